"""Sentences of dictation: stops, abbreviations, list items, wrapped lines, run-on speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.knowledge.base import load_knowledge
from ircoder.language.headings import find_sections
from ircoder.language.reading import Section
from ircoder.language.sentences import split_sentences


def split(text):
    whole = (Section("body", 0, 0, len(text)),)
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text, whole)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The groin was punctured.", "A sheath was placed."],
        ["Dr. Smith placed a No. 5 catheter of approx. 40 cm at 10 a.m. today.", "Done."],
        ["A 6 x 40 mm balloon over a 0.035 inch wire.", "Residual 10%."],
        ["- right CFA access", "- stent placed", "- no complication"],
        ["1. Aortogram.", "2. Left iliac stent."],
        ["Closed at 11.", "No hematoma."],
        ["Volume index 38.", "EF 54 percent."],
        ["the groin was punctured.", "a sheath was placed."],
        ["Was the graft patent?", "Yes."],
    ],
)
def test_kept_apart(sentences):
    joint = "\n" if sentences[0][:1] in "-1" else " "
    assert split(joint.join(sentences)) == sentences


def test_numbered_items_within_a_line():
    text = "OPERATION: 1. Ablation of the right kidney. 2. Biopsy of the left kidney."
    assert split(text)[1:] == ["1. Ablation of the right kidney.", "2. Biopsy of the left kidney."]


def test_wrapped_lines_are_one_sentence():
    text = "The left common femoral artery was punctured under ultrasound guidance and a\nsheath was placed."
    assert split(text) == [text]


def test_missing_space_after_the_stop():
    assert split("The wire was removed.The sheath stayed.") == ["The wire was removed.", "The sheath stayed."]


def test_blank_line_always_separates():
    assert split("Left leg\n\nright leg") == ["Left leg", "right leg"]


def test_run_on_speech_is_cut_before_discourse_cues():
    text = (
        "the right groin was prepped and draped and lidocaine was given and the right common femoral artery was "
        "punctured with a micropuncture needle and a sheath was placed over a wire then a pigtail catheter was "
        "advanced into the abdominal aorta and an aortogram was done which showed patent renal arteries the "
        "patient was then brought to recovery in good state"
    )
    pieces = split(text)
    assert len(pieces) > 1
    assert any(piece.startswith("then a pigtail") for piece in pieces)


def test_short_speech_stays_whole():
    text = "the groin was punctured then a sheath was placed"
    assert split(text) == [text]


def test_bare_heading_is_a_sentence_of_its_own():
    text = "FINDINGS:\nPatent aorta.\nIMPRESSION: Normal."
    sentences = split_sentences(text, find_sections(text, load_knowledge().sections))
    assert [(text[s.start : s.end], s.section, s.heading) for s in sentences] == [
        ("FINDINGS:", "findings", True),
        ("Patent aorta.", "findings", False),
        ("IMPRESSION: Normal.", "impression", False),
    ]


@given(st.text(alphabet="abAB .,\n-1:;6x", max_size=400))
def test_sentences_hold_every_word_once(text):
    sections = find_sections(text, load_knowledge().sections)
    sentences = split_sentences(text, sections)
    joined = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(joined.split()) == "".join(text.split())
    assert [s.index for s in sentences] == list(range(len(sentences)))


def test_statements_between_slashes_are_apart():
    text = "no stent / no IVUS / right CFA stuck under ultrasound / 5F sheath in"
    assert split(text) == ["no stent /", "no IVUS /", "right CFA stuck under ultrasound /", "5F sheath in"]


@pytest.mark.parametrize(
    "text", ["LM ok / LAD 30 / LCx 40 / RCA 30", "[none / talc / doxycycline] none", "lidocaine 1% / bupivacaine"]
)
def test_values_and_choices_between_slashes_stay_together(text):
    assert split(text) == [text]
