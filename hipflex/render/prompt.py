"""The prompt of a set: what Enter stands for, and what else may be said, in as many words as there is room for."""

from __future__ import annotations

ROOM = 18
"""So many cells are left to the answer."""
WORDS = ("skip, swap, add, undo, note, quit, ", "skip, undo, quit, ", "")


def prompt_line(enter: str, width: int, *, paced: bool = False) -> str:
    """The prompt for a terminal of a width; on a narrow one nothing but what Enter stands for."""
    tempo = "t = tempo, " if paced else ""
    spelt = (f"Enter = {enter}, {tempo}{words}? = help > " for words in WORDS)
    variants = (*spelt, f"Enter = {enter}, ? > ")
    return next((one for one in variants if len(one) + ROOM <= width), f"{enter} > ")
