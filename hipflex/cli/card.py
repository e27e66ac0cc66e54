"""`hipflex card`: how a movement is done."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.catalogue.names import resolved
from hipflex.cli.completion import complete_movement
from hipflex.cli.options import Command, Json, toolbox


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("card", cls=Command)(card_command)


def card_command(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="A movement; no quotes needed.", autocompletion=complete_movement),
    ],
    sources: Annotated[bool, typer.Option("--sources", help="List the studies it leans on.")] = False,
    as_json: Json = False,
) -> None:
    """Show a movement's cue card."""
    tools = toolbox(ctx)
    movement = tools.library.movements[resolved(" ".join(name), tools.library.movement_names)]
    references = [tools.library.references[one] for one in movement.references]
    if as_json:
        from hipflex.as_json.catalogue import card_document

        tools.document(card_document(movement, references))
        return
    from hipflex.render.card import card

    last = tools.last_sets(movement.slug)
    tools.show(card(movement, last, references if sources else (), unit=tools.settings.unit))
