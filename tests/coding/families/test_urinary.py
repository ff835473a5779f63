from __future__ import annotations

from typing import Any

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, check, table


def tube(kind: str, side: str | None = None, **details: Any) -> Any:
    return act(kind, side=side, **details)


def by_ultrasound(needled: Any) -> list[Any]:
    look = guidance("ultrasound", needled.id)
    return [needled, look, fact("image_saved", about=look.id)]


LEFT_WHITAKER = tube("whitaker_test", "left", read=True)
CYST = act("cyst_aspiration", "anatomy:kidney", side="left", read=True)
SUPRAPUBIC = act("suprapubic_catheter", entry="new")

CASES = [
    Case("NONV-60", "nothing left", [tube("nephrostography", "left", entry="new")], "50430-LT"),
    Case("NONV-60", "nephrostomy", [tube("nephrostomy", "right", entry="new", left="nephrostomy")], "50432-RT"),
    Case("NONV-60", "nephroureteral", [tube("nephroureteral_catheter", "left", entry="new")], "50433-LT"),
    Case("NONV-60", "internal stent only", [tube("ureteral_stent", "right", entry="new", left="stent")], "50694-RT"),
    Case(
        "NONV-60",
        "internal stent and a nephrostomy of its own",
        [tube("ureteral_stent", "left", entry="new", left="stent_and_nephrostomy")],
        "50695-LT",
    ),
    Case("NONV-61", "contrast only", [tube("nephrostography", "left", entry="existing")], "50431-LT"),
    Case("NONV-61", "changed", [tube("nephrostomy_exchange", "right", entry="existing")], "50435-RT"),
    Case("NONV-61", "made nephroureteral", [tube("nephrostomy_conversion", "right", entry="existing")], "50434-RT"),
    Case("NONV-61", "nephroureteral changed", [tube("nephroureteral_exchange", "left", entry="existing")], "50387-LT"),
    Case("NONV-61", "internal stent by the old tract", [tube("ureteral_stent", "left", entry="existing")], "50693-LT"),
    Case(
        "NONV-62",
        "a nephroureteral device by an old tract is no internal stent",
        [tube("nephroureteral_catheter", "left", entry="existing", before="nephrostomy")],
        "50434-LT",
    ),
    Case(
        "NONV-63",
        "a study is inside the tube of its system",
        [tube("nephrostography", "left", entry="new"), tube("nephrostomy", "left", entry="new")],
        "50432-LT",
        not_coded="50430",
    ),
    Case(
        "NONV-64",
        "both kidneys",
        [tube("nephrostomy_exchange", s, entry="existing") for s in ("left", "right")],
        "50435-50",
    ),
    Case(
        "NONV-64",
        "a duplex kidney with two tubes",
        [
            tube("nephrostomy_exchange", "left", entry="existing", collecting_system=f"{half}_moiety")
            for half in ("upper", "lower")
        ],
        "50435-LT 50435-59-LT",
    ),
    Case(
        "NONV-65",
        "different work on each side",
        [tube("nephrostomy_exchange", "right", entry="existing"), tube("nephrostomy", "left", entry="new")],
        "50432-LT 50435-RT",
    ),
    Case(
        "NONV-66",
        "back to a nephrostomy",
        [tube("nephroureteral_exchange", "left", entry="existing", left="nephrostomy")],
        "50435-LT",
    ),
    Case(
        "NONV-67",
        "changed through the skin",
        [tube("ureteral_stent_exchange", "left", route="percutaneous")],
        "50382-LT",
    ),
    Case(
        "NONV-67",
        "removed through the skin",
        [tube("ureteral_stent_removal", "left", route="percutaneous")],
        "50384-LT",
    ),
    Case("NONV-67", "changed by snare", [tube("ureteral_stent_exchange", "right", route="transurethral")], "50385-RT"),
    Case("NONV-67", "removed by snare", [tube("ureteral_stent_removal", "right", route="transurethral")], "50386-RT"),
    Case(
        "NONV-67",
        "with a cystoscope",
        [tube("ureteral_stent_exchange", "right", route="endoscopic")],
        "",
        not_coded="50385",
        review="cystoscope",
    ),
    Case("NONV-67", "route not told", [tube("ureteral_stent_removal", "left")], "", asked="50386", review="NONV-67"),
    Case(
        "NONV-68",
        "both sides through the conduit",
        [tube("nephroureteral_exchange", side, route="conduit") for side in ("left", "right")],
        "50688-50 75984",
    ),
    Case("NONV-68", "loopogram", [tube("loopography")], "50690 74425"),
    Case(
        "NONV-69", "under fluoroscopy", [tube("nephrostomy_removal", "left", entry="existing", imaged=True)], "50389-LT"
    ),
    Case(
        "NONV-69",
        "pulled",
        [tube("nephrostomy_removal", "left", entry="existing", imaged=False)],
        "",
        not_coded="50389",
    ),
    Case(
        "NONV-70",
        "stricture balloon with a change",
        [tube("nephroureteral_exchange", "left", entry="existing"), tube("ureteral_dilation", "left")],
        "50387-LT 50706-LT",
    ),
    Case(
        "NONV-70",
        "sampling and occlusion of both ureters",
        [
            *(tube("nephrostomy_exchange", side, entry="existing") for side in ("left", "right")),
            *(tube("ureteral_embolization", side) for side in ("left", "right")),
            tube("ureteral_biopsy", "left"),
        ],
        "50435-50 50606-LT 50705-50",
    ),
    Case("CAT-74485", "a dilation without a parent", [tube("ureteral_dilation", "left")], "74485", review="NONV-70"),
    Case("NONV-70", "sampling without a parent", [tube("ureteral_biopsy", "left")], "", not_coded="50606"),
    Case("NONV-71", "widened for endourology", [tube("renal_tract_dilation", "left", entry="existing")], "50436-LT"),
    Case(
        "NONV-71",
        "new access and widening hold the nephrostomy",
        [tube("renal_tract_dilation", "right", entry="new"), tube("nephrostomy", "right", entry="new")],
        "50437-RT",
        date="2024-03-04",
        not_coded="50432",
    ),
    Case(
        "NONV-71",
        "stone removal holds access, stent and tube",
        [
            tube("nephrolithotomy", "left"),
            tube("renal_tract_dilation", "left", entry="new"),
            tube("nephrostomy", "left", entry="new"),
        ],
        "50080-LT",
        not_coded="50432 50437",
    ),
    Case(
        "NONV-71", "a branching stone", [tube("nephrolithotomy", "left", complex=True)], "50081-LT", date="2023-02-01"
    ),
    Case("NONV-72", "pressure study with its pyelogram", [LEFT_WHITAKER], "50396-LT 74425"),
    Case("NONV-72", "pressure study alone", [tube("whitaker_test", "left")], "50396-LT"),
    Case(
        "NONV-72",
        "cyst by ultrasound, opacified",
        by_ultrasound(CYST),
        "50390-LT 74470 76942",
    ),
    Case(
        "CAT-74470",
        "cyst opacified",
        [act("cyst_aspiration", "anatomy:kidney", side="right", read=True)],
        "50390-RT 74470",
    ),
    Case(
        "NONV-73",
        "suprapubic tube by ultrasound",
        by_ultrasound(SUPRAPUBIC),
        "51102 76942",
    ),
    Case("NONV-73", "simple change", [tube("suprapubic_exchange", entry="existing", imaged=True)], "51705 75984"),
    Case(
        "NONV-73",
        "complicated change",
        [tube("suprapubic_exchange", entry="existing", imaged=True, complicated=True)],
        "51710 75984",
    ),
    Case("NONV-73", "cystogram", [tube("cystography")], "51600 74430"),
    Case("NONV-73", "voiding study", [tube("cystography", voiding=True)], "51600 74455"),
    Case("NONV-73", "urethrogram", [tube("urethrography")], "51610 74450"),
    Case("CAT-51100", "bladder tap by needle", [tube("bladder_aspiration")], "51100"),
    Case("CAT-51101", "bladder tap by trocar", [tube("bladder_aspiration", method="trocar")], "51101"),
    Case("CAT-50391", "drug into the kidney", [tube("renal_instillation", "left")], "50391-LT"),
    Case(
        "CAT-50684",
        "contrast through a ureterostomy tube",
        [tube("nephrostography", "left", route="ureteral_tube")],
        "50684-LT 74425",
    ),
    Case(
        "CAT-53899",
        "retrograde stent without a scope",
        [tube("ureteral_stent", "left", route="transurethral")],
        "53899",
    ),
    Case("NONV-113", "entry not told", [tube("ureteral_stent", "left", left="stent")], "", review="NONV-113"),
    Case(
        "MOD-35",
        "guidance and study are inside",
        [
            *(tube("nephrostomy_exchange", side, entry="existing") for side in ("left", "right")),
            tube("nephrostography", "left", entry="existing"),
        ],
        "50435-50",
        not_coded="50431",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)
