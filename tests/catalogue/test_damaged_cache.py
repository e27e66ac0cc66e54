"""A damaged, foreign or forbidden cache: the files are read, and nobody hears of it."""

from __future__ import annotations

import json
import os
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipflex.catalogue.cache import kept
from hipflex.catalogue.loading import load_library, shipped_folder
from tests.catalogue.folders import SOUND, VOCABULARY, contents, library_of, written
from tests.catalogue.keeping import filled, settled, write_same_size


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    """A shipped folder of two entries, and its cache: small enough to try every damage."""
    files = {
        "exercises/lift.yaml": SOUND.format(title="Lift"),
        "workouts/w.yaml": "title: W\nexercises: [{movement: lift}]\n",
    }
    shipped, cache = written(tmp_path / "small", files), tmp_path / "small.jsonl"
    settled([shipped])
    load_library(shipped, (), VOCABULARY, cache)
    return shipped, cache


def after_damage(shipped: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What a damaged cache gives, silently."""
    library = contents(load_library(shipped, (), VOCABULARY, cache))
    assert capsys.readouterr() == ("", "")
    return library


def test_no_beginning_of_a_cache_is_taken_for_the_whole(small: tuple[Path, Path]) -> None:
    shipped, cache = small
    whole, facts = cache.read_bytes(), settled([shipped])
    assert kept(cache, facts, VOCABULARY) is not None
    for length in range(len(whole)):
        cache.write_bytes(whole[:length])
        assert kept(cache, facts, VOCABULARY) is None, length


def test_a_cache_with_changed_bytes_gives_nothing_else(small: tuple[Path, Path]) -> None:
    shipped, cache = small
    whole, facts = cache.read_bytes(), settled([shipped])
    chance = random.Random(7)  # noqa: S311 - meant to be the same every time
    read = contents(load_library(shipped, (), VOCABULARY))
    refused = 0
    for _ in range(2000):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 1, 2, 5])):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        cache.write_bytes(damaged)
        library = kept(cache, facts, VOCABULARY)
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


BODIES: dict[str, Any] = {
    "nothing": None,
    "a list": [],
    "an empty object": {},
    "no sorts": {"sorts": {}, "names": [{}, {}], "problems": [], "left_out": 0},
    "one sort": {"sorts": {"movements": {}}, "names": [{}, {}], "problems": [], "left_out": 0},
    "a list of sorts": {"sorts": [1], "names": [{}, {}], "problems": [], "left_out": 0},
    "a sort that isn't ours": {"sorts": {"machines": {}}, "names": [{}, {}], "problems": [], "left_out": 0},
}


@pytest.mark.parametrize("index", BODIES.values(), ids=BODIES)
def test_a_cache_of_another_shape_is_read_past_though_it_claims_to_be_whole(
    small: tuple[Path, Path], index: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped, cache = small
    body = json.dumps(index).encode() + b"\n"
    head = {**json.loads(cache.read_bytes().partition(b"\n")[0]), "check": zlib.crc32(body)}
    cache.write_bytes(json.dumps(head).encode() + b"\n" + body)
    assert after_damage(shipped, cache, capsys) == contents(load_library(shipped, (), VOCABULARY))


@pytest.mark.parametrize("other", [{"hipflex catalogue": 0}, {"made of": "0" * 64}, {"check": 0}, {"more": 1}])
def test_a_cache_of_another_format_or_other_files_is_not_taken(
    small: tuple[Path, Path], other: dict[str, object]
) -> None:
    shipped, cache = small
    head, _, body = cache.read_bytes().partition(b"\n")
    cache.write_bytes(json.dumps({**json.loads(head), **other}).encode() + b"\n" + body)
    assert kept(cache, settled([shipped]), VOCABULARY) is None


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
    cache = tmp_path / "no-folder" / "deep" / "catalogue.jsonl"
    for _ in range(2):
        assert after_damage(small[0], cache, capsys) == contents(load_library(small[0], (), VOCABULARY))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
@pytest.mark.parametrize(("file", "folder"), [(0o000, 0o700), (0o600, 0o500), (0o000, 0o500), (0o600, 0o000)])
def test_what_may_not_be_read_or_written_is_done_without(
    own: Path, cache: Path, file: int, folder: int, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(cache, own)
    write_same_size(own)
    settled([own, shipped_folder()])
    cache.chmod(file)
    cache.parent.chmod(folder)
    try:
        library = library_of(own, cache=cache)
    finally:
        cache.parent.chmod(0o700)
    assert contents(library) == contents(library_of(own))
    assert capsys.readouterr() == ("", "")
