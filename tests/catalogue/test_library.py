"""What the values of a small catalogue are, and what the user's own make of them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library
from hipflex.catalogue.names import resolved
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, Span, Unit
from hipflex.domain.movement import Kind, Movement, MuscleRoles, Origin, Resistance, Sides
from hipflex.domain.prescription import Phase
from hipflex.domain.programme import ProgrammeDay
from hipflex.errors import UnknownName
from hipflex.notation.doses import parse_dose
from hipflex.notation.tokens import Vocabulary
from tests.catalogue.folders import VOCABULARY, written
from tests.generated import generated

RAISE = """\
title: Leg raise
aliases: [knees up]
muscles:
  primary: [iliopsoas]
doses:
  strength: 3 x 8-10 rest 90s
  endurance: {dose: 2 x 30s @ red, source: me}
harder: [hanging-leg-raise]
source: an article
"""
HANGING = "title: Hanging leg raise\nequipment: [bar]\ndoses:\n  strength: 2 x 5\neasier: [leg-raise]\n"
LUNGE = "title: Kneeling lunge\nsides: each\ndoses:\n  flexibility: 2 x 20-30s per side\n"
CLIMBER = "title: Climber\nsides: alternating\ndoses:\n  endurance: 3 x 8-12 per side\n"
WORKOUT = """\
title: Hips
exercises:
  - movement: leg-raise
  - movement: kneeling-lunge
    dose: 30s
    phase: cool-down
    because: It calms.
    source: my coach
  - movement: climber
"""
PROGRAMME = """\
title: Weekly
weeks: 2
days:
  - {day: 4, workout: hips}
  - {day: 1, workout: hips, week: 2}
"""
SHIPPED = {
    "exercises/leg-raise.yaml": RAISE,
    "exercises/hanging-leg-raise.yaml": HANGING,
    "exercises/climber.yaml": CLIMBER,
    "stretches/kneeling-lunge.yaml": LUNGE,
    "workouts/hips.yaml": WORKOUT,
    "programmes/weekly.yaml": PROGRAMME,
    "muscles.yaml": "iliopsoas:\n  title: Iliopsoas\n  hip_flexor: yes\n  facts: [It flexes the hip.]\n",
    "equipment.yaml": "bar:\n  use: to hang from\n",
    "references.yaml": "mills-2015:\n  title: A study\n  citation: 2015;10(6)\n",
}
Files = Mapping[str, str | bytes]


def library_of(folder: Path, *own: Files) -> Library:
    """The library of the small catalogue and of the user's folders, the first named first."""
    shipped = written(folder / "shipped", SHIPPED)
    folders = [written(folder / f"own-{number}", files) for number, files in enumerate(own, 1)]
    return load_library(shipped, folders, VOCABULARY)


def dose(text: str) -> Dose:
    return parse_dose(text, VOCABULARY)


def test_the_small_catalogue_is_sound(tmp_path: Path) -> None:
    library = library_of(tmp_path)
    assert (library.problems, library.left_out, library.entries) == ((), 0, 9)
    assert resolved("knees up", library.movement_names) == "leg-raise"
    assert {one.slug for one in library.trainings} == {"hips", "weekly"}
    assert library.muscles["iliopsoas"].hip_flexor
    assert library.references["mills-2015"].citation == "2015;10(6)"


def test_a_movement_is_what_stands_in_its_file_and_nothing_else(tmp_path: Path) -> None:
    assert library_of(tmp_path).movements["leg-raise"] == Movement(
        slug="leg-raise",
        title="Leg raise",
        kind=Kind.EXERCISE,
        doses={"strength": dose("3 x 8-10 rest 90s"), "endurance": dose("2 x 30s @ red")},
        sides=Sides.NONE,
        measures=(Measure.REPS, Measure.TIME),
        resistance=Resistance.BODYWEIGHT,
        aliases=("knees up",),
        muscles=MuscleRoles(primary=("iliopsoas",)),
        harder=("hanging-leg-raise",),
        source="an article",
        dose_sources={"endurance": "me"},
        origin=Origin.SHIPPED,
    )


@pytest.mark.parametrize(
    ("folder", "kind"), [("exercises", Kind.EXERCISE), ("stretches", Kind.STRETCH), ("warm-ups", Kind.WARM_UP)]
)
def test_the_folder_says_what_a_movement_is_for(tmp_path: Path, folder: str, kind: Kind) -> None:
    library = library_of(tmp_path, {f"{folder}/knee-drive.yaml": "title: X\ndoses: {a: 3 x 8}\n"})
    assert library.movements["knee-drive"].kind is kind


