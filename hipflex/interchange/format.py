"""What a format is, and what comes out of a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import BinaryIO, Protocol, TypeVar

from hipflex.domain.imports import BadLine, Part, ReadSet, SetInParts
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.fields import shown

Logged = ReadSet | Session | CheckIn
"""What a file of a log holds."""

Found = tuple[int, Logged | Refused]
"""The line on which something begins, from 1, and what was logged there, or why that can't be told."""

Row = TypeVar("Row")


class Format(Protocol):
    """A way to write sets down in a text file."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    def detect(self, head: str) -> bool:
        """Whether a text that begins like this, blanks left out, is of this format."""

    def parse(self, file: BinaryIO) -> Iterator[Found]:
        """What a file holds, in its order; refuses one that can't be read on, or is no UTF-8."""


def found(line: int, read: Callable[[Row], Logged], row: Row) -> Found:
    """What `read` makes of a row, or why it makes nothing."""
    try:
        return line, read(row)
    except Refused as refusal:
        return line, refusal


class Reading:
    """A file that is read once, set by set; what else it holds, and what is bad in it, is known at its end.

    So are the local dates of its sets, how many there are of each exercise and of each type, and the sessions that it
    lists.
    """

    def __init__(self, name: str, results: Iterable[Found]) -> None:
        self.format = name
        self.bad: list[BadLine] = []
        self.check_ins: list[CheckIn] = []
        self.days: set[date] = set()
        self.by_exercise: dict[str, int] = defaultdict(int)
        self.listed: list[Session] = []
        self.types: dict[str, int] = defaultdict(int)
        self._results = results
        self._lines: dict[type, dict[str, int]] = {Session: {}, CheckIn: {}}
        self._spans: dict[str, _Span] = {}

    def sets(self) -> Iterator[ReadSet]:
        """The sets, but for those that clash with something earlier, which are bad."""
        spans, days = self._spans, self.days
        alike: dict[tuple[Part, Part], int] = defaultdict(int)
        # As bytes, lest each id keep the memory around it from use by what comes after the file was read.
        lines: dict[bytes, int] = {}
        for line, value in self._results:
            if isinstance(value, SetInParts):
                what = value.what[0].done
            elif isinstance(value, PerformedSet):
                what = value
            else:
                self._take(line, value)
                continue
            key, session, at = value.id.encode(), value.session, value.performed_at
            if lines.setdefault(key, line) != line:
                self._refuse_repeated(line, value.id, lines[key])
                continue
            span = spans.get(session)
            if span is None:
                span = spans[session] = _Span(what.workout, at)
            elif span.workout != what.workout:
                del lines[key]
                self._refuse_other_workout(line, session)
                continue
            if at is not span.newest:  # as the moment of a right side mostly is that of the left
                span.reach(at)
                days.add(at.date())
            if isinstance(value, SetInParts):
                alike[value.what[0], value.which[0]] += 1
            else:
                self._count(what.exercise, what.type, 1)
            yield value
        for (movement, place), sets in alike.items():
            self._count(movement.done.exercise, place.done.type, sets)

    def sessions(self) -> Iterator[Session]:
        """The sessions, also the finished ones that sets come without: from the earliest to the latest of these."""
        given = {session.id for session in self.listed}
        yield from self.listed
        for session, span in self._spans.items():
            if session not in given:
                yield Session(session, span.workout, span.first, span.last, State.FINISHED)

    def _count(self, exercise: str, type_: str, sets: int) -> None:
        self.by_exercise[exercise] += sets
        self.types[type_] += sets

    def _take(self, line: int, value: Refused | Session | CheckIn) -> None:
        """Takes what is no set, unless it clashes with something earlier."""
        if isinstance(value, Refused):
            self.bad.append(BadLine(line, str(value)))
            return
        lines = self._lines[type(value)]
        if value.id in lines:
            self._refuse_repeated(line, value.id, lines[value.id])
            return
        if isinstance(value, CheckIn):
            self.check_ins.append(value)
        elif self._spans.setdefault(value.id, _Span(value.workout, value.started_at)).workout == value.workout:
            self.listed.append(value)
        else:
            self._refuse_other_workout(line, value.id)
            return
        lines[value.id] = line

    def _refuse_repeated(self, line: int, its_id: str, earlier: int) -> None:
        self.bad.append(BadLine(line, f"the id {shown(its_id)} stands on line {earlier} already"))

    def _refuse_other_workout(self, line: int, session: str) -> None:
        self.bad.append(BadLine(line, f"the session {shown(session)} stands under another workout before"))


class _Span:
    """The workout of a session, and from when to when its sets were done; `newest` is the moment that came last."""

    __slots__ = ("first", "last", "newest", "workout")

    def __init__(self, workout: str | None, at: datetime) -> None:
        self.workout = workout
        self.first = self.last = at
        self.newest: datetime | None = None

    def reach(self, at: datetime) -> None:
        """Makes room for a moment."""
        self.newest = at
        if at > self.last:
            self.last = at
        elif at < self.first:
            self.first = at
