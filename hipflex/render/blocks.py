"""Text on paper: blocks under and beside each other, that fit whatever font without serifs there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hipflex.render.safe import safe
from hipflex.render.svg import Value, element, number, text
from hipflex.render.text import cells_of
from hipflex.value_classes import dataclass

CSS = "text{font-family:Helvetica,Arial,sans-serif;fill:currentColor}.bold{font-weight:bold}"
SPACING = 1.35
"""From line to line, in the size of the letters."""
BASELINE = 0.95
MARK = 1.3
"""How far behind its mark or number a text begins."""

WIDTHS = {
    **dict.fromkeys("ijl'|", 0.3),
    **dict.fromkeys(" I.,:;", 0.4),
    **dict.fromkeys("frt!()[]-/", 0.46),
    **dict.fromkeys("mw", 0.98),
    **dict.fromkeys("MW%@—…→×–", 1.08),
}
"""How wide letters are that aren't as wide as most, in the widest of the usual fonts (Verdana, DejaVu Sans)."""
MOST, CAPITAL = 0.64, 0.79
BOLDER = 1.13


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in one place, so many units high."""

    height: float
    drawn: str = ""

    def at(self, x: float, y: float) -> str:
        """The block in its place."""
        return element("g", self.drawn, transform=f"translate({number(x)} {number(y)})") if self.drawn else ""


def words(said: str, width: float, size: float, style: str = "", *, centred: bool = False) -> Block:
    """A text of any origin in as many lines as it needs; each stands by itself and relies on no other's width."""
    lines = list(folded(safe(said), width, size * (BOLDER if "bold" in style else 1)))
    middle: dict[str, Value] = {"text_anchor": "middle", "x": width / 2} if centred else {}
    drawn = [
        element("text", text(line), y=(row * SPACING + BASELINE) * size, **middle) for row, line in enumerate(lines)
    ]
    look: dict[str, Value] = {"font_size": size, **({"class_": style} if style else {})}
    return Block(len(lines) * SPACING * size, element("g", *drawn, **look))


def points(texts: Sequence[str], width: float, size: float, *, numbered: bool = False) -> Block:
    """Texts one under the other, each behind a dot or its number."""
    marks = [f"{n}" if numbered else "•" for n in range(1, len(texts) + 1)]
    indent = size * MARK
    return stacked(
        beside((words(mark, indent, size, "dim"), 0.0), (words(one, width - indent, size), indent))
        for mark, one in zip(marks, texts, strict=True)
    )


def stacked(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks one under the other; those without height are left out."""
    drawn: list[str] = []
    y = 0.0
    for block in blocks:
        if block.height:
            y += gap if drawn else 0.0
            drawn.append(block.at(0.0, y))
            y += block.height
    return Block(y, "".join(drawn))


def beside(*placed: tuple[Block, float]) -> Block:
    """Blocks beside each other, each at a place of its own."""
    return Block(max(block.height for block, _ in placed), "".join(block.at(x, 0.0) for block, x in placed))


def folded(said: str, width: float, size: float) -> Iterator[str]:
    """The lines of a text that fit a width, broken between its words where that can be."""
    line = ""
    for word in said.split():
        longer = f"{line} {word}" if line else word
        if wide(longer, size) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = chopped(word, width, size)
        yield from full
    if line:
        yield line


def chopped(word: str, width: float, size: float) -> Iterator[str]:
    """A word in parts that fit a width; most words are one."""
    part = ""
    for letter in word:
        if part and wide(part + letter, size) > width:
            yield part
            part = ""
        part += letter
    yield part


def wide(said: str, size: float) -> float:
    """How wide a text is at most."""
    return size * sum(WIDTHS.get(letter) or _usual(letter) for letter in said)


def _usual(letter: str) -> float:
    if letter.isascii():
        return CAPITAL if letter.isupper() else MOST
    return CAPITAL * cells_of(letter)
