"""Spine, joint and nerve work on cards of fields, in letters and telegrams, and what only seems to be such work."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CARDS = [
    # A field of the diagnosis ends where a field of the work begins.
    (
        "Procedure: occipital block, greater occipital nerve, right\nDx: cervicogenic headache\nNeedle: 25G\n"
        "Drug: 2 mL 0.5% bupivacaine, 20 mg triamcinolone\nGuidance: none",
        ["64405"],
    ),
    # The item of a list ends at the next item.
    (
        "Lumbar sympathetic block\n- right, CRPS of the foot\n- fluoro: AP and lateral\n- 22G needle at L3\n"
        "- 10 mL bupivacaine 0.25%",
        ["64520", "77003"],
    ),
    # The tunnel is named by the site, the nerve only looked at.
    (
        "Site: left carpal tunnel\nFindings: median nerve 15 mm2\nNeedle: 25G, in plane, ultrasound\n"
        "Agent: 20 mg methylprednisolone with 1 mL lidocaine\nRecord: stills saved",
        ["20526", "76942"],
    ),
    # Films listed behind their label are the study of the joint.
    (
        "Study: left wrist arthrogram\nReason: ulnar sided pain\nRadiocarpal injection: 25G, 3 mL Omnipaque, fluoro\n"
        "Films: PA, lateral and both deviations\nRead: contrast passes into the distal radioulnar joint",
        ["25246", "73115"],
    ),
    # What guided the needle is one field, and the drug of the next is that of the block.
    (
        "Procedure: stellate ganglion block\nSide: right\nGuidance: fluoroscopy\nLevel: C6\n"
        "Drug: 8 mL 0.25% bupivacaine\nEffect: Horner",
        ["64510", "77003"],
    ),
    (
        "Nerve: right LFCN\nGuidance: ultrasound, image saved\nDrug: 6 mL 0.25% bupivacaine, 4 mg dexamethasone",
        ["64450", "76942"],
    ),
    (
        "Joint: right SI\nGuidance: fluoroscopy\nNeedle: 22G\nContrast: intra-articular\nDrug: 40 mg kenalog, 1 cc marcaine",
        ["G0260"],
    ),
    # The bodies of a card of kyphoplasty are those of its levels.
    (
        "Procedure: kyphoplasty\nLevels: T12, L1\nAccess: bipedicular\nBalloons: 15 mm, 200 psi\nCement: 4 mL, 5 mL\n"
        "Guidance: fluoroscopy",
        ["22513", "22515"],
    ),
    # Both sides in short letters.
    ("B/L L3,4,5 MBB, fluoro, 0.5 cc bupi each.", ["64493x2", "64494x2"]),
    ("Bilat L4-5, L5-S1 facet inj, intra-art. Fluoro. 0.5 cc marcaine and depo each.", ["64493x2", "64494x2"]),
    # A heat and its minutes are no level of the neck.
    ("Intracept L4 and L5 under fluoroscopy, basivertebral RF 85 C 15 min each, transpedicular.", ["64628"]),
]

COURSES = [
    # One branch is named and the others are told by their bones.
    (
        "Right medial branch block. Fluoroscopy. Needles where the transverse process meets the superior articular "
        "process of L4 and L5, and at the sacral ala for the L5 dorsal ramus. 0.5 mL of lidocaine each.",
        ["64493", "64494"],
    ),
    # The scan shows, the speaker goes on to what was treated; the dye follows the root.
    (
        "His MRI shows a disc at L4-5 and I treated the right L4-5 foramen and the right L5-S1 foramen. The needles "
        "lay under the pedicles on the C-arm, contrast followed the root both times, and I gave 5 mg of dexamethasone "
        "through each.",
        ["64483", "64484"],
    ),
    (
        "C5-6 and C6-7 foraminal injections on the left with fluoroscopy, dexamethasone 4 mg at each.",
        ["64479", "64480"],
    ),
    # A catheter led to the left comes out again.
    (
        "Caudal epidural. Sacral hiatus entered under fluoroscopy, catheter threaded to L5 on the left, epidurogram. "
        "Triamcinolone 60 mg in saline through the catheter. Catheter and needle out together.",
        ["62323"],
    ),
    (
        "L3-4 epidural catheter under fluoroscopy for continuous infusion, catheter secured at the skin with the "
        "infusion started.",
        ["62327"],
    ),
    # A drug in the sac told by the canal and its fluid.
    (
        "Baclofen trial. By x-ray I entered the spinal canal at L3-4, got clear fluid, and gave 50 micrograms of "
        "baclofen.",
        ["62323"],
    ),
    # A vein takes the opioid of sedation, not the sac.
    (
        "Diagnostic lumbar puncture at L3-4 by palpation. She was given 20 mcg of fentanyl intravenously. A 22 gauge "
        "needle was placed and 10 mL of clear fluid was collected in four tubes.",
        ["62270"],
    ),
    # The facets were another day's work.
    (
        "Left sacroiliac denervation under fluoroscopy. Cooled probes lateral to S1, S2 and S3 and at the sacral ala "
        "for L5, 60 C for 150 seconds each. The L4-5 and L5-S1 facets had been burned by Dr. Ito in March and were "
        "left alone.",
        ["64625"],
    ),
    # Pillars of the neck have the numbers of their nerves.
    (
        "RF neurotomy, right third occipital nerve and C3, C4, C5 medial branches. Fluoroscopy. Cannulas onto the C2-3 "
        "joint and to the waists of the C3, C4 and C5 pillars. Lesions at 80 degrees for 90 seconds.",
        ["64633", "64634x2"],
    ),
    # A joint that was skipped.
    (
        "Right L5-S1 facet injection; L4-5 was skipped because of the fusion hardware. Fluoroscopy, 1 cc kenalog/bupi.",
        ["64493"],
    ),
    # Two ways in one sentence keep their own levels; a level inside the name of the injection.
    (
        "L4-5 interlaminar epidural with 80 mg Depo-Medrol plus a separate left S1 transforaminal injection with 4 mg "
        "dexamethasone, both under fluoroscopy.",
        ["62323", "64483"],
    ),
    ("c7-t1 esi under x ray loss of resistance at 5 cm dye good kenalog 60 saline 3 no wet tap", ["62321"]),
    ("Bilateral sacral lateral branch block L5-S3, fluoroscopy, 0.4 mL lidocaine each.", ["64451x2"]),
    # Heat and seconds told by two figures.
    ("Thermal RFA right L3-4, L4-5 facets (L2,L3,L4 MB). C-arm. 18g 10 mm tips. 80/90.", ["64635", "64636"]),
    # A sympathetic block by where the needle lay and what the leg did.
    (
        "CRPS of the left leg. C-arm oblique, needle to the front edge of L3, dye hugged the body, 12 mL bupivacaine. "
        "Leg warmed 5 degrees.",
        ["64520", "77003"],
    ),
    # The way in is no region of the study.
    (
        "Cervical myelogram by lumbar puncture L3-4, 10 mL Isovue-M 300, films of the neck in AP, lateral and oblique; "
        "findings C5-6 cord flattening.",
        ["62302"],
    ),
    # A drain by its title and its course; a reservoir that is not there.
    (
        "Lumbar drain for a leak after surgery. With the C-arm a 14G Tuohy entered at L4-5 and clear fluid came. The "
        "catheter was fed 8 cm up, sewn to the skin and hooked to the bag.",
        ["62329"],
    ),
    (
        "IT chemo. Fluoro L3-4, 22G, first pass clear. 8 cc CSF to cytology. Methotrexate 12 mg given by me over "
        "3 min. No Ommaya.",
        ["77003", "96450"],
    ),
    # Contrast at another level only lights the way.
    (
        "MILD decompression. Epidurogram from an L2-3 Tuohy. Through the portal bone and then ligament were sculpted "
        "off at L3-4, and the same at L4-5, under fluoroscopy.",
        ["0275T"],
    ),
]

SOFT = [
    ("De Quervain injection right, 0.5 cc kenalog in the first dorsal compartment sheath.", ["20550"]),
    ("plantar fascia injection left heel, 20 kenalog with lido", ["20550"]),
    ("right lateral epicondyle common extensor tendon origin injected, 40 mg depo", ["20551"]),
    ("US guided biceps tendon sheath injection left, 40 mg kenalog, image saved.", ["20550", "76942"]),
    # Two sheaths of one hand.
    (
        "Left ring trigger finger, 27 gauge under the A1 pulley, 1 cc of celestone went in. Same for the de Quervain "
        "on the left, first compartment, 0.5 cc celestone given.",
        ["20550x2"],
    ),
    # A tendon that was only seen.
    (
        "Right trochanteric pain. US: gluteus medius tendinosis. 22G, trochanteric bursa entered, 5 mL of lidocaine "
        "and kenalog 40. Images archived.",
        ["20611"],
    ),
    ("R knee OA. Lateral suprapatellar. 18G: 42 cc clear yellow. Same needle: Kenalog 40 + lido 4 cc.", ["20610"]),
    (
        "L hip inj, fluoro. THA R side old. 20G to femoral neck, 1 cc Isovue. 80 kenalog + 4 cc bupi. Spot saved.",
        ["20610", "77002"],
    ),
    ("Subacromial bursa left, ultrasound, needle in bursa, kenalog 40/lido, pic saved.", ["20611"]),
    # The scan is told to be another's.
    (
        "The patient came for a right shoulder MR arthrogram. With the C-arm over the rotator interval a 22G needle was "
        "placed and 12 mL of dilute gadolinium went in, frame stored. He walked to the magnet; the MRI will be "
        "dictated by Dr. Rao.",
        ["23350", "77002"],
    ),
    # A web space is that of the nerve where a neuroma is the complaint; a frozen shoulder is not frozen.
    (
        "Morton neuroma. I could see a hypoechoic nodule in the left third web space. A 25 gauge needle was placed "
        "beside it and 1 mL of betamethasone was injected. Picture stored.",
        ["64455", "76942"],
    ),
    (
        "Frozen shoulder, right suprascapular nerve block with ultrasound, 5 mL bupivacaine with Depo-Medrol around "
        "the nerve. Image stored.",
        ["64418", "76942"],
    ),
    # The muscle under the probe turns to nothing else, and fluid that "came out" was drawn off.
    (
        "About her right knee. With the ultrasound probe across the quadriceps I guided an 18 gauge needle into the "
        "pouch, picture kept. Forty milliliters of cloudy fluid came out. Through the same needle I put 40 mg of "
        "triamcinolone.",
        ["20611"],
    ),
    # A title alone gives a product; a gel of no dose.
    ("bilateral knee Euflexxa injections ultrasound guided images saved", ["20611x2"]),
    # A replaced name of the joint in letters, and dye for the magnet.
    ("L hip arthro inj for MRI. Fluoro, 22G, 12 mL dilute gad. MR read by Dr. Hu.", ["27093", "77002"]),
    # The pedicle is the way into the body that is sampled.
    (
        "CT guided biopsy. 11G coaxial through the right pedicle of T11, three cores from a lytic lesion, to path.",
        ["20225", "77012"],
    ),
    ("Left II/IH block, US, 10 cc 0.25% bupi between the oblique muscles, picture stored.", ["64425", "76942"]),
    # Small cysts: of a tendon, and the pouch of the knee.
    ("Ganglion cyst of left volar wrist aspirated with 18 gauge, 1.5 mL gel", ["20612"]),
    ("Right Baker's cyst aspiration with ultrasound guidance, 30 mL, images saved.", ["20611"]),
    ("iliolumbar ligament right injected with 40 mg kenalog", ["20550"]),
    # A pump has a port of its own.
    ("Pump refill, SynchroMed II. Port found with the template, 3 mL residual taken out, 40 mL hydromorphone.", []),
]


@pytest.mark.parametrize(("text", "expected"), CARDS, ids=[text[:40] for text, _ in CARDS])
def test_fields_and_letters(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), COURSES, ids=[text[:40] for text, _ in COURSES])
def test_spine_told_by_its_course(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), SOFT, ids=[text[:40] for text, _ in SOFT])
def test_joints_tendons_and_nerves(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
