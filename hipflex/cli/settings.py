"""`hipflex settings`: what is chosen, where that comes from, and changing it."""

from __future__ import annotations

from typing import Annotated

import typer

from hipflex.catalogue.names import names_of, normal, resolved, suggestions
from hipflex.cli.options import Command, Family, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.measures import Unit
from hipflex.places import From
from hipflex.settings import KEYS, Settings, change_setting, plain_value

app = typer.Typer(cls=Family, help="Show and change the settings.", rich_markup_mode=None)


@app.command("show", cls=Command)
def show_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Show every setting and where its value comes from."""
    tools = toolbox(ctx)
    rows = [(key, plain_value(tools.settings, key), *_origin(tools, key)) for key in KEYS]
    if as_json:
        from hipflex.as_json.places import setting_row

        tools.document([setting_row(key, value, origin.value, where) for key, value, origin, where in rows])
        return
    from hipflex.render.settings import settings_table

    tools.show(settings_table([(key, _words(value), origin.value, where or "") for key, value, origin, where in rows]))


@app.command("set", cls=Command)
def set_command(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=f"One of {', '.join(KEYS)}.", autocompletion=lambda: KEYS)],
    value: Annotated[list[str], typer.Argument(metavar="VALUE", help="Its new value; a list with commas or blanks.")],
    as_json: Json = False,
) -> None:
    """Change a setting in the settings file; all else in it stays as it is."""
    tools = toolbox(ctx)
    words = [_programme(tools, value)] if key == "programme" else value
    if key == "equipment" and normal(" ".join(value)) in map(normal, tools.library.equipment):
        words = [" ".join(value)]
    before, after = change_setting(tools.places.settings, key, words)
    _remark(tools, key, after)
    if as_json:
        from hipflex.as_json.places import setting_change

        tools.document(setting_change(key, plain_value(before, key), plain_value(after, key)))
        return
    from hipflex.render.safe import safe

    tools.say(safe(f"{key}: {_words(plain_value(before, key))} → {_words(plain_value(after, key))}"))


@app.command("path", cls=Command)
def path_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Say where the settings file is."""
    from hipflex.render.safe import safe

    tools = toolbox(ctx)
    where = str(tools.places.settings)
    if as_json:
        tools.document({"settings": where})
    else:
        tools.say(safe(where))


def _programme(tools: Toolbox, words: list[str]) -> str:
    """The programme that words name."""
    names = names_of((programme.slug, programme.names) for programme in tools.library.programmes.values())
    return resolved(" ".join(words), names, sort="programme")


def _remark(tools: Toolbox, key: str, after: Settings) -> None:
    """Says what is allowed but hardly meant."""
    if key == "unit" and after.unit is Unit.LB and after.load_step == Settings().load_step:
        tools.tell("load_step is still 1kg; for plates in pounds: hipflex settings set load_step 2.5lb")
    if key == "equipment":
        names = names_of((name, ()) for name in tools.library.equipment)
        for name in after.equipment:
            if normal(name) not in map(normal, names):
                close = suggestions(name, names)
                tools.tell(f"no movement needs {name!r}" + (f"; did you mean {' or '.join(close)}?" if close else ""))


def _origin(tools: Toolbox, key: str) -> tuple[From, str | None]:
    place = tools.loaded.places.get(key)
    return (From.FILE, str(place)) if place else (From.DEFAULT, None)


def _words(value: object) -> str:
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
