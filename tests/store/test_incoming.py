"""What comes from a file stands as the history says, whatever else the log holds of it, and is found by its parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.interchange.test_round_trip import logs
from tests.joining.machines import Machine, exported, joined
from tests.store.conftest import OpenLog
from tests.store.samples import LEFT, RIGHT, at, done

Log = tuple[list[PerformedSet], list[Session], list[CheckIn]]


def parts_of(given: Log, chosen: Sequence[int]) -> list[Log]:
    """Files of what is in one, each without some of its sets."""
    sets, sessions, check_ins = given
    return [
        ([one for place, one in enumerate(sets) if place % 3 != left_out], sessions, check_ins) for left_out in chosen
    ]


@settings(max_examples=60)
@given(logs(), st.lists(st.integers(0, 3), min_size=1, max_size=4), st.lists(st.booleans(), min_size=4, max_size=4))
def test_files_in_any_order_taken_back_or_not_come_to_what_the_history_says(
    tmp_path_factory: pytest.TempPathFactory, given: Log, chosen: list[int], taken_back: list[bool]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with TrainingLog(str(folder / "log.db"), folder, lambda: at(20)) as log:
        for file, is_taken_back in zip(parts_of(given, chosen), taken_back, strict=False):
            imported = log.intake.add(*file)
            assert list(log.differences()) == []
            if imported.change and is_taken_back:
                log.changes.undo()
                assert list(log.differences()) == []


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([None, LEFT, RIGHT]), st.integers(1, 2)), max_size=6))
def test_numbers_that_collide_in_a_file_are_settled_as_the_history_says(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, None, int]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    sets = [
        done(reps=place, session=session, side=side, number=number, id=f"{place}")
        for place, (session, side, number) in enumerate(rows)
    ]
    sessions = [Session(one, None, at(16), at(16), State.FINISHED) for one in "ab"]
    with TrainingLog(str(folder / "log.db"), folder, lambda: at(20)) as log:
        log.intake.add(sets, sessions, [])
        assert list(log.differences()) == []


def test_names_that_json_of_sqlite_would_cut_short_are_added_up_whole(log: TrainingLog) -> None:
    log.intake.add(
        [done("a\0b", reps=5, band="c\0d", id="x")], [Session("of 16", None, at(16), at(16), State.FINISHED)], []
    )
    assert list(log.differences()) == []


def many(count: int) -> Log:
    sets = [done(reps=5, number=number, id=f"{number:05}", session="s") for number in range(1, count + 1)]
    return sets, [Session("s", None, at(16), at(16), State.FINISHED)], []


def test_a_file_of_several_parts_comes_along_to_other_machines_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    here, there = (Machine(tmp_path_factory.mktemp("machine")) for _ in range(2))
    here.log.intake.add(*many(1200))
    joined(here, there)
    assert len(list(there.log.read.sets())) == 1200
    assert exported(here.log) == exported(there.log)
    assert [*here.log.differences(), *there.log.differences()] == []
    here.log.changes.undo()
    joined(here, there)
    assert list(there.log.read.sets()) == []


def test_an_update_of_several_parts_comes_along_to_other_machines_whole(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    here, there = (Machine(tmp_path_factory.mktemp("machine")) for _ in range(2))
    sets, sessions, _ = many(1200)
    spread = [replace(one, session=f"s{place // 7}") for place, one in enumerate(sets)]
    sessions = [replace(sessions[0], id=f"s{n}") for n in range(172)]
    here.log.intake.add(spread, sessions, [])
    before = exported(here.log)
    edited = [replace(one, reps=6, number=one.number + 1) for one in spread]
    assert here.log.intake.add(edited, sessions, [], update=True).updated == 1200
    joined(here, there)
    assert exported(here.log) == exported(there.log) != before
    assert [*here.log.differences(), *there.log.differences()] == []
    here.log.changes.undo()
    joined(here, there)
    assert exported(here.log) == exported(there.log) == before


def test_who_corrects_a_set_of_a_large_file_reads_a_part_of_it(log: TrainingLog) -> None:
    sets, _, _ = many(1200)
    spread = [replace(one, session=f"s{place // 10}") for place, one in enumerate(sets)]
    sessions = [Session(f"s{n}", None, at(16), at(16), State.FINISHED) for n in range(120)]
    log.intake.add(spread, sessions, [])
    read: list[str] = []
    log._connection.set_trace_callback(read.append)
    log.corrections.edit(["00700"], lambda one, _: [replace(one, note="x")])
    log._connection.set_trace_callback(None)
    asked = [one.split("part IN (")[1].split(")")[0] for one in read if "FROM change_parts" in one]
    assert {part for parts in asked for part in parts.split(", ")} == {"1", "3"}
    assert list(log.differences()) == []


def test_what_a_file_brought_is_folded_anew_with_all_else(open_log: OpenLog) -> None:
    with open_log() as log:
        log.intake.add(*many(700))
        log._writer.changes.refold_all()
        assert list(log.differences()) == []
        log.corrections.delete(["00600"])
        assert len(list(log.read.sets())) == 699
