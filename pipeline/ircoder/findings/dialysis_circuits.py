"""Work inside a dialysis circuit: whether the session has one, and which acts on veins belong to it.

A balloon in the cephalic arch is circuit work where a fistula was entered, and an ordinary vein treatment where the
same patient was treated from the groin (VINT-27). Acts that the vessel builders made are therefore turned once all of
the session is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, Clause, Context, once
from ircoder.findings.model import Access, Act
from ircoder.findings.tellings import act_kind
from ircoder.findings.treated_organs import of_the_heart
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern

STUDY, DECLOT, CREATION = "dialysis_circuit_study", "dialysis_declot", "fistula_creation"
NAMED = frozenset(
    {STUDY, DECLOT, CREATION, "dialysis_angioplasty", "dialysis_stent", "dialysis_embolization"},
)
TURNED = {
    "angioplasty": "dialysis_angioplasty",
    "stent": "dialysis_stent",
    "embolization": "dialysis_embolization",
    "thrombectomy": DECLOT,
    "thrombolysis": DECLOT,
    "line_declotting": DECLOT,
}
_DONE = frozenset({"performed", "attempted"})
_DIALYSIS = WordPattern(
    r"\b(?:hemo|haemo)?dialy\w+|\besrd\b|\bend[- ]stage\b|\bfistul[ao](?:gra|plast)\w+|\bgraft[oa]gra\w+|\bdeclot\w*"
    r"|\bshuntogra\w+|\baccess (?:center|circuit)|\b(?:non)?matur\w+|\bradio-?cephalic|\bbrachio-?basilic|\bthrill"
    r"|\bbrachio-?cephalic (?:av )?(?:fistula|avf)|\bloop graft|\bav[fg]s?\b|\bav (?:graft|access)|\bhero graft"
    r"|\bfistula (?:shot|run|check|study|injection|salvage)|\b(?:thrombosed|clotted|failing|dysfunctional"
    r"|stenotic) (?:av )?(?:fistula|graft|access)"
    r"|\bcephalic arch|\bvenous (?:outlet|outflow|anastomo\w+)|\bjuxta-?\s?anastomo\w+|\barterial plug"
    r"|\bswing (?:segment|point)"
    r"|\b(?:access|av) circuit|\bcircuit (?:study|imaged|injection|run)"
    r"|\b(?:upper arm|forearm|arm) (?:av )?fistula"
    r"|\bcannulation (?:zone|segment|site)s?|\bptfe graft|\btransposed basilic"
)
_ANOTHER_FISTULA = WordPattern(
    r"\b(?:dural|renal|pulmonary|uterine|hepatic|cavernous|spinal|intrahepatic|arterioportal|coronary|femoral"
    r"|post-?biops\w*)\s+(?:av|a-?v|arterio-?venous|arterio-?portal)?\s*(?:fistulas?|fistulae|avfs?)\b|\bdavf\b"
)
_WORKED_ON = WordPattern(
    r"\b(?:access\w*|punctur\w+|cannulat\w+|stick|stuck|needle\w*|sheaths?|entered|balloon\w*|dilat\w+|inject\w+"
    r"|contrast|dye|tubes?|balloon"
    r"|catheteri[sz]\w+|plastied|pta|opened|lined|angioplast\w+|stent\w*|thromb\w+|tpa|alteplase|laced|fogarty"
    r"|angiojet|trerotola|declot\w*|dsa"
    r"|angiogra\w+|venogra\w+|entry|(?<!has )(?<!have )(?<!had )runs?(?! well))\b"
)
_STUDIED = WordPattern(
    r"\b(?:study|intervention|treatment|evaluation|examination|investigation|work-?\s?up|salvage|maintenance) (?:of"
    r"|on|for)"
    r" (?:an? |the |his |her |this )?(?:[\w-]+ ){0,4}(?:fistula|graft|avf|avg|access)\b"
    r"|\b(?:fistula|graft|avf|avg|dialysis access) (?:study|studies|intervention|evaluation|work-?\s?up|check"
    r"|salvage)\b"
)
_OPENED = WordPattern(
    r"\b(?:vessel loops?|patch angioplasty|open thrombectomy|graftotomy|venotomy|arteriotomy was (?:made|closed)"
    r"|dissected (?:out|free)"
    r"|dissection was carried|bulldog|vascular clamps?|debakey|11 blade on the (?:graft|venous limb)"
    r"|interposition graft)\b"
)
_THROUGH = WordPattern(
    r"\b(?:through|via|from|using)\s+(?:the\s+|an?\s+|his\s+|her\s+)?(?:[\w-]+\s+){0,4}?(?:fistula|graft|av[fg]"
    r"|access)\b"
)
_STRETCH = WordPattern(
    r"\b(?:anastomo\w+|venous (?:outlet|outflow|limb)|swing (?:segment|point)|juxta-?\s?anastomo\w+|cephalic arch)\b"
)
_IT = WordPattern(r"\b(?:it|there|here|this|same (?:spot|site|segment))\b")
_JUST_GRAFT = WordPattern(r"\bthe (?:graft|fistula|access)\b|\bcircuit\b")
_BY_FLOW = WordPattern(
    r"\bcannulat\w+[^.;]{0,60}?\b(?:antegrade|retrograde|anastomo\w+|toward\w*|outflow|inflow)\b"
    r"|\b(?:antegrade|retrograde)\b[^.;]{0,30}?\b(?:cannulat\w+|stick|needle|anastomo\w+|toward\w*)\b"
)
_PARTS = WordPattern(
    r"\b(?:cephalic arch|venous (?:outlet|outflow|anastomo\w+|limb)|arterial (?:plug|anastomo\w+|limb|inflow)"
    r"|juxta-?\s?anastomo\w+"
    r"|peri-?\s?anastomo\w+|swing (?:segment|point)|outflow (?:vein|stenosis)|mid-?\s?outflow|thrill|needle zone)\b"
)
"""Stretches that only a circuit has."""
_PERFORATOR = "vessel:perforator_vein"
_PLAIN_FISTULA = "vessel:arteriovenous_fistula"
_CENTRAL_VEINS = "vessel:central_dialysis_segment"
_CENTRAL = frozenset(
    {"vessel:brachiocephalic_vein", "vessel:subclavian_vein", "vessel:superior_vena_cava", _CENTRAL_VEINS}
)
_TO_BE_MADE_BEFORE = re.compile(
    r"\b(?:before|prior to|ahead of|planning|plan(?:ned)?|candidate|possible|potential|future|creat\w+|mapping"
    r"|suitab\w+"
    r"|need(?:s|ed)?|evaluat\w+ for|awaiting|consider\w*)\b[^.;]{0,35}$",
    re.IGNORECASE,
)
_TO_BE_MADE_AFTER = re.compile(
    r"\s*(?:or\s+\w+\s+)?(?:creation|planning|placement|preferred|surgery|mapping|candidate|formation|is planned"
    r"|to be (?:made|created)"
    r"|would|could|should)\b",
    re.IGNORECASE,
)
"""A fistula of which the veins are only mapped."""
_FAR_REGIONS = frozenset({"pelvis", "lower_extremity", "abdomen", "head_neck"})
_AT_ANASTOMOSIS = WordPattern(r"\banastomo\w+|\bjuxta\w*|\bperi-?anast\w*|\binflow (?:segment|stenosis)|\bswing\b")


def is_circuit_session(context: Context, accesses: Iterable[Access]) -> bool:
    """Whether a dialysis circuit was entered, studied or treated in this session."""
    tree = context.knowledge.vessels
    told = _named(context)
    circuits = _circuits(context)
    if not circuits and of_the_heart(context) and not _DIALYSIS.search(context.said):
        # "Graft angiography" of a heart is one of its bypasses.
        return False
    if not told and not circuits - {_PLAIN_FISTULA} and not _DIALYSIS.search(context.said):
        return False
    if not told and _ANOTHER_FISTULA.search(context.reading.text):
        return False
    starts = [tree.get(access.vessel) for access in accesses if access.status == "performed"]
    if any(start is not None and start.system == "av_access" for start in starts):
        return True
    if starts and all(start is not None and _far(start) for start in starts):
        return _leg_circuit(context) and told
    return told or (bool(circuits) and (_worked_on(context) or (not starts and _stuck(context))))


def in_circuit(context: Context, accesses: tuple[Access, ...], acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts with those inside a dialysis circuit turned to its kinds, each kind once a vessel."""
    if not any(act.kind in TURNED for act in acts) or not is_circuit_session(context, accesses):
        return acts
    kinds = load_act_kinds()
    if is_open_operation(context):
        inside = [act for act in acts if act.kind in TURNED and _inside(context, accesses, act)]
        rest = [act for act in acts if act not in inside]
        return (*rest, *(replace(act, kind="surgery_other", family="other", details={}) for act in inside[:1]))
    out: list[Act] = []
    for act in acts:
        if act.kind not in TURNED or not _inside(context, accesses, act):
            out.append(act)
            continue
        act, beside = _parted(context, act)
        if beside is not None:
            name = TURNED[beside.kind]
            out.append(replace(beside, kind=name, family=kinds[name].family, details={}))
        if not act.spans:
            continue
        kind = TURNED[act.kind]
        target = None if kind == DECLOT else _vein_of(context, act)
        out.append(replace(act, kind=kind, family=kinds[kind].family, target=target, details={}))
    return _once(out)


