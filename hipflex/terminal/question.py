"""A question to a person at a terminal, outside of a workout."""

from __future__ import annotations

import sys
from typing import TextIO

from hipflex.runner.ports import EndOfInput
from hipflex.terminal.modes import broken_off, kept_whole, on_return


def answer(question: str, out: TextIO) -> str:
    """What the person writes in a line, without blanks around it; raises EndOfInput at Ctrl-D.

    Whatever breaks in leaves the shell's prompt on a line of its own, and coming back shows the question again.
    """

    def show() -> None:
        out.write(question)
        out.flush()

    with kept_whole(sys.stdin.fileno()), broken_off(), on_return(show):
        show()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            print(file=out)
            raise
    if not line:
        print(file=out)
        raise EndOfInput
    return line.strip()
