"""`hipflex export`: the log as a file."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from hipflex.cli.files import refuse_the_log, whole_file
from hipflex.cli.options import Command, Exercise, Since, Until, toolbox, window
from hipflex.cli.toolbox import Toolbox
from hipflex.errors import UsageError
from hipflex.store.queries import Window


class ExportFormat(StrEnum):
    """What the log can be written as."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


FORMAT_HELP = "jsonl and csv hold sets only [default: what FILE ends in, else jsonl]."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("export", cls=Command)(export_command)


def export_command(
    ctx: typer.Context,
    form: Annotated[ExportFormat | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="A file [default: standard output].")
    ] = None,
    since: Since = None,
    until: Until = None,
    exercise: Exercise = None,
    safe: Annotated[bool, typer.Option("--safe", help="With csv: keep texts from acting as formulas.")] = False,
) -> None:
    """Write the log out, oldest first."""
    tools = toolbox(ctx)
    form = form or _form_of(output)
    if safe and form is not ExportFormat.CSV:
        raise UsageError("--safe belongs to --format csv")
    within = window(tools, since, until, exercise)
    if output is None:
        with _unbuffered_text() as out:
            _write(tools, form, within, out, safe=safe)
        return
    path = Path(output)
    refuse_the_log(tools, path)
    with whole_file(path) as out:
        _write(tools, form, within, out, safe=safe)
    tools.tell(f"wrote {path}")


def _form_of(output: str | None) -> ExportFormat:
    """The format that a file's ending names, else JSON Lines."""
    ending = Path(output or "").suffix.removeprefix(".").lower()
    return ExportFormat(ending) if ending in [*ExportFormat] else ExportFormat.JSONL


def _write(tools: Toolbox, form: ExportFormat, within: Window, out: TextIO, *, safe: bool) -> None:
    sets = tools.log.read.sets(within)
    match form:
        case ExportFormat.JSONL:
            from hipflex.interchange.own_jsonl import write_jsonl

            write_jsonl(sets, out)
        case ExportFormat.CSV:
            from hipflex.interchange.own_csv import write_csv

            write_csv(sets, out, safe=safe)
        case ExportFormat.JSON:
            from hipflex.interchange.own_json import write_json

            sessions = reversed(tools.log.read.sessions(within))
            check_ins = [one for one in tools.log.read.check_ins() if _is_within(one.performed_at.date(), within)]
            write_json(sets, sessions, check_ins, out)


@contextlib.contextmanager
def _unbuffered_text() -> Iterator[TextIO]:
    """Standard output as UTF-8 whose line ends are left alone."""
    sys.stdout.flush()
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
    try:
        yield out
    finally:
        out.detach()


def _is_within(day: date, within: Window) -> bool:
    """Whether a check-in belongs to an export; it is of no exercise."""
    if within.exercise is not None:
        return False
    return (within.since is None or within.since <= day) and (within.until is None or day <= within.until)
