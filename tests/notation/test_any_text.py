"""What holds for every text: the meant one is read, any other is a slip with its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import assume, example, given, settings

from hipflex.domain.measures import Load, Measure, Side
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import NotationError
from hipflex.notation.amounts import parse_load
from hipflex.notation.doses import parse_dose
from hipflex.notation.lines import parse_line
from hipflex.notation.sets import parse_sets
from tests.generated import generated
from tests.notation.writing import ANYTHING, GIBBERISH, VOCABULARY, doses, entries, loads, movement, several_entries

Reader = Callable[[str], object]

READERS: dict[str, Reader] = {
    "sets": lambda text: parse_sets(text, ANYTHING, VOCABULARY),
    "line": lambda text: parse_line(text, movement(Measure.TIME), VOCABULARY),
    "dose": partial(parse_dose, vocabulary=VOCABULARY),
    "load": partial(parse_load, vocabulary=VOCABULARY),
}


def reads(reader: Reader, text: str) -> bool:
    """Whether a text is read; where it isn't, whether the slip stands in it."""
    slip = slip_of(reader, text)
    if slip is None:
        return True
    assert slip.text == text
    assert 0 <= slip.start <= len(text)
    assert slip.expected
    assert (slip.found == "") == (text[slip.start :].strip(" \t") == ""), "only the end is called the end"
    return False


def slip_of(reader: Reader, text: str) -> NotationError | None:
    try:
        reader(text)
    except NotationError as slip:
        return slip
    return None


@given(several_entries())
def test_what_the_grammar_writes_is_read_as_it_was_meant(written: tuple[str, tuple[SetEntry, ...]]) -> None:
    text, meant = written
    assert parse_sets(text, ANYTHING, VOCABULARY) == meant


@given(entries())
def test_an_entry_is_a_line_of_a_workout(written: tuple[str, SetEntry]) -> None:
    text, meant = written
    assert parse_line(text, ANYTHING, VOCABULARY) == meant


@given(loads())
def test_a_load_is_read_as_it_was_meant(written: tuple[str, Load | None, str | None]) -> None:
    text, load, _ = written
    assume(load is not None)
    assert parse_load(text, VOCABULARY) == load


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@settings(max_examples=300)
@given(text=GIBBERISH)
@example(text="0-30s")
@example(text="total 60s 5s")
@example(text="10@İpek")
def test_no_text_raises_anything_but_a_slip_within_it(reader: Reader, text: str) -> None:
    reads(reader, text)


@given(several_entries(), GIBBERISH)
def test_rubbish_behind_sets_never_makes_other_sets_of_them(
    written: tuple[str, tuple[SetEntry, ...]], rubbish: str
) -> None:
    text, meant = written
    try:
        found = parse_sets(f"{text} {rubbish}", ANYTHING, VOCABULARY)
    except NotationError:
        return
    assert found[: len(meant) - 1] == meant[:-1]


@pytest.mark.parametrize("piece", ["×", "X", ",", "\t@", "lbs", "KM", "RIR", "h", "/", "l ", "İpek"])
def test_the_generator_writes_every_way_of_writing(piece: str) -> None:
    generated(entries(), lambda written: piece in written[0])


@pytest.mark.parametrize(
    "meant",
    [
        lambda entry: entry.side is Side.LEFT and entry.measure is Measure.DISTANCE,
        lambda entry: entry.right and entry.measure is Measure.TIME,
        lambda entry: entry.took_s and entry.right_took_s and entry.count > 1,
        lambda entry: entry.band and entry.rpe,
        lambda entry: entry.load and entry.load.grams < 0,
    ],
)
def test_the_generator_means_every_sort_of_set(meant: Callable[[SetEntry], object]) -> None:
    generated(entries(), lambda written: bool(meant(written[1])))


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_the_rubbish_holds_texts_of_both_sorts(reader: Reader) -> None:
    assert reads(reader, generated(GIBBERISH, lambda text: reads(reader, text)))
    assert not reads(reader, generated(GIBBERISH, lambda text: not reads(reader, text)))


def test_the_doses_of_all_sorts_are_generated() -> None:
    generated(doses(), lambda dose: dose.total_seconds is not None and dose.per_side)
    generated(doses(), lambda dose: dose.seconds is not None and dose.seconds.low < 60 < dose.seconds.high)


def test_the_check_of_slips_notices_a_place_outside_the_text() -> None:
    def astray(text: str) -> None:
        raise NotationError(text, len(text) + 1, "nothing")

    with pytest.raises(AssertionError):
        reads(astray, "10")
