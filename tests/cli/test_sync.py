"""`hipflex sync`: what it says to who does it for the first time, when nothing is new, and where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home

KEYS = ["folder", "machine", "written", "taken", "settled", "waiting", "machines"]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(home: Home) -> Home:
    home.ok("log", "hanging-leg-raise", "10", "9", "--at", "2026-01-05 18:00")
    return home


@pytest.fixture
def laptop(tmp_path: Path) -> Home:
    laptop = Home(tmp_path / "laptop").knowing_the_catalogue()
    laptop.ok("log", "hanging-leg-raise", "8", "--at", "2026-01-05 18:00")
    return laptop


def name_of(home: Home) -> str:
    return str(home.ok("path", "--json").json["machine"])


def test_the_first_time_the_folder_is_kept_and_the_way_on_is_told(desk: Home, laptop: Home, shared: Path) -> None:
    said = desk.ok("sync", shared).out
    assert said.startswith(f"1 change written, 0 taken in ({shared})\n")
    assert f"{name_of(desk)} (this one)" in said
    assert "From now on `hipflex sync` is enough here" in said
    assert "On the other machine: `hipflex sync FOLDER`" in said
    assert f'sync_folder: "{shared}"' in (desk.config / "settings.yaml").read_text(encoding="utf-8")
    said = laptop.ok("sync", shared).out
    assert said.startswith(f"1 change written, 1 taken in ({shared})\n")
    assert "On the other machine" not in said


def test_afterwards_it_needs_no_folder_and_says_no_more_than_is_new(desk: Home, shared: Path) -> None:
    desk.ok("sync", shared)
    said = desk.ok("sync").out
    assert said.startswith("nothing new here or there: 0 changes written, 0 taken in (")
    assert "From now on" not in said


def test_what_was_settled_is_told_by_name_where_it_is_new(desk: Home, laptop: Home, shared: Path) -> None:
    desk.ok("sync", shared)
    told = laptop.ok("sync", shared).err
    assert told == (
        f"hipflex: Hanging leg raise, set 1 of 2026-01-05 18:00, logged on {name_of(laptop)}: "
        "that number was taken, it is set 3 now\n"
    )
    assert laptop.ok("sync").err == ""
    document = desk.ok("sync", "--json").json
    assert list(document) == KEYS
    assert (document["written"], document["taken"], document["machine"]) == (0, 1, name_of(desk))
    assert document["settled"] == [told.removeprefix("hipflex: ").rstrip("\n")]
    assert [one["machine"] for one in document["machines"]] == sorted([name_of(desk), name_of(laptop)])
    assert desk.ok("export").out == laptop.ok("export").out


def test_a_dry_run_says_what_would_be_and_does_nothing(desk: Home, laptop: Home, shared: Path) -> None:
    laptop.ok("sync", shared)
    before = sorted(shared.rglob("*"))
    said = desk.ok("sync", shared, "--dry-run").out
    assert said.startswith(f"1 change would be written, 1 would be taken in ({shared})\n")
    assert sorted(shared.rglob("*")) == before
    assert not (desk.config / "settings.yaml").exists()
    assert len(desk.rows()) == 2


def test_after_a_restore_it_says_before_all_else_that_what_was_lost_comes_back(
    desk: Home, laptop: Home, shared: Path
) -> None:
    desk.ok("backup", desk.path / "backup.db")
    desk.ok("log", "lunge", "10")
    for home in (desk, laptop):
        home.ok("sync", shared)
    desk.ok("restore", desk.path / "backup.db")
    first, *_ = desk.ok("sync").err.splitlines()
    assert first == (
        f"hipflex: 1 change of this machine that the log had lost, as after a restore, came back from {shared}"
    )
    assert len(desk.rows()) == len(laptop.rows()) == 5


def test_who_never_named_a_folder_is_told_how(desk: Home) -> None:
    desk.refused("sync", says="`hipflex sync FOLDER` names it once")


@pytest.mark.parametrize(("name", "says"), [("nowhere", "is not there"), ("file", "is a file"), ("", "is no path")])
def test_what_is_no_folder_is_refused_and_not_kept(desk: Home, name: str, says: str) -> None:
    (desk.path / "file").write_text("", encoding="utf-8")
    desk.refused("sync", name, says=says)
    assert not (desk.config / "settings.yaml").exists()


def test_git_does_something_and_a_dry_run_nothing(desk: Home, shared: Path) -> None:
    desk.refused("sync", shared, "--git", "--dry-run", code=2, says="give one of them")


def test_a_machine_that_has_nothing_to_say_hears_of_the_others(laptop: Home, shared: Path, tmp_path: Path) -> None:
    laptop.ok("sync", shared)
    phone = Home(tmp_path / "phone").knowing_the_catalogue()
    said = phone.ok("sync", shared).out
    assert said.startswith("0 changes written, 1 taken in ")
    assert "On the other machine" not in said
    assert [row["reps"] for row in phone.rows()] == [8]


def test_the_files_are_for_their_owner_alone(desk: Home, shared: Path) -> None:
    desk.ok("sync", shared)
    [file] = shared.rglob("*.jsonl")
    assert file.relative_to(shared) == Path("hipflex", name_of(desk), "0001.jsonl")
    assert [path.stat().st_mode & 0o777 for path in (file, file.parent, file.parent.parent)] == [0o600, 0o700, 0o700]


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_damaged_file_of_another_machine_is_told_and_ends_nothing(
    desk: Home, laptop: Home, shared: Path, as_json: list[str]
) -> None:
    laptop.ok("sync", shared)
    [file] = shared.rglob("*.jsonl")
    file.write_text("rotten\n", encoding="utf-8")
    told = desk.ok("sync", shared, *as_json).err
    assert told.startswith(f"hipflex: {file}")


def test_what_could_not_be_left_in_the_folder_ends_with_1_and_what_was_done_is_answered(
    desk: Home, shared: Path
) -> None:
    (shared / "hipflex").mkdir()
    (shared / "hipflex" / name_of(desk)).write_text("in the way", encoding="utf-8")
    done = desk.run("sync", shared, "--json")
    assert (done.code, done.json["written"], done.json["taken"]) == (1, 0, 0)
    assert done.err.splitlines()[-1].startswith("hipflex: ")
