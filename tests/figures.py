"""What the tests measured, to be told at the end of a run, whichever processes they ran in.

A test hands on a text with `record_property(FIGURES, text)`, and counts, which are added up over all tests, with
`record_property("cases of something", {"faults": 0})`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

FIGURES = "figures"
Properties = Iterable[tuple[str, object]]


def told(properties_of_tests: Iterable[Properties]) -> Iterator[str]:
    """Each text, then a line for each sort of counts."""
    cases: Counter[str] = Counter()
    counts: dict[str, dict[str, int]] = {}
    for name, value in (one for properties in properties_of_tests for one in properties):
        if name == FIGURES:
            yield str(value)
        elif isinstance(value, Mapping):
            cases[name] += 1
            sums = counts.setdefault(name, {})
            for what, count in value.items():
                sums[what] = sums.get(what, 0) + count
    for name, sums in counts.items():
        yield f"{cases[name]} {name}: {', '.join(f'{count} {what}' for what, count in sums.items())}"
