"""`hipflex export`: the log as a file."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Annotated, BinaryIO, TextIO, TypeVar

from hipflex.cli.declaring import completion, options, typer
from hipflex.cli.toolbox import Toolbox
from hipflex.errors import UsageError
from hipflex.files import refuse_log_files, whole_file
from hipflex.places import named_path
from hipflex.services.export import FORMATS, NOTES, AppFormat, FileFormat, export_for_app, export_log
from hipflex.services.names import window
from hipflex.terminal.console import Visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from hipflex.services.notes import Note

Result = TypeVar("Result")

FORMAT_HELP = (
    "jsonl, csv (these two hold sets only) or json; strong or hevy, as those apps write it; markdown, a note a session "
    "[default: what FILE ends in; jsonl where it has no ending]."
)
OUTPUT_HELP = "A file, or a folder for notes [default: standard output]."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("export", cls=options.Command)(export_command)


def export_command(
    ctx: typer.Context,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=FORMAT_HELP,
            autocompletion=completion.complete_format,
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help=OUTPUT_HELP)] = None,
    since: options.Since = None,
    until: options.Until = None,
    exercise: options.Exercise = None,
    safe: Annotated[bool, typer.Option("--safe", help="With csv: keep texts from acting as formulas.")] = False,
) -> None:
    """Write the log out, oldest first."""
    tools = options.toolbox(ctx)
    export(tools, as_format=form, output=output, since=since, until=until, exercise=exercise, safe=safe)


def export(
    tools: Toolbox,
    *,
    as_format: str | None = None,
    output: str | None = None,
    since: str | None = None,
    until: str | None = None,
    exercise: str | None = None,
    safe: bool = False,
) -> None:
    """Writes what lies in a window of the log, of one exercise or all, to a file or else to standard output."""
    if output is not None:
        from pathlib import Path

        refuse_log_files(named_path(output), Path(tools.workspace.places.log))
    form = _form_of(output) if as_format is None else _form_named(as_format)
    if safe and form != FileFormat.CSV:
        raise UsageError("--safe belongs to --format csv")
    within = window(tools.workspace, since, until, exercise)
    workspace = tools.workspace
    if form == NOTES:
        from hipflex.services.notes import join_notes, notes

        found = notes(workspace, within)
        if output is not None:
            _write_notes(tools, found, named_path(output))
            return
        _deliver(tools, partial(join_notes, found), output)
    elif form in [*AppFormat]:
        from hipflex.render.change_words import moved_words

        moved = _deliver(tools, partial(export_for_app, workspace, AppFormat(form), within), output)
        tools.tell(moved_words(moved))
    else:
        _deliver(tools, partial(export_log, workspace, FileFormat(form), within, safe=safe), output)


def _deliver(tools: Toolbox, write: Callable[[BinaryIO], Result], output: str | None) -> Result:
    """Has the bytes written to a file, which is named then, or else to standard output."""
    if output is None:
        with _bytes_of(sys.stdout) as out:
            return write(out)
    path = named_path(output)
    with whole_file(path) as file, _bytes_of(file) as out:
        result = write(out)
    tools.tell(f"wrote {path}")
    return result


def _write_notes(tools: Toolbox, found: Iterable[Note], folder: Path) -> None:
    from hipflex.services.notes import write_notes

    done = write_notes(found, folder)
    parts = ((done.new, "new"), (done.changed, "written anew"), (done.same, "as before"))
    said = ", ".join(f"{number} {how}" for number, how in parts if number) or "no session to write"
    tools.tell(f"notes in {folder}: {said}")


def _form_named(name: str) -> str:
    if name not in FORMATS:
        raise UsageError(f"--format: {name!r} is no format; expected one of {', '.join(FORMATS)}")
    return name


def _form_of(output: str | None) -> str:
    """The format that a file's ending names; JSON Lines where it has none."""
    _, ending = os.path.splitext(output or "")
    if not ending:
        return FileFormat.JSONL
    if ending[1:].lower() not in [*FileFormat]:
        endings = ", ".join(f".{form}" for form in FileFormat)
        raise UsageError(f"{output}: {ending} is no format; expected one of {endings}, or --format")
    return FileFormat(ending[1:].lower())


@contextlib.contextmanager
def _bytes_of(stream: TextIO) -> Iterator[BinaryIO]:
    """What takes the bytes of a stream.

    What may stall while it is read gets everything at the end, out of a file without a name.
    """
    stream.flush()
    if not _may_stall(stream):
        yield stream.buffer
        return
    import tempfile

    with tempfile.TemporaryFile() as kept:
        yield kept
        kept.seek(0)
        _copy(kept, stream)


def _copy(kept: BinaryIO, stream: TextIO) -> None:
    """Writes what was kept; a terminal is shown no code that it would obey."""
    if not stream.isatty():
        from shutil import copyfileobj

        copyfileobj(kept, stream.buffer)
        return
    with _utf8(kept) as lines, _utf8(stream.buffer, Visible) as out:
        out.writelines(lines)


def _may_stall(stream: TextIO) -> bool:
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except OSError:  # no file of the system's
        return False
    return stream.isatty() or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


@contextlib.contextmanager
def _utf8(binary: BinaryIO, kind: type[io.TextIOWrapper] = io.TextIOWrapper) -> Iterator[TextIO]:
    text = kind(binary, encoding="utf-8", newline="\n", write_through=True)
    try:
        yield text
    finally:
        text.detach()
