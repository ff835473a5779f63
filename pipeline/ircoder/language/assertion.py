"""Whether an act was performed, attempted, planned, historical, negated or only talked about.

Cues of ``knowledge/assertion_cues.csv`` reach over a list, a clause or a sentence; where none reaches, the section
decides. Afterwards devices that were there before keep their past, and titles yield to a body that contradicts them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from ircoder.language.answers import answer_hits, preference_hits, question_hits
from ircoder.language.assertion_context import (
    date_hits,
    resolve_devices,
    resolve_titles,
    service_day,
    story_hits,
    with_earlier_work,
)
from ircoder.language.assertion_cues import Cue, CueTable, load_cues
from ircoder.language.assertion_scope import Hit, covered
from ircoder.language.clauses import Words, is_year, split_clauses, split_words, word_set
from ircoder.language.days_compared import earlier_stretches, lies_in
from ircoder.language.reading import Assertion, Mention, Reading, Sentence
from ircoder.language.retouch import with_assertion

ACTS = frozenset({"INTERVENTION", "IMAGING", "DEVICE"})
NEGATABLE = frozenset({"GUIDANCE", "SEDATION", "LESION"})

SECTION_VALUES: dict[str, Assertion] = {
    "indication": "historical",
    "history": "historical",
    "comparison": "historical",
    "labs": "historical",
    "allergies": "historical",
    "consent": "hypothetical",
    "plan": "planned",
}
"""What a mention is where no cue speaks; every other section: performed."""

Decision = tuple[str, str]
"""Value and the words that decided."""

AFTERCARE = word_set(
    "removed retrieved pulled exchanged flushed used capped changed checked accessed withdrawn discontinued upsized "
    "left kept clamped uncapped internalized"
)
"""What is to be done with a device after the session in which it was placed."""

_ARROW = re.compile(r"\s*(?:[-=]+>|\u2192)")
STAYING = word_set("stay stays remain")

PAST_SECTIONS = frozenset({"indication", "history", "comparison"})


def assign_assertions(reading: Reading, cues: CueTable | None = None) -> Reading:
    """Give every act, imaging and device mention its assertion, and ``negated`` to negated disease and sedation.

    The phrase that decided stands in the attribute ``cue`` (absent where the section or nothing decided). Dates and
    ages count where ``reading.quantities`` holds them, so quantities are found first.
    """
    table = cues or load_cues()
    low = reading.text.lower()
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.label in ACTS or mention.label in NEGATABLE:
            by_sentence.setdefault(mention.sentence, []).append(mention)
    today = service_day(reading)
    dates = [quantity for quantity in reading.quantities if quantity.kind == "date"]
    ages = [quantity for quantity in reading.quantities if quantity.kind == "age_years"]
    decided: dict[int, Mention] = {}
    carried: Decision | None = None
    section = ""
    last_end = 0
    for sentence in reading.sentences:
        mentions = by_sentence.get(sentence.index, ())
        if not mentions and not low[sentence.start : sentence.end].rstrip().endswith(":"):
            continue
        if carried and ("\n\n" in low[last_end : sentence.start] or sentence.section != section):
            carried = None
        section = sentence.section
        words = split_words(low, sentence.start, sentence.end)
        hits, breaks = _hits(words, table, today)
        hits = [hit for hit in hits if not (_in_a_name(hit, words, mentions) or _before_arrow(hit, words, low))]
        split_clauses(words, breaks)
        default = _default(reading, sentence)
        hits += date_hits(dates, words, sentence, today)
        hits += story_hits(ages, words, sentence)
        hits += question_hits(low, words, sentence.end)
        hits += preference_hits(words)
        for mention, won in zip(mentions, _winners(words, hits, mentions), strict=True):
            decided[mention.index] = _decide(mention, won or carried, default)
        decided.update((m.index, m) for m in with_earlier_work([decided[m.index] for m in mentions], low))
        carried = _open_cue(words, hits) or carried
        last_end = sentence.end
    told = [decided.get(mention.index, mention) for mention in reading.mentions]
    out = resolve_devices(_of_earlier_days(told, reading.text), low)
    return replace(reading, mentions=tuple(resolve_titles(out, reading)))


def _of_earlier_days(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Mentions of which those that stand under an earlier day are told as its work."""
    stretches = earlier_stretches(text)
    if not stretches:
        return list(mentions)
    return [
        with_assertion(mention, "historical", "earlier day")
        if mention.assertion not in (None, "negated") and lies_in(stretches, mention.start)
        else mention
        for mention in mentions
    ]


def _hits(text: Words, table: CueTable, today: int | None) -> tuple[list[Hit], dict[int, int]]:
    """Cues of a sentence, and the words that open a clause."""
    hits = list(answer_hits(text))
    answers = {hit.end - 1 for hit in hits}
    breaks: dict[int, int] = {}
    for start, end, found in table.find(text.words):
        for cue in found:
            if cue.kind == "terminator":
                breaks[start] = end
            elif cue.kind == "cue" and start not in answers and not _is_date(cue, text.words[start : end + 1], today):
                hits.append(Hit(start, end, cue))
    return hits, breaks


