"""Which workout somebody means, and what its plan has to remark."""

from __future__ import annotations

import pytest

from hipflex.domain.performance import Session, State
from hipflex.errors import UnknownName
from hipflex.services.workout_plan import doses_after, planned_today
from hipflex.services.workouts import chosen_workout, workout_to_start
from hipflex.services.workspace import Workspace
from tests.services.samples import NOW, logged


def test_without_a_name_what_is_due_is_meant(workspace: Workspace) -> None:
    assert workout_to_start(workspace, ())[0].slug == "hip-flexor"
    logged(workspace, "hanging-leg-raise 3x8", workout="hip-flexor", days_ago=4)
    assert chosen_workout(workspace, ()).slug == chosen_workout(workspace, ["twice", "a", "week"]).slug


def test_where_nothing_is_due_that_is_remarked_and_not_told(
    workspace: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    logged(workspace, "hanging-leg-raise 6x8", days_ago=0)
    workout, remark = workout_to_start(workspace, ())
    assert (workout.slug, remark) == (
        "hip-flexor",
        "nothing is due (you have trained today); starting Hip flexor workout",
    )
    assert capfd.readouterr() == ("", "")


def test_movements_make_a_workout_without_a_name_of_its_own(workspace: Workspace) -> None:
    workout, remark = workout_to_start(workspace, ["lunge", "kneeling-lunge"])
    assert (workout.slug, [one.exercise for one in workout.prescriptions], remark) == (
        "",
        ["lunge", "kneeling-lunge"],
        "",
    )


def test_a_word_that_names_nothing_is_compared_with_workouts_and_movements(workspace: Workspace) -> None:
    with pytest.raises(UnknownName) as refused:
        workout_to_start(workspace, ["hip-flexors-raise"])
    assert {"hip-flexor", "standing-hip-flexor-raise"} & set(refused.value.suggestions)


@pytest.mark.parametrize(
    ("workout", "minutes", "sets", "remark"),
    [
        ("hip-flexor", None, 9, ""),
        ("hip-flexor", 60, 9, ""),
        ("hip-flexor", 10, 5, "fitted to 10 min: 5 of 9 sets"),
        ("hip-flexor", 1, 1, "fitted to 1 min: 1 of 9 sets, without Standing hip flexor raise, Mountain climber"),
        ("desk-break", 1, 1, "even one set takes longer than 1 min; doing just that"),
    ],
)
def test_what_the_time_costs_is_remarked(
    workspace: Workspace, workout: str, minutes: int | None, sets: int, remark: str
) -> None:
    plan, said = planned_today(workspace, chosen_workout(workspace, [workout]), minutes)
    assert (len(plan.sets), said) == (sets, remark)


def test_after_movements_done_ad_hoc_each_has_its_own_next_dose(workspace: Workspace) -> None:
    plan, _ = planned_today(workspace, workout_to_start(workspace, ["lunge"])[0], None)
    session = Session("s", None, NOW, NOW, State.FINISHED, plan=plan)
    assert [dose.exercise for dose in doses_after(workspace, session)] == ["lunge"]
    assert doses_after(workspace, Session("s", None, NOW, NOW, State.FINISHED)) == ()
