"""What holds of the words of every reason: the numbers that it names stand as it says they do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coach.cases import cases
from tests.coach.histories import a_diary

N, UNIT = r"(\d+(?:\.\d+)?)", "(?: s| m)?"
TOLD = re.compile(
    rf"(?:^|[^\d]){N}((?:, {N})*){UNIT}(?: with [^,:]*| without load| at body weight)? (?:today|yester|on )"
)
SETS_TOLD = re.compile(rf"(\d+) sets of {N}(?:–{N})?{UNIT} ")
BELOW = rf" below (?:the )?{N}{UNIT}\b"

Amounts = Sequence[float]
OF_ALL: dict[str, Callable[[Amounts, float, float], bool]] = {
    rf"{BELOW}(?! by| asked for by)": lambda done, low, _: min(done) < low,
    rf"{BELOW}(?: asked for)? by more than half": lambda done, low, _: max(done) * 2 < low,
    rf", the top of {N}–{N}{UNIT} in every set": lambda done, _, high: min(done) == high,
    rf", {N}{UNIT} in every set": lambda done, only, _: min(done) == only,
    rf", more than {N}{UNIT} in every set": lambda done, high, _: min(done) > high,
    rf"where you can, up to {N}": lambda done, high, _: min(done) < high,
    rf", {N} of {N} sets: all of them first": lambda done, number, asked: len(done) == number < asked,
}
"""What a reason may say of the amounts that it tells, and when that is so."""
OF_EACH: dict[str, Callable[[Amounts, float, float], bool]] = {
    rf", the last of them{BELOW}": lambda done, low, _: (
        min(done) < low and done == sorted(done, key=lambda one: one < low)
    ),
    rf", some of them{BELOW}": lambda done, low, _: done != sorted(done, key=lambda one: one < low),
    rf", short of {N} seconds": lambda done, total, _: sum(done) < total,
    rf", all {N} seconds": lambda done, total, _: sum(done) >= total,
    rf", {N} of {N} seconds: add holds": lambda done, came_to, total: sum(done) == came_to < total,
    rf", {N} of {N} seconds: hold longer": lambda done, came_to, total: sum(done) == came_to >= total,
}
"""The same where each of the amounts has to be told for it."""
CLAIMS = OF_ALL | OF_EACH


def claims(because: str) -> dict[str, bool]:
    """What a reason says of the amounts that it tells, and whether it is so."""
    if many := SETS_TOLD.search(because):
        known, done = OF_ALL, [float(many[2]), *[float(many[3] or many[2])] * (int(many[1]) - 1)]
    elif found := TOLD.search(because):
        known, done = CLAIMS, [float(one) for one in re.findall(N, found[1] + found[2])]
    else:
        return {}
    said = {claim: match for claim in known if (match := re.search(claim, because))}
    return {claim: known[claim](done, float(one[1]), float(one[one.lastindex or 1])) for claim, one in said.items()}


@pytest.mark.parametrize(
    "because",
    [
        "right 9, 10, 10 with 2 kg today, below 8: the same again",
        "12, 6, 12 at body weight today, the last of them below 8: the same again, rest a little longer",
        "10, 10, 10 with 2 kg on Friday, 3 of 3 sets: all of them first",
        "5, 3, 3 with 7 kg today, below 8 by more than half: a step back, 3 kg instead of 7 kg",
    ],
)
def test_a_reason_that_is_not_so_would_be_seen(because: str) -> None:
    assert False in claims(because).values()


@settings(max_examples=1000)
@given(st.integers(0, 10**9))
def test_what_a_reason_says_of_the_amounts_that_it_tells_is_so(seed: int) -> None:
    diary, slug = a_diary(seed)
    because = diary.next(slug).because
    assert False not in claims(because).values(), because


def test_the_cases_say_what_is_so_and_reach_every_claim_with_the_random_diaries() -> None:
    told = [claims(case.because) for _, case in cases()]
    assert not [case for case in told if False in case.values()]
    random = (claims(diary.next(slug).because) for diary, slug in map(a_diary, range(1000)))
    assert set().union(*told, *random) == set(CLAIMS)
