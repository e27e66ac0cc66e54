"""What a format is, and what comes out of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from hipflex.domain.imports import BadLine
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.value_classes import dataclass

Logged = PerformedSet | Session | CheckIn
"""What a file of a log holds."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Found:
    """What was logged, and the line on which it begins, from 1."""

    line: int
    value: Logged


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds; each set with its line, and the sessions of all sets. Only `json` carries check-ins."""

    format: str
    sets: tuple[tuple[int, PerformedSet], ...]
    sessions: tuple[Session, ...]
    check_ins: tuple[CheckIn, ...]
    bad: tuple[BadLine, ...]


class Format(Protocol):
    """A way to write sets down in a text file."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    def detect(self, head: str) -> bool:
        """Whether a text that begins like this, blanks left out, is of this format."""

    def parse(self, text: str) -> Iterator[Found | BadLine]:
        """What a text holds, in its order; refuses a text that can't be read on."""


def found(line: int, read: Callable[[Row], Logged], row: Row) -> Found | BadLine:
    """What `read` makes of a row, or why it makes nothing."""
    try:
        return Found(line, read(row))
    except Refused as refusal:
        return BadLine(line, str(refusal))


def collected(name: str, results: Iterable[Found | BadLine]) -> Parsed:
    """All that a file holds, by sort; what clashes with something earlier is bad."""
    good: list[Found] = []
    bad: list[BadLine] = []
    earlier = _Earlier({}, {})
    for result in results:
        if isinstance(result, BadLine):
            bad.append(result)
        elif reason := earlier.clash(result):
            bad.append(BadLine(result.line, reason))
        else:
            good.append(result)
    sets = tuple((one.line, one.value) for one in good if isinstance(one.value, PerformedSet))
    sessions = [one.value for one in good if isinstance(one.value, Session)]
    without = _by_session(done for _, done in sets)
    for session in sessions:
        without.pop(session.id, None)
    return Parsed(
        format=name,
        sets=sets,
        sessions=(*sessions, *map(_made_up, without.values())),
        check_ins=tuple(one.value for one in good if isinstance(one.value, CheckIn)),
        bad=tuple(bad),
    )


def _by_session(sets: Iterable[PerformedSet]) -> dict[str, list[PerformedSet]]:
    by_session: dict[str, list[PerformedSet]] = {}
    for performed in sets:
        by_session.setdefault(performed.session, []).append(performed)
    return by_session


def _made_up(sets: list[PerformedSet]) -> Session:
    """The finished session of sets that came without it, from the earliest to the latest."""
    moments = [performed.performed_at for performed in sets]
    return Session(sets[0].session, sets[0].workout, min(moments), max(moments), State.FINISHED)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What a file has held so far: the line of each id, the workout of each session."""

    lines: dict[tuple[type, str], int]
    workouts: dict[str, str | None]

    def clash(self, new: Found) -> str | None:
        """Why something can't stand beside what came before, which it joins if it can."""
        value = new.value
        key = (type(value), value.id)
        if key in self.lines:
            return f"the id {shown(value.id)} stands on line {self.lines[key]} already"
        if not isinstance(value, CheckIn):
            session = value.id if isinstance(value, Session) else value.session
            if self.workouts.setdefault(session, value.workout) != value.workout:
                return f"the session {shown(session)} stands under another workout before"
        self.lines[key] = new.line
        return None
