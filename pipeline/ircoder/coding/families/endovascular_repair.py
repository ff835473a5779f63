"""Endograft repair of the aorta and iliac arteries: zone, extensions, branches, thoracic grafts, accesses.

VINT-74 to VINT-81. The code set of thoracic repair changed on 2026-01-01: imaging and nonselective catheters went in.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.pairs import WAY_IN
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Side

KINDS = (
    "endograft_repair",
    "endograft_extension",
    "endograft_fixation",
    "fenestrated_endograft",
    "iliac_branch_endograft",
    "thoracic_endograft",
    "large_bore_access_closure",
    "open_artery_exposure",
    "iliac_occluder",
    "femoral_crossover_bypass",
    "subclavian_transposition",
    "carotid_crossover_bypass",
    "endograft_planning",
)
ABDOMINAL = {
    "tube": ("34701", "34702"),
    "aorto_uni_iliac": ("34703", "34704"),
    "bifurcated": ("34705", "34706"),
    "ilio_iliac": ("34707", "34708"),
}
AORTO_ILIAC = ("34703", "34704", "34705", "34706")
VISCERAL_ONLY = {1: "34841", 2: "34842", 3: "34843", 4: "34844"}
WITH_INFRARENAL = {1: "34845", 2: "34846", 3: "34847", 4: "34848"}
EXPOSURE = {"femoral": "34812", "iliac": "34820", "brachial": "34834", "axillary": "34715"}
EXPOSURE_WITH_CONDUIT = {"femoral": "34714", "iliac": "34833", "axillary": "34716"}
THORACIC_IMAGING = {"33880": "75956", "33881": "75957", "33883": "75958", "33884": "75958", "33886": "75959"}
BESIDE = {
    "iliac_occluder": "34808",
    "femoral_crossover_bypass": "34813",
    "subclavian_transposition": "33889",
    "carotid_crossover_bypass": "33891",
}
REPAIRS = (*(code for pair in ABDOMINAL.values() for code in pair), *VISCERAL_ONLY.values(), *WITH_INFRARENAL.values())
PLANNING, PLANNING_MINUTES = "34839", 90
IN_THE_ZONE = frozenset(
    {"vessel:abdominal_aorta", "vessel:aortic_bifurcation", "vessel:common_iliac_artery", "vessel:iliac_endograft_limb"}
)
THORACIC_ZONE = frozenset(
    {"vessel:descending_thoracic_aorta", "vessel:thoracic_aorta", "vessel:aortic_arch", "vessel:ascending_aorta"}
)
NONSELECTIVE = ("36140", "36200")
BRANCHED_THORACIC = "33882"
THORACIC = (*THORACIC_IMAGING, BRANCHED_THORACIC, "33889", "33891")
ILIAC_BRANCHES = ("34717", "34718")
FENESTRATED = (*VISCERAL_ONLY.values(), *WITH_INFRARENAL.values())
VISCERAL = frozenset({"vessel:celiac_artery", "vessel:superior_mesenteric_artery", "vessel:renal_artery"})
ILIAC = frozenset({"vessel:common_iliac_artery", "vessel:external_iliac_artery", "vessel:internal_iliac_artery"})
WAY_OF_THE_GRAFT = "The large access was made and closed for the graft, not for the catheter work beside it."
ACCESS_CODES = ("34713", *EXPOSURE.values(), *EXPOSURE_WITH_CONDUIT.values(), "34813", "34808")
DILATION_AND_STENTS = frozenset({"angioplasty", "stent"})

rules = RuleBookBuilder(
    "endovascular_repair",
    families=("endovascular_repair",),
    act_kinds=KINDS,
    codes=(
        *code_range("33880-33884", "33886", "33889", "33891", "34701-34718", "34808", "34812", "34813", "34820"),
        *code_range("34833", "34834", "34839", "34841-34848", "75956-75959", "36200"),
    ),
)


@rules.rule("VINT-74", phase=Phase.PROPOSE, decides="one abdominal code by where the graft ends, and by rupture")
def abdominal_repair(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of the treatment zone; docking limbs and cuffs in the zone add nothing."""
    for act in encounter.findings.performed("endograft_repair"):
        pair = ABDOMINAL.get(str(act.details.get("configuration")))
        if pair is None:
            slate = slate.ask(query("endograft_ends", "34705", "VINT-74", act.spans))
            slate = slate.send_to_review("The report does not state where the endograft begins and ends (VINT-74).")
            continue
        code = pair[1] if act.details.get("ruptured") is True else pair[0]
        kind = "ruptured" if code == pair[1] else "elective"
        words = str(act.details["configuration"]).replace("_", " ")
        slate = slate.add(_candidate(act, code, "VINT-74", f"Endograft, {words}, {kind}.", side=act.side))
    return slate


