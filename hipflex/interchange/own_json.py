"""The whole log as one JSON document: sets, sessions, check-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from hipflex.as_json.sessions import check_in_from_json, session_from_json
from hipflex.as_json.sets import set_from_json
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.files import decoded
from hipflex.interchange.format import Found, Logged, found
from hipflex.interchange.json_reader import JsonReader, first_key
from hipflex.interchange.writing import VERSION

LISTS: Mapping[str, Callable[[object], Logged]] = {
    "sets": set_from_json,
    "sessions": session_from_json,
    "check_ins": check_in_from_json,
}
KEYS = ("hipflex", *LISTS)


class OwnJson:
    """The format `json`."""

    name = "json"

    def detect(self, head: str) -> bool:
        """Whether the text begins with an object that has a key of the document first."""
        return first_key(head) in KEYS

    def parse(self, file: BinaryIO) -> Iterator[Found]:
        """What the three lists hold."""
        reader = JsonReader(decoded(file.read()))
        missing = list(KEYS)
        for key in reader.members():
            if key not in missing:
                raise Refused(f"{'repeated' if key in KEYS else 'unknown'} key {shown(key)} in the document")
            missing.remove(key)
            if key == "hipflex":
                _check(reader.value())
            else:
                for line, row in reader.items():
                    yield found(line, LISTS[key], row)
        reader.end()
        if missing:
            raise Refused(f"the key {missing[0]!r} is missing in the document")


def _check(version: object) -> None:
    if version is True or version != VERSION:
        raise Refused(f"this is an export of version {shown(version)}; this hipflex reads version {VERSION}")