def _parted(context: Context, act: Act) -> tuple[Act, Act | None]:
    """An act on a central vein without the statements that are about the circuit itself, and an act of those.

    "The anastomosis was ballooned" behind a run that ends with the innominate vein is told of no central vein.
    """
    vessel = context.knowledge.vessels.get(act.target)
    if vessel is None or vessel.concept not in _CENTRAL or len(_circuits(context)) == 0:
        return act, None
    of_circuit = tuple(span for span in act.spans if _of_a_part(context, span.start))
    if not of_circuit:
        return act, None
    rest = tuple(span for span in act.spans if span not in of_circuit)
    other = replace(act, id=f"{act.id}-circuit", target=next(iter(_circuits(context))), spans=of_circuit)
    return replace(act, spans=rest), other


def _of_a_part(context: Context, start: int) -> bool:
    """Whether the statement at a place is about a stretch of the circuit, by its words or as "it" of the one before."""
    number = next((n for n, c in enumerate(context.clauses) if c.start <= start < c.end), None)
    if number is None or _names_central(context, context.clauses[number]):
        return False
    clause = context.clauses[number]
    if _STRETCH.search(clause.text):
        return True
    before = context.clauses[number - 1] if number else None
    return (
        before is not None
        and before.sentence == clause.sentence
        and _IT.search(clause.text) is not None
        and _STRETCH.search(before.text) is not None
        and not _names_central(context, before)
    )


