"""Sets as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import BinaryIO

from hipflex.as_json.sets import KEYS, set_from_json
from hipflex.as_json.text import loads
from hipflex.domain.imports import BadLine, Part, SetInParts
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.fields import MOST_KEPT
from hipflex.files import decoded
from hipflex.interchange.format import Found, found
from hipflex.interchange.json_reader import first_key
from hipflex.patterns import pattern

BLANKS = " \t\r\n"

_ID = r'"([ !#-\[\]-~]+)"'
_TEXT = r'"[^"\\\x00-\x1f]*(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*)*"'
_WORD = rf"(?:null|{_TEXT})"
_NUMBER = r"(?:null|-?[0-9]+(?:\.[0-9]+)?)"
_MOMENT = r'"([12][0-9]{3}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))"'
_AS_EXPORTED = pattern(
    rf'\{{"id": {_ID}, "session": {_ID}, ("workout": {_WORD}, "exercise": {_TEXT}, "kind": {_TEXT}),'
    rf' "performed_at": {_MOMENT}, ("set": {_NUMBER}, "type": {_TEXT}, "side": {_WORD}),'
    rf' ("reps": {_NUMBER}, "seconds": {_NUMBER}, "metres": {_NUMBER}, "load_kg": {_NUMBER}),'
    rf' ("band": {_WORD}, "rpe": {_NUMBER}, "note": {_WORD}, "source": {_TEXT}, "target": .*)\}}'
)
_MADE = '{{"id": "-", "session": "-", {}, "performed_at": "2000-01-01T00:00:00Z", {}, {}, {}}}'
_OF_ANYTHING = (
    '"workout": null, "exercise": "-", "kind": "exercise"',
    '"set": 1, "type": "working", "side": null',
    '"band": null, "rpe": null, "note": null, "source": "-", "target": null',
)
_ANY_AMOUNT = '"reps": 1, "seconds": null, "metres": null, "load_kg": null'


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


def _set(line: str) -> PerformedSet | SetInParts:
    if exported := _AS_EXPORTED.fullmatch(line):
        set_id, session, movement, moment, place, amount, rest = exported.groups()
        try:
            at, what = datetime.fromisoformat(moment), _what(movement, place, rest)
            return SetInParts(set_id, session, at, what, _amount(amount))
        except ValueError:  # read as a whole, the line tells what is wrong with it
            pass
    return set_from_json(loads(line))


# What stands in a part has no bearing on the other, and a habit repeats both.
@lru_cache(MOST_KEPT)
def _what(movement: str, place: str, rest: str) -> Part:
    return _part(movement, place, _ANY_AMOUNT, rest)


@lru_cache(MOST_KEPT)
def _amount(amount: str) -> Part:
    movement, place, rest = _OF_ANYTHING
    return _part(movement, place, amount, rest)


def _part(*texts: str) -> Part:
    try:
        return Part(set_from_json(loads(_MADE.format(*texts))))
    except Refused as refusal:
        raise ValueError from refusal
