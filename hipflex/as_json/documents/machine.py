"""Where things are on this machine, how they are set, whether they are sound."""

from __future__ import annotations

from typing import Annotated, TypedDict

from hipflex.as_json.documents.rows import Count, Moment, Ordinal, Path, Text
from hipflex.as_json.json_schema import keywords
from hipflex.domain.check import CheckState

SettingValue = Annotated[str | float | list[str] | None, "null where it is unset"]


class Places(TypedDict):
    """Where the files are; a machine has no name before its first change."""

    log: Path
    settings: Path
    catalogue: list[Path]
    cache: Path
    backups: Path
    status: Path
    machine: Text | None


class SettingsPlace(TypedDict):
    """Where the settings are."""

    settings: Path


Setting = TypedDict(
    "Setting",
    {
        "key": Text,
        "value": SettingValue,
        "from": Annotated[str, keywords(enum=("option", "environment", "file", "default"))],
        "where": Annotated[str, "the place that says so"] | None,
    },
)


Setting.__doc__ = "A setting, and what decided its value."


class SettingChange(TypedDict):
    """A setting before and after."""

    key: Text
    before: SettingValue
    value: SettingValue


class Check(TypedDict):
    """What one check of the doctor's found, and what to do about it."""

    check: Text
    state: CheckState
    found: Text
    advice: Text | None


class Doctor(TypedDict):
    """All that the doctor looked at; exit code 1 where something failed."""

    ok: bool
    checks: list[Check]


class Backup(TypedDict):
    """A copy of the log."""

    file: Path
    sets: Count
    bytes: Count


class Restored(TypedDict):
    """A backup that was put back, and where the log lies that was there."""

    restored: Path
    kept: Path | None
    sets: Count


class ReminderFile(TypedDict):
    """A file of a scheduler, or its `crontab`."""

    where: Text
    text: str


class ReminderShown(TypedDict):
    """What setting a reminder would write."""

    scheduler: Text
    writes: list[ReminderFile]


class Reminder(TypedDict):
    """The reminder that is set; all is null where none is."""

    on: Text | None
    next: Moment | None
    scheduler: Text | None


class SchemaName(TypedDict):
    """A command whose answer has a schema."""

    command: Text
    version: Ordinal
    id: Text


JsonSchema = Annotated[dict[str, object], "a JSON Schema", keywords(required=("$schema", "title"))]
