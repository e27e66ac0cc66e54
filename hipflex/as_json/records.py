"""A personal record."""

from __future__ import annotations

from hipflex.as_json.numbers import kilograms, moment, plain
from hipflex.domain.records import Record


def record_row(record: Record) -> dict[str, object]:
    """The record with its value in its unit."""
    return {
        "exercise": record.exercise,
        "kind": record.kind.value,
        "side": record.side.value if record.side else None,
        "value": plain(record.value),
        "unit": record.unit,
        "load_kg": kilograms(record.load),
        "band": record.band,
        "performed_at": moment(record.performed_at),
        "session": record.session,
        "set_id": record.set_id,
    }
