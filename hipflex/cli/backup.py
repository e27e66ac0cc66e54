"""`hipflex backup` and `hipflex restore`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.as_json.places import backup_document, restored_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.places import named_path
from hipflex.render.change_words import backed_up_words, restored_words
from hipflex.services.backups import back_up_log, restore_log

NEW_FILE = typer.Argument(metavar="FILE", help="A file that isn't there yet.")
BACKUP = typer.Argument(metavar="FILE", help="What `hipflex backup` made, or one of the automatic backups.")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("backup", cls=Command)(backup_command)
    app.command("restore", cls=Command)(restore_command)


def backup_command(ctx: typer.Context, file: Annotated[str, NEW_FILE], as_json: Json = False) -> None:
    """Copy the log to a file, while it is in use too."""
    tools = toolbox(ctx)
    made = back_up_log(tools.workspace, named_path(file))
    tools.answer(
        lambda: backup_document(made.file, made.sets, made.bytes),
        lambda: backed_up_words(made.file, made.sets, made.bytes),
        as_json=as_json,
    )


def restore_command(ctx: typer.Context, file: Annotated[str, BACKUP], as_json: Json = False) -> None:
    """Put a backup back; the present log is kept beside it."""
    tools = toolbox(ctx)
    done = restore_log(tools.workspace, named_path(file))
    if tools.workspace.shares:
        tools.tell("the next `hipflex sync` brings back what was made since and stands in the shared folder")
    tools.answer(
        lambda: restored_document(done.file, done.kept, done.sets),
        lambda: restored_words(done.file, done.kept, done.sets),
        as_json=as_json,
    )
