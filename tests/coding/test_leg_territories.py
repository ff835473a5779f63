from __future__ import annotations

import datetime as dt

import pytest
from tests.coding.build import act, encounter, findings, lesion

from ircoder.coding.leg_lesions import complexity_in_doubt, complexity_of, lesions_of, non_occlusive_kind
from ircoder.coding.leg_territories import counted_vessel, techniques, treated_vessels, uncounted_vessels
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.leg_revascularization import CODE_SETS, code_set_on, load_leg_revascularization

TREE = load_knowledge().vessels

COUNTED = [
    ("VINT-05 common iliac", "common_iliac_artery", "iliac common_iliac", "iliac common_iliac"),
    ("VINT-05 external iliac", "external_iliac_artery", "iliac external_iliac", "iliac external_iliac"),
    ("VINT-05 internal iliac", "internal_iliac_artery", "iliac internal_iliac", "iliac internal_iliac"),
    ("VINT-05 gluteal branch", "superior_gluteal_artery", "iliac internal_iliac", "iliac internal_iliac"),
    (
        "VINT-06 common femoral",
        "common_femoral_artery",
        "femoral_popliteal femoral_popliteal",
        "femoral_popliteal common_and_deep_femoral",
    ),
    (
        "VINT-14 popliteal",
        "popliteal_artery",
        "femoral_popliteal femoral_popliteal",
        "femoral_popliteal superficial_femoral_and_popliteal",
    ),
    (
        "VINT-14 branch of the deep femoral",
        "lateral_circumflex_femoral_artery",
        "femoral_popliteal femoral_popliteal",
        "femoral_popliteal common_and_deep_femoral",
    ),
    (
        "VINT-07 peroneal",
        "peroneal_artery",
        "tibial_peroneal peroneal",
        "tibial_peroneal peroneal",
    ),
    (
        "VINT-07 dorsalis pedis",
        "dorsalis_pedis_artery",
        "tibial_peroneal anterior_tibial",
        "inframalleolar dorsalis_pedis",
    ),
    ("VINT-07 plantar", "lateral_plantar_artery", "tibial_peroneal posterior_tibial", "inframalleolar plantar"),
    (
        "VINT-14 tarsal branch",
        "lateral_tarsal_artery",
        "tibial_peroneal anterior_tibial",
        "inframalleolar dorsalis_pedis",
    ),
    (
        "VINT-11 bypass graft",
        "femoropopliteal_bypass_graft",
        "femoral_popliteal femoral_popliteal",
        "femoral_popliteal superficial_femoral_and_popliteal",
    ),
]


@pytest.mark.parametrize(
    ("vessel", "to_2025", "from_2026"), [case[1:] for case in COUNTED], ids=[c[0] for c in COUNTED]
)
def test_counted_vessel(vessel: str, to_2025: str, from_2026: str) -> None:
    for code_set, expected in (("2025", to_2025), ("2026", from_2026)):
        counted = counted_vessel(f"vessel:{vessel}", code_set, TREE)
        assert f"{counted.territory} {counted.vessel}" == expected


@pytest.mark.parametrize(
    "vessel",
    [
        "renal_artery",
        "abdominal_aorta",
        "common_iliac_vein",
        "popliteal_vein",
        "transplant_renal_artery",
        "uterine_artery",
    ],
)
def test_no_leg_artery(vessel: str) -> None:
    assert counted_vessel(f"vessel:{vessel}", "2026", TREE) is None


def test_every_leg_artery_of_the_tree_is_counted() -> None:
    expected = {vessel.concept: vessel.leg_territory for vessel in TREE if vessel.leg_territory}
    counted = {concept: counted_vessel(concept, "2026", TREE) for concept in expected}
    assert {concept: item.territory for concept, item in counted.items() if item} == expected


@pytest.mark.parametrize(("date", "expected"), [("2025-12-31", "2025"), ("2026-01-01", "2026")])
def test_code_set_by_date_of_service(date: str, expected: str) -> None:
    assert code_set_on(dt.date.fromisoformat(date)) == expected


def test_table_holds_every_leg_code_of_the_catalogue_with_its_parents() -> None:
    catalogue = load_knowledge().catalogue
    table = load_leg_revascularization().codes
    lithotripsy = {"37262", "37279"}
    legs = {f"{code}" for code in range(37220, 37236)} | {f"{code}" for code in range(37254, 37300)}
    assert {item.code for item in table.values()} == legs - lithotripsy
    for (code_set, *_), item in table.items():
        entry = catalogue[item.code]
        assert entry.addon == (item.role == "additional")
        assert entry.in_force(dt.date(int(code_set), 6, 1))
        heavier = [
            other
            for (other_set, *_), other in table.items()
            if other_set == code_set and other.territory == item.territory and other.role == "initial"
        ]
        if item.role == "additional":
            assert {other.code for other in heavier if other.rank <= item.rank} <= entry.parents, item.code


