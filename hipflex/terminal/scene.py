"""What is seen while time is counted: the movement, its side, how it goes, what to think of."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, Region, Sides
from hipflex.domain.prescription import Prescription
from hipflex.runner.pace import Pace, up_and_down
from hipflex.value_classes import dataclass, replace

if TYPE_CHECKING:
    from hipflex.domain.figure import Figure

POSE_S = 3
"""How long each of several poses is shown."""
ENDS = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Scene:
    """A movement as it is done while something is counted.

    By a pace the figure `moves`, up first where it `rises` from its first pose to its last, but for what is `ahead`;
    without one it stands at one of its `ways` after the other, shares of the way between these poses. `in_turn`, one
    repetition is the left side's, the next the right one's.
    """

    title: str = ""
    cues: tuple[str, ...] = ()
    figure: Figure | None = None
    regions: Collection[Region] = ()
    rises: bool = True
    side: Side | None = None
    in_turn: bool = False
    ways: tuple[float, ...] = ENDS
    moves: Pace | None = None
    ahead: bool = False

    @property
    def is_moving(self) -> bool:
        """Whether the figure is drawn at another height from moment to moment."""
        return self.figure is not None and self.moves is not None and not self.ahead

    @property
    def awaited(self) -> Scene:
        """The scene before it begins."""
        return replace(self, ahead=True)

    @property
    def upcoming(self) -> Scene:
        """The scene as what comes next."""
        return replace(self, title=f"next: {self.title}") if self.title else self

    def way(self, spent: float) -> float:
        """Which share of the way the figure has gone when so many seconds have run."""
        if self.moves is None:
            return self.ways[int(spent / POSE_S) % len(self.ways)]
        from hipflex.figure.motion import eased

        height = eased(self.moves.height(self.moves.total_s - (0 if self.ahead else spent % self.moves.total_s)))
        return height if self.rises else 1 - height

    def side_at(self, spent: float) -> Side | None:
        """Whose turn it is then."""
        if not self.in_turn or self.moves is None:
            return self.side
        return list(Side)[int(spent / self.moves.rep_s) % len(Side) if not self.ahead else 0]

    def cue(self, number: int) -> str:
        """One cue after the other, from 0."""
        return self.cues[number % len(self.cues)] if self.cues else ""

    def held(self, asked: Prescription, side: Side | None) -> Scene:
        """The movement while a set of it is timed: what is done in turn, or to warm up, goes on and on."""
        if asked.sides is not Sides.ALTERNATING and asked.kind is not Kind.WARM_UP:
            return replace(self, side=side, ways=ENDS[1:])
        pause_s = asked.dose.hold.low if asked.dose.hold else 0
        return replace(self.paced(asked, side, Pace(up_and_down(1, pause_s, 1), 2)), rises=True)

    def paced(self, asked: Prescription, side: Side | None, pace: Pace) -> Scene:
        """The movement while repetitions of it are counted."""
        return replace(self, side=side, moves=pace, in_turn=asked.sides is Sides.ALTERNATING)


NOTHING_SEEN = Scene()
