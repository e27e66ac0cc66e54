"""The tables: what was promised, and how each figure of it is come by."""

from __future__ import annotations

import io
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from hipflex.cli.toolbox import Toolbox
from hipflex.domain.measures import Side
from hipflex.domain.movement import Sides
from hipflex.render.moving import Moving
from hipflex.render.poses import Look
from hipflex.runner.pace import Pace, up_and_down
from hipflex.runner.timer import Timer
from hipflex.services.catalogue import regions_of
from hipflex.terminal.countdown import Countdown, count
from hipflex.terminal.redrawn import RedrawnLines
from hipflex.terminal.scene import Scene
from hipflex.terminal.stage import StageDisplay
from hipflex.value_classes import replace
from tests.benchmarks.files import write_export, write_varied
from tests.benchmarks.processes import Case, run
from tests.benchmarks.trials import FEW_SETS, NOTHING, Bench, Home

EXERCISE = "hanging-leg-raise"
LEFT_OPEN = 3
FOREIGN_ROWS = 25_000
FRAMES, SECONDS = 100, 8
TIMES = "×"
EXPORTS = {"jsonl": "sqlite3 -json", "csv": "sqlite3 -csv", "json": "sqlite3 -json"}
PEERS = {
    "bodylog": "bodylog log squat 5x100",
    "jrnl": "jrnl --list",
    "timew": "timew",
    "watson": "watson projects",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and its target, both in its unit; without a target it is there to compare with."""

    table: str
    what: str
    figure: float
    unit: str
    target: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps to its target."""
        return self.target is None or self.figure <= self.target

    def as_json(self) -> dict[str, Any]:
        """The row with whether it is met."""
        return {**asdict(self), "met": self.is_met}

    def __str__(self) -> str:
        said = f"{self.what:46}{self.figure:9.2f} {self.unit:6}"
        if self.target is None:
            return said.rstrip()
        return f"{said} target {self.target:6g} {'ok' if self.is_met else 'MISSED'}"


@dataclass(frozen=True, slots=True)
class Table:
    """What is measured together."""

    title: str
    rows: Callable[[Bench], Iterator[Row]]


def commands(home: Home) -> dict[str, Case]:
    """Every command that is met often; what one of them writes, the next take back or correct."""
    return {
        "--version": home.case("--version"),
        "log EX 10": home.case(f"log {EXERCISE} 10"),
        "due": home.case("due"),
        "bare": home.case(""),
        "completion of a name": home.completion("hipflex card hanging"),
        "--help": home.case("--help"),
        "card": home.case(f"card {EXERCISE}"),
        "history --limit 10": home.case("history --limit 10"),
        "next": home.case("next"),
        "records": home.case("records"),
        "undo": home.case("undo", before=[f"log {EXERCISE} 10"]),
        "edit": home.case("edit last 9", after=["undo"]),
        "progress": home.case("progress"),
        "progress EX": home.case(f"progress {EXERCISE}"),
        "workout start": home.case("workout start --plain", after=["workout discard"], exit_code=LEFT_OPEN),
    }


START = {
    "--version": 1.2,
    "log EX 10": 4.5,
    "due": 2.5,
    "bare": 7,
    "completion of a name": 6.5,
    "--help": 5.5,
    **dict.fromkeys(("card", "history --limit 10", "next", "records", "undo", "edit"), 9),
    "progress": 10,
    "progress EX": 10,
    "workout start": 12,
}
GROWTH = {
    **dict.fromkeys(("log EX 10", "due", "bare", "next", "undo", "history --limit 10", "edit", "workout start"), 1.15),
    **dict.fromkeys(("progress", "progress EX", "records"), 1.5),
}
WITHOUT_AN_ENTRY = "records of names without an entry"
# Without a target: that no entry answers to a name is known when each file was looked at, and no system does that fast.
OWN_MOVEMENTS = {"log": 1.1, "completion": 1.1, "records": 1.1, WITHOUT_AN_ENTRY: None}


def start(bench: Bench) -> Iterator[Row]:
    """Whole commands, with a log of FEW_SETS."""
    found = bench.costs(commands(bench.trained(FEW_SETS)))
    yield Row("start", NOTHING, 1000 * found[NOTHING].cpu_s, "ms")
    for name, target in START.items():
        yield Row("start", name, found[name].cpu_s / found[NOTHING].cpu_s, TIMES, target)


def growth(bench: Bench) -> Iterator[Row]:
    """The same with a hundred times as many sets."""
    few, many = (commands(bench.trained(sets)) for sets in (FEW_SETS, bench.sets))
    cases = {f"{size} {name}": some[name] for name in GROWTH for size, some in (("few", few), ("many", many))}
    found = bench.costs(cases)
    for name, target in GROWTH.items():
        yield Row("growth", name, found[f"many {name}"].cpu_s / found[f"few {name}"].cpu_s, TIMES, target)


def exports(bench: Bench) -> Iterator[Row]:
    """The large log written out, against SQLite's own shell."""
    home = bench.trained(bench.sets)
    cases = {form: home.case(f"export --format {form}") for form in EXPORTS}
    if shell := shutil.which("sqlite3"):
        query = [str(home.log), "SELECT * FROM sets_readable"]
        cases |= {peer: Case([shell, peer.split()[1], *query], home.environment) for peer in EXPORTS.values()}
    found = bench.costs(cases, rounds=min(bench.rounds, 5))
    for name, peer in EXPORTS.items():
        yield Row("exports", f"{name}, CPU", found[name].cpu_s, "s")
        if peer in found:
            yield Row("exports", f"{name} ÷ {peer}", found[name].cpu_s / found[peer].cpu_s, TIMES, 1.5)
        yield Row("exports", f"{name}, peak memory", found[name].peak_mib, "MiB", 40)


def imports(bench: Bench) -> Iterator[Row]:
    """The own exports of the large log, and another program's file, into an empty one."""
    home, first, many = bench.home("importing"), bench.home("first"), bench.trained(bench.sets)
    cases = {}
    for form in EXPORTS:
        file = bench.folder / f"own.{form}"
        run(many.words(f"export --format {form} --output {file}"), many.environment)
        cases[form] = Case(home.words(f"import {file}"), home.environment, then=lambda: _remove(home.log))
    jsonl, varied = bench.folder / "own.jsonl", bench.folder / "varied.jsonl"
    cases["as the first command of all"] = Case(
        first.words(f"import {jsonl}"), first.environment, then=lambda: shutil.rmtree(first.folder)
    )
    rows = write_varied(jsonl, varied)
    cases["loads and efforts at random"] = Case(
        home.words(f"import {varied}"), home.environment, then=lambda: _remove(home.log)
    )
    for what, cost in bench.costs(cases, rounds=min(bench.rounds, 5)).items():
        if what != NOTHING:
            yield Row("imports", f"own rows, {what}, CPU", cost.cpu_s, "s", 2 if what == "jsonl" else None)
            yield Row("imports", f"own rows, {what}, peak memory", cost.peak_mib, "MiB", 60)
    yield Row("imports", "bytes a set of the new log", home.log.stat().st_size / rows, "B", 700)
    export = bench.folder / "strong.csv"
    write_export(export, FOREIGN_ROWS)
    case = Case(home.words(f"import {export} --unit kg"), home.environment, then=lambda: _remove(home.log))
    cost = bench.costs({"import": case}, rounds=min(bench.rounds, 3))["import"]
    yield Row("imports", f"{FOREIGN_ROWS:,} rows of Strong, CPU", cost.cpu_s, "s", 5)
    yield Row("imports", f"{FOREIGN_ROWS:,} rows of Strong, peak memory", cost.peak_mib, "MiB", 150)


def catalogues(bench: Bench) -> Iterator[Row]:
    """What own movements cost, once they were read."""
    cases = {}
    for number in (30, 1_000, 5_000):
        home = bench.equipped(number)
        cases[f"log, {number}"] = home.case(f"log {EXERCISE} 10")
        cases[f"completion, {number}"] = home.completion("hipflex card hanging")
        cases[f"records, {number}"] = home.case("records")
        cases[f"{WITHOUT_AN_ENTRY}, {number}"] = bench.equipped(number, with_lifts=False).case("records")
    found = bench.costs(cases)
    for name, cost in found.items():
        what = name.partition(",")[0]
        if name.endswith("000"):
            yield Row("catalogues", name, cost.cpu_s / found[f"{what}, 30"].cpu_s, TIMES, OWN_MOVEMENTS[what])


def changed(bench: Bench) -> Iterator[Row]:
    """One file among 5,000 that is another than it was, and that is asked for; one that is there or gone."""
    home = bench.equipped(5_000)
    folder = home.catalogue / "exercises"
    text = (folder / "own-movement-7.yaml").read_text(encoding="utf-8")
    added = folder / "added.yaml"

    def change() -> None:
        with (folder / "own-movement-7.yaml").open("a", encoding="utf-8") as more:
            more.write("# changed\n")

    def add() -> None:
        added.write_text(text.replace("Own movement 7", "Added"), encoding="utf-8")

    then = {"changed": ("own-movement-7", change), "added": (EXERCISE, add), "removed": (EXERCISE, added.unlink)}
    cases = {
        what: Case(home.words(f"log {name} 10"), home.environment, then=first) for what, (name, first) in then.items()
    }
    found = bench.costs(cases, rounds=min(bench.rounds, 5))
    for what in then:
        yield Row("changed", f"log, one of 5,000 files {what}", found[what].cpu_s, "s", 0.3)


def size(bench: Bench) -> Iterator[Row]:
    """The file of the large log."""
    home = bench.trained(bench.sets)
    exported = bench.folder / "counted.jsonl"
    run(home.words(f"export --output {exported}"), home.environment)
    rows = sum(1 for _ in exported.open("rb"))
    yield Row("size", f"bytes a set, {rows} sets", home.log.stat().st_size / rows, "B", 700)
    with closing(sqlite3.connect(home.log)) as db:
        parts = db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
    for name, used in parts:
        if used >= rows:
            yield Row("size", f"  {name}", used / rows, "B")


def peers(bench: Bench) -> Iterator[Row]:
    """Other programs, where they are installed."""
    home = bench.home("peers")
    (home.folder / ".config" / "watson").mkdir(parents=True)
    cases = {
        line: Case([path, *line.split()[1:]], home.environment, exit_code=None)
        for name, line in PEERS.items()
        if (path := shutil.which(name))
    }
    found = bench.costs(cases)
    for line in cases:
        yield Row("peers", line, found[line].cpu_s / found[NOTHING].cpu_s, TIMES)


def figures(_: Bench) -> Iterator[Row]:
    """A frame of each shipped movement as `card --animate` draws it on a screen of 80 × 24."""
    workspace = Toolbox().workspace
    library = workspace.library
    shown = [
        Look(figure, regions_of(workspace, movement))
        for slug, movement in library.movements.items()
        if (figure := library.figure(slug))
    ]
    for what, ascii_only in (("in dots", False), ("in letters", True)):
        costs = [_cost_of_a_frame(replace(look, ascii_only=ascii_only)) for look in shown]
        yield Row("figures", f"a frame {what}, mean of {len(shown)} movements", fmean(costs), "ms", 5)
        yield Row("figures", f"a frame {what}, the dearest", max(costs), "ms", 5)


def _cost_of_a_frame(look: Look) -> float:
    moving = Moving(look, Sides.EACH)
    list(moving.lines(0, Side.LEFT, "lift 1", 79, 23))
    before = time.process_time()
    for frame in range(FRAMES):
        list(moving.lines(frame / FRAMES, Side.LEFT, "lift 1", 79, 23))
    return 1000 * (time.process_time() - before) / FRAMES


def stage(_: Bench) -> Iterator[Row]:
    """The loop of a guided workout's countdown with all that it draws, on a screen of 80 columns."""
    scene = Scene("Hanging leg raise", ("Keep the trunk quiet.",), Toolbox().workspace.library.figure(EXERCISE))
    pace = Pace(up_and_down(1, 0, 3), 100)
    moving = Countdown("Reps", "stops", "", pace=pace, scene=replace(scene, moves=pace))
    display = StageDisplay(RedrawnLines(io.StringIO()), moving, figure=True, ascii_only=False)
    timer = Timer.started(pace.total_s, 0)
    display.draw(timer, 0)
    before = time.process_time()
    for frame in range(FRAMES):
        display.draw(timer, frame / 10)
    yield Row("stage", "a frame", 1000 * (time.process_time() - before) / FRAMES, "ms", 5)
    yield Row("stage", "while a figure moves", _share_of_a_core(moving), "%", 5)
    yield Row("stage", "while it is held", _share_of_a_core(Countdown("Hold", "stops", "", scene=scene)), "%", 1)


def _share_of_a_core(countdown: Countdown) -> float:
    display = StageDisplay(RedrawnLines(io.StringIO()), countdown, figure=True, ascii_only=False)
    before = time.process_time()
    count(countdown, Timer.started(SECONDS, time.monotonic()), Nobody(), time.monotonic, display)
    return 100 * (time.process_time() - before) / SECONDS


class Nobody:
    """Keys that aren't pressed."""

    def key(self, timeout: float) -> None:
        time.sleep(timeout)


def _remove(log: Path) -> None:
    for file in log.parent.glob(f"{log.name}*"):
        file.unlink()


TABLES = {
    "start": Table("A command's CPU ÷ that of `python -c pass`, with a log of 1,000 sets", start),
    "growth": Table("Growth of a command's CPU from 1,000 sets to the large log", growth),
    "exports": Table("Export of the large log, against SQLite's own shell", exports),
    "imports": Table("Import of the large log's own export into an empty log", imports),
    "catalogues": Table("Own movements, read before: CPU ÷ that with 30", catalogues),
    "changed": Table("One changed file of the user's catalogue", changed),
    "size": Table("The file", size),
    "figures": Table("A movement in motion: CPU of a frame", figures),
    "stage": Table("The stage of a guided workout: CPU of a frame, and of a core while it is counted", stage),
    "peers": Table("Other programs' CPU ÷ that of `python -c pass`", peers),
}