def test_ranks_are_one_order_in_each_territory() -> None:
    table = load_leg_revascularization().codes
    for code_set in CODE_SETS:
        for territory in {item.territory for item in table.values()}:
            ranks = [
                item.rank
                for (own_set, *_), item in table.items()
                if own_set == code_set and item.territory == territory and item.role == "initial"
            ]
            assert len(ranks) == len(set(ranks))


FOLDED = [
    (
        "VINT-07 trunk with the peroneal",
        "2025",
        ["left tibioperoneal_trunk", "left peroneal_artery"],
        ["left peroneal"],
    ),
    (
        "VINT-07 trunk beside the anterior tibial",
        "2025",
        ["left tibioperoneal_trunk", "left anterior_tibial_artery"],
        ["left anterior_tibial", "left tibioperoneal_trunk"],
    ),
    (
        "VINT-14 trunk beside the anterior tibial",
        "2026",
        ["left tibioperoneal_trunk", "left anterior_tibial_artery"],
        ["left anterior_tibial"],
    ),
    ("VINT-14 trunk alone", "2026", ["left tibioperoneal_trunk"], ["left tibioperoneal_trunk"]),
    ("VINT-14 arch alone", "2026", ["right plantar_arch"], ["right pedal_arch"]),
    (
        "VINT-14 arch and dorsalis pedis",
        "2026",
        ["right plantar_arch", "right dorsalis_pedis_artery"],
        ["right dorsalis_pedis"],
    ),
    (
        "VINT-05 segment not said goes with the named one",
        "2025",
        ["left iliac_artery", "left external_iliac_artery"],
        ["left external_iliac"],
    ),
    ("VINT-05 segment never said", "2026", ["left iliac_artery"], ["left common_iliac"]),
    (
        "VINT-07 tibial not said goes with the named one",
        "2026",
        ["left tibial_artery", "left peroneal_artery"],
        ["left peroneal"],
    ),
    (
        "VINT-07 arch through the anterior tibial",
        "2025",
        ["right plantar_arch", "right anterior_tibial_artery"],
        ["right anterior_tibial"],
    ),
    (
        "VINT-12 both legs",
        "2026",
        ["bilateral popliteal_artery"],
        ["left superficial_femoral_and_popliteal"] * 1 + ["right superficial_femoral_and_popliteal"],
    ),
    (
        "VINT-12 a side said once holds for the leg",
        "2025",
        ["left external_iliac_artery", "popliteal_artery"],
        ["left external_iliac", "left femoral_popliteal"],
    ),
]


@pytest.mark.parametrize(
    ("code_set", "arteries", "expected"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED]
)
def test_treated_vessels(code_set: str, arteries: list[str], expected: list[str]) -> None:
    case = encounter(*(act("angioplasty", artery) for artery in arteries))
    assert sorted(f"{item.leg} {item.vessel}" for item in treated_vessels(case, code_set)) == sorted(expected)


def test_general_name_with_a_lesion_of_its_own_is_a_vessel_of_its_own() -> None:
    outer = act("angioplasty", "left external_iliac_artery", lesion="outer")
    apart = act("stent", "left iliac_artery", lesion="inner")
    assert [item.vessel for item in treated_vessels(encounter(outer, apart), "2025")] == [
        "external_iliac",
        "common_iliac",
    ]
    same = act("stent", "left iliac_artery", lesion="outer")
    assert [item.vessel for item in treated_vessels(encounter(outer, same), "2025")] == ["external_iliac"]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [(["right"], "right"), (["right", "right"], "right"), (["right", "left"], None), ([], None)],
)
def test_vint_12_side_of_the_leg_lesions_speaks_for_acts_without_one(sides, expected) -> None:
    seen = [lesion("stenosis", f"{side} external_iliac_artery") for side in sides]
    elsewhere = lesion("stenosis", "left renal_artery")
    (vessel,) = treated_vessels(encounter(act("stent", "popliteal_artery"), elsewhere, *seen), "2025")
    assert vessel.leg == expected


