"""Text on a page: columns that give way as the screen narrows, with nothing cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import Protocol

from hipflex.render.safe import safe
from hipflex.render.text import Text, cells_of
from hipflex.value_classes import dataclass

TITLE = "bold"
NAME = "cyan"
QUIET = "dim"
GOOD = "green"
ATTENTION = "yellow"
MUSCLE = "magenta"

GAP = 2
INDENT = 2
READABLE = 20
PROSE = 40

Cell = str | Text
EMPTY = Text()


class View(Protocol):
    """What can be shown."""

    def lines(self, width: int, height: int, /) -> Iterator[Text]:
        """The lines that fit a screen so many cells wide and lines high."""


def line(*parts: str | tuple[str, str]) -> Text:
    """One line of text from plain parts and parts with a style; any text may come in."""
    return Text(*((safe(part[0]), part[1]) if isinstance(part, tuple) else (safe(part), "") for part in parts))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: numbers stand `right`, long text `wraps`.

    It is at least `least` cells wide; a column that wraps goes beneath its row rather than be narrower than that. The
    title stands above the column, and before its texts where they stand elsewhere, unless they are `evident`.
    """

    title: str = ""
    style: str = ""
    right: bool = False
    wraps: bool = False
    least: int = 0
    evident: bool = False


class Listing:
    """Rows in columns; a column without a single text is left out.

    On a screen too narrow for all of them, the columns that wrap go beneath their row, the last ones first; where even
    the others don't fit, each row becomes a paragraph.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, indent: int = 0, gap: int = GAP
    ) -> None:
        texts = [[_text(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]
        used = [n for n in range(len(columns)) if any(row[n] for row in texts)]
        self._columns = [columns[n] for n in used]
        self._rows = [[row[n] for n in used] for row in texts]
        self._indent = indent
        self._gap = gap
        self._natural = [self._natural_width(n) for n in range(len(used))]

    def _natural_width(self, n: int) -> int:
        """How wide a column is with nothing wrapped."""
        column, longest = self._columns[n], max(row[n].cells for row in self._rows)
        return max(longest, len(column.title), 0 if column.wraps else column.least)

    @cached_property
    def _needed(self) -> list[int]:
        return [self._needed_width(n) for n in range(len(self._columns))]

    def _needed_width(self, n: int) -> int:
        """How narrow a column may become: one that wraps still reads well, and breaks no word."""
        column, words = self._columns[n], (word for row in self._rows for word in row[n].plain.split(" "))
        if not column.wraps:
            return self._natural[n]
        return min(self._natural[n], max(column.least or READABLE, *map(cells_of, words)))

    def lines(self, width: int, _height: int) -> Iterator[Text]:
        """The lines that fit the screen, without blanks at their ends."""
        for text in self._unindented(max(width - self._indent, 1)):
            shown = text.stripped()
            yield Text((" " * self._indent, ""), *shown.pieces) if shown else shown

    def _unindented(self, width: int) -> Iterator[Text]:
        if sum(self._natural) + self._gap * (len(self._natural) - 1) <= width:
            return self._table(dict(enumerate(self._natural)), width)
        beside = self._beside(width)
        if not beside:
            return self._paragraphs(width)
        return self._table(self._shared(beside, width), width)

    def _beside(self, width: int) -> list[int]:
        """The columns that can stand side by side: the fixed ones and as many others as there is room for."""
        fixed = [n for n, column in enumerate(self._columns) if not column.wraps]
        wrapping = [n for n, column in enumerate(self._columns) if column.wraps]
        for count in range(len(wrapping), -1, -1):
            chosen = sorted([*fixed, *wrapping[:count]])
            if chosen and sum(self._needed[n] for n in chosen) + self._gap * (len(chosen) - 1) <= width:
                return chosen
        return []

    def _shared(self, beside: Sequence[int], width: int) -> dict[int, int]:
        """The width of each column; what is left over goes to those that would use it, the smallest want first."""
        widths = {n: self._needed[n] for n in beside}
        left = width - sum(widths.values()) - self._gap * (len(beside) - 1)
        wanting = sorted(beside, key=lambda n: self._natural[n] - widths[n])
        for others, n in zip(range(len(wanting), 0, -1), wanting, strict=True):
            more = min(self._natural[n] - widths[n], left // others)
            widths[n] += more
            left -= more
        return widths

    def _table(self, widths: dict[int, int], width: int) -> Iterator[Text]:
        titles = [Text((column.title, QUIET), style=QUIET) for column in self._columns]
        if any(titles[n] for n in widths):
            yield from self._row(titles, widths)
        beneath = [n for n in range(len(self._columns)) if n not in widths]
        together = self._fit_together(beneath, width)
        for row in self._rows:
            if any(row[n] for n in widths):
                yield from self._row(row, widths)
            yield from self._beneath(row, beneath, width, together=together)

    def _row(self, row: Sequence[Text], widths: dict[int, int]) -> Iterator[Text]:
        """The lines of a row's texts side by side."""
        folded = [row[n].folded(width) for n, width in widths.items()]
        for texts in zip_longest(*folded, fillvalue=EMPTY):
            yield Text((" " * self._gap, "")).between(
                text.stripped().aligned(width, right=self._columns[n].right)
                for text, (n, width) in zip(texts, widths.items(), strict=True)
            )

    def _fit_together(self, columns: Sequence[int], width: int) -> bool:
        """Whether the texts of some columns would fit in one line beneath every row."""
        return all(_joined(self._labelled(row, columns)).cells <= width - INDENT for row in self._rows)

    def _beneath(self, row: Sequence[Text], columns: Sequence[int], width: int, *, together: bool) -> Iterator[Text]:
        """The texts of some columns under their row, in one line or each by itself."""
        texts = self._labelled(row, columns)
        return _indented([_joined(texts)] if together else texts, width)

    def _paragraphs(self, width: int) -> Iterator[Text]:
        """Each row with its first text as a headline, the short ones in lines, the long ones beneath."""
        short = [n for n, column in enumerate(self._columns) if n and not column.wraps]
        long = [n for n, column in enumerate(self._columns) if n and column.wraps]
        together = self._fit_together(long, width)
        for row in self._rows:
            yield from _indented(self._labelled(row, [0]), width, indent=0)
            yield from _indented(_packed(self._labelled(row, short), width - INDENT), width)
            yield from self._beneath(row, long, width, together=together)

    def _labelled(self, row: Sequence[Text], columns: Iterable[int]) -> list[Text]:
        """The texts of some columns, each behind its title."""
        return [
            row[n] if column.evident or not column.title else Text((f"{column.title}: ", QUIET)) + row[n]
            for column, n in ((self._columns[n], n) for n in columns if row[n])
        ]


