"""The sdist and the wheel: built, compared, and checked with what a release uses."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.smoke.environments import Check, Environment
from tests.smoke.wheels import differences, held, in_sdist, in_wheel, kept

BILLENNIUM = 1_000_000_000


def distributions(checkout: Path, release: Environment, folder: Path) -> tuple[list[Check], Path]:
    """What was found of them, and the wheel; the environment has the tools."""
    files = kept(checkout)
    sdist, wheel = _built(_copy(checkout, files, folder / "here", mode=0o644), release, umask=0o022)
    moved = _built(_copy(checkout, files, folder / "some where else", mode=0o600), release, umask=0o077)
    shutil.unpack_archive(sdist, folder / "unpacked")
    [unpacked] = (folder / "unpacked").iterdir()
    _, of_sdist = _built(unpacked, release, umask=0o022)
    told = release.run("twine", "check", "--strict", sdist, wheel)
    return [
        Check("the sdist holds the project and nothing else", _compared(sdist, in_sdist(files))),
        Check("the wheel holds the program and nothing else", _compared(wheel, in_wheel(files, wheel.name))),
        Check("another folder, umask and time make the same sdist", _unlike(sdist, moved[0])),
        Check("another folder, umask and time make the same wheel", _unlike(wheel, moved[1])),
        Check("the wheel of the sdist is the wheel of the tree", _unlike(wheel, of_sdist)),
        Check("twine finds no fault", told.stdout + told.stderr if told.returncode else ""),
    ], wheel


def _copy(checkout: Path, files: set[str], folder: Path, *, mode: int) -> Path:
    """The project's files in another folder, with another mode and time."""
    for name in files:
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(checkout / name, copy)
        copy.chmod(mode)
        os.utime(copy, (BILLENNIUM + mode, BILLENNIUM + mode))
    return folder


def _built(tree: Path, release: Environment, *, umask: int) -> tuple[Path, Path]:
    """The sdist and the wheel of a tree."""
    done = release.run("hatchling", "build", folder=tree, umask=umask)
    if done.returncode:
        raise RuntimeError(f"hatchling failed:\n{done.stdout}{done.stderr}")
    [sdist] = (tree / "dist").glob("*.tar.gz")
    [wheel] = (tree / "dist").glob("*.whl")
    return sdist, wheel


def _compared(archive: Path, expected: set[str]) -> str:
    return "\n".join(differences(held(archive), expected))


def _unlike(one: Path, other: Path) -> str:
    return "" if one.read_bytes() == other.read_bytes() else "they differ"
