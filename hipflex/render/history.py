"""Sessions as they were, and the sets logged last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.measures import Unit
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.notation.canonical import describe_set
from hipflex.render.layout import ATTENTION, INDENT, NAME, QUIET, TITLE, Column, Group, Listing, line, page, paragraph
from hipflex.render.text import Text
from hipflex.render.words import NO_TITLES, by_exercise, moment_words, seconds_words, sets_words, short_id

if TYPE_CHECKING:
    from hipflex.render.layout import View

OWN_SOURCE = "hipflex"
NAMES_ALIGNED_TO = 26
SET_COLUMNS = (
    Column("when", QUIET, evident=True),
    Column("id", QUIET),
    Column("exercise", evident=True),
    Column("set", right=True),
    Column("done", evident=True),
    Column("note", wraps=True),
)


def history(
    sessions: Sequence[Session],
    more: int = 0,
    *,
    unit: Unit,
    titles: Mapping[str, str] = NO_TITLES,
    workouts: Mapping[str, str] = NO_TITLES,
    elsewhere: Mapping[str, str] = NO_TITLES,
    again: str = "hipflex history",
) -> View:
    """Sessions in the order given, each with its exercises, and how many `more` there are.

    `titles` are those of exercises, and those of `workouts`, by slug; `elsewhere` are the machines, other than this
    one, on which sessions are open, by the session's id. The command shows the same window `again`.
    """
    if not sessions:
        return paragraph("No sessions to show. Log a set with `hipflex log`, or begin with `hipflex workout start`.")
    names = (len(titles.get(done.exercise, done.exercise)) for session in sessions for done in session.sets)
    columns = (Column(least=min(max(names, default=0), NAMES_ALIGNED_TO)), Column(wraps=True))
    shown = [_session(session, columns, unit, titles, _headline(session, workouts, elsewhere)) for session in sessions]
    return page(*shown, paragraph(line((f"{more} more", QUIET), f": {again} --limit all")) if more else None)


def _session(
    session: Session, columns: Sequence[Column], unit: Unit, titles: Mapping[str, str], headline: Text
) -> View:
    rows = [
        row
        for exercise, sets in by_exercise(session.sets).items()
        for row in _exercise(titles.get(exercise, exercise), sets, unit)
    ]
    notes = [paragraph(line(("note: ", QUIET), note), indent=INDENT) for note in (session.note or "").splitlines()]
    shown = Listing(columns, rows, indent=INDENT) if rows else paragraph(line(("no sets", QUIET)), indent=INDENT)
    return Group(paragraph(headline), shown, *notes)


def _headline(session: Session, workouts: Mapping[str, str], elsewhere: Mapping[str, str]) -> Text:
    details = [words for words in (_duration(session), f"id {short_id(session.id)}") if words]
    state = f"open on {elsewhere[session.id]}" if session.id in elsewhere else session.state.value
    return line(
        (moment_words(session.started_at), NAME),
        (f"  {_name(session, workouts)}", TITLE),
        (f"  {state}" if session.state is not State.FINISHED else "", ATTENTION),
        (f"  {' · '.join(details)}", QUIET),
    )


def _name(session: Session, workouts: Mapping[str, str]) -> str:
    if session.workout or session.plan:
        return workouts.get(session.workout or "", session.workout or (session.plan.title if session.plan else ""))
    return f"from {', '.join(sources)}" if (sources := _foreign(session)) else "Logged by hand"


def _foreign(session: Session) -> list[str]:
    return sorted({done.source for done in session.sets} - {OWN_SOURCE})


def _duration(session: Session) -> str:
    """How long it took; of sets logged by hand nobody knows."""
    if session.ended_at is None or not (session.plan or _foreign(session)):
        return ""
    seconds = round((session.ended_at - session.started_at).total_seconds())
    return seconds_words(seconds) if seconds > 0 else ""


def _exercise(title: str, sets: Sequence[PerformedSet], unit: Unit) -> Iterator[tuple[str, str | Text]]:
    """The row of an exercise, and one for each remark on its sets."""
    yield title, sets_words(sets, unit=unit)
    remarks: dict[str, list[int]] = {}
    for done in sets:
        if done.note:
            remarks.setdefault(done.note, []).append(done.number)
    for note, numbers in remarks.items():
        on = ", ".join(map(str, dict.fromkeys(numbers)))
        is_of_all = 1 < len(sets) == len(numbers)
        yield "", line(("" if is_of_all else f"set {on}: ", QUIET), note)


def latest_sets(sets: Sequence[PerformedSet], *, unit: Unit, titles: Mapping[str, str] = NO_TITLES) -> View:
    """Sets in the order given, one a line; `titles` are those of exercises, by slug."""
    if not sets:
        return paragraph("No sets logged yet. Log one like this: hipflex log hanging-leg-raise 3x8")
    return Listing(SET_COLUMNS, [_set_row(done, unit, titles) for done in sets])


def _set_row(done: PerformedSet, unit: Unit, titles: Mapping[str, str]) -> tuple[str, ...]:
    return (
        moment_words(done.performed_at),
        short_id(done.id),
        titles.get(done.exercise, done.exercise),
        str(done.number),
        describe_set(done, unit),
        done.note or "",
    )
