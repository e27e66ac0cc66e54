"""What a format is, and what comes out of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hipflex.domain.performance import CheckIn, PerformedSet, Session
from hipflex.errors import Refused
from hipflex.fields import shown

Entry = PerformedSet | Session | CheckIn
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and the line it begins on, from 1."""

    line: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that holds no entry, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds; each set with its line. Only `json` carries sessions and check-ins."""

    format: str
    sets: tuple[tuple[int, PerformedSet], ...]
    sessions: tuple[Session, ...]
    check_ins: tuple[CheckIn, ...]
    bad: tuple[Bad, ...]


class Format(Protocol):
    """A way to write sets down in a text file."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    def detect(self, head: str) -> bool:
        """Whether a text that begins like this, blanks left out, is of this format."""

    def parse(self, text: str) -> Iterator[Found | Bad]:
        """The entries of a text in their order; refuses a text that can't be read on."""


def found(line: int, read: Callable[[Row], Entry], row: Row) -> Found | Bad:
    """The entry that `read` makes of a row, or why it makes none."""
    try:
        return Found(line, read(row))
    except Refused as refusal:
        return Bad(line, str(refusal))


def collected(name: str, results: Iterable[Found | Bad]) -> Parsed:
    """All that a file holds, by sort; what clashes with an earlier entry is bad."""
    good: list[Found] = []
    bad: list[Bad] = []
    earlier = _Earlier({}, {})
    for result in results:
        if isinstance(result, Bad):
            bad.append(result)
        elif reason := earlier.clash(result):
            bad.append(Bad(result.line, reason))
        else:
            good.append(result)
    return Parsed(
        format=name,
        sets=tuple((one.line, one.entry) for one in good if isinstance(one.entry, PerformedSet)),
        sessions=tuple(one.entry for one in good if isinstance(one.entry, Session)),
        check_ins=tuple(one.entry for one in good if isinstance(one.entry, CheckIn)),
        bad=tuple(bad),
    )


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The entries of a file so far: the line of each id, the workout of each session."""

    lines: dict[tuple[type, str], int]
    workouts: dict[str, str | None]

    def clash(self, new: Found) -> str | None:
        """Why an entry can't stand beside the earlier ones, which it joins if it can."""
        entry = new.entry
        key = (type(entry), entry.id)
        if key in self.lines:
            return f"the id {shown(entry.id)} stands on line {self.lines[key]} already"
        if not isinstance(entry, CheckIn):
            session = entry.id if isinstance(entry, Session) else entry.session
            if self.workouts.setdefault(session, entry.workout) != entry.workout:
                return f"the session {shown(session)} stands under another workout before"
        self.lines[key] = new.line
        return None
