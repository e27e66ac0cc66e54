"""`hipflex import`: what another log exported, taken in."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from hipflex.as_json.changes import import_document
from hipflex.cli.declaring import options, typer
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.imports import ImportReport
from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.places import named_path
from hipflex.render.change_words import import_remarks, imported_words, standing_remarks
from hipflex.render.import_preview import import_preview, is_refused
from hipflex.render.words import count_words
from hipflex.services.imports import incoming_file, map_of, write_map_to_fill_in
from hipflex.services.incoming import NO_MAP, IncomingFile, Said
from hipflex.terminal.progress_bar import ProgressBar

if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import BinaryIO

MOST_BYTES = 1 << 28  # half a million sets
AT_ONCE = 1 << 20  # bytes of it that are read at a time


class ImportFormat(StrEnum):
    """What a file may be."""

    AUTO = "auto"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    STRONG = "strong"
    HEVY = "hevy"
    FITNOTES = "fitnotes"
    STRENGTHLOG = "strengthlog"
    LIFTOSAUR = "liftosaur"
    LIFTLOG = "liftlog"
    STRONGLIFTS = "stronglifts"
    FITBOD = "fitbod"
    LYFTA = "lyfta"
    ALPHA_PROGRESSION = "alpha-progression"
    JEFIT = "jefit"
    STRAVA = "strava"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("import", cls=options.Command)(import_command)


def import_command(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="An export of this or another program; `-` is standard input.")
    ],
    form: Annotated[
        ImportFormat, typer.Option("--format", help="What the file is, where its header shall not tell.")
    ] = ImportFormat.AUTO,
    unit: Annotated[
        Unit | None, typer.Option("--unit", help="The unit of weights for which the file states none.")
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="ZONE", help="Where its clock was, like Europe/Berlin; else here."),
    ] = None,
    map_file: Annotated[
        str | None,
        typer.Option("--map", metavar="FILE", help="A YAML file: names, columns, unit, date_format."),
    ] = None,
    write_map: Annotated[
        str | None,
        typer.Option("--write-map", metavar="FILE", help="Write the names without an entry to a new map."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be added; write nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave bad rows out instead of refusing all.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Take over what the file says otherwise of sets that are there.")
    ] = False,
    as_json: options.Json = False,
) -> None:
    """Add the sets of a file that are not in the log yet.

    The file is an export of another app, of this program, or a table that a map explains.
    """
    tools = options.toolbox(ctx)
    said = Said(
        form=None if form is ImportFormat.AUTO else form.value,
        unit=unit,
        zone=None if zone is None else _zone(zone),
        map=NO_MAP if map_file is None else map_of(named_path(map_file)),
        skip_bad=skip_bad,
        update=update,
    )
    _take_in(tools, file, said, dry_run=dry_run, write_map=write_map, as_json=as_json)


def import_words(
    tools: Toolbox,
    words: Sequence[str],
    *,
    dry_run: bool = False,
    skip_bad: bool = False,
    update: bool = False,
    as_json: bool = False,
) -> None:
    """Takes in the file that the one word names, which says itself what it is."""
    (file,) = words
    _take_in(tools, file, Said(skip_bad=skip_bad, update=update), dry_run=dry_run, as_json=as_json)


def _take_in(
    tools: Toolbox, file: str, said: Said, *, dry_run: bool, as_json: bool, write_map: str | None = None
) -> None:
    if write_map is not None and os.path.lexists(named_path(write_map)):  # told before anything is imported
        raise Refused(f"--write-map: {write_map} is there already; expected the name of a new file")
    with ExitStack() as closing:
        bar = ProgressBar(sys.stderr, tools.environment)
        closing.callback(bar.clear)
        incoming = incoming_file(tools.workspace, file, _opened(file, closing), said, bar.watched)
        report = _carried_out(tools, incoming, said, bar, dry_run=dry_run, asks=file != "-" and not as_json)
    if write_map is not None:
        write_map_to_fill_in(report, named_path(write_map))
        tools.tell(f"{count_words(len(report.unmatched), 'name')} to fill in: {write_map}; then --map {write_map}")
    if as_json or not dry_run:  # whose view has them
        for remark in standing_remarks(report, updated=said.update):
            tools.tell(remark)
    if dry_run:
        whole = not sys.stdout.isatty()
        tools.answer(
            lambda: import_document(report),
            lambda: import_preview(report, update=said.update, skip_bad=said.skip_bad, whole=whole),
            as_json=as_json,
        )
        return
    if not as_json:
        for remark in import_remarks(report, file):
            tools.tell(remark)
    tools.answer(lambda: import_document(report), lambda: imported_words(report, updated=said.update), as_json=as_json)


def _carried_out(
    tools: Toolbox, incoming: IncomingFile, said: Said, bar: ProgressBar, *, dry_run: bool, asks: bool
) -> ImportReport:
    """What the import came to, or would come to; before the first one of a file a terminal shows that and asks."""
    if dry_run:
        return incoming.preview()
    if asks and sys.stdin.isatty() and sys.stdout.isatty():
        report = incoming.preview()
        bar.clear()
        if report.imported.added == report.sets and report.sets:
            tools.console().print(import_preview(report, update=said.update, skip_bad=said.skip_bad, asks=True))
            if not is_refused(report, skip_bad=said.skip_bad) and not _agreed(tools, report):
                raise Refused("nothing was imported")
    return incoming.carry_out()


def _agreed(tools: Toolbox, report: ImportReport) -> bool:
    from hipflex.runner.ports import EndOfInput
    from hipflex.terminal.prompt import answer

    tools.say("\nNothing is written yet; `hipflex undo` takes an import back whole.")
    while True:
        try:
            said = answer(f"Bring in {count_words(report.imported.added, 'set')}? yes or no > ", sys.stdout)
        except EndOfInput:
            return False
        if said.strip().lower() in {"y", "yes"}:
            return True
        if said.strip().lower() in {"n", "no"}:
            return False
        tools.say("write yes or no")


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):  # ZoneInfo raises each of them for some name
        raise Refused(f"--zone: {name!r} is no zone; expected one like Europe/Berlin or UTC") from None


def _opened(file: str, closing: ExitStack) -> BinaryIO:
    """The file, which can be gone through more than once: what comes out of a pipe or a device is kept meanwhile."""
    try:
        is_piped = file == "-"
        source: BinaryIO
        source = sys.stdin.buffer if is_piped else closing.enter_context(named_path(file).open("rb", AT_ONCE))
        if is_piped or not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
            from tempfile import TemporaryFile

            kept = closing.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
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
    while kept.tell() <= MOST_BYTES and (some := source.read(AT_ONCE)):
        kept.write(some)
    return kept
