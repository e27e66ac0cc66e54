"""Workouts and programmes: the list of them, each by itself, and the next doses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from hipflex.domain.measures import Unit
from hipflex.domain.prescription import Phase, Prescription, Workout
from hipflex.domain.programme import Programme, ProgrammeDay
from hipflex.notation.canonical import format_amount, format_dose
from hipflex.render.card import origin_words
from hipflex.render.layout import (
    GOOD,
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
from hipflex.render.words import count_words

if TYPE_CHECKING:
    from hipflex.render.layout import View

LIST_COLUMNS = (
    Column("name", NAME, evident=True),
    Column("title", evident=True),
    Column("what", evident=True),
    Column("entry", QUIET, wraps=True),
)
DOSE_COLUMNS = (
    Column(),
    Column(wraps=True, least=PROSE),
    Column(style=GOOD),
    Column(style=QUIET, wraps=True, least=PROSE),
)
NEXT_COLUMNS = (
    Column("exercise", TITLE, evident=True),
    Column("dose", evident=True),
    Column("aim", GOOD, right=True),
    Column("why", wraps=True, least=PROSE),
    Column("source", QUIET, wraps=True, least=PROSE),
)
DAY_COLUMNS = (
    Column("week", right=True),
    Column("day", right=True),
    Column("workout", NAME, evident=True),
    Column("title", wraps=True, evident=True),
)
PHASES = {Phase.WARM_UP: "Warm-up", Phase.WORK: "Work", Phase.COOL_DOWN: "Cool-down"}


def _lasts(programme: Programme) -> str:
    return f"{programme.weeks} weeks, then it is done" if programme.weeks > 1 else "a week, and again"


def workout_list(workouts: Sequence[Workout], programmes: Sequence[Programme]) -> View:
    """Every workout and programme there is, a line each."""
    if not workouts and not programmes:
        return paragraph("No workouts here; `hipflex catalogue new` writes one to start from.")
    rows = [
        *((w.slug, w.title, f"workout, {count_words(len(w.prescriptions), 'exercise')}") for w in workouts),
        *((p.slug, p.title, f"programme, {count_words(p.weeks, 'week')}") for p in programmes),
    ]
    origins = origin_words([*(w.origin for w in workouts), *(p.origin for p in programmes)])
    return page(
        Listing(LIST_COLUMNS, [(*row, origin) for row, origin in zip(rows, origins, strict=True)]),
        paragraph(
            line(
                ("Look at one: ", QUIET),
                "hipflex workout show NAME",
                ("; do it: ", QUIET),
                "hipflex workout start NAME",
            )
        ),
    )


def workout(workout: Workout, doses: Sequence[Prescription], *, unit: Unit) -> View:
    """A workout with the doses of today, in the order they are to be done."""
    if not doses:
        return page(_title(workout), paragraph("No exercises are left in it; `hipflex catalogue check` says why."))
    return page(
        _title(workout),
        *_phases(doses, unit),
        section("Notes", points(workout.notes)) if workout.notes else None,
        fields([("Start it", f"hipflex workout start {workout.slug}"), *_origins(workout)]),
    )


def _phases(doses: Sequence[Prescription], unit: Unit) -> Iterator[View]:
    numbered = list(enumerate(doses, 1))
    parts = [(phase, list(part)) for phase, part in groupby(numbered, key=lambda item: item[1].phase)]
    for phase, part in parts:
        listing = Listing(DOSE_COLUMNS, [_dose_row(number, dose, unit) for number, dose in part])
        yield listing if len(parts) == 1 else section(PHASES[phase], listing)


def _dose_row(number: int, asked: Prescription, unit: Unit) -> tuple[Cell, ...]:
    aim = aim_words(asked)
    return (
        line((f"{number}. ", QUIET), (asked.title, NAME)),
        format_dose(asked.dose, unit),
        f"aim {aim}" if aim else "",
        asked.because,
    )


def programme(programme: Programme, titles: Mapping[str, str]) -> View:
    """A programme with the workouts of its days; `titles` are those of the workouts, by slug."""
    rows = [
        (weeks, str(day.day), day.workout, titles.get(day.workout, ""))
        for weeks, days in _alike_weeks(programme)
        for day in days
    ]
    complement = programme.complement
    return page(
        _title(programme),
        Listing(DAY_COLUMNS, rows)
        if rows
        else paragraph("No days are left in it; `hipflex catalogue check` says why."),
        fields(
            [
                ("Lasts", _lasts(programme)),
                ("On any day", line((complement, NAME), f"  {titles.get(complement, '')}") if complement else ""),
            ]
        ),
        section("Notes", points(programme.notes)) if programme.notes else None,
        fields([("Start the next", f"hipflex workout start {programme.slug}"), *_origins(programme)]),
    )


def _alike_weeks(programme: Programme) -> Iterator[tuple[str, list[ProgrammeDay]]]:
    """Runs of weeks with the same days: 1–6, or 3."""
    by_week: dict[int, list[ProgrammeDay]] = {}
    for day in programme.days:
        by_week.setdefault(day.week, []).append(day)
    for _, alike in groupby(sorted(by_week), key=lambda week: [(day.day, day.workout) for day in by_week[week]]):
        weeks = list(alike)
        yield f"{weeks[0]}–{weeks[-1]}" if len(weeks) > 1 else str(weeks[0]), by_week[weeks[0]]


def _title(entry: Workout | Programme) -> View:
    return heading(line((entry.title, f"{TITLE} {NAME}"), (f"  {entry.slug}", QUIET)))


def _origins(entry: Workout | Programme) -> list[tuple[str, str]]:
    return [
        ("Also called", ", ".join(entry.aliases)),
        ("Source", entry.source),
        ("Entry", origin_words([entry.origin])[0]),
    ]


def dose_list(doses: Sequence[Prescription], *, unit: Unit) -> View:
    """What comes next of each movement, with the reason and what it rests on."""
    if not doses:
        return paragraph("No doses to show; `hipflex workout list` names the workouts that have some.")
    return Listing(NEXT_COLUMNS, [_next_row(dose, unit) for dose in doses])


def _next_row(asked: Prescription, unit: Unit) -> tuple[str, ...]:
    return asked.title, format_dose(asked.dose, unit), aim_words(asked), asked.because, source_words(asked)


def source_words(asked: Prescription) -> str:
    """What a dose rests on."""
    return "; ".join(part for part in (asked.source, f"rule {asked.rule}") if part)


def aim_words(asked: Prescription) -> str:
    """The one number to aim at in the first set."""
    aim = asked.aim()
    return "" if aim is None else format_amount(asked.dose.measure, aim)
