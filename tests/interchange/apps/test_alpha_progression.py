"""Alpha Progression's blocks, in pounds and in the European form."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.apps.alpha_progression import AlphaProgression
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, items_of, sample, told

ALPHA = AlphaProgression()
FILES = Path(__file__).parent / "files"
POUNDS = (FILES / "alpha-pounds.csv").read_text(encoding="utf-8")
GERMAN = (FILES / "alpha-german.csv").read_text(encoding="utf-8")
BLOCK = '"Push"\n"2024-05-06 6:30 pm",1:10 hr\n"1. Squats Barbell"\n"10 reps"\n#,KG,REPS\n'


def test_blocks_in_pounds_become_sets_of_their_workouts() -> None:
    found = come_to(ALPHA, POUNDS)
    assert told(found) == [
        ("Bench Press Barbell", "working", 10, None, None, 61.235, None, "2 dropsets"),
        ("Bench Press Barbell", "working", 8, None, None, 43.091, None, None),
        ("Assisted Dips (Assisted)", "working", 8, None, None, -18.144, None, "shoulders back"),
        ("Plank Bodyweight", "working", None, 40, None, None, None, None),
    ]
    push, core = found.sessions.values()
    assert (push.workout, push.note, f"{push.started_at:%m-%d %H:%M}") == (
        *("1. Push", "Day 1 · Week 2 · My Plan"),
        "05-06 18:59",
    )
    assert f"{core.started_at:%m-%d %H:%M}" == "05-08 00:05"
    assert (found.not_done, found.notes, found.bad) == (1, 1, [])


def test_the_european_form_has_warm_ups_efforts_and_decimal_commas() -> None:
    variant = ALPHA.detect(GERMAN)
    assert variant is not None
    assert (variant.language, variant.unit, variant.delimiter) == ("de", Unit.KG, ";")
    found = come_to(ALPHA, GERMAN)
    assert told(found) == [
        ("Beinpresse · Maschine", "warmup", 9, None, None, 37.5, None, None),
        ("Beinpresse · Maschine", "warmup", 7, None, None, 72.5, None, None),
        ("Beinpresse · Maschine", "working", 8, None, None, 102.5, 9, "1 Dropset"),
        ("Beinpresse · Maschine", "working", 6, None, None, 102.5, 9.5, None),
        ("Klimmzüge · Körpergewicht", "working", 6, None, None, 5, 8, None),
        ("Laufband · Cardio", "working", None, 1200, 3500, None, None, None),
    ]
    assert [done.number for done in found.sets[:4]] == [1, 2, 3, 4]


def test_a_column_that_is_not_known_goes_into_the_note() -> None:
    text = BLOCK.replace("#,KG,REPS", "#,MIN.,INCLINE,KM") + "1,20:30,4,3.5\n2,-,-,2\n"
    assert told(come_to(ALPHA, text)) == [
        ("Squats Barbell", "working", None, 1230, 3500, None, None, "incline 4"),
        ("Squats Barbell", "working", None, None, 2000, None, None, None),
    ]


def test_the_english_form_with_semicolons_is_read() -> None:
    text = (
        '"Push A";"2026-02-19 4:54 h";"1:02 hr"\n"1. Bench Press · Barbell · 8 reps · 2 dropsets";'
        '"WU1 · 37,5 kg · 9 reps"\n#;KG;REPS;RIR\n1;100;8;2\n2;+0;8+;0\n'
    )
    assert told(come_to(ALPHA, text)) == [
        ("Bench Press · Barbell", "warmup", 9, None, None, 37.5, None, None),
        ("Bench Press · Barbell", "working", 8, None, None, 100, 8, "2 dropsets"),
        ("Bench Press · Barbell", "working", 8, None, None, None, 10, None),
    ]


def test_tabs_may_part_the_cells() -> None:
    assert told(come_to(ALPHA, GERMAN.replace(";", "\t"))) == told(come_to(ALPHA, GERMAN))


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        *(("1:10 hr", 4200), ("45:32 hr", 2732), ("21 sec", 21), ("53 Min.", 3180), ("1:19 Std.", 4740)),
        *(("45 s", 45), ("2 hr", 7200), ("long", None)),
    ],
)
def test_how_long_a_workout_was_is_written_in_many_ways(written: str, seconds: int | None) -> None:
    found = come_to(ALPHA, BLOCK.replace("1:10 hr", written) + "1,100,5\n")
    [session] = found.sessions.values()
    lasted = None if session.ended_at is None else (session.ended_at - session.started_at).total_seconds()
    assert lasted == seconds


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    text = BLOCK + '1,100,5\n2,100\n3,heavy,5\n"2. Rows"\n1,2,3\n'
    bad = [item for item in items_of(ALPHA, text) if isinstance(item, Unreadable)]
    assert [(one.line, one.reason) for one in bad] == [
        (7, "expected 3 cells, not 2"),
        (8, "kg: expected a number, not 'heavy'"),
        (10, "expected the name of an exercise and the head of its sets before this"),
    ]


def test_an_impossible_date_leaves_no_set_without_a_word() -> None:
    items = items_of(ALPHA, POUNDS.replace("2024-05-06 6:59 pm", "2024-05-36 6:59 pm"))
    bad = [item.line for item in items if isinstance(item, Unreadable)]
    assert bad == [4, 9, 10, 11, 13, 16]


def test_the_real_file_has_the_sets_that_were_counted_by_hand() -> None:
    found = come_to(ALPHA, sample("alpha-lbs.csv"))
    assert (len(found.sets), len(found.sessions), sum(done.reps or 0 for done in found.sets)) == (399, 36, 4761)
    assert found.units == {Unit.LB}
