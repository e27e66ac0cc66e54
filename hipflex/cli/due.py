"""`hipflex due`: what is due, in one line."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.today import due_exit_code, show_due


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("due", cls=Command)(due_command)


def due_command(
    ctx: typer.Context,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Print nothing: exit 0 if due, 1 if not, 4 if that can't be said.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say in one line what is due, for a shell prompt or cron."""
    tools = toolbox(ctx)
    if quiet:
        raise typer.Exit(due_exit_code(tools))
    show_due(tools, as_json=as_json)
