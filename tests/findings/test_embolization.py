"""Which vessels were closed, why, and in which field: in many ways of dictating it."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.model import Findings


def closed(findings: Findings) -> list[str]:
    """Embolizations as ``"vessel side reason"``, sorted."""
    return sorted(
        f"{(act.target or '').removeprefix('vessel:')} {act.side} {act.details['reason']}"
        for act in findings.performed("embolization")
    )


SCENES = {
    "trauma of the spleen": (
        "INDICATION: Fall from a ladder, grade 4 splenic laceration with active extravasation on CT.\nPROCEDURE: Right"
        " femoral access. The splenic artery was selected with a Cobra catheter. A 10 mm Amplatzer plug was"
        " deployed in the"
        " mid splenic artery. Completion: no extravasation.",
        ["splenic_artery None bleeding"],
    ),
    "elective kidney tumor": (
        "INDICATION: Enlarging 6 cm right renal angiomyolipoma, no bleeding.\nTECHNIQUE: Left radial access. The"
        " right renal"
        " artery was catheterized. A microcatheter was advanced into the right lower pole segmental renal artery and"
        " ethanol with Lipiodol was injected to stasis.",
        ["segmental_renal_artery right tumor"],
    ),
    "bleeding kidney tumor": (
        "INDICATION: Spontaneous hemorrhage of a right renal angiomyolipoma, falling hemoglobin.\nTECHNIQUE:"
        " Right femoral"
        " access. The right renal artery was catheterized and coils were placed in the right renal artery branch.",
        ["renal_artery right bleeding"],
    ),
    "fibroids, both sides": (
        "UTERINE FIBROID EMBOLIZATION\nHISTORY: Heavy menstrual bleeding from fibroids.\nPROCEDURE: Left radial"
        " access. The"
        " right uterine artery was selected; 500-700 micron Embosphere particles, 2 vials, to stasis. The left"
        " uterine artery was"
        " selected; 500-700 micron Embosphere particles, 2 vials, to stasis.",
        ["uterine_artery left fibroids", "uterine_artery right fibroids"],
    ),
    "postpartum": (
        "INDICATION: Postpartum hemorrhage, hypotensive.\nTECHNIQUE: Right femoral access. Both uterine arteries were"
        " catheterized in turn and Gelfoam slurry was given into the right and left uterine arteries.",
        ["uterine_artery left bleeding", "uterine_artery right bleeding"],
    ),
    "pulmonary malformation": (
        "HISTORY: Hereditary hemorrhagic telangiectasia, nosebleeds years ago.\nPROCEDURE: Right femoral vein"
        " access. The"
        " right lower lobe pulmonary artery was catheterized and the feeding artery of the pulmonary arteriovenous"
        " malformation was closed with an 8 mm plug.\nIMPRESSION: PAVM embolized.",
        ["right_lower_lobe_pulmonary_artery None malformation"],
    ),
    "hemoptysis": (
        "INDICATION: Massive hemoptysis, cystic fibrosis.\nTECHNIQUE: Right femoral access. The right bronchial"
        " artery was"
        " engaged with a Mikaelsson catheter. Through a microcatheter 500 micron particles were injected into the right"
        " bronchial artery to stasis.",
        ["bronchial_artery right bleeding"],
    ),
    "varicocele": (
        "Left varicocele, infertility. Right jugular access. The left internal spermatic vein was selected"
        " through the left"
        " renal vein. Foam and 8 mm coils were placed in the left gonadal vein.",
        ["gonadal_vein left varicocele"],
    ),
    "endoleak": (
        "INDICATION: Growing sac after EVAR, type II endoleak from the inferior mesenteric artery.\nTECHNIQUE:"
        " Left radial"
        " access. SMA engaged. A microcatheter was navigated through the middle colic artery into the inferior"
        " mesenteric"
        " artery. The inferior mesenteric artery was closed with 4 mm coils; the left colic origin was preserved.",
        ["inferior_mesenteric_artery None endoleak"],
    ),
    "chemoembolization with varices in the history": (
        "DEB-TACE\nHISTORY: HCC of segment 8, cirrhosis; esophageal varices were banded in 2023 after"
        " bleeding.\nPROCEDURE:"
        " Right femoral access. The celiac artery was selected. The microcatheter was advanced to the right"
        " hepatic artery"
        " and 75 mg doxorubicin loaded LC Beads were delivered into the right hepatic artery.",
        ["right_hepatic_artery None tumor"],
    ),
    "prostate": (
        "Prostate artery embolization for BPH with LUTS. Left radial access. The right prostatic artery was"
        " catheterized and"
        " 300 micron particles given to stasis. The left prostatic artery was catheterized and 300 micron"
        " particles given to"
        " stasis.",
        ["prostatic_artery left prostate", "prostatic_artery right prostate"],
    ),
    "genicular": (
        "INDICATION: Left knee osteoarthritis.\nTECHNIQUE: Antegrade left femoral access. The left descending genicular"
        " artery was selected and 100 micron particles were injected to pruning.",
        ["descending_genicular_artery left arthritis"],
    ),
    "portal vein before resection": (
        "INDICATION: Small future liver remnant, right hepatectomy planned for colorectal metastases.\nTECHNIQUE:"
        " Transhepatic access to the right portal vein. Right portal vein branches were embolized with glue and coils.",
        ["right_portal_vein None portal_flow"],
    ),
    "gastric varices that bled": (
        "INDICATION: Gastric variceal hemorrhage last night.\nTECHNIQUE: Right femoral vein access. The"
        " gastrorenal shunt was"
        " entered from the left renal vein. A 16 mm plug was deployed and Gelfoam slurry filled the gastric varices.",
        None,
    ),
    "subdural hematoma": (
        "INDICATION: Chronic subdural hematoma, left.\nTECHNIQUE: Right radial access. The left middle meningeal"
        " artery was"
        " catheterized and Onyx was injected into the left middle meningeal artery.",
        ["middle_meningeal_artery left subdural_hematoma"],
    ),
    "splenic aneurysm": (
        "INDICATION: 2.6 cm splenic artery aneurysm, never ruptured.\nTECHNIQUE: Right femoral access. Splenic artery"
        " selected. Coils were packed into the splenic artery across the aneurysm neck.",
        ["splenic_artery None aneurysm"],
    ),
    "low platelets": (
        "Partial splenic embolization for hypersplenism with platelets of 31. Right femoral access, splenic"
        " artery selected,"
        " 500 micron particles injected into the lower pole splenic branches.",
        None,
    ),
    "pelvic congestion": (
        "INDICATION: Pelvic congestion syndrome.\nTECHNIQUE: Right jugular access. The left ovarian vein was"
        " selected; STS"
        " foam and coils were placed in the left ovarian vein.",
        None,
    ),
}


@pytest.mark.parametrize("scene", [name for name, (_, expected) in SCENES.items() if expected is not None])
def test_finds_vessel_and_reason(scene: str) -> None:
    text, expected = SCENES[scene]
    assert closed(findings_of(text)) == expected


@pytest.mark.parametrize(
    ("scene", "reason"),
    [
        ("gastric varices that bled", "bleeding"),
        ("low platelets", "hypersplenism"),
        ("pelvic congestion", "pelvic_congestion"),
    ],
)
def test_finds_the_reason(scene: str, reason: str) -> None:
    acts = findings_of(SCENES[scene][0]).performed("embolization")
    assert {act.details["reason"] for act in acts} == {reason}


NONE = {
    "old coils": "FINDINGS:\nRight lung: coils in the middle lobe, no recanalization.",
    "opened and returned": "Embolization was not done; an Amplatzer plug was opened but returned.",
    "history": "HISTORY: The right middle lobe malformation was embolized with coils in 2012.",
    "plan": "PLAN: Coil embolization of the gastroduodenal artery at mapping.",
    "consent": "CONSENT: Risks of embolization, nontarget embolization and bleeding were discussed.",
    "complication": "COMPLICATIONS: No distal embolization.",
    "will be scheduled": "IMPRESSION: Aneurysm suitable for coil embolization, which will be scheduled.",
    "dated earlier": "The anterior communicating aneurysm (coiled 2/11) is excluded.",
    "clot": "A Penumbra catheter was advanced into the right peroneal artery, one pass, plug out.",
    "tract": "The liver tract was plugged with Gelfoam.",
    "spared": "The gastroduodenal artery was not embolized.",
}


@pytest.mark.parametrize("case", NONE)
def test_nothing_was_closed(case: str) -> None:
    text = f"DATE: 3/4/2025\nTECHNIQUE: Right common femoral access. The celiac artery was selected.\n{NONE[case]}"
    assert closed(findings_of(text)) == []


def test_the_last_place_of_the_tip_is_the_target() -> None:
    text = (
        "INDICATION: Upper gastrointestinal bleeding.\nTECHNIQUE: Right femoral access. The celiac artery was"
        " selected. A"
        " microcatheter was advanced into the gastroduodenal artery. Extravasation is seen. Six 4 mm coils were"
        " deployed."
    )
    assert closed(findings_of(text)) == ["gastroduodenal_artery None bleeding"]


def test_a_spared_vessel_is_no_target() -> None:
    text = (
        "INDICATION: Hematemesis with active extravasation.\nTECHNIQUE: Right femoral access. A microcatheter was"
        " advanced"
        " into the left gastric artery. Coils were deployed in the left gastric artery. The splenic artery was"
        " preserved."
    )
    assert closed(findings_of(text)) == ["left_gastric_artery None bleeding"]


def test_mapping_and_protective_coils() -> None:
    text = (
        "PROCEDURE: Y-90 mapping.\nINDICATION: HCC.\nTECHNIQUE: Right femoral access. Celiac artery selected. A"
        " microcatheter was advanced into the gastroduodenal artery, which was closed with 4 mm coils. MAA was"
        " given into"
        " the right hepatic artery."
    )
    acts = findings_of(text).performed("embolization")
    assert any(act.target == "vessel:gastroduodenal_artery" and act.details.get("mapping") is True for act in acts)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I am the authorized user and administered the dose.", True),
        ("Dr. Field of radiation oncology was the authorized user.", False),
        ("The dose was given in three portions.", None),
    ],
)
def test_authorized_user(words: str, expected: bool | None) -> None:
    text = (
        "PROCEDURE: Y-90 radioembolization.\nINDICATION: HCC.\nTECHNIQUE: Right femoral access. The right hepatic"
        " artery was"
        f" catheterized and TheraSphere microspheres were delivered into the right hepatic artery. {words}"
    )
    acts = findings_of(text).performed("embolization")
    assert acts
    assert {act.details.get("authorized_user") for act in acts} == {expected}


@pytest.mark.parametrize(
    ("vessel", "region"),
    [
        ("left middle cerebral artery", "cns"),
        ("left internal maxillary artery", "head_neck"),
        ("splenic artery", "body"),
    ],
)
def test_region_follows_the_vessel(vessel: str, region: str) -> None:
    text = f"Right femoral access. The {vessel} was catheterized and 4 mm coils were deployed in the {vessel}."
    acts = findings_of(text).performed("embolization")
    assert {act.details["region"] for act in acts} == {region}


def test_an_embolized_branch_implies_that_the_tip_was_in_it() -> None:
    found = findings_of(
        "INDICATION: Duodenal ulcer bleeding.\nTECHNIQUE: Right common femoral artery access. The celiac artery was"
        " selected. The gastroduodenal artery was embolized with 4 mm coils."
    )
    (access,) = found.accesses
    assert [position.vessel for position in access.positions] == [
        "vessel:celiac_artery",
        "vessel:gastroduodenal_artery",
    ]


def test_an_embolized_vessel_that_was_entered_implies_no_second_position() -> None:
    found = findings_of(
        "INDICATION: Splenic trauma.\nTECHNIQUE: Right common femoral artery access. The splenic artery was selected and a"
        " plug was deployed in the splenic artery."
    )
    (access,) = found.accesses
    assert [position.vessel for position in access.positions] == ["vessel:splenic_artery"]
