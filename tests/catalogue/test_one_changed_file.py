"""Files that change one by one: what was kept of the others gives the same as reading all of them anew."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.catalogue import cache as cache_module
from hipflex.catalogue import contents as contents_module
from hipflex.catalogue import file_facts, text
from hipflex.catalogue.cache import kept, made_by
from hipflex.catalogue.contents import Contents
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library
from hipflex.catalogue.names import answering, resolved
from hipflex.errors import UnknownName
from tests.catalogue.broken import CASES, WRONG
from tests.catalogue.folders import SOUND, VOCABULARY, contents, written
from tests.catalogue.keeping import OWN, settled
from tests.generated import generated

SHIPPED = {
    "exercises/lunge.yaml": SOUND.format(title="Lunge") + "harder: [loaded]\nmuscles: {primary: [glutes]}\n",
    "exercises/bridge.yaml": SOUND.format(title="Bridge") + "easier: [lunge]\nequipment: [band]\n",
    "workouts/w.yaml": "title: W\nexercises: [{movement: lunge}, {movement: bridge, dose: 2 x 8}]\n",
    "programmes/p.yaml": "title: P\nweeks: 2\ndays: [{day: 1, workout: w}]\ncomplement: w\n",
    "muscles.yaml": "glutes: {title: Glutes, facts: [There.]}\n",
    "equipment.yaml": "band: {use: to pull}\n",
    "references.yaml": "study: {title: A study, citation: 'J 2020;1:2'}\n",
}
LINKED = {
    "exercises/up.yaml": SOUND.format(title="Up") + "easier: [down]\n",
    "exercises/down.yaml": SOUND.format(title="Down") + "easier: [up]\naliases: [lunge one, Up]\n",
    "exercises/lunge.yaml": "title: Lunge of mine\ndoses: {a: 3 x 30s}\nmuscles: {primary: [mine]}\n",
    "stretches/down.yaml": SOUND.format(title="Another down"),
    "warm-ups/up.yml": SOUND.format(title="Up again"),
    "exercises/faulty.yaml": "title: Faulty\ndoses: {a: ten}\neasier: [nobody, up]\naliases: [Bridge]\n",
    "exercises/needy.yaml": SOUND.format(title="Needy") + "equipment: [big rock]\nharder: [bridge, nobody]\n",
}
POOL = [
    (name, text)
    for files in ({**WRONG, **OWN}, LINKED, *(case.files for case in CASES))
    for name, text in files.items()
]
Edit = tuple[str, str | bytes | None]
EDITS = st.one_of(st.sampled_from(POOL), st.sampled_from(POOL).map(lambda one: (one[0], None)))
MOMENT = count(1_600_000_000_000_000_000, 1_000_000_000)


def edit(own: Path, change: Edit) -> None:
    """Writes or removes a file; each change has a moment of its own, however fast they follow each other."""
    name, words = change
    if words is None:
        (own / name).unlink(missing_ok=True)
    else:
        written(own, {name: words})
        moment = next(MOMENT)
        os.utime(own / name, ns=(moment, moment))


@settings(max_examples=40)
@given(st.lists(EDITS, min_size=3, max_size=9), st.integers(0, 6))
def test_after_every_edit_what_is_kept_gives_the_same_as_all_files_read(changes: list[Edit], first: int) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_facts, "SETTLED_NS", 0)
        shipped, own, cache = written(Path(place) / "shipped", SHIPPED), Path(place) / "own", Path(place) / "cache"
        own.mkdir()
        for number, change in enumerate(changes):
            edit(own, change)
            if number >= first:
                now = contents(load_library(shipped, [own], VOCABULARY, cache))
                assert now == contents(load_library(shipped, [own], VOCABULARY))
                image = kept(cache, [str(own), str(shipped)], made_by(VOCABULARY))
                assert image is not None
                assert contents(Library(Contents(image, _never), VOCABULARY)) == now


def test_the_edits_are_of_every_sort() -> None:
    generated(EDITS, lambda change: change[1] is None and change[0].startswith("workouts/"))
    generated(EDITS, lambda change: change[1] is not None and change[0] == "muscles.yaml")


def _never(_: object, __: object) -> Any:
    raise AssertionError("what was just kept is made anew")


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    """More movements than are all looked at whatever is asked, the shipped ones, and a cache of both."""
    monkeypatch.setattr(contents_module, "FEW", 10)
    files = {f"exercises/own-{n}.yaml": SOUND.format(title=f"Mine {n}") for n in range(12)}
    own, shipped = written(tmp_path / "own", files), written(tmp_path / "shipped", SHIPPED)
    settled(own, shipped)
    load_library(shipped, [own], VOCABULARY, tmp_path / "cache")
    return own, shipped, tmp_path / "cache"


def reopened(many: tuple[Path, Path, Path]) -> Library:
    own, shipped, cache = many
    return load_library(shipped, [own], VOCABULARY, cache)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    names: list[str] = []
    whole = text.read_text

    def noted(path: Path, slug: str | None) -> Any:
        names.append(path.name)
        return whole(path, slug)

    monkeypatch.setattr("hipflex.catalogue.folder.read_text", noted)
    return names


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of one sort that are looked through."""
    names: list[str] = []

    def noting(looking: Callable[..., Any]) -> Callable[..., Any]:
        def noted(place: str, *others: Any) -> Any:
            names.append(Path(place).name)
            return looking(place, *others)

        return noted

    monkeypatch.setattr(file_facts, "listed", noting(file_facts.listed))
    monkeypatch.setattr(cache_module, "sign_of_changes", noting(file_facts.sign_of_changes))
    return names


