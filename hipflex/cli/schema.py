"""`hipflex schema`: what a command answers with `--json`, or an export holds, as a JSON Schema."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.cli.completion import complete_answering
from hipflex.cli.options import Command, Json, toolbox


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("schema", cls=Command)(schema_command)


def schema_command(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMMAND",
            help="A command, like `workout show`; `hipflex` is the program alone [default: list them].",
            autocompletion=complete_answering,
        ),
    ] = None,
    as_json: Json = False,  # noqa: ARG001 - it is JSON anyway
) -> None:
    """Print the JSON Schema of what a command answers in JSON."""
    from hipflex.as_json.schemas import schema_names, schema_of

    toolbox(ctx).document(schema_of(" ".join(command)) if command else schema_names())
