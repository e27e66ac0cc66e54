"""`hipflex catalogue`: what there is, what is wrong with it, where it lies."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.catalogue import check_document, movement_row, new_entry_document
from hipflex.catalogue.schema import SchemaOf
from hipflex.cli.options import Command, Family, Json, toolbox
from hipflex.domain.movement import LIFT, Kind, Origin
from hipflex.render.safe import safe
from hipflex.services.catalogue import catalogue_checked, catalogue_folders, lifts_found, movements_found
from hipflex.services.new_entries import start_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex.domain.movement import Lift, Movement
    from hipflex.render.layout import View


class NewKind(StrEnum):
    """What can be started from a commented file."""

    EXERCISE = "exercise"
    STRETCH = "stretch"
    WARM_UP = "warm-up"
    WORKOUT = "workout"
    PROGRAMME = "programme"


class ListedKind(StrEnum):
    """What can be listed: everyday lifts by their own name alone."""

    EXERCISE = Kind.EXERCISE
    STRETCH = Kind.STRETCH
    WARM_UP = Kind.WARM_UP
    LIFT = LIFT


app = typer.Typer(cls=Family, help="List, check and add the catalogue's entries.", rich_markup_mode=None)


def register(to: typer.Typer) -> None:
    """Adds the commands."""
    to.add_typer(app, name="catalogue")


@app.command("list", cls=Command)
def list_command(
    ctx: typer.Context,
    kind: Annotated[
        ListedKind | None, typer.Option("--kind", help="Only this kind; lifts are left out without it.")
    ] = None,
    muscle: Annotated[
        str | None, typer.Option("--muscle", metavar="NAME", help="Only what trains or stretches it.")
    ] = None,
    equipment: Annotated[
        str | None, typer.Option("--equipment", metavar="NAME", help="Only what is done with it; `none`: without any.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the movements, or the everyday lifts."""
    workspace = (tools := toolbox(ctx)).workspace
    found: Sequence[Movement | Lift]
    if kind is ListedKind.LIFT:
        found = lifts_found(workspace, muscle, equipment)
    else:
        found = movements_found(workspace, None if kind is None else Kind(kind), muscle, equipment)

    def view() -> View:
        from hipflex.render.catalogue import movement_list

        return movement_list(found, shadowed=[one.slug for one in found if one.origin is Origin.REPLACED])

    tools.answer(lambda: [movement_row(movement) for movement in found], view, as_json=as_json)


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
    entries, problems = catalogue_checked(tools.workspace, path)

    def view() -> View:
        from hipflex.render.catalogue import problems as view

        return view(problems, entries)

    tools.answer(lambda: check_document(entries, problems), view, as_json=as_json)
    if problems:
        raise typer.Exit(1)


@app.command("path", cls=Command)
def path_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Say where entries are read from, the strongest first."""
    tools = toolbox(ctx)
    folders = catalogue_folders(tools.workspace)
    tools.answer(lambda: folders, lambda: "\n".join(map(safe, folders)), as_json=as_json)


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
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, like 'Goblet squat'.")],
    kind: Annotated[NewKind, typer.Option("--kind", help="What it is.")] = NewKind.EXERCISE,
    as_json: Json = False,
) -> None:
    """Write a commented file to start an entry of your own from."""
    tools = toolbox(ctx)
    path, remark = start_entry(tools.workspace, SchemaOf(kind.value), name)
    tools.tell(remark)
    tools.answer(
        lambda: new_entry_document(str(path), kind, path.stem),
        lambda: safe(f"wrote {path}; edit it, then: hipflex catalogue check"),
        as_json=as_json,
    )
