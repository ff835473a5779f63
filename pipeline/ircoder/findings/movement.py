"""Whether the words around a vessel say that a catheter came to rest in it (VASC-15).

Words of selection or of a catheter's movement into the vessel do; so do a path written with arrows or commas, a label
that goes on with a catheter or a run, and a run named by the vessel. A wire that passes, a vessel that merely
opacifies, and a failed attempt do not.
"""

from __future__ import annotations

import re

from ircoder.findings.beds import is_aorta
from ircoder.findings.context import Clause, Context
from ircoder.findings.coordination import before_coordinated, beyond_coordinated, preposition, undone
from ircoder.findings.entries import SMALL_VEINS, region_of
from ircoder.findings.entry_phrases import CATHETERS, entered_by_phrase, looked_at_by_catheter, showed_by_size
from ircoder.findings.failed_selections import failed, undone_near
from ircoder.findings.model import Access
from ircoder.findings.named_runs import is_landmark
from ircoder.findings.not_entered import found_there, judged_next, merely_seen, tells_entry
from ircoder.findings.paths import ARROW, TIP_IN, on_path, told_by_place
from ircoder.findings.spinal_levels import before_levels
from ircoder.findings.telegraphic_entries import told_in_telegram
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_INTO = frozenset({"into", "in", "to", "within", "at", "inside", "toward", "towards", "up", "down", "as far as"})
_PASSING = frozenset({"through", "thru", "via", "past", "across", "beyond", "over", "along", "around", "by way of"})
_LAID_ALONG = frozenset({"across", "through", "along", "over"})
_NEAR = frozenset(
    {"of", "for", "near", "above", "below", "off", "out of", "proximal to", "distal to", "adjacent to", "next to"}
    | {"close to", "short of"}
)
_ENTERED = (
    r"(?:super|sub)?-?\s?select\w*|sel(?=\W)|(?:micro-?\s?)?catheteri[sz]\w*|cathaterized|cath(?:ed|eterised|[\u2019']d)|cann?ulat\w*"
    r"|engag\w*|hooked"
    r"|intubated|probed|sampl(?:ed|es|ing)"
)
_SELECTED_AFTER = re.compile(
    rf"^(?P<gap>[^.;]{{0,60}}?)(?:\b(?:{_ENTERED})\b"
    rf"|\b(?:was|were|is|are|being|been)\s+(?:\w+\s+){{0,2}}?(?:accessed|entered|reached|acquired|picked\s+up|found\s+and\s+engaged)\b"
    r"|\b(?:went|got|slid|slipped|dropped|popped|passed|advanced|ran|moved)\s+(?:\w+\s+){0,3}?(?:in|into|inside"
    r"|up)\s+"
    r"(?:it|there|that(?:\s+one)?|this(?:\s+one)?)\b)",
    re.IGNORECASE,
)
_RUN_FROM = re.compile(
    r"\b(?:runs?|injections?|angiogra\w+|arteriogra\w+|dsa|series|shots?|venogra\w+)\s+(?:was|were|are|is)?\s*"
    r"(?:performed|obtained|done|made|acquired|taken)?\s*from\s+(?:the\s+)?[\w\s]{0,20}$"
    r"|\bselective(?:ly)?\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SELECTIVE = re.compile(r"\b(?:super|sub)?-?\s?select\w*\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(
    r"[:;]|\b(?:with|using|to|from|through|via|over|show(?:s|ed|ing)?|demonstrat\w+|reveal\w*|occluded|patent|which)\b",
    re.IGNORECASE,
)
_ENUMERATES = re.compile(
    r"\b(?:following|these|vessels|arteries|veins|branches)\b[^:;]{0,60}:|^\W*selected\b[^:;]{0,30}:", re.IGNORECASE
)
_THEN = re.compile(
    r"(?:and\s+)?(?:then|next|subsequently|afterwards?|thereafter|finally|lastly|followed\s+by)(?:\s+(?:finally|into|by))?(?:\s+(?:the|a|an))?"
    r"|and(?:\s+the)?",
    re.IGNORECASE,
)
_THROUGH_LESION = re.compile(
    r"\b(?:through|across|past|beyond|over|along)\s(?:(?:the|this|that|an?|all|fresh|old|acute|chronic|long|short"
    r"|hard)\s)*"
    r"(?:clots?|thromb(?:us|i)|occlusions?|stenos[ei]s|lesions?|narrowings?|blockages?|plaque)\b",
    re.IGNORECASE,
)
"""What a catheter goes through on its way is no finding told in between."""
_ASKED = WordPattern(r"\b(?:tip|catheter|microcatheter)\b[^?.;]{0,30}\?\s*$")
"""A form that asks where the catheter went, before the answer."""
_VERB_REACH = 60
_BESIDE_CATHETER = re.compile(
    r"\bover\s+(?:an?\s+|the\s+)?[^,;]{0,25}$|\b\w{0,5}catheter\s*(?:and|&|\+|with|/|over)\s*(?:an?\s+"
    r"|the\s+)?[^,;]{0,25}$",
    re.IGNORECASE,
)
_SHAPE_INTO = re.compile(
    r"^\W*(?:\d(?:\.\d)?\s?f\w{0,5}\s+)?[\w-]{2,10}"
    r"(?:\s+(?:in|into|to)\s+|\s*[-=]{0,3}>+\s*|\s*\u2192\s*)(?:the\s+)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s*,?\s*(?:and|with|for|where|using|dsa|runs?|angio\w*|arteriogra\w*|injected|filmed"
    r"|to stasis)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:from|off|of|via|through|past)\s+(?:the\s+)?$", re.IGNORECASE)
_FILLS = re.compile(
    r"\s*(?:arter\w+|branch\w*|circulation|trunk|system|territor\w+|origins?)?\s*"
    r"(?:(?:all|both|each|also|too|then|still|now|promptly|briskly|readily|well|nicely|normally|faintly|slowly"
    r"|poorly|only"
    r"|partly|partially|(?:is|are|was|were)\s+(?:well|all|both|nicely|clearly|faintly|also)?)\s+){0,3}"
    r"(?:fill(?:s|ed|ing)?|opacif\w+|reconstitut\w+|visuali[sz]\w+|seen|shown|outlined|demonstrated|light\w*\s+up)\b",
    re.IGNORECASE,
)
_FOR_REFLUX = WordPattern(
    r"\banastomo\w+\b[^.;]*\breflux\w*\s+(?:view|run|inject\w+|stud\w+|venogra\w+|fistulogra\w+|arteriogra\w+"
    r"|angiogra\w+"
    r"|image\w*|technique)"
    r"|\breflux\w*\b[^.;]*\banastomo\w+"
)
"""The artery beside the anastomosis of a dialysis circuit, which a catheter enters only to show the anastomosis."""
_IS_LEVEL = re.compile(r"\s+level\b", re.IGNORECASE)
_CHOSEN = WordPattern(
    r"\b(?:(?<!non)(?<!non-)compressib\w+|compress(?:es|ed)|anechoic)\b(?:(?!catheter|wire|sheath)[^.;])*?"
    r"\b(?:selected|chosen|picked)\b|\bsurvey scan\b"
)
"""A vein that ultrasound showed, and that was chosen for the puncture."""
_SELECTED_ALREADY = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+ly\s+|then\s+)?\w+\s*$", re.IGNORECASE)
"""A verb of selection in the passive: the vessel was told before it."""
_ATTENTION = re.compile(r"\b(?:attention|measur\w*)\b(?:[^.;]|\.(?=\d)){0,80}$", re.IGNORECASE)
_PREDICATE = re.compile(r"\w\s+(?:(?:was|were|is|then|next|also)\s+)*\w+\W*$", re.IGNORECASE)
"""A verb of selection behind its vessel."""
_OF_ITS_LABEL = re.compile(r"\w\s*:\s*(?:was\s+|were\s+|also\s+|then\s+)*\w+\W*$", re.IGNORECASE)
"""A verb of selection that tells of the label before it ("SMA: selected, …")."""
_ENTERED_TERSELY = re.compile(
    r"\s(?:arter(?:y|ies)\s|trunk\s|vein\s)?(?:then\s|next\s)?(?:entered|reached)\b", re.IGNORECASE
)
"""Behind a vessel, the verb of a note that leaves out the auxiliary ("R internal iliac entered")."""


