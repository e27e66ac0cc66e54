"""What an image of the catalogue holds, as long as the files are as they were; else what one made anew does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from hipflex.catalogue.cache import INSIDE, OWNERS, UNUSABLE, Image, bearer_text
from hipflex.catalogue.file_facts import Look, facts_of_file
from hipflex.catalogue.layout import EQUIPMENT, KINDS, MUSCLES, REFERENCES, WORKOUTS
from hipflex.errors import Place, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Found = TypeVar("Found")

FEW = 250
"""So many files are looked at whatever is asked: that takes less than a millisecond."""
MANY = 200
"""When so many lines were asked for one by one, the others are looked through too."""
WIDTH = 9
"""So many fields has a row: folder, origin, begin and end of the text, title, aliases, sides, measures, resistance."""
IN_ONE_FILE = (MUSCLES, EQUIPMENT, REFERENCES)
"""The sorts whose files are looked at whatever is asked; that of the lifts too, but movements may take their names."""


class Contents:
    """The rows of entries, by sort and slug, and what was found out of all of them.

    What is asked of one slug rests on the files that bear it and on the names of all others; whatever else is asked
    first has every file looked at, and if one has changed, all is made `anew`. So what somebody has edited is seen, and
    thousands of movements cost nothing to a command about one.
    """

    def __init__(
        self, image: Image, anew: Callable[[Image | None, Look | None], Image], *, is_whole: bool = False
    ) -> None:
        self._image = image
        self._anew = anew
        self._is_whole = is_whole
        self._is_mended = False
        self._tables: dict[str, Any] = {}
        if self.are_few:
            self.look_at_all()

    @property
    def are_few(self) -> bool:
        """Whether there are so few files that each is looked at whatever is asked."""
        return bool(self._image.head["files"] <= FEW)

    @property
    def left_out(self) -> int:
        """How many entries can't be used, as far as files were looked at."""
        number: int = self._image.head["left_out"]
        return number

    def slugs(self, sort: str) -> Collection[str]:
        """The slugs of all that can be used of a sort, in their order."""
        if sort not in IN_ONE_FILE:
            self.look_at_all()
        return self._table("order", _order_of)[sort]

    def lines(self, part: str) -> dict[str, str]:
        """The line of each slug that a file of a sort bears, or of each name."""
        return self._table(part, lambda image: {line.partition("\t")[0]: line for line in image.lines(part)})

    def owners(self, sort: str) -> Mapping[str, list[str]]:
        """The slugs that answer to each normal name of a movement, or of a lift."""
        self.look_at_all()
        return {name: _slugs(line) for name, line in self.lines(OWNERS[sort]).items()}

    def owning(self, sort: str, name: str) -> list[str]:
        """The slugs that answer to a normal name of a movement, or of a lift.

        As long as their files are as they were they answer to it, whichever others would like to by now.
        """
        image, line = self._image, self.or_anew(lambda: self._line(OWNERS[sort], name))
        if line is None:
            self.look_at_all()
        slugs = _slugs(line) if line else []
        for slug in slugs:
            self.row(sort, slug)  # which sees whether its files are as they were
        return slugs if self._image is image else self.owning(sort, name)

    def slugs_beginning(self, sort: str, text: str) -> list[str]:
        """The slugs that begin so, of all that a file of a sort bears."""
        lines = self.or_anew(lambda: self._image.lines_beginning(sort, text))
        return [line.partition("\t")[0] for line in lines]

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with entries."""
        self.look_at_all()
        return self._table("problems", lambda image: tuple(map(_problem, image.document("problems"))))

    def text(self, start: int, end: int) -> bytes:
        """A piece of the entries' texts."""
        return self._image.part("texts")[start:end]

    def movement_files(self, workouts: Iterable[str]) -> tuple[str, ...]:
        """The files of movements on which workouts rest, each as its folder's number, the folder inside, its name."""
        return self.or_anew(lambda: self._movement_files(workouts))

    def row(self, sort: str, slug: str) -> list[str]:
        """What the image has of an entry behind its slug and files; nothing where no file that bears it can be used.

        Where one of these files has changed, all are looked at.
        """
        known: dict[tuple[str, str], list[str]] = self._tables.setdefault("rows", {})
        if (sort, slug) not in known:
            stands, row = self.or_anew(lambda: self._found(sort, slug))
            if not stands:
                self._look_closely()
                return self.row(sort, slug)
            known[sort, slug] = row
        return known[sort, slug]

    def _found(self, sort: str, slug: str) -> tuple[bool, list[str]]:
        """Whether the files that bear a slug are as they were, and its row."""
        line = self._line(sort, slug)
        if line is None:
            return True, []
        _, files, *row = line.split("\t")
        if len(row) not in (0, WIDTH):
            raise ValueError(line)
        return self._is_whole or all(map(self._stands, filter(None, files.split(INSIDE)))), row

    def _line(self, part: str, word: str) -> str | None:
        """The line of a slug or a name, found without parsing the others as long as few are asked for."""
        asked = self._tables[f"{part} asked"] = self._tables.get(f"{part} asked", 0) + 1
        return self.lines(part).get(word) if asked > MANY else self._image.line(part, word)

    def _stands(self, file: str) -> bool:
        """Whether a file is as it was."""
        number, kept_in, name, *_ = file.split("/")
        fact = facts_of_file(f"{self._image.head['folders'][int(number)]}/{kept_in}/{name}")
        return fact is not None and bearer_text(int(number), kept_in, fact) == file

    def look_at_all(self) -> None:
        """Sees to it that every file is as it was, or else that all is made anew."""
        if self._is_whole:
            return
        if not self.or_anew(lambda: self._image.top_stands() and self._image.is_untouched()):
            self._look_closely()
        self._is_whole = True

    def _look_closely(self) -> None:
        if self._is_whole:
            return
        self._is_whole = True
        look = Look(self._image.head["folders"])
        if not self.or_anew(lambda: self._image.stands(look)):
            self._make_anew(self._image, look)

    def _make_anew(self, earlier: Image | None, look: Look | None = None) -> None:
        self._image, self._tables = self._anew(earlier, look), {}
        self._is_whole = True

    def _table(self, name: str, of: Callable[[Image], Found]) -> Found:
        """What is made of parts of the image, once."""
        if name not in self._tables:
            made = self.or_anew(lambda: of(self._image))
            self._tables[name] = made
        found: Found = self._tables[name]
        return found

    def or_anew(self, asked: Callable[[], Found]) -> Found:
        """What is asked; where the image isn't what was written, or another is in its place, of one made anew."""
        try:
            return asked()
        except UNUSABLE:
            if self._is_mended:  # what is asked for is no part of the image
                raise
            self._is_mended = True
            self._make_anew(None)
            return asked()

    def _movement_files(self, workouts: Iterable[str]) -> tuple[str, ...]:
        lines = filter(None, (self._line(WORKOUTS, slug) for slug in workouts))
        found = (file.split("/")[:3] for line in lines for file in line.split("\t")[1].split(INSIDE) if file)
        return tuple(sorted({"/".join(file) for file in found if file[1] in KINDS}))


def _order_of(image: Image) -> dict[str, dict[str, None]]:
    return {sort: dict.fromkeys(slugs) for sort, slugs in image.document("order").items()}


def _slugs(line: str) -> list[str]:
    return line.partition("\t")[2].split()


def _problem(row: list[Any]) -> Problem:
    file, line, column, *rest = row
    return Problem(Place(file, line, column), *rest)
