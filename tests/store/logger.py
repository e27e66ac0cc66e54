"""A program that logs sets by hand, one change after another, and says each id once it is stored.

`python -m tests.store.logger LOG COUNT [careless]`; the careless one says so before the change is on disk.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from hipflex.domain.performance import PerformedSet, Session, performed
from hipflex.store.training_log import TrainingLog
from tests.store.samples import LEG_RAISE, at, reps


def one_more(session: Session) -> tuple[PerformedSet, ...]:
    """Another set of the session."""
    template = PerformedSet(LEG_RAISE.slug, LEG_RAISE.kind, at(16), number=0)
    return performed(template, reps(10), LEG_RAISE.sides, session.sets)


def careless(session: Session) -> tuple[PerformedSet, ...]:
    """The same, said before it is on disk; goes on when it gets a line."""
    print("too-early", flush=True)
    sys.stdin.readline()
    return one_more(session)


def main(path: str, count: int, rows: str = "one_more") -> None:
    """Logs so many sets."""
    with TrainingLog(path, Path(path).parent, lambda: datetime.now(UTC)) as log:
        for _ in range(count):
            logged = log.by_hand.log(at(16), None, careless if rows == "careless" else one_more)
            print(logged.sets[0].id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
