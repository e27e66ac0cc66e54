"""Bodies in any pose that joints allow, whatever they touch."""

from __future__ import annotations

from hypothesis import strategies as st

from hipflex.catalogue.figure_fields import PARTS
from hipflex.domain.figure import Contact, Figure, Limbs, Pose, Support, View
from hipflex.figure.body import RANGES


def _angle(joint: str) -> st.SearchStrategy[int]:
    return st.integers(*RANGES[joint])


_LIMBS = st.builds(Limbs, *(_angle(joint.replace("_", "-")) for joint in Limbs.__match_args__))
_PARTS = st.sampled_from(list(PARTS.values()))
_CONTACTS = st.lists(st.builds(Contact, st.sampled_from(Support), _PARTS), max_size=4).map(tuple)


def _poses(contacts: st.SearchStrategy[tuple[Contact, ...]]) -> st.SearchStrategy[Pose]:
    return st.builds(
        Pose,
        trunk=_angle("trunk"),
        back=_angle("back"),
        neck=_angle("neck"),
        left=_LIMBS,
        right=_LIMBS,
        contacts=contacts,
    )


def poses_on(contacts: tuple[Contact, ...]) -> st.SearchStrategy[Pose]:
    """Any pose, on what is given."""
    return _poses(st.just(contacts))


FIGURES = st.builds(
    Figure, st.sampled_from(View), _PARTS, st.lists(_poses(_CONTACTS), min_size=2, max_size=3).map(tuple)
)
