"""The checked catalogue as bytes in parts, kept so that no part is read or made again without need.

A line that names the format and tells damage of the next, a line that says what it was made of and where each part
lies, and the parts. It holds what the YAML holds and nothing that runs; whatever is wrong with it, it is made anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hipflex import __version__
from hipflex.catalogue.file_facts import Fact, Facts, Look, facts_at_top
from hipflex.errors import Refused

if TYPE_CHECKING:
    from hipflex.files import Name
    from hipflex.notation.tokens import Vocabulary

FORMAT = "hipflex catalogue 2"
INSIDE = "\x1f"  # parts what stands between two tabs; no name holds either
MOST_BYTES = 50_000_000  # eight times what a catalogue of 5,000 own movements takes
LONGEST_HEAD = 1_000_000


class Damaged(Exception):
    """Bytes of a cache that aren't what was written."""


UNUSABLE = (Damaged, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What may come of bytes that aren't what was written, or of another shape than they claim."""


class Image:
    """The parts of a checked catalogue, each looked at when it is needed; raises Damaged."""

    def __init__(self, head: Mapping[str, Any], data: Callable[[int, int], bytes]) -> None:
        self.head = head
        self._data = data
        self._parts: dict[str, bytes] = {}

    def part(self, name: str) -> bytes:
        """One of the parts."""
        start, end, check = self.head["parts"][name]
        if name not in self._parts:
            data = self._data(start, end)
            if len(data) != end - start or zlib.crc32(data) != check:
                raise Damaged(name)
            self._parts[name] = data
        return self._parts[name]

    def line(self, name: str, word: str) -> str | None:
        """The line of a part that begins with a word before a tab."""
        if "\n" in word or "\t" in word:
            return None
        data = self.part(name)
        at = data.find(f"\n{word}\t".encode(errors="surrogatepass")) + 1
        return data[at : data.index(b"\n", at)].decode() if at else None

    def lines(self, name: str) -> list[str]:
        """The lines of a part, which has a line end before each and one behind the last."""
        return self.part(name).decode().split("\n")[1:-1]

    def document(self, name: str) -> Any:
        """A part that is JSON."""
        return json.loads(self.part(name))

    def top_stands(self) -> bool:
        """Whether the folders hold what they held, as far as their own listings tell, and so the same names."""
        top: list[list[Fact]] = self.head["top"]
        return [facts_at_top(folder) for folder in self.head["folders"]] == top

    def stands(self, look: Look) -> bool:
        """Whether no file has changed, as a look at them tells."""
        return [look.facts[folder] for folder in self.head["folders"]] == self.facts

    @cached_property
    def facts(self) -> list[Facts]:
        """What was known of the files of each folder."""
        found: list[Facts] = self.document("facts")
        return found


def bearer_text(number: int, kept_in: str, fact: Fact) -> str:
    """One file of a slug: the number of its catalogue's folder, the folder inside, and what is known of it."""
    return "/".join((str(number), kept_in, *map(str, fact)))


def made_by(vocabulary: Vocabulary) -> str:
    """What, beside the files, decides what is made of them."""
    return repr((__version__, vocabulary))


def image_of(
    about: Mapping[str, Any], folders: Sequence[str], facts: Sequence[Facts], parts: Mapping[str, bytes]
) -> tuple[Image, bytes]:
    """The image of these parts and its bytes; `about` is what any command may ask."""
    places: dict[str, tuple[int, int, int]] = {}
    start = 0
    parts = {**parts, "facts": json.dumps(facts).encode()}
    for name, data in parts.items():
        places[name] = (start, start + len(data), zlib.crc32(data))
        start += len(data)
    top: list[list[Fact]] = [one[""] for one in facts]
    head = json.dumps({**about, "folders": folders, "top": top, "parts": places}).encode()
    body = b"".join(parts.values())
    whole = b"%s %d\n%s\n%s" % (FORMAT.encode(), zlib.crc32(head), head, body)
    return Image(json.loads(head), lambda start, end: body[start:end]), whole


def kept(cache: Name, folders: Sequence[str], made: str) -> Image | None:
    """The image in a cache, if it is of these folders and was made so; none where it can't be used."""
    try:
        if not os.path.isfile(cache) or os.stat(cache).st_size > MOST_BYTES:
            return None
        first, head, start = _beginning(cache)
        about = json.loads(head)
        if about["made by"] != made or about["folders"] != folders:
            return None
    except UNUSABLE:
        return None

    def data(begin: int, end: int) -> bytes:
        if _beginning(cache)[:2] != (first, head):
            raise Damaged("another cache is in its place")
        with open(cache, "rb") as file:
            file.seek(start + begin)
            return file.read(end - begin)

    return Image(about, data)


def keep(cache: Name, data: bytes) -> None:
    """Keeps an image for the next time; where that can't be done, the next time reads the files again."""
    from pathlib import Path

    from hipflex.files import make_folder, write_passing_file

    if len(data) > MOST_BYTES:
        return
    with contextlib.suppress(Refused):
        make_folder(Path(cache).parent)
        write_passing_file(cache, data.decode())


def _beginning(cache: Name) -> tuple[bytes, bytes, int]:
    """The first line of a cache, its head, and where its parts begin."""
    with open(cache, "rb") as file:
        first, head = file.readline(100), file.readline(LONGEST_HEAD)
    if first != b"%s %d\n" % (FORMAT.encode(), zlib.crc32(head[:-1])):
        raise Damaged("the head")
    return first, head, len(first) + len(head)
