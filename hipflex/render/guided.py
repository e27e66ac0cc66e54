"""What a workout shows while it runs: its opening, the card and the line of a set, a countdown, the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from rich.console import Group, RenderableType
from rich.text import Text

from hipflex.domain.breaking import Broken
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, SetType, Span, Unit
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Plan, PrescribedSet, Upcoming
from hipflex.domain.timing import SECONDS_TO_SET_UP, seconds_of_set
from hipflex.notation import format_amount, format_distance, format_dose, format_seconds, format_span
from hipflex.render.breaking import broken_words
from hipflex.render.compact import by_exercise, resistance_words, sets_words
from hipflex.render.doses import aim_words
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    INDENT,
    NAME,
    PROSE,
    QUIET,
    TITLE,
    Cell,
    Column,
    Listing,
    fields,
    heading,
    line,
    page,
    paragraph,
    points,
    section,
)
from hipflex.render.words import count_words, day_words, moment_words, seconds_words
from hipflex.runner.machine import pending, progress

SETUP_LINES = 2
LONGEST_AT_A_STRETCH = timedelta(hours=12)
DONE_COLUMNS = (Column(style=NAME), Column(wraps=True), Column(style=QUIET, wraps=True))
STANDING_COLUMNS = (Column(style=NAME), Column(wraps=True), Column(style=ATTENTION))
NEXT_COLUMNS = (
    Column(style=NAME),
    Column(wraps=True),
    Column(style=GOOD),
    Column(style=QUIET, wraps=True, least=PROSE),
)
TYPES = {SetType.WARMUP: "warm-up set", SetType.DROP: "drop set", SetType.FAILURE: "to failure"}
ENDINGS = {
    State.FINISHED: ("Done: ", GOOD),
    State.OPEN: ("Still open: ", ATTENTION),
    State.DISCARDED: ("Discarded: ", ATTENTION),
}


def opening(plan: Plan) -> RenderableType:
    """What the workout is, how much there is of it, roughly how long it takes."""
    asked = [one for one in plan.sets if not one.skipped]
    positions = {one.position for one in asked}
    exercises = count_words(len(positions), "exercise")
    work = sum(seconds_of_set(one.prescription) + (one.prescription.dose.rest_s or 0) for one in asked)
    minutes = max(1, round((work + len(positions) * SECONDS_TO_SET_UP) / 60))
    return Group(
        heading(line((plan.title, f"{TITLE} {NAME}"))),
        paragraph(f"{exercises}, {count_words(len(asked), 'set')}, about {minutes} min"),
    )


def standing(session: Session, *, unit: Unit, plain: bool = False) -> RenderableType:
    """Where a workout stands that is gone on with: what is done of it, and what is left."""
    plan = session.plan
    done, planned = progress(session)
    begun = f"{done} of {count_words(planned, 'set')} done, begun {moment_words(session.started_at)}"
    title = plan.title if plan else session.workout or "a workout"
    return Group(
        heading(line(("Going on: ", ATTENTION), (title, f"{TITLE} {NAME}"))),
        paragraph(begun),
        _table(STANDING_COLUMNS, list(_standing_rows(session, unit)), plain=plain),
    )


def _standing_rows(session: Session, unit: Unit) -> Iterator[tuple[str, str, str]]:
    left = Counter(one.prescription.exercise for one in pending(session))
    for exercise, title, done, _ in _done_rows(session, unit):
        yield title, done, f"{count_words(left[exercise], 'set')} left" if left[exercise] else ""


def exercise_card(
    movement: Movement | None, asked: PrescribedSet, last: Sequence[PerformedSet], *, unit: Unit, plain: bool = False
) -> RenderableType:
    """What to know before an exercise's first set; `movement` is None where the catalogue no longer has it.

    `plain` writes it as sentences one under the other, without columns.
    """
    title = heading(line((asked.prescription.title, f"{TITLE} {NAME}")))
    rows = list(_card_rows(movement, asked, last, unit))
    if not plain:
        return Group(title, fields(rows))
    return Group(title, *(paragraph(line(f"{label}: " if label else "").append_text(text)) for label, text in rows))


def _card_rows(
    movement: Movement | None, asked: PrescribedSet, last: Sequence[PerformedSet], unit: Unit
) -> Iterator[tuple[str, Text]]:
    prescription = asked.prescription
    yield "Dose", line((format_dose(prescription.dose, unit), TITLE))
    if movement:
        yield from _instructions(movement)
    else:
        yield "Note", line(("the catalogue no longer has this movement; the workout goes on by its plan", ATTENTION))
    if prescription.because:
        yield "Why", line((prescription.because, QUIET))
    if last:
        yield "Last", line(sets_words(last, unit=unit), (f" on {day_words(last[-1].performed_at)}", QUIET))
    else:
        yield "Last", line(("not logged yet", QUIET))
    if asked.aim is not None:
        yield "Aim", line((f"{_amount(prescription.dose, Span.fixed(asked.aim))}{_per_side(prescription.dose)}", GOOD))


def _instructions(movement: Movement) -> Iterator[tuple[str, Text]]:
    for number, text in enumerate(movement.setup[:SETUP_LINES]):
        yield "" if number else "Setup", line(text)
    for number, text in enumerate(movement.cues, 1):
        yield "" if number > 1 else "Cues", line((f"{number}. ", QUIET), text)
    if movement.stop:
        yield "Stop", line(movement.stop)


def set_line(asked: PrescribedSet, total: int, *, unit: Unit) -> Text:
    """One set in one line: Set 2 of 3 · 8–10 reps per side @ 2kg · aim 9."""
    dose = asked.prescription.dose
    parts = [(f"Set {asked.slot} of {total}", TITLE), (_wanted(dose, unit), "")]
    if dose.total_seconds is not None:
        parts.append((f"{format_seconds(dose.total_seconds)} in all", ""))
    if dose.type in TYPES:
        parts.append((TYPES[dose.type], ""))
    if asked.aim is not None:
        parts.append((f"aim {format_amount(dose.measure, asked.aim)}", GOOD))
    return line(*(piece for n, part in enumerate(parts) for piece in ([(" · ", QUIET), part] if n else [part])))


def _wanted(dose: Dose, unit: Unit) -> str:
    resistance = resistance_words(dose.load, dose.band, unit=unit)
    span = dose.reps or dose.seconds
    amount = _amount(dose, span) if span else format_distance(dose.distance_mm or 0)
    return f"{amount}{_per_side(dose)}" + (f" @ {resistance}" if resistance else "")


def _amount(dose: Dose, span: Span) -> str:
    if dose.measure is Measure.REPS:
        return f"{format_span(Measure.REPS, span)} rep{'' if span.high == 1 else 's'}"
    return format_span(dose.measure, span)


def _per_side(dose: Dose) -> str:
    return " per side" if dose.per_side else ""


def conclusion(
    session: Session,
    *,
    unit: Unit,
    broken: Sequence[Broken] = (),
    upcoming: Sequence[Upcoming] = (),
    plain: bool = False,
) -> RenderableType:
    """What was done against what was asked, how long it took, records, and what comes next time."""
    plan = session.plan
    title = plan.title if plan else session.workout or "a workout"
    done = _table(DONE_COLUMNS, [row for _, *row in _done_rows(session, unit)], plain=plain)
    records = points(broken_words(broken, unit=unit, titles=_titles(session)))
    doses = _table(NEXT_COLUMNS, [_next_row(dose, unit) for dose in upcoming], plain=plain)
    return page(
        Group(heading(line(ENDINGS[session.state], (title, TITLE))), paragraph(_extent(session))),
        done if session.sets else None,
        section("Records", records) if broken else None,
        section("Next time", doses) if upcoming else None,
        fields(_rest(session)),
    )


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, plain: bool) -> RenderableType:
    """Rows in columns, or `plain` each as a sentence."""
    if not plain:
        return Listing(columns, rows, indent=INDENT)
    return Group(*(paragraph(f"{name}: {'; '.join(filter(None, rest))}") for name, *rest in rows))


def _done_rows(session: Session, unit: Unit) -> Iterator[tuple[str, str, str, str]]:
    """Every exercise that was asked for or done, with its title: what was done, and what had been asked."""
    asked = {one.prescription.exercise: one.prescription for one in reversed(session.plan.sets if session.plan else ())}
    done = by_exercise(session.sets)
    for exercise in dict.fromkeys((*reversed(asked), *done)):
        prescription = asked.get(exercise)
        yield (
            exercise,
            prescription.title if prescription else exercise,
            sets_words(done[exercise], unit=unit) if exercise in done else "nothing",
            f"asked {format_dose(_bare(prescription.dose), unit)}" if prescription else "",
        )


def _titles(session: Session) -> dict[str, str]:
    return {one.prescription.exercise: one.prescription.title for one in session.plan.sets} if session.plan else {}


def _bare(dose: Dose) -> Dose:
    """What was to be done, without how."""
    return replace(dose, rest_s=None, tempo=None, hold=None, rpe=None)


def _next_row(dose: Upcoming, unit: Unit) -> tuple[str, str, str, str]:
    asked = dose.prescription
    aim = aim_words(dose)
    return asked.title, format_dose(_bare(asked.dose), unit), f"aim {aim}" if aim else "", asked.because


def _extent(session: Session) -> str:
    done = count_words(len({(one.exercise, one.number) for one in session.sets}), "set")
    if session.ended_at is None:
        return f"{done} so far"
    took = session.ended_at - session.started_at
    if took > LONGEST_AT_A_STRETCH:
        return f"{done} since {moment_words(session.started_at)}"
    return f"{done} in {seconds_words(round(took.total_seconds()))}"


def _rest(session: Session) -> Iterator[tuple[str, Cell]]:
    skipped = sum(one.skipped for one in session.plan.sets) if session.plan else 0
    yield "Skipped", count_words(skipped, "set") if skipped else ""
    for number, note in enumerate((session.note or "").splitlines()):
        yield "" if number else "Note", note
    if session.state is State.OPEN:
        yield "Go on with", "hipflex workout resume"
    else:
        yield "See more", "hipflex progress"
