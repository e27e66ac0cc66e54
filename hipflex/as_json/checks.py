"""What the doctor found."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.domain.check import Check, CheckState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import machine


def doctor_document(checks: Sequence[Check]) -> machine.Doctor:
    """`hipflex doctor`; it is ok where nothing failed."""
    return {
        "ok": all(check.verdict.state is not CheckState.FAILED for check in checks),
        "checks": [
            {
                "check": check.name,
                "state": check.verdict.state,
                "found": check.verdict.found,
                "advice": check.verdict.advice or None,
            }
            for check in checks
        ],
    }
