"""Heart catheterization: coronaries, grafts, left and right heart as acts of their own (CARD-01 to CARD-08)."""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.coronary_words import RESULT, shown_arteries
from ircoder.findings.families.heart_pressures import SWAN, Chambers, read_chambers
from ircoder.findings.families.heart_prior import prior_facts
from ircoder.findings.families.heart_repairs import heart_repaired
from ircoder.findings.families.heart_words import Statements, background, heart_act, quotes, statements, telling, titles
from ircoder.findings.model import Act, Detail, Fact, FactState
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {
        "coronary_angiography",
        "graft_angiography",
        "ventriculography",
        "left_heart_catheterization",
        "right_heart_catheterization",
        "flow_directed_catheter",
    }
)
LEFT_SYSTEM = frozenset({"LM", "LD", "LC", "RI"})

_CORONARY_NAMED = WordPattern(
    r"\bcoronar(?:y|ies)\s+(?:\w+\s+){0,3}?(?:(?:cine)?-?angio\w*|arterio\w*|cine\w*|injection\w*"
    r"|imag\w+|shots?|stud\w+)"
    r"|\bcoronar(?:y|ies)\b[^.;]{0,50}\b(?:engaged|injected|cannulated|imaged|studied|intubated|shot"
    r"|visualized|obtained|taken|done|filmed|looked at)"
    r"|\b(?:left|right)(?: and (?:left|right))? (?:coronary|system)\b[^.;]{0,25}\b(?:angio\w*|arterio\w*"
    r"|cine\w*|inject\w*|shot|engaged|imaged)"
    r"|\bcoros\b|\bcors\b|\b(?:selective|diagnostic) (?:left|right"
    r"|coronary) (?:and right )?(?:coronary )?(?:angio|arterio)\w+"
)
_ENGAGED = WordPattern(
    r"\b(?:engag|cannulat|intubat|inject|hook|seat|select|shot|studi|imag|enter|film)\w*\b[^.;]{0,60}\b(?:left main"
    r"|lm|lmca|lca|rca|right coronary|left coronary"
    r"|coronar\w+|ostia|ostium)"
    r"|\blook(?:ed|ing)? at (?:both |the |all )?(?:\w+ )?coronar(?:ies|y arteries)\b"
    r"|\b(?:left main|lm|lmca|lca|rca|right coronary|left coronary|coronar\w+"
    r"|ostium)\b[^.;]{0,60}\b(?:engag|cannulat|intubat|inject|shot|studied|imaged)\w*"
)
_TOOLS = WordPattern(
    r"\b(?:judkins|jl|jr|jl-?\s?\d|jr-?\s?\d|j[lr]\s?(?:three|four|five)|fl-?\s?\d|fr4|fl4|\d?fl4|\d?fr4"
    r"|tig(?:er)?\b|jacky|sarah|3drc|williams|amplatz left|al-?\s?[123]\b|"
    r"ar-?\s?[12]\b|multipurpose|sones|ultimate|no-?torque|noto|ikari)"
)
_UNSEATED = WordPattern(
    r"\b(?:could not|unable to|failed to|not|cannot|never|without)\b[^.;]{0,30}\b(?:seat\w*|engag\w*"
    r"|cannulat\w*|intubat\w*|select\w*)"
    r"|\bnon-?selective(?:ly)? (?:coronary|opacif\w*|imag\w*|inject\w*)"
)
_ANY_ARTERY = WordPattern(r"\b(?:left main|lm|rca|right coronary|left coronary|coronar\w+|either|ostia|ostium)\b")
_GUIDING = WordPattern(
    r"\b(?:guiding|working|road ?map\w*|guidance)\s+(?:angio\w*|shots?|inject\w*|images?|views?"
    r"|pictures?|only|purposes)"
    r"|\bfor (?:the )?collaterals?\b|\binjections? for guid\w+|\bguide (?:shots?|pictures?|injections?)\b"
    r"|\b(?:pictures|shots|injections?|views|angiogra\w+|filming)\b[^.;]{0,20}\b(?:(?:only )?as needed|only (?:for"
    r"|to)"
    r"|just (?:for|enough)|to guide|for the (?:stent\w*|pci|wire))\b"
)
_LEFT_NAMED = WordPattern(
    r"\bleft(?:[ -](?:and[ -])?(?:right|sided?))?[ -]heart (?:cath\w*|hemodynamic\w*|stud\w+|pressures?)"
    r"|\blhc\b|\bl(?:eft)? ?(?:&|and|/) ?r(?:ight)? heart cath\w*"
    r"|\br(?:ight)? ?(?:&|and|/) ?l(?:eft)? heart cath\w*|\br/?lhc\b|\bright and left (?:heart )?cath\w*"
    r"|\bleft and right cardiac cath\w*"
)
_RIGHT_NAMED = WordPattern(
    r"\bright(?:[ -](?:and[ -])?(?:left|sided?))?[ -](?:heart|cardiac) (?:cath\w*|hemodynamic\w*|stud\w+"
    r"|pressures?|numbers)|\brhc\b|\br/?lhc\b"
    r"|\bl(?:eft)? ?(?:&|and|/) ?r(?:ight)? heart cath\w*|\br(?:ight)? ?(?:&|and"
    r"|/) ?l(?:eft)? heart cath\w*|\bright and left (?:heart )?cath\w*|\bright[ -](?:heart|sided?)\s?:"
)
_RIGHT_DENIED = WordPattern(
    r"\bno (?:rhc|right heart)|\bright heart (?:cath\w* )?(?:was )?not (?:done|performed)|\b(?:rhc"
    r"|right heart cath\w*) (?:was )?(?:deferred|not)"
)
_LEFT_IN = WordPattern(
    r"\b(?:(?:was|were|is|and|catheter|swan|be) left|left in|secured|sutured|kept|remain\w*|stays?|locked"
    r"|stitched|taped)\b[^.;]{0,60}\b(?:in place|in situ|in position|monitoring|cm|icu|unit|in for|swan)"
    r"|\b(?:sutured|secured|locked) (?:in|at)\b|\bfor (?:ongoing |continuous |hemodynamic |invasive "
    r"|icu ){0,3}monitoring"
)
_PULLED = WordPattern(
    r"\b(?:swan|pa catheter|catheter)\b[^.;]{0,30}\b(?:pulled|removed|withdrawn)|\b(?:removed"
    r"|pulled) the (?:swan|catheter)"
)
_PLACEMENT = WordPattern(
    r"\b(?:swan(?:[ -]?gan[sz]z?)?|pulmonary artery|pa|flow[ -]directed)\s*(?:catheter\s*)?(?:placement"
    r"|insertion|line)\b|\b(?:swan(?:[ -]?gan[sz]z?)?|pulmonary artery catheter|pa catheter"
    r"|flow[ -]directed catheter)\b"
    r"[^.;]{0,15}\b(?:floated|placed|inserted|introduced|put in|went in)\b"
    r"|\b(?:floated|placed|inserted|put in)\b[^.;]{0,15}\b(?:swan|pulmonary artery catheter|pa catheter)"
    r"|\b(?:placement|insertion) of (?:a |an )?(?:\w+ ){0,3}?(?:swan|pulmonary artery catheter|pa catheter)"
)
_GRAFT_DONE = WordPattern(
    r"\b(?:engag|cannulat|inject|select|shot|studied|imag|visuali|angiogra"
    r"|intubat)\w*\b[^.;]{0,70}\b(?:graft\w*|svgs?|lima|rima|saphenous)"
    r"|\b(?:graft\w*|svgs?|lima|rima|saphenous)\b[^.;]{0,70}\b(?:engag|cannulat|inject|selectively|shot"
    r"|studied|imag|visuali|angiogra|intubat)\w*"
)
_CONDUIT = WordPattern(
    r"\b(?:suitab\w+|usable|useable|good conduit|as a conduit|adequate)\b[^.;]{0,40}|\bpre-?(?:cabg|bypass|op\w*)"
)
_GRAFTS_NOT = WordPattern(
    r"\bnot (?:\w+ly )?(?:injected|sought|imaged|engaged|studied|selected|shot|filmed|taken|done|repeated|visuali[sz]ed"
    r"|looked at|opacified|re-?imaged)\b|\bknown (?:to be )?occluded"
)
_OWN_RIGHT = WordPattern(
    r"\b(?:right heart (?:cath\w*|stud\w+)|rhc)\b[^.;]{0,50}\b(?:for|to|because|ordered|requested|asked"
    r"|separate\w*|question)\b"
    r"|\b(?:ordered|requested|separate(?:ly)?)\b[^.;]{0,60}\b(?:right heart|rhc)"
    r"|\bpulmonary hypertension\b|\brising pressures?\b"
    r"|\bfilling pressures?\b|\bconstricti\w+|\bheart failure\b|\bdyspnea\b|\bshock\b|\bpulmonary pressures?\b"
)
_OWN_LEFT = WordPattern(
    r"\b(?:left heart (?:cath\w*|stud\w+)|lv pressures?|valve gradient)\b[^.;]{0,40}"
    r"\b(?:to (?:assess|measure|evaluate)|because|ordered|requested|separate\w*|question"
    r"|for (?:\w+ ){0,2}?(?:gradient|filling|valve|aortic stenosis|hemodynamic\w*|lvedp))"
)


