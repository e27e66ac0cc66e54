"""What a log should hold, by plain rules of its own: no database, no fold of ours, no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hipflex.value_classes import replace
from tests.store.model import Model, Step

Sides = Mapping[str | None, int]
"""Repetitions by side."""


class Done(NamedTuple):
    """A set as it should stand; `place` is the position and slot of the plan that it answers."""

    session: str
    exercise: str
    number: int
    side: str | None
    reps: int
    place: tuple[int, int] | None = None


class Slot(NamedTuple):
    """A place of a plan."""

    position: int
    slot: int
    exercise: str
    skipped: bool = False


@dataclass(frozen=True)
class Workout:
    """How a workout stands."""

    state: str
    plan: tuple[Slot, ...]


@dataclass
class Effect:
    """What a change makes true, by a name, and the sets that it makes, which have no id yet."""

    facts: dict[str, Any] = field(default_factory=dict)
    made: list[Done] = field(default_factory=list)


class LogModel(Model):
    """The changes in their order, and what they come to."""

    def changed(self, facts: Mapping[str, Any], line_of: str | None = None) -> None:
        """A change that was made."""
        self.happened(Step(facts, line_of))

    def rows(self) -> dict[str, Done]:
        """The sets that stand, by id, oldest first."""
        stands = self.standing()
        made = {key.removeprefix("row "): one for key, one in stands.items() if key.startswith("row ")}
        return {
            key: one._replace(reps=stands.get(f"reps {key}", one.reps))
            for key, one in made.items()
            if f"gone {key}" not in stands
        }

    def workouts(self) -> dict[str, Workout]:
        """Every workout that was started."""
        return {key[8:]: one for key, one in self.standing().items() if key.startswith("workout ")}

    def check_ins(self) -> dict[str, Any]:
        """What was found at each self-check."""
        return {key[9:]: one for key, one in self.standing().items() if key.startswith("check-in ")}

    def open_workout(self) -> str | None:
        """The workout that is open."""
        return next((name for name, one in self.workouts().items() if one.state == "open"), None)

    def numbered(self, session: str, amounts: Iterable[tuple[str, Sides]]) -> list[Done]:
        """Sets with the numbers that they get in a session, after those that stand in it."""
        made: list[Done] = []
        for exercise, sides in amounts:
            there = [
                one for one in (*self.rows().values(), *made) if (one.session, one.exercise) == (session, exercise)
            ]
            number = next_number(there, *sides)
            made += [Done(session, exercise, number, side, reps) for side, reps in sides.items()]
        return made

    def said(self, line: str) -> Effect | None:
        """What a line does to the open workout; None where it is refused."""
        name = self.open_workout() or ""
        workout = self.workouts()[name]
        left = self._left(name, workout.plan)
        asked, rest = left[0], [one for one in left if one.position == left[0].position]
        plan, made = workout.plan, list[Done]()
        match line.split():
            case ["skip", *exercise]:
                plan = exchanged(plan, rest if exercise else [asked], lambda one: one._replace(skipped=True))
            case ["swap", other]:
                if other == asked.exercise:
                    return None
                plan = exchanged(plan, rest, lambda one: one._replace(exercise=other))
            case ["add", reps]:
                slot = max(one.slot for one in plan if one.position == asked.position) + 1
                added = asked._replace(slot=slot)
                behind = max(n for n, one in enumerate(plan, 1) if one.position == asked.position)
                plan = (*plan[:behind], added, *plan[behind:])
                made = self._performed(name, added, reps)
            case ["note", *_]:
                return Effect({f"note {name}": line})
            case ["finish"]:
                return Effect({f"workout {name}": replace(workout, state="finished")})
            case [amount]:
                if "/" in amount and asked.exercise != "beta":
                    return None
                made = self._performed(name, asked, amount)
        answered = {one.place for one in made}
        over = all(one[:2] in answered for one in self._left(name, plan))
        return Effect({f"workout {name}": Workout("finished" if over else "open", plan)}, made)

    def closed(self, how: str) -> Effect:
        """What the end of the open workout does."""
        name = self.open_workout() or ""
        state = Workout("finished" if how == "finish" else "discarded", self.workouts()[name].plan)
        gone = [key for key, one in self.rows().items() if one.session == name and how == "discard"]
        return Effect({f"workout {name}": state} | {f"gone {key}": True for key in gone})

    def _left(self, name: str, plan: Sequence[Slot]) -> list[Slot]:
        answered = {one.place for one in self.rows().values() if one.session == name}
        return [one for one in plan if not one.skipped and (one.position, one.slot) not in answered]

    def _performed(self, name: str, slot: Slot, amount: str) -> list[Done]:
        left, _, right = amount.partition("/")
        sides: Sides = (
            {None: int(left)} if slot.exercise != "beta" else {"left": int(left), "right": int(right or left)}
        )
        made = self.numbered(name, [(slot.exercise, sides)])
        return [one._replace(place=(slot.position, slot.slot)) for one in made]


def exchanged(plan: Sequence[Slot], old: Sequence[Slot], change: Any) -> tuple[Slot, ...]:
    """A plan with some of its places changed."""
    return tuple(change(one) if one in old else one for one in plan)


def next_number(there: Sequence[Done], *sides: str | None) -> int:
    """One sided: the lowest above its side's own whose other side waits for it; else behind all."""
    numbers = {side: {one.number for one in there if one.side == side} for side in (None, "left", "right")}
    if len(sides) == 1 and sides[0]:
        other = numbers["left" if sides[0] == "right" else "right"]
        waiting = [number for number in other if number > max(numbers[sides[0]], default=0)]
        if waiting:
            return min(waiting)
    return max((one.number for one in there), default=0) + 1
