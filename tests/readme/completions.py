"""The completion files that are installed with the program hold what `--install-completion` would put in place."""

from __future__ import annotations

from collections.abc import Mapping

from hipflex.cli.completion_scripts import completion_scripts
from tests.readme.readme import DOCS

FOLDER = DOCS / "completions"
FILES = {"bash": "hipflex.bash", "zsh": "_hipflex", "fish": "hipflex.fish"}


def completions() -> Mapping[str, str]:
    """The text of each shell's file, by the file's name."""
    return {FILES[shell]: script for shell, script in completion_scripts().items()}
