"""Options that many commands share."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from hipflex.cli.toolbox import Toolbox
from hipflex.patterns import pattern

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this local date on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this local date, included.")]
Exercise = Annotated[str | None, typer.Option("--exercise", metavar="NAME", help="Only this movement.")]

LOG_FILE_HELP = "The training log to use [env: HIPFLEX_LOG]."
SETTINGS_HELP = "The settings file to use [env: HIPFLEX_SETTINGS]."
SIGNED = pattern("-[0-9]")
CATALOGUE_HELP = "Your own catalogue's folder; may be given again, the first wins [env: HIPFLEX_CATALOGUE]."


def toolbox(ctx: typer.Context) -> Toolbox:
    """The tools of this run."""
    tools = ctx.find_root().obj
    if not isinstance(tools, Toolbox):
        raise TypeError("the root command makes the toolbox")
    return tools


class Family(TyperGroup):
    """A group of commands."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The names that begin so."""
        return _bare(super().shell_complete(ctx, incomplete))


class Command(TyperCommand):
    """A command that takes the places of log, settings and catalogue after its name too."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *_place_options()], **kwargs)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The options that begin so."""
        return _bare(super().shell_complete(ctx, incomplete))


class SetsCommand(Command):
    """A command whose words may be `-20kg`, which is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words; a load with a sign is kept from being taken for an option by a blank before it."""
        return super().parse_args(ctx, [f" {word}" if SIGNED.match(word) else word for word in args])


def _bare(items: list[Any]) -> list[Any]:
    """Completions without their help: for each of those Typer would load Rich, to take markup out that isn't there."""
    for item in items:
        item.help = None
    return items


def _place_options() -> list[TyperOption]:
    return [
        _place_option("log_file", "--log-file", LOG_FILE_HELP),
        _place_option("settings_file", "--settings", SETTINGS_HELP),
        _place_option("catalogue", "--catalogue", CATALOGUE_HELP, multiple=True),
    ]


def _place_option(name: str, flag: str, text: str, *, multiple: bool = False) -> TyperOption:
    def keep(ctx: typer.Context, _: object, value: Any) -> None:
        if value:
            setattr(toolbox(ctx), name, value)
        elif value == "":
            setattr(toolbox(ctx), name, "")

    return TyperOption(
        param_decls=[f"place_{name}", flag],
        type=str,
        multiple=multiple,
        callback=keep,
        expose_value=False,
        hidden=True,
        help=text,
    )
