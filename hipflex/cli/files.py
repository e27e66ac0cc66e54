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
    """A text file that is there whole, or as it was."""
    try:
        handle, new = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                yield out
            Path(new).replace(path)
        except BaseException:
            Path(new).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror or error}") from error


def refuse_the_log(tools: Toolbox, path: Path) -> None:
    """Keeps a command from writing over the training log."""
    log = Path(tools.places.log)
    if path.exists() and log.exists() and path.samefile(log):
        raise Refused(f"{path} is the training log itself; name another file")
