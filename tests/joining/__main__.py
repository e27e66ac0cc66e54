"""`python -m tests.joining [HISTORIES [FIRST SEED]]`: so many random histories of each sort, and what they came to."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.joining.histories import History
from tests.joining.shared import SharedHistory
from tests.memory import IN_MEMORY
from tests.store.empty import empty_log


def tried(count: int, first: int = 0, *, sort: type[History] = History) -> str:
    """Runs histories by their seeds; what they came to, in words."""
    began, seen, machines = time.monotonic(), Counter[str](), 0
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        empty = empty_log(Path(folder) / "empty")
        for seed in range(first, first + count):
            history = sort(Path(folder) / str(seed), empty, seed)
            try:
                history.runs()
            except Exception as error:
                error.add_note(f"history {seed}")
                raise
            finally:
                history.ends()
            seen += history.seen
            machines += len(history.machines)
    did = ", ".join(f"{number} × {action}" for action, number in sorted(seen.items()))
    return f"{count} histories on {machines} machines agree, {time.monotonic() - began:.0f} s: {did}"


if __name__ == "__main__":
    for sort in (History, SharedHistory):
        print(f"{sort.__name__}: {tried(*map(int, sys.argv[1:] or ['300']), sort=sort)}", flush=True)
