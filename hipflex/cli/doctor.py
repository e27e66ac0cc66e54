"""`hipflex doctor`: whether the log and all around it are well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hipflex.cli.options import Command, Json, toolbox

if TYPE_CHECKING:
    from hipflex.render.layout import View


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("doctor", cls=Command)(doctor_command)


def doctor_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Look at the log and all around it, change nothing, and say what to do.

    Exit code 1 where a check failed.
    """
    from hipflex.as_json.checks import doctor_document
    from hipflex.domain.check import CheckState
    from hipflex.services.doctor import checked

    tools = toolbox(ctx)
    checks = checked(tools.workspace)

    def view() -> View:
        from hipflex.render.doctor import doctor

        return doctor(checks)

    tools.answer(lambda: doctor_document(checks), view, as_json=as_json)
    if any(check.verdict.state is CheckState.FAILED for check in checks):
        raise typer.Exit(1)
