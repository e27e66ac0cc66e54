"""What `sync --json` prints."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.as_json.numbers import moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import changes
    from hipflex.domain.sync import Synced


def sync_document(done: Synced, settled: Sequence[str]) -> changes.Synced:
    """`sync`: what went where, and in words what was settled."""
    return {
        "folder": done.folder,
        "machine": done.machine,
        "written": done.written,
        "taken": done.taken,
        "settled": list(settled),
        "waiting": done.waiting,
        "machines": [
            {"machine": one.machine, "changes": one.changes, "newest": moment(one.newest)} for one in done.machines
        ],
    }
