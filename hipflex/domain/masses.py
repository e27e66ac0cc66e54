"""Masses in kilograms and pounds, exactly. Decimals take long to load, so who has none to reckon with goes without."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

GRAMS_PER_KILOGRAM = Decimal(1000)
GRAMS_PER_POUND = Decimal("453.59237")  # exact, by the international yard and pound agreement of 1959


def whole(grams: Decimal) -> int:
    """The nearest whole number of grams (half up)."""
    return int(grams.quantize(Decimal(1), rounding=ROUND_HALF_UP))
