"""What there is to train with: the loads and bands one owns, and what a movement needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from math import ceil, floor

from hipflex.domain.masses import GRAMS_PER_KILOGRAM, GRAMS_PER_POUND
from hipflex.domain.measures import Load, Unit
from hipflex.value_classes import dataclass

DECIMALS_OF_A_POUND = 2
"""Pounds are kept as whole grams, so that only rounding makes them round again."""
ELASTIC = {"band", "mini band"}
"""Equipment that resists without weighing anything."""

ROUND_GRAMS = 250  # plates in kilograms are multiples of it; other steps are pounds where those are round
Needs = Sequence[Collection[str]]
"""What is needed: of each need one of the things that will do."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The loads that one can put together: the multiples of a step, in the unit in which they are round numbers."""

    unit: Unit
    step: Decimal

    def above(self, grams: int, steps: int = 1) -> int:
        """The load so many steps on; a load between two counts as the lower."""
        return self._grams(floor(self._steps(grams)) + steps)

    def below(self, grams: int, at_most: int | None = None) -> int:
        """The next load below one, or the first that is no more than `at_most`, if that is lower."""
        steps = ceil(self._steps(grams)) - 1
        return self._grams(steps if at_most is None else min(steps, floor(self._steps(at_most))))

    def at_most(self, grams: int) -> int:
        """The load itself, or the next below where it lies between two."""
        return self._grams(floor(self._steps(grams)))

    def _steps(self, grams: int) -> Decimal:
        if self.unit is Unit.KG:
            return grams / GRAMS_PER_KILOGRAM / self.step
        return round(grams / GRAMS_PER_POUND, DECIMALS_OF_A_POUND) / self.step

    def _grams(self, steps: int) -> int:
        return Load.of(steps * self.step, self.unit).grams


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to train with; of `equipment` that is None there is everything. Bands stand weakest first."""

    load_step: Load
    bands: Sequence[str] = ()
    equipment: Collection[str] | None = None
    unit: Unit = Unit.KG

    def allow(self, needs: Needs) -> bool:
        """Whether there is something for each need."""
        return self.equipment is None or all(not need or self._there(need) for need in needs)

    def missing(self, needs: Needs) -> str:
        """The first need that there is nothing for, in words: box or step."""
        return next((" or ".join(need) for need in needs if need and not self._there(need)), "")

    def can_load(self, needs: Needs) -> bool:
        """Whether there is something for each need that weighs; who needs nothing can hold anything that does."""
        if self.equipment is None:
            return True
        if not any(needs):
            return any(_plain(one) not in ELASTIC for one in self.equipment)
        return all(not need or self._there(need) - ELASTIC for need in needs)

    def has_band_for(self, needs: Needs) -> bool:
        """Whether there is a band for one of the needs."""
        return any(self._there(need) & ELASTIC for need in needs)

    @property
    def has_bands(self) -> bool:
        """Whether there is anything elastic at all."""
        return self.equipment is None or any(_plain(one) in ELASTIC for one in self.equipment)

    def place(self, band: str | None) -> int:
        """How many bands are weaker; -1 for none, or one that isn't among them."""
        names = [one.casefold() for one in self.bands]
        return names.index(band.casefold()) if band and band.casefold() in names else -1

    def grid(self, own: int | None = None) -> Grid:
        """The loads that there are: multiples of the settings' step, or of a movement's `own` longer one in grams."""
        grams = max(own or 0, self.load_step.grams)
        pounds = round(grams / GRAMS_PER_POUND, DECIMALS_OF_A_POUND)
        is_in_pounds = grams % ROUND_GRAMS and pounds * 4 == int(pounds * 4)
        return Grid(Unit.LB, pounds) if is_in_pounds else Grid(Unit.KG, grams / GRAMS_PER_KILOGRAM)

    def there(self, need: Collection[str]) -> list[str]:
        """Which of the things that will do there are."""
        return [one for one in need if self.equipment is None or self._there([one])]

    def _there(self, need: Collection[str]) -> set[str]:
        return {_plain(one) for one in need} & {_plain(one) for one in self.equipment or ()}


def _plain(name: str) -> str:
    """A name without what makes no difference: case, dashes, underscores."""
    return name.casefold().replace("-", " ").replace("_", " ")
