from __future__ import annotations

import pytest
from tests.coding.build import act, bed, encounter, fact, imaging, lines, run

from ircoder.coding.families import intravascular_ultrasound
from ircoder.coding.model import Candidate, Slate

BOOKS = (intravascular_ultrasound.BOOK,)


def inside(*beds, **fields):
    fields.setdefault("details", {"intravascular_ultrasound": True})
    return imaging(None, *beds, study="imaging:intravascular_ultrasound", **fields)


def slate_of(*parts, parent: str = "36010"):
    start = Slate().add(Candidate(code=parent)) if parent else Slate()
    return run(BOOKS, encounter(*parts), start)


CASES = [
    ("VINT-86 one vessel", [bed("left pelvic_vein", "common_iliac_vein")], ["37252"]),
    (
        "VINT-86 cava and two iliac veins",
        [
            bed("inferior_vena_cava"),
            bed("left pelvic_vein", "common_iliac_vein"),
            bed("left pelvic_vein", "external_iliac_vein"),
        ],
        ["37252", "37253 x2"],
    ),
    (
        "VASC-75 external iliac and common femoral are one",
        [bed("left pelvic_vein", "external_iliac_vein"), bed("left extremity_vein", "common_femoral_vein")],
        ["37252"],
    ),
    (
        "VASC-75 superficial femoral and popliteal are one",
        [
            bed("left lower_extremity", "superficial_femoral_artery"),
            bed("left lower_extremity", "popliteal_artery"),
        ],
        ["37252"],
    ),
    (
        "VASC-75 common iliac and common femoral are two",
        [bed("left pelvic_vein", "common_iliac_vein"), bed("left extremity_vein", "common_femoral_vein")],
        ["37252", "37253"],
    ),
    (
        "VASC-75 both sides",
        [bed("left pelvic_vein", "common_iliac_vein"), bed("right pelvic_vein", "common_iliac_vein")],
        ["37252", "37253"],
    ),
    (
        "VASC-75 both sides in one reading",
        [bed("bilateral pelvic_vein", "common_iliac_vein")],
        ["37252", "37253"],
    ),
    (
        "VASC-75 a side makes no second cava",
        [bed("inferior_vena_cava"), bed("left inferior_vena_cava", "inferior_vena_cava")],
        ["37252"],
    ),
    (
        "VINT-86 a vessel without reading does not count",
        [
            bed("left lower_extremity", "superficial_femoral_artery"),
            bed("left iliofemoral", "common_iliac_artery", interpreted=False),
        ],
        ["37252"],
    ),
    ("VINT-86 coronary arteries have other codes", [bed("coronary", "left_anterior_descending_artery")], []),
    (
        "VASC-75 a general name means the vessel named more closely",
        [bed("left pelvic_vein", "iliac_vein"), bed("left pelvic_vein", "common_iliac_vein")],
        ["37252"],
    ),
    (
        "VASC-75 a general name of the other side counts",
        [bed("right pelvic_vein", "iliac_vein"), bed("left pelvic_vein", "common_iliac_vein")],
        ["37252", "37253"],
    ),
    ("VINT-86 a bed that names no vessel", [bed("left pelvic_vein")], ["37252"]),
    (
        "VINT-86 a bed that names no vessel is no vessel of its own",
        [bed("left pelvic_vein"), bed("left pelvic_vein", "common_iliac_vein")],
        ["37252"],
    ),
]


@pytest.mark.parametrize(("beds", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_units_by_vessel(beds, expected) -> None:
    assert [item for item in lines(slate_of(inside(*beds))) if item != "36010"] == expected


def test_vasc_76_passes_before_and_after_count_once() -> None:
    before = inside(bed("left pelvic_vein", "common_iliac_vein"))
    after = inside(bed("left pelvic_vein", "common_iliac_vein"), purpose="completion")
    slate = slate_of(before, after)
    assert lines(slate) == ["36010", "37252"]
    assert slate.with_code("37252")[0].imaging == (before.id, after.id)


@pytest.mark.parametrize("parent", ["36010", "37226", "37269", "37238", "75820", "C9765"])
def test_vasc_76_may_be_added_to(parent: str) -> None:
    slate = slate_of(inside(bed("left lower_extremity", "superficial_femoral_artery")), parent=parent)
    assert "37252" in lines(slate)


@pytest.mark.parametrize("parent", ["", "76937", "50200"])
def test_vasc_76_nothing_to_be_added_to(parent: str) -> None:
    slate = slate_of(inside(bed("left pelvic_vein", "common_iliac_vein")), parent=parent)
    assert "37252" not in lines(slate)
    assert [(item.code, item.rule) for item in slate.excluded] == [("37252", "VASC-76")]


def test_vint_86_not_beside_a_filter() -> None:
    filter_placed = act("ivc_filter_placement", "inferior_vena_cava")
    looks = inside(bed("inferior_vena_cava"), bed("left pelvic_vein", "common_iliac_vein"))
    slate = slate_of(looks, filter_placed)
    assert lines(slate) == ["36010"]
    assert [(item.code, item.rule) for item in slate.excluded] == [("37252", "VINT-86"), ("37253", "VINT-86")]
    assert "37252" not in lines(slate_of(looks, parent="37191"))


def test_vint_86_nothing_read_is_asked() -> None:
    slate = slate_of(inside(bed("left pelvic_vein", "common_iliac_vein", interpreted=False)))
    assert lines(slate) == ["36010"]
    assert [item.code for item in slate.queries] == ["37252"]


def test_vasc_75_measurements() -> None:
    silent = inside(bed("left pelvic_vein", "common_iliac_vein"))
    assert [item.rule for item in slate_of(silent).queries] == ["VASC-75"]
    assert not slate_of(silent, fact("measurements", about=silent.id)).queries
    details = {"intravascular_ultrasound": True, "measured": True}
    measured = inside(bed("left pelvic_vein", "common_iliac_vein"), details=details)
    assert not slate_of(measured).queries
    assert slate_of(measured, silent).queries
    denied = slate_of(silent, fact("measurements", "denied", about=silent.id))
    assert lines(denied) == ["36010"]


def test_planned_or_ordinary_runs_are_not_counted() -> None:
    planned = inside(bed("left pelvic_vein", "common_iliac_vein"), status="planned")
    ordinary = imaging(None, bed("left pelvic_vein", "common_iliac_vein"))
    assert lines(slate_of(planned, ordinary)) == ["36010"]


def test_an_act_with_measurements_counts_as_a_look() -> None:
    look = act("intravascular_ultrasound", "left popliteal_artery", family="imaging_guidance")
    assert lines(slate_of(look)) == ["36010"]
    slate = slate_of(look, fact("measurements", about=look.id))
    assert lines(slate) == ["36010", "37252"]
    assert slate.with_code("37252")[0].acts == (look.id,)
