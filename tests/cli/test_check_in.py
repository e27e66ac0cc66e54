"""`hipflex check-in` at a terminal: it asks until it understands, and says why it asks again."""

from __future__ import annotations

import sys

import pexpect

from tests.cli.home import Home


def test_what_is_not_understood_is_asked_again_with_the_reason(home: Home) -> None:
    program = pexpect.spawn(
        sys.executable,
        ["-m", "hipflex", "check-in"],
        env=home.environment,
        cwd=str(home.path),
        encoding="utf-8",
        dimensions=(60, 80),
        timeout=60,
    )
    for said, expected in (
        ("sore", "'sore' is no finding: write tight or clear"),
        ("", "'' is no finding: write tight or clear"),
        ("T", "right leg tested"),
        ("cle", "left tight, right clear"),
    ):
        program.expect_exact("clear? ")
        program.sendline(said)
        program.expect_exact(expected)
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 0
    assert home.ok("export", "--format", "json").json["check_ins"][0]["right"] == "clear"