def _names_central(context: Context, clause: Clause) -> bool:
    return any(m.concept.replace("_artery", "_vein") in _CENTRAL for m in clause.of("VESSEL"))


@once
def is_open_operation(context: Context) -> bool:
    """Whether the graft or fistula was laid open: an operation, and no work through needles."""
    return any(context.happened(clause) for clause in context.body_saying(_OPENED))


def _named(context: Context) -> bool:
    """Whether a study or treatment of a circuit is named as done."""
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        for mention in clause.of("INTERVENTION", "IMAGING"):
            if act_kind(mention) in NAMED and mention.assertion in _DONE:
                return True
        if _STUDIED.search(clause.text) and _has_circuit(context, clause) and clause.happened:
            return True
    return False


def _has_circuit(context: Context, clause: Clause) -> bool:
    found = [context.knowledge.vessels.get(mention.concept) for mention in clause.of("VESSEL")]
    return any(vessel is not None and vessel.system == "av_access" for vessel in found)


def _circuits(context: Context) -> set[str]:
    """Fistulas, grafts and their parts that the report names anywhere, but for those that are yet to be made."""
    found = [
        context.knowledge.vessels.get(m.concept)
        for clause in context.clauses
        for m in clause.of("VESSEL")
        if not _TO_BE_MADE_BEFORE.search(clause.before(m)[-60:]) and not _TO_BE_MADE_AFTER.match(clause.after(m))
    ]
    named = {vessel.concept for vessel in found if vessel is not None and vessel.system == "av_access"}
    return named if named != {_CENTRAL_VEINS} else set()


def _worked_on(context: Context) -> bool:
    """Whether the course tells of a needle, sheath, balloon or contrast in a fistula or graft."""
    return any(
        _WORKED_ON.search(clause.text)
        and context.happened(clause)
        and (_circuit_in(context, clause) or _stuck_next(context, clause) or _PARTS.search(clause.text))
        for clause in context.body()
    )


