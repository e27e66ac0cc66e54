"""Homes with logs and catalogues of some size, and commands that are tried in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice
from pathlib import Path

from tests.benchmarks.life import LIFTS
from tests.benchmarks.processes import Case, Cost, medians, run

ROOT = Path(__file__).parents[2]
FEW_SETS = 1_000
NOTHING = "python -c pass"
MODEL = ROOT / "catalogue" / "exercises" / "lunge.yaml"
NAMES = re.compile(r"\Atitle: .+\naliases: .+\n")


@dataclass(frozen=True, slots=True)
class Home:
    """A home of its own, with the program of one environment."""

    folder: Path
    program: Path

    @property
    def log(self) -> Path:
        return self.folder / "log.db"

    @property
    def catalogue(self) -> Path:
        return self.folder / "catalogue"

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX_", "XDG_", "PYTHON"))
        }
        places = {"HIPFLEX_LOG": str(self.log), "HIPFLEX_CATALOGUE": str(self.catalogue)}
        return {**kept, **places, "HOME": str(self.folder), "COLUMNS": "80"}

    def words(self, line: str) -> list[str]:
        return [str(self.program), *line.split()]

    def case(self, line: str, *, before: Sequence[str] = (), after: Sequence[str] = (), exit_code: int = 0) -> Case:
        """A command of the program, with those run before and after it."""
        return Case(
            self.words(line),
            self.environment,
            before=[self.words(one) for one in before],
            after=[self.words(one) for one in after],
            exit_code=exit_code,
        )

    def completion(self, line: str) -> Case:
        """What bash asks at the end of a line."""
        asked = {
            "_HIPFLEX_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split()) - 1),
            "_TYPER_COMPLETE_ARGS": line,
        }
        return Case([str(self.program)], self.environment | asked)


@dataclass(frozen=True)
class Bench:
    """What tables are measured with."""

    folder: Path
    python: Path
    rounds: int
    sets: int

    @cached_property
    def version(self) -> str:
        said = subprocess.run([self.python, "-V"], capture_output=True, text=True, check=True)
        return said.stdout.strip()

    def costs(self, cases: dict[str, Case], rounds: int | None = None) -> dict[str, Cost]:
        """The medians of commands, and those of an interpreter that does nothing, under the name NOTHING."""
        nothing = Case([str(self.python), "-c", "pass"], self.home("nothing").environment)
        return medians({NOTHING: nothing, **cases}, rounds or self.rounds)

    @cache  # noqa: B019 - there is one bench in a process
    def home(self, name: str) -> Home:
        """An empty home."""
        home = Home(self.folder / name, self.python.parent / "hipflex")
        home.catalogue.mkdir(parents=True)
        return home

    @cache  # noqa: B019 - the same
    def trained(self, sets: int) -> Home:
        """A home with a log of about so many sets."""
        home = self.home(f"trained-{sets}")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        run([sys.executable, "-m", "tests.benchmarks.life", str(home.log), str(sets)], environment)
        run(home.words("due"), home.environment)
        return home

    @cache  # noqa: B019 - the same
    def equipped(self, movements: int, *, with_lifts: bool = True) -> Home:
        """A home with so many movements of its own beside a log of FEW_SETS, whose lifts are the first of them or none.

        Without them the log holds names to which no entry answers.
        """
        home = self.home(f"equipped-{movements}-{with_lifts}")
        home.log.write_bytes(self.trained(FEW_SETS).log.read_bytes())
        text = MODEL.read_text(encoding="utf-8")
        folder = home.catalogue / "exercises"
        folder.mkdir()
        others = (f"own-movement-{number}" for number in range(movements))
        for slug in islice(chain(LIFTS if with_lifts else (), others), movements):
            title = slug.replace("-", " ").capitalize()
            own, named = NAMES.subn(f"title: {title}\naliases: [my {title}]\n", text)
            assert named == 1, f"{MODEL.name} doesn't begin with a title and aliases"
            (folder / f"{slug}.yaml").write_text(own, encoding="utf-8")
        return home
