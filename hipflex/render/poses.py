"""How a movement begins and ends: in pictures beside its text, or in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from hipflex.domain.figure import Figure, Limbs, Pose
from hipflex.domain.measures import Side
from hipflex.domain.movement import Region
from hipflex.render.layout import EMPTY, GAP, QUIET, line
from hipflex.render.safe import safe
from hipflex.render.text import Text
from hipflex.value_classes import dataclass

if TYPE_CHECKING:
    from hipflex.render.layout import View

NARROWEST = 36
"""Narrower than this, a figure is told in words."""
BESIDE = 60
"""From here on there is room for a text beside pictures."""
LEAST_TEXT, READABLE_TEXT = 36, 72
MOST_COLUMNS = 62
MARGIN = 3
TALLEST, TALLEST_STACKED = 12, 8
SMALL, SMALL_STACKED = 9, 6
AROUND_SMALL = 5
"""The lines that a title, what is asked for and its prompt take."""
WORTH_TELLING, MOST_TOLD = 10, 4
"""How many degrees a joint moves at least to be told of, and of how many joints one can hear without losing count."""
SPINE = ("trunk", "back", "neck")
TOLD = {"hip_out": "hip out", "hip_turn": "hip turned", "shoulder_out": "arm out"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a figure is shown: drawn, of letters where there are no dots, or told in words; `regions` are marked."""

    figure: Figure
    regions: Collection[Region] = ()
    drawn: bool = True
    ascii_only: bool = False


class Illustrated:
    """A text with the first pose of a figure and the last: at its right, or above it where it would be too narrow.

    `small`, they are lower, and stand at its right or nowhere: the text stays on the screen with what comes after it.
    """

    def __init__(self, text: View, look: Look, *, small: bool = False) -> None:
        self._text = text
        self._look = look
        self._small = small

    def lines(self, width: int, height: int) -> Iterator[Text]:
        """The lines that fit the screen."""
        lines = list(self._beside(width, height)) if width >= BESIDE else []
        if lines and not (self._small and len(lines) > height - AROUND_SMALL):
            yield from lines
            return
        if not self._small:
            yield from self._above(width)
            yield EMPTY
        yield from self._text.lines(width, height)

    def _above(self, width: int) -> Iterator[Text]:
        if width < NARROWEST:
            yield from line(("Figure  ", QUIET), figure_words(self._look.figure)).folded(width)
        else:
            yield from self._pictures(width)

    def _beside(self, width: int, height: int) -> Iterator[Text]:
        """The text with the pictures as near as its longest line lets them."""
        beyond_text = width - LEAST_TEXT
        pictures = self._pictures(beyond_text // 2 if self._small else min(beyond_text * 3 // 4, MOST_COLUMNS))
        room = min(width - 1 - MARGIN - max(one.cells for one in pictures), READABLE_TEXT)
        texts = list(self._text.lines(room, height))
        taken = max((text.cells for text in texts), default=0) + MARGIN
        for text, drawn in zip_longest(texts, pictures, fillvalue=EMPTY):
            yield (text.aligned(taken) + drawn).stripped() if drawn else text

    def _pictures(self, columns: int) -> list[Text]:
        """The first pose and the last, side by side or one below the other, whichever makes them larger."""
        from hipflex.render.figure import cells_for

        figure = self._look.figure
        tallest, tallest_stacked = (SMALL, SMALL_STACKED) if self._small else (TALLEST, TALLEST_STACKED)
        in_a_row = cells_for(figure, (columns - GAP) // 2, tallest)
        stacked = cells_for(figure, columns, tallest_stacked)
        if in_a_row >= stacked:
            return list(_side_by_side(*self._ends(*in_a_row)))
        first, last = self._ends(*stacked)
        return [*first, EMPTY, *last]

    def _ends(self, columns: int, rows: int) -> tuple[list[Text], list[Text]]:
        """The first pose and the last, each with its name beneath."""
        from hipflex.render.figure import Drawing

        look, poses = self._look, self._look.figure.poses
        drawing = Drawing(look.figure, columns, rows, regions=look.regions, ascii_only=look.ascii_only)
        first, last = (
            [*(row.aligned(columns) for row in drawing.lines(pose)), *_centred(pose.name, columns)]
            for pose in (poses[0], poses[-1])
        )
        return first, last


def _centred(name: str, width: int) -> Iterator[Text]:
    for part in line((name, QUIET)).folded(width):
        shown = part.stripped()
        yield shown.indented((width - shown.cells) // 2).aligned(width)


def _side_by_side(first: Sequence[Text], last: Sequence[Text]) -> Iterator[Text]:
    blank = Text((" " * first[0].cells, ""))
    for left, right in zip_longest(first, last):
        yield ((left or blank).aligned(first[0].cells + GAP) + (right or EMPTY)).stripped()


def figure_words(figure: Figure) -> str:
    """The poses of a figure by name, and the joints that move most: legs hanging → thighs level (hip 0° → 90°)."""
    names = " → ".join(name for name, _ in groupby(safe(pose.name) for pose in figure.poses))
    moves = [(name, angles) for name, angles in _joints(figure.poses) if _extent(angles) >= WORTH_TELLING]
    least = sorted(map(_extent, dict(moves).values()))[-MOST_TOLD:]
    told = ", ".join(f"{name} {_path(angles)}" for name, angles in moves if _extent(angles) >= least[0])
    return f"{names} ({told})" if told else names


def _joints(poses: Sequence[Pose]) -> Iterator[tuple[str, list[float]]]:
    """Each joint with its angle in every pose, those of both sides by themselves only where they differ."""
    for part in SPINE:
        yield part, [getattr(pose, part) for pose in poses]
    for joint in Limbs.__match_args__:
        name = TOLD.get(joint, joint)
        left, right = [getattr(pose.left, joint) for pose in poses], [getattr(pose.right, joint) for pose in poses]
        if left == right:
            yield name, left
        else:
            yield f"{Side.LEFT} {name}", left
            yield f"{Side.RIGHT} {name}", right


def _extent(angles: Sequence[float]) -> float:
    return max(angles) - min(angles)


def _path(angles: Sequence[float]) -> str:
    """From where to where a joint goes; of one that comes back, over what."""
    ends = [angles[0], angles[-1]] if angles[0] != angles[-1] else [angle for angle, _ in groupby(angles)]
    return " → ".join(f"{angle:.0f}°" for angle in ends)
