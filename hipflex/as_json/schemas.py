"""The schema of every answer: what a script may rely on."""

from __future__ import annotations

from typing import Annotated

from hipflex.as_json.documents import catalogue, changes, machine, rows, training
from hipflex.as_json.json_schema import DIALECT, Schema, json_schema
from hipflex.errors import UsageError
from hipflex.fields import closest, shown

PROMISE = "Within a version keys may be added; none is taken away, renamed or given another meaning."
NEWEST_FIRST = "newest first"

ANSWERS: dict[str, tuple[object, int]] = {
    "hipflex": (training.Today, 1),
    "due": (training.Today, 1),
    "workout list": (list[catalogue.Training], 1),
    "workout show": (catalogue.Workout | catalogue.Programme, 1),
    "workout finish": (changes.Closed, 1),
    "workout discard": (changes.Closed, 1),
    "log": (changes.Logged | Annotated[list[rows.Set], "alone: the latest sets, newest first"], 1),
    "history": (Annotated[list[rows.SessionWithSets], NEWEST_FIRST], 1),
    "edit": (changes.Edited, 1),
    "delete": (changes.Deleted, 1),
    "undo": (changes.TakenBack, 1),
    "redo": (changes.TakenBack, 1),
    "progress": (training.Summary | training.Course | Annotated[list[training.Definition], "with --explain"], 1),
    "records": (list[rows.Record], 1),
    "next": (list[rows.Dose], 1),
    "remind": (machine.Reminder | machine.ReminderShown, 1),
    "card": (catalogue.Card, 1),
    "muscle": (Annotated[list[catalogue.MuscleName], "alone: all of them"] | catalogue.Muscle, 1),
    "check-in": (changes.CheckedIn, 1),
    "catalogue list": (list[catalogue.Movement], 1),
    "catalogue check": (catalogue.CatalogueCheck, 1),
    "catalogue schema": (machine.JsonSchema, 1),
    "catalogue path": (Annotated[list[rows.Path], "the strongest first"], 1),
    "catalogue new": (catalogue.NewEntry, 1),
    "export": (Annotated[rows.Set, "a line of --format jsonl"] | Annotated[training.Export, "all of --format json"], 1),
    "import": (changes.Imported, 1),
    "sync": (changes.Synced, 1),
    "backup": (machine.Backup, 1),
    "restore": (machine.Restored, 1),
    "doctor": (machine.Doctor, 1),
    "settings": (list[machine.Setting], 1),
    "settings show": (list[machine.Setting], 1),
    "settings set": (machine.SettingChange, 1),
    "settings unset": (machine.SettingChange, 1),
    "settings path": (machine.SettingsPlace, 1),
    "path": (machine.Places, 1),
    "schema": (list[machine.SchemaName] | machine.JsonSchema, 1),
}
"""What each command answers, or `export` writes, and which version of that this is; `hipflex` is the program alone."""


def schema_names() -> list[machine.SchemaName]:
    """Every command whose answer has a schema."""
    return [{"command": name, "version": version, "id": _id(name)} for name, (_, version) in ANSWERS.items()]


def schema_of(name: str) -> Schema:
    """The schema of what a command answers; refuses what is no such command."""
    if name not in ANSWERS:
        close = closest(name, ANSWERS)
        hint = f"did you mean {close}? " if close else ""
        raise UsageError(f"no command {shown(name)} answers in JSON; {hint}`hipflex schema` lists those that do")
    what, version = ANSWERS[name]
    command = name if name == "hipflex" else f"hipflex {name}"
    return {
        "$schema": DIALECT,
        "$id": _id(name),
        "title": f"{command}, version {version}",
        "description": PROMISE,
        **json_schema(what),
    }


def _id(name: str) -> str:
    return f"urn:hipflex:schema:{name.replace(' ', '-')}:{ANSWERS[name][1]}"
