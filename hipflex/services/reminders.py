"""Reminders by the scheduler that the system has."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from hipflex.errors import Refused
from hipflex.places import From, Places
from hipflex.reminders.crontab import Crontab
from hipflex.reminders.launchd import Launchd
from hipflex.reminders.reminder import Reminder, Scheduler, Written, notifier
from hipflex.reminders.systemd import Systemd
from hipflex.services.workspace import Workspace
from hipflex.value_classes import dataclass
from hipflex.when.timetable import Timetable, parse_timetable

HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
"""Variables that say where things are, which a scheduler doesn't hand on."""
NO_SCHEDULER = (
    "nothing here runs a reminder: neither systemd's user manager, launchd nor crontab; install one "
    "(on Debian `apt install cron`), or call `hipflex due` from your shell's start-up file"
)
NO_NOTIFIER = "there is no notify-send yet, so nothing will be seen; on Debian `apt install libnotify-bin` brings it"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A reminder that is set, or would be: when it comes, when next, by which scheduler."""

    timetable: Timetable
    next: datetime
    scheduler: str


def reminder_shown(
    workspace: Workspace, environment: Mapping[str, str], on: str
) -> tuple[Scheduled, tuple[Written, ...]]:
    """What setting a reminder would write."""
    scheduler, reminder = _planned(workspace, environment, on)
    return _scheduled(workspace, reminder.timetable, scheduler), scheduler.written(reminder)


def set_reminder(workspace: Workspace, environment: Mapping[str, str], on: str) -> Scheduled:
    """Sets the reminder in the place of any other, whichever scheduler had that."""
    scheduler, reminder = _planned(workspace, environment, on)
    scheduler.written(reminder)  # refuses what can't be written before anything is taken away
    for other in _schedulers(environment):
        if other.name != scheduler.name:
            other.remove()
    scheduler.set(reminder)
    return _scheduled(workspace, reminder.timetable, scheduler)


def present_reminder(workspace: Workspace, environment: Mapping[str, str]) -> Scheduled | None:
    """The reminder that is set."""
    for scheduler in _schedulers(environment):
        if timetable := scheduler.timetable():
            return _scheduled(workspace, timetable, scheduler)
    return None


def remove_reminder(environment: Mapping[str, str]) -> bool:
    """Takes the reminder away, whoever has it; whether there was one."""
    removed = [scheduler.remove() for scheduler in _schedulers(environment)]
    return any(removed)


def without_notifier() -> str:
    """What to say where notifications can't be shown yet."""
    return "" if notifier() else NO_NOTIFIER


def _schedulers(environment: Mapping[str, str]) -> tuple[Scheduler, ...]:
    """All that are known, the one first that is to be preferred."""
    return Launchd(environment), Systemd(environment), Crontab()


def _planned(workspace: Workspace, environment: Mapping[str, str], on: str) -> tuple[Scheduler, Reminder]:
    timetable = parse_timetable(on)
    scheduler = next((one for one in _schedulers(environment) if one.is_there()), None)
    if scheduler is None:
        raise Refused(NO_SCHEDULER)
    program = [*_program(), *_places_named(workspace.places)]
    homes = {name: environment[name] for name in HOMES if environment.get(name)}
    return scheduler, Reminder(timetable, program, homes)


def _program() -> list[str]:
    """The program by its whole path, which needs no PATH: beside Python, as in a virtual environment, or by Python."""
    beside = Path(sys.executable).with_name("hipflex")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "hipflex"]


def _places_named(places: Places) -> Iterator[str]:
    """The options for what somebody named, by option or by variable, good from any folder."""
    if places.log_from is not From.DEFAULT:
        yield from ("--log-file", str(Path(places.log).absolute()))
    if places.settings_from is not From.DEFAULT:
        yield from ("--settings", str(Path(places.settings).absolute()))
    if places.catalogue_from is not From.DEFAULT:
        for folder in places.catalogue:
            yield from ("--catalogue", str(Path(folder).absolute()))


def _scheduled(workspace: Workspace, timetable: Timetable, scheduler: Scheduler) -> Scheduled:
    return Scheduled(timetable, timetable.after(workspace.now()), scheduler.name)
