"""Injections of the spinal canal in clinic templates, letters, telegrams and speech, and blocks that are none."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "pain template": (
        (
            "PAIN CENTER PROCEDURE NOTE\nPre-op dx: M54.16\nProcedure: [Left] [L4-5, L5-S1] transforaminal ESI x [2] "
            "levels\nGuidance: [Fluoroscopy], images saved\nNeedle: [22G 5 in Quincke]\nContrast: [1 mL Omnipaque "
            "each], good neural spread\nInjectate: [dexamethasone 10 mg] per level\nComplications: [None]"
        ),
        ["64483", "64484"],
    ),
    "letter caudal": (
        (
            "Dear colleague, I saw Mrs. Aalto again. Under the image intensifier I passed a needle through the sacral "
            "hiatus; dye outlined the epidural space to L5, and I gave 80 mg of triamcinolone in 10 mL of saline. If "
            "this helps, no operation is needed. If not, a transforaminal injection at L5 may be tried."
        ),
        ["62323"],
    ),
    "telegram cervical": (
        (
            "56 F, L arm pain. Prone. C7-T1 IL, L paramedian, 20G Tuohy, LOR saline, fluoro AP + CLO. 0.8 cc contrast "
            "epidural. Depo 60 + 2 cc NS. Films saved. OK."
        ),
        ["62321"],
    ),
    "spoken foramina": (
        (
            "we did the right side l three four and l four five transforaminals under fluoro needle to the six o'clock "
            "of each pedicle one cc contrast each nice root outline then four milligrams of dexamethasone with half a "
            "cc of lidocaine at each level pictures saved done"
        ),
        ["64483", "64484"],
    ),
    "changed plan": (
        (
            "Planned: right L5-S1 transforaminal. The foramen could not be entered because of the fusion mass, so it "
            "was changed to a caudal approach. Needle through the sacrococcygeal ligament under fluoroscopy, contrast "
            "to L5, methylprednisolone 80 mg injected."
        ),
        ["62323"],
    ),
    "no imaging ward": (
        (
            "Ward round, palliative. L2-3 interlaminar by loss of resistance, sitting, no x-ray available. 18G Tuohy. "
            "Triamcinolone 40 mg with bupivacaine injected into the epidural space."
        ),
        ["62322"],
    ),
    "ultrasound only": (
        (
            "Because the fluoroscope was in use elsewhere the caudal block was done with the ultrasound probe: the "
            "hiatus was seen and the needle followed in plane. 60 mg methylprednisolone and 10 mL saline were given."
        ),
        ["62322"],
    ),
    "machine broken": (
        (
            "Scheduled as a fluoroscopic epidural. The x-ray tube had overheated and could not be used. With her "
            "consent L3-4 was entered by landmark with loss of resistance, and 80 mg Depo-Medrol was injected."
        ),
        ["62322"],
    ),
    "blood patch": (
        (
            "Postdural headache after a tap last week. L3-L4, Tuohy, loss of resistance, fluoroscopy with contrast in "
            "the epidural space. 18 mL of her own blood, drawn from the arm, was injected slowly. Headache gone."
        ),
        ["62273", "77003"],
    ),
    "indwelling": (
        (
            "T8-9 epidural for rib fractures. Prone, fluoroscopy, Tuohy, loss of resistance, contrast epidural, image "
            "kept. Catheter threaded 5 cm, needle removed, catheter taped and connected to the pump for continuous "
            "ropivacaine over the next three days."
        ),
        ["62325"],
    ),
    "two regions": (
        (
            "Two injections today. First C7-T1 interlaminar, fluoroscopy, contrast, dexamethasone 10 mg. Then L5-S1 "
            "interlaminar, fluoroscopy, contrast, triamcinolone 80 mg."
        ),
        ["62321", "62323"],
    ),
    "spread is no level": (
        (
            "Left L5 selective nerve root block, fluoroscopy. Contrast outlined the L5 root and flowed up to L3 and "
            "down to S2. 1 mL bupivacaine. The MRI shows disease at L3-4 and L4-5 as well, which was not treated."
        ),
        ["64483"],
    ),
    "facet is no epidural": (
        (
            "Bilateral L4-5 and L5-S1 facet joint injections under fluoroscopy, triamcinolone 20 mg each joint. An "
            "epidural is kept in reserve. Epidural fat normal on MRI."
        ),
        ["64493x2", "64494x2"],
    ),
    "epidural anesthesia for angio": (
        (
            "Under epidural anesthesia by the anesthesiologist the right common femoral artery was punctured. Catheter "
            "in the abdominal aorta, aortogram: no aneurysm, renal arteries patent."
        ),
        ["36200", "75625"],
    ),
    "intrathecal trial": (
        (
            "Baclofen trial. L3-4 interspace, 22G spinal needle, fluoroscopy, clear CSF. 50 micrograms of baclofen "
            "injected intrathecally. Image saved. Ashworth at 2 and 4 hours."
        ),
        ["62323"],
    ),
    "british bilateral": (
        (
            "Bilateral L5 nerve root blocks. CT guided. On each side a 22G needle was placed at the L5-S1 exit foramen; "
            "iohexol confirmed perineural position; 20 mg triamcinolone and 1 ml levobupivacaine were injected per "
            "side. Images archived."
        ),
        ["64483x2"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
