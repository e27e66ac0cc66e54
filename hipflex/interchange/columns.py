"""Rows whose cells are found by the names of their columns, in any order and case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from hipflex.domain.measures import SetType
from hipflex.interchange.foreign import Unreadable, Variant
from hipflex.interchange.tables import by_column, plain, rows
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

TYPES = {
    **dict.fromkeys(("warmup", "warm up", "warm-up", "w", "wu", "aufwärmen", "échauffement"), SetType.WARMUP),
    **dict.fromkeys(("drop", "dropset", "drop set", "drop-set", "d"), SetType.DROP),
    **dict.fromkeys(("failure", "to failure", "failed", "fail", "f"), SetType.FAILURE),
    **dict.fromkeys(("", "working", "work", "normal", "regular", "n"), SetType.WORKING),
}
_WORDS = pattern(r"[^\W_]+\.?")


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and its cells by the plain names of their columns; of two columns of one name it has the first."""

    line: int
    cells: tuple[str, ...]
    by_name: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.by_name.get(name, "")


def lines(text: str, variant: Variant, *, may_be_short: bool = False) -> Iterator[Line | Unreadable]:
    """The rows behind the header; those that may be short end with their last cell that isn't blank.

    The last row of a text that doesn't end with a line may have been cut: it is one only if another is as short.
    """
    width, found = len(variant.header), [*rows(text, variant.delimiter)][1:]
    widths = {len(row.cells) for row in (found if text.endswith(("\n", "\r")) else found[:-1])}
    for row in found:
        cells = row.cells
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        if may_be_short and len(cells) < width and len(row.cells) in widths:
            cells += ("",) * (width - len(cells))
        if len(cells) == width:
            yield Line(row.line, row.cells, by_column(variant.header, cells))
        else:
            yield Unreadable(row.line, f"expected {width} cells, not {len(row.cells)}")


def word_in(name: str, words: Collection[str]) -> str:
    """The word of these that the name of a column has, as `Weight (kg)` or `lbs`; blank where it has none."""
    found = (word for word in _WORDS.findall(name.casefold()) if word in words)
    return next((word for word in found if word != "in"), "")  # `Distance in km` has no inches


def first_with(header: Sequence[str], beginning: str) -> str | None:
    """The first column whose name begins so, as it is written."""
    return next((name for name in header if plain(name).startswith(beginning)), None)
