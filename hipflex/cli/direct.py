"""The way to what is asked for every day without Typer, which alone takes as long as all the rest of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from typing import TypeAlias

from hipflex.cli.toolbox import Toolbox
from hipflex.terminal.console import prepare_streams

Command: TypeAlias = Callable[[Toolbox], None]
COMPLETING = "_HIPFLEX_COMPLETE"
"""What a shell sets when it asks for completions; those are Typer's."""


def directly(words: Sequence[str]) -> int | None:
    """The exit code of a run that needs no options, for what is asked every day; else None, and nothing is done."""
    command = None if COMPLETING in os.environ else _command(words)
    if command is None:
        return None
    prepare_streams()
    with contextlib.closing(Toolbox()) as tools, tools.answering():
        command(tools)
    return 0


def _command(words: Sequence[str]) -> Command | None:
    if any(word.startswith("-") for word in words):
        return None
    match words:
        case []:
            return _today
        case ["due"]:
            return _due
        case ["log", *spoken]:
            return lambda tools: _log(tools, spoken)
    return None


def _today(tools: Toolbox) -> None:
    from hipflex.cli.today import show_today

    tools.only_reads = True
    show_today(tools, as_json=False)


def _due(tools: Toolbox) -> None:
    from hipflex.cli.today import show_due

    tools.only_reads = True
    show_due(tools, as_json=False)


def _log(tools: Toolbox, words: Sequence[str]) -> None:
    from hipflex.cli.by_hand import log_words

    log_words(tools, words)
