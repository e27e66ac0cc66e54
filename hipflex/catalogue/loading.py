"""Folders of the catalogue to one library: the user's entries over the shipped ones, every name looked up."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator, Sequence

from hipflex.catalogue.cache import Image, keep, kept, made_by
from hipflex.catalogue.contents import Contents
from hipflex.catalogue.file_facts import Look
from hipflex.catalogue.library import Library
from hipflex.path_names import shipped_catalogue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from hipflex.errors import Problem
    from hipflex.files import Name
    from hipflex.notation.tokens import Vocabulary


def shipped_folder() -> Path:
    """The catalogue that came with the program."""
    from pathlib import Path

    return Path(shipped_catalogue())


def load_library(shipped: Name, own: Sequence[Name], vocabulary: Vocabulary, cache: Name | None = None) -> Library:
    """The shipped folder's entries and the user's own; of equal slugs the first folder's wins, the shipped one is last.

    With a `cache` file nothing is read again that has not changed.
    """
    folders = [os.fspath(folder) for folder in (*own, shipped)]

    def in_cache() -> Image | None:
        return None if cache is None else kept(cache, folders, made_by(vocabulary))

    def anew(earlier: Image | None, look: Look | None) -> Image:
        from hipflex.catalogue.making import made

        with _no_search_for_garbage():
            image, pieces = made(folders, vocabulary, earlier or in_cache(), look)
        if cache is not None:
            keep(cache, pieces)
        return image

    image = in_cache()
    if image is None or not image.top_stands():
        return Library(Contents(anew(image, None), anew, is_whole=True), vocabulary)
    return Library(Contents(image, anew), vocabulary)


@contextlib.contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Keeps Python from looking through thousands of entries again and again while they are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def checked_path(
    shipped: Path, own: Sequence[Path], path: Path, vocabulary: Vocabulary
) -> tuple[int, tuple[Problem, ...]]:
    """How many entries of a file or folder can be used beside all others, and what is wrong with the rest."""
    from pathlib import Path

    from hipflex.catalogue.combining import combined
    from hipflex.catalogue.folder import read_folder, read_path
    from hipflex.domain.movement import Origin

    others = [read_folder(folder, vocabulary, Origin.USER) for folder in own]
    shipped_one = read_folder(shipped, vocabulary, Origin.SHIPPED)
    whole = combined([read_path(path, vocabulary), *others, shipped_one])
    used = [entry.path for entries in whole.entries.values() for entry in entries.values()]
    usable = sum(Path(file).is_relative_to(path) for file in used)
    return usable, tuple(one for one in whole.problems if Path(one.place.file).is_relative_to(path))
