from __future__ import annotations

from collections.abc import Iterable, Sequence

from hipflex.domain.measures import Load, Unit
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.domain.proportion import Most
from hipflex.domain.records import BrokenRecord, Record, RecordKind
from hipflex.terminal.record_watch import RecordWatch
from hipflex.value_classes import replace
from tests.terminal.samples import MORNING, RAISE, knowing, session_of

EARLIER = PerformedSet(RAISE.slug, RAISE.kind, MORNING, 1, "x1", "s0", reps=8, load=Load(1000))


class Log:
    """Sets, of which the first with the most repetitions and the session with the most of them hold the records."""

    def __init__(self, *sets: PerformedSet) -> None:
        self.sets = list(sets)

    def records(self, exercise: str) -> Sequence[Record]:
        return [*self._most_reps(self.sets), *self._most_volume(self.sets)]

    def records_without(self, exercise: str, session: str) -> Sequence[Record]:
        sets = [done for done in self.sets if done.session != session]
        return [*self._most_reps(sets), *self._most_volume(sets)]

    def _most_reps(self, sets: Sequence[PerformedSet]) -> Iterable[Record]:
        if sets:
            done = max(sets, key=lambda one: one.reps or 0)
            yield held(RecordKind.REPS_AT_LOAD, done.reps or 0, done)

    def _most_volume(self, sets: Sequence[PerformedSet]) -> Iterable[Record]:
        sessions = {done.session: [one.reps or 0 for one in sets if one.session == done.session] for done in sets}
        if sessions:
            session, reps = max(sessions.items(), key=lambda item: sum(item[1]))
            last = [one for one in sets if one.session == session][-1]
            yield held(RecordKind.SESSION_VOLUME, sum(reps), last)

    def add(self, id_: str, reps: int, session: str = "s1") -> tuple[PerformedSet, ...]:
        self.sets.append(replace(EARLIER, id=id_, session=session, reps=reps))
        return (self.sets[-1],)


def held(kind: RecordKind, value: int, done: PerformedSet) -> Record:
    return Record(done.exercise, kind, None, value, done.performed_at, done.session, done.id)


def watching(log: Log) -> RecordWatch:
    return RecordWatch(replace(knowing(), records=log.records, records_without=log.records_without))


def told(broken: Iterable[BrokenRecord]) -> list[tuple[str, float, float | None]]:
    return [(one.record.kind, one.record.value, one.before.value if one.before else None) for one in broken]


def at_the_end(watch: RecordWatch, log: Log) -> list[tuple[str, float, float | None]]:
    session = replace(session_of(RAISE), sets=tuple(one for one in log.sets if one.session == "s1"))
    return told(watch.all_broken(session))


def test_a_record_is_seen_when_it_is_broken_against_the_one_before_the_session() -> None:
    log = Log(EARLIER)
    watch = watching(log)
    seen = [told(watch.broken(log.add(id_, reps))) for id_, reps in (("a", 9), ("b", 7), ("c", 11))]
    assert seen == [
        [("reps_at_load", 9, 8), ("session_volume", 9, 8)],
        [],
        [("reps_at_load", 11, 8)],
    ]
    assert at_the_end(watch, log) == [("reps_at_load", 11, 8), ("session_volume", 27, 8)]


def test_a_record_that_was_undone_was_none() -> None:
    log = Log(EARLIER)
    watch = watching(log)
    assert watch.broken(log.add("a", 9))
    log.sets.pop()
    assert at_the_end(watch, log) == []


def test_a_session_gone_on_with_broke_what_it_would_have_broken_in_one_go() -> None:
    log = Log(EARLIER)
    first = watching(log)
    first.broken(log.add("a", 9))
    assert at_the_end(watching(log), log) == at_the_end(first, log) != []


def test_the_first_session_of_an_exercise_breaks_nothing_however_it_grows() -> None:
    log = Log()
    watch = watching(log)
    assert [watch.broken(log.add(id_, reps)) for id_, reps in (("a", 9), ("b", 12))] == [(), ()]
    assert at_the_end(watch, log) == []


def test_no_sets_break_nothing() -> None:
    assert watching(Log(EARLIER)).broken(()) == ()


def test_what_was_done_before_the_first_look_at_an_exercise_is_what_its_sets_are_measured_by() -> None:
    done_so_far = iter([Most(5, reps=10), Most(6, reps=100)])
    watch = RecordWatch(replace(knowing(), most=lambda _: next(done_so_far)))
    for _ in range(2):
        watch.look_at(RAISE.slug)
    too_many = PerformedSet(RAISE.slug, RAISE.kind, MORNING, 1, "x1", "s1", reps=100)
    assert watch.excess_words([too_many], unit=Unit.KG).startswith("100 reps are 10 times the most so far, 10;")
    assert watch.excess_words([replace(too_many, reps=30)], unit=Unit.KG) == ""
    assert watch.excess_words([replace(too_many, exercise="plank")], unit=Unit.KG) == ""
    assert watch.excess_words([], unit=Unit.KG) == ""


def test_nobody_is_told_to_have_stretched_further_than_ever() -> None:
    log = Log(EARLIER)
    watch = watching(log)
    stretched = tuple(replace(one, kind=Kind.STRETCH) for one in log.add("a", 90))
    log.sets[-1:] = stretched
    assert told(watch.broken(stretched)) == []
    assert at_the_end(watch, log) == []
