"""Nephrostomies, nephroureteral catheters and ureteral stents: one act a collecting system (NONV-60 to NONV-69)."""

from __future__ import annotations

import dataclasses
import re

from ircoder.findings.context import BACKGROUND, TITLES, Context
from ircoder.findings.families.tube_acts import tube_act
from ircoder.findings.families.tube_events import GENERIC, Organ, tube_events
from ircoder.findings.families.tube_systems import System, both_sides, systems
from ircoder.findings.families.tube_topics import Topics
from ircoder.findings.families.tube_words import imaged, with_spelled_sizes
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.word_patterns import WordPattern

NEPHROSTOMY, NEPHROURETERAL, STENT, BARE_STENT, CONDUIT = (
    "nephrostomy",
    "nephroureteral",
    "stent",
    "bare_stent",
    "conduit",
)
KIDNEY = Organ(
    name="kidney",
    items=WordPattern(
        r"(?P<nephroureteral>(?:internal[/\s-]+external\s+)?(?:\b[pP]?nephro-?\s?ureter\w*(?!\w*\s+internal)"
        r"|\bnus\b|\bpcnus?\b"
        r"|\b(?:tubes?|catheters?|drains?) with (?:two|both) (?:loops|pigtails|coils|curls)"
        r"|\bnu\s+(?:stents?|catheters?|tubes?)|\bn\.u\.|\bnut\b|universal stents?|external ureteral (?:stents?"
        r"|catheters?)"
        r"|internal[/\s-]+external (?:ureteral )?(?:stents?|catheters?))(?:\s+(?:stents?|catheters?|tubes?"
        r"|drains?))*)"
        r"|(?P<conduit>single[\s-]j\w*|(?:retrograde|conduit|transconduit) (?:nephro\w*|ureteral) (?:catheters?"
        r"|stents?))"
        r"|(?P<stent>(?:antegrade |internal |indwelling )*\b(?:double[\s-]?(?:j\b|jay|pigtail)\w*|jj|dj|j-j|d-j"
        r"|double-js)"
        r"(?:\s+(?:ureteral\s+)?stents?)?|(?:internal(?:ized)? |antegrade |metallic |retrograde )*ureter(?:al|ic)\s+"
        r"(?:double[\s-]j\s+|pigtail\s+)?stents?|internal (?:ureteral )?stents?|antegrade stents?"
        r"|nephro-?ureteral internal stents?"
        r"|\b(?:percuflex(?! neph)|polaris|universa|(?:bard )?inlay(?: optima)?|(?<!magnetic )resonance|contour vl"
        r"|sof-?flex)\b"
        r"(?:\s+(?:plus|ultra|soft|metallic))?(?:\s+(?:ureteral\s+)?stents?)?"
        r"|(?<!the )(?<!\ba )\bstented\b(?!\s+(?:ducts?|segment|cbd|ureters?|system|lesion|stricture|area|portion"
        r"|side)))"
        r"|(?P<nephrostomy>(?:percutaneous\s+)?\bnephrostom(?:y|ies)(?:\s+(?:tubes?|catheters?|drains?))*"
        r"|\bpcns?\b(?:\s+(?:tubes?|catheters?|drains?))*|\bpnts?\b|\bperc neph\w*|\bneph tubes?"
        r"|\b(?:kidney|renal|flank) (?:drainage )?(?:tubes?|drains?|catheters?)\b"
        r"|\b(?:tubes?|catheters?|drains?) in (?:the|his|her|both|each|either)\s+(?:(?:left|right)\s+)?flanks?\b)"
        r"|(?P<bare_stent>\bstents?\b"
        r"|\bnew\s+\d{1,2}\s?(?:f|fr|french)?\s*(?:x|by|/)\s*\d{2}\b(?=\s*(?:[,.;]|$|cm|in\b|up\b|down\b|over\b)))"
    ),
    generic=WordPattern(
        with_spelled_sizes(
            r"\b(?:(?:[\d.]+\s*(?:fr?|french)\s+)?(?:locking|loop|pigtail|all[- ]purpose|multi-?purpose|drainage|cope"
            r"|malecot"
            r"|retention|mac-?loc|dawson[- ]mueller|flexima|ultrathane|skater|indwelling|existing|old|new)\s+){1,4}"
            r"(?:tubes?|catheters?|drains?|pigtails?)\b"
            r"|\bnew\s+[\d.]+\s*-?(?:fr?|french)\b(?=\s*(?:[,.;]|$|(?:[\w-]+\s+){0,2}?(?:catheters?|tubes?|drains?)\b"
            r"|in\b|placed|was|put|left|over|locked|went))"
            r"|\b[\d.]+\s*-?(?:fr?|french)\s+(?:cook|flexima|skater"
            r"|resolve|bard|navarre|uresil|boston|merit|apdl?|mpd|mac-?loc|dawson[- ]mueller)\b(?!\s+\w*\s*(?:sheath"
            r"|dilator))"
            r"|\b[\d.]+\s*-?(?:fr?|french)[\s,]+(?:x\s*)?[\d.]+\s*-?cm\b"
            r"(?:\s+(?:long\s+)?(?:tubes?|catheters?|drains?|pigtails?)\b|(?=\s*(?:back|in\b|up\b|placed|put|left|over"
            r"|went)))"
            r"|\b(?:dawson[- ]mueller|mac-?loc|flexima|ultrathane|skater|cope loop"
            r"|navarre)\b(?!\s+(?:drainage )?(?:tubes?|catheters?|drains?))"
            r"|\b[\d.]+\s*-?(?:fr?|french)\b(?=\s+(?:with (?:the|a|its) (?:loop|pigtail|tip)|(?:back )?(?:in|up|down)\b"
            r"|locked|went))"
            r"|\b[\d.]+\s*-?(?:fr?|french)\b(?=\s+(?:in|into|through|to)\s+(?:the\s+"
            r"|an?\s+)?(?:[\w-]+\s+){0,4}?(?:calyx|calix"
            r"|calyces|kidney|renal pelvis|collecting system)\b)"
            r"|\b(?:calyx|calix),?\s+(?:an?\s+)?[\d.]+\s*-?(?:fr?|french)\b|\b[\d.]+\s*-?(?:fr?"
            r"|french)\s+x\s+\d+\s*-?cm device\b"
            r"|\bureteral\s+(?:catheters?|tubes?)\b"
            r"|(?<!to )(?<!now )\bdrains?\b(?!\s+(?:the|internally|freely|well|into|promptly))|\b(?:the|his|her|both"
            r"|each|this)\s+"
            r"(?:tubes?|catheters?)\b|\b(?:locking )?pigtail\b|\b[\d.]+\s*-?(?:fr?"
            r"|french)\s+(?:self[- ])?locking loop\b|\btubes?\b"
        )
    ),
    punctured=WordPattern(
        r"\b(?:pole|interpolar|posterior|anterior) (?:\w+ )?(?:calyx|calix),\s+[\d.]+\s*-?(?:fr?|french)\b"
        r"|\bby (?:an? )?new (?:stick|puncture)\b"
        r"|\b(?:fresh|new) (?:stick|puncture)s?\b[^.;]{0,40}\b(?:pole|kidney|calyx)\b"
        r"|\b(?:got|went|gotten) into (?:the )?(?:[\w-]+ ){0,3}(?:kidney|calyx|collecting system|renal pelvis)\b"
        r"|\b(?:calyx|calix|calyces|calyceal|collecting system|renal pelvis|kidney|pole|infundibul\w+|moiety"
        r"|upper tract)\b"
        r"[^.;]{0,90}\b(?:punctured|accessed|entered|cannulated|needled|stuck|hit|targeted"
        r"|access (?:was )?(?:obtained|gained"
        r"|made))\b"
        r"|\b(?:puncture[sd]?|needles?|access(?:ed)?|entered|chiba|yueh|stick|stuck|trocar|micropuncture|accustick"
        r"|neff"
        r"|jeffrey|(?:18|2[0-2])\s?-?(?:g|ga|gauge))\b[^.;]{0,110}\b(?:calyx|calix|calyces|calyceal"
        r"|collecting system|renal pelvis|kidney|lower pole"
        r"|upper pole|mid(?:dle)?[- ]?pole|interpolar|hydronephro\w+|moiety)\b"
        r"|\b(?:calyx|calix|calyces|(?:lower|upper|mid(?:dle)?)[- ]?pole)\b[^.;]{0,50}"
        r"\b(?:(?:18|2[0-2])\s?-?(?:g|ga|gauge)|chiba|accustick|micropuncture)\b"
    ),
    studied=WordPattern(
        r"\bcontrast\b[^.;]{0,60}\b(?:ureters?|renal pelvis|pelvis wide|calyces|down to the bladder|to the bladder)\b"
        r"|\b(?:tube|nephrostomy|drain) (?:was )?checked\b|\b(?:nephrostogra\w*|antegrade (?:study|pyelogra\w*"
        r"|urogra\w*|nephrostogra\w*|injection)|pyelogra\w*"
        r"|nephroureterogra\w*|tube check|ureterogra\w*|urogra(?:m|phy))\b"
    ),
    vague=frozenset({BARE_STENT}),
)
_BLADDER_END = WordPattern(
    r"\b(?:loop|pigtail|tip|end|coil|curl|distal\w*|side ?holes?|terminat\w*|extend\w*"
    r"|form\w*)\b[^.;]{0,60}\b(?:in|into|within|to)\s+"
    r"(?:the\s+)?(?:urinary\s+)?(?:bladder|neobladder|conduit|pouch|reservoir)\b"
)
_URETHRAL = WordPattern(
    r"\b(?:trans-?urethral\w*|urethra|urethral|meatus|per urethram|retrograde (?:ureteral )?stent"
    r"|through the bladder)\b"
)
_THROUGH_SKIN = WordPattern(
    r"\b(?:antegrade|calyx|flank|nephrostom\w*|percutaneous\w*|pcn|collecting system (?:was )?(?:punctured"
    r"|accessed)|lower pole)\b"
)
_BY_SCOPE = WordPattern(r"\b(?<!no )(?:cystoscop\w+|ureteroscop\w+)\b")
_NO_SCOPE = WordPattern(r"\b(?:no|without|not)\b[^.;]{0,25}\bcystoscop\w+|\bcystoscop\w+[^.;]{0,20}\b(?:not|failed)\b")
_CONDUIT_WAY = WordPattern(
    r"\b(?:through|via|by way of|out of|thru|from|into)\s+(?:the\s+)?(?:ileal\s+)?(?:conduit|stoma|urostomy"
    r"|ostomy|ureterostomy)"
    r"|\bureterostomy\b|\bconduit (?:stoma|catheter)"
)
_FLANK_WAY = WordPattern(r"\b(?:(?<!no )flank|hub|nephrostomy|prone|percutaneous access|capped)\b")
_GATE = WordPattern(
    r"\b(?:p?nephro-?\s?(?:stom|ureter)\w*|pcns?|pcnus?|pnts?|nus|perc neph|neph tubes?|(?:kidney|renal) (?:tubes?"
    r"|drains?|catheters?)|double[\s-]?j\w*|jj"
    r"|(?:wires?|glidewire|amplatz)[^.;]{0,40}\bureters?"
    r"|dj(?: stents?)?|flank (?:tubes?|drains?|catheters?)"
    r"|(?:tubes?|catheters?|drains?) in (?:the|his|her|both|each|either)\s+(?:(?:left|right)\s+)?flanks?"
    r"|ureter(?:al|ic) (?:\w+ )?(?:stents?|catheters?)|single[\s-]j|antegrade (?:study|pyelogram|stents?)"
    r"|nephrostogra\w*"
    r"|(?:calyx|calix|calyces|collecting system)[^.;]{0,80}(?:punctured|accessed|entered|needle|hit|stuck|chiba"
    r"|reached)"
    r"|(?:puncture\w*|needle|access\w*|(?:18|2[0-2])\s?-?(?:g|ga|gauge))[^.;]{0,80}(?:calyx|calix|calyces"
    r"|collecting system)"
    r"|nu (?:stents?|catheters?|tubes?)|double[\s-]pigtails?|(?:calyx|calix),\s+[\d.]+\s?(?:f|fr|french)"
    r"|(?:sticks?|stuck|got into|went into)[^.;]{0,40}(?:lower|upper|mid\w*) (?:pole|calyx)"
    r"|(?:got|went) into (?:the )?(?:left|right|other|transplant) kidney"
    r"|(?:tubes?|catheters?|drains?)[^.;]{0,40} (?:in|into|from) (?:the |his |her )?(?:left |right |transplant )?kidney"
    r"|(?:loop|pigtail|tubes?|catheters?|drains?|locked|coiled|\d+\s?(?:f|fr"
    r"|french))\b[^.;]{0,40}\b(?:renal pelvis|calyx|calix"
    r"|calyces))\b"
)
_MOIETIES = re.compile(r"\b(upper|lower)(?:[\s-]pole)?[\s-]moiety\b", re.IGNORECASE)


