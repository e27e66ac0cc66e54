"""`hipflex catalogue`: what there is, what is wrong with it, where it lies."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hipflex.catalogue.names import names_of, resolved
from hipflex.catalogue.schema import SchemaOf
from hipflex.cli.muscle import muscle_named, related_muscles
from hipflex.cli.options import Command, Family, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.movement import Kind, Movement, Origin
from hipflex.errors import Problem, Refused

NO_EQUIPMENT = "none"


class NewKind(StrEnum):
    """What can be started from a commented file."""

    EXERCISE = "exercise"
    STRETCH = "stretch"
    WARM_UP = "warm-up"
    WORKOUT = "workout"
    PROGRAMME = "programme"


app = typer.Typer(cls=Family, help="List, check and add the catalogue's entries.", rich_markup_mode=None)


@app.command("list", cls=Command)
def list_command(
    ctx: typer.Context,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only this kind.")] = None,
    muscle: Annotated[
        str | None, typer.Option("--muscle", metavar="NAME", help="Only what trains or stretches it.")
    ] = None,
    equipment: Annotated[
        str | None, typer.Option("--equipment", metavar="NAME", help="Only what is done with it; `none`: without any.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the movements."""
    tools = toolbox(ctx)
    muscles = None if muscle is None else related_muscles(muscle_named(tools, muscle))
    if equipment is not None and equipment != NO_EQUIPMENT:
        names = names_of((name, ()) for name in tools.library.equipment)
        equipment = resolved(equipment, names, sort="equipment")
    found = [
        movement
        for movement in tools.library.movements.values()
        if (kind is None or movement.kind is kind)
        and (muscles is None or muscles & _trained(movement))
        and (equipment is None or _uses(movement, equipment))
    ]
    if as_json:
        from hipflex.as_json.catalogue import movement_row

        tools.document([movement_row(movement) for movement in found])
        return
    from hipflex.render.catalogue import movement_list

    shadowed = [movement.slug for movement in found if movement.origin is Origin.REPLACED]
    tools.show(movement_list(found, shadowed=shadowed))


@app.command("check", cls=Command)
def check_command(
    ctx: typer.Context,
    path: Annotated[
        str | None, typer.Argument(metavar="PATH", help="A file or folder [default: the whole catalogue].")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check YAML entries; exit 1 where something is wrong."""
    tools = toolbox(ctx)
    entries, problems = _checked(tools, path)
    if as_json:
        from hipflex.as_json.catalogue import check_document

        tools.document(check_document(entries, problems))
    else:
        from hipflex.render.catalogue import problems as view

        tools.show(view(problems, entries))
    if problems:
        raise typer.Exit(1)


@app.command("path", cls=Command)
def path_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Say where entries are read from, the strongest first."""
    tools = toolbox(ctx)
    from hipflex.catalogue.loading import shipped_folder

    folders = [*map(str, tools.places.catalogue), str(shipped_folder())]
    if as_json:
        tools.document(folders)
        return
    from hipflex.render.safe import safe

    for folder in folders:
        tools.say(safe(folder))


@app.command("schema", cls=Command)
def schema_command(
    ctx: typer.Context,
    kind: Annotated[SchemaOf | None, typer.Option("--kind", help="Of one kind of file [default: any entry].")] = None,
    as_json: Json = False,  # noqa: ARG001 - it is JSON anyway
) -> None:
    """Print a JSON Schema, for an editor to check entries with."""
    from hipflex.catalogue.schema import schema

    toolbox(ctx).document(schema(kind))


@app.command("new", cls=Command)
def new_command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SLUG", help="Its name, like knee-drive.")],
    kind: Annotated[NewKind, typer.Option("--kind", help="What it is.")] = NewKind.EXERCISE,
    as_json: Json = False,
) -> None:
    """Write a commented file to start an entry of your own from."""
    from hipflex.catalogue.starter import write_starter

    tools = toolbox(ctx)
    shadows = name in tools.library.movements or name in tools.library.workouts or name in tools.library.programmes
    path = write_starter(tools.places.catalogue[0], SchemaOf(kind.value), name)
    if as_json:
        tools.document({"file": str(path), "kind": kind.value, "slug": name})
        return
    from hipflex.render.safe import safe

    if shadows:
        tools.tell(f"{name} is shipped too: yours stands in its place now, until you rename or remove the file")
    tools.say(safe(f"wrote {path}; edit it, then: hipflex catalogue check"))


def _checked(tools: Toolbox, path: str | None) -> tuple[int, tuple[Problem, ...]]:
    """How many entries can be used, and what is wrong; with a path of what lies there alone."""
    from hipflex.catalogue.loading import checked_path, load_library, shipped_folder

    vocabulary = tools.settings.vocabulary
    if path is None:
        library = load_library(shipped_folder(), tools.places.catalogue, vocabulary)
        return library.entries, library.problems
    if not Path(path).exists():
        raise Refused(f"there is no {path} to check")
    return checked_path(shipped_folder(), tools.places.catalogue, Path(path), vocabulary)


def _trained(movement: Movement) -> set[str]:
    return {*movement.muscles.primary, *movement.muscles.secondary, *movement.muscles.stretched}


def _uses(movement: Movement, equipment: str) -> bool:
    if equipment == NO_EQUIPMENT:
        return not movement.equipment
    return any(equipment in need for need in movement.equipment)
