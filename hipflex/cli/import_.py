"""`hipflex import`: what another log exported, taken in."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hipflex.catalogue.names import suggestions
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.change import Imported
from hipflex.domain.performance import Session
from hipflex.errors import Refused
from hipflex.interchange.format import Parsed

MOST_BYTES = 1 << 30


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
    from hipflex.interchange.reading import read

    tools = toolbox(ctx)
    try:
        parsed = read(_bytes_of(file), None if form is ImportFormat.AUTO else form.value)
    except Refused as error:
        raise Refused(f"{file}: {error}; nothing was imported") from None
    if parsed.bad and not skip_bad and not dry_run:
        _refuse_bad(file, parsed)
    imported = _taken_in(tools, parsed, dry_run=dry_run)
    _report(tools, file, parsed, imported, dry_run=dry_run, as_json=as_json)


def _bytes_of(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        path = Path(file)
        if path.stat().st_size > MOST_BYTES:
            raise Refused("it is too large to be an export")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refused(f"it can't be read ({getattr(error, 'strerror', None) or error})") from None


def _refuse_bad(file: str, parsed: Parsed) -> None:
    first, *others = parsed.bad
    more = f" and {len(others)} more (--dry-run shows them all)" if others else ""
    raise Refused(f"{file}:{first.line}: {first.reason}{more}; nothing was imported (--skip-bad leaves bad rows out)")


def _taken_in(tools: Toolbox, parsed: Parsed, *, dry_run: bool) -> Imported:
    sets = [done for _, done in parsed.sets]
    sessions = [*parsed.sessions, *_missing_sessions(parsed)]
    take = tools.log.intake.preview if dry_run else tools.log.intake.add
    return take(sets, sessions, parsed.check_ins)


def _missing_sessions(parsed: Parsed) -> list[Session]:
    """The sessions of sets that came without them."""
    from hipflex.interchange.sessions import sessions_of

    given = {session.id for session in parsed.sessions}
    return [session for session in sessions_of(done for _, done in parsed.sets) if session.id not in given]


def _report(tools: Toolbox, file: str, parsed: Parsed, imported: Imported, *, dry_run: bool, as_json: bool) -> None:
    unmatched = _unmatched(tools, parsed)
    if as_json:
        from hipflex.as_json.imports import import_document

        sets = [done for _, done in parsed.sets]
        sessions = len({done.session for done in sets} | {session.id for session in parsed.sessions})
        bad = [(one.line, one.reason) for one in parsed.bad]
        tools.document(
            import_document(imported, form=parsed.format, sets=sets, sessions=sessions, unmatched=unmatched, bad=bad)
        )
        return
    from hipflex.render.words import imported_words

    for one in parsed.bad:
        tools.tell(f"{file}:{one.line}: left out: {one.reason}")
    for name, count, close in unmatched:
        hint = f" (closest: {', '.join(close)})" if close else ""
        tools.tell(f"{count} × {name!r} is in no catalogue and keeps its name{hint}")
    tools.say(imported_words(imported, dry_run=dry_run))


def _unmatched(tools: Toolbox, parsed: Parsed) -> list[tuple[str, int, Sequence[str]]]:
    """Names without an entry: how many sets each has, and the closest entries."""
    names = tools.library.movement_names
    counts = Counter(done.exercise for _, done in parsed.sets if done.exercise not in names)
    return [(name, count, suggestions(name, names)) for name, count in counts.items()]
