"""Whether the tables say what the history comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from hipflex.store.fold import Change, Folded, folded
from hipflex.store.ids import checksum
from hipflex.store.plans import Plans
from hipflex.store.tables import Standing


def differences(changes: Sequence[Change], standing: Standing, plans: Plans) -> Iterator[str]:
    """Where what stands is other than what all changes come to, in words, one difference a thing."""
    outcome = folded(changes)
    yield from _in_rows(outcome, standing)
    if set(standing.waiting) != outcome.waiting:
        yield "other sets wait for their session than the history says"
    mentioned = {(checksum(thing_id), change.id) for change in changes for _, thing_id in change.things()}
    if mentioned != set(standing.mentions):
        yield "the list of what each change is about is not complete"
    yield from _in_reasons(outcome, standing, plans)


def _in_rows(outcome: Folded, standing: Standing) -> Iterator[str]:
    for kind, rows in outcome.rows.items():
        kept = standing.rows[kind]
        for thing_id in sorted(rows.keys() | kept.keys()):
            if thing_id not in rows or thing_id not in kept:
                yield f"the {kind} {thing_id} is {'missing' if thing_id in rows else 'in no change'}"
            elif wrong := [name for name, value in rows[thing_id].items() if value != kept[thing_id][name]]:
                yield f"the {kind} {thing_id} has another {', '.join(wrong)} than its changes say"


def _in_reasons(outcome: Folded, standing: Standing, plans: Plans) -> Iterator[str]:
    reasons_of = cache(plans.left_out)
    for session_id, fields in outcome.rows["session"].items():
        if isinstance(plan := fields["plan"], int) and reasons_of(plan) != standing.left_out.get(session_id, {}):
            yield f"the session {session_id} left out other exercises than its plan says"