def find_kidney_tubes(context: Context, topics: Topics) -> tuple[Act, ...]:
    """One act for each collecting system that a tube, a stent or a study through one reached."""
    if all(clause.section in BACKGROUND for clause in context.saying(_GATE)):
        return ()
    course = "\n".join(clause.text for clause in context.body())
    out: list[Act] = []
    for system in both_sides(context, systems(tube_events(context, KIDNEY, topics))):
        made = _act(context, system, course)
        if made is not None:
            out.extend(_each_moiety(made, system))
    return tuple(out)


_NEPHROSTOMIES = WordPattern(r"\b(?:nephrostom(?:y|ies)|pcns?|pnts?|neph tubes?)\b")
_NEPHROURETERALS = WordPattern(r"\b(?:p?nephro-?\s?ureter\w*|nus?|pcnus?|(?:ureteral|double[\s-]j\w*|jj|dj) stents?)\b")


def _was_a_nephrostomy(context: Context, system: System) -> bool:
    """Whether a tube that came out without its name ("the tube came out") is the nephrostomy told of before."""
    worn = system.all_items("changed", "out", "there")
    return NEPHROURETERAL not in worn and (NEPHROSTOMY in worn or _came_with_nephrostomies(context))


def _came_with_nephrostomies(context: Context) -> bool:
    """Whether the history tells of nephrostomies and of no tube that reaches the bladder."""
    told = [clause.text for clause in context.clauses if clause.section in BACKGROUND]
    return any(map(_NEPHROSTOMIES.search, told)) and not any(map(_NEPHROURETERALS.search, told))


