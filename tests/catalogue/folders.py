"""Catalogues written into folders, for the tests to read."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hipflex.catalogue.cache import Image
from hipflex.catalogue.contents import Contents
from hipflex.catalogue.file_facts import Look
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.catalogue.making import made
from hipflex.domain.measures import Unit
from hipflex.notation.tokens import Vocabulary

ROOT = Path(__file__).parents[2]
VOCABULARY = Vocabulary(Unit.KG, ("yellow", "red", "green", "blue", "black"))
SOUND = "title: {title}\ndoses:\n  strength: 3 x 8-10\n"


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def library_read(*own: Path, cache: Path | None = None, vocabulary: Vocabulary = VOCABULARY) -> Library:
    """The shipped entries and those of these folders, as the program reads them."""
    return load_library(shipped_folder(), own, vocabulary, cache)


def library_of(*own: Path, vocabulary: Vocabulary = VOCABULARY) -> Library:
    """The same without a cache, where the shipped files, which are most of the work, were read before."""
    image, _ = made([*map(str, own), str(shipped_folder())], vocabulary, _shipped_behind(len(own), vocabulary))
    return Library(Contents(image, _as_it_is, is_whole=True), vocabulary)


@functools.cache
def _shipped_behind(folders: int, vocabulary: Vocabulary) -> Image:
    """The image of so many folders that aren't there and the shipped one."""
    return made([*["/nowhere"] * folders, str(shipped_folder())], vocabulary)[0]


def _as_it_is(image: Image | None, _: Look | None) -> Image:
    assert image is not None
    return image


def contents(library: Library) -> dict[str, Any]:
    """All that a library holds, in plain values that can be compared."""
    return {
        "movements": dict(library.movements),
        "lifts": dict(library.lifts),
        "briefs": dict(library.briefs),
        "workouts": dict(library.workouts),
        "programmes": dict(library.programmes),
        "muscles": dict(library.muscles),
        "equipment": dict(library.equipment),
        "guides": dict(library.guides),
        "references": dict(library.references),
        "exercise names": [{slug: tuple(names) for slug, names in tier.items()} for tier in library.exercise_names],
        "training names": {slug: tuple(names) for slug, names in library.training_names.items()},
        "problems": library.problems,
        "left out": library.left_out,
    }


def hipflex(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One run of the program in a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX_", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-m", "hipflex", *words],
        env={**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