_PICTURE_TO = WordPattern(
    r"\b(?:imag(?:ed|ing)|film(?:ed|ing)|shot|runs?|angiogra\w+|arteriogra\w+|inject\w+|runoff|views?|pictures)\b[^.;,:]{0,50}?"
    r"\b(?:down|out|up|through|distally)\s+(?:to|into|through)\s+(?:the\s+)?(?:level\s+of\s+the\s+)?$"
)
_UP_AND_OVER = WordPattern(r"\bup\W+and\W+over\b|\bover the (?:top|horn|bifurcation|fork)\b|\bcross(?:ed|ing)? over\b")
_WITH_A_WIRE = re.compile(r"\s+(?:with|by|using)\s+(?:an?\s+|the\s+)?(?:[\w.-]+\s+){0,2}?(?:\w*wire)\b", re.IGNORECASE)
"""What was only felt for by a wire ("the occlusion was probed with a stiff Glidewire")."""
_SWEPT_TO = WordPattern(r"\b(?:pulls?|passes|sweeps?|runs)\s+(?:from\s+)?(?:\w+\s+){1,3}to\s+(?:the\s+)?$")
"""How far a clot device was drawn ("5 pulls CIV to popliteal")."""
_BACK_TO = re.compile(
    r"\W*(?:(?:then|next|now|and)\s+)?(?:back|on|over|onward|across|out)\s+(?:in)?to\s+(?:the\s+)?(?:(?:left|right)\s+)?$",
    re.IGNORECASE,
)
"""A statement that opens with where the catheter in use went next ("Back to the left hepatic, run")."""
_NON_SELECTIVE = WordPattern(r"\bnon-?\s?selective(?:ly)?\b")
_JUDGED = re.compile(
    r"^\s*(?:arter(?:y|ies)\s+)?(?:(?:is|are|looks?|appears?|fills?|shows?|remains?)\b|(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:normal|patent|open|clear|unremarkable|small|large|diseased|occluded|absent|fine)\b)",
    re.IGNORECASE,
)
"""Behind a vessel, what was seen in it: no tip went there."""


