"""What bringing the logs of several machines together came to."""

from __future__ import annotations

from hipflex.domain.change import MachineState, Settled
from hipflex.domain.performance import Session
from hipflex.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync came to. `machine` is None before this machine's first change.

    `brought_back` counts changes of this machine that the log had lost, as after a restore. `faults` say of files why
    they can't be read on, `taken_over` are workouts that were open here and go on at another machine now. `failure`
    says why it came to no end, where it did not.
    """

    folder: str
    machine: str | None
    written: int
    taken: int
    waiting: int
    brought_back: int
    settled: tuple[Settled, ...]
    machines: tuple[MachineState, ...]
    taken_over: tuple[tuple[str, Session], ...] = ()
    faults: tuple[str, ...] = ()
    failure: str = ""
