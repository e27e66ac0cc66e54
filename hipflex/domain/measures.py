"""The plain words and numbers of a set: units, types, sides, loads in grams, ranges, tempo."""

from __future__ import annotations

from enum import StrEnum

from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

HEAVIEST_GRAMS = 2_000_000  # more is a slip: nobody ever lifted it
EPLEY_REPS = range(2, 13)
"""The repetitions of a set that Epley's formula estimates a maximum of."""
ENOUGH_SETS = 6
"""So many strength sets fill a day, whatever was due."""


class Unit(StrEnum):
    """The unit a load is written in; stored loads are always grams."""

    KG = "kg"
    LB = "lb"


class Measure(StrEnum):
    """What a set of a movement is counted in."""

    REPS = "reps"
    TIME = "time"
    DISTANCE = "distance"


class SetType(StrEnum):
    """What a set is for; warm-up sets never count."""

    WORKING = "working"
    WARMUP = "warmup"
    DROP = "drop"
    FAILURE = "failure"


class Side(StrEnum):
    """The side of the body that did a set."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, order=True)
class Load:
    """An added mass in whole grams; negative is assistance, zero is no load at all."""

    grams: int

    @classmethod
    def of(cls, number: Decimal, unit: Unit) -> Load:
        """The load of `number` kilograms or pounds, to the nearest gram (half up)."""
        from hipflex.domain.masses import GRAMS_PER_KILOGRAM, GRAMS_PER_POUND, whole

        return cls(whole(number * (GRAMS_PER_KILOGRAM if unit is Unit.KG else GRAMS_PER_POUND)))

    @property
    def kilograms(self) -> int | float:
        """The load in kilograms, whole where it is whole."""
        return thousandths(self.grams)


def thousandths(number: int) -> int | float:
    """A number of thousandths (grams, millimetres) in its whole unit, an int where it is whole."""
    whole, rest = divmod(number, 1000)
    return number / 1000 if rest else whole


@dataclass(frozen=True, slots=True)
class Span:
    """A range of whole numbers, both ends included; a fixed value has equal ends."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"a range runs from low to high, not from {self.low} to {self.high}")

    @classmethod
    def fixed(cls, value: int) -> Span:
        """The range that holds `value` alone."""
        return cls(value, value)

    def __contains__(self, value: int) -> bool:
        return self.low <= value <= self.high

    def __mul__(self, factor: int) -> Span:
        return Span(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of one repetition: lowering, pause, lifting, pause on top."""

    eccentric: int
    pause: int
    concentric: int
    top: int = 0

    @property
    def seconds(self) -> int:
        """How long one repetition takes."""
        return self.eccentric + self.pause + self.concentric + self.top
