"""A reminder by a timer of systemd's user manager."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from hipflex.errors import Refused
from hipflex.files import make_folder, write_file
from hipflex.patterns import pattern
from hipflex.reminders.reminder import SHELL, Reminder, Written, remove_empty
from hipflex.reminders.running import ran, ran_well
from hipflex.when import WEEKDAYS
from hipflex.when.timetable import Timetable, parse_timetable

TIMER, SERVICE = "hipflex-remind.timer", "hipflex-remind.service"
SYSTEMCTL = ("systemctl", "--user")
_ON = pattern(r"^OnCalendar=(?:([A-Za-z,]+) )?\*-\*-\* ([0-9:]+):00$", re.MULTILINE)


class Systemd:
    """The user manager, and the folder that it takes units from."""

    name = "systemd"

    def __init__(self, environment: Mapping[str, str]) -> None:
        config = environment.get("XDG_CONFIG_HOME") or "~/.config"
        self._folder = Path(config).expanduser() / "systemd" / "user"

    def is_there(self) -> bool:
        """Whether a user manager answers; its program alone is in many containers too."""
        return bool(shutil.which("systemctl")) and ran([*SYSTEMCTL, "show-environment"]).code == 0

    def written(self, reminder: Reminder) -> tuple[Written, ...]:
        """The service and its timer."""
        service = (
            "[Unit]\nDescription=Say what is due in hipflex\n\n"
            f"[Service]\nType=oneshot\nExecStart={SHELL} -c {_quoted(reminder.script)}\n"
        )
        timer = (
            f"[Unit]\nDescription=Reminder of hipflex, {reminder.timetable}\n\n"
            f"[Timer]\nOnCalendar={calendar(reminder.timetable)}\n\n[Install]\nWantedBy=timers.target\n"
        )
        return (
            Written(str(self._folder / SERVICE), service),
            Written(str(self._folder / TIMER), timer),
        )

    def set(self, reminder: Reminder) -> None:
        """Writes the units and starts the timer; leaves none behind where that fails."""
        make_folder(self._folder)
        try:
            for unit in self.written(reminder):
                write_file(Path(unit.where), unit.text)
            ran_well([*SYSTEMCTL, "daemon-reload"])
            ran_well([*SYSTEMCTL, "enable", TIMER])
            ran_well([*SYSTEMCTL, "restart", TIMER])
        except BaseException:
            self.remove()
            raise

    def timetable(self) -> Timetable | None:
        """What the timer says."""
        timer = self._folder / TIMER
        if not timer.exists():
            return None
        found = _ON.search(timer.read_text(encoding="utf-8", errors="replace"))
        if found is None:
            raise Refused(f"{timer} was changed by hand; `hipflex remind --on` sets it anew, `remind off` removes it")
        return parse_timetable(f"{(found[1] or 'daily').replace(',', ' ')} {found[2]}")

    def remove(self) -> bool:
        """Stops the timer, removes units and link, and folders that are empty then."""
        links = self._folder / "timers.target.wants"
        files = [self._folder / TIMER, self._folder / SERVICE, links / TIMER]
        if not any(os.path.lexists(file) for file in files):
            return False
        answers = self.is_there()
        if answers:
            ran([*SYSTEMCTL, "disable", "--now", TIMER])
        for file in files:
            file.unlink(missing_ok=True)
        if answers:
            ran([*SYSTEMCTL, "daemon-reload"])
        remove_empty([links, self._folder, *list(self._folder.parents)[:2]])
        return True


def calendar(timetable: Timetable) -> str:
    """The times in systemd's words: `Mon,Thu *-*-* 12:30:00`."""
    days = ",".join(WEEKDAYS[day][:3].capitalize() for day in timetable.days)
    return f"{f'{days} ' if len(timetable.days) < len(WEEKDAYS) else ''}*-*-* {timetable.at:%H:%M}:00"


def _quoted(word: str) -> str:
    """One word of a unit's command line, in which systemd itself takes no variable and no specifier for its own."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$").replace("%", "%%")
    return f'"{escaped}"'
