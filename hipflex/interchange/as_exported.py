"""Sets exactly as our own exports write them, read in parts: a habit repeats nearly all of these.

What is written otherwise is read as a whole, which also tells what is wrong with it.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import cast

from hipflex.as_json.sets import set_from_row
from hipflex.as_json.text import loads
from hipflex.domain.imports import Part, SetInParts
from hipflex.fields import IDENTIFIER, MOMENT, REMARK, Row
from hipflex.interchange.writing import COLUMNS
from hipflex.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

MOST_PARTS = 8192

_ID = r'"([ !#-\[\]-~]+)"'
_TEXT = r'"[^"\\\x00-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*+)*+"'
_WORD = rf"(?:null|{_TEXT})"
_NUMBER = r"[a-z0-9.-]*+"  # null too; what else stands there, the value of its part tells
_MOMENT = r'"([12][0-9]{3}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))"'
_TARGET = r'(?:null|\{[^"{}]*+(?:"[^"\\\x00-\x1f]*+"[^"{}]*+)*+\})'
OBJECT = pattern(
    rf'\{{"id": {_ID}, "session": {_ID}, ("workout": {_WORD}, "exercise": {_TEXT}, "kind": {_TEXT}),'
    rf' "performed_at": {_MOMENT}, ("set": {_NUMBER}, "type": {_TEXT}, "side": {_WORD}),'
    rf' ("reps": {_NUMBER}, "seconds": {_NUMBER}, "metres": {_NUMBER}), ("load_kg": {_NUMBER}, "band": {_WORD}),'
    rf' ("rpe": {_NUMBER}), "note": ({_WORD}), ("source": {_TEXT}, "target": {_TARGET})\}}[ \t\r\n]*'
)
"""A set as JSON, in one line, and the blanks behind it."""

ANY: Mapping[str, object] = {
    "id": "-",
    "session": "-",
    "workout": None,
    "exercise": "-",
    "kind": "exercise",
    "performed_at": "2000-01-01T00:00:00Z",
    "set": 1,
    "type": "working",
    "side": None,
    "reps": 1,
    "seconds": None,
    "metres": None,
    "load_kg": None,
    "band": None,
    "rpe": None,
    "note": None,
    "source": "-",
    "target": None,
}
"""What stands in a part has no bearing on the others, which may be any."""


def set_of_object(found: re.Match[str]) -> SetInParts:
    """The set of what `OBJECT` matches; raises Refused or ValueError, where as a whole it would be refused."""
    set_id, session, movement, moment, place, measures, resistance, effort, note, origin = found.groups()
    return SetInParts(
        set_id,
        session,
        _moment(moment),
        None if note == "null" else REMARK.from_json(loads(note)),
        (_part(movement), _part(origin)),
        (_part(place), _part(effort)),
        (_part(measures), _part(resistance)),
    )


def set_of_cells(cells: Sequence[str]) -> SetInParts:
    """The set of the cells of `COLUMNS`; raises Refused or Misfit, where as a whole it would be refused."""
    set_id, session, workout, exercise, kind, moment, number, type_, side, *others = cells
    reps, seconds, metres, load, band, rpe, note, source = others
    return SetInParts(
        IDENTIFIER.of_text(set_id),
        _identifier(session),
        _moment_of_cell(moment),
        REMARK.of_text(note),
        (_of_cells("workout", workout, exercise, kind), _of_cells("source", source)),
        (_of_cells("set", number, type_, side), _of_cells("rpe", rpe)),
        (_of_cells("reps", reps, seconds, metres), _of_cells("load_kg", load, band)),
    )


# One value for the moment of both sides.
_moment = lru_cache(1)(datetime.fromisoformat)
_moment_of_cell = lru_cache(1)(MOMENT.of_text)
_identifier = lru_cache(1)(IDENTIFIER.of_text)


@lru_cache(MOST_PARTS)
def _part(text: str) -> Part:
    members = cast("dict[str, object]", loads(f"{{{text}}}"))
    return Part(set_from_row(Row({**ANY, **members})))


@lru_cache(MOST_PARTS)
def _of_cells(first: str, *cells: str) -> Part:
    """The part whose cells begin with a column."""
    at = COLUMNS.index(first)
    named = dict(zip(COLUMNS[at:], cells, strict=False))
    return Part(set_from_row(Row({**_ANY_CELLS, **named}, in_cells=True)))


_ANY_CELLS = {name: "" if value is None else str(value) for name, value in ANY.items()}
