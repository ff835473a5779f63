from __future__ import annotations

import pytest
from tests.coding.build import act, coded, encounter, lesion, lines, run

from ircoder.coding.families import leg_revascularization_2025, leg_revascularization_2026

BOOKS = (leg_revascularization_2025.BOOK, leg_revascularization_2026.BOOK)
KINDS = {"balloon": "angioplasty", "ivl": "lithotripsy"}


def work(*items: str) -> list[object]:
    """``"occlusion left popliteal_artery: balloon stent"`` to a lesion and its acts."""
    out: list[object] = []
    for item in items:
        where, _, tools = item.partition(": ")
        kind, _, place = where.partition(" ")
        sick = lesion(kind, place)
        out.append(sick)
        out.extend(act(KINDS.get(tool, tool), place, lesion=sick.id) for tool in tools.split())
    return out


CASES = [
    ("VINT-01 first day", ["stenosis right superficial_femoral_artery: stent"], ["37267 right"]),
    ("VINT-12 kissing stents", ["stenosis bilateral common_iliac_artery: stent"], ["37258 left", "37258 right"]),
    (
        "VINT-13 three territories",
        [
            "stenosis right external_iliac_artery: balloon",
            "occlusion right superficial_femoral_artery: stent",
            "stenosis right dorsalis_pedis_artery: balloon",
        ],
        ["37254 right", "37269 right", "37296 right"],
    ),
    (
        "VINT-13 three territories of both legs",
        [
            "stenosis right external_iliac_artery: balloon",
            "occlusion right superficial_femoral_artery: stent",
            "stenosis right peroneal_artery: balloon",
            "occlusion left external_iliac_artery: balloon",
            "stenosis left superficial_femoral_artery: stent",
            "occlusion left peroneal_artery: balloon",
        ],
        ["37254 right", "37256 left", "37267 left", "37269 right", "37280 right", "37282 left"],
    ),
    (
        "VINT-14 common femoral and popliteal are two vessels",
        ["stenosis left common_femoral_artery: balloon", "stenosis left popliteal_artery: balloon"],
        ["37263 left", "37264 left"],
    ),
    (
        "VINT-14 common and deep femoral are one",
        ["stenosis left common_femoral_artery: balloon", "stenosis left deep_femoral_artery: stent"],
        ["37267 left"],
    ),
    ("VINT-14 trunk alone", ["stenosis left tibioperoneal_trunk: balloon"], ["37280 left"]),
    (
        "VINT-14 trunk beside the anterior tibial does not count",
        ["stenosis left tibioperoneal_trunk: stent", "stenosis left anterior_tibial_artery: balloon"],
        ["37280 left"],
    ),
    (
        "VINT-14 three tibial vessels, two further",
        [
            "stenosis left anterior_tibial_artery: balloon",
            "stenosis left posterior_tibial_artery: balloon",
            "stenosis left peroneal_artery: balloon",
        ],
        ["37280 left", "37281 x2 left"],
    ),
    (
        "VINT-14 two foot vessels",
        ["occlusion left dorsalis_pedis_artery: balloon", "stenosis left medial_plantar_artery: balloon"],
        ["37297 left", "37298 left"],
    ),
    ("VINT-15 occlusion", ["occlusion left anterior_tibial_artery: balloon"], ["37282 left"]),
    ("VINT-15 stenosis", ["stenosis left anterior_tibial_artery: balloon"], ["37280 left"]),
    (
        "VINT-16 occlusion by balloon leads over stenosis by balloon",
        ["stenosis left peroneal_artery: balloon", "occlusion left posterior_tibial_artery: balloon"],
        ["37281 left", "37282 left"],
    ),
    (
        "VINT-16 iliac occlusion by balloon leads over stenosis by stent",
        ["stenosis left common_iliac_artery: stent", "occlusion left external_iliac_artery: balloon"],
        ["37256 left", "37259 left"],
    ),
    (
        "VINT-16 femoral occlusion by balloon ranks below stenosis by both tools",
        ["occlusion left common_femoral_artery: balloon", "stenosis left popliteal_artery: atherectomy stent"],
        ["37266 left", "37275 left"],
    ),
    (
        "VINT-16 femoral occlusion by balloon ranks above stenosis by atherectomy",
        ["occlusion left common_femoral_artery: balloon", "stenosis left popliteal_artery: atherectomy"],
        ["37265 left", "37272 left"],
    ),
    (
        "VINT-16 tibial stenosis by atherectomy ranks above occlusion by stent",
        ["occlusion left peroneal_artery: stent", "stenosis left anterior_tibial_artery: atherectomy"],
        ["37287 left", "37288 left"],
    ),
    (
        "VINT-17 two lesions and tools in one vessel",
        ["stenosis left superficial_femoral_artery: atherectomy balloon", "stenosis left popliteal_artery: stent"],
        ["37275 left"],
    ),
    (
        "VINT-18 atherectomy is no stent",
        ["occlusion right superficial_femoral_artery: atherectomy balloon"],
        ["37273 right"],
    ),
    (
        "VINT-19 iliac atherectomy beside the stent",
        ["stenosis left common_iliac_artery: atherectomy stent"],
        ["0238T left", "37258 left"],
    ),
    ("VINT-19 iliac atherectomy alone", ["stenosis left common_iliac_artery: atherectomy"], ["0238T left"]),
    ("VINT-20 iliac lithotripsy", ["stenosis right external_iliac_artery: ivl stent"], ["37258 right", "37262 right"]),
    (
        "VINT-20 lithotripsy alone is a balloon",
        ["stenosis right popliteal_artery: ivl"],
        ["37263 right", "37279 right"],
    ),
    ("VINT-20 no add-on below the knee", ["stenosis left peroneal_artery: ivl"], ["37280 left"]),
    (
        "VINT-20 one for each vessel",
        ["stenosis right common_iliac_artery: ivl stent", "stenosis right external_iliac_artery: ivl"],
        ["37255 right", "37258 right", "37262 x2 right"],
    ),
    (
        "VINT-20 up to two femoral-popliteal and three iliac in a leg",
        [
            *("stenosis right common_iliac_artery: ivl", "stenosis right external_iliac_artery: ivl"),
            *("stenosis right internal_iliac_artery: ivl", "stenosis right common_femoral_artery: ivl"),
            *("stenosis right superficial_femoral_artery: ivl", "stenosis right popliteal_artery: ivl"),
        ],
        ["37254 right", "37255 x2 right", "37262 x3 right", "37263 right", "37264 right", "37279 x2 right"],
    ),
    (
        "VINT-23 worked case",
        [
            "occlusion left superficial_femoral_artery: ivl atherectomy stent",
            "stenosis left common_femoral_artery: balloon",
            "occlusion left anterior_tibial_artery: balloon",
            "stenosis left posterior_tibial_artery: balloon",
            "stenosis left medial_plantar_artery: balloon",
        ],
        ["37264 left", "37277 left", "37279 left", "37281 left", "37282 left", "37296 left"],
    ),
]


