"""A catalogue that is kept, and changes to its files."""

from __future__ import annotations

import time
from pathlib import Path

from hipflex.catalogue.cache import kept, stamp
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import shipped_folder
from hipflex.notation.tokens import Vocabulary
from tests.catalogue.folders import SOUND, VOCABULARY, library_of

OWN = {
    "exercises/bridge.yaml": SOUND.format(title="Bridge of mine"),
    "exercises/loaded.yaml": "title: Loaded\nsides: each\ndoses: {a: 3 x 8 @ 10, b: {dose: 2 x 5, source: me}}\n",
    "exercises/unknown.yaml": SOUND.format(title="Unknown") + "muscles: {primary: [glutse, glutes]}\neasier: [lung]\n",
    "workouts/mine.yaml": "title: Mine\nexercises: [{movement: loaded, dose: 2 x 4 @ 20}, {movement: lunge}]\n",
    "programmes/mine.yaml": "title: My weeks\nweeks: 2\ndays: [{day: 1, workout: mine}]\n",
    "muscles.yaml": "mine: {title: Mine, facts: [Here.], group: nowhere}\n",
    "equipment.yaml": "big rock: {use: to lift}\n",
    "references.yaml": "study: {title: A study, citation: 'J 2020;1:2'}\n",
    "guides/mine.yaml": "title: A guide\nfacts: [So.]\nreferences: [study, none]\n",
}


def settled(folders: list[Path], vocabulary: Vocabulary = VOCABULARY) -> str:
    """What the folders are like, once none of their files has only just changed."""
    while (facts := stamp(folders, vocabulary)) is None:
        time.sleep(0.01)
    return facts


def filled(cache: Path, *own: Path) -> Library:
    """The library as read, after it was put into the cache."""
    settled([*own, shipped_folder()])
    return library_of(*own, cache=cache)


def from_cache(cache: Path, *own: Path) -> Library | None:
    """The library that was kept, if it is taken."""
    return kept(cache, settled([*own, shipped_folder()]), VOCABULARY)


def write_same_size(own: Path) -> None:
    """Changes an entry, but not the length of its file."""
    file = own / "exercises" / "loaded.yaml"
    with file.open("r+") as opened:
        opened.write("title: Loader\n")
