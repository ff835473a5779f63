"""Balloon pumps, assist pumps, temporary pacing wires and shocks (CARD-40)."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import Statement, asserted, heart_act, statements, telling, titles
from ircoder.findings.model import Act, Detail, Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {
        "balloon_pump",
        "balloon_pump_removal",
        "ventricular_assist",
        "ventricular_assist_removal",
        "ventricular_assist_repositioning",
        "temporary_pacing",
        "cardioversion",
        "resuscitation",
    }
)
_IABP = r"(?:iabp|intra-?\s?aortic balloon(?: pump| counterpulsation)?|balloon pump|balloon counterpulsation)"
_PUMP = (
    r"(?:impella(?: \w+)?|tandem ?heart|protek ?duo|percutaneous (?:left |right )?ventricular assist\w*"
    r"|p-?vad|heartmate php|percutaneous (?:lvad|rvad)|axial flow pump)"
)
_IN = (
    r"(?:plac(?:ed|ing|ement)|insert\w+|advanc\w+|deploy\w+|implant\w+|put in|position\w+|initiat\w+"
    r"|started|went in|introduc\w+|deliver\w+)"
)
_OUT = (
    r"(?:remov\w+|explant\w+|pulled|taken out|withdrawn|decannulat\w+|wean\w+ and remov\w+|came out|discontinued"
    r"|(?:is|was|went) out)"
)
_IABP_IN = WordPattern(
    rf"\b{_IABP}\b[^.;]{{0,60}}\b{_IN}\b|\b{_IN}\b[^.;]{{0,50}}\b{_IABP}\b"
    rf"|\b{_IABP}\b[^.;]{{0,40}}\b(?:via|through|counterpuls\w+|augment\w+|1:1|one to one)"
)
_IABP_OUT = WordPattern(rf"\b{_IABP}\b[^.;]{{0,50}}\b{_OUT}\b|\b{_OUT}\b[^.;]{{0,40}}\b{_IABP}\b")
_PUMP_IN = WordPattern(
    rf"\b{_PUMP}\b[^.;]{{0,70}}\b{_IN}\b|\b{_IN}\b[^.;]{{0,60}}\b{_PUMP}\b"
    rf"|\b{_PUMP}\b[^.;]{{0,60}}\b(?:flow|l/min|p-?\d|support)"
    rf"|\b{_PUMP}\b[^.;]{{0,20}}\b(?:via|through|by|from|up) (?:the |an? )?(?:right |left |r |l )?(?:rfa|lfa|[rl]?cfa"
    rf"|femoral"
    r"|groin|axillary|subclavian|graft)\b"
)
_AT_WORK = WordPattern(
    r"\b(?:\d\d\s?(?:cc|ml) (?:\w+ )?balloon|1\s?:\s?1|one to one|augment\w*|counterpuls\w*"
    r"|tip (?:at|below|just|distal|2|is|lies|sits|in)\b)"
)
"""How a balloon pump that was just put in is told without a verb."""
_DEVICE_OUT = WordPattern(
    rf"\b(?:catheter|sheath|balloon|device|console|pump|it|both)\b[^.;]{{0,60}}\b{_OUT}\b"
    rf"|\b{_OUT}\b[^.;]{{0,40}}\b(?:catheter|sheath|balloon|device|pump|it|both)\b"
)
_PUMP_OUT = WordPattern(rf"\b(?:{_PUMP}|pump)\b[^.;]{{0,60}}\b{_OUT}\b|\b{_OUT}\b[^.;]{{0,40}}\b{_PUMP}\b")
_PUMP_MOVED = WordPattern(
    rf"\b(?:{_PUMP})\b[^.;]{{0,60}}\b(?:reposition\w+|moved|pulled back|advanced \d|withdrawn \d"
    rf"|adjust\w+)|\b(?:reposition\w+|adjust\w+)\b[^.;]{{0,40}}\b{_PUMP}\b"
)
_GONE = WordPattern(r"\b(?:remov\w+|explant\w+|taken out|came out|decannulat\w+)\b")
_PUMP_NAME = WordPattern(rf"\b{_PUMP}\b")
_IABP_NAME = WordPattern(rf"\b{_IABP}\b")
_RIGHT_PUMP = WordPattern(
    r"\b(?:impella rp|rp flex|protek ?duo|right (?:heart|ventricular) (?:assist|support|pump)|rvad"
    r"|percutaneous right)\b"
)
_SEPTAL = WordPattern(r"\b(?:tandem ?heart|transseptal|left atrial cannula|septum)\b")
_IMAGING = WordPattern(r"\b(?:fluoro\w*|echo\w*|tee|tte|imaging|ultrasound)\b")
_STANDING = WordPattern(
    r"\b(?:existing|in place (?:from|for|since)|indwelling|(?:days?|hours?|overnight) (?:on|of) (?:\w+ )?(?:the "
    r"|an |her |his )?"
    r"(?:iabp|balloon|pump|impella|support|counterpuls\w*)|weaned|(?:placed|inserted|implanted) (?:yesterday|on|at"
    r"|earlier"
    r"|previously|last|(?:\d+|one|two|three|four|five|six|seven|several) (?:days?|hours?|weeks?) (?:ago"
    r"|earlier|before))|since (?:yesterday|\w+day|\d)|from (?:yesterday|\w+day)|day \d|came with"
    r"|arrived (?:with|on)"
    r"|present on arrival|previously placed)\b"
)
_PACING = WordPattern(
    r"\b(?:temporary|temp)\s+(?:\w+\s+){0,2}?(?:pac\w+|wires?|pacemaker|leads?)\b"
    r"|\btransvenous pac(?:ing|er) (?:wire|catheter|electrode)"
    r"|\bballoon[- ]tipped (?:pac\w+|leads?)|\bt-?v-?p\b|\bpacing (?:wire|catheter|electrode)\b"
    r"|\b(?:balloon[- ]tipped|flotation|floating|bipolar) (?:\w+ )?(?:electrode|wire)\b"
    r"|\b(?:wire|catheter) electrode\b|\belectrode (?:wire|catheter)\b"
)
_PERMANENT = WordPattern(
    r"\b(?:permanent pac\w+|pacemaker (?:implant\w*|generator|pocket)|generator|pulse generator"
    r"|icd implant\w*|defibrillator implant\w*|pocket)\b"
)
_VALVE_IMPLANT = WordPattern(
    r"\b(?:rapid(?: ventricular)? pacing|(?:sapien|evolut|acurate|corevalve"
    r"|valve)\b[^.;]{0,40}\b(?:deploy\w+|implant\w+))"
)
"""Work that needs a pacing wire as one of its steps."""
_TEMPORARY = WordPattern(r"\b(?:temporary|temp) ")
_PACED = WordPattern(
    r"\b(?:plac\w+|insert\w+|advanc\w+|position\w+|threshold|captur\w+|paced|float\w+|put|passed"
    r"|introduc\w+|had a temporary|in the right|rate of|set at|ma\b)"
)
_TWO = WordPattern(
    r"\b(?:dual[- ]chamber|two[- ]chamber|atrial and ventricular|both chambers|a-?v sequential|av sequential)\b"
)
_SHOCK = WordPattern(
    r"\b(?:cardiover\w+|dccv|defibrillat\w+|shocked|countershock\w*|shocks? (?:was|were|of|at)|synchronized shock)\b"
)
_PLANNED = WordPattern(
    r"\b(?:elective|planned|scheduled|outpatient)\b[^.;]{0,40}\b(?:cardiover\w+|dccv)"
    r"|\bcardiover\w+\b[^.;]{0,30}\b(?:elective|planned|scheduled)|\bhere for (?:\w+ )?cardioversion"
)
_REASON = WordPattern(
    r"\b(?:shock|hypotens\w+|block|brady\w*|asystol\w+|pause\w*|high[- ]risk|low (?:ef|output)|ef \d"
    r"|ejection|instability|unstable|support\w*|prophyla\w*|ischemi\w+"
    r"|because|for|due to|heart failure|declined)\b"
)


_STEMS = (
    *("iabp", "aortic balloon", "balloon pump", "balloon counterpulsation"),
    *("impella", "tandem", "protek", "ventricular assist", "vad", "heartmate", "axial flow"),
    *("tipped lead", "tempor", "temp ", "transvenous pac", "tipped pac", "tvp", "t-v", "tv-p", "pacing", "electrode"),
    *("cardiover", "dccv", "defibrill", "shock"),
    *("cpr", "compression", "resuscitation"),
)
"""What the patterns of this family cannot do without."""


def find_heart_support(context: Context, _: Session) -> Parts:
    """Acts of circulatory support, pacing and shocks of this session."""
    if not context.holds(*_STEMS):
        return Parts()
    live, heads = statements(context), titles(context)
    acts = (
        *_balloon_pump(context, live, heads),
        *_assist(context, live, heads),
        *_pacing(context, live, heads),
        *_shock(context, live),
        *_resuscitation(context, live),
    )
    facts = tuple(
        Fact(element="indication", about=act.id, spans=act.spans[:1])
        for act in acts
        if any(_REASON.search(span.text) for span in act.spans)
        or any(_REASON.search(c.text) for c in context.background())
    )
    return Parts(acts=acts, facts=facts)


def _done(
    context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...], words: WordPattern
) -> list[Clause]:
    told = [c for c in telling(live, words) if c.section != "impression" or not _STANDING.search(c.text)]
    return [c for c in told or telling(heads, words) if not _STANDING.search(c.text)]


def _balloon_pump(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> tuple[Act, ...]:
    out: list[Act] = []
    placed = [c for c in _done(context, live, heads, _IABP_IN) if not _only_out(c, _IABP_OUT, _IABP_IN)]
    removed = telling((*live, *heads), _IABP_OUT)
    if not placed:
        named = telling((*live, *heads), _IABP_NAME)
        placed = [] if removed or any(_STANDING.search(c.text) for c in named) else _soon(live, named, _AT_WORK)
        removed = removed if removed or placed else _soon(live, named, _DEVICE_OUT)
    if placed:
        out.append(heart_act(context, "balloon_pump", "balloon-pump", placed[:3]))
    if removed:
        out.append(heart_act(context, "balloon_pump_removal", "balloon-pump-out", removed[:2]))
    return tuple(out)


def _soon(live: tuple[Statement, ...], named: list[Clause], words: WordPattern) -> list[Clause]:
    """The naming of a device with the statement soon after it that tells these words of it."""
    for name in named:
        for item in live:
            if name.index <= item.clause.index <= name.index + _SOON and asserted(words, item.text):
                return [name, *([item.clause] if item.clause is not name else [])]
    return []


_SOON = 4


def _only_out(clause: Clause, out: WordPattern, into: WordPattern) -> bool:
    """A clause that tells a removal, in which the word of placing belongs to something else."""
    return asserted(out, clause.text) is not None and (
        _STANDING.search(clause.text) is not None or not into.search(out.sub(" ", clause.text))
    )


def _assist(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> tuple[Act, ...]:
    out: list[Act] = []
    removed = telling((*live, *heads), _PUMP_OUT) if any(_PUMP_NAME.search(i.text) for i in (*live, *heads)) else []
    moved = telling((*live, *heads), _PUMP_MOVED)
    removed = [clause for clause in removed if clause not in moved or _GONE.search(clause.text)]
    placed = [
        c for c in _done(context, live, heads, _PUMP_IN) if not _only_out(c, _PUMP_OUT, _PUMP_IN) and c not in moved
    ]
    sides: tuple[tuple[str, list[Clause]], ...] = (
        ("right", [clause for clause in placed if _RIGHT_PUMP.search(clause.text)]),
        ("left", [clause for clause in placed if _PUMP_NAME.search(_RIGHT_PUMP.sub(" ", clause.text))]),
    )
    right = any(_RIGHT_PUMP.search(item.text) for item in (*live, *heads))
    left = any(_PUMP_NAME.search(_RIGHT_PUMP.sub(" ", item.text)) for item in (*live, *heads))
    for side, clauses in sides:
        if clauses:
            details: dict[str, Detail] = {"chamber": side}
            if side == "left" and any(_SEPTAL.search(item.text) for item in live):
                details["transseptal"] = True
            out.append(heart_act(context, "ventricular_assist", f"assist-{side}", clauses[:3], details))
    details = {"chamber": "right" if right and not left else "left"}
    if removed:
        out.append(heart_act(context, "ventricular_assist_removal", "assist-out", removed[:2], dict(details)))
    if moved:
        details["imaging"] = any(_IMAGING.search(item.text) for item in live)
        out.append(heart_act(context, "ventricular_assist_repositioning", "assist-moved", moved[:2], details))
    return tuple(out)


def _pacing(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> tuple[Act, ...]:
    if any(_PERMANENT.search(item.text) for item in live) and not _TEMPORARY.search(context.reading.text):
        return ()
    if telling((*live, *heads), _VALVE_IMPLANT):
        return ()
    told = [c for c in telling(live, _PACING) if _PACED.search(c.text)]
    titled = telling(heads, _PACING)
    if not told and not (titled and any(_PACED.search(item.text) for item in live)):
        return ()
    clauses = [*told[:3], *titled[:1]]
    details: dict[str, Detail] = {"chambers": 2 if any(_TWO.search(c.text) for c in clauses) else 1}
    return (heart_act(context, "temporary_pacing", "pacing", clauses, details),)


def _shock(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    told = telling(live, _SHOCK)
    if not told:
        return ()
    planned = _PLANNED.search(context.reading.text) is not None
    return (replace(heart_act(context, "cardioversion", "shock", told[:2], {"planned": planned})),)


def _resuscitation(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    told = [clause for clause in telling(live, _COMPRESSIONS) if not _BEFORE_ARRIVAL.search(clause.text)]
    return (heart_act(context, "resuscitation", "resuscitation", told[:3]),) if told else ()


_COMPRESSIONS = WordPattern(
    r"\b(?:cpr|chest compressions?|cardiopulmonary resuscitation|compressions)\b[^.;]{0,60}"
    r"\b(?:performed|started|initiated|given|minutes?|min|rosc|return of|cycles?|begun|continued|delivered)\b"
    r"|\b(?:started|performed|initiated|began|minutes of)\s+(?:\w+ )?(?:cpr|chest compressions)\b"
)
_BEFORE_ARRIVAL = WordPattern(
    r"\b(?:in the field|by ems|paramedics|before arrival|prior to arrival|in the (?:ed|emergency))\b"
)

BUILDER = FamilyBuilder("heart_support", KINDS, find_heart_support)
