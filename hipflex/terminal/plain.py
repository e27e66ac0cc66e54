"""A terminal used line by line: words on standard error, nothing drawn, nothing redrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.console import console
from hipflex.terminal.countdown import Counted, count
from hipflex.terminal.faces import BELL, Announcement
from hipflex.terminal.keys import line_waiting

if TYPE_CHECKING:
    from rich.console import RenderableType


class PlainScreen:
    """Tells and asks on standard error; only what is stored is said on standard output."""

    plain = True
    keys_said = "Enter goes on; p, + (15 s more), - (15 s less) or q (quit) and Enter; or write your next set."

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
        self._out = stdout
        self._remarks = stderr
        self._environment = environment
        self._rings = sound == "bell"
        self._elapsed = elapsed

    def show(self, renderable: RenderableType) -> None:
        """Shows something made by the render room."""
        console(self._remarks, self._environment, plain=True).print(renderable)

    def tell(self, text: str) -> None:
        """Says a line of plain words."""
        print(text, file=self._remarks, flush=True)

    complain = tell

    def acknowledge(self, line: str) -> None:
        """Says that a set is stored."""
        print(line, file=self._out, flush=True)

    def read(self, prompt: str, typed: str = "") -> str:
        """The answer to a prompt; a line written during a countdown is a whole one."""
        if typed:
            return typed
        print(prompt, end="", file=self._remarks, flush=True)
        try:
            return self._lines.line()
        except EndOfInput:
            self.tell("")
            raise

    def count(self, label: str, seconds: int, over: str) -> Counted:
        """Counts down in words; `over` ends it."""
        counted = count(seconds, self._lines, self._elapsed, Announcement(self.tell, label, seconds))
        if counted.over:
            self.tell(over)
            if self._rings:
                print(end=BELL, file=self._remarks, flush=True)
        return counted


class LineKeys:
    """Lines that stand for keys: an empty one is Enter, a letter is itself, all else is the next answer."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def key(self, timeout: float) -> str | None:
        """The next line; None after `timeout` seconds without one."""
        if not line_waiting(self._stream, timeout):
            return None
        return self.line().strip() or "\n"

    def line(self) -> str:
        """The next line without its end, waited for."""
        line = self._stream.readline()
        if not line:
            raise EndOfInput
        return line.rstrip("\r\n")
