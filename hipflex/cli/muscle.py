"""`hipflex muscle`: anatomy, and which movements train or stretch a muscle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.catalogue import muscle_document, muscle_row
from hipflex.cli.completion import complete_muscle
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.movement import Muscle
from hipflex.services.catalogue import lifts_for, movements_by_role
from hipflex.services.names import muscle_named

if TYPE_CHECKING:
    from hipflex.render.layout import View

WHY = "why-it-matters"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("muscle", cls=Command)(muscle_command)


def muscle_command(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="A muscle [default: all of them].", autocompletion=complete_muscle),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the muscles, and what trains or stretches one."""
    tools = toolbox(ctx)
    if name:
        _show_muscle(tools, muscle_named(tools.workspace, name), as_json=as_json)
    else:
        _show_muscles(tools, as_json=as_json)


def _show_muscle(tools: Toolbox, shown: Muscle, *, as_json: bool) -> None:
    slugs, lifts = movements_by_role(tools.workspace, shown), lifts_for(tools.workspace, shown)

    def view() -> View:
        from hipflex.render.muscles import muscle

        return muscle(shown, **slugs, lifts=[one.title for one in lifts])

    tools.answer(lambda: muscle_document(shown, **slugs, lifts=[one.slug for one in lifts]), view, as_json=as_json)


def _show_muscles(tools: Toolbox, *, as_json: bool) -> None:
    library = tools.workspace.library
    muscles = list(library.muscles.values())

    def view() -> View:
        from hipflex.render.muscles import muscle_list

        return muscle_list(muscles, library.guides.get(WHY))

    tools.answer(lambda: [muscle_row(muscle) for muscle in muscles], view, as_json=as_json)
