"""What a whole process costs: its CPU time and its peak memory, as the system counts them."""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


class BenchmarkFailed(Exception):
    """A program that was to be measured did something else."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, user and system together, and the peak of resident memory in MiB."""

    cpu_s: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Case:
    """A command that is measured; `before` and `after` are run each time too, unmeasured."""

    words: Sequence[str]
    environment: Mapping[str, str]
    before: Sequence[Sequence[str]] = ()
    after: Sequence[Sequence[str]] = ()
    then: Callable[[], object] = field(default=lambda: None)
    """Called before each run of its commands."""
    exit_code: int | None = 0

    def measured(self) -> Cost:
        """The cost of one run."""
        self.then()
        for words in self.before:
            run(words, self.environment)
        cost = run(self.words, self.environment, self.exit_code)
        for words in self.after:
            run(words, self.environment)
        return cost


def run(words: Sequence[str], environment: Mapping[str, str], exit_code: int | None = 0) -> Cost:
    """Runs a command without input to its end; BenchmarkFailed where its exit code is another than expected.

    The peak is never less than this process's own, as a child begins in a copy of it: so it must stay small.
    """
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(words, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if exit_code not in (None, child.returncode):
        raise BenchmarkFailed(f"exit code {child.returncode}, not {exit_code}: {' '.join(words)}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def medians(cases: Mapping[str, Case], rounds: int) -> dict[str, Cost]:
    """The medians of interleaved runs, after one of each that doesn't count."""
    for case in cases.values():
        case.measured()
    costs: dict[str, list[Cost]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            costs[name].append(case.measured())
    return {
        name: Cost(statistics.median(one.cpu_s for one in some), statistics.median(one.peak_mib for one in some))
        for name, some in costs.items()
    }
