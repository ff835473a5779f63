"""Punctures: which vessel was entered, on which side, in which direction.

A puncture is told in an access section, in a clause with a puncture word, or in telegraph style at the start of the
report ("R CFA, 6F"). Several tellings of one puncture (groin, common femoral artery, femoral sheath) are one access.
"""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.entries import SMALL_VEINS, Entry, entry_at, merge_entry, region_of
from ircoder.findings.model import Access, Side
from ircoder.findings.not_entered import passed_beside, reads_a_scan
from ircoder.findings.paths import TIP_IN
from ircoder.findings.surface_entries import (
    BARE_PLACE,
    SURFACE,
    entered_places,
    limb_ends,
    organ_entries,
    surface_entries,
)
from ircoder.findings.untold_entries import untold_entries
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

__all__ = ["find_accesses", "region_of"]

_TARGETED = WordPattern(r"\b(?:to|into|toward|towards|in|from|of|past|through|via)\s+(?:the\s+)?$")
_DIRECTED = WordPattern(r"\b(?:into|to)\s+(?:the\s+)?$")
_AFTERCARE = re.compile(r"\b(?:compress(?!ib)\w*|closure|ha?emostasis|pressure|ha?ematoma)\b", re.IGNORECASE)
_PATENCY_OF = WordPattern(r"\bpatency of (?:the )?$")
_ENTRY_SEEN = WordPattern(r"\b(?:needle )?entry (?:was |is )?(?:seen|visuali[sz]ed|followed|watched|observed)\b")
"""Patency of the vessel and, right behind it, the entry that the probe followed: the vessel was punctured."""
_SKIN_PLACES = frozenset({"anatomy:groin", "anatomy:arm", "anatomy:wrist", "anatomy:neck", "anatomy:forearm"})
_NOT_DONE = WordPattern(
    r"\b(?:considered|ruled out|would|could be|may be|was offered|if needed|option|planned|next time"
    r"|thought about|explain\w* (?:that|how|to))\b",
)
_LOOKED_AT = WordPattern(
    r"\b(?:patent|compressible|evaluated|palpat\w*|identified|scanned|examined|interrogated|survey\w*|inspected"
    r"|visuali[sz]ed|assessed|insonated|imaged|mapped|located|chosen|prepped|infiltrated|anesthetized)\b"
    r"|\b(?:i|we) (?:now |then |first )?(?:image|scan|examine|inspect|check|evaluate|assess|insonate|map|choose"
    r"|look at|settle on|prep|numb)\b",
)
_BY_ULTRASOUND = re.compile(
    r"\s*(?:arter(?:y|ies)|veins?)?\s*[,(:-]?\s*(?:by|with|under|using)?\s*(?:us|u/s|ultrasound)\b\s*(?:used"
    r"|guid\w*|guidance)?\s*[.,;)]",
    re.IGNORECASE,
)
_SCANNED = WordPattern(r"\b(?:scanned|insonated)\b")
_FRENCH = WordPattern(r"\b\d(?:\.\d)?\s*-?\s*(?:f|fr|french)\b")
_TIMES = re.compile(r"\s*x\s?\d\b(?!\s*(?:mm|cm|x))", re.IGNORECASE)
"""How often a vessel was punctured ("R CFV x2")."""
_SIZES = re.compile(
    r"\W{0,3}(?:(?:sheaths?|short|long|up to|to|and|then|later|first|finally)\W+|\d{1,2}\W+){0,5}"
    r"\d{1,2}\s?-?(?:f|fr|french)\b",
    re.IGNORECASE,
)
"""Sheath sizes right behind a vessel, one after the other ("popliteal vein, 7 then 13 French")."""
_WHY_THERE = re.compile(
    r"\s*(?:arter(?:y|ies)|veins?)?\s*[,:(-]?\s*(?:(?:was|were)\s+)?(?:chosen\s+|used\s+|preferred\s+|taken\s+)?"
    r"(?:because|since|due to|on account of|in view of|given|owing to|to (?:avoid|spare)|instead of|rather than)\b",
    re.IGNORECASE,
)
"""Why that way was taken, right behind the vessel that opens a statement."""
_STICK_INTO = WordPattern(
    r"\b(?:needle|sheath|introducer|puncture|access\w*|entry|gauge tip|tip(?= (?:go|went|pass|enter)))\b"
    r"(?:(?!\b(?:guide|guiding|catheter)\b)[^.;])*$"
)
_SITE_LABEL = re.compile(
    r"^\W*(?:vein|artery|site|access|entry|route|puncture|approach|vascular access)\s*(?:site|vessel)?\s*#?\d?"
    r"\s*[:=-]\s*$",
    re.IGNORECASE,
)
_DENIED = WordPattern(
    r"\b(?:no(?!\s+(?:image|picture|print|film|photo|still|record|complicat|hematoma|spasm|ultrasound)\w*)"
    r"|not(?!\s+(?:saved|recorded|kept|stored|archived))|never|without|attempt\w*|failed)\b[^,;]*$"
)
_RUN_THROUGH = WordPattern(
    r"\b(?:through|via|from|over)\s+(?:the\s+|a\s+)?(?:[\w-]{1,15}\s+){0,2}?(?:micro-?\s?puncture|sheath|needle"
    r"|cannulas?|access"
    r"|introducer|dilator)(?:\s+(?:set|sheath|catheter|dilator))?\b",
)
_CROSSED = WordPattern(r"\b(?:across|beyond|past|traversing)\s+(?:the\s+)?$")
_SHEATH_TO = WordPattern(
    r"\b(?:sheath|catheter)\b[^.;]*\b(?:advanced|taken|passed|brought|parked|placed|positioned)\b[^.;]{0,30}?"
    r"\b(?:to|into|in|at)\s+(?:the\s+)?$",
)
_PARKED = WordPattern(
    r"\b(?:sheath|shuttle|guide|guiding catheter|ansel|flexor|raabe|destination)\b[^.;,]{0,30}"
    r"\b(?:at|in|into|to)\s+(?:the\s+)?$"
)
"""What came to rest in a vessel after the way in was told."""
_BOTH = WordPattern(r"\b(?:both|each|bilateral\w*)\b")
_SHUNT = WordPattern(r"\btips\b|\bporto-?\s?systemic|\bcolapinto\b|\brosch-?\s?uchida\b")
_PERCUTANEOUS = WordPattern(r"\b(?:trans|per)-?\s?hepatic|\bpercutaneous|\bintercostal")
_NEEDLE_UNDER_PROBE = re.compile(
    r"\.?\s*(?:veins?|v\.|artery|art\.|a\.)?\s*,?\s*(?:under|on|by|with|via|using|w/)\s+(?:live |direct )?"
    r"(?:us|ultra\s?sound|sono)\b(?=[^\n.]{0,140}?\b(?:needle (?:in|seen|entry|enters?|entered|entering|watched|visible"
    r"|followed|on (?:the )?(?:live|screen))|(?:puncture|entry|stick) (?:seen|watched|followed|visible|live"
    r"|on (?:the )?screen)"
    r"|punctured|stuck|needled|cannulated)\b)",
    re.IGNORECASE,
)
"""Behind the vessel that opens a line: ultrasound of it and the needle that went in ("R CFA under US: needle in")."""
_LEAD = 12
_REACH = 70
_OPENING = 40


