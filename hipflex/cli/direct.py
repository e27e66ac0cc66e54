"""The way to a command without Typer, which alone takes as long as all the rest of what is asked for every day.

It is open to commands without any option, which is how most are asked for; every other goes through `cli/app.py`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from typing import TypeAlias

from hipflex.cli.toolbox import Toolbox
from hipflex.terminal.console import prepare_streams

Command: TypeAlias = Callable[[Toolbox], int | None]
READING = (None, "due", "history", "progress", "records", "next", "card", "muscle", "export", "path")
"""The commands that only read; None is `hipflex` alone."""
COMPLETING = "_HIPFLEX_COMPLETE"
"""What a shell sets when it asks for completions; those are Typer's."""


def directly(words: Sequence[str]) -> int | None:
    """The exit code of a command without options; None, and nothing done, where only Typer knows what to do."""
    if COMPLETING in os.environ or any(word.startswith("-") for word in words):
        return None
    command = _command(words)
    if command is None:
        return None
    prepare_streams()
    with contextlib.closing(Toolbox()) as tools, tools.answering():
        tools.only_reads = next(iter(words), None) in READING
        code = command(tools)
    return code or 0


def _command(words: Sequence[str]) -> Command | None:  # noqa: C901, PLR0911, PLR0912 - one table
    match words:
        case []:
            from hipflex.cli.today import show_today

            return show_today
        case ["due"]:
            from hipflex.cli.today import show_due

            return show_due
        case ["log", *said]:
            from hipflex.cli.log import log_words

            return lambda tools: log_words(tools, said)
        case ["card", _, *_]:
            from hipflex.cli.card import show_card

            return lambda tools: show_card(tools, words[1:])
        case ["history"]:
            from hipflex.cli.history import show_history

            return show_history
        case ["next", *said]:
            from hipflex.cli.next_ import show_next

            return lambda tools: show_next(tools, said)
        case ["records", *said]:
            from hipflex.cli.records import show_records

            return lambda tools: show_records(tools, said)
        case ["progress", *said]:
            from hipflex.cli.progress import show_progress

            return lambda tools: show_progress(tools, said)
        case ["edit", _, *_]:
            from hipflex.cli.edit import edit

            return lambda tools: edit(tools, words[1:])
        case ["workout", "start", *said]:
            from hipflex.cli.workout_run import Manner, start

            return lambda tools: start(tools, said, Manner())
        case ["workout", "resume"]:
            from hipflex.cli.workout_run import Manner, run_open

            return lambda tools: run_open(tools, Manner())
        case ["undo"]:
            from hipflex.cli.undo import undo

            return undo
        case ["redo"]:
            from hipflex.cli.undo import redo

            return redo
    return None
