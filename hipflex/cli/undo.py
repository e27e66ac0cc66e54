"""`hipflex undo` and `hipflex redo`."""

from __future__ import annotations

from collections.abc import Callable

import typer

from hipflex.as_json.changes import taken_back_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.change import TakenBack
from hipflex.render.words import undone_words
from hipflex.services.new_entries import files_that_stay


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("undo", cls=Command)(undo_command)
    app.command("redo", cls=Command)(redo_command)


def undo_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Take back the last change, whichever terminal made it."""
    tools = toolbox(ctx)
    _ = tools.workspace.library  # what can't be read is refused before anything is taken back
    taken = _turned(tools, tools.workspace.log.changes.undo, "undone", as_json=as_json)
    for file in files_that_stay(tools.workspace, taken):
        tools.tell(f"the movement stays: {file}")


def redo_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Put back what the last undo took."""
    tools = toolbox(ctx)
    _turned(tools, tools.workspace.log.changes.redo, "redone", as_json=as_json)


def _turned(tools: Toolbox, turn: Callable[[], TakenBack], verb: str, *, as_json: bool) -> TakenBack:
    unit = tools.workspace.settings.unit  # asked for first, so that bad settings take nothing back unsaid
    taken = turn()
    tools.answer(lambda: taken_back_document(taken), lambda: undone_words(taken, verb, unit=unit), as_json=as_json)
    return taken
