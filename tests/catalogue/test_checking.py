"""What is wrong with entries, each at its very place, all of it in one run; and what is left of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.domain.movement import Origin
from hipflex.yamltext.nodes import MOST_PROBLEMS
from tests.catalogue.broken import CASES, WRONG, Case, cases, told
from tests.catalogue.folders import SOUND, library_of, written


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
    alone = {(f"{n:02}/{file}", *rest) for n, case in enumerate(CASES) for file, *rest in case.problems}
    library = library_of(*folders)
    assert library.movements["sound"].title == "Sound"
    assert len(alone & {told(problem, tmp_path) for problem in library.problems}) > len(CASES)
    assert library.left_out > len(CASES) / 2


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


def test_a_colon_that_makes_a_map_of_a_text_is_told_to_want_quotes(tmp_path: Path) -> None:
    entry = "title: Mine\ndoses: {a: 3 x 8}\ncues: [Stay: there.]\n"
    [problem] = library_of(written(tmp_path, {"exercises/mine.yaml": entry})).problems
    assert problem.expected == "a text, in quotes if it holds `: `"


def test_more_problems_than_anybody_reads_are_cut(tmp_path: Path) -> None:
    mistakes = "".join(f"key{n}: 1\n" for n in range(5000))
    problems = library_of(written(tmp_path, {"exercises/mine.yaml": f"{SOUND}{mistakes}"})).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].what == "more is wrong from here on"
