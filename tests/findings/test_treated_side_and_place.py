"""Where the treatment was done when the words that tell it name no vessel, or one that was only seen."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of, result_of

RENAL = (
    "TECHNIQUE: The right CFA was punctured. The right renal artery was engaged with a Sos and studied. The left renal artery"
    " was engaged and studied. Right: ostial stenosis of 85 percent. Left: 30 percent. {} RDC guide, then a 6 x 18 Herculink"
    " stent with 1 mm in the aorta."
)
STROKE = "Left MCA stroke, NIHSS 18. Right femoral puncture, 8F. Neuron Max to the left internal carotid. "


@pytest.mark.parametrize(
    ("choice", "side"),
    [
        ("I decided to treat the right side.", "right"),
        ("The right was therefore treated.", "right"),
        ("We went on with the left side.", "left"),
        ("The right side will not be treated; I stented the left.", "left"),
    ],
)
def test_side_chosen_for_a_stent(choice: str, side: str) -> None:
    stents = [act for act in findings_of(RENAL.format(choice)).performed() if act.kind == "stent"]
    assert [(act.target, act.side) for act in stents] == [("vessel:renal_artery", side)]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Run: left M1 cut off. Right ACA flow comes over. First pass: SOFIA to the clot face, aspiration, clot in the"
            " canister. TICI 3.",
            [("vessel:middle_cerebral_artery", "left")],
        ),
        (
            "Run: left M1 cut off, the right ACA is patent. Aspiration with the SOFIA, clot in the canister. TICI 3.",
            [("vessel:middle_cerebral_artery", "left")],
        ),
        (
            "Run: left M1 cut off. First pass: SOFIA to the clot, aspiration. TICI 2b. Then the left ACA: Solitaire into the"
            " A2, one pass. TICI 3.",
            [("vessel:middle_cerebral_artery", "left"), ("vessel:anterior_cerebral_artery", "left")],
        ),
    ],
    ids=["blood from the other side", "an open artery", "two closed arteries"],
)
def test_clot_of_the_brain(text: str, targets: list[tuple[str, str]]) -> None:
    acts = [act for act in findings_of(STROKE + text).performed() if act.kind == "intracranial_thrombectomy"]
    assert [(act.target, act.side) for act in acts] == targets


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("R ICA selected. Run: moderate spasm R M1, A1. R ICA: verapamil 10 mg in 100 mL, hand pump, 20 min.", [20]),
        ("Spasm of the radial artery: verapamil 2.5 mg through the radial sheath, 1 min.", []),
    ],
)
def test_spasm_of_the_brain(text: str, minutes: list[int]) -> None:
    acts = findings_of(f"INTRA-ARTERIAL VERAPAMIL\nRight CFA, 5F. {text}").performed("intracranial_infusion")
    assert [act.details.get("minutes") for act in acts] == minutes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "PARACENTESIS\nThe belly shows ascites on ultrasound, picture kept. A Yueh goes into the left flank and we take 3 liters.",
            {"49083"},
        ),
        ("Abdominal ultrasound shows ascites. The ward took 4 liters yesterday, so nothing was tapped.", set()),
    ],
)
def test_liters_taken(text: str, codes: set[str]) -> None:
    assert {line.code for line in result_of(text).lines} == codes


@pytest.mark.parametrize(
    ("shown", "codes"),
    [
        ("80% cephalic arch stenosis, central veins open.", {"36902"}),
        ("cephalic arch stenosis of 80%, subclavian vein patent.", {"36902"}),
        ("cephalic arch and subclavian vein 80% stenosis.", {"36902", "36907"}),
    ],
)
def test_balloon_behind_what_the_run_showed(shown: str, codes: set[str]) -> None:
    text = f"Left brachiocephalic fistula.\nOne stick, 6 French. Fistulogram: {shown} An 8 mm Conquest was inflated. 10% left."
    assert {line.code for line in result_of(text).lines} == codes


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("22 gauge needle to the left L5-S1 foramen. Contrast along the S1 root. 10 mg dexamethasone.", [("L5-S1",)]),
        (
            "Needles to the left L5-S1 and S1 foramina, contrast along both roots. 10 mg dexamethasone.",
            [("L5-S1",), ("S1",)],
        ),
    ],
)
def test_root_that_contrast_ran_along(text: str, levels: list[tuple[str, ...]]) -> None:
    acts = findings_of(f"EPIDURAL\nTECHNIQUE: Left transforaminal injection under fluoroscopy. {text}").performed()
    assert [act.levels for act in acts if act.kind == "epidural_injection"] == levels
