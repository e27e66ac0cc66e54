"""The kept catalogue: never read again while nothing changed, never believed when anything did."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.catalogue import cache as caching
from hipflex.catalogue import file_facts
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import shipped_folder
from hipflex.domain.measures import Unit
from hipflex.notation.tokens import Vocabulary
from tests.catalogue.broken import CASES, WRONG
from tests.catalogue.folders import ROOT, SOUND, VOCABULARY, contents, library_of, library_read, written
from tests.catalogue.keeping import OWN, doctored, filled, from_cache, settled, write_same_size
from tests.generated import generated

POUNDS = Vocabulary(Unit.LB, VOCABULARY.bands)


def test_what_is_kept_equals_what_is_read(own: Path, cache: Path) -> None:
    read, again = filled(cache, own), from_cache(cache, own)
    assert again is not None
    assert contents(again) == contents(read) == contents(library_read(own)) == contents(library_of(own))
    assert again.entries == read.entries
    assert [training.slug for training in again.trainings] == [training.slug for training in read.trainings]
    assert read.left_out
    assert read.problems


def test_of_what_is_kept_each_entry_is_made_once_and_no_other_is_there(own: Path, cache: Path) -> None:
    filled(cache, own)
    again = from_cache(cache, own)
    assert again is not None
    assert again.movements["loaded"] is again.movements["loaded"]
    assert "nobody" not in again.movements
    with pytest.raises(KeyError):
        again.movements["nobody"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped library, from a cache."""
    cache = tmp_path_factory.mktemp("kept") / "catalogue.cache"
    library_read(cache=cache)
    return library_read(cache=cache)


@pytest.mark.parametrize("word", ["", " ", "lunge\n", "lunge\t", "\nlunge", "\udcff", "LUNGE", "lun", "unge"])
def test_no_other_word_than_a_slug_finds_its_line(kept: Library, word: str) -> None:
    assert "lunge" in kept.movements
    assert word not in kept.movements


PROBE = """
import sys
from pathlib import Path
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.domain.measures import Unit
from hipflex.notation.tokens import Vocabulary
library = load_library(shipped_folder(), [Path(sys.argv[1])], Vocabulary(Unit.KG, ()), Path(sys.argv[2]))
print(len(library.movements), library.movements["lunge"].title, "yaml" in sys.modules)
"""


def test_unchanged_files_are_not_read_again(own: Path, cache: Path) -> None:
    settled(own, shipped_folder())
    command = [sys.executable, "-c", PROBE, str(own), str(cache)]
    first, second = (
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout for _ in range(2)
    )
    assert first.split()[-1] == "True", "the files are read with yaml"
    assert second.split()[-1] == "False", "and then no more"
    assert first.split()[:-1] == second.split()[:-1]


def test_the_entries_come_from_the_cache(own: Path, cache: Path) -> None:
    filled(cache, own)
    cache.write_bytes(doctored(cache.read_bytes(), b"Bridge of mine", b"Bridge of lies"))
    assert library_read(own, cache=cache).movements["bridge"].title == "Bridge of lies"


