"""A line with several units names all that it counts (MOD-20)."""

from __future__ import annotations

import pytest
from tests.coding.build import access, act, encounter, fact, guidance

from ircoder.coding.engine import code

CEMENT = [act("vertebroplasty", levels=(body,), cement=True) for body in ("T11", "T12", "L2")]
KNEE = access("left popliteal_vein", id="knee")
VEINS = [
    KNEE,
    *(act("angioplasty", f"left {vein}", access="knee") for vein in ("common_iliac_vein", "external_iliac_vein")),
    act("angioplasty", "left common_femoral_vein", access="knee"),
]
LOOKS = [guidance("ultrasound", way, id=f"look-{way}", purpose="vascular_access") for way in ("neck", "groin")]
STICKS = [
    access("right internal_jugular_vein", "superior_vena_cava", id="neck"),
    access("left common_femoral_vein", "inferior_vena_cava", id="groin"),
    *LOOKS,
    *(
        fact(item, about=look.id)
        for look in LOOKS
        for item in ("site_evaluated", "vessel_patent", "real_time_entry", "image_saved")
    ),
]


@pytest.mark.parametrize(
    ("parts", "line", "named"),
    [
        (CEMENT, "22512", ("T12", "L2")),
        (VEINS, "37249", ("left external iliac vein", "left common femoral vein")),
        (STICKS, "76937", ("right internal jugular vein", "left common femoral vein")),
    ],
    ids=("bodies", "veins", "punctures"),
)
def test_every_unit_is_named(parts, line, named):
    why = next(item.why for item in code(encounter(*parts)).lines if item.code == line and item.units > 1)
    assert all(name in why for name in named), why
