"""Where log, settings and catalogue are: option over environment over the platform's folders."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.home import Home

MINE = "title: Mine\ndoses: {s: 3 x 8}\n"


def places(home: Home, *words: str, **environment: str) -> dict[str, object]:
    found: dict[str, object] = home.ok(*words, "path", "--json", **environment).json
    return found


@pytest.mark.parametrize(
    "words", [["--log-file", "a.db", "log", "lunge", "10L"], ["log", "lunge", "--log-file", "a.db", "10L"]]
)
def test_the_log_may_be_named_before_and_after_the_command(home: Home, words: list[str]) -> None:
    home.ok(*words)
    assert (home.path / "a.db").exists()
    assert not home.log_file.exists()
    assert len(home.rows("--log-file=a.db")) == 1


def test_the_option_wins_over_the_environment_and_that_over_the_default(home: Home) -> None:
    assert places(home)["log"] == str(home.log_file)
    assert places(home, HIPFLEX_LOG="b.db")["log"] == "b.db"
    assert places(home, HIPFLEX_LOG="")["log"] == str(home.log_file)
    assert places(home, "--log-file", "a.db", HIPFLEX_LOG="b.db")["log"] == "a.db"
    assert home.ok("path", "--log-file", "a.db", "--json", HIPFLEX_LOG="b.db").json["log"] == "a.db"


def test_of_two_the_one_after_the_command_is_nearer(home: Home) -> None:
    assert home.ok("--log-file", "a.db", "path", "--log-file", "b.db", "--json").json["log"] == "b.db"


def test_an_empty_name_is_refused_and_not_taken_for_the_default(home: Home) -> None:
    for option, what in (
        ("--log-file", "a training log: expected the path of a file"),
        ("--settings", "a settings file: expected the path of a file"),
        ("--catalogue", "a catalogue: expected the path of a folder"),
    ):
        for words in ([option, "", "log"], ["log", option, ""]):
            home.refused(*words, says=f"'' can't be {what}")
    assert not home.log_file.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("card", "lunge", "--svg"),
        ("workout", "show", "--svg"),
        ("progress", "--svg"),
        ("export", "--output"),
        ("import",),
        ("backup",),
        ("restore",),
        ("catalogue", "check"),
    ],
    ids=" ".join,
)
def test_an_empty_path_is_not_taken_for_the_current_folder(home: Home, words: tuple[str, ...]) -> None:
    home.refused(*words, "", says="'' is no path: expected the name of a file")


def test_settings_that_somebody_named_must_be_there_and_others_need_not(home: Home) -> None:
    home.ok("settings", "show")
    home.refused("settings", "show", "--settings", "mine.yaml", says="no settings file mine.yaml")
    home.refused("settings", "show", HIPFLEX_SETTINGS="mine.yaml", says="no settings file mine.yaml")
    home.ok("--settings", "mine.yaml", "settings", "set", "unit", "lb")
    assert home.ok("settings", "show", "--json", HIPFLEX_SETTINGS="mine.yaml").json[0]["value"] == "lb"
    assert home.ok("settings", "show", "--json").json[0]["value"] == "kg"


def test_folders_that_are_named_replace_the_users_own_and_the_first_wins(home: Home) -> None:
    home.entry("exercises", "hidden.yaml", MINE)
    for folder in ("one", "two"):
        path = home.path / folder / "exercises" / "mine.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(MINE.replace("Mine", folder.title()), encoding="utf-8")
    assert home.ok("card", "mine", "--catalogue", "one", "--catalogue", "two", "--json").json["title"] == "One"
    assert home.ok("--catalogue", "two", "--catalogue", "one", "card", "mine", "--json").json["title"] == "Two"
    assert home.ok("card", "mine", "--json", HIPFLEX_CATALOGUE="two:one").json["title"] == "Two"
    assert home.ok("card", "mine", "--catalogue=one", "--json", HIPFLEX_CATALOGUE="two").json["title"] == "One"
    home.ok("card", "hidden")
    home.refused("card", "hidden", "--catalogue", "one")


def test_a_tilde_is_the_home_folder_in_every_path_that_somebody_names(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--log-file=~/gym.db")
    home.ok("export", "--output=~/sets.csv", "--log-file", "~/gym.db")
    home.ok("import", "~/sets.csv")
    home.ok("progress", "--svg=~/picture.svg")
    home.ok("settings", "set", "unit", "lb", "--settings=~/mine.yaml")
    home.ok("settings", "show", HIPFLEX_SETTINGS="~/mine.yaml")
    folder = home.path / "moves" / "exercises"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(MINE, encoding="utf-8")
    home.ok("card", "mine", "--catalogue=~/moves")
    home.ok("card", "mine", HIPFLEX_CATALOGUE="~/nowhere:~/moves")
    home.ok("catalogue", "check", "~/moves")
    assert {path.name for path in home.path.iterdir()} >= {"gym.db", "sets.csv", "picture.svg", "mine.yaml"}
    assert not (home.path / "~").exists()
    assert len(home.rows(HIPFLEX_LOG="~/gym.db")) == len(home.rows()) == 1


@pytest.mark.parametrize("name", ["a~b.db", "~b.db"])
def test_any_other_tilde_is_a_letter_like_others(home: Home, name: str) -> None:
    home.ok("log", "lunge", "10L", "--log-file", name)
    assert (home.path / name).exists()


def test_a_folder_that_is_not_there_holds_nothing(home: Home) -> None:
    assert home.ok("workout", "list", "--catalogue", "nowhere").out == home.ok("workout", "list").out


def test_the_first_run_creates_what_it_needs_for_its_owner_alone(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    assert stat.S_IMODE(home.log_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.log_file.parent.stat().st_mode) == 0o700


def test_what_only_reads_the_catalogue_makes_no_log(home: Home) -> None:
    for words in (["workout", "list"], ["muscle"], ["catalogue", "list"], ["settings", "show"], ["path"]):
        home.ok(*words)
    assert not home.log_file.exists()


def test_a_machine_is_told_by_the_name_that_it_gets_with_its_first_change(home: Home) -> None:
    assert places(home)["machine"] is None
    home.ok("log", "lunge", "10L")
    name = places(home)["machine"]
    assert name
    assert (home.log_file.parent / "log.db.machine").read_text(encoding="ascii").splitlines()[0] == name


def test_everything_works_from_a_folder_that_cannot_be_guessed(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--log-file", "sub/new/a b#c?.db")
    assert Path(home.path / "sub" / "new" / "a b#c?.db").exists()
