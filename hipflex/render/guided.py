"""What a workout shows of what comes: its opening, the card of an exercise, the line of a set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipflex.coach.alternatives import Alternative
from hipflex.coach.duration import seconds_of
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, SetType, Span, Unit
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.pending import Turn
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Phase, Plan, PrescribedSet, Prescription
from hipflex.notation.canonical import format_amount, format_distance, format_dose, format_seconds, format_span
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    NAME,
    QUIET,
    TITLE,
    Cell,
    Group,
    fields,
    heading,
    line,
    paragraph,
    points,
)
from hipflex.render.poses import Illustrated
from hipflex.render.prompt import together_words
from hipflex.render.text import Text
from hipflex.render.words import a_side_words, count_words, day_words, resistance_words, sets_words
from hipflex.render.workouts import PHASES
from hipflex.value_classes import replace

if TYPE_CHECKING:
    from hipflex.render.layout import View
    from hipflex.render.poses import Look

SETUP_LINES = 2
SECOND = 2  # the first set that has a single cue; the first of all has the card
TYPES = {SetType.WARMUP: "warm-up set", SetType.DROP: "drop set", SetType.FAILURE: "to failure"}


def opening(plan: Plan, warm_up: Prescription | None = None) -> View:
    """What the workout is, how much there is of it, roughly how long it takes.

    A warm-up is offered before strength work that has none.
    """
    asked = [one for one in plan.sets if not one.skipped]
    positions = {one.position for one in asked}
    exercises = count_words(len(positions), "exercise")
    minutes = max(1, (seconds_of(asked) + 30) // 60)
    return Group(
        heading(line((plan.title, f"{TITLE} {NAME}"))),
        paragraph(f"{exercises}, {count_words(len(asked), 'set')}, about {minutes} min"),
        *([paragraph(f"w puts a warm-up first: {warm_up.title}")] if warm_up and _lacks(plan, warm_up) else []),
    )


def _lacks(plan: Plan, warm_up: Prescription) -> bool:
    """Whether a plan has strength work of another movement, and nothing that warms up for it."""
    asked = [one.prescription for one in plan.sets]
    warms_up = any(one.phase is Phase.WARM_UP for one in asked)
    return not warms_up and any(one.kind is Kind.EXERCISE and one.exercise != warm_up.exercise for one in asked)


def exercise_card(
    movement: Movement | None,
    asked: PrescribedSet,
    turn: Turn,
    last: Sequence[PerformedSet],
    *,
    unit: Unit,
    look: Look | None = None,
    plain: bool = False,
) -> View:
    """What to know before an exercise's first set; `movement` is None where the catalogue has none.

    With a `look` it is pictured; `plain` writes it as sentences one under the other, without columns.
    """
    title = heading(line((asked.prescription.title, f"{TITLE} {NAME}")))
    rows = labelled(list(_card_rows(movement, asked, turn, last, unit)), plain=plain)
    return Group(title, Illustrated(rows, look, small=True) if look else rows)


def _card_rows(
    movement: Movement | None, asked: PrescribedSet, turn: Turn, last: Sequence[PerformedSet], unit: Unit
) -> Iterator[tuple[str, Text]]:
    prescription, dose = asked.prescription, asked.prescription.dose
    if turn.slots < dose.sets.low and dose.total_seconds is None:
        dose = replace(dose, sets=Span.fixed(turn.slots))
    yield "Dose", line((format_dose(dose, unit), TITLE))
    if prescription.sides is Sides.ALTERNATING:
        yield "", line(": ".join(filter(None, ("both sides together", a_side_words(dose)))))
    if movement:
        yield "Needs", line(", ".join(" or ".join(need) for need in movement.equipment))
        yield from _instructions(movement)
    else:
        yield "Note", line(("the catalogue has no such movement; the workout goes by its plan", ATTENTION))
    if prescription.because:
        yield "Why", line((prescription.because, QUIET))
    if last:
        yield "Last", line(sets_words(last, unit=unit), (f" on {day_words(last[-1].performed_at)}", QUIET))
    else:
        yield "Last", line(("not logged yet", QUIET))
    if asked.aim is not None:
        yield "Aim", line((f"{_amount(dose, Span.fixed(asked.aim))}{' per side' if dose.per_side else ''}", GOOD))


def reminder(
    movement: Movement | None,
    turn: Turn,
    last: Sequence[PerformedSet],
    *,
    unit: Unit,
    plain: bool = False,
) -> View:
    """What to know again before a later set: one cue, from set to set the next one, and what it came to last time."""
    same = [done for done in last if done.number == turn.number]
    cues = movement.cues if movement else ()
    cue = cues[max(turn.number - SECOND, 0) % len(cues)] if cues else ""
    return labelled([("Cue", line(cue)), ("Last", line(sets_words(same, unit=unit)))], plain=plain)


def labelled(rows: Sequence[tuple[str, Cell]], *, plain: bool) -> View:
    """Texts behind their labels, in columns or `plain` as sentences."""
    if not plain:
        return fields(rows)
    said = ((f"{label}: " if label else "", text if isinstance(text, Text) else line(text)) for label, text in rows)
    return Group(*(paragraph(line(label) + text) for label, text in said if text))


def _instructions(movement: Movement) -> Iterator[tuple[str, Text]]:
    for number, text in enumerate(movement.setup[:SETUP_LINES]):
        yield "" if number else "Setup", line(text)
    for number, text in enumerate(movement.cues, 1):
        yield "" if number > 1 else "Cues", line((f"{number}. ", QUIET), text)
    if movement.stop:
        yield "Stop", line(movement.stop)


def phase_line(phase: Phase) -> View:
    """The part of a workout that begins."""
    return heading(line((PHASES[phase], f"{TITLE} {ATTENTION}")))


def set_line(asked: PrescribedSet, turn: Turn, *, unit: Unit, named: bool = False) -> Text:
    """One set in one line, `named` with its exercise: Set 2 of 3 · 8–10 reps per side @ 2kg · aim 9.

    Of holds to a total nobody knows how many it takes: Hold 4 · 5–15s · 24s of 1:00 left.
    """
    dose = asked.prescription.dose
    parts = [(asked.prescription.title, f"{TITLE} {NAME}")] if named else []
    which = f"Set {turn.slot} of {turn.slots}" if turn.left_s is None else f"Hold {turn.slot}"
    parts += [(which, TITLE), (_wanted(asked.prescription, unit), "")]
    if dose.total_seconds is not None and turn.left_s is not None:
        parts.append((f"{format_seconds(turn.left_s)} of {format_seconds(dose.total_seconds)} left", ""))
    if dose.type in TYPES:
        parts.append((TYPES[dose.type], ""))
    if asked.aim is not None:
        parts.append((f"aim {format_amount(dose.measure, asked.aim)}", GOOD))
    return line(*(piece for n, part in enumerate(parts) for piece in ([(" · ", QUIET), part] if n else [part])))


def _wanted(asked: Prescription, unit: Unit) -> str:
    dose = asked.dose
    resistance = resistance_words(dose.load, dose.band, unit=unit)
    span = dose.reps or dose.seconds
    amount = _amount(dose, span) if span else format_distance(dose.distance_mm or 0)
    sides = " per side" if dose.per_side else together_words(asked)
    return f"{amount}{sides}" + (f" @ {resistance}" if resistance else "")


def _amount(dose: Dose, span: Span) -> str:
    if dose.measure is Measure.REPS:
        return f"{format_span(Measure.REPS, span)} rep{'' if span.high == 1 else 's'}"
    return format_span(dose.measure, span)


def alternatives_list(alternatives: Sequence[Alternative]) -> View:
    """Movements to take instead by number, each with what it needs and why."""
    return points(map(_alternative, alternatives), numbered=True)


def _alternative(one: Alternative) -> Text:
    needs = ", ".join(" or ".join(need) for need in one.movement.equipment)
    return line(
        (one.movement.title, NAME),
        f", {one.relation}",
        (f", needs {needs}" if needs else "", QUIET),
        f": {one.why}" if one.why else "",
    )
