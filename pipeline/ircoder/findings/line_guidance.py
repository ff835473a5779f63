"""Where the tip of a central line came to rest, and the fluoroscopy that showed it (VINT-67, VINT-69, VASC-73)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ircoder.findings.context import Clause, Context
from ircoder.findings.line_devices import OLD
from ircoder.findings.line_events import Event
from ircoder.findings.model import Act, Fact, Guidance
from ircoder.knowledge.word_patterns import WordPattern

_TIP = WordPattern(
    r"\b(?:tips?|end(?:s|ed|ing)?|terminat\w+|distal (?:end|aspect|portion)|lies|lying|resting|rests"
    r"|reside\w*|seated|position(?:ed)?|sits|sat|placed)\b",
)
_NEEDLE_TIP = WordPattern(r"\bneedle[\s-]tip\b|\btip of (?:the )?needle\b|\bwire tip\b|\btip of the wire\b")
# "went over the same wire tip at the junction": the wire is how, and the tip that of what went over it.
_OVER_WIRE = WordPattern(r"\b(?:over|along|down)\s+(?:\w+\s+){0,3}wire\b")
_OLD_TIP = re.compile(rf"{OLD}|\b(?:existing|previous|before|initial\w*|scout|malposition\w*)\b", re.IGNORECASE)
_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (concept, re.compile(words, re.IGNORECASE))
    for concept, words in (
        (
            "vessel:cavoatrial_junction",
            r"\b(?:cavo|cava|caval)[\s-]{0,2}atrial\b|\bsvc\s*[-/\u2013\u2014]\s*(?:ra|right atri\w+|atrial)\b"
            r"|\bra\s*/\s*svc\b|\batrio-?\s?caval\b|\b(?:svc"
            r"|superior vena cava)[\s,]+(?:and )?right atri\w+ junction\b"
            r"|\b(?:entrance|entry|opening) (?:of|to|into) the heart\b|\bjust above the heart\b|\btop of the heart\b"
            r"|\bwhere the (?:\w+ ){1,3}(?:enters|joins|meets) the heart\b"
            r"|\bjunction of the (?:svc|superior vena cava)\b|\bc\s?a\s?j\b|\b(?:svc|superior vena cava) (?:and"
            r"|with) (?:the )?(?:right )?atri\w+\b",
        ),
        ("vessel:right_atrium", r"\b(?:right\s+)?atri(?:um|al)\b|\bra\b"),
        (
            "vessel:superior_vena_cava",
            r"\bsvc\b|\b(?:superior|sup\.?) vena\b|\bsuperior caval?\b|\bupper (?:vena )?caval?\b",
        ),
        ("vessel:inferior_vena_cava", r"\bivc\b|\binferior vena\b|\binferior cava\w*"),
        ("vessel:brachiocephalic_vein", r"\bbrachio-?cephalic\b|\binnominate\b"),
        ("vessel:common_iliac_vein", r"\biliac\b"),
        ("vessel:subclavian_vein", r"\bsubclavian\b"),
        ("vessel:axillary_vein", r"\baxill\w+\b"),
    )
)
# "The catheter was passed to the cavoatrial junction": where it was brought is where it ends, if no wire is spoken of.
_LED = re.compile(
    r"\b(?:cath(?:eter)?|line|picc)\b[^.;]{0,120}\b(?:passed|advanced|fed|threaded|brought|taken)\s+(?:in)?to\b",
    re.IGNORECASE,
)
_LIES = WordPattern(r"\b(?:catheter|cath|line|picc)\s+(?:now\s+|is\s+)*(?:in|at)\s+(?:the\s+)?")
"""Where a catheter is, is where it ends."""
_WIRE = re.compile(r"\bwires?\b|\bpigtail\b|\bcontrast\b|\binject\w*", re.IGNORECASE)
_NEW_ONE = re.compile(r"\b(?:new|replacement|fresh)\b", re.IGNORECASE)
_OLD_WAY = re.compile(
    r"\bfor (?:the |his |her )?old(?: one| catheter| line)?\b(?=\s*[,.;]|\s+and\b)"
    r"|\b(?:existing|old|previous|original) (?:\w+ )?(?:reservoir|pocket|tunnel|tract|track|venotomy"
    r"|site|scar|incision|wire)\b",
    re.IGNORECASE,
)
_RUN_ON = 250
# Without the word "tip" only these places say where a catheter ends; a subclavian "position" may be the way in.
_SURE_PLACES = 4
_FLUORO = WordPattern(
    r"\b(?:fluoro\w*|flouro\w*|floro\w*|x-?ray (?:screen|monitor|view)|c-?\s?arm|screened(?=\s*(?:[:,.]|into|down))"
    r"|screening (?:confirm\w*|show\w*|time|images?)"
    r"|(?:on|under|x-?ray|final|last) screening|screening\s*:|spot (?:films?|images?|radiograph)|spot\b"
    r"|image intensif\w+"
    r"|(?:under|with|using|by|on) (?:the )?(?:live |moving )?x-?rays?(?= (?:i|we|guid\w*|camera|the|table)\b"
    r"|\s*[,.;]\s|$)"
    r"|ultrasound (?:and|plus|with) (?:the )?x-?rays?(?=\s*[,.;]|\s*$)|(?:live|moving) x-?ray|x-?ray (?:guid\w*"
    r"|camera|table)"
    r"|cine)\b|\bfinal (?:image|film)",
)
_BY_NAME = WordPattern(r"\bfluoro\w*|\bflouro\w*|\bfloro\w*|\bc-?\s?arm\b")
_NO_FLUORO = WordPattern(
    r"\b(?:no|without|nor|not under)\b[^.;,]{0,25}\b(?:fluoro\w*|imaging)|\bfluoro\w*[^.;,]{0,15}\b(?:not"
    r"|none|n't)\b|\bfluoro\w*\s*:\s*(?:none|no|0(?![.,]\d))\b",
)
_KEPT = WordPattern(
    r"\b(?:sav\w*|stor\w*|kept|archiv\w*|record\w*|filed|pacs|captur\w*|spot"
    r"|final (?:fluoroscopic )?(?:image|film)|film)\b",
)
_NOT_KEPT = WordPattern(
    r"\b(?:no|not|without)\b(?:(?!\b(?:and|kink\w*)\b)[^.;,]){0,25}\b(?:image|film|sav\w*|stor\w*|kept|record\w*)"
)


@dataclass(frozen=True, slots=True)
class Tip:
    """The vessel in which a catheter ends and the clause that says so."""

    vessel: str
    clause: Clause
    at: int = 0


def tip_of(segment: list[Clause], events: list[Event]) -> Tip | None:
    """Where the new catheter ends: told after it went in; an old or scouted tip is not it."""
    start = min((event.clause.start for event in events), default=0)
    told = [tip for clause in segment if (tip := _tip(clause)) is not None]
    later = [tip for tip in told if tip.clause.start >= start and not _is_old(tip)]
    named = [tip for tip in later if re.search(r"\btips?\b", tip.clause.text, re.IGNORECASE)]
    chosen = named or later or ([] if events and _looks_back(events) else [tip for tip in told if not _is_old(tip)])
    return chosen[-1] if chosen else None


def _looks_back(events: list[Event]) -> bool:
    """Whether a line that was there before is told of, whose tip the first words may mean."""
    return any(event.deed != "in" for event in events)


def _is_old(tip: Tip) -> bool:
    """The words around the tip call it that of an old device; in a long run-on only those near by can."""
    text = _OLD_WAY.sub(lambda found: " " * len(found.group()), tip.clause.text)
    new = [found.end() for found in _NEW_ONE.finditer(text, 0, tip.at)]
    if new:
        # "Old one out, new one in, tip in the atrium": what follows the new one is told of it.
        return _OLD_TIP.search(text, new[-1], tip.at + 60) is not None
    if len(text) <= _RUN_ON:
        return _OLD_TIP.search(text) is not None
    return _OLD_TIP.search(text, max(0, tip.at - 60), tip.at + 60) is not None


def _tip(clause: Clause) -> Tip | None:
    if _NEEDLE_TIP.search(_OVER_WIRE.sub(" ", clause.text)):
        return None
    for match in _TIP.finditer(clause.text):
        word = match.group().lower()
        after = clause.text[match.end() : match.end() + 160]
        places = _PLACES if word.startswith(("tip", "end", "terminat")) else _PLACES[:_SURE_PLACES]
        hit = min(
            ((m.start(), rank, concept) for rank, (concept, words) in enumerate(places) if (m := words.search(after))),
            default=None,
        )
        if hit is not None:
            # "SVC / RA" is the junction, whatever of it comes first.
            whole = next((c for c, words in places[:1] if words.search(after)), hit[2])
            return Tip(whole, clause, match.start())
    led = _LED.search(clause.text)
    if led is not None and not _WIRE.search(clause.text):
        for concept, words in _PLACES[:_SURE_PLACES]:
            if words.search(clause.text, led.end(), led.end() + 40):
                return Tip(concept, clause, led.start())
    lies = _LIES.search(clause.text)
    if lies is not None and not _OLD_TIP.search(clause.text):
        for concept, words in _PLACES[:_SURE_PLACES]:
            if words.search(clause.text, lies.end(), lies.end() + 25):
                return Tip(concept, clause, lies.start())
    before = re.search(r"\btips?\b", clause.text, re.IGNORECASE)
    if before is not None:
        for concept, words in _PLACES[:_SURE_PLACES]:
            if words.search(clause.text, max(0, before.start() - 80), before.start()):
                return Tip(concept, clause, before.start())
    return None


def fluoroscopy_facts(
    context: Context, act: Act, told: list[Clause], tip: Tip | None, count: int
) -> tuple[list[Guidance], list[Fact]]:
    """Fluoroscopy of a line with the tip position and the kept image; only the tip where none was used."""
    facts: list[Fact] = []
    if tip is not None:
        facts.append(Fact(element="tip_position", about=act.id, spans=(context.quote(tip.clause),)))
    shown = [c for c in told if _FLUORO.search(c.text) and not _NO_FLUORO.search(c.text)]
    denied = [c for c in told if _NO_FLUORO.search(c.text)]
    if tip is not None and any(abs(c.index - tip.clause.index) <= 1 and _BY_NAME.search(c.text) for c in shown):
        # A step that was done without ("removal: no fluoroscopy") takes nothing from the one that shows the tip.
        denied = []
    if not shown or denied:
        if denied and not shown:
            facts.append(
                Fact(element="imaging_guidance", about=act.id, state="denied", spans=(context.quote(denied[0]),))
            )
        return [], facts
    name = f"tip-guidance-{count + 1}"
    spans = tuple(context.quote(clause) for clause in shown[:2])
    guidance = Guidance(id=name, modality="fluoroscopy", purpose="catheter", about=act.id, spans=spans)
    if tip is not None:
        facts.append(Fact(element="tip_position", about=name, spans=(context.quote(tip.clause),)))
    near = [*shown, *([tip.clause] if tip else [])]
    kept = [c for c in near if _KEPT.search(c.text) and not _NOT_KEPT.search(c.text)]
    refused = [c for c in near if _NOT_KEPT.search(c.text)]
    if kept and not refused:
        facts.append(Fact(element="image_saved", about=name, spans=(context.quote(kept[0]),)))
    return [guidance], facts
