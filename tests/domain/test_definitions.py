"""Every number of the program is explained, once."""

from __future__ import annotations

from datetime import date

from hipflex.domain.definitions import DEFINITIONS
from hipflex.domain.measures import EPLEY_REPS, Load
from hipflex.domain.records import UNITS, RecordKind, estimated_1rm
from hipflex.domain.summary import NOTICE_DAYS, SETS_A_SIDE_FOR_BALANCE, notices
from hipflex.domain.weeks import DayTotals

NAMED = {one.name: one for one in DEFINITIONS}


def test_every_name_stands_once_and_has_a_definition_and_a_source() -> None:
    assert len(NAMED) == len(DEFINITIONS)
    assert [one.name for one in DEFINITIONS if not one.source or not one.definition.endswith(".")] == []


def test_what_the_contract_counts_by_is_there() -> None:
    assert NAMED.keys() >= {
        *(
            "counted_set",
            "counted_session",
            "week",
            "strength_days",
            "days_on_target",
            "weeks_on_target",
            "streak_weeks",
            "target_per_week",
        ),
        *("volume_kg", "estimated_1rm", "balance", "difference_percent", "strength-before-stretching", "mobility"),
    }


def test_every_kind_of_record_is_there_with_its_unit() -> None:
    assert {kind: NAMED[kind].unit for kind in RecordKind} == UNITS


def test_the_figures_in_the_words_are_those_of_the_program() -> None:
    assert f"for {EPLEY_REPS[0]} to {EPLEY_REPS[-1]} reps" in NAMED["estimated_1rm"].formula
    assert f"from {SETS_A_SIDE_FOR_BALANCE} counted sets a side" in NAMED["balance"].definition
    assert f"the {NOTICE_DAYS} days" in NAMED["strength-before-stretching"].definition


def test_the_formula_of_the_estimate_gives_what_the_program_says() -> None:
    formula, single = NAMED["estimated_1rm"].formula.split(" for ")[0], estimated_1rm(Load(61_000), 1)
    assert formula == "load × (1 + reps / 30)"
    assert estimated_1rm(Load(60_000), 10) == 60 * (1 + 10 / 30)
    assert single == 61


def test_the_notice_is_called_what_it_is_explained_as() -> None:
    [notice] = notices([DayTotals(date(2026, 11, 20), stretch_sets=1)])
    assert notice.rule in NAMED
    assert all(part in notice.source for part in NAMED[notice.rule].source.split("; "))
