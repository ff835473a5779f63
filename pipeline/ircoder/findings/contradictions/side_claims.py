"""What a report says of sides: which place of the body, in which part, whether as the way in, whether of work done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ircoder.findings.context import TITLES, Clause, Context, once
from ircoder.findings.contradictions.hands import Part, is_plain, part_of, tells_done
from ircoder.findings.model import Side
from ircoder.knowledge.act_places import load_act_places
from ircoder.knowledge.paired_places import load_paired_places
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Sentence
from ircoder.language.side_sources import NamedSide, named_sides, own_sides
from ircoder.language.side_words import SideWord, side_words_in

_DOORS = {
    "femoral": "femoral access",
    "iliac": "femoral access",
    "groin": "femoral access",
    "radial": "radial access",
    "ulnar": "radial access",
    "brachial": "brachial access",
    "jugular": "jugular access",
    "popliteal": "popliteal access",
    "subclavian": "subclavian access",
    "basilic": "arm vein access",
    "cephalic": "arm vein access",
}
_DOOR_WORDS = WordPattern(
    r"\b(?:common femoral|groin|cf[av]|jugular|ij|radial|brachial|wrist|neck|access\w*|sheath|punctur\w+)\b"
)
_Named = dict[Side, list[Clause]]
_FEWEST_SIDES = 2
CLOSED = WordPattern(
    r"\b(?:sheath\w*\s+(?:was\s+|were\s+)?(?:then\s+)?(?:removed|pulled|out|withdrawn)|removal of the sheath"
    r"|remov\w+|pulled"
    r"|clos(?:ed|ure)|hemostasis|haemostasis|manual (?:pressure|compression)|pressure (?:was )?held|angio-?seal"
    r"|perclose|mynx|starclose|exoseal|tr band|held)\b"
)
PREPARED = WordPattern(r"\b(?:prepped|prepared|draped|positioned|marked|mapped|cleaned|anesthetized)\b")
_NEAR = 25
"""Characters within which a side word belongs to a mention."""
_LOBES = frozenset({"anatomy:lung_lobe", "anatomy:lung"})
_REGIONS = {"lower_extremity": "leg", "foot": "leg", "upper_extremity": "arm"}
_IN_WORDS = {
    "leg": "leg",
    "lower ext": "leg",
    "arm": "arm",
    "upper ext": "arm",
    "shoulder": "shoulder",
    "hip": "hip",
    "knee": "knee",
    "wrist": "wrist",
    "elbow": "elbow",
    "ankle": "ankle",
    "breast": "breast",
    "renal": "kidney",
    "kidney": "kidney",
    "ureter": "kidney",
    "flank": "kidney",
    "nephro": "kidney",
    "thora": "chest",
    "pleur": "chest",
    "chest": "chest",
    "lung": "chest",
    "carotid": "carotid artery",
    "iliac": "leg",
    "femoral": "leg",
    "sfa": "leg",
    "tibial": "leg",
    "popliteal": "leg",
    "forearm": "arm",
    "fistulo": "arm",
    "avf": "arm",
    "thyroid": "thyroid lobe",
}
"""Places inside the names of studies, acts and devices ("shoulder arthrogram")."""
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
    words = side_words_in(context.reading.text)
    if len({word.side for word in words}) < _FEWEST_SIDES or not _may_clash(context, words):
        return ()
    if any("corrected_side" in mention.attributes for mention in context.reading.mentions):
        return ()
    return tuple(_claims(context, words))


def _may_clash(context: Context, words: list[SideWord]) -> bool:
    """Whether parts of the report name sides that differ, or the course tells of a way in that was closed.

    A side of the indication or the summary that the course names too, and not as a way in, is borne out.
    """
    by_part: dict[Part, _Named] = {}
    for word in words:
        clause = context.clause_at(word.start)
        by_part.setdefault(part_of(context, clause), {}).setdefault(word.side, []).append(clause)
    told, named = by_part.get("course", {}), by_part.get("title", {})
    if named and _differs(named, told, by_part.get("summary", {})):
        return True
    for part in ("reason", "consent", "summary"):
        for side in by_part.get(part, {}):
            if all(_DOOR_WORDS.search(clause.text) for clause in told.get(side, ())):
                return True
    own = [clause for clauses in told.values() for clause in clauses] if len(told) > 1 else []
    return any(
        CLOSED.search(clause.text) or (PREPARED.search(clause.text) and not _DOOR_WORDS.search(clause.text))
        for clause in own
    )


def _differs(named: _Named, *others: _Named) -> bool:
    """Whether the sides of the title are more, or others, than those that the rest names beside its ways in."""
    if "bilateral" in named or any(_DOOR_WORDS.search(c.text) for clauses in named.values() for c in clauses):
        return True
    for told in others:
        for side, clauses in told.items():
            if side not in named and not all(_DOOR_WORDS.search(clause.text) for clause in clauses):
                return True
    return not any(side in told for side in named for told in others)


def _claims(context: Context, words: list[SideWord]) -> Iterator[Claim]:
    """Claims sentence by sentence, of those that name a side."""
    starts = [word.start for word in words]
    inside = {
        sentence.index: words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for sentence in context.reading.sentences
    }
    reading = replace(context.reading, mentions=tuple([m for m in context.reading.mentions if inside.get(m.sentence)]))
    low = reading.text.lower()
    own = own_sides(reading, low, words)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in reading.sentences:
        if inside[sentence.index]:
            mentions = by_sentence.get(sentence.index, [])
            yield from _of_sentence(context, low, sentence, mentions, inside[sentence.index], own)


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
        if item.access:
            place = _door(low[item.start : item.end])
        else:
            place = place_of(context, mention) if mention is not None else _place_behind(low, item.end)
        yield _claim(context, item.side, place or "", item.start, item.end, way_in=item.access)
    if sentence.section in TITLES or sentence.index == 0:
        known = [(item.start, item.end) for item in named]
        known.extend((m.start, m.end) for m in mentions if m.index in own)
        for word in words:
            if not any(word.start < end + _NEAR and start - _NEAR < word.end for start, end in known):
                yield _claim(context, word.side, "", word.start, word.end, way_in=False)
    for mention in mentions:
        # The lobe of a lung is of its side, unlike that of a liver.
        if mention.concept in _LOBES and mention.index in own:
            yield _claim(context, own[mention.index], "chest", mention.start, mention.end, way_in=False)


def _claim(context: Context, side: Side, place: str, start: int, end: int, *, way_in: bool) -> Claim:
    clause = context.clause_at(start)
    return Claim(side, place, part_of(context, clause), clause, start, end, way_in, _qualities(context))


@once
def _qualities(context: Context) -> dict[int, tuple[bool, bool]]:
    return {}


def _is_no_side(low: str, item: NamedSide, mention: Mention | None) -> bool:
    """Whether *left* is what remains or was left, or names a side of the heart."""
    if low.startswith("left", item.start) and _REMAINDER.search(low, max(0, item.start - 12), item.start):
        return True
    return mention is None and _OF_HEART.match(low, item.end) is not None


def _place_behind(low: str, end: int) -> str | None:
    """The place that the word behind a side names ("the right leg")."""
    return next((place for name, place in _IN_WORDS.items() if low.startswith(name, end + 1)), None)


def _door(words: str) -> str | None:
    return next((name for word, name in _DOORS.items() if word in words), None)


def place_of(context: Context, mention: Mention) -> str | None:
    """The paired place that a mention names, in plain words."""
    places = load_paired_places()
    found = places.get(mention.concept) or places.get(mention.kind)
    if found is not None:
        return found
    if mention.kind == "spinal_level":
        return "spine"
    fixed = load_act_places().get(mention.kind, ())
    if mention.label == "INTERVENTION" and fixed and not fixed[0].detail:
        return places.get(fixed[0].place)
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is not None and vessel.paired:
        return _REGIONS.get(vessel.region) or vessel.name
    if mention.label not in {"IMAGING", "INTERVENTION", "DEVICE"}:
        return None
    words = mention.text.lower()
    return next((place for name, place in _IN_WORDS.items() if name in words), None)
