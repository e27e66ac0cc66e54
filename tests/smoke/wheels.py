"""What an sdist and a wheel hold, what they should hold, and what a wheel asks for."""

from __future__ import annotations

import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePath

SHIPPED = "hipflex/shipped/"
SHARED = {
    "docs/hipflex.1": "man/man1/hipflex.1",
    "docs/completions/hipflex.bash": "bash-completion/completions/hipflex",
    "docs/completions/_hipflex": "zsh/site-functions/_hipflex",
    "docs/completions/hipflex.fish": "fish/vendor_completions.d/hipflex.fish",
}
"""What lies under the `share` of an environment, by its place in the tree."""
ABOUT = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")


def lowest(requirements: Iterable[str]) -> list[str]:
    """Requirements with a lower bound, as constraints to just that version."""
    found = []
    for requirement in requirements:
        bound = re.fullmatch(r"([\w.-]+?)\s*>=\s*([\w.]+)(?:\s*,.*)?", requirement)
        if bound is None:
            raise ValueError(f"{requirement!r} has no lower bound of the form name>=version")
        found.append(f"{bound[1]}=={bound[2]}")
    return found


def kept(checkout: Path) -> set[str]:
    """The files that belong to the project: those that git tracks; without git, those that it wouldn't ignore."""
    if (checkout / ".git").exists():
        tracked = ["git", "-C", str(checkout), "ls-files", "-z"]
        return {*subprocess.run(tracked, capture_output=True, text=True, check=True).stdout.split("\0")} - {""}
    ignored = (checkout / ".gitignore").read_text(encoding="utf-8").split()
    paths = [path.relative_to(checkout) for path in checkout.rglob("*") if path.is_file()]
    return {path.as_posix() for path in paths if not _is_ignored(path, ignored)}


def _is_ignored(path: PurePath, patterns: Iterable[str]) -> bool:
    return any(fnmatch(part, pattern.rstrip("/")) for part in path.parts for pattern in patterns)


def in_sdist(files: Iterable[str]) -> set[str]:
    """What an sdist of these files holds."""
    return {*files, "PKG-INFO"}


def in_wheel(files: Iterable[str], wheel: str) -> set[str]:
    """What a wheel of these files holds; an empty catalogue counts as one that lacks."""
    files = set(files)
    name = "-".join(wheel.split("-")[:2])
    catalogue = {one.removeprefix("catalogue/") for one in files if one.startswith("catalogue/")} or {"*.yaml"}
    return {
        *(one for one in files if one.startswith("hipflex/")),
        *(SHIPPED + one for one in catalogue),
        *(f"{name}.data/data/share/{place}" for place in SHARED.values()),
        *(f"{name}.dist-info/{one}" for one in ABOUT),
    }


def held(archive: Path) -> set[str]:
    """What an sdist, below its folder, or a wheel holds."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return set(wheel.namelist())
    with tarfile.open(archive) as sdist:
        return {one.name.partition("/")[2] for one in sdist.getmembers()}


def differences(found: set[str], expected: set[str]) -> list[str]:
    """What lacks, and what is there besides."""
    return [
        *(f"lacks {one}" for one in sorted(expected - found)),
        *(f"holds {one}" for one in sorted(found - expected)),
    ]


def stripped(wheel: Path, folder: Path) -> Path:
    """A copy of the wheel without its catalogue."""
    folder.mkdir()
    copy = folder / wheel.name
    with zipfile.ZipFile(wheel) as archive, zipfile.ZipFile(copy, "w") as robbed:
        for name in archive.namelist():
            if not name.startswith(SHIPPED):
                robbed.writestr(name, archive.read(name))
    return copy
