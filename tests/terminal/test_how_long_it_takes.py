"""What the opening says a workout takes, against the clock of a guided run in which somebody presses Enter."""

from __future__ import annotations

from itertools import repeat

import pytest

from hipflex.catalogue.library import Library
from hipflex.catalogue.loading import load_library, shipped_folder
from hipflex.coach.duration import SECONDS_TO_SET_UP, fitted, seconds_of
from hipflex.domain.measures import Unit
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import planned
from hipflex.runner.loop import run
from hipflex.terminal.guided import GuidedPresenter
from tests.terminal.fakes import ScriptedScreen
from tests.terminal.samples import MORNING, VOCABULARY, knowing, workbench


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(shipped_folder(), (), VOCABULARY, None)


@pytest.mark.parametrize("minutes", [60, 10, 5, 3])
@pytest.mark.parametrize("workout", ["hip-mobility", "l-sit-ladder"])
def test_a_run_by_the_timers_takes_what_was_said_but_for_the_ways(library: Library, workout: str, minutes: int) -> None:
    kept = fitted(library.workouts[workout].prescriptions, minutes * 60)
    plan = planned(workout, None, kept)
    session = Session("s1", None, MORNING, None, State.OPEN, plan=plan)
    screen = ScriptedScreen(repeat(""))
    run(workbench(GuidedPresenter(screen, knowing(), unit=Unit.KG, elapsed=screen.elapsed), session), "s1")
    said, taken = seconds_of(plan.sets), screen.elapsed()
    assert taken <= said <= taken + len(kept) * SECONDS_TO_SET_UP
