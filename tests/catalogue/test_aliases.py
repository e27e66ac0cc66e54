"""`aliases.yaml`: names that the user gives to movements and lifts, read, and written by the program."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.catalogue.aliases import FILE, add_aliases, refuse_unfit
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library
from hipflex.catalogue.names import answering, exactly, normal
from hipflex.errors import Refused
from hipflex.yamltext.nodes import Fields, Scalar
from hipflex.yamltext.reading import read_document
from tests.catalogue.folders import SOUND, VOCABULARY, written
from tests.catalogue.keeping import settled

SHIPPED: Mapping[str, str] = {
    "exercises/leg-raise.yaml": SOUND.format(title="Leg raise") + "aliases: [knees up]\n",
    "exercises/broken.yaml": SOUND.format(title="Broken") + "sides: three\n",
    "lifts.yaml": "bench-press-barbell: {title: Bench Press (Barbell), names: [Bench Press]}\ncurl: {title: Curl}\n",
}
MINE = {"exercises/my-bench.yaml": SOUND.format(title="My bench")}
Load = Callable[..., Library]


@pytest.fixture(params=["read anew", "kept"])
def load(tmp_path: Path, request: pytest.FixtureRequest) -> Load:
    """The small catalogue under one's own folders, as it is just read and as it comes from the cache."""
    shipped, cache = written(tmp_path / "shipped", SHIPPED), tmp_path / "catalogue.cache"

    def load(*own: Mapping[str, str]) -> Library:
        folders = [written(tmp_path / f"own-{number}", files) for number, files in enumerate(own)]
        if request.param == "kept":
            settled(*folders, shipped)
            load_library(shipped, folders, VOCABULARY, cache)
        return load_library(shipped, folders, VOCABULARY, cache)

    return load


def named(library: Library, name: str) -> str | None:
    return exactly(name, *library.exercise_names)


def said(library: Library) -> list[str]:
    found = (one for one in library.problems if one.place.file.endswith(FILE))
    return [f"{one.place.line}:{one.place.column} {one.what}" for one in found]


def test_a_name_is_an_alias_of_its_entry(load: Load) -> None:
    text = "Raises (Captain's Chair): leg-raise\n'10: left': curl\nÜbung: my-bench\n"
    library = load({FILE: text, **MINE})
    for name, slug in [
        ("raises (captain's chair)", "leg-raise"),
        ("Captain's Chair Raises", "leg-raise"),
        ("raises captain's chair", "leg-raise"),
        ("10: left", "curl"),
        ("übung", "my-bench"),
    ]:
        assert named(library, name) == slug
    assert library.movements["leg-raise"].aliases == ("knees up", "Raises (Captain's Chair)")
    assert library.briefs["leg-raise"].aliases == ("knees up", "Raises (Captain's Chair)")
    assert library.lifts["curl"].aliases == ("10: left",)
    assert not said(library)


def test_it_ties_what_was_stored_under_it_before(load: Load) -> None:
    tiers = load({FILE: "Beinheben: leg-raise\nBizeps: curl\n"}).exercise_names
    assert answering(["Beinheben", "BIZEPS", "Rudern"], tiers) == {"Beinheben": "leg-raise", "BIZEPS": "curl"}
    assert answering(["Beinheben", "BIZEPS"], tiers, "curl") == {"BIZEPS": "curl"}


def test_a_name_of_a_shipped_lift_can_be_given_to_another_entry(load: Load) -> None:
    library = load({FILE: "Bench Press: my-bench\nBarbell Bench Press: curl\n", **MINE})
    assert (named(library, "bench press"), named(library, "Bench Press (Barbell)")) == ("my-bench", "curl")
    assert named(library, "bench-press-barbell") == "bench-press-barbell"  # a slug is nobody's to give
    assert library.lifts["bench-press-barbell"].aliases == ()
    assert answering(["Bench Press", "bench-press-barbell"], library.exercise_names) == {"Bench Press": "my-bench"}
    assert not said(library)


