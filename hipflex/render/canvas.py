"""A picture of dots: eight to a cell in Braille, or one sign for each cell where there are only plain letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from math import floor
from operator import or_

from hipflex.render.text import Text

ACROSS, DOWN = 2, 4
BRAILLE = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a cell in its character, by row and column."""
CELLS = tuple(
    sum(bit for row, bits in enumerate(DOTS) for column, bit in enumerate(bits) if number >> (2 * row + column) & 1)
    for number in range(256)
)
"""The Braille pattern of eight dots that are given row by row."""
LETTERS = (" .o", "':o", '"*#')
"""Signs for a cell by how many dots are in its upper half, none, one or two, more, and as many of its lower half."""

Place = tuple[float, float]
"""Dots from the left, dots from the top."""


class Canvas:
    """Dots in several inks, of which each row is the bits of a number; what is drawn later hides what is beneath."""

    def __init__(self, columns: int, rows: int) -> None:
        self.width, self.height = columns * ACROSS, rows * DOWN
        self._inks: dict[str, list[int]] = {}

    def draw(self, pieces: Iterable[Sequence[Place]], ink: str, *, apart: bool = True) -> None:
        """Fills convex outlines; `apart`, one dot round them is cleared, so that they stand out from what they hide."""
        spans = [span for piece in pieces for span in self._spans(piece)]
        self._clear(spans, round_them=apart)
        dots = self._inks.setdefault(ink, [0] * self.height)
        for row, bits in spans:
            dots[row] |= bits

    def _clear(self, spans: Iterable[tuple[int, int]], *, round_them: bool) -> None:
        cleared = [0] * (self.height + 2)
        for row, bits in spans:
            cleared[row + 1] |= bits
            if round_them:
                cleared[row] |= bits
                cleared[row + 1] |= bits << 1 | bits >> 1
                cleared[row + 2] |= bits
        for dots in self._inks.values():
            for row, bits in enumerate(cleared[1:-1]):
                if bits:
                    dots[row] &= ~bits

    def lines(self, *, ascii_only: bool = False) -> list[Text]:
        """The rows of cells; a cell has the ink of most of its dots."""
        return [self._line(row, ascii_only=ascii_only) for row in range(self.height // DOWN)]

    def _line(self, row: int, *, ascii_only: bool) -> Text:
        first = row * DOWN
        layers = [(ink, rows) for ink, dots in self._inks.items() if any(rows := dots[first : first + DOWN])]
        drawn = reduce(or_, (dots for _, rows in layers for dots in rows), 0)
        signs, inks = [], []
        for column in range(0, self.width, ACROSS):
            cell, ink = _cell(layers, column) if drawn >> column & 3 else (0, "")
            signs.append((_letter(cell) if ascii_only else chr(BRAILLE + CELLS[cell])) if cell else " ")
            inks.append(ink)
        ends = [*(n for n in range(1, len(inks)) if inks[n] != inks[n - 1]), len(inks)]
        return Text(*(("".join(signs[start:end]), inks[start]) for start, end in pairwise([0, *ends]))).stripped()

    def _spans(self, outline: Sequence[Place]) -> Iterator[tuple[int, int]]:
        """The rows of which the middle is within an outline, with the bits of their dots; each has one at least."""
        for row, rights in self._crossed(outline).items():
            first, last = round(min(rights)), round(max(rights))
            if first == last:
                first = floor((min(rights) + max(rights)) / 2)
                last = first + 1
            first, last = max(first, 0), min(last, self.width)
            if first < last:
                yield row, (1 << last) - (1 << first)

    def _crossed(self, outline: Sequence[Place]) -> dict[int, list[float]]:
        """Where the middle of each row crosses an outline; of one too low for any, how far it goes."""
        top, bottom = min(y for _, y in outline), max(y for _, y in outline)
        if round(top) == round(bottom):
            return {floor(top): [x for x, _ in outline]} if 0 <= top < self.height else {}
        crossed: dict[int, list[float]] = {}
        for start, end in pairwise((*outline, outline[0])):
            (ax, ay), (bx, by) = (start, end) if start[1] <= end[1] else (end, start)
            for row in range(max(round(ay), 0), min(round(by), self.height)):
                crossed.setdefault(row, []).append(ax + (row + 0.5 - ay) * (bx - ax) / (by - ay))
        return crossed


def _letter(cell: int) -> str:
    upper, lower = (((half & 15).bit_count() + 1) // 2 for half in (cell, cell >> 4))
    return LETTERS[upper][lower]


def _cell(layers: Sequence[tuple[str, Sequence[int]]], column: int) -> tuple[int, str]:
    """The dots of a cell, two bits for each of its rows, and the ink of most of them."""
    cell, most, found = 0, 0, ""
    for ink, (first, second, third, fourth) in layers:
        upper = (first >> column & 3) | (second >> column & 3) << 2
        dots = upper | (third >> column & 3) << 4 | (fourth >> column & 3) << 6
        if dots and dots.bit_count() >= most:
            most, found = dots.bit_count(), ink
        cell |= dots
    return cell, found
