"""The contract's statistics once more, slowly and plainly, from lists of sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from hipflex.domain.exercise_progress import Metric
from hipflex.domain.measures import SetType, Side
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.proportion import Most
from hipflex.domain.records import Record, RecordKind
from hipflex.domain.summary import Balance, ExerciseTotals
from hipflex.domain.weeks import DayTotals, Week

Sets = Sequence[PerformedSet]
Value = Callable[[PerformedSet], float | None]


def _epley(done: PerformedSet) -> float | None:
    if done.load is None or done.load.grams <= 0 or done.reps is None or not 1 <= done.reps <= 12:
        return None
    kilograms = Fraction(done.load.grams, 1000)
    return float(kilograms if done.reps == 1 else kilograms * (1 + Fraction(done.reps, 30)))


def _hold(done: PerformedSet) -> int | None:
    return done.seconds if done.reps is None and done.distance_mm is None else None


VALUES: Mapping[Metric, Value] = {
    Metric.REPS: lambda done: done.reps,
    Metric.SECONDS: _hold,
    Metric.METRES: lambda done: None if done.distance_mm is None else done.distance_mm / 1000,
    Metric.LOAD: lambda done: done.load.grams / 1000 if done.load else 0,
    Metric.ESTIMATED_1RM: _epley,
}


def is_counted(done: PerformedSet) -> bool:
    """Whether a set counts at all."""
    return done.type is not SetType.WARMUP and done.kind is not Kind.WARM_UP


def day_of(done: PerformedSet) -> date:
    """The local date a set was done on."""
    return done.performed_at.date()


def age(done: PerformedSet) -> tuple[datetime, str]:
    """What sets are ordered by."""
    return (done.performed_at, done.id)


def within(sets: Sets, since: date, until: date) -> list[PerformedSet]:
    """The counted sets of a window, both ends included."""
    return [done for done in sets if is_counted(done) and since <= day_of(done) <= until]


def paired(sets: Iterable[PerformedSet]) -> list[list[PerformedSet]]:
    """The sets with a left and a right of one number together."""
    groups: dict[tuple[str, str, int], list[PerformedSet]] = defaultdict(list)
    for done in sets:
        groups[done.session, done.exercise, done.number].append(done)
    return list(groups.values())


def volume_g(sets: Iterable[PerformedSet]) -> int:
    """Reps by positive load."""
    return sum((done.reps or 0) * done.load.grams for done in sets if done.load and done.load.grams > 0)


def days(sets: Sets, sessions: Iterable[Session], since: date, until: date) -> tuple[DayTotals, ...]:
    """Every date on which counted sessions began."""
    began = {session.id: session.started_at.date() for session in sessions}
    groups: dict[date, list[list[PerformedSet]]] = defaultdict(list)
    for group in paired(done for done in sets if is_counted(done)):
        groups[began[group[0].session]].append(group)
    counted = {done.session for done in sets if is_counted(done)}
    begun = [day for session, day in began.items() if session in counted]
    totals = [
        DayTotals(
            day,
            sessions=begun.count(day),
            strength_sets=sum(group[0].kind is Kind.EXERCISE for group in groups[day]),
            stretch_sets=sum(group[0].kind is Kind.STRETCH for group in groups[day]),
            stretch_seconds=sum(d.seconds or 0 for group in groups[day] for d in group if d.kind is Kind.STRETCH),
        )
        for day in _dates(since, until)
    ]
    return tuple(day for day in totals if day != DayTotals(day.day))


def _dates(since: date, until: date) -> list[date]:
    return [since + timedelta(days=n) for n in range((until - since).days + 1)]


HALF_A_WORKOUT = 5  # of the nine strength sets of the hip flexor workout


def weeks(sets: Sets, sessions: Iterable[Session], since: date, until: date) -> tuple[Week, ...]:
    """Every ISO week that the window touches."""
    by_day = {totals.day: totals for totals in days(sets, sessions, since, until)}
    found: dict[str, Week] = {}
    for day in _dates(since, until):
        year, number, _ = day.isocalendar()
        name = f"{year}-W{number:02}"
        so_far, today = found.get(name, Week(name)), by_day.get(day, DayTotals(day))
        found[name] = Week(
            name,
            so_far.sessions + today.sessions,
            so_far.strength_days + (today.strength_sets > 0),
            so_far.strength_sets + today.strength_sets,
            so_far.stretch_seconds + today.stretch_seconds,
            so_far.days_on_target + (today.strength_sets >= HALF_A_WORKOUT),
        )
    return tuple(found.values())


def strength_dates(sets: Sets, sessions: Iterable[Session], until: date) -> tuple[date, ...]:
    """The local dates on which a session with a counted set of kind exercise began."""
    strong = {done.session for done in sets if is_counted(done) and done.kind is Kind.EXERCISE}
    began = {session.started_at.date() for session in sessions if session.id in strong}
    return tuple(sorted(day for day in began if day <= until))


def exercises(sets: Sets, since: date, until: date) -> tuple[ExerciseTotals, ...]:
    """The sums of each exercise."""
    counted = within(sets, since, until)
    warmups = [done for done in sets if done.type is SetType.WARMUP and since <= day_of(done) <= until]
    return tuple(
        ExerciseTotals(
            exercise=name,
            kind=next(done.kind for done in counted if done.exercise == name),
            sessions=len({done.session for done in counted if done.exercise == name}),
            sets=len(paired(done for done in counted if done.exercise == name)),
            sets_warmup=len(paired(done for done in warmups if done.exercise == name)),
            reps=sum(done.reps or 0 for done in counted if done.exercise == name),
            seconds=sum(done.seconds or 0 for done in counted if done.exercise == name),
            distance_mm=sum(done.distance_mm or 0 for done in counted if done.exercise == name),
            volume_g=volume_g(done for done in counted if done.exercise == name),
        )
        for name in sorted({done.exercise for done in counted})
    )


def balances(sets: Sets, since: date, until: date) -> tuple[Balance, ...]:
    """Left against right, from three sets a side, where there is something to compare."""
    counted = within(sets, since, until)
    found = []
    for name in sorted({done.exercise for done in counted}):
        left, right = (
            [done for done in counted if done.exercise == name and done.side is side]
            for side in (Side.LEFT, Side.RIGHT)
        )
        if min(len(left), len(right)) >= 3:
            found.append(_balance(name, left, right))
    return tuple(one for one in found if one.left or one.right)


def _balance(name: str, left: Sets, right: Sets) -> Balance:
    both = [*left, *right]
    if any(map(_hold, both)):
        first, second = (float(sum(_hold(done) or 0 for done in side)) for side in (left, right))
        unit = "s"
    elif all(done.load and done.load.grams > 0 for done in both):
        first, second = (volume_g(side) / 1000 for side in (left, right))
        unit = "kg"
    else:
        first, second = (float(sum(done.reps or 0 for done in side)) for side in (left, right))
        unit = "reps"
    most = max(first, second)
    return Balance(name, first, second, round(100 * (first - second) / (most or 1), 1), unit)


def session_bests(sets: Sets, exercise: str, since: date, until: date) -> set[tuple[object, ...]]:
    """The bests of each session and side in every metric, and the moment of its first set."""
    sides: dict[tuple[str, Side | None], list[PerformedSet]] = defaultdict(list)
    for done in within(sets, since, until):
        if done.exercise == exercise:
            sides[done.session, done.side].append(done)
    return {
        (
            min(of_side, key=age).performed_at.isoformat(),
            session,
            side,
            tuple(_most(value, of_side) for _, value in sorted(VALUES.items())),
            any(done.load and done.load.grams for done in of_side),
        )
        for (session, side), of_side in sides.items()
    }


def _most(value: Value, sets: Sets) -> float | None:
    return max((found for done in sets if (found := value(done)) is not None), default=None)


def records(sets: Sets, until: date, external: Collection[str]) -> list[Record]:
    """Personal records of all six kinds as of a day."""
    counted = [done for done in sets if is_counted(done) and day_of(done) <= until]
    found: list[Record] = []
    for exercise, side in sorted({(done.exercise, done.side) for done in counted}, key=str):
        own = [done for done in counted if done.exercise == exercise and done.side is side]
        found += _best(RecordKind.MAX_LOAD, own, lambda d: d.load.grams / 1000 if d.load else None)
        found += _best(RecordKind.LONGEST_HOLD, own, _hold)
        found += _best(RecordKind.LONGEST_DISTANCE, own, lambda d: d.distance_mm / 1000 if d.distance_mm else None)
        found += _reps_at_load(own)
        found += _session_volume(own)
        if exercise in external:
            found += _best(RecordKind.ESTIMATED_1RM, own, _epley)
    return found


def _best(kind: RecordKind, own: Sets, value: Value) -> list[Record]:
    """The oldest set with the greatest value above nothing."""
    ranked = [done for done in own if (value(done) or 0) > 0]
    if not ranked:
        return []
    top = min(ranked, key=lambda done: (-round(value(done) or 0, 6), *age(done)))
    return [_record(kind, top, value(top) or 0)]


def _reps_at_load(own: Sets) -> list[Record]:
    """The most reps at each load that no heavier load has as many of; a band is a load of its own."""
    with_reps = [done for done in own if done.reps]
    found = []
    for band in {done.band for done in with_reps}:
        of_band = [done for done in with_reps if done.band == band]
        for grams in {_grams(done) for done in of_band}:
            at_load = [done for done in of_band if _grams(done) == grams]
            top = min(at_load, key=lambda done: (-(done.reps or 0), *age(done)))
            heavier = [done for done in of_band if _grams(done) > grams]
            if all((done.reps or 0) < (top.reps or 0) for done in heavier):
                found.append(_record(RecordKind.REPS_AT_LOAD, top, top.reps or 0))
    return found


def _grams(done: PerformedSet) -> int:
    return done.load.grams if done.load else 0


def _session_volume(own: Sets) -> list[Record]:
    """The greatest volume of one session; it is reached with the session's last loaded set."""
    volumes = []
    for session in {done.session for done in own}:
        loaded = [done for done in own if done.session == session and done.reps and _grams(done) > 0]
        if loaded:
            volumes.append((volume_g(loaded), max(loaded, key=age)))
    if not volumes:
        return []
    volume, last = min(volumes, key=lambda one: (-one[0], *age(one[1])))
    record = _record(RecordKind.SESSION_VOLUME, last, volume / 1000)
    return [Record(record.exercise, record.kind, record.side, record.value, last.performed_at, last.session, last.id)]


