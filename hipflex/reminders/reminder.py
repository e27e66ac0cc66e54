"""What a reminder runs: `hipflex due --quiet`, and where that says so, a notification on the desktop."""

from __future__ import annotations

import contextlib
import shlex
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from hipflex.errors import Refused
from hipflex.value_classes import dataclass
from hipflex.when.timetable import Timetable

SHELL = "/bin/sh"
BY_OSASCRIPT = 'display notification (item 1 of argv) with title "hipflex"'


@dataclass(frozen=True, slots=True)
class Reminder:
    """When something runs, and what: the program with its options, in an environment that a scheduler doesn't give."""

    timetable: Timetable
    program: Sequence[str]
    environment: Mapping[str, str]

    @property
    def script(self) -> str:
        """One line for the shell. It does nothing where nothing is due, and ends well in any case.

        What is due is handed over as the title of the notification: a title is plain text, the text below it may be
        taken for markup.
        """
        given = "".join(f"export {name}={shlex.quote(value)}; " for name, value in self.environment.items())
        program = f'hipflex() {{ {shlex.join(self.program)} "$@"; }}'
        line = f"{given}{program}; if hipflex due --quiet; then {notifying('$(hipflex due)')}; fi"
        if not line.isprintable():
            raise Refused("a reminder can't be set with a line break or another control character in a path")
        return line


@dataclass(frozen=True, slots=True)
class Written:
    """What is written somewhere: a file, or a line of the crontab."""

    where: str
    text: str


class Scheduler(Protocol):
    """A system's way to run something at a time. All that changes anything raises Refused where that fails."""

    name: str

    def is_there(self) -> bool:
        """Whether it can be used here and now."""

    def written(self, reminder: Reminder) -> tuple[Written, ...]:
        """What setting a reminder writes."""

    def set(self, reminder: Reminder) -> None:
        """Sets the reminder in the place of any that it had."""

    def timetable(self) -> Timetable | None:
        """When the reminder that is set comes; None where there is none. Refuses one that somebody rewrote."""

    def remove(self) -> bool:
        """Takes away all that setting a reminder left; whether there was anything."""


def remove_empty(folders: Iterable[Path]) -> None:
    """Removes folders, inner ones first, as long as nothing is in them."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def notifier() -> str | None:
    """The program that shows a notification, if the system has one."""
    return shutil.which("osascript") or shutil.which("notify-send")


def notifying(words: str) -> str:
    """The command that shows words, which the shell puts in."""
    command = notifier() or "notify-send"
    if command.endswith("osascript"):
        script = " ".join(f"-e {shlex.quote(line)}" for line in ("on run argv", BY_OSASCRIPT, "end run"))
        return f'{shlex.quote(command)} {script} "{words}"'
    return f'{shlex.quote(command)} --app-name=hipflex -- "{words}"'
