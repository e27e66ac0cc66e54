"""Sessions as they were, and the sets logged last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.measures import Unit
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.notation.canonical import describe_set
from hipflex.render.layout import ATTENTION, INDENT, NAME, QUIET, TITLE, Column, Group, Listing, line, page, paragraph
from hipflex.render.text import Text
from hipflex.render.words import by_exercise, moment_words, seconds_words, sets_words, short_id

if TYPE_CHECKING:
    from hipflex.render.layout import View

OWN_SOURCE = "hipflex"
NAMES_ALIGNED_TO = 26
SET_COLUMNS = (
    Column("when", QUIET, evident=True),
    Column("id", QUIET),
    Column("exercise", NAME, evident=True),
    Column("set", right=True),
    Column("done", evident=True),
    Column("note", wraps=True),
)


def history(sessions: Sequence[Session], more: int = 0, *, unit: Unit) -> View:
    """Sessions in the order given, each with its exercises, and how many `more` there are."""
    if not sessions:
        return paragraph("No sessions to show. Log a set with `hipflex log`, or begin with `hipflex workout start`.")
    names = (len(done.exercise) for session in sessions for done in session.sets)
    columns = (Column(style=NAME, least=min(max(names, default=0), NAMES_ALIGNED_TO)), Column(wraps=True))
    shown = [_session(session, columns, unit) for session in sessions]
    return page(*shown, paragraph(line((f"{more} more", QUIET), ": hipflex history --limit all")) if more else None)


def _session(session: Session, columns: Sequence[Column], unit: Unit) -> View:
    rows = [row for _, sets in by_exercise(session.sets).items() for row in _exercise(sets, unit)]
    notes = [paragraph(line(("note: ", QUIET), note), indent=INDENT) for note in (session.note or "").splitlines()]
    shown = Listing(columns, rows, indent=INDENT) if rows else paragraph(line(("no sets", QUIET)), indent=INDENT)
    return Group(paragraph(_headline(session)), shown, *notes)


def _headline(session: Session) -> Text:
    state = (session.state.value, ATTENTION if session.state is State.OPEN else QUIET)
    details = [seconds for seconds in (_duration(session), f"id {short_id(session.id)}") if seconds]
    return line(
        (moment_words(session.started_at), TITLE),
        (f"  {_name(session)}  ", f"{TITLE} {NAME}"),
        state,
        *((f" · {detail}", QUIET) for detail in details),
    )


def _name(session: Session) -> str:
    if session.workout or session.plan:
        return session.workout or (session.plan.title if session.plan else "")
    return f"from {', '.join(sources)}" if (sources := _foreign(session)) else "logged by hand"


def _foreign(session: Session) -> list[str]:
    return sorted({done.source for done in session.sets} - {OWN_SOURCE})


def _duration(session: Session) -> str:
    """How long it took; of sets logged by hand nobody knows."""
    if session.ended_at is None or not (session.plan or _foreign(session)):
        return ""
    seconds = round((session.ended_at - session.started_at).total_seconds())
    return seconds_words(seconds) if seconds > 0 else ""


def _exercise(sets: Sequence[PerformedSet], unit: Unit) -> Iterator[tuple[str, str | Text]]:
    """The row of an exercise, and one for each remark on its sets."""
    yield sets[0].exercise, sets_words(sets, unit=unit)
    remarks: dict[str, list[int]] = {}
    for done in sets:
        if done.note:
            remarks.setdefault(done.note, []).append(done.number)
    for note, numbers in remarks.items():
        on = ", ".join(map(str, dict.fromkeys(numbers)))
        yield "", line((f"set {on}: ", QUIET), note)


def latest_sets(sets: Sequence[PerformedSet], *, unit: Unit) -> View:
    """Sets in the order given, one a line."""
    if not sets:
        return paragraph("No sets logged yet. Log one like this: hipflex log hanging-leg-raise 3x8")
    return Listing(SET_COLUMNS, [_set_row(done, unit) for done in sets])


def _set_row(done: PerformedSet, unit: Unit) -> tuple[str, ...]:
    return (
        moment_words(done.performed_at),
        short_id(done.id),
        done.exercise,
        str(done.number),
        describe_set(done, unit),
        done.note or "",
    )
