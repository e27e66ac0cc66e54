"""What a workout needs of the world: a journal that keeps it, a presenter who talks to the person, a clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hipflex.domain.change import Amended, Decision, TakenBack
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import PrescribedSet
from hipflex.errors import LogUnavailable, Refused


class EndOfInput(Exception):
    """There is nobody left to ask."""


class Journal(Protocol):
    """Keeps sessions. Every method returns only after what it did is on disk."""

    def session(self, session_id: str) -> Session:
        """The session as it stands."""

    def amend(self, session_id: str, decide: Decision) -> Amended:
        """Decides on the session as it stands and stores the outcome, with no other writer between."""

    def take_back(self, session_id: str) -> TakenBack:
        """Takes back the session's last line; refuses where there is none, or where the session isn't open any more."""


class Presenter(Protocol):
    """Talks to the person who trains."""

    def present(self, session: Session, asked: PrescribedSet) -> None:
        """Shows what comes: at an exercise's first set the whole card, then the set."""

    def ask(self, session: Session, asked: PrescribedSet) -> str:
        """What the person says to the set; raises EndOfInput where nobody answers."""

    def acknowledge(self, sets: Sequence[PerformedSet]) -> None:
        """Says that sets are stored, or in a rehearsal that they would be."""

    def say(self, text: str) -> None:
        """Says something that is not about a stored set."""

    def refuse(self, error: Refused) -> None:
        """Shows a slip so that it may be asked again, or raises it where nobody can be asked."""

    def not_kept(self, error: LogUnavailable) -> None:
        """Says that what was said last couldn't be stored; returns when that is to be tried again.

        Raises the error where nobody can be asked, and EndOfInput where the person gives up.
        """

    def rest(self, seconds: int, after: PerformedSet) -> None:
        """Counts down the rest that a set is followed by, before whatever is asked for next."""

    def conclude(self, session: Session) -> None:
        """Sums up a workout that is done."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The local time, aware, in whole seconds."""
