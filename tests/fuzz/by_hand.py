"""A longer run against hostile inputs: `python -m tests.fuzz.by_hand [INPUTS OF EACH KIND] [FIRST SEED]`.

Of the slow kinds, whole catalogue files and whole commands, there are a tenth. Exit 1 on a leak.
"""

from __future__ import annotations

import sys

from tests.fuzz import leaks
from tests.fuzz.growth import outgrown
from tests.fuzz.hostile import hostile
from tests.fuzz.mutants import mutants
from tests.fuzz.readers import READERS, searched


def main(inputs: int = 20_000, first: int = 1_000_000) -> int:
    """Searches that many inputs of each kind, and prints the figures."""
    found: list[str] = []
    for kind in READERS:
        count = inputs // 10 if kind == "arguments" else inputs
        figures = searched(kind, mutants(kind, range(first, first + count)))
        growing = [] if kind == "arguments" else outgrown(kind, READERS[kind], range(first, first + inputs // 1000))
        print(f"{kind}: {figures}, {len(growing)} of {inputs // 1000} growing texts outgrow their share", flush=True)
        found += figures.leaks + growing
    files = leaks.searched(hostile(range(first, first + inputs // 10)))
    print(files, f"slowest: {files.slowest[0]:.2f} s, {files.slowest[1]}", sep="\n")
    print(*found, *files.leaks, sep="\n")
    return 1 if found or files.leaks else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
