"""The changes of other machines, taken in; and those of one machine, given out: each a JSON object, whole in itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from hipflex.domain.change import Joined, MachineState, Settled
from hipflex.store.changes import Refolded
from hipflex.store.connection import CURRENT
from hipflex.store.fold import HEAD, Change
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader
from hipflex.store.rows import moment_of
from hipflex.store.writer import Writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.store.segments import Read

START = (0, "")
NOTHING_READ: Mapping[str, Read] = {}


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
        with self._writer.explaining():
            yield from map(_line, self._changes.of_machine(machine, after))

    def lacking(self, there: Collection[str]) -> list[str]:
        """The ids of the changes in the log that aren't among some, in the history's order."""
        rows = self._rows("SELECT id FROM changes ORDER BY tick, id")
        return [row["id"] for row in rows if row["id"] not in there]

    def changes(self, change_ids: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Changes with these ids, in their order where that is the history's."""
        with self._writer.explaining():
            yield from map(_line, self._changes.with_ids(change_ids))

    def named(self) -> str:
        """The name of this machine, which it gets where it has none yet."""
        with self._writer.transaction():
            return self._changes.machine.named()

    def waiting(self) -> int:
        """How many changes of a newer program wait for this one to be new enough."""
        return int(self._rows(f"SELECT count(*) AS changes FROM changes WHERE version > {CURRENT}")[0]["changes"])

    def is_known(self, change_id: str) -> bool:
        """Whether the log has a change."""
        with self._writer.explaining():
            return self._changes.is_known(change_id)

    def read_of(self, folder: str) -> dict[str, Read]:
        """How far each file of a folder was read, by its name."""
        from hipflex.store.segments import Read

        rows = self._rows("SELECT file, size, seal FROM taken WHERE folder = ?", [folder])
        return {row["file"]: Read(row["size"], row["seal"]) for row in rows}

    def join(self, values: Iterable[object]) -> Joined:
        """Takes in what the log doesn't have yet, all or nothing; raises Refused where a value is no change."""
        from hipflex.store.exchange import change_of

        return self.take_in(map(change_of, values))

    def take_in(
        self,
        changes: Iterable[tuple[Change, dict[str, Any]]],
        folder: str = "",
        read: Mapping[str, Read] = NOTHING_READ,
    ) -> Joined:
        """Takes in changes, each with what it holds, and notes how far the files of a folder are `read` with them."""
        with self._writer.transaction():
            for file, how_far in read.items():
                self._changes.note_read(folder, file, how_far)
            taken: list[Change] = []
            for change, content in changes:
                if not self._changes.is_known(change.id):
                    self._changes.keep(change, content)
                    taken.append(change)
            refolded = self._changes.refold(change.id for change in taken)
            settled = tuple(self._settled(refolded))
        own = sum(change.machine == self._writer.changes.machine.name for change in taken)
        return Joined(len(taken), sum(change.version > CURRENT for change in taken), settled, own)

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


def _line(found: tuple[Change, dict[str, Any]]) -> dict[str, Any]:
    """A change as a JSON object."""
    change, content = found
    head = {name: getattr(change, name) for name in HEAD}
    return {name: value for name, value in head.items() if value is not None} | content