@pytest.mark.parametrize(("items", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_code_set_of_2026(items: list[str], expected: list[str]) -> None:
    assert coded(BOOKS, *work(*items), date="2026-01-01") == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2025-12-31", ["37226 right"]), ("2026-01-01", ["37269 right"])],
    ids=["VINT-01 to 2025", "VINT-01 from 2026"],
)
def test_date_of_service_picks_the_code_set(date: str, expected: list[str]) -> None:
    assert coded(BOOKS, *work("occlusion right superficial_femoral_artery: balloon stent"), date=date) == expected


def test_vint_15_lesion_not_named_is_asked_and_not_guessed() -> None:
    known = work("stenosis left peroneal_artery: balloon")
    slate = run(BOOKS, encounter(act("stent", "left popliteal_artery"), *known, date="2026-03-02"))
    assert lines(slate) == ["37280 left"]
    assert [(item.code, item.rule) for item in slate.queries] == [("37267", "VINT-15")]
    assert ("37267", "VINT-15") in [(item.code, item.rule) for item in slate.excluded]
    assert slate.review


def test_vint_15_incomplete_occlusion_is_a_stenosis_and_asked() -> None:
    sick = lesion("occlusion", "right superficial_femoral_artery", degree=99)
    stent = act("stent", "right superficial_femoral_artery", lesion=sick.id)
    slate = run(BOOKS, encounter(stent, sick, date="2026-03-30"))
    assert lines(slate) == ["37267 right"]
    assert [(item.code, item.rule) for item in slate.queries] == [("37267", "VINT-15")]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("left popliteal_artery", ["37265 left"]),
        ("left superficial_femoral_artery", ["37265 left"]),
        ("right popliteal_artery", []),
        ("left common_femoral_artery", []),
    ],
    ids=["same artery", "same counted vessel", "other leg", "other vessel"],
)
def test_vint_15_lesion_of_the_vessel_speaks_for_an_act_without_one(place: str, expected: list[str]) -> None:
    balloon = act("angioplasty", "left popliteal_artery")
    assert coded(BOOKS, balloon, lesion("occlusion", place), date="2026-03-02") == expected


def test_vint_17_mixed_lesions_with_the_heavier_tool_on_the_stenosis_are_reviewed() -> None:
    mixed = work("occlusion left superficial_femoral_artery: balloon", "stenosis left popliteal_artery: stent")
    slate = run(BOOKS, encounter(*mixed, date="2026-03-02"))
    assert lines(slate) == ["37265 left"]
    assert any("treated with the heavier tool" in reason for reason in slate.review)


