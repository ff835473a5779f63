"""Urinary work: tubes and stents of the kidney, what is done through them, and the bladder (NONV-60 to NONV-73)."""

from __future__ import annotations

import dataclasses

from ircoder.findings.context import Context
from ircoder.findings.families.kidney_tubes import KIDNEY, find_kidney_tubes
from ircoder.findings.families.stopped_tubes import with_stopped_tubes
from ircoder.findings.families.tube_acts import tube_act
from ircoder.findings.families.tube_adjuncts import DILATED, FOR_THE_TUBE, Adjunct, find_adjuncts
from ircoder.findings.families.tube_events import Organ, tube_events
from ircoder.findings.families.tube_surgery import is_open_surgery, is_scope_alone
from ircoder.findings.families.tube_systems import System, whole
from ircoder.findings.families.tube_topics import Topics, topics
from ircoder.findings.families.tube_words import imaged
from ircoder.findings.model import Act, Detail
from ircoder.findings.needle_guidance import find_needle_guidance
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {*(kind.kind for kind in load_act_kinds().values() if kind.family == "urinary"), "bladder_aspiration"}
)
_KIDNEY = frozenset({"kidney"})
_LOW = frozenset({"bladder", "kidney", "other"})
_STRICTURE = r"(?:ureter\w*|strictures?|stenos[ie]s|anastomo\w+|upj|uvj|narrowing|waist)"
ADJUNCTS = (
    Adjunct(
        "ureteral_dilation",
        WordPattern(
            rf"\b(?:balloon\w*|(?<!serial )dilat(?:ation|ion) of|was dilated|plasty"
            rf"|angioplast\w+)\b[^.;]{{0,90}}\b{_STRICTURE}\b"
            rf"|\b{_STRICTURE}\b[^.;]{{0,80}}\b(?:balloon\w*|was dilated|were dilated|dilated (?:with|to"
            rf"|using))\b|\bureteroplasty\b"
        ),
        _KIDNEY,
        unless=WordPattern(rf"\b(?:occlusion balloon|foley|retention balloon|tract|{FOR_THE_TUBE})\b"),
        short=DILATED,
        place=WordPattern(rf"\b(?:{_STRICTURE})\b"),
    ),
    Adjunct(
        "ureteral_biopsy",
        WordPattern(
            r"\b(?:brush\w*|biops\w+|forceps)\b[^.;]{0,80}\b(?:ureter\w*|renal pelvis|filling defect|stricture"
            r"|collecting"
            r" system|calyx)\b|\b(?:ureter\w*|renal pelvis|filling defect|stricture)\b[^.;]{0,60}\b(?:brush(?:ed"
            r"|ing\w*)"
            r"|biops\w+|forceps)\b"
        ),
        _KIDNEY,
        short=WordPattern(
            r"\b(?:forceps|brush(?:ed|es|ings?)?)\b[^.;]{0,60}\b(?:bites?|samples?|specimens?|x\s?\d|times|passes"
            r"|taken)\b"
        ),
        place=WordPattern(rf"\b(?:{_STRICTURE}|ureter\w*|renal pelvis|filling defect)\b"),
    ),
    Adjunct(
        "ureteral_embolization",
        WordPattern(
            r"\b(?:coils?|plug|glue|n-?bca|onyx|cyanoacrylate|emboliz\w+|embolis\w+|occlu(?:ded|sion))\b[^.;]{0,90}"
            r"\bureter\w*|\bureter\w*\b[^.;]{0,70}\b(?:emboliz\w+|embolis\w+|coils?|plug\w*|glue|occluded with"
            r"|occlusion)\b"
        ),
        _KIDNEY,
    ),
    Adjunct(
        "whitaker_test",
        WordPattern(
            r"\bwhitaker\b|\bpressure[\s-]+(?:flow |perfusion )?(?:study|test)\b|\bperfusion pressure\b"
            r"|\bpressure[\s-]flow\b"
            r"|\brenal pelvic pressure\b|\burodynamic antegrade\b"
        ),
        _KIDNEY,
    ),
    Adjunct(
        "renal_tract_dilation",
        WordPattern(
            r"\b(?:tract|track)\b[^.;]{0,60}\b(?:dilat\w+|balloon\w*)\b[^.;]{0,90}\b(?:(?:2[2-9]"
            r"|3\d)\s*-?\s*(?:fr?|french)|sheath"
            r"|amplatz sheath)\b|\b(?:(?:2[2-9]|3\d)\s*-?\s*(?:fr?|french))\b[^.;]{0,40}\bsheath\b"
            r"|\b(?:tract|track)\s+(?:balloon\s+)?dilat\w+\b[^.;]{0,60}\b(?:pcnl|nephrolithotomy|stone"
            r"|lithotripsy|endourolog\w*)\b"
        ),
        _KIDNEY,
        for_others=True,
    ),
    Adjunct(
        "renal_instillation",
        WordPattern(
            r"\b(?:bcg|mitomycin|amphotericin|gemcitabine|jelmyto|silver nitrate|povidone|chemolysis|renacidin"
            r"|tpa|alteplase"
            r"|fluconazole)\b[^.;]{0,70}\b(?:instill\w*|infus\w*|inject\w*|given|through)\b"
            r"|\b(?:instill\w*|infus\w*)\b[^.;]{0,50}\b(?:bcg|mitomycin|amphotericin|gemcitabine|jelmyto"
            r"|silver nitrate"
            r"|renacidin|tpa|alteplase|fluconazole)\b"
        ),
        _KIDNEY,
    ),
    Adjunct(
        "loopography",
        WordPattern(
            r"\bloopogra\w+|\bileostogra\w+|\b(?:contrast"
            r"|foley)\b[^.;]{0,60}\b(?:ileal )?conduit (?:was )?(?:filled|opacified)"
            r"|\bconduitogra\w+"
        ),
        _KIDNEY,
    ),
    Adjunct(
        "nephrolithotomy",
        WordPattern(
            r"\b(?:pcnl|nephrolithotom\w+|nephrostolithotom\w+)\b(?![^.;]{0,40}\b(?:access|tomorrow|later"
            r"|by urology|planned))"
            r"|\bnephroscop\w+\b[^.;]{0,90}\b(?:stones?|lithotri\w+|fragment\w*)"
        ),
        _KIDNEY,
        unless=WordPattern(
            r"\b(?:access|for|before|prior to|planned|ahead of|tract|urolog\w+)\b[^.;]{0,60}\b(?:pcnl"
            r"|nephrolithotom\w+|stones?)\b"
        ),
    ),
)
BLADDER = Organ(
    name="bladder",
    items=WordPattern(
        r"(?P<suprapubic>\bsuprapubic(?:\s+(?:bladder|urinary|cystostomy|foley|pigtail))*(?:\s+(?:tubes?"
        r"|catheters?|drains?))*"
        r"|\blow(?:er)?[- ]belly\s+(?:bladder\s+)?(?:tubes?|catheters?)"
        r"|\bsp\s*tubes?\b|\bspts?\b|\bsp\s+catheters?\b|\bcystostomy(?:\s+(?:tubes?|catheters?))?)"
    ),
    generic=WordPattern(
        r"\b(?:(?:[\d.]+\s*(?:fr?|french)\s+)?(?:locking|loop|pigtail|foley|balloon|council|mac-?loc|drainage"
        r"|cope|existing"
        r"|old|new|malecot|indwelling)[\s-]+){1,4}(?:tubes?|catheters?|drains?|pigtails?)\b|\bfoley\b"
        r"|\bmac-?loc\b|\bpigtail\b|\bcouncil\b"
        r"|\b(?:the|his|her)\s+(?:tubes?|catheters?)\b|\btubes?\b|\bcatheters?\b"
    ),
    punctured=WordPattern(
        r"\b(?:bladder|dome)\b[^.;]{0,70}\b(?:punctured|accessed|entered|needled|stuck)\b"
        r"|\b(?:puncture[sd]?|needle|accessed|entered|chiba|trocar|stick|stuck)\b[^.;]{0,90}\b(?:bladder|dome)\b"
        r"|\b(?:fingers?|fingerbreadths?|fb|cm)\s+(?:above|over|cephalad to)\s+(?:the\s+)?(?:pubi[sc]\w*|symphysis)\b"
    ),
    studied=WordPattern(r"\bcystogra\w+"),
)
_COMPLICATED = WordPattern(
    r"\b(?:complicated|difficult|encrust\w*|false (?:passage|tract)|tract (?:was )?(?:dilated|revised|lost"
    r"|recanali[sz]ed)"
    r"|stenotic tract|broken balloon|would not deflate|retained|multiple attempts|stuck)\b"
)
_BLADDER_TAP = WordPattern(
    r"\b(?:bladder|suprapubic)\s+(?:needle\s+)?(?:aspirat\w+|tap)\b"
    r"|\burine\b[^.;]{0,40}\baspirated\b[^.;]{0,40}\bbladder\b"
    r"|\baspirat\w+\b[^.;]{0,30}\b(?:from|of)\s+the\s+(?:urinary\s+)?bladder\b"
)
_TROCAR = WordPattern(r"\b(?:trocar|intracatheter|angiocath\w*|sheathed needle|yueh)\b")
_CYST = WordPattern(
    r"\b(?:renal|kidney|parapelvic|cortical|exophytic)\b[^.;]{0,40}\bcysts?\b[^.;]{0,90}\b(?:aspirat\w+"
    r"|punctur\w+|needle|drained)\b"
    r"|\b(?:aspirat\w+|punctur\w+|needle)\b[^.;]{0,80}\b(?:renal|kidney|parapelvic|cortical)\s+(?:\w+\s+)?cysts?\b"
    r"|\b(?:renal|kidney)\s+(?:\w+\s+)?cysts?\s+(?:aspirat\w+|puncture)"
)
_CYST_SHOWN = WordPattern(
    r"\b(?:contrast|cystogra\w+|iohexol|omnipaque)\b[^.;]{0,60}\bcysts?\b|\bcyst(?:ogram)? contrast\b"
)
_CYSTOGRAM = WordPattern(r"\b(?:cystogra\w+|cystourethrogra\w+|vcug)\b")
_VOIDING = WordPattern(r"\b(?:vcug|voiding|voided|during micturition)\b")
_URETHROGRAM = WordPattern(r"\b(?:retrograde )?urethrogra\w+|\brug\b|\burethra\w* (?:opacified|contrast)")
_PYELOGRAM = WordPattern(
    r"\b(?:pyelogra\w+|nephrostogra\w+|antegrade (?:study|urogra\w+)|contrast (?:shows?|showed|demonstrat\w+|study)"
    r"|calyces|ureter (?:is|was|opacif\w+|shows?))\b"
)
_CONTRAST_STUDIES = (
    Adjunct("cystography", _CYSTOGRAM, _LOW),
    Adjunct("urethrography", _URETHROGRAM, _LOW),
    Adjunct("bladder_aspiration", _BLADDER_TAP, _LOW),
)


