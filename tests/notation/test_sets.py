"""Sets as a person writes them."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Load, Measure, SetType, Side
from hipflex.domain.movement import Movement, Sides
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import NotationError, Refused
from hipflex.notation.amounts import parse_load
from hipflex.notation.sets import parse_sets
from tests.notation.writing import ANYTHING, POUNDS, VOCABULARY, movement

REPS, TIME, DISTANCE = Measure.REPS, Measure.TIME, Measure.DISTANCE
DAY = 24 * 60 * 60


def one(text: str, trained: Movement = ANYTHING) -> SetEntry:
    [entry] = parse_sets(text, trained, VOCABULARY)
    return entry


def slip(text: str, trained: Movement = ANYTHING) -> NotationError:
    with pytest.raises(NotationError) as refused:
        parse_sets(text, trained, VOCABULARY)
    return refused.value


def test_the_example_of_the_contract_is_four_sets() -> None:
    first, second = parse_sets("3x10@2.5kg 8 rir1", ANYTHING, VOCABULARY)
    assert first == SetEntry(REPS, 10, count=3, load=Load(2500))
    assert second == SetEntry(REPS, 8, rpe=9.0)


@pytest.mark.parametrize(
    ("text", "measure", "amount"),
    [
        ("1", REPS, 1),
        ("10000", REPS, 10_000),
        ("1s", TIME, 1),
        ("0:45", TIME, 45),
        ("1:30", TIME, 90),
        ("1:00:00", TIME, 3600),
        ("24:00:00", TIME, DAY),
        ("2min", TIME, 120),
        ("2m30s", TIME, 150),
        ("2min30s", TIME, 150),
        ("1h", TIME, 3600),
        ("24h", TIME, DAY),
        ("1h30min", TIME, 5400),
        ("1h2m3s", TIME, 3723),
        ("1h02min03s", TIME, 3723),
        ("86400s", TIME, DAY),
        ("400m", DISTANCE, 400_000),
        ("2m", DISTANCE, 2000),
        ("0.001m", DISTANCE, 1),
        ("1,25km", DISTANCE, 1_250_000),
        ("1000km", DISTANCE, 1_000_000_000),
    ],
)
def test_the_longest_reading_of_an_amount_wins(text: str, measure: Measure, amount: int) -> None:
    entry = one(text)
    assert (entry.measure, entry.amount) == (measure, amount)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("", 0, "reps like 10"),
        ("   ", 3, "reps like 10"),
        ("0", 0, "reps from 1 to 10000"),
        ("10001", 0, "reps from 1 to 10000"),
        ("0s", 0, "above 0"),
        ("0:00", 0, "above 0"),
        ("86401s", 0, "up to 24 hours"),
        ("24:00:01", 0, "up to 24 hours"),
        ("1" * 31 + ":30", 0, "up to 24 hours"),
        ("9" * 5000 + ":30", 0, "up to 24 hours"),
        ("0m", 0, "a distance above 0"),
        ("1000.001km", 0, "up to 1000 km"),
        ("1:5", 1, "the end"),
        ("1:75", 1, "the end"),
        ("1:30:5", 4, "the end"),
        ("10 kg", 5, "reps like 10"),
        ("2.5", 0, "whole reps"),
        ("2.5s", 0, "whole seconds"),
        ("1.2345m", 0, "up to three decimals"),
        ("-10", 0, "reps like 10"),
        ("1_0", 1, "the end"),
        ("٣", 0, "reps like 10"),
        ("１０", 0, "reps like 10"),
        ("10\n8", 2, "the end"),
        ("10ish", 2, "the end"),
        ("10L8R", 3, "a blank"),
    ],
)
def test_an_amount_that_is_off_is_refused_at_its_place(text: str, at: int, expected: str) -> None:
    refused = slip(text)
    assert refused.start == at
    assert expected in refused.expected


@pytest.mark.parametrize(
    ("text", "at"), [("8-10", 1), ("8–10", 1), ("3x8-10", 3), ("3 x 8-10@2kg", 5), ("20-30s", 2), ("20s-30s", 3)]
)
@pytest.mark.parametrize("measure", Measure)
def test_a_range_is_refused_whatever_the_movement_is_done_in(text: str, at: int, measure: Measure) -> None:
    refused = slip(text, movement(measure))
    assert "write what was done" in refused.expected
    assert refused.start == at


def test_a_range_of_loads_is_no_dose_either() -> None:
    assert "write what was done" in slip("10@2-3kg").expected


@pytest.mark.parametrize("text", ["3x10", "3X10", "3×10", "3 x 10", "3x 10", "3 ×10", "3\tx\t10", "  3x10  "])
def test_a_count_may_stand_apart_from_its_amount(text: str) -> None:
    entry = one(text)
    assert (entry.count, entry.amount) == (3, 10)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("0x10", 0),
        ("101x10", 0),
        ("99999999999x10", 0),
        ("3x", 2),
        ("x10", 0),
        ("3x3x10", 4),
        ("3x0", 2),
        ("8 101 x 8", 2),
    ],
)
def test_a_count_outside_1_to_100_is_refused(text: str, at: int) -> None:
    assert slip(text).start == at


def test_the_largest_count_is_a_hundred() -> None:
    assert one("100x10").count == 100


@pytest.mark.parametrize(
    ("text", "left", "right", "side"),
    [
        ("12/10", 12, 10, None),
        ("10L", 10, None, Side.LEFT),
        ("10r", 10, None, Side.RIGHT),
        ("10", 10, None, None),
        ("10L@2kg", 10, None, Side.LEFT),
        ("10R @ red", 10, None, Side.RIGHT),
    ],
)
def test_an_amount_may_say_its_side(text: str, left: int, right: int | None, side: Side | None) -> None:
    entry = one(text)
    assert (entry.amount, entry.right, entry.side) == (left, right, side)


@pytest.mark.parametrize(
    ("text", "at"), [("10/", 3), ("/10", 0), ("45s/10", 4), ("10/8L", 4), ("10L/8", 4), ("10/8/6", 4)]
)
def test_a_slash_has_one_amount_of_one_sort_on_either_side(text: str, at: int) -> None:
    assert slip(text).start == at


@pytest.mark.parametrize(
    ("sides", "why"), [(Sides.NONE, "is not done per side"), (Sides.ALTERNATING, "counts both sides together")]
)
@pytest.mark.parametrize("text", ["10L", "3x10R", "12/10"])
def test_a_side_is_refused_where_the_movement_has_none(text: str, sides: Sides, why: str) -> None:
    refused = slip(text, movement(sides=sides))
    assert why in refused.expected
    assert "one amount like 10" in refused.expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5km in 24:30", SetEntry(DISTANCE, 5_000_000, took_s=1470)),
        ("5KM  IN\t1h", SetEntry(DISTANCE, 5_000_000, took_s=3600)),
        ("2x30 in 25s", SetEntry(REPS, 30, 2, took_s=25)),
        ("30 in 25sR@2kg", SetEntry(REPS, 30, took_s=25, side=Side.RIGHT, load=Load(2000))),
        ("30 in 25s/28 in 26s", SetEntry(REPS, 30, took_s=25, right=28, right_took_s=26)),
    ],
)
def test_a_set_may_say_the_time_it_took(text: str, meant: SetEntry) -> None:
    assert one(text) == meant


def test_a_time_may_be_noted_of_a_movement_that_is_done_in_reps_alone() -> None:
    assert one("30 in 25s", movement(REPS)).took_s == 25


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("45s in 50s", 4, "`in` behind reps or a distance"),
        ("30 in", 5, "a time like 45s"),
        ("30 in 25", 6, "a time like 45s"),
        ("5km in 4km", 7, "a time like 45s"),
        ("30/28 in 25s", 3, "a time behind both sides or neither"),
        ("30 in 25s/28", 10, "a time behind both sides or neither"),
        ("30 in 25s in 26s", 10, "the end"),
    ],
)
def test_a_time_stands_once_and_behind_what_it_was_taken_for(text: str, at: int, expected: str) -> None:
    refused = slip(text)
    assert (refused.start, expected in refused.expected) == (at, True), refused


def test_a_measure_that_the_movement_is_not_done_in_is_refused_with_the_fix() -> None:
    refused = slip("8 3x45s", movement(REPS))
    assert (refused.start, refused.found) == (4, "45s")
    assert refused.expected == "reps like 10, which 'Knee drive' is done in"
    assert slip("45", movement(TIME)).expected == "a time like 45s or 1:30, which 'Knee drive' is done in"


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("2.5kg", 2500),
        ("2,5", 2500),
        ("5lb", 2268),
        ("5lbs", 2268),
        ("+5", 5000),
        ("-20kg", -20_000),
        ("-5lb", -2268),
        ("0", 0),
        ("-0", 0),
        ("0.001", 1),
        ("2000", 2_000_000),
        ("-2000kg", -2_000_000),
        ("4409.245lb", 2_000_000),
    ],
)
def test_a_load_is_exact_to_the_gram(text: str, grams: int) -> None:
    assert one(f"10@{text}").load == Load(grams)
    assert parse_load(f" {text}\t", VOCABULARY) == Load(grams)


def test_a_load_without_a_unit_takes_the_settings() -> None:
    assert parse_load("5", POUNDS) == Load(2268)
    assert parse_load("5kg", POUNDS) == Load(5000)


@pytest.mark.parametrize(
    "text", ["2000.001", "2001kg", "-2001", "4409.3lb", "9" * 40, "9" * 5000 + "kg", "0" * 40 + "1,5"]
)
def test_a_load_beyond_two_tonnes_is_refused_however_long_it_is(text: str) -> None:
    refused = slip(f"10@{text}")
    assert (refused.start, refused.expected) == (3, "a load up to 2000 kg")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10@", 3),
        ("10@ ", 4),
        ("10@heavy", 3),
        ("10@2.5.5", 6),
        ("10@2.5555", 3),
        ("10@--2", 3),
        ("10@+red", 3),
        ("10@redd", 3),
        ("10@2kg@3kg", 6),
        ("10@kg", 3),
        ("10@2 tonnes", 5),
        ("10@1e3", 4),
        ("10@nan", 3),
    ],
)
def test_a_load_that_is_off_is_refused_at_its_place(text: str, at: int) -> None:
    assert slip(text).start == at


MASS, ONWARD = "kg or lb", "a load like @5kg, a word like rpe8 or warmup, or the end"


@pytest.mark.parametrize(
    ("text", "measures", "at", "expected"),
    [
        ("9/8@2kh", (REPS,), 5, MASS),
        ("9@2k", (REPS,), 3, MASS),
        ("9@2m", (REPS,), 3, MASS),
        ("9@-2.5 s", (REPS,), 7, f"{MASS}, a word like rpe8 or warmup, or the end"),
        ("9@2kgg", (REPS,), 3, f"{MASS}, a word like rpe8 or warmup, or the end"),
        ("9@2 stone", (REPS,), 4, f"{MASS}, a word like rpe8 or warmup, or the end"),
        ("9@2kg stone", (REPS,), 6, "a word like rpe8 or warmup, or the end"),
        ("5kn", (DISTANCE,), 1, f"m or km, {ONWARD}"),
        ("30sek", (TIME, REPS), 2, f"s, min or h, {ONWARD}"),
        ("30/28sek", (TIME,), 5, f"s, min or h, {ONWARD}"),
        ("30 sek", (TIME, DISTANCE), 3, f"s, min or h, m or km, {ONWARD}"),
        ("9kn", (REPS,), 1, ONWARD),
        ("9 rpe8 stone", (TIME, REPS), 7, ONWARD),
    ],
)
def test_an_unknown_unit_is_answered_with_those_that_there_are(
    text: str, measures: tuple[Measure, ...], at: int, expected: str
) -> None:
    refused = slip(text, movement(*measures, sides=Sides.EACH))
    assert (refused.start, refused.expected) == (at, expected)


@pytest.mark.parametrize("text", ["10@red", "10@RED", "10 @ Red", "10@red rpe8"])
def test_a_band_is_known_in_any_case(text: str) -> None:
    entry = one(text)
    assert (entry.band, entry.load) == ("red", None)


def test_a_band_whose_small_letters_are_more_than_its_own_leaves_the_rest_to_be_read() -> None:
    first, second = parse_sets("10@İpek 8", ANYTHING, VOCABULARY)
    assert (first.band, second.amount) == ("İpek", 8)


@pytest.mark.parametrize(
    ("text", "type_", "rpe"),
    [
        ("10 warmup", SetType.WARMUP, None),
        ("10 DROP", SetType.DROP, None),
        ("10 failure rpe10", SetType.FAILURE, 10.0),
        ("10 rpe8.5", SetType.WORKING, 8.5),
        ("10 rpe8,5 drop", SetType.DROP, 8.5),
        ("10 rpe1", SetType.WORKING, 1.0),
        ("10 rir0", SetType.WORKING, 10.0),
        ("10 rir9", SetType.WORKING, 1.0),
        ("10 RIR2.5", SetType.WORKING, 7.5),
    ],
)
def test_words_say_what_a_set_was_for_and_how_hard(text: str, type_: SetType, rpe: float | None) -> None:
    entry = one(text)
    assert (entry.type, entry.rpe) == (type_, rpe)


def test_a_word_qualifies_every_set_of_the_entry_before_it_and_no_other() -> None:
    first, second, third = parse_sets("3x10 drop 8 6 rpe9", ANYTHING, VOCABULARY)
    assert [(e.count, e.type, e.rpe) for e in (first, second, third)] == [
        (3, SetType.DROP, None),
        (1, SetType.WORKING, None),
        (1, SetType.WORKING, 9.0),
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10 rpe0", 3),
        ("10 rpe0.5", 3),
        ("10 rpe11", 3),
        ("10 rpe10.5", 3),
        ("10 rir9.5", 3),
        ("10 rir10", 3),
        ("10 rpe8.3", 3),
        ("10 rpe", 3),
        ("10 rpe8rpe9", 7),
        ("10 rpe8 rir2", 8),
        ("10 drop failure", 8),
        ("10 drop drop", 8),
        ("10 working", 3),
        ("10drop", 2),
        ("10@2kgdrop", 4),
        ("10 easy", 3),
        ("10 tempo 3-0-1", 3),
    ],
)
def test_a_word_that_is_off_is_refused_at_its_place(text: str, at: int) -> None:
    assert slip(text).start == at


def test_a_slip_tells_what_it_found_and_where() -> None:
    refused = slip("3x10@2.5kg easily rpe8")
    assert refused.text == "3x10@2.5kg easily rpe8"
    assert str(refused).startswith("'easily' at 12: expected a word like rpe8 or warmup, or the end; ")
    assert str(refused).endswith("; write `3x10@2.5kg rpe8`")
    assert str(slip("10@")).startswith("the end: expected a load")


def test_a_load_that_is_off_shows_the_text_as_it_was_given() -> None:
    with pytest.raises(NotationError) as refused:
        parse_load("  2x", VOCABULARY)
    assert (refused.value.text, refused.value.start) == ("  2x", 3)


@pytest.mark.parametrize(("text", "at"), [("2kg 3kg", 4), ("2kg x", 4), ("", 0), (" ", 1), ("red", 0)])
def test_a_load_alone_is_one_load_and_no_band(text: str, at: int) -> None:
    with pytest.raises(NotationError) as refused:
        parse_load(text, VOCABULARY)
    assert refused.value.start == at


def test_a_text_beyond_all_bounds_is_refused_before_it_is_read() -> None:
    assert len(parse_sets("8 " * 4999 + "8", ANYTHING, VOCABULARY)) == 5000
    with pytest.raises(Refused, match="no sets take as many as 10000 characters"):
        parse_sets("8 " * 5001, ANYTHING, VOCABULARY)
