"""`hipflex records`: personal records with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.views import record_row
from hipflex.cli.completion import complete_movement
from hipflex.cli.options import Command, Json, toolbox
from hipflex.services.names import exercise_named, later_words
from hipflex.services.records import records_of

if TYPE_CHECKING:
    from rich.console import RenderableType


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("records", cls=Command)(records_command)


def records_command(
    ctx: typer.Context,
    exercise: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE", help="Only this movement.", autocompletion=complete_movement),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show personal records."""
    tools = toolbox(ctx)
    workspace = tools.workspace
    tools.tell(later_words(workspace.present()))
    found = records_of(workspace, exercise_named(workspace, exercise) if exercise else None)

    def view() -> RenderableType:
        from hipflex.render.records import records

        return records(found, unit=workspace.settings.unit)

    tools.answer(lambda: [record_row(record) for record in found], view, as_json=as_json)
