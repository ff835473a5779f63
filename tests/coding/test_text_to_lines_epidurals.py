"""Reports of spinal canal injections in many dictation styles, and the codes that the rules give them."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "SPIN-30 caudal under fluoroscopy": (
        "Caudal epidural steroid injection. Prone. Under fluoroscopy a 22 gauge needle was advanced "
        "through the sacral hiatus. Contrast "
        "spread to L4. 80 mg of methylprednisolone with 10 mL of saline was injected. Images saved.",
        ["62323"],
    ),
    "SPIN-30 cervical interlaminar, headed": (
        """PROCEDURE: Cervical interlaminar epidural steroid injection.
INDICATION: Right arm pain, C6 radiculopathy. Prior transforaminal injection in 2023 gave little relief.
TECHNIQUE: Prone. With fluoroscopic guidance an 18 gauge Tuohy needle was advanced at C7-T1 with loss of
resistance to saline.
1 mL of Omnipaque showed epidural spread. Dexamethasone 10 mg with 2 mL of saline was injected. Spot images were stored.
IMPRESSION: C7-T1 epidural injection.""",
        ["62321"],
    ),
    "SPIN-31 by palpation": (
        "Bedside lumbar epidural. Sitting, L3-L4 interspace by palpation, 17 gauge Tuohy, loss of "
        "resistance to air at 5 cm. Triamcinolone 40 mg "
        "in 6 mL saline given, needle out. No imaging.",
        ["62322"],
    ),
    "SPIN-31 ultrasound counts as none": (
        "Caudal ESI in the office. Ultrasound probe over the sacral hiatus, needle seen in plane "
        "entering the ligament, clip saved. "
        "Depo-Medrol 80 mg and 8 mL saline injected. No C-arm here.",
        ["62322"],
    ),
    "SPIN-31 CT": (
        "CT-guided L4-L5 interlaminar epidural injection. Planning scan. 22 gauge needle advanced "
        "into the epidural space under CT. "
        "Air and 1 mL Isovue confirm the position. 80 mg Kenalog with 2 mL bupivacaine injected. Images archived.",
        ["62323"],
    ),
    "SPIN-32 threaded and removed": (
        "Epidural Tuohy at L5-S1 under fluoroscopy. A catheter was threaded from L5-S1 to L3, "
        "contrast confirmed epidural position, 80 mg of "
        "depo-medrol was injected at L3 and L4, and the catheter was removed.",
        ["62323"],
    ),
    "SPIN-32 catheter left, no imaging": (
        "Thoracic epidural catheter for rib fractures. Sitting, T7-T8, paramedian, 18G Tuohy, loss "
        "of resistance to saline. Catheter advanced 5 cm "
        "and secured with tape. Bolus 5 mL bupivacaine 0.25%, infusion of bupivacaine with fentanyl "
        "started at 6 mL/h. No fluoroscopy.",
        ["62324"],
    ),
    "SPIN-32 lumbar catheter left, imaging": (
        "Under fluoroscopy the L2-L3 interlaminar space was entered with a Tuohy needle, loss of "
        "resistance. A 20 gauge catheter was advanced, "
        "contrast shows epidural flow. Bupivacaine 0.1% given; the catheter was tunneled and left in "
        "place for a five day infusion.",
        ["62327"],
    ),
    "SPIN-33 two foramina, two levels": (
        "Left L4-L5 and right L5-S1 transforaminal epidural injections under fluoroscopy. Needles "
        "placed in the left L4-L5 and the right L5-S1 "
        "neural foramen. Contrast outlined the roots. Dexamethasone 5 mg and 1 mL lidocaine were injected at each.",
        ["64483", "64484"],
    ),
    "SPIN-33 both sides at a level": (
        "BILATERAL L5-S1 TRANSFORAMINAL EPIDURAL STEROID INJECTIONS. UNDER FLUOROSCOPY 22 GAUGE "
        "NEEDLES WERE ADVANCED INTO THE LEFT AND "
        "RIGHT L5-S1 FORAMINA. CONTRAST CONFIRMED EPIDURAL FLOW. 40 MG KENALOG WITH 1 ML BUPIVACAINE "
        "WAS INJECTED ON EACH SIDE.",
        ["64483x2"],
    ),
    "SPIN-33 cervical": (
        "Right C6 transforaminal injection. Supine, oblique fluoroscopy. 25 gauge needle into the "
        "right C5-C6 foramen, contrast along the C6 root, "
        "no vascular uptake. Dexamethasone 10 mg given. Images saved.",
        ["64479"],
    ),
    "SPIN-34 T12-L1": (
        "Left T12-L1 transforaminal epidural injection under fluoroscopy. 22 gauge needle beneath "
        "the T12 pedicle, contrast spread, 10 mg "
        "dexamethasone injected.",
        ["64479"],
    ),
    "SPIN-34 root block": (
        "Diagnostic left L5 selective nerve root block. C-arm oblique. Needle at the left L5-S1 "
        "foramen, 0.5 mL contrast outlines the L5 root, then "
        "0.5 mL of 2% lidocaine was injected. Leg pain gone.",
        ["64483"],
    ),
    "SPIN-35 failed first approach": (
        "L5-S1 interlaminar approach was attempted under fluoroscopy but the space could not be "
        "entered because of fusion. The left L4-L5 foramen "
        "was then entered with a 22 gauge needle for a transforaminal injection. Contrast showed "
        "epidural flow. 40 mg of "
        "methylprednisolone was injected.",
        ["64483"],
    ),
    "SPIN-36 three levels": (
        "Right L3-L4, L4-L5 and L5-S1 transforaminal injections, fluoroscopy. At each right foramen "
        "contrast then 4 mg dexamethasone and 1 mL "
        "bupivacaine were injected.",
        ["64483", "64484x2"],
    ),
    "SPIN-37 epidurogram inside": (
        "Epidurogram and epidural injection. L4-L5 interlaminar, Tuohy, loss of resistance, AP and "
        "lateral fluoroscopy. Epidurogram: filling "
        "defect on the left. 12 mg betamethasone with saline injected.",
        ["62323"],
    ),
    "SPIN-38 ultrasound root injection has no code": (
        "Ultrasound-guided left C6 transforaminal root injection in the clinic, needle in plane, 4 "
        "mg dexamethasone with 1 mL ropivacaine "
        "injected, no fluoroscopy.",
        [],
    ),
    "SPIN-39 baclofen trial": (
        "Intrathecal baclofen trial. Fluoroscopic puncture at L3-L4 with a 22 gauge spinal needle, "
        "clear CSF returned. 50 mcg of baclofen was "
        "injected intrathecally. Observed for eight hours.",
        ["62323"],
    ),
    "SPIN-40 intrathecal phenol": (
        "Intrathecal neurolysis for perineal cancer pain. Under fluoroscopy a spinal needle was "
        "placed at L5-S1, CSF returned, and 0.6 mL of "
        "phenol in glycerin was injected intrathecally. Images saved.",
        ["62280", "77003"],
    ),
    "SPIN-41 adhesiolysis in one day": (
        "Caudal lysis of adhesions with a Racz catheter. Through the sacral hiatus the catheter was "
        "steered to the left L5 root under fluoroscopy; "
        "epidurogram with filling defect. Hyaluronidase, then 10% hypertonic saline and 40 mg "
        "triamcinolone were injected. Catheter removed.",
        ["62264"],
    ),
    "SPIN-42 blood patch with fluoroscopy": (
        "Epidural blood patch for postdural headache after a lumbar puncture five days ago. L3-L4, "
        "18 gauge Tuohy, loss of resistance, position "
        "confirmed by fluoroscopy. 20 mL of autologous blood was drawn from the arm and injected. Image saved.",
        ["62273", "77003"],
    ),
    "SPIN-43 facet and foramen": (
        "Left L5-S1 transforaminal epidural injection under fluoroscopy: needle in the left L5-S1 "
        "foramen, contrast along the root, 40 mg "
        "methylprednisolone injected.",
        ["64483"],
    ),
    "run-on with recognition errors": (
        "patient prone on the table back was prepped under floor oscopy the left l4 l5 neural "
        "foramen was entered with a twenty two gauge spinal "
        "needle for the transforaminal epidural contrast showed good flow along the nerve root then "
        "forty milligrams of kenalog with one "
        "cc of bupivacaine was injected needle removed no complications fluoroscopy images were saved",
        ["64483"],
    ),
    "bullets": (
        """- L TFESI L5, S1
