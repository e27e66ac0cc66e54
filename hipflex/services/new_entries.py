"""Entries that somebody begins: a commented file, or a movement made where it is first logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hipflex.catalogue.names import before_the_sets, exactly
from hipflex.catalogue.schema import SchemaOf
from hipflex.catalogue.starter import exercise_as_done, write_starter
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import Refused, UsageError
from hipflex.fields import slug_like
from hipflex.notation.sets import parse_sets
from hipflex.services.by_hand import Item, LoggedByHand, item, log_by_hand
from hipflex.services.workspace import Workspace

ANY = Movement("", "a movement", Kind.EXERCISE, {}, sides=Sides.EACH, measures=tuple(Measure))
"""What sets are read for whose movement isn't there yet: they say themselves what it is done in."""
MOVEMENTS = {SchemaOf.EXERCISE, SchemaOf.STRETCH, SchemaOf.WARM_UP}
PER_SIDE = {"each", "per", "both", "side", "sides"}


def start_entry(workspace: Workspace, kind: SchemaOf, name: str) -> tuple[Path, str]:
    """Writes a commented file to start an entry from; the file, and a remark where the name is shipped too."""
    library = workspace.library
    tiers = library.exercise_names if kind in MOVEMENTS else (library.training_names,)
    answers, slug = exactly(name, *tiers), slug_like(name)
    if answers and answers != slug:
        raise Refused(f"{answers} answers to that name already; nothing was written")
    path = write_starter(workspace.places.catalogue[0], kind, name)
    if not answers:
        return path, ""
    there = "shipped" if answers in library.movements else "a lift"
    return path, f"{answers} is {there} too: yours stands in its place now, until you rename or remove the file"


def log_new(
    workspace: Workspace, words: Sequence[str], performed_at: datetime, workout: str | None, note: str | None
) -> tuple[LoggedByHand, Path | None]:
    """Logs sets of a movement, which is made where no other has its very name; what was logged, and the new file."""
    name, sets = _name_and_sets(words)
    if exactly(name, *workspace.library.exercise_names):
        return log_by_hand(workspace, [item(workspace, [name, *sets])], performed_at, workout, note), None
    entries = parse_sets(" ".join(sets), ANY, workspace.settings.vocabulary)
    slug = slug_like(name)
    if slug in workspace.library.briefs:
        raise Refused(f"{slug} is there already; did you mean that?")
    path = write_starter(workspace.places.catalogue[0], SchemaOf.EXERCISE, name, _how(entries, sets))
    try:
        workspace.read_library_again()
        movement = workspace.library.briefs.get(path.stem)
        if movement is None:
            raise Refused(
                f"{path} was written, but can't be read as an entry; it is gone again, and nothing was logged"
            )
        return log_by_hand(workspace, [Item(movement, entries)], performed_at, workout, note), path
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _name_and_sets(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The name that words begin with, the first word alone where it was quoted, and the words of the sets."""
    name = words[:1] if " " in words[0] else before_the_sets(words)
    if len(name) == len(words):
        raise UsageError(f"no sets are given: expected `hipflex log --new {' '.join(name)} SETS…`, like 3x10@2.5kg")
    return " ".join(name), words[len(name) :]


def _how(entries: Sequence[SetEntry], sets: Sequence[str]) -> dict[str, str]:
    measures = [*dict.fromkeys(entry.measure for entry in entries)]
    is_per_side = any(entry.side or entry.right is not None for entry in entries)
    return exercise_as_done(measures, per_side=is_per_side or bool(PER_SIDE & {word.lower() for word in sets}))
