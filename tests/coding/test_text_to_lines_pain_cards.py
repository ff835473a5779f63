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
