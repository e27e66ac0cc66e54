"""The witness of a workout: which records it broke."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.domain.breaking import Broken, broken, contest
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.records import Record
from hipflex.terminal.knowledge import Knowledge


class Witness:
    """Sees records broken."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._exercise = ""
        self._standing: Sequence[Record] = ()
        self._beaten: dict[tuple[object, ...], Record | None] = {}

    def recall(self, session: Session) -> None:
        """Learns what an earlier run of the session broke; what it had been before that is forgotten."""
        for exercise in _exercises(session):
            if self._knowledge.last(exercise):
                held = (record for record in self._knowledge.records(exercise) if record.session == session.id)
                self._beaten |= dict.fromkeys(map(contest, held))

    def look(self, exercise: str) -> None:
        """Looks at the records before a set is done."""
        self._exercise = exercise
        self._standing = self._knowledge.records(exercise)

    def broken(self, sets: Sequence[PerformedSet]) -> tuple[Broken, ...]:
        """The records that these sets broke, which have just been stored."""
        if not sets or sets[0].exercise != self._exercise:
            return ()
        found = broken(self._standing, self._knowledge.records(self._exercise), sets)
        for one in found:
            self._beaten.setdefault(contest(one.record), one.before)
        return found

    def all_broken(self, session: Session) -> tuple[Broken, ...]:
        """The records that the session holds now, each against the one that stood before it."""
        return tuple(
            Broken(record, self._beaten[contest(record)])
            for exercise in _exercises(session)
            for record in self._knowledge.records(exercise)
            if record.session == session.id and contest(record) in self._beaten
        )


def _exercises(session: Session) -> list[str]:
    """The exercises of a session's sets, each once."""
    return list(dict.fromkeys(done.exercise for done in session.sets))
