"""Codes of acts that the report tells of without their being done: planned, past, denied, considered.

Each is noted once, with the code that the act would have had where it was told (``knowledge/told_codes.csv``). The
place is that of the telling, else where the session worked. No line is changed.
"""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Findings, Told
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.told_codes import load_told_codes
from ircoder.knowledge.vessels import Vessel

REASONS = {
    "planned": "planned, not done in this session",
    "hypothetical": "only considered, not done in this session",
    "historical": "done at another time, not in this session",
    "negated": "the report says that it was not done",
}
BACKGROUND = frozenset({"indication", "history", "comparison", "diagnosis", "procedure_title"})
"""Section kinds in which what was done at another time tempts nobody."""

ORGAN_OF = {
    "hepatic_segment": "liver",
    "left_hepatic_lobe": "liver",
    "right_hepatic_lobe": "liver",
    "lung_lobe": "lung",
}
"""Parts of organs, each with the organ."""

STUDIES_OF_THE_HEART = frozenset(
    {"catheterization", "left_heart_catheterization", "right_heart_catheterization", "coronary_angiography"}
)
OPENING_FAMILIES = frozenset({"angioplasty", "stent", "atherectomy", "thrombectomy", "thrombolysis"})
"""Work after which "no embolization" says that no clot was carried away."""

CLOSURE, CT = "G0269", "76380"
HEART_FAMILIES = frozenset(
    {"diagnostic_cardiac_cath", "coronary_stent", "coronary_angioplasty", "coronary_atherectomy"}
)
HEAD_AND_NECK = "head_neck"

rules = RuleBookBuilder("told_codes", families=(), act_kinds=())


@rules.rule("MOD-50", phase=Phase.QUERIES, decides="why an act that was told but not done is not reported")
def note_told_acts(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of every act that the report tells of and that was not done in this session."""
    spoken_of = {item.code for item in slate.candidates}
    spoken_of |= {item.code for item in slate.excluded} | {item.code for item in slate.queries}
    for told in encounter.findings.told:
        if told.status not in REASONS or _tempts_nobody(told, encounter.findings):
            continue
        code = code_of_told(told, encounter)
        if code is not None and code not in spoken_of:
            spoken_of.add(code)
            slate = slate.decline(code, "MOD-50", _reason(told), None, told.spans)
    return slate


@rules.rule("VASC-36", phase=Phase.QUERIES, decides="closing the puncture of a study or coronary work is not reported")
def note_closure(slate: Slate, encounter: Encounter) -> Slate:
    """Note the closure device where it is asked for: of a heart catheterization, coronary work or a study alone."""
    closed = next((told for told in encounter.findings.told if told.act == "closure"), None)
    if closed is None or any(item.code == CLOSURE for item in slate.excluded):
        return slate
    catalogue = encounter.knowledge.catalogue
    done = [candidate for candidate in slate.candidates if catalogue[candidate.code].kind == "procedure"]
    families = {catalogue[candidate.code].family for candidate in done}
    if not families or not (families & HEART_FAMILIES or families == {"diagnostic_angiography"}):
        return slate
    return slate.decline(CLOSURE, "VASC-36", "Closing the puncture is part of the case.", done[0].code, closed.spans)


def _done(told: Told, found: Findings) -> bool:
    """Whether the session holds the act, at this place or at one that is not told."""
    targets = {act.target for act in found.performed(told.kind)}
    return bool(targets) and (told.target is None or None in targets or told.target in targets)


@rules.rule("VASC-40", phase=Phase.QUERIES, decides="cone-beam CT beside catheter work is not reported")
def note_cone_beam(slate: Slate, encounter: Encounter) -> Slate:
    """Note cone-beam CT where no rule of the work that it served spoke of it."""
    seen = next((told for told in encounter.findings.told if told.act == "cone_beam_ct"), None)
    if seen is None or not (slate.candidates and encounter.findings.accesses):
        return slate
    if slate.with_code(CT) or any(item.code == CT for item in slate.excluded):
        return slate
    return slate.decline(
        CT, "VASC-40", "Cone-beam CT in the angiography suite has no code of its own.", None, seen.spans
    )


def _reason(told: Told) -> str:
    """Name the act and say what became of it (``Bile duct stent: planned, not done in this session.``)."""
    kind = load_act_kinds().get(told.kind)
    name = (kind.name if kind else told.act.replace("_", " ")).partition(",")[0]
    return f"{name[0].upper()}{name[1:]}: {REASONS[told.status]}."


def _tempts_nobody(told: Told, found: Findings) -> bool:
    """Whether nobody asks: the session holds the act, it is long past, or the word names a complication."""
    if told.status == "historical" and (
        told.kind in STUDIES_OF_THE_HEART or all(span.section in BACKGROUND for span in told.spans)
    ):
        return True
    embolus = told.act == "embolization" and any(act.family in OPENING_FAMILIES for act in found.performed())
    return embolus or _done(told, found)


def code_of_told(told: Told, encounter: Encounter) -> str | None:
    """Code of the first row whose place fits; ``None`` where the place decides and is not known."""
    rows = load_told_codes().get(told.act) or load_told_codes().get(told.kind) or ()
    places = _places(told, encounter)
    for row in rows:
        if row.place is None or row.place in places:
            return next((code for code in row.codes if encounter.in_force(code)), None)
    return None


def _places(told: Told, encounter: Encounter) -> frozenset[str]:
    """Names of the place of the telling; where it tells none, of the session, of its lesions and like tellings."""
    found = encounter.findings
    circuit = frozenset({"circuit"}) if _in_circuit(found) else frozenset[str]()
    own = _names(told.target, encounter)
    if own:
        return own | circuit
    targets = _targets(found) or [other.target for other in found.told if other.act == told.act]
    return frozenset(name for target in targets for name in _names(target, encounter)) | _lesions(found) | circuit


def _targets(found: Findings) -> list[str | None]:
    """Where the session worked: targets of its acts, else the places that its catheters reached."""
    targets: list[str | None] = [act.target for act in found.performed() if act.target]
    return targets or [position.vessel for access in found.accesses for position in access.positions]


def _names(target: str | None, encounter: Encounter) -> frozenset[str]:
    """Names of a place in the words of the table."""
    if target is None:
        return frozenset()
    vessel = encounter.knowledge.vessels.get(target)
    slug = target.partition(":")[2]
    return frozenset({ORGAN_OF.get(slug, slug)} if vessel is None else {slug, *_names_of(vessel)})


def _names_of(vessel: Vessel) -> set[str]:
    names = {vessel.system.rpartition("_")[2]}
    if vessel.leg_territory:
        names.add(vessel.leg_territory)
    if vessel.system == "coronary_artery":
        return {"coronary"}
    if vessel.system == "systemic_artery" and vessel.region == HEAD_AND_NECK:
        neck = "common_carotid" in vessel.concept or "external_carotid" in vessel.concept
        return {"neck"} if neck else {"head"}
    return names


def _lesions(found: Findings) -> set[str]:
    kinds = {lesion.kind for lesion in found.lesions}
    return {name for name in ("tumor", "bleeding", "collection") if name in kinds}


def _in_circuit(found: Findings) -> bool:
    return any(act.family == "dialysis_circuit" for act in found.acts)


BOOK = rules.book()
