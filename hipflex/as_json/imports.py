"""What an import came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hipflex.domain.change import Imported
from hipflex.domain.performance import PerformedSet


def import_document(
    imported: Imported,
    *,
    form: str,
    sets: Sequence[PerformedSet],
    sessions: int,
    unmatched: Iterable[tuple[str, int, Sequence[str]]],
    bad: Iterable[tuple[int, str]],
) -> dict[str, object]:
    """`import`; own exports state their unit and have no rows for rests and notes."""
    days = [done.performed_at.date() for done in sets]
    return {
        "format": form,
        "unit": "kg",
        "sessions": sessions,
        "sets": len(sets),
        "added": imported.added,
        "already_there": imported.already_there,
        "differs": imported.differs,
        "since": min(days).isoformat() if days else None,
        "until": max(days).isoformat() if days else None,
        "rests": 0,
        "notes": 0,
        "unmatched": [
            {"name": name, "sets": count, "suggestions": list(suggestions)} for name, count, suggestions in unmatched
        ],
        "bad": [{"line": line, "reason": reason} for line, reason in bad],
        "batch": imported.change,
    }
