"""Sets of the log from a file's rows, the same way for all formats: what each is, and what it holds."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from hipflex.domain.change import FileRow
from hipflex.domain.converted_masses import grams_meant
from hipflex.domain.imports import BadLine
from hipflex.domain.measures import HEAVIEST_GRAMS, Load, SetType, Unit
from hipflex.domain.movement import Kind, MovementBrief
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.amounts import digits, millimetres_of, reps_of, rpe_of, seconds_of
from hipflex.interchange.foreign import ForeignSession, ForeignSet, Item, Remark, Rest, Unreadable
from hipflex.interchange.local_times import in_zone
from hipflex.value_classes import dataclass, field, replace

NOON = time(12)
LONGEST_SESSION = timedelta(hours=12)  # a clock that was left running
ASSISTED = "-assisted"  # so end the slugs of lifts whose weight is help, whichever way their names say it
FIRST_YEAR = 1990  # a phone without battery begins in 1970 or 1980


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a file's sets is decided outside it.

    `tie` finds the movement that a name means. Without a `zone` the clock on the wall is this computer's. `unit` is
    that of weights for which the file states none; `distances` are the units of such distances by exercise, as written,
    and `distance` is that of all others. The ids follow from the start of a session, as if that were UTC, and from what
    tells a set or a session from all others.
    """

    app: str
    tie: Callable[[str], MovementBrief | None]
    set_id: Callable[[datetime, int, str], str]
    session_id: Callable[[datetime, str], str]
    today: date
    zone: tzinfo | None = None
    unit: Unit | None = None
    distances: Mapping[str, str] = field(default_factory=dict)
    distance: str | None = None


@dataclass(slots=True)
class Adopted:
    """What a file comes to. `rows` are what it said of each set, by id; `names`, as written, have each their sets.

    `without_unit` are the exercises whose distances have no unit.
    """

    sets: list[PerformedSet] = field(default_factory=list)
    sessions: dict[str, Session] = field(default_factory=dict)
    rows: dict[str, FileRow] = field(default_factory=dict)
    rests: int = 0
    notes: int = 0
    not_done: int = 0
    two_measures: int = 0
    names: Counter[str] = field(default_factory=Counter)
    units: set[Unit] = field(default_factory=set)
    without_unit: dict[str, None] = field(default_factory=dict)
    bad: list[BadLine] = field(default_factory=list)
    warnings: list[BadLine] = field(default_factory=list)


class UnitUnknown(Refused):
    """A file whose weights have no unit, which the user must say; `weights` are some of them, as written."""

    def __init__(self, weights: Iterable[Decimal]) -> None:
        self.weights = tuple(weights)
        super().__init__("the file doesn't say whether its weights are kilograms or pounds")


def adopted(items: Iterable[Item], terms: Terms, watched: Callable[[list[Item]], Iterable[Item]] = iter) -> Adopted:
    """The sets of a file, gone through as `watched`; raises UnitUnknown where weights have no unit."""
    read = list(items)
    if terms.unit is None:
        weights = [one.weight for one in read if isinstance(one, ForeignSet) and one.done and one.weight]
        bare = [weight.number for weight in weights if weight.number and weight.unit is None]
        if bare:
            raise UnitUnknown(bare)
    return _Adopting(read, terms, watched).outcome


def started_text(session: ForeignSession) -> str:
    """The start of a session as part of what its sets are: to the minute, an instant in UTC, of a day the day alone."""
    at = _identifying(session)
    if session.day_only:
        return f"{at:%Y-%m-%d}"
    return f"{at:%Y-%m-%dT%H:%M}{'Z' if session.started.tzinfo else ''}"


def _identifying(session: ForeignSession) -> datetime:
    """The start to the minute, as if the clock on the wall were UTC."""
    at = session.started
    return (at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)).replace(second=0, microsecond=0)


