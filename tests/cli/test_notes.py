"""`hipflex export --format markdown`: a note a session, in a folder that may be somebody's notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home

NAME = "2026-11-16 Hip flexor workout.md"


@pytest.fixture
def used(home: Home) -> Home:
    """A home with two sessions."""
    home.ok("log", "lunge", "10/8@6kg", "--note", "steady", "--at", "2026-11-16", "--workout", "hip-flexor")
    home.ok("log", "hanging-leg-raise", "9", "--at", "2026-11-17")
    return home


def written(home: Home, *words: str) -> str:
    """What is said of notes that are written into the folder."""
    said = home.ok("export", "--format", "markdown", "--output", "notes", *words)
    assert said.out == ""
    return said.err.removeprefix("hipflex: notes in notes: ").strip()


def files(home: Home) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((home.path / "notes").iterdir())}


def test_each_session_is_a_note(used: Home) -> None:
    assert written(used) == "2 new"
    assert [*files(used)] == [NAME, "2026-11-17 Workout.md"]
    assert "# Hip flexor workout\n\n## Lunge\n\n- 10L@6kg\n  > steady\n- 8R@6kg\n" in files(used)[NAME]
    assert used.ok("export", "--format", "markdown").out == "\n".join(files(used).values())


def test_a_note_is_written_anew_where_it_lies_and_only_if_it_differs(used: Home) -> None:
    written(used)
    (used.path / "notes" / NAME).rename(used.path / "notes" / "legs.md")
    before = (used.path / "notes" / "2026-11-17 Workout.md").stat().st_mtime_ns
    used.ok("log", "lunge", "7L", "--at", "2026-11-16 13:00", "--workout", "hip-flexor")
    assert written(used) == "1 written anew, 1 as before"
    assert [*files(used)] == ["2026-11-17 Workout.md", "legs.md"]
    assert "- 7L\n" in files(used)["legs.md"]
    assert (used.path / "notes" / "2026-11-17 Workout.md").stat().st_mtime_ns == before


def test_a_file_of_somebody_else_stays_as_it_is(used: Home) -> None:
    folder = used.path / "notes"
    folder.mkdir()
    (folder / NAME.upper()).write_text("mine", encoding="utf-8")
    (folder / "2026-11-17 Workout.md").symlink_to(used.path / "elsewhere")
    assert written(used) == "2 new"
    assert {*files_of(folder)} == {NAME.upper(), "2026-11-16 Hip flexor workout 2.md", "2026-11-17 Workout 2.md"}
    assert (folder / NAME.upper()).read_text(encoding="utf-8") == "mine"
    assert not (used.path / "elsewhere").exists()
    assert written(used) == "2 as before"


def files_of(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.is_symlink()]


def test_workouts_of_one_name_and_day_have_a_note_each(home: Home) -> None:
    rows = [
        f'"{number}";"2026-11-1{number} 18:0{number}:00";"{title}";"60";"Lunge";"1";"";"8";"";"";"";"";""'
        for number, title in ((1, "Legs"), (1, "legs"), (2, "Legs"))
    ]
    header = home.ok("export", "--format", "strong").out
    home.ok("import", "-", stdin=header + "\n".join(rows) + "\n")
    assert written(home) == "3 new"
    assert {name.lower() for name in files(home)} == {
        "2026-11-11 legs.md",
        "2026-11-11 legs 2.md",
        "2026-11-12 legs.md",
    }
    assert written(home) == "3 as before"


def test_sessions_are_whole_in_whatever_part_is_asked_for(used: Home) -> None:
    used.ok("log", "plank", "--new", "45s", "--at", "2026-11-17 13:00")
    assert written(used, "--exercise", "plank", "--since", "2026-11-17") == "1 new"
    [note] = files(used).values()
    assert "## Hanging leg raise" in note
    assert written(used, "--since", "2026-11-18") == "no session to write"


def test_what_is_no_folder_is_refused(used: Home) -> None:
    (used.path / "notes").write_text("mine", encoding="utf-8")
    used.refused("export", "--format", "markdown", "--output", "notes", says="it is a file, expected a folder")
    used.refused("export", "--format", "markdown", "--output", used.log_file, says="the training log itself")
    used.refused("export", "--format", "fit", code=2, says="json, csv, strong, hevy, markdown")
