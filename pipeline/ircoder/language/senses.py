"""Which label a form carries where the vocabulary gives it several: ``stent`` is a device, ``was stented`` an act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ircoder.knowledge.vocabulary import Term
from ircoder.language.lexicon import Match
from ircoder.language.words import Words

_PRIORITY = ("VESSEL", "DEVICE", "INTERVENTION", "IMAGING", "LESION", "ANATOMY", "GUIDANCE", "SEDATION")
_AUXILIARY = frozenset("was were been be being to then we i successfully not is are".split())
_ARTICLES = frozenset("a an the this that each one two three new french fr mm".split())
_GUIDING = frozenset("under with using by via w guidance guided real-time realtime live intermittent".split())
_GUIDED = re.compile(r"guid|control|visualiz|puncture|access|stick|needle|micropuncture|entry|real.?time")
_SKIN = re.compile(r"skin|local|subcutaneous|infiltrat|anesthe|wheal|numb|tract|1\s?%|2\s?%|soft tissue|only")
_TARGETED = re.compile(r"joint|epidural|inject|facet|nerve|block|bursa|sheath|mixture|mixed|steroid|kenalog|depo|caudal")
_ENTERED = re.compile(r"access|approach|puncture|stick|sheath|micropuncture|entered|entry|started|cannulat")
_SHARP = re.compile(r"blunt|sharp|freed|cuff|cutdown|subcutaneous|surgical")


def choose_label(match: Match, words: Words, sentence: str) -> str:
    """Label of a match whose terms carry several.

    Parameters
    ----------
    match
        The match and its terms.
    words
        The report's words.
    sentence
        Lower-case text of the sentence that holds the match.
    """
    labels = _labels(match.terms)
    if len(labels) == 1:
        return labels[0]
    before = words.lower[match.first - 1] if match.first and not words.breaks[match.first] else ""
    after = words.lower[match.last] if match.last < len(words) and not words.breaks[match.last] else ""
    found = set(labels)
    if {"GUIDANCE", "IMAGING"} <= found:
        guiding = before in _GUIDING or after in _GUIDING or _GUIDED.search(sentence) is not None
        return "GUIDANCE" if guiding else "IMAGING"
    if {"SEDATION", "DEVICE"} <= found:
        return "DEVICE" if _TARGETED.search(sentence) and not _SKIN.search(sentence) else "SEDATION"
    if {"VESSEL", "ANATOMY"} <= found:
        return "VESSEL" if _ENTERED.search(sentence) else "ANATOMY"
    if {"LESION", "INTERVENTION"} <= found:
        return "INTERVENTION" if _SHARP.search(sentence) else "LESION"
    if {"DEVICE", "INTERVENTION"} <= found:
        return "INTERVENTION" if before in _AUXILIARY and before not in _ARTICLES else "DEVICE"
    return min(labels, key=_PRIORITY.index)


def _labels(terms: Sequence[Term]) -> list[str]:
    return list(dict.fromkeys(term.label for term in terms))
