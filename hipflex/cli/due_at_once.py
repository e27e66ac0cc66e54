"""`hipflex due` answered from the status file, where that is sure: with nothing of the program loaded but this."""

from __future__ import annotations

import os
import sys

from hipflex.services.status_file import line_still_true

TYPE_CHECKING = False  # see hipflex.path_names
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLAIN, QUIET = ["due"], ["due", "--quiet"]


def due_at_once(words: Sequence[str], environment: Mapping[str, str]) -> tuple[str, int] | None:
    """What a run prints, and its exit code; None where the program has to be loaded to say it."""
    if words not in (PLAIN, QUIET) or "_HIPFLEX_COMPLETE" in environment:
        return None
    line = line_still_true(environment)
    if line is None:
        return None
    if words == QUIET:
        return "", 0 if line.startswith("due: ") else 1
    return (f"{line}\n", 0) if _is_shown_as_it_is(line) else None


def _is_shown_as_it_is(line: str) -> bool:
    """Whether standard output takes a line without its being folded or spelt in other letters."""
    if sys.stdout is None or sys.platform == "win32":
        return False
    try:
        is_wide_enough = not sys.stdout.isatty() or len(line) < os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return False
    return is_wide_enough and (line.isascii() or sys.stdout.encoding == "utf-8")
