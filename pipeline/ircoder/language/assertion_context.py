"""What decides an assertion beyond cue phrases: dates, the patient's story, devices seen before, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.assertion_cues import Cue
from ircoder.language.assertion_scope import Hit
from ircoder.language.clauses import Words, word_set
from ircoder.language.reading import Assertion, Mention, Quantity, Reading, Sentence
from ircoder.language.retouch import with_assertion

TITLE_SECTIONS = frozenset({"procedure_title"})
_SERVICE = re.compile(
    r"\b(?:dos|date of (?:service|procedure|operation|exam|examination|study|surgery)|(?:service|procedure|exam|"
    r"study|operation) date"
    r"|date|performed on|today)\b[\s:(]*(?:is\s+)?$"
)
_OTHER_SESSION = re.compile(
    r"\b(?:first|previous|prior|earlier|last|index)\s(?:session|procedure|stage|visit|treatment)\b[:,]?\s"
    r"(?:(?:was\s)?(?:on|of|from|in)\s)?$"
)
_OPENING = 260
"""Characters within which the first date of a report is taken for the date of service."""

_BEFORE = Cue("date before the service", "both", "historical", "clause", 4, "cue", "acts")
_LATER = Cue("date after the service", "both", "planned", "clause", 3, "cue", "acts")
_STORY = Cue("patient's story", "before", "historical", "story", 2, "cue", "acts")
_STORY_ENDS = word_set(
    "consent consented prepped brought taken informed underwent presents presenting here referred admitted for needing "
    "today had accessed stuck punctured puncture sheath we approach access anesthesia sedation"
)


def service_day(reading: Reading) -> int | None:
    """Ordinal day of the service as the text states it, else the first date near the top, else ``None``."""
    dates = [quantity for quantity in reading.quantities if quantity.kind == "date"]
    for date in dates:
        if _SERVICE.search(reading.text[max(0, date.start - 32) : date.start].lower()):
            return int(date.value)
    low = reading.text[: _OPENING + 1].lower()
    own = (date for date in dates if not _OTHER_SESSION.search(low, max(0, date.start - 32), date.start))
    first = next(own, None)
    return int(first.value) if first is not None and first.start < _OPENING else None


def date_hits(dates: Sequence[Quantity], text: Words, sentence: Sentence, today: int | None) -> list[Hit]:
    """Dates of a sentence as cues: earlier than the service is historical, later is planned."""
    if sentence.heading:
        return []
    out: list[Hit] = []
    for date in dates:
        if sentence.start <= date.start < sentence.end and date.value != today:
            start, end = text.at(date.start, date.end)
            out.append(Hit(start, end, _LATER if today is not None and date.value > today else _BEFORE))
    return out


def story_hits(ages: Sequence[Quantity], text: Words, sentence: Sentence) -> list[Hit]:
    """The words after the patient's age tell what went before, up to a word that brings the patient to the table."""
    out: list[Hit] = []
    for age in ages:
        if sentence.start <= age.start < sentence.end:
            _, end = text.at(age.start, age.end)
            stop = min(len(text.words), end + STORY_REACH)
            stop = next((at for at in range(end, stop) if text.words[at] in _STORY_ENDS), stop)
            out.append(Hit(end, stop, _STORY))
    return out


STORY_REACH = 28
"""Words of a patient's story at most; run-on dictation goes on to the procedure without a stop."""

_HEAD = re.compile(r"([a-z]+?)(?:es|s)?\W*$")
_LASTING = word_set(
    "catheter port drain tube filter stent line picc pigtail nephrostomy graft lead pump cuff screw cage hardware "
    "permcath permacath tunnel shunt"
)
_FRESH = re.compile(
    r"(?:\bnew|\ban?|\banother|\bsecond|\btwo|\bthree|\bfour|\bfive|\d\s?(?:mm|cm|f|fr|french|g|gauge)?|\bfresh"
    r"|\breplacement"
    r"|\b(?:placed|deployed|inserted|implanted|positioned|advanced))\s(?:[a-z0-9.-]+\s){0,3}$"
)
_REMOVED = re.compile(
    r"\s*(?:(?:itself|which|then|and|\w+ly|,)\s)*(?:was|were|is|are)?\s*(?:then\s|\w+ly\s|now\s)?"
    r"(?:removed|pulled|retrieved|explanted|extracted|withdrawn|captured|out\b|removal|retrieval|explant)"
)
_REMOVAL_OF = re.compile(
    r"\b(?:removal|removing|removed|retrieval|retrieved|explant\w*|pulled|captured?|snared)\s(?:of\s)?(?:the\s|"
    r"her\s|his\s)?(?:[a-z]+\s){0,2}$"
)


