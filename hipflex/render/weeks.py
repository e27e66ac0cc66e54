"""Weeks side by side: a strip with a cell for each under its month, in as many lines as the screen needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from hipflex.domain.weeks import Week, monday_of
from hipflex.render.layout import GAP, GOOD, INDENT, QUIET, View, line, paragraph
from hipflex.render.text import Text

UNTOLD = Text(("·", QUIET))
"""What stands for a week before the first session, and for one without stretching."""

DONE, LESS, MISSING = "■", "▪", "□"
STRENGTH, ON_TARGET, STRETCHED = "strength days", "days on target", "minutes stretched"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Rows = Sequence[tuple[str, Sequence[Text]]]


def weeks_strip(weeks: Sequence[Week], until: date, target: int, *, plain: bool) -> View:
    """The weeks up to that of a day against the target, strength before stretching; `plain` tells them in numbers."""
    if plain:
        return paragraph(_told(weeks))
    begun = next((n for n, week in enumerate(weeks) if week.sessions), 0)
    rows = [(STRENGTH, [day_marks(week, target) if n >= begun else UNTOLD for n, week in enumerate(weeks)])]
    if any(week.stretch_seconds for week in weeks):
        stretched = [minutes(week.stretch_seconds) for week in weeks]
        rows.append((STRETCHED, [line(str(number)) if number else UNTOLD for number in stretched]))
    return Strip([monday_of(until) - timedelta(weeks=n) for n in reversed(range(len(weeks)))], rows)


def _told(weeks: Sequence[Week]) -> str:
    first, last = weeks[0].week, weeks[-1].week
    when = f"in {first}" if first == last else f"by week from {first} to {last}"
    told = [f"{ON_TARGET} {when}: {', '.join(str(week.days_on_target) for week in weeks)}"]
    if any(week.stretch_seconds for week in weeks):
        told.append(f"{STRETCHED}: {', '.join(str(minutes(week.stretch_seconds)) for week in weeks)}")
    return "; ".join(told)


def day_marks(week: Week, target: int) -> Text:
    """A mark for each day that counts, one for each with less, and one for each that the target has room for."""
    days, less = week.days_on_target, week.strength_days - week.days_on_target
    missing = max(0, target - days - less)
    return line((DONE * days, GOOD if days >= target else ""), (LESS * less + MISSING * missing, QUIET))


def minutes(seconds: int) -> int:
    """The minutes stretched, none lost: a single second is one."""
    return -(-seconds // 60)


class Strip:
    """Rows of cells of one width, a cell for each week, under the months that the weeks begin in."""

    def __init__(self, mondays: Sequence[date], rows: Rows) -> None:
        self._mondays = mondays
        self._rows = rows
        self._cell = max(cell.cells for _, cells in rows for cell in cells)
        self._label = max(len(label) for label, _ in rows) + GAP

    def lines(self, width: int, _height: int) -> Iterator[Text]:
        """The lines, their labels beside them or, where that takes fewer lines, above."""
        beside, above = self._parts(width - self._label), self._parts(width - INDENT)
        is_beside = beside * (1 + len(self._rows)) <= above * (1 + 2 * len(self._rows))
        number, indent = (beside, self._label) if is_beside else (above, INDENT)
        step = -(-len(self._mondays) // number)
        for first in range(0, len(self._mondays), step):
            for text in self._part(first, first + step, indent):
                yield from text.folded(width)

    def _parts(self, width: int) -> int:
        """In how many parts the weeks fit a width."""
        return -(-len(self._mondays) // max((width + 1) // (self._cell + 1), 1))

    def _part(self, first: int, end: int, indent: int) -> Iterator[Text]:
        """One line of weeks: their months and their rows."""
        yield line(" " * indent, (_months(self._mondays[first:end], self._cell + 1), QUIET))
        for label, cells in self._rows:
            if indent == INDENT:
                yield line((label, QUIET))
            head = line((label.ljust(indent), QUIET)) if indent > INDENT else line(" " * indent)
            yield (head + Text((" ", "")).between(cell.aligned(self._cell) for cell in cells[first:end])).stripped()


def _months(mondays: Sequence[date], cell: int) -> str:
    """Each month over the first week that begins in it; with its year the first and each January, if there is room."""
    begins = [n for n, day in enumerate(mondays) if not n or day.month != mondays[n - 1].month]
    text = ""
    for begin, end in pairwise([*begins, len(mondays)]):
        month, room = MONTHS[mondays[begin].month - 1], (end - begin) * cell
        dated = f"{month} {mondays[begin].year}" if not begin or month == MONTHS[0] else month
        fitting = [words for words in (dated, month) if len(words) < room]
        text += (fitting[0] if fitting else month if end == len(mondays) else "").ljust(room)
    return text.rstrip()
