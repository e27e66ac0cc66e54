"""Rules of progression as the catalogue writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Unit
from hipflex.domain.rules import Deload, ProgressionAxis, Rule
from hipflex.errors import NotationError
from hipflex.notation.canonical import format_load, format_seconds
from hipflex.notation.rules import parse_deload, parse_rule
from tests.notation.test_any_text import slip_of
from tests.notation.writing import BLANKS, CASES, GIBBERISH

KG, LB = Unit.KG, Unit.LB
NAMES = st.lists(st.sampled_from(["ankle weight", "dumbbell", "mini-band", "pull-up bar"]), unique=True, max_size=3)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("rung", Rule(ProgressionAxis.RUNG)),
        ("range", Rule(ProgressionAxis.RANGE)),
        ("band", Rule(ProgressionAxis.BAND)),
        ("hold", Rule(ProgressionAxis.HOLD)),
        ("load", Rule(ProgressionAxis.LOAD)),
        ("load +1kg", Rule(ProgressionAxis.LOAD, 1000)),
        ("load + 2.5 up to 10", Rule(ProgressionAxis.LOAD, 2500, 10_000)),
        ("LOAD +5LB UP TO 20kg", Rule(ProgressionAxis.LOAD, 2268, 20_000)),
        ("load up to 10kg with ankle weight", Rule(ProgressionAxis.LOAD, None, 10_000, ("ankle weight",))),
        (
            "load with ankle  weight|dumbbell |  cable",
            Rule(ProgressionAxis.LOAD, using=("ankle weight", "dumbbell", "cable")),
        ),
        ("  reps +5  up  to 40 ", Rule(ProgressionAxis.REPS, 5, 40)),
        ("reps up to 20", Rule(ProgressionAxis.REPS, None, 20)),
        ("sets up to 4", Rule(ProgressionAxis.SETS, None, 4)),
        ("hold +5s up to 1:30", Rule(ProgressionAxis.HOLD, 5, 90)),
        ("rung with bench | box", Rule(ProgressionAxis.RUNG, using=("bench", "box"))),
    ],
)
def test_a_rule_is_read_as_it_was_meant(text: str, meant: Rule) -> None:
    assert parse_rule(text, KG) == meant


def test_a_load_without_a_unit_takes_the_settings() -> None:
    assert parse_rule("load +5 up to 10kg", LB) == Rule(ProgressionAxis.LOAD, 2268, 10_000)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("", 0, "reps, load, band"),
        ("weight +1kg", 0, "reps, load, band"),
        ("loads", 0, "reps, load, band"),
        ("load+1kg", 0, "reps, load, band"),
        ("load 1kg", 5, "a step like +1kg"),
        ("load +", 6, "a load like 2.5kg"),
        ("load +heavy", 6, "a load like 2.5kg"),
        ("load +0", 6, "a load above 0"),
        ("load +-1kg", 6, "a load above 0"),
        ("load +1kg +1kg", 10, "a step like +1kg"),
        ("load up to 10kg up to 12kg", 16, "a step like +1kg"),
        ("load up to 10kg +1kg", 16, "a step like +1kg"),
        ("load +1kgup to 10kg", 7, "a load like 2.5kg"),
        ("load up 10kg", 5, "a step like +1kg"),
        ("load with", 5, "a step like +1kg"),
        ("load with |dumbbell", 10, "the name of equipment"),
        ("load with dumbbell |", 20, "the name of equipment"),
        ("reps", 4, "`up to` and a ceiling"),
        ("reps +5", 7, "`up to` and a ceiling"),
        ("reps +5 with bench", 8, "`up to` and a ceiling"),
        ("reps +5s up to 40", 7, "a step like +1kg"),
        ("reps up to 40s", 13, "a step like +1kg"),
        ("sets", 4, "`up to` and a ceiling"),
        ("hold +5s", 8, "`up to` and a ceiling"),
        ("hold +5 up to 30s", 6, "a time like 45s"),
        ("band +1", 5, "band has neither step nor ceiling"),
        ("rung up to 3", 5, "rung has neither step nor ceiling"),
        ("range +1", 6, "range has neither step nor ceiling"),
    ],
)
def test_a_slip_is_shown_at_its_place_with_what_was_expected(text: str, at: int, expected: str) -> None:
    with pytest.raises(NotationError) as slip:
        parse_rule(text, KG)
    assert slip.value.start == at
    assert expected in slip.value.expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("after 2 misses or 21 days by 10%", Deload(2, 21, 10)),
        ("after 3 misses", Deload(misses=3)),
        ("After 1 miss", Deload(misses=1)),
        ("after 14 days", Deload(days=14)),
        (" after  30 days  or 4 misses  by 25 % ", Deload(4, 30, 25)),
        ("after 1 miss by 90%", Deload(1, 21, 90)),
    ],
)
def test_a_step_back_is_read_as_it_was_meant(text: str, meant: Deload) -> None:
    assert parse_deload(text) == meant


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("", 0, "after 2 misses or 21 days"),
        ("by 10%", 0, "after 2 misses or 21 days"),
        ("after", 0, "after 2 misses or 21 days"),
        ("after a while", 6, "misses like `2 misses`"),
        ("after 0 misses", 6, "a number from 1 to 8"),
        ("after 9 misses", 6, "a number from 1 to 8"),
        ("after 1 day", 6, "a number from 2 to 366"),
        ("after 2 misses or 3 misses", 18, "each once"),
        ("after 2 misses or", 14, "`or`, `by`"),
        ("after 2 misses 21 days", 14, "`or`, `by`"),
        ("after 2 misses by ten", 18, "a share like 10%"),
        ("after 2 misses by 91%", 18, "a number from 1 to 90"),
        ("after 2 misses by 10% more", 21, "or the end"),
    ],
)
def test_a_step_back_that_is_off_is_refused_at_its_place(text: str, at: int, expected: str) -> None:
    with pytest.raises(NotationError) as slip:
        parse_deload(text)
    assert slip.value.start == at
    assert expected in slip.value.expected


@st.composite
def rules(draw: st.DrawFn) -> tuple[str, Rule]:
    """A rule as written, and what it means."""
    axis = draw(st.sampled_from(ProgressionAxis))
    amounts = st.integers(1, 2000)
    needs_a_ceiling = axis in (ProgressionAxis.REPS, ProgressionAxis.SETS)
    may_have_one = needs_a_ceiling or axis in (ProgressionAxis.LOAD, ProgressionAxis.HOLD)
    ceiling = draw(amounts if needs_a_ceiling else st.none() | amounts) if may_have_one else None
    step = draw(st.none() | amounts) if axis is ProgressionAxis.LOAD or ceiling else None
    using = draw(NAMES)
    written = {ProgressionAxis.LOAD: lambda n: format_load(Load(n)), ProgressionAxis.HOLD: format_seconds}.get(
        axis, str
    )
    words = [axis.value, f"+{written(step)}" if step else "", f"up to {written(ceiling)}" if ceiling else ""]
    words.append(f"with {' | '.join(using)}" if using else "")
    text = draw(BLANKS).join(filter(None, words))
    return draw(CASES)(text) if not using else text, Rule(axis, step, ceiling, tuple(using))


@given(rules())
def test_what_the_grammar_writes_is_read_as_it_was_meant(written: tuple[str, Rule]) -> None:
    text, meant = written
    assert parse_rule(text, KG) == meant


@given(GIBBERISH)
def test_a_slip_in_any_text_stands_in_it(text: str) -> None:
    slip = slip_of(lambda written: parse_rule(written, KG), text)
    assert slip is None or 0 <= slip.start <= len(text)
    assert slip is None or slip.expected


@pytest.mark.parametrize("text", ["rung", "reps up to 5"])
def test_a_rule_is_no_slip(text: str) -> None:
    assert slip_of(lambda written: parse_rule(written, KG), text) is None
