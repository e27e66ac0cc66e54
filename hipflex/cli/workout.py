"""`hipflex workout`: what can be done, doing it, and ending it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.catalogue import programme_document, workout_document, workout_row
from hipflex.as_json.changes import closed_document
from hipflex.cli.completion import complete_purpose, complete_training, complete_workout
from hipflex.cli.options import Command, Family, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.change import Closed
from hipflex.domain.prescription import Prescription, Workout
from hipflex.domain.programme import Programme
from hipflex.errors import UsageError
from hipflex.render.change_words import closed_words
from hipflex.services.names import training_named
from hipflex.services.next_doses import left_out_words, next_doses
from hipflex.services.workouts import chosen_workout

if TYPE_CHECKING:
    from hipflex.render.layout import View

app = typer.Typer(cls=Family, help="List, show, do and end workouts.", rich_markup_mode=None)


def register(to: typer.Typer) -> None:
    """Adds the commands."""
    to.add_typer(app, name="workout")


MINUTES_HELP = "Fit it to the time: fewer sets first, then strength before stretches."
NoTimers = Annotated[bool, typer.Option("--no-timers", help="Count neither holds nor rests down.")]
Plain = Annotated[bool, typer.Option("--plain", help="Line by line, even in a terminal.")]


@app.command("list", cls=Command)
def list_command(ctx: typer.Context, as_json: Json = False) -> None:
    """List the workouts and programmes."""
    tools = toolbox(ctx)
    library = tools.workspace.library

    def view() -> View:
        from hipflex.render.workouts import workout_list

        return workout_list(list(library.workouts.values()), list(library.programmes.values()))

    tools.answer(lambda: [workout_row(training) for training in library.trainings], view, as_json=as_json)


@app.command("show", cls=Command)
def show_command(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORKOUT", help="[default: what is due]", autocompletion=complete_workout),
    ] = None,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Save it as a sheet to print.")] = None,
    as_json: Json = False,
) -> None:
    """Show a workout with today's doses, or a programme."""
    tools = toolbox(ctx)
    tools.only_reads = True
    shown = training_named(tools.workspace, name) if name else chosen_workout(tools.workspace, ())
    if isinstance(shown, Workout):
        _show_workout(tools, shown, svg, as_json=as_json)
    elif svg is None:
        _show_programme(tools, shown, as_json=as_json)
    else:
        raise UsageError(f"{shown.slug} is a programme: --svg saves one of its workouts")


@app.command("start", cls=Command)
def start_command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORKOUT|MOVEMENT…]",
            help="[default: what is due, else hip-flexor]",
            autocompletion=complete_training,
        ),
    ] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="N", min=1, max=600, help=MINUTES_HELP)] = None,
    warm_up: Annotated[bool, typer.Option("--warm-up", help="Controlled mountain climbers first.")] = False,
    purpose: Annotated[
        str | None,
        typer.Option(
            "--purpose",
            metavar="NAME",
            help="Take that dose of the movement, like warm-up.",
            autocompletion=complete_purpose,
        ),
    ] = None,
    rehearse: Annotated[bool, typer.Option("--rehearse", help="Try it out; nothing is written.")] = False,
    no_timers: NoTimers = False,
    plain: Plain = False,
) -> None:
    """Do a workout set by set.

    Enter accepts the aim; or write what you did, like 10, 10@2kg, 12/10 or 45s. Words: skip, skip exercise, swap NAME,
    undo, add, note TEXT, finish, quit.
    """
    from hipflex.cli.workout_run import Manner, start

    manner = Manner(rehearsal=rehearse, timers=not no_timers, plain=plain, minutes=minutes, warm_up=warm_up)
    raise typer.Exit(start(toolbox(ctx), names or (), manner, purpose))


@app.command("resume", cls=Command)
def resume_command(
    ctx: typer.Context,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Go on here with one open on another machine.")
    ] = False,
    no_timers: NoTimers = False,
    plain: Plain = False,
) -> None:
    """Go on with the open workout exactly where it stopped."""
    from hipflex.cli.workout_run import Manner, run_open

    tools = toolbox(ctx)
    if take_over:
        machine, session = tools.workspace.log.workouts.take_over()
        tools.tell(f"{session.title}, open on {machine} until now, goes on here; {machine} learns it at its next sync")
    raise typer.Exit(run_open(tools, Manner(timers=not no_timers, plain=plain)))


@app.command("finish", cls=Command)
def finish_command(ctx: typer.Context, as_json: Json = False) -> None:
    """End the open workout early and keep its sets."""
    tools = toolbox(ctx)
    _say_closed(tools, tools.workspace.log.workouts.finish(), as_json=as_json)


@app.command("discard", cls=Command)
def discard_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Take the open workout back whole, its sets too; `undo` brings it back."""
    tools = toolbox(ctx)
    _say_closed(tools, tools.workspace.log.workouts.discard(), as_json=as_json)


def _show_workout(tools: Toolbox, shown: Workout, svg: str | None, *, as_json: bool) -> None:
    doses = next_doses(tools.workspace, shown)
    tools.tell(left_out_words(tools.workspace, shown))
    if svg is not None:
        _save_sheet(tools, shown, doses, svg)
        if not as_json:
            return

    def view() -> View:
        from hipflex.render.workouts import workout

        return workout(shown, doses, unit=tools.workspace.settings.unit)

    tools.answer(lambda: workout_document(shown, doses), view, as_json=as_json)


def _save_sheet(tools: Toolbox, workout: Workout, doses: Sequence[Prescription], svg: str) -> None:
    """Writes a workout as a sheet."""
    from hipflex.cli.pictures import save_picture, shown
    from hipflex.render.sheet import workout_sheet

    workspace = tools.workspace
    movements = [shown(workspace, workspace.library.movements[dose.exercise]) for dose in doses]
    save_picture(tools, svg, workout_sheet(workout, doses, movements, unit=workspace.settings.unit))


def _show_programme(tools: Toolbox, shown: Programme, *, as_json: bool) -> None:
    def view() -> View:
        from hipflex.render.workouts import programme

        return programme(shown, tools.workspace.library.training_titles)

    tools.answer(lambda: programme_document(shown), view, as_json=as_json)


def _say_closed(tools: Toolbox, closed: Closed, *, as_json: bool) -> None:
    tools.answer(lambda: closed_document(closed), lambda: closed_words(closed), as_json=as_json)
