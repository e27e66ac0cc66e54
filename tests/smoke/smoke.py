"""The built wheel, tried in empty environments: `python tests/smoke/smoke.py`.

Once with the lowest dependencies that pyproject.toml allows on the oldest Python of this machine, once with the newest
on the newest; then a wheel robbed of its catalogue, which has to fail. Needs nothing but the standard library.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.smoke.interpreters import Interpreter, oldest_and_newest
from tests.smoke.wheels import lowest, missing, stripped

CHECKOUT = Path(__file__).parents[2]
WORKOUT = "10\n9\n8\n" + "10\n" * 3 + "30\n" * 3
LOGGED_SETS = 3 + 2 * 3 + 3
DONE = "a workout from standard input"
COMMANDS = """
from typer.main import get_command
from hipflex.cli.app import app
def walk(command, words):
    print(*words)
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        walk(inner, [*words, name])
walk(get_command(app), [])
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing tried; `fault` is empty where it went well."""

    name: str
    fault: str = ""


class Environment:
    """An empty virtual environment with an empty home, outside the checkout."""

    def __init__(self, folder: Path, interpreter: Interpreter) -> None:
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.bin = folder / "venv" / "bin"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX", "XDG_", "PYTHON"))}
        self._at_home = {**kept, "HOME": str(self.home), "TMPDIR": str(self.home), "LANG": "C.UTF-8"}
        self._kept = kept
        called([interpreter.path, "-m", "venv", folder / "venv"], kept)

    def install(self, *what: str | Path) -> None:
        """Lets pip install into it."""
        called([self.bin / "python", "-m", "pip", "install", "--quiet", *what], self._kept)

    def reports(self) -> str:
        """The last line of every report that the program left of a fault."""
        return "".join(path.read_text().splitlines()[-1] + "\n" for path in sorted(self.home.glob("hipflex-report-*")))

    def run(self, *words: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        """One program of the environment, run at home."""
        return subprocess.run(
            [self.bin / words[0], *words[1:]],
            input=text,
            cwd=self.home,
            env=self._at_home,
            capture_output=True,
            text=True,
            check=False,
        )


def called(words: Sequence[str | Path], environment: dict[str, str]) -> None:
    """Runs a tool that has to succeed."""
    done = subprocess.run(words, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name} failed:\n{done.stdout}{done.stderr}")


def tried(environment: Environment) -> Iterator[Check]:
    """Every command's help, a whole workout, and its export."""
    listed = environment.run("python", "-c", COMMANDS)
    commands = listed.stdout.splitlines()
    yield Check("the commands are found", listed.stderr if listed.returncode or len(commands) < 2 else "")
    for command in commands:
        helped = environment.run("hipflex", *command.split(), "--help")
        well = helped.returncode == 0 and "Usage" in helped.stdout
        yield Check(f"hipflex {command} --help".replace("  ", " "), "" if well else _told(helped))
    done = environment.run("hipflex", "workout", "start", "hip-flexor", text=WORKOUT)
    acknowledged = [line for line in done.stdout.splitlines() if line.startswith("logged")]
    well = done.returncode == 0 and bool(acknowledged) and acknowledged == done.stdout.splitlines()
    yield Check(DONE, "" if well else _told(done))
    done = environment.run("hipflex", "export")
    well = done.returncode == 0 and len(done.stdout.splitlines()) == LOGGED_SETS
    yield Check("its export", "" if well else _told(done))
    yield Check("no fault was unforeseen", environment.reports())


def _told(done: subprocess.CompletedProcess[str]) -> str:
    return f"exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"


def smoke(folder: Path) -> Iterator[Check]:
    """Builds the wheel and tries it."""
    oldest, newest = oldest_and_newest()
    called([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, CHECKOUT], dict(os.environ))
    [wheel] = folder.glob("*.whl")
    lost = missing(wheel, CHECKOUT)
    yield Check("the wheel holds the whole catalogue", " ".join(lost))

    constraints = folder / "lowest.txt"
    requirements = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    constraints.write_text("".join(f"{line}\n" for line in lowest(requirements)), encoding="utf-8")
    environment = Environment(folder / "lowest", oldest)
    environment.install(wheel, "--constraint", constraints)
    yield from _named(f"lowest dependencies, Python {oldest}", tried(environment))

    environment = Environment(folder / "newest", newest)
    environment.install(wheel)
    yield from _named(f"newest dependencies, Python {newest}", tried(environment))

    robbed = stripped(wheel, folder / "robbed")
    environment.install("--no-deps", "--force-reinstall", robbed)
    seen = bool(missing(robbed, CHECKOUT)) and any(check.fault for check in tried(environment) if check.name == DONE)
    yield Check("a wheel without its catalogue is caught", "" if seen else "it passed")


def _named(where: str, checks: Iterator[Check]) -> Iterator[Check]:
    for check in checks:
        yield Check(f"{where}: {check.name}", check.fault)


def main() -> int:
    """Prints a line for each check that failed, and the figures."""
    faults = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        for check in smoke(Path(folder)):
            passed += not check.fault
            faults += bool(check.fault)
            if check.fault or "--verbose" in sys.argv:
                print(f"{'FAILED' if check.fault else 'ok'} {check.name}\n{check.fault}".rstrip(), flush=True)
    print(f"wheel smoke: {passed} passed, {faults} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
