"""`hipflex undo` and `hipflex redo`."""

from __future__ import annotations

from hipflex.cli.declaring import options, typer
from hipflex.cli.toolbox import Document, Toolbox
from hipflex.domain.change import TakenBack
from hipflex.render.change_words import undone_words
from hipflex.services.own_files import files_that_stay


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("undo", cls=options.Command)(undo_command)
    app.command("redo", cls=options.Command)(redo_command)


def undo_command(ctx: typer.Context, as_json: options.Json = False) -> None:
    """Take back the last change, whichever terminal made it."""
    undo(options.toolbox(ctx), as_json=as_json)


def undo(tools: Toolbox, *, as_json: bool = False) -> None:
    """Takes back the last change, and says what stays all the same."""
    taken = tools.workspace.log.changes.undo()
    _say(tools, taken, "undone", as_json=as_json)
    for file in files_that_stay(tools.workspace, taken):
        tools.tell(f"the movement stays: {file}")


def redo_command(ctx: typer.Context, as_json: options.Json = False) -> None:
    """Put back what the last undo took."""
    redo(options.toolbox(ctx), as_json=as_json)


def redo(tools: Toolbox, *, as_json: bool = False) -> None:
    """Puts back what the last undo took."""
    _say(tools, tools.workspace.log.changes.redo(), "redone", as_json=as_json)


def _say(tools: Toolbox, taken: TakenBack, verb: str, *, as_json: bool) -> None:
    unit = tools.workspace.settings.unit

    def document() -> Document:
        from hipflex.as_json.changes import taken_back_document

        return taken_back_document(taken)

    tools.answer(document, lambda: undone_words(taken, verb, unit=unit), as_json=as_json)