class Group:
    """Views one under the other."""

    def __init__(self, *views: View) -> None:
        self._views = views

    def lines(self, width: int, height: int) -> Iterator[Text]:
        """The lines of each view."""
        for view in self._views:
            yield from view.lines(width, height)


def _joined(texts: Iterable[Text]) -> Text:
    return Text((" · ", QUIET)).between(texts)


def _packed(texts: Iterable[Text], width: int) -> Iterator[Text]:
    """Lines of as many texts as fit side by side."""
    packed: list[Text] = []
    for text in texts:
        if packed and _joined([*packed, text]).cells > width:
            yield _joined(packed)
            packed = []
        packed.append(text)
    yield _joined(packed)


def _text(cell: Cell, column: Column) -> Text:
    return cell if isinstance(cell, Text) else Text((safe(cell), column.style), style=column.style)


def _indented(texts: Iterable[Text], width: int, *, indent: int = INDENT) -> Iterator[Text]:
    """The lines of texts one under the other, without those that are empty."""
    for text in filter(None, texts):
        for part in text.folded(max(width - indent, 1)):
            yield part.indented(indent)


def paragraph(cell: Cell, *, indent: int = 0) -> Listing:
    """A text by itself."""
    return Listing([Column(wraps=True)], [[cell]], indent=indent)


def heading(cell: Cell) -> Listing:
    """A title over what follows."""
    return paragraph(line((cell, TITLE)) if isinstance(cell, str) else cell)


def fields(rows: Iterable[tuple[str, Cell]]) -> Listing:
    """Labels with what they stand for; those that stand for nothing are left out."""
    return Listing([Column(style=QUIET), Column(wraps=True)], [row for row in rows if row[1]])


def points(texts: Iterable[Cell], *, numbered: bool = False) -> Listing:
    """Texts one under the other, each behind a mark or its number."""
    rows = [(f"{number}." if numbered else "-", text) for number, text in enumerate(texts, 1)]
    return Listing([Column(style=QUIET), Column(wraps=True)], rows, indent=INDENT, gap=1)


def section(title: str, body: View) -> Group:
    """A title and what belongs to it."""
    return Group(heading(title), body)


def page(*blocks: View | None) -> Group:
    """Blocks with a blank line between them; those that are None are left out."""
    shown = [block for block in blocks if block is not None]
    return Group(*(part for n, block in enumerate(shown) for part in ([EMPTY, block] if n else [block])))
