"""The sdist and the wheel, looked at, and the wheel tried in empty environments: `python tests/smoke/smoke.py`.

Once with the lowest dependencies that pyproject.toml allows on the oldest Python of this machine, once with the newest
on the newest; then a wheel robbed of its catalogue, which has to fail. Needs nothing but the standard library.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.smoke.building import distributions
from tests.smoke.environments import Check, Environment
from tests.smoke.interpreters import oldest_and_newest
from tests.smoke.wheels import differences, held, in_wheel, kept, lowest, stripped

CHECKOUT = Path(__file__).parents[2]
WORKOUT = "10\n9\n8\n" + "10\n" * 3 + "30\n" * 3
LOGGED_SETS = 3 + 2 * 3 + 3
COMMANDS = """
from typer.main import get_command
from hipflex.cli.app import app
def walk(command, words):
    print(*words)
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        walk(inner, [*words, name])
walk(get_command(app), [])
"""


def tried(environment: Environment) -> Iterator[Check]:
    """Every command's help, a whole workout, and its export."""
    listed = environment.run("python", "-c", COMMANDS)
    commands = listed.stdout.splitlines()
    yield Check("the commands are found", listed.stderr if listed.returncode or len(commands) < 2 else "")
    for command in commands:
        helped = environment.run("hipflex", *command.split(), "--help")
        well = helped.returncode == 0 and "Usage" in helped.stdout
        yield Check(f"hipflex {command} --help".replace("  ", " "), "" if well else _told(helped))
    yield from _trained(environment)
    yield Check("no fault was unforeseen", environment.reports())


def _trained(environment: Environment) -> Iterator[Check]:
    done = environment.run("hipflex", "workout", "start", "hip-flexor", text=WORKOUT)
    acknowledged = [line for line in done.stdout.splitlines() if line.startswith("logged")]
    well = done.returncode == 0 and bool(acknowledged) and acknowledged == done.stdout.splitlines()
    yield Check("a workout from standard input", "" if well else _told(done))
    done = environment.run("hipflex", "export")
    well = done.returncode == 0 and len(done.stdout.splitlines()) == LOGGED_SETS
    yield Check("its export", "" if well else _told(done))


def _told(done: subprocess.CompletedProcess[str]) -> str:
    return f"exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"


def smoke(folder: Path) -> Iterator[Check]:
    """Builds sdist and wheel, looks at them, and tries the wheel."""
    oldest, newest = oldest_and_newest()
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    release = Environment(folder / "release", newest)
    release.install(*project["dependency-groups"]["release"])
    checks, wheel = distributions(CHECKOUT, release, folder)
    yield from checks

    constraints = folder / "lowest.txt"
    bounds = lowest(project["project"]["dependencies"])
    constraints.write_text("".join(f"{line}\n" for line in bounds), encoding="utf-8")
    environment = Environment(folder / "lowest", oldest)
    environment.install(wheel, "--constraint", constraints)
    yield from _named(f"lowest dependencies, Python {oldest}", tried(environment))

    environment = Environment(folder / "newest", newest)
    environment.install(wheel)
    yield from _named(f"newest dependencies, Python {newest}", tried(environment))

    robbed = stripped(wheel, folder / "robbed")
    environment.install("--no-deps", "--force-reinstall", robbed)
    is_seen = bool(differences(held(robbed), in_wheel(kept(CHECKOUT), robbed.name)))
    is_seen = is_seen and any(check.fault for check in _trained(environment))
    yield Check("a wheel without its catalogue is caught", "" if is_seen else "it passed")


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
