"""`hipflex import`: what another log exported, taken in."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import ExitStack
from enum import StrEnum
from typing import Annotated, BinaryIO

import typer

from hipflex.as_json.changes import import_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.errors import Refused
from hipflex.places import named_path
from hipflex.render.change_words import import_remarks, imported_words
from hipflex.services.export import FileFormat
from hipflex.services.imports import import_file

MOST_BYTES = 1 << 28  # half a million sets


class ImportFormat(StrEnum):
    """What a file may be."""

    AUTO = "auto"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("import", cls=Command)(import_command)


def import_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An export; `-` is standard input.")],
    form: Annotated[ImportFormat, typer.Option("--format", help="What the file is.")] = ImportFormat.AUTO,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be added; write nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave bad rows out instead of refusing all.")] = False,
    as_json: Json = False,
) -> None:
    """Add the sets of a file that are not in the log yet."""
    tools = toolbox(ctx)
    given = None if form is ImportFormat.AUTO else FileFormat(form.value)
    with ExitStack() as closing:
        held = _opened(file, closing)
        report = import_file(tools.workspace, file, held, form=given, dry_run=dry_run, skip_bad=skip_bad)
    if not as_json:
        for remark in import_remarks(report, file):
            tools.tell(remark)
    tools.answer(
        lambda: import_document(report), lambda: imported_words(report.imported, dry_run=dry_run), as_json=as_json
    )


def _opened(file: str, closing: ExitStack) -> BinaryIO:
    """The file, which can be gone through more than once: what comes out of a pipe or a device is kept meanwhile."""
    try:
        source: BinaryIO = sys.stdin.buffer if file == "-" else closing.enter_context(named_path(file).open("rb"))
        if file == "-" or not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
            kept = closing.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
            source = _kept(source, kept)
        size = source.seek(0, os.SEEK_END)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refused(f"{file}: it can't be read ({reason}); nothing was imported") from None
    if size > MOST_BYTES:
        raise Refused(f"{file}: it is too large to be an export; nothing was imported")
    source.seek(0)
    return source


def _kept(source: BinaryIO, kept: BinaryIO) -> BinaryIO:
    while kept.tell() <= MOST_BYTES and (some := source.read(1 << 20)):
        kept.write(some)
    return kept