- prone, C-arm
- 22g to L L5-S1 foramen and L S1 foramen, contrast ok both
- 4 mg dex + 1 mL lido each
- spots saved""",
        ["64483", "64484"],
    ),
    "planned only": (
        "Clinic visit. Left L5 radicular pain. Plan: left L5-S1 transforaminal epidural steroid "
        "injection next week under fluoroscopy. "
        "No procedure performed today.",
        [],
    ),
    "medial branch block is no epidural": (
        "Left L4-L5 and L5-S1 facet medial branch blocks under fluoroscopy, 0.5 mL bupivacaine at "
        "each. No epidural injection was done.",
        [],
    ),
    "tfesi op": (
        (
            "PROCEDURE: Right L4 and L5 transforaminal epidural steroid injections.\n"
            "Prone on the fluoroscopy table. The right L4-5 and L5-S1 foramina were targeted with oblique views. "
            "22G needles were placed under the pedicles. 0.5 cc Omnipaque at each level showed perineural flow. 1"
            " cc of dexamethasone 10 mg/cc and 1 cc lidocaine 1% injected per level."
        ),
        ["64483", "64484"],
    ),
    "esi no level": (
        (
            "Lumbar epidural steroid injection, midline, 20G Tuohy, LOR to saline, fluoroscopy with contrast. 80 "
            "mg Depo-Medrol. Images saved."
        ),
        ["62323"],
    ),
    "thoracic il": (
        (
            "T8-9 interlaminar ESI under fluoro, right paramedian, 20G Tuohy, LOR, contrast spread T7-T10, 40 mg "
            "depo + 3 cc NS. spot saved."
        ),
        ["62321"],
    ),
    "two regions": (
        (
            "Cervical epidural at C7-T1 and lumbar epidural at L4-L5 in one session, both interlaminar with "
            "Tuohy, loss of resistance, fluoroscopy and contrast. 40 mg Kenalog at C7-T1, 80 mg Kenalog at L4-L5."
        ),
        ["62321", "62323"],
    ),
    "morphine trial": (
        (
            "Intrathecal morphine trial. L2-L3, 25G Whitacre, CSF clear. 0.3 mg preservative-free morphine given."
            " No imaging."
        ),
        ["62322"],
    ),
    "blood patch no image": (
        (
            "Epidural blood patch at bedside. L4-L5 by landmarks, Tuohy, loss of resistance. 18 mL autologous "
            "blood injected until pressure. Headache gone."
        ),
        ["62273"],
    ),
    "myelogram": (
        ("Lumbar myelogram. L3-L4 puncture under fluoroscopy, 12 mL Omnipaque 180 intrathecal. No epidural leak."),
        ["62304"],
    ),
    "scs": (
        (
            "Spinal cord stimulator trial. T12-L1 epidural space entered with Tuohy, loss of resistance. Two "
            "percutaneous leads advanced to T8 under fluoroscopy. Lidocaine for skin."
        ),
        [],
    ),
    "si joint": (
        ("Right SI joint injection under fluoroscopy, 40 mg Kenalog. Needle in the inferior joint, caudal angulation."),
        [],
    ),
    "racz day2": (
        (
            "Day 2 of 3 of epidural adhesiolysis. Through the indwelling caudal Racz catheter 10% hypertonic "
            "saline was infused after ropivacaine. Fluoroscopy epidurogram shows better filling. Third session "
            "tomorrow."
        ),
        ["62263"],
    ),
    "il converted tf same level": (
        (
            "Left L5-S1 transforaminal under fluoroscopy failed because of osteophyte. Changed to L5-S1 "
            "interlaminar, Tuohy, loss of resistance, contrast good, 80 mg methylprednisolone."
        ),
        ["62323"],
    ),
    "s1": (
        (
            "Left S1 transforaminal epidural under fluoroscopy. 22G needle through the S1 foramen. Contrast up "
            "the S1 root. 40 mg triamcinolone."
        ),
        ["64483"],
    ),
    "bilateral two levels": (
        ("Bilateral L4-5 and L5-S1 TFESI, fluoroscopy. Contrast at each. 4 sites, 20 mg triamcinolone each injected."),
        ["64483x2", "64484x2"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_lines(text: str, expected: list[str]) -> None:
    found = [line for line in lines_of(text) if line.startswith(("62", "6447", "6448", "77"))]
    assert found == expected
