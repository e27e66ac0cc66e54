"""What views are written on: as wide as the terminal, uncut in a pipe, escapes only where they are wanted.

On Windows, whose terminals have ways of their own, Rich's console does the work.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Mapping

from hipflex.render.safe import safe
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from rich.console import Console as RichConsole
    from rich.console import ConsoleOptions, RenderResult

    from hipflex.render.layout import View
    from hipflex.render.text import Text

WIDTH_OF_A_PIPE = 100_000  # nothing in a pipe is folded that anybody would read
NARROWEST = 10
CODES = {
    "bold": "1",
    "dim": "2",
    "green": "32",
    "yellow": "33",
    "magenta": "35",
    "cyan": "36",
    "bright_black": "90",
}
WITHOUT_ESCAPES = ("dumb", "unknown")
WITHOUT_BLOCKS = (*WITHOUT_ESCAPES, "linux")
"""Terminals whose fonts lack blocks and dots; the last is the bare console of Linux."""

SPELT = "hipflex.spelt"
SIGNS = {"×": "x", "–": "-", "·": "|", "…": "...", "’": "'", "→": "->", "°": " deg"}
SIZES = ("COLUMNS", "LINES")


def escapes_wanted(stream: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> bool:
    """Whether colours and other escapes may be written on a stream."""
    if plain or environment.get("NO_COLOR") or environment.get("TERM", "").lower() in WITHOUT_ESCAPES:
        return False
    return stream.isatty() or bool(environment.get("FORCE_COLOR"))


@dataclass(frozen=True, slots=True)
class Size:
    """How many cells a line has, and how many lines there are."""

    width: int
    height: int


USUAL_SIZE = Size(80, 25)


class Console:
    """Writes views on a stream, in the colours of the terminal's theme or without any."""

    def __init__(self, stream: TextIO, size: Size, *, escapes: bool) -> None:
        self._stream = stream
        self._escapes = escapes
        self.size = size

    @property
    def width(self) -> int:
        """How many cells a line has."""
        return self.size.width

    def print(self, view: View) -> list[Text]:
        """Writes a view; its lines."""
        lines = list(view.lines(self.size.width, self.size.height))
        self._stream.write("".join(f"{in_colour(text) if self._escapes else text.plain}\n" for text in lines))
        self._stream.flush()
        return lines


def in_colour(text: Text) -> str:
    """A text with the escapes of its styles."""
    return "".join(
        f"\x1b[{';'.join(CODES[word] for word in style.split())}m{piece}\x1b[0m" if style else piece
        for piece, style in text.pieces
    )


class WindowsConsole(Console):
    """The same by Rich, which knows the ways of the terminals of Windows."""

    def __init__(self, stream: TextIO, environment: Mapping[str, str], *, escapes: bool) -> None:
        self._rich = rich_console(stream, environment, escapes=escapes)
        super().__init__(stream, Size(*self._rich.size), escapes=escapes)

    def print(self, view: View) -> list[Text]:
        """Writes a view; its lines."""
        self._rich.print(InRich(view))
        return list(view.lines(self.size.width, self.size.height))


class InRich:
    """A view as Rich shows it."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __rich_console__(self, _: RichConsole, options: ConsoleOptions) -> RenderResult:
        """The pieces of its lines."""
        from rich.segment import Segment
        from rich.style import Style

        for text in self._view.lines(options.max_width, options.size.height):
            yield from (Segment(piece, Style.parse(style)) for piece, style in text.pieces)
            yield Segment.line()


def console(stream: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> Console:
    """What writes views on a stream."""
    escapes = escapes_wanted(stream, environment, plain=plain)
    if sys.platform == "win32":
        return WindowsConsole(stream, environment, escapes=escapes)
    size = _terminal_size(environment)
    return Console(stream, size if stream.isatty() else Size(WIDTH_OF_A_PIPE, size.height), escapes=escapes)


def has_blocks(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a stream is a terminal that has blocks and dots."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower()
    if not stream.isatty() or environment.get("TERM", "").lower() in WITHOUT_BLOCKS or not encoding.startswith("utf"):
        return False
    return sys.platform != "win32" or not rich_console(stream, environment, escapes=True).legacy_windows


def has_letters(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a stream is a terminal on which pictures can be made of letters."""
    return stream.isatty() and environment.get("TERM", "").lower() not in WITHOUT_ESCAPES


def draws_over(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a stream is a terminal that can draw over what it shows; on Windows those with blocks can."""
    if not stream.isatty() or not escapes_wanted(stream, environment):
        return False
    return sys.platform != "win32" or has_blocks(stream, environment)


def _terminal_size(environment: Mapping[str, str]) -> Size:
    """The size of the terminal, which the environment may overrule."""
    width, height = USUAL_SIZE.width, USUAL_SIZE.height
    for stream in (0, 1, 2):
        with contextlib.suppress(OSError):
            width, height = os.get_terminal_size(stream)
            break
    columns, lines = (int(said) if (said := environment.get(name, "")).isdecimal() else 0 for name in SIZES)
    return Size(columns or width or USUAL_SIZE.width, lines or height or USUAL_SIZE.height)


def rich_console(stream: TextIO, environment: Mapping[str, str], *, escapes: bool) -> RichConsole:
    """Rich's own console on a stream. Without a colour system it writes no escape at all."""
    from rich.console import Console

    class OurConsole(Console):
        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - Rich calls this where it caught the error, and would end the program with exit 1

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
