"""Vessels named inside the name of a study ("selective celiac arteriogram", "left renal angiography").

The language stage tags such a name as one imaging mention; where the catheter was and what was read hangs on the
vessel in it, so findings see that vessel as a mention of its own, marked ``within=imaging``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.knowledge.base import Knowledge
from ircoder.language.reading import Mention, Reading, Side

_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")
_LONGEST_NAME = 5
_OTHER_SIDE_TOO = re.compile(
    r"\b(?:right|r)\s*(?:and|&|/|,)\s*(?:left|l)\b|\b(?:left|l)\s*(?:and|&|/|,)\s*(?:right|r)\b", re.IGNORECASE
)
"""Both sides before a vessel in the name of a study ("right and left common carotid injections")."""


def with_imaged_vessels(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with a vessel mention for each vessel named inside an imaging mention, in text order."""
    found: list[Mention] = []
    for mention in reading.mentions:
        if mention.label == "IMAGING":
            vessel = _vessel_in(mention, reading.text, knowledge)
            found.extend([vessel] if vessel is not None else _lungs_in(mention))
    if not found:
        return reading
    mentions = sorted((*reading.mentions, *found), key=lambda m: (m.start, -m.end))
    return replace(reading, mentions=tuple(mentions))


def _lungs_in(mention: Mention) -> list[Mention]:
    """The arteries of the lungs in the name of a selective study ("bilateral selective pulmonary arteriograms")."""
    if _OF_LUNGS.search(mention.text) is None or _SELECTIVE.search(mention.text) is None:
        return []
    sides: tuple[Side, ...] = ("right", "left") if mention.side == "bilateral" else ()
    sides = sides or ((mention.side,) if mention.side is not None else ())
    word = _OF_LUNGS.search(mention.text)
    return [
        replace(
            mention,
            side=side,
            start=mention.start + (word.start() if word else 0),
            end=mention.start + (word.end() if word else 0),
            text="pulmonary",
            label="VESSEL",
            concept=f"vessel:{side}_pulmonary_artery",
            kind="vessel",
            assertion=None,
            options=(),
            attributes={"within": "imaging", "study": mention.kind, "asserted": mention.assertion or "performed"},
        )
        for side in sides
    ]


_OF_LUNGS = re.compile(r"\bpulmonary\b", re.IGNORECASE)
_SELECTIVE = re.compile(r"\b(?:super|sub)?-?select\w*", re.IGNORECASE)


def _vessel_in(mention: Mention, text: str, knowledge: Knowledge) -> Mention | None:
    words = list(_WORD.finditer(mention.text))
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            form = " ".join(mention.text[start:end].lower().split())
            concepts = [c for c in knowledge.vocabulary.forms.get(form, ()) if c in knowledge.vessels]
            if concepts:
                both = _OTHER_SIDE_TOO.search(text[max(0, mention.start - 15) : mention.start + start])
                return replace(
                    mention,
                    side="bilateral" if both else mention.side,
                    start=mention.start + start,
                    end=mention.start + end,
                    text=mention.text[start:end],
                    label="VESSEL",
                    concept=concepts[0],
                    kind="vessel",
                    assertion=None,
                    options=tuple(concepts) if len(concepts) > 1 else (),
                    attributes={
                        "within": "imaging",
                        "study": mention.kind,
                        "asserted": mention.assertion or "performed",
                    },
                )
    return None