def test_vint_17_mixed_lesions_with_the_heavier_tool_on_the_occlusion_are_clear() -> None:
    mixed = work("occlusion left superficial_femoral_artery: stent", "stenosis left popliteal_artery: balloon")
    slate = run(BOOKS, encounter(*mixed, date="2026-03-02"))
    assert lines(slate) == ["37269 left"]
    assert not slate.review


def test_vint_17_stent_of_unknown_lesion_in_a_mixed_vessel_is_reviewed() -> None:
    mixed = work("occlusion left superficial_femoral_artery: balloon", "stenosis left popliteal_artery: balloon")
    stent = act("stent", "left superficial_femoral_artery", lesion="not told")
    odd = lesion("stenosis", "left superficial_femoral_artery")
    slate = run(BOOKS, encounter(*mixed, odd, stent, date="2026-03-02"))
    assert slate.review


def test_vint_03_tear_made_by_the_balloon_keeps_the_lesion_of_the_vessel() -> None:
    tear = lesion("dissection", "left popliteal_artery")
    stent = act("stent", "left popliteal_artery", lesion=tear.id)
    acts = work("occlusion left popliteal_artery: balloon")
    assert coded(BOOKS, *acts, tear, stent, date="2026-03-02") == ["37269 left"]


def test_vint_10_one_device_across_two_territories_is_one_code() -> None:
    sick = lesion("stenosis", "right external_iliac_artery")
    stent = act("stent", "right external_iliac_artery", lesion=sick.id, bridging=("vessel:common_femoral_artery",))
    slate = run(BOOKS, encounter(stent, sick, date="2026-03-02"))
    assert lines(slate) == ["37258 right"]
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("37267", "VINT-10", "37258")]


def test_vint_11_stent_for_pseudoaneurysm() -> None:
    slate = run(BOOKS, encounter(*work("pseudoaneurysm left superficial_femoral_artery: stent"), date="2026-03-02"))
    assert lines(slate) == ["37236 left"]
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("37267", "VINT-11", "37236")]


def test_vint_25_second_artery_with_its_own_lesion_is_37237() -> None:
    acts = work("aneurysm right popliteal_artery: stent", "trauma left popliteal_artery: stent")
    assert coded(BOOKS, *acts, date="2026-03-02") == ["37236 right", "37237 left"]


def test_vint_14_trunk_that_does_not_count_is_told() -> None:
    acts = work("stenosis left tibioperoneal_trunk: balloon", "stenosis left anterior_tibial_artery: balloon")
    slate = run(BOOKS, encounter(*acts, date="2026-03-02"))
    assert [(item.code, item.rule) for item in slate.excluded] == [("37281", "VINT-14")]


@pytest.mark.parametrize(("setting", "reviewed"), [("professional", False), ("facility", True)])
def test_vint_20_lithotripsy_below_the_knee(setting: str, reviewed: bool) -> None:
    acts = work("stenosis left peroneal_artery: ivl")
    slate = run(BOOKS, encounter(*acts, date="2026-03-02", setting=setting))
    assert lines(slate) == ["37280 left"]
    assert ("37279", "VINT-20") in [(item.code, item.rule) for item in slate.excluded]
    assert bool(slate.review) == reviewed


def test_vint_20_no_add_on_without_the_revascularization() -> None:
    shattered = act("lithotripsy", "left popliteal_artery")
    assert coded(BOOKS, shattered, date="2026-03-02") == []


def test_stent_of_a_foot_artery_is_reviewed() -> None:
    slate = run(BOOKS, encounter(*work("stenosis left dorsalis_pedis_artery: stent"), date="2026-03-02"))
    assert lines(slate) == ["37296 left"]
    assert slate.review


def test_vint_87_opened_stent_that_was_not_placed_is_not_coded() -> None:
    acts = work("occlusion left popliteal_artery: balloon")
    tried = act("stent", "left popliteal_artery", status="attempted")
    slate = run(BOOKS, encounter(*acts, tried, date="2026-03-02"))
    assert lines(slate) == ["37265 left"]
    assert ("37267", "VINT-87") in [(item.code, item.rule) for item in slate.excluded]


def test_evidence_holds_lesion_and_acts() -> None:
    acts = work("occlusion left popliteal_artery: balloon")
    (candidate,) = run(BOOKS, encounter(*acts, date="2026-03-02")).candidates
    assert set(acts[1].spans) <= set(candidate.spans)
    assert candidate.rules[0] == "VINT-13"
    assert "occlusion" in candidate.why
