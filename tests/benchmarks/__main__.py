"""How quick the program is, at any size, beside what was promised: `python -m tests.benchmarks --help`.

CPU of whole processes, run in turn with `python -c pass` of the same environment, medians; so the figures hold on a
busy machine too. What is measured is the `hipflex` beside the interpreter that runs this, or that of `--python`.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.tables import TABLES, Row
from tests.benchmarks.trials import Bench


def main(words: Sequence[str]) -> int:
    """Measures, prints and writes; 1 where a target was missed."""
    options = _options(words)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), Path(options.python), options.rounds, options.sets)
        for name in options.tables:
            print(f"\n{TABLES[name].title}", flush=True)
            for row in TABLES[name].rows(bench):
                rows.append(row)
                print(f"  {row}", flush=True)
    if options.json:
        found = {
            "python": bench.version,
            "system": platform.platform(),
            "rounds": options.rounds,
            "rows": [row.as_json() for row in rows],
        }
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    missed = [row for row in rows if not row.is_met]
    print(f"\n{len(rows)} figures, {len(missed)} beyond their target")
    return min(len(missed), 1)


def _options(words: Sequence[str]) -> argparse.Namespace:
    known = "; ".join(f"{name}: {table.title}" for name, table in TABLES.items())
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", epilog=known)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"which tables, all by default: {', '.join(TABLES)}")
    parser.add_argument("--rounds", type=int, default=9, help="runs of each command (default 9)")
    parser.add_argument("--sets", type=int, default=100_000, help="sets of the large log (default 100,000)")
    parser.add_argument("--python", default=sys.executable, help="the interpreter of another environment with hipflex")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args(words)
    if unknown := set(options.tables) - TABLES.keys():
        parser.error(f"no table {', '.join(sorted(unknown))}: expected {', '.join(TABLES)}")
    options.tables = options.tables or list(TABLES)
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
