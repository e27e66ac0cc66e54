"""A catalogue that is kept, and changes to its files."""

from __future__ import annotations

import json
import time
import zlib
from pathlib import Path
from typing import Any

from hipflex.catalogue.cache import FORMAT, Damaged, Image, kept, made_by
from hipflex.catalogue.contents import Contents
from hipflex.catalogue.file_facts import SETTLED_NS, Look, file_facts, now_ns
from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import shipped_folder
from hipflex.notation.tokens import Vocabulary
from tests.catalogue.folders import SOUND, VOCABULARY, contents, library_read

OWN = {
    "exercises/bridge.yaml": SOUND.format(title="Bridge of mine"),
    "exercises/loaded.yaml": "title: Loaded\nsides: each\ndoses: {a: 3 x 8 @ 10, b: {dose: 2 x 5, source: me}}\n",
    "exercises/unknown.yaml": SOUND.format(title="Unknown") + "muscles: {primary: [glutse, glutes]}\neasier: [lung]\n",
    "workouts/mine.yaml": "title: Mine\nexercises: [{movement: loaded, dose: 2 x 4 @ 20}, {movement: lunge}]\n",
    "programmes/mine.yaml": "title: My weeks\nweeks: 2\ndays: [{day: 1, workout: mine}]\n",
    "muscles.yaml": "mine: {title: Mine, facts: [Here.], group: nowhere}\n",
    "lifts.yaml": "mine-too: {title: Mine too, muscles: {primary: [mine]}, equipment: [rock]}\n",
    "equipment.yaml": "big rock: {use: to lift}\n",
    "references.yaml": "study: {title: A study, citation: 'J 2020;1:2'}\n",
    "guides/mine.yaml": "title: A guide\nfacts: [So.]\nreferences: [study, none]\n",
}


def settled(*folders: Path) -> None:
    """Waits until none of the files has only just changed."""
    while any(
        abs(now_ns() - max(fact[-2:])) < SETTLED_NS
        for folder in folders
        for fact in file_facts(folder)
        if len(fact) > 3
    ):
        time.sleep(0.01)


def filled(cache: Path, *own: Path) -> Library:
    """The library as read, after it was put into the cache."""
    settled(*own, shipped_folder())
    return library_read(*own, cache=cache)


def from_cache(
    cache: Path, *own: Path, vocabulary: Vocabulary = VOCABULARY, shipped: Path | None = None
) -> Library | None:
    """The library that was kept, if it is taken."""
    folders = [*own, shipped or shipped_folder()]
    image = kept(cache, [*map(str, folders)], made_by(vocabulary))
    try:
        if image is None or not image.top_stands() or not image.stands(Look(map(str, folders))):
            return None
        for name in image.head["parts"]:
            image.part(name)
        library = Library(Contents(image, _refused), vocabulary)
        contents(library)
    except Damaged:
        return None
    return library


def parts_of(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The head of a cache and its parts."""
    _, head, body = data.split(b"\n", 2)
    about = json.loads(head)
    return about, {name: body[start:end] for name, (start, end, _) in about["parts"].items()}


def put_together(about: dict[str, Any], parts: dict[str, bytes]) -> bytes:
    """A cache of a head and parts, which claims to be whole."""
    places, body = {}, b""
    for name, data in parts.items():
        places[name] = [len(body), len(body) + len(data), zlib.crc32(data)]
        body += data
    head = json.dumps({**about, "parts": places}).encode()
    return b"%s %d\n%s\n%s" % (FORMAT.encode(), zlib.crc32(head), head, body)


def doctored(data: bytes, before: bytes, after: bytes) -> bytes:
    """A cache with other words, which claims to be whole."""
    about, parts = parts_of(data)
    return put_together(about, {name: part.replace(before, after) for name, part in parts.items()})


def moved(data: bytes, home: str, other: str) -> bytes:
    """A cache of a home's catalogue as one of another home's, which holds nothing either."""
    about, parts = parts_of(data)
    before, after = (json.dumps(folder)[1:-1] for folder in (home, other))
    parts["signs"] = parts["signs"].replace(before.encode(), after.encode())
    return put_together(about | {"folders": [folder.replace(home, other) for folder in about["folders"]]}, parts)


def _refused(_: Image | None, __: Look | None) -> Image:
    raise Damaged


def write_same_size(own: Path) -> None:
    """Changes an entry, but not the length of its file."""
    file = own / "exercises" / "loaded.yaml"
    with file.open("r+") as opened:
        opened.write("title: Loader\n")
