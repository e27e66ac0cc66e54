"""`hipflex check-in`: the self-check, per side."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hipflex.as_json.changes import checked_in_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.mobility import Found
from hipflex.domain.performance import Finding
from hipflex.errors import UsageError
from hipflex.render.words import checked_in_words
from hipflex.runner.ports import EndOfInput
from hipflex.services.by_hand import check_in

SELF_CHECK = "self-check"
SideFinding = Annotated[Finding | None, typer.Option(help="What you found; without it you are asked.")]


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check-in", cls=Command)(check_in_command)


def check_in_command(
    ctx: typer.Context, left: SideFinding = None, right: SideFinding = None, as_json: Json = False
) -> None:
    """Note what the self-check finds, left and right."""
    tools = toolbox(ctx)
    if left is None or right is None:
        left, right = _asked(tools, left, right)
    done = check_in(tools.workspace, Found(left), Found(right))
    tools.answer(
        lambda: checked_in_document(done.change, done.check_in),
        lambda: checked_in_words(done.check_in, done.before),
        as_json=as_json,
    )


def _asked(tools: Toolbox, left: Finding | None, right: Finding | None) -> tuple[Finding, Finding]:
    """Shows how the check is done, and asks for what is not known yet."""
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here: give --left tight|clear and --right tight|clear")
    guide = tools.workspace.library.guides.get(SELF_CHECK)
    if guide is not None:
        from hipflex.render.muscles import self_check

        tools.console(sys.stderr).print(self_check(guide))
    return left or _answer("left"), right or _answer("right")


def _answer(side: str) -> Finding:
    """What a person says of one side, asked again until it is one of the two words."""
    from hipflex.terminal.prompt import answer

    while True:
        try:
            said = answer(f"{side} leg tested, tight or clear? ", sys.stderr).lower()
        except EndOfInput:
            raise UsageError("the check was left before both sides were known; nothing was written") from None
        for finding in Finding:
            if said and finding.value.startswith(said):
                return finding
        print(f"{said!r} is no finding: write tight or clear, or t or c; Ctrl-D leaves", file=sys.stderr)
