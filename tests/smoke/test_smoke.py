"""The wheel smoke can fail, and knows what it looks for."""

from __future__ import annotations

import re
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.readme.readme import ROOT
from tests.smoke.interpreters import OLDEST_SUPPORTED, answered, oldest_and_newest
from tests.smoke.wheels import differences, held, in_sdist, in_wheel, kept, lowest, stripped


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


FILES = {"hipflex/__init__.py", "catalogue/exercises/lunge.yaml", "docs/coach.md", ".gitignore"}


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A whole wheel of these files."""
    path = tmp_path / "hipflex-0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in in_wheel(FILES, path.name):
            archive.writestr(name, "")
    return path


def test_a_whole_wheel_lacks_nothing_and_holds_nothing_else(wheel: Path) -> None:
    assert {"hipflex/shipped/exercises/lunge.yaml", "hipflex-0.data/data/share/man/man1/hipflex.1"} <= held(wheel)
    assert differences(held(wheel), in_wheel(FILES, wheel.name)) == []


def test_a_wheel_without_its_catalogue_is_found_out(wheel: Path, tmp_path: Path) -> None:
    robbed = stripped(wheel, tmp_path / "robbed")
    lacking = ["lacks hipflex/shipped/exercises/lunge.yaml"]
    assert differences(held(robbed), in_wheel(FILES, wheel.name)) == lacking


def test_an_empty_catalogue_makes_no_whole_wheel(wheel: Path) -> None:
    assert "hipflex/shipped/*.yaml" in in_wheel({"hipflex/__init__.py"}, wheel.name)


def test_what_a_distribution_holds_besides_is_found_out(tmp_path: Path) -> None:
    sdist = tmp_path / "hipflex-0.tar.gz"
    notes = tmp_path / "notes.txt"
    notes.touch()
    with tarfile.open(sdist, "w:gz") as archive:
        for name in ("PKG-INFO", "notes.txt"):
            archive.add(notes, f"hipflex-0/{name}")
    assert differences(held(sdist), in_sdist({"README.md"})) == ["lacks README.md", "holds notes.txt"]


def test_without_git_a_project_is_what_it_would_not_ignore(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("__pycache__/\n*.egg-info/\n")
    for name in ("hipflex/it.py", "hipflex/__pycache__/it.pyc", "it.egg-info/PKG-INFO"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert kept(tmp_path) == {".gitignore", "hipflex/it.py"}


def test_the_pythons_of_this_machine_are_found_in_order() -> None:
    oldest, newest = oldest_and_newest()
    assert (3, 11) <= oldest.version <= newest.version


def test_the_project_states_the_pythons_from_the_oldest_on_without_a_gap() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [re.fullmatch(r"Programming Language :: Python :: 3\.(\d+)", one) for one in project["classifiers"]]
    minors = [int(one[1]) for one in stated if one]
    assert (3, minors[0]) == OLDEST_SUPPORTED
    assert minors == list(range(minors[0], minors[0] + len(minors)))
    assert project["requires-python"] == f">=3.{minors[0]}"


def test_what_is_no_python_is_passed_over(tmp_path: Path) -> None:
    assert answered(tmp_path / "python3") is None
    assert answered(Path("/bin/true")) is None
