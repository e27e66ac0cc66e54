"""How far something long is: one line of a terminal, drawn over itself and gone at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO, TypeVar

from hipflex.terminal.console import USUAL_SIZE, has_blocks

Thing = TypeVar("Thing")

LONG_S = 0.5
MANY = 2_000
"""What takes longer than this, or has more than so many things, is shown."""

AT_ONCE = 50  # things between two looks at the clock
EVERY_S = 0.1
CELLS = 20
BLOCKS, LETTERS = ("█", "░"), ("#", "-")


class ProgressBar:
    """Says on a terminal how much of something is done; elsewhere nothing.

    It writes no escape, and hides no cursor: whatever ends the program leaves the terminal whole.
    """

    def __init__(
        self, out: TextIO, environment: Mapping[str, str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = out
        self._is_shown = out.isatty()
        self._done, self._left = BLOCKS if has_blocks(out, environment) else LETTERS
        self._clock = clock
        self._cells = 0

    def watched(self, things: Iterable[Thing], what: str, total: int) -> Iterator[Thing]:
        """Goes through about `total` things; the line says what is being done, and stays until the next, or `clear`."""
        return self._shown(things, what, total) if self._is_shown else iter(things)

    def _shown(self, things: Iterable[Thing], what: str, total: int) -> Iterator[Thing]:
        due = self._clock() + (0 if total > MANY else LONG_S)
        for number, thing in enumerate(things):
            if number % AT_ONCE == 0 and (now := self._clock()) >= due:
                self._draw(what, min(number / max(total, 1), 1))
                due = now + EVERY_S
            yield thing
        if self._cells:
            self._draw(what, 1)

    def clear(self) -> None:
        """Leaves the line empty for whatever comes next."""
        if self._cells:
            self._write("")
            self._out.write("\r")
            self._out.flush()

    def _draw(self, what: str, part: float) -> None:
        done = round(CELLS * part)
        share = f"{int(100 * part)}%"
        line = f"{what:7}  {self._done * done}{self._left * (CELLS - done)}  {share:>4}"
        self._write(line if len(line) < self._width() else f"{what} {share}")

    def _write(self, line: str) -> None:
        self._out.write(f"\r{line}{' ' * (self._cells - len(line))}")
        self._out.flush()
        self._cells = len(line)

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._out.fileno()).columns or USUAL_SIZE.width
        except OSError:
            return USUAL_SIZE.width
