"""`hipflex log`: sets noted by hand, and the latest ones."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime

from hipflex.cli.declaring import Annotated, completion, options, typer
from hipflex.cli.toolbox import Document, Toolbox
from hipflex.domain.proportion import NOTHING_YET
from hipflex.errors import Refused, UsageError
from hipflex.files import has_lone_surrogates
from hipflex.render.words import by_exercise, excess_words, logged_entry_line
from hipflex.services.by_hand import LoggedByHand, item, items_of_lines, log_by_hand
from hipflex.services.names import later_words, titles_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from hipflex.render.layout import View

LATEST = 20
MOST_CHARACTERS = 8_000_000  # a quarter of a million lines
WORDS_HELP = "A movement, then sets like 3x10@2.5kg 8 rir1; `-` reads such lines from standard input."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("log", cls=options.SetsCommand)(log_command)


def log_command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE SETS…", help=WORDS_HELP, autocompletion=completion.complete_exercise),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was done [default: now].")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark kept with the sets.")] = None,
    workout: Annotated[
        str | None,
        typer.Option(
            "--workout", metavar="NAME", help="The workout they belong to.", autocompletion=completion.complete_workout
        ),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Make the movement if no other has this name.")] = False,
    as_json: options.Json = False,
) -> None:
    """Log sets by hand; alone: show the latest 20."""
    spoken = [word.removeprefix(" ") for word in words or ()]  # the blank that a load with a sign was given
    log_words(options.toolbox(ctx), spoken, at=at, note=note, workout=workout, new=new, as_json=as_json)


def log_words(
    tools: Toolbox,
    words: Sequence[str],
    *,
    at: str | None = None,
    note: str | None = None,
    workout: str | None = None,
    new: bool = False,
    as_json: bool = False,
) -> None:
    """Logs what the words say was done; without words the latest sets are shown."""
    if not words:
        if at or note or workout or new:
            raise UsageError(
                "there is nothing to log: expected EXERCISE SETS…, like `hipflex log hanging-leg-raise 10`"
            )
        _show_latest(tools, as_json=as_json)
        return
    if note is not None and has_lone_surrogates(note):
        raise Refused("the note holds bytes that are not UTF-8 text; nothing was written")
    workspace = tools.workspace
    performed_at = workspace.now() if at is None else _moment(at, workspace.now())
    if new:
        done = _log_new(tools, words, performed_at, workout, note or None)
    else:
        from_input = list(words) == ["-"]
        items = list(items_of_lines(workspace, _lines_of(sys.stdin))) if from_input else [item(workspace, words)]
        done = log_by_hand(workspace, items, performed_at, workout, note or None)
    tools.answer(lambda: _document(done), lambda: _lines(done, dated=at is not None), as_json=as_json)
    for exercise, sets in by_exercise(done.logged.sets).items():
        most = done.most.get(exercise, NOTHING_YET)
        tools.tell(excess_words(sets, most, newest=done.logged.sets[-1], unit=workspace.settings.unit))


def _moment(at: str, now: datetime) -> datetime:
    from hipflex.when import parse_when

    return parse_when(at, now)


def _document(done: LoggedByHand) -> Document:
    from hipflex.as_json.changes import logged_document

    return logged_document(done.logged)


def _log_new(
    tools: Toolbox, words: Sequence[str], performed_at: datetime, workout: str | None, note: str | None
) -> LoggedByHand:
    from hipflex.services.new_entries import log_new

    if list(words) == ["-"]:
        raise UsageError("--new makes one movement: expected `hipflex log --new NAME SETS…`")
    done, file = log_new(tools.workspace, words, performed_at, workout, note)
    if file:
        tools.tell(f"wrote {file}; add what it trains and how it is done there")
    return done


def _lines(done: LoggedByHand, *, dated: bool) -> str:
    return "\n".join(logged_entry_line(one.title, one.entry, one.last, dated=dated) for one in done.entries)


def _show_latest(tools: Toolbox, *, as_json: bool) -> None:
    tools.only_reads = True
    present = tools.workspace.present()
    sets = tools.workspace.log.read.latest_sets(LATEST, present.by)
    tools.tell(later_words(present))

    def view() -> View:
        from hipflex.render.history import latest_sets

        titles = titles_of(tools.workspace, (done.exercise for done in sets))
        return latest_sets(sets, unit=tools.workspace.settings.unit, titles=titles)

    def document() -> list[object]:
        from hipflex.as_json.sets import set_row

        return [set_row(done) for done in sets]

    tools.answer(document, view, as_json=as_json)


def _lines_of(stream: TextIO) -> Iterator[str]:
    """The lines of a stream without their ends; one that is not UTF-8, or far down, is refused."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    left = MOST_CHARACTERS
    for number in itertools.count(1):
        line = stream.readline(left + 1)
        left -= len(line)
        if not line:
            return
        if left < 0:
            raise Refused(f"standard input goes on beyond {MOST_CHARACTERS} characters; nothing was written")
        if has_lone_surrogates(line):
            raise Refused(f"line {number} of standard input is not UTF-8 text; nothing was written")
        yield line.rstrip("\r\n")
