"""One line of a workout, or a set of a log, as a value: what a person may say."""

from __future__ import annotations

from hipflex.domain.measures import Load, Measure, SetType, Side, Unit
from hipflex.value_classes import dataclass, field


@dataclass(frozen=True, slots=True)
class SetEntry:
    """`count` sets of one amount each.

    `amount` is in reps, seconds or millimetres, as `measure` says; `took_s` is the time that reps or a distance took,
    where it was given too. With `side` both are that side's; `right` is set for an amount given as left/right, and
    `amount` is then the left one. `load` and `band` are None where none was given; a load of zero grams means none,
    said aloud. `unit` is the one that the load was written in, which makes no difference to what was done.
    """

    measure: Measure
    amount: int
    count: int = 1
    took_s: int | None = None
    right: int | None = None
    right_took_s: int | None = None
    side: Side | None = None
    load: Load | None = None
    band: str | None = None
    type: SetType = SetType.WORKING
    rpe: float | None = None
    unit: Unit | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Accept:
    """An empty line: the aim shown, with the load in force."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Pass over this set, or the rest of this exercise; `because` is the reason, where one was given."""

    exercise: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """Do another movement for the remaining sets of this exercise."""

    name: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back this workout's last line."""


@dataclass(frozen=True, slots=True)
class Add:
    """One more set of this exercise: to be done, or done as the entry says."""

    entry: SetEntry | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark kept with the session."""

    text: str


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Warm up before all that is to be done, as long as nothing is done yet."""


@dataclass(frozen=True, slots=True)
class Finish:
    """End the workout here, with the sets it has."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the workout open."""


Line = SetEntry | Accept | Skip | Swap | Undo | Add | WarmUp | Note | Finish | Quit
"""One line of a workout."""
