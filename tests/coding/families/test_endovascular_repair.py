"""Endograft repairs: findings to lines and words to lines (VINT-74 to VINT-81)."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, fact, imaging
from tests.coding.cases import Case, TextCase, check, table


def evar(configuration: str = "bifurcated", **details: Any) -> Any:
    return act("endograft_repair", configuration=configuration, **details)


def extension(target: str, *, delayed: bool = False, place: str = "abdominal", **details: Any) -> Any:
    return act("endograft_extension", target, delayed=delayed, place=place, **details)


def tevar(**details: Any) -> Any:
    return act("thoracic_endograft", **details)


def closure(side: str) -> list[Any]:
    closed = act("large_bore_access_closure", side=side)
    return [closed, fact("sheath_size", about=closed.id)]


def planning(minutes: int) -> list[Any]:
    planned = act("endograft_planning", minutes=minutes)
    return [planned, fact("planning_minutes", about=planned.id)]


def aorta_run() -> list[Any]:
    groin = access("right common_femoral_artery", "abdominal_aorta")
    return [groin, imaging(groin, bed("abdominal_aorta"), at=0)]


CASES = [
    Case("VINT-74", "both limbs end in the common iliacs", [evar()], "34705"),
    Case("VINT-74", "ruptured", [evar(ruptured=True)], "34706"),
    Case("VINT-74", "tube", [evar("tube")], "34701"),
    Case("VINT-74", "tube, ruptured", [evar("tube", ruptured=True)], "34702"),
    Case("VINT-74", "one iliac", [evar("aorto_uni_iliac")], "34703"),
    Case("VINT-74", "one iliac, ruptured", [evar("aorto_uni_iliac", ruptured=True)], "34704"),
    Case("VINT-74", "iliac alone", [evar("ilio_iliac", side="left")], "34707-LT"),
    Case("VINT-74", "iliac alone, ruptured", [evar("ilio_iliac", side="right", ruptured=True)], "34708-RT"),
    Case("VINT-74", "ends unknown", [evar("unknown")], "", asked="34705", review="VINT-74"),
    Case("VINT-75", "sizing, flush and nonselective catheters", [evar(), *aorta_run()], "34705"),
    Case(
        "VINT-75",
        "balloon and stent in the zone",
        [evar(), act("stent", "left common_iliac_artery"), act("angioplasty", "abdominal_aorta")],
        "34705",
    ),
    Case(
        "VINT-75 VINT-76",
        "internal iliac coiled before an extension",
        [
            evar(),
            extension("left external_iliac_artery"),
            way := access("right common_femoral_artery", "left internal_iliac_artery", id="access-way"),
            act("embolization", "left internal_iliac_artery", access=way.id, reason="endoleak", field="pelvis"),
        ],
        "34705 34709 36246-LT 37242",
    ),
    Case(
        "VINT-76",
        "delayed limb and anchors",
        [extension("left common_iliac_artery", delayed=True), act("endograft_fixation")],
        "34710 34712",
    ),
    Case(
        "VINT-76",
        "two delayed vessels",
        [extension("left common_iliac_artery", delayed=True), extension("right common_iliac_artery", delayed=True)],
        "34710 34711",
    ),
    Case(
        "VINT-76",
        "two vessels beyond the zone",
        [evar(), extension("left external_iliac_artery"), extension("right external_iliac_artery")],
        "34705 34709x2",
    ),
    Case(
        "VINT-77",
        "branch with the aortic graft",
        [evar(), act("iliac_branch_endograft", side="right")],
        "34705 34717-RT",
    ),
    Case("VINT-77", "branch alone", [act("iliac_branch_endograft", side="left")], "34718-LT"),
    Case(
        "VINT-78",
        "large sheaths on both sides",
        [evar(), *closure("left"), *closure("right")],
        "34705 34713-50",
    ),
    Case(
        "VINT-78",
        "one groin opened, the other closed by device",
        [
            evar(),
            act("open_artery_exposure", side="left", place="femoral"),
            *closure("right"),
        ],
        "34705 34713-RT 34812-LT",
    ),
    Case(
        "VINT-78",
        "exposure of one side holds the closure",
        [
            evar(),
            act("open_artery_exposure", side="left", place="femoral"),
            *closure("left"),
        ],
        "34705 34812-LT",
        not_coded="34713",
    ),
    Case("VINT-78", "iliac", [evar(), act("open_artery_exposure", side="left", place="iliac")], "34705 34820-LT"),
    Case("VINT-78", "brachial", [evar(), act("open_artery_exposure", side="left", place="brachial")], "34705 34834-LT"),
    Case("VINT-78", "axillary", [evar(), act("open_artery_exposure", side="left", place="axillary")], "34705 34715-LT"),
    Case(
        "VINT-78",
        "femoral conduit",
        [evar(), act("open_artery_exposure", side="left", place="femoral", conduit=True)],
        "34705 34714-LT",
    ),
    Case(
        "VINT-78",
        "iliac conduit",
        [evar(), act("open_artery_exposure", side="right", place="iliac", conduit=True)],
        "34705 34833-RT",
    ),
    Case(
        "VINT-78",
        "axillary conduit",
        [evar(), act("open_artery_exposure", side="right", place="axillary", conduit=True)],
        "34705 34716-RT",
    ),
    Case(
        "VINT-79",
        "both renals and SMA, infrarenal part",
        [act("fenestrated_endograft", branches=3, infrarenal=True)],
        "34847",
    ),
    *[
        Case(
            "VINT-79",
            f"{number} branches",
            [act("fenestrated_endograft", branches=number, infrarenal=infrarenal)],
            code,
        )
        for number, infrarenal, code in (
            (1, False, "34841"),
            (2, False, "34842"),
            (3, False, "34843"),
            (5, False, "34844"),
            (1, True, "34845"),
            (2, True, "34846"),
            (4, True, "34848"),
        )
    ],
    Case(
        "VINT-79", "branches unnamed", [act("fenestrated_endograft", branches=0)], "", review="VINT-79", asked="34845"
    ),
    Case(
        "VINT-79",
        "planning of 95 minutes, another payer",
        [act("fenestrated_endograft", branches=2, infrarenal=True), *planning(95)],
        "34846",
        not_coded="34839",
        fields={"payer": "medicare"},
    ),
    Case("VINT-79", "planning alone", [*planning(95)], "34839", fields={"payer": "other"}),
    Case(
        "VINT-80",
        "2025, subclavian covered",
        [tevar(covers_left_subclavian=True)],
        "33880 36200 75956",
        date="2025-12-31",
    ),
    Case("VINT-80", "2026, subclavian covered", [tevar(covers_left_subclavian=True)], "33880", date="2026-01-01"),
    Case("VINT-80", "2025, subclavian spared", [tevar()], "33881 36200 75957", date="2025-12-31"),
    Case("VINT-80", "2026, subclavian spared", [tevar()], "33881", date="2026-01-01"),
    Case(
        "VINT-80",
        "2025, two proximal extensions",
        [
            tevar(),
            extension("aortic_arch", place="thoracic", direction="proximal"),
            extension("aortic_arch", place="thoracic", direction="proximal"),
        ],
        "33881 33883 33884 36200 75957 75958x2",
        date="2025-06-01",
    ),
    Case(
        "VINT-80",
        "2026, proximal piece of the same session",
        [tevar(), extension("aortic_arch", place="thoracic", direction="proximal")],
        "33881",
        date="2026-06-01",
        not_coded="33883",
    ),
    Case(
        "VINT-80",
        "2026, delayed proximal",
        [extension("aortic_arch", place="thoracic", direction="proximal", delayed=True)],
        "33883",
        date="2026-06-01",
    ),
    Case(
        "VINT-80",
        "2025, delayed distal",
        [extension("descending_thoracic_aorta", place="thoracic", direction="distal", delayed=True)],
        "33886 36200 75959",
        date="2025-06-01",
    ),
    Case(
        "VINT-80",
        "2026, delayed distal",
        [extension("descending_thoracic_aorta", place="thoracic", direction="distal", delayed=True)],
        "33886",
        date="2026-06-01",
    ),
    Case(
        "VINT-81",
        "2026, branch into the left subclavian",
        [tevar(branched=True), *closure("right")],
        "33882 34713-RT",
        date="2026-06-01",
    ),
    Case(
        "VINT-81",
        "2025, branch into the left subclavian",
        [tevar(branched=True, covers_left_subclavian=True)],
        "33880 36200 75956",
        date="2025-06-01",
        review="VINT-81",
    ),
    Case("CAT-34808", "iliac plug", [evar("aorto_uni_iliac"), act("iliac_occluder", side="left")], "34703 34808"),
    Case(
        "CAT-34813",
        "crossover bypass",
        [
            evar("aorto_uni_iliac"),
            act("open_artery_exposure", side="left", place="femoral"),
            act("femoral_crossover_bypass"),
        ],
        "34703 34812-LT 34813",
    ),
    Case(
        "CAT-33889",
        "transposition, 2025",
        [tevar(covers_left_subclavian=True), act("subclavian_transposition", side="left")],
        "33880 33889-LT 36200 75956",
    ),
    Case(
        "CAT-33891",
        "carotid crossover, 2025",
        [tevar(covers_left_subclavian=True), act("carotid_crossover_bypass")],
        "33880 33891 36200 75956",
    ),
    Case(
        "VINT-80",
        "transposition, 2026",
        [tevar(covers_left_subclavian=True), act("subclavian_transposition", side="left")],
        "33880",
        date="2026-03-01",
        review="33889",
    ),
]

TEXTS = [
    TextCase(
        "VINT-74 VINT-78",
        "bifurcated graft through both groins",
        """PROCEDURE: Endovascular repair of abdominal aortic aneurysm.
