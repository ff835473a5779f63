"""Spinal taps, intrathecal drugs and contrast, myelograms and work on discs (SPIN-59 to SPIN-75)."""

from __future__ import annotations

from typing import Any

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def guided(kind: str, modality: str | None = "fluoroscopy", *, saved: bool = True, **details: Any) -> list[Any]:
    """An act with the imaging of its needle."""
    done = act(kind, **details)
    if modality is None:
        return [done]
    look = guidance(modality, done.id)
    return [done, look, *([fact("image_saved", about=look.id)] if saved else [])]


def tap(modality: str | None = "fluoroscopy", purpose: str = "diagnostic", **details: Any) -> list[Any]:
    return guided("lumbar_puncture", modality, purpose=purpose, **details)


def myelogram(*regions: str, **details: Any) -> list[Any]:
    details = {"route": "lumbar", "injected": True, "read": True, "regions": tuple(regions), **details}
    return guided("myelography_injection", **details)


def discs(*levels: str, kind: str = "discography", **details: Any) -> list[Any]:
    return [part for level in levels for part in guided(kind, levels=(level,), **details)]


CASES = [
    Case("SPIN-59 SPIN-60", "tests, fluoroscopy", tap(), "62328"),
    Case("SPIN-59", "drainage, CT, sample too", tap("ct", "therapeutic"), "62329"),
    Case("SPIN-60", "tests, blind", tap(None), "62270"),
    Case("SPIN-60", "tests, ultrasound with image", tap("ultrasound"), "62270 76942"),
    Case("SPIN-60", "drainage, blind", tap(None, "therapeutic"), "62272"),
    Case("SPIN-61", "stopped for the patient, physician", tap(status="attempted"), "62328-53", setting="office"),
    Case("SPIN-61", "stopped for the patient, hospital", tap(status="attempted"), "62328-74"),
    Case("SPIN-62", "drain left under fluoroscopy", guided("lumbar_drain"), "62329"),
    Case("SPIN-62", "drain left, no imaging", guided("lumbar_drain", None), "62272"),
    Case("SPIN-63", "chemotherapy by the radiologist", guided("intrathecal_chemotherapy"), "96450 77003"),
    Case("SPIN-63", "with a tap of its own told", [*guided("intrathecal_chemotherapy"), *tap(None)], "96450 77003"),
    Case(
        "SPIN-63",
        "oncology injects",
        guided("intrathecal_chemotherapy", given_by_another=True),
        "62328",
        not_coded="96450",
    ),
    Case("SPIN-63", "reservoir", guided("intrathecal_chemotherapy", None, reservoir=True), "96542"),
    Case("SPIN-64", "cisternogram", [act("csf_radionuclide_study", study="cisternogram")], "78630"),
    Case("SPIN-64", "leak search", [act("csf_radionuclide_study", study="leak")], "78650"),
    Case("SPIN-64", "shunt study", [act("csf_radionuclide_study", study="shunt"), act("shunt_tap")], "61070 78645"),
    Case("CAT-75809", "contrast study of a shunt", [act("shunt_tap", read=True)], "61070 75809"),
    Case("CAT-62268", "syrinx", [act("cord_cyst_aspiration")], "62268"),
    Case("CAT-62269", "cord biopsy", [act("cord_biopsy")], "62269"),
    Case("SPIN-65", "C1-C2, fluid", guided("cervical_puncture", injected=False), "61050 77003"),
    Case("SPIN-65", "C1-C2, injection", guided("cervical_puncture", injected=True), "61055 77003"),
    Case("SPIN-66 SPIN-68", "cervical by a lumbar puncture", myelogram("cervical"), "62302"),
    Case("SPIN-66", "thoracic", myelogram("thoracic"), "62303"),
    Case("SPIN-66", "lumbar", myelogram("lumbar"), "62304"),
    Case("SPIN-68", "two regions", myelogram("cervical", "lumbar"), "62305"),
    Case("SPIN-68", "regions unnamed", myelogram(), "", asked="62305", review="SPIN-68"),
    Case("SPIN-67", "the one who punctures", myelogram("lumbar", read=False), "62284 77003"),
    Case(
        "SPIN-67",
        "the one who reads",
        [act("myelography_injection", route="lumbar", injected=False, read=True, regions=("lumbar",))],
        "72265",
    ),
    *[
        Case(
            "SPIN-67",
            f"reading, {'+'.join(regions)}",
            [act("myelography_injection", route="lumbar", injected=False, read=True, regions=regions)],
            code,
        )
        for regions, code in ((("cervical",), "72240"), (("thoracic",), "72255"), (("cervical", "lumbar"), "72270"))
    ],
    Case(
        "SPIN-69",
        "C1-C2 route",
        guided("myelography_injection", route="cervical", injected=True, read=True, regions=("cervical",)),
        "61055 72240",
    ),
    Case("SPIN-70", "CT after a read myelogram", myelogram("lumbar", ct_regions=("lumbar",)), "62304 72132"),
    Case(
        "SPIN-70",
        "needle films only, then CT",
        myelogram("lumbar", read=False, ct_regions=("lumbar",)),
        "62284 72132 77003",
    ),
    Case(
        "SPIN-70",
        "CT of three regions",
        myelogram("cervical", "thoracic", "lumbar", ct_regions=("cervical", "thoracic", "lumbar")),
        "62305 72126 72129 72132",
    ),
    Case("SPIN-71", "fluid through the same needle", [*myelogram("thoracic"), *tap()], "62303"),
    Case("SPIN-72", "three lumbar discs read", discs("L3-L4", "L4-L5", "L5-S1", read=True), "62290x3 72295x3"),
    Case("SPIN-72", "two cervical discs", discs("C4-C5", "C5-C6", read=True), "62291x2 72285x2"),
    Case("SPIN-72", "read elsewhere", discs("L4-L5", read=False), "62290"),
    Case("SPIN-72", "discs unnamed", [act("discography", read=True)], "", review="SPIN-72", asked="62290"),
    Case(
        "SPIN-74",
        "two lumbar discs decompressed, discogram inside",
        [act("disc_decompression", levels=("L3-L4", "L4-L5")), *discs("L4-L5", read=True)],
        "62287",
    ),
    Case(
        "SPIN-74",
        "donor product, fluoroscopy",
        discs("L4-L5", "L5-S1", kind="intradiscal_injection", product="cellular"),
        "0627T 0628T",
    ),
    Case(
        "SPIN-74",
        "donor product, CT",
        [
            *guided("intradiscal_injection", "ct", levels=("L3-L4",), product="cellular"),
            *guided("intradiscal_injection", "ct", levels=("L4-L5",), product="cellular"),
        ],
        "0629T 0630T",
    ),
    Case(
        "SPIN-74",
        "steroid into a disc",
        discs("L4-L5", kind="intradiscal_injection", product="drug"),
        "",
        review="64999",
    ),
    Case(
        "SPIN-74",
        "annulus heated at two discs",
        [act("annuloplasty", levels=("L4-L5", "L5-S1"))],
        "22526 22527",
        review="SPIN-74",
    ),
    Case(
        "SPIN-75",
        "ligament removal, 2025",
        [act("lumbar_decompression", levels=("L3-L4", "L4-L5"))],
        "0275T",
        date="2025-12-31",
    ),
    Case(
        "SPIN-75",
        "ligament removal, 2026",
        [act("lumbar_decompression", levels=("L3-L4", "L4-L5"))],
        "62330 62331",
        date="2026-01-01",
    ),
    Case("SPIN-75", "thoracic", [act("lumbar_decompression", levels=("T10-T11",))], "0274T"),
]