def test_the_cache_is_for_its_owner_alone_and_the_only_file_there(own: Path, cache: Path) -> None:
    filled(cache, own)
    assert (cache.stat().st_mode & 0o777, cache.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(cache.parent.iterdir()) == [cache]


def write_same_size_and_time(own: Path) -> None:
    before = (own / "exercises" / "loaded.yaml").stat()
    write_same_size(own)
    os.utime(own / "exercises" / "loaded.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_place(own: Path) -> None:
    before = own / "exercises" / "loaded.yaml"
    after = own / "exercises" / "new"
    after.write_text(before.read_text().replace("Loaded", "Loader"))
    os.utime(after, ns=(before.stat().st_atime_ns, before.stat().st_mtime_ns))
    after.replace(before)


CHANGES: dict[str, Callable[[Path], Any]] = {
    "an edit in place": write_same_size,
    "an edit in place that hides its time": write_same_size_and_time,
    "a file put in the place of another": put_in_place,
    "a file that is added": lambda own: written(own, {"exercises/new.yaml": SOUND.format(title="New")}),
    "a broken file that is added": lambda own: written(own, {"exercises/new.yaml": "["}),
    "a first file of its sort": lambda own: written(own, {"warm-ups/new.yaml": SOUND.format(title="New")}),
    "a file that is removed": lambda own: (own / "exercises/loaded.yaml").unlink(),
    "a folder that is removed": lambda own: shutil.rmtree(own / "exercises"),
    "a file that is renamed": lambda own: (own / "exercises/loaded.yaml").rename(own / "exercises/other.yaml"),
    "a file that becomes a stretch": lambda own: (own / "exercises").rename(own / "stretches"),
    "a change in the muscles": lambda own: written(own, {"muscles.yaml": "mine: {title: Mine, facts: [There.]}\n"}),
    "a folder where none belongs": lambda own: (own / "exercise").mkdir(),
    "a folder in a folder of one sort": lambda own: (own / "exercises" / "more").mkdir(),
    "a catalogue that is removed": shutil.rmtree,
}


@pytest.mark.no_cover  # one change is read like another
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen(own: Path, cache: Path, change: Callable[[Path], Any]) -> None:
    before = contents(filled(cache, own))
    change(own)
    changed = contents(library_read(own, cache=cache))
    assert changed == contents(library_of(own))
    assert changed != before
    assert contents(filled(cache, own)) == changed
    again = from_cache(cache, own)
    assert again is not None
    assert contents(again) == changed


def test_a_change_is_seen_behind_a_link_that_leads_nowhere(own: Path, cache: Path) -> None:
    (own / "exercises" / "a-link.yaml").symlink_to("nowhere.yaml")
    (own / "a-link.yaml").symlink_to("nowhere.yaml")
    assert filled(cache, own).movements["loaded"].title == "Loaded"
    write_same_size(own)
    assert library_read(own, cache=cache).movements["loaded"].title == "Loader"


def test_a_change_is_seen_through_a_link(own: Path, cache: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.yaml"
    (own / "exercises" / "link.yaml").symlink_to(target)
    assert "link" not in filled(cache, own).movements
    for title in ("One", "Two"):
        target.write_text(SOUND.format(title=title))
        assert library_read(own, cache=cache).movements["link"].title == title
        filled(cache, own)


@pytest.mark.no_cover  # one moment is like another
def test_a_change_is_seen_within_a_tick_of_the_clock(own: Path, cache: Path) -> None:
    file = own / "exercises" / "loaded.yaml"
    for n in range(10, 60):
        file.write_text(SOUND.format(title=f"Loaded {n}"))
        assert library_read(own, cache=cache).movements["loaded"].title == f"Loaded {n}"


def test_another_unit_reads_loads_anew(own: Path, cache: Path) -> None:
    [first, _] = filled(cache, own).workouts["mine"].prescriptions
    [other, _] = library_read(own, cache=cache, vocabulary=POUNDS).workouts["mine"].prescriptions
    assert (first.dose.load, other.dose.load) == (
        library_of(own).workouts["mine"].prescriptions[0].dose.load,
        library_of(own, vocabulary=POUNDS).workouts["mine"].prescriptions[0].dose.load,
    )
    assert first.dose.load != other.dose.load


def test_other_bands_read_doses_anew(own: Path, cache: Path) -> None:
    written(own, {"exercises/banded.yaml": "title: Banded\ndoses: {a: 3 x 8 @ purple}\nresistance: band\n"})
    assert "banded" not in filled(cache, own).movements
    purple = Vocabulary(Unit.KG, ("purple",))
    assert "banded" in library_read(own, cache=cache, vocabulary=purple).movements


def test_another_order_of_folders_is_another_catalogue(tmp_path: Path, cache: Path) -> None:
    one, two = (written(tmp_path / name, {"exercises/mine.yaml": SOUND.format(title=name)}) for name in ("one", "two"))
    assert filled(cache, one, two).movements["mine"].title == "one"
    assert filled(cache, two, one).movements["mine"].title == "two"
    assert "mine" not in filled(cache).movements


def test_another_version_of_the_program_reads_anew(own: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(cache, own)
    monkeypatch.setattr(caching, "__version__", "99.0")
    assert from_cache(cache, own) is None


PIECES = [case.files for case in CASES] + [{name: text} for name, text in {**WRONG, **OWN}.items()]


@st.composite
def catalogues(draw: st.DrawFn) -> tuple[dict[str, str], Vocabulary]:
    """Sound and broken files together, and what loads are written in."""
    drawn = draw(st.lists(st.sampled_from(PIECES), max_size=8))
    files = {name: text for piece in drawn for name, text in piece.items()}
    return files, draw(st.sampled_from([VOCABULARY, POUNDS]))


@settings(max_examples=15)
@given(catalogues())
def test_any_catalogue_comes_back_as_it_was_read(catalogue: tuple[dict[str, str], Vocabulary]) -> None:
    files, vocabulary = catalogue
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_facts, "SETTLED_NS", 0)  # nothing is written after it was read
        own, cache = written(Path(folder) / "own", files), Path(folder) / "cache.jsonl"
        own.mkdir(exist_ok=True)
        read = library_read(own, cache=cache, vocabulary=vocabulary)
        again = from_cache(cache, own, vocabulary=vocabulary)
        assert again is not None
        assert contents(again) == contents(read) == contents(library_of(own, vocabulary=vocabulary))


def test_the_catalogues_are_of_every_sort() -> None:
    assert generated(
        catalogues(), lambda drawn: len(drawn[0]) > 5 and "muscles.yaml" in drawn[0] and drawn[1] is POUNDS
    )
