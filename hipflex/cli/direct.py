"""The way to a command without Typer, which alone takes as long as all the rest of what is asked for every day.

It is open where there is no doubt what the words mean; every other command goes through `cli/app.py`, mistakes too.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module

from hipflex.cli.toolbox import Toolbox
from hipflex.terminal.console import prepare_streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

Command: TypeAlias = Callable[[Toolbox], int | None]
READING = (None, "due", "history", "progress", "records", "next", "card", "muscle", "export", "path")
"""The commands that only read; None is `hipflex` alone."""
COMPLETING = "_HIPFLEX_COMPLETE"
"""What a shell sets when it asks for completions; those are Typer's."""
NO_WORDS, ONE_WORD, WORDS = range(1), range(1, 2), range(1 << 20)
DIRECT: Mapping[tuple[str, ...], tuple[str, str, range]] = {
    (): ("today", "show_today", NO_WORDS),
    ("due",): ("today", "show_due", NO_WORDS),
    ("log",): ("log", "log_words", WORDS),
    ("history",): ("history", "show_history", NO_WORDS),
    ("next",): ("next_", "show_next", WORDS),
    ("records",): ("records", "show_records", WORDS),
    ("progress",): ("progress", "show_progress", WORDS),
    ("card",): ("card", "show_card", WORDS[1:]),
    ("edit",): ("edit", "edit", WORDS[1:]),
    ("undo",): ("undo", "undo", NO_WORDS),
    ("redo",): ("undo", "redo", NO_WORDS),
    ("workout", "start"): ("workout_run", "start", WORDS),
    ("workout", "resume"): ("workout_run", "run_open", NO_WORDS),
    ("import",): ("import_", "import_words", ONE_WORD),
    ("export",): ("export", "export", NO_WORDS),
}
"""The commands, each with its module, its function and how many words it takes.

The function's keywords are the options that are understood here: flags where False stands, else texts.
"""


def directly(words: Sequence[str]) -> int | None:
    """The exit code of a command; None, and nothing done, where only Typer knows what to do."""
    command = None if COMPLETING in os.environ else _command(words)
    if command is None:
        return None
    prepare_streams()
    with contextlib.closing(Toolbox()) as tools, tools.answering():
        tools.only_reads = next(iter(words), None) in READING
        code = command(tools)
    return code or 0


def _command(words: Sequence[str]) -> Command | None:
    length = 2 if words and words[0] == "workout" else 1
    row = DIRECT.get(tuple(words[:length]))
    if row is None:
        return None
    module, name, numbers = row
    function = getattr(import_module(f"hipflex.cli.{module}"), name)
    read = _read(words[length:], function.__kwdefaults__ or {})
    if read is None:
        return None
    said, given = read
    if len(said) not in numbers:
        return None
    return partial(function, **given) if numbers is NO_WORDS else partial(function, words=said, **given)


def _read(words: Sequence[str], keywords: Mapping[str, object]) -> tuple[list[str], dict[str, str | bool]] | None:
    """What was said and what options gave; None where an option is unknown, given twice, or lacks a clear value."""
    options = {option_of(keyword): keyword for keyword in keywords}
    said: list[str] = []
    given: dict[str, str | bool] = {}
    left = iter(words)
    for word in left:
        if not word.startswith("-"):
            said.append(word)
            continue
        option, joined, value = word.partition("=")
        keyword = options.get(option)
        is_flag = keyword is not None and keywords[keyword] is False
        if not is_flag and not joined:
            value = next(left, "-")
        if keyword is None or keyword in given or (joined if is_flag else value.startswith("-")):
            return None
        given[keyword] = is_flag or value
    return said, given


def option_of(keyword: str) -> str:
    """The option that a keyword stands for."""
    return f"--{keyword.removeprefix('as_').replace('_', '-')}"
