"""Care of a central line that stays: contrast check, lytic dwell, stripping, lumen clearing, repair, repositioning."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.line_devices import GENERIC
from ircoder.findings.model import Act, Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import names_side

FAMILY = "central_venous_access"
_OPENING = 4

_LINE = WordPattern(
    r"\b(?:cath(?:eter)?s?|lines?|ports?|picc|hickman|broviac|perma?-?cath|lumens?|device|reservoir|hub|it)\b"
)
_OTHER_TUBE = WordPattern(
    r"\b(?:nephrost\w*|gastrost\w*|jejunost\w*|drain\w*|biliary|abscess|stomach|bladder|epidural|joint"
    r"|facet|disc|intrathecal|pleur\w*|peritone\w*|ureter\w*|pump|(?:\d\s?(?:f|fr|french)|vascular|introducer"
    r"|access|arterial)\s+(?:\w+\s+)?sheath"
    r"|angiogra\w+|arteriogra\w+|artery|fistulogram)\b",
)
_CONTRAST = WordPattern(
    r"\b(?:contrast|omnipaque|omni(?!\s?flush)|visipaque|isovue|iohexol|iodixanol|iopamidol|optiray|ultravist"
    r"|cystografin"
    r"|dye)\b[^.;]{0,60}\b(?:(?:under|with) fluoro\w*"
    r"|inject\w*|instill\w*|given|administered|hand|through|via|down|into)\b"
    r"|\b(?:contrast|dye) (?:shows?|showed|leaves|left|exits?|outlines?|tracks?|flows?|fills)\b"
    r"|\binject\w*\b[^.;]{0,60}\b(?:contrast|omnipaque|visipaque|isovue|iohexol|iodixanol|iopamidol|optiray"
    r"|ultravist|dye)\b",
)
_CHECK = WordPattern(
    r"\b(?:port|picc|line|catheter|cath)[\s-]+(?:study|check|contrast (?:study|injection|check)|dye study"
    r"|patency study|evaluation|evaluated|gram)\b|\bport-?o-?gram of the port\b|\blinogram\b"
    r"|\bcontrast (?:check|study|evaluation) of (?:the |a |an )?(?:\w+ ){0,4}(?:port|line|picc|cath\w*)",
)
_INTO_IT = WordPattern(
    r"\b(?:through|via|into|down)\b[^.;]{0,30}\b(?P<noun>ports?|picc|lines?|cath\w*|lumens?|reservoir|it)\b",
)
_NEEDLED = WordPattern(r"\bneedled\b|\baccessed by\b|\bhuber\b|\bnon-?coring\b")
"""How a port is entered: what is then given runs into it."""
_SURE_LINE = WordPattern(r"\b(?:picc|port|hickman|broviac|permcath|dialysis cath\w*|line)\b")
_LYTIC = WordPattern(r"\b(?:alteplase|t-?\s?pa|cath-?flo|activase|urokinase|reteplase|lytic)\b")
_DWELL = WordPattern(
    r"\b(?:instill\w*|dwell\w*|left (?:for|in)|inject\w*|lock\w*|allowed to|(?:placed|given|put|pushed|went) (?:in"
    r"|into)"
    r"|fill(?:ed|ing)? with|sat (?:for|in)|soak\w*|into (?:each|both|the|either|one) (?:\w+ )?(?:lumens?|port|line"
    r"|hub)|\d{2,3}[ -]?min(?:utes?)?|(?:an|one|two|1|2)[ -]?(?:hours?|hrs?|h))\b",
)
_STRIP = WordPattern(
    r"\b(?:strip(?:ped|ping)\b[^.;]{0,60}|snar\w+\b[^.;]{0,120}\b(?:fibrin|sheath|sleeve|cath\w*|port"
    r"|line)\b[^.;]{0,60}"
    r"|(?:loop\w*|lasso\w*|goose[\s-]?neck|encircl\w*)\b[^.;]{0,80}\b(?:cath\w*|port|line|tip|shaft)\b"
    r"[^.;]{0,50}\b(?:drawn|pulled|dragged|swept|slid|run|withdrawn|down|passes|times)\b)",
)
_SNARE = WordPattern(r"\b(?:snar\w*|loop\w*|lasso\w*|goose[\s-]?neck|en ?snare|encircl\w*)\b")
_FIBRIN = WordPattern(
    r"\b(?:fibrin|sleeve|casting|cast|strip\w*|peri-?\s?catheter|sheath of|the sheath (?:is |was )?(?:gone|off"
    r"|removed|cleared))\b"
)
_FRAGMENT = WordPattern(r"\b(?:fragment|foreign body|emboli[sz]ed|retriev\w+|broken|fractur\w+)\b")
_CLEAR = WordPattern(
    r"\b(?:lumens?|inside of the (?:cath\w*|port))\b[^.;]{0,60}\b(?:brush\w*|cleared|clear(?:ing|ance)"
    r"|reopened|wired clear|unclogged|swept|worked|back and forth|to and fro|in and out)\b"
    r"|\bwires?\b[^.;]{0,50}\b(?:through|thru|down|along|into|inside)\b[^.;]{0,25}\b(?:lumens?|port|cath\w*|line"
    r"|picc)"
    r"\b[^.;]{0,60}\b(?:to (?:break|clear|open|dislodge|free)|until [^.;]{0,25}\b(?:gave|cleared|opened|free\w*"
    r"|broke)"
    r"|(?:broke|dislodged|cleared|opened|freed) (?:up )?the (?:clot|plug|occlusion|obstruction|thrombus))\b"
    r"|\b(?:guide)?wires?\b[^.;]{0,50}\b(?:through|thru|down|along|into)\b[^.;]{0,25}\blumens?\b[^.;]{0,40}\b(?:clot"
    r"|plug|thrombus)"
    r" (?:was )?(?:broken|dislodged|cleared|removed|freed)"
    r"|\b(?:brush\w*|clear(?:ed|ing)|unclog\w*)\b[^.;]{0,50}\b(?:lumens?|cath\w* (?:clot|thrombus)"
    r"|intraluminal)\b|\b(?:brush|wire|guidewire)\b[^.;]{0,60}\b(?:to clear|clear(?:ed"
    r"|ing)) the (?:\w+ )?(?:lumen|cath\w*|line|port)",
)
# Care that is part of placing any new device; a repair of another device is not.
_CHECKS_ONLY = frozenset({"line_contrast_check", "line_declotting", "lumen_clearing", "central_line_repositioning"})
_REPAIR = WordPattern(
    r"(?<!open )(?<!surgical )\brepair(?:ed| kit|ing)?\b(?! (?:would|could|might|may|remains|was discussed))"
    r"|\b(?:hub|connector|external (?:segment|portion|limb)|extension|clamp"
    r"|pigtail)\b[^.;]{0,40}\b(?:replaced|changed|spliced|re-?attached|exchanged)\b|\bspliced\b",
)
_TIP = WordPattern(r"\btips?\b")
_REPOSITION = WordPattern(
    r"\b(?:(?:dropped|fell|flopped|swung|popped|jumped|came|went|pulled) (?:back |down )*(?:in)?to (?:the )?"
    r"(?:lower |mid |distal )?(?:svc|superior|right atri\w+|atrium|cavo\w*)|re-?position(?:ed|ing)?|redirect(?:ed"
    r"|ing)?|uncoiled|unlooped|uncurled|flip(?:ped)?|straightened|relocated|pulled down|steered"
    r"|re-?directed|moved|re-?advanced|turned (?:it )?(?:down|back|into)|hooked"
    r"|(?:pulled|drawn) (?:it )?(?:back |down )+(?:in)?to)\b(?!\s+(?:of\s+)?(?:the\s+|his\s+|her\s+)?(?:patient"
    r"|arms?|head|neck|him|her|shoulder"
    r"|body)\b)",
)
_ASTRAY = WordPattern(
    r"\b(?:malposition\w*|misplaced|migrated|flipped|looped|coiled|up (?:in|into)|azygos|contralateral"
    r"|wrong|displaced|tip|jugular|curled|re-?position\w*)\b",
)
_NOT_DONE = WordPattern(
    r"\b(?:no|not|never|without|nor|consider\w*|if|would|may|plan\w*|declin\w*|instead of|rather than"
    r"|need(?!le)\w*|fail\w*|attempt\w*|could|discuss\w*|possible|avoid\w*|will|should|might|try|tonight|tomorrow"
    r"|recommend\w*|request\w*|neither)\b",
)
_EARLIER = WordPattern(
    r"\b(?:this week|last (?:week|month|night)|yesterday|ago|previous\w*|earlier|prior|by nursing"
    r"|(?:at|in|by) (?:the |her |his |outside |onc\w* |chemo |home )*(?:dialysis (?:unit|center|nurs\w+)"
    r"|infusion center|clinic|bedside"
    r"|ward|floor|home|nurs\w+|outside)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d+ dwells)\b",
)
_AFTER_DENIED = re.compile(r"^[^.;,]{0,25}\b(?:not|declined|unnecessary|deferred|was considered)\b", re.IGNORECASE)


def find_line_care(context: Context, named: dict[int, tuple[str, ...]], acts: list[Act]) -> list[Act]:
    """Acts of care, each once; none for a device that is put in or exchanged in the same session."""
    placed = frozenset(str(act.details["device"]) for act in acts if act.kind != "central_line_removal")
    kinds = [kind for kinds in named.values() for kind in kinds]
    known = [kind for kind in kinds if kind != GENERIC]
    device = max(set(known), key=known.count) if known else "tunneled"
    out: list[Act] = []
    clauses = [c for c in context.clauses if c.section not in BACKGROUND | TITLES | {"impression", "addendum", "plan"}]
    for kind, clause in _told(clauses, titled=_titled(context)):
        if not any(index <= clause.index for index in named):
            continue
        own = _device_of(clause, named, device)
        if placed and (own in placed or kind in _CHECKS_ONLY) and kind != "fibrin_sheath_stripping":
            continue
        if kind not in {act.kind for act in out}:
            out.append(
                Act(
                    id=f"line-{len(acts) + len(out) + 1}",
                    kind=kind,
                    family=FAMILY,
                    side=_side(context, clause),
                    details={"device": own, "entry": "peripheral" if own in {"picc", "midline"} else "central"},
                    spans=(context.quote(clause),),
                )
            )
    return out


def _device_of(clause: Clause, named: dict[int, tuple[str, ...]], usual: str) -> str:
    """The kind of device that the clause, or the nearest one before it, names; else the usual one of the report."""
    for index in sorted((index for index in named if index <= clause.index), reverse=True):
        known = [kind for kind in named[index] if kind != GENERIC]
        if known:
            return known[-1]
    return usual


def _titled(context: Context) -> bool:
    """A title, or the opening, calls the session a check of a line."""
    opening = [c for c in context.clauses if c.section in TITLES or c.index < _OPENING]
    return any(_CHECK.search(c.text) for c in opening)


def _told(clauses: list[Clause], *, titled: bool) -> list[tuple[str, Clause]]:
    out: list[tuple[str, Clause]] = []
    for number, clause in enumerate(clauses):
        around = " ".join(c.text for c in clauses[max(0, number - 2) : number + 2])
        if _did(clause, _STRIP) and _SNARE.search(around) and _FIBRIN.search(around) and not _FRAGMENT.search(around):
            out.append(("fibrin_sheath_stripping", clause))
        if _did(clause, _LYTIC) and _DWELL.search(around) and _LINE.search(around):
            out.append(("line_declotting", clause))
        if _did(clause, _CLEAR):
            out.append(("lumen_clearing", clause))
        if _did(clause, _REPAIR) and _LINE.search(around) and not _OTHER_TUBE.search(around):
            out.append(("central_line_repair", clause))
        if (
            _did(clause, _REPOSITION)
            and (_LINE.search(clause.text) or (_opens_or_tip(clause.text) and _LINE.search(around)))
            and _ASTRAY.search(around)
            and not _OTHER_TUBE.search(around)
        ):
            out.append(("central_line_repositioning", clause))
        if _checks(clause, around, titled=titled):
            out.append(("line_contrast_check", clause))
    done = {kind for kind, _ in out}
    if done & {"fibrin_sheath_stripping", "lumen_clearing", "central_line_repositioning"}:
        out = [(kind, clause) for kind, clause in out if kind != "line_contrast_check"]
    return out


def _opens_or_tip(text: str) -> bool:
    """Whether a statement speaks of a tip, or opens with its verb and goes on about the line of the one before."""
    return _TIP.search(text) is not None or _SUBJECTLESS.match(text) is not None or _LOOP.search(text) is not None


_LOOP = WordPattern(r"\b(?:snared?|loops?)\b")
_SUBJECTLESS = re.compile(
    r"\W*(?:pulled|withdrawn|snared|re-?advanced|re-?positioned|hooked|moved|flipped|turned|under fluoroscopy)\b",
    re.IGNORECASE,
)


def _checks(clause: Clause, around: str, *, titled: bool) -> bool:
    if not _did(clause, _CONTRAST) or _OTHER_TUBE.search(around):
        return False
    return (
        titled
        or (_NEEDLED.search(around) is not None and _SURE_LINE.search(around) is not None)
        or any(match["noun"].lower() != "it" or _SURE_LINE.search(around) for match in _INTO_IT.finditer(clause.text))
    )


def _did(clause: Clause, words: re.Pattern[str] | WordPattern) -> bool:
    for match in words.finditer(clause.text):
        before = clause.text[max(0, match.start() - 45) : match.start()]
        if (
            not _NOT_DONE.search(before[before.rfind(",") + 1 :])
            and not _AFTER_DENIED.search(clause.text[match.end() : match.end() + 40])
            and not _EARLIER.search(clause.text, max(0, match.start() - 60), match.end() + 60)
        ):
            return True
    return False


def _side(context: Context, clause: Clause) -> Side | None:
    rest = [c for c in context.clauses if c.section not in BACKGROUND]
    nearest = sorted(rest, key=lambda c: (c.index > clause.index, abs(c.index - clause.index)))
    told = [clause, *nearest]
    for item in told:
        if not _LINE.search(item.text):
            continue
        sides = {
            match.group(1).lower()
            for match in re.finditer(r"\b(right|left)\b", item.text, re.IGNORECASE)
            if names_side(item.text, match.start())
        }
        if len(sides) == 1:
            return "right" if "right" in sides else "left"
    return None
