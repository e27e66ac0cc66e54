"""The pace of repetitions: which part of which one a second belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from hipflex.domain.dose import Dose
from hipflex.value_classes import dataclass

LIFT, LOWER, PAUSE = "lift", "lower", "pause"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a repetition: what it is called, its seconds, and from where to where it goes, as shares of the way."""

    name: str
    seconds: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in repetitions: which one from 0, its part, and how many seconds of that have gone by."""

    rep: int
    part: Part
    into: float

    @property
    def way(self) -> float:
        """The share of the way."""
        return self.part.start + (self.part.end - self.part.start) * self.into / self.part.seconds


def instant(parts: Iterable[Part], spent: float) -> Instant:
    """Where somebody is who has repeated some parts for so many seconds."""
    rep, into = divmod(spent, sum(part.seconds for part in parts))
    for part in parts:
        if into < part.seconds:
            return Instant(int(rep), part, into)
        into -= part.seconds
    raise AssertionError("a moment lies in one of the parts")


@dataclass(frozen=True, slots=True)
class Beat:
    """One second of a repetition: the part it belongs to, and how many seconds of that part are left with it."""

    rep: int
    part: str
    left: int
    first: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """The parts of a repetition between the bottom, 0, and the top, 1, and how many repetitions there are at most."""

    parts: tuple[Part, ...]
    reps: int

    @property
    def rep_s(self) -> int:
        """How long one repetition takes."""
        return sum(part.seconds for part in self.parts)

    @property
    def total_s(self) -> int:
        """How long all of them take."""
        return self.rep_s * self.reps

    def beat(self, left: int) -> Beat:
        """What the second is for that has `left` seconds with it and after it."""
        at = self._instant(left)
        return Beat(at.rep + 1, at.part.name, at.part.seconds - int(at.into), first=at.into == 0)

    def height(self, left: float) -> float:
        """How far up somebody is with `left` seconds to go, from 0 at the bottom to 1 on top."""
        return self._instant(left).way

    def _instant(self, left: float) -> Instant:
        return instant(self.parts, max(self.total_s - left, 0))


def up_and_down(
    lift_s: int, top_s: int, lower_s: int, bottom_s: int = 0, *, from_the_top: bool = False
) -> tuple[Part, ...]:
    """The parts of a repetition that take time, the first of them the lift or, from the top, what lowers."""
    lifting = (Part(LIFT, lift_s, 0.0, 1.0), Part(PAUSE, top_s, 1.0, 1.0))
    lowering = (Part(LOWER, lower_s, 1.0, 0.0), Part(PAUSE, bottom_s, 0.0, 0.0))
    parts = (*lowering, *lifting) if from_the_top else (*lifting, *lowering)
    return tuple(part for part in parts if part.seconds)


def pace(dose: Dose, *, from_the_top: bool = False) -> Pace | None:
    """The pace of a dose of repetitions that has a tempo; the first part lifts, or lowers from the top.

    A dose that says nothing of a pause on top, but asks for a hold there, gets the hold.
    """
    tempo = dose.tempo
    if tempo is None or dose.reps is None:
        return None
    top_s = tempo.top or (dose.hold.low if dose.hold else 0)
    parts = up_and_down(tempo.concentric, top_s, tempo.eccentric, tempo.pause, from_the_top=from_the_top)
    return Pace(parts, dose.reps.high) if parts else None
