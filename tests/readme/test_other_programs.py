"""What the pages have other programs do, schedulers and git, with programs that stand for those that aren't here."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import which

import pytest

from tests.readme.desk import Desk
from tests.readme.readme import DOCS, block, text_of

PROMPTS, REMINDERS, SYNC = (text_of(DOCS / f"{name}.md") for name in ("prompts", "reminders", "sync"))
GIT_CONFIG = """\
[user]
    name = Kim
    email = kim@example.org
[url "{server}"]
    insteadOf = me@server:training.git
"""

pytestmark = pytest.mark.skipif(not which("bash"), reason="bash isn't installed")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_reminder_is_set_by_the_line_of_its_page(desk: Desk) -> None:
    for name in ("launchctl", "osascript"):
        desk.program(name, ":")
    assert desk.script(block(REMINDERS, "remind"))[0].startswith("reminder mon thu 12:30, by launchd")


def test_cron_renews_the_status_file_as_the_page_shows_it(desk: Desk) -> None:
    desk.script("hipflex log hanging-leg-raise 9 9 8 --workout hip-flexor --at '4 days ago'")
    status = desk.path / ".local" / "share" / "hipflex" / "log.db.status"
    for line in block(PROMPTS, "cron").splitlines():
        status.unlink()
        assert desk.run("/bin/sh", "-c", re.sub(r"^@\w+ ", "", line)) == []
        due, day = status.read_text(encoding="utf-8").splitlines()[:2]
        shown, next_day = block(PROMPTS, "status").splitlines()
        assert (re.sub(r"\(.*", "", due), day) == (re.sub(r"\(.*", "", shown), next_day)


@pytest.mark.skipif(not which("git"), reason="git isn't installed")
def test_git_carries_a_log_as_the_page_says(desk: Desk) -> None:
    server = desk.path / "server.git"
    (desk.path / ".gitconfig").write_text(GIT_CONFIG.format(server=server), encoding="utf-8")
    desk.run("git", "init", "-q", "--bare", str(server))
    desk.script(f"hipflex log -- lunge 10 && {block(SYNC, 'git')}")
    carried = desk.run("git", "-C", str(server), "ls-tree", "-r", "--name-only", "HEAD")
    assert len([name for name in carried if re.fullmatch(r"hipflex/.+/0001\.jsonl", name)]) == 1
