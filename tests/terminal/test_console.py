from __future__ import annotations

import fcntl
import io
import os
import signal
import struct
import termios
import time
from collections.abc import Mapping
from typing import Any

import pytest

from hipflex.render.text import Text
from hipflex.terminal.console import (
    WIDTH_OF_A_PIPE,
    InRich,
    console,
    escapes_wanted,
    folded,
    prepare_streams,
    rich_console,
)
from hipflex.terminal.modes import on_return
from tests.render.paper import HOSTILE, with_text
from tests.render.views import VIEWS, view

COLOURFUL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(stream: io.StringIO, environment: Mapping[str, str], *, plain: bool = False) -> str:
    console(stream, environment, plain=plain).print(Text(("[b]due[/b] :dart: 10", "bold cyan")))
    return stream.getvalue()


def test_a_terminal_gets_colours_and_the_text_as_it_is() -> None:
    shown = written(Tty(), COLOURFUL)
    assert "\x1b[" in shown
    assert "[b]due[/b] :dart: 10" in shown


@pytest.mark.parametrize(
    ("stream", "environment", "plain"),
    [
        (io.StringIO(), COLOURFUL, False),
        (Tty(), {**COLOURFUL, "NO_COLOR": "1"}, False),
        (Tty(), {**COLOURFUL, "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (io.StringIO(), {**COLOURFUL, "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (Tty(), {"TERM": "dumb"}, False),
        (Tty(), {"TERM": "dumb", "FORCE_COLOR": "1"}, False),
        (Tty(), COLOURFUL, True),
        (io.StringIO(), {**COLOURFUL, "TTY_COMPATIBLE": "1"}, False),
    ],
)
def test_no_escape_is_written_where_none_is_wanted(
    stream: io.StringIO,
    environment: Mapping[str, str],
    *,
    plain: bool,
) -> None:
    assert written(stream, environment, plain=plain) == "[b]due[/b] :dart: 10\n"


def test_a_pipe_gets_colours_where_they_are_forced() -> None:
    assert "\x1b[" in written(io.StringIO(), {**COLOURFUL, "FORCE_COLOR": "1"})


def test_an_empty_no_color_says_nothing() -> None:
    assert escapes_wanted(Tty(), {**COLOURFUL, "NO_COLOR": ""})


def test_a_pipe_cuts_and_wraps_nothing_even_where_columns_are_said() -> None:
    pipe = io.StringIO()
    console(pipe, {"COLUMNS": "20"}).print(Text(("word " * 2000, "")))
    assert pipe.getvalue().count("\n") == 1
    assert console(pipe, {"COLUMNS": "20"}).width == WIDTH_OF_A_PIPE


@pytest.mark.parametrize(("columns", "width"), [("33", 33), ("0", 80), ("wide", 80), ("", 80)])
def test_a_terminal_is_as_wide_as_columns_says_where_that_is_a_width(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda *_: (80, 24))
    assert console(Tty(), {"COLUMNS": columns}).width == width


def test_characters_that_the_output_lacks_are_escaped_and_lines_end_with_lf(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, taken = io.BytesIO(), io.BytesIO("30s é\n".encode("latin-1"))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", newline="\r\n"))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    stdin = io.TextIOWrapper(taken, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    prepare_streams()
    print("3 × 8", flush=True)
    assert raw.getvalue() == b"3 \\xd7 8\n"
    assert stdin.readline() == "30s \udce9\n"


def test_a_long_line_is_broken_between_its_words_on_a_terminal_and_nowhere_else() -> None:
    line = "logged  Standing hip flexor raise set 1: 10L@2.5kg  (id 0qfjhh)"
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        assert folded(line, terminal) == "logged  Standing hip flexor raise set\n  1: 10L@2.5kg  (id 0qfjhh)"
        assert folded("logged", terminal) == "logged"
    os.close(ours)
    assert folded(line, io.StringIO()) == line


def test_a_terminal_without_our_signs_gets_the_letters_that_are_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", Terminal(raw, encoding="ascii"))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    prepare_streams()
    print("3 × 8–10 · é", flush=True)
    assert raw.getvalue() == b"3 x 8-10 | \\xe9\n"


def test_who_goes_on_in_the_middle_of_a_write_does_what_is_to_be_done_after_it() -> None:
    written: list[bytes] = []

    class Stopped(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            if not written:
                signal.raise_signal(signal.SIGCONT)
            written.append(bytes(data))
            return len(data)

    out = io.TextIOWrapper(io.BufferedWriter(Stopped()))

    def show_again() -> None:
        out.write("10")
        out.flush()

    with on_return(show_again):
        show_again()
        for _ in range(500):
            if len(written) < 2:
                time.sleep(0.01)
    assert b"".join(written).count(b"10") >= 2


@pytest.mark.parametrize("width", [20, 80, 1000])
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_written_as_by_the_console_of_rich(name: str, width: int) -> None:
    ours, theirs = Tty(), Tty()
    environment = {**COLOURFUL, "COLUMNS": str(width), "LINES": "30"}
    for text in (lambda value: value, lambda value: with_text(value, HOSTILE)):
        console(ours, environment).print(view(name, text))
        rich_console(theirs, environment, escapes=True).print(InRich(view(name, text)))
    assert ours.getvalue() == theirs.getvalue()
