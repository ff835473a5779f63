"""Reports of other work in which lines, ports, midlines, blocks and epidurals are only spoken of."""

from __future__ import annotations

import pytest
from tests.findings.reports import acts_of, findings_of

REPORTS = [
    (
        "Paracentesis. A 6F catheter was placed in the midline below the umbilicus and 4 L removed. The line was "
        "flushed and the catheter removed."
    ),
    (
        "IVC filter retrieval: right jugular access, 10F sheath placed, snare advanced, filter removed. The "
        "catheter was exchanged over a wire for a pigtail. Her port was not touched."
    ),
    (
        "Pulmonary angiogram. Through a right femoral venous sheath a pigtail catheter was placed in the right "
        "pulmonary artery. The sheath was left in place as a central line for the ICU."
    ),
    ("Right nephrostomy placed. Anesthesia inserted a right IJ central line beforehand. The catheter was sutured."),
    (
        "Peritoneal dialysis catheter placed through the midline under fluoroscopy; cuff buried. It was tunneled "
        "to the exit site."
    ),
    "PleurX catheter tunneled in the left chest and placed; cuff in the tunnel.",
    (
        "EVAR: both groins. Contralateral gate. The 18F port of the delivery system flushed. Graft deployed. A "
        "femoral line was left for anesthesia."
    ),
    (
        "Arthrogram of the hip: needle placed, contrast injected, 40 mg Kenalog with 5 mL bupivacaine injected "
        "into the joint."
    ),
    (
        "Celiac plexus block under CT: needles at L1, 10 mL bupivacaine then 20 mL absolute alcohol injected "
        "anterior to the crura. No epidural spread. Foramen free."
    ),
    "Stellate ganglion block at C6 under ultrasound, 8 mL ropivacaine. No intrathecal spread.",
    "Genicular nerve block, 1 mL bupivacaine each. Epidural last year.",
    "Kyphoplasty T12 and L1, balloons inflated, cement. Patient had caudal epidural in May.",
    (
        "Lumbar discogram L3-4, L4-5: contrast injected into each disc, lidocaine 1 mL. 22G needles via a "
        "posterolateral approach past the foramen."
    ),
    "Myelogram via L2-3, 10 mL Omnipaque intrathecal under fluoroscopy. CSF clear.",
    ("Intrathecal chemotherapy: L3-4 puncture, methotrexate 12 mg with hydrocortisone injected under fluoroscopy."),
    (
        "TACE. Right femoral access. The microcatheter was placed in segment 8; doxorubicin injected. The catheter"
        " lumen was cleared and replaced. PICC line in place for access."
    ),
    (
        "Uterine fibroid embolization under epidural analgesia, epidural catheter placed by anesthesia. Left "
        "radial access. Both uterine arteries embolized with particles. Fentanyl PCEA."
    ),
    (
        "Patient with tunneled catheter. Chest tube 10F placed on the left for effusion; catheter advanced over "
        "wire and sutured."
    ),
    "PICC placement attempted, right basilic. Wire would not pass. Catheter not placed. Pressure held.",
    "Sacroiliac joint injection, bilateral, fluoroscopy, triamcinolone 40 mg each. Caudal tilt of the tube.",
    "Epidural catheter removed at bedside, day 3, tip intact.",
    "Occipital nerve block 3 mL bupivacaine with 10 mg dexamethasone.",
    (
        "Facet block L4-5 left. Loss of resistance not used. 0.5 mL bupivacaine with 20 mg triamcinolone in the "
        "joint under fluoroscopy."
    ),
]


@pytest.mark.parametrize("text", REPORTS, ids=[text[:40] for text in REPORTS])
def test_other_work_holds_no_act_on_a_line_or_in_the_canal(text: str) -> None:
    findings = findings_of(text)
    assert acts_of(findings, "central_venous_access") == []
    assert acts_of(findings, "epidural_injection") == []
