"""Disks that are full: what doesn't fit is refused whole, and with room again the log goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.durability.full_disk import NEVER, filled
from tests.durability.operations import OPERATIONS, Operation, named

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have no limits there")
STEP = 150_000
"""Bytes; by hand the steps are small."""
Record = Callable[[str, object], None]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_what_does_not_fit_is_refused_whole_and_the_log_goes_on(operation: Operation, record_property: Record) -> None:
    figures = filled([operation], STEP * 2 if operation.first_run else STEP)  # which writes as much more
    record_property("operations on a full disk", dict(figures))
    assert {what: figures[what] for what in NEVER} == dict.fromkeys(NEVER, 0)
    assert figures["refused"] > 0


def test_a_program_that_takes_a_failed_commit_for_a_good_one_is_found_out() -> None:
    assert filled([named("log -")], STEP, "deaf")["lost"] > 0
