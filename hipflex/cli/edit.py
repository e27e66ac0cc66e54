"""`hipflex edit`: sets corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from hipflex.as_json.changes import edited_document
from hipflex.cli.declaring import completion, options, typer
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.measures import SetType
from hipflex.domain.proportion import NOTHING_YET
from hipflex.errors import UsageError
from hipflex.render.change_words import edited_lines
from hipflex.render.words import by_exercise, excess_words
from hipflex.services.corrections import Edited, edit_by_entry, edit_by_options
from hipflex.services.names import titles_of
from hipflex.services.workspace import Workspace

NOTHING_GIVEN: Mapping[str, str] = MappingProxyType({})
WORDS_HELP = "The id of a set, or `last`, then what it was, like 10@2.5kg; with options ids alone."


class SideOrNone(StrEnum):
    """The side that did it, or none."""

    LEFT = "left"
    RIGHT = "right"
    NONE = "none"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("edit", cls=options.SetsCommand)(edit_command)


def edit_command(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="ID… [SETS]", help=WORDS_HELP, autocompletion=completion.complete_set)
    ],
    reps: Annotated[str | None, typer.Option("--reps", metavar="N")] = None,
    seconds: Annotated[str | None, typer.Option("--seconds", metavar="TIME")] = None,
    metres: Annotated[str | None, typer.Option("--metres", metavar="DISTANCE")] = None,
    load: Annotated[str | None, typer.Option("--load", metavar="LOAD")] = None,
    band: Annotated[str | None, typer.Option("--band", metavar="BAND")] = None,
    side: Annotated[SideOrNone | None, typer.Option("--side")] = None,
    rpe: Annotated[str | None, typer.Option("--rpe", metavar="1-10")] = None,
    set_type: Annotated[SetType | None, typer.Option("--type")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN")] = None,
    as_json: options.Json = False,
) -> None:
    """Correct sets: what isn't named stays, `none` clears an option's value, @0 the load.

    `hipflex log` shows the ids; 10 changes one side, 12/10 both.
    """
    given = {
        "reps": reps,
        "seconds": seconds,
        "metres": metres,
        "load": load,
        "band": band,
        "side": side,
        "rpe": rpe,
        "type": set_type,
        "note": note,
        "at": at,
    }
    told = {name: str(value) for name, value in given.items() if value is not None}
    edit(options.toolbox(ctx), [words[0], *(word.removeprefix(" ") for word in words[1:])], told, as_json=as_json)


def edit(
    tools: Toolbox, words: Sequence[str], given: Mapping[str, str] = NOTHING_GIVEN, *, as_json: bool = False
) -> None:
    """Corrects the sets that words name, by what options gave or else by the words behind the first."""
    workspace = tools.workspace
    edited = _edited(workspace, words, given)
    titles = titles_of(workspace, (done.exercise for done in edited.corrected.after))
    tools.answer(
        lambda: edited_document(edited.corrected),
        lambda: "\n".join(edited_lines(edited.corrected, titles, unit=workspace.settings.unit)),
        as_json=as_json,
    )
    for exercise, sets in by_exercise(edited.resized).items():
        most = edited.most.get(exercise, NOTHING_YET)
        tools.tell(excess_words(sets, most, newest=edited.last, unit=workspace.settings.unit))


def _edited(workspace: Workspace, words: Sequence[str], options: Mapping[str, str]) -> Edited:
    """With an option every word is an id, else the first is one and the rest an entry."""
    if options:
        return edit_by_options(workspace, words, options)
    if len(words) > 1:
        return edit_by_entry(workspace, words[0], " ".join(words[1:]))
    raise UsageError(f"what was it? Expected `hipflex edit {words[0]} SETS`, like 10@2.5kg, or an option")
