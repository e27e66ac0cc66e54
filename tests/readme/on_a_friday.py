"""The program on a Friday evening: `python -m tests.readme.on_a_friday WORDS…`.

`MINUTES` says how many later, `MACHINE` what the computer is called.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from hipflex.__main__ import main
from hipflex.store import machine
from hipflex.terminal.clock import SystemClock

EVENING = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)

if __name__ == "__main__":
    moment = EVENING + timedelta(minutes=int(os.environ.get("MINUTES", "0")))
    setattr(SystemClock, "now", lambda _: moment)  # noqa: B010 - mypy takes no other way
    setattr(machine, "_host", lambda: os.environ.get("MACHINE", "desk"))  # noqa: B010 - the same
    main()
