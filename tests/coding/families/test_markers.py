"""Markers and fiducials outside the breast: rules, and words from dictation to lines."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def under(modality, about):
    return [guidance(modality, about, id="look"), fact("image_saved", about="look")]


def fiducial(site):
    return act("fiducial_placement", id="one", site=site)


NODE = act(
    "marker_placement",
    "anatomy:lymph_node",
    id="one",
    side="left",
    site="superficial_node",
    details={"lesion": "level=1"},
)
OTHER = act("marker_placement", "anatomy:muscle", id="two", site="muscle")

CASES = [
    Case("NONV-58", "three gold seeds at the pancreas", [fiducial("pancreas"), *under("ct", "one")], "49411 77012"),
    Case("NONV-58", "lung", [fiducial("lung"), *under("ct", "one")], "32553 77012"),
    Case("NONV-58", "prostate", [fiducial("prostate"), *under("ultrasound", "one")], "55876 76942"),
    Case("NONV-58 NONV-52", "node", [NODE, *under("ultrasound", "one")], "10035-LT", not_coded="76942"),
    Case("NONV-58", "node and muscle", [NODE, OTHER], "10035-LT 10036"),
    Case("NONV-58", "place not told", [act("fiducial_placement", id="one")], "", asked="49411", review="NONV-58"),
    Case(
        "NONV-52",
        "marker away from the aspirated nodule",
        [NODE, act("fine_needle_aspiration", "anatomy:thyroid", id="a", site="thyroid")],
        "10021 10035-59-LT",
    ),
]

TEXTS = [
    TextCase(
        "NONV-58",
        "around a pancreatic mass",
        "CT guided fiducial placement. Three gold fiducial markers were placed around the pancreatic head mass with CT"
        " guidance via 19 gauge needles.",
        "49411 77012",
    ),
    TextCase(
        "NONV-58",
        "about a lung nodule",
        "CT-guided fiducial marker placement, right lower lobe nodule for SBRT. Using CT fluoroscopy, a 19 g needle was"
        " advanced and 3 gold seeds deployed about the nodule.",
        "32553 77012",
    ),
    TextCase(
        "NONV-58",
        "in the prostate",
        "Transperineal placement of gold fiducial markers in the prostate under transrectal ultrasound. Three gold seeds were"
        " implanted. Ultrasound images were saved.",
        "55876 76942",
    ),
    TextCase(
        "NONV-58 NONV-48",
        "core and seeds of one lesion",
        """CT-GUIDED LIVER BIOPSY AND FIDUCIAL MARKER PLACEMENT
TECHNIQUE: Under CT fluoroscopy a 17 gauge coaxial needle was placed at the segment 8 lesion. Three 18 gauge cores.
Through three further needles, each placed under CT, gold seeds were laid around the lesion.
IMPRESSION: Core biopsy and three fiducials, segment 8.""",
        "47000 49411 77012",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words(case):
    check(case)