TEXTS = [
    TextCase(
        "SPIN-59",
        "removal for a hydrocephalus trial",
        """PROCEDURE: Fluoroscopically guided lumbar puncture, high volume tap.
INDICATION: Gait trouble, question of normal pressure hydrocephalus.
TECHNIQUE: The patient was placed prone. Under fluoroscopy a 20 gauge spinal needle was advanced into the thecal sac at
L3-L4. Opening pressure was 14 cm of water. 35 mL of clear CSF was removed and tubes were sent to the laboratory.""",
        "62329",
    ),
    TextCase(
        "SPIN-60",
        "opening pressure under fluoroscopy",
        """LP under fluoro. L3-L4 entered with a 22G needle. Clear CSF, opening pressure 22 cm H2O. 12 cc collected in four
tubes and sent for cell count, protein, glucose and culture. Image saved.""",
        "62328",
    ),
    TextCase(
        "SPIN-60",
        "blind tap at the bedside",
        """BEDSIDE LUMBAR PUNCTURE.
With the patient on the left side the L4-L5 space was found by palpation. A 20 gauge needle entered the subarachnoid
space at the first pass. 8 mL of clear fluid was sent for culture.""",
        "62270",
    ),
    TextCase(
        "SPIN-61",
        "stopped, no fluid",
        """PROCEDURE: Lumbar puncture under fluoroscopy, attempted.
TECHNIQUE: Three passes were made at L3-L4 and L4-L5 under fluoroscopy with a 22 gauge needle. The patient had severe
paresthesia and the procedure was stopped. No CSF was obtained.""",
        "62328-74",
    ),
    TextCase(
        "SPIN-61",
        "another's try had failed before",
        """LP under fluoro after a failed try on the floor by the medical team. 22G at L4-5. OP 19 cm of water. 9 cc into
three tubes.""",
        "62328",
    ),
    TextCase(
        "SPIN-62",
        "lumbar drain",
        """PROCEDURE: LUMBAR DRAIN PLACEMENT.
UNDER FLUOROSCOPY A 14 GAUGE TUOHY NEEDLE ENTERED THE THECAL SAC AT L4-L5. CLEAR CSF RETURNED. A LUMBAR DRAIN CATHETER
WAS ADVANCED THROUGH THE NEEDLE AND SECURED TO THE SKIN.""",
        "62329",
    ),
    TextCase(
        "SPIN-63",
        "methotrexate by the radiologist",
        """PROCEDURE: Lumbar puncture with intrathecal chemotherapy.
TECHNIQUE: Under fluoroscopic guidance the thecal sac was entered at L3-L4 with a 22 gauge needle. 6 mL of CSF was sent
for cytology. Methotrexate 12 mg in 6 mL was then injected slowly. A fluoroscopic image was saved.""",
        "77003 96450",
    ),
    TextCase(
        "SPIN-63",
        "oncology injects",
        """PROCEDURE: Lumbar puncture for intrathecal chemotherapy.
TECHNIQUE: Under fluoroscopy a 22 gauge needle was placed into the thecal sac at L3-L4 with return of clear CSF. The
oncology fellow then injected methotrexate 12 mg through the needle.""",
        "62328",
    ),
    TextCase(
        "SPIN-65",
        "lateral C1-C2 for fluid",
        """PROCEDURE: C1-C2 puncture.
TECHNIQUE: From a lateral approach the C1-C2 space was punctured under fluoroscopy with a 22 gauge needle. Clear CSF was
obtained and 10 mL sent to the laboratory. Image saved.""",
        "61050 77003",
    ),
    TextCase(
        "SPIN-66 SPIN-71",
        "cervical myelogram by a lumbar puncture, fluid to the laboratory",
        """CERVICAL MYELOGRAM
TECHNIQUE: Under fluoroscopy a 22 gauge needle was advanced into the thecal sac at L2-L3. 10 mL of CSF was sent to the
laboratory. 10 mL of Omnipaque 300 was injected and the contrast was run to the neck. AP, lateral and oblique views of
the cervical spine were obtained.
FINDINGS: Ventral defect at C5-C6 with flattening of the cord. Root sleeves fill at the other levels.
IMPRESSION: Cervical stenosis at C5-C6.""",
        "62302",
    ),
    TextCase(
        "SPIN-68",
        "two regions",
        """EXAM: CERVICAL AND LUMBAR MYELOGRAM.
TECHNIQUE: L3 PUNCTURE UNDER FLUOROSCOPY, 12 ML OF ISOVUE-M 300 INJECTED. AP, LATERAL AND OBLIQUE FILMS OF THE CERVICAL
AND LUMBAR SPINE.
FINDINGS: CERVICAL: MILD BULGE AT C4-C5. LUMBAR: STENOSIS AT L4-L5.""",
        "62305",
    ),
    TextCase(
        "SPIN-69",
        "C1-C2 route",
        """CERVICAL MYELOGRAM BY LATERAL C1-C2 PUNCTURE.
TECHNIQUE: Under fluoroscopy the C1-C2 space was punctured from the right side. 8 mL of contrast was injected. AP,
lateral and oblique cervical myelographic films were taken.
FINDINGS: Block at C5-C6.""",
        "61055 72240",
    ),
    TextCase(
        "SPIN-70",
        "spot films only, then CT",
        """EXAM: CT LUMBAR MYELOGRAM.
TECHNIQUE: Contrast, 12 mL of Omnipaque 180, was injected at L3-L4 under fluoroscopy; two spot films only to confirm the
needle. CT of the lumbar spine was then performed.
FINDINGS: Moderate stenosis at L4-L5. Conus at L1.""",
        "62284 72132 77003",
    ),
    TextCase(
        "SPIN-72",
        "three lumbar discs",
        """PROCEDURE: Provocative discography L3-L4, L4-L5 and L5-S1.
TECHNIQUE: Under fluoroscopy a needle was advanced into each disc and contrast was injected with pressure monitoring.
L3-L4: 2 mL, no pain, normal nucleogram. L4-L5: 1.5 mL, concordant pain 8/10, posterior annular tear. L5-S1: 2 mL,
discordant pain, degenerated pattern.
IMPRESSION: Positive discogram at L4-L5.""",
        "62290x3 72295x3",
    ),
    TextCase(
        "SPIN-75",
        "mild procedure, 2026",
        """PROCEDURE: Percutaneous image-guided lumbar decompression (mild procedure) at L3-L4 and L4-L5.
TECHNIQUE: Under fluoroscopy the ligamentum flavum was debulked at L3-L4 and then at L4-L5 on both sides.""",
        "62330 62331",
        date="2026-02-10",
    ),
    TextCase(
        "SPIN-75",
        "mild procedure, 2025",
        """PROCEDURE: Percutaneous image-guided lumbar decompression (mild procedure) at L3-L4 and L4-L5.
TECHNIQUE: Under fluoroscopy the ligamentum flavum was debulked at L3-L4 and then at L4-L5 on both sides.""",
        "0275T",
        date="2025-02-10",
    ),
    TextCase(
        "SPIN-59",
        "a tap of the past and one only considered",
        """CLINIC NOTE. Lumbar puncture last month showed an opening pressure of 31. We discussed a repeat lumbar puncture and
she declined.""",
        "",
    ),
]


@table(CASES)
def test_findings_to_lines(case):
    check(case)


@table(TEXTS)
def test_words_to_lines(case):
    check(case)
