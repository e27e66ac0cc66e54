"""What a body is like: its proportions, as parts of its height, and how far its joints go.

Lengths and masses of segments: Winter, Biomechanics and Motor Control of Human Movement, 4th ed. 2009, figure 4.1
(after Drillis and Contini 1966) and table 4.1. How thick the parts are is drawn by eye. Ranges of the joints in
degrees: American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording, 1965; of hips and
knees, which the weight of the body presses further than their muscles draw them, Kapandji, The Physiology of the
Joints, volume 2, 2nd ed. 1970.
"""

from __future__ import annotations

from collections.abc import Mapping

FOOT, ANKLE_HEIGHT, SHANK, THIGH, TRUNK = 0.152, 0.039, 0.246, 0.245, 0.288
UPPER_ARM, FOREARM = 0.186, 0.146
HALF_SHOULDERS, HALF_HIPS = 0.129, 0.0955
CHIN_TO_TOP, SHOULDERS_TO_TOP = 0.130, 0.182

GRIP = 0.05
"""From the wrist to the middle of a closed hand."""
HEEL_BEHIND = 0.035
"""How far the heel stands behind the ankle."""
JOINTS_WITHIN = 0.8
"""How far out from the middle the joints lie, as part of what is measured at the skin."""

RADII: Mapping[str, float] = {
    "head": 0.058,
    "nose": 0.012,
    "neck": 0.03,
    "waist": 0.055,
    "seat": 0.062,
    "shoulder": 0.055,
    "elbow": 0.026,
    "wrist": 0.019,
    "hand": 0.022,
    "hip": 0.058,
    "knee": 0.04,
    "ankle": 0.024,
    "heel": 0.018,
    "toe": 0.012,
}
"""How thick the body is round each of its points."""

HEIGHTS: Mapping[str, float] = {"floor": 0.0, "slider": 0.0, "bench": 0.25, "bar": 1.32, "parallettes": 0.14}
"""How high above the floor the things are that a body rests on or hangs from."""

MASSES: Mapping[tuple[str, str], tuple[float, float]] = {
    ("neck", "head"): (0.081, 1.0),
    ("pelvis", "neck"): (0.497, 0.5),
    ("shoulder", "elbow"): (0.028, 0.436),
    ("elbow", "wrist"): (0.022, 0.682),
    ("hip", "knee"): (0.1, 0.433),
    ("knee", "ankle"): (0.0465, 0.433),
    ("ankle", "toe"): (0.0145, 0.5),
}
"""The mass of each segment as part of the whole, and where along it its middle lies."""

RANGES: Mapping[str, tuple[int, int]] = {
    "trunk": (-180, 180),
    "back": (-30, 80),
    "neck": (-45, 45),
    "hip": (-30, 140),
    "hip-out": (-30, 45),
    "hip-turn": (-45, 60),
    "knee": (0, 160),
    "ankle": (-50, 20),
    "shoulder": (-60, 180),
    "shoulder-out": (-75, 180),
    "elbow": (0, 150),
}
"""How far each joint goes, both ways; a trunk leans any way."""
