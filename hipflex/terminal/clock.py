"""The system's clocks: one tells the time, the other how much of it has gone by."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from hipflex.errors import Refused

GOES_ON_ASLEEP: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""The first of these that there is: on Linux the other one, and on macOS `time.monotonic`, stands still in a sleep."""


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        """The local time, aware, in whole seconds; `TZ` says where. Raises Refused where that can't be so."""
        try:
            return datetime.now(UTC).astimezone().replace(microsecond=0)
        except (ValueError, OverflowError):
            raise Refused("the local time can't be told: expected a time zone (TZ) less than a day from UTC") from None

    def elapsed(self) -> float:
        """Seconds since some moment, those of a suspended laptop included where the system counts them."""
        return time.clock_gettime(GOES_ON_ASLEEP) if GOES_ON_ASLEEP is not None else time.monotonic()
