from __future__ import annotations

import pytest
from tests.coding.build import act, coded, encounter, lesion, lines, run

from ircoder.coding.families import leg_revascularization_2025, leg_revascularization_2026

BOOKS = (leg_revascularization_2025.BOOK, leg_revascularization_2026.BOOK)

BALLOON, STENT, ATHERECTOMY = "angioplasty", "stent", "atherectomy"


def work(*items: str) -> list[object]:
    """``"stent left popliteal_artery"`` to acts."""
    out = []
    for item in items:
        kind, _, place = item.partition(" ")
        out.append(act({"balloon": BALLOON}.get(kind, kind), place))
    return out


CASES = [
    ("VINT-01 last day", ["stent right superficial_femoral_artery"], ["37226 right"]),
    (
        "VINT-04 three territories of one leg",
        ["stent left external_iliac_artery", "balloon left popliteal_artery", "balloon left peroneal_artery"],
        ["37221 left", "37224 left", "37228 left"],
    ),
    (
        "VINT-04 three territories of both legs",
        [
            *("stent left external_iliac_artery", "balloon left popliteal_artery", "balloon left peroneal_artery"),
            *("balloon right common_iliac_artery", "stent right popliteal_artery", "atherectomy right peroneal_artery"),
        ],
        ["37220 right", "37221 left", "37224 left", "37226 right", "37228 left", "37229 right"],
    ),
    (
        "VINT-05 stent and separate balloon",
        ["stent right common_iliac_artery", "balloon right external_iliac_artery"],
        ["37221 right", "37222 right"],
    ),
    (
        "VINT-05 three iliac vessels, two further",
        ["stent right common_iliac_artery", "stent right external_iliac_artery", "stent right internal_iliac_artery"],
        ["37221 right", "37223 x2 right"],
    ),
    (
        "VINT-06 stent and atherectomy in different arteries",
        [
            "atherectomy left superficial_femoral_artery",
            "balloon left superficial_femoral_artery",
            "stent left popliteal_artery",
        ],
        ["37227 left"],
    ),
    (
        "VINT-06 deep femoral and popliteal are one vessel",
        ["balloon left deep_femoral_artery", "balloon left popliteal_artery"],
        ["37224 left"],
    ),
    (
        "VINT-07 foot artery is part of its tibial",
        ["balloon left anterior_tibial_artery", "balloon left dorsalis_pedis_artery", "balloon left peroneal_artery"],
        ["37228 left", "37232 left"],
    ),
    (
        "VINT-07 trunk goes with the posterior tibial",
        ["stent left tibioperoneal_trunk", "balloon left posterior_tibial_artery"],
        ["37230 left"],
    ),
    ("VINT-07 foot artery alone", ["balloon left lateral_plantar_artery"], ["37228 left"]),
    (
        "VINT-08 highest rank leads though second",
        ["balloon left posterior_tibial_artery", "atherectomy left anterior_tibial_artery"],
        ["37229 left", "37232 left"],
    ),
    (
        "VINT-08 stent after atherectomy",
        ["stent left posterior_tibial_artery", "atherectomy left anterior_tibial_artery"],
        ["37229 left", "37234 left"],
    ),
    (
        "VINT-08 all ranks",
        [
            *("balloon left posterior_tibial_artery", "atherectomy left anterior_tibial_artery"),
            *("stent left peroneal_artery", "atherectomy left peroneal_artery"),
        ],
        ["37231 left", "37232 left", "37233 left"],
    ),
    (
        "VINT-08 both legs lead on their own",
        ["atherectomy left peroneal_artery", "balloon right peroneal_artery"],
        ["37228 right", "37229 left"],
    ),
    ("VINT-12 kissing stents", ["stent bilateral common_iliac_artery"], ["37221 left", "37221 right"]),
    (
        "VINT-19 iliac atherectomy beside the stent",
        ["atherectomy left common_iliac_artery", "stent left common_iliac_artery"],
        ["0238T left", "37221 left"],
    ),
    ("VINT-19 iliac atherectomy alone", ["atherectomy left common_iliac_artery"], ["0238T left"]),
    (
        "VINT-21 physician",
        ["lithotripsy left superficial_femoral_artery", "stent left superficial_femoral_artery"],
        ["37226 left"],
    ),
    ("VINT-21 physician, lithotripsy alone", ["lithotripsy left popliteal_artery"], ["37224 left"]),
]


