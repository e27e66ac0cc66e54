"""`hipflex` and `hipflex due`: what is due today, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.views import today_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.render.words import due_line
from hipflex.services.names import titles
from hipflex.services.overview import overview

if TYPE_CHECKING:
    from rich.console import RenderableType


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("due", cls=Command)(due_command)


def show_today(tools: Toolbox, *, as_json: bool) -> None:
    """Today on one screen."""
    today = overview(tools.workspace)

    def view() -> RenderableType:
        from hipflex.render.today import today as view

        return view(today, titles(tools.workspace).get(today.due.workout) if today.due else None)

    tools.answer(lambda: today_document(today), view, as_json=as_json)


def due_command(
    ctx: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing: exit 0 if due, 1 if not.")] = False,
    as_json: Json = False,
) -> None:
    """Say in one line what is due, for a shell prompt or cron."""
    tools = toolbox(ctx)
    today = overview(tools.workspace)
    if quiet:
        raise typer.Exit(0 if today.due else 1)
    tools.answer(lambda: today_document(today), lambda: due_line(today), as_json=as_json)