def rests_in(context: Context, clause: Clause, mention: Mention, accesses: tuple[Access, ...]) -> bool:
    """Whether a catheter came to rest in a vessel by the words around it."""
    vessel = context.knowledge.vessels.get(mention.concept)
    small = region_of(mention.concept) in SMALL_VEINS
    if vessel is None or small or vessel.system in {"coronary_artery", "av_access"}:
        return False
    before = clause.before(mention)
    if mention.attributes.get("level"):
        before = before_levels(before)
    if _NON_SELECTIVE.search(before) and not is_aorta(vessel.concept):
        return False
    if _is_way_in(mention, accesses) and (
        context.has("access", clause.text) or tells_entry(clause, mention, accesses, context.knowledge.vessels)
    ):
        return False
    if mention.attributes.get("within") == "imaging":
        return _SELECTIVE.search(before[-40:]) is not None
    lead = preposition(before_coordinated(context, clause, mention))
    if mention.attributes.get("level"):
        lead = preposition(before)
    if any(words.search(clause.text) for words in (_FOR_REFLUX, _CHOSEN)) or _merely_fills(context, clause, mention):
        return False
    selected = _selected(context, clause, mention) or told_by_place(before, lead) or TIP_IN.search(before) is not None
    if lead == "for" and (selected or _mover(context, clause, mention) == "catheter"):
        # "A Sos catheter was used for the celiac artery"
        lead = "in"
    if not selected and is_landmark(mention, lead):
        return False
    return _rests_by(context, clause, mention, lead, selected=selected)


def _rests_by(context: Context, clause: Clause, mention: Mention, lead: str | None, *, selected: bool) -> bool:
    """Whether the preposition before a vessel, or the words around it, leave the catheter there."""
    before, after = clause.before(mention), clause.after(mention)
    if mention.attributes.get("level"):
        before = before_levels(before)
    if lead in _LAID_ALONG and _for_infusion(clause, mention):
        return not undone_near(clause, mention)
    if entered_by_phrase(clause, mention, selected=selected):
        return not undone_near(clause, mention)
    if lead in _PASSING or lead in _NEAR:
        return lead == "of" and _selection_of(context, clause, before)
    if lead in _INTO:
        by_arrow = ARROW.search(before) is not None and on_path(context, clause, mention)
        return by_arrow or _brought(context, clause, mention, selected=selected)
    if selected:
        return True
    if lead == "from":
        return _RUN_FROM.search(before) is not None
    return (
        (
            _carried_on(context, clause, before, after)
            and _JUDGED.match(beyond_coordinated(context, clause, mention)) is None
        )
        or told_in_telegram(context, clause, mention)
        or on_path(context, clause, mention)
    )


