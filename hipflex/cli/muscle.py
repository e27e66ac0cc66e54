"""`hipflex muscle`: anatomy, and which movements train or stretch a muscle."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.catalogue.names import names_of, resolved
from hipflex.cli.completion import complete_muscle
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.movement import Movement, Muscle

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
        _show_muscle(tools, muscle_named(tools, " ".join(name)), as_json=as_json)
        return
    muscles = list(tools.library.muscles.values())
    if as_json:
        from hipflex.as_json.catalogue import muscle_row

        tools.document([muscle_row(muscle) for muscle in muscles])
        return
    from hipflex.render.muscles import muscle_list

    tools.show(muscle_list(muscles, tools.library.guides.get(WHY)))


def muscle_named(tools: Toolbox, name: str) -> Muscle:
    """The muscle that a name means."""
    names = names_of((muscle.slug, (muscle.title,)) for muscle in tools.library.muscles.values())
    return tools.library.muscles[resolved(name, names, sort="muscle")]


def related_muscles(muscle: Muscle) -> set[str]:
    """The muscle, its parts and its group: what is said of one is said of the others."""
    return {muscle.slug, *muscle.parts, *([muscle.group] if muscle.group else [])}


def _show_muscle(tools: Toolbox, shown: Muscle, *, as_json: bool) -> None:
    related = related_muscles(shown)
    movements = list(tools.library.movements.values())
    roles = {
        "primary": _slugs(movements, related, "primary"),
        "secondary": _slugs(movements, related, "secondary"),
        "stretched": _slugs(movements, related, "stretched"),
    }
    if as_json:
        from hipflex.as_json.catalogue import muscle_document

        tools.document(muscle_document(shown, **roles))
        return
    from hipflex.render.muscles import muscle

    tools.show(muscle(shown, **roles))


def _slugs(movements: list[Movement], muscles: set[str], role: str) -> list[str]:
    return [movement.slug for movement in movements if muscles & set(getattr(movement.muscles, role))]
