"""A real terminal: Rich for what is shown, an edited line for what is asked, a redrawn line for a countdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from hipflex.terminal.console import console, escapes_wanted
from hipflex.terminal.countdown import Counted, count
from hipflex.terminal.faces import RedrawnLine, ring
from hipflex.terminal.keys import Keyboard
from hipflex.terminal.modes import cbreak
from hipflex.terminal.prompt import Prompt

if TYPE_CHECKING:
    from rich.console import RenderableType

REST_OF_QUIT = "uit\n"
TYPING_WAIT_S = 0.3


class TerminalScreen:
    """Shows, asks and counts on a terminal; errors go to standard error."""

    plain = False
    keys_said = "Enter goes on, p pauses, + and - change it by 15 s, q quits; or just write your next set."

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
        self._fd = stdin.fileno()
        self._out = stdout
        self._errors = stderr
        self._environment = environment
        self._sound = sound
        self._elapsed = elapsed
        self._keys = Keyboard(self._fd, stdin.encoding)
        self._prompt = Prompt(stdout, escapes=escapes_wanted(stdout, environment))

    def show(self, renderable: RenderableType) -> None:
        """Shows something made by the render room."""
        console(self._out, self._environment).print(renderable)

    def tell(self, text: str) -> None:
        """Shows plain words."""
        self.show(_words(text))

    def acknowledge(self, line: str) -> None:
        """Says that a set is stored."""
        print(line, file=self._out, flush=True)

    def complain(self, text: str) -> None:
        """Shows what was wrong with an answer."""
        console(self._errors, self._environment).print(_words(text))

    def read(self, prompt: str, typed: str = "") -> str:
        """The answer to a prompt, `typed` being its beginning."""
        return self._prompt.line(prompt, typed)

    def count(self, label: str, seconds: int, over: str) -> Counted:
        """Counts down on one line; `over` is said in words where the sound is a voice."""
        line = RedrawnLine(self._out, label)
        with cbreak(self._fd):
            try:
                counted = count(seconds, self._keys, self._elapsed, line)
                if counted.quit:
                    self._pass_over_the_rest_of_quit()
            finally:
                line.clear()
        if counted.over:
            ring(self._sound, over, bell=self._out, voice=self._errors)
        return counted

    def _pass_over_the_rest_of_quit(self) -> None:
        """Who writes the whole word means it for us, not for the shell that comes next."""
        for expected in REST_OF_QUIT:
            if self._keys.key(TYPING_WAIT_S) not in (expected, expected.upper()):
                return


def _words(text: str) -> RenderableType:
    from rich.text import Text

    return Text(text)
