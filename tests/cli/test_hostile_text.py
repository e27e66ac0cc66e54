"""Text from people and files is data: kept to the letter, shown as harmless words."""

from __future__ import annotations

import json

import pytest

from tests.as_json.test_rows import SET
from tests.cli.home import Home

HOSTILE = (
    "[red]hi[/] [/] [each side] :smile: \x1b]0;pwned\x07 \x1b[2J\r\u202egnp\u2066 \x9b31m \u200e '; DROP TABLE sets; --"
)
MARKUP = "[red]hi[/] [/] [each side] :smile: \\\\[b]"
CODES = set("\x1b\x07\r\u202e\u2066\x9b\u200e\x00")
VIEWS = [
    [],
    ["due"],
    ["log"],
    ["history"],
    ["progress"],
    ["progress", "lunge"],
    ["records"],
    ["next"],
    ["workout", "list"],
    ["workout", "show", "mine"],
    ["card", "mine"],
    ["muscle"],
    ["catalogue", "list"],
    ["settings", "show"],
]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which every text that can be given is hostile, for those who only look."""
    home = Home(tmp_path_factory.mktemp("attacked")).knowing_the_catalogue()
    home.entry(
        "exercises",
        "mine.yaml",
        f'title: "{MARKUP}"\ndoses: {{s: 3 x 8}}\ncues: ["{MARKUP}"]\nnotes: ["{MARKUP}"]\n'
        f'stop: "{MARKUP}"\nsource: "{MARKUP}"\n',
    )
    home.entry("workouts", "mine.yaml", f'title: "{MARKUP}"\nexercises:\n  - movement: mine\n    because: "{MARKUP}"\n')
    home.entry("exercises", "bad\x1b[31m.yaml", f'"{MARKUP}": "{MARKUP}"\n')
    texts = ("exercise", "workout", "band", "note", "source")
    row = SET | dict.fromkeys(texts, HOSTILE) | {"performed_at": "2026-10-01T08:00:00Z", "load_kg": None}
    home.ok("import", "-", stdin=json.dumps(row))
    home.ok("log", "lunge", "10L", "--note", HOSTILE)
    home.ok("log", "mine", "8")
    home.run("workout", "start", "mine", stdin=f"note {HOSTILE[:20]}\u202e\n8\n")
    return home


def test_what_was_given_is_kept_to_the_letter(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--note", HOSTILE)
    assert home.rows()[0]["note"] == HOSTILE
    assert home.ok("export", "--format", "json").json["sets"][0]["note"] == HOSTILE


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_no_view_lets_a_code_or_a_mark_of_direction_through(attacked: Home, words: list[str]) -> None:
    for more in ([], ["--json"]):
        shown = attacked.ok(*words, *more)
        assert not CODES & set(shown.out + shown.err)


@pytest.mark.parametrize("command", ["progress", "records", "history --exercise", "export --exercise"])
def test_a_hostile_name_can_be_asked_for(attacked: Home, command: str) -> None:
    shown = attacked.ok(*command.split(), HOSTILE)
    assert not CODES & set(shown.out + shown.err)
    assert shown.out.strip()


@pytest.mark.parametrize("words", [["history"], ["log"], ["card", "mine"]], ids=" ".join)
def test_with_colours_there_are_colours_and_nothing_else(attacked: Home, words: list[str]) -> None:
    shown = attacked.ok(*words, FORCE_COLOR="1").out
    for code in ("\x1b]", "\x1b[2J", "\x07", "\u202e", "\x9b"):
        assert code not in shown


def test_square_brackets_and_colons_are_shown_as_they_are(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--note", "[red]hi[/] [each side] :smile:")
    for words in (["history"], ["log"], ["progress", "lunge"]):
        assert "[red]hi[/] [each side] :smile:" in home.ok(*words).out


def test_a_check_names_hostile_files_harmlessly(attacked: Home) -> None:
    checked = attacked.run("catalogue", "check")
    assert checked.code == 1
    assert not CODES & set(checked.out + checked.err)
    assert "bad\\x1b[31m.yaml:1:" in checked.out


@pytest.mark.parametrize(
    "words",
    [
        [HOSTILE],
        [f"--{HOSTILE}"],
        ["log", HOSTILE, "10"],
        ["log", "lunge", HOSTILE],
        ["log", "lunge", "10", "--at", HOSTILE],
        ["log", "lunge", "10", "--workout", HOSTILE],
        ["card", HOSTILE],
        ["muscle", HOSTILE],
        ["workout", "show", HOSTILE],
        ["workout", "start", HOSTILE],
        ["workout", "start", "--minutes", HOSTILE],
        ["history", "--since", HOSTILE],
        ["history", "--exercise", HOSTILE],
        ["export", "--format", HOSTILE],
        ["export", "--output", f"{HOSTILE}/x"],
        ["import", HOSTILE],
        ["settings", "set", "unit", HOSTILE],
        ["settings", "set", HOSTILE, "kg"],
        ["settings", "show", "--settings", HOSTILE],
        ["log", "--log-file", f"/dev/null/{HOSTILE}"],
        ["catalogue", "check", HOSTILE],
        ["catalogue", "list", "--muscle", HOSTILE],
        ["catalogue", "new", HOSTILE],
    ],
)
@pytest.mark.parametrize("strange", ["", "\udcff"], ids=["text", "bytes that are no text"])
def test_every_refusal_of_hostile_words_is_harmless(home: Home, words: list[str], strange: str) -> None:
    refusal = home.run(*(word.replace(HOSTILE, HOSTILE + strange) for word in words))
    assert refusal.code in (1, 2)
    assert refusal.out == ""
    assert not CODES & set(refusal.err)
    assert refusal.err.startswith("hipflex: ")


def test_a_hostile_file_name_is_said_harmlessly(home: Home) -> None:
    name = "a\x1b[31m\n\u202e.jsonl"
    home.ok("log", "lunge", "10L")
    said = home.ok("export", "--output", name)
    assert not CODES & set(said.err)
    assert len(said.err.splitlines()) == 1
    assert (home.path / name).exists()
    for words in (["import", name], ["--log-file", name, "log"], ["--settings", name, "settings", "show"]):
        result = home.run(*words)
        assert not CODES & set(result.out + result.err)


@pytest.mark.parametrize("words", [["log", "lunge", "10L", "--note", "\udcff"], ["log", "lunge", "10\udcff"]])
def test_bytes_that_are_no_text_are_never_written(home: Home, words: list[str]) -> None:
    home.refused(*words)
    assert home.rows() == []


def test_a_line_of_a_workout_that_is_no_text_is_refused_with_its_number(home: Home) -> None:
    refusal = home.run("workout", "start", "hip-flexor", stdin=b"10\nnote \xff\n9\n")
    assert (refusal.code, "line 2: " in refusal.err) == (1, True)
    assert [row["reps"] for row in home.rows()] == [10]


def test_a_workouts_lines_cannot_make_lines_that_look_acknowledged(home: Home) -> None:
    result = home.run("workout", "start", "hip-flexor", stdin="note x\x0blogged  y\u2028logged z\nquit\n")
    assert result.out == ""
    assert not [line for line in result.err.splitlines() if line.startswith("logged")]
    assert home.ok("history", "--json").json[0]["note"] == "x\x0blogged  y\u2028logged z"
