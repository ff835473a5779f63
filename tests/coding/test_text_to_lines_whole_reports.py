"""Whole reports: parts under headings of their own, what other days left behind, and one catheter at two places."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "device of another year in the findings": (
        "TUNNELED PLEURAL CATHETER, RIGHT\n\nUNDER ULTRASOUND WITH AN IMAGE KEPT THE RIGHT PLEURAL SPACE WAS PUNCTURED. A 15.5 "
        "FR PLEURX WAS TUNNELED AND PLACED.\n\nFINDINGS: THE CHEST PORT ON THE RIGHT (PLACED 2022) IS IN UNCHANGED POSITION.",
        ["32550", "75989"],
    ),
    "other leg of another year": (
        "VEIN NOTE, LEFT LEG\n\nDuplex: reflux of the left GSV. Right leg: treated 2021, GSV closed.\n\nLeft GSV punctured "
        "below the knee under ultrasound, ClosureFast tip 2 cm from the SFJ, tumescent, 41 cm treated.",
        ["36475"],
    ),
    "work under headings that no table knows": (
        "PORT REMOVAL\n\nINDICATION AND CONSENT\nPort placed in 2021, treatment finished. She signed.\n\nWHAT WAS DONE\nThe scar "
        "was opened under local, the reservoir and the catheter of the right chest port were dissected free and removed whole.",
        ["36590"],
    ),
    "aortogram and runoff in one sentence": (
        "Left common femoral puncture, 5F. Omni Flush to L1 and abdominal aortogram shot, catheter brought down to the "
        "bifurcation and bilateral runoff obtained. FINDINGS: Aorta and both renals patent. Right: SFA 80% stenosis, two "
        "vessel runoff. Left: SFA 30%, three vessel runoff. Nothing was treated.",
        ["36200", "75625", "75716"],
    ),
    "aortogram and runoff by vertebra": (
        "Right common femoral puncture, 5F. Pigtail at L1: aorta with mild plaque, renals single and patent. Pigtail lowered "
        "to L4: both-leg runoff in stages. R common iliac 80 percent, L common iliac 75 percent. Both SFA mild plaque.",
        ["36200", "75625", "75716"],
    ),
    "aortography under its own label beside a heart study": (
        "HEART CATHETERIZATION\n\nRight radial artery, 6F. JL 3.5 and JR 4 for the coronaries: LM free, LAD 40%, LCx 30%, RCA "
        "minor. Valve crossed, LV 188/24.\n\nAORTOGRAPHY\nPower injection 40 mL above the valve, LAO 45. 2+ regurgitation. Root "
        "4.1 cm, no dissection.",
        ["93458", "93567"],
    ),
    "line of another department in passing": (
        "TFESI\nDialysis through a tunneled right jugular catheter placed by nephrology.\nDx: L4 radiculitis left.\nFluoro. 22G "
        "needle at the left L4-5 foramen, 0.5 mL of contrast with epidural spread, dexamethasone 5 mg.",
        ["64483"],
    ),
    "vein of another month in passing": (
        "Paracentesis. US, 5F Yueh, 4 L, image saved. Radiofrequency ablation of the left GSV was done in our clinic in March.",
        ["49083"],
    ),
    "mapping that will follow": (
        "Paracentesis. US, 5F Yueh, 4 L, image saved. Y-90 mapping angiogram with MAA will follow.",
        ["49083"],
    ),
    "account under a diagnosis beside a stray statement": (
        "EPIDURAL INJECTION\nHe walks two miles a day.\nDx: L4-5 stenosis. Prone. Under fluoroscopy a 20G Tuohy at L4-5, loss of "
        "resistance. 1 mL of Omnipaque showed epidural spread. 80 mg Depo-Medrol injected.",
        ["62323"],
    ),
    "root injected to look for a graft only": (
        "HEART CATHETERIZATION\n\nRight radial artery, 6F. LM free, LAD occluded, LCx 30%, RCA occluded. Left ventricle 126/13, "
        "no mitral regurgitation. LIMA to LAD patent. SVG to RCA could not be engaged; a root injection with the pigtail to "
        "look for it showed only a stump.",
        ["93459"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text, setting="facility") == expected
