"""A training diary in a few words, and the coach who has read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.coach.equipment import Means
from hipflex.coach.evidence import Outcome
from hipflex.coach.ladder import Ladder
from hipflex.coach.progression import Progression
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Side, Unit
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, performed
from hipflex.domain.prescription import Phase, Prescription, Workout, prescribed
from hipflex.domain.rules import SESSIONS_SEEN
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.canonical import format_dose
from hipflex.notation.doses import parse_dose
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import replace

MONDAY = date(2026, 11, 23)
BANDS = ("yellow", "red", "green", "blue", "black")
VOCABULARY = Vocabulary(Unit.KG, BANDS)
MEANS = Means(Load(1000), BANDS)


@cache
def _library() -> Library:
    return load_library(shipped_folder(), (), VOCABULARY)


def shipped() -> Mapping[str, Movement]:
    """The movements that ship."""
    return _library().movements


def shipped_workouts() -> Mapping[str, Workout]:
    """The workouts that ship."""
    return _library().workouts


@dataclass
class Diary:
    """What was done on which day, newest last."""

    movements: Mapping[str, Movement] = field(default_factory=shipped)
    means: Means = MEANS
    today: date = MONDAY
    pages: dict[str, dict[date, Outcome]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()

    def wrote(self, line: str) -> None:
        """A line like `3 days ago: lunge 10 10`, or with what it was meant to be `yesterday [3 x 8-10]: lunge 8 8`.

        A plan of another workout stands `[elsewhere 3 x 8-10]`.
        """
        when, _, what = line.partition(": ")
        days, _, meant = when.replace("yesterday", "1 days ago").replace("today", "0 days ago").partition(" days ago")
        slug, _, sets = what.strip().partition(" ")
        day = MONDAY - timedelta(days=int(days))
        if sets.startswith("left out"):
            self._note(slug, Outcome(day, left_out=sets.removeprefix("left out").strip(" ()")))
            return
        asked = self.asked(slug, meant.strip(" []").removeprefix("elsewhere ")).dose if meant.strip() else None
        self.did(slug, parse_sets(sets, self.movements[slug], VOCABULARY), day, asked, elsewhere="elsewhere" in meant)

    def did(
        self, slug: str, entries: Iterable[SetEntry], day: date, asked: Dose | None, *, elsewhere: bool = False
    ) -> None:
        """Sets of a movement on a day, which a dose asked for or nobody did."""
        movement = self.movements[slug]
        before = self.pages.get(slug, {}).get(day, Outcome(day))
        kept = before.sets
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        target = asked.target if asked else None
        blank = PerformedSet(slug, movement.kind, at, 0, target=target)
        for entry in entries:
            for _ in range(entry.count):
                slot = len({done.slot for done in kept}) + 1 if target else None
                one = replace(blank, position=1 if target else None, slot=slot)
                kept = (*kept, *performed(one, replace(entry, count=1), movement.sides, kept))
        self._note(slug, Outcome(day, kept, asked or before.asked, elsewhere))

    def followed(self, due: Prescription, *sides: Sequence[int]) -> None:
        """What is due was done today: the amounts of its sets, in two rows where the sides differ."""
        dose = due.dose
        for amounts in zip(*sides, strict=True):
            right = amounts[1] if len(amounts) > 1 else None
            entry = SetEntry(dose.measure, amounts[0], right=right, load=dose.load, band=dose.band)
            self.did(due.exercise, [entry], self.today, dose)

    def asked(self, slug: str, dose: str = "", phase: Phase = Phase.WORK) -> Prescription:
        """A movement in a dose, or in its own."""
        return prescribed(self.movements[slug], parse_dose(dose, VOCABULARY) if dose else None, phase=phase)

    @property
    def ladder(self) -> Ladder:
        """The movements with what this diary says of them."""
        return Ladder(self.movements, self.outcomes, self.means, self.today, self.taken)

    def next(self, asked: Prescription | str) -> Prescription:
        """What the coach makes of it today."""
        return Progression(self.ladder).next(self.asked(asked) if isinstance(asked, str) else asked)

    def last(self, due: Prescription) -> tuple[PerformedSet, ...]:
        """The sets that were last done of what is due with the same load and band, of one side or the only one."""
        done = [one for outcome in self.outcomes(due.exercise)[:1] for one in outcome.sets]
        as_due = [one for one in done if (one.load, one.band) == (due.dose.load, due.dose.band)]
        return tuple(one for one in as_due if one.side is not Side.RIGHT)

    def outcomes(self, slug: str) -> tuple[Outcome, ...]:
        """The last sessions with a movement, the newest first."""
        pages = self.pages.get(slug, {})
        return tuple(pages[day] for day in sorted(pages, reverse=True)[:SESSIONS_SEEN])

    def _note(self, slug: str, outcome: Outcome) -> None:
        self.pages.setdefault(slug, {})[outcome.day] = outcome


def in_short(due: Prescription) -> str:
    """A prescription without pace and rests: `lunge 3 × 8–12 per side @ 1kg`."""
    return f"{due.exercise} {dose_in_short(due.dose)}"


def dose_in_short(dose: Dose) -> str:
    """A dose without pace and rests."""
    return format_dose(replace(dose, rest_s=None, hold=None, tempo=None))
