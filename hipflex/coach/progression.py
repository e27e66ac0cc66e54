"""What comes next of a movement, and why: the log and a list of rules to one dose.

Rules and figures are those of the guide that the catalogue calls `strengthlog-hip-flexors`; a rule of our own says so.
One thing changes at a time, and of two sides the weaker one decides.
"""

from __future__ import annotations

from hipflex.coach.alternatives import OTHER_EQUIPMENT
from hipflex.coach.deload import (
    AFTER_A_BREAK,
    AFTER_MISSES,
    ALL_OUT,
    BELOW,
    EASIER,
    FAR_BELOW,
    after_a_break,
    all_out,
    below_the_range,
    short_at_the_end,
    standing_still,
)
from hipflex.coach.ladder import Ladder
from hipflex.coach.onward import HIGHER, NEXT_RUNG, from_the_top, within
from hipflex.coach.reasons import ago_words, load_words, span_words
from hipflex.coach.training_state import TrainingState
from hipflex.domain.measures import Side
from hipflex.domain.movement import OURS, Kind, Sides
from hipflex.domain.prescription import Phase, Prescription
from hipflex.value_classes import dataclass, replace

ANOTHER_DOSE = "another-dose"
WAYS = {EASIER: "easier", NEXT_RUNG: "harder"}
"""The rules that send to another movement, and which way."""
IDLE_DAYS = 14
"""A side that wasn't trained for so many days, while the other was, is worth a word."""
LESS = (EASIER, BELOW, AFTER_MISSES, FAR_BELOW, ALL_OUT)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is due by one side.

    `rung` is -1 where that side was sent to the easier movement and 1 where to the harder one, also where it has been
    there since and something else is due by now.
    """

    due: Prescription
    rung: int


@dataclass(frozen=True, slots=True)
class Progression:
    """Decides what is due from a ladder and what was done on it."""

    ladder: Ladder

    def next(self, asked: Prescription) -> Prescription:
        """The prescription with the dose that is due now, its reason, its rule and what the rule rests on.

        A warm-up stays as it is written.
        """
        if asked.phase is Phase.WARM_UP or asked.kind is Kind.WARM_UP:
            due = _as_written(asked, "a warm-up stays as it is")
        else:
            due = self._due(asked, frozenset([asked.exercise]))
        if asked.rule == OTHER_EQUIPMENT and due.rule != OTHER_EQUIPMENT:
            due = due.decided(OTHER_EQUIPMENT, f"{asked.because}; {due.because}", OURS)
        return replace(self._with_what_is_there(due), progression=(), deload=None)

    def staying(self, asked: Prescription) -> Prescription:
        """The same without leaving the movement: where another is due, the dose it has grown to and the reason."""
        due = self.next(asked)
        if due.exercise == asked.exercise:
            return due
        stays = self.ladder.resumed(asked).decided(due.rule, due.because, due.source)
        return replace(stays, progression=(), deload=None)

    def _with_what_is_there(self, due: Prescription) -> Prescription:
        """The prescription without a load or a band that the equipment doesn't hold any more."""
        dose = due.dose
        if dose.grams > 0 and not self.ladder.can_load(due):
            dose = dose.loaded(0)
        if dose.band and not self.ladder.means.has_bands:
            dose = replace(dose, band=None)
        if dose == due.dose:
            return due
        because = (
            f"nothing among your equipment to do it with {'that load' if due.dose.grams else 'a band'}; {due.because}"
        )
        return replace(due, dose=dose, aims=()).decided(OTHER_EQUIPMENT, because, OURS)

    def _due(self, asked: Prescription, passed: frozenset[str]) -> Prescription:
        """What is due of a movement, by the weaker of its sides.

        `passed` are those that were looked at on the way to it, and itself.
        """
        if higher := self._had_by_hand(asked, passed):
            return self._due(higher, passed | {higher.exercise})
        states = self.ladder.training_states(asked)
        if not states:
            return self._left_out(asked) or _as_written(asked, "nothing to go by yet: as it is written")
        if asked.sides is Sides.EACH and len(states) < len(Side):
            return self._one_sided(states[0], passed)
        weaker_first = sorted(states, key=lambda here: (here.last.lowest, here.last.total))
        verdicts = [self._verdict(here, passed) for here in weaker_first]
        due = min(verdicts, key=self._weight).due
        return self._with_the_idle_side(due, *states) if len(states) > 1 else due

    def _had_by_hand(self, asked: Prescription, passed: frozenset[str]) -> Prescription | None:
        """The highest rung that somebody logged by hand since this one was last done, in its range."""
        ladder, last = self.ladder, self.ladder.last_day(asked.exercise)
        above = [ladder.written(slug, asked) for slug in ladder.above(asked.exercise) if slug not in passed]
        for higher in reversed(above):
            there = ladder.weakest(higher)
            if there and there.last.day >= last and there.last.is_by_hand_in_range:
                return higher
        return None

    def _one_sided(self, here: TrainingState, passed: frozenset[str]) -> Prescription:
        """Where only one side was ever trained nothing is raised for the other."""
        due = self._verdict(here, passed).due
        if not _is_onward(due):
            return due
        because = f"{self.ladder.last_time(here)}: the same, with the other side too"
        return here.again().decided("both-sides-first", because, OURS)

    def _with_the_idle_side(self, due: Prescription, one: TrainingState, other: TrainingState) -> Prescription:
        """What is due, saying which side wasn't trained for two weeks while the other was."""
        idle, trained = sorted((one, other), key=lambda here: here.last.day)
        days = (self.ladder.today - idle.last.day).days
        if idle.last.day == trained.last.day or days < IDLE_DAYS or due.rule == AFTER_A_BREAK:
            return due
        return replace(due, because=f"{due.because}; the {idle.side} side was last trained {days} days ago")

    def _weight(self, verdict: Verdict) -> tuple[int, ...]:
        """The less is asked for, the lower; what began with an easier movement comes before all."""
        dose, span = verdict.due.dose, verdict.due.dose.span
        band = self.ladder.means.place(dose.band)
        return verdict.rung, dose.grams, band, span.high, span.low, dose.sets.high, _is_onward(verdict.due)

    def _verdict(self, here: TrainingState, passed: frozenset[str]) -> Verdict:
        """What the last session of a side makes due, unless something since then, or nothing since then, says more."""
        due = (
            self._anew(here)
            or below_the_range(here, self.ladder)
            or all_out(here, self.ladder)
            or standing_still(here, self.ladder)
            or from_the_top(here, self.ladder)
            or short_at_the_end(here, self.ladder)
            or within(here, self.ladder)
        )
        rung = {"easier": -1, "harder": 1}[WAYS[due.rule]] if due.rule in WAYS else 0
        trained_since = self._trained_since(here, WAYS[due.rule], passed) if rung else None
        return Verdict(trained_since or after_a_break(here, self.ladder) or self._held_back(here, due), rung)

    def _trained_since(self, here: TrainingState, way: str, passed: frozenset[str]) -> Prescription | None:
        """What is due on the rung that the last session sent to, where it was trained since; None where it wasn't."""
        ladder, asked = self.ladder, replace(here.asked, dose=here.written)
        rungs = [slug for slug in ladder.rungs(asked, way) if slug not in passed]
        since = [slug for slug in rungs if ladder.last_day(slug) >= here.last.day]
        if not since:
            return None
        latest = max(since, key=ladder.last_day)
        due = self._due(ladder.written(latest, asked), passed | {latest})
        if due.exercise == asked.exercise:  # it sends back here, where one goes on from the dose that one had
            return ladder.resumed(asked).decided(due.rule, due.because, due.source)
        return due

    def _anew(self, here: TrainingState) -> Prescription | None:
        """The written dose, where the last session asked for another range or load."""
        if here.instead_of is None:
            return None
        told, load = self.ladder.last_time(here), load_words(here.dose.grams, self.ladder.means.unit)
        because = f"{told}: written is {load} now"
        if not here.written.load:
            before, now = span_words(here.instead_of), span_words(here.dose)
            because = f"{told}, for {before}: {load} is about as hard for {now}"
            if not any(here.last.grams):
                because = f"{told}, for {before}: here it is {now}"
        return here.asked.decided(ANOTHER_DOSE, because, OURS)

    def _held_back(self, here: TrainingState, due: Prescription) -> Prescription:
        """No more than before where it was left out last time for a reason; what is less anyway stays."""
        return due if due.rule in LESS else self._left_out(here.again()) or due

    def _left_out(self, asked: Prescription) -> Prescription | None:
        last = next(iter(self.ladder.outcomes(asked.exercise)), None)
        if last is None or not last.left_out:
            return None
        because = f"left out {ago_words(last.day, self.ladder.today)} ({last.left_out}): the dose stays as it was"
        return asked.decided("held-back", because, OURS)


def _is_onward(due: Prescription) -> bool:
    return due.rule.startswith("add-") or due.rule in (NEXT_RUNG, HIGHER)


def _as_written(asked: Prescription, because: str) -> Prescription:
    return replace(asked, because=asked.because or because, source=asked.source or OURS)