def test_a_workout_asks_as_its_movements_are_done(tmp_path: Path) -> None:
    first, second, third = library_of(tmp_path).workouts["hips"].prescriptions
    assert (first.exercise, first.dose, first.phase) == ("leg-raise", dose("3 x 8-10 rest 90s"), Phase.WORK)
    assert (first.because, first.source, first.rule) == ("", "an article", "as-prescribed")
    assert (second.dose, second.phase) == (dose("30s per side"), Phase.COOL_DOWN)
    assert (second.because, second.source) == ("It calms.", "my coach")
    assert third.dose == dose("3 x 16-24")


def test_a_programmes_day_without_a_week_stands_in_every_one_in_order(tmp_path: Path) -> None:
    programme = library_of(tmp_path).programmes["weekly"]
    assert programme.days == (ProgrammeDay(1, 4, "hips"), ProgrammeDay(2, 1, "hips"), ProgrammeDay(2, 4, "hips"))


def test_the_users_entries_add_to_the_shipped_ones(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"exercises/knee-drive.yaml": "title: Knee drive\ndoses: {strength: 3 x 8 @ 2.5}\n"})
    own = library.movements[resolved("knee drive", library.movement_names)]
    assert (own.origin, own.dose.load) == (Origin.USER, Load(2500))
    assert library.movements["leg-raise"].origin is Origin.SHIPPED
    assert (library.entries, library.problems) == (10, ())


def test_an_entry_with_a_shipped_slug_replaces_it_whole_wherever_it_is_used(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"exercises/leg-raise.yaml": "title: My raise\ndoses: {strength: 5 x 5}\n"})
    mine = library.movements["leg-raise"]
    assert (mine.title, mine.origin, mine.muscles) == ("My raise", Origin.REPLACED, MuscleRoles())
    assert library.workouts["hips"].prescriptions[0].dose.sets == Span.fixed(5)
    with pytest.raises(UnknownName):
        resolved("knees up", library.movement_names)


def test_a_replaced_workout_is_the_one_the_programme_means(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"workouts/hips.yaml": "title: Mine\nexercises:\n  - movement: leg-raise\n"})
    assert library.workouts["hips"].origin is Origin.REPLACED
    assert len(library.workouts["hips"].prescriptions) == 1
    assert library.programmes["weekly"].origin is Origin.SHIPPED


def test_a_shipped_workout_takes_a_replacement_that_is_done_otherwise_by_its_own_dose(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"stretches/kneeling-lunge.yaml": "title: Mine\ndoses: {a: 3 x 8}\n"})
    assert library.workouts["hips"].prescriptions[1].dose == dose("3 x 8")
    assert (library.problems, library.left_out) == ((), 0)


def test_an_own_workout_that_can_not_be_done_is_left_out_with_what_leans_on_it(tmp_path: Path) -> None:
    mine = {
        "workouts/mine.yaml": WORKOUT.replace("dose: 30s", "dose: 3 x 8"),
        "programmes/mine.yaml": PROGRAMME.replace("hips", "mine"),
    }
    library = library_of(tmp_path, mine)
    assert (set(library.workouts), set(library.programmes), library.left_out) == ({"hips"}, {"weekly"}, 2)


def test_loads_without_a_unit_are_read_in_the_users(tmp_path: Path) -> None:
    own = written(tmp_path, {"exercises/x.yaml": "title: X\ndoses: {a: 3 x 8 @ 5}\n"})
    in_pounds = load_library(tmp_path / "nothing", [own], Vocabulary(Unit.LB))
    assert in_pounds.movements["x"].dose.load == Load(2268)


LINES = [
    *RAISE.splitlines(),
    *LUNGE.splitlines(),
    *WORKOUT.splitlines(),
    *PROGRAMME.splitlines(),
    "doses:",
    "a: &a",
    "}",
]
TEXTS = st.one_of(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.text(max_size=30))
PLACES = st.sampled_from(
    ["exercises/x.yaml", "workouts/x.yaml", "programmes/x.yaml", "guides/x.yaml", "muscles.yaml", "equipment.yaml"]
)
OWN = st.dictionaries(PLACES, TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), max_size=3)


def found_in(files: Files) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        library = library_of(Path(folder), files)
        assert all(Path(problem.place.file).is_relative_to(folder) for problem in library.problems)
        return library


@settings(max_examples=40)
@given(OWN)
def test_no_file_stops_the_rest(files: Files) -> None:
    library = found_in(files)
    assert {"leg-raise", "hanging-leg-raise", "climber", "kneeling-lunge"} <= set(library.movements)
    assert "hips" in library.workouts
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in library.problems)
    assert library.left_out == 0 or library.problems


def test_the_files_are_of_both_sorts() -> None:
    generated(OWN, lambda files: found_in(files).left_out > 1)
    assert found_in({"exercises/x.yaml": LUNGE}).left_out == 0
