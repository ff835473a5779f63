"""Worked cases of the embolization rules, from dictated text to code lines."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

DATE = dt.date(2025, 3, 4)
EMBOLIZATION = {"37241", "37242", "37243", "37244", "61624", "61626", "96420", "79445", "75894", "36002", "76936"}


def embolization_lines(text: str, setting: str = "facility") -> list[str]:
    """Embolization codes and their companions with units above one, sorted."""
    lines = result_of(text, date=DATE, setting=setting).lines
    return sorted(
        " ".join([line.code, *(["x" + str(line.units)] if line.units > 1 else []), *line.modifiers])
        for line in lines
        if line.code in EMBOLIZATION
    )


GROIN = "TECHNIQUE: Right common femoral artery access, 5 Fr sheath. "

CASES = {
    "VINT-32 bleeding tumor": (
        "INDICATION: Bleeding angiomyolipoma of the left kidney, transfused.\n"
        + GROIN
        + "The left renal artery was catheterized and 4 mm coils were deployed in the left renal artery.",
        ["37244"],
    ),
    "VINT-32 elective tumor": (
        "INDICATION: Growing angiomyolipoma of the left kidney, elective.\n"
        + GROIN
        + "The left renal artery was catheterized and particles were injected into the left renal artery.",
        ["37243"],
    ),
    "VINT-33 two fields": (
        "INDICATION: Motor vehicle crash, splenic and pelvic extravasation.\n"
        + GROIN
        + "The splenic artery was selected and a plug was deployed in the splenic artery. Then the right internal iliac"
        " artery was selected and Gelfoam was injected into the right internal iliac artery.",
        ["37244", "37244 59"],
    ),
    "VINT-33 feeders of one liver": (
        "INDICATION: Metastases of the liver.\n"
        + GROIN
        + "The right hepatic artery was selected and 100 micron particles were injected into the right hepatic"
        " artery. The"
        " left hepatic artery was selected and 100 micron particles were injected into the left hepatic artery.",
        ["37243"],
    ),
    "VINT-35 chemotherapy": (
        "PROCEDURE: DEB-TACE.\nINDICATION: Hepatocellular carcinoma, segment 7.\n"
        + GROIN
        + "The celiac artery was selected. A microcatheter was advanced into the segment 7 hepatic artery and"
        " beads loaded"
        " with 75 mg doxorubicin were delivered.",
        ["37243", "96420"],
    ),
    "VINT-36 mapping": (
        "PROCEDURE: Y-90 mapping arteriogram.\nINDICATION: HCC.\n"
        + GROIN
        + "The celiac, common hepatic and right hepatic arteries were selected. The gastroduodenal and right"
        " gastric arteries"
        " were closed with 4 mm coils. MAA was given into the right hepatic artery.",
        ["37242"],
    ),
    "VINT-37 treatment by the authorized user": (
        "PROCEDURE: Y-90 radioembolization.\nINDICATION: HCC.\n"
        + GROIN
        + "The right hepatic artery was catheterized and TheraSphere was delivered into the right hepatic artery."
        " I am the"
        " authorized user and gave the dose.",
        ["37243", "79445"],
    ),
    "VINT-39 fibroids once": (
        "INDICATION: Symptomatic uterine fibroids.\n"
        + GROIN
        + "The left uterine artery was selected; 500 micron particles were injected. The right uterine artery was"
        " selected;"
        " 500 micron particles were injected.",
        ["37243"],
    ),
    "VINT-39 postpartum": (
        "INDICATION: Postpartum hemorrhage.\n"
        + GROIN
        + "The left uterine artery was selected and Gelfoam was injected. The right uterine artery was selected"
        " and Gelfoam"
        " was injected.",
        ["37244"],
    ),
    "VINT-40 knee": (
        "INDICATION: Left knee osteoarthritis with pain.\nTECHNIQUE: Antegrade left common femoral artery access."
        " The left"
        " superior lateral genicular artery was selected and 100 micron particles were injected.",
        ["37242"],
    ),
    "VINT-41 pelvic congestion": (
        "INDICATION: Pelvic congestion syndrome.\nTECHNIQUE: Right internal jugular vein access. The left ovarian"
        " vein was"
        " selected and coils were placed in the left ovarian vein. Both internal iliac veins were selected and 3%"
        " STS foam"
        " was injected into both internal iliac veins.",
        ["37241"],
    ),
    "VINT-43 portal vein": (
        "INDICATION: Portal vein embolization before right hepatectomy, small future liver remnant.\nTECHNIQUE:"
        " Transhepatic"
        " access. The right portal vein was catheterized and plugs and glue were delivered into the right portal vein.",
        ["37243"],
    ),
    "VINT-43 low platelets": (
        "INDICATION: Hypersplenism, platelets 31.\n"
        + GROIN
        + "The splenic artery was selected and 500 micron particles were injected into the splenic artery.",
        ["37243"],
    ),
    "VINT-45 endoleak": (
        "INDICATION: Type II endoleak with a growing sac.\n"
        + GROIN
        + "The superior mesenteric artery was selected. A microcatheter was advanced through the arc of Riolan into the"
        " inferior mesenteric artery, which was coiled.",
        ["37242"],
    ),
    "VINT-46 nose": (
        "INDICATION: Refractory epistaxis.\n"
        + GROIN
        + "Both internal maxillary arteries were catheterized and 300 micron particles were injected into both internal"
        " maxillary arteries.",
        ["61626", "75894"],
    ),
    "VINT-46 brain": (
        "INDICATION: Ruptured aneurysm of the anterior communicating artery.\n"
        + GROIN
        + "The left internal carotid artery was catheterized. A microcatheter was advanced into the anterior"
        " communicating"
        " artery aneurysm and six coils were deployed.",
        ["61624", "75894"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_embolization_lines(case: str) -> None:
    text, expected = CASES[case]
    assert embolization_lines(text) == expected


def test_coils_in_a_treatment_session_are_inside() -> None:
    text = (
        "PROCEDURE: Y-90 radioembolization.\nINDICATION: HCC.\n"
        + GROIN
        + "The gastroduodenal artery was closed with 4 mm coils. The right hepatic artery was catheterized and"
        " TheraSphere was"
        " delivered into the right hepatic artery."
    )
    assert embolization_lines(text) == ["37243"]
