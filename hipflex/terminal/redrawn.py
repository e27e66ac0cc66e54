"""Several lines of a terminal, drawn over themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, TextIO

from hipflex.terminal.console import USUAL_SIZE, Size, in_colour
from hipflex.terminal.modes import ERASED

if TYPE_CHECKING:
    from hipflex.render.text import Text

ERASE_RIGHT, ERASE_BELOW = "\x1b[K", "\x1b[J"
KEEP_PLACE, TO_PLACE = "\x1b7", "\x1b8\x1b7"  # kept anew, as some emulators forget a place that was gone to


class RedrawnLines:
    """Lines below what was written last, for a terminal that takes escapes; they are erased by `clear`.

    The cursor, which is never hidden, stays at the beginning of the first of them. However a terminal of another width
    breaks them, whatever ends the program, they are all that lies below it, and the next thing written goes over them.
    Only where a terminal becomes so small that it breaks them into more lines than it has, some go up out of reach and
    come back above the others when it is large again: then all that stands above is scrolled away.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._size: Size | None = None
        self._drawn: list[int] = []  # the cells of each line
        self._lost = False

    @property
    def room(self) -> Size:
        """How many cells and lines are drawn at most: one less than there are, as a full line may wrap."""
        size = self._terminal_size()
        return Size(size.width - 1, size.height - 1)

    def draw(self, lines: Iterable[Text]) -> None:
        """Shows as much of some lines as there is room for, at once.

        Each has its place, and the last one a line below it if it can be, so that the next one goes over what a
        terminal breaks off it that became narrower a moment before its size could be asked for.
        """
        room = self.room
        shown = [line.cut(room.width) for line in islice(lines, room.height)]
        begin = self._resized() + "\r" + _with_room_for(max(min(len(shown), room.height - 1), 0))
        self._drawn = [line.cells for line in shown]
        frame = ERASE_RIGHT.join(f"{TO_PLACE}{_moved(below, 'B')}{in_colour(line)}" for below, line in enumerate(shown))
        self._out.write(f"{begin}{KEEP_PLACE}{frame}{ERASE_BELOW}{TO_PLACE}")
        self._out.flush()

    def clear(self) -> None:
        """Leaves their place empty for whatever comes next."""
        self._drawn = []
        self._out.write(ERASED)
        self._out.flush()

    def _resized(self) -> str:
        """What a terminal of another size takes first, if lines that it lost may have come back with it."""
        size, were_lost = self._terminal_size(), self._lost
        if size == self._size:
            return ""
        self._size = size
        broken = sum(max(1, ceil(cells / size.width)) for cells in self._drawn)
        self._lost = were_lost or broken > size.height
        return ERASED + _with_room_for(size.height - 1) if were_lost else ""

    def _terminal_size(self) -> Size:
        try:
            columns, lines = os.get_terminal_size(self._out.fileno())
        except OSError:
            columns = lines = 0
        return Size(columns or USUAL_SIZE.width, lines or USUAL_SIZE.height)


def _with_room_for(below: int) -> str:
    """Makes room for so many lines below the cursor's, and leaves it where it was."""
    return "\n" * below + _moved(below, "A")


def _moved(lines: int, way: str) -> str:
    return f"\x1b[{lines}{way}" if lines else ""
