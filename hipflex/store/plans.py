"""Plans of sessions, kept as JSON so that a changed catalogue never changes them.

A plan is kept once however many changes and sessions have it, and so is each of its prescriptions: of the plans of two
workouts most is the same. Who meets no plan loads nothing of what they are made of.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from hipflex.domain.prescription import Plan, Prescription

Fields: TypeAlias = "dict[str, Any]"
Rows = Callable[[str, Sequence[int]], Iterable[sqlite3.Row]]
"""The rows of a query."""


class Plans:
    """The plans in an open log; a plan has a key, which is this log's own.

    They are read by `rows`, where somebody else explains what a reading can meet; within a change by the connection.
    """

    def __init__(self, connection: sqlite3.Connection, rows: Rows | None = None) -> None:
        self._connection = connection
        self._rows = rows or (lambda query, values: connection.execute(query, values).fetchall())
        self._read: dict[int, Prescription] = {}

    def keep(self, plan: Plan) -> int:
        """The key of a plan, which is in the log from now on."""
        from hipflex.store.plan_json import plan_fields

        return self.take_in(plan_fields(plan))

    def take_in(self, fields: Fields) -> int:
        """The key of a plan that came as JSON; raises Refused where it is none."""
        from hipflex.store.plan_json import refuse_no_plan

        refuse_no_plan(fields)
        keys = [self._key(dumps(one)) for one in fields["prescriptions"]]
        return self._key(dumps(fields | {"prescriptions": keys}))

    def fields(self, key: int) -> Fields:
        """A plan as JSON, whole."""
        kept = self._kept(key)
        return kept | {"prescriptions": [self._kept(one) for one in kept["prescriptions"]]}

    def plan(self, key: int) -> Plan:
        """A plan."""
        from hipflex.store.plan_json import plan_from

        kept = self._kept(key)
        return plan_from(kept, [self._prescription(one) for one in kept["prescriptions"]])

    def left_out(self, key: int) -> dict[str, str]:
        """The exercises of which a set was skipped for a reason, each with the first reason."""
        reasons: dict[str, str] = {}
        for one in self.plan(key).sets:
            if one.reason:
                reasons.setdefault(one.prescription.exercise, one.reason)
        return reasons

    def _prescription(self, key: int) -> Prescription:
        from hipflex.store.plan_json import prescription_from

        if key not in self._read:
            self._read[key] = prescription_from(self._kept(key))
        return self._read[key]

    def _key(self, text: str) -> int:
        values = (crc32(text.encode()), text)
        found = self._connection.execute("SELECT key FROM plan_texts WHERE crc = ? AND text = ?", values).fetchone()
        if found:
            return int(found["key"])
        return int(self._connection.execute("INSERT INTO plan_texts (crc, text) VALUES (?, ?)", values).lastrowid or 0)

    def _kept(self, key: int) -> Fields:
        [(text,)] = self._rows("SELECT text FROM plan_texts WHERE key = ?", (key,))
        kept: Fields = json.loads(text)
        return kept


def dumps(value: object) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
