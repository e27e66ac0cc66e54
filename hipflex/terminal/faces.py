"""How a countdown looks: one line redrawn in place, or words now and then; and how its end sounds."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

MARKS = (60, 30, 10)
USUAL_WIDTH = 80
BELL = "\a"


class RedrawnLine:
    """One line of a terminal, drawn over itself with a carriage return; the cursor is never hidden."""

    def __init__(self, out: TextIO, label: str) -> None:
        self._out = out
        self._label = label
        self._cells = 0

    def draw(self, left: int, *, paused: bool) -> None:
        """Shows the seconds left."""
        from hipflex.render.guided import countdown_line

        label = f"{self._label}, paused" if paused else self._label
        self._write(countdown_line(label, left, self._width()))

    def clear(self) -> None:
        """Leaves the line empty for whatever comes next."""
        self._write("")
        self._out.write("\r")
        self._out.flush()

    def _write(self, text: str) -> None:
        from rich.cells import cell_len

        cells = cell_len(text)
        blanks = min(self._cells, self._width()) - cells
        self._out.write(f"\r{text}{' ' * blanks}")
        self._out.flush()
        self._cells = cells

    def _width(self) -> int:
        """One less than the terminal is wide: a line that fills it may wrap."""
        try:
            return (os.get_terminal_size(self._out.fileno()).columns or USUAL_WIDTH) - 1
        except OSError:
            return USUAL_WIDTH - 1


class Announcement:
    """A countdown in words: how long it is, when a minute, half a minute and ten seconds are left, a pause."""

    def __init__(self, say: Callable[[str], None], label: str, seconds: int) -> None:
        self._say = say
        self._left = seconds
        self._paused = False
        say(f"{label}: {seconds} s")

    def draw(self, left: int, *, paused: bool) -> None:
        """Says what is worth saying."""
        if paused != self._paused:
            self._say(f"{'paused' if paused else 'going on'}: {left} s left")
        elif left > self._left or any(left <= mark < self._left for mark in MARKS):
            self._say(f"{left} s left")
        self._left, self._paused = left, paused


def ring(sound: str, words: str, *, bell: TextIO, voice: TextIO) -> None:
    """Tells the ear that a countdown is over.

    `bell` rings the terminal's bell and `off` does nothing. `voice` has no voice of its own: it writes the words on
    standard error, where a screen reader or another program finds them.
    """
    if sound == "bell":
        bell.write(BELL)
        bell.flush()
    elif sound == "voice":
        print(words, file=voice, flush=True)
