"""A movement that is played on a terminal, below what was written last, until a key ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.console import Size
from hipflex.terminal.countdown import ENTER
from hipflex.terminal.keys import ESCAPE, Keyboard
from hipflex.terminal.modes import cbreak, erasing, kept_whole
from hipflex.terminal.redrawn import RedrawnLines

if TYPE_CHECKING:
    from hipflex.render.text import Text

FRAME_S = 1 / 15
ENDING = (*ENTER, ESCAPE, "q", "Q")

Frame = Callable[[float, Size], Iterable["Text"]]
"""What is seen when so many seconds have gone by, in so much room."""


def play(frame: Frame, stdin: TextIO, stdout: TextIO, elapsed: Callable[[], float]) -> None:
    """Draws one frame after the other until Enter, q or Esc; whatever ends it, nothing of them is left behind."""
    fd, lines, begun = stdin.fileno(), RedrawnLines(stdout), elapsed()
    keys = Keyboard(fd, stdin.encoding)
    with kept_whole(fd), cbreak(fd), erasing(fd), suppress(EndOfInput):
        try:
            key: str | None = None
            while key not in ENDING:
                lines.draw(frame(elapsed() - begun, lines.room))
                key = keys.key(FRAME_S)
        finally:
            lines.clear()
