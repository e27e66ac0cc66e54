"""Amounts as other programs write them, as sets hold them: what nobody ever did is refused, a nought says nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hipflex.domain.masses import whole
from hipflex.errors import Refused

MOST_REPS, MOST_SECONDS, FARTHEST_MM = 10_000, 24 * 60 * 60, 1_000_000_000  # as in the notation
THOUSAND = 3  # so many digits stand behind a mark that parts thousands
LEAST_RPE, MOST_RPE = 1, 10
MILLIMETRES = {name: Decimal(each) for name, each in (("m", 1000), ("km", 10**6), ("mi", 1_609_344), ("ft", "304.8"))}


def reps_of(written: Decimal | None, remarks: list[str]) -> int | None:
    """Whole repetitions; what a fraction said is remarked."""
    if not written:
        return None
    if int(written.as_tuple().exponent) == -THOUSAND:
        raise Refused(
            f"reps: {written} may be {int(written)} or {int(written.scaleb(THOUSAND))}; write it without a mark"
        )
    if not 1 <= written <= MOST_REPS:
        raise Refused(f"reps: expected 1 to {MOST_REPS}, not {digits(written)}")
    if written % 1:
        remarks.append(f"{digits(written)} reps")
    return int(written)


def seconds_of(written: Decimal | None) -> int | None:
    """Whole seconds, half up."""
    if not written:
        return None
    seconds = int(written.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if not 0 <= seconds <= MOST_SECONDS:
        raise Refused(f"time: expected up to 24 hours, not {digits(written)} seconds")
    return seconds


def millimetres_of(number: Decimal, unit: str) -> int:
    """Whole millimetres of a distance in m, km, mi or ft."""
    millimetres = whole(number * MILLIMETRES[unit])
    if not 0 < millimetres <= FARTHEST_MM:
        raise Refused(f"distance: expected up to 1000 km, not {digits(number)} {unit}")
    return millimetres


def rpe_of(written: Decimal | None, remarks: list[str]) -> float | None:
    """The effort from 1 to 10 in halves; anything else is remarked."""
    if not written:
        return None
    if LEAST_RPE <= written <= MOST_RPE and written * 2 % 1 == 0:
        return float(written)
    remarks.append(f"RPE {digits(written)}")
    return None


def digits(number: Decimal) -> str:
    """A number without noughts behind it."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
