"""What the doctor found."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.domain.check import Check, CheckState


def doctor_document(checks: Sequence[Check]) -> dict[str, object]:
    """`hipflex doctor`; it is ok where nothing failed."""
    return {
        "ok": all(check.verdict.state is not CheckState.FAILED for check in checks),
        "checks": [
            {
                "check": check.name,
                "state": check.verdict.state.value,
                "found": check.verdict.found,
                "advice": check.verdict.advice or None,
            }
            for check in checks
        ],
    }
