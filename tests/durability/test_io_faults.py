"""System calls that fail: nothing is lost, left half there, or told otherwise than it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.durability.io_faults import Bench, failed
from tests.durability.operations import OPERATIONS, WRONG, Operation, named
from tests.durability.traced import has_strace

pytestmark = pytest.mark.skipif(not has_strace(), reason="strace is missing, or this user may not trace")
FAULTS_OF_EACH = 6
Record = Callable[[str, object], None]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_a_call_that_fails_loses_nothing_and_is_told_as_it_is(operation: Operation, record_property: Record) -> None:
    figures = failed([operation], 1, FAULTS_OF_EACH)
    record_property("operations under faults", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["faults"] > 0


def test_a_restore_is_told_as_it_is_wherever_the_disk_begins_to_confirm_nothing(tmp_path: Path) -> None:
    bench = Bench(named("restore"), tmp_path)
    begins = [one for one in bench.faults() if (one.call, one.error, one.onwards) == ("fdatasync", "EIO", True)]
    met = [bench.met(fault) for fault in begins]
    assert [figures for figures in met if any(figures[what] for what in WRONG)] == []
    assert met[0]["refused"] == met[-1]["done all the same"] == 1


def test_a_program_that_takes_a_failed_commit_for_a_good_one_is_found_out() -> None:
    assert failed([named("log")], 1, 20, "deaf")["lost"] > 0
