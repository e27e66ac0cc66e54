"""`hipflex settings`: what is chosen, where that comes from, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.as_json.places import setting_change, setting_row, settings_place_document
from hipflex.cli.completion import complete_setting_value
from hipflex.cli.options import Command, Json, ShowingFamily, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.errors import UsageError
from hipflex.render.safe import safe
from hipflex.services.settings import Changed, set_setting, settings_with_origins, unset_setting
from hipflex.settings.values import KEYS

if TYPE_CHECKING:
    from hipflex.render.layout import View

app = typer.Typer(cls=ShowingFamily, rich_markup_mode=None)


def register(to: typer.Typer) -> None:
    """Adds the commands."""
    to.add_typer(app, name="settings")


@app.callback(invoke_without_command=True)
def settings_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Show and change the settings; alone: show them."""
    if ctx.invoked_subcommand is None:
        _show(toolbox(ctx), as_json=as_json)
    elif as_json:
        raise UsageError(f"--json goes behind the command, like `hipflex settings {ctx.invoked_subcommand} --json`")


@app.command("show", cls=Command)
def show_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Show every setting and where its value comes from."""
    _show(toolbox(ctx), as_json=as_json)


def _show(tools: Toolbox, *, as_json: bool) -> None:
    settings = settings_with_origins(tools.workspace)

    def view() -> View:
        from hipflex.render.settings import settings_table

        return settings_table([(one.key, _words(one.value), one.origin, one.where or "") for one in settings])

    rows = [setting_row(one.key, one.value, one.origin, one.where) for one in settings]
    tools.answer(lambda: rows, view, as_json=as_json)


@app.command("set", cls=Command)
def set_command(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=f"One of {', '.join(KEYS)}.", autocompletion=lambda: KEYS)],
    value: Annotated[
        list[str],
        typer.Argument(
            metavar="VALUE",
            help="Its new value; a list with commas or blanks.",
            autocompletion=complete_setting_value,
        ),
    ],
    as_json: Json = False,
) -> None:
    """Change a setting in the settings file; all else in it stays as it is."""
    tools = toolbox(ctx)
    changed = set_setting(tools.workspace, key, value)
    if changed.value == "voice":
        from hipflex.terminal.sound import VOICES, voice_command

        if voice_command() is None:
            tools.tell(f"this system has no voice ({', '.join(VOICES)}), so the bell rings instead")
    if changed.value == "after-change" and not tools.workspace.shares:
        tools.tell("no folder is shared yet: `hipflex sync FOLDER` names it")
    _say(tools, changed, as_json=as_json)


@app.command("unset", cls=Command)
def unset_command(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=f"One of {', '.join(KEYS)}.", autocompletion=lambda: KEYS)],
    as_json: Json = False,
) -> None:
    """Take a setting out of the settings file, so that it is as usual."""
    tools = toolbox(ctx)
    _say(tools, unset_setting(tools.workspace, key), as_json=as_json)


@app.command("path", cls=Command)
def path_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Say where the settings file is."""
    tools = toolbox(ctx)
    where = str(tools.workspace.places.settings)
    tools.answer(lambda: settings_place_document(where), lambda: safe(where), as_json=as_json)


def _say(tools: Toolbox, changed: Changed, *, as_json: bool) -> None:
    tools.answer(
        lambda: setting_change(changed.key, changed.before, changed.value),
        lambda: safe(f"{changed.key}: {_words(changed.before)} → {_words(changed.value)}"),
        as_json=as_json,
    )


def _words(value: object) -> str:
    if value is None:
        return "unset"
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