def find_accesses(context: Context) -> tuple[Access, ...]:
    """All punctures of this session in the order of their telling; a bilateral one makes an access for each side."""
    entries: list[Entry] = []
    for clause in context.body():
        if context.happened(clause) and not reads_a_scan(clause):
            for entry in _entries(context, clause, first=not entries):
                merge_entry(entries, entry)
    if not entries:
        for entry in untold_entries(context):
            merge_entry(entries, entry)
    return tuple(
        Access(
            id=f"access-{number}",
            vessel=entry.vessel,
            side=entry.side,
            direction=entry.direction,
            kind=entry.kind,
            spans=(entry.span,),
        )
        for number, entry in enumerate(entries, start=1)
    )


def _entries(context: Context, clause: Clause, *, first: bool) -> list[Entry]:
    strong = _puncture_word(context, clause)
    if clause.heading or _NOT_DONE.search(clause.text) or (context.has("closure", clause.text) and not strong):
        return []
    out: list[Entry] = []
    for mention in clause.of("VESSEL"):
        if mention.concept not in load_entry_sites():
            continue
        seen = _seen_entered(context, clause, mention)
        if seen or _is_entry(context, clause, mention, first=first and not out):
            side = mention.side or ("bilateral" if _on_both(clause, mention) else _side_of_place(clause))
            out.extend(entry_at(context, clause, mention.concept, one, mention.start) for one in sides(side))
    if not out and context.has("access", clause.text):
        out.extend(surface_entries(context, clause))
    if not out:
        out.extend(entered_places(context, clause))
    elif all(region_of(entry.vessel) in SMALL_VEINS for entry in out):
        told = {entry.side for entry in out}
        out.extend(entry for entry in limb_ends(context, clause) if entry.side not in {*told, None})
    out.extend(organ_entries(context, clause, told=bool(out)))
    return out if not out or strong or not _DENIED.search(clause.text[:_OPENING]) else []


