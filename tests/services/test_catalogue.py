"""Where on the body a movement is seen to work."""

from __future__ import annotations

from hipflex.domain.movement import MuscleRoles, Region
from hipflex.services.catalogue import regions_of
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace


def test_the_muscles_that_a_movement_trains_are_marked_and_no_helpers(workspace: Workspace) -> None:
    lunge = workspace.library.movements["lunge"]
    assert regions_of(workspace, lunge) == {Region.THIGH_FRONT, Region.BUTTOCK}


def test_of_a_stretch_those_that_it_stretches_are(workspace: Workspace) -> None:
    butterfly = workspace.library.movements["butterfly-stretch"]
    assert regions_of(workspace, butterfly) == {Region.THIGH_INNER}


def test_a_muscle_that_has_no_place_or_no_entry_is_left_out(workspace: Workspace) -> None:
    movement = replace(workspace.library.movements["lunge"], muscles=MuscleRoles(primary=("gone", "glutes")))
    assert regions_of(workspace, movement) == {Region.BUTTOCK}
    assert regions_of(workspace, replace(movement, muscles=MuscleRoles())) == frozenset()
