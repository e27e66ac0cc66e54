"""Another program's file into the log: tied to the catalogue, compared with what is there, added as one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import BinaryIO

from hipflex.catalogue.names import LikelyNames, exactly, normal, suggestions
from hipflex.domain.change import Imported
from hipflex.domain.imports import BadLine, ImportReport, NamedSets, UnmatchedName
from hipflex.domain.movement import MovementBrief
from hipflex.errors import Refused, UnknownName
from hipflex.interchange.adopting import Adopted, Terms, UnitUnknown, adopted
from hipflex.interchange.decoding import text_of
from hipflex.interchange.foreign import ForeignFormat, Variant
from hipflex.interchange.units import evidence
from hipflex.services.incoming import Said, Watched, refuse_bad, unreadable
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace

MIXED = "mixed"


class AppExport:
    """A file of another program, read as a whole."""

    def __init__(self, workspace: Workspace, name: str, file: BinaryIO, said: Said, watched: Watched) -> None:
        self._workspace = workspace
        self._name = name
        self._said = said
        self._watched = watched
        self._aliases = self._mapped()
        self._ties = {normal(one): slug for one, slug in self._aliases.items()}
        text = text_of(file.read())
        self._format, self._variant = _recognised(text, said)
        self._adopted = self._adopt(text)

    def preview(self) -> ImportReport:
        """What it would come to, with nothing written."""
        found = self._adopted
        resembling = self._workspace.log.intake.resemblance(found.sets, found.sessions, found.rows)
        return self._report(resembling.outcome(len(found.sets), update=self._said.update))

    def carry_out(self) -> ImportReport:
        """Adds what the log doesn't have yet, and keeps the names of the map as aliases."""
        found = self._adopted
        if found.bad and not self._said.skip_bad:
            refuse_bad(self._name, found.bad)
        self._keep_aliases()  # of which none is a fault where what follows fails
        with unreadable(self._name):
            imported = self._workspace.log.intake.adopt(
                found.sets,
                found.sessions,
                found.rows,
                update=self._said.update,
                watched=lambda sets: self._watched(sets, "saving", len(sets)),
            )
        return self._report(imported)

    def _adopt(self, text: str) -> Adopted:
        from hipflex.store.ids import imported_id

        said = self._said
        terms = Terms(
            app=self._format.name,
            tie=cache(self._tie),
            set_id=imported_id,
            session_id=lambda started, what: imported_id(started, 0, what),
            today=self._workspace.now().date(),
            zone=said.zone,
            unit=said.unit or said.map.unit,
            distances=said.map.units,
            distance=said.map.distance,
        )
        items = [*self._watched(self._format.parse(text, self._variant), "reading", text.count("\n")), *_torn(text)]
        try:
            return adopted(items, terms, lambda items: self._watched(items, "sorting", len(items)))
        except UnitUnknown as unknown:
            speaks = evidence(unknown.weights)
            raise Refused(f"{unknown}: say --unit kg or --unit lb{f' ({speaks})' if speaks else ''}") from None

    def _mapped(self) -> dict[str, str]:
        """The slugs that the map's names are for; refuses what no entry is called, and the name of another movement."""
        briefs, tiers = self._workspace.library.briefs, self._workspace.library.exercise_names
        found: dict[str, str] = {}
        for name, meant in self._said.map.names.items():
            slug = exactly(meant, *tiers)
            if slug is None:
                raise Refused(f"the map's {name!r}: {UnknownName(meant, suggestions(meant, *tiers))}")
            found[name] = slug
            other = exactly(name, tiers[0])
            if other and other != slug and normal(name) in {normal(other), normal(briefs[other].title)}:
                raise Refused(f"the map's {name!r} is what {other} is called; rename that, or leave it out of the map")
        if found:
            from hipflex.catalogue.aliases import refuse_unfit

            refuse_unfit(self._aliases_folder, found)
        return found

    def _tie(self, name: str) -> MovementBrief | None:
        library = self._workspace.library
        slug = self._ties.get(normal(name)) or exactly(name, *library.exercise_names)
        return library.briefs.get(slug) if slug else None

    def _keep_aliases(self) -> None:
        if not self._aliases:
            return
        from hipflex.catalogue.aliases import add_aliases

        add_aliases(self._aliases_folder, self._aliases)
        self._workspace.read_library_again()

    @property
    def _aliases_folder(self) -> Path:
        return Path(self._workspace.places.catalogue_names[0])

    def _report(self, imported: Imported) -> ImportReport:
        found, variant = self._adopted, self._variant
        days = [done.performed_at.date() for done in found.sets]
        units = {*found.units}
        return ImportReport(
            format=self._format.name,
            sets=len(found.sets),
            sessions=len(found.sessions),
            since=min(days, default=None),
            until=max(days, default=None),
            imported=imported,
            title=self._format.title,
            variant=variant.name,
            language=variant.language,
            unit=MIXED if len(units) > 1 else next(iter(units), None),
            unit_from=variant.unit_from or ("--unit" if self._said.unit else "the map" if self._said.map.unit else ""),
            types=Counter(done.type.value for done in found.sets),
            rests=found.rests,
            notes=found.notes,
            not_done=found.not_done,
            two_measures=found.two_measures,
            names=self._names,
            unmatched=tuple(self._unmatched()),
            without_unit=tuple(found.without_unit),
            neighbours=self._workspace.log.intake.neighbours(found.sessions.values(), self._format.name),
            bad=tuple(found.bad),
            warnings=tuple(found.warnings),
        )

    @cached_property
    def _names(self) -> tuple[NamedSets, ...]:
        """The names of the file, those with most sets first."""
        tied = ((name, sets, self._tie(name)) for name, sets in self._adopted.names.most_common())
        return tuple(NamedSets(name, sets, brief.slug if brief else None) for name, sets, brief in tied)

    def _unmatched(self) -> Iterator[UnmatchedName]:
        likely = LikelyNames(*self._workspace.library.exercise_names)
        for one in self._names:
            if one.slug is None:
                yield UnmatchedName(one.name, one.sets, likely.of(one.name))


def _torn(text: str) -> Iterator[BadLine]:
    """A doubt about the last line of a text that doesn't end with one: it may hold half a number."""
    if not text.endswith("\n"):
        yield BadLine(text.count("\n") + 1, "the file ends within this line: if it was cut off, so is its last cell")


def _recognised(text: str, said: Said) -> tuple[ForeignFormat, Variant]:
    """The format that the user names, or else the one of the text's header."""
    from hipflex.interchange import registry

    if said.map.columns:
        return registry.by_map(text, said.map.columns, said.map.date_format)
    if said.form is None:
        form, variant = registry.recognised(text)
    else:
        form = registry.named(said.form)
        found = form.detect(text)
        if found is None:
            raise Refused(f"this is no file of {form.title}: its columns are others")
        variant = found
    return form, replace(variant, date_format=said.map.date_format)
