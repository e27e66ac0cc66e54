"""Prints the figures of the matrix at the end of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.matrix import Figures

ON_A_TERMINAL = ("test_matrix.py", "test_on_a_terminal.py", "test_resuming.py")
PLAYS_MORE = 2
FIGURES = pytest.StashKey[Figures]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A scene on a starved machine may miss its cue: it is played again before it is judged."""
    for item in items:
        if item.path.name in ON_A_TERMINAL and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=PLAYS_MORE))


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Figures:
    """The figures so far."""
    return pytestconfig.stash.setdefault(FIGURES, Figures())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says what was found."""
    if FIGURES in config.stash:
        terminalreporter.write_line(str(config.stash[FIGURES]))