@dataclass(frozen=True, slots=True)
class _Report:
    context: Context
    live: Statements
    heads: Statements
    chambers: Chambers
    arteries: dict[str, list[Clause]]

    def named(self, words: WordPattern) -> list[Clause]:
        return telling(self.live, words)

    def titled(self, words: WordPattern) -> list[Clause]:
        return telling(self.heads, words)


def find_catheterization(context: Context, _: Session) -> Parts:
    """The parts of a heart catheterization that the report tells, each with the fact that its code asks for."""
    live = statements(context)
    report = _Report(context, live, titles(context), read_chambers(live), shown_arteries(context, live))
    coronary = _coronary(context, report)
    grafts = _grafts(context, report, coronary)
    right = None if _part_of_repair(report, _RIGHT_NAMED) else _right(context, report)
    studied = coronary is not None or right is not None
    left = None if _part_of_repair(report, _LEFT_NAMED) else _left(context, report, studied=studied)
    grams = _ventriculograms(context, report) if left or right or coronary else ()
    found = Parts()
    for part in (coronary, grafts, left, right, _monitor(context, report, right)):
        found += part or Parts()
    if found.acts:
        found += Parts(acts=grams, facts=prior_facts(context, found.acts))
    return found


def _part_of_repair(report: _Report, named: WordPattern) -> bool:
    """Whether pressures are those of the repair of a valve or hole, and no study by name."""
    return heart_repaired(report.context) and not (report.named(named) or report.titled(named))


