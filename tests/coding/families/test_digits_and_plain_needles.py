"""Fingers and toes with their own modifiers, and needles in joints told by what the joint takes."""

from __future__ import annotations

import pytest
from tests.coding.cases import TextCase, check, table

from ircoder.findings.families.joint_digits import digits_of

TEXTS = [
    TextCase(
        "MOD-45",
        "a run of knuckles of one hand",
        "Right hand injections by palpation. The second, third and fourth MCP joints each got 8 mg of Depo-Medrol through "
        "a 27G needle.",
        "20600-F6 20600-F7 20600-F8",
    ),
    TextCase(
        "MOD-45",
        "a finger of either hand takes no 50 and no 59",
        "Injections of the hands without imaging. The left index and the right ring finger PIP joints were injected, each "
        "with 5 mg of triamcinolone.",
        "20600-F1 20600-F8",
    ),
    TextCase(
        "MOD-45",
        "the middle joint of a toe is a toe",
        "LEFT FOOT INJECTION. Third toe MTP joint: 5 mg Kenalog, by landmark. Little toe PIP joint: 5 mg Kenalog, by "
        "landmark.",
        "20600-T2 20600-T4",
    ),
    TextCase(
        "SPIN-77",
        "same technique, image of its own",
        "FOOT INJECTIONS, ULTRASOUND GUIDED\na) Left big toe, first MTP. 27G needle watched into the joint, Kenalog 10 mg. "
        "Picture 2 saved.\nb) Right fifth toe, MTP joint. Same technique, Kenalog 5 mg. Picture 4 saved.",
        "20604-T9 20604-TA",
    ),
    TextCase(
        "SPIN-77",
        "a clinic of ultrasound, one joint without an image",
        "JOINT ULTRASOUND CLINIC\n1) Left ankle joint: 3 mL of straw fluid aspirated, 40 mg Kenalog into the joint. Image 2 "
        "stored.\n2) Right knee joint: by landmark, 40 mg Kenalog injected.",
        "20606-LT 20610-RT",
    ),
    TextCase(
        "SPIN-76",
        "each knee is both",
        "Both knees were injected by landmark. Each knee got 40 mg of triamcinolone and 4 mL of lidocaine.",
        "20610-50",
    ),
    TextCase(
        "SPIN-16",
        "facets dropped into and reached",
        "LUMBAR FACETS\nFluoroscopy. The needle was dropped into the left L3-L4 facet, then the right L3-L4 facet. The L4-L5 "
        "facets were reached on both sides in the same way. Each level took 1 mL of triamcinolone with lidocaine. Spot films "
        "saved.",
        "64493-50 64494-50",
    ),
    TextCase(
        "SPIN-13",
        "the joint was given its drug",
        "Left-sided low back pain.\nPrep. Under fluoroscopy the left L5-S1 zygapophyseal joint was entered with a 22-gauge "
        "needle. Contrast outlined the joint. The joint was given 1 mL of bupivacaine with 20 mg of Kenalog. Films stored.",
        "64493-LT",
    ),
    TextCase(
        "SPIN-27",
        "heat without its name, after a test block",
        "KNEE RADIOFREQUENCY\nA test block in May helped.\nUnder the C-arm cannulas were set at the left superolateral, "
        "superomedial and inferomedial genicular nerves, lidocaine 1 mL, then 80 degrees for 90 seconds each. Films saved.",
        "64624-LT",
    ),
]


@table(TEXTS)
def test_words_give_lines(case: TextCase) -> None:
    """Reports of needles in joints end in these lines."""
    check(case)


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("MCP joint of the right index finger", "F6"),
        ("right thumb IP joint", "F5"),
        ("left thumb and left long finger", "FA F2"),
        ("left pinky", "F4"),
        ("right MCP 3", "F7"),
        ("second to fourth PIP joints of the left hand", "F1 F2 F3"),
        ("left hallux", "TA"),
        ("right great toe and right second toe", "T5 T6"),
        ("right 4th MTP joint", "T8"),
        ("PIP of the second digit, left foot", "T1"),
        ("an index procedure on the left", ""),
        ("the second injection on the right", ""),
    ],
)
def test_digits_by_name(text: str, modifiers: str) -> None:
    """Each finger and toe by its usual names."""
    assert [digit.modifier for digit in digits_of(text, (), 0)] == modifiers.split()
