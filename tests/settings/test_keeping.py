"""What was read of the settings is kept for as long as their file doesn't change."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.errors import Refused
from hipflex.settings.loading import SETTLED_NS, load_settings
from hipflex.settings.values import Loaded

TEXT = (
    "unit: lb\ntarget_per_week: 3\nprogramme: mine\nbands: [light, 'extra heavy']\nequipment: [bench, pull-up bar]\n"
    "load_step: 2.5lb\nsound: voice\nstage: digits\nthigh_cm: 40.5\n"
)
LINES = {
    "unit": st.sampled_from(["kg", "LB"]),
    "target_per_week": st.integers(1, 7).map(str),
    "programme": st.sampled_from(["mine", "'six weeks'", "sechs-wochen-für-läufer"]),
    "bands": st.sampled_from(["[red]", "[light, heavy]", "[Rot, Grün]"]),
    "equipment": st.sampled_from(["all", "none", "[bench]", "[]"]),
    "load_step": st.sampled_from(["1kg", "0.5 kg", "2.5lb"]),
    "sound": st.sampled_from(["off", "Bell", "voice"]),
    "stage": st.sampled_from(["full", "Digits", "line"]),
    "thigh_cm": st.sampled_from(["40", "40.5", "39,5"]),
}


def settled(file: Path) -> None:
    """Has a file look as if it had been written a while ago, and waits until it has."""
    os.utime(file, ns=(1_700_000_000_000_000_000,) * 2)
    time.sleep(SETTLED_NS / 1e9)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A settings file with every key, and where what was read is kept."""
    file = tmp_path / "settings.yaml"
    file.write_text(TEXT, encoding="utf-8")
    settled(file)
    return file, tmp_path / "cache" / "settings.json"


def test_what_is_kept_is_what_was_read(places: tuple[Path, Path]) -> None:
    file, kept = places
    read = load_settings(file)
    assert load_settings(file, kept=kept) == read
    assert kept.stat().st_mode & 0o777 == 0o600
    assert load_settings(file, kept=kept) == read
    assert len(read.chosen) == len(read.places) == 9


@settings(max_examples=15)
@given(st.fixed_dictionaries({}, optional=LINES))
def test_whatever_is_chosen_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, chosen: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    file, kept = folder / "settings.yaml", folder / "settings.json"
    file.write_text("".join(f"{key}: {value}\n" for key, value in chosen.items()), encoding="utf-8")
    settled(file)
    assert load_settings(file) == load_settings(file, kept=kept) == load_settings(file, kept=kept)
    assert kept.exists()


def test_a_second_run_does_without_yaml(places: tuple[Path, Path]) -> None:
    file, kept = places
    program = (
        "import sys\nfrom pathlib import Path\nfrom hipflex.settings.loading import load_settings\n"
        f"load_settings(Path({str(file)!r}), kept=Path({str(kept)!r}))\nprint('yaml' in sys.modules)"
    )
    said = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in "12"]
    assert [one.stdout for one in said] == ["True\n", "False\n"]


def test_a_file_that_changed_is_read_anew(places: tuple[Path, Path]) -> None:
    file, kept = places
    load_settings(file, kept=kept)
    about = file.stat()
    file.write_text(TEXT.replace("target_per_week: 3", "target_per_week: 4"), encoding="utf-8")  # as long as before
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert load_settings(file, kept=kept).settings.target_per_week == 4
    file.write_text("colour: red\n", encoding="utf-8")
    with pytest.raises(Refused, match="colour"):
        load_settings(file, kept=kept)
    file.unlink()
    assert load_settings(file, kept=kept) == Loaded()


def test_another_file_is_not_taken_for_it(places: tuple[Path, Path], tmp_path: Path) -> None:
    file, kept = places
    load_settings(file, kept=kept)
    other = tmp_path / "other.yaml"
    other.write_text("sound: off\n", encoding="utf-8")
    settled(other)
    assert set(load_settings(other, kept=kept).chosen) == {"sound"}


@pytest.mark.parametrize("text", ["", "\n", "00000000\n[]", "x" * 100, "\0", "[1, {}, {}]"])
def test_what_somebody_wrote_into_it_is_passed_over(places: tuple[Path, Path], text: str) -> None:
    file, kept = places
    load_settings(file, kept=kept)
    kept.write_text(text, encoding="utf-8")
    assert load_settings(file, kept=kept) == load_settings(file)


def test_nothing_is_kept_of_a_file_that_may_still_be_written(places: tuple[Path, Path]) -> None:
    file, kept = places
    file.write_text(TEXT, encoding="utf-8")
    assert load_settings(file, kept=kept) == load_settings(file)
    assert not kept.exists()


def test_a_folder_that_takes_nothing_is_no_hindrance(places: tuple[Path, Path], tmp_path: Path) -> None:
    file, _ = places
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert load_settings(file, kept=tmp_path / "file" / "settings.json") == load_settings(file)
