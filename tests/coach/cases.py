"""Cases of coaching as texts that a trainer can read: what was done, an arrow, what comes next and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hipflex.coach.equipment import Means
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, Span, Unit
from hipflex.domain.movement import Kind, Movement, Resistance
from hipflex.domain.rules import ProgressionAxis, Rule
from hipflex.notation.amounts import parse_load
from hipflex.value_classes import replace
from tests.coach.diary import MEANS, VOCABULARY, Diary, shipped

FOLDER = Path(__file__).parent / "coaching"
ARROW, AIMS = "→ ", "aims: "
CARRY = Movement(
    "carry",
    "Carry",
    Kind.EXERCISE,
    {"any": Dose(Span.fixed(2), distance_mm=40_000)},
    measures=(Measure.DISTANCE,),
    resistance=Resistance.EXTERNAL,
)
SQUAT = Movement(
    "squat",
    "Squat",
    Kind.EXERCISE,
    {"any": Dose(Span.fixed(3), Span(8, 12))},
    progression=(Rule(ProgressionAxis.REPS, 2, 16), Rule(ProgressionAxis.SETS, ceiling=5)),
)


@dataclass(frozen=True)
class Case:
    """Lines of a diary and of what there is to train with, and what the coach makes of it on Monday."""

    done: tuple[str, ...]
    next: str
    because: str
    rule: str
    source: str = ""
    aims: str = ""


def cases() -> Iterator[tuple[str, Case]]:
    """Every case by its title."""
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            title, *lines = (line.strip() for line in block.strip().splitlines())
            aims = lines.pop().removeprefix(AIMS) if lines[-1].startswith(AIMS) else ""
            *done, due, because, rule = lines
            name, _, source = rule.partition(", ")
            yield f"{path.stem}: {title}", Case(tuple(done), due.removeprefix(ARROW), because, name, source, aims)


def read(case: Case) -> tuple[Diary, str]:
    """The diary that a case writes, and what it asks for: what was done first, unless it says so."""
    diary = Diary({**shipped(), CARRY.slug: CARRY, SQUAT.slug: SQUAT})
    asked = ""
    for line in case.done:
        key, _, value = line.partition(": ")
        if key == "asked":
            asked = value
        elif key in ("with", "bands", "in steps of"):
            diary.means = _with(diary.means, key, value)
        else:
            diary.wrote(line)
            asked = asked or value.split()[0]
    return diary, asked


def _with(means: Means, key: str, value: str) -> Means:
    if key == "in steps of":
        return replace(MEANS, load_step=parse_load(value, VOCABULARY), unit=Unit(value[-2:]))
    words = tuple(value.split(", "))
    return replace(means, bands=words) if key == "bands" else replace(means, equipment=words)
