"""Every view says something, on the first day and later; as JSON it is one document."""

from __future__ import annotations

import pytest

from tests.cli.home import Home

EVERY_VIEW = [
    [],
    ["due"],
    ["path"],
    ["log"],
    ["history"],
    ["progress"],
    ["progress", "hanging-leg-raise"],
    ["records"],
    ["records", "lunge"],
    ["next"],
    ["next", "runners-hips"],
    ["workout", "list"],
    ["workout", "show"],
    ["workout", "show", "twice-a-week"],
    ["card", "pigeon-pose"],
    ["muscle"],
    ["muscle", "psoas-major"],
    ["catalogue", "list"],
    ["catalogue", "check"],
    ["catalogue", "path"],
    ["settings", "show"],
    ["settings", "path"],
]


@pytest.mark.parametrize("words", EVERY_VIEW, ids=" ".join)
def test_every_view_says_something_and_is_one_document_on_the_first_day(home: Home, words: list[str]) -> None:
    human = home.ok(*words)
    document = home.ok(*words, "--json")
    assert human.out.strip()
    assert human.err == document.err == ""
    assert isinstance(document.json, dict | list)
    assert document.out.count("\n") == 1


@pytest.mark.parametrize("words", EVERY_VIEW, ids=" ".join)
def test_every_view_says_something_when_there_is_something_to_say(looked_at: Home, words: list[str]) -> None:
    assert looked_at.ok(*words).out.strip()
    assert looked_at.ok(*words, "--json").err == ""


def test_due_is_one_line_or_an_exit_status_alone(home: Home) -> None:
    line = home.ok("due").out
    assert line.startswith("due: hip-flexor")
    assert line.count("\n") == 1
    quiet = home.ok("due", "--quiet")
    assert (quiet.out, quiet.err) == ("", "")
    home.ok("log", "hanging-leg-raise", "5x8")
    assert home.ok("due").out.startswith("not due: ")
    quiet = home.run("due", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (1, "", "")


def test_due_that_can_not_say_is_told_from_not_due(home: Home) -> None:
    home.log_file.parent.mkdir(parents=True)
    home.log_file.write_bytes(b"something else" * 100)
    quiet = home.run("due", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (4, "", "")
    home.log_file.unlink()
    home.ok("due", "--quiet")
    home.config.mkdir(parents=True)
    (home.config / "settings.yaml").write_text("unit: stone\n", encoding="utf-8")
    assert home.run("due", "--quiet").code == 4
    home.refused("due", says="kg")


def test_due_in_quiet_says_nothing_of_entries_left_out_either(home: Home) -> None:
    home.entry("exercises", "broken.yaml", "title: [")
    assert home.ok("due", "--quiet").err == ""
    assert "left out" in home.ok("due").err
