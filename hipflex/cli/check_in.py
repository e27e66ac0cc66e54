"""`hipflex check-in`: the self-check, per side."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hipflex.as_json.changes import checked_in_document
from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.domain.measures import Side
from hipflex.domain.mobility import Found
from hipflex.domain.performance import Finding
from hipflex.errors import Refused, UsageError
from hipflex.render.change_words import checked_in_words
from hipflex.render.safe import safe
from hipflex.runner.ports import EndOfInput
from hipflex.services.self_check import ThighUnknown, check_in, found, thigh_of

SELF_CHECK = "self-check"
SideFound = Annotated[
    str | None,
    typer.Option(
        metavar="FOUND",
        help="tight, clear, or a measure like 8deg or 4cm; without it you are asked.",
        autocompletion=lambda: [*Finding],
    ),
]
Thigh = Annotated[
    str | None, typer.Option("--thigh", metavar="CM", help="How long your thigh is, for a measure in cm; kept.")
]


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check-in", cls=Command)(check_in_command)


def check_in_command(
    ctx: typer.Context, left: SideFound = None, right: SideFound = None, thigh: Thigh = None, as_json: Json = False
) -> None:
    """Note what the self-check finds, left and right."""
    tools = toolbox(ctx)
    thigh_cm = thigh_of(tools.workspace, thigh)
    said = {side: found(text, thigh_cm) for side, text in zip(Side, (left, right), strict=True) if text is not None}
    if len(said) < len(Side):
        thigh_cm = _ask(tools, said, thigh_cm)
    done = check_in(tools.workspace, said[Side.LEFT], said[Side.RIGHT], thigh_cm)
    tools.answer(
        lambda: checked_in_document(done.change, done.check_in),
        lambda: checked_in_words(done.check_in, done.before),
        as_json=as_json,
    )


def _ask(tools: Toolbox, said: dict[Side, Found], thigh_cm: float | None) -> float | None:
    """Shows how the check is done, and asks for the sides not known yet; the length of the thigh, if it was needed."""
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here: give --left tight|clear and --right tight|clear, or 8deg, or 4cm")
    guide = tools.workspace.library.guides.get(SELF_CHECK)
    if guide is not None:
        from hipflex.render.muscles import self_check

        tools.console(sys.stderr).print(self_check(guide))
    for side in Side:
        text = ""
        while side not in said:
            text = text or _answer(f"{side} leg tested: tight, clear, 8deg? ")
            try:
                said[side] = found(text, thigh_cm)
            except ThighUnknown:
                thigh_cm = _thigh(tools)
            except Refused as error:
                print(safe(str(error)), file=sys.stderr)
                text = ""
    return thigh_cm


def _thigh(tools: Toolbox) -> float | None:
    while True:
        try:
            return thigh_of(tools.workspace, _answer("how long is your thigh in cm, from hip joint to knee? "))
        except Refused as error:
            print(safe(str(error)), file=sys.stderr)


def _answer(question: str) -> str:
    from hipflex.terminal.prompt import answer

    try:
        return answer(question, sys.stderr)
    except EndOfInput:
        raise UsageError("the check was left before both sides were known; nothing was written") from None
