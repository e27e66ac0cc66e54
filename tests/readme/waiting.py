"""The program on a Friday evening on which time goes by only while a key is waited for.

Before each wait it writes a mark with its seconds, and reads whether they went by or a key came: `film.py` says which.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta

from hipflex.__main__ import main
from hipflex.terminal.clock import SystemClock
from hipflex.terminal.keys import Keyboard
from tests.readme.on_a_friday import EVENING

MARK = "\x1b]wait;{}\x07"
WENT_BY, KEY_CAME = "\x00", "\x01"


class Waited:
    """How long keys were waited for."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def waiting(self, keyboard: Keyboard, timeout: float) -> bool:
        """Whether a key came, as whoever sits at the other end of the terminal decides."""
        sys.stdout.flush()
        os.write(1, MARK.format(f"{timeout:.3f}").encode())
        if keyboard._byte().decode() == KEY_CAME:
            return True
        self.seconds += timeout
        return False


if __name__ == "__main__":
    waited = Waited()
    setattr(Keyboard, "_waiting", lambda *waits: waited.waiting(*waits))  # noqa: B010, PLW0108 - no other way is a method
    setattr(SystemClock, "elapsed", lambda _: waited.seconds)  # noqa: B010 - the same
    setattr(SystemClock, "now", lambda _: EVENING + timedelta(seconds=int(waited.seconds)))  # noqa: B010 - the same
    main()