def _each_moiety(act: Act, system: System) -> tuple[Act, ...]:
    """A duplex kidney with a tube in each half is two systems (NONV-64)."""
    done = [event.clause for event in system.told("put", "changed", "out")]
    named = {match[1].lower() for event in system.events for match in _MOIETIES.finditer(event.clause.text)}
    if named != {"upper", "lower"} or len(done) < 2:
        return (act,)
    return tuple(
        dataclasses.replace(act, id=f"{act.id}-{half}", details={**act.details, "collecting_system": f"{half}_moiety"})
        for half in ("upper", "lower")
    )


def _act(context: Context, system: System, course: str) -> Act | None:
    left = _resolved(system, system.items("put"), course)
    before = _resolved(system, system.items("changed", "out"), course)
    if not left and system.has("changed"):
        left = before[:1] or (NEPHROSTOMY,)
    if GENERIC in system.items("changed", "out") and _was_a_nephrostomy(context, system):
        before = (NEPHROSTOMY,)
    entry = system.entry
    details: dict[str, Detail] = {} if entry is None else {"entry": entry}
    if before and entry != "new":
        details["before"] = before[0]
    route = _route(system, course)
    if _by_the_bag(context, left, before, course):
        details["route"] = "conduit"
        return tube_act(context, system, "nephroureteral_exchange", details) if left or before else None
    if STENT in left:
        return _internal_stent(context, system, left, before, details | ({"route": route} if route else {}))
    if NEPHROURETERAL in left:
        details["left"] = NEPHROURETERAL
        if entry == "existing":
            old = before or tuple(system.all_items("changed", "out", "there") & {NEPHROSTOMY, NEPHROURETERAL})
            if any(_TITLED_CONVERSION.search(clause.text) for clause in context.clauses if clause.section in TITLES):
                old = (NEPHROSTOMY,)
            same = NEPHROURETERAL in old and NEPHROSTOMY not in old
            return tube_act(context, system, "nephroureteral_exchange" if same else "nephrostomy_conversion", details)
        return tube_act(context, system, "nephroureteral_catheter", details)
    if left:
        details["left"] = NEPHROSTOMY
        return tube_act(context, system, "nephrostomy_exchange" if entry == "existing" else "nephrostomy", details)
    if before and (STENT in before or BARE_STENT in before):
        if route is not None:
            details["route"] = route
        return tube_act(context, system, "ureteral_stent_removal", details)
    if before and system.finally_out():
        details["imaged"] = imaged(course)
        return tube_act(context, system, "nephrostomy_removal", details)
    if system.has("studied") and entry is not None:
        details["left"] = "nothing" if entry == "new" else "same_tube"
        return tube_act(context, system, "nephrostography", details)
    return None