INDICATION: 5.8 cm infrarenal AAA.
TECHNIQUE: Both common femoral arteries were punctured under ultrasound and preclosed with two ProGlide devices each.
An 18 French sheath was placed on the right and a 14 French sheath on the left. A pigtail catheter was advanced into
the aorta and an aortogram was obtained. The main body of an Excluder endograft was deployed below the renal arteries.
The contralateral gate was cannulated and the contralateral limb was deployed into the left common iliac artery. The
ipsilateral limb was extended into the right common iliac artery. Proximal and distal zones were ballooned. Completion
angiogram showed no endoleak. The ProGlide sutures were tied down on both sides.
IMPRESSION: Successful EVAR.""",
        "34705 34713-50",
    ),
    TextCase(
        "VINT-74",
        "ruptured, cutdowns, capitals",
        """OPERATION: ENDOVASCULAR REPAIR OF RUPTURED AAA WITH BIFURCATED ENDOGRAFT.
BILATERAL FEMORAL CUTDOWNS WERE MADE. ZENITH MAIN BODY DEPLOYED BELOW THE RENALS, GATE CANNULATED, BOTH LIMBS LANDED
IN THE COMMON ILIAC ARTERIES. NO ENDOLEAK.""",
        "34706 34812-50",
    ),
    TextCase(
        "VINT-76",
        "delayed limb extension with anchors",
        """HISTORY: EVAR two years ago, now type Ib endoleak on the left.