def find_urinary(context: Context, session: Session) -> Parts:
    """Acts on kidney, ureter, conduit and bladder."""
    if not _URINARY.search(context.reading.text) or is_open_surgery(context):
        return Parts()
    if context.says(_GULLET) and not context.says(_UPPER, _BLADDER_OR_KIDNEY):
        # The conduit of an esophagus that was taken out carries no urine.
        return Parts()
    where = topics(context)
    tubes = find_kidney_tubes(context, where)
    upper = any(_UPPER.search(clause.text) for clause in context.body())
    through_skin = (tubes or upper) and not is_scope_alone(context)
    sought = (*(ADJUNCTS if through_skin else ()), *_CONTRAST_STUDIES)
    beside = tuple(_detailed(context, act) for act in find_adjuncts(context, where, sought))
    bladder = _suprapubic(context, where)
    cysts = find_adjuncts(context, where, (Adjunct("cyst_aspiration", _CYST, _KIDNEY, "anatomy:kidney"),))
    acts = _settled(context, (*tubes, *beside, *bladder, *(_cyst(context, act) for act in cysts)))
    needled = tuple(
        act
        for act in acts
        if act.kind in {"suprapubic_catheter", "bladder_aspiration", "cyst_aspiration", "suprapubic_exchange"}
    )
    return Parts(with_stopped_tubes(context, acts, KINDS)) + find_needle_guidance(context, needled, "urinary")


