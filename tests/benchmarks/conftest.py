"""Prints the figures of the simulation at the end of a run."""

from __future__ import annotations

import pytest

FIGURES = pytest.StashKey[str]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says what was measured."""
    if FIGURES in config.stash:
        terminalreporter.write_line(config.stash[FIGURES])
