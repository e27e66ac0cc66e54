"""The system's clocks: one tells the time, the other how much of it has gone by."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        """The local time, aware, in whole seconds; `TZ` says where."""
        return datetime.now(UTC).astimezone().replace(microsecond=0)

    def elapsed(self) -> float:
        """Seconds since some moment, those of a suspended laptop included where the system counts them."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()
