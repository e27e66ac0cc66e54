"""The line of a countdown: what is counted, and what the keys do."""

from __future__ import annotations

from rich.cells import chop_cells

from hipflex.render.safe import safe

GAP = 2
CLOCK_CELLS = 5
PART_CELLS = 5
OTHER_KEYS = {"n": "note", "u": "undo", "q": "quit", "?": "help"}
UNDERSTOOD = ("note", "undo", "quit")
RESUMING = "p goes on"
FEW_KEYS = "Enter p q ?"
MORE_KEYS = "? keys"


def countdown_line(label: str, left: int, width: int, *, paused: bool = False) -> str:
    """The time left and what it is for, in at most `width` cells; the time stays where it is while it runs down."""
    minutes, seconds = divmod(max(left, 0), 60)
    return _fitting(f"{f'{minutes}:{seconds:02}':>{CLOCK_CELLS}}  {label}", width, paused=paused)


def pace_line(rep: int, part: str, left: int, width: int, *, paused: bool = False) -> str:
    """Which repetition it is, what to do now and for how many seconds more, in at most `width` cells."""
    return _fitting(f"rep {rep}  {part:<{PART_CELLS}} {left}", width, paused=paused)


def _fitting(text: str, width: int, *, paused: bool) -> str:
    whole = safe(f"{text}, paused" if paused else text)
    return chop_cells(whole, width)[0].rstrip() if width > 0 else ""


def key_hints(enter: str, room: int, *, paused: bool = False, fixed: bool = False, tempo: bool = False) -> str:
    """What the keys do during a countdown, in as many words as there is room for; `fixed` can't be changed."""
    change = {} if fixed else {"+/-": "15 s"}
    pacing = {"t": "tempo"} if tempo else {}
    words = {"Enter": enter, **change, "p": "goes on" if paused else "pause", **pacing, **OTHER_KEYS}
    spelt = "  ".join(f"{key} {word}" for key, word in words.items())
    short = "  ".join(f"{key} {word}" if word not in UNDERSTOOD else key for key, word in words.items())
    resuming = (f"{RESUMING}  {MORE_KEYS}", RESUMING) if paused else ()
    variants = (spelt, short, " ".join(words), *resuming, FEW_KEYS, MORE_KEYS)
    return next((f"{' ' * GAP}{one}" for one in variants if len(one) + GAP <= room), "")