_UPPER = WordPattern(
    r"\b(?:ureters?|ureteral|calyx|nephrostom\w*|renal pelvis|conduit|whitaker|pyelogra\w*|pcnl|(?:lower"
    r"|upper)[- ]pole)\b"
)
_GULLET = WordPattern(r"\b(?:esophag\w+|oesophag\w+)\b")
_BLADDER_OR_KIDNEY = WordPattern(r"\b(?:bladder|kidneys?|renal|urin\w+|ureter\w*|nephro\w*|ileal|suprapubic)\b")
_URINARY = WordPattern(
    r"\b(?:kidneys?|renal|neph|nephro\w*|sp (?:tubes?|catheters?)|ureter\w*|pcns?|pcnus?|hydronephro\w*|pyelo\w*"
    r"|conduit|bladder|suprapubic|spt"
    r"|cysto\w*"
    r"|urethr\w*|vcug|whitaker|double[- ]?j|double[- ]pigtails?|calyx|calyces|loopogra\w*|pcnl|nu (?:stents?"
    r"|catheters?|tubes?)"
    r"|(?:lower|upper|mid\w*)[- ]pole|pnts?|collecting system)\b"
)


def _detailed(context: Context, act: Act) -> Act:
    """What the code choice asks of an adjunct."""
    course = "\n".join(clause.text for clause in context.body())
    details: dict[str, Detail] = {}
    if act.kind == "whitaker_test":
        details["read"] = _PYELOGRAM.search(course) is not None
    if act.kind == "cystography" and _VOIDING.search(course):
        details["voiding"] = True
    if act.kind == "bladder_aspiration" and _TROCAR.search(course):
        details["method"] = "trocar"
    return dataclasses.replace(act, details={**act.details, **details})


