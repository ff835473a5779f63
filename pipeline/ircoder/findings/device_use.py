"""Whether a device or an act word tells of a use in this session, or of an inventory, a standing implant, a plan."""

from __future__ import annotations

import re
from typing import Literal

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.treated_vessels import CUES
from ircoder.knowledge.cues import CuePattern, cue_patterns
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

Tier = Literal["told", "summed", "listed"]
"""``told`` in the course of the procedure, ``summed`` up in the impression, ``listed`` in a title or an inventory."""

_SIZE = re.compile(
    r"\b\d+(?:\.\d+)?\s{0,6}(?:mm|cm|cc|french|fr|f|ml|mg|units?|vials?|um|microns?|micrometers?)\b"
    r"|\b\d+(?:\.\d+)?\s{0,6}(?:x|by)\s{0,6}\d|\bx\s?\d\b|[-_]\d{2,4}\b",
    re.IGNORECASE,
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|oh|zero)"
)
SPOKEN_SIZE = WordPattern(
    rf"\b(?!one by one\b){_COUNT}(?:(?: point)?[ -]{_COUNT}){{0,2}} by {_COUNT}(?:[ -]{_COUNT}){{0,2}}\b"
)
"""Diameter and length of a stent or balloon as dictated ("three five by twenty three")."""
_HELD = WordPattern(
    rf"\b(?:for|over)\s+(?:about\s+|another\s+)?(?:\d{{1,3}}|{_COUNT}(?:[ -]{_COUNT})?)"
    r"[\s-]?(?:min|mins|minutes?|sec|seconds?)\b"
)
"""How long a balloon stayed up ("an 018 balloon for three minutes")."""
_LEFT_ASIDE = WordPattern(r"\bnot\s+(?:used|needed|required|necessary|wanted)\s*[,;]")
"""Behind a tool that was not used, before the one that was ("Hawkone not used, only a 3 mm balloon")."""
_FREE = re.compile(r"-\s?(?:free|less)\b", re.IGNORECASE)
"""Behind a device that was done without ("balloon-free technique")."""
_LIES_UNDER = re.compile(r"\bcover(?:s|ing)?\s+the\s+(?:\w+\s+and\s+(?:the\s+)?)?$", re.IGNORECASE)
"""Before a device that another one goes over ("extension to cover the aneurysm and plug")."""
_TIMED_TO = WordPattern(r"\b(?:door|contact|ecg|ekg|medical contact)[\s-]+to[\s-]+$")
"""Before a device to which only a time was counted ("door to balloon")."""
_BY_VOLUME = re.compile(r"\b\d{1,3}\s?(?:cc|ml)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""A balloon told by what it holds blocks, holds or pumps; one that opens a vessel is told by its width."""
_LED_ALONG = WordPattern(r"\b(?:passed|run|led|driven|worked|taken|went)\s+(?:through|along|down|up|across|over)\b")
_COUNTED = re.compile(rf"\b(?:\d{{1,2}}|{_COUNT})\s+(?:\w+\s+)?(?:cuts?|pass(?:es)?|runs?|sweeps?)\b", re.IGNORECASE)
"""How often a driven device went along ("Hawkone, 4 cuts")."""
_KNOWN_LESION = WordPattern(r"\bknown\s+(?=(?:[\w-]+\s+){0,5}(?:aneurysm|lesion|stenosis|avm|fistula|mass|tumor)\b)")
"""What is known is the lesion, not the device."""
_DRIVEN = frozenset({"atherectomy_device", "thrombectomy_device"})
_BALLOONS = frozenset({"balloon", "drug_coated_balloon", "cutting_balloon", "scoring_balloon"})
_BY_DIAMETER = _BALLOONS | {"lithotripsy_balloon", "atherectomy_device"}
_DIAMETER = re.compile(r"(?<![\d.])[1-9]\d?\.\d{1,2}(?![\d.])(?!\s?(?:cm|%))")
"""Diameter alone, as balloons and burrs are told ("Shockwave M5+ 6.0")."""
_PLACED_FIRST = WordPattern(
    r"\b(?:placed|deployed|implanted|delivered|put in|inserted|used|released|laid)\b[^.;]{0,40}$"
)
_DENIED_NEAR = WordPattern(r"\b(?:no|without|not|never|neither|nor)\b[^,.;]{0,25}$")
_TURN = re.compile(r"[.;]\s|\b(?:we|I)\s+(?!(?:used|deployed|placed|put|treated)\b)", re.IGNORECASE)
_REASON = WordPattern(
    r",?\s\b(?:because|so that|lest)\b|(?<=\w)(?:(?<=stenosis)|(?<=lesion)|(?<=narrowing)|(?<=occlusion)|(?<=plaque))"
    r"\s(?:that|which)\b"
)
"""Words that turn from what was done to why: what would have happened otherwise takes nothing back."""
_YEAR = WordPattern(
    r"[^.;:,\n\d]{0,25}\b(?:in|of|from|since|placed|done|implanted|deployed)\s+(?:[a-z]{3,9}\.?\s+)?(?:of\s+)?(?P<year>(?:19"
    r"|20)\d\d)\b"
)
_DATE = re.compile(r"[^.;:,\n\d]{0,25}\b0?(?P<month>\d{1,2})/0?(?P<day>\d{1,2})(?:/\d{2,4})?\b(?!\s{0,6}(?:mm|in|%))")
_TREATMENTS = frozenset({"angioplasty", "stent", "atherectomy", "lithotripsy", "embolization", "thrombectomy"})
_REACH = 80
_REST = 140
"""So many characters of the rest of a sentence may take a treatment back."""
_COORDINATED = re.compile(
    r"(?:\s|[,/&+]|and|or|nor|then|with|the|an?|any|further|additional|[\d.]+|x|by|mm|cm|french|fr)*", re.IGNORECASE
)
_DONE = WordPattern(
    r"\b(?:inflat(?:ed|ion)|deploy(?:ed|ment)|dilat(?:ed|ation|ion)|implanted|released|detached|laid|injected"
    r"|performed"
    r"|given|packed|treated|angioplastied|ballooned|stented)\b",
)
_AGAIN = WordPattern(r"\b(?:the|this|that|same)\s+(?:[\w-]+\s+)?$")
_OTHER_ONE = WordPattern(r"\b(?:second|third|another|other|larger|smaller|longer|one)\b")
_JUDGED = re.compile(
    r"^(?:\s+(?:from|of|at|via|through|in|here|there|of it|today)\b[^.;,]{0,40}?)?"
    r"\s+(?:is|was|seems|appears|looks|remains|more|less|relatively)?\s{0,3}(?:not\s+|an?\s+)?(?:\w+ly\s+)?"
    r"(?:acceptable|unacceptable|feasible|possible|impossible|unsafe|safe|risky|dangerous|hazardous|difficult"
    r"|advisable"
    r"|unadvisable|inadvisable|contraindicated|indicated|warranted|reasonable|preferable|preferred|appropriate|option"
    r"|unlikely|necessary|unnecessary|required|alternative)\b",
    re.IGNORECASE,
)
_VERB = WordPattern(
    r"\b(?:was|were|is|are|has|had|have|did|done|then|we|i|placed|deployed|dilated|ballooned|plastied|angioplastied"
    r"|embolized|coiled|stented|treated|crossed|selected"
    r"|used|given"
    r"|removed|withdrawn|exchanged|replaced|punctured|entered|snared|retrieved|pulled|swept|shows|showed|fills|filled"
    r"|went|came"
    r"|inserted|aspirated|converted|injected|advanced|\d+(?:\.\d+)?\s?(?:x|mm|f|fr)\b|\d\s?x\s?\d)",
)
_LOTS = WordPattern(r"\blot (?:numbers?|#)|\blist (?:of )?the equipment\b")
_LONGEST_TITLE = 140
_DOSED = WordPattern(
    r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml|cc|c|sec|seconds|minutes|watts|cores|passes)\b|\b\d\d\s?(?:g|ga|gauge)\b"
)
"""Doses, needles and times, which no title gives."""
_HEADER = 400
_FINDING_SECTIONS = frozenset({"findings", "impression", "findings_only"})