@pytest.mark.parametrize(("acts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_code_set_to_2025(acts: list[str], expected: list[str]) -> None:
    assert coded(BOOKS, *work(*acts), date="2025-12-31") == expected


FACILITY = [
    (
        "VINT-21 stent",
        ["lithotripsy left superficial_femoral_artery", "stent left superficial_femoral_artery"],
        ["C9765 left"],
    ),
    ("VINT-21 alone", ["lithotripsy left popliteal_artery"], ["C9764 left"]),
    ("VINT-21 atherectomy", ["lithotripsy left popliteal_artery", "atherectomy left popliteal_artery"], ["C9766 left"]),
    (
        "VINT-21 both",
        [
            "lithotripsy left popliteal_artery",
            "atherectomy left popliteal_artery",
            "stent left superficial_femoral_artery",
        ],
        ["C9767 left"],
    ),
    ("VINT-21 below the knee", ["lithotripsy left peroneal_artery", "stent left peroneal_artery"], ["C9773 left"]),
    (
        "VINT-21 other territory keeps its code",
        ["lithotripsy left popliteal_artery", "balloon left peroneal_artery"],
        ["37228 left", "C9764 left"],
    ),
    (
        "VINT-21 iliac atherectomy is inside",
        ["lithotripsy left common_iliac_artery", "atherectomy left common_iliac_artery"],
        ["C9766 left"],
    ),
    ("VINT-21 no lithotripsy", ["stent left popliteal_artery"], ["37226 left"]),
]


@pytest.mark.parametrize(("acts", "expected"), [case[1:] for case in FACILITY], ids=[case[0] for case in FACILITY])
def test_hospital_claim_to_2025(acts: list[str], expected: list[str]) -> None:
    assert coded(BOOKS, *work(*acts), date="2024-06-03", setting="facility") == expected


def test_vint_21_code_of_the_physician_is_told() -> None:
    acts = work("lithotripsy left common_iliac_artery", "atherectomy left common_iliac_artery")
    slate = run(BOOKS, encounter(*acts, date="2024-06-03", setting="facility"))
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("37220", "VINT-21", "C9766")]


def test_hospital_lithotripsy_beside_another_vessel_of_the_territory_is_reviewed() -> None:
    acts = work("lithotripsy left common_iliac_artery", "balloon left external_iliac_artery")
    slate = run(BOOKS, encounter(*acts, date="2024-06-03", setting="facility"))
    assert lines(slate) == ["37220 left", "C9764 left"]
    assert slate.review


def test_vint_03_balloon_in_a_stented_vessel_is_told() -> None:
    slate = run(BOOKS, encounter(*work("balloon left popliteal_artery", "stent left popliteal_artery")))
    assert lines(slate) == ["37226 left"]
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("37224", "VINT-03", "37226")]


def test_vint_07_arteries_that_count_as_one_tibial_vessel_are_told() -> None:
    foot = work("angioplasty left anterior_tibial_artery", "angioplasty left dorsalis_pedis_artery")
    slate = run(BOOKS, encounter(*foot))
    assert [(item.code, item.rule) for item in slate.excluded] == [("37232", "VINT-07")]
    thigh = work("angioplasty left common_femoral_artery", "angioplasty left popliteal_artery")
    assert not run(BOOKS, encounter(*thigh)).excluded
    assert not run(BOOKS, encounter(*work("angioplasty left peroneal_artery"))).excluded


def test_vint_19_each_iliac_artery_has_its_own_site() -> None:
    acts = work("atherectomy left common_iliac_artery", "atherectomy right external_iliac_artery")
    slate = run(BOOKS, encounter(*acts))
    assert [item.site for item in slate.candidates] == ["artery:left:common_iliac", "artery:right:external_iliac"]


@pytest.mark.parametrize(
    ("rule", "target", "bridged", "code", "tempting"),
    [
        ("VINT-05", "common_iliac_artery", "external_iliac_artery", "37221", "37223"),
        ("VINT-10", "external_iliac_artery", "common_femoral_artery", "37221", "37226"),
    ],
)
def test_one_device_across_one_lesion_counts_once(rule, target, bridged, code, tempting) -> None:
    stent = act("stent", f"right {target}", lesion="a", bridging=(f"vessel:{bridged}",))
    slate = run(BOOKS, encounter(stent))
    assert lines(slate) == [f"{code} right"]
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [(tempting, rule, code)]


def test_vint_10_two_lesions_with_two_stents_are_two_codes() -> None:
    acts = [
        act("stent", "right external_iliac_artery", lesion="a"),
        act("stent", "right common_femoral_artery", lesion="b"),
    ]
    assert coded(BOOKS, *acts) == ["37221 right", "37226 right"]


