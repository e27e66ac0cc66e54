"""The everyday lifts that ship: names that other programs give them, each of one lift alone."""

from __future__ import annotations

from collections import Counter

import pytest

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.catalogue.names import exactly, names_of, spellings
from hipflex.domain.measures import Unit
from hipflex.interchange.foreign import ForeignSet
from hipflex.interchange.registry import recognised
from hipflex.notation.tokens import Vocabulary
from tests.catalogue.near_names import DIFFERENT
from tests.interchange.apps.reading import sample

SAMPLES = (
    "alpha-lbs.csv",
    "hevy-kg.csv",
    "strong-a.csv",
    "strong-a-2021.csv",
    "strong-a-prime.csv",
    "strong-a-rests.csv",
    "strong-a-short.csv",
    "strong-c.csv",
    "stronglifts-2018.csv",
)
"""Those in English."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(shipped_folder(), (), Vocabulary(Unit.KG))


class Ties:
    """What a name is tied to."""

    def __init__(self, library: Library) -> None:
        entries = (library.movements, library.lifts)
        self._tiers = [names_of((slug, one.names) for slug, one in of_a_sort.items()) for of_a_sort in entries]

    def of(self, name: str) -> str | None:
        return exactly(name, *self._tiers)


@pytest.fixture(scope="module")
def ties(library: Library) -> Ties:
    return Ties(library)


def test_no_name_is_that_of_two_entries(library: Library) -> None:
    named = [(slug, movement.names) for slug, movement in library.movements.items()]
    named += [(slug, lift.names) for slug, lift in library.lifts.items()]
    named += [(slug, workout.names) for slug, workout in library.workouts.items()]
    owners: dict[str, set[str]] = {}
    for slug, names in named:
        for name in spellings(names):
            owners.setdefault(name, set()).add(slug)
    assert {name: slugs for name, slugs in owners.items() if len(slugs) > 1} == {}


def test_no_name_of_a_lift_is_written_that_it_has_already(library: Library) -> None:
    repeated = []
    for lift in library.lifts.values():
        known = {*spellings((lift.slug, lift.title))}
        for name in lift.aliases:
            repeated += [name] if known >= {*spellings((name,))} else []
            known |= {*spellings((name,))}
    assert repeated == []


def test_every_lift_trains_something_once(library: Library) -> None:
    for lift in library.lifts.values():
        assert lift.muscles.primary, lift.slug
        assert not lift.muscles.stretched, lift.slug
        assert max(Counter((*lift.muscles.primary, *lift.muscles.secondary)).values()) == 1, lift.slug


def test_a_slug_says_what_the_title_says(library: Library) -> None:
    for lift in library.lifts.values():
        words = "".join(letter if letter.isalnum() else " " for letter in lift.title.replace("'", "").lower())
        assert lift.slug == "-".join(words.split())


def test_what_stands_against_a_body_has_no_one_rep_maximum(library: Library) -> None:
    """A load that is hung on a body, or taken off it, is not what was lifted."""
    named = [lift for lift in library.lifts.values() if {"weighted", "assisted"} & {*lift.slug.split("-")}]
    assert named
    assert {lift.slug for lift in named if lift.resistance == "external"} <= {"crunch-weighted"}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Squat", "squat-barbell"),
        ("Barbell Squat", "squat-barbell"),
        ("squat, barbell", "squat-barbell"),
        ("Bench Press", "bench-press-barbell"),
        ("Flat Barbell Bench Press", "bench-press-barbell"),
        ("Deadlift", "deadlift-barbell"),
        ("Overhead Press", "overhead-press-barbell"),
        ("Barbell Row", "bent-over-row-barbell"),
        ("Bicep Curl", "bicep-curl-dumbbell"),
        ("Lateral Raise", "lateral-raise-dumbbell"),
        ("T-Bar Row", "t-bar-row"),
        ("Deadlift (Trap bar)", "trap-bar-deadlift"),
        ("Butterfly (Pec Deck)", "pec-deck-machine"),
        ("Rowing (Machine)", "rowing-machine"),
        ("Assisted Pull-Up", "pull-up-assisted"),
        ("Lunge (Bodyweight)", "lunge"),
        ("Flat Leg Raise", "lying-leg-raise"),
        ("Glute Bridge", "bridge"),
        ("Hanging Leg Raise", "hanging-leg-raise"),
    ],
)
def test_a_name_is_tied_to_what_programs_mean_by_it(ties: Ties, name: str, slug: str) -> None:
    assert ties.of(name) == slug


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_sounds_alike_is_not_the_same(ties: Ties, one: str, other: str) -> None:
    assert ties.of(other)
    assert ties.of(one) != ties.of(other)


@pytest.mark.parametrize("name", SAMPLES)
def test_most_sets_of_a_real_file_are_of_known_names(ties: Ties, name: str) -> None:
    text = sample(name)
    form, variant = recognised(text)
    sets = Counter(item.exercise for item in form.parse(text, variant) if isinstance(item, ForeignSet))
    known = sum(number for exercise, number in sets.items() if ties.of(exercise))
    assert known >= 0.85 * sets.total() > 0
