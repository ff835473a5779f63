from __future__ import annotations

from typing import Any

from tests.coding.build import act, guidance
from tests.coding.cases import Case, check, table

GALLBLADDER = "anatomy:gallbladder"


def duct(kind: str, side: str | None = None, **details: Any) -> Any:
    return act(kind, side=side, **details)


def gallbladder(kind: str, **details: Any) -> Any:
    return act(kind, GALLBLADDER, **details)


CHANGED = duct("biliary_drain_exchange", "right", entry="existing", left="internal_external")
BALLOON = duct("biliary_dilation", ducts=("right", "common"))
BRUSHED = duct("biliary_biopsy")
SWEPT = duct("biliary_stone_removal")
CHOLECYSTOSTOMY = gallbladder("cholecystostomy", entry="new")

CASES = [
    Case("NONV-25", "complete", [CHOLECYSTOSTOMY], "47490"),
    Case(
        "NONV-25",
        "guidance and study are inside",
        [
            CHOLECYSTOSTOMY,
            guidance("ultrasound", CHOLECYSTOSTOMY.id),
            gallbladder("cholangiography", entry="new"),
        ],
        "47490",
        not_coded="47532",
    ),
    Case("NONV-26", "check", [gallbladder("cholangiography", entry="existing")], "47531"),
    Case("NONV-26", "change", [gallbladder("biliary_drain_exchange", entry="existing")], "47536"),
    Case("NONV-26", "removal under fluoroscopy", [gallbladder("biliary_drain_removal", imaged=True)], "47537"),
    Case("NONV-26", "pulled", [gallbladder("biliary_drain_removal", imaged=False)], "", not_coded="47537"),
    Case(
        "NONV-26",
        "stones out through the tract",
        [gallbladder("biliary_drain_exchange", entry="existing"), SWEPT],
        "47536 47544-59",
    ),
    Case("NONV-74", "needle study only", [duct("cholangiography", entry="new")], "47532"),
    Case("NONV-74", "external", [duct("biliary_drainage", entry="new", left="external")], "47533"),
    Case("NONV-74", "internal-external", [duct("biliary_drainage", entry="new", left="internal_external")], "47534"),
    Case("NONV-74", "stent without a drain", [duct("biliary_stent", entry="new", left="stent")], "47539"),
    Case("NONV-74", "stent and drain", [duct("biliary_stent", entry="new", left="stent_and_drain")], "47540"),
    Case(
        "NONV-74",
        "rendezvous holds its cholangiogram",
        [duct("biliary_access", entry="new"), duct("cholangiography", entry="new")],
        "47541",
        not_coded="47532",
    ),
    Case("NONV-75", "study only", [duct("cholangiography", entry="existing")], "47531"),
    Case(
        "NONV-75",
        "external made internal-external",
        [duct("biliary_drain_conversion", entry="existing", left="internal_external")],
        "47535",
    ),
    Case(
        "NONV-75",
        "changed, study inside",
        [CHANGED, duct("cholangiography", "right", entry="existing")],
        "47536",
        not_coded="47531",
    ),
    Case("NONV-75", "removed", [duct("biliary_drain_removal", imaged=True)], "47537"),
    Case("NONV-76", "not crossed, no tube before", [duct("biliary_drainage", entry="new", left="external")], "47533"),
    Case(
        "NONV-76",
        "not crossed, tube before",
        [duct("biliary_drain_exchange", entry="existing", before="external", left="external")],
        "47536",
    ),
    Case("NONV-76", "back to external", [duct("biliary_drain_conversion", entry="existing", left="external")], "47536"),
    Case(
        "NONV-77",
        "right and left changed",
        [CHANGED, duct("biliary_drain_exchange", "left", entry="existing", left="internal_external")],
        "47536 47536-59",
    ),
    Case("NONV-78", "end to end is one", [duct("biliary_stent", "right", entry="existing", left="stent")], "47538"),
    Case("NONV-78", "side by side", [duct("biliary_stent", entry="existing", separate=True)], "47538 47538-59"),
    Case(
        "NONV-78",
        "two tracts",
        [duct("biliary_stent", side, entry="existing", left="stent") for side in ("right", "left")],
        "47538 47538-59",
    ),
    Case(
        "NONV-79",
        "the drain that is put back is inside",
        [
            duct("biliary_stent", "right", entry="existing", left="stent_and_drain"),
            CHANGED,
            duct("biliary_drain_removal", "right", imaged=True),
        ],
        "47538",
        not_coded="47536 47537",
    ),
    Case("NONV-80", "two ducts and a brush", [CHANGED, BALLOON, BRUSHED], "47536 47542x2 47543"),
    Case(
        "NONV-80",
        "no dilation with a stent",
        [duct("biliary_stent", entry="existing"), BALLOON],
        "47538",
        not_coded="47542",
    ),
    Case("NONV-80", "no parent", [BRUSHED], "", not_coded="47543"),
    Case("NONV-81", "look", [duct("biliary_endoscopy", purpose="look")], "47552"),
    Case(
        "NONV-81", "biopsy by scope", [duct("biliary_endoscopy", purpose="biopsy"), BRUSHED], "47553", not_coded="47543"
    ),
    Case(
        "NONV-81",
        "stones by scope and the drain changed",
        [duct("biliary_endoscopy", purpose="stones"), SWEPT, CHANGED],
        "47536 47554",
        not_coded="47544",
    ),
    Case(
        "NONV-81",
        "dilation by scope",
        [duct("biliary_endoscopy", purpose="dilation"), BALLOON],
        "47555 74363",
        not_coded="47542",
    ),
    Case(
        "NONV-81",
        "dilation and stent by scope",
        [duct("biliary_endoscopy", purpose="dilation_and_stent")],
        "47556 74363",
    ),
    Case(
        "NONV-82",
        "ultrasound of the duct puncture",
        [CHANGED, guidance("ultrasound", CHANGED.id)],
        "47536",
        not_coded="76942",
    ),
    Case("NONV-113", "entry not told", [duct("biliary_stent")], "", review="NONV-113"),
    Case(
        "MOD-34",
        "a removal beside a change is the change",
        [CHANGED, duct("biliary_drain_removal", "right", imaged=True)],
        "47536",
        not_coded="47537",
    ),
    Case("CAT-47999", "stent of the cystic duct", [gallbladder("biliary_stent", entry="existing")], "47999"),
]


@table(CASES)
def test_rules(case):
    check(case)
