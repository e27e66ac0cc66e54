"""Personal records: of each kind, on each side, the older of equals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.movement import Kind
from hipflex.domain.records import Record, RecordKind
from hipflex.store.queries import Window
from hipflex.store.training_log import TrainingLog
from tests.store.samples import LEFT, RIGHT, at, done, kg, take_in

EXTERNAL = {"knee-raise"}


def records(
    log: TrainingLog, kind: RecordKind, until: date | None = None
) -> list[tuple[Side | None, int | float, str, Load | None]]:
    found: Sequence[Record] = log.statistics.records(Window(None, until), EXTERNAL)
    return [(one.side, one.value, one.set_id, one.load) for one in found if one.kind is kind]


def test_warm_ups_set_no_records(log: TrainingLog) -> None:
    take_in(
        log,
        done(reps=10, load=kg(5), type=SetType.WARMUP),
        done(reps=8, load=kg(2), number=2, type=SetType.DROP),
        done("jog", kind=Kind.WARM_UP, distance_mm=1_000_000),
    )
    assert records(log, RecordKind.MAX_LOAD) == [(None, 2, "002", kg(2))]
    assert records(log, RecordKind.LONGEST_DISTANCE) == []


def test_the_heaviest_load_is_a_record_for_each_side_and_a_tie_keeps_the_older(log: TrainingLog) -> None:
    take_in(
        log,
        done(when=at(18), side=LEFT, reps=3, load=kg(10), id="later"),
        done(when=at(16), side=LEFT, reps=5, load=kg(10), id="older"),
        done(when=at(17), side=RIGHT, reps=5, load=kg(8), id="right"),
        done(when=at(19), side=RIGHT, reps=5, load=kg(-8), id="helped"),
    )
    assert records(log, RecordKind.MAX_LOAD) == [(LEFT, 10, "older", kg(10)), (RIGHT, 8, "right", kg(8))]


def test_of_two_equal_sets_at_one_moment_the_one_with_the_smaller_id_has_the_record(log: TrainingLog) -> None:
    take_in(log, done(reps=5, load=kg(10), id="b", number=2), done(reps=5, load=kg(10), id="a"))
    assert records(log, RecordKind.MAX_LOAD) == [(None, 10, "a", kg(10))]


def test_older_is_told_by_the_instant_and_not_by_the_hour_shown(log: TrainingLog) -> None:
    take_in(
        log,
        done(when=datetime.fromisoformat("2026-11-16T12:00:00-05:00"), reps=5, load=kg(10), id="a"),
        done(when=datetime.fromisoformat("2026-11-16T13:00:00+01:00"), reps=5, load=kg(10), id="b", number=2),
    )
    assert records(log, RecordKind.MAX_LOAD) == [(None, 10, "b", kg(10))]


def test_reps_at_a_load_are_a_record_only_where_no_heavier_load_has_as_many(log: TrainingLog) -> None:
    loads = [(20, 3), (10, 8), (10, 9), (5, 9), (2, 8), (0, 12), (-10, 12), (-20, 15)]
    take_in(
        log,
        *(done(when=at(n), reps=n_reps, load=kg(load) if load else None) for n, (load, n_reps) in enumerate(loads, 1)),
    )
    assert records(log, RecordKind.REPS_AT_LOAD) == [
        (None, 3, "001", kg(20)),
        (None, 9, "003", kg(10)),
        (None, 12, "006", None),
        (None, 15, "008", kg(-20)),
    ]


def test_more_repetitions_with_more_load_than_a_maximum_is_estimated_of_leave_the_estimate_of_fewer(
    log: TrainingLog,
) -> None:
    take_in(log, done(reps=20, load=kg(50)), done(reps=10, load=kg(50), number=2), done(reps=12, load=kg(49), number=3))
    assert records(log, RecordKind.ESTIMATED_1RM) == [(None, 49 * 42 / 30, "003", kg(49))]
    assert records(log, RecordKind.REPS_AT_LOAD) == [(None, 20, "001", kg(50))]


def test_each_band_has_a_record_of_its_own_and_sides_have_theirs(log: TrainingLog) -> None:
    take_in(
        log,
        done(reps=12, band="red", side=LEFT),
        done(reps=10, band="red", side=RIGHT),
        done(reps=12, band="blue", side=LEFT, number=2),
        done(reps=0, band="black", side=LEFT, number=3),
    )
    found = log.statistics.records(Window(), EXTERNAL)
    assert {(one.side, one.band, one.value) for one in found} == {
        (LEFT, "red", 12),
        (RIGHT, "red", 10),
        (LEFT, "blue", 12),
    }


def test_the_longest_hold_and_distance_are_records(log: TrainingLog) -> None:
    take_in(
        log,
        done("l-sit", seconds=20),
        done("l-sit", seconds=31, number=2),
        done("l-sit", seconds=31, number=3),
        done("l-sit", reps=5, seconds=60, number=4),
        done("carry", distance_mm=400_500),
        done("carry", distance_mm=300_000, seconds=90, number=2),
    )
    assert records(log, RecordKind.LONGEST_HOLD) == [(None, 31, "002", None)]
    assert records(log, RecordKind.LONGEST_DISTANCE) == [(None, 400.5, "005", None)]


def test_the_greatest_volume_of_a_session_is_a_record_of_each_side(log: TrainingLog) -> None:
    take_in(
        log,
        *(done(when=at(16, minute=n), side=LEFT, reps=10, load=kg(2), number=n) for n in (1, 2)),
        *(done(when=at(16, minute=n), side=RIGHT, reps=5, load=kg(2), number=n) for n in (1, 2)),
        done(when=at(17), side=LEFT, reps=20, load=kg(2)),
        done(when=at(18), side=RIGHT, reps=11, load=kg(2)),
    )
    assert records(log, RecordKind.SESSION_VOLUME) == [(LEFT, 40, "002", None), (RIGHT, 22, "006", None)]


def test_the_estimated_maximum_follows_epley_from_two_to_twelve_reps(log: TrainingLog) -> None:
    take_in(log, done(reps=10, load=kg(60)))
    assert records(log, RecordKind.ESTIMATED_1RM) == [(None, 80, "001", kg(60))]


def test_a_single_is_its_own_maximum_and_thirteen_reps_say_nothing(log: TrainingLog) -> None:
    take_in(log, done(reps=1, load=kg(61)), done(reps=13, load=kg(60), number=2))
    assert records(log, RecordKind.ESTIMATED_1RM) == [(None, 61, "001", kg(61))]


def test_where_the_body_is_the_weight_no_maximum_is_estimated(log: TrainingLog) -> None:
    take_in(log, done("hanging-leg-raise", reps=10, load=kg(5)))
    assert records(log, RecordKind.ESTIMATED_1RM) == []


def test_records_are_all_time_as_of_the_day_asked_for(log: TrainingLog) -> None:
    take_in(log, done(when=at(2), reps=5, load=kg(5)), done(when=at(20), reps=5, load=kg(9)))
    assert records(log, RecordKind.MAX_LOAD, date(2026, 11, 20))[0][1] == 9
    assert records(log, RecordKind.MAX_LOAD, date(2026, 11, 19))[0][1] == 5
    within = log.statistics.records(Window(date(2026, 11, 15), date(2026, 11, 19)), EXTERNAL)
    assert {one.performed_at.day for one in within} == {2}


def test_names_with_characters_of_any_sort_hold_records_and_sums(log: TrainingLog) -> None:
    names = ["a\0b", "a\0c", "\0", 'quo"te', "ü 🏋"]
    for place, name in enumerate(names, 1):
        take_in(log, done(name, reps=8, load=kg(place), band="r\0d", id=f"of {place}", session=f"s{place}"))
    heaviest, most = (
        {one.exercise: one for one in log.statistics.records(Window(), set()) if one.kind is kind}
        for kind in (RecordKind.MAX_LOAD, RecordKind.REPS_AT_LOAD)
    )
    assert [heaviest[name].value for name in names] == [1, 2, 3, 4, 5]
    assert [most[name].band for name in names] == ["r\0d"] * len(names)
    assert log.differences() == ()
