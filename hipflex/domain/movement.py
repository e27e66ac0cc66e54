"""What can be trained: movements, muscles and the articles behind them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hipflex.domain.measures import Measure
from hipflex.value_classes import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.dose import Dose
    from hipflex.domain.rules import Deload, Rule


class Kind(StrEnum):
    """What a movement is for; warm-ups never count in the statistics."""

    EXERCISE = "exercise"
    STRETCH = "stretch"
    WARM_UP = "warm-up"


class Sides(StrEnum):
    """How a movement uses the two sides of the body."""

    NONE = "none"
    EACH = "each"
    ALTERNATING = "alternating"


class Resistance(StrEnum):
    """What a movement works against; only `external` loads say something about a one-rep max."""

    BODYWEIGHT = "bodyweight"
    EXTERNAL = "external"
    BAND = "band"


class Origin(StrEnum):
    """Where an entry of the catalogue comes from; a movement that has none is known from the log alone."""

    SHIPPED = "shipped"
    USER = "user"
    REPLACED = "replaced"
    LOG = "log"


class Region(StrEnum):
    """Where on the body a muscle is seen to work."""

    HIP_FRONT = "front of the hip"
    THIGH_FRONT = "front of the thigh"
    THIGH_BACK = "back of the thigh"
    THIGH_INNER = "inner thigh"
    THIGH_OUTER = "outer thigh"
    SHIN = "shin"
    CALF = "calf"
    BUTTOCK = "buttock"
    BELLY = "belly"
    WAIST = "waist"
    LOW_BACK = "low back"
    UPPER_BACK = "upper back"
    CHEST = "chest"
    SHOULDER = "shoulder"
    UPPER_ARM = "upper arm"
    FOREARM = "forearm"


@dataclass(frozen=True, slots=True)
class MuscleRoles:
    """The slugs of the muscles a movement trains or stretches, by role."""

    primary: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    stretched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle or a group of muscles; `parts` are slugs or plain names of its parts."""

    slug: str
    title: str
    facts: tuple[str, ...]
    hip_flexor: bool = False
    group: str | None = None
    parts: tuple[str, ...] = ()
    region: Region | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A study that an entry leans on."""

    id: str
    title: str
    citation: str


GUIDE, OURS = "strengthlog-hip-flexors", "hipflex"
"""What a rule rests on: the guide as the catalogue calls it, or nothing but our own judgement."""


@dataclass(frozen=True, slots=True)
class MovementBrief:
    """What is asked of a movement again and again: what it answers to, and what its sets are like."""

    slug: str
    title: str
    kind: Kind
    sides: Sides
    measures: tuple[Measure, ...]
    resistance: Resistance = Resistance.BODYWEIGHT
    aliases: tuple[str, ...] = ()
    origin: Origin = Origin.SHIPPED

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the movement answers to: slug, title, aliases."""
        return (self.slug, self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class Movement:
    """An exercise, a stretch or a warm-up, as the catalogue describes it.

    `doses` are keyed by purpose and the first one is the default; `dose_sources` names the source of those that have
    another than the movement. `equipment` is a list of needs; each need is a
    list of things any one of which will do. `easier` and `harder` name movements by slug;
    of `progression` the first rule that can still move wins, and `deload` says when to step back.
    """

    slug: str
    title: str
    kind: Kind
    doses: Mapping[str, Dose]
    sides: Sides = Sides.NONE
    measures: tuple[Measure, ...] = (Measure.REPS,)
    resistance: Resistance = Resistance.BODYWEIGHT
    aliases: tuple[str, ...] = ()
    muscles: MuscleRoles = field(default_factory=MuscleRoles)
    equipment: tuple[tuple[str, ...], ...] = ()
    setup: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stop: str = ""
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    source: str = ""
    references: tuple[str, ...] = ()
    progression: tuple[Rule, ...] = ()
    deload: Deload | None = None
    dose_sources: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = Origin.SHIPPED

    @property
    def dose(self) -> Dose:
        """The default dose."""
        return next(iter(self.doses.values()))

    def source_of(self, dose: Dose) -> str:
        """Where a dose comes from; one of another workout from wherever the movement does."""
        purpose = next((purpose for purpose, one in self.doses.items() if one == dose), "")
        return self.dose_sources.get(purpose) or self.source

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the movement answers to: slug, title, aliases."""
        return (self.slug, self.title, *self.aliases)


LIFT = "lift"
"""What stands in the place of its kind where a lift is shown; its sets are of kind exercise."""


@dataclass(frozen=True, slots=True)
class Lift:
    """An everyday exercise that has no card: it can be logged, and no workout ever asks for it.

    `equipment` is a list of needs, each a list of things any one of which will do.
    """

    slug: str
    title: str
    aliases: tuple[str, ...] = ()
    muscles: MuscleRoles = field(default_factory=MuscleRoles)
    equipment: tuple[tuple[str, ...], ...] = ()
    resistance: Resistance = Resistance.EXTERNAL
    measures: tuple[Measure, ...] = (Measure.REPS,)
    sides: Sides = Sides.NONE
    origin: Origin = Origin.SHIPPED

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the lift answers to: slug, title, aliases."""
        return (self.slug, self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class Guide:
    """One screen of knowledge.

    A self-check has `setup`, `steps`, what it may find, `tight` and `clear`, and how to `measure` it.
    """

    slug: str
    title: str
    facts: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    setup: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equipment:
    """Something a movement may need, and what it is used for."""

    name: str
    use: str
