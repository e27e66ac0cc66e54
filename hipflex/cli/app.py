"""The program's root command."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex import __version__
from hipflex.cli.direct import READING
from hipflex.cli.front_door import FrontDoor
from hipflex.cli.options import CATALOGUE_HELP, LOG_FILE_HELP, SETTINGS_HELP, Json, toolbox
from hipflex.errors import UsageError

app = typer.Typer(
    cls=FrontDoor,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        print(f"hipflex {__version__}")
        raise typer.Exit


@app.callback()
def hipflex(
    ctx: typer.Context,
    log_file: Annotated[str | None, typer.Option("--log-file", metavar="PATH", help=LOG_FILE_HELP)] = None,
    settings_file: Annotated[str | None, typer.Option("--settings", metavar="PATH", help=SETTINGS_HELP)] = None,
    catalogue_folders: Annotated[
        list[str] | None, typer.Option("--catalogue", metavar="DIR", help=CATALOGUE_HELP)
    ] = None,
    as_json: Json = False,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and exit.")
    ] = False,
) -> None:
    """Log workouts in the terminal. Alone: today on one screen.

    `hipflex workout start` coaches you set by set; `hipflex log` notes what you did elsewhere.
    """
    if as_json and ctx.invoked_subcommand is not None:
        raise UsageError("--json goes behind the command, like `hipflex due --json`")
    tools = toolbox(ctx)
    tools.only_reads = ctx.invoked_subcommand in READING
    tools.log_file, tools.settings_file, tools.catalogue = log_file, settings_file, catalogue_folders or ()
    ctx.call_on_close(tools.close)
    if ctx.invoked_subcommand is None:
        from hipflex.cli.today import show_today

        show_today(tools, as_json=as_json)
