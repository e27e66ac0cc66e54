"""`hipflex records`: personal records with their dates."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from hipflex.cli.bare_words import exercise_meant
from hipflex.cli.declaring import completion, options, typer
from hipflex.cli.toolbox import Toolbox
from hipflex.services.names import later_words, titles_of
from hipflex.services.records import most_done, records_of

if TYPE_CHECKING:
    from hipflex.render.layout import View

LATELY_DAYS = 12 * 7


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("records", cls=options.Command)(records_command)


def records_command(
    ctx: typer.Context,
    exercise: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE", help="Only this movement.", autocompletion=completion.complete_exercise),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every movement, on a terminal too.")] = False,
    as_json: options.Json = False,
) -> None:
    """Show personal records."""
    show_records(options.toolbox(ctx), exercise or (), as_all=everything, as_json=as_json)


def show_records(tools: Toolbox, words: Sequence[str], *, as_all: bool = False, as_json: bool = False) -> None:
    """The records of the movement that words name, or of all; a terminal shows those done most of late."""
    workspace = tools.workspace
    tools.tell(later_words(workspace.present()))
    found = records_of(workspace, exercise_meant(workspace, words, (), ["--all"]) if words else None)

    def view() -> View:
        from hipflex.render.records import records

        titles = titles_of(workspace, (record.exercise for record in found))
        is_short = sys.stdout.isatty() and not as_all and not words
        first = most_done(workspace, LATELY_DAYS) if is_short else ()
        return records(found, unit=workspace.settings.unit, titles=titles, first=first)

    def document() -> list[object]:
        from hipflex.as_json.views import record_row

        return [record_row(record) for record in found]

    tools.answer(document, view, as_json=as_json)