def _fact(element: str, act: Act, clauses: list[Clause], context: Context, state: FactState = "stated") -> Fact:
    return Fact(element=element, about=act.id, state=state, spans=quotes(context, clauses, 2))


def _coronary(context: Context, report: _Report) -> Parts | None:
    native = {name: clauses for name, clauses in report.arteries.items() if name != "graft"}
    named, titled = report.named(_CORONARY_NAMED), report.titled(_CORONARY_NAMED)
    if (not native and not (named and titled)) or _by_ct(report):
        return None
    engaged, tools = report.named(_ENGAGED), report.named(_TOOLS)
    both = bool(LEFT_SYSTEM & set(native)) and "RC" in native
    heart = bool(report.titled(_LEFT_NAMED) or report.chambers.left_proof or report.chambers.right_measured)
    whole = both and (heart or len(native) > 2 or "graft" in report.arteries)
    if not (named or engaged or tools or titled) and not (whole and (_by_catheter(report) or _filmed(report))):
        return None
    results = [clause for clauses in native.values() for clause in clauses[:1]]
    details: dict[str, Detail] = {"arteries": tuple(sorted(native)), "complete": both, "selective": _selective(report)}
    if not both and report.named(_GUIDING):
        details["guiding"] = True
    act = heart_act(
        context,
        "coronary_angiography",
        "coronary-angiography",
        [*named[:1], *engaged[:1], *tools[:1], *titled[:1], *results],
        details,
    )
    facts = (_fact("coronary_findings", act, results, context),) if results else ()
    return Parts(acts=(act,), facts=facts)


