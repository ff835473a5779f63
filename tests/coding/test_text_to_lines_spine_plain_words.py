"""Spine and nerve work told in plain words: the bone and the hand that gives, with no name of the procedure."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

BLOCKS = [
    # Needles at the bone of the nerve, the drug in another sentence, the second side behind a comma.
    (
        "Prone, C-arm. Three 22 gauge needles were put where the transverse process joins the articular process at "
        "L3, at L4 and at L5, left and then right. Ropivacaine, 0.5 mL each.",
        ["64493x2", "64494x2"],
    ),
    (
        "Fluoroscopy. 22G needles on the waist of the right C5 and at the C6 pillar. 0.4 mL lidocaine 2% given at each.",
        ["64490"],
    ),
    # The same landmark on the way to a root is no block of the joint.
    (
        "Fluoroscopy. A 22 gauge needle touched the articular process and slid on to the right L4 nerve root in the "
        "foramen. Contrast ran along the root. 6 mg dexamethasone was injected.",
        ["64483"],
    ),
    # A bare tip and heat at the waists of the pillars.
    (
        "Right neck, C-arm, two 10 mm bare-tipped cannulas at the waists of the right C5 and C6 pillars. "
        "Lidocaine 1 mL each. 80 C for 90 seconds twice.",
        ["64633"],
    ),
    # "Both" of levels or of pictures is no second side; both of one joint are its two sides.
    (
        "Fluoroscopy. Left L3-4 and L4-5 facet joints, both levels injected with 20 mg triamcinolone and bupivacaine "
        "through 22G needles. Pictures of both saved.",
        ["64493", "64494"],
    ),
    ("Fluoroscopy. 22G needles into both L4-5 facets, 20 mg triamcinolone in each.", ["64493x2"]),
    # Bones at which a needle lies for the sake of nerves: the levels are those of the nerves.
    (
        "C-arm. 25G needles where the SAP meets the TP for the left L3 and L4 medial branches, and on the sacral ala "
        "for the L5 dorsal ramus. 0.4 mL ropivacaine at each nerve.",
        ["64493", "64494"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS, ids=[text[:40] for text, _ in BLOCKS])
def test_blocks_at_the_bone(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


CANAL = [
    # The way under the pedicle with the root sleeve, and "same mixture" for the second needle.
    (
        "Fluoro. Prone.\n#1: below R pedicle of L3, foramen. Contrast: root sheath filling. Dex 8 mg.\n"
        "#2: below R pedicle of L4. Same mixture.\nNo vessel.",
        ["64483", "64484"],
    ),
    # The question, or what had been planned, is one sentence before the account on the same line.
    (
        "Clinical question: is the L4 or the L5 root the painful one? CT-guided block of the right L4 nerve root. 25G "
        "needle in the foramen, contrast along the root, 1 mL of 2% lidocaine.",
        ["64483"],
    ),
    (
        "Planned: L4-5 interlaminar. Scar, and two tries at loss of resistance failed. Changed to a right L4 "
        "transforaminal: 22G needle under the pedicle, fluoroscopy, epidural contrast, 10 mg dexamethasone given.",
        ["64483"],
    ),
    # Such words behind an indication without a needle of this day stay history.
    ("Indication: back pain. Had a right L4 nerve root block last year. No relief from naproxen 500 mg.", []),
    # Blood drawn for the epidural needle is a patch, with no word of one; what was not given is no drug.
    (
        "Headache since the birth. Under fluoroscopy an 18 gauge Tuohy went in between L2 and L3 and contrast outlined "
        "the space behind the sac. Blood was drawn from the right arm, and 16 mL of it was pushed in slowly. "
        "No steroid was given.",
        ["62273", "77003"],
    ),
    # A tap by its pressure and tubes; watched in two planes.
    (
        "Papilledema. Fluoroscopy room, on her side, between L2 and L3. A 22 gauge needle watched in two planes, clear "
        "fluid, opening pressure 31, closing 18. 14 mL in four tubes to the laboratory.",
        ["62328"],
    ),
    # A dry needle that was asked to bring spinal fluid.
    (
        "Request: CSF for oligoclonal bands.\nFluoro, prone, 22G at L3-4, then L4-5. Pain in the leg, wants no more. "
        "No fluid at the hub. Stopped.",
        ["62328"],
    ),
    ("Clear fluid filled two tubes from the left chest through a 20 gauge needle under ultrasound.", None),
]


@pytest.mark.parametrize(("text", "expected"), CANAL, ids=[text[:40] for text, _ in CANAL])
def test_canal(text: str, expected: list[str] | None) -> None:
    found = lines_of(text)
    assert found == expected if expected is not None else not {"62270", "62328"} & set(found)


CEMENT = [
    # "6 in L2" is a volume and a body of its own, and no level of "L1 and 6".
    (
        "Kyphoplasty. Balloons were inflated in L1. The same was done at L2. Methacrylate was injected, "
        "4 mL in L1 and 6 in L2.",
        ["22514", "22515"],
    ),
    # A line of the template that was left blank inflates no balloon.
    (
        "Level: L2.\nThe balloon kit was handed back unopened. Methacrylate 4 mL was injected straight through the "
        "needle into L2.\nBalloon inflated to ____ psi (delete).",
        ["22511"],
    ),
    # A volume beside each body, behind one word of cement.
    (
        "Fluoroscopy, prone, 11 gauge needles R T8, R T10, L L2. Cement: 2 cc T8, 3.5 cc T10, 4 cc L2. No leak at L2.",
        ["22510", "22512x2"],
    ),
    ("Needles in L1 and L3 under fluoroscopy. PMMA L1 3 mL, L3 4 mL. No leak.", ["22511", "22512"]),
    # A row of volumes is shared by the bodies that were listed; a biopsy of one of them moves nothing.
    (
        "- Cannulas T12 L1 L2 from both sides\n- Bone plug from L1 through its cannula\n- Balloons inflated at all "
        "three levels, height back at L1\n- PMMA 4/4/5 mL\n- No leak",
        ["22513", "22515x2"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CEMENT, ids=[text[:40] for text, _ in CEMENT])
def test_cement(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


JOINTS = [
    # "The joint" of a report on buttock pain and provoked tests.
    (
        "Right buttock pain, FABER and thigh thrust positive.\nProne, C-arm. A 22 gauge needle was put into the lower "
        "third of the right joint, contrast ran up the joint. 40 mg triamcinolone with 1 mL bupivacaine.",
        ["G0260"],
    ),
    # Another joint that is named is that joint.
    (
        "Buttock pain, FABER positive.\nFluoroscopy. A 22 gauge needle was advanced into the right hip joint, contrast "
        "filled it. 40 mg triamcinolone was injected.",
        ["20610", "77002"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINTS, ids=[text[:40] for text, _ in JOINTS])
def test_the_joint(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


def test_tap_called_off_for_a_sliver() -> None:
    text = (
        "Asked for a belly tap. Probe over all four quadrants: only a thin rim beside the spleen. Nowhere deep enough "
        "for a needle. Two images were kept."
    )
    assert lines_of(text) == ["76705"]
