"""The commands by name, each with its line of help and its module, which is loaded when the command is asked for."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.main import get_group

COMMANDS = {
    "workout": ("workout", "List, show, do and end workouts."),
    "log": ("log", "Log sets by hand; alone: show the latest 20."),
    "history": ("history", "Show sessions, newest first."),
    "edit": ("edit", "Correct sets: what isn't named stays, `none` clears an..."),
    "delete": ("delete", "Delete sets, or sessions with all their sets; `undo` brings..."),
    "undo": ("undo", "Take back the last change, whichever terminal made it."),
    "redo": ("undo", "Put back what the last undo took."),
    "progress": ("progress", "Show what your training adds up to."),
    "records": ("records", "Show personal records."),
    "next": ("next_", "Show the next doses, each with its reason."),
    "due": ("today", "Say in one line what is due, for a shell prompt or cron."),
    "remind": ("remind", "Have the desktop say when a workout is due, by the system's..."),
    "card": ("card", "Show a movement's cue card."),
    "muscle": ("muscle", "Show the muscles, and what trains or stretches one."),
    "check-in": ("check_in", "Note what the self-check finds, left and right."),
    "catalogue": ("catalogue", "List, check and add the catalogue's entries."),
    "export": ("export", "Write the log out, oldest first."),
    "import": ("import_", "Add the sets of a file that are not in the log yet."),
    "sync": ("sync", "Bring the logs of several machines together through a folder..."),
    "backup": ("backup", "Copy the log to a file, while it is in use too."),
    "restore": ("backup", "Put a backup back; the present log is kept beside it."),
    "doctor": ("doctor", "Look at the log and all around it, change nothing, and say..."),
    "settings": ("settings", "Show and change the settings; alone: show them."),
    "schema": ("schema", "Print the JSON Schema of what a command answers in JSON."),
    "path": ("path", "Say where log, settings, catalogue, cache and backups are."),
}
"""In the order in which they are needed; each line begins what the command says of itself, as a test sees to."""


class Commands(MutableMapping[str, Any]):
    """What Typer takes for its dictionary of commands; each is made when it is first looked up."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, _ = COMMANDS[name]
            home = typer.Typer(rich_markup_mode=None, add_completion=False)
            import_module(f"hipflex.cli.{module}").register(home)
            self._made |= get_group(home).commands
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __setitem__(self, name: str, command: Any) -> NoReturn:
        raise TypeError("a command is a row of the table")

    __delitem__ = __setitem__  # type: ignore[assignment]
