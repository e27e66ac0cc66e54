"""`hipflex history`: sessions, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.sessions import history_row
from hipflex.cli.options import Command, Exercise, Json, Since, Until, toolbox
from hipflex.services.names import view_window

if TYPE_CHECKING:
    from rich.console import RenderableType


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("history", cls=Command)(history_command)


def history_command(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    exercise: Exercise = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = None,
    as_json: Json = False,
) -> None:
    """Show sessions, newest first."""
    tools = toolbox(ctx)
    workspace = tools.workspace
    within, remark = view_window(workspace, since, until, exercise)
    sessions = workspace.log.read.sessions(within, limit)
    tools.tell(remark)

    def view() -> RenderableType:
        from hipflex.render.history import history

        return history(sessions, unit=workspace.settings.unit)

    tools.answer(lambda: [history_row(session) for session in sessions], view, as_json=as_json)
