"""Coronary interventions from findings: one code for each artery or graft, in the code sets of 2025 and 2026."""

from __future__ import annotations

from typing import Any

from tests.coding.build import act
from tests.coding.cases import Case, check, table

from ircoder.findings.model import Act

LM, LAD, CX = "left_main_coronary_artery", "left_anterior_descending_artery", "left_circumflex_artery"
RCA, RAMUS = "right_coronary_artery", "ramus_intermedius"
D1, OM, PDA = "diagonal_branch", "obtuse_marginal_branch", "posterior_descending_artery"
SVG, LIMA = "saphenous_vein_graft_to_coronary_artery", "lima_graft"
TO_OM = {"feeds": "vessel:obtuse_marginal_branch", "artery": "LC"}


def balloon(vessel: str, **details: Any) -> Act:
    return act("coronary_angioplasty", vessel, **details)


def stent(vessel: str, **details: Any) -> Act:
    return act("coronary_stent", vessel, **details)


def des(vessel: str, **details: Any) -> Act:
    return stent(vessel, drug_coated=True, **details)


def cut(vessel: str, **details: Any) -> Act:
    return act("coronary_atherectomy", vessel, **details)


CASES = [
    Case("CARD-17", "stents in one artery, balloon in another", [stent(RCA), balloon(CX)], "92928-RC 92920-LC"),
    Case("CARD-17", "the ramus is an artery of its own", [stent(RAMUS), stent(LAD)], "92928-RI 92928-LD"),
    Case("CARD-18", "burr, balloon and stent in one artery", [cut(LAD), balloon(LAD), stent(LAD)], "92933-LD"),
    Case("CARD-18", "burr without a stent", [cut(RCA), balloon(RCA)], "92924-RC"),
    Case(
        "CARD-19",
        "burr and two stented lesions are disputed",
        [cut(LAD), stent(LAD, lesions=2)],
        "92933-LD",
        date="2026-03-02",
        review="92930 or 92933",
    ),
    Case("CARD-19", "burr and stent from 2026", [cut(LAD), stent(LAD)], "92933-LD", date="2026-03-02"),
    Case("CARD-20", "branch as add-on to 2025", [stent(LAD), balloon(D1, number="1")], "92928-LD 92921-LD"),
    Case("CARD-20", "both cut", [cut(LAD), cut(D1)], "92924-LD 92925-LD"),
    Case("CARD-20", "both cut and stented", [cut(LAD), stent(LAD), cut(D1), stent(D1)], "92933-LD 92934-LD"),
    Case("CARD-20", "a stented branch outranks its ballooned artery", [balloon(LAD), stent(D1)], "92928-LD 92921-LD"),
    Case(
        "CARD-20",
        "no more than two branches",
        [stent(CX), balloon(OM, number="1"), balloon(OM, number="2"), balloon(OM, number="3")],
        "92928-LC 92921x2-LC",
    ),
    Case("CARD-21", "artery and branch are one from 2026", [balloon(LAD), balloon(D1)], "92920-LD", date="2026-03-02"),
    Case("CARD-22", "two lesions of one artery", [stent(LAD, lesions=2)], "92930-LD", date="2026-03-02"),
    Case("CARD-22", "one lesion, however many stents", [stent(LAD)], "92928-LD", date="2026-03-02"),
    Case("CARD-22", "lesion count is not asked before 2026", [stent(LAD, lesions=2)], "92928-LD", date="2025-12-31"),
    Case(
        "CARD-23",
        "fork with both limbs treated from 2026",
        [stent(LAD, bifurcation=True), balloon(D1, bifurcation=True)],
        "92930-LD",
        date="2026-03-02",
    ),
    Case(
        "CARD-23",
        "fork with both limbs stented to 2025",
        [stent(LAD, bifurcation=True), stent(D1, bifurcation=True)],
        "92928-LD 92929-LD",
    ),
    Case("CARD-23", "side branch only wired", [stent(LAD, bifurcation=True)], "92928-LD", date="2026-03-02"),
    Case(
        "CARD-24",
        "one stent from left main into the descending artery",
        [stent(LAD, bridging=(f"vessel:{LM}",)), balloon(LM)],
        "92928-LD",
        not_coded="92920",
    ),
    Case("CARD-24", "two lesions in the two arteries", [stent(LM), stent(LAD)], "92928-LM 92928-LD"),
    Case(
        "CARD-25",
        "culprit, and another artery by technique",
        [stent(RCA, culprit=True), act("coronary_thrombectomy", RCA, method="manual"), stent(LAD)],
        "92941-RC 92928-LD",
        not_coded="92973",
    ),
    Case(
        "CARD-25",
        "culprit with a treated branch is one line",
        [stent(LAD, culprit=True), balloon(D1, culprit=True)],
        "92941-LD",
    ),
    Case("CARD-25", "the culprit is a graft", [stent(SVG, culprit=True, **TO_OM)], "92941-LC"),
    Case(
        "CARD-26",
        "two occlusions to 2025",
        [stent(RCA, chronic_occlusion=True), stent(LAD, chronic_occlusion=True)],
        "92943-RC 92944-LD",
    ),
    Case(
        "CARD-26",
        "two occlusions from 2026",
        [stent(RCA, chronic_occlusion=True), stent(LAD, chronic_occlusion=True)],
        "92943-RC 92943-LD",
        date="2026-03-02",
    ),
    Case(
        "CARD-26",
        "both ways from 2026",
        [stent(RCA, chronic_occlusion=True, retrograde=True)],
        "92945-RC",
        date="2026-03-02",
    ),
    Case("CARD-26", "both ways to 2025", [stent(RCA, chronic_occlusion=True, retrograde=True)], "92943-RC"),
    Case("CARD-27", "stent in a vein graft", [stent(SVG, **TO_OM)], "92937-LC"),
    Case("CARD-27", "balloon at the anastomosis", [balloon(LAD, through_graft=True)], "92937-LD", date="2026-03-02"),
    Case(
        "CARD-27",
        "branch beyond the graft to 2025",
        [stent(SVG, **TO_OM), balloon(OM, number="2", through_graft=True)],
        "92937-LC 92938-LC",
    ),
    Case(
        "CARD-27",
        "branch beyond the graft from 2026",
        [stent(SVG, **TO_OM), balloon(OM, number="2", through_graft=True)],
        "92937-LC",
        date="2026-03-02",
    ),
    Case(
        "CARD-27",
        "graft and the native vessel through its own way",
        [stent(SVG, **TO_OM), stent(CX)],
        "92937-LC 92928-LC",
    ),
    Case("CARD-27", "two grafts", [stent(SVG, **TO_OM), stent(LIMA, artery="LD")], "92937-LC 92937-LD"),
    Case(
        "CARD-28",
        "pump from 2026",
        [stent(SVG, **TO_OM), act("coronary_thrombectomy", SVG, method="pump", **TO_OM)],
        "92937-LC 92973-LC",
        date="2026-03-02",
    ),
    Case(
        "CARD-28",
        "pump to 2025",
        [stent(SVG, **TO_OM), act("coronary_thrombectomy", SVG, method="pump", **TO_OM)],
        "92937-LC",
        not_coded="92973",
    ),
    Case(
        "CARD-28",
        "powered device",
        [stent(RCA), act("coronary_thrombectomy", RCA, method="powered")],
        "92928-RC 92973-RC",
    ),
    Case(
        "CARD-28",
        "a syringe as the only treatment",
        [act("coronary_thrombectomy", RCA, method="manual")],
        "",
        review="93799",
    ),
    Case("CARD-29", "lysis alone to 2025", [act("coronary_thrombolysis", LAD, route="intracoronary")], "92975-LD"),
    Case(
        "CARD-29",
        "lysis alone from 2026",
        [act("coronary_thrombolysis", LAD, route="intracoronary")],
        "93799",
        date="2026-03-02",
        not_coded="92975",
    ),
    Case(
        "CARD-29",
        "a bolus beside a stent",
        [stent(LAD), act("coronary_thrombolysis", LAD, route="intracoronary")],
        "92928-LD",
        not_coded="92975",
    ),
    Case("CARD-29", "lysis by vein", [act("coronary_thrombolysis", route="intravenous")], "92977"),
    Case(
        "CARD-29",
        "lysis by vein ended",
        [act("coronary_thrombolysis", route="intravenous")],
        "",
        date="2026-03-02",
        not_coded="92977",
    ),
    Case(
        "CARD-30",
        "lithotripsy in 2023",
        [act("coronary_lithotripsy", LAD), stent(LAD)],
        "92928-LD 0715T-LD",
        "2023-05-02",
    ),
    Case("CARD-30", "lithotripsy from 2024", [act("coronary_lithotripsy", LAD), stent(LAD)], "92928-LD 92972-LD"),
    Case("CARD-30", "lithotripsy without a stent", [act("coronary_lithotripsy", LAD)], "92920-LD 92972-LD"),
    Case("CARD-30", "beside a hospital's code", [act("coronary_lithotripsy", LAD), des(LAD)], "C9600-LD 92972-LD"),
    Case(
        "CARD-31",
        "drug-coated balloon",
        [balloon(CX), balloon(CX, drug_coated=True)],
        "0913T-LC",
        not_coded="92920",
    ),
    Case("CARD-31", "before its code", [balloon(CX, drug_coated=True)], "92920-LC", date="2024-12-31"),
    Case(
        "CARD-31",
        "another lesion of a stented artery",
        [stent(LAD), balloon(LAD, drug_coated=True, separate_lesion=True)],
        "92928-LD 0914T-LD",
    ),
    Case(
        "CARD-31", "in a branch of a stented artery", [stent(LAD), balloon(D1, drug_coated=True)], "92928-LD 0914T-LD"
    ),
    Case(
        "CARD-31",
        "stent and coated balloon in one lesion",
        [stent(LAD), balloon(LAD, drug_coated=True)],
        "92928-LD",
        not_coded="0913T",
        review="drug-coated balloon",
    ),
    Case(
        "CARD-31",
        "pictures inside the artery are part of it",
        [balloon(CX, drug_coated=True), act("coronary_imaging", CX)],
        "0913T-LC",
        not_coded="92978",
    ),
    Case(
        "CARD-37",
        "no wire crossed",
        [balloon(RCA, chronic_occlusion=True, status="attempted")],
        "92943-53-RC",
        setting="professional",
    ),
    Case(
        "CARD-37",
        "no wire crossed, hospital",
        [balloon(RCA, chronic_occlusion=True, status="attempted")],
        "92943-74-RC",
        date="2026-03-02",
    ),
    Case(
        "CARD-37",
        "balloon used, stent not delivered",
        [balloon(LAD), stent(LAD, status="attempted")],
        "92920-LD",
        not_coded="92928",
    ),
    Case("CARD-38", "drug-eluting stent, hospital", [des(LAD)], "C9600-LD"),
    Case("CARD-38", "drug-eluting stent, physician", [des(LAD)], "92928-LD", setting="professional"),
    Case("CARD-38", "drug-eluting stent, office", [des(LAD)], "92928-LD", setting="office"),
    Case("CARD-38", "another payer", [des(LAD)], "92928-LD", fields={"payer": "other"}),
    Case("CARD-38", "artery and branch", [des(LAD), des(D1)], "C9600-LD C9601-LD"),
    Case("CARD-38", "cut, artery and branch", [cut(LAD), des(LAD), cut(D1), des(D1)], "C9602-LD C9603-LD"),
    Case("CARD-38", "graft and beyond", [des(SVG, **TO_OM), des(OM, through_graft=True)], "C9604-LC C9605-LC"),
    Case("CARD-38", "culprit", [des(RCA, culprit=True)], "C9606-RC"),
    Case(
        "CARD-38",
        "occlusions",
        [des(RCA, chronic_occlusion=True), des(LAD, chronic_occlusion=True)],
        "C9607-RC C9608-LD",
    ),
    Case(
        "CARD-38",
        "no twin for two lesions",
        [des(LAD, lesions=2)],
        "92930-LD",
        date="2026-03-02",
        review="no C code",
    ),
    Case(
        "CARD-43",
        "each artery has its line, and units above the limit are reviewed",
        [stent(LAD, lesions=2), stent(CX, lesions=2)],
        "92930-LC 92930-LD",
        date="2026-03-02",
        review="unit limit",
    ),
    Case("CARD-44", "last day of the old set", [stent(LAD), stent(D1)], "92928-LD 92929-LD", date="2025-12-31"),
    Case("CARD-44", "first day of the new set", [stent(LAD), stent(D1)], "92930-LD", date="2026-01-01"),
    Case("MOD-44", "a branch takes its artery's modifier", [stent(OM, number="2")], "92928-LC"),
    Case("MOD-44", "so does the posterior descending", [stent(PDA)], "92928-RC"),
    Case(
        "CAT-92974",
        "radiation after a balloon",
        [balloon(RCA), act("coronary_brachytherapy", RCA)],
        "92920-RC 92974",
    ),
    Case(
        "CARD-17",
        "an intervention without artery or device is no code",
        [act("coronary_intervention")],
        "",
        review="without artery or technique",
        asked="92920",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
