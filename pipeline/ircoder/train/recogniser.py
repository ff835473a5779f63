"""Training of the entity tagger: a conditional random field over the features that the tagger will see.

The vocabulary is among the features, so a field trained on texts that the vocabulary knows by heart would trust it
blindly. Each text is therefore seen a second time with a part of its surface forms hidden from the vocabulary.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite

from ircoder.language.reading import Mention, Reading
from ircoder.language.recogniser.features import OUTSIDE, Seen, all_features, seen, sentence_spans
from ircoder.language.recogniser.tagger import Tagger
from ircoder.language.words import Words

HIDDEN_SHARE = 0.25
"""Share of the surface forms of a text that its second copy hides from the vocabulary."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with its entities marked: words, what the vocabulary found, and the spans (start, end, label)."""

    words: Words
    reading: Reading
    mentions: Sequence[Mention]
    spans: Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSettings:
    """How the field is trained; ``l1`` and ``l2`` are the coefficients of its penalties."""

    l1: float = 0.1
    l2: float = 0.05
    iterations: int = 100
    least_seen: int = 2
    seed: int = 20261126


def tags_of(words: Words, spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """Tag of every word; a span that begins or ends within a word takes the whole word, the earlier span wins."""
    out = [OUTSIDE] * len(words)
    for start, end, label in sorted(spans):
        inside = [i for i in range(len(words)) if words.starts[i] < end and start < words.ends[i]]
        if not inside or any(out[i] != OUTSIDE for i in inside):
            continue
        for i in inside:
            out[i] = f"{'B' if i == inside[0] else 'I'}-{label}"
    return out


def train_tagger(
    reports: Sequence[Marked], settings: FieldSettings | None = None, *, hidden: frozenset[str] = frozenset()
) -> Tagger:
    """Train the tagger.

    Parameters
    ----------
    reports
        Marked reports.
    settings
        Settings of the field.
    hidden
        Lower-case surface forms that no copy may show: the vocabulary does not find them, and sentences in which one is
        marked are left out.
    """
    chosen = settings or FieldSettings()
    dice = random.Random(chosen.seed)  # noqa: S311 - repeatable, no secret
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": chosen.l1,
            "c2": chosen.l2,
            "max_iterations": chosen.iterations,
            "feature.minfreq": chosen.least_seen,
            "feature.possible_transitions": True,
        }
    )
    for report in reports:
        forms = sorted({mention.text.lower() for mention in report.mentions})
        drop = {form for form in forms if dice.random() < HIDDEN_SHARE}
        tags = tags_of(report.words, report.spans)
        shown = _sentences_without(report, hidden)
        for kept in (hidden, hidden | drop):
            _append(trainer, without_forms(report, kept), tags, shown)
    return _trained(trainer)


def without_forms(report: Marked, hidden: Iterable[str]) -> Seen:
    """What the tagger sees of a report where the vocabulary does not know these surface forms."""
    unknown = frozenset(hidden)
    mentions = [mention for mention in report.mentions if mention.text.lower() not in unknown]
    return seen(report.words, report.reading, mentions)


def _sentences_without(report: Marked, hidden: frozenset[str]) -> list[tuple[int, int]]:
    """First and last word (exclusive) of the sentences in which no hidden form is marked."""
    text, words = report.reading.text, report.words
    places = [start for start, end, _ in report.spans if " ".join(text[start:end].lower().split()) in hidden]
    spans = [(first, last) for first, last in sentence_spans(words.breaks) if last > first]
    return [
        (first, last)
        for first, last in spans
        if not any(words.starts[first] <= place < words.ends[last - 1] for place in places)
    ]


def _append(
    trainer: pycrfsuite.Trainer, given: Seen, tags: Sequence[str], sentences: Sequence[tuple[int, int]]
) -> None:
    features = all_features(given)
    for first, last in sentences:
        trainer.append(features[first:last], tags[first:last])


def _trained(trainer: pycrfsuite.Trainer) -> Tagger:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "field.crfsuite"
        trainer.train(str(path))
        field = pycrfsuite.Tagger()
        field.open(str(path))
        info = field.info()
    tags = sorted(info.labels, key=lambda tag: int(info.labels[tag]))
    tags = [OUTSIDE, *sorted(tag for tag in tags if tag != OUTSIDE)]
    column = {tag: index for index, tag in enumerate(tags)}
    names = sorted({name for name, _ in info.state_features})
    row = {name: index for index, name in enumerate(names)}
    weights = np.zeros((len(names), len(tags)), dtype=np.float32)
    for (name, tag), weight in info.state_features.items():
        weights[row[name], column[tag]] = weight
    transitions = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[column[before], column[after]] = weight
    return Tagger(tags, row, weights, transitions)
