"""Where in a catalogue's folder the entries of each sort are kept."""

from __future__ import annotations

MOVEMENTS, LIFTS, ALIASES, WORKOUTS, PROGRAMMES, MUSCLES, EQUIPMENT, GUIDES, REFERENCES = SORTS = (
    "movements",
    "lifts",
    "aliases",
    "workouts",
    "programmes",
    "muscles",
    "equipment",
    "guides",
    "references",
)
FOLDERS = {
    "exercises": MOVEMENTS,
    "stretches": MOVEMENTS,
    "warm-ups": MOVEMENTS,
    "workouts": WORKOUTS,
    "programmes": PROGRAMMES,
    "guides": GUIDES,
}
OTHER_FOLDERS = tuple(name for name, sort in FOLDERS.items() if sort != MOVEMENTS)
FILES = {
    "lifts.yaml": LIFTS,
    "aliases.yaml": ALIASES,
    "muscles.yaml": MUSCLES,
    "equipment.yaml": EQUIPMENT,
    "references.yaml": REFERENCES,
}
SORT_OF = {**FOLDERS, **FILES}
KINDS = {"exercises": "exercise", "stretches": "stretch", "warm-ups": "warm-up"}
SUFFIXES = (".yaml", ".yml")
