"""Needles told by the place where they lie, by what they struck through, or by a list; taps and joints alike."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

NERVES = {
    "Chronic migraine, office. Both greater occipitals: 2 cc each bupi/dex, a fan of three sticks a side along the nuchal line, "
    "by feel, the artery pushed aside.": ["64405x2"],
    "Fluoroscopy. Block of the right knee: needles to bone at the superolateral, superomedial and inferomedial spots, 1 mL of "
    "lidocaine each.": ["64454"],
    "Ribs 4, 5 and 6 marked, right. Needle placed under each rib's lower border, 3 cc ropi + 2 mg dex each.": [
        "64420",
        "64421x2",
    ],
    "- L T7 intercostal: needle under the rib, 3 mL bupi w/ dex\n- L T8 - same, 3 mL\n- L T9 - same, 3 mL": [
        "64420",
        "64421x2",
    ],
    "Meralgia, right. Two cm medial to the spine we found the lateral femoral cutaneous nerve. 5 mL lidocaine around it.": [
        "64450"
    ],
    "Between IO and TA, II/IH nerves seen. 8 cc bupivacaine w/ 40 Kenalog, left.": ["64425"],
    "L suprascapular NB for frozen shoulder. 5 cc 0.25% bupi + 40 triam at the notch. GH joint not injected.": [
        "64418"
    ],
    "Pelvic pain. Two needles to the anterior L5-S1 disc margin under fluoroscopy, 10 mL of bupivacaine through both.": [
        "64517",
        "77003",
    ],
    "Coccydynia. Fluoroscopy, 22g needle through the sacrococcygeal disc, contrast, then 4 cc lidocaine with 40 of Depo.": [
        "64999"
    ],
    "Under CT a Chiba on each side to lie in front of the aorta at the celiac trunk. 20 cc of absolute alcohol.": [
        "64680"
    ],
    "Morton's. Right third web space, 1 cc lidocaine, half a cc of Depo-Medrol around the neuroma.": ["64455"],
    "Found the artery by feel on the right and fanned out 3 cc of bupivacaine around the greater occipital nerve. Repeated "
    "on the left.": ["64405x2"],
    "Cooled RF left knee. Positive genicular blocks 12/3. Introducers to the superior medial, superior lateral and inferior "
    "medial genicular targets. 60 C set temp, 150 sec at all three.": ["64624"],
    "Fascia iliaca, left: 30 mL of 0.25% ropivacaine under it, ran medial past the femoral nerve.": ["64473"],
    "Hypogastric plexus block. Needle to the left L5-S1 facet level under fluoroscopy, 18 cc of Marcaine.": [
        "64517",
        "77003",
    ],
    "Test block. Left L5 dorsal ramus, S1, S2, S3 lateral branches, 0.4 cc lidocaine a spot, C-arm. For a possible SI "
    "ablation.": ["64451"],
}
SPINE = {
    "CSF leak. With fluoroscopic guidance L4-5 was entered, 14 gauge Tuohy, and fluid came briskly. Catheter fed 18 cm up the "
    "canal, joined to the collecting set.": ["62329"],
    "Blood patch. Fluoroscopy, Tuohy at L3-4 by loss of resistance. Twenty cc of her own fresh blood was injected.": [
        "62273",
        "77003",
    ],
    "Right facet synovial cyst L4-5. Fluoro, needle in the right L4-5 facet, contrast fills the cyst, saline pushed till the "
    "pop and dye ran into the epidural space. 40 mg depo left in.": ["64999"],
    "Cytarabine 70 mg given through a 22 gauge needle at L3-4, fluoroscopy. First drops clear, 5 mL CSF out. An Ommaya has "
    "been discussed but is not in.": ["77003", "96450"],
    "Puncture L2-3, 12 mL Isovue-M 300. On the tilting table films of the lumbar spine were made, then lowered head down and "
    "the neck was filmed. Lumbar: waist L4-5. Cervical: bars C5-6.": ["62305"],
    "25g spinal needles x6: L3 MB, L4 MB, L5 DR, both sides, C-arm. 0.5 cc 0.5% bupi each.": ["64493x2", "64494x2"],
    "Went after the C3-4 and C4-5 joints on the right, 25 gauge, fluoroscopy, half a cc of steroid mix per joint.": [
        "64490",
        "64491",
    ],
    "L4-5 synovial cyst. CT used to place a needle in the right L4-5 facet. With firm pressure it gave way with a pop and "
    "dye spilled into the epidural space. Kenalog 40 mg left in the joint.": ["64999"],
    "CT-guided rupture of synovial cyst, right L4-L5. A needle was walked into the facet. Sudden loss of resistance with "
    "epidural spill. 40 mg of triamcinolone left in the joint.": ["64999"],
    "This is for the caudal. We went in through the hiatus under flora, contrast to L4, then eighty of depo.": [
        "62323"
    ],
    "Caudal ESI. 22G via sacral hiatus, fluoro. Dexamethasone 10 mg. Hypertonic saline or enzyme: not used.": ["62323"],
    "Two attempts from the midline failed. Rather than send her home, I went into the left L5-S1 foramen under fluoroscopy. "
    "Contrast outlined the root and dexamethasone was given.": ["64483"],
    "20 mL of blood was collected sterilely from the left antecubital vein and injected at L3-4 through a Tuohy.": [
        "62273"
    ],
    "Loss of resistance at T6-T7 by feel, passed a 20-gauge catheter 5 cm further. It is running bupivacaine 0.1 at 8 an "
    "hour with a patient button.": ["62324"],
    "For her sacroiliac joints. Under the C-arm I entered the lower third of the right joint and put in half of the Kenalog. "
    "I then did the left one the same way.": ["G0260x2"],
    "SI: fluoro, inferior third of the right joint, contrast inside it, 2 mL bupi/Kenalog.": ["G0260"],
    "Probe over the left PSIS. In-plane 22 gauge to the lower SI joint line under ultrasound, clip saved. 40 mg Kenalog.": [
        "20552",
        "76942",
    ],
    "Three iFuse implants across the ilium through the right sacroiliac joint. The previously placed left-sided implants "
    "were unchanged.": ["27279"],
    "KYPHOPLASTY L2. The balloon could not be advanced and was never inflated, so I went straight to cement, 3.5 mL in L2.": [
        "22511"
    ],
    "NPH. Using fluoroscopy I entered the sac at L4-L5 with a 20-gauge needle. I let 40 cc come off.": ["62329"],
    "LP requested for CSF protein. Not brought to the table. Puncture deferred until the count recovers.": [],
    "Ommaya. 25 g butterfly into the dome, 5 mL CSF out, thiotepa 10 mg in.": ["96542"],
    "10 mL of Omnipaque intrathecally at L3-L4 under fluoroscopy, two spot films. No myelographic series was filmed. CT read "
    "here: thoracic spine not covered, lumbar canal 6 mm. Order said myelogram.": ["62284", "72132", "77003"],
    "L2-3 puncture, 10 mL Omnipaque. Myelogram films: cervical - defect C4-5; lumbar - waist L3-4.": ["62305"],
}
JOINTS = {
    "Taut bands. 1 mL of lidocaine each into right upper trapezius, right levator scapulae and left infraspinatus.": [
        "20553"
    ],
    "Right shoulder: ultrasound, posterior approach, needle seen in the joint, picture filed, 40 triamcinolone in. Left knee: "
    "same machine, suprapatellar pouch, 40 triamcinolone in, picture filed.": ["20611x2"],
    "PROCEDURE: TRIGGER POINTS. TAUT BANDS IN R TRAPEZIUS, R LEVATOR SCAPULAE AND L RHOMBOID. 1 CC OF MARCAINE IN EACH.": [
        "20553"
    ],
    "Procedures: 1) R AC joint, palpated, 1 mL Celestone/lido, no US. 2) R thumb CMC, US in-plane, 0.5 mL Celestone, picture "
    "saved.": ["20604", "20605"],
    "Trigger finger left ring, A1 pulley: 0.5 cc Depo into the sheath. Left carpal tunnel: 1 cc Kenalog 40.": [
        "20526",
        "20550",
    ],
    "Pacemaker, cannot have MRI, plain arthrogram. Contrast 13 mL to the left glenohumeral joint using fluoroscopy. AP and "
    "axillary films. Interpretation: full thickness tear.": ["23350", "73040"],
    "Left hip joint accessed under fluoroscopy and distended with 14 mL of gadolinium. MR arthrogram followed, read here: "
    "labral tear. Pain fell to 1 in the scanner.": ["27093", "73722", "77002"],
}


@pytest.mark.parametrize(("text", "expected"), {**NERVES, **SPINE, **JOINTS}.items())
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
