"""The rows that documents are made of, as types: what stands under a key, in which unit, within which bounds.

In `Annotated` a text says what a value is, and `keywords` adds what JSON Schema knows; both are for `json_schema`. To
all others these are types, named where a type checker alone looks, as a row of the log is made without them.
"""

from __future__ import annotations

from typing import Annotated, TypedDict

from hipflex.as_json.json_schema import keywords
from hipflex.domain.exercise_progress import UNITS_OF_METRICS
from hipflex.domain.measures import SetType, Side
from hipflex.domain.mobility import HIGHEST_DEG, LOWEST_DEG
from hipflex.domain.movement import LIFT, Kind, Origin
from hipflex.domain.performance import Finding, State
from hipflex.domain.prescription import Phase
from hipflex.domain.records import RecordKind

Id = Annotated[str, keywords(minLength=1)]
Text = Annotated[str, keywords(minLength=1)]
Path = Annotated[str, "a path"]
Day = Annotated[str, "local date", keywords(format="date")]
WeekName = Annotated[str, "ISO week, Monday to Sunday", keywords(pattern="^[0-9]{4}-W[0-9]{2}$")]
Moment = Annotated[
    str,
    "ISO 8601 in whole seconds, with the offset in force there and then",
    keywords(
        format="date-time",
        pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
    ),
]
Count = Annotated[int, keywords(minimum=0)]
Ordinal = Annotated[int, keywords(minimum=1)]
Reps = Annotated[int, "repetitions", keywords(minimum=0)]
Seconds = Annotated[int, "seconds", keywords(minimum=0)]
Metres = Annotated[float, "metres, exact to the millimetre", keywords(minimum=0)]
Kilograms = Annotated[float, "kilograms, exact to the gram; help where it is below 0, null without a load"]
Volume = Annotated[float, "kilograms lifted: repetitions times added load, summed up", keywords(minimum=0)]
Degrees = Annotated[float, "degrees of the thigh over level", keywords(minimum=LOWEST_DEG, maximum=HIGHEST_DEG)]
Range = Annotated[list[int], "a low and a high end, both included", keywords(minItems=2, maxItems=2)]
MeasuringUnit = Annotated[str, keywords(enum=tuple(sorted({*UNITS_OF_METRICS.values()})))]
EntryOrigin = Annotated[Origin, keywords(enum=(Origin.SHIPPED, Origin.USER, Origin.REPLACED))]
MovementKind = Annotated[str, "a lift has no card; its sets are of kind exercise", keywords(enum=(*Kind, LIFT))]
Needs = Annotated[list[list[str]], "what it needs, each a list of things any of which will do"]


class Target(TypedDict):
    """What a set was meant to be; at most one of reps, seconds and metres."""

    reps: Range | None
    seconds: Range | None
    load_kg: Kilograms | None
    band: Text | None
    metres: Metres | None


class Set(TypedDict):
    """One set of one side, or of both together: reps, seconds or metres, or two of them where both were noted."""

    id: Id
    session: Id
    workout: Text | None
    exercise: Annotated[Text, "as stored: a slug, or a name that no entry of the catalogue had"]
    kind: Kind
    performed_at: Moment
    set: Annotated[Ordinal, "its number within session and exercise; a left and a right may share one"]
    type: SetType
    side: Side | None
    reps: Reps | None
    seconds: Seconds | None
    metres: Metres | None
    load_kg: Kilograms | None
    band: Text | None
    rpe: Annotated[float, "perceived exertion", keywords(minimum=1, maximum=10, multipleOf=0.5)] | None
    note: Text | None
    source: Annotated[Text, "hipflex, or the app it came from"]
    target: Target | None


class Session(TypedDict):
    """Sets done together, or a workout under way."""

    session: Id
    workout: Text | None
    started_at: Moment
    ended_at: Moment | None
    state: Annotated[State, keywords(enum=(State.OPEN, State.FINISHED))]
    note: Text | None


class SessionWithSets(Session):
    """A session and what was done in it, oldest first."""

    sets: list[Set]


class CheckIn(TypedDict):
    """What the self-check found of both sides, measured or not."""

    id: Id
    performed_at: Moment
    left: Finding
    right: Finding
    left_deg: Degrees | None
    right_deg: Degrees | None


class Dose(TypedDict):
    """What is asked of a movement; one of reps, seconds and metres says what each set is."""

    exercise: Text
    title: Text
    kind: Kind
    phase: Phase
    sets: Range
    per_side: Annotated[bool, "whether each side does that much"]
    reps: Range | None
    seconds: Range | None
    total_seconds: Annotated[Seconds, "what its holds are to add up to, in seconds"] | None
    metres: Metres | None
    load_kg: Kilograms | None
    band: Text | None
    rest_s: Annotated[Seconds, "seconds between sets"] | None
    tempo: Annotated[str, "seconds of lowering, pause, lifting and, where there is one, pause on top"] | None
    aim: Annotated[int, "reps or seconds to go for in the first set", keywords(minimum=1)] | None
    because: Text | None
    rule: Annotated[Text, "the rule that made it"]
    source: Annotated[Text, "what that rests on"] | None


class Record(TypedDict):
    """A personal record; a tie keeps the older."""

    exercise: Text
    kind: RecordKind
    side: Side | None
    value: Annotated[float, "in the unit that `unit` names"]
    unit: MeasuringUnit
    load_kg: Kilograms | None
    band: Text | None
    performed_at: Moment
    session: Id
    set_id: Id


class WeeksOnTarget(TypedDict):
    """How many `of` the last finished weeks were `on` target."""

    of: Annotated[int, keywords(minimum=0, maximum=8)]
    on: Annotated[int, keywords(minimum=0, maximum=8)]


class Notice(TypedDict):
    """Something the log gives reason to say."""

    rule: Text
    text: Text
    source: Text


class Muscles(TypedDict):
    """The slugs of the muscles that a movement trains or stretches."""

    primary: list[str]
    secondary: list[str]
    stretched: list[str]
