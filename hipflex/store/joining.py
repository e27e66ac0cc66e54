"""The changes of other machines, taken in; and those of one machine, given out: each a JSON object, whole in itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hipflex.domain.change import Joined, MachineState, Settled
from hipflex.store.changes import Refolded
from hipflex.store.connection import CURRENT
from hipflex.store.exchange import HEAD, change_of
from hipflex.store.fold import Change
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader
from hipflex.store.rows import moment_of
from hipflex.store.writer import Writer

START = (0, "")


class Joining:
    """Brings logs together: the union of their changes, folded again."""

    def __init__(self, writer: Writer, reader: Reader, read: Queries) -> None:
        self._writer = writer
        self._changes = writer.changes
        self._rows = reader.rows
        self._read = read

    def machines(self) -> tuple[MachineState, ...]:
        """Every machine with changes in the log, by name."""
        rows = self._rows(
            """
            SELECT m.name, count(*) AS changes, max(c.tick), c.made_utc, c.offset_s
            FROM changes c JOIN machines m ON m.key = c.machine GROUP BY m.key ORDER BY m.name
            """
        )
        return tuple(
            MachineState(row["name"], row["changes"], moment_of(row["made_utc"], row["offset_s"])) for row in rows
        )

    def changes_of(self, machine: str, after: tuple[int, str] = START) -> Iterator[dict[str, Any]]:
        """The changes of a machine later than the one with this tick and id, in the history's order."""
        for change, content in self._changes.of_machine(machine, after):
            head = {name: getattr(change, name) for name in HEAD}
            yield {name: value for name, value in head.items() if value is not None} | content

    def join(self, values: Iterable[object]) -> Joined:
        """Takes in what the log doesn't have yet, all or nothing; raises Refused where a value is no change."""
        with self._writer.transaction():
            taken: list[Change] = []
            for value in values:
                change, content = change_of(value)
                if not self._changes.is_known(change.id):
                    self._changes.keep(change, content)
                    taken.append(change)
            refolded = self._changes.refold(change.id for change in taken)
            settled = tuple(self._settled(refolded))
        return Joined(len(taken), sum(change.version > CURRENT for change in taken), settled)

    def _settled(self, refolded: Refolded) -> Iterator[Settled]:
        """The sets that stand otherwise than they were written, and otherwise than they stood before."""
        stand = self._read.sets_by_id(refolded.settled)
        for set_id, done in stand.items():
            settled, before = refolded.settled[set_id], refolded.before.get(set_id)
            if before is None:
                yield Settled(done, settled.machine, settled.number, slot_is_taken=settled.slot_is_taken)
            elif before["number"] != done.number or (before["slot"] is not None and settled.slot_is_taken):
                written = int(before["number"] or 1)
                yield Settled(done, settled.machine, written, slot_is_taken=settled.slot_is_taken)
