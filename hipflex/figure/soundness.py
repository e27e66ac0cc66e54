"""What is wrong with a figure as a body: what touches nothing though it should, and what goes through the floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipflex.domain.figure import Figure, Pose, Support
from hipflex.figure.body import HEIGHTS
from hipflex.figure.kinematics import Body, body, heights_above
from hipflex.figure.motion import between
from hipflex.value_classes import dataclass, replace

NEAR = 0.03
"""How far from its support a part may be; what a cushion, a shoe or bent toes make up for."""
ON_THE_WAY = 0.06
"""The same between two key poses, where joints turn evenly and hands and feet drift a little."""
STEPS = 10
USUAL_HEIGHT_CM = 170


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What is out of place in a pose, or on the way to it; `touches` where it is said to touch what it doesn't."""

    pose: int
    what: str
    touches: bool = False


def misplaced(figure: Figure) -> Iterator[Misplaced]:
    """What is out of place in a figure, at most one thing for each pose and each way between two."""
    for number, pose in enumerate(figure.poses):
        if found := _first_wrong(figure, number, (pose,), NEAR):
            yield found
        elif number:
            way = [between(figure.poses[number - 1], pose, step / STEPS) for step in range(1, STEPS)]
            if found := _first_wrong(figure, number, way, ON_THE_WAY):
                yield replace(found, what=f"on the way here {found.what}")


def _first_wrong(figure: Figure, number: int, poses: Sequence[Pose], limit: float) -> Misplaced | None:
    for pose in poses:
        posed = body(pose, figure.fixed)
        if what := _unreached(pose, posed, limit):
            return Misplaced(number, what, touches=True)
        if what := _sunk(figure, posed, limit):
            return Misplaced(number, what)
    return None


def _unreached(pose: Pose, posed: Body, limit: float) -> str | None:
    for contact in pose.contacts:
        for part, height in heights_above(contact, posed) if contact.support in HEIGHTS else ():
            if abs(height) > limit:
                named = f"{part.side} {part.part}" if part.side else f"{part.part}"
                where = "above" if height > 0 else "below"
                return f"the {named} is {_centimetres(height)} {where} the {contact.support}"
    return None


def _sunk(figure: Figure, posed: Body, limit: float) -> str | None:
    if not on_floor(figure) or posed.lowest() >= -limit:
        return None
    return f"the body is {_centimetres(posed.lowest())} below the floor"


def on_floor(figure: Figure) -> bool:
    """Whether there is a floor: nothing stands on any where all hang from a bar."""
    supports = {one.support for pose in figure.poses for one in pose.contacts if one.support in HEIGHTS}
    return supports != {Support.BAR}


def _centimetres(part: float) -> str:
    return f"{abs(part) * USUAL_HEIGHT_CM:.0f} cm"
