"""`hipflex next`: the next doses, each with its reason."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.cli.coaching import next_doses
from hipflex.cli.completion import complete_workout
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.training import chosen_workout


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("next", cls=Command)(next_command)


def next_command(
    ctx: typer.Context,
    workout: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORKOUT", help="A workout [default: what is due].", autocompletion=complete_workout),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the next doses, each with its reason."""
    tools = toolbox(ctx)
    doses = next_doses(tools, chosen_workout(tools, workout or ()))
    if as_json:
        from hipflex.as_json.doses import upcoming_row

        tools.document([upcoming_row(dose) for dose in doses])
        return
    from hipflex.render.doses import next_doses as view

    tools.show(view(doses, unit=tools.settings.unit))
