"""`hipflex progress`: what the log adds up to, and how one exercise went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from hipflex.cli.bare_words import exercise_meant
from hipflex.cli.declaring import completion, options, typer
from hipflex.cli.pictures import Output
from hipflex.cli.toolbox import Document, Toolbox, command_line
from hipflex.errors import UsageError
from hipflex.services.names import titles_of, view_window
from hipflex.services.progress import (
    MOST_WEEKS,
    WEEKS,
    exercise_progress,
    glance,
    last_trained,
    last_weeks,
    latest_check_ins,
    summary_of,
    trends,
)
from hipflex.services.workspace import Workspace

if TYPE_CHECKING:
    from hipflex.render.layout import View


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("progress", cls=options.Command)(progress_command)


def progress_command(
    ctx: typer.Context,
    exercise: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE", help="Only this movement.", autocompletion=completion.complete_exercise),
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    number: Annotated[
        int | None,
        typer.Option("--weeks", metavar="N", min=1, max=MOST_WEEKS, help=f"So many weeks [default: {WEEKS}]."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every movement and session, records, balance and muscles too.")
    ] = False,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Save the screen as a picture.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what each number means, with its formula and its source.")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Words and numbers instead of pictures.")] = False,
    as_json: options.Json = False,
) -> None:
    """Show what your training adds up to."""
    words = exercise or ()
    if explain and words:
        raise UsageError("--explain is about every number there is: leave the movement out")
    if number is not None and since is not None:
        raise UsageError("--weeks and --since name the same thing: give one of them")
    title = " ".join(["hipflex progress", *words])
    output = Output(options.toolbox(ctx), title, as_json=as_json, plain=plain, svg=svg)
    if explain:
        _explain(output)
    else:
        _show(output, words, since, until, number, everything=everything)


def show_progress(tools: Toolbox, words: Sequence[str], *, as_all: bool = False) -> None:
    """The last weeks of the movement that words name, or of all."""
    _show(Output(tools, " ".join(["hipflex progress", *words])), words, everything=as_all)


def _show(
    output: Output,
    words: Sequence[str],
    since: str | None = None,
    until: str | None = None,
    number: int | None = None,
    *,
    everything: bool = False,
) -> None:
    workspace = output.tools.workspace
    shown, remark = view_window(workspace, since, until)
    within = last_weeks(workspace, shown, number or WEEKS)
    output.tools.tell(remark)
    again = command_line("progress", *words, since=since, until=until, weeks=number)
    if words:
        exercise = exercise_meant(workspace, words, ["--since", "--weeks"], ["--all"])
        _show_exercise(workspace, exercise, within, output, again, everything=everything)
    else:
        _show_summary(workspace, within, output, again, everything=everything or output.as_json)


def _show_summary(
    workspace: Workspace, within: tuple[date, date], output: Output, again: str, *, everything: bool
) -> None:
    summary = summary_of(workspace, *within) if everything else glance(workspace, *within)

    def view(plain: bool) -> View:
        from hipflex.render.progress import CHECKS
        from hipflex.render.progress import summary as view

        checks, went = latest_check_ins(workspace, summary.until, CHECKS), trends(workspace, summary)
        titles = titles_of(workspace, (one.totals.exercise for one in summary.exercises))
        last = last_trained(workspace) if summary.is_empty else None
        unit = workspace.settings.unit
        return view(summary, checks, went, unit=unit, titles=titles, plain=plain, again=again, last=last)

    def document() -> Document:
        from hipflex.as_json.views import summary_document

        return summary_document(summary)

    output.give(document, view)


def _show_exercise(
    workspace: Workspace, exercise: str, within: tuple[date, date], output: Output, again: str, *, everything: bool
) -> None:
    progress = exercise_progress(workspace, exercise, *within)

    def view(plain: bool) -> View:
        from hipflex.render.exercise_progress import exercise_progress as view

        titles = titles_of(workspace, [exercise])
        return view(
            progress,
            titles.get(exercise, exercise),
            unit=workspace.settings.unit,
            plain=plain,
            whole=everything,
            has_entry=exercise in titles,
            again=again,
            last=last_trained(workspace, exercise) if progress.is_empty else None,
        )

    def document() -> Document:
        from hipflex.as_json.views import exercise_progress_document

        return exercise_progress_document(progress)

    output.give(document, view)


def _explain(output: Output) -> None:
    from hipflex.as_json.views import definition_rows
    from hipflex.domain.definitions import DEFINITIONS

    def view(_: bool) -> View:
        from hipflex.render.definitions import definitions

        return definitions(DEFINITIONS)

    output.give(definition_rows, view)
