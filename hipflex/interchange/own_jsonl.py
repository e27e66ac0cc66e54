"""Sets as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import BinaryIO

from hipflex.as_json.sets import KEYS, set_from_json
from hipflex.as_json.text import loads
from hipflex.domain.imports import Part, SetInParts
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.fields import MOST_KEPT, REMARK
from hipflex.files import decoded
from hipflex.interchange.format import Found, found
from hipflex.interchange.json_reader import first_key
from hipflex.patterns import pattern

BLANKS = " \t\r\n"

_ID = r'"([ !#-\[\]-~]+)"'
_TEXT = r'"[^"\\\x00-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*+)*+"'
_WORD = rf"(?:null|{_TEXT})"
_NUMBER = r"[a-z0-9.-]*+"  # null too; what else stands there, the value of its part tells
_MOMENT = r'"([12][0-9]{3}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))"'
_AS_EXPORTED = pattern(
    rf'\{{"id": {_ID}, "session": {_ID}, ("workout": {_WORD}, "exercise": {_TEXT}, "kind": {_TEXT}),'
    rf' "performed_at": {_MOMENT}, ("set": {_NUMBER}, "type": {_TEXT}, "side": {_WORD}),'
    rf' ("reps": {_NUMBER}, "seconds": {_NUMBER}, "metres": {_NUMBER}, "load_kg": {_NUMBER}),'
    rf' ("band": {_WORD}, "rpe": {_NUMBER}), "note": ({_WORD}), ("source": {_TEXT}, "target": .*)\}}[ \t\r\n]*'
)
_MADE = '{{"id": "-", "session": "-", {}, "performed_at": "2000-01-01T00:00:00Z", {}, {}, {}, "note": null, {}}}'
_ANYTHING = (
    '"workout": null, "exercise": "-", "kind": "exercise"',
    '"set": 1, "type": "working", "side": null',
    '"band": null, "rpe": null',
    '"source": "-", "target": null',
)
_ANY_AMOUNT = '"reps": 1, "seconds": null, "metres": null, "load_kg": null'


class OwnJsonl:
    """The format `jsonl`; a file without any set is empty."""

    name = "jsonl"

    def detect(self, head: str) -> bool:
        """Whether the text is empty or begins with an object that has a set's key first."""
        return not head or first_key(head) in KEYS

    def parse(self, file: BinaryIO) -> Iterator[Found]:
        """The set of each line that is not blank."""
        as_exported = _AS_EXPORTED.fullmatch
        for number, data in enumerate(file, 1):
            line = decoded(data, number)
            if exported := as_exported(line):
                set_id, session, movement, moment, place, amount, effort, note, origin = exported.groups()
                try:
                    what = _what(movement, place, effort, origin)
                    said = None if note == "null" else _note(note)
                    yield number, SetInParts(set_id, session, _moment(moment), said, what, _amount(amount))
                    continue
                except (Refused, ValueError):  # read as a whole, the line tells what is wrong with it
                    pass
            if line and not line.isspace():
                yield found(number, _set, line.rstrip(BLANKS))


def _set(line: str) -> PerformedSet:
    return set_from_json(loads(line))


def _note(text: str) -> str | None:
    return REMARK.from_json(loads(text))


_moment = lru_cache(1)(datetime.fromisoformat)  # one value for the moment of both sides


# What stands in a part has no bearing on the others, and a habit repeats these two.
@lru_cache(MOST_KEPT)
def _what(movement: str, place: str, effort: str, origin: str) -> Part:
    return _part(movement, place, _ANY_AMOUNT, effort, origin)


@lru_cache(MOST_KEPT)
def _amount(amount: str) -> Part:
    movement, place, effort, origin = _ANYTHING
    return _part(movement, place, amount, effort, origin)


def _part(*texts: str) -> Part:
    return Part(set_from_json(loads(_MADE.format(*texts))))
