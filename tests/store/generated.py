"""Logs as hypothesis makes them: few exercises, loads and amounts, so that ties and pairs of sides are common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.value_classes import replace

KINDS = {
    "leg-raise": Kind.EXERCISE,
    "knee-raise": Kind.EXERCISE,
    "lunge-stretch": Kind.STRETCH,
    "jog": Kind.WARM_UP,
}
EXTERNAL = frozenset({"knee-raise", "lunge-stretch"})
DAYS = 40
FIRST_DAY = date(2026, 10, 12)
LAST_DAY = FIRST_DAY + timedelta(days=DAYS)
OFFSETS = [timezone(timedelta(hours=hours)) for hours in (-5, 1, 2)]
BOTH = (Side.LEFT, Side.RIGHT)
JUST_BEFORE_AN_HOUR = [59, 119, 179]  # of these one is midnight, in some session and zone
MINUTES = st.integers(0, 238) | st.sampled_from(JUST_BEFORE_AN_HOUR)


@dataclass(frozen=True)
class Log:
    """Sessions, and their sets in the order in which they were done."""

    sessions: tuple[Session, ...]
    sets: tuple[PerformedSet, ...]


def logs(most_sessions: int = 6) -> st.SearchStrategy[Log]:
    """Sessions one after another, at most one of them open."""
    starts = st.lists(st.integers(0, DAYS * 6), min_size=1, max_size=most_sessions, unique=True).map(sorted)
    return starts.flatmap(
        lambda hours: st.tuples(*(_sessions(f"session-{n}", hour) for n, hour in enumerate(hours, 1))).map(_log)
    )


def _log(sessions: Iterable[tuple[Session, list[PerformedSet]]]) -> Log:
    kept = list(sessions)
    open_ones = [session.id for session, _ in kept if session.state is State.OPEN]
    return Log(
        tuple(
            session if session.id in open_ones[-1:] or session.state is not State.OPEN else _finished(session)
            for session, _ in kept
        ),
        tuple(done for _, sets in kept for done in sets),
    )


def _finished(session: Session) -> Session:
    return replace(session, state=State.FINISHED, ended_at=session.started_at)


@st.composite
def _sessions(draw: st.DrawFn, name: str, four_hours: int) -> tuple[Session, list[PerformedSet]]:
    """A session that begins in its own four hours and lasts less than those, so that none overlap."""
    began = datetime(2026, 10, 12, tzinfo=UTC) + timedelta(hours=4 * four_hours)
    moments = [began + timedelta(minutes=minute) for minute in sorted(draw(st.lists(MINUTES, max_size=7)))]
    zone = draw(st.sampled_from(OFFSETS))
    sets: list[PerformedSet] = []
    numbers: dict[str, int] = {}
    for place, moment in enumerate(moments):
        exercise = draw(st.sampled_from(sorted(KINDS)))
        numbers[exercise] = numbers.get(exercise, 0) + 1
        local = (moment + timedelta(seconds=1)).astimezone(draw(st.sampled_from([zone, zone, OFFSETS[0]])))
        one = PerformedSet(exercise, KINDS[exercise], local, numbers[exercise], session=name, workout=None)
        sides: Iterable[Side | None] = draw(st.sampled_from([(None,), BOTH, BOTH, (Side.LEFT,), (Side.RIGHT,)]))
        for side in sides:
            later = local + timedelta(seconds=draw(st.sampled_from([0, 0, 59]))) if side is Side.RIGHT else local
            sets.append(_done(draw, replace(one, id=f"{name}-{place}-{side}", side=side, performed_at=later)))
    state = draw(st.sampled_from([State.FINISHED, State.FINISHED, State.DISCARDED, State.OPEN]))
    ended = None if state is State.OPEN else began.astimezone(zone)
    return Session(name, None, began.astimezone(zone), ended, state), sets


def _done(draw: st.DrawFn, one: PerformedSet) -> PerformedSet:
    reps = {"reps": draw(st.sampled_from([0, 1, 2, 5, 8, 8, 12, 13]))}
    distance = {"distance_mm": 400_500}
    took = {"seconds": 60}
    amounts = [reps, reps, reps, {"seconds": 30}, {"seconds": 45}, distance, distance | took, reps | took]
    amount: dict[str, Any] = draw(st.sampled_from(amounts))
    grams = draw(st.sampled_from([None, None, -20_000, 2268, 5000, 5000]))
    return replace(
        one,
        type=draw(st.sampled_from([SetType.WORKING, SetType.WORKING, SetType.WORKING, *SetType])),
        load=None if grams is None else Load(grams),
        band=draw(st.sampled_from([None, None, "red", "blue"])) if grams is None else None,
        **amount,
    )