_WITH_IT = re.compile(
    r"[\w\s,/'-]{0,45}?\b(?:with|plus|including|followed by)\s+(?:(?!today|now\b|this\b|then\b|we\b|i\b)[\w-]+\s+){0,3}"
)


def with_earlier_work(mentions: Sequence[Mention], low: str) -> list[Mention]:
    """Acts told with an earlier one in one breath ("fistulogram in June with angioplasty") were done with it."""
    out: list[Mention] = []
    last: Mention | None = None
    for mention in mentions:
        if mention.label not in ("INTERVENTION", "IMAGING"):
            continue
        if last is not None and mention.assertion == "performed" and "cue" not in mention.attributes:
            between = low[last.end : mention.start]
            if len(between) <= _WITH_REACH and _WITH_IT.fullmatch(between):
                mention = with_assertion(mention, "historical", "with earlier work")
                out.append(mention)
        earlier = mention.assertion == "historical" and "cue" in mention.attributes
        last = mention if earlier else None
    return out


_WITH_REACH = 70


def resolve_devices(mentions: Sequence[Mention], low: str) -> list[Mention]:
    """Devices that were there before stay historical until a new one of their kind comes in.

    A lasting device (catheter, drain, filter, stent) that is removed without having been placed in this report was
    placed before it.
    """
    status: dict[str, str] = {}
    placed = _placed_kinds(mentions, low)
    out: list[Mention] = []
    for mention in mentions:
        if mention.label == "IMAGING" and _OUTSIDE_STUDY.match(mention.text.lower()):
            mention = _same_study(mention, low, status)
        if mention.label != "DEVICE" or mention.assertion is None:
            out.append(mention)
            continue
        key = _device_noun(mention)
        decided = mention.assertion
        cue = str(mention.attributes.get("cue", ""))
        title = mention.section in TITLE_SECTIONS
        if decided == "performed" and not cue and key in _IMPLANTS and not title:
            before = low[max(0, mention.start - 40) : mention.start]
            if _standing(low, mention, before, key in placed):
                mention = with_assertion(mention, "historical", "already there")
        elif decided == "performed" and not cue and key in _LASTING and not title:
            before = low[max(0, mention.start - 40) : mention.start]
            if status.get(key) is None and _standing(low, mention, before, key in placed):
                mention = with_assertion(mention, "historical", "already there")
            elif _FRESH.search(before):
                status[key] = "performed"
            elif status.get(key) == "historical":
                mention = with_assertion(mention, "historical", "placed before")
            elif status.get(key) is None and _is_removed(low, mention, before):
                mention = with_assertion(mention, "historical", "removed today")
                status[key] = "historical"
        elif decided == "historical" or (decided == "performed" and not title):
            status[key] = decided
        out.append(mention)
    return out


def _device_noun(mention: Mention) -> str:
    head = _HEAD.search(mention.text.lower())
    return head[1] if head else mention.text.lower()


def _placed_kinds(mentions: Sequence[Mention], low: str) -> frozenset[str]:
    """Nouns of the devices that the report places somewhere."""
    return frozenset(
        _device_noun(mention)
        for mention in mentions
        if mention.label == "DEVICE"
        and mention.assertion == "performed"
        and mention.section not in TITLE_SECTIONS
        and _PLACES.search(low, max(0, mention.start - 60), mention.end + 60)
    )


def _standing(low: str, mention: Mention, before: str, placed_too: bool) -> bool:
    """Whether words say that a device was there already: *her port*, *the occluded stent*, *a filter is in place*."""
    if _OWNED.search(before):
        return True
    if placed_too:
        return False
    return bool(_EXISTS.search(before) or _STANDS.match(low, mention.end, mention.end + 70))


