"""A query cites whole sentences of the report, at their places in it."""

from __future__ import annotations

from ircoder.cited_sentences import MOST_SENTENCES, whole_sentences
from ircoder.language.reading import Reading, Sentence
from ircoder.report import Evidence

TEXT = "PICC PLACEMENT\nThe vein was entered. A PICC was placed. It was secured. The line flushed. End."
ENDS = [14, 36, 56, 72, 90, 95]
READING = Reading(
    text=TEXT,
    sentences=tuple(
        Sentence(index, start, end, "technique" if index else "procedure_title", heading=not index)
        for index, (start, end) in enumerate(zip([0, *ENDS], ENDS, strict=False))
    ),
)


def cited(*words):
    places = [(TEXT.index(item), item) for item in words]
    found = whole_sentences(tuple(Evidence(at, at + len(item), item, "body") for at, item in places), READING)
    assert all(TEXT[item.start : item.end] == item.text for item in found)
    return [(item.text, item.section) for item in found]


def test_words_become_their_sentence_once():
    assert cited("PICC was", "placed") == [("A PICC was placed.", "technique")]


def test_a_title_is_cited_only_where_the_body_does_not_tell_the_act():
    assert cited("PICC PLACEMENT") == [("PICC PLACEMENT", "procedure_title")]
    assert cited("PICC PLACEMENT", "secured") == [("It was secured.", "technique")]


def test_words_over_two_sentences_cite_both_in_text_order():
    assert cited("entered. A PICC") == [("The vein was entered.", "technique"), ("A PICC was placed.", "technique")]


def test_no_more_sentences_than_help():
    assert len(cited("entered", "placed", "secured", "flushed")) == MOST_SENTENCES


def test_words_outside_every_sentence_stay():
    lone = Evidence(0, 4, "PICC", "body")
    assert whole_sentences((lone,), Reading(text="PICC")) == (lone,)
