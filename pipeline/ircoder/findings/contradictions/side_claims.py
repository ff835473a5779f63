"""What a report says of sides: which place of the body, in which part, whether as the way in, whether of work done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ircoder.findings.context import TITLES, Clause, Context, once
from ircoder.findings.contradictions.hands import Part, is_plain, part_of, tells_done
from ircoder.findings.contradictions.side_gate import may_clash
from ircoder.findings.contradictions.side_places import ANY_PLACE, door_of, place_behind, place_in, place_of
from ircoder.findings.contradictions.side_wording import CLOSED, DOOR_WORDS, ENTERED, SEEN_ENTRY
from ircoder.findings.model import Side
from ircoder.findings.session_status import tells_of_work
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.language.side_sources import NamedSide, named_sides, own_sides
from ircoder.language.side_words import SideWord, side_words_in

_FEWEST_SIDES = 2
_INCIDENTAL = WordPattern(
    r"\b(?:clear|unremarkable|atrophic|absent|small|trace|tiny|minimal|stable|unchanged|incidental\w*|likewise"
    r"|in place|too|patent|open|cysts?|healthy|intact|unaffected|symmetric\w*|well|less|more|worse|occluded"
    r"|thrombosed|noted|seen|in (?:good )?position|needs?|candidate|consider\w*|suggest\w*|remains?)\b"
)
"""How a place is spoken of that was only looked at."""
_REASON_WORD = re.compile(r"\b(?:for|due to|because of|secondary to|given|after)\b", re.IGNORECASE)
_DISEASE = re.compile(
    r"\b(?:cancer|carcinoma|malignan\w+|pain|weakness|stroke|hemipar\w+|hemipleg\w+|pneumonia|swelling"
    r"|hydronephrosis|stones?|effusions?|abscess|fractures?|claudication|gangrene|ulcers?|mastectomy|nephrectomy)\b",
    re.IGNORECASE,
)
_BONE = re.compile(r"\b(?:femoral|radial) (?:head|neck)\b")
_SKIN = re.compile("groin|wrist")
_SHEATHED = re.compile(r"(?: artery| vein)?,? (?:\d+(?:\.\d)?[ -]?(?:f|fr|french)\b|glidesheath|sheath)")
_NUMBERED = re.compile(r"(?:[\s,/&-]+(?:and|or|\d+(?:st|nd|rd|th)?|[ltcs]\d+(?:-[ltcs]?\d+)?))+[\s-]+")
_ANY = ("joint", "tube", "drain", "collecting system")
_THYROID = re.compile(r"\s+(?:lobe of the )?thyroid")
_LONGEST_TITLE = 140
_NEAR = 25
"""Characters within which a side word belongs to a mention."""
_LITERS = re.compile(r"\d\s?[lL]\.?$")
_NAMING = TITLES | {"impression"}
_LOBES = frozenset({"anatomy:lung_lobe", "anatomy:lung"})
_OF_HEART = re.compile(r"\s*side of (?:the|her|his) (?:heart|liver)")
_REMAINDER = re.compile(r"(?:\b(?:was|were|is|are|be|been)|%|percent|\d)\s+$")
"""What stands before *left* where it is no side: "was left accessed", "20% left"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A side that a clause names of one place (empty where it is no known one)."""

    side: Side
    place: str
    part: Part
    clause: Clause
    start: int
    end: int
    way_in: bool
    _read: dict[int, tuple[bool, bool]] = field(repr=False, compare=False)
    """What was read of clauses already: nearly all claims are settled without it."""

    @property
    def plain(self) -> bool:
        """Whether nothing of the clause qualifies it."""
        return self._qualities()[0]

    @property
    def done(self) -> bool:
        """Whether the clause tells, without qualification, of work there."""
        return self._qualities()[1]

    @property
    def bears(self) -> bool:
        """Whether the clause speaks of the place of the work: of work done, or of what was not seen by the way."""
        plain, done = self._qualities()
        return done or (plain and not self.incidental)

    @property
    def incidental(self) -> bool:
        """Whether the clause speaks of the place as of one that was only looked at."""
        return _INCIDENTAL.search(self.clause.text) is not None

    @property
    def vessel(self) -> str:
        """The vessel that is named, empty for other places."""
        return next((m.concept for m in self.clause.of("VESSEL") if m.start <= self.start < m.end), "")

    @property
    def sums(self) -> bool:
        """Whether the clause sums up work there, by an act or a device if without a verb ("right PICC ready")."""
        return self.done or (self.bears and bool(self.clause.of("INTERVENTION", "DEVICE")))

    @property
    def kinds(self) -> frozenset[str]:
        """Acts that the clause tells, by name or by the device that does them."""
        done = [m for m in self.clause.of("INTERVENTION", "DEVICE") if m.assertion == "performed"]
        return frozenset(m.kind if m.label == "INTERVENTION" else str(m.attributes.get("treats", "")) for m in done)

    def _qualities(self) -> tuple[bool, bool]:
        found = self._read.get(self.clause.index)
        if found is None:
            plain = is_plain(self.clause)
            found = self._read[self.clause.index] = (plain, plain and tells_done(self.clause))
        return found


def sides_of(claims: Iterable[Claim]) -> set[str]:
    """The sides that claims name, both for bilateral."""
    out: set[str] = set()
    for claim in claims:
        out |= {"left", "right"} if claim.side == "bilateral" else {claim.side}
    return out


@once
def side_claims(context: Context) -> tuple[Claim, ...]:
    """Every side that is named, in text order; nothing where an addendum or a spoken correction settles the side."""
    text = context.reading.text
    words = [w for w in side_words_in(text) if not _LITERS.search(text, max(0, w.start - 4), w.end)]
    if len({word.side for word in words}) < _FEWEST_SIDES or not may_clash(context, words):
        return ()
    if any("corrected_side" in mention.attributes for mention in context.reading.mentions):
        return ()
    return tuple(_claims(context, words))


def _claims(context: Context, words: list[SideWord]) -> Iterator[Claim]:
    """Claims sentence by sentence, of those that name a side."""
    starts = [word.start for word in words]
    inside = {
        sentence.index: words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for sentence in context.reading.sentences
    }
    reading = replace(context.reading, mentions=tuple([m for m in context.reading.mentions if inside.get(m.sentence)]))
    low = reading.text.lower()
    own = _told_here(reading, own_sides(reading, low, words), inside)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    found: list[Claim] = []
    for sentence in reading.sentences:
        if inside[sentence.index]:
            mentions = by_sentence.get(sentence.index, [])
            found.extend(_of_sentence(context, low, sentence, mentions, inside[sentence.index], own))
    known = {claim.place for claim in found if claim.place and not claim.way_in} - {ANY_PLACE}
    for claim in found:
        if claim.place != ANY_PLACE:
            yield claim
        elif len(known) == 1:
            yield replace(claim, place=next(iter(known)))


def _told_here(reading: Reading, own: dict[int, Side], inside: dict[int, list[SideWord]]) -> dict[int, Side]:
    """Sides of mentions without those of a word that closes the line before ("CHEST TUBE, RIGHT" above the text)."""
    out: dict[int, Side] = {}
    for mention in reading.mentions:
        side = own.get(mention.index)
        told = side is None or side == "bilateral" or mention.text[0] in "rlRL"
        if side is not None and (told or any(word.side == side for word in inside[mention.sentence])):
            out[mention.index] = side
    return out


def _of_sentence(
    context: Context,
    low: str,
    sentence: Sentence,
    mentions: list[Mention],
    words: list[SideWord],
    own: dict[int, Side],
) -> Iterator[Claim]:
    named = named_sides(context.reading, low, sentence, mentions, words, own)
    by_start = {(mention.start, mention.end): mention for mention in mentions}
    for item in named:
        mention = by_start.get((item.start, item.end))
        if _is_no_side(low, item, mention):
            continue
        way_in = (item.access or _is_entered(context, low, item, mention)) and not _is_bone(low, item)
        place = door_of(low[item.start : item.end + (_NEAR if item.bare else 0)]) if way_in else None
        if place is None:
            place = place_of(context, mention) if mention is not None else place_behind(low, item.end)
            if place is None and mention is not None:
                place = _place_between(low, item, words)
            way_in = way_in and place is None
        yield _claim(context, item.side, place or "", item.start, item.end, way_in=way_in)
    for word in words:
        if any(item.start <= word.start < item.end for item in named):
            continue
        place = _spoken_place(low, word.end, sentence.end) or _numbered_place(context, low, word, mentions)
        if place is not None:
            yield _claim(context, word.side, place, word.start, word.end, way_in=False)
    if sentence.section in _NAMING or sentence.index == 0:
        yield from _bare(context, sentence, mentions, words, own, named)
    for mention in mentions:
        # The lobe of a lung is of its side, unlike that of a liver.
        if mention.concept in _LOBES and mention.index in own:
            yield _claim(context, own[mention.index], "chest", mention.start, mention.end, way_in=False)


def _bare(
    context: Context,
    sentence: Sentence,
    mentions: list[Mention],
    words: list[SideWord],
    own: dict[int, Side],
    named: list[NamedSide],
) -> Iterator[Claim]:
    """Sides of titles and summaries that stand by themselves ("Thoracentesis, right"): of the one place named there."""
    known = [(item.start, item.end, item.side) for item in named]
    known.extend((m.start, m.end, own[m.index]) for m in mentions if m.index in own)
    places = {place for place in (place_of(context, mention) for mention in mentions) if place}
    place = places.pop() if len(places) == 1 else ""
    if sentence.section == "impression" and not place:
        return
    for word in words:
        told = (
            word.start < end + _NEAR and start - _NEAR < word.end and side in {word.side, "bilateral"}
            for start, end, side in known
        )
        if not any(told):
            yield _claim(context, word.side, place, word.start, word.end, way_in=False)


def _claim(context: Context, side: Side, place: str, start: int, end: int, *, way_in: bool) -> Claim:
    clause = context.clause_at(start)
    part = _part(context, clause)
    if part == "title" and _is_reason(clause, start - clause.start, end - clause.start):
        part = "reason"
    return Claim(side, place, part, clause, start, end, way_in, _qualities(context))


def _place_between(low: str, item: NamedSide, words: list[SideWord]) -> str | None:
    """The place that the words between a side and a mention name ("left renal mass", "right joint")."""
    if low.endswith(_ANY, item.start, item.end):
        return ANY_PLACE
    for word in reversed(words):
        if word.start < item.end:
            return place_in(low[word.end : item.end]) if item.start - word.end < _NEAR else None
    return None


def _spoken_place(low: str, end: int, stop: int) -> str | None:
    """The place behind a side that no mention names: "left joint", "right tube", "left lobe of the thyroid"."""
    if low.startswith(_ANY, end + 1):
        return ANY_PLACE
    return "thyroid lobe" if _THYROID.match(low, end, stop) else None


def _numbered_place(context: Context, low: str, word: SideWord, mentions: list[Mention]) -> str | None:
    """The place behind a side and numbers: "right 6th rib", "left S1, S2 and S3 foramina"."""
    between = _NUMBERED.match(low, word.end)
    if between is None:
        return None
    return next((place_of(context, m) for m in mentions if m.start <= between.end() < m.end), None)


def _part(context: Context, clause: Clause) -> Part:
    """The part of a clause; an opening without a heading is a title where it is a name of acts that tells no work."""
    part = part_of(context, clause)
    if clause.sentence > 1 or clause.title or clause.section != "body" or part not in {"title", "course", "other"}:
        return part
    if ENTERED.search(clause.text) or tells_of_work(clause):
        return "course"
    if clause.sentence == 1:
        return "course" if part == "other" and clause.text.rstrip().endswith(".") else part
    line = context.reading.text.find("\n", clause.end - 1, clause.end + 2) >= 0
    names = (line or clause.of("INTERVENTION")) and clause.end - clause.start < _LONGEST_TITLE
    return "title" if names else part


def _is_reason(clause: Clause, start: int, end: int) -> bool:
    """Whether words of a title name the disease that the work was for ("chest port for cancer of the left breast")."""
    near = clause.text[max(0, start - _NEAR) : end + _NEAR]
    return _DISEASE.search(near) is not None and _REASON_WORD.search(clause.text, clause.lead, start) is not None


def _is_bone(low: str, item: NamedSide) -> bool:
    """Whether what is named after an artery is a part of a bone."""
    return _BONE.search(low, item.start, item.end + _NEAR) is not None


def _is_entered(context: Context, low: str, item: NamedSide, mention: Mention | None) -> bool:
    """Whether a vessel is told to be the way in or its closure, though no word of access stands right beside it."""
    if mention is not None and mention.label == "VESSEL":
        if not DOOR_WORDS.search(low[item.start : item.end]):
            return False
        sheathed = _SHEATHED.match(low, item.end) is not None
        return sheathed or SEEN_ENTRY.search(context.clause_at(item.start).text) is not None
    if not _SKIN.search(low, item.start, item.end):
        return False
    return CLOSED.search(context.clause_at(item.start).text) is not None


@once
def _qualities(context: Context) -> dict[int, tuple[bool, bool]]:
    return {}


def _is_no_side(low: str, item: NamedSide, mention: Mention | None) -> bool:
    """Whether *left* is what remains or was left, or names a side of the heart."""
    if low.startswith("left", item.start) and _REMAINDER.search(low, max(0, item.start - 12), item.start):
        return True
    return mention is None and _OF_HEART.match(low, item.end) is not None