def _merely_fills(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether contrast is what reached a vessel ("the left vertebral was selected, the basilar and both PICAs fill").

    A vessel that only tells a level was not reached either.

    The vessel right behind a preposition of movement or a verb of selection is the one that was entered all the same.
    """
    if _IS_LEVEL.match(clause.after(mention)):
        return True
    if _FILLS.match(beyond_coordinated(context, clause, mention)) is None:
        return False
    before = clause.before(mention)
    active = context.last("select", before)
    beside = active >= 0 and not before[active:].strip(" ,").replace("the", "")
    governed = beside and _SELECTED_ALREADY.search(before[:active]) is None
    return not governed and preposition(before) not in _INTO


def _for_infusion(clause: Clause, mention: Mention) -> bool:
    """Whether an infusion catheter was laid along a vessel: its holes lie in the vessel that it crosses."""
    before = [m for m in clause.of("DEVICE") if m.end <= mention.start and m.assertion == "performed"]
    if not before or before[-1].kind != "infusion_catheter":
        return False
    between = clause.text[before[-1].end - clause.start : mention.start - clause.start]
    return re.search(
        r"\b(?:place\w*|position\w*|seated|left|laid|advanced|deployed|put)\b", clause.text, re.IGNORECASE
    ) is not None and (":" not in between)


def _brought(context: Context, clause: Clause, mention: Mention, *, selected: bool) -> bool:
    """Whether a catheter was moved into a vessel, and not a wire alone; nor attention turned to it."""
    before = clause.before(mention)
    mover = _mover(context, clause, mention) or _mover_before(context, clause, before)
    moved = _moved(context, before) or selected or mover == "catheter"
    moved = moved or _BACK_TO.match(before[clause.lead :]) is not None
    moved = moved or (mover is None and _terse(context, clause, mention))
    if _shown_to(context, clause, before) or _SWEPT_TO.search(before):
        return False
    by_wire = mover == "wire" or (mover is None and _only_a_wire(context, before))
    if ARROW.search(before) and any(device.kind in CATHETERS for device in clause.of("DEVICE")):
        # "Omni + Glidewire -> R CFA"
        return not context.has("result", before)
    return moved and not by_wire and not merely_seen(before) and not _ATTENTION.search(before)


def _shown_to(context: Context, clause: Clause, before: str) -> bool:
    """Whether a picture, and no catheter, went as far as a vessel ("imaged the whole arm down to the palmar arch")."""
    found = _PICTURE_TO.search(before)
    if found is None or any(context.has(group, found.group()) for group in ("move", "catheter")):
        return False
    return not any(clause.start + found.start() <= m.start < clause.start + found.end() for m in clause.of("DEVICE"))


def _terse(context: Context, clause: Clause, mention: Mention) -> bool:
    """Telegraph style: a catheter told by its size or shape alone, then a run ("5F VS1 into celiac, DSA")."""
    return showed_by_size(clause, mention) or (
        _SHAPE_INTO.match(clause.before(mention)[clause.lead :]) is not None
        and context.has("injected", clause.after(mention))
    )


def _selection_of(context: Context, clause: Clause, before: str) -> bool:
    """A selection named as a noun: "selection of the celiac", "catheterization of the left vertebral"."""
    match = re.search(
        r"\b(?:(?:super|sub)?select(?:ion|ive catheteri[sz]ation)|catheteri[sz]ation|cannulation|engagement)"
        r"(?:\s*(?:,|and|with|&|/|then)\s*(?:selective\s+)?(?:\w+gra\w+|dsa|injections?|imaging|runs?))?\s+of\s+"
        r"(?:the\s+|each\s+|both\s+|main\s+|origins?\s+of\s+){0,3}$",
        before,
        re.IGNORECASE,
    )
    return match is not None and not undone(clause, clause.start + match.start())


def _moved(context: Context, before: str) -> bool:
    """Whether a catheter word or a word of movement reaches to the vessel: no finding is told in between."""
    end = max(context.last("move", before), context.last("catheter", before))
    return end >= 0 and ":" not in before[end:] and not context.has("result", _THROUGH_LESION.sub(" ", before[end:]))


def _mover(context: Context, clause: Clause, mention: Mention) -> str | None:
    """Which device was moved to a vessel: the last one named before it that is not merely what it ran over."""
    for device in reversed([m for m in clause.of("DEVICE") if m.end <= mention.start]):
        if device.kind == "wire" and not _BESIDE_CATHETER.search(clause.before(device)):
            return "wire"
        if device.kind in CATHETERS:
            between = _THROUGH_LESION.sub(" ", clause.before(mention)[device.end - clause.start :])
            return None if ":" in between or context.has("result", between) else "catheter"
    return None


def _mover_before(context: Context, clause: Clause, before: str) -> str | None:
    """A clause that opens with its preposition ("then into the …") goes on with the device of the one before it."""
    opening = re.match(r"\W*(?:then|next|and)?\W*(?:\w+\W+)?(?:into|to|in|down|up|over|out)\b", before, re.IGNORECASE)
    earlier = context.clauses[clause.index - 1] if clause.index else None
    if earlier is not None and _ASKED.search(earlier.text):
        return "catheter"
    if opening is None or earlier is None or earlier.sentence != clause.sentence or failed(earlier):
        return None
    kinds = [device.kind for device in earlier.of("DEVICE") if device.kind == "wire" or device.kind in CATHETERS]
    if kinds:
        return "wire" if kinds == ["wire"] else "catheter"
    if context.has("catheter", earlier.text) and context.has("move", earlier.text):
        return "catheter"
    selected = any(_selected(context, earlier, vessel) for vessel in earlier.of("VESSEL"))
    return "catheter" if selected or _UP_AND_OVER.search(earlier.text) is not None else None


def _carried_on(context: Context, clause: Clause, before: str, after: str) -> bool:
    """A vessel right after "then", "and" or a semicolon carries on the selection of the clause before it."""
    earlier = context.clauses[clause.index - 1] if clause.index else None
    in_list = earlier is not None and earlier.text.rstrip().endswith((";", "followed by", "after which"))
    opening = before.strip(" ,").lower()
    if _THEN.fullmatch(opening) is None and not (in_list and opening in {"", "the"}):
        return False
    if re.match(r"[^.;]{0,30}\bwhere the (?:catheter|tip)\b", after, re.IGNORECASE):
        return True
    if earlier is None or earlier.sentence != clause.sentence or failed(earlier):
        return False
    goes_on = not after.strip(" ,.)")[:1].isalpha() or _GOES_ON.match(after) is not None
    brought = context.has("move", earlier.text) or any(d.kind in CATHETERS for d in earlier.of("DEVICE"))
    tail = _last_lead(context, earlier)
    moved = (brought and preposition(tail) in _INTO) or TIP_IN.search(tail) is not None
    if moved or context.has("select", earlier.text):
        return goes_on
    vessels = earlier.of("VESSEL")
    return (
        goes_on
        and len(vessels) == 1
        and _carried_on(context, earlier, earlier.before(vessels[0]), earlier.after(vessels[0]))
    )


def _last_lead(context: Context, clause: Clause) -> str:
    """Words in front of the last vessel of a clause and of those coordinated with it."""
    vessels = clause.of("VESSEL")
    return before_coordinated(context, clause, vessels[-1]) if vessels else ""


def _selected(context: Context, clause: Clause, mention: Mention) -> bool:
    tail = beyond_coordinated(context, clause, mention)
    found = _SELECTED_AFTER.match(tail)
    if found is not None and _WITH_A_WIRE.match(tail, found.end()):
        return False
    if found is not None and not _vessel_between(clause, clause.end - len(tail), found["gap"]):
        return not undone(clause, mention.end + found.end() - 1)
    if looked_at_by_catheter(clause, tail):
        return True
    if _ENTERED_TERSELY.match(tail):
        return not undone(clause, mention.end)
    before = clause.before(mention)
    end = context.last("select", before)
    if end < 0 or undone(clause, clause.start + end - 1):
        return False
    # The verb governs the vessel where only articles, sides and coordinated vessels stand between.
    between = before[end:]
    listed = _ENUMERATES.search(before)
    if listed is not None:
        between = before[listed.end() :]
    for other in clause.of("VESSEL"):
        if clause.start + end <= other.start < mention.start:
            between = between.replace(other.text, "", 1)
    predicate = _PREDICATE.search(before[:end]) is not None
    if (found_there(clause, mention) and predicate) or _OF_ITS_LABEL.search(before[:end]):
        return False
    governed = any(other.end <= clause.start + end for other in clause.of("VESSEL"))
    _, comma, beside = before[end:].rpartition(",")
    if predicate and governed and comma and (judged_next(context, tail) or context.has("result", beside)):
        return False
    return len(between) <= _VERB_REACH and _BREAKS_OFF.search(between) is None and not context.has("run", between)


def _vessel_between(clause: Clause, start: int, gap: str) -> bool:
    """Whether another vessel, other than one that this one arises from, stands between a vessel and its verb."""
    for other in clause.of("VESSEL"):
        if start <= other.start and other.end <= start + len(gap) and not _APART.search(gap[: other.start - start]):
            return True
    return False


def _only_a_wire(context: Context, before: str) -> bool:
    wire, catheter = context.last("wire", before), context.last("catheter", before)
    return wire > catheter and not re.search(r"\bover\b[^,;]*$", before[:wire], re.IGNORECASE)


def _is_way_in(mention: Mention, accesses: tuple[Access, ...]) -> bool:
    return any(
        access.vessel == mention.concept
        or (region_of(access.vessel) is not None and region_of(access.vessel) == region_of(mention.concept))
        for access in accesses
        if mention.side in {None, "bilateral"} or access.side in {None, mention.side}
    )
