"""Lifts: everyday exercises that have a row in `lifts.yaml`, and no card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library
from hipflex.catalogue.names import answering, exactly, resolved
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Lift, MuscleRoles, Origin, Resistance, Sides
from hipflex.errors import UnknownName
from tests.catalogue.folders import SOUND, VOCABULARY, written
from tests.catalogue.keeping import settled

LIFTS = """\
bench-press-barbell:
  title: Bench Press (Barbell)
  names: [Bench Press, Flat Barbell Bench Press]
  muscles: {primary: [chest], secondary: [arms]}
  equipment: [barbell, bench | floor]
plank:
  title: Plank
  resistance: bodyweight
  measures: [time]
suitcase-carry: {title: Suitcase Carry, sides: each, measures: [distance, time]}
"""
SHIPPED: Mapping[str, str] = {
    "exercises/leg-raise.yaml": SOUND.format(title="Leg raise") + "aliases: [bench]\n",
    "muscles.yaml": "chest: {title: Chest, facts: [It pushes.]}\narms: {title: Arms, facts: [They hold.]}\n",
    "equipment.yaml": "barbell: {use: to lift}\nbench: {use: to lie on}\nfloor: {use: to lie on}\n",
    "lifts.yaml": LIFTS,
}
Load = Callable[[Mapping[str, str]], Library]


@pytest.fixture(params=["read anew", "kept"])
def load(tmp_path: Path, request: pytest.FixtureRequest) -> Load:
    """The small catalogue under one's own files, as it is just read and as it comes from the cache."""
    shipped, cache = written(tmp_path / "shipped", SHIPPED), tmp_path / "catalogue.cache"

    def load(own: Mapping[str, str]) -> Library:
        folder = written(tmp_path / "own", own)
        if request.param == "kept":
            settled(folder, shipped)
            load_library(shipped, [folder], VOCABULARY, cache)
        return load_library(shipped, [folder], VOCABULARY, cache)

    return load


def names(library: Library, *said: str) -> list[str]:
    return [resolved(one, *library.exercise_names) for one in said]


def said(library: Library) -> list[str]:
    return [f"{one.place.line}:{one.place.column} {one.what}" for one in library.problems]


def test_a_lift_is_what_its_row_says_and_the_rest_as_usual(load: Load) -> None:
    library = load({})
    assert [*library.lifts] == ["bench-press-barbell", "plank", "suitcase-carry"]
    assert library.lifts["bench-press-barbell"] == Lift(
        "bench-press-barbell",
        "Bench Press (Barbell)",
        ("Bench Press", "Flat Barbell Bench Press"),
        MuscleRoles(("chest",), ("arms",)),
        (("barbell",), ("bench", "floor")),
    )
    carry, plank = library.lifts["suitcase-carry"], library.lifts["plank"]
    assert (carry.sides, carry.measures) == (Sides.EACH, (Measure.DISTANCE, Measure.TIME))
    assert (carry.resistance, plank.resistance) == (Resistance.EXTERNAL, Resistance.BODYWEIGHT)
    assert not library.problems


def test_what_is_asked_again_and_again_is_known_of_movements_and_lifts(load: Load) -> None:
    briefs = load({}).briefs
    assert [*briefs] == ["leg-raise", "bench-press-barbell", "plank", "suitcase-carry"]
    plank = briefs["plank"]
    assert (plank.kind, plank.title, plank.measures) == (Kind.EXERCISE, "Plank", (Measure.TIME,))
    assert "squat" not in briefs


def test_a_lift_is_no_movement(load: Load) -> None:
    library = load({})
    assert [*library.movements] == ["leg-raise"]
    assert exactly("Plank", library.movement_names) is None
    assert library.movements_beginning("") == ["leg-raise"]
    assert library.exercises_beginning("") == ["leg-raise", "bench-press-barbell", "plank", "suitcase-carry"]
    assert library.exercises_beginning("pl") == ["plank"]


