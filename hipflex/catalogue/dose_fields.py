"""Fields in the notation: doses and rules of progression."""

from __future__ import annotations

from hipflex.catalogue.fields import LONGEST_TEXT, TEXT, Field, Type, object_schema, text_of, values
from hipflex.catalogue.report import Report
from hipflex.domain.dose import Dose
from hipflex.domain.rules import Deload, Rule
from hipflex.errors import NotationError
from hipflex.notation import parse_deload, parse_dose, parse_rule
from hipflex.yamltext.nodes import Fields, Node, Scalar, cited


def _dose(node: Node, report: Report) -> Dose | None:
    if not isinstance(node, Scalar) or len(node.text) > LONGEST_TEXT:
        report.wrong(node.place, "no dose stands here", "a dose like 3 x 8-10 rest 90s")
        return None
    try:
        return parse_dose(_written(node), report.vocabulary)
    except NotationError as slip:
        _slipped("dose", node, slip, report)
        return None


DOSE = Type(
    _dose,
    {
        "type": ["string", "integer"],
        "maxLength": LONGEST_TEXT,
        "examples": ["3 x 8-10 per side @ 5kg rest 90s"],
    },
)
"""A dose in the notation."""


def _rule(node: Node, report: Report) -> Rule | None:
    if not isinstance(node, Scalar) or len(node.text) > LONGEST_TEXT:
        report.wrong(node.place, "no rule stands here", "a rule like `load +1kg up to 10kg`, or `rung`")
        return None
    try:
        return parse_rule(_written(node), report.vocabulary.unit)
    except NotationError as slip:
        _slipped("rule", node, slip, report)
        return None


RULE = Type(
    _rule,
    {
        "type": "string",
        "maxLength": LONGEST_TEXT,
        "examples": ["load +1kg up to 10kg with ankle weight | dumbbell", "rung"],
    },
)
"""A rule of progression in the notation."""


def _deload(node: Node, report: Report) -> Deload | None:
    if not isinstance(node, Scalar) or len(node.text) > LONGEST_TEXT:
        report.wrong(node.place, "this says nothing of a step back", "words like `after 2 misses or 21 days by 10%`")
        return None
    try:
        return parse_deload(_written(node))
    except NotationError as slip:
        _slipped("step back", node, slip, report)
        return None


DELOAD = Type(
    _deload,
    {"type": "string", "maxLength": LONGEST_TEXT, "examples": ["after 2 misses or 21 days by 10%"]},
)
"""When to step back, in the notation."""

SOURCED_DOSE = {"dose": Field(DOSE, "the dose", required=True), "source": Field(TEXT, "where the dose comes from")}


def _doses(node: Node, report: Report) -> dict[str, tuple[Dose, str]] | None:
    if not isinstance(node, Fields) or not node.fields:
        report.wrong(node.place, "no doses stand here", "a map from purpose to dose, like `strength: 3 x 8-10`")
        return None
    read = {TEXT.parse(purpose, report): _sourced(value, report) for purpose, value in node.fields}
    return {purpose: (dose, source) for purpose, (dose, source) in read.items() if purpose and dose}


def _sourced(node: Node, report: Report) -> tuple[Dose | None, str]:
    if not isinstance(node, Fields):
        return _dose(node, report), ""
    found = values(node, SOURCED_DOSE, report)
    return found.get("dose"), found.get("source", "")


DOSES = Type(
    _doses,
    {
        "type": "object",
        "minProperties": 1,
        "propertyNames": TEXT.schema,
        "additionalProperties": {"anyOf": [DOSE.schema, object_schema(SOURCED_DOSE)]},
    },
)
"""Doses by purpose, each with its source where it has one of its own; the first is the default one."""


def _written(node: Scalar) -> str:
    """The text as it stands, so that a slip has its place; one that goes over several lines as one."""
    return text_of(node) if node.inset is None else node.text


def _slipped(sort: str, node: Scalar, slip: NotationError, report: Report) -> None:
    """Notes a slip at the very character."""
    whole = f"the {sort} {cited(_written(node))}"
    what = f"{cited(slip.found)} in {whole}" if slip.found else f"{whole} ends too early"
    report.wrong(node.at(slip.start), what, slip.expected)