def _by_catheter(report: _Report) -> bool:
    """Whether anything was put into a vessel: a CT angiogram reads like a catheter study."""
    measured = report.chambers.left or report.chambers.right_measured or report.chambers.left_denied
    return bool(measured or telling(report.live, _INVASIVE) or telling(report.heads, _INVASIVE))


def _filmed(report: _Report) -> bool:
    """Whether the report calls itself an angiogram and speaks of no CT."""
    named = telling(report.live, _ANGIOGRAM) or telling(report.heads, _ANGIOGRAM)
    return bool(named) and not any(items.holding(_ANY_CT) for items in (report.live, report.heads))


_ANGIOGRAM = WordPattern(r"\b(?:angios?|angiogra\w+|arteriogra\w+|cine\w*)\b")
_ANY_CT = WordPattern(r"\b(?:ct|cta|ccta|computed|tomograph\w*|mra?)\b")


def _by_ct(report: _Report) -> bool:
    """Whether the arteries were seen on CT and nothing was put into a vessel."""
    told = telling(report.live, _CT_ANGIOGRAM) or telling(report.heads, _CT_ANGIOGRAM)
    return bool(told) and not _by_catheter(report)


_CT_ANGIOGRAM = WordPattern(
    r"\b(?:ct|cta|ccta|computed tomograph\w*)\b[^.;]{0,30}\b(?:coronar\w+|heart|cardiac)"
    r"|\bcoronary cta?\b|\bcalcium scor\w+"
)
_INVASIVE = WordPattern(
    r"\b(?:catheter\w*|cath|sheath|french|fr|radial|femoral|access|closure|[rl][rf]a|[rl]?cfa|lhc"
    r"|angio-?seal|tr band|wire|\d ?f)\b"
)


def _selective(report: _Report) -> bool:
    """Whether any ostium was entered: failure at one is made good by another catheter, failure at all is not."""
    failed = [item for item in report.live.holding(_UNSEATED) if _ANY_ARTERY.search(item.text)]
    if len(failed) < 1:
        return True
    last = max(item.clause.index for item in failed)
    missed = {item.clause.index for item in failed}
    if any(clause.index not in missed for clause in report.named(_ENGAGED)):
        return True
    return any(clause.index > last for clause in report.named(_TOOLS)) or len(failed) < 2


