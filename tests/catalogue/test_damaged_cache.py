"""A damaged, foreign or forbidden cache: the files are read, and nobody hears of it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipflex.catalogue import cache as caching
from hipflex.catalogue.cache import FORMAT
from hipflex.catalogue.loading import load_library, shipped_folder
from tests.catalogue.folders import SOUND, VOCABULARY, contents, library_of, library_read, written
from tests.catalogue.keeping import filled, from_cache, parts_of, put_together, settled, write_same_size


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    """A shipped folder of two entries, and its cache: small enough to try every damage."""
    files = {
        "exercises/lift.yaml": SOUND.format(title="Lift"),
        "workouts/w.yaml": "title: W\nexercises: [{movement: lift}]\n",
    }
    shipped, cache = written(tmp_path / "small", files), tmp_path / "small.jsonl"
    settled(shipped)
    load_library(shipped, (), VOCABULARY, cache)
    return shipped, cache


def after_damage(shipped: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What a damaged cache gives, silently."""
    library = contents(load_library(shipped, (), VOCABULARY, cache))
    assert capsys.readouterr() == ("", "")
    return library


def test_no_beginning_of_a_cache_is_taken_for_the_whole(small: tuple[Path, Path]) -> None:
    shipped, cache = small
    whole = cache.read_bytes()
    assert from_cache(cache, shipped=shipped) is not None
    for length in range(len(whole)):
        cache.write_bytes(whole[:length])
        assert from_cache(cache, shipped=shipped) is None, length


def test_a_cache_with_changed_bytes_gives_nothing_else(small: tuple[Path, Path]) -> None:
    shipped, cache = small
    whole = cache.read_bytes()
    chance = random.Random(7)  # noqa: S311 - meant to be the same every time
    read = contents(load_library(shipped, (), VOCABULARY))
    refused = 0
    for _ in range(2000):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 1, 2, 5])):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        cache.write_bytes(damaged)
        library = from_cache(cache, shipped=shipped)
        refused += library is None
        assert library is None or contents(library) == read
    assert refused > 1900, "the damage is damage"


FOREIGN = {
    "nothing": b"",
    "a line end": b"\n",
    "an empty object": b"{}",
    "an empty list": b"[]\n[]\n",
    "null": b"null\nnull\n",
    "a number": b"1e999\n",
    "no text": bytes(range(256)),
    "brackets without end": b"[" * 400_000,
    "braces without end": b'{"a":' * 100_000,
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_written_over_silently(
    small: tuple[Path, Path], data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, cache = small
    whole = cache.read_bytes()
    cache.write_bytes(data)
    assert after_damage(shipped, cache, capsys) == contents(load_library(shipped, (), VOCABULARY))
    assert cache.read_bytes() == whole


def test_a_log_in_the_place_of_the_cache_is_left_alone(
    small: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, cache = small
    log = b"SQLite format 3\0" + bytes(4080)
    cache.write_bytes(log)
    assert after_damage(shipped, cache, capsys) == contents(load_library(shipped, (), VOCABULARY))
    assert cache.read_bytes() == log


PARTS: dict[str, bytes] = {
    "nothing": b"",
    "a line end": b"\n",
    "null": b"null",
    "a list": b"[]",
    "a list of lists": b"[[], [[]]]",
    "an empty object": b"{}",
    "no text": bytes(range(256)),
    "brackets without end": b"[" * 400_000,
}


@pytest.mark.parametrize("part", ["owners", "problems", "readings", "facts", "signs"])
@pytest.mark.parametrize("data", PARTS.values(), ids=PARTS)
def test_a_part_of_another_shape_is_read_past_though_it_claims_to_be_whole(
    small: tuple[Path, Path], part: str, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, cache = small
    about, parts = parts_of(cache.read_bytes())
    assert parts[part]
    cache.write_bytes(put_together(about, {**parts, part: data}))
    assert after_damage(shipped, cache, capsys) == contents(load_library(shipped, (), VOCABULARY))


@pytest.mark.parametrize("other", [{"made by": "nobody"}, {"folders": []}, {"folders": None}, {"top": []}])
def test_a_cache_of_another_making_or_other_files_is_not_taken(
    small: tuple[Path, Path], other: dict[str, object]
) -> None:
    shipped, cache = small
    about, parts = parts_of(cache.read_bytes())
    cache.write_bytes(put_together(about | other, parts))
    assert from_cache(cache, shipped=shipped) is None


def test_a_cache_of_another_format_is_not_taken(small: tuple[Path, Path]) -> None:
    shipped, cache = small
    cache.write_bytes(cache.read_bytes().replace(FORMAT.encode(), b"hipflex catalogue 1", 1))
    assert from_cache(cache, shipped=shipped) is None


def test_what_is_too_large_is_neither_kept_nor_read(small: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, cache = small
    size = cache.stat().st_size
    monkeypatch.setattr(caching, "MOST_BYTES", size)
    assert from_cache(cache, shipped=shipped) is not None
    monkeypatch.setattr(caching, "MOST_BYTES", size - 1)
    assert from_cache(cache, shipped=shipped) is None
    cache.unlink()
    load_library(shipped, (), VOCABULARY, cache)
    assert not cache.exists()


def a_folder(cache: Path) -> None:
    cache.unlink()
    cache.mkdir()


def a_link_to_itself(cache: Path) -> None:
    cache.unlink()
    cache.symlink_to(cache)


def a_pipe(cache: Path) -> None:
    cache.unlink()
    os.mkfifo(cache)


@pytest.mark.parametrize("put", [a_folder, a_link_to_itself, a_pipe])
def test_whatever_stands_in_its_place_the_files_are_read(
    small: tuple[Path, Path], put: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, cache = small
    put(cache)
    assert after_damage(shipped, cache, capsys) == contents(load_library(shipped, (), VOCABULARY))
    assert not list(cache.parent.glob(".catalogue-*")), "nothing is left behind"


def test_where_nothing_can_be_kept_the_files_are_read(
    small: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "no-folder").write_text("")
    cache = tmp_path / "no-folder" / "deep" / "catalogue.cache"
    for _ in range(2):
        assert after_damage(small[0], cache, capsys) == contents(load_library(small[0], (), VOCABULARY))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
@pytest.mark.parametrize(("file", "folder"), [(0o000, 0o700), (0o600, 0o500), (0o000, 0o500), (0o600, 0o000)])
def test_what_may_not_be_read_or_written_is_done_without(
    own: Path, cache: Path, file: int, folder: int, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(cache, own)
    write_same_size(own)
    settled(own, shipped_folder())
    cache.chmod(file)
    cache.parent.chmod(folder)
    try:
        library = library_read(own, cache=cache)
    finally:
        cache.parent.chmod(0o700)
    assert contents(library) == contents(library_of(own))
    assert capsys.readouterr() == ("", "")


def test_a_cache_that_another_program_replaces_meanwhile_is_no_damage(small: tuple[Path, Path], own: Path) -> None:
    shipped, cache = small
    settled(own)
    library = load_library(shipped, [own], VOCABULARY, cache)
    opened = load_library(shipped, [own], VOCABULARY, cache)
    write_same_size(own)
    load_library(shipped, [own], VOCABULARY, cache)
    assert contents(opened)["movements"].keys() == contents(library)["movements"].keys()
    assert opened.movements["loaded"].title == "Loader"
