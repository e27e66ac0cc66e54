"""Running the programs of the system's schedulers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from hipflex.errors import Refused

PATIENCE_S = 30


class Ran(NamedTuple):
    """How a program ended, and what it said; bytes that are no text are kept as they are."""

    code: int
    out: str
    err: str


def ran(command: Sequence[str], given: str = "") -> Ran:
    """Runs a program of the system with a text on its standard input; raises Refused where it can't be run."""
    path = shutil.which(command[0])
    if path is None:
        raise Refused(f"there is no program {command[0]}")
    try:
        done = subprocess.run(  # noqa: S603 - found on the path, and its arguments are the program's own
            [path, *command[1:]],
            input=given.encode(errors="surrogateescape"),
            capture_output=True,
            check=False,
            timeout=PATIENCE_S,
            env=os.environ | {"LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(f"{command[0]} can't be run: {error}") from None
    return Ran(done.returncode, *(said.decode(errors="surrogateescape") for said in (done.stdout, done.stderr)))


def ran_well(command: Sequence[str], given: str = "") -> Ran:
    """The same of a program that has to succeed; what it complains of is the refusal."""
    done = ran(command, given)
    if done.code:
        said = (done.err.strip() or done.out.strip() or f"exit status {done.code}").splitlines()[0]
        raise Refused(f"`{' '.join(command)}` failed: {said}")
    return done
