"""What the judge of assertions sees of a mention: the cues' decision, its neighbours, its place, its like elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.performed.surroundings import Surroundings
from ircoder.language.reading import Mention, Reading, Sentence

ASSERTED = frozenset({"INTERVENTION", "IMAGING", "DEVICE"})
_WORD = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_BEFORE, _AFTER = 6, 6
"""Words to the left and right that are seen; the nearest three with their place."""
_NEAR = 3
_WINDOW = 80
_PARTS = 5
"""Parts into which a report is cut to say where in it a mention stands."""
_PAST_VERB = WordPattern(
    r"\b(?:was|were|had been|has been|have been)\s+(?:\w+ly\s+)?\w+(?:ed|en|un|ut|ne)\b", re.NOFLAG
)
_WILL = WordPattern(
    r"\b(?:will|would|may|might|could|should|can|plan\w*|recommend\w*|consider\w*|return|schedul\w*)\b", re.NOFLAG
)
_NOT = WordPattern(
    r"\b(?:no|not|without|never|nor|none|unable|failed|unsuccessful\w*|could not|attempt\w*)\b", re.NOFLAG
)
_AGO = WordPattern(
    r"\b(?:ago|prior|previous\w*|history|status post|s/p|last|earlier|existing|indwelling|(?:19|20)\d\d)\b", re.NOFLAG
)
_CUES = (("past verb", _PAST_VERB), ("ahead", _WILL), ("not", _NOT), ("ago", _AGO))


def mention_features(reading: Reading) -> list[tuple[Mention, list[str]]]:
    """Every act, study and device of a report with its features; assertions of the cues must be there already."""
    asserted = [mention for mention in reading.mentions if mention.label in ASSERTED and mention.assertion is not None]
    low = reading.text.lower()
    told = Counter((mention.kind, str(mention.assertion)) for mention in asserted)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in asserted:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    cues = {index: _cue_ends(low, reading.sentences[index]) for index in by_sentence}
    around = Surroundings(low, reading.sentences)
    return [
        (
            mention,
            _features(reading, low, mention, by_sentence[mention.sentence], told, cues[mention.sentence])
            + around.features(mention),
        )
        for mention in asserted
    ]


def _features(
    reading: Reading,
    low: str,
    mention: Mention,
    beside: Sequence[Mention],
    told: Counter[tuple[str, str]],
    cues: Sequence[tuple[str, list[int]]],
) -> list[str]:
    sentence = reading.sentences[mention.sentence]
    rule = str(mention.assertion)
    left = _WORD.findall(low, max(sentence.start, mention.start - _WINDOW), mention.start)[-_BEFORE:]
    right = _WORD.findall(low, mention.end, min(sentence.end, mention.end + _WINDOW))[:_AFTER]
    own = _WORD.findall(low, mention.start, mention.end)
    cue = str(mention.attributes.get("cue", "")) or "section"
    place = mention.start * _PARTS // max(1, len(low))
    out = [
        f"rule={rule}",
        f"rule={rule} label={mention.label}",
        f"rule={rule} section={mention.section}",
        f"rule={rule} cue={cue}",
        f"rule={rule} kind={mention.kind}",
        f"section={mention.section} kind={mention.kind}",
        f"label={mention.label}",
        f"kind={mention.kind}",
        f"section={mention.section}",
        f"section={mention.section} label={mention.label}",
        f"cue={cue}",
        f"place={place} {mention.section}",
        f"head={own[-1] if own else ''}",
        f"first={own[0] if own else ''}",
    ]
    if sentence.heading:
        out.append("heading")
    out += [f"l{len(left) - i}={word}" for i, word in enumerate(left) if len(left) - i <= _NEAR]
    out += [f"r{i + 1}={word}" for i, word in enumerate(right[:_NEAR])]
    out += [f"l={word}" for word in dict.fromkeys(left)] + [f"r={word}" for word in dict.fromkeys(right)]
    if left:
        out.append(f"ll={' '.join(left[-2:])}")
    if right:
        out.append(f"rr={' '.join(right[:2])}")
    out += _around(cues, mention.start, rule)
    out += [
        f"same kind {value}" for value in ("performed", "historical", "planned", "negated") if told[mention.kind, value]
    ]
    out += [f"beside {value}" for value in {str(other.assertion): 0 for other in beside if other is not mention}]
    return out


def _cue_ends(low: str, sentence: Sentence) -> list[tuple[str, list[int]]]:
    """Where the cue words of a sentence end, by name; names without any are left out."""
    found = [
        (name, [match.end() for match in pattern.finditer(low, sentence.start, sentence.end)])
        for name, pattern in _CUES
    ]
    return [(name, ends) for name, ends in found if ends]


def _around(cues: Sequence[tuple[str, list[int]]], at: int, rule: str) -> list[str]:
    """Which cue words stand before or behind a place."""
    out: list[str] = []
    for name, ends in cues:
        before = bisect_right(ends, at)
        if before:
            out.append(f"{name} before {rule}")
        if before < len(ends):
            out.append(f"{name} behind {rule}")
    return out
