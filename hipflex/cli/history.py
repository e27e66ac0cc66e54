"""`hipflex history`: sessions, newest first."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated

from hipflex.as_json.sessions import history_row
from hipflex.cli.declaring import options, typer
from hipflex.cli.toolbox import Toolbox, command_line
from hipflex.errors import UsageError
from hipflex.services.names import titles_of, view_window

if TYPE_CHECKING:
    from hipflex.render.layout import View

FEW, ALL = "10", "all"
EXERCISE_HELP = "Only sessions with this movement, which are shown whole."
LIMIT_HELP = "At most so many [default: 10 on a terminal, else all]."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("history", cls=options.Command)(history_command)


def history_command(
    ctx: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    exercise: Annotated[str | None, typer.Option("--exercise", metavar="NAME", help=EXERCISE_HELP)] = None,
    limit: Annotated[str | None, typer.Option("--limit", metavar="N|all", help=LIMIT_HELP)] = None,
    as_json: options.Json = False,
) -> None:
    """Show sessions, newest first."""
    show_history(options.toolbox(ctx), since=since, until=until, exercise=exercise, limit=limit, as_json=as_json)


def show_history(
    tools: Toolbox,
    *,
    since: str | None = None,
    until: str | None = None,
    exercise: str | None = None,
    limit: str | None = None,
    as_json: bool = False,
) -> None:
    """The sessions of a window, of one exercise or all, at most so many."""
    workspace = tools.workspace
    on_terminal = sys.stdout.isatty() and not as_json
    most = _number(limit or (FEW if on_terminal else ALL))
    within, remark = view_window(workspace, since, until, exercise)
    read = workspace.log.read
    sessions = read.sessions(within, most)
    more = read.session_count(within) - len(sessions) if on_terminal else 0
    tools.tell(remark)

    def view() -> View:
        from hipflex.render.history import history

        titles = titles_of(workspace, (done.exercise for session in sessions for done in session.sets))
        workouts = workspace.library.training_titles
        elsewhere = {session.id: machine for machine, session in read.open_elsewhere()}
        unit, again = workspace.settings.unit, command_line("history", since=since, until=until, exercise=exercise)
        return history(sessions, more, unit=unit, titles=titles, workouts=workouts, elsewhere=elsewhere, again=again)

    tools.answer(lambda: [history_row(session) for session in sessions], view, as_json=as_json)


def _number(limit: str) -> int | None:
    """The number that a limit means; None for no limit."""
    if limit.lower() == ALL:
        return None
    if not re.fullmatch("0*[1-9][0-9]{0,99}", limit):
        raise UsageError(f"--limit: {limit!r} is no number; expected 1 or more, or {ALL}")
    return int(limit)
