"""A real terminal: views as they are, an edited line for what is asked, a redrawn line for a countdown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from hipflex.runner.timer import Timer
from hipflex.terminal.console import console, escapes_wanted, folded, has_blocks
from hipflex.terminal.countdown import Countdown, Counted, End, count
from hipflex.terminal.countdown_display import AudibleDisplay, RedrawnLine
from hipflex.terminal.keys import Keyboard, Returnable, late_word, with_its_word
from hipflex.terminal.modes import cbreak, erasing
from hipflex.terminal.prompt import Prompt
from hipflex.terminal.sound import sound_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Region
    from hipflex.render.layout import View
    from hipflex.render.poses import Look
    from hipflex.terminal.redrawn import RedrawnLines
    from hipflex.terminal.said import Said
    from hipflex.terminal.stage import StageDisplay

FULL, LINE = "full", "line"
"""How much is drawn below a countdown: all, or nothing."""


class TerminalScreen:
    """Shows, asks and counts on a terminal; errors go to standard error."""

    plain = False

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        environment: Mapping[str, str],
        *,
        sound: str,
        stage: str,
        elapsed: Callable[[], float],
    ) -> None:
        self._fd = stdin.fileno()
        self._out = stdout
        self._errors = stderr
        self._environment = environment
        self._sound = sound_of(sound, stdout)
        self._stage = stage
        self._elapsed = elapsed
        self._keys = Returnable(Keyboard(self._fd, stdin.encoding))
        self._escapes = escapes_wanted(stdout, environment)
        self._prompt = Prompt(stdout, escapes=self._escapes)

    @property
    def width(self) -> int:
        """How many cells a line has."""
        return console(self._out, self._environment).width

    def show(self, renderable: View) -> None:
        """Shows something made by the render room."""
        self._said.add(console(self._out, self._environment).print(renderable))

    def pictured(self, figure: Figure, regions: Collection[Region]) -> Look | None:
        """A figure in dots, or of letters where there are none; nothing where the settings want less."""
        if self._stage != FULL:
            return None
        from hipflex.render.poses import Look

        return Look(figure, regions, ascii_only=not has_blocks(self._out, self._environment))

    def tell(self, text: str) -> None:
        """Shows plain words."""
        self.show(_words(text))

    def acknowledge(self, line: str) -> None:
        """Says that a set is stored."""
        shown = folded(line, self._out)
        print(shown, file=self._out, flush=True)
        self._said.log(shown.split("\n"))

    def complain(self, text: str) -> None:
        """Shows what was wrong with an answer."""
        self._said.add(console(self._errors, self._environment).print(_words(text)))

    def read(self, prompt: str, typed: str = "") -> str:
        """The answer to a prompt, `typed` being its beginning."""
        answer = self._prompt.line(prompt, typed + self._keys.returned())
        self._said.answer(prompt + answer)
        return answer

    def pressed(self) -> str:
        """The key that was pressed on the heels of a countdown."""
        return self._keys.first()

    def count(self, countdown: Countdown, timer: Timer) -> Counted:
        """Counts down on one line, with the stage below it where there is one."""
        seen = self._display(countdown)
        if countdown.begin:
            self._sound.tell(countdown.begin)
        with cbreak(self._fd), nullcontext() if isinstance(seen, RedrawnLine) else erasing(self._fd):
            try:
                display = AudibleDisplay(seen, countdown, self._sound)
                counted = with_its_word(count(countdown, timer, self._keys, self._elapsed, display), self._keys)
                if counted.end is End.OVER:
                    self._end(countdown)
            finally:
                seen.clear()
        self._said.count(broken_into=counted.end not in (End.OVER, End.STOPPED))
        return counted

    def _display(self, countdown: Countdown) -> RedrawnLine | StageDisplay:
        """A stage draws over several lines, which takes escapes."""
        blocks = has_blocks(self._out, self._environment)
        if self._stage == LINE or not self._escapes or (sys.platform == "win32" and not blocks):
            return RedrawnLine(self._out, countdown, escapes=self._escapes)
        from hipflex.terminal.stage import StageDisplay

        figure, said = self._stage == FULL, self._said.cells
        return StageDisplay(self._lines, countdown, figure=figure, ascii_only=not blocks, said=said)

    @cached_property
    def _said(self) -> Said:
        from hipflex.terminal.said import Said

        return Said()

    @cached_property
    def _lines(self) -> RedrawnLines:
        """Those of every stage: what a resized terminal lost of one may come back above the next."""
        from hipflex.terminal.redrawn import RedrawnLines

        return RedrawnLines(self._out)

    def _end(self, countdown: Countdown) -> None:
        """Says that it is over, and keeps a key that came a moment later and meant something else."""
        if countdown.over:
            self._sound.tell(countdown.over)
        self._keys.give_back(late_word(self._keys))


def _words(text: str) -> View:
    from hipflex.render.layout import Group
    from hipflex.render.text import Text

    return Group(*(Text((part, "")) for part in text.split("\n")))