def test_the_folder_named_first_decides(load: Load) -> None:
    library = load({FILE: "raise: leg-raise\n"}, {FILE: "Raise: curl\nraises: curl\nRAISE: leg-raise\n"})
    assert (named(library, "raise"), named(library, "raises")) == ("leg-raise", "curl")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("raises: leg-rise", "1:9 no movement or lift is called 'leg-rise'"),
        ("raises: broken", "1:9 'broken' is left out itself"),
        ("raises: Leg raise", "1:9 'Leg raise' is no slug"),
        ("raises: [leg-raise]", "1:9 this is a list"),
        ("raises:", "1:8 no slug stands here"),
        ("Knees_up: curl", "1:11 leg-raise answers to 'Knees_up' already"),
        ("my bench: curl", "1:11 my-bench answers to 'my bench' already"),
        ("curl: leg-raise", "1:7 curl answers to 'curl' already"),
        ("bench press barbell: curl", "1:22 bench-press-barbell answers to 'bench press barbell' already"),
        ("heben: curl\nHeben: curl", "2:8 'Heben' stands here again"),
        ("heben: curl\nheben: leg-raise", "2:1 the key 'heben' stands here again"),
    ],
)
def test_a_bad_line_is_told_at_its_place_and_costs_no_other(load: Load, line: str, problem: str) -> None:
    library = load({FILE: f"{line}\nBizeps: curl\n", **MINE})
    assert said(library) == [problem]
    assert library.left_out == 2  # with the broken movement
    assert named(library, "bizeps") == "curl"
    assert named(library, "knees up") == "leg-raise"


def test_a_name_that_the_entry_has_anyway_does_no_harm(load: Load) -> None:
    library = load({FILE: "Knees up: leg-raise\nCurl: curl\n"})
    assert library.movements["leg-raise"].aliases == ("knees up",)
    assert not said(library)


def test_names_are_written_behind_what_stands_there(tmp_path: Path) -> None:
    add_aliases(tmp_path / "new", {"Bench: flat": "bench-press-barbell"})
    file = tmp_path / "new" / FILE
    assert file.read_text(encoding="utf-8").splitlines()[1:] == ['"Bench: flat": bench-press-barbell']
    file.write_text("# mine\nCurls: curl  # of the arms\n\n'Old one': 'leg-raise'\nLast: curl", encoding="utf-8")
    assert add_aliases(tmp_path / "new", {"old_one": "curl", "- x": "curl", "curls": "curl"}) == {
        "old_one": "leg-raise"
    }
    assert file.read_text(encoding="utf-8") == (
        "# mine\nCurls: curl  # of the arms\n\n'Old one': 'curl'\nLast: curl\n\"- x\": curl\n"
    )
    before = file.stat().st_mtime_ns
    assert add_aliases(tmp_path / "new", {"- x": "curl"}) == {}
    assert file.stat().st_mtime_ns == before


NAMES = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20)
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def said_in(folder: Path) -> dict[str, str]:
    path = folder / FILE
    node, problems = read_document(path.read_bytes(), str(path))
    assert isinstance(node, Fields)
    assert not problems
    return {normal(key.text): value.text for key, value in node.fields if isinstance(value, Scalar)}


@given(st.dictionaries(NAMES, SLUGS, min_size=1, max_size=4), st.dictionaries(NAMES, SLUGS, min_size=1, max_size=4))
@example(
    {"- a": "x", "b: c": "x", '"': "x", "#": "no", "é'": "1"}, {"B: C": "y", "null": "null", "🏋": "true", "?": "x"}
)
@example({"a\nb": "x"}, {"a\x85b": "x"})
@settings(max_examples=200)
def test_any_name_is_read_as_it_was_given_or_refused_with_nothing_written(
    first: dict[str, str], second: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, wanted = Path(name), dict[str, str]()
        for given_names in (first, second):
            before = (folder / FILE).read_bytes() if (folder / FILE).exists() else None
            try:
                add_aliases(folder, given_names)
            except Refused:
                assert ((folder / FILE).read_bytes() if (folder / FILE).exists() else None) == before
            else:
                wanted |= {normal(one): slug for one, slug in given_names.items()}
                assert said_in(folder) == wanted


@pytest.mark.parametrize("name", ["Bench\npress", "", "  ", "a\u2028b", "\x1b[31m", "\ud800", "x" * 2000])
def test_a_name_that_no_line_can_hold_is_refused_and_none_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        add_aliases(tmp_path, {"Curls": "curl", name: "curl"})
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "text", ["[a, b]\n", "a: [curl]\n", "a: {b: c}\n", "{a: b}\n", "a: b\n...\n", "a: b\n c\n", "a: 'b\n", "\xff", "a"]
)
def test_a_file_in_another_form_is_refused_and_stays_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(Refused) as refused:
        add_aliases(tmp_path, {"Curls": "curl", "a": "row"})
    assert FILE in str(refused.value)
    assert (tmp_path / FILE).read_bytes() == text.encode("latin-1")


def test_what_would_be_refused_is_known_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[a, b]\n", encoding="utf-8")
    with pytest.raises(Refused):
        refuse_unfit(tmp_path, {"Curls": "curl"})
    with pytest.raises(Refused):
        refuse_unfit(tmp_path / "new", {"Cur\nls": "curl"})
    refuse_unfit(tmp_path / "new", {"Curls": "curl"})
    assert not (tmp_path / "new").exists()
