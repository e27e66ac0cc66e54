"""What the quickest commands load: with the schema current, nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"rich", "sqlite_utils", "pydantic", "plotext"}
PROBE = """
import os
import sys
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
    print("loaded", *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
sys.exit(code)
"""
SHELLS = ("bash", "zsh", "fish", "powershell")


class Home:
    """An empty home whose runs tell what they loaded."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX_", "XDG_"))}
        self.environment = {**kept, "HOME": str(folder), "PYTHONPATH": str(ROOT)}
        self.folder = folder

    def run(self, *words: str, also: Mapping[str, str] | None = None) -> tuple[set[str], str]:
        """The libraries loaded by one run that ended well, and what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", PROBE, *words],
            cwd=self.folder,
            env={**self.environment, **(also or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        [loaded] = [line for line in done.stderr.splitlines() if line.startswith("loaded ")]
        return set(loaded.split()), done.stdout


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose log has the current schema."""
    home = Home(tmp_path)
    home.run("log", "hanging-leg-raise", "9")
    return home


def test_logging_a_set_loads_nothing_heavy(home: Home) -> None:
    loaded, said = home.run("log", "hanging-leg-raise", "10")
    assert "10" in said
    assert "sqlite3" in loaded
    assert loaded & HEAVY == set()


def test_what_is_due_is_read_from_the_status_file_with_next_to_nothing_loaded(home: Home) -> None:
    loaded, said = home.run("due")
    assert said.startswith(("due: ", "not due: "))
    assert loaded & {*HEAVY, "typer", "yaml", "sqlite3", "typing", "enum", "re", "pathlib", "json", "datetime"} == set()


def test_the_version_loads_no_library_at_all(home: Home) -> None:
    loaded, said = home.run("--version")
    assert said.startswith("hipflex ")
    assert loaded & {*HEAVY, "typer", "yaml", "sqlite3"} == set()


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


def test_a_heavy_library_would_be_seen(home: Home, tmp_path: Path) -> None:
    loaded, _ = home.run("progress", also={"HIPFLEX_LOG": str(tmp_path / "first.db")})
    assert {"rich", "sqlite_utils"} <= loaded
