"""`hipflex remind`: a reminder by the system's own scheduler."""

from __future__ import annotations

import shlex
from enum import StrEnum
from typing import Annotated

import typer

from hipflex.as_json.reminders import reminder_document, written_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.errors import Refused, UsageError
from hipflex.render.safe import safe
from hipflex.render.words import moment_words
from hipflex.services.reminders import (
    Scheduled,
    present_reminder,
    reminder_shown,
    remove_reminder,
    set_reminder,
    without_notifier,
)
from hipflex.when.timetable import parse_timetable


class What(StrEnum):
    """What to do about the reminder that is set."""

    SHOW = "show"
    OFF = "off"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("remind", cls=Command)(remind_command)


def remind_command(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[show|off]", help="[default: show]", autocompletion=lambda: [*What]),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WHEN", help='Set it: days and a time, like "mon thu 12:30".')
    ] = None,
    only_print: Annotated[bool, typer.Option("--print", help="With --on: only show what would be written.")] = False,
    as_json: Json = False,
) -> None:
    """Have the desktop say when a workout is due, by the system's own scheduler."""
    tools, said = toolbox(ctx), " ".join(what or ())
    if said not in ("", *What):
        raise UsageError(f"{said!r} is neither show nor off{_meant(said)}")
    if on is None:
        if only_print:
            raise UsageError('--print: with what? Add --on "mon thu 12:30"')
        (_remove if said == What.OFF else _show)(tools, as_json=as_json)
    elif said:
        raise UsageError(f"either `remind {said}` or `remind --on`, not both")
    elif only_print:
        _print(tools, on, as_json=as_json)
    else:
        _say(tools, set_reminder(tools.workspace, tools.environment, on), as_json=as_json)
        tools.tell(without_notifier())


def _meant(said: str) -> str:
    try:
        parse_timetable(said)
    except Refused:
        return ""
    return f"; did you mean --on {shlex.quote(said)}?"


def _print(tools: Toolbox, on: str, *, as_json: bool) -> None:
    reminder, written = reminder_shown(tools.workspace, tools.environment, on)
    rows = [(one.where, one.text) for one in written]
    tools.answer(
        lambda: written_document(reminder.scheduler, rows),
        lambda: "\n".join(f"# {safe(where)}\n{text}" for where, text in rows).removesuffix("\n"),
        as_json=as_json,
    )
    tools.tell(without_notifier())


def _show(tools: Toolbox, *, as_json: bool) -> None:
    reminder = present_reminder(tools.workspace, tools.environment)
    if reminder:
        _say(tools, reminder, as_json=as_json)
        return
    said = 'no reminder is set; `hipflex remind --on "mon thu 12:30"` sets one'
    tools.answer(lambda: reminder_document(None, None, None), lambda: said, as_json=as_json)


def _remove(tools: Toolbox, *, as_json: bool) -> None:
    removed = remove_reminder(tools.environment)
    said = "the reminder is gone" if removed else "no reminder was set"
    tools.answer(lambda: reminder_document(None, None, None), lambda: said, as_json=as_json)


def _say(tools: Toolbox, reminder: Scheduled, *, as_json: bool) -> None:
    on, upcoming = str(reminder.timetable), reminder.next
    tools.answer(
        lambda: reminder_document(on, upcoming, reminder.scheduler),
        lambda: f"reminder {on}, by {reminder.scheduler}; next {moment_words(upcoming)}",
        as_json=as_json,
    )
