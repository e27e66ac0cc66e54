"""The wheel smoke can fail, and knows what it looks for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.smoke.interpreters import answered, oldest_and_newest
from tests.smoke.wheels import lowest, missing, stripped


def test_lower_bounds_become_constraints() -> None:
    assert lowest(["typer>=0.26,<0.29", "rich >= 14.1", "sqlite-utils>=4.2,<5"]) == [
        "typer==0.26",
        "rich==14.1",
        "sqlite-utils==4.2",
    ]


@pytest.mark.parametrize("requirement", ["rich", "rich<15", "rich==14.1", "rich<15,>=14.1"])
def test_a_dependency_without_a_lower_bound_is_refused(requirement: str) -> None:
    with pytest.raises(ValueError, match="no lower bound"):
        lowest([requirement])


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A wheel of one shipped movement, beside the checkout it was built from."""
    movement = tmp_path / "catalogue" / "exercises" / "lunge.yaml"
    movement.parent.mkdir(parents=True)
    movement.write_text("title: Lunge\n", encoding="utf-8")
    path = tmp_path / "hipflex-0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hipflex/__init__.py", "")
        archive.writestr("hipflex/shipped/exercises/lunge.yaml", "title: Lunge\n")
    return path


def test_a_whole_wheel_lacks_nothing(wheel: Path, tmp_path: Path) -> None:
    assert missing(wheel, tmp_path) == []


def test_a_wheel_without_its_catalogue_is_found_out(wheel: Path, tmp_path: Path) -> None:
    assert missing(stripped(wheel, tmp_path / "robbed"), tmp_path) == ["hipflex/shipped/exercises/lunge.yaml"]


def test_an_empty_catalogue_is_no_whole_wheel(wheel: Path, tmp_path: Path) -> None:
    assert missing(wheel, tmp_path / "elsewhere") == ["hipflex/shipped/*.yaml"]


def test_the_pythons_of_this_machine_are_found_in_order() -> None:
    oldest, newest = oldest_and_newest()
    assert (3, 11) <= oldest.version <= newest.version


def test_what_is_no_python_is_passed_over(tmp_path: Path) -> None:
    assert answered(tmp_path / "python3") is None
    assert answered(Path("/bin/true")) is None
