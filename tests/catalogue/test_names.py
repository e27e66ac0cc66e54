"""What somebody calls a movement, and what it means."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.catalogue.names import Names, answering, leading_name, names_of, normal, resolved, suggestions
from hipflex.errors import UnknownName
from hipflex.notation.tokens import Vocabulary
from tests.generated import generated

ENTRIES: dict[str, tuple[str, ...]] = {
    "leg-raise": ("Leg raise", "knees up"),
    "hanging-leg-raise": ("Hanging leg raise", "hanging leg lift"),
    "lying-leg-raise": ("Lying leg raise",),
    "l-sit-hold": ("L-sit hold", "long sit"),
    "l-sit-tucked": ("Tucked L-sit",),
    "stretch": ("Kneeling lunge",),
    "lunge": ("Walking lunge", "stretch of the hip", "kneeling lunge, moving"),
    "march": ("Épaulé march", "swing"),
    "leg-swing": ("Leg swing", "swing"),
}


def of_entries(names: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """The names of entries, each of which has a slug."""
    return Names(lambda: dict(names_of(names)), are_slugs=True)


NAMES = of_entries(ENTRIES.items())
LIFTS = of_entries(
    [
        ("barbell-squat", ("Squat (Barbell)",)),
        ("goblet-squat", ("Squat, Goblet",)),
        ("lunge-walking", ("Lunge walk", "hanging lift")),
        ("leg-press", ("Leg press, single leg",)),
    ]
)
SHIPPED = load_library(shipped_folder(), (), Vocabulary()).movement_names


def meant(name: str) -> str | None:
    try:
        return resolved(name, NAMES)
    except UnknownName:
        return None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("hanging-leg-raise", "hanging-leg-raise"),
        ("Hanging Leg Raise", "hanging-leg-raise"),
        ("HANGING_leg-raise", "hanging-leg-raise"),
        ("  hanging   leg\traise ", "hanging-leg-raise"),
        ("hanging leg lift", "hanging-leg-raise"),
        ("hanging", "hanging-leg-raise"),
        ("hanging leg", "hanging-leg-raise"),
        ("leg raise", "leg-raise"),
        ("leg", None),
        ("knees", "leg-raise"),
        ("knee", None),
        ("hang", None),
        ("raise", None),
        ("leg lift", None),
        ("hanging leg raises", None),
        ("l-sit", None),
        ("l sit", None),
        ("tucked", "l-sit-tucked"),
        ("tucked l sit", "l-sit-tucked"),
        ("l-sit tucked", "l-sit-tucked"),
        ("L", None),
        ("long", "l-sit-hold"),
        ("stretch", "stretch"),
        ("stretch of", "lunge"),
        ("kneeling lunge", "stretch"),
        ("kneeling lunge, moving", "lunge"),
        ("moving kneeling lunge", "lunge"),
        ("kneeling lunge moving", "lunge"),
        ("lunge", "lunge"),
        ("walking", "lunge"),
        ("swing", None),
        ("leg swing", "leg-swing"),
        ("épaulé march", "march"),
        (unicodedata.normalize("NFD", "ÉPAULÉ"), "march"),
        ("epaule", None),
        ("", None),
        ("-", None),
        (" _ ", None),
        ("squat", None),
    ],
)
def test_a_name_is_a_slug_a_title_an_alias_or_the_only_beginning(name: str, slug: str | None) -> None:
    assert meant(name) == slug


@pytest.mark.parametrize(
    "name", ["squat (barbell)", "Barbell Squat", "SQUAT, barbell", "barbell_squat", "squat barbell"]
)
def test_equipment_may_stand_before_behind_or_in_parentheses(name: str) -> None:
    assert resolved(name, LIFTS) == "barbell-squat"


def test_entries_come_before_lifts_and_lifts_before_what_only_the_log_holds() -> None:
    kept = names_of([("Squat thrust", ()), ("barbell squat", ()), ("Leg curl (machine)", ())])
    assert resolved("lunge", NAMES, LIFTS) == "lunge"
    assert resolved("lunge walk", NAMES, LIFTS) == "lunge-walking"
    assert resolved("hanging", NAMES, LIFTS) == "hanging-leg-raise"
    assert resolved("Barbell squat", NAMES, LIFTS, kept) == "barbell-squat"
    assert resolved("squat thrust", NAMES, LIFTS, kept) == "Squat thrust"
    assert resolved("machine leg curl", NAMES, LIFTS, kept) == "Leg curl (machine)"
    with pytest.raises(UnknownName):
        resolved("leg", NAMES, LIFTS)  # two entries begin so, whatever else does


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("hanging leg rise", "hanging-leg-raise"),
        ("hangin leg raise", "hanging-leg-raise"),
        ("lunges", "lunge"),
        ("leg", "leg-raise"),
        ("l-sit", "l-sit-hold"),
        ("swing", "leg-swing"),
        ("leg lift", "hanging-leg-raise"),
        ("tuckd", "l-sit-tucked"),
        ("knee", "leg-raise"),
    ],
)
def test_a_near_miss_is_refused_with_the_closest_names(name: str, close: str) -> None:
    with pytest.raises(UnknownName) as refused:
        resolved(name, NAMES)
    assert close in refused.value.suggestions
    assert len(refused.value.suggestions) <= 3
    assert f"no movement is called {name!r}; did you mean " in str(refused.value)


def test_the_many_names_of_one_entry_leave_room_for_others() -> None:
    alike = ("lying leg raise", "lying leg raises", "lying leg raising", "a leg raise")
    names = names_of([("lying-leg-raise", alike), ("hanging-leg-raise", ())])
    assert suggestions("leg raise", names) == ("lying-leg-raise", "hanging-leg-raise")


def test_what_is_near_to_nothing_is_refused_with_all_there_is_where_that_can_be_said() -> None:
    assert suggestions("xyzzy", NAMES) == ()
    with pytest.raises(UnknownName, match=rf"^no workout is called 'xyzzy'; there is: {', '.join(NAMES)}$"):
        resolved("xyzzy", NAMES, sort="workout")
    many = names_of((f"workout-{number}", ()) for number in range(100))
    with pytest.raises(UnknownName, match=r"^no workout is called 'xyzzy'$"):
        resolved("xyzzy", many, sort="workout")


def test_what_is_near_to_no_movement_is_refused_with_the_way_to_make_it() -> None:
    with pytest.raises(
        UnknownName, match=r"^no movement is called 'zig zag'; to make it: hipflex log --new 'zig zag' SET"
    ):
        resolved("zig zag", NAMES)
    with pytest.raises(UnknownName, match=r"did you mean lunge\? A new one: hipflex log --new lunges SETS$"):
        leading_name(["lunges", "10"], NAMES)


def test_a_slip_in_one_word_of_a_name_and_its_beginning_are_near() -> None:
    muscles = names_of([("psoas-major", ()), ("iliopsoas", ()), ("rectus-femoris", ())])
    assert suggestions("psoa", muscles) == ("psoas-major",)
    assert suggestions("psas", muscles)[0] == "psoas-major"
    assert suggestions("femorus", muscles) == ("rectus-femoris",)
    assert suggestions("femo", muscles) == ("rectus-femoris",)
    assert suggestions("last", names_of([("flat-bench-press", ())])) == ()


@pytest.mark.parametrize("name", ["Приседания", "жим t", "深蹲", "21s of it", "Übung", "a", "of"])
def test_a_name_in_other_letters_or_of_small_words_is_near_to_nothing(name: str) -> None:
    assert suggestions(name, NAMES, LIFTS) == ()


@pytest.mark.parametrize(
    ("text", "slug", "count"),
    [
        ("hanging-leg-raise 3x10", "hanging-leg-raise", 1),
        ("hanging leg raise 3x10 8 rir1", "hanging-leg-raise", 3),
        ("hanging 3x10", "hanging-leg-raise", 1),
        ("Leg Raise 10@red drop", "leg-raise", 2),
        ("stretch 3x30s", "stretch", 1),
        ("stretch of the hip 30s", "lunge", 4),
        ("leg swing 10", "leg-swing", 2),
        ("lunge 10 drop 8 failure", "lunge", 1),
        ("lunge x10", "lunge", 1),
        ("lunge L12 R10", "lunge", 1),
        ("leg raise three sets of ten", "leg-raise", 2),
        ("hanging three sets of ten", "hanging-leg-raise", 1),
        ("walking left 12 right 10", "lunge", 1),
        ("walking L12 R10", "lunge", 1),
        ("tucked held for 45 seconds", "l-sit-tucked", 1),
        ("tucked l_sit 45s", "l-sit-tucked", 2),
        ("l-sit hold 1:30", "l-sit-hold", 2),
    ],
)
def test_the_longest_name_that_the_words_begin_with_is_meant(text: str, slug: str, count: int) -> None:
    assert leading_name(text.split(), NAMES) == (slug, count)


def test_an_exact_slug_before_sets_needs_no_other_names_to_be_known() -> None:
    def unknown() -> dict[str, tuple[str, ...]]:
        raise AssertionError("the names of the log are looked up")

    assert leading_name(["leg", "raise", "3x10", "8"], NAMES, Names(unknown)) == ("leg-raise", 2)


def test_so_does_the_exact_slug_of_a_lift() -> None:
    def unknown() -> dict[str, tuple[str, ...]]:
        raise AssertionError("the names of the log are looked up")

    lifts = of_entries([("leg-press", ("Leg Press (Machine)",)), ("swing", ())])
    assert leading_name(["leg-press", "3x10", "8"], NAMES, lifts, Names(unknown)) == ("leg-press", 1)
    with pytest.raises(UnknownName):  # two movements answer to it, and these come first
        leading_name(["swing", "10"], NAMES, lifts)


def test_a_name_of_an_entry_with_a_card_comes_before_the_slug_of_a_lift() -> None:
    lifts = of_entries([("long-sit", ("Long sit (floor)",)), ("leg-press", ("Hanging leg",))])
    assert resolved("long sit", NAMES, lifts) == "l-sit-hold"
    assert leading_name(["long-sit", "10"], NAMES, lifts) == ("l-sit-hold", 1)
    assert resolved("hanging leg", NAMES, lifts) == "leg-press"  # any exact name comes before any beginning
    assert answering(["long-sit", "leg press", "leg-press", "lunge"], [NAMES, lifts]) == {
        "long-sit": "l-sit-hold",
        "leg press": "leg-press",
    }


def test_an_exact_slug_before_sets_is_meant_before_a_longer_title() -> None:
    names = of_entries([("sprint", ()), ("hundred", ("Sprint 100m", "sprint uphill"))])
    assert leading_name(["sprint", "100m", "in", "14s"], names) == ("sprint", 1)
    assert leading_name(["sprint", "uphill", "100m"], names) == ("hundred", 2)


def test_a_near_miss_among_thousands_is_told_at_once() -> None:
    many = names_of((f"own-movement-{n}", (f"Movement of my own, number {n}", f"mine {n}")) for n in range(5000))
    began = time.process_time()
    assert suggestions("own mvement 47", many)[0] == "own-movement-47"
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "text",
    [
        "hanging three times",
        "squat 3x10",
        "leg 3x10",
        "hangin leg raise 10",
        "10",
        "3x10 8",
        "hip flexor stretch 3x30s",
        "",
    ],
)
def test_words_that_begin_with_no_name_are_refused(text: str) -> None:
    with pytest.raises(UnknownName):
        leading_name(text.split(), NAMES)


def test_the_refusal_names_the_words_before_the_sets() -> None:
    with pytest.raises(UnknownName, match="'hangin leg raise'; did you mean hanging-leg-raise"):
        leading_name(["hangin", "leg", "raise", "3x10", "8"], NAMES)


def respelled(draw: st.DrawFn, name: str) -> str:
    """The same name in another case, with other blanks, composed or not."""
    words = [draw(st.sampled_from([str.lower, str.upper, str.title]))(word) for word in normal(name).split()]
    gaps = [draw(st.sampled_from([" ", "-", "_", "  ", " - "])) for _ in words]
    text = "".join(gap + word for gap, word in zip(gaps, words, strict=True))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    slug = draw(st.sampled_from(sorted(SHIPPED)))
    return respelled(draw, draw(st.sampled_from(SHIPPED[slug]))), slug


@given(spellings())
def test_every_name_of_the_catalogue_means_its_movement_however_it_is_written(written: tuple[str, str]) -> None:
    name, slug = written
    assert resolved(name, SHIPPED) == slug


WORDS = sorted({word for names in (*NAMES.values(), *SHIPPED.values()) for name in names for word in name.split()})
QUERIES = st.one_of(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=4).map(" ".join), st.text(max_size=12)
)


def by_the_letter(name: str, names: dict[str, tuple[str, ...]]) -> str | None:
    """The contract's rule, word by word."""
    words = normal(name).split()
    of = {slug: [normal(one).split() for one in (slug, *others)] for slug, others in names.items()}
    for slug, others in names.items():
        of[slug] += [normal(one.replace(",", " ")).split() for one in others]
    for candidates in (
        [slug for slug in of if normal(slug).split() == words],
        [slug for slug, all_names in of.items() if words in all_names],
        [slug for slug, all_names in of.items() if any(one[: len(words)] == words for one in all_names)],
    ):
        if words and candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


@given(QUERIES)
def test_a_name_means_what_the_contract_says_and_nothing_else(query: str) -> None:
    assert meant(query) == by_the_letter(query, ENTRIES)


@given(st.lists(st.one_of(st.sampled_from([*WORDS, "10", "3x8", "drop", "@red"]), st.text(max_size=3)), max_size=6))
def test_leading_words_leave_one_for_the_sets_and_name_what_they_mean(words: list[str]) -> None:
    try:
        slug, count = leading_name(words, NAMES)
    except UnknownName:
        return
    assert 1 <= count < len(words)
    assert meant(" ".join(words[:count])) == slug


def test_the_queries_are_of_every_sort() -> None:
    generated(
        QUERIES,
        lambda query: meant(query) is not None and normal(query) not in {n for ns in NAMES.values() for n in ns},
    )
    generated(QUERIES, lambda query: meant(query) is None and len(suggestions(query, NAMES)) == 3)
