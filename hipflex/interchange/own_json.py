"""The whole log as one JSON document: sets, sessions, check-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from hipflex.as_json.sessions import check_in_from_json, session_from_json
from hipflex.as_json.sets import set_from_json
from hipflex.domain.imports import SetInParts
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.files import decoded
from hipflex.interchange.as_exported import OBJECT, set_of_object
from hipflex.interchange.format import Found, Logged, found
from hipflex.interchange.json_reader import JsonReader, first_key
from hipflex.interchange.writing import VERSION

LISTS: Mapping[str, Callable[[object], Logged]] = {
    "sets": set_from_json,
    "sessions": session_from_json,
    "check_ins": check_in_from_json,
}
KEYS = ("hipflex", *LISTS)
AT_ONCE = 1 << 18


class OwnJson:
    """The format `json`."""

    name = "json"

    def detect(self, head: str) -> bool:
        """Whether the text begins with an object that has a key of the document first."""
        return first_key(head) in KEYS

    def parse(self, file: BinaryIO) -> Iterator[Found]:
        """What the three lists hold."""
        reader = JsonReader(_pieces(file))
        missing = list(KEYS)
        for key in reader.members():
            if key not in missing:
                raise Refused(f"{'repeated' if key in KEYS else 'unknown'} key {shown(key)} in the document")
            missing.remove(key)
            if key == "hipflex":
                _check(reader.value())
            else:
                for line, row in reader.items(_as_exported if key == "sets" else _nothing):
                    yield (line, row) if isinstance(row, SetInParts) else found(line, LISTS[key], row)
        reader.end()
        if missing:
            raise Refused(f"the key {missing[0]!r} is missing in the document")


def _pieces(file: BinaryIO) -> Iterator[str]:
    """The text, which is cut at line ends."""
    line = 1
    while data := file.read(AT_ONCE):
        data += file.readline()
        yield decoded(data, line)
        line += data.count(b"\n")


def _as_exported(text: str, start: int) -> tuple[SetInParts, int] | None:
    exported = OBJECT.match(text, start)
    try:
        return (set_of_object(exported), exported.end()) if exported else None
    except (Refused, ValueError):  # read as a whole, it tells what is wrong with it
        return None


def _nothing(_text: str, _start: int) -> None:
    """Sessions and self-checks, which are few, are read as a whole."""


def _check(version: object) -> None:
    if version is True or version != VERSION:
        raise Refused(f"this is an export of version {shown(version)}; this hipflex reads version {VERSION}")