_IMPLANTS = word_set("coil clip endograft hardware screw plug limb")
_OWNED = WordPattern(
    r"\b(?:(?:her|his|their|patient['’]s)(?!\snew\b)|occluded|thrombosed|clogged|clotted|malfunctioning"
    r"|non-?functioning|malpositioned"
    r"|dislodged|infected|fractured|retained|stenosed|restenosed)\s(?:(?!with\b|by\b|using\b|and\b)[a-z-]+\s){0,2}$",
    re.NOFLAG,
)
_EXISTS = re.compile(r"\bthere\s(?:is|are|was|were)\s(?:also\s)?(?:(?:an?|the)\s)?(?:[a-z-]+\s){0,3}$")
_STANDS = re.compile(
    r"\s(?:[a-z'’-]+\s){0,6}?(?:(?:is|are|remains?|appears?)\s(?:again\s|also\s|still\s)?(?:(?:widely|well|fully"
    r"|chronically|completely)\s)?"
    r"(?:patent|occluded|thrombosed|in\splace|in\ssitu|present|unchanged|intact|stable|noted|seen|visible"
    r"|visuali[sz]ed|identified|stenosed)\b)"
    r"|\s(?:already\s)?in\s(?:place|situ)\swas\b"
)
_PLACES = WordPattern(
    r"\b(?:placed|placing|placement|deploy|insert|implant|deliver|releas|position|put\b|advanc|laid)", re.NOFLAG
)
_LASTING_KINDS = word_set(
    "port tunneled_catheter nontunneled_catheter picc midline ivc_filter drain nephrostomy_tube feeding_tube stent "
    "tunneled_drain ureteral_stent biliary_stent chest_tube gastrostomy_tube biliary_drain pleural_catheter"
)
_LASTING_NAME = re.compile(
    r"port|filter|drain|tube|picc|line|stent|tunneled|dialysis|permcath|permacath|pleurx|lead|pump"
)
_OUTSIDE_STUDY = re.compile(
    r"(?:ct|cta|cat scan|mri?|mra|mrv|ctv|duplex|pet|bone scan|x-?ray|doppler|ct angiogra\w+)\b"
)
_NEW_STUDY = re.compile(
    r"\b(?:final|completion|repeat|post\w*|today|limited|planning|after\w*|new|then|this|a|and|by|under|with)[\s-]*$"
)


def _same_study(mention: Mention, low: str, status: dict[str, str]) -> Mention:
    """A study named again without more (``on CTA``) is the earlier one as long as none was done today."""
    key = mention.text.lower()
    if mention.assertion == "performed" and "cue" not in mention.attributes:
        if status.get(key) == "historical" and not _NEW_STUDY.search(low, max(0, mention.start - 14), mention.start):
            return with_assertion(mention, "historical", "named before")
        status[key] = "performed"
    elif mention.assertion in ("historical", "performed"):
        status[key] = mention.assertion
    return mention


def _is_removed(low: str, mention: Mention, before: str) -> bool:
    if mention.kind and mention.kind not in _LASTING_KINDS:
        return False
    if not mention.kind and not _LASTING_NAME.search(mention.text.lower()):
        return False
    return bool(_REMOVED.match(low, mention.end, mention.end + 60) or _REMOVAL_OF.search(before))


_PREFERENCE: tuple[Assertion, ...] = ("attempted", "negated")


def resolve_titles(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """Titles count as performed unless the body says of the same act only that it failed or was not done."""
    body: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.assertion is not None and not _is_title(mention, reading):
            body.setdefault(_identity(mention), set()).add(mention.assertion)
    out: list[Mention] = []
    for mention in mentions:
        if mention.assertion == "performed" and _can_yield(mention) and _is_title(mention, reading):
            said = body.get(_identity(mention), set()) - {"historical", "hypothetical", "planned"}
            if said and "performed" not in said:
                value = next(value for value in _PREFERENCE if value in said)
                mention = with_assertion(mention, value, "the body says otherwise")
        out.append(mention)
    return out


_PLAIN_WORD = re.compile(
    r"\b(?:plac|insert|remov|treat|enter|access|inject|perform|tak|giv|deploy|open|exchang|us)[a-z]*$"
)


def _can_yield(mention: Mention) -> bool:
    """Whether a title's mention names an act of its own, not a plain word (*placement*) of a device."""
    return mention.label != "DEVICE" and not _PLAIN_WORD.search(mention.text.lower())


def _is_title(mention: Mention, reading: Reading) -> bool:
    return mention.section in TITLE_SECTIONS or reading.sentences[mention.sentence].heading


def _identity(mention: Mention) -> str:
    """What makes two mentions the same act: the concept and the stem of its noun; of studies, the very words."""
    words = mention.text.lower()
    if mention.label == "IMAGING":
        return words
    return f"{mention.concept} {words.split()[-1][:5]}"
