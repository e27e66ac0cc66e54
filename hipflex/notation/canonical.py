"""Values of training as text, in the notation that reads them back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hipflex.domain.measures import Load, Measure, SetType, Side, Span, Tempo, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.dose import Dose
    from hipflex.domain.performance import PerformedSet
    from hipflex.domain.workout_line import SetEntry

METRES_A_KILOMETRE = 1000
SIDE_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


def format_seconds(seconds: int) -> str:
    """A time: 45s, 2min, 1:30, 1:00:00."""
    if seconds < 60:
        return f"{seconds}s"
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes}:{rest:02}" if rest else f"{minutes}min"


def format_distance(millimetres: int) -> str:
    """A distance: 400m, 5km, 1.25km."""
    if millimetres >= METRES_A_KILOMETRE * 1000 and millimetres % 1000 == 0:
        return f"{_thousandths(millimetres // 1000)}km"
    return f"{_thousandths(millimetres)}m"


def format_amount(measure: Measure, amount: int) -> str:
    """An amount in reps, seconds or millimetres."""
    match measure:
        case Measure.REPS:
            return str(amount)
        case Measure.TIME:
            return format_seconds(amount)
        case Measure.DISTANCE:
            return format_distance(amount)


def format_load(load: Load, unit: Unit = Unit.KG) -> str:
    """A load in its unit, with as few decimals as say it to the gram: 2.5kg, 5lb, -20kg."""
    if unit is Unit.KG:
        return f"{_thousandths(load.grams)}kg"
    from hipflex.domain.masses import GRAMS_PER_POUND

    pounds = load.grams / GRAMS_PER_POUND
    shortest = next(p for p in (round(pounds, places) for places in range(4)) if Load.of(p, unit) == load)
    return f"{_without_zeros(f'{shortest:f}')}lb"


def format_span(measure: Measure, span: Span) -> str:
    """A range of reps or seconds: 8–10, 20–30s, 1–2min; a fixed value once."""
    low, high = format_amount(measure, span.low), format_amount(measure, span.high)
    if low == high:
        return low
    shared = next((unit for unit in ("s", "min") if low.endswith(unit) and high.endswith(unit)), "")
    return f"{low.removesuffix(shared)}–{high}"


def format_dose(dose: Dose, unit: Unit = Unit.KG) -> str:
    """A dose: 3 × 8–10 per side @ 2.5kg rest 1:30."""
    words = [_quota(dose)]
    if dose.per_side:
        words.append("per side")
    if resistance := _resistance(dose.load, dose.band, unit):
        words.append(f"@ {resistance}")
    if dose.hold:
        words.append(f"hold {format_span(Measure.TIME, dose.hold)}")
    if dose.tempo:
        words.append(f"tempo {format_tempo(dose.tempo)}")
    if dose.rest_s:
        words.append(f"rest {format_seconds(dose.rest_s)}")
    return " ".join([*words, *_qualities(dose.type, dose.rpe)])


def format_tempo(tempo: Tempo) -> str:
    """Seconds as lowering-pause-lifting, with the pause on top where there is one."""
    phases = [tempo.eccentric, tempo.pause, tempo.concentric, *([tempo.top] if tempo.top else [])]
    return "-".join(map(str, phases))


def describe_set(done: PerformedSet, unit: Unit = Unit.KG) -> str:
    """A set as it would be written: 10@2.5kg, 45sL, 8R@red drop rpe9, 5km in 24:30."""
    amount = (" in ".join(_amounts(done)) or "nothing") + (SIDE_LETTERS[done.side] if done.side else "")
    resistance = _resistance(done.load, done.band, unit)
    return " ".join([f"{amount}@{resistance}" if resistance else amount, *_qualities(done.type, done.rpe)])


def describe_entry(entry: SetEntry) -> str:
    """An entry as it would best be written, loads in the unit they were written in: 3x10@5lb, 12/10 rpe8."""
    amount = _side_of_entry(entry.measure, entry.amount, entry.took_s)
    if entry.right is not None and (entry.right, entry.right_took_s) != (entry.amount, entry.took_s):
        amount += f"/{_side_of_entry(entry.measure, entry.right, entry.right_took_s)}"
    if entry.side:
        amount += SIDE_LETTERS[entry.side]
    counted = f"{entry.count}x{amount}" if entry.count > 1 else amount
    load = format_load(entry.load, entry.unit or Unit.KG) if entry.load else ""
    resistance = entry.band or ("0" if entry.load == Load(0) else load)
    return " ".join([f"{counted}@{resistance}" if resistance else counted, *_qualities(entry.type, entry.rpe)])


def describe_entries(entries: Iterable[SetEntry]) -> str:
    """Entries as one text: minutes before seconds are written in seconds, since `1min 30s` is one time."""
    text = " ".join(map(describe_entry, entries))
    return re.sub("([0-9]+)min (?=[0-9]+s)", lambda minutes: f"{int(minutes[1]) * 60}s ", text)


def _side_of_entry(measure: Measure, amount: int, took_s: int | None) -> str:
    """What one side did, and the time it took where that was said."""
    done = format_amount(measure, amount)
    return done if took_s is None else f"{done} in {format_seconds(took_s)}"


def _amounts(done: PerformedSet) -> list[str]:
    given = ((Measure.REPS, done.reps), (Measure.DISTANCE, done.distance_mm), (Measure.TIME, done.seconds))
    return [format_amount(measure, amount) for measure, amount in given if amount is not None]


def _quota(dose: Dose) -> str:
    amount = (
        format_distance(dose.distance_mm)
        if dose.distance_mm is not None
        else format_span(dose.measure, dose.reps or dose.seconds or Span.fixed(1))
    )
    if dose.total_seconds is not None:
        return f"total {format_seconds(dose.total_seconds)} by {amount}"
    return f"{format_span(Measure.REPS, dose.sets)} × {amount}"


def _resistance(load: Load | None, band: str | None, unit: Unit) -> str:
    return band or (format_load(load, unit) if load and load.grams else "")


def _qualities(type_: SetType, rpe: float | None) -> list[str]:
    words = [] if type_ is SetType.WORKING else [type_.value]
    return words if rpe is None else [*words, f"rpe{rpe:g}"]


def _thousandths(number: int) -> str:
    """A number of thousandths in its whole unit."""
    whole, rest = divmod(abs(number), 1000)
    return f"{'-' if number < 0 else ''}{_without_zeros(f'{whole}.{rest:03}')}"


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
