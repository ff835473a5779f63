"""What a report documents about the ultrasound of a puncture (VASC-70, MOD-27)."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

ELEMENTS = ("vessel_patent", "real_time_entry", "image_saved")
ALL = ("stated", "stated", "stated")

# text, modality of the first puncture, states of ELEMENTS
CASES = [
    (
        "The right common femoral artery was patent on ultrasound. Under real-time ultrasound "
        "guidance the needle entered it and an image was "
        "stored in PACS. A 5 French sheath was placed.",
        ("ultrasound", *ALL),
    ),
    (
        "Access: R CFA, 6F. US: patent, no plaque. Live needle entry, pic saved.",
        ("ultrasound", *ALL),
    ),
    (
        "LEFT RADIAL ARTERY PATENT AND COMPRESSIBLE BY ULTRASOUND. NEEDLE TIP WATCHED ENTERING THE "
        "LUMEN. HARD COPY IMAGE FILED. 5 FRENCH SHEATH.",
        ("ultrasound", *ALL),
    ),
    (
        "the right groin was looked at with the ultrasound probe the artery was open with no clot "
        "the needle was seen going into it and a picture "
        "was sent to pacs then a five french sheath went in the right common femoral artery",
        ("ultrasound", *ALL),
    ),
    (
        "Right common femoral vein, patent, punctured under ultrasound with the picture kept. 6 French sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "Right common femoral vein shown patent by ultrasound, entered under continuous visualization, image "
        "filed. 6 French sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "The artery was open on the probe; the needle went into the right common femoral artery under the probe, "
        "tip watched, and I stored the loop. 5 French sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "Right common femoral artery free of disease by ultrasound, stuck as I watched, prints in the chart. 5F sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "RCFA: good color flow with ultrasound. Dynamic needle guidance. Screenshot uploaded. 5F sheath.",
        ("ultrasound", *ALL),
    ),
    ("right cfa us patent real time image kept micropuncture 5 french sheath", ("ultrasound", *ALL)),
    (
        "Ultrasound-guided puncture of the right common femoral artery. 5 French sheath.",
        ("ultrasound", "silent", "silent", "silent"),
    ),
    (
        "Right common femoral artery punctured under live ultrasound, vessel patent. The printer was "
        "down so no image was saved. 5 French sheath.",
        ("ultrasound", "stated", "stated", "denied"),
    ),
    (
        "Ultrasound was used for skin marking only over the right common femoral artery, which was "
        "patent; image saved. Micropuncture, 5 French sheath.",
        ("ultrasound", "stated", "denied", "stated"),
    ),
    (
        "The right common femoral artery was punctured by palpation without ultrasound. 5 French sheath.",
        ("landmark", "silent", "silent", "silent"),
    ),
    (
        "Under direct sonographic visualization the patent left basilic vein was punctured; "
        "permanent image recorded. Sheath placed.",
        ("ultrasound", *ALL),
    ),
    (
        "The right anterior tibial artery at the ankle was looked at with ultrasound, open with flow, entered with a 21 G "
        "needle with the tip seen entering live, and the frame was saved. 4 French sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "Access: right common femoral artery. Ultrasound: real-time yes, patent yes, image stored: no. 6F sheath.",
        ("ultrasound", "stated", "stated", "denied"),
    ),
    (
        "Colour duplex showed good flow in the left brachial artery, which was punctured. The needle was followed on the screen and a "
        "still was exported. 6 French sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "Right radial, ultrasound: 2.4 mm, compresses under the probe only with force and pulsates, no thrombus. "
        "Needle under vision. Thermal print in the chart. 6 French slender.",
        ("ultrasound", *ALL),
    ),
    (
        "The left common femoral vein, anechoic and fully compressible at sonography, was punctured with the tip in "
        "view throughout. Screenshot archived. 8F sheath.",
        ("ultrasound", *ALL),
    ),
    (
        "Access right CFA with ultrasound. Vessel calcified. Needle in. No picture, machine had no disk space. 6F.",
        ("ultrasound", "silent", "silent", "denied"),
    ),
    ("Right common femoral artery, ultrasound used, not printed. 6F.", ("ultrasound", "silent", "silent", "denied")),
    (
        "The left popliteal vein was punctured under ultrasound; it is noncompressible above but the segment used was "
        "open, needle seen entering, image filed. 6F.",
        ("ultrasound", *ALL),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_guidance_of_a_puncture(text: str, expected: tuple[str, ...]) -> None:
    findings = findings_of(text)
    guidance = next(item for item in findings.guidance if item.purpose == "vascular_access")
    assert guidance.about == findings.accesses[0].id
    assert (guidance.modality, *(findings.fact(element, guidance.id) for element in ELEMENTS)) == expected


def test_each_of_two_punctures_has_its_own_documentation() -> None:
    findings = findings_of(
        "The right common femoral artery was patent on ultrasound and was punctured under real-time "
        "guidance; image saved. A 5 French sheath "
        "was placed. The aorta was catheterized. A contrast run was made. Pressures were recorded. "
        "The patient was turned. Next, the "
        "left brachial artery was punctured by palpation. A 6 French sheath was placed."
    )
    looks = {item.about: item.modality for item in findings.guidance if item.purpose == "vascular_access"}
    sides = {access.id: access.side for access in findings.accesses}
    assert {sides[about]: modality for about, modality in looks.items()} == {"right": "ultrasound", "left": "landmark"}


@pytest.mark.parametrize(
    "text",
    [
        "Duplex two weeks ago showed a tight stenosis. Right common femoral artery, 6 French sheath.",
        "Right common femoral artery, 6 French sheath. The stent will be watched with duplex in six months.",
        "Right common femoral artery, 6 French sheath. Intravascular ultrasound of the iliac vein showed a web.",
        "The ward asked us to look again. Right common femoral artery, 6 French sheath.",
        "Right common femoral artery, 6 French sheath. Ultrasound of the neck was not performed.",
        "Right common femoral artery, 6 French sheath. IF IT CLOTS CALL US THE SAME DAY.",
        "Right common femoral artery, 6 French sheath. Ultrasound chose an entry over the largest pocket of fluid.",
        "Right common femoral artery, 6 French sheath. We looked at the right neck with the probe in case.",
        "Right common femoral artery, 6 French sheath. Kidneys 9.8 and 10.4 cm by ultrasound.",
    ],
)
def test_ultrasound_of_another_day_or_from_inside_guides_no_puncture(text: str) -> None:
    looks = [item for item in findings_of("TECHNIQUE: " + text).guidance if item.purpose == "vascular_access"]
    assert not [item for item in looks if item.modality == "ultrasound"]
