"""A longer run against hostile files: `python -m tests.fuzz.by_hand [INPUTS] [FIRST SEED]`; exit 1 on a leak."""

from __future__ import annotations

import sys

from tests.fuzz.hostile import hostile
from tests.fuzz.leaks import searched


def main(inputs: int = 20_000, first: int = 1_000_000) -> int:
    """Searches that many changes of shipped files, and prints the figures."""
    figures = searched(hostile(range(first, first + inputs)))
    print(*figures.leaks, figures, f"slowest: {figures.slowest[0]:.2f} s, {figures.slowest[1]}", sep="\n")
    return 1 if figures.leaks else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
