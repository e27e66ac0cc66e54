"""Prints the figures of the matrix at the end of a run."""

from __future__ import annotations

import pytest

from tests.terminal.matrix import Figures

FIGURES = pytest.StashKey[Figures]()


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Figures:
    """The figures so far."""
    return pytestconfig.stash.setdefault(FIGURES, Figures())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says what was found."""
    if FIGURES in config.stash:
        terminalreporter.write_line(str(config.stash[FIGURES]))
