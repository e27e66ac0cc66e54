"""Today on one screen: what is due and why, this week, an open workout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hipflex.domain.summary import Notice
from hipflex.domain.today import OpenWorkout, Today
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    INDENT,
    NAME,
    QUIET,
    TITLE,
    Cell,
    Column,
    Group,
    Listing,
    fields,
    line,
    page,
    paragraph,
)
from hipflex.render.text import Text
from hipflex.render.weeks import day_marks
from hipflex.render.words import count_words, day_words, done_words, elsewhere_words, moment_words, on_target_words

if TYPE_CHECKING:
    from hipflex.render.layout import View

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WAYS_ON = {"go on": "resume", "end it, keeping its sets": "finish", "take it back, its sets too": "discard"}
TAKE_OVER = "hipflex workout resume --take-over"


def today(today: Today, titles: Mapping[str, str], changed: View | None = None, *, plain: bool = False) -> View:
    """The day at a glance; `titles` are those of workouts, by slug, `changed` is what an ended programme came to.

    `plain` has words alone.
    """
    return page(
        paragraph(line((WEEKDAYS[today.date.weekday()], TITLE), (f"  {day_words(today.date)}", QUIET))),
        _open(today.open) if today.open else _due_or_not(today, titles),
        *map(_elsewhere, today.open_elsewhere),
        changed,
        fields(_facts(today, titles, plain=plain)),
    )


def _due_or_not(today: Today, titles: Mapping[str, str]) -> View:
    if today.due is None:
        return paragraph(line(("Nothing is due", GOOD), f": {today.why_not}"))
    due = today.due
    programme = titles.get(due.programme, due.programme)
    return Group(
        paragraph(line(("Due  ", ATTENTION), (titles.get(due.workout, due.workout), TITLE), (f"  {programme}", QUIET))),
        paragraph(due.because, indent=INDENT),
        paragraph(line(("start it: ", QUIET), ("hipflex workout start", NAME)), indent=INDENT),
    )


def _open(workout: OpenWorkout) -> View:
    ways = [(line((what, QUIET)), line((f"hipflex workout {how}", NAME))) for what, how in WAYS_ON.items()]
    return Group(
        paragraph(line(("Open  ", ATTENTION), (workout.title, TITLE))),
        paragraph(line(done_words(workout), (f", begun {moment_words(workout.started_at)}", QUIET)), indent=INDENT),
        Listing((Column(), Column()), ways, indent=INDENT),
    )


def _elsewhere(workout: OpenWorkout) -> View:
    return Group(
        paragraph(line(("Elsewhere  ", ATTENTION), (workout.title, TITLE))),
        paragraph(line(done_words(workout), (f", {elsewhere_words(workout)}", QUIET)), indent=INDENT),
        paragraph(line(("go on with it here: ", QUIET), (TAKE_OVER, NAME)), indent=INDENT),
    )


def _facts(today: Today, titles: Mapping[str, str], *, plain: bool) -> Iterator[tuple[str, Cell]]:
    week = today.week
    days = f"{week.days_on_target} of {count_words(today.target, 'strength day')}"
    told = line(f"{days}, {count_words(week.sessions, 'session')}")
    yield "This week", told if plain else Text((" ", "")).between([day_marks(week, today.target), told])
    if today.weeks_on_target.of or today.streak_weeks:
        yield "On target", on_target_words(today.weeks_on_target, today.streak_weeks)
    if today.last:
        done = titles.get(today.last.workout or "", today.last.workout or "logged by hand")
        yield "Last", line(done, (f", {moment_words(today.last.started_at)}", QUIET))
    elif not today.open:
        yield "Last", "no session yet"
    for notice in today.notices:
        yield "Notice", notice_text(notice)
    if today.entries_left_out:
        entries = "1 entry was" if today.entries_left_out == 1 else f"{today.entries_left_out} entries were"
        yield "Catalogue", line((f"{entries} left out", ATTENTION), "; see why with: hipflex catalogue check")


def notice_text(notice: Notice) -> Text:
    """Something worth saying, with what it rests on."""
    return line((notice.text, ATTENTION), (f" ({notice.source})" if notice.source else "", QUIET))