@once
def _tiers(context: Context) -> dict[tuple[int, int, str], Tier | None]:
    """Tiers that were asked for; a clause is told apart from one that was put together by its offsets."""
    return {}


def tier_of(context: Context, clause: Clause) -> Tier | None:
    """How a clause tells treatments; ``None`` where nothing of this session is told."""
    known, place = _tiers(context), (clause.start, clause.end, clause.section)
    if place not in known:
        known[place] = _tier(context, clause)
    return known[place]


def _tier(context: Context, clause: Clause) -> Tier | None:
    cues = cue_patterns(CUES)
    if clause.section in BACKGROUND:
        return None
    if clause.section in TITLES or clause.section in {"radiation", "specimen", "signature"}:
        return "listed"
    head = clause.text.partition(":")[0]
    label = head if ":" in clause.text and len(head) <= 40 else ""
    if _whole(cues["inventory"], clause.title) or (label and _whole(cues["inventory"], label)):
        return "listed"
    if _LOTS.search(clause.text):
        return "listed"
    if _is_opening(context, clause):
        return "listed"
    return "summed" if clause.section in {"impression", "complications", "addendum"} else "told"


def _is_opening(context: Context, clause: Clause) -> bool:
    """Whether a first line without a verb is the title of a report that has no headings; nothing was told before."""
    if clause.sentence > 1 or clause.title:
        return False
    for sentence in context.reading.sentences[: clause.sentence + 1]:
        text = context.reading.text[sentence.start : sentence.end]
        if len(text) > _LONGEST_TITLE or _VERB.search(text) is not None or _DOSED.search(text) is not None:
            return False
    return True


