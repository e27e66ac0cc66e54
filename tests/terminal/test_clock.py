from __future__ import annotations

import time
from datetime import timedelta

import pytest

from hipflex.terminal.clock import SystemClock


def test_now_is_aware_local_and_in_whole_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "XYZ-5:45")
        time.tzset()
        now = SystemClock().now()
    time.tzset()
    assert now.utcoffset() == timedelta(hours=5, minutes=45)
    assert now.microsecond == 0


def test_the_stopwatch_never_goes_back() -> None:
    clock = SystemClock()
    before = clock.elapsed()
    assert clock.elapsed() >= before
