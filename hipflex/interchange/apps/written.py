"""The log as Strong and Hevy write theirs, so that what reads their files reads it: a row a set, or one side of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import count
from typing import BinaryIO

from hipflex.domain.exports import Moved
from hipflex.domain.measures import SetType
from hipflex.domain.performance import PerformedSet, Session
from hipflex.interchange.apps import hevy
from hipflex.interchange.dates import MONTHS
from hipflex.interchange.foreign import is_assisted
from hipflex.patterns import pattern

STRONG_COLUMNS = (
    *("Workout #", "Date", "Workout Name", "Duration (sec)", "Exercise Name", "Set Order", "Weight (kg)", "Reps"),
    *("RPE", "Distance (meters)", "Seconds", "Notes", "Workout Notes"),
)
HEVY_COLUMNS = (
    *("title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes"),
    *("set_index", "set_type", "weight_kg", "reps", "distance_km", "duration_seconds", "rpe"),
)
STRONG_TYPES = {SetType.WARMUP: "W", SetType.DROP: "D", SetType.FAILURE: "F"}
HEVY_TYPES = {type_: word for word, type_ in hevy.TYPES.items()}
ENGLISH_MONTHS = MONTHS["en"].title().split()
ROUND_GRAMS = 250  # a multiple of a quarter is taken for what it says
_LINE_END = pattern(r"\r\n|\r|\n")

Naming = Callable[[str], str]
"""What an exercise is called outside."""


def write_strong(sessions: Iterable[Session], name_of: Naming, out: BinaryIO) -> Moved:
    """Writes sessions, oldest first, in the form that Strong has for kilograms and metres: every cell is quoted."""
    moved = Moved()
    out.write(_strong_line(STRONG_COLUMNS).encode())
    for number, session in enumerate(sessions, 1):
        lasted = int((session.ended_at - session.started_at).total_seconds()) if session.ended_at else ""
        head = str(number), f"{_day(session.started_at)} {session.started_at:%H:%M:%S}", session.workout or ""
        for exercise, sets in _by_exercise(session, name_of, moved).items():
            for order, done in zip(_strong_orders(sets), sets, strict=True):
                cells = [*head, str(lasted), exercise, order, *_strong_amounts(done), _note(done), session.note or ""]
                out.write(_strong_line(cells).encode())
    return moved


def write_hevy(sessions: Iterable[Session], name_of: Naming, out: BinaryIO) -> Moved:
    """Writes sessions, newest first, in the form that Hevy has for kilograms and kilometres: texts alone are quoted."""
    moved = Moved()
    out.write((",".join(map(_quoted, HEVY_COLUMNS)) + "\n").encode())
    for session in sessions:
        ended = _hevy_moment(session.ended_at) if session.ended_at else ""
        texts = session.workout or "", _hevy_moment(session.started_at), ended, _one_line(session.note or "")
        head = ",".join(map(_quoted, texts))
        moved.cut += session.started_at.second > 0
        for exercise, sets in _by_exercise(session, name_of, moved).items():
            for index, done in enumerate(sets):
                note, type_ = _quoted(_one_line(_note(done))), _quoted(HEVY_TYPES[done.type])
                cells = [head, _quoted(exercise), "", note, str(index), type_, *_hevy_amounts(done)]
                out.write((",".join(cells) + "\n").encode())
    return moved


def _by_exercise(session: Session, name_of: Naming, moved: Moved) -> dict[str, list[PerformedSet]]:
    """The sets by what their exercise is called, the exercises in the order in which they come up."""
    found: dict[str, list[PerformedSet]] = {}
    for done in session.sets:
        name, grams = name_of(done.exercise), done.load.grams if done.load else 0
        if grams < 0 and not is_assisted(name):
            name = f"{name} (Assisted)"
            moved.assisted += 1
        elif grams > 0 and is_assisted(name):
            moved.as_help += 1
        moved.sides += done.side is not None
        moved.bands += done.band is not None
        found.setdefault(name, []).append(done)
    return found


def _note(done: PerformedSet) -> str:
    """The note of a set, behind what has no column: its side and its band."""
    parts = done.side.value if done.side else "", f"{done.band} band" if done.band else "", done.note
    return "; ".join(filter(None, parts))


def _strong_orders(sets: Sequence[PerformedSet]) -> Iterator[str]:
    """The numbers of working sets, and letters for the others."""
    numbers = count(1)
    return (STRONG_TYPES.get(done.type) or str(next(numbers)) for done in sets)


def _strong_amounts(done: PerformedSet) -> tuple[str, ...]:
    """Weight, reps, RPE, distance and seconds; Strong writes a decimal to all but the reps."""
    return (
        _kilograms(done.load.grams, has_decimal=True) if done.load else "",
        "" if done.reps is None else str(done.reps),
        "" if done.rpe is None else f"{done.rpe:g}",
        "" if done.distance_mm is None else str(done.distance_mm / 1000),
        "" if done.seconds is None else f"{done.seconds}.0",
    )


def _hevy_amounts(done: PerformedSet) -> tuple[str, ...]:
    """Weight, reps, distance, seconds and RPE."""
    return (
        _kilograms(done.load.grams) if done.load else "",
        "" if done.reps is None else str(done.reps),
        "" if done.distance_mm is None else f"{done.distance_mm / 1_000_000:.6f}".rstrip("0").rstrip("."),
        "" if done.seconds is None else str(done.seconds),
        "" if done.rpe is None else f"{done.rpe:g}",
    )


def _kilograms(grams: int, *, has_decimal: bool = False) -> str:
    """A mass to the gram: all decimals say so, as who reads 46.27 may take it for 102 lb that were rounded."""
    if grams % ROUND_GRAMS:
        return f"{abs(grams) / 1000:.3f}"
    whole = f"{abs(grams) / 1000:.15g}"
    return whole if "." in whole or not has_decimal else f"{whole}.0"


def _strong_line(cells: Iterable[str]) -> str:
    return ";".join(map(_quoted, cells)) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _one_line(text: str) -> str:
    r"""A text whose line ends are the two characters `\n`."""
    return _LINE_END.sub(r"\\n", text)


def _day(at: datetime) -> str:
    return f"{at.year:04}-{at:%m-%d}"  # not every system's %Y has four digits


def _hevy_moment(at: datetime) -> str:
    return f"{at.day} {ENGLISH_MONTHS[at.month - 1]} {at.year:04}, {at:%H:%M}"
