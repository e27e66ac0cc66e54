"""What was said last on a terminal, which nothing that is drawn is to scroll away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hipflex.render.text import Text, cells_of


class Said:
    """The lines since the last answer, or since the first of the sets that it logged.

    An answer that breaks into a countdown goes with what was said before it: the countdown may go on.
    """

    def __init__(self) -> None:
        self._cells: list[int] = []
        self._logging = False
        self._broken_into = False

    @property
    def cells(self) -> Sequence[int]:
        """How many cells each line has."""
        return tuple(self._cells)

    def add(self, lines: Iterable[Text]) -> None:
        """Lines that were shown."""
        self._cells += (line.cells for line in lines)
        self._logging = False

    def log(self, lines: Iterable[str]) -> None:
        """Lines that say that a set is stored."""
        if not self._logging:
            self._cells.clear()
        self._cells += map(cells_of, lines)
        self._logging = True

    def answer(self, line: str) -> None:
        """A prompt with its answer."""
        if not self._broken_into:
            self._cells.clear()
        self._cells.append(cells_of(line))
        self._logging = self._broken_into = False

    def count(self, *, broken_into: bool) -> None:
        """A countdown, which came to its end or was broken into; nothing is left of it."""
        self._logging, self._broken_into = False, broken_into
