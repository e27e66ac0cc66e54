"""What SQL writes of the log is what `as_json` says of its values, to the byte; others write on once it is read."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.domain.dose import Target
from hipflex.domain.measures import Span
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.errors import LogUnavailable
from hipflex.interchange.writing import write_csv, write_json, write_jsonl
from hipflex.store.queries import EVERYTHING, Window
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.interchange import reference
from tests.interchange.test_round_trip import NASTY, logs
from tests.store.conftest import OpenLog
from tests.store.samples import LEFT, RIGHT, at, done, kg, take_in

Log = tuple[list[PerformedSet], list[Session], list[CheckIn]]
WINDOWS = [EVERYTHING, Window(date(1970, 1, 1), date(2030, 12, 31))]


def exported(log: TrainingLog, window: Window = EVERYTHING) -> dict[str, str]:
    """The log in every format."""
    export, texts = log.export, {}
    ways: dict[str, Callable[[io.BytesIO], None]] = {
        "jsonl": lambda out: write_jsonl(export.sets(window), out),
        "json": lambda out: write_json(export.sets(window), export.sessions(window), log.read.check_ins(), out),
        "csv": lambda out: write_csv(export.cells(window), out),
        "safe csv": lambda out: write_csv(export.cells(window), out, safe=True),
    }
    for name, write in ways.items():
        out = io.BytesIO()
        with export.at_one_moment():
            write(out)
        texts[name] = out.getvalue().decode()
    return texts


def expected(log: TrainingLog, window: Window = EVERYTHING) -> dict[str, str]:
    """The same, made of values."""
    sets, sessions = list(log.read.sets(window)), list(reversed(log.read.sessions(window)))
    ways: dict[str, Callable[[io.StringIO], None]] = {
        "jsonl": lambda out: reference.write_jsonl(sets, out),
        "json": lambda out: reference.write_json(sets, sessions, log.read.check_ins(), out),
        "csv": lambda out: reference.write_csv(sets, out),
        "safe csv": lambda out: reference.write_csv(sets, out, safe=True),
    }
    texts = {}
    for name, write in ways.items():
        out = io.StringIO(newline="")
        write(out)
        texts[name] = out.getvalue()
    return texts


@settings(max_examples=100)
@given(logs(), st.sampled_from(WINDOWS))
@example(([], [], []), EVERYTHING)
def test_any_log_is_written_as_its_values_are(
    tmp_path_factory: pytest.TempPathFactory, given: Log, window: Window
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with TrainingLog(str(folder / "log.db"), folder, lambda: at(20)) as log:
        log.intake.add(*given)
        assert exported(log, window) == expected(log, window)


@settings(max_examples=30)
@given(logs(), st.sampled_from(WINDOWS))
def test_the_sets_of_any_window_come_by_their_sessions(
    tmp_path_factory: pytest.TempPathFactory, given: Log, window: Window
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with TrainingLog(str(folder / "log.db"), folder, lambda: at(20)) as log:
        log.intake.add(*given)
        oldest, newest, whole = (
            list(log.export.by_session(window, **how)) for how in ({}, {"newest_first": True}, {"whole": True})
        )
        by_session = {one.id: replace(one, sets=()) for one in log.read.sessions()}
        by_set = sorted(log.read.sets(window), key=lambda one: one.id)
        assert sorted((one for session in oldest for one in session.sets), key=lambda one: one.id) == by_set
        assert [replace(one, sets=()) for one in oldest] == [by_session[one.id] for one in oldest]
        assert [one.started_at for one in oldest] == sorted(one.started_at for one in oldest)
        assert newest == oldest[::-1]
        assert whole == [one for one in log.read.sessions(window)[::-1] if one.sets]


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_written_as_json_and_csv_write_it_wherever_it_stands(log: TrainingLog, text: str) -> None:
    one = done(text, reps=8, note=text, band=text, source=text, id="a", session="s")
    log.intake.add([one], [Session("s", text, at(16), at(17), State.FINISHED, note=text)], [])
    assert exported(log) == expected(log)


def test_more_sets_than_are_read_at_once_are_written_in_their_order(log: TrainingLog) -> None:
    sets = [done(number=number, reps=number % 9, note=", " if number % 700 == 0 else None) for number in range(1, 1500)]
    take_in(log, *sets)
    assert exported(log) == expected(log)


@pytest.mark.parametrize(
    "one",
    [
        done(reps=8, load=kg(2.268)),
        done(reps=8, load=kg(-0.005)),
        done(reps=0, load=kg(-2000), rpe=9.5),
        done(distance_mm=999_999_999_999, seconds=86_400, rpe=10.0),
        done(distance_mm=100, side=LEFT, target=Target(Span(8, 10), load=kg(1.001))),
        done(seconds=45, side=RIGHT, target=Target(seconds=Span(20, 30), band="red")),
        done(reps=1, when=datetime(1, 1, 3, tzinfo=timezone(timedelta(hours=-14)))),
        done(reps=1, when=datetime(9998, 12, 31, 23, 59, 59, tzinfo=timezone(-timedelta(minutes=30)))),
        done(reps=1, when=datetime(1890, 4, 1, tzinfo=timezone(timedelta(seconds=3208)))),
    ],
)
def test_numbers_and_moments_are_written_as_python_writes_them(log: TrainingLog, one: PerformedSet) -> None:
    take_in(log, one)
    assert exported(log) == expected(log)


def test_an_export_is_of_one_moment_and_holds_nobody_off_once_it_is_read(open_log: OpenLog) -> None:
    with open_log() as here, open_log() as there:
        take_in(here, *(done(number=number, reps=8) for number in range(1, 4)))
        with here.export.at_one_moment():
            first = list(here.export.sets(EVERYTHING))
            there.wait_no_longer()
            with pytest.raises(LogUnavailable, match="reading"):
                there.by_hand.log(at(18), None, lambda _: [done(reps=5)])
            assert list(here.export.sets(EVERYTHING)) == first
        there.by_hand.log(at(18), None, lambda _: [done(reps=5)])
