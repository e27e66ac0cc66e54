"""Single lines of plain words, and sets in few of them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

import pytest

from hipflex.domain.change import Closed, Imported, TakenBack
from hipflex.domain.imports import ImportReport
from hipflex.domain.measures import Load, Side, Unit
from hipflex.domain.performance import PerformedSet, State
from hipflex.domain.today import Today
from hipflex.render import change_words, words
from hipflex.render.words import by_exercise, sets_words
from hipflex.value_classes import replace
from tests.render.paper import HOSTILE
from tests.render.values import (
    BY_HAND,
    EVENING,
    INTERRUPTED,
    LEFT_OPEN,
    SESSION,
    SETS,
    TODAY,
    TRAINED,
    a_set,
    both_sides,
)

KG = Unit.KG


def taken(removed: tuple[PerformedSet, ...] = (), restored: tuple[PerformedSet, ...] = (), left: int = 3) -> TakenBack:
    return TakenBack("c1", "log", "hanging-leg-raise 10, 9", removed, restored, left)


def line_of(today: Today) -> str:
    return words.due_line(today.due or today.why_not, today.open)


def test_a_stored_set_is_acknowledged_with_what_was_understood_and_its_id() -> None:
    done = replace(a_set(1, 10), id="01jd5w8z3fk2aa", load=Load(2500))
    assert words.logged_line([done], "Hanging leg raise", unit=KG) == (
        "logged  Hanging leg raise set 1: 10@2.5kg  (id 3fk2aa)"
    )


def test_a_rehearsal_says_that_it_would_log() -> None:
    said = words.logged_line([replace(a_set(2, 8), id="rehearsal-1")], "Hanging leg raise", unit=KG, rehearsal=True)
    assert said == "would log  Hanging leg raise set 2: 8"


def test_an_acknowledgement_says_the_note_and_the_unit_of_the_settings() -> None:
    done = replace(a_set(1, 10), load=Load(2268), note="felt easy")
    said = words.logged_line([done], "Hanging leg raise", unit=Unit.LB)
    assert "10@5lb" in said
    assert said.endswith("note: felt easy")


@pytest.mark.parametrize(
    ("left", "right", "said"), [(10, 8, "10/8@2kg rpe8"), (10, 10, "10@2kg rpe8"), (None, 8, "8R@2kg rpe8")]
)
def test_an_acknowledgement_has_both_sides_of_a_set_and_what_they_did_alike_once(
    left: int | None, right: int, said: str
) -> None:
    sides = [(Side.LEFT, left), (Side.RIGHT, right)]
    rows = [replace(a_set(1, reps), side=side, load=Load(2000), rpe=8.0) for side, reps in sides if reps]
    assert words.logged_line(rows, "Raise", unit=KG).startswith(f"logged  Raise set 1: {said}  (id ")


def test_the_rows_of_sets_are_parted_by_exercise_and_number() -> None:
    rows = [a_set(1), a_set(1), a_set(2), replace(a_set(2), exercise="lunge")]
    assert list(map(len, words.by_set(rows))) == [2, 1, 1]


def test_an_acknowledgement_is_one_line_whatever_the_texts() -> None:
    done = replace(a_set(), note=HOSTILE, band=HOSTILE)
    said = words.logged_line([done], HOSTILE, unit=KG)
    assert said.startswith("logged ")
    assert said.isprintable()


def test_the_prompt_says_what_is_due_and_why() -> None:
    assert line_of(TODAY) == "due: hip-flexor (0 of 2 this week; last strength work 4 days ago)"


def test_the_prompt_says_why_nothing_is_due() -> None:
    assert line_of(TRAINED) == "not due: you have trained today"


def test_the_prompt_says_that_a_workout_is_open() -> None:
    opened = "open: hip-flexor, 4 of 9 sets done since 2026-11-20 18:30"
    assert line_of(replace(INTERRUPTED, due=None)) == opened
    assert line_of(INTERRUPTED).endswith(f"; {opened}")


def test_undoing_a_log_names_its_sets_and_how_much_further_undo_goes() -> None:
    said = change_words.undone_words(taken(removed=(a_set(1, 10), a_set(2, 9))), "undone", unit=KG)
    assert said == "undone: log: hanging-leg-raise 10, 9 (2 sets removed); 3 more can be undone"


def test_undo_says_when_the_change_had_been_made() -> None:
    made_at = datetime.fromisoformat("2026-11-17T18:30:59+01:00")
    said = change_words.undone_words(replace(taken(removed=(a_set(1, 10),)), made_at=made_at), "undone", unit=KG)
    assert said.startswith("undone: log of 2026-11-17 18:30: hanging-leg-raise 10 (1 set removed); ")


def test_redoing_says_so_and_when_nothing_more_is_left() -> None:
    said = change_words.undone_words(taken(restored=(a_set(1, 10),), left=0), "redone", unit=KG)
    assert said == "redone: log: hanging-leg-raise 10 (1 set restored); nothing more can be redone"


def test_undoing_an_edit_says_what_the_set_was_and_what_it_is_now() -> None:
    change = replace(taken(removed=(a_set(1, 12),), restored=(a_set(1, 10),)), action="edit", said="edit")
    said = change_words.undone_words(change, "undone", unit=KG)
    assert "undone: edit: hanging-leg-raise 12, now hanging-leg-raise 10 (1 set changed)" in said


def test_undoing_a_change_without_sets_repeats_what_the_log_says_of_it() -> None:
    finish = replace(taken(), action="finish", said="finished hip-flexor")
    skip = replace(taken(), action="skip", said="skip")
    assert change_words.undone_words(finish, "undone", unit=KG).startswith("undone: finish: finished hip-flexor; ")
    assert change_words.undone_words(skip, "undone", unit=KG).startswith("undone: skip; ")


def test_undoing_an_import_counts_its_sets_instead_of_listing_them() -> None:
    change = replace(taken(tuple(a_set(n) for n in range(1, 200))), action="import", said="import of 199 sets")
    assert change_words.undone_words(change, "undone", unit=KG).startswith(
        "undone: import: import of 199 sets (199 sets removed)"
    )


def test_a_closed_workout_says_what_became_of_its_sets() -> None:
    kept = Closed(replace(SESSION, state=State.FINISHED), "c1", sets_kept=12, sets_dropped=0)
    dropped = Closed(replace(LEFT_OPEN, state=State.DISCARDED, sets=()), "c2", sets_kept=0, sets_dropped=1)
    assert change_words.closed_words(kept).startswith("finished Hip flexor workout: 9 sets kept; "), (
        "a left and a right are one"
    )
    assert change_words.closed_words(dropped).startswith("discarded Hip flexor workout and its sets; ")


def test_an_import_says_what_it_added_and_what_it_left() -> None:
    def words(imported: Imported, *, updated: bool = False) -> str:
        report = ImportReport("strong", 12, 2, None, None, imported, not_done=2)
        return change_words.imported_words(report, updated=updated)

    left_out = "; 2 with nothing done left out"
    assert words(Imported("c1", 12, 0, 0)) == f"imported 12 sets{left_out}"
    assert words(Imported(None, 1, 3, 1, 4, 5)) == (
        "imported 1 set; 3 already there; 1 differs and stays as it is in the log; 4 there under another name; "
        f"5 deleted here before, which stay so{left_out}"
    )
    assert words(Imported("c1", 0, 3, 2, updated=2), updated=True) == (
        f"imported 0 sets; 3 already there; 2 updated{left_out}"
    )
    assert words(Imported("c1", 0, 3, 3, updated=2, sessions_differ=1), updated=True) == (
        f"imported 0 sets; 3 already there; 2 updated; 1 still differs; 1 workout updated{left_out}"
    )
    renamed = Imported("c1", 0, 0, 0, 3, 0, ("lunge", "lunge"))
    assert words(renamed, updated=True) == f"imported 0 sets; 2 renamed; 1 there under another name{left_out}"


def test_an_import_names_a_few_of_the_names_under_which_sets_stay() -> None:
    names = ("Squat", "Squat", "Plank", "Dip", "Row", "Curl", "Press")
    report = ImportReport("strong", 7, 2, None, None, Imported(None, 0, 0, 0, 7, 0, names))
    [told] = change_words.standing_remarks(report, updated=False)
    assert told == (
        "7 sets stand in the log under another name: 'Squat', 'Plank', 'Dip', 'Row' and 2 more; "
        "--update takes the file's over"
    )
    assert [*change_words.standing_remarks(report, updated=True)] == []


def test_moments_are_told_where_they_happened() -> None:
    assert words.moment_words(EVENING) == "2026-11-20 18:30"
    assert words.day_words(EVENING) == "2026-11-20"
    assert words.day_words(date(2026, 1, 2)) == "2026-01-02"


def test_ids_are_shown_by_their_last_six_characters() -> None:
    assert words.short_id("01jd5w8z3fk2aa") == "3fk2aa"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (45, "45 s"), (60, "1 min"), (719, "12 min"), (3599, "1 h 00 min"), (3900, "1 h 05 min")],
)
def test_long_durations_are_rounded_to_minutes(seconds: int, said: str) -> None:
    assert words.seconds_words(seconds) == said


def test_counts_agree_with_their_noun() -> None:
    assert [words.count_words(n, "set") for n in (0, 1, 2)] == ["0 sets", "1 set", "2 sets"]


def test_equal_sets_are_counted_and_sides_of_one_number_stand_together() -> None:
    sets = [*both_sides(1, 10, 10), *both_sides(2, 10, 10), *both_sides(3, 10, 8)]
    assert sets_words(sets, unit=KG) == "2×10/10, 10/8"


def test_sides_that_differ_in_more_than_the_amount_stand_apart() -> None:
    left, right = both_sides(1, 10, 8, Load(2000))
    assert sets_words([left, replace(right, load=Load(3000))], unit=KG) == "10L@2kg, 8R@3kg"


def test_one_sided_sets_find_their_other_side_by_number() -> None:
    first, second = both_sides(1, 10, 9), both_sides(2, 8, 7)
    assert sets_words([first[0], second[0], first[1], second[1]], unit=KG) == "10/9, 8/7"
    assert sets_words(first[:1], unit=KG) == "10L"
    assert sets_words(BY_HAND.sets, unit=KG) == "2×45s/45s"


def test_two_sets_of_one_side_under_one_number_are_both_told() -> None:
    left = both_sides(1, 10, 10)[0]
    assert sets_words([left, replace(left, reps=4)], unit=KG) == "10L, 4L"
    assert sets_words([replace(left, side=None), replace(left, side=Side.RIGHT)], unit=KG) == "10, 10R"


def test_exercises_keep_their_order() -> None:
    assert list(by_exercise(SETS)) == ["hanging-leg-raise", "standing-hip-flexor-raise", "mountain-climber"]


def test_words_are_quick_to_load() -> None:
    probe = "import sys, hipflex.render.words; print('rich' in sys.modules, 'hipflex.render.words' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
