"""`hipflex next`: the next doses, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from hipflex.as_json.doses import next_dose_row
from hipflex.cli.declaring import completion, options, typer
from hipflex.cli.toolbox import Toolbox
from hipflex.services.names import later_words
from hipflex.services.next_doses import left_out_words, next_doses
from hipflex.services.workouts import chosen_workout

if TYPE_CHECKING:
    from hipflex.render.layout import View


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("next", cls=options.Command)(next_command)


def next_command(
    ctx: typer.Context,
    workout: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORKOUT", help="A workout [default: what is due].", autocompletion=completion.complete_workout
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Show the next doses, each with its reason."""
    show_next(options.toolbox(ctx), workout or (), as_json=as_json)


def show_next(tools: Toolbox, words: Sequence[str], *, as_json: bool = False) -> None:
    """The doses of the workout that words name, or of what is due."""
    chosen = chosen_workout(tools.workspace, words)
    doses = next_doses(tools.workspace, chosen)
    tools.tell(left_out_words(tools.workspace, chosen))
    tools.tell(later_words(tools.workspace.present()))

    def view() -> View:
        from hipflex.render.workouts import dose_list

        return dose_list(doses, unit=tools.workspace.settings.unit)

    tools.answer(lambda: [next_dose_row(dose) for dose in doses], view, as_json=as_json)
