"""`hipflex card`: how a movement is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from hipflex.cli.declaring import completion, options, typer
from hipflex.cli.toolbox import Document, Toolbox
from hipflex.domain.movement import Lift, Origin
from hipflex.errors import Refused, UsageError
from hipflex.services.catalogue import demonstration_of, references_of, regions_of
from hipflex.services.names import exercise_to_show

if TYPE_CHECKING:
    from hipflex.domain.movement import Movement
    from hipflex.render.layout import View
    from hipflex.render.poses import Look
    from hipflex.render.text import Text
    from hipflex.terminal.console import Size


PLAYS_ALONE = "--animate plays below the card; it goes with neither --svg nor --json"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("card", cls=options.Command)(card_command)


def card_command(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A movement of `hipflex catalogue list`; no quotes needed.",
            autocompletion=completion.complete_exercise,
        ),
    ],
    sources: Annotated[bool, typer.Option("--sources", help="List the articles and studies it leans on.")] = False,
    no_figure: Annotated[bool, typer.Option("--no-figure", help="Say its poses in words.")] = False,
    animate: Annotated[bool, typer.Option("--animate", help="Play it at its tempo, until Enter.")] = False,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Save it as a sheet to print.")] = None,
    as_json: options.Json = False,
) -> None:
    """Show a movement's cue card."""
    tools = options.toolbox(ctx)
    if svg is not None:
        if animate:
            raise UsageError(PLAYS_ALONE)
        _save_sheet(tools, name, svg)
    if as_json or svg is None:
        show_card(tools, name, sources=sources, no_figure=no_figure, animate=animate, as_json=as_json)


def show_card(
    tools: Toolbox,
    words: Sequence[str],
    *,
    sources: bool = False,
    no_figure: bool = False,
    animate: bool = False,
    as_json: bool = False,
) -> None:
    """The card of the movement that the words of a name mean."""
    if animate and as_json:
        raise UsageError(PLAYS_ALONE)
    workspace = tools.workspace
    movement = exercise_to_show(workspace, words)
    if isinstance(movement, Lift):
        _show_lift(tools, movement, as_json=as_json)
        if animate:
            _tell_of_no_looks(tools, movement.slug)
        return
    references = references_of(workspace, movement)

    def view() -> View:
        from hipflex.render.card import card, card_from_log
        from hipflex.services.records import last_time, records_of, totals_of

        name, unit = movement.slug, workspace.settings.unit
        last = last_time(workspace, name)
        if movement.origin is Origin.LOG:
            return card_from_log(movement, totals_of(workspace, name), last, records_of(workspace, name), unit=unit)
        look = _look(tools, movement, drawn=not no_figure)
        return card(movement, last, references if sources else None, unit=unit, look=look)

    def document() -> Document:
        from hipflex.as_json.catalogue import card_document

        return card_document(movement, references)

    tools.answer(document, view, as_json=as_json)
    if animate:
        _play(tools, movement)


def _show_lift(tools: Toolbox, lift: Lift, *, as_json: bool) -> None:
    """What is known of a lift."""

    def document() -> Document:
        from hipflex.as_json.catalogue import lift_document

        return lift_document(lift)

    def view() -> View:
        from hipflex.render.card import card_of_lift
        from hipflex.services.records import last_time

        return card_of_lift(lift, last_time(tools.workspace, lift.slug), unit=tools.workspace.settings.unit)

    tools.answer(document, view, as_json=as_json)


def _look(tools: Toolbox, movement: Movement, *, drawn: bool) -> Look | None:
    """How a movement is pictured on standard output; None where its entry doesn't say how it looks."""
    figure = tools.workspace.library.figure(movement.slug)
    if figure is None:
        return None
    from hipflex.render.poses import Look
    from hipflex.terminal.console import has_blocks, has_letters

    return Look(
        figure,
        regions_of(tools.workspace, movement),
        drawn=drawn and has_letters(sys.stdout, tools.environment),
        ascii_only=not has_blocks(sys.stdout, tools.environment),
    )


def _tell_of_no_looks(tools: Toolbox, slug: str) -> None:
    tools.tell(f"nothing to play: no entry says how {slug} looks")


def _play(tools: Toolbox, movement: Movement) -> None:
    """Plays a movement below its card, where that can be."""
    from hipflex.terminal.console import draws_over

    look = _look(tools, movement, drawn=True)
    if look is None:
        _tell_of_no_looks(tools, movement.slug)
        return
    if not sys.stdin.isatty() or not draws_over(sys.stdout, tools.environment):
        tools.tell("nothing is played here: expected a terminal that takes escapes, without NO_COLOR")
        return
    from hipflex.render.moving import Moving
    from hipflex.terminal.player import play

    shown = demonstration_of(movement, look.figure)
    moving = Moving(look, movement.sides)

    def frame(elapsed: float, room: Size) -> Iterator[Text]:
        moment = shown.at(elapsed)
        return moving.lines(moment.way, moment.side, moment.said, room.width, room.height)

    play(frame, sys.stdin, sys.stdout, tools.clock.elapsed)


def _save_sheet(tools: Toolbox, words: Sequence[str], svg: str) -> None:
    """Writes the card of a movement as a sheet."""
    from hipflex.cli.pictures import save_picture, shown
    from hipflex.render.sheet import movement_sheet

    workspace = tools.workspace
    movement = exercise_to_show(workspace, words)
    if isinstance(movement, Lift):
        raise Refused(f"there are no cues for {movement.title}, so there is nothing to put on a sheet")
    if movement.origin is Origin.LOG:
        raise Refused(f"only your log knows {movement.title}, so there is nothing to put on a sheet")
    save_picture(tools, svg, movement_sheet(shown(workspace, movement), unit=workspace.settings.unit))
