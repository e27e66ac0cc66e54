"""Sets as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import BinaryIO

from hipflex.as_json.sets import KEYS, set_from_json
from hipflex.as_json.text import loads
from hipflex.domain.imports import BadLine
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.fields import MOMENT, MOST_KEPT
from hipflex.files import decoded
from hipflex.interchange.format import Found, found
from hipflex.interchange.json_reader import first_key
from hipflex.patterns import pattern

BLANKS = " \t\r\n"

_PLAIN = r"[ !#-\[\]-~]+"
_AS_EXPORTED = pattern(rf'\{{"id": "({_PLAIN})", "session": "({_PLAIN})", (.*?"performed_at": ")({_PLAIN})(".*)')
_OF_EACH = {"id", "session", "performed_at"}


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


def _set(line: str) -> PerformedSet:
    if exported := _AS_EXPORTED.fullmatch(line):
        set_id, session, before, performed_at, after = exported.groups()
        try:
            return _habitual(before, after)(id=set_id, session=session, performed_at=MOMENT.of_text(performed_at))
        except Refused:
            pass  # read as a whole, the line tells what is wrong with it
    return set_from_json(loads(line))


@lru_cache(MOST_KEPT)
def _habitual(before: str, after: str) -> partial[PerformedSet]:
    """What a line says beside its ids and its moment, which a habit repeats; read with others in their place."""
    done = set_from_json(loads(f'{{"id": "-", "session": "-", {before}2000-01-01T00:00:00Z{after}'))
    return partial(PerformedSet, **{i: getattr(done, i) for i in PerformedSet.__match_args__ if i not in _OF_EACH})
