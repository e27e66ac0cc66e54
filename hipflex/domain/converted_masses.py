"""Masses that a program wrote in one unit and that were round in the other."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hipflex.domain.masses import GRAMS_PER_KILOGRAM, GRAMS_PER_POUND, whole
from hipflex.domain.measures import Unit

GRAMS_PER = {Unit.KG: GRAMS_PER_KILOGRAM, Unit.LB: GRAMS_PER_POUND}
ROUND = Decimal("0.25")
"""What every number that somebody loads a bar with is a multiple of, in either unit."""
FINE = {Unit.KG: Decimal("0.25"), Unit.LB: Decimal("0.5")}
COARSE = {Unit.KG: Decimal("1.25"), Unit.LB: Decimal("2.5")}
"""The smallest steps between plates; of a number with one decimal only these are far enough apart to be told."""
DUST = Decimal("0.00001")  # programs convert by 2.2046 and 2.20462 too
DECIMALS_TELLING = 2
DECIMALS_OF_GRAMS = 3  # nobody writes more by hand


def grams_meant(number: Decimal, unit: Unit) -> int:
    """The grams of a mass as a program wrote it, which may have converted it from a round one in the other unit.

    `88.18` lb were 40 kg, `6.8038936415346` kg were 15 lb: what rounding to the decimals there are explains, or float
    dust, is taken for the round mass. A whole number, or a multiple of a quarter, is what it says.
    """
    written = number * GRAMS_PER[unit]
    if number % ROUND == 0:
        return whole(written)
    decimals = max(-int(number.as_tuple().exponent), 0)
    other = Unit.LB if unit is Unit.KG else Unit.KG
    steps = FINE if decimals >= DECIMALS_TELLING else COARSE
    step = steps[other] * GRAMS_PER[other]
    nearest = (written / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
    explained = Decimal(5).scaleb(-decimals - 1) * GRAMS_PER[unit]
    if decimals > DECIMALS_OF_GRAMS:
        explained = max(explained, abs(written) * DUST)
    return whole(nearest if nearest and abs(nearest - written) <= explained else written)
