"""What is exported for another program is read back as the same sets, but for what is said to be lost."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.catalogue.names import exactly
from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.interchange.foreign import is_assisted
from hipflex.services.export import AppFormat, export_for_app
from hipflex.services.imports import incoming_file
from hipflex.services.incoming import Said
from hipflex.services.names import window
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace
from tests.interchange.test_round_trip import texts
from tests.services.samples import NOW, knowing_the_catalogue

NAMES = ["hanging-leg-raise", "lunge", "Easy Jog", "Bench Press", "Pull Up (Assisted)", "pull-up-assisted", "Step, up"]
HALF_POUND, QUARTER_KILOGRAM = 226.796185, 250

Log = tuple[list[PerformedSet], list[Session]]

names = st.sampled_from(NAMES) | texts.filter(str.strip)
loads = st.one_of(
    st.integers(1, 8000).map(lambda times: times * QUARTER_KILOGRAM),
    st.integers(1, 8000).map(lambda times: round(times * HALF_POUND)),
    st.integers(1, 49_999),  # beyond that a pound that was converted loosely is nearer than a gram
)
amounts: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"reps": st.integers(1, 10_000)}, optional={"seconds": st.integers(1, 86_400)}),
    st.fixed_dictionaries({"distance_mm": st.integers(1, 10**9)}, optional={"seconds": st.integers(1, 86_400)}),
    st.fixed_dictionaries({"seconds": st.integers(1, 86_400)}),
    st.just({"reps": 0, "type": SetType.FAILURE}),
)
moments = st.builds(
    lambda seconds, offset: datetime.fromtimestamp(seconds, timezone(timedelta(seconds=offset))),
    st.integers(800_000_000, 1_790_000_000),
    st.sampled_from([0, 3600, -5 * 3600, 19_800]),
)


@st.composite
def logs(draw: st.DrawFn) -> Log:
    sessions = [
        Session(f"session{n}", draw(st.none() | texts), start, draw(st.none() | st.just(start)), State.FINISHED)
        for n, start in enumerate(draw(st.lists(moments, min_size=1, max_size=3)))
    ]
    sets = [draw(performed(f"set{n}", draw(st.sampled_from(sessions)))) for n in range(draw(st.integers(1, 12)))]
    return sets, [replace(session, note=draw(st.none() | texts)) for session in sessions]


@st.composite
def performed(draw: st.DrawFn, set_id: str, session: Session) -> PerformedSet:
    grams = draw(st.none() | loads | loads.map(lambda number: -number))
    done = PerformedSet(
        id=set_id,
        session=session.id,
        workout=session.workout,
        exercise=draw(names),
        kind=Kind.EXERCISE,
        performed_at=session.started_at + timedelta(seconds=draw(st.integers(0, 7200))),
        number=draw(st.integers(1, 1000)),
        type=draw(st.sampled_from(SetType)),
        side=draw(st.none() | st.sampled_from(Side)),
        load=None if grams is None else Load(grams),
        band=draw(st.none() | texts.filter(str.strip)),
        rpe=draw(st.none() | st.integers(2, 20).map(lambda halves: halves / 2)),
        note=draw(st.none() | texts),
    )
    return replace(done, **draw(amounts))


@pytest.fixture(scope="module")
def new_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Workspace]]:
    """Makes workspaces with an empty log each, which share the catalogue and what is kept of it."""
    shared, opened = knowing_the_catalogue(tmp_path_factory.mktemp("shared")), list[Workspace]()

    def new() -> Workspace:
        log = str(tmp_path_factory.mktemp("log") / "log.db")
        opened.append(Workspace(replace(shared, log=log), lambda: NOW))
        return opened[-1]

    yield new
    for workspace in opened:
        workspace.close()


def exported(workspace: Workspace, form: AppFormat) -> str:
    out = io.BytesIO()
    export_for_app(workspace, form, window(workspace, None, None), out)
    return out.getvalue().decode()


def taken_in(workspace: Workspace, text: str) -> Counter[PerformedSet]:
    report = incoming_file(
        workspace, "file", io.BytesIO(text.encode()), Said(zone=UTC), lambda things, _what, _total: iter(things)
    ).carry_out()
    assert report.bad == ()
    return Counter(comparable(done, done.performed_at) for done in workspace.log.read.sets())


def comparable(done: PerformedSet, at: datetime) -> PerformedSet:
    """A set without what isn't said to come back; its moment is a clock on the wall, to the minute."""
    wall = at.replace(tzinfo=UTC, second=0)
    return PerformedSet(
        **{name: getattr(done, name) for name in ("exercise", "type", "reps", "seconds", "distance_mm", "load", "rpe")},
        kind=Kind.EXERCISE,
        number=1,
        performed_at=wall,
        note=done.note,
    )


def expected(workspace: Workspace, log: Log, form: AppFormat) -> Counter[PerformedSet]:
    """The sets as they should come back, worked out one by one."""
    sets, sessions = log
    starts = {session.id: session.started_at for session in sessions}
    tiers, briefs = workspace.library.exercise_names, workspace.library.briefs

    def abroad(done: PerformedSet) -> PerformedSet:
        slug = exactly(done.exercise, *tiers)
        name = briefs[slug].title if slug else done.exercise
        grams = done.load.grams if done.load else 0
        if grams < 0 and not is_assisted(name):
            name += " (Assisted)"
        load = Load(-abs(grams) if is_assisted(name) else grams) if grams else None
        parts = [done.side.value if done.side else "", f"{done.band} band" if done.band else "", done.note or ""]
        note = "; ".join(filter(None, parts))
        if form is AppFormat.HEVY:
            note = note.replace("\r\n", "\n").replace("\r", "\n").replace("\\n", "\n")
        note = note.replace("\r\n", "\n")
        known = replace(done, exercise=exactly(name, *tiers) or name, load=load, note=note if note.strip() else None)
        return comparable(known, starts[done.session])

    return Counter(map(abroad, sets))


@pytest.mark.parametrize("form", AppFormat)
@pytest.mark.parametrize("grams", [46_270, 40_900, 2268, 500, 20_000, 62_500])
def test_a_load_comes_back_to_the_gram(new_workspace: Callable[[], Workspace], form: AppFormat, grams: int) -> None:
    one, other = new_workspace(), new_workspace()
    done = PerformedSet("lunge", Kind.EXERCISE, NOW, 1, id="a", session="s", reps=8, load=Load(grams))
    one.log.intake.add([done], [Session("s", None, NOW, NOW, State.FINISHED)], [])
    [again] = taken_in(other, exported(one, form))
    assert again.load == Load(grams)


@pytest.mark.parametrize("form", AppFormat)
@settings(max_examples=20)
@given(log=logs())
def test_any_log_comes_back_but_for_what_is_said_to_be_lost(
    new_workspace: Callable[[], Workspace], form: AppFormat, log: Log
) -> None:
    one, other = new_workspace(), new_workspace()
    one.log.intake.add(*log, [])
    text = exported(one, form)
    assert taken_in(other, text) == expected(one, log, form)
    again = incoming_file(
        other, "file", io.BytesIO(text.encode()), Said(zone=UTC), lambda things, _what, _total: iter(things)
    )
    assert again.carry_out().imported.added == 0
