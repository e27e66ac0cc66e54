"""Today on one screen: what is due and why, this week, an open workout."""

from __future__ import annotations

from collections.abc import Iterator
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
    Group,
    fields,
    line,
    page,
    paragraph,
)
from hipflex.render.text import Text
from hipflex.render.words import count_words, day_words, moment_words, on_target_words

if TYPE_CHECKING:
    from hipflex.render.layout import View

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WAYS_ON = {"go on": "resume", "end it, keeping its sets": "finish", "take it back, its sets too": "discard"}


def today(today: Today, title: str | None, changed: View | None = None) -> View:
    """The day at a glance; `title` is that of the workout that is due, `changed` what an ended programme came to."""
    return page(
        paragraph(line((WEEKDAYS[today.date.weekday()], TITLE), (f"  {day_words(today.date)}", QUIET))),
        _open(today.open) if today.open else _due_or_not(today, title),
        changed,
        fields(_facts(today)),
    )


def _due_or_not(today: Today, title: str | None) -> View:
    if today.due is None:
        return paragraph(line(("Nothing is due", GOOD), f": {today.why_not}"))
    return Group(
        paragraph(line(("Due: ", ATTENTION), (title or today.due.workout, TITLE), (f"  {today.due.programme}", QUIET))),
        paragraph(today.due.because, indent=INDENT),
        paragraph(line(("start it: ", QUIET), "hipflex workout start"), indent=INDENT),
    )


def _open(workout: OpenWorkout) -> View:
    done = f", {workout.sets_done} of {count_words(workout.sets_planned, 'set')} done"
    ways = [(f"{what}: ", f"hipflex workout {how}") for what, how in WAYS_ON.items()]
    return Group(
        paragraph(line(("Open: ", ATTENTION), (workout.title, TITLE), done)),
        paragraph(line((f"begun {moment_words(workout.started_at)}", QUIET)), indent=INDENT),
        *(paragraph(line((what, QUIET), how), indent=INDENT) for what, how in ways),
    )


def _facts(today: Today) -> Iterator[tuple[str, Cell]]:
    week = today.week
    if today.weeks_on_target.of or today.streak_weeks:
        yield "On target", on_target_words(today.weeks_on_target, today.streak_weeks)
    days = f"{week.days_on_target} of {count_words(today.target, 'strength day')}"
    sessions = f"{count_words(week.sessions, 'session')} in {week.week}"
    yield "This week", line((days, GOOD if week.days_on_target >= today.target else ""), f", {sessions}")
    if today.last:
        yield "Last", line(moment_words(today.last.started_at), (f"  {today.last.workout or ''}", NAME))
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
