"""The checked catalogue as bytes in parts, kept so that no part is read or made again without need.

A line that names the format and tells damage of the next, a line that says what it was made of and where each part
lies, and the parts. It holds what the YAML holds and nothing that runs; whatever is wrong with it, it is made anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from hipflex import __version__
from hipflex.catalogue.file_facts import FACT_LENGTH, Fact, Facts, Look, facts_at_top, sign_of, sign_of_changes
from hipflex.catalogue.layout import LIFTS, MOVEMENTS
from hipflex.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.files import Name
    from hipflex.notation.tokens import Vocabulary

FORMAT = "hipflex catalogue 4"
INSIDE = "\x1f"  # parts what stands between two tabs; no name holds either
OWNERS = {MOVEMENTS: "owners", LIFTS: "owners of lifts"}
"""The parts that have a line for each normal name of a movement or a lift, with the slugs that answer to it."""
MOST_BYTES = 50_000_000  # eight times what a catalogue of 5,000 own movements takes
LONGEST_HEAD = 1_000_000


class Damaged(Exception):
    """Bytes of a cache that aren't what was written."""


UNUSABLE = (Damaged, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What may come of bytes that aren't what was written, or of another shape than they claim."""


class Image:
    """The parts of a checked catalogue, those that aren't there read when they are needed; raises Damaged."""

    def __init__(
        self, head: Mapping[str, Any], data: Callable[[int, int], bytes], parts: Mapping[str, bytes] | None = None
    ) -> None:
        self.head = head
        self._data = data
        self._parts = {**(parts or {})}

    def part(self, name: str) -> bytes:
        """One of the parts."""
        if name not in self._parts:
            start, end, check = self.head["parts"][name]
            data = self._data(start, end)
            if len(data) != end - start or zlib.crc32(data) != check:
                raise Damaged(name)
            self._parts[name] = data
        return self._parts[name]

    def line(self, name: str, word: str) -> str | None:
        """The line of a part in the order of words that begins with a word before a tab."""
        data, wanted = self.part(name), f"{word}\t".encode(errors="surrogatepass")
        start = _first_from(wanted, data)
        return data[start : data.index(b"\n", start)].decode() if data.startswith(wanted, start) else None

    def lines_beginning(self, name: str, text: str) -> list[str]:
        """All lines of such a part that begin with a text."""
        data, wanted = self.part(name), text.encode(errors="surrogatepass")
        return data[_first_from(wanted, data) : _first_from(wanted + b"\xff", data)].decode().split("\n")[:-1]

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

    def is_untouched(self) -> bool:
        """Whether no file of these names has changed, told quickly; False where only a look at them tells."""
        try:
            return all(
                sign is not None and sign_of_changes(folder, names) == sign
                for folder, names, sign in self.document("signs")
            )
        except OSError:
            return False

    def stands(self, look: Look) -> bool:
        """Whether no file has changed, as a look at them tells."""
        return [look.facts[folder] for folder in self.head["folders"]] == self.facts

    @cached_property
    def facts(self) -> list[Facts]:
        """What was known of the files of each folder."""
        found: list[Facts] = self.document("facts")
        return found


def _first_from(wanted: bytes, lines: bytes) -> int:
    """Where among lines in their order the first stands that doesn't come before some bytes."""
    low, high = 0, len(lines) - 1
    while low < high:  # each is a line end
        start = lines.rindex(b"\n", low, (low + high) // 2 + 1)
        end = lines.index(b"\n", start + 1)
        low, high = (end, high) if lines[start + 1 : end] < wanted else (low, start)
    return low + 1


def bearer_text(number: int, kept_in: str, fact: Fact) -> str:
    """One file of a slug: the number of its catalogue's folder, the folder inside, and what is known of it."""
    return f"{number}/{kept_in}/{'/'.join(map(str, fact))}"


def made_by(vocabulary: Vocabulary) -> str:
    """What, beside the files, decides what is made of them."""
    return repr((__version__, vocabulary))


def image_of(
    about: Mapping[str, Any], folders: Sequence[str], facts: Sequence[Facts], parts: Mapping[str, bytes]
) -> tuple[Image, list[bytes]]:
    """The image of these parts and its bytes in pieces; `about` is what any command may ask."""
    places: dict[str, tuple[int, int, int]] = {}
    start = 0
    signs = [sign for folder, one in zip(folders, facts, strict=True) for sign in _signs(folder, one)]
    parts = {**parts, "signs": json.dumps(signs).encode(), "facts": json.dumps(facts).encode()}
    for name, data in parts.items():
        places[name] = (start, start + len(data), zlib.crc32(data))
        start += len(data)
    top: list[list[Fact]] = [one[""] for one in facts]
    head = json.dumps({**about, "folders": folders, "top": top, "parts": places}).encode()
    first = b"%s %d\n%s\n" % (FORMAT.encode(), zlib.crc32(head), head)
    return Image(json.loads(head), lambda _, __: b"", parts), [first, *parts.values()]


def _signs(folder: str, facts_by_name: Facts) -> Iterator[tuple[str, list[str], str | None]]:
    """Each folder of one sort, the names in it, and the sign that they have not changed; none where they may have."""
    for inside, facts in facts_by_name.items():
        if inside:
            are_settled = all(len(fact) == FACT_LENGTH for fact in facts)
            sign = sign_of([fact[-1] for fact in facts]) if are_settled else None
            yield os.path.join(folder, inside), [fact[0] for fact in facts], sign


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


def keep(cache: Name, pieces: Sequence[bytes]) -> None:
    """Keeps an image for the next time; where that can't be done, the next time reads the files again."""
    from pathlib import Path

    from hipflex.files import make_folder, write_passing_file

    if sum(map(len, pieces)) > MOST_BYTES:
        return
    with contextlib.suppress(Refused):
        make_folder(Path(cache).parent)
        write_passing_file(cache, pieces)


def _beginning(cache: Name) -> tuple[bytes, bytes, int]:
    """The first line of a cache, its head, and where its parts begin."""
    with open(cache, "rb") as file:
        first, head = file.readline(100), file.readline(LONGEST_HEAD)
    if first != b"%s %d\n" % (FORMAT.encode(), zlib.crc32(head[:-1])):
        raise Damaged("the head")
    return first, head, len(first) + len(head)
