"""What the rows of other programs' files come to, whichever program wrote them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hipflex.domain.converted_masses import grams_meant
from hipflex.domain.imports import BadLine
from hipflex.domain.measures import Measure, SetType, Unit
from hipflex.domain.movement import Kind, MovementBrief, Sides
from hipflex.interchange.adopting import Adopted, Terms, UnitUnknown, adopted
from hipflex.interchange.foreign import ForeignSession, ForeignSet, Item, Quantity, Remark, Rest, Unreadable
from hipflex.store.ids import imported_id
from hipflex.value_classes import replace

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = ForeignSession(datetime(2024, 5, 6, 18, 30, 12), "Push", "felt good", lasted_s=3600)
SQUAT = MovementBrief("squat", "Squat", Kind.EXERCISE, Sides.NONE, (Measure.REPS,), aliases=("Squat (Barbell)",))


def session_id(at: datetime, what: str) -> str:
    return imported_id(at, 0, what)


def terms(*, zone: tzinfo | None = BERLIN, unit: Unit | None = Unit.KG) -> Terms:
    tie = {"Squat": SQUAT, "Squat (Barbell)": SQUAT}.get
    return Terms("strong", tie, imported_id, session_id, date(2026, 11, 29), zone, unit, {"Rowing": "m"})


def row(line: int = 2, exercise: str = "Squat", **said: Any) -> ForeignSet:
    given: dict[str, Any] = {"session": MONDAY, "reps": Decimal(5), "weight": Quantity(Decimal(100))} | said
    return ForeignSet(line, (exercise, "cells"), exercise=exercise, **given)


def of(*items: Item, zone: tzinfo | None = BERLIN, unit: Unit | None = Unit.KG) -> Adopted:
    return adopted(items, terms(zone=zone, unit=unit))


def ids(found: Adopted) -> list[str]:
    return [done.id for done in found.sets]


def test_a_row_becomes_a_set_with_all_that_it_says() -> None:
    found = of(row(rpe=Decimal("8.5"), note="deep\r\nslow", type=SetType.DROP))
    [done], [session] = found.sets, found.sessions.values()
    assert (done.exercise, done.kind, done.reps, done.rpe, done.note, done.type) == (
        *("squat", Kind.EXERCISE, 5, 8.5),
        *("deep\nslow", SetType.DROP),
    )
    assert done.load is not None
    assert done.load.grams == 100_000
    assert (done.performed_at.isoformat(), done.source) == ("2024-05-06T18:30:12+02:00", "strong")
    assert (session.workout, session.note, session.ended_at) == (
        "Push",
        "felt good",
        done.performed_at + timedelta(hours=1),
    )
    assert json.loads(found.rows[done.id].identity) == ["strong", "2024-05-06T18:30", "Squat", 1]
    assert json.loads(found.rows[done.id].cells) == ["Squat", "cells"]


@pytest.mark.parametrize("zone", [None, UTC, BERLIN, ZoneInfo("Pacific/Auckland"), timezone(timedelta(hours=-9))])
def test_what_a_set_is_depends_on_neither_zone_nor_unit_nor_what_it_holds(zone: tzinfo | None) -> None:
    before = of(row(), row(note="x"))
    after = of(row(reps=Decimal(7)), row(weight=None, rpe=Decimal(9)), zone=zone, unit=Unit.LB)
    assert ids(before) == ids(after)


def test_an_edited_title_changes_neither_sets_nor_session() -> None:
    renamed = replace(MONDAY, workout="Push day")
    before, after = of(row(), row()), of(row(session=renamed), row(session=renamed))
    assert (ids(before), [*before.sessions]) == (ids(after), [*after.sessions])
    assert {done.workout for done in after.sets} == {"Push day"}


def test_two_workouts_of_one_start_are_two_sessions() -> None:
    found = of(row(), row(session=replace(MONDAY, workout="Pull")))
    assert [session.workout for session in found.sessions.values()] == ["Push", "Pull"]
    assert len(set(ids(found))) == len(found.sets)


def test_the_files_numbers_tell_places_where_no_two_are_the_same() -> None:
    there = [row(number=1), row(number=2), row(number=3)]
    assert ids(of(*there)) == ids(of(*reversed(there)))[::-1]
    assert len(set(ids(of(row(number=1), row(number=1), row())))) == 3


def test_what_is_left_out_holds_its_place() -> None:
    with_gap = of(row(), row(done=False), Unreadable(4, "no", MONDAY, "Squat"), Rest(5), row())
    assert ids(with_gap) == [ids(of(row(), row(), row(), row()))[n] for n in (0, 3)]
    assert (with_gap.not_done, with_gap.rests, with_gap.bad) == (1, 1, [BadLine(4, "no")])


def test_names_of_one_movement_go_on_counting() -> None:
    found = of(row(), row(exercise="Squat (Barbell)"), row(exercise="Curl"))
    assert [(done.exercise, done.number) for done in found.sets] == [("squat", 1), ("squat", 2), ("Curl", 1)]
    assert found.names == {"Squat": 1, "Squat (Barbell)": 1, "Curl": 1}


@pytest.mark.parametrize(
    ("said", "measures"),
    [
        ({"reps": Decimal(0), "seconds": Decimal("29.5")}, (None, 30, None)),
        ({"reps": None, "distance": Quantity(Decimal(5), "km"), "seconds": Decimal(1500)}, (None, 1500, 5_000_000)),
        ({"reps": None, "distance": Quantity(Decimal(2), "mi")}, (None, None, 3_218_688)),
        ({"reps": Decimal(0), "type": SetType.FAILURE}, (0, None, None)),
    ],
)
def test_a_nought_says_nothing_but_of_a_failure(said: dict[str, Any], measures: tuple[int | None, ...]) -> None:
    [done] = of(row(**said)).sets
    assert (done.reps, done.seconds, done.distance_mm) == measures


@pytest.mark.parametrize("said", [{"reps": Decimal(0)}, {"reps": None}, {"done": False}])
def test_a_row_with_nothing_done_is_counted_and_left_out(said: dict[str, Any]) -> None:
    found = of(row(**said))
    assert (found.sets, found.not_done, found.sessions) == ([], 1, {})


def test_weights_without_a_unit_are_asked_about_with_what_they_are() -> None:
    with pytest.raises(UnitUnknown) as told:
        of(row(), row(weight=Quantity(Decimal(0))), unit=None)
    assert told.value.weights == (Decimal(100),)
    of(row(weight=Quantity(Decimal(45), "lb")), row(weight=None), unit=None)


def test_a_distance_without_a_unit_goes_into_the_note_unless_a_map_says_one() -> None:
    bare: dict[str, Any] = {"reps": None, "distance": Quantity(Decimal(1000)), "seconds": Decimal(235)}
    run, rowed = of(row(exercise="Running", **bare), row(exercise="Rowing", **bare)).sets
    assert (run.distance_mm, run.seconds, run.note) == (None, 235, "distance 1000 without a unit")
    assert (rowed.distance_mm, rowed.note) == (1_000_000, None)
    alone = of(row(exercise="Running", reps=None, distance=Quantity(Decimal(5))))
    assert "has no unit" in alone.bad[0].reason


def test_assistance_is_a_negative_load() -> None:
    [done] = of(row(weight=Quantity(Decimal(20)), is_help=True)).sets
    assert done.load is not None
    assert done.load.grams == -20_000


def test_what_does_not_fit_a_set_stays_in_its_note() -> None:
    found = of(row(reps=Decimal("7.5"), rpe=Decimal("7.3")))
    assert (found.sets[0].reps, found.sets[0].rpe, found.sets[0].note) == (7, None, "7.5 reps; RPE 7.3")
    assert len(found.warnings) == 2


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"reps": Decimal(10_001)}, "reps"),
        ({"reps": Decimal(-1)}, "reps"),
        ({"reps": Decimal("1.000")}, "reps"),
        ({"weight": Quantity(Decimal(2001))}, "weight"),
        ({"reps": None, "seconds": Decimal(86_401)}, "time"),
    ],
)
def test_what_nobody_ever_did_is_bad(said: dict[str, Any], reason: str) -> None:
    [bad] = of(row(line=7, **said)).bad
    assert (bad.line, bad.reason.partition(":")[0]) == (7, reason)


def test_a_note_goes_with_the_set_above_else_the_next_else_the_session() -> None:
    def remark(exercise: str, text: str) -> Remark:
        return Remark(9, MONDAY, exercise, text)

    found = of(remark("Squat", "before"), row(), remark("Squat", "after"), remark("Curl", "left out"))
    assert [done.note for done in found.sets] == ["before; after"]
    assert [session.note for session in found.sessions.values()] == ["felt good; Curl: left out"]
    assert found.notes == 3


def at(written: datetime, *, day_only: bool = False) -> tuple[str, list[BadLine]]:
    found = of(row(session=ForeignSession(written, day_only=day_only)))
    return found.sets[0].performed_at.isoformat(), found.warnings


def test_a_day_alone_is_noon() -> None:
    assert at(datetime(2024, 5, 6), day_only=True) == ("2024-05-06T12:00:00+02:00", [])


def test_a_time_that_no_clock_showed_is_the_next_and_one_shown_twice_the_first() -> None:
    moved, [doubt] = at(datetime(2024, 3, 31, 2, 30))
    assert moved == "2024-03-31T03:00:00+02:00"
    assert "never showed" in doubt.reason
    first, [doubt] = at(datetime(2024, 10, 27, 2, 30))
    assert first == "2024-10-27T02:30:00+02:00"
    assert "twice" in doubt.reason


@pytest.mark.parametrize("written", [datetime(1970, 1, 1, 1), datetime(2031, 1, 1)])
def test_dates_of_a_wrong_clock_are_told(written: datetime) -> None:
    assert "lies" in at(written)[1][0].reason


def test_an_instant_is_shown_where_it_is_imported() -> None:
    instant = datetime(2024, 5, 6, 16, 30, tzinfo=UTC)
    assert at(instant)[0] == "2024-05-06T18:30:00+02:00"


@pytest.mark.parametrize(
    "said", [{"lasted_s": 13 * 3600}, {"ended": datetime(2024, 5, 6, 18)}, {"ended": datetime(2024, 5, 8)}, {}]
)
def test_a_clock_left_running_ends_no_session(said: dict[str, Any]) -> None:
    found = of(row(session=replace(MONDAY, **{"lasted_s": None} | said)))
    assert [session.ended_at for session in found.sessions.values()] == [None]


def exactly(number: str, unit: Unit) -> int:
    return grams_meant(Decimal(number), unit)


@pytest.mark.parametrize(
    ("number", "unit", "meant", "in_unit"),
    [
        ("44.09245243697551", Unit.LB, "20", Unit.KG),
        ("88.18", Unit.LB, "40", Unit.KG),
        ("44.1", Unit.LB, "20", Unit.KG),
        ("6.8038936415346", Unit.KG, "15", Unit.LB),
        ("22.68", Unit.KG, "50", Unit.LB),
        ("61.23496995", Unit.KG, "135", Unit.LB),
    ],
)
def test_a_converted_mass_is_the_round_one_it_was(number: str, unit: Unit, meant: str, in_unit: Unit) -> None:
    assert exactly(number, unit) == round(Decimal(meant) * (1000 if in_unit is Unit.KG else Decimal("453.59237")))


@pytest.mark.parametrize("number", ["44", "22.5", "12.3", "7.25", "100", "22.6", "0.125", "33.3"])
def test_a_mass_that_nothing_explains_stays_what_it_is(number: str) -> None:
    assert exactly(number, Unit.KG) == Decimal(number) * 1000


def test_every_item_is_told_once() -> None:
    items: Iterable[Item] = [row(), Rest(3), Unreadable(4, "x"), BadLine(5, "doubt"), row(done=False)]
    found = of(*items)
    told = len(found.sets) + found.rests + found.not_done + len(found.bad) + len(found.warnings)
    assert told == 5


def test_a_lift_of_which_the_weight_is_help_has_it_as_help_however_it_is_written() -> None:
    dip = replace(SQUAT, slug="dip-assisted", title="Dip (Assisted)")
    given = replace(terms(), tie=lambda _: dip)
    [done] = adopted([row(exercise="Assisted Dip Machine")], given).sets
    assert done.load is not None
    assert done.load.grams == -100_000


@pytest.mark.parametrize("written", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_a_date_at_the_end_of_the_calendar_makes_a_bad_row(written: datetime) -> None:
    found = of(row(session=ForeignSession(written)), zone=ZoneInfo("Pacific/Auckland"))
    found_west = of(row(session=ForeignSession(written)), zone=ZoneInfo("America/Los_Angeles"))
    assert found.bad or found_west.bad


def test_a_note_on_no_set_of_a_workout_without_any_is_told() -> None:
    found = of(Remark(9, MONDAY, "Squat", "knee hurts"))
    assert [(one.line, "knee hurts" in one.reason) for one in found.warnings] == [(9, True)]
