"""Reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime


def reminder_document(on: str | None, upcoming: datetime | None, scheduler: str | None) -> dict[str, object]:
    """`hipflex remind`; all is null where no reminder is set."""
    return {"on": on, "next": upcoming.isoformat() if upcoming else None, "scheduler": scheduler}


def written_document(scheduler: str, written: Iterable[tuple[str, str]]) -> dict[str, object]:
    """`hipflex remind --print`: each file that would be written, or `crontab`, with its text."""
    return {"scheduler": scheduler, "writes": [{"where": where, "text": text} for where, text in written]}