def _grafts(context: Context, report: _Report, coronary: Parts | None) -> Parts | None:
    shown = [c for c in report.arteries.get("graft", []) if not _GRAFTS_NOT.search(c.text)]
    if coronary is not None:
        shown += [c for c in report.named(_GRAFTS_JUDGED) if not _CIRCUIT.search(c.text) and c not in shown]
    shown += [c for c in report.named(_BY_TARGET) if RESULT.search(c.text) and not _GRAFTS_NOT.search(c.text)]
    done = [c for c in report.named(_GRAFT_DONE) if not _CONDUIT.search(c.text) and not _GRAFTS_NOT.search(c.text)]
    titled = [c for c in report.titled(_GRAFT_TITLE) if not _CIRCUIT.search(c.text)]
    bypassed = any(items.holding(_BYPASSED) for items in (report.live, report.heads, background(context)))
    if bypassed and coronary is not None:
        mammary = [c for c in report.named(_MAMMARY) if RESULT.search(c.text) and not _GRAFTS_NOT.search(c.text)]
        shown += [c for c in mammary if not _CONDUIT.search(c.text) and c not in shown]
    if not (shown or titled or done):
        return None
    if not (shown or titled) and not bypassed:
        return None
    if not bypassed and any(_CONDUIT.search(c.text) for c in shown):
        return None
    if coronary is None and not titled and not (done and shown):
        return None
    act = heart_act(context, "graft_angiography", "graft-angiography", [*done[:2], *shown[:2], *titled[:1]])
    facts = (_fact("grafts_injected", act, [*done, *shown], context),) if done or shown else ()
    return Parts(acts=(act,), facts=facts)


_BY_TARGET = WordPattern(
    r"\b(?:mammary|vein|radial|conduit)s?,? (?:graft )?(?:still attached,? |skip |jump )?(?:to|on|onto|feeds|feeding"
    r"|supplies|supplying|fills) (?:the |an? |his |her )?(?:good |large |small |native )?"
    r"(?:first |second |left |right )?"
    r"(?:lad|right(?! (?:arm|leg|groin|wrist|radial|femoral|side|heart|atri|ventric))|anterior descending|diag\w*"
    r"|d\d|marginal|obtuse|om\s?\d?|circ\w*|rca|right coronary|posterior desc\w*"
    r"|pda|ramus|intermedi\w+)"
)
"""A graft by where it comes from and goes to ("the vein to the marginal")."""
_GRAFTS_JUDGED = WordPattern(
    r"\b(?:all|both|two|three|four|five|vein|bypass)\s+(?:\w+\s+){0,2}?grafts\b[^.;]{0,30}\b(?:patent|open|occluded"
    r"|closed|fine|ok|okay|good|clean|clear|normal|degenerated|diseased|down|up)\b"
)
"""Grafts judged all at once."""
_MAMMARY = WordPattern(r"\b(?:lima|rima)\b")
"""After bypass surgery this artery is a graft, whether or not it is said where it goes."""
_BYPASSED = WordPattern(r"\b(?:cabg|bypass\w*|svgs?|vein grafts?|saphenous|grafts?)\b")
_GRAFT_TITLE = WordPattern(
    r"\b(?:(?:bypass|coronary|vein) grafts?|grafts? angio\w+|svgs?|lima|rima"
    r"|mammary (?:artery )?)\b[^.;\n]{0,25}\b(?:angio|arterio)\w+"
)
_CIRCUIT = WordPattern(r"\b(?:arterio-?\s?ven\w+|dialysis|av graft|avg|fistula|declot\w*)\b")


def _left(context: Context, report: _Report, *, studied: bool) -> Parts | None:
    chambers = report.chambers
    named, titled = report.named(_LEFT_NAMED), report.titled(_LEFT_NAMED)
    proof = [*chambers.left_proof, *_by_pigtail(report, named)]
    if not proof and chambers.left_denied:
        return None
    if not proof and not titled and not named:
        return None
    heart = any(_OF_VENTRICLE.search(clause.text) for clause in chambers.left)
    if not studied and not (titled or named or chambers.gram or (heart and _at_cath(report))):
        return None
    details: dict[str, Detail] = {}
    if background(context).holding(_OWN_LEFT) or report.live.holding(_OWN_LEFT):
        details["own_reason"] = True
    act = heart_act(context, "left_heart_catheterization", "left-heart", [*proof[:3], *named[:1], *titled[:1]], details)
    facts = (_fact("ventricle_entered", act, proof, context),) if proof else ()
    return Parts(acts=(act,), facts=facts)


def _by_pigtail(report: _Report, named: list[Clause]) -> list[Clause]:
    """A left heart study that the course tells as done, with a catheter that goes into the ventricle."""
    return [clause for clause in named if _PIGTAIL.search(clause.text) and _PERFORMED.search(clause.text)]


