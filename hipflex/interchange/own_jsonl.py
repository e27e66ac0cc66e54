"""Sets as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from hipflex.as_json.sets import KEYS, set_from_json
from hipflex.as_json.text import loads
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.files import decoded
from hipflex.interchange.as_exported import OBJECT, set_of_object
from hipflex.interchange.format import Found, found
from hipflex.interchange.json_reader import first_key

BLANKS = " \t\r\n"


class OwnJsonl:
    """The format `jsonl`; a file without any set is empty."""

    name = "jsonl"

    def detect(self, head: str) -> bool:
        """Whether the text is empty or begins with an object that has a set's key first."""
        return not head or first_key(head) in KEYS

    def parse(self, file: BinaryIO) -> Iterator[Found]:
        """The set of each line that is not blank."""
        as_exported = OBJECT.fullmatch
        for number, data in enumerate(file, 1):
            line = decoded(data, number)
            if exported := as_exported(line):
                try:
                    yield number, set_of_object(exported)
                    continue
                except (Refused, ValueError):  # read as a whole, the line tells what is wrong with it
                    pass
            if line and not line.isspace():
                yield found(number, _set, line.rstrip(BLANKS))


def _set(line: str) -> PerformedSet:
    return set_from_json(loads(line))
