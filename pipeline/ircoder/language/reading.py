"""What the language stage hands on: a report's sections, sentences, mentions and quantities, free of spaCy objects.

``Doc`` objects never leave a memory zone, so findings are built from this plain copy
(:func:`ircoder.language.pipeline.reading_of`). All offsets count characters of the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Label = Literal["VESSEL", "DEVICE", "INTERVENTION", "IMAGING", "ANATOMY", "LESION", "GUIDANCE", "SEDATION"]
Assertion = Literal["performed", "attempted", "planned", "historical", "negated", "hypothetical"]
Side = Literal["left", "right", "bilateral"]
CORE_LABELS = frozenset({"VESSEL", "DEVICE", "INTERVENTION"})
"""Labels whose spans do not overlap each other."""
Attribute = str | int | float | bool | tuple[str, ...]
MARK_START, MARK_END, MARK_LABEL = "mark_start", "mark_end", "mark_label"
"""Attributes of a mention whose entity has other borders or another label than itself; of no width it is not shown."""
MARK_ASSERTION = "mark_assertion"
"""Attribute of a mention that is shown with another assertion than its own, which findings rest on."""
RECOGNISED = "recognised"
"""Attribute of a mention that only a trained tagger saw."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the report under one heading (or inferred to be of that kind).

    ``kind`` is a kind of ``knowledge/sections.csv``; ``start`` is where the heading starts, ``body`` where its text
    does.
    """

    kind: str
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item; ``section`` is the kind of its section, ``heading`` true for a bare heading line."""

    index: int
    start: int
    end: int
    section: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity of the report.

    ``concept`` is a concept id (``vessel:splenic_artery``), ``kind`` the class of the vocabulary row. ``options``
    holds the concepts between which an ambiguous short form hesitates (then ``concept`` is the likeliest or empty).
    ``attributes`` may hold ``segment`` (proximal, mid, distal, …), ``levels``, ``count``, ``percent``, and the facts of
    the vocabulary row (``treats=angioplasty``).
    """

    index: int
    start: int
    end: int
    text: str
    label: Label
    concept: str
    kind: str
    sentence: int
    section: str
    assertion: Assertion | None = None
    side: Side | None = None
    options: tuple[str, ...] = ()
    attributes: Mapping[str, Attribute] = field(default_factory=dict)

    @property
    def shown_assertion(self) -> str | None:
        """The assertion that the entity is shown with."""
        marked = self.attributes.get(MARK_ASSERTION)
        return self.assertion if marked is None else str(marked)

    @property
    def entity(self) -> tuple[int, int, str] | None:
        """First and last character (exclusive) and label of the entity that it is shown as; ``None`` if of none."""
        if MARK_START not in self.attributes:
            return self.start, self.end, self.label
        start, end = (int(self.attributes[key]) for key in (MARK_START, MARK_END))  # type: ignore[arg-type]
        return (start, end, str(self.attributes[MARK_LABEL])) if end > start else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its meaning.

    ``kind``: ``length_mm``, ``diameter_mm``, ``size`` (a x b, ``value`` in mm, ``second`` too), ``french``, ``gauge``,
    ``minutes``, ``clock`` (minutes since midnight), ``clock_range`` (``value`` to ``second``), ``percent``, ``count``,
    ``age_years``, ``date`` (ordinal day), ``volume_ml``, ``dose_mg``, ``pressure_mmhg``.
    """

    kind: str
    value: float
    start: int
    end: int
    sentence: int
    second: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the language stage found in one report, in text order."""

    text: str
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def sentence_text(self, index: int) -> str:
        """Text of the sentence with this index."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]

    def in_sentence(self, index: int) -> tuple[Mention, ...]:
        """Mentions of one sentence, in text order."""
        return tuple(mention for mention in self.mentions if mention.sentence == index)
