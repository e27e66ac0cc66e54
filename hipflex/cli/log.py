"""`hipflex log`: sets noted by hand, and the latest ones."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import typer

from hipflex.catalogue.names import leading_name, resolved
from hipflex.cli.completion import complete_movement, complete_workout
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.text import lines_of, whole_text
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.change import Logged
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, Session, performed
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import Refused, UsageError
from hipflex.notation import parse_sets
from hipflex.when import parse_when

LATEST = 20
SIGNED = re.compile("-[0-9]")
WORDS_HELP = "A movement, then sets like 3x10@2.5kg 8 rir1; `-` reads such lines from standard input."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("log", cls=SetsCommand)(log_command)


class SetsCommand(Command):
    """A command whose words may be `@ -20kg`, which is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words; a load with a sign is kept from being taken for an option by a blank before it."""
        earlier = ["", *args]
        return super().parse_args(
            ctx,
            [
                f" {word}" if before.endswith("@") and SIGNED.match(word) else word
                for before, word in zip(earlier, args, strict=False)
            ],
        )


def log_command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE SETS…", help=WORDS_HELP, autocompletion=complete_movement),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was done [default: now].")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark kept with the sets.")] = None,
    workout: Annotated[
        str | None,
        typer.Option("--workout", metavar="NAME", help="The workout they belong to.", autocompletion=complete_workout),
    ] = None,
    as_json: Json = False,
) -> None:
    """Log sets by hand; alone: show the latest 20."""
    tools = toolbox(ctx)
    if not words:
        if at or note or workout:
            raise UsageError(
                "there is nothing to log: expected EXERCISE SETS…, like `hipflex log hanging-leg-raise 10`"
            )
        _show_latest(tools, as_json=as_json)
        return
    items = list(_read_items(tools)) if words == ["-"] else [_item(tools, [word.removeprefix(" ") for word in words])]
    moment = parse_when(at, tools.now()) if at is not None else tools.now()
    slug = None if workout is None else resolved(workout, tools.library.training_names, sort="workout")
    logged = _write(tools, items, moment, slug, whole_text(note, "the note") or None)
    if as_json:
        from hipflex.as_json.changes import logged_document

        tools.document(logged_document(logged))
    else:
        _acknowledge(tools, logged, dated=at is not None)


@dataclass(frozen=True, slots=True)
class Item:
    """What was done of one movement."""

    movement: Movement
    entries: Sequence[SetEntry]


def _item(tools: Toolbox, words: Sequence[str]) -> Item:
    if len(words) == 1:
        raise UsageError(f"no sets are given: expected `hipflex log {words[0]} SETS…`, like 3x10@2.5kg")
    slug, count = leading_name(words, tools.library.movement_names)
    movement = tools.library.movements[slug]
    return Item(movement, parse_sets(" ".join(words[count:]), movement, tools.settings.vocabulary))


def _read_items(tools: Toolbox) -> Iterable[Item]:
    """The lines of standard input; blank ones are passed over."""
    lines = [(number, line.split()) for number, line in enumerate(lines_of(sys.stdin), 1) if line.strip()]
    if not lines:
        raise Refused("nothing came from standard input; expected lines like `hanging-leg-raise 3x10`")
    for number, words in lines:
        try:
            yield _item(tools, words)
        except Refused as error:
            raise error.at_line(number) from None
        except UsageError as error:
            raise Refused(f"line {number}: {error}") from None


def _write(tools: Toolbox, items: Sequence[Item], moment: datetime, workout: str | None, note: str | None) -> Logged:
    def rows(session: Session) -> list[PerformedSet]:
        made: list[PerformedSet] = []
        for item in items:
            template = PerformedSet(item.movement.slug, item.movement.kind, moment, number=0, note=note)
            for entry in item.entries:
                made += performed(template, entry, item.movement.sides, [*session.sets, *made])
        return made

    return tools.log.by_hand.log(moment, workout, rows)


def _acknowledge(tools: Toolbox, logged: Logged, *, dated: bool) -> None:
    from hipflex.render.words import logged_line

    for done in logged.sets:
        title = tools.library.movements[done.exercise].title
        tools.say(logged_line(done, title, unit=tools.settings.unit, dated=dated))


def _show_latest(tools: Toolbox, *, as_json: bool) -> None:
    sets = tools.log.read.latest_sets(LATEST)
    if as_json:
        from hipflex.as_json.sets import set_row

        tools.document([set_row(done) for done in sets])
        return
    from hipflex.render.history import latest_sets

    tools.show(latest_sets(sets, unit=tools.settings.unit))
