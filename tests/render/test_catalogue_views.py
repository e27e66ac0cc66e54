"""The facts that a view must hold: cards, movements, problems, settings, places."""

from __future__ import annotations

import pytest

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.domain.measures import Unit
from hipflex.domain.movement import Origin
from hipflex.notation.tokens import Vocabulary
from hipflex.render import card, catalogue, muscles, settings
from hipflex.render.layout import View
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import WIDE, printed
from tests.render.views import PROBLEM, SETTINGS

KG = Unit.KG
SCREEN = 24


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library(shipped_folder(), (), Vocabulary(KG))


def shown(view: View) -> str:
    return printed(view, WIDE)


def test_a_card_holds_all_that_the_catalogue_says() -> None:
    text = shown(card.card(values.RAISE, values.SETS[:3], [values.REFERENCE], unit=KG))
    movement = values.RAISE
    for fact in (
        "Hanging leg raise  hanging-leg-raise",
        "exercise, bodyweight, counted in reps",
        "hanging leg raises, hanging leg lift",
        "iliopsoas, rectus femoris",
        "tensor fasciae latae",
        "pull-up bar or gymnastic rings",
        "3 × 8–10 tempo 3-0-1 rest 1:30  for strength",
        "2×10, 8 rpe9  on 2026-11-20 18:39",
        f"1. {movement.cues[0]}",
        f"5. {movement.cues[4]}",
        movement.setup[1],
        movement.mistakes[1],
        movement.stop,
        movement.notes[0],
        "Easier  lying-leg-raise",
        values.REFERENCE.title,
        values.REFERENCE.citation,
    ):
        assert fact in text


def test_a_card_leaves_out_what_there_is_nothing_of() -> None:
    text = shown(card.card(values.LUNGE, (), unit=KG))
    for title in ("Setup", "Mistakes", "References", "Easier", "Trains", "Also called", "Entry"):
        assert title not in text
    assert "Needs      nothing" in text


def test_no_shipped_card_is_longer_than_two_screens(shipped: Library) -> None:
    views = {slug: card.card(movement, (), unit=KG) for slug, movement in shipped.movements.items()}
    views["self-check"] = muscles.self_check(shipped.guides["self-check"])
    lines = {name: printed(view, 80).count("\n") for name, view in views.items()}
    assert {name: number for name, number in lines.items() if number > 2 * SCREEN} == {}


def test_drives_that_are_counted_together_are_told_a_side_as_well(shipped: Library) -> None:
    text = shown(card.card(shipped.movements["mountain-climber"], (), unit=KG))
    assert "2–3 × 16–24  for warm-up, 8–12 a side" in text
    assert "3 × 30 rest 1min  for endurance, 15 a side" in text


def test_a_self_check_says_how_a_number_is_found(shipped: Library) -> None:
    text = shown(muscles.self_check(shipped.guides["self-check"]))
    assert text.index("Do it") < text.index("Measure it") < text.index("inclinometer")


def test_doses_are_shown_as_the_sides_of_the_movement_ask_for_them() -> None:
    text = shown(card.card(values.LUNGE, (), unit=KG))
    assert "2 × 30s–1min per side rest 15s  for flexibility" in text
    assert "2 × 30–45s per side rest 15s  for active" in text


def test_a_card_of_something_never_done_says_how_to_log_it() -> None:
    assert "not logged yet; log it with: hipflex log kneeling-lunge SETS" in shown(card.card(values.LUNGE, (), unit=KG))


def test_a_card_says_whose_entry_it_is_where_it_is_the_users() -> None:
    own = replace(values.LUNGE, origin=Origin.USER)
    assert "Entry      yours" in shown(card.card(own, (), unit=KG))


def test_the_list_of_movements_says_which_entries_replace_shipped_ones() -> None:
    own = replace(values.LUNGE, origin=Origin.REPLACED)
    text = shown(catalogue.movement_list([values.RAISE, own], shadowed=["kneeling-lunge"]))
    assert "kneeling-lunge     Kneeling lunge     stretch   each   iliopsoas, rectus femoris" in text
    assert "yours, replaces the shipped one" in text
    assert "1 entry of yours replaces a shipped one: kneeling-lunge" in text


def test_a_list_of_shipped_movements_does_not_repeat_that_they_are() -> None:
    assert "shipped" not in shown(catalogue.movement_list(values.MOVEMENTS))


def test_several_replaced_entries_are_counted() -> None:
    text = shown(catalogue.movement_list(values.MOVEMENTS, shadowed=["lunge", "bridge"]))
    assert "2 entries of yours replace shipped ones: lunge, bridge" in text


def test_a_problem_begins_with_its_place_so_that_editors_find_it() -> None:
    text = shown(catalogue.problems([PROBLEM], 29))
    assert text.startswith("/home/me/exercises/broken.yaml:3:7: unknown key cue; expected cues or setup; did you mean")
    assert "1 problem; 29 entries read" in text


def test_no_problems_and_no_movements_say_so() -> None:
    assert shown(catalogue.problems([], 29)) == "29 entries read, no problems\n"
    assert "hipflex catalogue list" in shown(catalogue.movement_list([]))


def test_settings_say_where_each_value_comes_from() -> None:
    text = shown(settings.settings_table(SETTINGS))
    assert "bands    yellow, red, green  file     /home/me/.config/hipflex/settings.yaml:3" in text


def test_places_stand_one_a_line_behind_their_labels() -> None:
    text = shown(settings.places_table([("log", "/data/log.db"), ("settings", "/config/settings.yaml")]))
    assert text == "log       /data/log.db\nsettings  /config/settings.yaml\n"
