"""The program with time that hardly goes by: `python -m tests.terminal.slowly WORDS…`.

On a starved machine the three seconds before a hold may be over before a key that is to break into them arrives.
"""

from __future__ import annotations

from hipflex.__main__ import main
from hipflex.terminal import coaches
from hipflex.terminal.clock import SystemClock

TIMES_SLOWER = 60


class SlowClock(SystemClock):
    """This machine's clock, a minute for each second that is counted."""

    def elapsed(self) -> float:
        return super().elapsed() / TIMES_SLOWER


def slow_down() -> None:
    """Lets coaches count by this clock."""
    setattr(coaches, "SystemClock", SlowClock)  # noqa: B010 - a type takes no assignment


if __name__ == "__main__":
    slow_down()
    main()
