"""Sets that come from a file: known ids add nothing, and one import is one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from hipflex.domain.change import FileRow, Imported
from hipflex.domain.imports import Neighbour, ReadSet
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.store.changes import Draft
from hipflex.store.fold import Things
from hipflex.store.incoming import Incoming
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader
from hipflex.store.reimport import Resemblance, neighbours, resemblance
from hipflex.store.rows import Columns, check_in_fields, session_fields
from hipflex.store.updates import Updates, session_edits
from hipflex.store.writer import Writer
from hipflex.value_classes import dataclass, field, replace

NO_ROWS: Mapping[str, FileRow] = {}


class Intake:
    """Takes in what another log exported, or another program.

    An id is what a set is: of sets of other programs `imported_id` makes it. `rows` are what the file said, by id.
    """

    def __init__(self, writer: Writer, reader: Reader, read: Queries) -> None:
        self._writer = writer
        self._rows = reader.rows
        self._read = read

    def add(
        self,
        sets: Iterable[ReadSet],
        sessions: Iterable[Session],
        check_ins: Iterable[CheckIn],
        rows: Mapping[str, FileRow] = NO_ROWS,
        *,
        listed: Iterable[Session] = (),
        update: bool = False,
    ) -> Imported:
        """Adds what the log doesn't know, as one change; a known id stays as it is here.

        With `update` what the file says otherwise of known sets is taken over in the same change, and of sessions: of
        those that it has `listed`, all; of others the workout. The sets are gone through once, before all else is.
        """
        with self._coming(sets, rows) as incoming:
            given = tuple(sessions), tuple(check_ins), tuple(listed)
            with self._writer.transaction_on(lambda: self._compared(incoming, *given, update=update)) as found:
                if not found.is_new:
                    return found.outcome
                draft = Draft("import", found.words, new=found.new, edit=found.edit)
                change = self._writer.append(draft, incoming, found.updates)
                updated = found.updates.agreeing() if found.updates else 0
                return replace(found.outcome, change=change, updated=updated)

    def adopt(
        self,
        sets: Sequence[PerformedSet],
        sessions: Mapping[str, Session],
        rows: Mapping[str, FileRow],
        *,
        update: bool = False,
        watched: Callable[[Sequence[PerformedSet]], Iterable[PerformedSet]] = iter,
    ) -> Imported:
        """Adds the sets of another program that the log doesn't know, with their sessions, as one change.

        With `update` what the file says otherwise of known sets and sessions is taken over in the same change. The sets
        are put into the log's tables as `watched` gives them.
        """
        with self._coming(watched(sets), rows) as incoming:

            def decide() -> Resemblance:
                found = self.resemblance(sets, sessions, rows)
                incoming.leave_out([*found.known, *found.renamed])
                return found

            with self._writer.transaction_on(decide) as found:
                outcome = found.outcome(len(sets), update=update)
                draft = _adopting(found, sets, sessions, update=update)
                if not draft.new and not draft.edit:
                    return outcome
                return replace(outcome, change=self._writer.append(draft, incoming if outcome.added else None))

    def resemblance(
        self, sets: Sequence[PerformedSet], sessions: Mapping[str, Session], rows: Mapping[str, FileRow]
    ) -> Resemblance:
        """How the sets of another program stand to the log."""
        return resemblance(self._rows, sets, sessions, rows)

    def neighbours(self, sessions: Iterable[Session], app: str) -> tuple[Neighbour, ...]:
        """The sessions of the log from elsewhere that began within two minutes of one of another program's."""
        return tuple(neighbours(self._rows, sessions, app))

    def preview(
        self,
        sets: Iterable[ReadSet],
        sessions: Iterable[Session],
        check_ins: Iterable[CheckIn],
        *,
        listed: Iterable[Session] = (),
        update: bool = False,
    ) -> Imported:
        """What `add` would come to, with nothing written."""
        with self._coming(sets, NO_ROWS) as incoming:
            given = tuple(sessions), tuple(check_ins), tuple(listed)
            return self._compared(incoming, *given, update=update).outcome

    @contextmanager
    def _coming(self, sets: Iterable[ReadSet], rows: Mapping[str, FileRow]) -> Iterator[Incoming]:
        incoming = self._writer.incoming(sets, rows)
        try:
            yield incoming
        finally:
            incoming.drop()

    def _compared(
        self,
        incoming: Incoming,
        sessions: Sequence[Session],
        check_ins: Sequence[CheckIn],
        listed: Sequence[Session],
        *,
        update: bool,
    ) -> _Compared:
        sets, known, differs, deleted = incoming.find_known()
        new = {"session": self._new_sessions(sessions), "check_in": self._new_check_ins(check_ins)}
        listed_ids = {session.id for session in listed}
        edits = session_edits(self._rows, sessions if update else listed, listed_ids)
        outcome = Imported(
            None,
            sets - known,
            known - differs - deleted,
            differs,
            deleted_stay=deleted,
            sessions_differ=len(edits.keys() & listed_ids),
        )
        new_things = {kind: things for kind, things in new.items() if things}
        if not update:
            return _Compared(outcome, new_things)
        updates = self._writer.updates() if differs else None
        if updates:
            outcome = replace(outcome, updated=differs - updates.staying)
            edits |= {session: {"deleted": 1} for session in updates.left_empty - {one.id for one in sessions}}
        return _Compared(outcome, new_things, {"session": edits} if edits else {}, updates)

    def _new_sessions(self, sessions: Sequence[Session]) -> dict[str, Columns]:
        known = self._read.known_ids("sessions", [session.id for session in sessions])
        one_is_open = self._read.open_session() is not None
        new = {}
        for session in sessions:
            if session.id not in known:
                new[session.id] = session_fields(_settled(session) if one_is_open else session, "import")
                one_is_open |= session.state is State.OPEN
        return new

    def _new_check_ins(self, check_ins: Sequence[CheckIn]) -> dict[str, Columns]:
        known = self._read.known_ids("check_ins", [check_in.id for check_in in check_ins])
        return {one.id: check_in_fields(one) for one in check_ins if one.id not in known}


