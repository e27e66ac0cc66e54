"""Weeks side by side: a strip with a cell for each, in as many lines as the screen needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipflex.domain.weeks import Week
from hipflex.render.layout import ATTENTION, GAP, GOOD, INDENT, QUIET, View, line, paragraph
from hipflex.render.text import Text

NONE = "."
DONE, LESS, MISSING = "■", "▪", "□"
STRENGTH, ON_TARGET, STRETCHED = "strength days", "days on target", "minutes stretched"
LEAST = 6
"""So many weeks at least stand beside a label; else it stands above them."""

Rows = Sequence[tuple[str, Sequence[Text]]]


def weeks_strip(weeks: Sequence[Week], target: int, *, plain: bool) -> View:
    """The weeks of a window against the target, strength before stretching; `plain` tells them in numbers."""
    names = [week.week for week in weeks]
    if plain:
        return paragraph(_told(weeks))
    rows = [(STRENGTH, [_days(week, target) for week in weeks])]
    if any(week.stretch_seconds for week in weeks):
        rows.append(
            (STRETCHED, [line(str(_minutes(week))) if week.stretch_seconds else line((NONE, QUIET)) for week in weeks])
        )
    return Strip(names, rows)


def _told(weeks: Sequence[Week]) -> str:
    first, last = weeks[0].week, weeks[-1].week
    when = f"in {first}" if first == last else f"by week from {first} to {last}"
    told = [f"{ON_TARGET} {when}: {', '.join(str(week.days_on_target) for week in weeks)}"]
    if any(week.stretch_seconds for week in weeks):
        told.append(f"{STRETCHED}: {', '.join(str(_minutes(week)) for week in weeks)}")
    return "; ".join(told)


def _days(week: Week, target: int) -> Text:
    """A mark for each day that counts, one for each with less, and one for each that the target has room for."""
    days, less = week.days_on_target, week.strength_days - week.days_on_target
    missing = max(0, target - days - less)
    return line((DONE * days, GOOD if days >= target else ATTENTION), (LESS * less + MISSING * missing, QUIET))


def _minutes(week: Week) -> int:
    """The minutes stretched, none lost: a single second is one."""
    return -(-week.stretch_seconds // 60)


class Strip:
    """Rows of cells of one width under the names of the first and the last of each line."""

    def __init__(self, names: Sequence[str], rows: Rows) -> None:
        self._names = names
        self._rows = rows
        self._cell = max(cell.cells for _, cells in rows for cell in cells)
        self._label = max(len(label) for label, _ in rows) + GAP

    def lines(self, width: int, _height: int) -> Iterator[Text]:
        """The lines, their labels beside them or, on a narrow screen, above."""
        beside = self._fitting(width - self._label)
        indent = self._label if beside >= min(len(self._names), LEAST) else INDENT
        fitting = max(1, beside if indent == self._label else self._fitting(width - indent))
        lines = -(-len(self._names) // fitting)
        step = -(-len(self._names) // lines)
        for first in range(0, len(self._names), step):
            for text in self._part(first, min(first + step, len(self._names)), indent):
                yield from text.folded(width)

    def _fitting(self, width: int) -> int:
        return (width + 1) // (self._cell + 1)

    def _part(self, first: int, end: int, indent: int) -> Iterator[Text]:
        """One line of weeks: their names and their rows."""
        width = (end - first) * (self._cell + 1) - 1
        names = self._names[first] if end == first + 1 else _apart(self._names[first], self._names[end - 1], width)
        yield line(" " * indent, (names, QUIET))
        for label, cells in self._rows:
            if indent == INDENT:
                yield line((label, QUIET))
            head = line((label.ljust(indent), QUIET)) if indent > INDENT else line(" " * indent)
            yield (head + Text((" ", "")).between(cell.aligned(self._cell) for cell in cells[first:end])).stripped()


def _apart(first: str, last: str, width: int) -> str:
    """Two words at the ends of a width, or close together where it is too narrow."""
    return f"{first}{' ' * max(1, width - len(first) - len(last))}{last}"