def _cyst(context: Context, act: Act) -> Act:
    shown = any(_CYST_SHOWN.search(clause.text) for clause in context.body())
    return dataclasses.replace(act, details={"read": True}) if shown else act


def _suprapubic(context: Context, where: Topics) -> tuple[Act, ...]:
    for system in whole(tube_events(context, BLADDER, where)):
        if "suprapubic" not in system.all_items("put", "changed", "out", "there") and not system.has("entered"):
            continue
        course = "\n".join(clause.text for clause in context.body())
        system = _without_urethral(system)
        entry = system.entry
        details: dict[str, Detail] = {} if entry is None else {"entry": entry}
        if not (system.items("put") or system.has("changed")):
            continue
        if entry != "existing":
            return (tube_act(context, system, "suprapubic_catheter", details),)
        details["imaged"] = imaged(course)
        if _COMPLICATED.search(course):
            details["complicated"] = True
        return (tube_act(context, system, "suprapubic_exchange", details),)
    return ()


_FOLEY_OUT = WordPattern(
    r"^\W*(?:the |his |her |urethral )*foley (?:catheter )?(?:was |is |then )*(?:out|removed|pulled|came out)\b"
)


def _without_urethral(system: System) -> System:
    """A bladder newly entered above the pubis without the catheter of the urethra that then came out."""
    if not system.told("entered"):
        return system
    kept = (event for event in system.events if event.what != "out" or not _FOLEY_OUT.search(event.clause.text))
    return dataclasses.replace(system, events=tuple(kept))


def _settled(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The way that a tract was widened follows the kidney access of its side; sides follow where only one is told."""
    tubes = [act for act in acts if act.kind.startswith(("nephro", "ureteral_stent"))]
    sides = {act.side for act in tubes if act.side}
    course = "\n".join(clause.text for clause in context.body())
    through_tube = any(act.kind.startswith("suprapubic") for act in acts)
    measured = {act.side for act in acts if act.kind == "whitaker_test"}
    out: list[Act] = []
    for act in acts:
        if act.kind == "nephrostography" and act.side in measured:
            continue
        if act.kind == "cystography" and through_tube:
            continue
        if act.kind == "loopography":
            # One conduit drains both kidneys.
            act = dataclasses.replace(act, id=act.kind, side=None)
            if all(other.kind != act.kind for other in out):
                out.append(act)
            continue
        if act.side is None and len(sides) == 1 and act.family == "urinary" and act not in tubes:
            act = dataclasses.replace(act, side=next(iter(sides)))
        if act.kind == "renal_tract_dilation":
            entry = next(
                (t.details["entry"] for t in tubes if "entry" in t.details and t.side in (act.side, None)), None
            )
            entry = entry or ("new" if KIDNEY.punctured.search(course) else "existing")
            act = dataclasses.replace(act, details={**act.details, "entry": entry})
        out.append(act)
    return tuple(out)


BUILDER = FamilyBuilder("urinary", KINDS, find_urinary, used_only=True)
