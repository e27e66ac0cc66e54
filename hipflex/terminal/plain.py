"""A terminal used line by line: words on standard error, nothing drawn, nothing redrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import TYPE_CHECKING, TextIO

from hipflex.runner.ports import EndOfInput
from hipflex.runner.timer import Timer
from hipflex.terminal.console import console, folded
from hipflex.terminal.countdown import Countdown, Counted, End, count, late_key
from hipflex.terminal.countdown_display import Announcement, AudibleDisplay
from hipflex.terminal.keys import Returnable, line_waiting
from hipflex.terminal.modes import broken_off
from hipflex.terminal.sound import sound_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Region
    from hipflex.render.layout import View


KEYS_SAID = (
    "Enter goes on. Write p to pause, + or - for 15 s more or less, n for a note, u to undo, q to quit, ? for help."
)


class PlainScreen:
    """Tells and asks on standard error; only what is stored is said on standard output."""

    plain = True
    width = 60
    """Of what is read aloud nobody wants to hear every word each time."""

    def __init__(
        self,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        environment: Mapping[str, str],
        *,
        sound: str,
        elapsed: Callable[[], float],
    ) -> None:
        self._lines = LineKeys(stdin)
        self._keys = Returnable(self._lines)
        self._out = stdout
        self._remarks = stderr
        self._environment = environment
        self._sound = sound_of(sound, stderr)
        self._elapsed = elapsed
        self._keys_known = False

    def show(self, renderable: View) -> None:
        """Shows something made by the render room."""
        console(self._remarks, self._environment, plain=True).print(renderable)

    def pictured(self, _figure: Figure, _regions: Collection[Region]) -> None:
        """Nothing is drawn."""

    def tell(self, text: str) -> None:
        """Says a line of plain words."""
        for line in text.splitlines() or [""]:
            print(folded(line, self._remarks), file=self._remarks, flush=True)

    complain = tell

    def acknowledge(self, line: str) -> None:
        """Says that a set is stored."""
        print(folded(line, self._out), file=self._out, flush=True)

    def read(self, prompt: str, typed: str = "") -> str:
        """The answer to a prompt; a line written during a countdown is a whole one."""
        if line := typed or self._keys.returned():
            return line
        print(prompt, end="", file=self._remarks, flush=True)
        try:
            with broken_off():
                return self._lines.line()
        except EndOfInput:
            self.tell("")
            raise

    def pressed(self) -> str:
        """The line that was written on the heels of a countdown."""
        return self._keys.first()

    def count(self, countdown: Countdown, timer: Timer) -> Counted:
        """Counts down in words."""
        self._say_keys()
        if countdown.begin:
            self._sound.tell(countdown.begin)
        said = Announcement(self.tell, countdown, ceil(timer.left(self._elapsed())))
        counted = count(countdown, timer, self._keys, self._elapsed, AudibleDisplay(said, countdown, self._sound))
        if counted.end is End.OVER:
            if countdown.over:
                self.tell(countdown.over)
                self._sound.tell(countdown.over)
            self._keys.give_back(late_key(self._keys))
        return counted

    def _say_keys(self) -> None:
        if not self._keys_known:
            self._keys_known = True
            self.tell(KEYS_SAID)


class LineKeys:
    """Lines that stand for keys: an empty one goes on like a blank, a letter is itself, all else the next answer."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def key(self, timeout: float) -> str | None:
        """The next line; None after `timeout` seconds without one."""
        if not line_waiting(self._stream, timeout):
            return None
        return self.line().strip() or " "

    def line(self) -> str:
        """The next line without its end, waited for."""
        line = self._stream.readline()
        if not line:
            raise EndOfInput
        return line.rstrip("\r\n")
