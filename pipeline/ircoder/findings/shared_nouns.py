"""Vessels that share one noun: "left common and external iliac veins" are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.language.reading import Mention

_STEMS = {
    "iliac": ("common", "internal", "external"),
    "tibial": ("anterior", "posterior"),
    "mesenteric": ("superior", "inferior"),
    "carotid": ("common", "internal", "external"),
    "jugular": ("internal", "external"),
    "genicular": ("superior medial", "superior lateral", "inferior medial", "inferior lateral"),
}
"""Nouns with the words that tell vessels of one name apart."""
_WORDS = "|".join(sorted({word for words in _STEMS.values() for word in words}, key=len, reverse=True))
_SHARED = re.compile(
    rf"\b(?P<first>(?:{_WORDS})(?:\s*,\s*(?:{_WORDS}))*)\s*(?:,\s*)?(?:\band\b|&|/|\+)\s*(?:the\s+)?(?P<last>{_WORDS})"
    rf"\s+(?P<stem>{'|'.join(_STEMS)})\b",
    re.IGNORECASE,
)


def sharing_noun(mention: Mention) -> Iterator[Mention]:
    """A mention for each vessel; the mention itself where it names one."""
    match = _SHARED.search(mention.text)
    concept = _concepts(mention, match) if match is not None else ()
    if match is None or len(concept) < 2:
        yield mention
        return
    at = [found.span() for found in re.finditer(_WORDS, match["first"], re.IGNORECASE)]
    start = match.start("first")
    for (low, high), name in zip(at, concept[:-1], strict=True):
        text = mention.text[start + low : start + high]
        first = mention.start + start + low
        yield replace(mention, concept=name, text=text, start=first, end=first + len(text))
    low = match.start("last")
    yield replace(mention, concept=concept[-1], text=mention.text[low:], start=mention.start + low)


def _concepts(mention: Mention, match: re.Match[str]) -> tuple[str, ...]:
    """Concepts of the coordination, made from that of the last vessel; empty where one is no vessel."""
    stem, last = match["stem"].lower(), match["last"].lower()
    known = _STEMS[stem]
    words = [word.lower() for word in re.findall(_WORDS, match["first"], re.IGNORECASE)]
    own = f"{last}_{stem}_".replace(" ", "_")
    if own not in mention.concept or not set(words) <= set(known) or last not in known or last in words:
        return ()
    return tuple(mention.concept.replace(own, f"{word}_{stem}_".replace(" ", "_")) for word in (*words, last))