def _puncture_word(context: Context, clause: Clause) -> bool:
    """Whether a clause tells a puncture; where it tells a run, a needle that contrast went through is none."""
    text = clause.text
    if not context.has("access_strong", text):
        return False
    return not context.has("injected", text) or context.has("access_strong", _RUN_THROUGH.sub(" ", text))


def _side_of_place(clause: Clause) -> Side | None:
    """Side of the groin, arm or neck that the same clause names ("from the right groin the common femoral was …")."""
    told = {m.side for m in clause.of("ANATOMY", "VESSEL") if m.concept in _SKIN_PLACES and m.side is not None}
    return told.pop() if len(told) == 1 else None


def _on_both(clause: Clause, mention: Mention) -> bool:
    """Both sides told beside the name: "each hand", "both femoral veins", "bilaterally"."""
    return (
        _BOTH.search(mention.text) is not None
        or _BOTH.search(clause.before(mention)[-12:]) is not None
        or re.match(r"\W*(?:on\s+)?(?:both|each|bilaterally)\b", clause.after(mention), re.IGNORECASE) is not None
    )


def _is_entry(context: Context, clause: Clause, mention: Mention, *, first: bool) -> bool:
    if mention.attributes.get("retracted") or mention.attributes.get("within") == "imaging":
        return False
    before, after = clause.before(mention), clause.after(mention)
    if passed_beside(clause, mention) or _CROSSED.search(before) or _brought_there(clause, mention):
        return False
    lead = before[clause.lead :].strip(" -*\u2022:")
    strong = _puncture_word(context, clause)
    if load_entry_sites()[mention.concept].by_puncture:
        if (
            region_of(mention.concept) == "liver"
            and _SHUNT.search(context.reading.text)
            and not _PERCUTANEOUS.search(clause.text)
        ):
            # A shunt's needle goes from the jugular access through the liver.
            return False
        if _SCANNED.search(clause.text) and not strong:
            return _entered_next(context, clause)
        if first and not before[clause.lead :].strip(" -*\u2022:") and _sized_next(context, mention):
            return True
        stuck = _STICK_INTO.search(before[-90:]) is not None
        return _beside_puncture(context, clause, mention) and (not _TARGETED.search(before) or stuck)
    if _SITE_LABEL.match(before) or (
        region_of(mention.concept) in SMALL_VEINS and _cannulated(context, clause, mention)
    ):
        return True
    if _DIRECTED.search(before) and not _STICK_INTO.search(before[-90:]):
        return False
    if _DIRECTED.search(before) and context.has("move", before) and not strong:
        return False
    if _PATENCY_OF.search(before) and _ENTRY_SEEN.search(after):
        return True
    if context.has("access", clause.text) and not (not strong and _told_otherwise(context, clause, mention)):
        return not re.search(r"\b(?:from|of)\s+(?:the\s+)?$", before, re.IGNORECASE) or strong
    if clause.section == "access":
        return strong or not (context.has("move", before) or (not first and context.has("result", after)))
    if _LOOKED_AT.search(clause.text) and _entered_next(context, clause):
        return True
    # Telegraph style: the vessel opens the clause and only a sheath size follows.
    opens = first or (clause.index > 0 and (_goes_on(context, clause) or _other_side(context, clause, mention)))
    entered = (
        _FRENCH.search(after[:40])
        or _TIMES.match(after)
        or _BY_ULTRASOUND.match(after)
        or (first and _WHY_THERE.match(after))
    )
    return opens and len(lead) <= _LEAD and bool(entered)


