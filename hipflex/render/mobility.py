"""How far the hips extend, side by side: measures against the first, and never a change that measuring explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipflex.domain.measures import Side
from hipflex.domain.mobility import MEASURING_ERROR_DEG, HipAngle
from hipflex.render.layout import QUIET, Cell, line
from hipflex.render.text import Text
from hipflex.render.words import count_words, day_words

CELLS = 12
FIRST, SAME, LOWER, HIGHER = "•", "─", "▼", "▲"


def mobility_rows(angles: Sequence[HipAngle], *, plain: bool) -> Iterator[tuple[str, Cell]]:
    """A row for each measured side, with a mark for each of the latest measures; `plain` has words alone."""
    label = "Mobility"
    for side in Side:
        of_side = [angle for angle in angles if angle.side is side]
        if of_side:
            yield label, _side(of_side, plain=plain)
            label = ""


def _side(angles: Sequence[HipAngle], *, plain: bool) -> Text:
    first, last = angles[0], angles[-1]
    if last.change_deg is None:
        return line(f"{last.side} {last.deg:g}deg", (f" on {day_words(last.performed_at.date())}", QUIET))
    marks = "" if plain else f" {''.join(map(_mark, angles[-CELLS:]))}"
    measured = f"{last.side} {first.deg:g}deg, now {last.deg:g}deg"
    since = f" since {day_words(first.performed_at.date())}, {count_words(len(angles), 'measure')}"
    return line(measured, marks, f": {_change_words(last)}", (since, QUIET))


def _change_words(angle: HipAngle) -> str:
    if angle.within_error:
        return f"within measuring error (±{MEASURING_ERROR_DEG}deg)"
    change = angle.change_deg or 0
    return f"{abs(change):g}deg {'lower' if change < 0 else 'higher'}, more than measuring error"


def _mark(angle: HipAngle) -> str:
    if angle.change_deg is None:
        return FIRST
    if angle.within_error:
        return SAME
    return LOWER if angle.change_deg < 0 else HIGHER
