"""Doses as the catalogue writes them."""

from __future__ import annotations

import pytest
from hypothesis import given

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, SetType, Span, Tempo
from hipflex.errors import NotationError
from hipflex.notation.canonical import format_dose
from hipflex.notation.doses import parse_dose
from hipflex.value_classes import replace
from tests.notation.writing import CASES, POUNDS, VOCABULARY, doses

THREE = Span.fixed(3)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 x 8-10", Dose(THREE, Span(8, 10))),
        ("3x8–10", Dose(THREE, Span(8, 10))),
        ("3 × 30", Dose(THREE, Span.fixed(30))),
        ("30", Dose(Span.fixed(1), Span.fixed(30))),
        ("2-3 x 8-12 per side", Dose(Span(2, 3), Span(8, 12), per_side=True)),
        ("3 x 10 per side @ 2kg rest 60s", Dose(THREE, Span.fixed(10), per_side=True, load=Load(2000), rest_s=60)),
        ("3 x 10@red", Dose(THREE, Span.fixed(10), band="red")),
        ("3 x 10 @ Band rest 60s", Dose(THREE, Span.fixed(10), band="yellow", rest_s=60)),
        ("2 x 20-30s per side", Dose(Span.fixed(2), seconds=Span(20, 30), per_side=True)),
        ("2 x 20–30S PER SIDE", Dose(Span.fixed(2), seconds=Span(20, 30), per_side=True)),
        ("1-2min", Dose(Span.fixed(1), seconds=Span(60, 120))),
        ("45s-1:30", Dose(Span.fixed(1), seconds=Span(45, 90))),
        ("2m30s-3min", Dose(Span.fixed(1), seconds=Span(150, 180))),
        ("400m", Dose(Span.fixed(1), distance_mm=400_000)),
        ("2 x 1,5km", Dose(Span.fixed(2), distance_mm=1_500_000)),
        ("total 60s by 5-15s", Dose(Span(4, 12), seconds=Span(5, 15), total_seconds=60)),
        ("total 1min by 25s", Dose(Span.fixed(3), seconds=Span.fixed(25), total_seconds=60)),
        ("2 x total 60s by 20s", Dose(Span.fixed(6), seconds=Span.fixed(20), total_seconds=120)),
        ("3 x 6-8 tempo 3-0-1", Dose(THREE, Span(6, 8), tempo=Tempo(3, 0, 1))),
        ("3 x 6-8 tempo 3–0–1–2", Dose(THREE, Span(6, 8), tempo=Tempo(3, 0, 1, 2))),
        ("3 x 8 hold 1-2s", Dose(THREE, Span.fixed(8), hold=Span(1, 2))),
        ("8 warmup rir2", Dose(Span.fixed(1), Span.fixed(8), type=SetType.WARMUP, rpe=8.0)),
        ("8 rpe9 rest 1:30 failure", Dose(Span.fixed(1), Span.fixed(8), rest_s=90, type=SetType.FAILURE, rpe=9.0)),
    ],
)
def test_a_dose_is_read_as_it_was_meant(text: str, meant: Dose) -> None:
    assert parse_dose(text, VOCABULARY) == meant


def test_a_load_of_nothing_is_no_load() -> None:
    assert parse_dose("3 x 8 @ 0", VOCABULARY) == Dose(THREE, Span.fixed(8))


def test_a_load_without_a_unit_takes_the_settings() -> None:
    assert parse_dose("8 @ 5", POUNDS).load == Load(2268)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("", 0, "reps like 8-10"),
        ("three", 0, "reps like 8-10"),
        ("3 x", 3, "reps like 8-10"),
        ("0 x 8", 0, "reps from 1"),
        ("101 x 8", 0, "a number of sets from 1 to 100"),
        ("3-2 x 8", 0, "the smaller number first"),
        ("3 x 10-8", 4, "the smaller number first"),
        ("30-20s", 0, "the smaller number first"),
        ("0-30s", 0, "a time above 0"),
        ("3 x 20-99999s", 4, "up to 24 hours"),
        ("3 x 8 - 10", 6, "rest, hold or tempo"),
        ("8-10m", 4, "a blank or the end"),
        ("8-10-12", 4, "a blank or the end"),
        ("400m-500m", 4, "a blank or the end"),
        ("10L", 2, "a blank or the end"),
        ("10/8", 2, "a blank or the end"),
        ("8 per leg", 2, "rest, hold or tempo"),
        ("8per side", 1, "a blank or the end"),
        ("8 @ heavy", 4, "a load like 2.5kg"),
        ("8 @ 2-3kg", 5, "a load like 2.5kg"),
        ("total 60s", 9, "`by`"),
        ("total 60s 5s", 10, "`by`"),
        ("total 60s by", 10, "`by`"),
        ("total 60 by 5s", 6, "a time like 45s"),
        ("total 60s by 5", 13, "a time like 45s"),
        ("8 rest", 2, "rest, hold or tempo"),
        ("8 rest 90", 7, "a time like 45s"),
        ("8 rest 60s-90s", 10, "rest, hold or tempo"),
        ("8 rest 60s rest 90s", 11, "one rest"),
        ("8 hold 1s hold 2s", 10, "one hold"),
        ("8 tempo 3-0", 11, "seconds as lowering-pause-lifting"),
        ("8 tempo 3-0-1-0-0", 15, "rest, hold or tempo"),
        ("8 tempo 3-x-1", 10, "seconds as lowering-pause-lifting"),
        ("8 tempo 100-0-1", 10, "seconds as lowering-pause-lifting"),
        ("8 rpe8 rir1", 7, "one effort"),
        ("8 drop warmup", 7, "one type"),
        ("8 slowly", 2, "rest, hold or tempo"),
    ],
)
def test_a_dose_that_is_off_is_refused_at_its_place(text: str, at: int, expected: str) -> None:
    with pytest.raises(NotationError) as refused:
        parse_dose(text, VOCABULARY)
    assert (refused.value.text, refused.value.start) == (text, at)
    assert expected in refused.value.expected


@given(doses())
def test_a_dose_is_read_back_as_it_was_written(dose: Dose) -> None:
    assert parse_dose(format_dose(dose), VOCABULARY) == dose


@given(doses(), CASES)
def test_a_dose_may_be_written_in_any_case(dose: Dose, case: type[str]) -> None:
    bare = replace(dose, band=None)
    assert parse_dose(case(format_dose(bare)).replace("×", "X").replace(".", ","), VOCABULARY) == bare


@pytest.mark.parametrize("text", ["2 x total 50s by 15s", "2-3 x total 60s by 5-15s"])
def test_several_totals_are_one_total_that_reads_back(text: str) -> None:
    dose = parse_dose(text, VOCABULARY)
    assert parse_dose(format_dose(dose), VOCABULARY) == dose


def test_the_round_trip_notices_what_is_left_out() -> None:
    dose = parse_dose("3 x 8 rest 60s", VOCABULARY)
    assert parse_dose(format_dose(replace(dose, rest_s=None)), VOCABULARY) != dose


def test_a_total_of_more_holds_than_anybody_does_is_refused() -> None:
    with pytest.raises(NotationError) as refused:
        parse_dose("total 24h by 1s", VOCABULARY)
    assert (refused.value.start, refused.value.expected) == (0, "a total of at most 100 holds")
