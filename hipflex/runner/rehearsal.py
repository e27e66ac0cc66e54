"""A journal that forgets: a workout tried out without a trace in the log."""

from __future__ import annotations

from hipflex.domain.change import Amended, Amendment, Decision, TakenBack
from hipflex.domain.performance import Session
from hipflex.errors import Refused
from hipflex.runner.machine import applied
from hipflex.value_classes import replace


class RehearsalJournal:
    """Keeps one session in memory, with what its lines made of it."""

    def __init__(self, session: Session) -> None:
        self._stages = [(session, Amendment("start"))]

    def session(self, session_id: str) -> Session:
        """The session as it stands."""
        return self._stages[-1][0]

    def amend(self, session_id: str, decide: Decision) -> Amended:
        """Decides on the session and remembers the outcome."""
        session = self.session(session_id)
        amendment = decide(session)
        if amendment is None:
            return Amended(session, passed=True)
        first = len(session.sets) + 1
        sets = tuple(replace(done, id=f"rehearsal-{number:04}") for number, done in enumerate(amendment.sets, first))
        self._stages.append((applied(session, amendment, sets), amendment))
        return Amended(self.session(session_id), sets)

    def take_back(self, session_id: str) -> TakenBack:
        """Forgets the last line."""
        if len(self._stages) == 1:
            raise Refused("nothing to undo in this workout")
        undone, amendment = self._stages.pop()
        removed = undone.sets[len(self.session(session_id).sets) :]
        said = amendment.said or "the last line"
        return TakenBack("", amendment.action, said, removed, (), len(self._stages) - 1)
