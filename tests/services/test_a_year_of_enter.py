"""Whoever presses Enter at every aim for a year gets stronger, and is never told two things at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.movement import Kind
from hipflex.domain.prescription import Phase, Prescription
from hipflex.value_classes import replace
from tests.services.year import trainee

pytestmark = pytest.mark.no_cover  # years that take three times as long where branches are counted
SESSIONS = 104
SHIPPED = ["hip-flexor", "runners-hips", "desk-break", "hip-mobility", "l-sit-ladder"]
EVERYTHING = {"equipment": "all"}
BY_ITSELF = [([one], EVERYTHING) for one in SHIPPED]
WITHOUT = [([one], {"equipment": "none"}) for one in SHIPPED]
OTHERWISE = [
    (["desk-break", "runners-hips"], EVERYTHING),
    (["hip-flexor", "desk-break", "hip-mobility"], EVERYTHING),
    (["hip-flexor"], {"equipment": "[dumbbell]"}),
    (["hip-flexor"], {"unit": "lb"}),
    (["runners-hips"], {"load_step": "2.5kg"}),
]
Entry = tuple[str, int]


@dataclass(frozen=True)
class Year:
    """Some workouts in turns, every third day, by somebody with settings."""

    folder: Path
    workouts: Sequence[str]
    settings: Mapping[str, str]

    @cached_property
    def entries(self) -> Mapping[Entry, Sequence[Prescription]]:
        """What each entry asked for, session after session; warm-ups stay as they are."""
        one = trainee(self.folder, **self.settings)
        entries: dict[Entry, list[Prescription]] = {}
        for number in range(SESSIONS):
            workout = self.workouts[number % len(self.workouts)]
            for place, due in enumerate(one.does(workout)):
                if due.kind is not Kind.WARM_UP and due.phase is not Phase.WARM_UP:
                    entries.setdefault((workout, place), []).append(due)
        return entries


@pytest.fixture(
    scope="module",
    params=[*BY_ITSELF, *WITHOUT, *OTHERWISE],
    ids=lambda one: "-".join([*one[0], *one[1].values()]),
)
def year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Year:
    workouts, settings = request.param
    return Year(tmp_path_factory.mktemp("year"), workouts, settings)


def changes(doses: Iterable[Prescription]) -> Iterator[tuple[str, Dose]]:
    """Each dose that follows another; a total in shorter holds than were done is the same one."""
    before = None
    for due in doses:
        now = due.exercise, replace(due.dose, rest_s=None)
        if now != before:
            yield now
        before = now


def test_no_dose_comes_back_once_it_was_left_behind(year: Year) -> None:
    for doses in year.entries.values():
        left_behind = list(changes(doses))
        assert len(left_behind) == len(set(left_behind))
        assert len(left_behind) > 1, "it goes on"


def test_what_is_asked_for_lies_in_its_range_and_is_no_less_than_was_done_of_it(year: Year) -> None:
    for doses in year.entries.values():
        for before, due in pairwise(doses):
            sets = range(1, due.dose.sets.low + 1)
            assert all((due.aim(number) or 0) in due.dose.span for number in sets)
            if (before.exercise, before.dose) == (due.exercise, due.dose):
                assert all((due.aim(number) or 0) >= (before.aim(number) or 0) for number in sets)


def test_nobody_is_at_the_ceiling_of_strength_work_within_the_first_seven_weeks(year: Year) -> None:
    for doses in year.entries.values():
        kept = [place for place, due in enumerate(doses) if due.rule == "at-the-ceiling"]
        assert doses[0].kind is Kind.STRETCH or min(kept, default=SESSIONS) >= 14


def test_nothing_is_asked_for_that_needs_what_is_not_there(year: Year) -> None:
    asked = [due for doses in year.entries.values() for due in doses]
    equipment = year.settings.get("equipment", "all")
    assert equipment == "all" or not any(due.exercise.startswith("hanging") for due in asked)
    assert equipment != "none" or not any(due.dose.load or due.dose.band for due in asked)
    assert year.workouts != ["desk-break"] or not any(due.dose.load for due in asked)


def test_the_loads_of_a_year_are_round_in_the_unit_they_are_counted_in(tmp_path: Path) -> None:
    in_pounds = Year(tmp_path, ["hip-flexor"], {"unit": "lb"})
    loads = {due.dose.grams / 453.59237 / 2.5 for doses in in_pounds.entries.values() for due in doses}
    assert max(loads) > 10
    assert all(abs(steps - round(steps)) < 0.001 for steps in loads)


def test_ten_nine_and_eight_lead_from_body_weight_to_the_heaviest_ankle_weight(tmp_path: Path) -> None:
    one = trainee(tmp_path)
    one.does("hip-flexor")
    first, *others = one.log.sessions[0]
    hung = [replace(done, reps=reps) for done, reps in zip((first, *others[:2]), (10, 9, 8), strict=True)]
    one.log.sessions[0] = (*hung, *others[2:])
    doses = [one.does("hip-flexor")[0] for _ in range(60)]
    assert [doses[0].aim(number) for number in (1, 2, 3)] == [10, 10, 9]
    loads = [due.dose.grams for due in doses]
    assert loads == sorted(loads)
    assert loads[-1] == 10_000
