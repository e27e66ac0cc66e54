"""Which records a workout breaks, seen set by set, and what is too much to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hipflex.domain.measures import Unit
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.proportion import NOTHING_YET, Most
from hipflex.domain.records import BrokenRecord, Record, RecordKind, broken_records, contest
from hipflex.render.words import excess_words
from hipflex.terminal.workout_context import WorkoutContext


class RecordWatch:
    """Sees records broken, each against the one that stood before the session."""

    def __init__(self, context: WorkoutContext) -> None:
        self._context = context
        self._before: dict[tuple[str, str], Sequence[Record]] = {}
        self._most: dict[str, Most] = {}
        self._volumes: set[tuple[object, ...]] = set()

    def look_at(self, exercise: str) -> None:
        """Takes down the most that was done of an exercise, before the first set of it is stored."""
        if exercise not in self._most:
            self._most[exercise] = self._context.most(exercise)

    def excess_words(self, sets: Sequence[PerformedSet], *, unit: Unit) -> str:
        """What to remark on sets of an exercise that are out of all proportion to what it was done with before."""
        return excess_words(sets, self._most.get(sets[-1].exercise, NOTHING_YET), unit=unit) if sets else ""

    def broken(self, sets: Sequence[PerformedSet]) -> tuple[BrokenRecord, ...]:
        """The records that these sets broke, which have just been stored; a volume is told once, however it grows."""
        found = self._broken(sets)
        new = tuple(one for one in found if contest(one.record) not in self._volumes)
        self._volumes |= {contest(one.record) for one in new if one.record.kind is RecordKind.SESSION_VOLUME}
        return new

    def all_broken(self, session: Session) -> tuple[BrokenRecord, ...]:
        """The records that the session holds now."""
        return self._broken(session.sets)

    def _broken(self, sets: Iterable[PerformedSet]) -> tuple[BrokenRecord, ...]:
        by_exercise: dict[tuple[str, str], list[PerformedSet]] = {}
        for done in (one for one in sets if one.kind is not Kind.STRETCH):  # holding longer is no contest there
            by_exercise.setdefault((done.exercise, done.session), []).append(done)
        return tuple(
            one
            for (exercise, session), done in by_exercise.items()
            for one in broken_records(self._records_before(exercise, session), self._context.records(exercise), done)
        )

    def _records_before(self, exercise: str, session: str) -> Sequence[Record]:
        key = exercise, session
        if key not in self._before:
            self._before[key] = self._context.records_without(exercise, session)
        return self._before[key]