def _by_the_bag(context: Context, left: tuple[str, ...], before: tuple[str, ...], course: str) -> bool:
    """Whether what was changed drains into the bag of a conduit; a new internal stent ends in the conduit itself."""
    if STENT in left:
        return bool(before) and NEPHROSTOMY not in (*left, *before) and _by_conduit(context, course)
    return CONDUIT in (*left, *before) or (bool(left) and _by_conduit(context, course))


def _by_conduit(context: Context, course: str) -> bool:
    """Whether the way led through the conduit, by the course or the title, and none through the flank is told."""
    ways = (course, *(clause.text for clause in context.clauses if clause.section in TITLES))
    if not any(_CONDUIT_WAY.search(way) for way in ways):
        return False
    return not any(_FLANK_WAY.search(clause.text) for clause in context.body() if clause.section != "addendum")


_TITLED_CONVERSION = WordPattern(
    r"\bnephrostom\w+(?: tubes?| catheters?)? (?:conversion |converted |changed |exchange |exchanged )?(?:to|into|for) "
    r"(?:an? )?(?:[\w/-]+ ){0,2}nephro-?\s?ureter\w*"
)
"""A title that tells from which tube to which."""
_SAME_SNARE = WordPattern(r"\bsame\b[^.;]{0,30}\bsnar(?:e|ed|ing)\b")
"""The snare of the side before, which took the old stent out, at work again."""


