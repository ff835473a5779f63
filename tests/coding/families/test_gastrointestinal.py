from __future__ import annotations

from typing import Any

from tests.coding.build import act
from tests.coding.cases import Case, check, table


def tube(kind: str, target: str | None = None, **details: Any) -> Any:
    return act(kind, target, **details)


def changed(kind: str, **details: Any) -> Any:
    return act(kind, **{"entry": "existing", "imaged": True, **details})


CASES = [
    Case("NONV-83", "stomach", [tube("gastrostomy", entry="new", left="gastrostomy")], "49440"),
    Case(
        "NONV-83",
        "the tube that inflates the stomach is inside",
        [tube("gastrostomy", entry="new"), tube("nasoenteric_tube", left="stomach", imaged=True)],
        "49440",
        not_coded="43752",
    ),
    Case("NONV-83", "small bowel", [tube("jejunostomy", entry="new")], "49441"),
    Case("NONV-83", "cecum", [tube("cecostomy", entry="new")], "49442"),
    Case("NONV-83", "magnets", [tube("gastrostomy", entry="new", method="magnet")], "0647T"),
    Case("NONV-83", "with a scope", [tube("gastrostomy", entry="new", method="endoscope")], "43246", review="43246"),
    Case("NONV-84", "at once to the jejunum", [tube("gastrostomy", entry="new", left="gastrojejunal")], "49440 49446"),
    Case("NONV-85", "made gastrojejunal", [changed("gastrojejunostomy_conversion")], "49446"),
    Case("NONV-85", "gastrostomy", [changed("gastrostomy_exchange")], "49450"),
    Case("NONV-85", "cecostomy", [changed("cecostomy")], "49450"),
    Case("NONV-85", "jejunostomy", [changed("jejunostomy_exchange")], "49451"),
    Case("NONV-85", "gastrojejunal", [changed("gastrojejunostomy_exchange")], "49452"),
    Case("NONV-85", "back to a gastrostomy", [changed("gastrojejunostomy_exchange", left="gastrostomy")], "49450"),
    Case("NONV-86", "old tract", [changed("gastrostomy")], "49450"),
    Case(
        "NONV-86",
        "new puncture",
        [tube("gastrostomy", entry="new"), tube("gastrostomy_removal")],
        "49440",
        not_coded="49450",
    ),
    Case("NONV-87", "no imaging", [changed("gastrostomy_exchange", imaged=False)], "43762"),
    Case("NONV-87", "tract revised", [changed("gastrostomy_exchange", imaged=False, tract_revised=True)], "43763"),
    Case("NONV-88", "check", [tube("feeding_tube_check", imaged=True)], "49465"),
    Case(
        "NONV-88",
        "clearing holds the check",
        [tube("feeding_tube_clearing"), tube("feeding_tube_check")],
        "49460",
        not_coded="49465",
    ),
    Case(
        "NONV-88",
        "change holds the check",
        [changed("gastrostomy_exchange"), tube("feeding_tube_check")],
        "49450",
        not_coded="49465",
    ),
    Case("NONV-89", "stomach", [tube("nasoenteric_tube", left="stomach", imaged=True)], "43752"),
    Case("NONV-89", "small bowel", [tube("nasoenteric_tube", left="small_bowel", imaged=True)], "44500 74340"),
    Case(
        "NONV-89", "moved", [tube("nasoenteric_tube", entry="existing", left="small_bowel", imaged=True)], "43761 76000"
    ),
    Case("CAT-43753", "lavage", [tube("nasoenteric_tube", purpose="lavage")], "43753"),
    Case("CAT-43754", "specimen", [tube("nasoenteric_tube", purpose="specimen")], "43754"),
    Case("NONV-90", "esophagus dilated", [tube("enteral_dilation", "anatomy:esophagus")], "43453 74360"),
    Case("NONV-90", "esophagus stented", [tube("enteral_stent", "anatomy:esophagus")], "43499", review="43499"),
    Case("NONV-90", "gastric outlet", [tube("enteral_stent", "anatomy:stomach")], "43999", review="unlisted"),
    Case("NONV-90", "duodenum dilated", [tube("enteral_dilation", "anatomy:duodenum")], "44799 74360"),
    Case(
        "NONV-90",
        "colon stented after a balloon",
        [tube("enteral_stent", "anatomy:colon"), tube("enteral_dilation", "anatomy:colon")],
        "45399 74360",
        not_coded="43453",
    ),
    Case("NONV-90", "rectum", [tube("enteral_stent", "anatomy:rectum")], "45999"),
    Case("CAT-74283", "intussusception", [tube("contrast_enema_reduction")], "74283"),
    Case("CAT-49400", "peritoneogram", [tube("peritoneography")], "49400 74190"),
    Case("CAT-74190", "reading of a peritoneogram", [tube("peritoneography")], "49400 74190"),
    Case(
        "MOD-34",
        "gastrostomy made gastrojejunal",
        [changed("gastrojejunostomy_conversion"), changed("gastrostomy_exchange")],
        "49446",
        not_coded="49450",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)
