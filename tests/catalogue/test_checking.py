"""What is wrong with entries, each at its very place, all of it in one run; and what is left of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hipflex.catalogue.loading import checked_path, shipped_folder
from hipflex.catalogue.report import MOST_PROBLEMS
from hipflex.domain.movement import Origin
from hipflex.errors import Problem
from tests.catalogue import broken
from tests.catalogue.broken import Case, cases
from tests.catalogue.folders import SOUND, VOCABULARY, library_of, written

TEXTS = (
    broken.FIELDS,
    broken.VALUES,
    broken.NAMES,
    broken.RELATIONS,
    broken.CONTRADICTIONS,
    broken.DOCUMENTS,
)
CASES = [case for text in TEXTS for case in cases(text)]


def told(problem: Problem, folder: Path) -> tuple[str, int, int, str]:
    place, what = problem.place, problem.what
    if what.startswith("this is not YAML"):
        what = "this is not YAML"  # the rest are the words of the loader, of which there are two
    suggestion = f" -> {problem.suggestion}" if problem.suggestion else ""
    return str(Path(place.file).relative_to(folder)), place.line, place.column, f"{what}{suggestion}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_wrong_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    library = library_of(written(tmp_path, case.files))
    assert [told(problem, tmp_path) for problem in library.problems] == case.problems
    assert library.left_out == case.left_out
    assert all(problem.expected for problem in library.problems)


def test_a_mark_at_another_place_would_be_noticed(tmp_path: Path) -> None:
    [case] = cases("== one\n-- exercises/mine.yaml\n«title: Mine\ndose: 3 x 8\n>> unknown key 'dose' -> doses\n")
    [_, found] = library_of(written(tmp_path, case.files)).problems
    assert case.problems == [("exercises/mine.yaml", 1, 1, "unknown key 'dose' -> doses")]
    assert told(found, tmp_path) == ("exercises/mine.yaml", 2, 1, "unknown key 'dose' -> doses")


def test_all_that_is_wrong_is_told_in_one_run_and_the_sound_entries_are_used(tmp_path: Path) -> None:
    broken_ones = {f"{n:02}/{name}": text for n, case in enumerate(CASES) for name, text in case.files.items()}
    folders = sorted({tmp_path / name.partition("/")[0] for name in broken_ones})
    written(tmp_path, {**broken_ones, "00/exercises/sound.yaml": SOUND.format(title="Sound")})
    alone = {str(problem) for folder in folders for problem in library_of(folder).problems}
    library = library_of(*folders)
    assert library.movements["sound"].title == "Sound"
    assert len(alone & {str(problem) for problem in library.problems}) > len(CASES)
    assert library.left_out > len(CASES) / 2


WRONG = {
    "exercises/lunge.yaml": "title: Lunge of mine\ndoses: {a: ten}\n",
    "exercises/bridge.yaml": "title: [Bridge\n",
    "exercises/leg-swing.yaml": "- not\n- a map\n",
    "workouts/hip-flexor.yaml": "title: Mine\nexercises: [{movement: lung}]\n",
    "workouts/desk-break.yaml": "title: Mine\nexercises: []\n",
    "workouts/hip-mobility.yaml": "title: Mine\nexercises: [{movement: kneeling-lunge, dose: 3 x 8}]\n",
    "programmes/twice-a-week.yaml": "title: Mine\nweeks: 1\ndays: [{day: 1, workout: hip-flexr}]\n",
    "guides/self-check.yaml": "title: Mine\n",
    "muscles.yaml": "glutes: {title: Mine}\n",
}


def test_a_broken_entry_leaves_the_shipped_one_of_its_name_in_force(tmp_path: Path) -> None:
    library, shipped = library_of(written(tmp_path, WRONG)), library_of()
    assert library.left_out == len(WRONG)
    assert library.movements == shipped.movements
    assert library.workouts == shipped.workouts
    assert library.programmes == shipped.programmes
    assert library.guides == shipped.guides
    assert library.muscles == shipped.muscles


def test_a_broken_entry_leaves_that_of_the_next_folder_in_force(tmp_path: Path) -> None:
    written(tmp_path / "first", WRONG)
    written(tmp_path / "second", {"workouts/hip-flexor.yaml": "title: Next\nexercises: [{movement: lunge}]\n"})
    kept = library_of(tmp_path / "first", tmp_path / "second").workouts["hip-flexor"]
    assert (kept.title, kept.origin) == ("Next", Origin.REPLACED)


def test_sound_entries_add_to_the_shipped_ones_or_replace_them_and_say_so(tmp_path: Path) -> None:
    names = ["exercises/bridge.yaml", "exercises/mine.yaml"]
    library = library_of(written(tmp_path, {name: SOUND.format(title=name) for name in names}))
    assert library.problems == ()
    assert {slug: library.movements[slug].origin for slug in ("bridge", "mine", "lunge")} == {
        "bridge": Origin.REPLACED,
        "mine": Origin.USER,
        "lunge": Origin.SHIPPED,
    }


def test_a_shipped_workout_takes_the_own_dose_of_a_movement_that_is_now_done_otherwise(tmp_path: Path) -> None:
    files = {
        "exercises/lunge.yaml": SOUND.format(title="Lunge"),
        "stretches/kneeling-lunge.yaml": "title: Kneeling lunge\ndoses: {a: 1 x 5}\n",
    }
    library = library_of(written(tmp_path, files))
    assert library.problems == ()
    doses = {one.exercise: one.dose for workout in library.workouts.values() for one in workout.prescriptions}
    assert doses["lunge"] == library.movements["lunge"].dose
    assert doses["kneeling-lunge"] == library.movements["kneeling-lunge"].dose
    assert doses["bridge"] == library_of().workouts["runners-hips"].prescriptions[4].dose


def test_of_several_folders_the_first_wins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        written(tmp_path / name, {"exercises/mine.yaml": SOUND.format(title=name)})
    assert library_of(tmp_path / "one", tmp_path / "two").movements["mine"].title == "one"
    assert library_of(tmp_path / "two", tmp_path / "one").movements["mine"].title == "two"


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


def test_more_problems_than_anybody_reads_are_cut(tmp_path: Path) -> None:
    mistakes = "".join(f"key{n}: 1\n" for n in range(5000))
    problems = library_of(written(tmp_path, {"exercises/mine.yaml": f"{SOUND}{mistakes}"})).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].what == "more is wrong from here on"


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
