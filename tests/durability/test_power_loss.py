"""The power cut at any moment: what was acknowledged is on the disk, what was begun there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.durability.operations import OPERATIONS, Operation, named
from tests.durability.power_loss import WRONG, cut
from tests.durability.traced import has_strace

pytestmark = pytest.mark.skipif(not has_strace(), reason="strace is missing, or this user may not trace")
Record = Callable[[str, object], None]
SHARE = 0.25
"""Of the moments; by hand all of them are tried."""
SHARE_OF_THE_CACHE = 0.05  # where it is torn the whole catalogue is read anew


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_nothing_is_lost_whenever_the_power_goes(operation: Operation, record_property: Record) -> None:
    figures = cut([operation], 1, 1, SHARE_OF_THE_CACHE if operation.name == "cache" else SHARE)
    record_property("operations under power cuts", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["cuts"] > 0


def test_a_log_that_is_not_synced_is_found_out() -> None:
    figures = cut([named("log")], 1, 1, SHARE, "unsynced")
    assert figures["lost"] + figures["damaged"] > 0


def test_what_sqlite_does_by_itself_is_found_out() -> None:
    assert cut([named("workout")], 1, 1, SHARE, "as sqlite does")["lost"] > 0