def _stuck(context: Context) -> bool:
    """Whether an access is stuck by its flow, where the report names a circuit and no other way in."""
    told = (clause for clause in context.saying(_BY_FLOW) if clause.section not in BACKGROUND)
    return any(context.happened(clause) for clause in told) and not _bypassed(context)


def _stuck_next(context: Context, clause: Clause) -> bool:
    """Whether a stick without a vessel of its own follows the naming of the circuit ("... fistula. Stick, 6F")."""
    if clause.index == 0 or clause.of("VESSEL") or not context.has("access_strong", clause.text):
        return False
    return _circuit_in(context, context.clauses[clause.index - 1])


def _circuit_in(context: Context, clause: Clause) -> bool:
    if _has_circuit(context, clause):
        return True
    return _JUST_GRAFT.search(clause.text) is not None and not _bypassed(context)


def _bypassed(context: Context) -> bool:
    """Whether the report is also about a bypass graft, so that "the graft" may be that."""
    return any("bypass" in m.concept for clause in context.clauses for m in clause.of("VESSEL"))


def _far(vessel: Vessel) -> bool:
    """Whether an access lies where no arm circuit is entered."""
    return vessel.region in _FAR_REGIONS or vessel.concept in {"vessel:internal_jugular_vein", "vessel:jugular_vein"}


def _leg_circuit(context: Context) -> bool:
    return any(m.concept == "vessel:thigh_graft" for clause in context.clauses for m in clause.of("VESSEL"))


def _inside(context: Context, accesses: tuple[Access, ...], act: Act) -> bool:
    tree = context.knowledge.vessels
    access = next((item for item in accesses if item.id == act.access), None)
    start = tree.get(access.vessel) if access is not None else None
    if start is not None and start.system != "av_access" and _far(start) and not _leg_circuit(context):
        return False
    vessel = tree.get(act.target)
    if vessel is None or vessel.system == "av_access" or vessel.concept == _PERFORATOR:
        return True
    if vessel.system == "systemic_artery":
        return _vein_of(context, act) != act.target or any(_AT_ANASTOMOSIS.search(span.text) for span in act.spans)
    if vessel.system != "systemic_vein":
        return False
    return _leg_circuit(context) or not _far(vessel) or vessel.concept == "vessel:internal_jugular_vein"


def _vein_of(context: Context, act: Act) -> str | None:
    """Vein that an act treats; a name that arteries and veins share is the vein's where no artery is written."""
    vessel = context.knowledge.vessels.get(act.target)
    if vessel is None or vessel.system != "systemic_artery":
        return act.target
    name = vessel.name.removesuffix(" artery")
    if any(re.search(rf"{re.escape(name)}\s+arter", span.text, re.IGNORECASE) for span in act.spans):
        return act.target
    vein = f"vessel:{name.replace(' ', '_')}_vein"
    return vein if vein in context.knowledge.vessels else act.target


def _once(acts: list[Act]) -> tuple[Act, ...]:
    """Acts of a circuit once a kind, vessel and status; one without a vessel joins those that have one."""
    out: dict[object, Act] = {}
    for act in acts:
        key: object = (act.kind, act.target, act.status) if act.kind in NAMED else act.id
        known = out.get(key)
        out[key] = act if known is None else replace(known, spans=tuple(dict.fromkeys((*known.spans, *act.spans))))
    out = {key: act for key, act in out.items() if not _is_way_in(act, tuple(out.values()))}
    placed = {act.kind for act in out.values() if act.kind in NAMED and act.target and act.status == "performed"}
    return tuple(act for act in out.values() if not (act.kind in placed and act.target is None and act.kind in NAMED))


def _is_way_in(act: Act, acts: tuple[Act, ...]) -> bool:
    """Whether an act is laid to the fistula only because its words name it as the way in ("through the AVF")."""
    if act.kind not in NAMED or not str(act.target).endswith(("_fistula", "_graft")):
        return False
    others = any(o is not act and o.kind == act.kind and o.target not in (None, act.target) for o in acts)
    return others and all(_THROUGH.search(span.text) for span in act.spans)
