"""Whether a session worked on a dialysis circuit: by its name, its parts, the way in, or the tool in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.model import Access
from ircoder.findings.tellings import act_kind
from ircoder.findings.treated_organs import of_the_heart
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern

STUDY, DECLOT, CREATION = "dialysis_circuit_study", "dialysis_declot", "fistula_creation"
NAMED = frozenset(
    {STUDY, DECLOT, CREATION, "dialysis_angioplasty", "dialysis_stent", "dialysis_embolization"},
)
_DONE = frozenset({"performed", "attempted"})
_DIALYSIS = WordPattern(
    r"\b(?:hemo|haemo)?dialy\w+|\besrd\b|\bend[- ]stage\b|\bfistul[ao](?:gra|plast)\w+|\bgraft[oa]gra\w+|\bdeclot\w*"
    r"|\bshuntogra\w+|\baccess (?:center|circuit)|\b(?:non|im)?matur\w+|\bradio-?cephalic|\bbrachio-?basilic|\bthrill"
    r"|\bbrachio-?cephalic (?:av )?(?:fistula|avf)|\bloop graft|\bav[fg]s?\b|\bav (?:graft|access)|\bhero graft"
    r"|\bfistula (?:shot|run|check|study|injection|salvage)|\b(?:thrombosed|clotted|failing|dysfunctional"
    r"|stenotic) (?:av )?(?:fistula|graft|access)"
    r"|\bcephalic arch|\bvenous (?:outlet|outflow|anastomo\w+)|\bjuxta-?\s?anastomo\w+|\barterial plug"
    r"|\bswing (?:segment|point)"
    r"|\b(?:access|av) circuit|\bcircuit (?:study|imaged|injection|run)"
    r"|\b(?:upper arm|forearm|arm) (?:av )?fistula"
    r"|\bcannulation (?:zone|segment|site)s?|\bptfe graft|\btransposed basilic|\bbasilic (?:vein )?transposition"
    r"|\bfistula (?:was|is) (?:\w+ly )?(?:cannulated|accessed|punctured|stuck|needled|entered)"
)
_ANOTHER_FISTULA = WordPattern(
    r"\b(?:dural|renal|pulmonary|uterine|hepatic|cavernous|spinal|intrahepatic|arterioportal|coronary|femoral"
    r"|post-?biops\w*)\s+(?:av|a-?v|arterio-?venous|arterio-?portal)?\s*(?:fistulas?|fistulae|avfs?)\b|\bdavf\b"
)
_WORKED_ON = WordPattern(
    r"\b(?:access\w*|punctur\w+|cannulat\w+|stick|stuck|needle\w*|sheaths?|entered|balloon\w*|dilat\w+|inject\w+"
    r"|contrast|dye|tubes?|balloon|pictures?|films?"
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
_JUST_GRAFT = WordPattern(r"\bthe (?:graft|fistula|access)\b|\bcircuit\b")
_BY_FLOW = WordPattern(
    r"\bcannulat\w+[^.;]{0,60}?\b(?:antegrade|retrograde|anastomo\w+|toward\w*|outflow|inflow)\b"
    r"|\b(?:antegrade|retrograde)\b[^.;]{0,30}?\b(?:cannulat\w+|stick|needle|anastomo\w+|toward\w*)\b"
)
_PARTS = WordPattern(
    r"\b(?:cephalic arch|venous (?:outlet|outflow|anastomo\w+|limb)|arterial (?:plug|anastomo\w+|limb|inflow)"
    r"|juxta-?\s?anastomo\w+|ja (?:stenos\w+|segment|lesion)"
    r"|peri-?\s?anastomo\w+|swing (?:segment|point)|outflow (?:vein|stenosis)|mid-?\s?outflow|thrill|needle zone"
    r"|(?:above|past|beyond|from|at|near) the (?:\w+ )?anastomo\w+|stitch line"
    r"|(?:meets|joins|into|sewn to) (?:the|a|his|her) (?:\w+ )?vein)\b"
)
"""Stretches that only a circuit has."""
_PLAIN_FISTULA = "vessel:arteriovenous_fistula"
CENTRAL_VEINS = "vessel:central_dialysis_segment"
_TO_BE_MADE_BEFORE = WordPattern(
    r"\b(?:before|prior to|ahead of|planning|plan(?:ned)?|candidate|possible|potential|future|creat\w+|mapping"
    r"|suitab\w+"
    r"|need(?:s|ed)?|evaluat\w+ for|awaiting|consider\w*)\b[^.;]{0,35}$"
)
_TO_BE_MADE_AFTER = re.compile(
    r"\s*(?:or\s+\w+\s+)?(?:creation|planning|placement|preferred|surgery|mapping|candidate|formation|is planned"
    r"|to be (?:made|created)"
    r"|would|could|should)\b",
    re.IGNORECASE,
)
"""A fistula of which the veins are only mapped."""
_FAR_REGIONS = frozenset({"pelvis", "lower_extremity", "abdomen", "head_neck"})


_ARM_VEINS = frozenset(f"vessel:{name}_vein" for name in ("cephalic", "basilic", "brachial"))
"""Veins that are stuck with or against their flow where they belong to a fistula."""


def is_circuit_session(context: Context, accesses: Iterable[Access]) -> bool:
    """Whether a dialysis circuit was entered, studied or treated in this session."""
    tree = context.knowledge.vessels
    told = _named(context)
    circuits = circuits_of(context)
    if not circuits and (_plainly_told(context) or _clotted(context)):
        circuits = {_PLAIN_FISTULA}
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
    if starts and all(start is not None and is_far(start) for start in starts):
        return (has_leg_circuit(context) and told) or (bool(circuits) and _entered(context))
    if not circuits:
        return told or (not starts and any(_treats_only_circuits(context, clause) for clause in context.clauses))
    if any(access.direction is not None and access.vessel in _ARM_VEINS for access in accesses):
        return True
    return told or _worked_on(context) or (not starts and (_stuck(context) or _declotted(context)))


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


def circuits_of(context: Context) -> set[str]:
    """Fistulas, grafts and their parts that the report names anywhere, but for those that are yet to be made."""
    found = [
        context.knowledge.vessels.get(m.concept)
        for clause in context.clauses
        for m in clause.of("VESSEL")
        if not _TO_BE_MADE_BEFORE.search(clause.before(m)[-60:]) and not _TO_BE_MADE_AFTER.match(clause.after(m))
    ]
    named = {vessel.concept for vessel in found if vessel is not None and vessel.system == "av_access"}
    return named if named != {CENTRAL_VEINS} else set()


def _worked_on(context: Context) -> bool:
    """Whether the course tells of a needle, sheath, balloon or contrast in a fistula or graft."""
    if any(_treated_by_device(context, clause) for clause in context.clauses):
        return True
    return any(
        _WORKED_ON.search(clause.text)
        and context.happened(clause)
        and (_circuit_in(context, clause) or _stuck_next(context, clause) or _PARTS.search(clause.text))
        for clause in context.body()
    )


_TREATS = frozenset(
    {
        "balloon",
        "drug_coated_balloon",
        "cutting_balloon",
        "scoring_balloon",
        "stent",
        "stent_graft",
        "thrombectomy_device",
    }
    | {"angioplasty", "thrombectomy"}
)
_ACCESSED = WordPattern(
    r"\b(?:graft|fistula|av[fg]|circuit|access)\b[^.;]{0,30}\b(?:was|were)\s+(?:\w+\s+)?(?:accessed|punctured"
    r"|cannulated|entered"
    r"|stuck|needled)\b"
)
_IN_WORDS = WordPattern(
    r"\b(?:an?|his|her|the|new|left|right|clotted|immature)\s+(?:arm\s+|forearm\s+|dialysis\s+|clotted\s+)*"
    r"(?:graft|fistula)\b(?! (?:tract|creation|surgery))"
)
_ARM_OR_DIALYSIS = WordPattern(
    r"\b(?:arms?|forearm|elbow|wrist|dialy\w+|cannulat\w+|(?:non|im)?matur\w+|cephalic|basilic|brachial)\b"
)


_CLOTTED = WordPattern(
    r"\b(?:thrombosed|clotted|clotted[- ]off)\s+(?:(?:left|right|upper|arm|forearm|av|old|new|dialysis)\s+){0,4}"
    r"(?:fistula|avf|avg|access|dialysis graft|av graft)\b"
    r"|\b(?:fistula|avf|avg|av graft|dialysis (?:graft|access))\s+(?:is |was |has |had )?(?:thrombosed|clotted)\b"
)


def _clotted(context: Context) -> bool:
    """Whether a fistula or graft of dialysis is told as clotted today."""
    return not _ANOTHER_FISTULA.search(context.said) and any(
        clause.section not in {"history", "plan", "consent", "comparison"} and context.happened(clause)
        for clause in context.saying(_CLOTTED)
    )


def _declotted(context: Context) -> bool:
    """Whether a clot device is told by itself in a report of a clotted fistula or graft."""
    return _clotted(context) and any(
        mention.kind == "thrombectomy_device" and mention.assertion == "performed"
        for clause in context.body()
        for mention in clause.of("DEVICE")
    )


_MADE_LATER = re.compile(
    r"\s*(?:is|was|will be|can be|to be|are)\s+(?:made|created|planned|preferred|placed|discussed)\b", re.IGNORECASE
)


def _plainly_told(context: Context) -> bool:
    """Whether a graft or fistula of an arm is told in plain words ("a graft in her left arm")."""
    if _bypassed(context) or _ANOTHER_FISTULA.search(context.said) or not _DIALYSIS.search(context.said):
        return False
    if _ARM_OR_DIALYSIS.search(context.said) is None:
        return False
    return any(
        not _TO_BE_MADE_BEFORE.search(clause.text[: match.start()][-60:])
        and not _TO_BE_MADE_AFTER.match(clause.text[match.end() :])
        and not _MADE_LATER.match(clause.text[match.end() :])
        for clause in context.saying(_IN_WORDS)
        for match in _IN_WORDS.finditer(clause.text)
    )


def _entered(context: Context) -> bool:
    """Whether the course says that the graft or fistula was accessed."""
    return any(context.happened(clause) for clause in context.body_saying(_ACCESSED))


_ARCH = WordPattern(
    r"\b(?:cephalic arch|juxta-?\s?anastomo\w+|venous anastomo\w+ of the (?:graft|fistula)|swing (?:segment|point))\b"
)


def _treats_only_circuits(context: Context, clause: Clause) -> bool:
    """Whether a clause tells the disease of a stretch that only dialysis narrows, in a report that names no circuit."""
    return clause.section not in BACKGROUND and _ARCH.search(clause.text) is not None and context.happened(clause)


def _treated_by_device(context: Context, clause: Clause) -> bool:
    """Whether a balloon, stent or clot device is told of a part of a circuit, with no word of its use."""
    if clause.section in BACKGROUND or not any(
        m.kind in _TREATS and m.assertion == "performed" for m in clause.of("DEVICE", "INTERVENTION")
    ):
        return False
    return _circuit_in(context, clause) or _PARTS.search(clause.text) is not None


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


def is_far(vessel: Vessel) -> bool:
    """Whether an access lies where no arm circuit is entered."""
    return vessel.region in _FAR_REGIONS or vessel.concept in {"vessel:internal_jugular_vein", "vessel:jugular_vein"}


def has_leg_circuit(context: Context) -> bool:
    """Whether the report names a graft of the thigh."""
    return any(m.concept == "vessel:thigh_graft" for clause in context.clauses for m in clause.of("VESSEL"))
