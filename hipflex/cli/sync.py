"""`hipflex sync`: the logs of several machines, brought together through a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.sync import sync_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.errors import Refused, UsageError
from hipflex.render.sync import sync_remarks, synced
from hipflex.services.settings import set_setting
from hipflex.services.shared_folder import shared_folder
from hipflex.services.sync import preview, sync

if TYPE_CHECKING:
    from hipflex.render.layout import View

FOLDER = typer.Argument(metavar="[FOLDER]", help="A folder that git, Syncthing or another program carries; kept.")
GIT = typer.Option("--git", help="Commit, pull and push it by git as well.")
DRY_RUN = typer.Option("--dry-run", help="Say what would be written and taken in; do nothing.")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("sync", cls=Command)(sync_command)


def sync_command(
    ctx: typer.Context,
    folder: Annotated[str | None, FOLDER] = None,
    by_git: Annotated[bool, GIT] = False,
    dry_run: Annotated[bool, DRY_RUN] = False,
    as_json: Json = False,
) -> None:
    """Bring the logs of several machines together through a folder that another program carries.

    This machine's new changes are left there in files of its own, those of the others are taken in, and what had to be
    settled is told. Nothing is ever overwritten, in whatever order the files come.
    """
    if by_git and dry_run:
        raise UsageError("--git does something, --dry-run nothing: give one of them")
    tools = toolbox(ctx)
    tools.has_synced = True
    workspace = tools.workspace
    shared, briefs = Path(shared_folder(workspace, folder)), workspace.library.briefs
    if dry_run:
        done = preview(workspace, shared)
    elif by_git:
        from hipflex.services.git import sync_by_git

        done = sync_by_git(workspace, shared)
    else:
        done = sync(workspace, shared)
    failure, is_new = done.failure, folder is not None and not dry_run and workspace.settings.sync_folder != str(shared)
    if is_new:
        try:
            set_setting(workspace, "sync_folder", [str(shared)])
        except Refused as refusal:  # what was written and taken in is told first
            failure, is_new = failure or str(refusal), False
    settled = sync_remarks(done, briefs)
    for remark in settled:
        tools.tell(remark)

    def view() -> View:
        return synced(done, dry_run=dry_run, is_new=is_new)

    tools.answer(lambda: sync_document(done, settled), view, as_json=as_json)
    if failure:
        raise Refused(failure)
