"""Whatever the log holds goes out and comes back the same, byte for byte."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.domain.dose import Target
from hipflex.domain.measures import Load, SetType, Side, Span
from hipflex.domain.movement import Kind
from hipflex.domain.performance import CheckIn, Finding, PerformedSet, Session, State
from hipflex.value_classes import replace
from tests.as_json.answers import fault_of
from tests.interchange.reference import write_csv, write_json, write_jsonl
from tests.interchange.whole import read

NASTY = ['"', ",", "\r", "\n", "\r\n", "'", "=1+1", "+", "-", "@", "\t", "\0", "\x1b[31m", "\x85", "\u2028", "\u2029"]
NASTY += ["\ufeff", "\u202e", "🏋️‍♀️", "ünder", "\\", "\\n", "null", " ", "{", "\x0b", "\x0c", "\x1c", "]", "\u00a0"]

characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.sampled_from(NASTY) | characters, min_size=1, max_size=6).map("".join)
printable = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=6)
moments = st.builds(
    lambda seconds, offset: datetime.fromtimestamp(seconds, timezone(timedelta(seconds=offset))),
    st.integers(-62_000_000_000, 253_000_000_000),
    st.sampled_from([0, 3600, -5 * 3600, 19800, 3208]) | st.integers(-86_399, 86_399),
)
grams = st.integers(-2_000_000, 2_000_000).filter(bool).map(Load)
spans = st.tuples(st.integers(1, 10_000), st.integers(0, 500)).map(lambda ends: Span(ends[0], sum(ends)))
amounts = st.one_of(
    st.fixed_dictionaries({"reps": st.integers(0, 10_000)}),
    st.fixed_dictionaries({"seconds": st.integers(0, 86_400)}),
    st.fixed_dictionaries({"distance_mm": st.integers(0, 10**12)}),
    st.fixed_dictionaries({"reps": st.integers(0, 10_000), "seconds": st.integers(0, 86_400)}),
    st.fixed_dictionaries({"distance_mm": st.integers(0, 10**12), "seconds": st.integers(0, 86_400)}),
)
meant: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"reps": spans}),
    st.fixed_dictionaries({"seconds": spans}),
    st.fixed_dictionaries({"distance_mm": st.integers(1, 10**12)}),
    st.just({}),
)
targets = st.builds(
    lambda amount, load, band: Target(**amount, load=load, band=band), meant, st.none() | grams, st.none() | texts
)


@st.composite
def performed_sets(draw: st.DrawFn, workouts: dict[str, str | None]) -> PerformedSet:
    session = draw(st.sampled_from(sorted(workouts)))
    return PerformedSet(
        id=draw(printable),
        session=session,
        workout=workouts[session],
        exercise=draw(texts),
        kind=draw(st.sampled_from(Kind)),
        performed_at=draw(moments),
        number=draw(st.integers(1, 1_000_000)),
        type=draw(st.sampled_from(SetType)),
        side=draw(st.none() | st.sampled_from(Side)),
        load=draw(st.none() | grams),
        band=draw(st.none() | texts),
        rpe=draw(st.none() | st.integers(2, 20).map(lambda halves: halves / 2)),
        note=draw(st.none() | texts),
        source=draw(texts),
        target=draw(st.none() | targets),
        **draw(amounts),
    )


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[PerformedSet], list[Session], list[CheckIn]]:
    workouts = draw(st.dictionaries(printable, st.none() | texts, min_size=1, max_size=3))
    sets = draw(st.lists(performed_sets(workouts), max_size=3, unique_by=lambda performed: performed.id))
    sessions = [
        Session(
            session,
            workout,
            draw(moments),
            draw(st.none() | moments),
            draw(st.sampled_from(State)),
            draw(st.none() | texts),
        )
        for session, workout in workouts.items()
    ]
    found = st.sampled_from(Finding)
    check_ins = st.lists(st.builds(CheckIn, printable, moments, found, found), max_size=2, unique_by=lambda c: c.id)
    return sets, sessions, draw(check_ins)


Write = Callable[[io.StringIO], None]


def written(write: Write) -> bytes:
    out = io.StringIO(newline="")
    write(out)
    return out.getvalue().encode("utf-8")


def without_target(performed: PerformedSet) -> PerformedSet:
    return replace(performed, target=None)


@settings(max_examples=100)
@given(logs())
@example(([], [], []))
def test_jsonl_comes_back_as_it_was(log: tuple[list[PerformedSet], list[Session], list[CheckIn]]) -> None:
    sets, _, _ = log
    data = written(lambda out: write_jsonl(sets, out))
    parsed = read(data)
    assert parsed.format == "jsonl"
    assert parsed.bad == ()
    assert list(parsed.sets) == sets
    assert written(lambda out: write_jsonl(parsed.sets, out)) == data


@settings(max_examples=100)
@given(logs())
@example(([], [], []))
def test_json_comes_back_as_it_was(log: tuple[list[PerformedSet], list[Session], list[CheckIn]]) -> None:
    data = written(lambda out: write_json(*log, out))
    parsed = read(data)
    assert parsed.format == "json"
    assert parsed.bad == ()
    again = list(parsed.sets)
    assert (again, [*parsed.sessions], [*parsed.check_ins]) == log
    assert written(lambda out: write_json(again, parsed.sessions, parsed.check_ins, out)) == data


@settings(max_examples=50)
@given(logs())
def test_whatever_goes_out_is_as_the_schema_says(log: tuple[list[PerformedSet], list[Session], list[CheckIn]]) -> None:
    sets, _, check_ins = log
    assert fault_of(["export"], json.loads(written(lambda out: write_json(sets, [], check_ins, out)))) == ""


@settings(max_examples=100)
@given(logs())
@example(([], [], []))
def test_csv_comes_back_as_it_was_but_for_the_targets(
    log: tuple[list[PerformedSet], list[Session], list[CheckIn]],
) -> None:
    sets, _, _ = log
    data = written(lambda out: write_csv(sets, out))
    parsed = read(data)
    assert parsed.format == "csv"
    assert parsed.bad == ()
    again = list(parsed.sets)
    assert again == [without_target(performed) for performed in sets]
    assert written(lambda out: write_csv(again, out)) == data


@settings(max_examples=50)
@given(logs())
def test_every_line_of_jsonl_is_one_to_any_reader_of_lines(
    log: tuple[list[PerformedSet], list[Session], list[CheckIn]],
) -> None:
    sets, _, _ = log
    assert len(written(lambda out: write_jsonl(sets, out)).decode().splitlines()) == len(sets)


@pytest.mark.parametrize("write", [write_jsonl, write_csv])
def test_a_note_of_a_million_characters_comes_back(write: Callable[..., None]) -> None:
    note = 'long, "long"\r\n' * 80_000
    at = datetime(2026, 11, 20, 18, 30, tzinfo=timezone(timedelta(hours=1)))
    one = PerformedSet("plank", Kind.EXERCISE, at, 1, id="a", session="s", seconds=60, note=note)
    [again] = read(written(lambda out: write([one], out))).sets
    assert again == one