def _internal_stent(
    context: Context, system: System, left: tuple[str, ...], before: tuple[str, ...], details: dict[str, Detail]
) -> Act:
    """A double-J that went in: for an old one, beside a nephrostomy, or alone."""
    if NEPHROSTOMY in left and details.get("entry") == "new":
        details["left"] = "stent_and_nephrostomy"
    elif (STENT in before and NEPHROSTOMY not in before and NEPHROURETERAL not in before) or (
        not before and _SAME_SNARE.search(system.text)
    ):
        return tube_act(context, system, "ureteral_stent_exchange", details)
    else:
        details["left"] = "stent"
    return tube_act(context, system, "ureteral_stent", details)


def _resolved(system: System, items: tuple[str, ...], course: str) -> tuple[str, ...]:
    """Tubes by their kind: a plain "stent" or "tube" takes it from the report's other words."""
    named = system.all_items("put", "changed", "out", "there")
    out: dict[str, None] = {}
    for item in items:
        kind = item
        if item == BARE_STENT:
            kind = NEPHROURETERAL if NEPHROURETERAL in named and STENT not in named else STENT
        elif item == GENERIC:
            kind = _generic(system, named)
        if (
            kind == STENT
            and NEPHROURETERAL not in named
            and re.search(r"\bhub (?:stays|at|outside|was capped)", system.text, re.IGNORECASE)
        ):
            kind = NEPHROURETERAL
        out[kind] = None
    if GENERIC in items and len(out) > 1 and NEPHROSTOMY in out and NEPHROURETERAL in out:
        del out[NEPHROSTOMY]
    return tuple(out)


def _generic(system: System, named: frozenset[str]) -> str:
    other = [name for name in (NEPHROURETERAL, CONDUIT, NEPHROSTOMY) if name in named]
    if _BLADDER_END.search(system.text) and (not other or NEPHROURETERAL in other):
        return NEPHROURETERAL
    return other[0] if len(other) == 1 else NEPHROSTOMY


def _route(system: System, course: str) -> str | None:
    """How a stent was reached: through the skin, the urethra without a scope, or with a cystoscope."""
    if _BY_SCOPE.search(course) and not _NO_SCOPE.search(course) and not _THROUGH_SKIN.search(course):
        return "endoscopic"
    if _URETHRAL.search(course):
        return "transurethral"
    if system.entry == "new" or _THROUGH_SKIN.search(course):
        return "percutaneous"
    return None