def _record(kind: RecordKind, done: PerformedSet, value: float) -> Record:
    return Record(done.exercise, kind, done.side, value, done.performed_at, done.session, done.id, done.load, done.band)


def recent_sets(sets: Sets, sessions: Iterable[Session], exercise: str) -> list[list[str]]:
    """The ids of its counted sets in each session that isn't open, that with the newest of them first."""
    is_open = {session.id for session in sessions if session.state is State.OPEN}
    by_session: dict[str, list[PerformedSet]] = {}
    for done in sorted(sets, key=age):
        if is_counted(done) and done.exercise == exercise and done.session not in is_open:
            by_session.setdefault(done.session, []).append(done)
    newest_first = sorted(by_session.values(), key=lambda own: age(own[-1]), reverse=True)
    return [[done.id for done in own] for own in newest_first]


def last_sets(sets: Sets, exercise: str, until: date) -> list[str]:
    """The ids of all its sets in the last session, open or not, that has counted ones up to a day."""
    own = sorted((done for done in sets if done.exercise == exercise), key=age)
    counted = [done for done in own if is_counted(done) and day_of(done) <= until]
    return [done.id for done in own if counted and done.session == counted[-1].session]


def most_done(sets: Sets, exercise: str) -> Most | None:
    """The most reps, seconds and load of an exercise, and how many sets there are, as far as five."""
    counted = [done for done in sets if done.exercise == exercise and is_counted(done)]
    if not counted:
        return None
    return Most(
        min(len(paired(counted)), 5),
        max((done.reps for done in counted if done.reps is not None), default=None),
        max((done.seconds for done in counted if done.seconds is not None), default=None),
        max((done.load for done in counted if done.load is not None), default=None, key=lambda load: load.grams),
    )
