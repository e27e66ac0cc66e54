"""The settings with where each comes from, and changing one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from hipflex.catalogue.names import exactly, resolved
from hipflex.domain.measures import Unit
from hipflex.files import refuse_log_files
from hipflex.places import From
from hipflex.services.names import programme_named
from hipflex.services.workspace import Workspace
from hipflex.settings.file import change_setting, list_items
from hipflex.settings.file import unset_setting as take_out
from hipflex.settings.shapes import Plain, plain_value
from hipflex.settings.values import ALL, KEYS, NONE, Settings, Sound, Stage, Sync
from hipflex.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as JSON shows its value, what decided that, and the place in the file that says so."""

    key: str
    value: Plain
    origin: From
    where: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting's value before and after."""

    key: str
    before: Plain
    value: Plain


def settings_with_origins(workspace: Workspace) -> tuple[Setting, ...]:
    """Every setting."""
    places = workspace.loaded_settings.places
    return tuple(
        Setting(
            key,
            plain_value(workspace.settings, key),
            From.FILE if key in places else From.DEFAULT,
            str(places[key]) if key in places else None,
        )
        for key in KEYS
    )


def usual_values(workspace: Workspace, key: str) -> Sequence[str]:
    """Values that a setting may have, or has as a rule."""
    library, settings = workspace.library, workspace.settings
    values: dict[str, Sequence[str]] = {
        "unit": [*Unit],
        "target_per_week": [str(days) for days in range(1, 8)],
        "programme": list(library.programmes),
        "bands": settings.bands,
        "equipment": (*ALL, *NONE, *library.equipment),
        "load_step": ("1kg", "2.5kg", "2.5lb", "5lb"),
        "sound": [*Sound],
        "stage": [*Stage],
        "thigh_cm": ("40",),
        "sync": [*Sync],
    }
    return values.get(key, ())


def set_setting(workspace: Workspace, key: str, words: Sequence[str]) -> Changed:
    """Writes a setting into its file; all else there stays as it is."""
    if key == "programme":
        words = [programme_named(workspace, words).slug]
    elif key == "sync_folder":
        words = [_whole_path(" ".join(words))]
    elif key == "equipment":
        words = _equipment(workspace, words)
    return _changed(workspace, key, *change_setting(_file(workspace), key, words))


def unset_setting(workspace: Workspace, key: str) -> Changed:
    """Takes a setting out of its file, so that it is as usual."""
    return _changed(workspace, key, *take_out(_file(workspace), key))


def _file(workspace: Workspace) -> Path:
    """The settings file, if it may be written."""
    refuse_log_files(workspace.places.settings, Path(workspace.places.log))
    return workspace.places.settings


def _changed(workspace: Workspace, key: str, before: Settings, after: Settings) -> Changed:
    workspace.forget_settings()
    return Changed(key, plain_value(before, key), plain_value(after, key))


def _whole_path(folder: str) -> str:
    """A folder as it can be found from wherever the program runs."""
    return folder if folder.startswith("~") or not folder else os.path.abspath(folder)


def _equipment(workspace: Workspace, words: Sequence[str]) -> Sequence[str]:
    """The pieces that words name, each as the catalogue writes it; without commas all words may be one name."""
    names = workspace.read_library().equipment_names
    if (" ".join(words).strip().lower(),) in (ALL, NONE):
        return words
    if one := exactly(" ".join(words), names):
        return [one]
    return [resolved(item, names, sort="equipment") for item in list_items(words)] or list(NONE)
