"""Readings written inline: ``"No [A:stenting|negated] of the [V:SFA@superficial_femoral_artery|left]."``.

A mention is ``[LABEL:words|expected]``. Labels: A act, D device, I imaging, V vessel, L lesion, N anatomy, G guidance,
S sedation; ``@slug`` after the words gives its vessel concept. ``expected`` is a comma-separated list of an
assertion, a side, ``retracted``, ``corrected``; ``-`` stands for none. ``==kind==`` starts a section; sentences end
at full stops and line breaks. Brackets that do not close, unknown labels and unknown expectations fail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from ircoder.language.quantities import find_quantities
from ircoder.language.reading import Assertion, Mention, Reading, Section, Sentence, Side

LABELS = {
    "A": "INTERVENTION",
    "D": "DEVICE",
    "I": "IMAGING",
    "V": "VESSEL",
    "L": "LESION",
    "N": "ANATOMY",
    "G": "GUIDANCE",
    "S": "SEDATION",
}
KNOWN = frozenset((*get_args(Assertion), *get_args(Side), "retracted", "corrected", "-"))
MENTION = re.compile(r"\[([A-Z]):([^\[\]|@]+)(?:@([a-z_0-9]+))?\|([a-z,-]+)\]")
SECTION = re.compile(r"==([a-z_]+)==\n?")
SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-Z\"(]|\s*$|\s*\n)|(?=\n)|$)")


@dataclass(frozen=True)
class Marked:
    """A reading without assertions and sides, and what is expected of each of its mentions."""

    reading: Reading
    expected: tuple[frozenset[str], ...]


def parse(marked: str) -> Marked:
    """Read a marked text."""
    text = ""
    spans: list[tuple[int, int, str, str]] = []
    expected: list[frozenset[str]] = []
    heads: list[tuple[str, int]] = []
    at = 0
    for match in re.finditer(rf"{MENTION.pattern}|{SECTION.pattern}", marked):
        text += _plain(marked[at : match.start()])
        at = match.end()
        if match.group().startswith("=="):
            heads.append((match.group(5), len(text)))
            continue
        label, words, concept, wanted = match.groups()[:4]
        if label not in LABELS:
            raise ValueError(f"unknown label {label}")
        wishes = frozenset(wanted.split(","))
        if wishes - KNOWN:
            raise ValueError(f"unknown expectation {sorted(wishes - KNOWN)}")
        spans.append((len(text), len(text) + len(words), LABELS[label], f"vessel:{concept}" if concept else ""))
        expected.append(wishes - {"-"})
        text += words
    text += _plain(marked[at:])
    sections = _sections(text, heads)
    sentences = _sentences(text, sections)
    mentions = []
    for index, (start, end, label, concept) in enumerate(spans):
        home = max(place for place, sentence in enumerate(sentences) if sentence.start <= start)
        mentions.append(Mention(index, start, end, text[start:end], label, concept, "", home, sentences[home].section))
    return Marked(
        Reading(text, tuple(sections), tuple(sentences), tuple(mentions), find_quantities(text, sentences)),
        tuple(expected),
    )


def assertions(marked: Marked) -> list[str | None]:
    """Expected assertions in order."""
    return [next((wish for wish in wishes if wish in get_args(Assertion)), None) for wishes in marked.expected]


def sides(marked: Marked) -> list[str | None]:
    """Expected sides in order."""
    return [next((wish for wish in wishes if wish in get_args(Side)), None) for wishes in marked.expected]


def _plain(text: str) -> str:
    if "[" in text or "]" in text or "==" in text:
        raise ValueError("a bracket or section is not closed")
    return text


def _sections(text: str, heads: list[tuple[str, int]]) -> list[Section]:
    if not heads or heads[0][1] > 0:
        heads = [("body", 0), *heads]
    ends = [start for _, start in heads[1:]] + [len(text)]
    return [Section(kind, start, start, end) for (kind, start), end in zip(heads, ends, strict=True)]


def _sentences(text: str, sections: list[Section]) -> list[Sentence]:
    out: list[Sentence] = []
    for section in sections:
        for match in SENTENCE.finditer(text, section.start, section.end):
            words = match.group()
            if words.strip():
                start = match.start() + len(words) - len(words.lstrip())
                out.append(Sentence(len(out), start, match.end(), section.kind))
    return out
