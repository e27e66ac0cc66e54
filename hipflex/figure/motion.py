"""Poses between poses, and the order in which a movement goes through them."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.domain.figure import Figure, Limbs, Pose
from hipflex.figure.kinematics import body
from hipflex.value_classes import replace


def between(start: Pose, end: Pose, share: float) -> Pose:
    """The pose that is `share` of the way from one to another; it touches what both of them touch."""
    if share <= 0 or share >= 1:
        return end if share > 0 else start
    return replace(
        start,
        trunk=_mixed(start.trunk, end.trunk, share),
        back=_mixed(start.back, end.back, share),
        neck=_mixed(start.neck, end.neck, share),
        left=_limbs(start.left, end.left, share),
        right=_limbs(start.right, end.right, share),
        contacts=tuple(one for one in start.contacts if one in end.contacts),
    )


def along(poses: Sequence[Pose], share: float) -> Pose:
    """The pose `share` of the way through key poses, which are evenly far from each other."""
    if len(poses) == 1:
        return poses[0]
    leg, rest = divmod(min(max(share, 0.0), 1.0) * (len(poses) - 1), 1)
    first = min(int(leg), len(poses) - 2)
    return between(poses[first], poses[first + 1], rest if first == leg else 1.0)


def eased(share: float) -> float:
    """A share of the way for a share of the time: a movement sets out slowly and arrives slowly."""
    return share * share * (3 - 2 * share)


def rises(figure: Figure) -> bool:
    """Whether the way from the first pose to the last lifts the body: its centre of mass ends higher."""
    first, last = (body(pose, figure.fixed).centre_of_mass[2] for pose in (figure.poses[0], figure.poses[-1]))
    return last >= first


def _limbs(start: Limbs, end: Limbs, share: float) -> Limbs:
    return Limbs(*(_mixed(getattr(start, joint), getattr(end, joint), share) for joint in Limbs.__match_args__))


def _mixed(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
