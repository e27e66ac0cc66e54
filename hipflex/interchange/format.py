"""What a format is, and what comes out of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import BinaryIO, Protocol, TypeVar

from hipflex.domain.imports import BadLine, ReadSet, SetInParts
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.value_classes import dataclass

Logged = ReadSet | Session | CheckIn
"""What a file of a log holds."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Found:
    """What was logged, and the line on which it begins, from 1."""

    line: int
    value: Logged


class Format(Protocol):
    """A way to write sets down in a text file."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    def detect(self, head: str) -> bool:
        """Whether a text that begins like this, blanks left out, is of this format."""

    def parse(self, file: BinaryIO) -> Iterator[Found | BadLine]:
        """What a file holds, in its order; refuses one that can't be read on, or is no UTF-8."""


def found(line: int, read: Callable[[Row], Logged], row: Row) -> Found | BadLine:
    """What `read` makes of a row, or why it makes nothing."""
    try:
        return Found(line, read(row))
    except Refused as refusal:
        return BadLine(line, str(refusal))


class Reading:
    """A file that is read once, set by set; what else it holds, and what is bad in it, is known at its end."""

    def __init__(self, name: str, results: Iterable[Found | BadLine]) -> None:
        self.format = name
        self.bad: list[BadLine] = []
        self.check_ins: list[CheckIn] = []
        self._results = results
        self._sessions: list[Session] = []
        self._spans: dict[str, _Span] = {}

    def sets(self) -> Iterator[ReadSet]:
        """The sets, but for those that clash with something earlier, which are bad."""
        earlier = _Earlier()
        for result in self._results:
            if isinstance(result, BadLine):
                self.bad.append(result)
            elif reason := earlier.clash(result):
                self.bad.append(BadLine(result.line, reason))
            elif isinstance(value := result.value, Session):
                self._sessions.append(value)
            elif isinstance(value, CheckIn):
                self.check_ins.append(value)
            else:
                self._extend(value)
                yield value

    def sessions(self) -> Iterator[Session]:
        """The sessions, also the finished ones that sets come without: from the earliest to the latest of these."""
        given = {session.id for session in self._sessions}
        yield from self._sessions
        for session, span in self._spans.items():
            if session not in given:
                yield Session(session, span.workout, span.first, span.last, State.FINISHED)

    def _extend(self, done: ReadSet) -> None:
        at, span = done.performed_at, self._spans.get(done.session)
        if span is None:
            self._spans[done.session] = _Span(done.workout, at, at)
        elif at > span.last:
            span.last = at
        elif at < span.first:
            span.first = at


@dataclass(slots=True)
class _Span:
    """The workout of the sets of a session, and from when to when they were done."""

    workout: str | None
    first: datetime
    last: datetime


class _Earlier:
    """What a file has held so far: the line of each id, the workout of each session."""

    def __init__(self) -> None:
        # As bytes, lest each id keep the memory around it from use by what comes after the file was read.
        sets: dict[bytes, int] = {}
        self._lines: dict[type, dict[bytes, int]] = {PerformedSet: sets, SetInParts: sets, Session: {}, CheckIn: {}}
        self._workouts: dict[str, str | None] = {}

    def clash(self, new: Found) -> str | None:
        """Why something can't stand beside what came before, which it joins if it can."""
        value, lines = new.value, self._lines[type(new.value)]
        key = value.id.encode()
        if key in lines:
            return f"the id {shown(value.id)} stands on line {lines[key]} already"
        if not isinstance(value, CheckIn):
            session, workout = value.id if isinstance(value, Session) else value.session, value.workout
            if self._workouts.setdefault(session, workout) != workout:
                return f"the session {shown(session)} stands under another workout before"
        lines[key] = new.line
        return None