def test_trunk_that_does_not_count_is_told() -> None:
    case = encounter(act("stent", "left tibioperoneal_trunk"), act("angioplasty", "left anterior_tibial_artery"))
    assert [item.vessel for item in uncounted_vessels(case, "2026")] == ["tibioperoneal_trunk"]
    assert not uncounted_vessels(case, "2025")


def test_trunk_goes_where_it_adds_least() -> None:
    case = encounter(
        act("atherectomy", "left tibioperoneal_trunk"),
        act("angioplasty", "left posterior_tibial_artery"),
        act("atherectomy", "left peroneal_artery"),
    )
    used = {item.vessel: techniques(item.acts) for item in treated_vessels(case, "2025")}
    assert used == {"posterior_tibial": {"balloon"}, "peroneal": {"atherectomy"}}


def test_bridging_device_takes_the_acts_of_its_lesion_and_leaves_others() -> None:
    bridging = act("stent", "left common_iliac_artery", lesion="long", bridging=("vessel:external_iliac_artery",))
    same = act("angioplasty", "left external_iliac_artery", lesion="long")
    other = act("angioplasty", "left external_iliac_artery", lesion="other")
    assert [item.vessel for item in treated_vessels(encounter(bridging, same), "2025")] == ["common_iliac"]
    vessels = treated_vessels(encounter(bridging, same, other), "2025")
    assert [(item.vessel, len(item.acts)) for item in vessels] == [("common_iliac", 2), ("external_iliac", 1)]


def test_two_acts_that_bridge_into_each_other_are_one_vessel() -> None:
    first = act("stent", "left common_iliac_artery", bridging=("vessel:external_iliac_artery",))
    second = act("stent", "left external_iliac_artery", bridging=("vessel:common_iliac_artery",))
    vessels = treated_vessels(encounter(first, second), "2025")
    assert [(item.vessel, len(item.acts)) for item in vessels] == [("common_iliac", 2)]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("stenosis", {}, "straightforward"),
        ("stenosis", {"degree": 95}, "straightforward"),
        ("stenosis", {"degree": 100}, "complex"),
        ("occlusion", {}, "complex"),
        ("occlusion", {"degree": 100}, "complex"),
        ("occlusion", {"degree": 99}, "straightforward"),
        ("occlusion", {"degree": 50}, "straightforward"),
        ("occlusion", {"degree": 20}, "complex"),
        ("occlusion", {"details": {"subtotal": True}}, "straightforward"),
        ("thrombus", {}, None),
        ("aneurysm", {}, None),
    ],
)
def test_vint_15_stenosis_is_straightforward_and_occlusion_complex(kind, fields, expected) -> None:
    assert complexity_of(lesion(kind, **fields)) == expected


def test_only_an_incomplete_occlusion_is_in_doubt() -> None:
    assert complexity_in_doubt([lesion("occlusion", degree=99)])
    assert not complexity_in_doubt([lesion("occlusion"), lesion("stenosis", degree=90)])


def test_slight_or_residual_narrowing_is_not_what_was_treated() -> None:
    stent = act("stent", "left popliteal_artery")
    shut, rest = lesion("occlusion", "left popliteal_artery"), lesion("stenosis", "left popliteal_artery", degree=20)
    assert lesions_of(stent, findings(stent, shut, rest)) == (shut,)
    assert lesions_of(stent, findings(stent, rest)) == (rest,)


def test_lesion_of_the_same_artery_and_side_speaks_for_an_act_without_one() -> None:
    left = act("stent", "left popliteal_artery")
    sick = lesion("aneurysm", "left popliteal_artery")
    assert non_occlusive_kind(left, findings(left, sick)) == "aneurysm"
    assert non_occlusive_kind(left, findings(left, lesion("aneurysm", "right popliteal_artery"))) is None
    assert non_occlusive_kind(left, findings(left, sick, lesion("stenosis", "left popliteal_artery"))) is None


@pytest.mark.parametrize(
    ("kind", "place", "expected"),
    [
        ("dissection", "left popliteal_artery", None),
        ("rupture", "left popliteal_artery", None),
        ("aneurysm", "left popliteal_artery", "aneurysm"),
        ("dissection", "left common_femoral_artery", "dissection"),
    ],
)
def test_tear_in_a_narrowed_artery_is_a_mishap_of_opening_it(kind, place, expected) -> None:
    sick = lesion(kind, "left popliteal_artery")
    stent = act("stent", "left popliteal_artery", lesion=sick.id)
    assert non_occlusive_kind(stent, findings(stent, sick, lesion("stenosis", place))) == expected
