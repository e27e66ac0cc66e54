"""Several lines of a terminal, drawn over themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from hipflex.terminal.console import USUAL_SIZE, Size, in_colour

if TYPE_CHECKING:
    from hipflex.render.text import Text

NEXT_LINE, ERASE_BELOW = "\x1b[K\n", "\x1b[J"  # what is left of the line that it ends is erased


class RedrawnLines:
    """Lines below what was written last, for a terminal that takes escapes; they are erased by `clear`.

    The cursor, which is never hidden, stays at the beginning of the first of them. However a terminal of another width
    breaks them, whatever ends the program, they are all that lies below it, and the next thing written goes over them.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out

    @property
    def room(self) -> Size:
        """How many cells and lines are drawn at most: one less than there are, as a full line may wrap."""
        try:
            columns, lines = os.get_terminal_size(self._out.fileno())
        except OSError:
            columns = lines = 0
        return Size((columns or USUAL_SIZE.width) - 1, (lines or USUAL_SIZE.height) - 1)

    def draw(self, lines: Iterable[Text]) -> None:
        """Shows as much of some lines as there is room for, at once."""
        room = self.room
        shown = [in_colour(line.cut(room.width)) for line in islice(lines, room.height)]
        back = f"\x1b[{len(shown) - 1}A" if len(shown) > 1 else ""
        self._out.write(f"\r{NEXT_LINE.join(shown)}{ERASE_BELOW}{back}\r")
        self._out.flush()

    def clear(self) -> None:
        """Leaves their place empty for whatever comes next."""
        self._out.write(f"\r{ERASE_BELOW}")
        self._out.flush()
