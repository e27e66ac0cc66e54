"""A sync through a folder that git carries: committed, pulled and pushed by the git program.

Each machine writes files of its own alone, so that nothing has to be merged by hand.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from hipflex.domain.sync import Synced
from hipflex.errors import Refused
from hipflex.services.sync import sync
from hipflex.services.workspace import Workspace
from hipflex.store.own_segments import HOME
from hipflex.value_classes import replace

MOST_ATTEMPTS = 5
LONGEST_S = 300
AS_THEY_ARE = "* -text\n"
"""What keeps git from changing the line ends of a machine's files."""
QUIETLY = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "GIT_MERGE_AUTOEDIT": "no", "LC_ALL": "C"}


def sync_by_git(workspace: Workspace, folder: Path) -> Synced:
    """Commits this machine's changes, pulls those of the others, takes them in, and pushes; refuses what git refuses.

    Whatever fails, this machine's changes are in its files, and what was pulled is taken in.
    """
    if _asked(folder, "rev-parse", "--is-inside-work-tree") != "true":
        raise Refused(f"{folder} is in no working tree of git; `git init` or `git clone` makes one")
    done = sync(workspace, folder)
    if done.machine is not None:
        _commit(folder, done.machine)
    if _asked(folder, "rev-parse", "--abbrev-ref", "@{upstream}") is None:
        raise Refused(f"committed in {folder}, not pushed: its branch has no upstream (`git push -u` sets one)")
    for attempt in range(1, MOST_ATTEMPTS + 1):
        _run(folder, "pull", "--no-rebase", "--no-edit", "--quiet")
        done = _together(done, sync(workspace, folder))
        if done.machine is not None:
            _commit(folder, done.machine)
        if _asked(folder, "rev-list", "--count", "@{upstream}..HEAD") == "0":
            return done
        try:
            _run(folder, "push", "--quiet")
        except Refused:  # another machine was quicker
            if attempt == MOST_ATTEMPTS:
                raise
        else:
            return done
    return done


def _together(first: Synced, second: Synced) -> Synced:
    return replace(
        second,
        written=first.written + second.written,
        taken=first.taken + second.taken,
        brought_back=first.brought_back + second.brought_back,
        settled=(*first.settled, *second.settled),
        taken_over=(*first.taken_over, *second.taken_over),
    )


def _commit(folder: Path, machine: str) -> None:
    """Commits the files of this machine, and no others."""
    own = Path(HOME, machine)
    attributes = folder / own / ".gitattributes"
    if not attributes.exists():
        attributes.write_text(AS_THEY_ARE, encoding="ascii", newline="\n")
    _run(folder, "add", "--force", "--", str(own))
    if _asked(folder, "diff", "--cached", "--quiet", "--", str(own)) is None:
        author = [] if _asked(folder, "config", "user.email") else _author(machine)
        _run(folder, *author, "commit", "--quiet", "--no-verify", "-m", f"{machine}: training log", "--", str(own))


def _author(machine: str) -> list[str]:
    return ["-c", "user.name=hipflex", "-c", f"user.email=hipflex@{machine}"]


def _asked(folder: Path, *words: str) -> str | None:
    """What git says; None where it says no."""
    done = _started(folder, words)
    return done.stdout.strip() if done.returncode == 0 else None


def _run(folder: Path, *words: str) -> None:
    done = _started(folder, words)
    if done.returncode:
        verb = next(word for word in words if word.isalpha())
        said = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()[-1]
        raise Refused(f"git {verb} in {folder}: {said}; this machine's changes are in its files there")


def _started(folder: Path, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - git, with words of ours and the user's folder
            ["git", "-C", str(folder), *words],  # noqa: S607 - wherever the user has it
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, **QUIETLY},
            timeout=LONGEST_S,
            check=False,
        )
    except FileNotFoundError:
        raise Refused("--git needs the git program, which isn't there") from None
    except subprocess.TimeoutExpired:
        raise Refused(f"git {words[0]} in {folder} took longer than {LONGEST_S} s, and was ended") from None