class _Adopting:
    """One file on its way."""

    def __init__(self, items: list[Item], terms: Terms, watched: Callable[[list[Item]], Iterable[Item]]) -> None:
        self.outcome = Adopted()
        self._terms = terms
        self._places = _places(items)
        self._titles: dict[str, dict[str | None, int]] = defaultdict(dict)
        self._numbers: Counter[tuple[str, str]] = Counter()
        self._latest: dict[tuple[str, str], str] = {}
        self._waiting: dict[tuple[str, str], list[Remark]] = defaultdict(list)
        self._moments: dict[datetime, datetime] = {}
        self._index: dict[str, int] = {}
        for item in watched(items):
            self._take(item)
        self._leave_notes_to_sessions()

    def _take(self, item: Item) -> None:
        match item:
            case ForeignSet():
                try:
                    self._take_set(item)
                except Refused as refusal:
                    self.outcome.bad.append(BadLine(item.line, str(refusal)))
            case Rest():
                self.outcome.rests += 1
            case Remark():
                self._take_remark(item)
            case Unreadable():
                self.outcome.bad.append(BadLine(item.line, item.reason))
            case BadLine():
                self.outcome.warnings.append(item)

    def _take_set(self, row: ForeignSet) -> None:
        terms, remarks = self._terms, list[str]()
        reps = reps_of(row.reps, remarks)
        seconds = seconds_of(row.seconds)
        distance_mm = self._distance(row, remarks, has_more=bool(reps or seconds))
        if row.done and row.type is SetType.FAILURE and not (reps or seconds or distance_mm):
            reps = 0
        elif not row.done or not (reps or seconds or distance_mm):
            self.outcome.not_done += 1
            return
        brief = terms.tie(row.exercise)
        is_help = row.is_help or (brief is not None and brief.slug.endswith(ASSISTED))
        load, rpe = self._load(row, is_help=is_help), rpe_of(row.rpe, remarks)
        self.outcome.warnings += [BadLine(row.line, f"{said}: kept in the note") for said in remarks]
        session = self._session(row)
        exercise = brief.slug if brief else row.exercise
        self._numbers[session.id, exercise] += 1
        start, place = started_text(row.session), self._places[id(row)]
        identity = json.dumps([terms.app, start, row.exercise, place], ensure_ascii=False)
        at = self._moment(row.line, row.at) if row.at else session.started_at
        key = session.id, row.exercise
        note = _joined([*(one.text for one in self._waiting.pop(key, ())), row.note, *remarks])
        done = PerformedSet(
            id=terms.set_id(_identifying(row.session), place, identity),
            session=session.id,
            workout=row.session.workout,
            exercise=exercise,
            kind=brief.kind if brief else Kind.EXERCISE,
            performed_at=at,
            number=self._numbers[session.id, exercise],
            type=row.type,
            reps=reps,
            seconds=seconds or None,
            distance_mm=distance_mm or None,
            load=load,
            rpe=rpe,
            note=note,
            source=terms.app,
        )
        self._index[done.id] = len(self.outcome.sets)
        self._latest[key] = done.id
        self.outcome.sets.append(done)
        self.outcome.rows[done.id] = FileRow(identity, json.dumps(row.cells, ensure_ascii=False))
        self.outcome.names[row.exercise] += 1
        self.outcome.two_measures += bool(reps) + bool(seconds) + bool(distance_mm) > 1

    def _take_remark(self, remark: Remark) -> None:
        self.outcome.notes += 1
        key = self._session_id(remark.session), remark.exercise
        if above := self._latest.get(key):
            place = self._index[above]
            done = self.outcome.sets[place]
            self.outcome.sets[place] = replace(done, note=_joined([done.note, remark.text]))
        else:
            self._waiting[key].append(remark)

    def _leave_notes_to_sessions(self) -> None:
        """What was noted of exercises of which no set was done stays with their sessions."""
        for (session_id, exercise), remarks in self._waiting.items():
            session = self.outcome.sessions.get(session_id)
            if session is None:
                lost = (BadLine(one.line, f"a note on no set is left out: {shown(one.text)}") for one in remarks)
                self.outcome.warnings += lost
            else:
                said = _joined([session.note, *(f"{exercise}: {one.text}" for one in remarks)])
                self.outcome.sessions[session_id] = replace(session, note=said)

    def _session_id(self, session: ForeignSession) -> str:
        """Which session it is: the title counts no further than that another one at the same start is another."""
        start = started_text(session)
        titles = self._titles[start]
        what = json.dumps([self._terms.app, start, titles.setdefault(session.workout, len(titles))])
        return self._terms.session_id(_identifying(session), what)

    def _session(self, row: ForeignSet) -> Session:
        foreign, session_id = row.session, self._session_id(row.session)
        known = self.outcome.sessions.get(session_id)
        if known is None:
            started = self._moment(row.line, foreign.started, day_only=foreign.day_only)
            known = Session(
                session_id, foreign.workout, started, self._ended(row, started), State.FINISHED, _joined([foreign.note])
            )
            self.outcome.sessions[session_id] = known
        return known

    def _ended(self, row: ForeignSet, started: datetime) -> datetime | None:
        session = row.session
        if session.ended is not None:
            ended = self._moment(row.line, session.ended)
        elif session.lasted_s:
            ended = in_zone(started.astimezone(UTC) + timedelta(seconds=session.lasted_s), self._terms.zone)[0]
        else:
            return None
        return ended if timedelta() <= ended - started <= LONGEST_SESSION else None

    def _moment(self, line: int, written: datetime, *, day_only: bool = False) -> datetime:
        """The moment of a clock on the wall; what leaves doubt is told once for each."""
        if written not in self._moments:
            self._moments[written], doubt = in_zone(
                datetime.combine(written, NOON) if day_only else written.replace(microsecond=0), self._terms.zone
            )
            if not doubt and written.year < FIRST_YEAR:
                doubt = "it lies long ago"
            elif not doubt and self._moments[written].date() > self._terms.today:
                doubt = "it lies in the future"
            if doubt:
                self.outcome.warnings.append(BadLine(line, f"the date {written:%Y-%m-%d %H:%M}: {doubt}"))
        return self._moments[written]

    def _load(self, row: ForeignSet, *, is_help: bool) -> Load | None:
        if row.weight is None or not row.weight.number:
            return None
        unit = Unit(row.weight.unit) if row.weight.unit else self._terms.unit
        if unit is None:  # told before anything was read
            raise UnitUnknown([row.weight.number])
        self.outcome.units.add(unit)
        grams = grams_meant(row.weight.number, unit)
        if abs(grams) > HEAVIEST_GRAMS:
            raise Refused(f"weight: {row.weight.number} {unit} is more than {HEAVIEST_GRAMS // 1000} kg")
        return Load(-abs(grams) if is_help else grams) if grams else None

    def _distance(self, row: ForeignSet, remarks: list[str], *, has_more: bool) -> int | None:
        if row.distance is None or not row.distance.number:
            return None
        unit = row.distance.unit or self._terms.distances.get(row.exercise) or self._terms.distance
        if unit is None:
            self.outcome.without_unit[row.exercise] = None
        if unit is None and has_more:
            remarks.append(f"distance {digits(row.distance.number)} without a unit")
            return None
        if unit is None:
            bare = digits(row.distance.number)
            raise Refused(f"distance: {bare} has no unit; in a map, `unit:` can say {shown(row.exercise)}: km")
        return millimetres_of(row.distance.number, unit)


def _places(items: Iterable[Item]) -> dict[int, int]:
    """The place of each row of a set among those of its exercise in its session, by the row's `id`.

    That is the file's number where all have one and no two the same, else the order; what is left out counts too.
    """
    groups: dict[tuple[str, str], list[ForeignSet | Unreadable]] = defaultdict(list)
    for item in items:
        if isinstance(item, ForeignSet | Unreadable) and item.session is not None and item.exercise is not None:
            groups[started_text(item.session), item.exercise].append(item)
    places = {}
    for rows in groups.values():
        numbers = [row.number if isinstance(row, ForeignSet) else None for row in rows]
        told = None not in numbers and len(set(numbers)) == len(numbers)
        for order, (row, number) in enumerate(zip(rows, numbers, strict=True), 1):
            places[id(row)] = number if told and number is not None else order
    return places


def _joined(parts: Iterable[str | None]) -> str | None:
    """Notes in one, with line ends as they are here."""
    return "; ".join(part.replace("\r\n", "\n") for part in parts if part and part.strip()) or None
