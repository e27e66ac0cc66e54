from __future__ import annotations

import io
import os
from typing import Self

import pytest

from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import End
from hipflex.terminal.plain import PlainScreen
from hipflex.terminal.rests_and_holds import REST


class Lines:
    """Somebody at the other end of a pipe who writes lines."""

    def __init__(self) -> None:
        ours, self._theirs = os.pipe()
        self.stream = os.fdopen(ours, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._theirs)
        self.stream.close()

    def write(self, line: str) -> None:
        os.write(self._theirs, f"{line}\n".encode())


@pytest.mark.parametrize(("late", "answer"), [("8@2kg", "8@2kg"), ("", "9")])
def test_a_line_written_as_the_rest_ends_is_the_next_answer_and_enter_is_not(late: str, answer: str) -> None:
    remarks = io.StringIO()
    with Lines() as lines:
        screen = PlainScreen(lines.stream, io.StringIO(), remarks, {}, sound="bell", elapsed=lambda: 0.0)
        lines.write(late)
        assert screen.count(REST, Timer.started(0, 0.0)).end is End.OVER
        lines.write("9")
        assert screen.read("> ") == answer
    assert remarks.getvalue().count("\a") == 1


def test_the_keys_are_said_once() -> None:
    remarks = io.StringIO()
    with Lines() as lines:
        screen = PlainScreen(lines.stream, io.StringIO(), remarks, {}, sound="off", elapsed=lambda: 0.0)
        for _ in range(2):
            lines.write("")
            assert screen.count(REST, Timer.started(60, 0.0)).end is End.STOPPED
    assert remarks.getvalue().count("p to pause") == 1
    assert remarks.getvalue().count("Rest: 60 s\n") == 2
