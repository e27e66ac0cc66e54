"""The figures that ship show what the entries say: angles and places at the end, and in every frame on the way."""

from __future__ import annotations

import pytest

from hipflex.catalogue.folder import read_path
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.domain.figure import BodyPart, Figure, Part
from hipflex.domain.measures import Side, Unit
from hipflex.figure.body import HEIGHTS
from hipflex.figure.kinematics import each_side
from hipflex.figure.soundness import misplaced
from hipflex.notation.tokens import Vocabulary
from tests.figure.facts import FACTS, Fact
from tests.figure.moving import Frame, changed, ways

SHIPPED = sorted(
    file.stem
    for folder in ("exercises", "stretches", "warm-ups")
    for file in (shipped_folder() / folder).glob("*.yaml")
)
DRIFT = 0.06
SLIDES = {
    "mountain-climber-sliding": [BodyPart(Part.FOOT, Side.LEFT)],
    "pigeon-pose": [BodyPart(Part.KNEE, Side.LEFT), BodyPart(Part.HAND, Side.LEFT), BodyPart(Part.HAND, Side.RIGHT)],
}
"""What a movement draws over the floor."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(shipped_folder(), (), Vocabulary(Unit.KG, ()))


def figure_of(library: Library, slug: str) -> Figure:
    figure = library.figure(slug)
    assert figure is not None, f"{slug} has no figure"
    return figure


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_movement_has_a_figure_in_which_all_is_where_it_is_said_to_be(library: Library, slug: str) -> None:
    assert list(misplaced(figure_of(library, slug))) == []


def test_what_is_shipped_passes_all_checks_of_a_movement_of_ones_own() -> None:
    assert read_path(shipped_folder(), Vocabulary(Unit.KG, ())).problems == []


@pytest.mark.parametrize("slug", SHIPPED)
def test_poses_have_names_of_their_own_in_a_few_words(library: Library, slug: str) -> None:
    names = [pose.name for pose in figure_of(library, slug).poses]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 24 and 1 <= len(name.split()) <= 4 for name in names)


def test_every_muscle_is_marked_somewhere(library: Library) -> None:
    assert [slug for slug, muscle in library.muscles.items() if muscle.region is None] == []


def drifting(slug: str, figure: Figure) -> list[str]:
    """What of the body moves along what it rests on, further than evenly turning joints make it."""
    found = []
    for way in ways(figure):
        for contact in way[len(way) // 2].pose.contacts:
            for part in each_side(contact.on) if contact.support in HEIGHTS else ():
                places = [place(frame, part) for frame in way]
                if part not in SLIDES.get(slug, ()) and max(places) - min(places) > DRIFT:
                    found.append(f"{part.side} {part.part}")
    return found


def place(frame: Frame, part: BodyPart) -> float:
    """How far ahead a part is; a foot, which may roll over its ball, by its toes."""
    return frame.posed.balls(part)[-1].middle[0]


@pytest.mark.parametrize("slug", SHIPPED)
def test_nothing_drifts_over_what_it_rests_on(library: Library, slug: str) -> None:
    assert drifting(slug, figure_of(library, slug)) == []


def test_a_plank_whose_feet_walk_drifts(library: Library) -> None:
    figure = figure_of(library, "mountain-climber")
    walking = changed(figure, left={}, right={"hip": 60, "knee": 40})
    assert "right foot" in drifting("mountain-climber", walking)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.slug}: {fact.says}")
def test_the_figure_shows_what_the_entry_says(library: Library, fact: Fact) -> None:
    assert fact.holds(figure_of(library, fact.slug))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.slug}: {fact.says}")
def test_with_other_angles_it_would_not(library: Library, fact: Fact) -> None:
    assert not fact.holds(fact.spoilt(figure_of(library, fact.slug)))


def test_every_movement_has_a_fact_to_keep() -> None:
    assert {fact.slug for fact in FACTS} == set(SHIPPED), "FACTS in tests/figure/facts.py says what its figure shows"
