"""One line asked for on a terminal, with line editing where Python has it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TextIO

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.modes import broken_off, kept_whole, on_return


class Prompt:
    """Asks on the terminal of standard input and output; without `escapes` the line editor writes none either."""

    def __init__(self, out: TextIO, *, escapes: bool) -> None:
        self._out = out
        self._escapes = escapes

    def line(self, prompt: str, typed: str = "") -> str:
        """What the person writes; `typed` already stands there. Raises EndOfInput at Ctrl-D."""
        editor = _editor(escapes=self._escapes)
        try:
            with broken_off():
                return self._edited(editor, prompt, typed) if editor else self._bare(prompt, typed)
        except EOFError:
            self._out.write("\n")
            raise EndOfInput from None

    def _edited(self, editor: ModuleType, prompt: str, typed: str) -> str:
        def show_again() -> None:
            self._out.write(f"{prompt}{editor.get_line_buffer()}")
            self._out.flush()

        editor.set_startup_hook(lambda: editor.insert_text(typed))
        try:
            with on_return(show_again):
                return input(prompt)
        finally:
            editor.set_startup_hook(None)

    def _bare(self, prompt: str, typed: str) -> str:
        self._out.write(prompt + typed)
        self._out.flush()
        return typed + input()


def _editor(*, escapes: bool) -> ModuleType | None:
    with _terminal_called(None if escapes else "dumb"):
        try:
            import readline
        except ImportError:
            return None
    return readline


@contextmanager
def _terminal_called(name: str | None) -> Iterator[None]:
    """Readline learns what the terminal can do when it is imported, and from the environment alone."""
    before = os.environ.get("TERM")
    if name is None or before is None:
        yield
        return
    os.environ["TERM"] = name
    try:
        yield
    finally:
        os.environ["TERM"] = before


def answer(question: str, out: TextIO) -> str:
    """What the person writes in a line, without blanks around it; raises EndOfInput at Ctrl-D.

    Whatever breaks in leaves the shell's prompt on a line of its own, and coming back shows the question again.
    """

    def show() -> None:
        out.write(question)
        out.flush()

    with kept_whole(sys.stdin.fileno()), broken_off(), on_return(show):
        try:
            show()
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            print(file=out)
            raise
    if not line:
        print(file=out)
        raise EndOfInput
    return line.strip()
