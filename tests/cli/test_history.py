"""`hipflex history`: the latest sessions on a terminal, all of them anywhere else."""

from __future__ import annotations

import sys

import pexpect
import pytest

from tests.cli.home import Home

SESSIONS = 13


@pytest.fixture
def trained(home: Home) -> Home:
    for day in range(1, SESSIONS + 1):
        home.ok("log", "hanging-leg-raise", "10", "--at", f"2026-10-{day:02} 08:00")
    return home


def on_a_terminal(home: Home, *words: str) -> str:
    """What the program shows on a terminal."""
    program = pexpect.spawn(
        sys.executable,
        ["-m", "hipflex", *words],
        env=home.environment | {"NO_COLOR": "1"},
        cwd=str(home.path),
        encoding="utf-8",
        dimensions=(60, 80),
        timeout=60,
    )
    shown = str(program.read())
    program.close()
    assert program.exitstatus == 0, shown
    return shown


def test_a_terminal_shows_the_latest_ten_and_says_how_many_more_there_are(trained: Home) -> None:
    shown = on_a_terminal(trained, "history")
    assert shown.count("2026-10-") == 10
    assert "2026-10-13" in shown
    assert "3 more: hipflex history --limit all" in shown


@pytest.mark.parametrize(("limit", "sessions"), [("all", SESSIONS), ("ALL", SESSIONS), ("99", SESSIONS), ("2", 2)])
def test_a_terminal_shows_as_many_as_are_asked_for(trained: Home, limit: str, sessions: int) -> None:
    shown = on_a_terminal(trained, "history", "--limit", limit)
    assert shown.count("2026-10-") == sessions
    assert ("more" in shown) == (sessions < SESSIONS)


def test_what_more_there_is_lies_within_the_same_window(trained: Home) -> None:
    trained.ok("log", "lunge", "10", "--at", "2026-10-13 09:00")
    assert "more" not in on_a_terminal(trained, "history", "--since", "2026-10-04", "--until", "2026-10-13")
    assert "more" not in on_a_terminal(trained, "history", "--exercise", "lunge")
    shown = on_a_terminal(trained, "history", "--since", "2 oct 2026")
    assert "2 more: hipflex history --since '2 oct 2026' --limit all" in shown


def test_a_pipe_and_a_document_get_all(trained: Home) -> None:
    assert trained.ok("history").out.count("2026-10-") == SESSIONS
    assert "more" not in trained.ok("history", "--limit", "3").out
    assert on_a_terminal(trained, "history", "--json").count('"started_at"') == SESSIONS
    assert len(trained.ok("history", "--limit", "3", "--json").json) == 3
