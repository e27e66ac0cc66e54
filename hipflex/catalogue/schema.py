"""The entries' JSON Schema, made of the very fields that the reader uses."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hipflex.catalogue.entry_fields import (
    EQUIPMENT,
    GUIDE,
    LIFT,
    MUSCLE,
    PROGRAMME,
    REFERENCE,
    movement_fields,
    workout_fields,
)
from hipflex.fields import LINE, SLUG, Schema
from hipflex.notation.tokens import Vocabulary
from hipflex.yamltext.shapes import Shape, schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SchemaOf(StrEnum):
    """What a file may hold."""

    EXERCISE = "exercise"
    STRETCH = "stretch"
    WARM_UP = "warm-up"
    WORKOUT = "workout"
    PROGRAMME = "programme"
    GUIDE = "guide"
    LIFTS = "lifts"
    ALIASES = "aliases"
    MUSCLES = "muscles"
    EQUIPMENT = "equipment"
    REFERENCES = "references"


MOVEMENT, WORKOUT = movement_fields(Vocabulary()), workout_fields(Vocabulary())
FIELDS = {
    SchemaOf.EXERCISE: MOVEMENT,
    SchemaOf.STRETCH: MOVEMENT,
    SchemaOf.WARM_UP: MOVEMENT,
    SchemaOf.WORKOUT: WORKOUT,
    SchemaOf.PROGRAMME: PROGRAMME,
    SchemaOf.GUIDE: GUIDE,
}
MAPS: Mapping[SchemaOf, Shape] = {
    SchemaOf.LIFTS: LIFT,
    SchemaOf.ALIASES: SLUG,
    SchemaOf.MUSCLES: MUSCLE,
    SchemaOf.EQUIPMENT: EQUIPMENT,
    SchemaOf.REFERENCES: REFERENCE,
}
NAMES = {SchemaOf.ALIASES: LINE, SchemaOf.EQUIPMENT: LINE}
"""What the keys of a file with many entries are, where that is no slug."""


def schema(kind: SchemaOf | None = None) -> Schema:
    """The JSON Schema of one kind of file, or of every file of a catalogue."""
    if kind is None:
        files = [_body(one) for one in SchemaOf if one not in (SchemaOf.STRETCH, SchemaOf.WARM_UP)]
        return {"$schema": DIALECT, "title": "hipflex: a file of the catalogue", "anyOf": files}
    return {"$schema": DIALECT, "title": f"hipflex: {kind}", **_body(kind)}


def _body(kind: SchemaOf) -> Schema:
    if kind in FIELDS:
        return schema_of(FIELDS[kind])
    names, values = schema_of(NAMES.get(kind, SLUG)), schema_of(MAPS[kind])
    return {"type": "object", "propertyNames": names, "additionalProperties": values}
