"""Files of other programs that were cut, joined and typed into: what is wrong with them is told, and nothing else."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.interchange.registry import recognised
from tests.interchange.apps.reading import come_to

TEXTS = [file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent / "files").iterdir())]
BITS = ["", '"', ",", ";", "\t", "\n", "\r", "\0", "-", ":", "/", ".", "x", "é", "٣", "1e99", "99:99", "9" * 30, "NaN"]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(BITS)), min_size=1, max_size=6)


def broken(text: str, edits: list[tuple[float, int, str]]) -> str:
    for where, taken, put in edits:
        place = int(where * len(text))
        text = text[:place] + put + text[place + taken :]
    return text


@settings(max_examples=150)
@given(st.sampled_from(TEXTS), EDITS)
def test_a_broken_file_is_refused_or_read_with_its_bad_rows_told(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    changed = broken(text, edits)
    try:
        known, _ = recognised(changed)
    except Refused:
        return
    found = come_to(known, changed, Unit.KG)
    assert all(one.line >= 1 and "\n" not in one.reason for one in (*found.bad, *found.warnings))
