"""Drains of collections, needle aspirations, incisions, and the care of drains (NONV-01 to NONV-15, NONV-30, NONV-59)."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, check, table

SAVED = fact("image_saved", about="look")

CASES = [
    Case("NONV-01", "drain in the liver", [act("drainage", "anatomy:liver")], "49405"),
    Case("NONV-01", "drain in the thigh", [act("drainage", "anatomy:thigh")], "10030"),
    Case("NONV-01", "drain between bowel loops", [act("drainage", "anatomy:peritoneal_cavity")], "49406"),
    Case("NONV-01", "site not told", [act("drainage")], "", review="site", asked="49406"),
    Case("NONV-02", "psoas", [act("drainage", "left anatomy:psoas_muscle")], "49406"),
    Case("NONV-02", "breast", [act("drainage", "left anatomy:breast")], "10030"),
    Case("NONV-02", "pancreas", [act("drainage", "anatomy:pancreas")], "49405"),
    Case("NONV-02", "below the diaphragm", [act("drainage", "anatomy:perihepatic_space")], "49406"),
    Case("NONV-03", "through the rectum", [act("drainage", "anatomy:pelvis", route="transrectal")], "49407"),
    Case("NONV-03", "through the buttock", [act("drainage", "anatomy:pelvis")], "49406"),
    Case(
        "NONV-04",
        "two collections, a drain in each",
        [act("drainage", "anatomy:peritoneal_cavity"), act("drainage", "anatomy:pelvis")],
        "49406 49406-59",
    ),
    Case(
        "NONV-04",
        "an organ and a space",
        [act("drainage", "anatomy:liver"), act("drainage", "anatomy:pelvis")],
        "49405 49406-59",
    ),
    Case(
        "NONV-05 NONV-15",
        "guidance is inside",
        [act("drainage", "anatomy:liver", id="a"), guidance("ct", "a"), guidance("ultrasound", "a", id="look"), SAVED],
        "49405",
        not_coded="75989 77012 76942",
    ),
    Case(
        "NONV-05",
        "contrast through the new drain",
        [act("drainage", "anatomy:pelvis"), act("drain_check", "anatomy:pelvis")],
        "49406",
        not_coded="49424",
    ),
    Case(
        "NONV-06",
        "catheter out at the end",
        [act("aspiration", "left anatomy:thigh", id="a"), guidance("ultrasound", "a", id="look"), SAVED],
        "10160 76942",
    ),
    Case(
        "NONV-07",
        "needle then drain in one cavity",
        [act("aspiration", "anatomy:spleen"), act("drainage", "anatomy:spleen")],
        "49405",
        not_coded="10160",
    ),
    Case(
        "NONV-07",
        "needle in another collection",
        [act("aspiration", "anatomy:thigh"), act("drainage", "anatomy:spleen")],
        "10160-59 49405",
    ),
    Case(
        "NONV-08",
        "kidney cyst",
        [act("cyst_aspiration", "left anatomy:kidney", id="a"), guidance("ultrasound", "a", id="look"), SAVED],
        "50390-LT 76942",
    ),
    Case(
        "NONV-08",
        "thyroid cyst",
        [act("cyst_aspiration", "anatomy:thyroid", id="a"), guidance("ultrasound", "a", id="look"), SAVED],
        "60300 76942",
    ),
    Case("NONV-08", "three breast cysts", [act("cyst_aspiration", "left anatomy:breast", cysts=3)], "19000 19001x2"),
    Case("NONV-08", "hydrocele", [act("cyst_aspiration", "right anatomy:testis")], "55000-RT"),
    Case(
        "NONV-08",
        "deep fluid without a code of its own",
        [act("aspiration", "anatomy:pelvis", id="a"), guidance("ct", "a")],
        "10160 77012",
    ),
    Case("NONV-09", "simple incision", [act("incision_drainage", "anatomy:axilla")], "10060"),
    Case(
        "NONV-09",
        "difficult incision",
        [act("incision_drainage", "anatomy:buttock", id="a", complex=True), fact("incision_count", about="a")],
        "10061",
    ),
    Case("NONV-09", "hematoma", [act("incision_drainage", "anatomy:thigh", material="blood_or_fluid")], "10140"),
    Case("NONV-10", "change", [act("drain_exchange", "anatomy:perihepatic_space")], "49423 75984"),
    Case(
        "NONV-10",
        "two changes",
        [act("drain_exchange", "anatomy:perihepatic_space"), act("drain_exchange", "anatomy:pelvis")],
        "49423 49423-59 75984x2",
    ),
    Case("NONV-10", "pleural drain", [act("drain_exchange", "anatomy:pleural_space")], "", review="pleural drain"),
    Case("NONV-11", "check", [act("drain_check", "anatomy:pelvis")], "49424 76080"),
    Case(
        "NONV-12",
        "check leads to a change",
        [act("drain_check", "anatomy:pelvis"), act("drain_exchange", "anatomy:pelvis")],
        "49423 75984",
        not_coded="49424",
    ),
    Case(
        "NONV-12",
        "change of one, check of another",
        [act("drain_check", "anatomy:pelvis"), act("drain_exchange", "anatomy:perihepatic_space")],
        "49423 49424 75984 76080",
    ),
    Case(
        "NONV-13",
        "check, then pulled",
        [act("drain_check", "anatomy:pelvis"), act("drain_removal", "anatomy:pelvis")],
        "49424 76080",
        not_coded="49423",
    ),
    Case("NONV-14", "lost drain", [act("drain_exchange", "anatomy:abdomen", tract=True)], "49423 75984"),
    Case("NONV-30", "no drain in the tract", [act("sinogram_injection", "left anatomy:flank")], "20501 76080"),
    Case(
        "NONV-59",
        "cores of another mass beside a drain",
        [
            act("drainage", "left anatomy:retroperitoneum"),
            act("core_biopsy", "left anatomy:kidney", id="b", site="kidney"),
            guidance("ct", "b"),
        ],
        "49406 50200-LT 77012-59",
    ),
    Case("NONV-111", "stopped drain", [act("drainage", "anatomy:liver", status="attempted")], "49405-74"),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