_PIGTAIL = WordPattern(r"\b(?:pig-?\s?tail|langston|multipurpose|\w+ catheter)\b")
_PERFORMED = WordPattern(r"\b(?:done|performed|carried out|completed|obtained)\b")


_OF_VENTRICLE = WordPattern(r"\b(?:lv\w*|ventric\w*|valve)\b")


def _at_cath(report: _Report) -> bool:
    """Whether the session is a heart catheterization by its words."""
    return bool(telling(report.live, _CATH) or telling(report.heads, _CATH))


_CATH = WordPattern(r"\b(?:cath(?:eterization)?|cath lab|hemodynamic\w*|pigtail|coronar\w+)\b")


def _right(context: Context, report: _Report) -> Parts | None:
    chambers = report.chambers
    named, titled = report.named(_RIGHT_NAMED), report.titled(_RIGHT_NAMED)
    if not (named or titled or chambers.right_measured):
        return None
    swan = report.named(SWAN)
    if report.live.holding(_RIGHT_DENIED) and not chambers.right_measured:
        return None
    measured = chambers.right_measured
    if not named and not titled and (report.titled(_PLACEMENT) or report.named(_PLACEMENT)) and _stays(report):
        return None
    if not named and not titled and not (measured and (swan or _of_lungs(chambers))):
        return None
    if (titled or named) and not measured and not swan and not chambers.right and not titled:
        return None
    details: dict[str, Detail] = {}
    if background(context).holding(_OWN_RIGHT) or report.live.holding(_OWN_RIGHT):
        details["own_reason"] = True
    act = heart_act(
        context,
        "right_heart_catheterization",
        "right-heart",
        [*named[:1], *chambers.right_clauses[:3], *titled[:1]],
        details,
    )
    facts = (_fact("right_heart_pressures", act, chambers.right_clauses, context),) if measured else ()
    return Parts(acts=(act,), facts=facts)


def _stays(report: _Report) -> list[Clause]:
    """Clauses that leave a catheter in place."""
    return [clause for clause in report.named(_LEFT_IN) if not _PULLED.search(clause.text)]


def _of_lungs(chambers: Chambers) -> bool:
    """Whether unnamed pressures are those of a right heart study: a wedge beside an atrium may be that of a liver."""
    if "PA" in chambers.right and ("SV" in chambers.right or {"RA", "RV"} <= set(chambers.right)):
        return True
    return "words" in chambers.right or ("PCW" in chambers.right and bool({"PA", "RV"} & set(chambers.right)))


def _monitor(context: Context, report: _Report, right: Parts | None) -> Parts | None:
    """A flow-directed catheter that stays; beside a right heart study it is a tempting code that the rules decline."""
    swan = [*report.named(SWAN), *report.titled(SWAN)]
    if not swan:
        return None
    stays = _stays(report)
    placed = [*report.titled(_PLACEMENT), *report.named(_PLACEMENT)]
    if not stays and not placed:
        return None
    if right is not None and not stays:
        return None
    act = heart_act(context, "flow_directed_catheter", "monitoring-catheter", [*placed[:1], *stays[:2], *swan[:1]])
    facts = (_fact("purpose", act, stays, context),) if stays else ()
    return Parts(acts=(act,), facts=facts)


def _ventriculograms(context: Context, report: _Report) -> tuple[Act, ...]:
    out: list[Act] = []
    for name, chamber, clauses in (
        ("left-ventriculogram", "left_ventricle", report.chambers.gram),
        ("right-ventriculogram", "right_ventricle", report.chambers.right_gram),
    ):
        if clauses:
            out.append(heart_act(context, "ventriculography", name, clauses[:3], {"chamber": chamber}))
    return tuple(out)


BUILDER = FamilyBuilder("cardiac_catheterization", KINDS, find_catheterization)
