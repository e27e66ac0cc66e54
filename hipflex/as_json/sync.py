"""What `sync --json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipflex.domain.sync import Synced


def sync_document(done: Synced, settled: Sequence[str]) -> dict[str, object]:
    """`sync`: what went where, and in words what was settled."""
    return {
        "folder": done.folder,
        "machine": done.machine,
        "written": done.written,
        "taken": done.taken,
        "settled": list(settled),
        "waiting": done.waiting,
        "machines": [
            {"machine": one.machine, "changes": one.changes, "newest": one.newest.isoformat()} for one in done.machines
        ],
    }
