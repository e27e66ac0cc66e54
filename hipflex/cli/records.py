"""`hipflex records`: personal records with their dates."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.cli.completion import complete_movement
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.movement import Resistance
from hipflex.domain.records import Record
from hipflex.store.queries import Window


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
    found = records_within(tools, Window(exercise=tools.exercise(exercise) if exercise else None))
    if as_json:
        from hipflex.as_json.records import record_row

        tools.document([record_row(record) for record in found])
        return
    from hipflex.render.records import records

    tools.show(records(found, unit=tools.settings.unit))


def records_within(tools: Toolbox, window: Window) -> tuple[Record, ...]:
    """The records up to the window's end."""
    movements = tools.library.movements.values()
    external = {movement.slug for movement in movements if movement.resistance is Resistance.EXTERNAL}
    return tools.log.statistics.records(window, external)
