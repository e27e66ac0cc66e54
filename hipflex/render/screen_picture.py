"""What a terminal shows as a picture that looks the same whatever fonts there are.

Each word stands at the column it has on the screen; bars, frames and dots are drawn, as few fonts have them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from hipflex.patterns import pattern
from hipflex.render.canvas import BRAILLE, DOTS
from hipflex.render.svg import element, number, picture, text
from hipflex.render.text import Text, cells_of

SIZE = 14.0
CELL, LINE = 0.61 * SIZE, 1.3 * SIZE
"""A cell is a little wider than a letter of the usual fonts for code, which are 0.6 of their size wide."""
BASELINE = 0.95 * SIZE
MARGIN = 20.0
CSS = (
    "text{font:14px 'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace}text,tspan{fill:currentColor}"
    ".bold{font-weight:bold}.bar{fill:currentColor;shape-rendering:crispEdges}"
    ".line,.dots{fill:none;stroke:currentColor;stroke-width:1.2}"
    f".dots{{stroke-width:3.3;stroke-linecap:round;stroke-dasharray:.01 {number(CELL / 2 - 0.01)}}}"
)
SIGNS = pattern(r"(?P<dots>[\u2800-\u28ff]+)|(?P<drawn>([\u2500-\u25ff])\3*)|[^\s\u2500-\u25ff\u2800-\u28ff]+")
"""Words, signs of dots, and runs of one sign that is rather drawn than written."""
ARMS: Mapping[str, str] = {
    "─": "lr",
    "│": "ud",
    "┌": "rd",
    "┐": "ld",
    "└": "ru",
    "┘": "lu",
    "├": "rud",
    "┤": "lud",
    "┬": "lrd",
    "┴": "lru",
    "┼": "lrud",
}
"""Which ways the lines of a frame go from the middle of their cell."""
SHADES: Mapping[str, float] = {"░": 0.25, "▒": 0.5, "▓": 0.75}


def screen(lines: Iterable[Text], columns: int, title: str) -> str:
    """The picture of lines on a screen so many cells wide, under the command that shows them."""
    rows = [Text((f"$ {title}", "dim")), Text(), *lines]
    inner = [part for row, line in enumerate(rows) for part in drawn_line(line, MARGIN + row * LINE)]
    size = columns * CELL + 2 * MARGIN, len(rows) * LINE + 2 * MARGIN
    return picture(size, inner, title=title, css=CSS)


def drawn_line(line: Text, top: float) -> Iterator[str]:
    """The elements of one line of a screen: what is drawn of it, then its words."""
    words: list[str] = []
    column = 0
    for piece, style in line.pieces:
        for found in SIGNS.finditer(piece):
            sign, count = found[0][0], len(found[0])
            x = MARGIN + (column + cells_of(piece[: found.start()])) * CELL
            drawn = _drawn(sign, count, x, top, style) if found["drawn"] else ""
            if found["dots"]:
                yield _path("dots", style, _dots(found["dots"], x, top))
            elif drawn:
                yield drawn
            elif found["drawn"]:
                words += [_word(sign, x + n * CELL, style) for n in range(count)]
            else:
                words.append(_word(found[0], x, style))
        column += cells_of(piece)
    if words:
        # What is copied from the picture has its blanks; what is shown has none, as each word has its place.
        yield element("text", " ".join(words), y=top + BASELINE)


def _word(word: str, x: float, style: str) -> str:
    wide = cells_of(word)
    as_wide = {"textLength": wide * CELL} if wide > 1 else {}
    return element("tspan", text(word), x=x, **({"class_": style} if style else {}), **as_wide)


def _drawn(sign: str, count: int, x: float, top: float, style: str) -> str:
    """A run of one sign as a shape; nothing where it is better written."""
    if sign in ARMS:
        return _path("line", style, [_arms(ARMS[sign], x + n * CELL, top) for n in range(count)])
    if not "▀" <= sign <= "▓":
        return ""
    opacity = {"fill_opacity": SHADES[sign]} if sign in SHADES else {}
    boxes = [_block(sign, x + n * CELL, top) for n in range(count)]
    (left, upper, _, height), (last, _, width, _) = boxes[0], boxes[-1]
    if width < CELL:
        return "".join(_bar(box, style, **opacity) for box in boxes)
    return _bar((left, upper, last + width - left, height), style, **opacity)


def _bar(box: Sequence[float], style: str, **opacity: float) -> str:
    x, y, width, height = box
    return element("rect", x=x, y=y, width=width, height=height, class_=f"bar {style}".rstrip(), **opacity)


def _block(sign: str, x: float, top: float) -> tuple[float, float, float, float]:
    """The part of a cell that a block fills."""
    code = ord(sign)
    if "▁" <= sign <= "█":
        part = LINE * (code - ord("▀")) / 8
        return x, top + LINE - part, CELL, part
    if "▉" <= sign <= "▏":
        return x, top, CELL * (ord("▐") - code) / 8, LINE
    if sign == "▀":
        return x, top, CELL, LINE / 2
    return (x + CELL / 2, top, CELL / 2, LINE) if sign == "▐" else (x, top, CELL, LINE)


def _path(what: str, style: str, strokes: Iterable[str]) -> str:
    return element("path", class_=f"{what} {style}".rstrip(), d="".join(strokes))


def _arms(ways: str, x: float, top: float) -> str:
    middle, centre = x + CELL / 2, top + LINE / 2
    ends = {"l": (x, centre), "r": (x + CELL, centre), "u": (middle, top), "d": (middle, top + LINE)}
    return "".join(f"M{number(middle)} {number(centre)}L{number(ends[way][0])} {number(ends[way][1])}" for way in ways)


def _dots(signs: str, x: float, top: float) -> Iterator[str]:
    """A line through dots that stand side by side, dashed so that only they are seen of it."""
    for row, pair in enumerate(DOTS):
        y = number(top + LINE * (row + 0.5) / 4)
        column = 0
        for filled, same in groupby(bool(ord(sign) - BRAILLE & bit) for sign in signs for bit in pair):
            dots = len(list(same))
            if filled:
                yield f"M{number(x + CELL * (column + 0.5) / 2)} {y}h{number(CELL * (dots - 1) / 2 + 0.01)}"
            column += dots
