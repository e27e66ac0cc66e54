"""`hipflex path`: where things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hipflex.as_json.places import path_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Document

if TYPE_CHECKING:
    from hipflex.render.layout import View


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("path", cls=Command)(path_command)


def path_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Say where log, settings, catalogue, cache and backups are."""
    tools = toolbox(ctx)
    where = tools.workspace.places

    def document() -> Document:
        return path_document(
            log=where.log,
            settings=where.settings,
            catalogue=where.catalogue,
            cache=where.cache,
            backups=where.backups,
            status=where.status,
            machine=tools.workspace.machine,
        )

    def view() -> View:
        from hipflex.render.settings import places_table

        rows = [("log", where.log), ("settings", str(where.settings))]
        rows += [("catalogue", str(folder)) for folder in where.catalogue]
        rows += [("cache", str(where.cache)), ("backups", str(where.backups)), ("status", str(where.status))]
        return places_table(rows)

    tools.answer(document, view, as_json=as_json)
