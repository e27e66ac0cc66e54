"""What views are written on: as wide as the terminal, uncut in a pipe, escapes only where they are wanted.

Views speak Rich's protocol, but `rich.console` takes longer to load than Python takes to start: what they need of it
stands here. On Windows, whose terminals have ways of their own, Rich's own console does the work.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Iterator, Mapping

from hipflex.render.safe import safe
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

    from rich.console import Console as RichConsole
    from rich.console import RenderableType
    from rich.segment import Segment
    from rich.style import Style

WIDTH_OF_A_PIPE = 100_000  # Rich must have a width, and nothing in a pipe is cut
NARROWEST = 10
WITHOUT_ESCAPES = ("dumb", "unknown")
WITHOUT_BLOCKS = (*WITHOUT_ESCAPES, "linux")
"""Terminals whose fonts lack blocks and dots; the last is the bare console of Linux."""

SPELT = "hipflex.spelt"
SIGNS = {"×": "x", "–": "-", "·": "|", "…": "...", "’": "'"}
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


@dataclass(frozen=True, slots=True)
class Options:
    """What a view, or a text of Rich's, asks of where it is drawn."""

    max_width: int
    size: Size
    justify: None = None
    overflow: None = None
    no_wrap: None = None


class Console:
    """Writes views on a stream, in the colours of the terminal's theme or without any."""

    tab_size = 8

    def __init__(self, stream: TextIO, size: Size, *, escapes: bool) -> None:
        self._stream = stream
        self._escapes = escapes
        self.size = size

    @property
    def width(self) -> int:
        """How many cells a line has."""
        return self.size.width

    def print(self, view: RenderableType) -> None:
        """Writes a view."""
        from rich.segment import Segment

        segments = self._segments(view, Options(self.size.width, self.size))
        lines = Segment.split_and_crop_lines(segments, self.size.width, pad=False)
        self._stream.write("".join(self._written(segment) for line in lines for segment in line))
        self._stream.flush()

    def get_style(self, name: str | Style, *, default: Style) -> Style:
        """A style by its name, as a text of Rich's asks for it; the usual one where there is none of it."""
        from rich.errors import StyleSyntaxError
        from rich.style import Style

        try:
            return name if isinstance(name, Style) else Style.parse(name)
        except StyleSyntaxError:
            return default

    def _segments(self, view: Any, options: Options) -> Iterator[Segment]:
        """The pieces that a view consists of, however deep."""
        from rich.segment import Segment

        for part in view.__rich_console__(self, options):
            if isinstance(part, Segment):
                yield part
            else:
                yield from self._segments(part, options)

    def _written(self, segment: Segment) -> str:
        if segment.style is None or not self._escapes:
            return segment.text
        from rich.color import ColorSystem

        return segment.style.render(segment.text, color_system=ColorSystem.STANDARD)


def console(stream: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> Console | RichConsole:
    """What writes views on a stream."""
    escapes = escapes_wanted(stream, environment, plain=plain)
    if sys.platform == "win32":
        return rich_console(stream, environment, escapes=escapes)
    size = _terminal_size(environment)
    return Console(stream, size if stream.isatty() else Size(WIDTH_OF_A_PIPE, size.height), escapes=escapes)


def has_blocks(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a stream is a terminal that has blocks and dots."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower()
    if not stream.isatty() or environment.get("TERM", "").lower() in WITHOUT_BLOCKS or not encoding.startswith("utf"):
        return False
    return sys.platform != "win32" or not rich_console(stream, environment, escapes=True).legacy_windows


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
