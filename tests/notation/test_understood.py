"""What people write is read in one way, or refused with what may be written instead."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Unit
from hipflex.domain.movement import Movement
from hipflex.errors import NotationError
from hipflex.notation.canonical import describe_entries
from hipflex.notation.forms import fits
from hipflex.notation.said import SAID
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import tokens_of
from tests.notation.test_any_text import slip_of
from tests.notation.understood import HOLD, KICK, MARCH, RAISE, REFUSED, RUN, UNDERSTOOD, Refused, Understood
from tests.notation.writing import ANYTHING, POUNDS, VOCABULARY, several_entries

ALL_UNDERSTOOD = [row for rows in UNDERSTOOD.values() for row in rows]
ALL_REFUSED = [row for rows in REFUSED.values() for row in rows]
MOVEMENTS = (RAISE, KICK, HOLD, RUN, MARCH)
WRITTEN = [*(row.written for row in ALL_UNDERSTOOD), *(row.written for row in ALL_REFUSED)]
PIECES = sorted({piece for text in WRITTEN for piece in text.split()})


def canonical(text: str, trained: Movement) -> str | None:
    """The canonical form of a text, None where it is refused."""
    try:
        return describe_entries(parse_sets(text, trained, VOCABULARY))
    except NotationError:
        return None


@pytest.mark.parametrize("row", ALL_UNDERSTOOD, ids=lambda row: row.written)
def test_what_people_write_has_one_reading(row: Understood) -> None:
    assert canonical(row.written, row.trained) == row.canonical
    assert canonical(row.written.upper(), row.trained) == row.canonical


@pytest.mark.parametrize("row", ALL_UNDERSTOOD, ids=lambda row: row.written)
def test_the_canonical_form_means_the_same(row: Understood) -> None:
    meant = parse_sets(row.written, row.trained, VOCABULARY)
    assert parse_sets(row.canonical, row.trained, VOCABULARY) == meant
    assert describe_entries(meant) == row.canonical


@pytest.mark.parametrize("row", ALL_REFUSED, ids=lambda row: row.written)
def test_what_is_refused_says_where_and_what_may_be_written_instead(row: Refused) -> None:
    with pytest.raises(NotationError) as refused:
        parse_sets(row.written, row.trained, VOCABULARY)
    assert (refused.value.start, refused.value.mended) == (row.at, tuple(dict.fromkeys(row.instead)))
    assert all(canonical(text, row.trained) == text for text in row.instead)


@pytest.mark.parametrize("row", [row for row in ALL_REFUSED if row.instead], ids=lambda row: row.written)
def test_what_may_be_written_instead_stands_in_the_message(row: Refused) -> None:
    with pytest.raises(NotationError) as refused:
        parse_sets(row.written, row.trained, VOCABULARY)
    assert all(f"`{text}`" in str(refused.value) for text in row.instead)


def test_every_form_reads_its_example() -> None:
    for form in SAID:
        tokens = tokens_of(form.example, VOCABULARY.bands)
        kinds = [*(token.kind for token in tokens), "end", "end"]
        patterns = [fits(form.pattern, kinds[place:]) for place in range(1, len(tokens))]
        assert any(patterns), form.example
        assert canonical(form.example, ANYTHING), form.example


def test_a_load_is_echoed_in_the_unit_it_was_written_in() -> None:
    assert (
        describe_entries(parse_sets("8 with 5 pounds, 8 with 2 kilos, 8 @ 10", RAISE, POUNDS)) == "8@5lb 8@2kg 8@10lb"
    )
    assert parse_sets("8@10", RAISE, POUNDS)[0].load == Load(4536)
    assert parse_sets("8@10", RAISE, POUNDS)[0].unit is Unit.LB


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from(MOVEMENTS), st.sampled_from(" ,"))
@example(["60s", "30s"], HOLD, " ")
def test_whatever_is_understood_is_echoed_in_a_form_that_means_the_same(
    pieces: list[str], trained: Movement, between: str
) -> None:
    slip = slip_of(partial(parse_sets, trained=trained, vocabulary=VOCABULARY), text := between.join(pieces))
    if slip is None:
        meant = parse_sets(text, trained, VOCABULARY)
        assert parse_sets(describe_entries(meant), trained, VOCABULARY) == meant
    else:
        assert all(canonical(one, trained) == one for one in slip.mended)


@given(several_entries())
def test_whatever_the_grammar_writes_has_a_canonical_form_that_reads_back_to_itself(
    written: tuple[str, tuple[object, ...]],
) -> None:
    text, _ = written
    short = describe_entries(parse_sets(text, ANYTHING, VOCABULARY))
    assert describe_entries(parse_sets(short, ANYTHING, VOCABULARY)) == short
