"""Keeping the status file: after every change, and where `hipflex due` has found it out of date."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta

from hipflex.domain.programme import Programme, ProgrammeDay
from hipflex.domain.today import Asked
from hipflex.errors import Refused
from hipflex.files import remove_passing_file, write_passing_file
from hipflex.places import Places
from hipflex.services.due import asked_of
from hipflex.services.status_file import (
    EVERY_FILE,
    Untold,
    lines_of,
    of_file,
    of_log,
    seal_of,
    state_of_log,
    state_of_rest,
)
from hipflex.services.workspace import Workspace
from hipflex.store.connection import READ_SECONDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.store.training_log import TrainingLog

TRIES = 20  # each is overtaken by another program's change, of which there are seldom two
UNSURE = "-"


def refresh(
    where: Places,
    environment: Mapping[str, str],
    now: Callable[[], datetime],
    line_of: Callable[[Workspace], str],
    log: TrainingLog | None = None,
) -> None:
    """Writes the status file anew; where that can't be done it is removed, since none is better than a wrong one.

    Nothing fails for it. Where other programs change the log meanwhile, whichever writes last has seen their changes.
    Who has the `log` open gives it; there must be no transaction in it.
    """
    for _ in range(TRIES):
        try:
            before = _changing(where)
            write_passing_file(where.status_name, [_text(where, environment, now(), line_of, log).encode()])
            if _changing(where) == before:
                return
        except Exception:  # noqa: BLE001 - whatever it is, what the user asked for is done
            break
    with suppress(OSError, ValueError, Untold, Refused):
        lines_of(where.status_name)  # else it is none of ours
        remove_passing_file(where.status_name)


def _changing(where: Places) -> object:
    """The state of what this program changes itself; None where it can't be told."""
    try:
        return of_log(where.log), of_file(where.settings_name)
    except (OSError, Untold):
        return None


def _text(
    where: Places,
    environment: Mapping[str, str],
    moment: datetime,
    line_of: Callable[[Workspace], str],
    open_log: TrainingLog | None,
) -> str:
    """What the file is to hold, as of a moment."""
    day = moment.date()
    log = _told(lambda: state_of_log(day.isoformat(), where.log, environment))  # before it is read

    def state(watched: str) -> str:
        return _state_of_rest(where, environment, watched)

    watched, rest, known = _known(where.status_name, state)
    looked_at = watched
    with _onlooker(where, moment, known, open_log) as workspace:
        line, later, asked = line_of(workspace), workspace.present().later, asked_of(workspace)
        if known is None:
            watched = _watched(workspace, asked)
    if watched != looked_at:  # which ones is known once all were read
        rest = state(watched) if looked_at == EVERY_FILE and state(EVERY_FILE) == rest else UNSURE
    if later or asked.left_out:
        log = UNSURE  # `due` has more to say than its line
    until = day if later else day + timedelta(days=1)
    lines = [line, until.isoformat(), str(int(moment.timestamp())), log, watched, rest, _as_json(asked)]
    return "".join(f"{line}\n" for line in (*lines, seal_of(lines)))


@contextmanager
def _onlooker(where: Places, moment: datetime, asked: Asked | None, log: TrainingLog | None) -> Iterator[Workspace]:
    """A workspace that only reads, as of a moment, from the open log where there is one and no other took its place."""
    with closing(Workspace(where, lambda: moment, only_reads=True, asked=asked)) as workspace:
        if log is None or not log.is_at_its_place:
            yield workspace
            return
        workspace.log = log
        with log.waiting(READ_SECONDS):
            yield workspace


def _told(state: Callable[[], str]) -> str:
    try:
        return state()
    except (OSError, Untold):
        return UNSURE


def asked_as_kept(where: Places, environment: Mapping[str, str]) -> Asked | None:
    """What settings and catalogue ask for, if they are as they were when the status file was written."""
    return _known(where.status_name, lambda watched: _state_of_rest(where, environment, watched))[2]


def _state_of_rest(where: Places, environment: Mapping[str, str], watched: str) -> str:
    """The state of settings and catalogue; UNSURE where it can't be told."""
    return _told(lambda: state_of_rest(where.settings_name, where.catalogue_names, environment, watched))


def _known(status: str, state: Callable[[str], str]) -> tuple[str, str, Asked | None]:
    """What the file rests on beside the log, the state of that, and what is asked for as long as it is as it was.

    To read that from settings and catalogue takes longest. Where something has changed, it probably rests on the same.
    """
    with suppress(OSError, ValueError, Untold):
        *_, watched, then, asked = lines_of(status)
        rest = state(watched)
        if then == rest != UNSURE:
            return watched, rest, _from_json(asked)
        if rest != UNSURE:
            return watched, rest, None
    return EVERY_FILE, state(EVERY_FILE), None


def _watched(workspace: Workspace, asked: Asked) -> str:
    """The files of movements that decide what is due, where there are too many to look at each."""
    files = workspace.library.watched(asked.titles)
    return EVERY_FILE if files is None else " ".join(files)


def _as_json(asked: Asked) -> str:
    programme = asked.programme
    days = [[day.week, day.day, day.workout] for day in programme.days]
    said = [programme.slug, programme.title, programme.weeks, programme.source, days]
    return json.dumps([said, asked.usual_sets, asked.titles, asked.left_out])


def _from_json(text: str) -> Asked:
    """What is asked for; of the programme what decides which workout is due."""
    (slug, title, weeks, source, days), usual_sets, titles, left_out = json.loads(text)
    programme = Programme(slug, title, weeks, tuple(ProgrammeDay(*day) for day in days), source=source)
    return Asked(programme, usual_sets, titles, left_out)
