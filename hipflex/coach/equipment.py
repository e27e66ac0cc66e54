"""What there is to train with: the loads and bands one owns, and what a movement needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hipflex.domain.measures import GRAMS_PER_KILOGRAM, GRAMS_PER_POUND, Load, Unit

DECIMALS_OF_A_POUND = 2
"""Pounds are kept as whole grams, so that only rounding makes them round again."""
ELASTIC = {"band", "mini band"}
"""Equipment that resists without weighing anything."""

Needs = Sequence[Collection[str]]
"""What is needed: of each need one of the things that will do."""


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

    def moved(self, grams: int, steps: int) -> int:
        """A load so many steps further on, or back; counted in the settings' unit, in which they are whole."""
        return Load.of(self._in_unit(grams) + steps * self._in_unit(self.load_step.grams), self.unit).grams

    def steps_in(self, grams: int) -> Decimal:
        """How many steps a load is."""
        return self._in_unit(grams) / self._in_unit(self.load_step.grams)

    def _in_unit(self, grams: int) -> Decimal:
        if self.unit is Unit.KG:
            return grams / GRAMS_PER_KILOGRAM
        return round(grams / GRAMS_PER_POUND, DECIMALS_OF_A_POUND)

    def _there(self, need: Collection[str]) -> set[str]:
        return {_plain(one) for one in need} & {_plain(one) for one in self.equipment or ()}


def _plain(name: str) -> str:
    """A name without what makes no difference: case, dashes, underscores."""
    return name.casefold().replace("-", " ").replace("_", " ")
