"""What Rich writes on, and how: as wide as the terminal, uncut in a pipe, escapes only where they are wanted."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from hipflex.render.safe import safe

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_OF_A_PIPE = 100_000  # Rich must have a width, and nothing in a pipe is cut
NARROWEST = 10
WITHOUT_ESCAPES = ("dumb", "unknown")
SPELT = "hipflex.spelt"
SIGNS = {"×": "x", "–": "-", "·": "|", "…": "...", "’": "'"}
SIZES = ("COLUMNS", "LINES")


def escapes_wanted(stream: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> bool:
    """Whether colours and other escapes may be written on a stream."""
    if plain or environment.get("NO_COLOR") or environment.get("TERM", "").lower() in WITHOUT_ESCAPES:
        return False
    return stream.isatty() or bool(environment.get("FORCE_COLOR"))


def console(stream: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> Console:
    """A Rich console on a stream. Without a colour system Rich writes no escape at all."""
    from rich.console import Console

    class OurConsole(Console):
        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - Rich calls this where it caught the error, and would end the program with exit 1

    escapes = escapes_wanted(stream, environment, plain=plain)
    return OurConsole(
        file=stream,
        width=None if stream.isatty() else WIDTH_OF_A_PIPE,
        color_system="auto" if escapes else None,
        force_terminal=escapes,
        legacy_windows=None if escapes else False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={
            name: value
            for name, value in environment.items()
            if name not in SIZES or (value.isdecimal() and int(value))
        },
    )


class Visible(io.TextIOWrapper):
    """A text stream for a terminal: what that would obey or hide is written as an escape, all but the line ends."""

    def write(self, text: str) -> int:
        """Writes a text."""
        return super().write("\n".join(map(safe, text.split("\n"))))


def folded(line: str, stream: TextIO) -> str:
    """A line broken between its words where a terminal would break it anywhere; as it is in a pipe."""
    try:
        width = os.get_terminal_size(stream.fileno()).columns - 1
    except (OSError, ValueError):
        return line
    if len(line) <= width or width < NARROWEST:
        return line
    import textwrap

    return "\n".join(textwrap.wrap(line, width, subsequent_indent="  ", break_on_hyphens=False))


def prepare_streams() -> None:
    """Lets nothing that is printed or read fail for its characters, and ends lines with LF everywhere.

    What is no text in the input's encoding comes in as lone surrogates, for the reader to refuse at its line.
    """
    codecs.register_error(SPELT, _spelt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=SPELT if stream.isatty() else "backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


def _spelt(error: UnicodeError) -> tuple[str | bytes, int]:
    """Signs of ours in the letters that a terminal has; all else as Python escapes it."""
    if isinstance(error, UnicodeEncodeError) and error.object[error.start] in SIGNS:
        return SIGNS[error.object[error.start]], error.start + 1
    return codecs.backslashreplace_errors(error)
