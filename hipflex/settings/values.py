"""The settings' values, and what they are where nobody chose."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hipflex.domain.measures import Load, Unit
from hipflex.errors import Place
from hipflex.value_classes import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.notation.tokens import Vocabulary


class Sound(StrEnum):
    """What is heard when time is up."""

    OFF = "off"
    BELL = "bell"
    VOICE = "voice"


class Stage(StrEnum):
    """How much is drawn while time is counted: the figure with large digits, digits and a bar, or one line."""

    FULL = "full"
    DIGITS = "digits"
    LINE = "line"


class Sync(StrEnum):
    """When this machine's changes are written to the folder that it shares with others."""

    BY_HAND = "by-hand"
    AFTER_CHANGE = "after-change"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen; `bands` are weakest first.

    `equipment` is empty where nobody said what there is, ALL or NONE, or the pieces.
    """

    unit: Unit = Unit.KG
    target_per_week: int = 2
    programme: str = "twice-a-week"
    bands: tuple[str, ...] = ("yellow", "red", "green", "blue", "black")
    equipment: tuple[str, ...] = ()
    load_step: Load = field(default=Load(1000))
    sound: Sound = Sound.BELL
    stage: Stage = Stage.FULL
    thigh_cm: float | None = None
    sync_folder: str | None = None
    sync: Sync = Sync.BY_HAND

    @property
    def vocabulary(self) -> Vocabulary:
        """What loads may be written in."""
        from hipflex.notation.tokens import Vocabulary

        return Vocabulary(self.unit, self.bands)


KEYS = Settings.__match_args__
ALL, NONE = ("all",), ("none",)


def settings_of(chosen: Mapping[str, Any]) -> Settings:
    """The settings of what was chosen; the rest is usual, in pounds another step of load than in kilograms."""
    settings = Settings(**chosen)
    if settings.unit is Unit.LB and "load_step" not in chosen:
        from decimal import Decimal

        return replace(settings, load_step=Load.of(Decimal("2.5"), Unit.LB))
    return settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """What stands in the file, the place of each value there, and the settings that this makes."""

    chosen: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The settings."""
        return settings_of(self.chosen)