def rewritten(own: Path, name: str, words: str) -> None:
    """A file written anew in place, which its folder doesn't show."""
    before = own.joinpath(name).stat().st_ino
    own.joinpath(name).write_text(words)
    assert own.joinpath(name).stat().st_ino == before


@pytest.mark.parametrize(
    ("change", "files"),
    [
        (("exercises/own-3.yaml", SOUND.format(title="Changed")), ["own-3.yaml"]),
        (("exercises/added.yaml", SOUND.format(title="Added")), ["added.yaml"]),
        (("exercises/own-3.yaml", "["), ["own-3.yaml"]),
        (("exercises/own-3.yaml", None), []),
    ],
)
def test_only_what_has_changed_is_read(
    many: tuple[Path, Path, Path], read: list[str], change: Edit, files: list[str]
) -> None:
    edit(many[0], change)
    assert len(reopened(many).movements) in (13, 14, 15)
    assert read == files


def test_two_that_claim_one_name_are_told_again_without_reading_them(
    many: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        edit(many[0], (f"exercises/{name}.yaml", SOUND.format(title="Both")))
    settled(many[0])
    before = reopened(many).problems
    assert "answers to 'Both' already" in str(before)
    read_again: list[str] = []

    def noted(path: Path, slug: str | None) -> Any:
        read_again.append(path.name)
        return text.read_text(path, slug)

    monkeypatch.setattr("hipflex.catalogue.entry.read_text", noted)
    edit(many[0], ("exercises/own-3.yaml", SOUND.format(title="Changed")))
    assert reopened(many).problems == before
    assert "two.yaml" not in read_again


def test_one_movement_is_found_without_looking_at_the_others(many: tuple[Path, Path, Path], listed: list[str]) -> None:
    again = reopened(many)
    assert again.briefs["own-3"].title == "Mine 3"
    assert again.movements["lunge"].harder == ()
    assert again.workouts["w"].prescriptions[1].exercise == "bridge"
    assert "own-3" in again.movement_names
    assert "nobody" not in again.movement_names
    assert again.movements_beginning("own-1") == ["own-1", "own-10", "own-11"]
    assert resolved("Own 3", again.movement_names) == "own-3"
    assert resolved("mine 3", again.movement_names) == "own-3"
    assert answering(["own-3", "lunge", "Mine 4"], again.exercise_names) == {"Mine 4": "own-4"}
    assert answering(["Mine 3", "Mine 4", "nobody"], again.exercise_names, "own-3") == {"Mine 3": "own-3"}
    assert "exercises" not in listed


ASKED = {
    "a name that nothing has": lambda again: resolved("yours", again.movement_names),
    "a beginning": lambda again: resolved("mine", again.movement_names),
    "all slugs": lambda again: list(again.movements),
    "problems": lambda again: again.problems,
    "what a name in the log means": lambda again: answering(["yours"], again.exercise_names),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_whatever_else_is_asked_has_every_file_looked_at(
    many: tuple[Path, Path, Path], listed: list[str], ask: Any
) -> None:
    with contextlib.suppress(UnknownName):
        ask(reopened(many))
    assert listed.count("exercises") == 2


def test_an_edit_in_place_of_the_movement_that_is_asked_for_is_seen(many: tuple[Path, Path, Path]) -> None:
    rewritten(many[0], "exercises/own-3.yaml", SOUND.format(title="Changed in place"))
    assert reopened(many).briefs["own-3"].title == "Changed in place"
    assert reopened(many).movements["own-3"].title == "Changed in place"


def test_an_entry_that_is_broken_or_mended_in_place_is_seen(many: tuple[Path, Path, Path]) -> None:
    rewritten(many[0], "exercises/own-3.yaml", "[")
    assert "own-3" not in reopened(many).movement_names
    assert reopened(many).movements_beginning("own-3") == []
    rewritten(many[0], "exercises/own-3.yaml", SOUND.format(title="Mended"))
    assert reopened(many).briefs["own-3"].title == "Mended"
    assert reopened(many).movements_beginning("own-3") == ["own-3"]


def test_an_entry_in_the_place_of_a_shipped_one_that_breaks_gives_way_to_it(many: tuple[Path, Path, Path]) -> None:
    own = many[0]
    written(own, {"exercises/lunge.yaml": SOUND.format(title="Lunge of mine")})
    assert reopened(many).briefs["lunge"].title == "Lunge of mine"
    rewritten(own, "exercises/lunge.yaml", "[")
    assert reopened(many).briefs["lunge"].title == "Lunge"
    rewritten(own, "exercises/lunge.yaml", SOUND.format(title="Mine again"))
    assert reopened(many).briefs["lunge"].title == "Mine again"


def test_a_workout_whose_movement_breaks_in_place_is_seen_not_to_be_usable(many: tuple[Path, Path, Path]) -> None:
    own, shipped, _ = many
    assert "w" in reopened(many).workouts
    assert "p" in reopened(many).programmes
    before = shipped.joinpath("exercises/bridge.yaml").read_text()
    rewritten(shipped, "exercises/bridge.yaml", "[")
    settled(own, shipped)
    assert "w" not in reopened(many).workouts
    assert "p" not in reopened(many).programmes
    rewritten(shipped, "exercises/bridge.yaml", before)
    assert "p" in reopened(many).programmes
    assert "w" in reopened(many).workouts


@pytest.mark.parametrize("quick_looks", [os.supports_dir_fd, frozenset()], ids=["quickly", "by a listing"])
def test_an_alias_that_is_added_in_place_is_found(
    many: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, quick_looks: Any
) -> None:
    monkeypatch.setattr(os, "supports_dir_fd", quick_looks)
    rewritten(many[0], "exercises/own-3.yaml", SOUND.format(title="Mine 3") + "aliases: [old name]\n")
    assert resolved("old name", reopened(many).movement_names) == "own-3"
    assert answering(["Old name"], reopened(many).exercise_names) == {"Old name": "own-3"}


def test_a_name_that_goes_to_another_file_in_place_is_found_there(many: tuple[Path, Path, Path]) -> None:
    rewritten(many[0], "exercises/own-3.yaml", SOUND.format(title="No longer mine"))
    rewritten(many[0], "exercises/own-4.yaml", SOUND.format(title="Mine 3"))
    assert resolved("mine 3", reopened(many).movement_names) == "own-4"


def test_a_name_that_another_file_claims_in_place_stays_until_all_are_looked_at(many: tuple[Path, Path, Path]) -> None:
    rewritten(many[0], "exercises/own-4.yaml", SOUND.format(title="Mine 3"))
    assert resolved("mine 3", reopened(many).movement_names) == "own-3"
    assert list(reopened(many).movements)
    with pytest.raises(UnknownName):
        resolved("mine 3", reopened(many).movement_names)


def test_a_file_that_may_have_changed_within_a_tick_is_looked_at_again(many: tuple[Path, Path, Path]) -> None:
    own = many[0]
    rewritten(own, "exercises/own-3.yaml", SOUND.format(title="Mine x"))
    assert resolved("mine x", reopened(many).movement_names) == "own-3"
    written_at = own.joinpath("exercises/own-3.yaml").stat()
    own.joinpath("exercises/own-3.yaml").write_text(SOUND.format(title="Mine y"))
    os.utime(own / "exercises" / "own-3.yaml", ns=(written_at.st_atime_ns, written_at.st_mtime_ns))
    assert resolved("mine y", reopened(many).movement_names) == "own-3"


def test_a_clock_in_another_century_keeps_a_catalogue_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = written(tmp_path / "shipped", SHIPPED)
    monkeypatch.setattr("hipflex.catalogue.file_facts.time.time", lambda: 10_000_000_000.0)
    read = contents(load_library(shipped, (), VOCABULARY, tmp_path / "cache"))
    assert contents(load_library(shipped, (), VOCABULARY, tmp_path / "cache")) == read
