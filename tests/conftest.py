"""What every run of the tests has: children that can be interrupted, and the figures at its end."""

from __future__ import annotations

import gc
import os
import signal
import tempfile

import pytest
from hypothesis import HealthCheck, settings

from tests.figures import told
from tests.memory import IN_MEMORY

HANDED_ON = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGTSTP")
"""What `nohup … &` and its like may leave ignored. The subprocess module itself gives SIGPIPE back to a child."""

# Elsewhere than in CI, where hypothesis knows it by itself: what takes long on a busy machine is no fault.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])

HARNESSES = {"benchmarks", "durability", "fuzz", "joining"}
"""Folders of tests that do the same many thousand times."""


def pytest_configure() -> None:
    """Has temporary folders lie in memory, those of children too, and children come to hear signals.

    A handler that does nothing takes the place of each ignored signal, for a child inherits only the latter.
    """
    if IN_MEMORY:
        os.environ["TMPDIR"] = tempfile.tempdir = IN_MEMORY
    for number in (getattr(signal, name) for name in HANDED_ON if hasattr(signal, name)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


def pytest_collection() -> None:
    """Keeps Python from looking for garbage among ten thousand tests while they are made."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Has it look again."""
    gc.enable()


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out where coverage is measured what lives by chance: measuring makes it three times as dear."""
    for item in items:
        of_a_harness = item.path.parent.name in HARNESSES or "_any_" in item.path.name
        if of_a_harness or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.no_cover)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was measured."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for line in told(one.user_properties for one in reports if one.when == "call"):
        terminalreporter.write_line(line)
