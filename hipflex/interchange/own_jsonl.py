"""Sets as JSON, one a line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from hipflex.as_json.sets import KEYS, set_from_json
from hipflex.as_json.text import escaped, loads
from hipflex.domain.imports import BadLine
from hipflex.domain.performance import PerformedSet
from hipflex.interchange.format import Found, found
from hipflex.interchange.json_reader import first_key

LINE_END = "\n"


class OwnJsonl:
    """The format `jsonl`; a file without any set is empty."""

    name = "jsonl"

    def detect(self, head: str) -> bool:
        """Whether the text is empty or begins with an object that has a set's key first."""
        return not head or first_key(head) in KEYS

    def parse(self, text: str) -> Iterator[Found | BadLine]:
        """The set of each line that is not blank."""
        for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
            if line.strip():
                yield found(number, _set, line)


def write_jsonl(sets: Iterable[Sequence[str]], out: TextIO) -> None:
    """Writes batches of sets, each a JSON object, as they come; `out` must leave line ends alone."""
    out.writelines(f"{escaped(LINE_END.join(lines))}\n" for lines in sets)


def _set(line: str) -> PerformedSet:
    return set_from_json(loads(line))
