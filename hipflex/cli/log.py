"""`hipflex log`: sets noted by hand, and the latest ones."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.cli.by_hand import log_words
from hipflex.cli.completion import complete_movement, complete_workout
from hipflex.cli.options import Json, SetsCommand, toolbox

WORDS_HELP = "A movement, then sets like 3x10@2.5kg 8 rir1; `-` reads such lines from standard input."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("log", cls=SetsCommand)(log_command)


def log_command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE SETS…", help=WORDS_HELP, autocompletion=complete_movement),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was done [default: now].")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark kept with the sets.")] = None,
    workout: Annotated[
        str | None,
        typer.Option("--workout", metavar="NAME", help="The workout they belong to.", autocompletion=complete_workout),
    ] = None,
    is_new: Annotated[bool, typer.Option("--new", help="Make the movement if no other has this name.")] = False,
    as_json: Json = False,
) -> None:
    """Log sets by hand; alone: show the latest 20."""
    spoken = [word.removeprefix(" ") for word in words or ()]  # the blank that a load with a sign was given
    log_words(toolbox(ctx), spoken, at=at, note=note, workout=workout, is_new=is_new, as_json=as_json)
