"""How sets and doses are written: text ⇄ values of training, every slip with its place."""

from hipflex.notation.amounts import parse_load
from hipflex.notation.canonical import (
    describe_entries,
    describe_entry,
    describe_set,
    format_amount,
    format_distance,
    format_dose,
    format_load,
    format_seconds,
    format_span,
)
from hipflex.notation.doses import parse_dose
from hipflex.notation.findings import parse_found
from hipflex.notation.lines import parse_line
from hipflex.notation.rules import parse_deload, parse_rule
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import Vocabulary

__all__ = [
    "Vocabulary",
    "describe_entries",
    "describe_entry",
    "describe_set",
    "format_amount",
    "format_distance",
    "format_dose",
    "format_load",
    "format_seconds",
    "format_span",
    "parse_deload",
    "parse_dose",
    "parse_found",
    "parse_line",
    "parse_load",
    "parse_rule",
    "parse_sets",
]
