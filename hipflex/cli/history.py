"""`hipflex history`: sessions, newest first."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.cli.options import Command, Exercise, Json, Since, Until, toolbox, window


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
    sessions = tools.log.read.sessions(window(tools, since, until, exercise), limit)
    if as_json:
        from hipflex.as_json.sessions import history_row

        tools.document([history_row(session) for session in sessions])
        return
    from hipflex.render.history import history

    tools.show(history(sessions, unit=tools.settings.unit))
