"""What a presenter needs of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown, Counted

if TYPE_CHECKING:
    from collections.abc import Collection

    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Region
    from hipflex.render.layout import View
    from hipflex.render.poses import Look


class Screen(Protocol):
    """Where the presenter and the person meet."""

    @property
    def plain(self) -> bool:
        """Whether all is to be in sentences, one under the other."""

    @property
    def width(self) -> int:
        """How many cells a line has."""

    def show(self, renderable: View) -> None:
        """Shows something made by the render room."""

    def pictured(self, figure: Figure, regions: Collection[Region], /) -> Look | None:
        """How a figure is shown here, with muscles of these regions marked; None where nothing is drawn."""

    def tell(self, text: str) -> None:
        """Shows plain words."""

    def acknowledge(self, line: str) -> None:
        """Says that a set is stored."""

    def complain(self, text: str) -> None:
        """Shows what was wrong with an answer."""

    def read(self, prompt: str, typed: str = "") -> str:
        """The answer to a prompt, `typed` being its beginning."""

    def pressed(self) -> str:
        """What was pressed on the heels of a countdown, too late for it; nothing the second time."""

    def count(self, countdown: Countdown, timer: Timer) -> Counted:
        """Counts down."""
