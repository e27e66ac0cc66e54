"""One kit of typed fields: a value reads alike from YAML, JSON and a table, and says what it expected."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hipflex.errors import Place, Refused
from hipflex.fields import (
    IDENTIFIER,
    LINE,
    MOMENT,
    REMARK,
    SLUG,
    TEXT,
    TRUTH,
    Misfit,
    Row,
    Value,
    choice,
    closest,
    optional,
    parts_of,
    row_of,
    shown,
    slug_like,
    whole,
)
from hipflex.yamltext.nodes import Fields, Items, Node, Scalar
from hipflex.yamltext.shapes import Field, Many, Named, Report, Struct, read, schema_of


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"


VALUES: dict[str, Value[Any]] = {
    "text": TEXT,
    "remark": REMARK,
    "id": IDENTIFIER,
    "line": LINE,
    "slug": SLUG,
    "truth": TRUTH,
    "choice": choice(Colour),
    "whole": whole(1, 7),
    "parts": parts_of(1000, -2_000_000, 2_000_000),
    "moment": MOMENT,
    "optional": optional(whole(1, 7)),
}
TEXTS = st.one_of(
    st.text(max_size=6), st.sampled_from(["red", "7", "2.5", "yes", "a-slug", "2026-11-20T18:30:00Z", "\ud800", "-0"])
)
JSON = st.one_of(
    TEXTS, st.none(), st.booleans(), st.integers(), st.floats(), st.lists(st.none()), st.dictionaries(TEXTS, st.none())
)


def said_of(row: Row, value: Value[Any]) -> str | None:
    """What is said against the value under the key, if anything is."""
    try:
        row.take("key", value)
    except Refused as refusal:
        return str(refusal)
    return None


@given(st.sampled_from(sorted(VALUES)), JSON)
def test_whatever_json_says_is_a_value_or_a_short_refusal_that_names_the_key(name: str, value: object) -> None:
    said = said_of(Row({"key": value}), VALUES[name])
    assert said is None or (said.startswith("key: expected ") and said.isprintable() and len(said) < 400)


@given(st.sampled_from(sorted(VALUES)), TEXTS)
def test_whatever_a_cell_says_is_a_value_or_a_refusal_that_names_the_column(name: str, text: str) -> None:
    said = said_of(Row({"key": text}, in_cells=True), VALUES[name])
    assert said is None or said.startswith("key: expected ")


@given(st.sampled_from(sorted(VALUES)), TEXTS)
def test_whatever_yaml_says_is_a_value_or_a_problem_that_says_what_was_expected(name: str, text: str) -> None:
    report = Report("mine")
    value = read(VALUES[name], Scalar(text, Place("file", 3, 5)), report)
    assert len(report.problems) == (value is None and not (text == "" and name in {"remark", "optional"}))
    for problem in report.problems:
        assert (problem.place, problem.entry) == (Place("file", 3, 5), "mine")
        assert problem.what.isprintable()
        assert problem.expected


@pytest.mark.parametrize(
    ("value", "text", "json", "read_as"),
    [
        (whole(1, 7), "7", 7, 7),
        (parts_of(1000, 0, 5000), "2.5", 2.5, 2500),
        (parts_of(2, 2, 20), "8.5", 8.5, 17),
        (choice(Colour), "red", "red", Colour.RED),
        (TEXT, " 1:30\n", " 1:30\n", " 1:30\n"),
        (REMARK, "", "", None),
        (optional(TEXT), "", None, None),
    ],
)
def test_a_table_and_json_say_the_same_each_in_its_way(
    value: Value[Any], text: str, json: object, read_as: object
) -> None:
    assert Row({"key": text}, in_cells=True).take("key", value) == read_as
    assert Row({"key": json}).take("key", value) == read_as


@pytest.mark.parametrize(
    ("value", "json", "said"),
    [
        (whole(1, 7), "7", "key: expected a whole number from 1 to 7, not '7'"),
        (whole(1, 7), True, "key: expected a whole number from 1 to 7, not true"),
        (whole(1, 7), 10**30, "key: expected a whole number from 1 to 7, not a number that long"),
        (parts_of(1000, 0, 5000), 0.0001, "key: expected a number from 0 to 5 in steps of 0.001, not 0.0001"),
        (choice(Colour), "RED", "key: expected red, green or blue, not 'RED'"),
        (choice(Colour), None, "key: expected red, green or blue, not null"),
        (TEXT, "", "key: expected text, not ''"),
        (TEXT, "\ud800", "key: expected text of whole characters, not '\\ud800'"),
        (IDENTIFIER, "a\nb", "key: expected an id of printable characters, not 'a\\nb'"),
        (MOMENT, "2026-02-30T00:00:00Z", "key: expected a date and time that exist, not '2026-02-30T00:00:00Z'"),
    ],
)
def test_a_value_of_another_kind_is_refused_in_one_line(value: Value[Any], json: object, said: str) -> None:
    assert said_of(Row({"key": json}), value) == said


def test_a_row_has_exactly_its_keys() -> None:
    assert row_of({"a": 1, "b": None}, ("a", "b")).take("a", whole(0, 9)) == 1
    for other, said in [
        ([], "expected an object with the keys a, b, not a list"),
        ({"a": 1}, "the key 'b' is missing"),
        ({"a": 1, "b": 2, "c": 3}, "unknown key 'c'"),
    ]:
        with pytest.raises(Refused, match=said):
            row_of(other, ("a", "b"))


def node(plain: Any) -> Node:
    """A node of plain values, all at one place."""
    at = Place("file", 1, 1)
    if isinstance(plain, dict):
        return Fields(tuple((Scalar(key, at), node(value)) for key, value in plain.items()), at)
    return Items(tuple(map(node, plain)), at) if isinstance(plain, list) else Scalar(plain, at)


def told(shape: Any, plain: Any) -> tuple[Any, list[str]]:
    """What is read, and what is said of the rest."""
    report = Report()
    value = read(shape, node(plain), report)
    return value, [f"{one.what}; expected {one.expected}" for one in report.problems]


DOSE = Struct({"dose": Field(whole(1, 9), required=True), "source": Field(LINE)}, short="dose")


def test_one_value_may_stand_for_a_whole_map() -> None:
    assert told(DOSE, "3") == ({"dose": 3}, [])
    assert told(DOSE, {"dose": "3", "source": "me"}) == ({"dose": 3, "source": "me"}, [])
    assert told(DOSE, ["3"]) == ({}, ["this is a list; expected a whole number from 1 to 9"])
    assert told(DOSE, {}) == ({}, ["the key 'dose' is missing; expected dose: …"])


def test_what_can_be_read_of_a_list_or_map_is_its_value() -> None:
    assert told(Many(SLUG), ["a", "B c", "d"])[0] == ("a", "d")
    assert told(Named(LINE, DOSE, "a map"), {"": "1", "b": "x", "c": "2"})[0] == {"b": {}, "c": {"dose": 2}}


def test_a_list_can_be_refused_as_a_whole() -> None:
    def sorted_only(items: tuple[int, ...]) -> tuple[int, ...]:
        if list(items) != sorted(items):
            raise Misfit("the smallest first")
        return items

    assert told(Many(whole(1, 9), make=sorted_only), ["1", "2"]) == ((1, 2), [])
    assert told(Many(whole(1, 9), make=sorted_only), ["2", "1"]) == (
        None,
        ["the list does not fit here; expected the smallest first"],
    )


def test_a_problem_stands_at_the_character_that_a_value_names() -> None:
    def third_is_wrong(text: str) -> str:
        raise Misfit("another", start=text.index("c"))

    report = Report()
    read(Value("letter", "a letter", third_is_wrong), Scalar("abc", Place("file", 4, 10), inset=1), report)
    assert [(str(one.place), one.expected) for one in report.problems] == [("file:4:13", "another")]


@pytest.mark.parametrize(
    ("shape", "fits", "does_not"),
    [
        (DOSE, [3, {"dose": 3}, {"dose": 3, "source": "me"}], [10, {}, {"dose": 3, "by": "me"}]),
        (Many(SLUG, least=1), [["a"], [100]], [[], ["A"], "a"]),
        (Named(SLUG, DOSE, "a map"), [{"a": 3}], [{}, {"A": 3}, {"a": "x"}]),
        (choice(Colour), ["red"], ["RED", 1]),
    ],
)
def test_a_shape_has_a_schema_that_says_the_same(shape: Any, fits: list[Any], does_not: list[Any]) -> None:
    schema = Draft202012Validator(schema_of(shape))
    assert [schema.is_valid(one) for one in fits] == [True] * len(fits)
    assert [schema.is_valid(one) for one in does_not] == [False] * len(does_not)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Goblet squat", "goblet-squat"),
        ("  L-sit (one leg) ", "l-sit-one-leg"),
        ("Épaulé-jeté", "epaule-jete"),
        ("Straße Łódź Ærø", "strasse-lodz-aero"),
        ("Farmer’s walk", "farmers-walk"),
        ("жим t", None),
        ("深蹲", None),
        ("-", None),
        ("a" * 1001, None),
    ],
)
def test_a_slug_is_made_of_a_name_without_losing_letters(name: str, slug: str | None) -> None:
    assert slug_like(name) == slug


def test_a_word_too_long_to_be_a_slip_has_no_closest() -> None:
    assert closest("rad", ["red", "green"]) == "red"
    assert closest("r" * 61, ["r" * 61]) is None


@given(JSON)
def test_whatever_is_shown_is_short_and_on_one_line(value: object) -> None:
    assert shown(value).isprintable()
    assert len(shown("\n" * 1000)) < 130