PROCEDURE: Left iliac limb extension with EndoAnchors.
TECHNIQUE: The left common femoral artery was accessed with a 5 French sheath, exchanged for a 10 French sheath. An
Endurant iliac limb was deployed extending the left limb in the common iliac artery. EndoAnchors were placed at the
seal zone. Completion run without endoleak.""",
        "34710 34712",
    ),
    TextCase(
        "VINT-77",
        "iliac branch with the aortic graft",
        """PROCEDURE: EVAR with right iliac branch device.
TECHNIQUE: Gore Excluder main body was deployed in the infrarenal aorta and the contralateral limb in the left common
iliac artery. A right iliac branch endoprosthesis was deployed with its internal component in the right internal iliac
artery. Femoral sheaths of 8 French were closed.""",
        "34705 34717-RT",
    ),
    TextCase(
        "VINT-79",
        "fenestrated graft",
        """PROCEDURE: Fenestrated endovascular aortic repair.
TECHNIQUE: The ZFEN+ fenestrated endograft was deployed with its fenestrations at the superior mesenteric artery and
both renal arteries. iCAST covered stents were placed into the right renal artery, the left renal artery and the
superior mesenteric artery. A bifurcated component was then deployed with iliac limbs to both common iliac arteries.""",
        "34847",
    ),
    TextCase(
        "VINT-80",
        "thoracic graft, subclavian covered, 2025",
        """PROCEDURE: TEVAR.
TECHNIQUE: Right femoral cutdown. Pigtail in the arch from the left femoral artery, arch aortogram. A Valiant thoracic
endograft was deployed covering the left subclavian artery, a second piece was extended to above the celiac artery.""",
        "33880 34812-RT 36200 75956",
        date="2025-12-31",
    ),
    TextCase(
        "VINT-80",
        "thoracic graft, subclavian covered, 2026",
        """PROCEDURE: TEVAR.
TECHNIQUE: Right femoral cutdown. Pigtail in the arch from the left femoral artery, arch aortogram. A Valiant thoracic
endograft was deployed covering the left subclavian artery, a second piece was extended to above the celiac artery.""",
        "33880 34812-RT",
        date="2026-01-01",
    ),
    TextCase(
        "VINT-81",
        "thoracic branch endoprosthesis",
        """PROCEDURE: TEVAR with left subclavian branch.
TECHNIQUE: Percutaneous right common femoral access, preclosed with ProGlide, 24 French DrySeal sheath. A Gore TAG
thoracic branch endoprosthesis was deployed in zone 2 and the side branch component was placed into the left
subclavian artery. Sutures tied.""",
        "33882 34713-RT",
        date="2026-03-01",
    ),
    TextCase(
        "VINT-74",
        "a graft of the past is no repair of today",
        """HISTORY: EVAR in 2019 with a bifurcated Excluder endograft.
PROCEDURE: Abdominal aortogram.
TECHNIQUE: Right common femoral access. A pigtail catheter was placed in the abdominal aorta and an abdominal aortogram
was performed.
FINDINGS: The abdominal aorta and the endograft are patent without endoleak. Renal arteries are patent.""",
        "36200 75625",
    ),
]


@table(CASES)
def test_findings_to_lines(case):
    check(case)


@table(TEXTS)
def test_words_to_lines(case):
    check(case)
