"""Workouts under way: started, amended line by line, taken back, ended."""

from __future__ import annotations

from hipflex.domain.change import Amended, Amendment, Closed, Decision, TakenBack
from hipflex.domain.pending import end_of
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import Plan
from hipflex.errors import Refused
from hipflex.store.changes import Draft
from hipflex.store.fold import Things
from hipflex.store.queries import Queries
from hipflex.store.rows import Columns, end_fields, session_fields
from hipflex.store.undo import Undo
from hipflex.store.writer import Writer


class Workouts:
    """The journal that a workout is kept in; at most one workout is open on a machine."""

    def __init__(self, writer: Writer, read: Queries, undo: Undo) -> None:
        self._writer = writer
        self._read = read
        self._undo = undo

    def start(self, plan: Plan, due_sets: int | None = None) -> Session:
        """Opens a workout; refuses where one is open on this machine.

        `due_sets` are the strength sets of the workout that is due, which may be another: kept beside the plan.
        """
        with self._writer.transaction():
            open_session = self._read.open_session()
            if open_session is not None:
                raise Refused(already_open(open_session))
            session = Session(self._writer.ids.new(), plan.workout, self._writer.now(), None, State.OPEN, plan=plan)
            fields = {**session_fields(session, "workout"), "plan": self._writer.changes.plans.keep(plan)}
            if due_sets is not None:
                fields["due_sets"] = due_sets
            self._writer.append(Draft("start", f"started {plan.title}", new={"session": {session.id: fields}}))
        return session

    def session(self, session_id: str) -> Session:
        """The session as it stands."""
        return self._read.session(session_id)

    def amend(self, session_id: str, decide: Decision) -> Amended:
        """Decides on the session as it stands and stores the outcome, with no other writer between."""
        with self._writer.transaction():
            session = self._read.session(session_id)
            amendment = decide(session)
            if amendment is None:
                return Amended(session, passed=True)
            sets = self._writer.with_ids(amendment.sets, session_id)
            fields = self._fields(amendment)
            self._writer.append(
                Draft(
                    amendment.action,
                    "" if sets else amendment.said,
                    line_of=session_id,
                    new={"set": sets} if sets else {},
                    edit={"session": {session_id: fields}} if fields else {},
                )
            )
        after = self._read.session(session_id)
        return Amended(after, tuple(done for done in after.sets if done.id in sets))

    def take_back(self, session_id: str) -> TakenBack:
        """Takes back the session's last line, reopening it where that line finished it."""
        return self._undo.take_back_line(session_id)

    def finish(self) -> Closed:
        """Ends the open workout early and keeps its sets."""
        return self._close("finish", State.FINISHED)

    def discard(self) -> Closed:
        """Takes the open workout back whole, its sets too."""
        return self._close("discard", State.DISCARDED)

    def take_over(self) -> tuple[str, Session]:
        """Has the workout that is open on another machine go on at this one: the machine it was open on, and it.

        That machine learns of it when it syncs next. Refuses where one is open here, or none or several elsewhere.
        """
        with self._writer.transaction():
            here, elsewhere = self._read.open_session(), self._read.open_elsewhere()
            if here is not None:
                raise Refused(already_open(here))
            if not elsewhere:
                raise Refused("no workout is open on another machine, as far as the last sync told")
            machine, session = elsewhere[0]
            edit: Things = {"session": {session.id: {"machine": self._writer.changes.machine.named()}}}
            self._writer.append(Draft("take-over", f"took {_name(session)} over from {machine}", edit=edit))
        return machine, self._read.session(session.id)

    def _close(self, action: str, state: State) -> Closed:
        with self._writer.transaction():
            session = self._read.open_session()
            if session is None:
                raise Refused("no workout is open")
            gone = session.sets if state is State.DISCARDED else ()
            fields: Columns = {"state": state.value, **end_fields(end_of(session, self._writer.now()))}
            if state is State.DISCARDED:
                fields["deleted"] = 1
            edit: Things = {"session": {session.id: fields}, "set": {done.id: {"deleted": 1} for done in gone}}
            change = self._writer.append(Draft(action, f"{state.value} {_name(session)}", edit=edit))
        return Closed(self._read.session(session.id), change, len(session.sets) - len(gone), len(gone))

    def _fields(self, amendment: Amendment) -> Columns:
        """What an amendment changes of its session's own row."""
        fields: Columns = {}
        if amendment.plan is not None:
            fields["plan"] = self._writer.changes.plans.keep(amendment.plan)
        if amendment.note is not None:
            fields["note"] = amendment.note
        if amendment.ended_at is not None:
            fields |= {"state": State.FINISHED.value, **end_fields(amendment.ended_at)}
        return fields


def already_open(session: Session) -> str:
    """What to say where a workout is open and another is asked for."""
    return (
        f"the workout {_name(session)} is still open: go on with `hipflex workout resume`, "
        "end it with `finish`, or drop it with `discard`"
    )


def _name(session: Session) -> str:
    return session.workout or (session.plan.title if session.plan else "without a plan")
