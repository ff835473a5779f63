"""Prostate biopsy before and from 2026: rules, and words from dictation to lines."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table

LOOK = [guidance("ultrasound", "one", id="look"), fact("image_saved", about="look")]


def biopsy(**details):
    """The one act of a prostate biopsy."""
    return act("prostate_biopsy", "anatomy:prostate", id="one", site="prostate", **details)


def of_2026(name, lines, **details):
    return Case("NONV-56 NONV-57", name, [biopsy(**details), *LOOK], lines, date="2026-03-02")


CASES = [
    Case("NONV-55", "twelve cores", [biopsy(approach="transrectal", systematic=True), *LOOK], "55700 76942"),
    Case("NONV-55", "template saturation", [biopsy(approach="transperineal", template=True), *LOOK], "55706"),
    of_2026("rectum", "55707", approach="transrectal", systematic=True),
    of_2026("perineum", "55709", approach="transperineal", systematic=True),
    of_2026("rectum and target", "55708", approach="transrectal", systematic=True, targeting="fusion", targets=1),
    of_2026(
        "perineum and two targets",
        "55710 55715",
        approach="transperineal",
        systematic=True,
        targeting="fusion",
        targets=2,
    ),
    of_2026("targets only, rectum", "55711 55715x2", approach="transrectal", targeting="fusion", targets=3),
    of_2026("targets only, perineum", "55712", approach="transperineal", targeting="fusion", targets=1),
    of_2026("template saturation", "55706", approach="transperineal", template=True),
    Case(
        "NONV-56",
        "in the bore with systematic cores",
        [biopsy(approach="transrectal", targeting="in_bore", targets=1, systematic=True), guidance("mr", "one")],
        "55713",
        date="2026-03-02",
    ),
    Case(
        "NONV-56",
        "in the bore, target only",
        [biopsy(approach="transrectal", targeting="in_bore", targets=1), guidance("mr", "one")],
        "55714",
        date="2026-03-02",
    ),
    Case(
        "NONV-56",
        "without imaging",
        [biopsy(systematic=True), fact("imaging_guidance", "denied", "one")],
        "55705",
        date="2026-03-02",
    ),
    Case("NONV-56", "route not told", [biopsy(systematic=True)], "", date="2026-03-02", asked="55707", review="route"),
]

TEXTS = [
    TextCase(
        "NONV-55",
        "fusion in 2025 is ultrasound guidance",
        "TRANSPERINEAL PROSTATE BIOPSY UNDER MRI/US FUSION. Transrectal probe. 2 ROIs sampled x 3 cores each and 12"
        " systematic cores. Ultrasound images saved.",
        "55700 76942",
    ),
    TextCase(
        "NONV-55",
        "by ultrasound in 2025",
        "TRUS guided prostate biopsy. 12 core systematic biopsy performed transrectally under ultrasound guidance. Images"
        " saved.",
        "55700 76942",
        date="2025-06-10",
    ),
    TextCase(
        "NONV-56 NONV-57",
        "fusion, two targets",
        "MRI/US fusion transperineal prostate biopsy. UroNav fusion. Two targets: target 1 right apex, 3 cores; target 2 left"
        " mid, 3 cores. Then 12 systematic cores transperineally.",
        "55710 55715",
        date="2026-03-02",
    ),
    TextCase(
        "NONV-57",
        "target by eye",
        "Transrectal ultrasound guided prostate biopsy. MR reviewed; the left apex was sampled freehand with 2 extra cores. 12"
        " systematic cores.",
        "55707",
        date="2026-03-02",
    ),
    TextCase(
        "NONV-56",
        "target only",
        "Transrectal fusion biopsy of the prostate, targeted only. Artemis fusion. One region of interest, 4 cores. No"
        " systematic cores were taken.",
        "55711",
        date="2026-03-02",
    ),
    TextCase(
        "NONV-56",
        "in the bore",
        "MRI in-bore prostate biopsy. One PI-RADS 5 target in the right peripheral zone, transrectal needle guide, 4 cores in"
        " the bore. Targets only.",
        "55714",
        date="2026-03-02",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words(case):
    check(case)
