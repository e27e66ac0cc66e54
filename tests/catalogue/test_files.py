"""Which files and folders are entries, and which are told to be none; what of them can be checked alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hipflex.catalogue.loading import checked_path, shipped_folder
from tests.catalogue.broken import told
from tests.catalogue.folders import SOUND, VOCABULARY, library_of, written


@pytest.mark.parametrize("other", ["exercises/mine.yml", "stretches/mine.yaml", "warm-ups/mine.yaml"])
def test_one_name_stands_for_one_entry(tmp_path: Path, other: str) -> None:
    library = library_of(written(tmp_path, dict.fromkeys(("exercises/mine.yaml", other), SOUND.format(title="Mine"))))
    [problem] = library.problems
    assert told(problem, tmp_path)[:3] == (other, 1, 1)
    assert problem.what == f"{tmp_path / 'exercises/mine.yaml'} is called mine too"
    assert library.left_out == 1
    assert "mine" in library.movements


def test_what_is_kept_at_a_wrong_place_is_told(tmp_path: Path) -> None:
    files = ["exercise/mine.yaml", "muscles.yml", "mine.yaml", "exercises/legs/mine.yaml", "guides", "notes.txt"]
    library = library_of(written(tmp_path, dict.fromkeys(files, SOUND.format(title="Mine"))))
    assert [told(problem, tmp_path) for problem in library.problems] == [
        ("exercise", 1, 1, "nothing of the catalogue is kept in 'exercise' -> exercises"),
        ("exercises/legs", 1, 1, "folders in exercises aren't read"),
        ("guides", 1, 1, "'guides' is no folder"),
        ("mine.yaml", 1, 1, "nothing of the catalogue is kept in 'mine.yaml'"),
        ("muscles.yml", 1, 1, "nothing of the catalogue is kept in 'muscles.yml' -> muscles.yaml"),
    ]


def test_what_an_editor_leaves_behind_is_passed_over(tmp_path: Path) -> None:
    names = ["mine.yaml~", ".mine.yaml.swp", "#mine.yaml#", ".mine.yaml", "mine.yaml.bak", "README.md"]
    written(tmp_path, {f"exercises/{name}": "[" for name in names})
    (tmp_path / "exercises" / ".#mine.yaml").symlink_to("me@here.1234")
    assert library_of(tmp_path).problems == ()


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    folder = written(tmp_path, {"exercises/sound.yaml": SOUND.format(title="Sound")}) / "exercises"
    (folder / "folder.yaml").mkdir()
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "nowhere.yaml").symlink_to("there.yaml")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "round.yaml").symlink_to(folder)
    (tmp_path / "stretches").symlink_to("stretches")
    library = library_of(tmp_path)
    assert [(Path(problem.place.file).name, problem.what) for problem in library.problems] == [
        ("folder.yaml", "this is no file"),
        ("loop.yaml", "the file can't be read: Too many levels of symbolic links"),
        ("nowhere.yaml", "the file can't be read: No such file or directory"),
        ("pipe.yaml", "this is no file"),
        ("round.yaml", "this is no file"),
        ("zero.yaml", "this is no file"),
        ("stretches", "'stretches' is no folder"),
    ]
    assert "sound" in library.movements


def test_links_to_files_and_folders_are_followed(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", {"one.yaml": SOUND.format(title="One"), "more/two.yaml": SOUND.format(title="Two")})
    own = written(tmp_path / "own", {"exercises/three.yaml": SOUND.format(title="Three")})
    (own / "exercises" / "one.yaml").symlink_to(tmp_path / "elsewhere" / "one.yaml")
    (own / "stretches").symlink_to(tmp_path / "elsewhere" / "more")
    library = library_of(own)
    assert library.problems == ()
    assert {"one", "two", "three"} <= library.movements.keys()


def test_a_file_for_a_folder_is_told_and_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    written(tmp_path, {"catalogue": SOUND})
    [problem] = library_of(tmp_path / "catalogue").problems
    assert problem.what == "the folder can't be read: Not a directory"
    assert library_of(tmp_path / "nowhere").problems == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    files = ["exercises/mine.yaml", "stretches/mine.yaml", "workouts/mine.yaml"]
    written(tmp_path, dict.fromkeys(files, SOUND))
    closed = [tmp_path / "exercises", tmp_path / "stretches/mine.yaml"]
    for path in closed:
        path.chmod(0)
    try:
        problems = library_of(tmp_path).problems
    finally:
        for path in closed:
            path.chmod(0o755)
    whats = [problem.what for problem in problems]
    assert "the folder can't be read: Permission denied" in whats
    assert "the file can't be read: Permission denied" in whats


SEVERAL = {
    "exercises/mine.yaml": SOUND.format(title="Mine"),
    "exercises/bad one.yaml": SOUND,
    "stretches/other.yaml": "title: Other\ndoses: {a: ten}\n",
    "workouts/both.yaml": "title: Both\nexercises: [{movement: mine}, {movement: other}]\n",
    "muscles.yaml": "mine: {title: Mine, facts: [Here.]}\n",
}


def checked(path: str, *own: Path) -> tuple[int, list[str]]:
    usable, problems = checked_path(shipped_folder(), own, Path(path), VOCABULARY)
    return usable, [f"{one.place.file}: {one.what}" for one in problems]


@pytest.mark.no_cover  # the shipped files are read for each, and each test below covers as much
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("path", "usable", "said"),
    [
        ("my cat/exercises/mine.yaml", 1, []),
        ("./my cat/exercises/mine.yaml", 1, []),
        ("my cat/exercises", 1, ["my cat/exercises/bad one.yaml: 'bad one' is no slug"]),
        ("my cat/muscles.yaml", 1, []),
        ("my cat/stretches/other.yaml", 0, ["my cat/stretches/other.yaml: 'ten' in the dose 'ten'"]),
        (
            "my cat",
            2,
            [
                "my cat/exercises/bad one.yaml: 'bad one' is no slug",
                "my cat/stretches/other.yaml: 'ten' in the dose 'ten'",
                "my cat/workouts/both.yaml: the movement 'other' is left out itself",
            ],
        ),
    ],
)
def test_a_file_or_folder_is_checked_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, usable: int, said: list[str], *, own: bool
) -> None:
    written(tmp_path / "my cat", SEVERAL)
    monkeypatch.chdir(tmp_path)
    assert checked(path, *([tmp_path / "my cat"] if own else [])) == (usable, said)


def test_a_file_is_checked_from_within_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, SEVERAL)
    monkeypatch.chdir(tmp_path / "stretches")
    assert checked("other.yaml") == (0, ["other.yaml: 'ten' in the dose 'ten'"])
    assert checked(".") == (0, ["other.yaml: 'ten' in the dose 'ten'"])


def test_a_workout_is_checked_beside_the_own_catalogue(tmp_path: Path) -> None:
    written(tmp_path / "own", {"exercises/mine.yaml": SOUND.format(title="Mine")})
    written(tmp_path / "new", {"workouts/both.yaml": "title: Both\nexercises: [{movement: mine}]\n"})
    path = str(tmp_path / "new/workouts/both.yaml")
    assert checked(path, tmp_path / "own") == (1, [])
    assert checked(path) == (0, [f"{path}: no movement is called 'mine'"])


def test_a_file_that_says_nothing_of_its_sort_is_told_where_to_put_it(tmp_path: Path) -> None:
    written(tmp_path / "mine", {"knee-drive.yaml": SOUND})
    _, [said] = checked(str(tmp_path / "mine/knee-drive.yaml"))
    assert said.endswith("the folder 'mine' does not say what sort of entry this is")


def test_the_shipped_folder_checks_as_one_of_the_users_own() -> None:
    usable, said = checked(str(shipped_folder()))
    assert said == []
    assert usable == library_of().entries