@dataclass(frozen=True, slots=True)
class _Compared:
    """How a file of our own stands to the log, and what of it a change would make and edit."""

    outcome: Imported
    new: Things
    edit: Things = field(default_factory=dict)
    updates: Updates | None = None

    @property
    def is_new(self) -> bool:
        """Whether anything is to be taken in."""
        return bool(self.outcome.added or self.new or self.edit or (self.updates and self.updates.count))

    @property
    def words(self) -> str:
        """What the change is."""
        updated = [*self._updated()]
        parts = [f"import of {_sets(self.outcome.added)}"] if self.outcome.added or not updated else []
        if updated:
            parts.append(f"update of {' and '.join(updated)}")
        return " and ".join(parts)

    def _updated(self) -> Iterator[str]:
        """What is otherwise then. Of a workout that the file doesn't list its sets tell."""
        workouts = len(self.edit.get("session", ()))
        if self.outcome.updated:
            yield _sets(self.outcome.updated)
            workouts = self.outcome.sessions_differ
        elif self.updates and self.updates.count:
            yield f"{_sets(self.updates.count)} but for {'its place' if self.updates.count == 1 else 'their places'}"
        if workouts:
            yield f"{workouts} workout{'s' if workouts != 1 else ''}"


def _adopting(
    found: Resemblance, sets: Iterable[PerformedSet], sessions: Mapping[str, Session], *, update: bool
) -> Draft:
    """The change that takes in what is new; each session is made once more with every set that comes into it."""
    new_sets = [done for done in sets if done.id not in found.known and done.id not in found.renamed]
    making = {done.session: session_fields(sessions[done.session], "import") for done in new_sets}
    edit = {kind: things for kind, things in found.edits.items() if things} if update else {}
    words = [f"import of {_sets(len(new_sets))}"] if new_sets else []
    words += [f"update of {_sets(len(found.differing) + len(found.other_names))}"] if edit else []
    return Draft("import", " and ".join(words), new={"session": making} if making else {}, edit=edit)


def _sets(number: int) -> str:
    return f"{number} set{'s' if number != 1 else ''}"


def _settled(session: Session) -> Session:
    """The session as finished where it came open: at most one workout is open here."""
    if session.state is not State.OPEN:
        return session
    return replace(session, state=State.FINISHED, ended_at=session.ended_at or session.started_at)
