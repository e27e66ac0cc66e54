"""What a self-check finds of a side: a word, the thigh's angle over level, or how far it stays above level."""

from __future__ import annotations

import re

from hipflex.domain.mobility import Found, Rise, found_of
from hipflex.domain.performance import Finding
from hipflex.errors import NotationError
from hipflex.patterns import pattern

A_FINDING = "tight, clear, or a measure like 8deg, -2deg or 4cm"
_MEASURE = pattern(r"([+-]?) ?([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?(deg|degrees?|°|cm)", re.IGNORECASE)


def parse_found(text: str) -> Found | Rise:
    """What a text says was found; raises NotationError, and Refused for an angle that no hip has."""
    said = " ".join(text.split()).replace("−", "-")
    for finding in Finding:
        if said and finding.startswith(said.lower()):
            return Found(finding)
    measure = _MEASURE.fullmatch(said)
    if measure is None:
        raise NotationError(text, 0, A_FINDING, found=text)
    sign, digits, unit = measure.groups()
    number = float(f"{sign}{digits.replace(',', '.')}")
    return Rise(number) if unit.lower() == "cm" else found_of(number)
