"""Value classes do what `dataclasses` does, and compile nothing until a value is made."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any

import pytest

from hipflex import value_classes
from hipflex.domain.measures import Load, Span

MAKERS: dict[str, tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any]]] = {
    "the standard library's": (dataclasses.dataclass, dataclasses.field, dataclasses.replace),
    "ours": (value_classes.dataclass, value_classes.field, value_classes.replace),
}


@pytest.fixture(params=list(MAKERS.values()), ids=list(MAKERS))
def made(request: pytest.FixtureRequest) -> Any:
    """Classes of every sort that the house has, made by one of the two."""
    dataclass, field, replace = request.param

    @dataclass(frozen=True, slots=True)
    class Plain:
        number: int
        name: str = "none"
        things: list[int] = field(default_factory=list)
        aside: int = field(default=0, compare=False)

    @dataclass(frozen=True, slots=True)
    class Further(Plain):
        more: str = "much"

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    @dataclass(slots=True)
    class Changing:
        count: int = 0

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        major: int
        minor: int = 0

    @dataclass(frozen=True, slots=True)
    class Own:
        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("below zero")

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own)

        def __hash__(self) -> int:
            return 7

    return type(
        "Made",
        (),
        {
            **{cls.__name__: cls for cls in (Plain, Further, Empty, Changing, Ordered, Own)},
            "replace": staticmethod(replace),
        },
    )


def test_values_take_their_fields_by_place_and_by_name_and_have_defaults(made: Any) -> None:
    value = made.Plain(3, things=[1])
    assert (value.number, value.name, value.things, value.aside) == (3, "none", [1], 0)
    assert made.Plain(1).things is not made.Plain(1).things
    assert made.Plain.__match_args__ == ("number", "name", "things", "aside")
    with pytest.raises(TypeError):
        made.Plain()
    with pytest.raises(TypeError):
        made.Plain(1, "a", [], 0, 5)
    with pytest.raises(TypeError):
        made.Plain(1, colour="red")


def test_a_class_adds_its_fields_to_those_of_its_base(made: Any) -> None:
    value = made.Further(1, "a", [], 0, "some")
    assert (value.name, value.more) == ("a", "some")
    assert isinstance(value, made.Plain)
    assert value != made.Plain(1, "a", [], 0)
    assert made.Plain(1, "a") == made.Plain(1, "a")


def test_values_are_equal_by_the_fields_that_are_compared(made: Any) -> None:
    assert made.Plain(1, aside=1) == made.Plain(1, aside=2) != made.Plain(2)
    assert made.Plain(1) != (1, "none", [], 0)
    assert made.Empty() == made.Empty()
    assert len({made.Ordered(1), made.Ordered(1), made.Ordered(2)}) == 2
    with pytest.raises(TypeError):
        hash(made.Plain(1))  # it holds a list
    with pytest.raises(TypeError):
        hash(made.Changing())


def test_a_frozen_value_stays_as_it_is_and_no_value_takes_another_field(made: Any) -> None:
    value, changing = made.Plain(1), made.Changing()
    with pytest.raises(AttributeError):
        value.number = 2
    with pytest.raises(AttributeError):
        del value.number
    changing.count += 1
    assert changing == made.Changing(1)
    with pytest.raises(AttributeError):
        changing.other = 1
    assert not hasattr(value, "__dict__")


def test_only_what_is_ordered_can_be_sorted(made: Any) -> None:
    low, high = made.Ordered(1, 5), made.Ordered(2)
    assert low < high
    assert low <= made.Ordered(1, 5) <= high
    assert high > low
    assert high >= made.Ordered(2) >= low
    with pytest.raises(TypeError):
        assert made.Plain(1) < made.Plain(2)
    with pytest.raises(TypeError):
        assert low < (2, 0)


def test_replacing_a_field_keeps_the_others_and_checks_again(made: Any) -> None:
    assert made.replace(made.Plain(1, "a"), name="b") == made.Plain(1, "b")
    with pytest.raises(TypeError):
        made.replace(made.Plain(1), colour="red")
    with pytest.raises(ValueError, match="below zero"):
        made.replace(made.Own(1), number=-1)


def test_what_a_class_defines_itself_is_kept(made: Any) -> None:
    assert made.Own(1) == made.Own(2)
    assert hash(made.Own(1)) == 7


def test_a_value_is_shown_with_its_fields_and_matched_by_them(made: Any) -> None:
    assert repr(made.Ordered(1, 2)).endswith("Ordered(major=1, minor=2)")
    match made.Ordered(1, 2):
        case made.Ordered(major, minor):
            assert (major, minor) == (1, 2)


@pytest.mark.parametrize("number", [1, value_classes.FEW, value_classes.FEW + 1, 100])
def test_the_first_values_and_the_others_are_alike(made: Any, number: int) -> None:
    values = [made.Plain(3, "a") for _ in range(number)]
    assert values[-1] == values[0] == made.Plain(number=3, name="a", things=[])
    assert values[-1].things is not made.Plain(3).things
    with pytest.raises(TypeError, match="number"):
        made.Plain(name="a")
    with pytest.raises(ValueError, match="below zero"):
        made.Own(-number)


def test_nothing_is_compiled_for_a_few_values() -> None:
    @value_classes.dataclass(frozen=True, slots=True)
    class Fresh:
        number: int

    at_first = inspect.getattr_static(Fresh, "__init__")
    for _ in range(value_classes.FEW):
        Fresh(1)
    assert inspect.getattr_static(Fresh, "__init__") is at_first
    Fresh(1)
    assert inspect.getattr_static(Fresh, "__init__") is not at_first


def test_the_house_makes_its_values_so() -> None:
    assert not hasattr(Load, "__dataclass_fields__")
    assert Load(2500) > Load(1000)
    with pytest.raises(ValueError, match="from low to high"):
        value_classes.replace(Span(1, 2), low=3)
