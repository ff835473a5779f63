"""Imaging of pain needles: what stands beside the acts, else the modality that the course of the procedure tells."""

from __future__ import annotations

import dataclasses
import re

from ircoder.findings import epidural_words as words
from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.image_words import IMAGE_KEPT, NO_IMAGE_KEPT
from ircoder.findings.model import Act, Fact, Guidance, Span
from ircoder.findings.needle_guidance import find_needle_guidance
from ircoder.findings.parts import Parts
from ircoder.knowledge.word_patterns import WordPattern

_BIPLANE = WordPattern(
    r"\b(?:image intensif\w+|spot (?:films?|images?)|c-?\s?arm|fluoro\w*|(?:ap|lateral"
    r"|oblique)[ /]+(?:and )?(?:lat\w*|ap|oblique)|x-?ray (?:guid\w+|control))\b"
)
_INTO_A_JOINT = WordPattern(
    r"\binto (?:the |both )?(?:(?:left|right|bilateral) )?"
    r"(?:knees?|hips?|shoulders?|gleno-?humeral|elbows?|wrists?|ankles?|acromio-?clavicular|sub-?acromial)\b"
)
"""What guided a needle into a joint of a limb says nothing of the needles at nerves and spine."""
_LANDMARKS = WordPattern(r"\b(?:landmarks?|palpat\w+|no imaging|without imaging|blind(?:ly)?)\b")
_LABEL = re.compile(r"\W*(?P<name>[a-z]+(?:\s[a-z]+){0,3})\s*(?::|\s[-\u2013]\s)", re.IGNORECASE)
_CT_ALONE = WordPattern(r"^\W*ct\W*$|^\W*ct\s*[:,]|,\s*ct\s*[,.]")
_PATTERNS = (
    ("ct", (words.CT, _CT_ALONE)),
    ("fluoroscopy", (words.FLUOROSCOPY, _BIPLANE)),
    ("ultrasound", (words.SONAR,)),
)
_LETTERS = WordPattern(
    r"^\W*(?:(?:with|under|by|via)\s+us\b|us\s+(?:\w+\s+){0,5}(?:shows?|showed|medial|lateral|over|at|with|probe"
    r"|in[ -]plane)\b)"
    r"|^\W*us\W*$|\b(?:hypo|hyper|an|iso)-?echo(?:ic|genic)\b|\b(?:us|u/s)[ -](?:guid\w+|probe)|,\s*us\b(?=[.,;\n])"
    r"|\bmhz\b|\blinear (?:probe|transducer|array)\b"
)


def find_pain_guidance(context: Context, acts: tuple[Act, ...], prefix: str) -> Parts:
    """Guidance of these acts with its facts; a modality told only in the course guided every act that has none."""
    blind = _by_landmarks(context)
    acts = tuple(act for act in acts if blind.isdisjoint(str(act.details.get("nerve", "")).split("_")))
    if not acts:
        return Parts()
    found = _at_these_needles(find_needle_guidance(context, acts, prefix))
    guided = {item.about for item in found.guidance}
    bare = tuple(act for act in acts if act.id not in guided)
    extra: list[Guidance] = []
    facts: list[Fact] = []
    for modality, spans in _told(context):
        for act in bare:
            name = f"{prefix}-guidance-told-{len(extra) + 1}"
            extra.append(Guidance(id=name, modality=modality, about=act.id, spans=spans))
            facts.append(Fact(element="imaging_guidance", about=act.id, spans=spans[:1]))
            kept = next((fact for fact in found.facts if fact.element == "image_saved"), None) or _kept(context)
            if kept is not None:
                facts.append(Fact(element="image_saved", about=name, state=kept.state, spans=kept.spans))
    return found + Parts(guidance=tuple(extra), facts=tuple(facts))


def _by_landmarks(context: Context) -> frozenset[str]:
    """Words of the labels behind which a report says that no imaging was used ("Occipital: landmarks, no imaging")."""
    found: set[str] = set()
    for clause in context.saying(_LANDMARKS):
        label = _LABEL.match(clause.text)
        if label is not None and _LANDMARKS.search(clause.text, label.end()) is not None:
            found.update(label["name"].lower().split())
    return frozenset(found - {"nerve", "nerves", "branch", "medial"})


def _at_these_needles(found: Parts) -> Parts:
    """Without guidance that is told of a needle in a joint of a limb alone."""
    elsewhere = {
        item.id for item in found.guidance if item.spans and all(_INTO_A_JOINT.search(span.text) for span in item.spans)
    }
    guidance = tuple(item for item in found.guidance if item.id not in elsewhere)
    guided = {item.about for item in guidance}
    return dataclasses.replace(
        found,
        guidance=guidance,
        facts=tuple(
            fact
            for fact in found.facts
            if fact.about not in elsewhere and (fact.element != "imaging_guidance" or fact.about in guided)
        ),
    )


def _told(context: Context) -> list[tuple[str, tuple[Span, ...]]]:
    out: list[tuple[str, tuple[Span, ...]]] = []
    for modality, patterns in (*_PATTERNS, ("ultrasound", (_LETTERS,))):
        spans = tuple(
            context.quote(clause)
            for clause in context.clauses
            if clause.section not in BACKGROUND - {"plan"}
            and clause.section != "plan"
            and not words.IMAGING_DOWN.search(clause.text)
            and not _INTO_A_JOINT.search(clause.text)
            and any(words.asserted(pattern, clause.text) for pattern in patterns)
        )
        # Where the course tells of X-rays too, the probe belonged to a needle of its own.
        if spans and not (modality == "ultrasound" and out):
            out.append((modality, spans[:2]))
    return out


def _kept(context: Context) -> Fact | None:
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        kept = IMAGE_KEPT.search(clause.text) and not NO_IMAGE_KEPT.search(clause.text)
        if kept or words.asserted(words.SAVED, clause.text):
            return Fact(element="image_saved", spans=(context.quote(clause),))
    return None