def test_a_lift_is_found_by_its_slug_its_title_and_its_names_then_by_their_beginning(load: Load) -> None:
    library = load({})
    assert names(library, "bench_press barbell", "barbell bench press", "BENCH PRESS") == ["bench-press-barbell"] * 3
    assert names(library, "flat barbell", "suitcase") == ["bench-press-barbell", "suitcase-carry"]
    assert names(library, "bench") == ["leg-raise"]  # its alias, and a movement
    with pytest.raises(UnknownName) as refused:
        names(library, "planck")
    assert refused.value.suggestions[0] == "plank"


def test_what_the_log_holds_answers_to_a_lift(load: Load) -> None:
    tiers = load({}).exercise_names
    stored = ["Bench Press", "bench-press-barbell", "plank", "Curl", "Bench"]
    assert answering(stored, tiers) == {"Bench Press": "bench-press-barbell", "Bench": "leg-raise"}
    assert answering(stored, tiers, "bench-press-barbell") == {"Bench Press": "bench-press-barbell"}
    assert answering(stored, tiers, "plank") == {}


def test_ones_own_lifts_add_to_the_shipped_ones_and_replace_those_of_their_slugs(load: Load) -> None:
    library = load({"lifts.yaml": "plank: {title: My plank}\ncurl: {title: Curl}\n"})
    assert (library.lifts["plank"].title, library.lifts["plank"].origin) == ("My plank", Origin.REPLACED)
    assert (library.briefs["curl"].title, library.briefs["curl"].origin) == ("Curl", Origin.USER)
    assert names(library, "my plank", "bench press") == ["plank", "bench-press-barbell"]
    assert not library.problems


def test_a_movement_of_ones_own_takes_the_place_of_the_lift_of_its_slug(load: Load) -> None:
    library = load({"exercises/plank.yaml": SOUND.format(title="Plank of mine")})
    assert "plank" not in library.lifts
    assert library.briefs["plank"].title == "Plank of mine"
    assert names(library, "plank") == ["plank"]
    assert not library.problems


def test_a_movement_of_ones_own_takes_a_name_of_a_shipped_lift_without_a_word(load: Load) -> None:
    library = load({"exercises/my-bench.yaml": SOUND.format(title="My bench") + "aliases: [bench press]\n"})
    assert names(library, "Bench Press", "Barbell Bench Press") == ["my-bench", "bench-press-barbell"]
    assert answering(["Bench Press"], library.exercise_names) == {"Bench Press": "my-bench"}
    assert not library.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("curl: {title: Curl, muscles: {primary: [chset]}}", "1:41 no muscle is called 'chset'"),
        ("curl: {title: Curl, equipment: [barbell, dumbell]}", "1:42 no equipment is called 'dumbell'"),
        ("curl: {title: Curl, measures: [laps]}", "1:32 'laps' does not fit here"),
        ("curl: {title: Curl, doses: {a: 3 x 8}}", "1:21 unknown key 'doses'"),
        ("curl: {names: [Curl]}", "1:7 the key 'title' is missing"),
        ("Curl: {title: Curl}", "1:1 'Curl' is no slug"),
        ("curl: {title: Plank}", "1:15 plank answers to 'Plank' already"),
        ("curl: {title: Curl, names: [leg raise]}", "1:29 leg-raise answers to 'leg raise' already"),
        ("leg-raise: {title: Legs}", "1:12 leg-raise answers to 'leg-raise' already"),
    ],
)
def test_what_is_wrong_with_a_lift_is_said_at_its_place_and_costs_no_other(load: Load, text: str, problem: str) -> None:
    library = load({"lifts.yaml": f"{text}\nrow: {{title: Row}}\n"})
    assert said(library) == [problem]
    assert names(library, "row", "plank", "leg raise") == ["row", "plank", "leg-raise"]


def test_nothing_trains_by_a_lift(load: Load) -> None:
    library = load(
        {
            "exercises/mine.yaml": SOUND.format(title="Mine") + "easier: [plank]\n",
            "workouts/mine.yaml": "title: Hips\nexercises: [leg-raise, plank]\n",
        }
    )
    why = "plank is a lift, for which there is no dose"
    assert said(library) == [f"4:10 {why}", f"2:24 {why}"]
    assert not library.workouts
