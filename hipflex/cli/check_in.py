"""`hipflex check-in`: the self-check, per side."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.performance import CheckIn, Finding
from hipflex.errors import UsageError
from hipflex.runner.ports import EndOfInput

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
    change, made = tools.log.by_hand.check_in(tools.now(), left, right)
    if as_json:
        from hipflex.as_json.changes import checked_in_document

        tools.document(checked_in_document(change, made))
        return
    from hipflex.render.words import short_id

    tools.say(f"logged  self-check: left {left}, right {right}  (id {short_id(made.id)}){_since(tools, made)}")


def _asked(tools: Toolbox, left: Finding | None, right: Finding | None) -> tuple[Finding, Finding]:
    """Shows how the check is done, and asks for what is not known yet."""
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here: give --left tight|clear and --right tight|clear")
    guide = tools.library.guides.get(SELF_CHECK)
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


def _since(tools: Toolbox, made: CheckIn) -> str:
    """How it was the time before."""
    earlier = [one for one in tools.log.read.check_ins() if one.id != made.id and one.performed_at <= made.performed_at]
    if not earlier:
        return ""
    from hipflex.render.words import day_words

    last = earlier[-1]
    return f"; {day_words(last.performed_at.date())}: left {last.left}, right {last.right}"
