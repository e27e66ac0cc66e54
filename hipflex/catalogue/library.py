"""All entries together, each looked up by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hipflex.catalogue.names import Names, names_of
from hipflex.domain.movement import Equipment, Guide, Movement, Muscle, Reference
from hipflex.domain.prescription import Programme, Workout
from hipflex.errors import Problem
from hipflex.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """Every entry by its slug. `left_out` counts the entries that can't be used, `problems` say why.

    An entry is made when it is first asked for; its names are known without.
    """

    movements: Mapping[str, Movement]
    workouts: Mapping[str, Workout]
    programmes: Mapping[str, Programme]
    muscles: Mapping[str, Muscle]
    equipment: Mapping[str, Equipment]
    guides: Mapping[str, Guide]
    references: Mapping[str, Reference]
    movement_names: Names
    training_names: Names
    problems: tuple[Problem, ...] = ()
    left_out: int = 0

    @property
    def entries(self) -> int:
        """How many entries can be used."""
        sorts: tuple[Mapping[str, Any], ...] = (
            self.movements,
            self.workouts,
            self.programmes,
            self.muscles,
            self.equipment,
            self.guides,
            self.references,
        )
        return sum(map(len, sorts))

    @property
    def trainings(self) -> tuple[Workout | Programme, ...]:
        """Everything that can be started by its name, movements aside."""
        return (*self.workouts.values(), *self.programmes.values())

    @property
    def equipment_names(self) -> Names:
        """What each piece of equipment answers to."""
        return names_of((name, ()) for name in self.equipment)
