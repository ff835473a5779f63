"""Rows and cells that software of laboratory and clinic prints, beside rows that were left empty."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of, lines_of

CASES = {
    "sides in cells of their own": (
        "BLOCK SHEET\n\nLEVEL/NERVE           SIDE   NEEDLE   DRUG            VOL\n"
        "L3 medial branch      R      22G      Bupivacaine     0.5\n"
        "L4 medial branch      R      22G      Bupivacaine     0.5\n"
        "L5 dorsal ramus       R      22G      Bupivacaine     0.5\n\nFluoroscopy, films kept. 0.5 mL injected at each. Right low back pain, hurts left too.\n"
        "If it helps twice, block again, then RF.",
        ["64493", "64494"],
    ),
    "heat in a table": (
        "RF SESSION PRINTOUT\nDx: low back pain\n\nGENERATOR TABLE\n# | Nerve         | Side | Temp | Time | Motor\n"
        "1 | L4 med br     | L    | 80   | 90   | neg\n2 | L5 dors ramus | L    | 80   | 90   | neg\n\nLidocaine 2% 1 mL each. C-arm.",
        ["64635"],
    ),
    "a table without heat": (
        "RF SESSION PRINTOUT\nDx: low back pain\n\nGENERATOR TABLE\n# | Nerve         | Side | Temp | Time | Motor\n"
        "1 | L4 med br     | L    | -    | -    | stopped, device fault\n\nNothing lesioned.",
        [],
    ),
    "a nerve by landmarks beside others by fluoroscopy": (
        "BLOCK SHEET\nGreater occipital n.   L      25G   Bupivacaine + dexamethasone   2\n"
        "Lesser occipital n.    L      -     -     - (deferred)\nGUIDANCE: occipital - landmarks, no imaging.",
        ["64405"],
    ),
    "rows of a past session and of this one": (
        "Lumbar transforaminal epidural steroid injection\nLevel        June       Today\nL4           left       left and right\n"
        "L5           left       not done\nL2-3 foramen  not done   not done\nToday. Fluoroscopy, needles at both L4-5 foramina, contrast "
        "along the root each side. Dexamethasone 5 mg into each needle.",
        ["64483x2"],
    ),
    "lesions by their letters in a second table": (
        "PERIPHERAL LOG\nRight CFA 6F\n\nLESIONS\nID  VESSEL             TYPE\nA   L common iliac     stenosis 80\n"
        "B   L external iliac   stenosis 90\nC   L SFA              stenosis 50\n\nDEVICES\nID  STEP  DEVICE        SIZE\n"
        "A   1     Express LD    8 x 37\nB   2     balloon       7 x 40\nC   -     not treated\n",
        ["37221", "37222"],
    ),
    "rows without vessels": (
        "PERIPHERAL LOG\nRight CFA 6F. The left common iliac artery, 80 percent, was treated.\n\nDEVICES\nID  STEP  DEVICE        SIZE\n"
        "A   1     balloon       7 x 40\nB   2     Express LD    8 x 37\n",
        ["37221"],
    ),
    "a drug that heads its pressures": (
        "HEMODYNAMIC EXPORT\nRight femoral vein 7F\nREST\nRA 9   RV 70/8   PA 70/28/44   PCW 11   CO 3.6\nNO 20 ppm x 10 min\n"
        "PA 58/20/34   PCW 11   CO 4.2\nEXERCISE       (not performed)\n",
        ["93451", "93463"],
    ),
    "an exercise that was done": (
        "HEMODYNAMIC EXPORT\nRight femoral vein 7F\nREST\nRA 9   RV 70/8   PA 40/18/25   PCW 11   CO 3.6\nEXERCISE arm ergometer 40 watts, "
        "8 minutes: PA 58/20/34   PCW 22\n",
        ["93451", "93464"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_codes(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes


@pytest.mark.parametrize(
    ("result", "done"), [("thrombus 5 to 1, TIMI 3", True), ("clot gone, TIMI 3", True), ("not used", False)]
)
def test_what_became_of_the_clot(result: str, done: bool) -> None:
    found = findings_of(
        "PCI LOG - STEMI\nRight radial 6F\nVessel | Lesion | Device          | Result\n"
        f"RCA    | mid    | Penumbra CAT RX | {result}\nRCA    | mid    | Xience 3.5 x 28 | 0%, TIMI 3\n"
    )
    assert any(act.kind == "coronary_thrombectomy" for act in found.performed()) is done


NODES = {
    "all targets counted once": (
        "ULTRASOUND GUIDED THYROID FNA AND NECK NODE CORE BIOPSY\nTwo thyroid nodules and a left level four node.\nThe right mid nodule: "
        "25G FNA, 4 passes under ultrasound.\nThen the node: 18 gauge Temno, three cores under ultrasound, pictures of all three targets "
        "saved.",
        {("core_biopsy", "superficial_node", None), ("fine_needle_aspiration", "thyroid", None)},
    ),
    "several nodes of one station": (
        "ULTRASOUND GUIDED NECK NODE CORE BIOPSY\nTwo left level four nodes.\n18 gauge Temno under ultrasound, three cores of each of the two "
        "nodes, pictures saved.",
        {("core_biopsy", "superficial_node", 2)},
    ),
}


@pytest.mark.parametrize(("text", "taken"), NODES.values(), ids=NODES)
def test_samples(text: str, taken: set[tuple[str, str, int | None]]) -> None:
    acts = [act for act in findings_of(text).performed() if act.family == "biopsy"]
    assert {(act.kind, str(act.details.get("site")), act.details.get("lesions")) for act in acts} == taken


VESSELS = {
    "a run from below an artery that was spared": (
        "CEREBRAL ANGIOGRAM\nRight femoral artery, 5F, Simmons catheter.\n- Right internal carotid: catheter in it, runs of the head, no "
        "aneurysm.\n- Left common carotid: from here only, the internal is a loop. Neck and head runs: a small plaque, MCA and ACA "
        "regular.",
        ["36223", "36224"],
    ),
    "a study that was not made again": (
        "VENOGRAM AND STENT\nLeft popliteal vein, 8F. Venogram of the left leg from the sheath: clot in the femoral and iliac vein. Catheter "
        "into the inferior vena cava, cavogram not repeated. A 16 x 90 Venovo in the left common iliac vein. Venogram after: open.",
        ["36010", "37238"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), VESSELS.values(), ids=VESSELS)
def test_vessels(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes


def test_a_pocket_that_is_gone() -> None:
    text = (
        "Lymphocele of the left pelvis. Second alcohol session.\n70 mL on the cavitogram, no leak.\nIn March there was a second pocket "
        "behind the iliac muscle - gone.\nThe 8F was blocked, and over a wire under fluoroscopy it was changed to a 10F Dawson-Mueller.\n"
        "20 mL of absolute ethanol through the new tube for an hour, then aspirated."
    )
    assert lines_of(text) == ["49185", "49423", "75984"]


def test_a_second_pocket_that_was_drained() -> None:
    text = (
        "Two pelvic collections.\nThe right one was entered under CT with an 18G needle, wire, 10F pigtail left and locked.\nA second "
        "pocket on the left: 18G needle under CT, wire, 8F pigtail left and locked."
    )
    assert lines_of(text) == ["49406x2"]


@pytest.mark.parametrize(
    ("words", "used"),
    [
        ("Long stent? No -> Zilver 8 x 60.", True),
        ("Long stent? No, no Zilver 8 x 60.", False),
        ("No Zilver 8 x 60 -> observed.", False),
    ],
)
def test_an_answer_that_leads_on(words: str, used: bool) -> None:
    found = findings_of(
        f"ILIAC ANGIOPLASTY\nLeft CFA 6F. The left external iliac artery was ballooned to 7 mm. {words}"
    )
    assert any(act.kind == "stent" for act in found.performed()) is used
