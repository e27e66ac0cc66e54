"""`hipflex delete`: sets and sessions removed."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.as_json.changes import deleted_document
from hipflex.cli.completion import complete_set
from hipflex.cli.options import Command, Json, toolbox
from hipflex.render.change_words import deleted_lines
from hipflex.services.corrections import delete, other_sides
from hipflex.services.names import titles_of


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("delete", cls=Command)(delete_command)


def delete_command(
    ctx: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Sets or sessions; `last` is the newest set.", autocompletion=complete_set),
    ],
    as_json: Json = False,
) -> None:
    """Delete sets, or sessions with all their sets; `undo` brings them back."""
    tools = toolbox(ctx)
    workspace = tools.workspace
    corrected = delete(workspace, ids)
    titles = titles_of(workspace, (done.exercise for done in corrected.before))
    tools.answer(
        lambda: deleted_document(corrected),
        lambda: "\n".join(
            deleted_lines(corrected, other_sides(workspace, corrected.before), titles, unit=workspace.settings.unit)
        ),
        as_json=as_json,
    )
