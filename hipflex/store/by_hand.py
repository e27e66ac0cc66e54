"""What is logged by hand: sets, of which those of one local date and workout form one session, and self-checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from hipflex.domain.change import Logged
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.store.changes import Draft
from hipflex.store.ids import hand_session_id
from hipflex.store.rows import Columns, check_in_fields, session_fields, set_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.mobility import Found
    from hipflex.store.fold import Things
    from hipflex.store.queries import Queries
    from hipflex.store.writer import Writer

Rows = Callable[[Session], Sequence[PerformedSet]]
"""Makes the new sets of a session, numbered after those it has."""


class ByHand:
    """Writes sets that no plan asked for."""

    def __init__(self, writer: Writer, read: Queries) -> None:
        self._writer = writer
        self._read = read

    def log(self, performed_at: datetime, workout: str | None, rows: Rows) -> Logged:
        """Writes the rows as one change, all or nothing.

        Under a workout's name they join the latest finished workout of that name and date, if there is one.
        """

        def decide() -> tuple[Session, Draft]:
            session = self._read.finished_workout(performed_at.date(), workout) if workout else None
            making: Things = {}
            if session is None:
                session = self.session_of(performed_at, workout)
                making = hand_made(session)
            return session, Draft("log", new={**making, "set": self._writer.with_ids(rows(session), session.id)})

        with self._writer.transaction_on(decide) as (session, draft):
            change = self._writer.append(draft)
            tick = self._writer.changes.newest_tick()
        place: Columns = {"session_id": session.id, "workout": session.workout, "tick": tick}
        logged = (set_from({**fields, **place, "id": set_id}) for set_id, fields in draft.new["set"].items())
        return Logged(change, session.id, tuple(logged))

    def session_of(self, performed_at: datetime, workout: str | None) -> Session:
        """The session of what is logged by hand on a date: as it stands, or as it will begin."""
        session_id = hand_session_id(performed_at.date(), workout)
        kept = self._read.session_if_there(session_id)
        return kept or Session(session_id, workout, performed_at, performed_at, State.FINISHED)

    def check_in(self, performed_at: datetime, left: Found, right: Found) -> tuple[str, CheckIn]:
        """Writes a self-check as one change; the change's id and what was written."""
        with self._writer.transaction():
            made = CheckIn(self._writer.ids.new(), performed_at, left.finding, right.finding, left.deg, right.deg)
            words = f"left {left}, right {right}"
            change = self._writer.append(Draft("check-in", words, new={"check_in": {made.id: check_in_fields(made)}}))
        return change, made


def hand_made(session: Session) -> Things:
    """The making of a session by hand, which every change that puts sets into it carries; its times follow from them.

    So the session is there as long as any of its sets, whichever machine logged first or took back its own.
    """
    fields = session_fields(session, "hand")
    return {"session": {session.id: {name: fields[name] for name in ("workout", "origin")}}}