def _in_a_name(hit: Hit, text: Words, mentions: Sequence[Mention]) -> bool:
    """Whether an intention is only part of a device's name ("an Option Elite filter")."""
    if hit.cue.value != "hypothetical" or hit.end - hit.start > 1:
        return False
    return any(
        mention.label == "DEVICE" and low <= hit.start and hit.end <= high and high - low > 1
        for mention in mentions
        for low, high in (text.at(mention.start, mention.end),)
    )


def _before_arrow(hit: Hit, text: Words, low: str) -> bool:
    """Whether a denial answers what stood before it, and an arrow leads on ("Long stent? No -> short stent")."""
    denies = hit.cue.value == "negated" and hit.cue.direction == "before"
    return denies and _ARROW.match(low, text.ends[hit.end - 1]) is not None


def _is_date(cue: Cue, words: Sequence[str], today: int | None) -> bool:
    """Whether a cue is no more than this year, or the month at the head of a line ("May: ...")."""
    if words[0] == "may" and words[-1] == ":":
        return True
    if cue.phrase != "<year>" or not is_year(words[0]) or today is None:
        return False
    return int(words[0]) >= int(today / 365.2425 + 1)


def _winners(text: Words, hits: Sequence[Hit], mentions: Sequence[Mention]) -> list[Decision | None]:
    """The cue of highest priority that reaches each mention; of equals, the nearest."""
    ranges = [text.at(mention.start, mention.end) for mention in mentions]
    best: list[tuple[int, int, Hit] | None] = [None] * len(mentions)
    for hit in hits:
        cue = hit.cue
        low, high = _bracket_of(hit, text, ranges)
        for place, distance in covered(hit, text, ranges):
            if not low <= ranges[place][0] < high:
                continue
            if not _applies(cue, mentions[place]) or _stays(hit, text, ranges[place], mentions[place]):
                continue
            current = best[place]
            if current is None or (cue.priority, -distance) > current[:2]:
                best[place] = (cue.priority, -distance, hit)
    return [_decision(text, item[2]) if item else None for item in best]


def _bracket_of(hit: Hit, text: Words, ranges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Words that a cue inside brackets may reach: those inside, where an act or study stands there with it.

    "Stented for a known stenosis (angiogram last month)": the cue dates the study alone.
    """
    words = text.words
    low = next((at for at in range(hit.start - 1, -1, -1) if words[at] in {"(", ")"}), -1)
    high = next((at for at in range(hit.end, len(words)) if words[at] in {"(", ")"}), -1)
    if low < 0 or high < 0 or words[low] != "(" or words[high] != ")":
        return 0, len(words)
    inside = any(low < start < high for start, _ in ranges)
    return (low, high) if inside else (0, len(words))


def _decision(text: Words, hit: Hit) -> Decision:
    """A cue's value with its words as the report has them (a synthetic cue's name where it has none)."""
    words = " ".join(text.words[hit.start : hit.end]) if hit.cue.scope != "story" else ""
    return hit.cue.value, words or hit.cue.phrase


def _applies(cue: Cue, mention: Mention) -> bool:
    if mention.label in ACTS:
        return cue.applies != "findings" and (cue.applies != "deeds" or mention.label == "INTERVENTION")
    if mention.label == "LESION":
        return cue.value == "negated" and cue.direction == "before" and cue.scope == "list" and cue.applies != "acts"
    return cue.value == "negated" and cue.applies == "all"


def _stays(hit: Hit, text: Words, span: tuple[int, int], mention: Mention) -> bool:
    """Whether a device is left in by a sentence about its care: ``the drain may be removed``, ``should be flushed``."""
    if mention.label != "DEVICE" or hit.cue.value not in ("planned", "hypothetical") or span[1] > hit.start:
        return False
    words = text.words[span[1] : hit.end + 2]
    return not STAYING.isdisjoint(words) or ("be" in words and not AFTERCARE.isdisjoint(words[words.index("be") :]))


def _default(reading: Reading, sentence: Sentence) -> Assertion:
    """What the section says of its mentions; a one-line section (``Consent: yes``) says nothing of the list below."""
    value = SECTION_VALUES.get(sentence.section, "performed")
    if value == "performed" or not _is_item(reading.text, sentence.start):
        return value
    section = next((part for part in reading.sections if part.start <= sentence.start < part.end), None)
    if section is None or section.kind == "plan":
        return value
    line = reading.text.find("\n", section.body)
    return "performed" if 0 <= line < sentence.start and reading.text[section.body : line].strip() else value


def _decide(mention: Mention, decision: Decision | None, default: Assertion) -> Mention:
    if mention.label not in ACTS:
        return with_assertion(mention, "negated", decision[1]) if decision and decision[0] == "negated" else mention
    if decision is None:
        return with_assertion(mention, default)
    value = cast("Assertion", decision[0])
    if mention.section in PAST_SECTIONS and value in ("attempted", "performed"):
        value = "historical"
    return with_assertion(mention, value, decision[1])


def _open_cue(text: Words, hits: Sequence[Hit]) -> Decision | None:
    """A sentence-wide cue of a sentence that ends with a colon: it reaches the list items that follow."""
    if not text.words or text.words[-1] != ":":
        return None
    last = len(text.words) - 1
    return next((_decision(text, hit) for hit in hits if hit.cue.scope == "sentence" or hit.end == last), None)


def _is_item(text: str, start: int) -> bool:
    """Whether a sentence begins as a list item."""
    return text[start : start + 1] in "-•*·" or text[start : start + 2].rstrip(".)").isdigit()
