"""Reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hipflex.as_json.numbers import moment_or_none

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import machine


def reminder_document(on: str | None, upcoming: datetime | None, scheduler: str | None) -> machine.Reminder:
    """`hipflex remind`; all is null where no reminder is set."""
    return {"on": on, "next": moment_or_none(upcoming), "scheduler": scheduler}


def written_document(scheduler: str, written: Iterable[tuple[str, str]]) -> machine.ReminderShown:
    """`hipflex remind --print`: each file that would be written, or `crontab`, with its text."""
    return {"scheduler": scheduler, "writes": [{"where": where, "text": text} for where, text in written]}
