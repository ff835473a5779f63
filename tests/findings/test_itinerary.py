"""Where catheters came to rest: by words of selection and movement, in every style; and where they did not."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

START = "TECHNIQUE: The right common femoral artery was punctured and a 5F sheath placed. "

CELIAC, SMA, IMA = "celiac_artery", "superior_mesenteric_artery", "inferior_mesenteric_artery"
RHA, LHA, CHA, PHA = "right_hepatic_artery", "left_hepatic_artery", "common_hepatic_artery", "proper_hepatic_artery"
GDA, AORTA, LOW = "gastroduodenal_artery", "abdominal_aorta", "aortic_bifurcation"
ICA, CCA, VERT = "internal_carotid_artery", "common_carotid_artery", "vertebral_artery"
RENAL, IIA, LEVEL = "renal_artery", "internal_iliac_artery", "posterior_intercostal_artery"


def positions(text: str) -> list[str]:
    """Positions of all accesses in order, each as side and vessel."""
    found = findings_of(text)
    return [
        f"{p.side} {p.vessel.removeprefix('vessel:')}" if p.side else p.vessel.removeprefix("vessel:")
        for access in found.accesses
        for p in access.positions
    ]


RESTS = [
    ("The celiac artery was selected.", [CELIAC]),
    ("The celiac axis was then successfully cannulated with a Sos catheter.", [CELIAC]),
    ("A Cobra catheter was used to engage the superior mesenteric artery.", [SMA]),
    ("SMA selected.", [SMA]),
    ("The SMA was hooked with a Simmons 1.", [SMA]),
    ("Selective catheterization of the celiac artery was performed.", [CELIAC]),
    ("Subselection of the gastroduodenal artery with a Progreat.", [GDA]),
    ("A microcatheter was advanced into the right hepatic artery.", [f"right {RHA}"]),
    ("A 5F catheter was placed with its tip in the celiac trunk.", [CELIAC]),
    ("The catheter was manipulated into the left internal iliac artery.", [f"left {IIA}"]),
    ("A Sos catheter was used for the celiac artery.", [CELIAC]),
    ("The celiac and superior mesenteric arteries were each engaged.", [CELIAC, SMA]),
    ("The celiac, superior mesenteric and inferior mesenteric arteries were selected.", [CELIAC, SMA, IMA]),
    ("Celiac, then common hepatic, then gastroduodenal artery selected.", [CELIAC, CHA, GDA]),
    ("The celiac artery was selected, then the SMA.", [CELIAC, SMA]),
    ("Microcatheter into the common hepatic artery, proper hepatic artery and right hepatic artery.", [CHA, PHA, f"right {RHA}"]),
    ("The following vessels were selected: celiac, SMA, IMA.", [CELIAC, SMA, IMA]),
    ("Both renal arteries were selected.", [f"left {RENAL}", f"right {RENAL}"]),
    ("Each renal artery was engaged in turn.", [f"left {RENAL}", f"right {RENAL}"]),
    ("The right and left internal carotid arteries were catheterized.", [f"left {ICA}", f"right {ICA}"]),
    ("Right common carotid and vertebral arteries were catheterized.", [f"right {CCA}", f"right {VERT}"]),
    ("The right T9 intercostal artery was selected.", [f"right {LEVEL}"]),
    ("Right T9, T10 and left T10 intercostals selected.", [f"right {LEVEL}", f"right {LEVEL}", f"left {LEVEL}"]),
    ("The intercostal arteries at T8 and T9 on the left were selected.", [f"left {LEVEL}", f"left {LEVEL}"]),
    ("Bilateral T8 through T10 intercostal arteries were catheterized.", [f"left {LEVEL}", f"right {LEVEL}"] * 3),
    ("Celiac run.", [CELIAC]),
    ("Celiac arteriogram was performed through a Sos catheter.", [CELIAC]),
    ("Injection of the left vertebral artery was performed.", [f"left {VERT}"]),
    ("The left vertebral artery was injected.", [f"left {VERT}"]),
    ("Right CCA: neck and intracranial runs.", [f"right {CCA}"]),
    ("Celiac w/ 5F Cobra, run.", [CELIAC]),
    ("Catheter -> SMA -> ileocolic artery.", [SMA, "ileocolic_artery"]),
    ("Pigtail at L1, aortogram.", [AORTA]),
    ("The catheter was placed in the abdominal aorta. It was pulled back to the aortic bifurcation.", [AORTA, LOW]),
    ("Pigtail at L1, injection; pigtail pulled to the bifurcation, bilateral runoff.", [AORTA, LOW]),
    ("Omni flush to the level of the renal arteries, then pulled down to just above the bifurcation.", [AORTA, LOW]),
    ("the celiac was engaged and we did a run then the SMA was engaged and we did a run there too", [CELIAC, SMA]),
    ("THE LEFT RENAL ARTERY WAS THEN SELECTED WITH A COBRA CATHETER.", [f"left {RENAL}"]),
    ("From the left the catheter was advanced through the brachial artery into the left subclavian artery.", ["left subclavian_artery"]),
    ("Replaced right hepatic artery off the SMA was then selected.", ["right replaced_right_hepatic_artery"]),
    ("Glidewire over the bifurcation; catheter followed into the left external iliac artery.", ["left external_iliac_artery"]),
    ("Attempts to select the celiac with a Cobra failed; with a Sos it was finally engaged. SMA selected.", [SMA]),
    ("Catheter advanced through the popliteal and tibioperoneal trunk into the left peroneal artery.", ["left peroneal_artery"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RESTS, ids=range(len(RESTS)))
def test_rests(text: str, expected: list[str]) -> None:
    assert positions(START + text) == expected


NOT_THERE = [
    "A marking catheter was used to measure the tract, 6.5 cm from the hepatic vein to the inferior vena cava.",
    "The left common carotid artery could not be selected.",
    "Attempts to engage the celiac artery were unsuccessful.",
    "A Glidewire was passed into the superior mesenteric artery.",
    "The celiac artery was not selected.",
    "No attempt was made to catheterize the IMA.",
    "Attention was turned to the left renal artery.",
    "There is a stenosis in the celiac artery.",
    "The celiac artery is patent.",
    "Contrast was 74 mL, diluted for the renal runs.",
    "Selective celiac arteriography is planned for next week.",
    "CT of the celiac artery showed calcification.",
    "Stenosis of the celiac origin was seen as before.",
]


@pytest.mark.parametrize("text", NOT_THERE, ids=range(len(NOT_THERE)))
def test_does_not_rest(text: str) -> None:
    assert positions(START + text) == []


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("FINDINGS", "Celiac arteriogram: patent. The right hepatic artery is normal."),
        ("HISTORY", "The celiac artery was selected in 2021."),
        ("INDICATION", "Selective celiac arteriogram was requested."),
        ("PLAN", "The IMA will be selected next time."),
    ],
)
def test_other_sections_place_no_catheter(section: str, text: str) -> None:
    assert positions(f"{START}\n{section}: {text}") == []


def test_a_level_told_again_is_the_same_position() -> None:
    text = (
        START
        + "Right T9 intercostal selected. Left T9 intercostal selected. The right T9 intercostal was selected again."
    )
    assert positions(text) == [f"right {LEVEL}", f"left {LEVEL}"]


def test_positions_belong_to_the_access_in_use() -> None:
    text = (
        "TECHNIQUE: Right common femoral artery was punctured. The celiac artery was selected. "
        "The left brachial artery was then punctured. The superior mesenteric artery was selected."
    )
    found = findings_of(text)
    told = {a.vessel: [p.vessel for p in a.positions] for a in found.accesses}
    assert told == {
        "vessel:common_femoral_artery": ["vessel:celiac_artery"],
        "vessel:brachial_artery": ["vessel:superior_mesenteric_artery"],
    }


def test_each_catheter_goes_to_its_place() -> None:
    text = "TECHNIQUE: Both popliteal veins were punctured. Each catheter was passed to the inferior vena cava."
    found = findings_of(text)
    assert [[p.vessel for p in a.positions] for a in found.accesses] == [["vessel:inferior_vena_cava"]] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both pulmonary arteries were selected.", ["right right_pulmonary_artery", "left left_pulmonary_artery"]),
        ("The catheter was advanced into the right pulmonary artery.", ["right right_pulmonary_artery"]),
        ("A Cobra catheter was placed in the left renal vein.", ["left renal_vein"]),
        ("Pigtail to the confluence of the iliac veins.", ["inferior_vena_cava"]),
    ],
)
def test_veins_and_lungs(text: str, expected: list[str]) -> None:
    assert positions(f"TECHNIQUE: The right common femoral vein was punctured. {text}") == expected
