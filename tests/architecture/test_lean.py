"""What commands load: with the schema current nothing heavy, and no more modules than they need.

So that start-up stays quick without a clock in CI; `python -m tests.benchmarks` measures it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.store.old_logs import made_again

ROOT = Path(__file__).parents[2]
HEAVY = {"rich", "sqlite_utils", "pydantic"}
NO_TYPER = HEAVY | {"typer", "yaml", "tempfile", "subprocess", "dataclasses", "inspect"}
NO_TYPES = NO_TYPER | {"typing"}
AT_ONCE = NO_TYPES | {"sqlite3", "enum", "re", "pathlib", "json", "datetime"}
LEFT_OPEN = "workout start --plain"
MOST: dict[str, tuple[int, int, set[str]]] = {
    "--version": (2, 5, AT_ONCE),
    "due": (10, 14, AT_ONCE),
    "log hanging-leg-raise 10": (84, 129, NO_TYPES),
    "undo": (80, 124, NO_TYPES),
    "edit last 9": (105, 163, NO_TYPER),
    "": (80, 131, NO_TYPER),
    "card lunge": (98, 150, NO_TYPER),
    "history": (67, 117, NO_TYPER),
    "log": (68, 118, NO_TYPER),
    "next": (117, 168, NO_TYPER),
    "records": (71, 119, NO_TYPER),
    "progress": (126, 177, NO_TYPER),
    "progress hanging-leg-raise": (124, 175, NO_TYPER),
    "--help": (21, 136, HEAVY | {"yaml", "sqlite3", "json"}),  # Typer has dataclasses of its own
    "export --format csv": (58, 119, NO_TYPER - {"tempfile"}),  # where the test gathers what it says in a pipe
    "history --json": (52, 100, NO_TYPER),
    LEFT_OPEN: (175, 305, HEAVY | {"yaml"}),
}
"""The most modules that a command may load, ours and in all, and those that it may not."""
LEFT_AT_ONCE = (89, 134, NO_TYPES | {"pathlib"})
"""The same of a set that is logged, and left in a folder that machines share."""
PROBE = """
import os
import sys
before = set(sys.modules)
os._exit = sys.exit  # the version leaves so
from hipflex.__main__ import main
sys.argv = ["hipflex", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    code = ended.code
else:
    code = 0
finally:
    sys.stdout.flush()
    print("loaded", *sys.modules.keys() - before, file=sys.stderr)
sys.exit(code)
"""
SHELLS = ("bash", "zsh", "fish", "powershell")


class Home:
    """An empty home whose runs tell what they loaded."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX_", "XDG_"))}
        self.environment = {**kept, "HOME": str(folder), "PYTHONPATH": str(ROOT)}
        self.folder = folder

    def run(self, *words: str, also: Mapping[str, str] | None = None, code: int = 0) -> tuple[set[str], str]:
        """The modules loaded by one run that ended as expected, and what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", PROBE, *words],
            cwd=self.folder,
            env={**self.environment, **(also or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        [loaded] = [line for line in done.stderr.splitlines() if line.startswith("loaded ")]
        return set(loaded.split()[1:]), done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose log has the current schema."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.run("log", "hanging-leg-raise", "9")
    return home


def too_much(loaded: set[str], most: tuple[int, int, set[str]]) -> list[str]:
    """What a command loaded that it may not, or how many more modules than it may."""
    ours, in_all, never = most
    counts = {
        "modules of ours": (sum(one.startswith("hipflex") for one in loaded), ours),
        "modules": (len(loaded), in_all),
    }
    beyond = [f"{count} {what}, expected {most} at most" for what, (count, most) in counts.items() if count > most]
    return sorted(loaded & never) + beyond


@pytest.mark.parametrize("line", MOST)
def test_a_command_loads_nothing_heavy_and_no_more_than_it_needs(home: Home, line: str) -> None:
    home.run("log", "hanging-leg-raise", "8")
    loaded, _ = home.run(*line.split(), code=3 if line == LEFT_OPEN else 0)
    if line == LEFT_OPEN:
        home.run("workout", "discard")
    assert too_much(loaded, MOST[line]) == []


@pytest.mark.parametrize(
    "line", ["settings show", "settings set unit kg", "catalogue list --kind lift", "workout list", "edit --help"]
)
def test_a_command_of_typers_leaves_what_typer_converts_with_alone(home: Home, line: str) -> None:
    loaded, _ = home.run(*line.split())
    assert "typer" in loaded
    assert "pydantic" not in loaded


def test_what_is_due_is_read_from_the_status_file(home: Home) -> None:
    loaded, said = home.run("due")
    assert said.startswith(("due: ", "not due: "))
    assert "sqlite3" not in loaded
    for file in home.folder.rglob("*.status"):
        file.unlink()
    loaded, said_anew = home.run("due")
    assert said_anew == said
    assert {"sqlite3", "datetime"} <= {*too_much(loaded, MOST["due"])}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "offered"), [("hipflex card hanging", "hanging-leg-raise"), ("hipflex wor", "workout")]
)
def test_completion_loads_nothing_heavy(home: Home, shell: str, line: str, offered: str) -> None:
    words = line.split()
    asked = {
        "_HIPFLEX_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }
    loaded, said = home.run(also=asked)
    assert offered in said
    assert loaded & HEAVY == set()


def test_the_first_set_of_all_loads_nothing_heavy(home: Home, tmp_path: Path) -> None:
    loaded, _ = home.run("log", "hanging-leg-raise", "10", also={"HIPFLEX_LOG": str(tmp_path / "first.db")})
    assert loaded & HEAVY == set()


def test_a_set_that_is_left_in_a_shared_folder_at_once_loads_little_more(home: Home, tmp_path: Path) -> None:
    settings, shared = tmp_path / "settings.yaml", tmp_path / "shared"
    settings.write_text(f"sync: after-change\nsync_folder: {shared}\n", encoding="utf-8")
    shared.mkdir()
    own = {"HIPFLEX_SETTINGS": str(settings), "HIPFLEX_LOG": str(tmp_path / "log.db")}
    for _ in range(3):  # in the first run log and folder are made, in the second the settings are kept
        loaded, _ = home.run("log", "hanging-leg-raise", "10", also=own)
    assert too_much(loaded, LEFT_AT_ONCE) == []


def test_a_heavy_library_would_be_seen(home: Home, tmp_path: Path) -> None:
    older = made_again("schema-1", tmp_path / "older.db")
    loaded, _ = home.run("progress", also={"HIPFLEX_LOG": str(older)})
    assert "sqlite_utils" in loaded
    assert all("sqlite_utils" in too_much(loaded, most) for most in MOST.values())


def test_a_module_too_many_would_be_seen(home: Home) -> None:
    loaded, _ = home.run("due")
    ours, in_all, _ = MOST["due"]
    more = {f"hipflex.more{number}" for number in range(ours + 1)}
    assert too_much(loaded | more, MOST["due"])[0].endswith(f"modules of ours, expected {ours} at most")
    more = {f"more{number}" for number in range(in_all + 1)}
    assert too_much(loaded | more, MOST["due"])[0].endswith(f" modules, expected {in_all} at most")