@rules.rule("VINT-79", phase=Phase.PROPOSE, decides="fenestrated and branched grafts by visceral arteries")
def fenestrated_repair(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code by the number of visceral arteries with an endoprosthesis and by the infrarenal part."""
    for act in encounter.findings.performed("fenestrated_endograft"):
        number = act.details.get("branches")
        if not isinstance(number, int) or number < 1:
            slate = slate.ask(query("visceral_branches", "34845", "VINT-79", act.spans))
            slate = slate.send_to_review("The branches of the fenestrated endograft are not named (VINT-79).")
            continue
        infrarenal = act.details.get("infrarenal") is True
        code = (WITH_INFRARENAL if infrarenal else VISCERAL_ONLY)[min(number, 4)]
        why = (
            f"Fenestrated or branched endograft, {number} visceral arteries{', infrarenal part' if infrarenal else ''}."
        )
        slate = slate.add(_candidate(act, code, "VINT-79", why))
    for act in encounter.findings.performed("endograft_planning"):
        minutes = act.details.get("minutes")
        if isinstance(minutes, int) and minutes >= PLANNING_MINUTES and encounter.payer != "medicare":
            slate = slate.add(_candidate(act, PLANNING, "VINT-79", f"Planning of {minutes} minutes."))
        else:
            reason = "Planning needs 90 minutes, and Medicare pays it with the repair."
            slate = slate.decline(PLANNING, "VINT-79", reason, None, act.spans)
    return slate


@rules.rule("VINT-80", "VINT-81", phase=Phase.PROPOSE, decides="thoracic grafts by the left subclavian and the date")
def thoracic_repair(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the thoracic repair; until 2025 with its imaging and the catheter in the aorta."""
    for act in encounter.findings.performed("thoracic_endograft"):
        if act.details.get("branched") is True:
            if encounter.in_force("33882"):
                slate = slate.add(
                    _candidate(act, "33882", "VINT-81", "Branched graft into the left subclavian artery.")
                )
                continue
            slate = slate.send_to_review(
                "A branched thoracic endograft before 2026 takes unlisted or component codes (VINT-81)."
            )
        covers = act.details.get("covers_left_subclavian") is True
        code = "33880" if covers else "33881"
        where = "covering" if covers else "not covering"
        slate = slate.add(_candidate(act, code, "VINT-80", f"Thoracic endograft {where} the left subclavian origin."))
        slate = _with_imaging(slate, encounter, act, code)
    return slate


@rules.rule("VINT-80", phase=Phase.PROPOSE, decides="thoracic extensions: same session or later, proximal or distal")
def thoracic_extensions(slate: Slate, encounter: Encounter) -> Slate:
    """Propose proximal extensions (from 2026 only delayed ones) and delayed distal ones; distal pieces are inside."""
    proximal = 0
    for act in _extensions(encounter, "thoracic"):
        delayed = act.details.get("delayed") is True
        if act.details.get("direction") == "distal":
            if not delayed:
                slate = slate.decline(
                    "33886", "VINT-80", "A distal piece of the same session is inside.", None, act.spans
                )
                continue
            code = "33886"
        else:
            if not delayed and not encounter.in_force("33884"):
                reason = "From 2026 proximal pieces of the same session are inside the repair."
                slate = slate.decline("33883", "VINT-80", reason, None, act.spans)
                continue
            proximal += 1
            code = "33883" if proximal == 1 or not encounter.in_force("33884") else "33884"
            if code == "33883" and proximal > 1:
                continue
        slate = slate.add(_candidate(act, code, "VINT-80", "Extension of a thoracic endograft."))
        slate = _with_imaging(slate, encounter, act, code)
    return slate


def _with_imaging(slate: Slate, encounter: Encounter, act: Act, code: str) -> Slate:
    """Add the imaging code while it is separate (until 2025)."""
    imaging = THORACIC_IMAGING[code]
    if not encounter.in_force(imaging):
        return slate
    return slate.add(_candidate(act, imaging, "VINT-80", "Imaging of the thoracic endograft, separate until 2025."))


@rules.rule("VINT-80", phase=Phase.ADD_ONS, decides="until 2025 the catheter in the aorta is separate")
def thoracic_catheter(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the catheter in the aorta beside a thoracic repair whose report follows no catheter of its own."""
    for candidate in slate.with_code(*THORACIC_IMAGING.values()):
        # A code that the classifier put forward rests on no act.
        act = next((item for item in encounter.findings.acts if item.id in candidate.acts), None)
        if act is not None and not slate.with_code("36200"):
            slate = slate.add(_candidate(act, "36200", "VINT-80", "Catheter in the aorta, separate until 2025."))
    return slate


@rules.rule("VINT-76", phase=Phase.PROPOSE, decides="extensions beyond the zone, delayed ones, anchors once")
def abdominal_extensions(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 34709 a vessel beside a repair, 34710 and 34711 at a later session, 34712 once."""
    repaired = bool(slate.with_code(*REPAIRS))
    delayed = 0
    for act in _extensions(encounter, "abdominal"):
        if repaired:
            slate = slate.add(
                _candidate(act, "34709", "VINT-76", "Extension beyond the treatment zone.", site=_place(act))
            )
            continue
        code = "34710" if delayed == 0 else "34711"
        delayed += 1
        slate = slate.add(_candidate(act, code, "VINT-76", "Extension of an endograft of an earlier session."))
    for act in encounter.findings.performed("endograft_fixation")[:1]:
        slate = slate.add(_candidate(act, "34712", "VINT-76", "Anchors of the endograft, once a session."))
    return slate


@rules.rule("VINT-77", phase=Phase.PROPOSE, decides="iliac branch beside an aorto-iliac graft or alone, a side each")
def iliac_branches(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 34717 beside 34703 to 34706 and 34718 without."""
    code = "34717" if slate.with_code(*AORTO_ILIAC) else "34718"
    for act in encounter.findings.performed("iliac_branch_endograft"):
        why = "Iliac branched endograft" + (" with the aortic graft." if code == "34717" else " alone.")
        slate = slate.add(_candidate(act, code, "VINT-77", why, side=act.side))
    return slate


@rules.rule("VINT-78", phase=Phase.ADD_ONS, decides="exposure or large percutaneous access, once a side")
def accesses(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one access code a side and artery: exposed, exposed with conduit, or closed by device."""
    exposed: set[Side | None] = set()
    for act in encounter.findings.performed("open_artery_exposure"):
        place = str(act.details.get("place", "femoral"))
        table = EXPOSURE_WITH_CONDUIT if act.details.get("conduit") is True else EXPOSURE
        code = table.get(place, EXPOSURE.get(place))
        if code is None:
            continue
        if place == "femoral":
            exposed.add(act.side)
        slate = slate.add(_candidate(act, code, "VINT-78", f"Open exposure, {place}.", side=act.side))
    for act in encounter.findings.performed("large_bore_access_closure"):
        if act.side in exposed:
            reason = "The artery of that side was exposed."
            slate = slate.decline("34713", "VINT-78", reason, "34812", act.spans)
            continue
        why = "Percutaneous access and closure for a sheath of 12 French or more."
        line = _candidate(act, "34713", "VINT-78", why, side=act.side)
        slate = slate.add(dataclasses.replace(line, distinct=WAY_OF_THE_GRAFT))
    return slate


@rules.rule("VINT-74", "VINT-80", phase=Phase.ADD_ONS, decides="operations that belong to the repair")
def beside_the_repair(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the iliac plug, the femoral crossover and, until 2025, the neck bypasses of a thoracic repair."""
    for kind, code in BESIDE.items():
        for act in encounter.findings.performed(kind)[:1]:
            if encounter.in_force(code):
                words = kind.replace("_", " ").capitalize()
                slate = slate.add(_candidate(act, code, f"CAT-{code}", f"{words} with the repair.", side=act.side))
            else:
                slate = slate.send_to_review(
                    f"{kind.replace('_', ' ').capitalize()} beside an endograft: {code} has ended (VINT-80)."
                )
    return slate


@rules.rule("VINT-75", phase=Phase.UNITS, decides="imaging, nonselective catheters, balloons and stents in the zone")
def inside_the_repair(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what the repair holds; selective catheters, embolization and leg work outside the zone stand."""
    catalogue = encounter.knowledge.catalogue
    for winner in slate.candidates:
        entry = catalogue[winner.code]
        if entry.family != "endovascular_repair" or entry.kind != "procedure" or winner.code in ACCESS_CODES:
            continue
        for candidate in slate.candidates:
            if candidate is winner or candidate.session != winner.session:
                continue
            if _holds(winner, candidate, encounter):
                slate = slate.exclude(candidate, "VINT-75", f"It is inside {winner.code}.", winner.code)
    return slate


def _holds(winner: Candidate, candidate: Candidate, encounter: Encounter) -> bool:
    catalogue = encounter.knowledge.catalogue
    held, entry = catalogue[candidate.code], catalogue[winner.code]
    thoracic = winner.code in THORACIC
    if candidate.code in NONSELECTIVE:
        return not (thoracic and encounter.in_force(THORACIC_IMAGING["33880"]))
    if held.kind == "catheter" or held.family in DILATION_AND_STENTS:
        if winner.code in ILIAC_BRANCHES:
            return candidate.vessel in ILIAC and candidate.side in (None, winner.side)
        if winner.code == BRANCHED_THORACIC and candidate.vessel == "vessel:subclavian_artery":
            return candidate.side in (None, "left")
        if winner.code in FENESTRATED and candidate.vessel in VISCERAL:
            return True
        return candidate.vessel in (THORACIC_ZONE if thoracic else IN_THE_ZONE)
    return held.kind in WAY_IN and candidate.code in entry.not_with


def _extensions(encounter: Encounter, place: str) -> tuple[Act, ...]:
    return tuple(
        act for act in encounter.findings.performed("endograft_extension") if act.details.get("place") == place
    )


def _place(act: Act) -> str:
    return f"extension:{act.target}:{act.side}"


def _candidate(
    act: Act, code: str, rule: str, why: str, *, side: Side | None = None, site: str | None = None
) -> Candidate:
    base = Candidate(code=code, acts=(act.id,), session=act.session, rules=(rule,), spans=act.spans, why=why, site=site)
    return dataclasses.replace(base, side=side)


BOOK = rules.book()