def _seen_entered(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a vessel opens a line that goes on with ultrasound and the needle ("R CFA under US: needle in")."""
    lead = clause.before(mention)[clause.lead :].strip(" -*\u2022:")
    return len(lead) <= _LEAD and _NEEDLE_UNDER_PROBE.match(context.reading.text, mention.end) is not None


def _brought_there(clause: Clause, mention: Mention) -> bool:
    """Whether a sheath that went in elsewhere was brought to a vessel."""
    before = clause.before(mention)
    parked = _PARKED.search(before) and (SURFACE.search(before) or BARE_PLACE.search(before))
    return bool(parked) or TIP_IN.search(before) is not None or _taken_across(clause, mention)


def _taken_across(clause: Clause, mention: Mention) -> bool:
    """Whether a sheath that went in on one side was brought over to the vessel of the other side."""
    before = clause.before(mention)
    moved = _SHEATH_TO.search(before)
    if moved is None or mention.side not in {"left", "right"}:
        return False
    other = "left" if mention.side == "right" else "right"
    earlier = before[: moved.start()]
    return re.search(rf"\b{other}\b", earlier, re.IGNORECASE) is not None and mention.side not in earlier.lower()


def _goes_on(context: Context, clause: Clause) -> bool:
    """Whether the clause before, of the same sentence, tells a puncture ("access radial, then femoral 5F")."""
    earlier = context.clauses[clause.index - 1]
    return earlier.sentence == clause.sentence and context.has("access_strong", earlier.text)


def _sized_next(context: Context, mention: Mention) -> bool:
    """Whether nothing but sheath sizes stands behind a vessel in its statement."""
    return _SIZES.match(context.reading.text, mention.end, mention.end + _OPENING) is not None


def _other_side(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether the clause before tells the puncture of the same vessel on the other side ("R CFA, 22 Fr; L CFA, 5")."""
    earlier = context.clauses[clause.index - 1]
    return context.has("access", earlier.text) and any(
        m.concept == mention.concept and {m.side, mention.side} == {"left", "right"} for m in earlier.of("VESSEL")
    )


def _cannulated(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a vein of hand or foot is entered by a short needle, or contrast is injected into it (VASC-58)."""
    near = clause.text[max(0, mention.start - clause.start - _REACH) : mention.end - clause.start + _REACH]
    return clause.section not in {"findings", "impression"} and context.has("access_peripheral", near)


def _told_otherwise(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a mere "sheath" is told with what a run showed ("through the sheath: axillary vein normal")."""
    if context.has("result", clause.after(mention)):
        return True
    cues = [
        match.end()
        for match in context.cues["access"].finditer(clause.text)
        if match.end() <= len(clause.before(mention))
    ]
    return bool(cues) and context.has("shown", clause.before(mention)[cues[-1] :])


def _beside_puncture(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a puncture word stands nearer to this vessel than to any other way in of the clause."""
    sites = load_entry_sites()
    others = [
        (m.start - clause.start, m.end - clause.start)
        for m in clause.of("VESSEL")
        if m.concept in sites and m is not mention
    ]
    others += [match.span() for match in SURFACE.finditer(clause.text)]
    own = (mention.start - clause.start, mention.end - clause.start)
    for cue in context.cues["access_strong"].finditer(clause.text):
        reach = _distance(own, cue.span())
        # Of two at one distance the one before the word is meant ("right wrist access left carotid …").
        nearer = any(
            _distance(other, cue.span()) < reach + (other[1] <= cue.start() and own[0] >= cue.end()) for other in others
        )
        if reach <= _REACH and not nearer:
            return True
    return False


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters between two stretches of a text."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def _entered_next(context: Context, clause: Clause) -> bool:
    """The vessel is looked at in one clause and entered in the next ones of the sentence or of the one after it."""
    for other in context.clauses[clause.index + 1 : clause.index + 4]:
        if other.sentence > clause.sentence + 1 or other.of("VESSEL"):
            return False
        if context.has("access_strong", other.text):
            return context.happened(other) and _AFTERCARE.search(other.text) is None
    return False
