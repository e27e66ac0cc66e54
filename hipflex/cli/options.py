"""Options that many commands share."""

from __future__ import annotations

import functools
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from hipflex.cli.parameters import as_ever, usage_of
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

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options."""
        return as_ever(super().get_params(ctx))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The names that begin so."""
        return _bare(super().shell_complete(ctx, incomplete))


class ShowingFamily(Family):
    """A group that shows something alone, so that it takes the places of log, settings and catalogue as a command."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *_place_options()], **kwargs)


class Command(TyperCommand):
    """A command that takes the places of log, settings and catalogue after its name too."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *_place_options()], **kwargs)

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options and arguments."""
        return as_ever(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words; where some are left over, the option that they belong to is named, or what might stand there."""
        ctx.allow_extra_args = True
        left_over = super().parse_args(ctx, args)
        if left_over and not ctx.resilient_parsing:
            from hipflex.cli.bare_words import meant_words

            said, tools = " ".join(left_over), toolbox(ctx)
            tools.quiet = True  # whatever is amiss at home, it is the words that are refused
            meant = meant_words(said, self.get_params(ctx), tools.workspace)
            ctx.fail(f"Got unexpected extra argument ({said}){meant}")
        return left_over

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What stands behind the command's name in its usage."""
        return [str(self.options_metavar), *usage_of(self.get_params(ctx))]

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


@functools.cache
def _place_options() -> list[Any]:
    """The options as Typer makes them of a signature: what its own classes take isn't the same in every version."""
    home = typer.Typer(add_completion=False)
    home.command()(_places)
    return get_command(home).params


def _place(name: str, option: str, text: str) -> Any:
    def keep(ctx: typer.Context, value: Any) -> None:
        if value or value == "":
            setattr(toolbox(ctx), name, value)

    return typer.Option(option, callback=keep, expose_value=False, hidden=True, help=text)


def _places(
    place_log_file: Annotated[str | None, _place("log_file", "--log-file", LOG_FILE_HELP)] = None,
    place_settings_file: Annotated[str | None, _place("settings_file", "--settings", SETTINGS_HELP)] = None,
    place_catalogue: Annotated[list[str] | None, _place("catalogue", "--catalogue", CATALOGUE_HELP)] = None,
) -> None:
    """What is asked of these three is kept by them; the names stand apart from the root command's."""