def is_used(context: Context, clause: Clause, mention: Mention, *, at_hand: bool = False) -> bool:
    """Whether the mention tells a use: performed, not left in its box, not an old implant, not a plan.

    A device ``at_hand`` where a catheter was just brought needs no verb of its own.
    """
    cues = cue_patterns(CUES)
    if mention.attributes.get("retracted") or _FREE.match(clause.after(mention)):
        return False
    near = _near(clause, mention)
    before = clause.before(mention)
    if _TIMED_TO.search(before[-20:]) or _LIES_UNDER.search(before[-45:]):
        return False
    if _undone_later(context, clause, mention) or _judged(clause, mention):
        return False
    if mention.assertion != "performed":
        revived = mention.assertion == "historical" and mention.label == "DEVICE" and _PLACED_FIRST.search(before[-60:])
        if not revived or _DENIED_NEAR.search(before[-40:]):
            return False
    if (
        cues["unused"].search(near)
        or cues["talked"].search(before)
        or cues["elsewhere"].search(_outside_brackets(clause, mention))
    ):
        return False
    if _dated_otherwise(context, clause, mention):
        return False
    if mention.kind == "balloon" and _BY_VOLUME.search(before[-25:]):
        return False
    if mention.label != "DEVICE" or clause.section in TITLES:
        return True
    if _of_earlier_work(clause, mention):
        return False
    if _stands(clause, mention):
        return False
    if clause.section in _FINDING_SECTIONS:
        return cues["use"].search(_around(clause, mention)) is not None
    words = _without_devices(clause)
    at_hand = at_hand or _goes_on_bare(context, clause, words) or _behind_label(clause, mention)
    sized = _SIZE.search(words) is not None or SPOKEN_SIZE.search(words) is not None
    sized = sized or (mention.kind in _BY_DIAMETER and _DIAMETER.search(words) is not None)
    held = mention.kind in _BALLOONS and _HELD.search(words) is not None
    led = mention.kind in _DRIVEN and any(p.search(words) is not None for p in (_LED_ALONG, _COUNTED))
    led = led or _aimed(clause, mention)
    return at_hand or sized or held or led or cues["use"].search(words) is not None


_BRACKETED = re.compile(r"\([^()]{0,80}\)")


def _outside_brackets(clause: Clause, mention: Mention) -> str:
    """Text of a clause without asides in brackets, which speak of something else ("(angiogram last month)")."""
    at = mention.start - clause.start
    return _BRACKETED.sub(lambda m: m.group() if m.start() <= at < m.end() else " ", clause.text)


