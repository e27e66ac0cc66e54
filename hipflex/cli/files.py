"""Files that a command writes: there whole or as they were, and never over the log."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from hipflex.cli.toolbox import Toolbox
from hipflex.errors import Refused


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file that is there whole, or as it was; a pipe or a device is written into."""
    try:
        into = _written_into(path) if path.exists() and not path.is_file() else _replaced(path.resolve())
        with into as out:
            yield out
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror or error}") from error


def _written_into(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    """A new file that takes the place of an old one once it is whole."""
    handle, new = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        Path(new).replace(path)
    except BaseException:
        Path(new).unlink(missing_ok=True)
        raise


def refuse_the_log(tools: Toolbox, path: Path) -> None:
    """Keeps a command from writing over the training log."""
    log = Path(tools.places.log)
    if path.exists() and log.exists() and path.samefile(log):
        raise Refused(f"{path} is the training log itself; name another file")
