"""Fine needle aspirates: rules, and words from dictation to lines."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def aspirate(name, site="thyroid", **details):
    """An aspirate of a place of the site table."""
    return act("fine_needle_aspiration", id=name, site=site, **details)


def under(modality, *about):
    """Guidance of acts with a kept image."""
    looks = [guidance(modality, item, id=f"look-{item}") for item in about]
    facts = [fact(name, about=look.id) for look in looks for name in ("image_saved", "imaging_guidance")]
    return [*looks, *facts]


RIGHT = {"details": {"lesion": "lobe=right"}}
LEFT = {"details": {"lesion": "lobe=left"}}

CASES = [
    Case("NONV-32", "ultrasound", [aspirate("a"), *under("ultrasound", "a")], "10005", not_coded="76942"),
    Case("NONV-32", "CT", [aspirate("a", "lung"), *under("ct", "a")], "10009", not_coded="77012"),
    Case("NONV-32", "fluoroscopy", [aspirate("a", "lung"), *under("fluoroscopy", "a")], "10007"),
    Case("NONV-32", "MR", [aspirate("a", "liver"), *under("mr", "a")], "10011"),
    Case("NONV-32", "by palpation", [aspirate("a", "superficial_node")], "10021"),
    Case(
        "NONV-33",
        "two nodules and a node",
        [
            aspirate("a", **RIGHT),
            aspirate("b", **LEFT),
            aspirate("c", "superficial_node"),
            *under("ultrasound", *"abc"),
        ],
        "10005 10006x2",
    ),
    Case("NONV-33", "by their number", [aspirate("a", lesions=3), *under("ultrasound", "a")], "10005 10006x2"),
    Case("NONV-33", "palpated", [aspirate("a", lesions=2)], "10021 10004"),
    Case("NONV-33", "further under CT", [aspirate("a", "lung", lesions=2), *under("ct", "a")], "10009 10010"),
    Case(
        "NONV-33",
        "further under fluoroscopy",
        [aspirate("a", "lung", lesions=2), *under("fluoroscopy", "a")],
        "10007 10008",
    ),
    Case("NONV-33", "further under MR", [aspirate("a", "liver", lesions=2), *under("mr", "a")], "10011 10012"),
    Case(
        "NONV-34",
        "two kinds of guidance",
        [aspirate("a"), aspirate("b", "lung"), *under("ultrasound", "a"), *under("ct", "b")],
        "10009 10005-59",
    ),
    Case(
        "NONV-40",
        "ultrasound without a kept image",
        [aspirate("a"), guidance("ultrasound", "a", id="look"), fact("image_saved", "denied", "look")],
        "10021",
        not_coded="10005",
    ),
    Case(
        "MOD-30",
        "aspirate and core of one nodule",
        [
            aspirate("a", **RIGHT),
            act("core_biopsy", id="b", site="thyroid", **RIGHT),
            *under("ultrasound", "a", "b"),
        ],
        "60100 76942",
        not_coded="10005",
    ),
    Case(
        "NONV-35",
        "core after an inadequate aspirate",
        [
            aspirate("a", inadequate=True, **RIGHT),
            act("core_biopsy", id="b", site="thyroid", **RIGHT),
            *under("ultrasound", "a", "b"),
        ],
        "60100 10005-59",
        not_coded="76942",
    ),
    Case(
        "NONV-35",
        "lung, another payer",
        [aspirate("a", "lung"), act("core_biopsy", id="b", site="lung"), *under("ct", "a", "b")],
        "32408 10009-52-59",
        fields={"payer": "other"},
    ),
    Case(
        "NONV-36",
        "nodule aspirated, node cored",
        [
            aspirate("a", target="anatomy:thyroid", **LEFT),
            act("core_biopsy", "anatomy:lymph_node", id="b", site="superficial_node", side="right"),
            *under("ultrasound", "a", "b"),
        ],
        "38505-RT 76942-59 10005-59",
    ),
]

TEXTS = [
    TextCase(
        "NONV-33",
        "right and left nodule",
        """ULTRASOUND GUIDED THYROID FNA
Indication: multinodular goiter.
Procedure: Using ultrasound guidance, a 25 gauge needle was used to make 4 passes into the 2.3 cm right lower pole nodule.
Next, attention was turned to the left. Four passes were made through the 1.8 cm left mid nodule with a 25 gauge needle.
Images were stored in PACS. Samples given to cytology.
Impression: Technically successful FNA of right and left thyroid nodules.""",
        "10005 10006",
    ),
    TextCase(
        "NONV-33",
        "passes do not count",
        "THYROID FINE NEEDLE ASPIRATION BIOPSY. Under continuous sonographic guidance 5 passes were made with 27 g needles in"
        " the dominant left thyroid nodule measuring 3 cm. Cytotech present confirmed adequacy. Image archived.",
        "10005",
    ),
    TextCase(
        "NONV-33",
        "three targets in a list",
        """Neck ultrasound FNA clinic
Sampled under real-time ultrasound, images saved:
1. R mid nodule 2.0 cm. 25g x 3 passes.
2. Isthmus nodule 1.1 cm. 27g x 4 passes.
3. L level IV node 1.3 cm. 25g x 2 passes.
The left lower nodule was benign in 2021 and was not sampled.""",
        "10005 10006x2",
    ),
    TextCase(
        "NONV-34",
        "ultrasound and CT",
        "Two procedures. 1. Ultrasound-guided FNA of a 2 cm right thyroid nodule, four passes with a 25 gauge needle, image"
        " saved. 2. CT-guided FNA of a left lower lobe lung nodule, 22 gauge Chiba, three passes, cytologist present.",
        "10009 10005-59",
    ),
    TextCase(
        "NONV-35",
        "inadequate on site",
        "Ultrasound-guided FNA of a right thyroid nodule: 25 gauge, 4 passes. The on-site cytologist read the aspirate as"
        " inadequate. Therefore an 18 gauge core biopsy of the same nodule was performed under ultrasound, 2 cores. Images"
        " saved.",
        "60100 10005-59",
    ),
    TextCase(
        "MOD-30",
        "both of one nodule",
        "Right thyroid nodule. Under ultrasound 25 gauge aspirates were taken, then two 20 gauge cores of the same nodule."
        " Images archived.",
        "60100 76942",
        not_coded="10005",
    ),
    TextCase(
        "NONV-36",
        "nodule and node",
        """ULTRASOUND-GUIDED NECK BIOPSIES
1. Left thyroid nodule, 1.9 cm: FNA, 25 gauge, four passes under ultrasound, image saved.
2. Right level III lymph node: core biopsy with an 18 gauge needle, three cores in formalin, real-time ultrasound, image
saved.""",
        "38505-RT 10005-59 76942-59",
    ),
    TextCase(
        "NONV-32",
        "palpated mass",
        "Fine needle aspiration of palpable left neck mass. 25 gauge needle, 3 passes by palpation. Slides made.",
        "10021",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words(case):
    check(case)
