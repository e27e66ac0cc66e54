"""The program with time that hardly goes by: `python -m tests.terminal.slowly WORDS…`.

On a starved machine the three seconds before a hold may be over before a key that is to break into them arrives.
"""

from __future__ import annotations

from hipflex.__main__ import main
from hipflex.terminal.clock import SystemClock

TIMES_SLOWER = 60


def slow_down() -> None:
    """Lets the system's clock count a second a minute."""
    elapsed = SystemClock.elapsed
    setattr(SystemClock, "elapsed", lambda clock: elapsed(clock) / TIMES_SLOWER)  # noqa: B010 - mypy takes no other way


if __name__ == "__main__":
    slow_down()
    main()
