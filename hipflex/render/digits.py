"""Digits five lines high, to be read from the other end of a mat."""

from __future__ import annotations

HEIGHT = 5
CELLS_A_DOT = 2  # a cell is about twice as high as it is wide
GAP = "  "
BLOCK, LETTER = "█", "#"
DOTS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}


def large(text: str, *, ascii_only: bool = False) -> list[str]:
    """The lines of digits and colons, all equally long; of letters where a terminal has nothing else."""
    dot = (LETTER if ascii_only else BLOCK) * CELLS_A_DOT
    blank = " " * CELLS_A_DOT
    return [GAP.join(_cells(DOTS[sign][row], dot, blank) for sign in text) for row in range(HEIGHT)]


def _cells(dots: str, dot: str, blank: str) -> str:
    return "".join(dot if one == "#" else blank for one in dots)
