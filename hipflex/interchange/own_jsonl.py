"""Sets as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, TextIO

from hipflex.as_json.sets import KEYS, set_from_json
from hipflex.as_json.text import escaped, loads
from hipflex.domain.imports import BadLine
from hipflex.domain.performance import PerformedSet
from hipflex.files import decoded
from hipflex.interchange.format import Found, found
from hipflex.interchange.json_reader import first_key

LINE_END = "\n"
BLANKS = " \t\r\n"


class OwnJsonl:
    """The format `jsonl`; a file without any set is empty."""

    name = "jsonl"

    def detect(self, head: str) -> bool:
        """Whether the text is empty or begins with an object that has a set's key first."""
        return not head or first_key(head) in KEYS

    def parse(self, file: BinaryIO) -> Iterator[Found | BadLine]:
        """The set of each line that is not blank."""
        for number, data in enumerate(file, 1):
            line = decoded(data, number)
            if line.strip():
                yield found(number, _set, line.rstrip(BLANKS))


def write_jsonl(sets: Iterable[Sequence[str]], out: TextIO) -> None:
    """Writes batches of sets, each a JSON object, as they come; `out` must leave line ends alone."""
    out.writelines(f"{escaped(LINE_END.join(lines))}\n" for lines in sets)


def _set(line: str) -> PerformedSet:
    return set_from_json(loads(line))
