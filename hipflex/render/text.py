"""Text in styled pieces, as wide as a terminal shows it.

What Rich's own text can do as well; but to load that takes longer than Python takes to start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from hipflex.patterns import pattern

WORD = pattern(r"\s*\S+\s*")
OUR_SIGNS = frozenset([*"×–·→−…’“”±°•─▼▲■▪□▁▂▃▄▅▆▇█", *map(chr, range(0x2800, 0x2900))])
"""The signs beyond ASCII that views are written with, Braille too, each one cell wide."""

Piece = tuple[str, str]
"""A part of a text and its style; an empty one is that of the terminal."""


class Text:
    """Text in pieces; what it is padded with has the style of the whole, if it has one."""

    __slots__ = ("_style", "pieces", "plain")

    def __init__(self, *pieces: Piece, style: str = "") -> None:
        self.pieces = tuple(piece for piece in pieces if piece[0])
        self.plain = "".join([text for text, _ in self.pieces])
        self._style = style

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __add__(self, other: Text) -> Text:
        return Text(*self.pieces, *other.pieces)

    @property
    def cells(self) -> int:
        """How many cells it takes."""
        return cells_of(self.plain)

    def between(self, texts: Iterable[Text]) -> Text:
        """Texts with this one between them."""
        pieces: list[Piece] = []
        for number, text in enumerate(texts):
            pieces += (*self.pieces, *text.pieces) if number else text.pieces
        return Text(*pieces)

    def stripped(self) -> Text:
        """The text without the blanks at its end."""
        length = len(self.plain.rstrip())
        return self if length == len(self.plain) else self._part(0, length)

    def indented(self, cells: int) -> Text:
        """The text behind some blanks."""
        if self._style:
            return Text((f"{' ' * cells}{self.plain}", self._style), style=self._style)
        return Text((" " * cells, ""), *self.pieces)

    def aligned(self, width: int, *, right: bool = False) -> Text:
        """The text in a column of a width."""
        blanks = " " * (width - self.cells)
        if not self._style or not self:
            return Text((blanks, ""), *self.pieces) if right else Text(*self.pieces, (blanks, ""))
        return Text((f"{blanks}{self.plain}" if right else f"{self.plain}{blanks}", self._style), style=self._style)

    def folded(self, width: int) -> list[Text]:
        """The lines in which it fits a width, broken between its words where that can be."""
        if self.cells <= width:
            return [self]
        places = [0, *_breaks(self.plain, width), len(self.plain)]
        return [self._part(start, self._end_within(start, end, width)) for start, end in pairwise(places)]

    def cut(self, width: int) -> Text:
        """The beginning that fits a width."""
        return self if self.cells <= width else self._part(0, len(_chopped(self.plain, width)[0]))

    def lines(self, width: int, _height: int) -> Iterator[Text]:
        """The lines that fit a screen."""
        yield from self.folded(width)

    def _end_within(self, start: int, end: int, width: int) -> int:
        """Where a line ends without the blanks that lie beyond a width."""
        line = self.plain[start:end]
        return end - min(len(line) - len(line.rstrip()), max(cells_of(line) - width, 0))

    def _part(self, start: int, end: int) -> Text:
        """What stands between two places."""
        ends = accumulate(len(text) for text, _ in self.pieces)
        placed = ((last - len(text), text, style) for last, (text, style) in zip(ends, self.pieces, strict=True))
        cut = ((text[max(start - at, 0) : max(end - at, 0)], style) for at, text, style in placed)
        return Text(*cut, style=self._style)


def cells_of(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii() or OUR_SIGNS.issuperset(sign for sign in text if sign > "~"):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where a text is broken; within a word only where that is wider than a line."""
    taken = 0
    for word in WORD.finditer(text):
        needed = cells_of(word[0].rstrip())
        if taken + needed <= width:
            taken += cells_of(word[0])
        elif needed <= width:
            if word.start():
                yield word.start()
            taken = cells_of(word[0])
        else:
            start = word.start()
            for part in _chopped(word[0], width):
                if start:
                    yield start
                start += len(part)
                taken = cells_of(part)


def _chopped(word: str, width: int) -> list[str]:
    if cells_of(word) == len(word):
        return [word[start : start + width] for start in range(0, len(word), width)]
    from rich.cells import chop_cells

    return chop_cells(word, width)
