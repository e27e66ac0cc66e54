"""The settings with where each comes from, and changing one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hipflex.catalogue.names import normal, suggestions
from hipflex.domain.measures import Unit
from hipflex.places import From
from hipflex.services.names import equipment_names, programme_named
from hipflex.services.workspace import Workspace
from hipflex.settings import KEYS, Settings, change_setting, plain_value


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as JSON shows its value, what decided that, and the place in the file that says so."""

    key: str
    value: object
    origin: From
    where: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting's value before and after; the remarks are on what is allowed but hardly meant."""

    key: str
    before: object
    value: object
    remarks: tuple[str, ...]


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


def set_setting(workspace: Workspace, key: str, words: Sequence[str]) -> Changed:
    """Writes a setting into its file; all else there stays as it is."""
    if key == "programme":
        words = [programme_named(workspace, words).slug]
    elif key == "equipment" and normal(" ".join(words)) in map(normal, workspace.library.equipment):
        words = [" ".join(words)]
    before, after = change_setting(workspace.places.settings, key, words)
    return Changed(key, plain_value(before, key), plain_value(after, key), tuple(_remarks(workspace, key, after)))


def _remarks(workspace: Workspace, key: str, after: Settings) -> Iterator[str]:
    if key == "unit" and after.unit is Unit.LB and after.load_step == Settings().load_step:
        yield "load_step is still 1kg; for plates in pounds: hipflex settings set load_step 2.5lb"
    if key == "equipment":
        names = equipment_names(workspace)
        for name in after.equipment:
            if normal(name) not in map(normal, names):
                close = suggestions(name, names)
                yield f"no movement needs {name!r}" + (f"; did you mean {' or '.join(close)}?" if close else "")
