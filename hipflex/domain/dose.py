"""How much of a movement is asked for: `3 x 8-10 @ 2.5kg rest 90s` as a value."""

from __future__ import annotations

from hipflex.domain.measures import Load, Measure, SetType, Span, Tempo
from hipflex.value_classes import dataclass, replace


@dataclass(frozen=True, slots=True)
class Target:
    """What one set was meant to be, kept with the set; at most one of reps, seconds and distance is given."""

    reps: Span | None = None
    seconds: Span | None = None
    load: Load | None = None
    band: str | None = None
    distance_mm: int | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """Sets of one amount each, with the load and the pace they are meant for.

    Exactly one of `reps`, `seconds` and `distance_mm` is given. `total_seconds` asks for holds of `seconds` each,
    added up until the total is reached; `sets` is then what that takes at the longest and at the shortest holds.
    `hold` is the pause in seconds at the top of each repetition, `rest_s` the seconds between sets.
    """

    sets: Span
    reps: Span | None = None
    seconds: Span | None = None
    distance_mm: int | None = None
    total_seconds: int | None = None
    per_side: bool = False
    load: Load | None = None
    band: str | None = None
    rest_s: int | None = None
    hold: Span | None = None
    tempo: Tempo | None = None
    type: SetType = SetType.WORKING
    rpe: float | None = None

    @property
    def measure(self) -> Measure:
        """What the sets are counted in."""
        if self.reps is not None:
            return Measure.REPS
        return Measure.TIME if self.seconds is not None else Measure.DISTANCE

    @property
    def span(self) -> Span:
        """The range that each set is meant for, in its measure; a distance is a range of its own."""
        return self.reps or self.seconds or Span.fixed(self.distance_mm or 0)

    @property
    def grams(self) -> int:
        """The load, 0 where there is none."""
        return self.load.grams if self.load else 0

    def loaded(self, grams: int) -> Dose:
        """The dose with another load, or with none."""
        return replace(self, load=Load(grams) if grams else None)

    @property
    def target(self) -> Target:
        """What each set is meant to be."""
        return Target(self.reps, self.seconds, self.load, self.band, self.distance_mm)

    def counted_together(self) -> Dose:
        """The same dose for a movement whose two sides are counted together: `8 per side` asks for 16."""
        if not self.per_side:
            return self
        return replace(
            self,
            per_side=False,
            reps=self.reps * 2 if self.reps else None,
            seconds=self.seconds * 2 if self.seconds else None,
            distance_mm=self.distance_mm * 2 if self.distance_mm else None,
            total_seconds=self.total_seconds * 2 if self.total_seconds else None,
        )


def holds(total_seconds: int, seconds: Span) -> Span:
    """How many holds add up to a total: at the longest ones, at the shortest ones."""
    return Span(-(-total_seconds // seconds.high), -(-total_seconds // seconds.low))
