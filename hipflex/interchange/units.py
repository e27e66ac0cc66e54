"""What speaks for kilograms and what for pounds, where a file's weights have no unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from hipflex.domain.converted_masses import FINE, GRAMS_PER, grams_meant
from hipflex.domain.measures import Unit


def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(map(Decimal, text.split()))


BARS = {
    Unit.LB: _numbers("45 65 95 115 135 155 185 205 225 245 275 315 365 405"),
    Unit.KG: _numbers("22.5 42.5 62.5 82.5 102.5 60 70 80 100 120 140 180 220"),
}
"""What is often on a bar: of 20 kg with kilogram plates, of 45 lb with pound plates."""
WORDS = {Unit.KG: "kilograms", Unit.LB: "pounds"}
MOST_SHOWN = 4
A_GRAM = Decimal("0.003")  # in either unit


def evidence(weights: Iterable[Decimal]) -> str:
    """In words what the numbers look like; nothing where they look like neither."""
    counted = Counter(weights)
    bars = [_bars(counted, unit) for unit in (Unit.LB, Unit.KG)]
    converted = max((_converted(counted, unit) for unit in Unit), key=lambda found: found[0])
    return "; ".join(filter(None, (converted[1], *bars)))


def _bars(counted: Counter[Decimal], unit: Unit) -> str:
    found = Counter({weight: count for weight, count in counted.items() if weight in BARS[unit]})
    often = sorted(weight for weight, _ in found.most_common(MOST_SHOWN))
    shown = ", ".join(f"{weight.normalize():f}" for weight in often)
    return f"{shown} ({found.total()} sets) are bars with plates in {WORDS[unit]}" if found else ""


def _converted(counted: Counter[Decimal], unit: Unit) -> tuple[int, str]:
    """How many sets have a weight that was converted to this unit from a round one in the other, with an example."""
    other = Unit.KG if unit is Unit.LB else Unit.LB
    found: Counter[tuple[Decimal, Decimal]] = Counter()
    for weight, count in counted.items():
        number = Decimal(grams_meant(weight, unit)) / GRAMS_PER[other]
        rounded = (number / FINE[other]).to_integral_value() * FINE[other]
        if weight % FINE[unit] and abs(number - rounded) < A_GRAM:
            found[weight, rounded] += count
    if not found:
        return 0, ""
    (weight, rounded), _ = found.most_common(1)[0]
    return (
        found.total(),
        f"{weight:.6g} is {rounded.normalize():f} {other} in {WORDS[unit]} ({found.total()} sets like it)",
    )
