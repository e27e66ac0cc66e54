"""What the doctor found: a line a check, and under it what to do where there is something to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.check import Check, CheckState
from hipflex.render.layout import ATTENTION, GOOD, NAME, Cell, Column, Listing, line, page, paragraph

if TYPE_CHECKING:
    from hipflex.render.layout import View

COLUMNS = (Column(), Column(style=NAME), Column(wraps=True))
STYLES = {CheckState.OK: GOOD, CheckState.WARNING: ATTENTION, CheckState.FAILED: f"bold {ATTENTION}"}


def doctor(checks: Sequence[Check]) -> View:
    """Checks with their advice, and how many of each kind there are."""
    return page(Listing(COLUMNS, [row for check in checks for row in _rows(check)]), paragraph(_sum(checks)))


def _rows(check: Check) -> Iterator[tuple[Cell, Cell, Cell]]:
    verdict = check.verdict
    yield line((verdict.state.value, STYLES[verdict.state])), check.name, verdict.found
    if verdict.advice:
        yield "", "", verdict.advice


def _sum(checks: Sequence[Check]) -> Cell:
    counts = {state: sum(check.verdict.state is state for check in checks) for state in CheckState}
    warnings, failures = counts[CheckState.WARNING], counts[CheckState.FAILED]
    if not warnings and not failures:
        return line((f"all {len(checks)} checks are ok", GOOD))
    said = [f"{failures} failed"] if failures else []
    said += [f"{warnings} {'warning' if warnings == 1 else 'warnings'}"] if warnings else []
    return line((", ".join(said), ATTENTION), f"; {counts[CheckState.OK]} of {len(checks)} checks are ok")
