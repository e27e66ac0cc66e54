"""`hipflex` and `hipflex due`: what is due today and why, on one screen or in one line."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

from hipflex.cli.declaring import options, typer
from hipflex.cli.toolbox import Document, Toolbox
from hipflex.domain.today import Due, Today
from hipflex.errors import HipflexError
from hipflex.render.words import due_line
from hipflex.services.due import due_today
from hipflex.services.names import later_words
from hipflex.services.overview import overview
from hipflex.services.workspace import Workspace
from hipflex.terminal.console import has_blocks

if TYPE_CHECKING:
    from hipflex.render.layout import View

DUE, NOT_DUE, CANNOT_SAY = 0, 1, 4


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("due", cls=options.Command)(due_command)


def due_command(
    ctx: typer.Context,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Print nothing: exit 0 if due, 1 if not, 4 if that can't be said.")
    ] = False,
    as_json: options.Json = False,
) -> None:
    """Say in one line what is due, for a shell prompt or cron."""
    tools = options.toolbox(ctx)
    if quiet:
        raise typer.Exit(due_exit_code(tools))
    show_due(tools, as_json=as_json)


def show_today(tools: Toolbox, *, as_json: bool = False) -> None:
    """Today on one screen."""
    from hipflex.services.status_refresh import asked_as_kept

    tools.catch_up()
    tools.workspace.asked = asked_as_kept(tools.workspace.places, tools.environment)
    today = _overview(tools)

    def view() -> View:
        from hipflex.render.today import today as view

        plain = not has_blocks(sys.stdout, tools.environment)
        changed = _changed(tools.workspace, today.programme_since, plain=plain)
        return view(today, tools.workspace.library.training_titles, changed, plain=plain)

    tools.answer(lambda: _document(today), view, as_json=as_json)


def show_due(tools: Toolbox, *, as_json: bool = False) -> None:
    """What is due, in one line."""
    tools.finds_status_stale = True  # or it would have answered from there
    today = _overview(tools)

    def line() -> str:
        return due_line(today.due or today.why_not, today.open, today.open_elsewhere)

    tools.answer(lambda: _document(today), line, as_json=as_json)


def _document(today: Today) -> Document:
    from hipflex.as_json.views import today_document

    return today_document(today)


def due_exit_code(tools: Toolbox) -> int:
    """The exit code that says whether something is due."""
    tools.quiet = tools.finds_status_stale = True
    try:
        return DUE if isinstance(due_today(tools.workspace), Due) else NOT_DUE
    except (HipflexError, OSError):
        return CANNOT_SAY


def _changed(workspace: Workspace, since: date | None, *, plain: bool) -> View | None:
    """What a programme came to that is at its end."""
    if since is None:
        return None
    from hipflex.render.progress import what_changed
    from hipflex.services.names import titles_of
    from hipflex.services.progress import summary_of, trends

    summary = summary_of(workspace, since, workspace.present().until)
    titles = titles_of(workspace, (one.totals.exercise for one in summary.exercises))
    return what_changed(summary, trends(workspace, summary), titles=titles, unit=workspace.settings.unit, plain=plain)


def _overview(tools: Toolbox) -> Today:
    """What there is to say of today, once it is told what of the log is left out of it."""
    today = overview(tools.workspace)
    tools.tell(later_words(tools.workspace.present()))
    return today
