"""The pace of repetitions: which part of which one a second belongs to."""

from __future__ import annotations

from hipflex.domain.dose import Dose
from hipflex.value_classes import dataclass

LIFT, LOWER, PAUSE = "lift", "lower", "pause"


@dataclass(frozen=True, slots=True)
class Beat:
    """One second of a repetition: the part it belongs to, and how many seconds of that part are left with it."""

    rep: int
    part: str
    left: int
    first: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """The parts of a repetition with their seconds, and how many repetitions there are at most."""

    parts: tuple[tuple[str, int], ...]
    reps: int

    @property
    def rep_s(self) -> int:
        """How long one repetition takes."""
        return sum(seconds for _, seconds in self.parts)

    @property
    def total_s(self) -> int:
        """How long all of them take."""
        return self.rep_s * self.reps

    def beat(self, left: int) -> Beat:
        """What the second is for that has `left` seconds with it and after it."""
        rep, into = divmod(max(self.total_s - left, 0), self.rep_s)
        for part, seconds in self.parts:
            if into < seconds:
                return Beat(rep + 1, part, seconds - into, first=into == 0)
            into -= seconds
        raise AssertionError("a second lies in one of the parts")

    def height(self, left: float) -> float:
        """How far up somebody is with `left` seconds to go, from 0 at the bottom to 1 on top; pauses stay there."""
        into = max(self.total_s - left, 0) % self.rep_s
        first = next((part for part, _ in self.parts if part != PAUSE), LOWER)
        height = 0.0 if first == LIFT else 1.0
        for part, seconds in self.parts:
            share = min(into / seconds, 1.0)
            if part != PAUSE:
                height = share if part == LIFT else 1.0 - share
            if into < seconds:
                break
            into -= seconds
        return height


def pace(dose: Dose, *, from_the_top: bool = False) -> Pace | None:
    """The pace of a dose of repetitions that has a tempo; the first part lifts, or lowers from the top.

    A dose that says nothing of a pause on top, but asks for a hold there, gets the hold.
    """
    if dose.tempo is None or dose.reps is None:
        return None
    top = dose.tempo.top or (dose.hold.low if dose.hold else 0)
    lifting = ((LIFT, dose.tempo.concentric), (PAUSE, top))
    lowering = ((LOWER, dose.tempo.eccentric), (PAUSE, dose.tempo.pause))
    parts = (*lowering, *lifting) if from_the_top else (*lifting, *lowering)
    taking_time = tuple((part, seconds) for part, seconds in parts if seconds)
    return Pace(taking_time, dose.reps.high) if taking_time else None
