"""What stands below a countdown, to be seen from the other end of a mat: a figure, large digits, a bar, a cue."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest
from typing import TYPE_CHECKING

from hipflex.domain.measures import Side
from hipflex.render.digits import large
from hipflex.render.layout import ATTENTION, EMPTY, NAME, QUIET, TITLE, line
from hipflex.render.text import Text
from hipflex.value_classes import dataclass

if TYPE_CHECKING:
    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Region
    from hipflex.render.figure import Motion

NARROW, BROAD = 28, 44
"""How wide the words and digits beside a figure are."""
BETWEEN = 3
COLUMNS_A_ROW = 3
"""A figure is drawn at most so many times as wide as it is high."""
LONGEST_BAR = 60
BAR, PLAIN_BAR = ("█", "─"), ("#", "-")
PAUSED = "PAUSED"
NOTED = (1, 3)
"""The rows of the digits that have notes beside them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What there is to show at a moment.

    `number` is what is large, with `notes` beside it; `left` is the share of the time that is left, `way` the share of
    the way that the figure has gone from its first pose to its last.
    """

    number: str
    left: float
    way: float = 1.0
    notes: tuple[str, str] = ("", "")
    side: Side | None = None
    cue: str = ""
    paused: bool = False
    urgent: bool = False


class Stage:
    """Draws the moments of one countdown; without a `figure` digits and words have all the room.

    Of what both sides do `in_turn` one keeps looking at the left.
    """

    def __init__(
        self,
        title: str,
        figure: Figure | None = None,
        regions: Collection[Region] = (),
        *,
        in_turn: bool = False,
        ascii_only: bool = False,
    ) -> None:
        self._title = title
        self._ascii_only = ascii_only
        self._motion: Motion | None = None
        if figure:
            from hipflex.render.figure import Motion

            seen_from = Side.LEFT if in_turn else None
            self._motion = Motion(figure, seen_from=seen_from, regions=regions, ascii_only=ascii_only)

    def lines(self, moment: Moment, width: int, height: int) -> list[Text]:
        """A moment in at most so many cells and lines."""
        if self._motion is None:
            return self._told(moment, min(width, LONGEST_BAR), height)
        digits = max(text.cells for text in self._digits(moment))
        beside = max(NARROW, digits, min(width * 2 // 5, BROAD))
        columns = min(width - beside - BETWEEN, COLUMNS_A_ROW * height)
        seen = self._motion.lines(moment.way, moment.side or Side.LEFT, columns, height)
        told = self._told(moment, beside, height)
        return [
            left.aligned(columns + BETWEEN) + right if right else left
            for left, right in zip_longest(seen, told, fillvalue=EMPTY)
        ]

    def _told(self, moment: Moment, width: int, height: int) -> list[Text]:
        """Side and title, digits, bar, cue; where there is too little room the title goes first, then the cue."""
        side = line((moment.side.upper() if moment.side else "", f"{TITLE} {NAME}"))
        title = line((PAUSED, f"{TITLE} {ATTENTION}") if moment.paused else (self._title, TITLE))
        both = line("  ").between(filter(None, (side, title)))
        digits, bar = self._digits(moment), [self._bar(moment, width)]
        cue = line(moment.cue).folded(width) if moment.cue else []
        for head, foot in ((both, cue), (side, cue), (side, [])):
            above = head.folded(width) if head else []
            blanks = height - len(above) - len(digits) - len(bar) - len(foot)
            if blanks >= 0:
                break
        return _stacked(above, digits, bar, foot, blanks)

    def _digits(self, moment: Moment) -> list[Text]:
        style = QUIET if moment.paused else f"{TITLE} {ATTENTION}" if moment.urgent else TITLE
        notes = dict(zip(NOTED, moment.notes, strict=True))
        return [
            Text((digits, style), ("  ", ""), (notes.get(row, ""), TITLE)).stripped()
            for row, digits in enumerate(large(moment.number, ascii_only=self._ascii_only))
        ]

    def _bar(self, moment: Moment, width: int) -> Text:
        full, empty = PLAIN_BAR if self._ascii_only else BAR
        cells = min(round(moment.left * width), width)
        style = QUIET if moment.paused else ATTENTION if moment.urgent else NAME
        return Text((full * cells, style), (empty * (width - cells), QUIET))


def _stacked(above: list[Text], digits: list[Text], bar: list[Text], cue: list[Text], blanks: int) -> list[Text]:
    """One under the other, with as many blank lines between them as there is room for: over the bar before all."""
    over_bar, over_cue = [EMPTY][:blanks], [EMPTY] if cue and blanks > 1 else []
    below_head = [EMPTY] if above and blanks > len(over_bar) + len(over_cue) else []
    return [*above, *below_head, *digits, *over_bar, *bar, *over_cue, *cue]
