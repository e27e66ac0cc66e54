"""Hevy's files: units, languages and orders of dates, and the versions seen."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.apps.hevy import Hevy
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, items_of, sample, told

HEVY = Hevy()
HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)


def row(index: int = 0, exercise: str = "Squat (Barbell)", rest: str = '"normal",60,5,,,', **said: str) -> str:
    given = {
        "start": "28 May 2024, 07:32",
        "end": "28 May 2024, 08:40",
        "title": "Legs",
        "note": "",
        "about": "",
    } | said
    return (
        f'"{given["title"]}","{given["start"]}","{given["end"]}","{given["about"]}","{exercise}",,"{given["note"]}",'
        f"{index},{rest}\n"
    )


def test_one_file_with_everything_that_is_odd() -> None:
    text = (
        HEADER
        + row(0, rest='"warmup",20,10,,0,', note="wide\\nstance", about="early")
        + row(1, rest='"normal",39.99777,5,,,8.5')
        + row(2, rest='"failure",60,0,,,')
        + row(3, rest='"dropset",40,8,0,,')
        + row(0, "Plank", '"normal",,0,,60,')
        + row(0, "Running", '"normal",,,5.2,1500,')
        + row(0, "Pull Up (Assisted)", '"normal",20,6,,,')
        + row(0, rest='"normal",62.5,3,,,')
    )
    found = come_to(HEVY, text)
    assert told(found) == [
        ("Squat (Barbell)", "warmup", 10, None, None, 20, None, "wide\nstance"),
        ("Squat (Barbell)", "working", 5, None, None, 39.998, 8.5, None),
        ("Squat (Barbell)", "failure", 0, None, None, 60, None, None),
        ("Squat (Barbell)", "drop", 8, None, None, 40, None, None),
        ("Plank", "working", None, 60, None, None, None, None),
        ("Running", "working", None, 1500, 5200, None, None, None),
        ("Pull Up (Assisted)", "working", 6, None, None, -20, None, None),
        ("Squat (Barbell)", "working", 3, None, None, 62.5, None, None),
    ]
    assert [done.number for done in found.sets if done.exercise.startswith("Squat")] == [1, 2, 3, 4, 5]
    [session] = found.sessions.values()
    assert (session.workout, session.note, f"{session.started_at:%H:%M}") == ("Legs", "early", "07:32")
    assert found.two_measures == 1


def test_pounds_and_miles_are_told_by_their_columns_and_may_stand_beside_kilograms() -> None:
    text = HEADER.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles") + row(
        0, rest='"normal",88.18,5,1,,'
    )
    assert told(come_to(HEVY, text))[0][4:6] == (1609.344, 40)
    mixed = HEADER.replace("distance_km", "distance_miles") + row(0, rest='"normal",60,5,1,,')
    assert told(come_to(HEVY, mixed))[0][4:6] == (1609.344, 60)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("28 May 2024, 07:32", "en"),
        ("05 Dec 2024, 07:32", "en"),
        ("28 Mai 2024, 07:32", "de"),
        ("3 Dez. 2024, 07:32", "de"),
        ("28 févr. 2024, 07:32", "fr"),
        ("28 juil. 2024, 07:32", "fr"),
        ("28 ene 2024, 07:32", "es"),
        ("28 de dez. de 2024, 07:32", "de"),
        ("28 fev 2024, 07:32", "pt"),
        ("28 Haz 2024, 07:32", "tr"),
        ("28 Ağu 2024, 07:32", "tr"),
        ("Apr 12, 2026, 7:32 AM", "en"),
        ("Apr 12, 2026, 7:32\u202fAM", "en"),
    ],
)
def test_months_are_read_in_the_language_of_the_phone(written: str, language: str) -> None:
    text = HEADER + row(start=written, end=written)
    seen = HEVY.detect(text)
    assert seen is not None
    assert seen.language == language
    [done] = come_to(HEVY, text).sets
    assert f"{done.performed_at:%H:%M}" == "07:32"


@pytest.mark.parametrize(
    ("written", "month"), [("9 Mart 2024, 7:00", 3), ("9 Ara 2024, 7:00", 12), ("9 juin 2024, 7:00", 6)]
)
def test_a_month_is_the_one_it_says(written: str, month: int) -> None:
    [done] = come_to(HEVY, HEADER + row(start=written, end="")).sets
    assert done.performed_at.month == month


@pytest.mark.parametrize(("written", "hour"), [("12:29 PM", 12), ("12:29 AM", 0), ("1:05 PM", 13)])
def test_halves_of_the_day_are_told(written: str, hour: int) -> None:
    [done] = come_to(HEVY, HEADER + row(start=f"Apr 12, 2026, {written}", end="")).sets
    assert done.performed_at.hour == hour


def test_a_file_of_early_2024_without_quotes_and_supersets_is_read_but_for_its_broken_lines() -> None:
    header = HEADER.replace('"', "").replace("superset_id,", "").replace(",", ";")
    line = "Legs;28 May 2024, 07:32;28 May 2024, 08:40;;Squat (Barbell);;{};normal;60;5;;;\n"
    items = items_of(HEVY, header + line.format(0) + "broken;line\n" + line.format(1))
    assert [isinstance(item, Unreadable) for item in items] == [False, True, False]


def test_the_newest_first_or_last_makes_no_difference_to_what_sets_are() -> None:
    lines = [row(n, start=f"{day} May 2024, 07:32", end="") for day in (3, 1) for n in range(2)]
    forwards, backwards = (come_to(HEVY, HEADER + "".join(some)) for some in (lines, lines[::-1]))
    assert sorted(done.id for done in forwards.sets) == sorted(done.id for done in backwards.sets)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (row(start="yesterday"), "date: expected"),
        (row(rest='"giant",60,5,,,'), "set_type: expected"),
        (row(rest='"normal",60,five,,,'), "reps: expected a number"),
        (row(exercise=""), "exercise_title: expected a name"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(line: str, reason: str) -> None:
    [item] = items_of(HEVY, HEADER + line)
    assert isinstance(item, Unreadable)
    assert reason in item.reason


def test_a_real_file_comes_in_whole() -> None:
    found = come_to(HEVY, sample("hevy-kg.csv"))
    assert (len(found.sets), len(found.sessions), sum(done.reps or 0 for done in found.sets)) == (330, 17, 4411)
    assert (found.bad, found.units) == ([], {Unit.KG})
