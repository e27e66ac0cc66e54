from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hipflex.domain.performance import PerformedSet
from hipflex.domain.records import Record, RecordKind
from hipflex.terminal.witness import Witness
from tests.terminal.samples import MORNING, RAISE, knowing, session_of

EARLIER = PerformedSet(RAISE.slug, RAISE.kind, MORNING, 1, "x1", "s0", reps=8)


class Log:
    """Sets, of which the one with the most repetitions holds the record."""

    def __init__(self, *sets: PerformedSet) -> None:
        self.sets = list(sets)

    def records(self, exercise: str) -> Sequence[Record]:
        done = max((one for one in self.sets if one.exercise == exercise), key=lambda one: one.reps or 0, default=None)
        if done is None:
            return ()
        kind = RecordKind.REPS_AT_LOAD
        return [Record(exercise, kind, None, done.reps or 0, done.performed_at, done.session, done.id)]

    def add(self, id_: str, reps: int) -> tuple[PerformedSet, ...]:
        self.sets.append(replace(EARLIER, id=id_, session="s1", reps=reps))
        return (self.sets[-1],)


def watching(log: Log) -> Witness:
    return Witness(knowing((EARLIER,), log.records))


def values(witness: Witness, log: Log) -> list[tuple[float, float | None]]:
    session = replace(session_of(RAISE), sets=tuple(one for one in log.sets if one.session == "s1"))
    return [(one.record.value, one.before.value if one.before else None) for one in witness.all_broken(session)]


def test_a_record_is_seen_when_it_is_broken_and_remembered_against_the_first_that_was_beaten() -> None:
    log = Log(EARLIER)
    witness = watching(log)
    seen = []
    for id_, reps in (("a", 9), ("b", 7), ("c", 11)):
        witness.look(RAISE.slug)
        seen += [
            (one.record.value, one.before.value if one.before else None) for one in witness.broken(log.add(id_, reps))
        ]
    assert seen == [(9, 8), (11, 9)]
    assert values(witness, log) == [(11, 8)]


def test_a_record_that_was_undone_was_none() -> None:
    log = Log(EARLIER)
    witness = watching(log)
    witness.look(RAISE.slug)
    assert witness.broken(log.add("a", 9))
    log.sets.pop()
    assert values(witness, log) == []


def test_what_an_earlier_run_of_the_session_broke_is_recalled() -> None:
    log = Log(EARLIER)
    done = log.add("a", 9)
    witness = watching(log)
    witness.recall(replace(session_of(RAISE), sets=done))
    assert values(witness, log) == [(9, None)]


def test_the_first_session_of_an_exercise_breaks_nothing() -> None:
    log = Log()
    witness = Witness(knowing((), log.records))
    witness.look(RAISE.slug)
    done = log.add("a", 9)
    assert witness.broken(done) == ()
    witness.recall(replace(session_of(RAISE), sets=done))
    assert values(witness, log) == []
