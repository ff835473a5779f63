"""The trained recogniser: its tags, its files, and how its spans join the vocabulary's mentions."""

import random
from itertools import pairwise

import numpy as np
import pytest

from ircoder.knowledge.base import load_knowledge
from ircoder.language.annotations import reading_of
from ircoder.language.pipeline import RECOGNISER, build_nlp
from ircoder.language.recogniser.features import all_features, seen, sentence_spans
from ircoder.language.recogniser.join import join, tagged_spans
from ircoder.language.recogniser.normaliser import Normaliser
from ircoder.language.recogniser.tagger import Tagger
from ircoder.language.words import words_of

TEXT = (
    "PROCEDURE: Left iliac stent.\nThe right common femoral artery was punctured. A Zorblat wire crossed the lesion.\n"
    "A Zilver stent was deployed in the left common iliac artery."
)
TAGS = ("O", "B-VESSEL", "I-VESSEL", "B-DEVICE", "I-DEVICE")


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


@pytest.fixture(scope="module")
def given(nlp):
    doc = nlp(TEXT)
    reading = reading_of(doc)
    words = words_of(doc, reading.text, reading.sentences)
    return words, reading, seen(words, reading, reading.mentions)


@pytest.fixture(scope="module")
def tagger(given):
    """Weights drawn at random for every feature of the text."""
    names = sorted({name for features in all_features(given[2]) for name in features})
    dice = np.random.default_rng(5)
    weights = dice.normal(size=(len(names), len(TAGS))).astype(np.float16).astype(np.float32)
    return Tagger(TAGS, {name: row for row, name in enumerate(names)}, weights, dice.normal(size=(5, 5)))


def test_scores_are_the_sums_of_the_weights_of_all_features(given, tagger):
    spans = sentence_spans(given[2].breaks)
    rows = tagger._features
    expected = [sum(tagger._weights[rows[name]] for name in features) for features in all_features(given[2])]
    np.testing.assert_allclose(tagger._emissions(given[2], spans), expected, atol=1e-4)


def test_the_best_path_is_that_of_trying_all(given, tagger):
    spans = sentence_spans(given[2].breaks)
    scores = tagger._emissions(given[2], spans)
    found = tagger.tag(given[2])
    dice = random.Random(3)
    for first, last in spans:
        best = _worth(tagger, scores, first, found[first:last])
        for _ in range(300):
            other = [dice.choice(TAGS) for _ in range(last - first)]
            assert _worth(tagger, scores, first, other) <= best + 1e-3


def _worth(tagger, scores, first, tags):
    columns = [TAGS.index(tag) for tag in tags]
    total = tagger._paths.first[columns[0]] + sum(scores[first + i, column] for i, column in enumerate(columns))
    return total + sum(tagger._paths.transitions[a, b] for a, b in pairwise(columns))


def test_no_entity_begins_in_its_middle(given, tagger):
    found = tagger.tag(given[2])
    for first, last in sentence_spans(given[2].breaks):
        for before, tag in zip(["O", *found[first:last]], found[first:last], strict=False):
            assert tag[0] != "I" or before[2:] == tag[2:]


def test_a_tagger_comes_back_from_disk(given, tagger, tmp_path):
    tagger.to_disk(tmp_path)
    assert Tagger.from_disk(tmp_path).tag(given[2]) == tagger.tag(given[2])
    assert not any(path.suffix in {".pkl", ".pickle", ".joblib"} for path in tmp_path.iterdir())


def test_the_pipeline_keeps_its_tagger_on_disk(tagger, tmp_path):
    import spacy

    made = build_nlp()
    made.get_pipe(RECOGNISER).tagger = tagger
    made.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert reading_of(again(TEXT)) == reading_of(made(TEXT))


def test_a_seen_span_becomes_a_mention_and_sets_borders(nlp):
    doc = nlp("A Zilver stent was placed. The zorblat wire broke.")
    reading = reading_of(doc)
    words = words_of(doc, reading.text, reading.sentences)
    text = reading.text
    spans = [(2, 14, "DEVICE"), (text.index("zorblat"), text.index(" broke"), "DEVICE")]
    found = join(reading, words, spans, Normaliser(load_knowledge().vocabulary))
    shown = [text[m.entity[0] : m.entity[1]] for m in found.mentions if m.entity is not None]
    assert shown == ["Zilver stent", "zorblat wire"]
    assert [m.index for m in found.mentions] == list(range(len(found.mentions)))
    # What the vocabulary named stays for the findings, shown or not.
    assert {m.concept for m in reading.mentions} <= {m.concept for m in found.mentions}


def test_a_mention_without_a_seen_span_is_not_shown(nlp):
    doc = nlp("A stent was placed.")
    reading = reading_of(doc)
    found = join(reading, words_of(doc, reading.text, reading.sentences), [], Normaliser(load_knowledge().vocabulary))
    assert [m.text for m in found.mentions] == [m.text for m in reading.mentions]
    assert all(mention.entity is None for mention in found.mentions)


@pytest.mark.parametrize(
    ("text", "label", "concept"),
    [
        ("superficial femorall artery", "VESSEL", "vessel:superficial_femoral_artery"),
        ("left superfical femoral artery", "VESSEL", "vessel:superficial_femoral_artery"),
        ("right common femoral artery", "VESSEL", None),
        ("stennt", "DEVICE", None),
        ("compression", "INTERVENTION", None),
        ("us compresion", "INTERVENTION", "intervention:ultrasound_compression"),
        ("therapeutic tap", "INTERVENTION", None),
        ("therapeutic lumbar puncure", "INTERVENTION", "intervention:lumbar_puncture"),
        ("zorblat", "DEVICE", None),
    ],
)
def test_names_unlike_any_other_or_known_by_heart_get_no_concept(text, label, concept):
    term = Normaliser(load_knowledge().vocabulary).term(text, label)
    assert (term.concept if term else None) == concept


def test_spans_of_tags(given):
    words = given[0]
    tags = ["O"] * len(words)
    tags[2:5] = ["B-VESSEL", "I-VESSEL", "B-DEVICE"]
    spans = tagged_spans(words, tags)
    assert [TEXT[start:end] for start, end, _ in spans] == ["Left iliac", "stent"]