_AIMED_AT = re.compile(r"\s*(?:\w+\s+){0,2}?(?P<to>to|of|in|for|on|through|across)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)


_LEFT_BEHIND = re.compile(r"\s*(?:from|via|through|by way of|x\s?\d)\b", re.IGNORECASE)
"""Behind devices that are named by their vessel and the way they came ("gonadal vein coils from the right IJ")."""


def _aimed(clause: Clause, mention: Mention) -> bool:
    """Whether a device is told by the vessel it was for alone ("Jetstream of the popliteal", "DCB to the SFA")."""
    driven = mention.kind in _DRIVEN or mention.kind == "lithotripsy_balloon"
    if not driven and mention.attributes.get("treats") not in {"angioplasty", "stent", "embolization"}:
        return False
    if _LEFT_BEHIND.match(clause.after(mention)) and any(
        not clause.text[v.end - clause.start : mention.start - clause.start].strip() for v in clause.of("VESSEL")
    ):
        return True
    match = _AIMED_AT.match(clause.after(mention))
    if match is not None and _STOOD_THERE.match(clause.after(mention), match.end()):
        return False
    if match is None or (not driven and match["to"].lower() != "to"):
        return False
    return any(0 <= m.start - mention.end - match.end() <= _BESIDE for m in clause.of("VESSEL", "LESION"))


_STOOD_THERE = re.compile(
    r"[^.;,]{0,40}\b(?:in place|in situ|seen|noted|visible|patent|offered|considered)\b", re.IGNORECASE
)
_BESIDE = 12
_BARE = re.compile(r"\W*(?:(?:then|next|finally|and|a|an|another)\W+)*_+[\s.;]*", re.IGNORECASE)


def _goes_on_bare(context: Context, clause: Clause, words: str) -> bool:
    """Whether a clause is nothing but a device beside a treatment of the same sentence ("atherectomy, then DES")."""
    if _BARE.fullmatch(words) is None:
        return False
    beside = [c for c in context.clauses[max(0, clause.index - 1) : clause.index + 2] if c.sentence == clause.sentence]
    return any(_treats(m) and m.assertion == "performed" for c in beside if c is not clause for m in c.mentions)


def _behind_label(clause: Clause, mention: Mention) -> bool:
    """Whether a device is all that stands behind a vessel as its label ("Left SFA: Turbo-Elite laser, …")."""
    before = clause.before(mention)[clause.lead :]
    label, colon, between = before.rpartition(":")
    vessels = [m for m in clause.of("VESSEL") if m.end <= clause.start + clause.lead + len(label)]
    return bool(colon) and bool(vessels) and len(label) <= _LONGEST_LABEL and _ONLY_SIZES.fullmatch(between) is not None


_LONGEST_LABEL = 50
_ONLY_SIZES = re.compile(
    r"[\s\d.x/-]*(?:(?:mm|cm|f|fr|an?|the|kissing|bilateral|paired|two|one|single|both|overlapping)\s+){0,2}",
    re.IGNORECASE,
)


def _of_earlier_work(clause: Clause, mention: Mention) -> bool:
    """Whether a device is that of work told as past ("ten months out from coiling with a Neuroform stent")."""
    earlier = [m for m in clause.of("INTERVENTION") if m.end <= mention.start and _treats(m)]
    return (
        bool(earlier)
        and earlier[-1].assertion == "historical"
        and _WITH_IT.search(clause.text[earlier[-1].end - clause.start : mention.start - clause.start]) is not None
    )


_WITH_IT = re.compile(r"^[^.;,]{0,60}\b(?:with|using)\s+(?:an?\s+|the\s+|two\s+|\d\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)


def _dated_otherwise(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a date right behind the mention is another than that of the report ("coiled 3/29", "stented in 2021")."""
    header = context.reading.text[: min(_HEADER, mention.start)]
    year = _YEAR.match(clause.after(mention))
    if year is not None:
        return re.search(rf"(?<!\d){year['year']}(?!\d)", header) is None
    match = _DATE.match(clause.after(mention))
    if match is None:
        return False
    return not re.search(rf"(?<!\d)0?{match['month']}[/-]0?{match['day']}(?!\d)", header)


def _near(clause: Clause, mention: Mention) -> str:
    """Words around a mention as far as one speaker's sentence and this treatment go, also without dictated stops."""
    low, high = max(clause.start, mention.start - _REACH), min(clause.end, mention.end + _REACH)
    for other in clause.mentions:
        if not _treats(other):
            continue
        # "PTA, stent not needed": what is denied of another treatment alone joins nothing.
        apart = other.assertion == "negated" and mention.assertion == "performed"
        between = clause.text[other.end - clause.start : max(other.end, mention.start) - clause.start]
        aside = _LEFT_ASIDE.search(between)
        if aside is not None:
            low = max(low, other.end + aside.end())
        if other.end <= mention.start and (apart or not _joined(clause, other.end, mention.start)):
            low = max(low, other.end)
        if other.start >= mention.end and (apart or not _joined(clause, mention.end, other.start)):
            high = min(high, other.start)
    before = clause.text[low - clause.start : mention.start - clause.start]
    after = clause.text[mention.end - clause.start : high - clause.start]
    if high < min(clause.end, mention.end + _REACH):
        # What stands between the last comma and the next treatment speaks of that one ("…, deliberately not stented").
        after = after.rsplit(",", 1)[0]
    return _TURN.split(before)[-1] + mention.text + _REASON.split(_TURN.split(after)[0])[0]


def _joined(clause: Clause, low: int, high: int) -> bool:
    return _COORDINATED.fullmatch(clause.text[low - clause.start : high - clause.start]) is not None


def _treats(mention: Mention) -> bool:
    return (mention.label == "DEVICE" and bool(mention.attributes.get("treats"))) or mention.kind in _TREATMENTS


def _undone_later(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether the sentence goes on to say that nothing came of it ("... but it was not inflated and came out")."""
    if mention.label == "DEVICE" and _DONE.search(
        _without_devices(clause)[max(0, mention.start - clause.start - 40) :]
    ):
        return False
    sentence = context.reading.sentences[clause.sentence]
    end = min(sentence.end, clause.end + _REST)
    for other in context.clauses[clause.index + 1 :]:
        if other.start >= end:
            break
        for treated in other.mentions:
            again = treated.kind == mention.kind and _AGAIN.search(other.before(treated)[-12:])
            if _treats(treated) and not again:
                end = min(end, treated.start)
    rest = context.reading.text[clause.end : max(clause.end, end)]
    match = cue_patterns(CUES)["undone"].search(rest)
    return match is not None and not _OTHER_ONE.search(rest[: match.start()])


def _judged(clause: Clause, mention: Mention) -> bool:
    """Whether a noun is only weighed up: "which makes embolization acceptable", "angioplasty is not advisable"."""
    if mention.label != "INTERVENTION" or not mention.text.lower().endswith(
        ("tion", "ing", "plasty", "tomy", "tripsy")
    ):
        return False
    return _JUDGED.match(clause.after(mention)) is not None


def _stands(clause: Clause, mention: Mention) -> bool:
    """A device that is already there: "stents patent", "coils in the middle lobe, no recanalization"."""
    if mention.kind in _BALLOONS:
        return False
    cues = cue_patterns(CUES)
    at = mention.start - clause.start
    text = _KNOWN_LESION.sub(lambda match: " " * len(match.group()), clause.text)
    near = text[max(0, at - 30) : mention.end - clause.start + 45]
    return cues["standing"].search(near) is not None and cues["use"].search(_around(clause, mention)) is None


def _around(clause: Clause, mention: Mention) -> str:
    """The words near a device with the names of devices blotted out, which are no verbs."""
    at = mention.start - clause.start
    return _without_devices(clause)[max(0, at - 80) : mention.end - clause.start + 80]


def _without_devices(clause: Clause) -> str:
    text = clause.text
    for device in clause.of("DEVICE"):
        low, high = device.start - clause.start, min(device.end - clause.start, len(text))
        text = text[:low] + "_" * (high - low) + text[high:]
    return text


def _whole(pattern: CuePattern, text: str) -> bool:
    """Whether a heading consists of a cue, give or take a word."""
    stripped = text.strip(" :-*\u2022#\n\t")
    match = pattern.search(stripped)
    return match is not None and len(stripped) - len(match.group()) <= 18
