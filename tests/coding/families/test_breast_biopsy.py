"""Breast cores and localization: rules, and words from dictation to lines."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def work(kind, name, side, clock=None, **details):
    """A core or device at a position of one breast."""
    marks = {"details": {"lesion": f"clock={clock}"}} if clock else {}
    return act(kind, "anatomy:breast", id=name, side=side, site="breast", **marks, **details)


def core(name, side, clock=None):
    return work("breast_biopsy", name, side, clock)


def device(name, side, clock=None):
    return work("marker_placement", name, side, clock)


def under(modality, *about):
    return [guidance(modality, item, id=f"look-{item}") for item in about]


CASES = [
    Case(
        "NONV-51",
        "two right masses, left calcifications",
        [
            core("a", "right", 10),
            core("b", "right", 2),
            core("c", "left"),
            *under("ultrasound", "a", "b"),
            *under("stereotactic", "c"),
        ],
        "19083-RT 19084-RT 19081-LT",
    ),
    Case(
        "NONV-51",
        "stereotactic, two lesions",
        [core("a", "left", 1), core("b", "left", 6), *under("stereotactic", *"ab")],
        "19081-LT 19082-LT",
    ),
    Case(
        "NONV-51",
        "MR, two lesions",
        [core("a", "left", 1), core("b", "right", 6), *under("mr", *"ab")],
        "19085-LT 19086-RT",
    ),
    Case("NONV-51", "palpated", [core("a", "left")], "19100-LT"),
    Case(
        "NONV-51",
        "clip of the sampled lesion",
        [core("a", "right", 10), device("b", "right", 10), *under("ultrasound", "a", "b")],
        "19083-RT",
        not_coded="19285",
    ),
    Case("NONV-52", "wire, ultrasound", [device("a", "left"), *under("ultrasound", "a")], "19285-LT"),
    Case(
        "NONV-52",
        "wire, mammography",
        [device("a", "right", 1), device("b", "right", 6), *under("mammography", *"ab")],
        "19281-RT 19282-RT",
    ),
    Case(
        "NONV-52",
        "seed, stereotactic",
        [device("a", "right", 1), device("b", "left", 6), *under("stereotactic", *"ab")],
        "19283-RT 19284-LT",
    ),
    Case(
        "NONV-52",
        "two, ultrasound",
        [device("a", "right", 1), device("b", "right", 6), *under("ultrasound", *"ab")],
        "19285-RT 19286-RT",
    ),
    Case("NONV-52", "MR", [device("a", "right", 1), device("b", "right", 6), *under("mr", *"ab")], "19287-RT 19288-RT"),
    Case("NONV-52", "guidance not told", [device("a", "right")], "", asked="19285", review="NONV-52"),
    Case(
        "NONV-52",
        "axillary node and breast mass",
        [
            device("a", "left", 2),
            act("marker_placement", "anatomy:lymph_node", id="b", side="left", site="superficial_node"),
            *under("ultrasound", "a", "b"),
        ],
        "10035-LT 19285-59-LT",
    ),
    Case(
        "NONV-53 NONV-36",
        "mass and node",
        [
            core("a", "right", 10),
            act("core_biopsy", "anatomy:lymph_node", id="b", side="right", site="superficial_node"),
            *under("ultrasound", "a", "b"),
            fact("image_saved", about="look-b"),
        ],
        "19083-RT 38505-RT 76942-59",
    ),
]

TEXTS = [
    TextCase(
        "NONV-51",
        "mass with a clip",
        """ULTRASOUND GUIDED CORE BIOPSY RIGHT BREAST
The mass at 9 o'clock 4 cm from the nipple was localized. Using a 14 gauge Achieve needle five core samples were obtained
under ultrasound guidance. A ribbon shaped clip was placed. Post procedure mammogram shows the clip in good position.""",
        "19083-RT",
    ),
    TextCase(
        "NONV-51",
        "calcifications",
        "STEREOTACTIC LEFT BREAST BIOPSY. The patient was placed prone on the stereotactic table. Calcifications in the left"
        " upper outer quadrant were targeted. A 9 gauge vacuum assisted device was used to obtain 12 specimens. Specimen"
        " radiograph confirmed calcifications. Clip deployed.",
        "19081-LT",
    ),
    TextCase(
        "NONV-51",
        "MR",
        "MRI GUIDED LEFT BREAST BIOPSY. The enhancing mass in the left breast at 2:00 was targeted using the grid. 9 gauge"
        " vacuum-assisted biopsy x 10 samples under MRI guidance. Titanium marker placed.",
        "19085-LT",
    ),
    TextCase(
        "NONV-51",
        "sides and guidance by heading",
        """BREAST BIOPSIES
RIGHT, ULTRASOUND:
10:00 mass - 14 gauge, 5 cores, images saved. Coil clip deployed.
2:00 mass - 14 gauge, 4 cores, images saved. Butterfly clip deployed.
LEFT, STEREOTACTIC:
9 gauge vacuum device, 12 samples of the calcifications. TriMark clip deployed.""",
        "19083-RT 19084-RT 19081-LT",
    ),
    TextCase(
        "NONV-52",
        "wire under ultrasound",
        "ULTRASOUND GUIDED WIRE LOCALIZATION LEFT BREAST. Known cancer at 3 o'clock. Under ultrasound guidance a Kopans wire"
        " was placed through the mass. Patient to OR.",
        "19285-LT",
    ),
    TextCase(
        "NONV-52",
        "wire under mammography",
        """MAMMOGRAPHIC NEEDLE LOCALIZATION RIGHT BREAST
The clip in the right breast at 12 o'clock was localized using an alphanumeric grid under mammographic guidance. A 7.5 cm
hookwire was deployed. Two views show the wire through the clip.""",
        "19281-RT",
    ),
    TextCase(
        "NONV-52 NONV-58",
        "reflector in a node",
        "Ultrasound guided Savi Scout placement in a left axillary lymph node. The biopsied node was identified and a SAVI"
        " SCOUT reflector was deployed under ultrasound.",
        "10035-LT",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words(case):
    check(case)
