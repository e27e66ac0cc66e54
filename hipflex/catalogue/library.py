"""All entries together, each looked up by its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from hipflex.catalogue.cache import INSIDE, UNUSABLE, Image, bearer_text
from hipflex.catalogue.file_facts import Look, facts_of_file
from hipflex.catalogue.layout import (
    EQUIPMENT,
    FILES,
    GUIDES,
    KINDS,
    MOVEMENTS,
    MUSCLES,
    PROGRAMMES,
    REFERENCES,
    SORTS,
    WORKOUTS,
)
from hipflex.catalogue.lazy import Lazy
from hipflex.catalogue.names import Names, names_of, spellings
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, MovementBrief, Origin, Resistance, Sides
from hipflex.errors import Place, Problem

if TYPE_CHECKING:
    from hipflex.domain.movement import Equipment, Guide, Movement, Muscle, Reference
    from hipflex.domain.prescription import Programme, Workout
    from hipflex.notation.tokens import Vocabulary

FEW = 250
"""So many files are looked at whatever is asked: that takes less than a millisecond."""
MANY = 20
"""When so many lines were asked for one by one, the others are looked through too."""
WIDTH = 9
"""So many fields has a row: folder, origin, begin and end of the text, title, aliases, sides, measures, resistance."""
IN_ONE_FILE = FILES.values()
"""The sorts whose files are looked at whatever is asked."""

Found = TypeVar("Found")


class Library:
    """Every entry by its slug. `left_out` counts the entries that can't be used, `problems` say why.

    An entry is made when it is first asked for. What is asked of one slug rests on the files that bear it and on the
    names of all others; whatever else is asked first has every file looked at, and if one has changed, all is made
    `anew`. So what somebody has edited is seen, and thousands of movements cost nothing to a command about one.
    """

    def __init__(
        self,
        image: Image,
        anew: Callable[[Image | None, Look | None], Image],
        vocabulary: Vocabulary,
        *,
        is_whole: bool = False,
    ) -> None:
        self._image = image
        self._anew = anew
        self._vocabulary = vocabulary
        self._is_whole = is_whole
        self._is_of_files = False
        self._tables: dict[str, Any] = {}
        if image.head["files"] <= FEW:
            self._look_at_all()

    @property
    def left_out(self) -> int:
        """How many entries can't be used, as far as files were looked at."""
        number: int = self._image.head["left_out"]
        return number

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with entries."""
        self._look_at_all()
        return self._table("problems", lambda image: tuple(map(_problem, image.document("problems"))))

    @property
    def entries(self) -> int:
        """How many entries can be used."""
        return sum(len(self._slugs(sort)) for sort in SORTS)

    @cached_property
    def briefs(self) -> Mapping[str, MovementBrief]:
        """What is asked of every movement again and again."""
        return self._lazy(MOVEMENTS, self._brief)

    @cached_property
    def movements(self) -> Mapping[str, Movement]:
        """The movements, the shipped ones first."""
        return self._of_sort(MOVEMENTS)

    @cached_property
    def workouts(self) -> Mapping[str, Workout]:
        """The workouts."""
        return self._of_sort(WORKOUTS)

    @cached_property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes."""
        return self._of_sort(PROGRAMMES)

    @cached_property
    def muscles(self) -> Mapping[str, Muscle]:
        """The muscles."""
        return self._of_sort(MUSCLES)

    @cached_property
    def equipment(self) -> Mapping[str, Equipment]:
        """What movements may need."""
        return self._of_sort(EQUIPMENT)

    @cached_property
    def guides(self) -> Mapping[str, Guide]:
        """The guides."""
        return self._of_sort(GUIDES)

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """The studies."""
        return self._of_sort(REFERENCES)

    @property
    def trainings(self) -> tuple[Workout | Programme, ...]:
        """Everything that can be started by its name, movements aside."""
        return (*self.workouts.values(), *self.programmes.values())

    @cached_property
    def movement_names(self) -> Names:
        """What the movements answer to."""
        names = self._lazy(MOVEMENTS, lambda slug: spellings(self.briefs[slug].names))
        return Names(lambda: names, self._owners, are_slugs=True)

    @cached_property
    def training_names(self) -> Names:
        """What workouts and programmes answer to."""
        return names_of(
            (slug, _names(self._row(sort, slug))) for sort in (WORKOUTS, PROGRAMMES) for slug in self._slugs(sort)
        )

    @property
    def equipment_names(self) -> Names:
        """What each piece of equipment answers to."""
        return names_of((name, ()) for name in self.equipment)

    def movements_beginning(self, text: str) -> list[str]:
        """The slugs of movements that begin so."""
        found = [slug for slug in self._lines(MOVEMENTS) if slug.startswith(text)]
        if len(found) > FEW:
            self._look_at_all()
        return [slug for slug in found if self._row(MOVEMENTS, slug)]

    def watched(self, workouts: Iterable[str]) -> tuple[str, ...] | None:
        """The files of movements on which workouts rest, as folder's number, folder and name; None where all count.

        All count where they are so few that every file is looked at whatever is asked.
        """
        if self._image.head["files"] <= FEW:
            return None
        lines = filter(None, (self._line(WORKOUTS, slug) for slug in workouts))
        found = (file.split("/")[:3] for line in lines for file in line.split("\t")[1].split(INSIDE) if file)
        return tuple(sorted({"/".join(file) for file in found if file[1] in KINDS}))

    def _of_sort(self, sort: str) -> Mapping[str, Any]:
        return self._lazy(sort, lambda slug: self._value(sort, slug))

    def _lazy(self, sort: str, make: Callable[[str], Found]) -> Mapping[str, Found]:
        return Lazy(
            lambda: self._slugs(sort),
            lambda slug: self._or_anew(lambda _: make(slug)),
            lambda slug: isinstance(slug, str) and bool(self._row(sort, slug)),
        )

    def _slugs(self, sort: str) -> Collection[str]:
        """The slugs of all that can be used of a sort, in their order."""
        if sort not in IN_ONE_FILE:
            self._look_at_all()
        return self._table(f"{sort} to use", lambda image: dict.fromkeys(self._usable(image, sort)))

    def _usable(self, image: Image, sort: str) -> list[str]:
        return [*self._lines(sort)][: image.head["usable"][sort]]

    def _lines(self, sort: str) -> dict[str, str]:
        """The line of each slug that a file of a sort bears."""
        return self._table(sort, lambda image: {line.partition("\t")[0]: line for line in image.lines(sort)})

    def _owners(self) -> Mapping[str, list[str]]:
        """The slugs that answer to each normal name of a movement."""
        self._look_at_all()
        return self._table("owners", _owners_of)

    def _row(self, sort: str, slug: str) -> list[str]:
        """What the image has of an entry behind its slug and files; nothing where no file that bears it can be used.

        Where one of these files has changed, all are looked at.
        """
        known: dict[tuple[str, str], list[str]] = self._tables.setdefault("rows", {})
        if (sort, slug) not in known:
            stands, row = self._or_anew(lambda _: self._found(sort, slug))
            if not stands:
                self._look_at_all()
                return self._row(sort, slug)
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

    def _line(self, sort: str, slug: str) -> str | None:
        """The line of a slug, found without parsing the others as long as few are asked for."""
        asked = self._tables[f"{sort} asked"] = self._tables.get(f"{sort} asked", 0) + 1
        return self._lines(sort).get(slug) if asked > MANY else self._image.line(sort, slug)

    def _stands(self, file: str) -> bool:
        """Whether a file is as it was."""
        number, kept_in, name, *_ = file.split("/")
        fact = facts_of_file(f"{self._image.head['folders'][int(number)]}/{kept_in}/{name}")
        return fact is not None and bearer_text(int(number), kept_in, fact) == file

    def _brief(self, slug: str) -> MovementBrief:
        kept_in, origin, _, _, title, aliases, sides, measures, resistance = self._row(MOVEMENTS, slug)
        return MovementBrief(
            slug=slug,
            title=title,
            kind=Kind(KINDS[kept_in]),
            sides=Sides(sides),
            measures=tuple(map(Measure, measures.split(INSIDE))),
            resistance=Resistance(resistance),
            aliases=tuple(filter(None, aliases.split(INSIDE))),
            origin=Origin(origin),
        )

    def _value(self, sort: str, slug: str) -> Any:
        """The value of an entry, from its text."""
        from hipflex.catalogue.checking import revived
        from hipflex.catalogue.entries import Written
        from hipflex.catalogue.text import of_json

        kept_in, origin, start, end, *_ = self._row(sort, slug)
        text = self._image.part("texts")[int(start) : int(end)]
        known: dict[str, Mapping[str, Any]] = {
            MOVEMENTS: self.movements,
            WORKOUTS: self.workouts,
            MUSCLES: self.muscles,
            EQUIPMENT: self.equipment,
            REFERENCES: self.references,
        }
        return revived(Written(slug, of_json(text), Origin(origin), self._vocabulary), kept_in, known)

    def _look_at_all(self) -> None:
        """Sees to it that every file is as it was, or else that all is made anew."""
        if self._is_whole:
            return
        self._is_whole = True
        look = Look(self._image.head["folders"])
        if not self._or_anew(lambda image: image.stands(look)):
            self._make_anew(self._image, look)

    def _make_anew(self, earlier: Image | None, look: Look | None = None) -> None:
        self._image, self._tables = self._anew(earlier, look), {}
        self._is_whole = True

    def _table(self, name: str, of: Callable[[Image], Found]) -> Found:
        """What is made of parts of the image, once."""
        if name not in self._tables:
            made = self._or_anew(of)
            self._tables[name] = made
        found: Found = self._tables[name]
        return found

    def _or_anew(self, of: Callable[[Image], Found]) -> Found:
        """What is asked of the image; where that isn't what was written, of one that is made of nothing but files."""
        try:
            return of(self._image)
        except UNUSABLE:
            if self._is_of_files:  # then it is no damage that is in the way
                raise
            self._is_of_files = True
            self._make_anew(None)
            return of(self._image)


def _owners_of(image: Image) -> dict[str, list[str]]:
    return {name: slugs.split() for name, slugs in zip(image.lines("names"), image.lines("owners"), strict=True)}


def _names(row: Sequence[str]) -> list[str]:
    """The title and the aliases of a row."""
    return [row[4], *filter(None, row[5].split(INSIDE))]


def _problem(row: list[Any]) -> Problem:
    file, line, column, *rest = row
    return Problem(Place(file, line, column), *rest)
