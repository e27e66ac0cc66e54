"""What is noted by hand: sets in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate

from hipflex.catalogue.names import Names, leading_name, resolved
from hipflex.domain.change import Logged
from hipflex.domain.movement import Movement, MovementBrief
from hipflex.domain.performance import Numbering, PerformedSet, Session, performed_next
from hipflex.domain.proportion import Most
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import NotationError, Refused, UsageError
from hipflex.notation.sets import parse_sets
from hipflex.services.names import movement_in_log, names_in_log
from hipflex.services.workspace import Workspace
from hipflex.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """What was done of one movement."""

    movement: MovementBrief | Movement
    entries: Sequence[SetEntry]


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """An entry that was written down, and the last of its sets."""

    title: str
    entry: SetEntry
    last: PerformedSet


@dataclass(frozen=True, slots=True)
class LoggedByHand:
    """What was written down, entry by entry, and the most that had been done of each exercise before."""

    logged: Logged
    entries: tuple[LoggedEntry, ...]
    most: Mapping[str, Most]


def item(workspace: Workspace, words: Sequence[str]) -> Item:
    """What words say was done: a movement, then its sets."""
    try:
        return _item(workspace, words, names_in_log(workspace))
    except NotationError as slip:
        raise _with_option(slip, workspace.now()) from None


BEHIND_OPTIONS = {"at": "when it was", "note": "a note", "workout": "the name of a workout"}


def _with_option(slip: NotationError, now: datetime) -> NotationError:
    """A slip that an option takes, as when the sets were done, which `3x9 last tuesday` ends in, with that option."""
    sets, said = slip.text[: slip.start].strip().removesuffix(" at"), slip.text[slip.start :]
    word, _, value = said.partition(" ")
    option = word.lower()
    if option not in BEHIND_OPTIONS or not value:
        option, value = "at", said
    if option == "at" and not _is_when(value, now):
        return slip
    import shlex

    mended = (f"{sets} --{option} {shlex.quote(value)}",) if sets else ()
    return NotationError(slip.text, slip.start, f"{BEHIND_OPTIONS[option]} behind --{option}", mended=mended)


def _is_when(text: str, now: datetime) -> bool:
    if not any(map(str.isalpha, text)):  # 2.5 is a load rather than a day in May
        return False
    from hipflex.when import parse_when

    try:
        parse_when(text, now)
    except Refused:
        return False
    return True


def _item(workspace: Workspace, words: Sequence[str], kept: Names) -> Item:
    if len(words) == 1:
        raise UsageError(f"no sets are given: expected `hipflex log {words[0]} SETS…`, like 3x10@2.5kg")
    briefs = workspace.library.briefs
    slug, count = leading_name(words, *workspace.library.exercise_names, kept)
    movement = briefs[slug] if slug in briefs else movement_in_log(workspace, slug)
    return Item(movement, parse_sets(" ".join(words[count:]), movement, workspace.settings.vocabulary))


def items_of_lines(workspace: Workspace, lines: Iterable[str]) -> Iterator[Item]:
    """What each line says was done; blank ones are passed over, a refusal names its line."""
    numbered = [(number, line.split()) for number, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        raise Refused("nothing came from standard input; expected lines like `hanging-leg-raise 3x10`")
    kept = names_in_log(workspace)
    read: dict[tuple[str, ...], Item] = {}  # people do the same again and again
    for number, words in numbered:
        line = tuple(words)
        try:
            if line not in read:
                read[line] = _item(workspace, words, kept)
            yield read[line]
        except Refused as error:
            raise error.at_line(number) from None
        except UsageError as error:
            raise Refused(f"line {number}: {error}") from None


def log_by_hand(
    workspace: Workspace, items: Sequence[Item], performed_at: datetime, workout: str | None, note: str | None
) -> LoggedByHand:
    """Writes what was done as one change, under a workout's name if one is given."""
    slug = None if workout is None else resolved(workout, workspace.library.training_names, sort="workout")
    most = workspace.log.by_exercise.most_done({one.movement.slug for one in items})
    lengths: list[int] = []

    def rows(session: Session) -> list[PerformedSet]:
        made: list[PerformedSet] = []
        lengths.clear()  # it is asked once more where another program wrote meanwhile
        numberings = {
            exercise: Numbering(done for done in session.sets if done.exercise == exercise)
            for exercise in {one.movement.slug for one in items}
        }
        for one in items:
            template = PerformedSet(one.movement.slug, one.movement.kind, performed_at, number=0, note=note)
            for entry in one.entries:
                new = performed_next(template, entry, one.movement.sides, numberings[template.exercise])
                lengths.append(len(new))
                made += new
        return made

    logged = workspace.log.by_hand.log(performed_at, slug, rows)
    written = [(one.movement.title, entry) for one in items for entry in one.entries]
    last = [logged.sets[end - 1] for end in accumulate(lengths)]
    entries = tuple(LoggedEntry(title, entry, done) for (title, entry), done in zip(written, last, strict=True))
    return LoggedByHand(logged, entries, most)