def test_vint_11_stent_for_pseudoaneurysm_is_no_revascularization() -> None:
    sick = lesion("pseudoaneurysm", "left superficial_femoral_artery")
    stent = act("stent", "left superficial_femoral_artery", lesion=sick.id)
    slate = run(BOOKS, encounter(stent, sick))
    assert lines(slate) == ["37236 left"]
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("37226", "VINT-11", "37236")]
    assert not slate.review


def test_vint_11_overlapping_devices_across_one_lesion_are_one_unit() -> None:
    sick = lesion("aneurysm", "right popliteal_artery")
    acts = [
        act("stent", "right popliteal_artery", lesion=sick.id, bridging=("vessel:superficial_femoral_artery",)),
        act("stent", "right superficial_femoral_artery", lesion=sick.id),
    ]
    assert coded(BOOKS, *acts, sick) == ["37236 right"]


def test_vint_25_second_artery_with_its_own_lesion_is_37237() -> None:
    first, second = lesion("aneurysm", "right popliteal_artery"), lesion("trauma", "left popliteal_artery")
    acts = [
        act("stent", "right popliteal_artery", lesion=first.id),
        act("stent", "left popliteal_artery", lesion=second.id),
    ]
    assert coded(BOOKS, *acts, first, second) == ["37236 right", "37237 left"]


def test_vint_11_balloon_tamponade_has_no_code() -> None:
    bleeding = lesion("bleeding", "left popliteal_artery")
    slate = run(BOOKS, encounter(act("angioplasty", "left popliteal_artery", lesion=bleeding.id), bleeding))
    assert not slate.candidates
    assert [(item.code, item.rule) for item in slate.excluded] == [("37224", "VINT-11")]


def test_vint_03_stent_for_a_tear_made_by_the_balloon_is_the_stent_of_that_artery() -> None:
    narrow, tear = lesion("stenosis", "left popliteal_artery"), lesion("dissection", "left popliteal_artery")
    acts = [
        act("angioplasty", "left popliteal_artery", lesion=narrow.id),
        act("stent", "left popliteal_artery", lesion=tear.id),
    ]
    assert coded(BOOKS, *acts, narrow, tear) == ["37226 left"]


def test_iliac_stent_for_aneurysm_is_reviewed() -> None:
    sick = lesion("aneurysm", "left common_iliac_artery")
    slate = run(BOOKS, encounter(act("stent", "left common_iliac_artery", lesion=sick.id), sick))
    assert lines(slate) == ["37236 left"]
    assert slate.review


def test_vint_87_attempt_is_told_and_not_coded() -> None:
    tried = act("angioplasty", "left superficial_femoral_artery", status="attempted")
    slate = run(BOOKS, encounter(tried))
    assert not slate.candidates
    assert [(item.code, item.rule) for item in slate.excluded] == [("37224", "VINT-87")]


def test_vint_75_common_iliac_balloon_belongs_to_the_endograft_of_the_session() -> None:
    graft = act("endograft_repair", "abdominal_aorta", family="endovascular_repair")
    acts = work("balloon left common_iliac_artery", "stent left external_iliac_artery")
    slate = run(BOOKS, encounter(graft, *acts))
    assert lines(slate) == ["37221 left"]
    assert ("37220", "VINT-75") in [(item.code, item.rule) for item in slate.excluded]


def test_a_leg_without_side_is_coded_without_side() -> None:
    assert coded(BOOKS, act("stent", "popliteal_artery")) == ["37226"]


def test_vint_11_graft_lesion_is_coded_where_it_lies() -> None:
    end = lesion("stenosis", "left peroneal_artery")
    graft = act("angioplasty", "left femorotibial_bypass_graft", lesion=end.id)
    assert coded(BOOKS, graft, end) == ["37228 left"]
    slate = run(BOOKS, encounter(act("angioplasty", "left femorotibial_bypass_graft")))
    assert not slate.candidates
    assert slate.review
    assert [item.rule for item in slate.queries] == ["VINT-11"]


def test_every_line_shows_its_words_and_acts() -> None:
    acts = work("balloon left posterior_tibial_artery", "atherectomy left anterior_tibial_artery")
    slate = run(BOOKS, encounter(*acts))
    assert {candidate.acts for candidate in slate.candidates} == {(acts[0].id,), (acts[1].id,)}
    assert all(candidate.spans and candidate.rules[0] == "VINT-07" for candidate in slate.candidates)
    assert all(candidate.site == "territory:left:tibial_peroneal" for candidate in slate.candidates)
