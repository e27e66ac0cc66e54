"""Completion in the shells: commands, options, movements, workouts and muscles."""

from __future__ import annotations

import json

import pytest

from tests.cli.home import Home
from tests.readme.completions import FILES, FOLDER
from tests.readme.readme import text_of

OF_A_SHELL = {
    "bash": lambda line: {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)},
    "zsh": lambda line: {"_TYPER_COMPLETE_ARGS": line},
    "fish": lambda line: {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    "powershell": lambda line: {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.split(" ")[-1]},
}


def completed(home: Home, line: str, shell: str = "bash") -> str:
    """What a shell is offered for the last word of a line."""
    result = home.run(_HIPFLEX_COMPLETE=f"complete_{shell}", **OF_A_SHELL[shell](line))
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("shell", OF_A_SHELL)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hipflex hist", "history"),
        ("hipflex workout re", "resume"),
        ("hipflex card hang", "hanging-leg-raise"),
        ("hipflex log stand", "standing-hip-flexor-raise"),
        ("hipflex workout start hip-f", "hip-flexor"),
        ("hipflex workout start lun", "lunge"),
        ("hipflex workout show runners-s", "runners-six-weeks"),
        ("hipflex workout start mountain-climber --purpose w", "warm-up"),
        ("hipflex muscle pso", "psoas-major"),
        ("hipflex progress mount", "mountain-climber"),
        ("hipflex export --format js", "jsonl"),
        ("hipflex schema work", "workout"),
        ("hipflex schema workout sh", "show"),
    ],
)
def test_names_are_offered_in_every_shell(home: Home, shell: str, line: str, offered: str) -> None:
    assert offered in completed(home, line, shell)


@pytest.mark.parametrize("shell", OF_A_SHELL)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hipflex settings set un", "unit"),
        ("hipflex settings set unit l", "lb"),
        ("hipflex settings set programme runners", "runners-six-weeks"),
        ("hipflex settings set sound v", "voice"),
        ("hipflex settings set load_step 2.5l", "2.5lb"),
        ("hipflex settings set equipment dumb", "dumbbell"),
        ("hipflex settings set bands re", "red"),
        ("hipflex settings set target_per_week 3", "3"),
    ],
)
def test_settings_and_their_values_are_offered(home: Home, shell: str, line: str, offered: str) -> None:
    assert offered in completed(home, line, shell)


@pytest.mark.parametrize("command", ["edit", "delete"])
def test_the_latest_ids_are_offered_with_what_they_are(home: Home, command: str) -> None:
    home.ok("log", "lunge", "10L@2kg", "--at", "2026-01-05 08:00")
    shown = home.rows()[0]["id"][-6:]
    assert completed(home, f"hipflex {command} {shown[:2]}").split() == [shown]
    told = completed(home, f"hipflex {command} ", "zsh")
    assert shown in told
    assert "2026-01-05 lunge 10L@2kg" in told


def test_no_name_from_a_file_is_a_command_for_the_shell_that_completes_it(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    text = home.ok("export").out.replace('"hanging-leg-raise"', json.dumps("\\$(touch gone) `touch gone` [/b]"))
    home.ok("undo")
    home.ok("import", "-", stdin=text)
    told = completed(home, "hipflex edit ", "zsh")
    assert not set(told) & set("$`[\\;|&")


def test_only_what_begins_so_is_offered(home: Home) -> None:
    assert completed(home, "hipflex card hanging-l").split() == ["hanging-leg-raise"]
    assert completed(home, "hipflex card zzz").split() == []


def test_entries_of_ones_own_are_offered_and_broken_ones_say_nothing(home: Home) -> None:
    home.entry("exercises", "knee-drive.yaml", "title: Knee drive\ndoses: {s: 3 x 8}\n")
    home.entry("exercises", "broken.yaml", "title: [\n")
    assert completed(home, "hipflex card knee-d").split() == ["knee-drive"]


def test_broken_settings_break_no_shell(home: Home) -> None:
    home.config.mkdir(parents=True)
    (home.config / "settings.yaml").write_text("unit: stone\n", encoding="utf-8")
    assert completed(home, "hipflex card hang").split() in ([], ["hanging-leg-raise"])


def test_completing_creates_nothing(home: Home) -> None:
    completed(home, "hipflex log hang")
    assert not home.log_file.exists()
    assert not home.config.exists()


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/hipflex.sh"),
        ("zsh", ".zfunc/_hipflex"),
        ("fish", ".config/fish/completions/hipflex.fish"),
    ],
)
def test_completion_is_installed_for_the_shell_that_is_named(home: Home, shell: str, file: str) -> None:
    said = home.program("--install-completion", shell, line='exec "$@"')
    assert (said.code, said.err) == (0, "")
    assert f"{shell} completion installed in {home.path / file}" in said.out
    assert (home.path / file).read_text(encoding="utf-8").strip() == text_of(FOLDER / FILES[shell]).strip()
    assert (home.path / ".bash_completions").exists() == (shell == "bash")


def test_the_script_of_a_named_shell_is_shown(home: Home) -> None:
    for shell, file in FILES.items():
        assert home.ok("--show-completion", shell).out.strip() == text_of(FOLDER / file).strip()
    assert "Register-ArgumentCompleter" in home.ok("--show-completion", "powershell").out


def test_without_a_name_it_is_the_shell_that_runs(home: Home) -> None:
    assert "bash completion installed" in home.program("--install-completion", line='"$@"; true').out


def test_a_shell_that_is_not_known_is_refused_on_standard_error(home: Home) -> None:
    for option in ("--install-completion", "--show-completion"):
        home.refused(option, "tcsh", code=2, says="expected one of bash, zsh, fish, powershell")
    assert not (home.path / ".bash_completions").exists()


@pytest.mark.parametrize("shell", OF_A_SHELL)
def test_a_script_for_each_shell_can_be_shown(home: Home, shell: str) -> None:
    result = home.run(_HIPFLEX_COMPLETE=f"source_{shell}")
    assert "_HIPFLEX_COMPLETE" in result.out
