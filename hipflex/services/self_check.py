"""The self-check: what was found of each side, in words or measured, written down."""

from __future__ import annotations

from hipflex.domain.mobility import Found, Rise
from hipflex.domain.performance import CheckIn
from hipflex.errors import Refused
from hipflex.fields import Misfit, shown
from hipflex.notation.findings import parse_found
from hipflex.services.settings import set_setting
from hipflex.services.workspace import Workspace
from hipflex.settings.shapes import THIGH_CM
from hipflex.value_classes import dataclass


class ThighUnknown(Refused):
    """A rise in centimetres says nothing without the length of the thigh."""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A self-check that was written down as a change, and the one before it."""

    change: str
    check_in: CheckIn
    before: CheckIn | None


def thigh_of(workspace: Workspace, text: str | None) -> float | None:
    """The length of the thigh in centimetres: as a text gives it, else as the settings have it."""
    if text is None:
        return workspace.settings.thigh_cm
    try:
        return THIGH_CM.of_text(text)
    except Misfit:
        raise Refused(f"the length of the thigh: expected {THIGH_CM.expected}, not {shown(text)}") from None


def found(text: str, thigh_cm: float | None) -> Found:
    """What a text says was found of a side."""
    said = parse_found(text)
    if not isinstance(said, Rise):
        return said
    if thigh_cm is None:
        raise ThighUnknown(
            f"{said.cm:g}cm needs the length of your thigh: give it once with --thigh CM, from hip joint to knee; or "
            "give the angle, like 8deg"
        )
    return said.over(thigh_cm)


def check_in(workspace: Workspace, left: Found, right: Found, thigh_cm: float | None) -> CheckedIn:
    """Writes a self-check down; the length of the thigh is kept in the settings where it is new."""
    if thigh_cm is not None and thigh_cm != workspace.settings.thigh_cm:
        set_setting(workspace, "thigh_cm", [f"{thigh_cm:g}"])
    now = workspace.now()
    earlier = [one for one in workspace.log.read.check_ins() if one.performed_at <= now]
    change, made = workspace.log.by_hand.check_in(now, left, right)
    return CheckedIn(change, made, earlier[-1] if earlier else None)
