"""What bringing logs together came to, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipflex.domain.change import Settled
from hipflex.domain.movement import MovementBrief
from hipflex.domain.sync import Synced
from hipflex.render.layout import QUIET, Column, Listing, View, page, paragraph
from hipflex.render.words import count_words, moment_words

HENCEFORTH = (
    "From now on `hipflex sync` is enough here; with `hipflex settings set sync after-change` each change is written "
    "there at once."
)
ELSEWHERE = "On the other machine: `hipflex sync FOLDER`, with this folder as it is called there."
MACHINES = (Column("machine"), Column("changes", right=True), Column("newest", QUIET))


def synced(done: Synced, *, dry_run: bool = False, is_new: bool = False) -> View:
    """What was left and taken in, and which machines the log knows; where the folder is new, how to go on with it."""
    here = {done.machine: " (this one)"}
    others = [one for one in done.machines if one.machine != done.machine]
    rows = [
        (f"{one.machine}{here.get(one.machine, '')}", str(one.changes), moment_words(one.newest))
        for one in done.machines
    ]
    return page(
        paragraph(_came_to(done, dry_run=dry_run)),
        Listing(MACHINES, rows) if rows else None,
        paragraph(HENCEFORTH if others else f"{HENCEFORTH} {ELSEWHERE}") if is_new else None,
    )


def _came_to(done: Synced, *, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    words = f"{count_words(done.written, 'change')} {would}written, {done.taken} {would}taken in"
    if not (done.written or done.taken):
        words = f"nothing new here or there: {words}"
    if done.waiting:
        words += f"; {done.waiting} of a newer hipflex wait until this one is updated"
    return f"{words} ({done.folder})"


def caught_up_words(done: Synced) -> str:
    """What was taken in without being asked for; nothing where nothing was."""
    if not done.taken:
        return ""
    waiting = f", {done.waiting} of a newer hipflex, which wait until this one is updated" if done.waiting else ""
    return f"{count_words(done.taken, 'change')} of other machines taken in{waiting}"


def sync_remarks(done: Synced, briefs: Mapping[str, MovementBrief]) -> list[str]:
    """What somebody should know: lost changes that are back, files that can't be read, what two machines both had."""
    return [*_remarks(done, briefs)]


def _remarks(done: Synced, briefs: Mapping[str, MovementBrief]) -> Iterator[str]:
    if done.brought_back:
        yield (
            f"{count_words(done.brought_back, 'change')} of this machine that the log had lost, as after a restore, "
            f"came back from {done.folder}"
        )
    yield from done.faults
    for machine, session in done.taken_over:
        yield f"{session.title}, open here since {moment_words(session.started_at)}, goes on at {machine} now"
    for one in done.settled:
        yield _settled_words(one, briefs)


def _settled_words(one: Settled, briefs: Mapping[str, MovementBrief]) -> str:
    done = one.done
    title = briefs[done.exercise].title if done.exercise in briefs else done.exercise
    which = f"{title}, set {one.written_number} of {moment_words(done.performed_at)}, logged on {one.machine}"
    if one.slot_is_taken:
        return f"{which}: another machine had done that planned set, and this one stays as set {done.number}"
    return f"{which}: that number was taken, it is set {done.number} now"
