"""A journal that forgets: a workout tried out without a trace in the log."""

from __future__ import annotations

from dataclasses import replace

from hipflex.domain.change import Amended, Decision, TakenBack
from hipflex.domain.performance import Session
from hipflex.errors import Refused
from hipflex.runner.machine import applied


class RehearsalJournal:
    """Keeps one session in memory, with what its lines made of it."""

    def __init__(self, session: Session) -> None:
        self._stages = [session]

    def session(self, session_id: str) -> Session:
        """The session as it stands."""
        return self._stages[-1]

    def amend(self, session_id: str, decide: Decision) -> Amended:
        """Decides on the session and remembers the outcome."""
        session = self._stages[-1]
        amendment = decide(session)
        if amendment is None:
            return Amended(session, passed=True)
        first = len(session.sets) + 1
        sets = tuple(replace(done, id=f"rehearsal-{number}") for number, done in enumerate(amendment.sets, first))
        self._stages.append(applied(session, amendment, sets))
        return Amended(self._stages[-1], sets)

    def take_back(self, session_id: str) -> TakenBack:
        """Forgets the last line."""
        if len(self._stages) == 1:
            raise Refused("nothing to undo in this workout")
        undone = self._stages.pop()
        kept = {done.id for done in self._stages[-1].sets}
        removed = tuple(done for done in undone.sets if done.id not in kept)
        return TakenBack("", "log", "the last line", removed, (), len(self._stages) - 1)
