"""A sync through a folder that git carries: committed, fetched, merged and pushed by the git program.

Each machine writes files of its own alone, so that nothing has to be merged by hand. Where an old working tree was put
back, the lines of both sides stay, which is as good.
"""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from hipflex.domain.sync import Synced
from hipflex.errors import Refused
from hipflex.files import alone_with, write_file
from hipflex.services.sync import sync
from hipflex.services.workspace import Workspace
from hipflex.store.own_segments import HOME
from hipflex.value_classes import dataclass, replace

MOST_ATTEMPTS = 10
PAUSE_S = 0.1
LONGEST_S = 300
ATTRIBUTES = "* -text merge=union\n"
"""What keeps git from changing the line ends of a machine's files, and from asking which of two lines to keep."""
QUIETLY = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C"}
ELSEWHERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"}  # as git sets them for its hooks, of another repository


def sync_by_git(workspace: Workspace, folder: Path) -> Synced:
    """Commits this machine's changes, fetches those of the others, takes them in, and pushes.

    Where git refuses something, it says so in what it returns: this machine's changes are in its files then, and what
    was fetched is taken in. Raises Refused where there is no working tree.
    """
    clone = _Clone(folder)
    if clone.asked("rev-parse", "--is-inside-work-tree") != "true":
        raise Refused(f"{folder} is in no working tree of git; `git init` or `git clone` makes one")
    with alone_with(folder / HOME):
        done = sync(workspace, folder)
        try:
            for attempt in range(1, MOST_ATTEMPTS + 1):
                clone.commit(done.machine)
                clone.take_in()
                done = _together(done, sync(workspace, folder))
                clone.commit(done.machine)
                if clone.has_pushed(is_last=attempt == MOST_ATTEMPTS):
                    break
                time.sleep(PAUSE_S * attempt)  # another machine was quicker
        except Refused as refusal:
            done = replace(done, failure=done.failure or str(refusal))
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


@dataclass(frozen=True, slots=True)
class _Clone:
    """A folder in a working tree of git."""

    folder: Path

    def commit(self, machine: str | None) -> None:
        """Commits the files of this machine, and no others."""
        own = Path(HOME, str(machine))
        if machine is None or not (self.folder / own).is_dir():
            return
        attributes = self.folder / own / ".gitattributes"
        if not attributes.exists():
            write_file(attributes, ATTRIBUTES)
        self.run("add", "--force", "--", str(own))
        if self.asked("diff", "--cached", "--quiet", "--", str(own)) is None:
            self.run("commit", "--quiet", "--no-verify", "-m", f"{machine}: training log", "--", str(own))

    def take_in(self) -> None:
        """Fetches what others pushed, and merges it."""
        remote, _ = self._upstream()
        self.run("fetch", "--quiet", remote)
        if self.asked("rev-parse", "--verify", "--quiet", "@{upstream}") is None:
            return  # nobody has pushed anything yet
        try:
            # Whoever cloned a repository that was empty has begun a history of its own.
            self.run("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "@{upstream}")
        except Refused:
            self.asked("merge", "--abort")
            raise

    def has_pushed(self, *, is_last: bool) -> bool:
        """Whether all that was committed is with the others now; raises Refused at the last attempt."""
        if self.asked("rev-parse", "--verify", "--quiet", "HEAD") in {None, self.asked("rev-parse", "@{upstream}")}:
            return True
        remote, branch = self._upstream()
        try:
            self.run("push", "--quiet", remote, f"HEAD:{branch}")
        except Refused:
            if is_last:
                raise
            return False
        return True

    def _upstream(self) -> tuple[str, str]:
        """The remote and the branch there that this one belongs to."""
        here = self.asked("symbolic-ref", "--short", "HEAD")
        remote, branch = (self.asked("config", f"branch.{here}.{what}") for what in ("remote", "merge"))
        if not remote or not branch:
            raise Refused(
                f"committed in {self.folder}, not pushed: its branch has no upstream (`git push -u` sets one)"
            )
        return remote, branch

    def asked(self, *words: str) -> str | None:
        """What git says; None where it says no."""
        done = self._started(words)
        return done.stdout.strip() if done.returncode == 0 else None

    def run(self, *words: str) -> None:
        """Has git do something; raises Refused with what it says where it doesn't."""
        done = self._started((*self._identity(), "-c", "commit.gpgsign=false", *words))
        if done.returncode:
            said = _reason(done.stderr.splitlines() or done.stdout.splitlines()) or f"exit code {done.returncode}"
            raise Refused(f"git {words[0]} in {self.folder}: {said}; this machine's changes are in its files there")

    def _identity(self) -> tuple[str, ...]:
        if self.asked("config", "user.email"):
            return ()
        return ("-c", "user.name=hipflex", "-c", "user.email=hipflex@localhost")

    def _started(self, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        try:
            return subprocess.run(  # noqa: S603 - git, with words of ours and the user's folder
                ["git", "-C", str(self.folder), *words],  # noqa: S607 - wherever the user has it
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                env=kept | QUIETLY,
                timeout=LONGEST_S,
                check=False,
            )
        except FileNotFoundError:
            raise Refused("--git needs the git program, which isn't there") from None
        except subprocess.TimeoutExpired:
            raise Refused(f"git {words[-1]} in {self.folder} took longer than {LONGEST_S} s, and was ended") from None


def _reason(said: list[str]) -> str:
    """The line in which git says why, of which more follow that tell what to type."""
    lines = [line.strip() for line in said if line.strip() and not line.startswith("hint:")]
    reasons = [line for line in lines if line.startswith(("fatal:", "error:", "CONFLICT"))]
    return (reasons or lines or [""])[0].rstrip(".")
