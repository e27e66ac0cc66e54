"""Where a workout stands: when it is gone on with, and at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Span, Unit
from hipflex.domain.pending import pending, progress
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import Prescription
from hipflex.domain.records import BrokenRecord
from hipflex.domain.today import Today
from hipflex.notation.canonical import format_dose
from hipflex.render.guided import labelled
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    INDENT,
    PROSE,
    QUIET,
    TITLE,
    Cell,
    Column,
    Group,
    Listing,
    heading,
    line,
    page,
    paragraph,
    section,
)
from hipflex.render.records import broken_words
from hipflex.render.words import by_exercise, count_words, moment_words, seconds_words, sets_words, week_words
from hipflex.render.workouts import aim_words
from hipflex.value_classes import replace

if TYPE_CHECKING:
    from hipflex.render.layout import View

SECONDS_A_MINUTE = 60
LONGEST_AT_A_STRETCH = timedelta(hours=12)  # who left it open overnight didn't train for as long
DONE_COLUMNS = (Column(), Column(wraps=True), Column(style=QUIET, wraps=True))
RECORD_COLUMNS = (Column(), Column(style=GOOD, wraps=True))
GOING_ON_COLUMNS = (Column(), Column(wraps=True), Column(style=ATTENTION))
NEXT_COLUMNS = (
    Column(),
    Column(wraps=True),
    Column(style=GOOD),
    Column(style=QUIET, wraps=True, least=PROSE),
)
ENDINGS = {
    State.FINISHED: ("Done: ", GOOD),
    State.OPEN: ("Still open: ", ATTENTION),
    State.DISCARDED: ("Discarded: ", ATTENTION),
}


def going_on(session: Session, *, unit: Unit, plain: bool = False) -> View:
    """Where a workout stands that is gone on with: what is done of it, and what is left."""
    done, planned = progress(session)
    left = Counter(one.prescription.exercise for one in pending(session))
    rows = [
        (title, words, f"{count_words(left[exercise], 'set')} left" if left[exercise] else "")
        for exercise, title, words, _ in _done_rows(session, unit)
    ]
    begun = f"{done} of {count_words(planned, 'set')} done, begun {moment_words(session.started_at)}"
    return Group(
        heading(line(("Going on: ", ATTENTION), (session.title, TITLE))),
        paragraph(begun),
        _table(GOING_ON_COLUMNS, rows, plain=plain),
    )


def conclusion(
    session: Session,
    *,
    unit: Unit,
    broken: Sequence[BrokenRecord] = (),
    upcoming: Sequence[Prescription] = (),
    today: Today | None = None,
    plain: bool = False,
    rehearsal: bool = False,
) -> View:
    """What was done against what was asked, how long it took, records, and what comes next time."""
    done = _table(DONE_COLUMNS, [row for _, *row in _done_rows(session, unit)], plain=plain)
    titles = {one.prescription.exercise: one.prescription.title for one in session.plan.sets} if session.plan else {}
    records = _table(RECORD_COLUMNS, list(_record_rows(broken, titles, unit, plain=plain)), plain=plain)
    doses = _table(NEXT_COLUMNS, [_next_row(dose, unit) for dose in upcoming], plain=plain)
    return page(
        Group(
            heading(line(ENDINGS[session.state], (session.title, TITLE))),
            paragraph(_extent(session)),
            *([paragraph(week_words(today))] if today else []),
        ),
        done if session.sets else None,
        section("Records", records) if broken else None,
        section("Next time", doses) if upcoming else None,
        labelled(list(_rest(session, rehearsal=rehearsal)), plain=plain),
    )


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, plain: bool) -> View:
    """Rows in columns, or `plain` each as a sentence."""
    if not plain:
        return Listing(columns, rows, indent=INDENT)
    return Group(*(paragraph(f"{name}: {'; '.join(filter(None, rest))}") for name, *rest in rows))


def _done_rows(session: Session, unit: Unit) -> Iterator[tuple[str, str, str, str]]:
    """Every exercise that was asked for or done, with its title: what was done, and what had been asked."""
    planned = session.plan.sets if session.plan else ()
    asked = {one.prescription.exercise: one.prescription for one in reversed(planned)}
    counts = Counter(one.prescription.exercise for one in planned)
    done = by_exercise(session.sets)
    for exercise in dict.fromkeys((*reversed(asked), *done)):
        prescription = asked.get(exercise)
        yield (
            exercise,
            prescription.title if prescription else exercise,
            sets_words(done[exercise], unit=unit) if exercise in done else "nothing",
            f"asked {format_dose(_bare(prescription.dose, counts[exercise]), unit)}" if prescription else "",
        )


def _bare(dose: Dose, most: int) -> Dose:
    """What was to be done, without how; of an exercise swapped in late no more sets than were left to it."""
    sets = dose.sets if most >= dose.sets.high else Span.fixed(most)
    return replace(dose, sets=sets, rest_s=None, tempo=None, hold=None, rpe=None)


def _record_rows(
    broken: Sequence[BrokenRecord], titles: Mapping[str, str], unit: Unit, *, plain: bool
) -> Iterator[tuple[str, str]]:
    """The records of each exercise in lines behind its title, or `plain` each behind it."""
    for exercise in dict.fromkeys(one.record.exercise for one in broken):
        title = titles.get(exercise, exercise)
        of_one = [one for one in broken if one.record.exercise == exercise]
        for number, words in enumerate(broken_words(of_one, unit=unit)):
            yield title if plain or not number else "", words


def _next_row(asked: Prescription, unit: Unit) -> tuple[str, str, str, str]:
    aim = aim_words(asked)
    return (
        asked.title,
        format_dose(_bare(asked.dose, asked.dose.sets.high), unit),
        f"aim {aim}" if aim else "",
        asked.because,
    )


def _extent(session: Session) -> str:
    done = count_words(len({(one.exercise, one.number) for one in session.sets}), "set")
    if session.ended_at is None:
        return f"{done} so far"
    took = session.ended_at - session.started_at
    if took > LONGEST_AT_A_STRETCH:
        return f"{done} since {moment_words(session.started_at)}"
    seconds = round(took.total_seconds())
    return f"{done} in {seconds_words(seconds) if seconds >= SECONDS_A_MINUTE else 'less than a minute'}"


def _rest(session: Session, *, rehearsal: bool) -> Iterator[tuple[str, Cell]]:
    skipped = sum(one.skipped for one in session.plan.sets) if session.plan else 0
    yield "Skipped", count_words(skipped, "set") if skipped else ""
    for number, note in enumerate((session.note or "").splitlines()):
        yield "" if number else "Note", note
    if session.state is State.OPEN:
        yield "Go on with", "hipflex workout resume"
    elif not rehearsal:  # of which nothing is kept: `hipflex undo` would take back real sets
        yield "See more", "hipflex progress"
        yield "Take back", "hipflex undo, line by line from the last"
