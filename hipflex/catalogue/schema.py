"""The entries' JSON Schema, made of the very fields that the reader uses."""

from __future__ import annotations

from enum import StrEnum

from hipflex.catalogue.entries import EQUIPMENT, GUIDE, MOVEMENT, MUSCLE, PROGRAMME, REFERENCE, WORKOUT
from hipflex.catalogue.fields import SLUG_TYPE, TEXT, Schema, object_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SchemaOf(StrEnum):
    """What a file may hold."""

    EXERCISE = "exercise"
    STRETCH = "stretch"
    WARM_UP = "warm-up"
    WORKOUT = "workout"
    PROGRAMME = "programme"
    GUIDE = "guide"
    MUSCLES = "muscles"
    EQUIPMENT = "equipment"
    REFERENCES = "references"


FIELDS = {
    SchemaOf.EXERCISE: MOVEMENT,
    SchemaOf.STRETCH: MOVEMENT,
    SchemaOf.WARM_UP: MOVEMENT,
    SchemaOf.WORKOUT: WORKOUT,
    SchemaOf.PROGRAMME: PROGRAMME,
    SchemaOf.GUIDE: GUIDE,
}
MAPS = {SchemaOf.MUSCLES: MUSCLE, SchemaOf.EQUIPMENT: EQUIPMENT, SchemaOf.REFERENCES: REFERENCE}
NAMES = {SchemaOf.MUSCLES: SLUG_TYPE, SchemaOf.EQUIPMENT: TEXT, SchemaOf.REFERENCES: SLUG_TYPE}


def schema(kind: SchemaOf | None = None) -> Schema:
    """The JSON Schema of one kind of file, or of every file of a catalogue."""
    if kind is None:
        files = [_body(one) for one in SchemaOf if one not in (SchemaOf.STRETCH, SchemaOf.WARM_UP)]
        return {"$schema": DIALECT, "title": "hipflex: a file of the catalogue", "anyOf": files}
    return {"$schema": DIALECT, "title": f"hipflex: {kind}", **_body(kind)}


def _body(kind: SchemaOf) -> Schema:
    if kind in FIELDS:
        return object_schema(FIELDS[kind])
    return {
        "type": "object",
        "propertyNames": NAMES[kind].schema,
        "additionalProperties": object_schema(MAPS[kind]),
    }
