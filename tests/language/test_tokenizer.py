"""The dictation tokenizer: what stays whole, what is split, and that every character survives."""

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer

from ircoder.knowledge.base import load_knowledge
from ircoder.language.lexicon import Lexicon
from ircoder.language.tokenizer import TOKENIZER, build_tokenizer
from ircoder.language.words import token_places, words_of


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("5-French sheath", "5 - French sheath"),
        ("a 5F sheath.", "a 5F sheath ."),
        ("4 x 40mm", "4 x 40mm"),
        ("4x40 mm balloon", "4x40 mm balloon"),
        ("L4-5 and L4-L5", "L4 - 5 and L4 - L5"),
        ("0.035-inch wire", "0.035 - inch wire"),
        (".035 wire", ".035 wire"),
        ("s/p stent w/ balloon", "s / p stent w / balloon"),
        ("37.5% stenosis", "37.5 % stenosis"),
        ("R CFA, 6F.", "R CFA , 6F ."),
        ("Dr. Smith", "Dr . Smith"),
        ("on 12/02/2025, from 1005-1046", "on 12/02/2025 , from 1005 - 1046"),
        ("13:20-14:31 (71 min)", "13:20 - 14:31 ( 71 min )"),
        ("heparin 9,000 U", "heparin 9,000 U"),
        ("- Celiac: patent", "- Celiac : patent"),
        ("catheter(s)", "catheter ( s )"),
        ("SVG-OM1", "SVG - OM1"),
        ("LEFT SFA/POPLITEAL", "LEFT SFA / POPLITEAL"),
        ('the patient\'s "sac"', 'the patient \'s " sac "'),
        ("vessel.The wire", "vessel . The wire"),
    ],
)
def test_tokens(nlp, text, tokens):
    assert [token.text for token in nlp.make_doc(text)] == tokens.split()


def test_no_special_cases(nlp):
    assert nlp.tokenizer.rules == {}


@given(st.text(alphabet="aAbZ09 .,:;-/()%+\n\t'\"°x–•é", max_size=60))
def test_text_survives(text):
    nlp = _shared()
    assert nlp.make_doc(text).text == text


@given(st.text(alphabet="aAbZ09 .,:;-/()%+\n\t\u00a0'\"°x–•é", max_size=60))
def test_kept_cuts_are_those_of_spacy(text):
    tokenizer = _shared().tokenizer
    kept, fresh = tokenizer(text), Tokenizer.__call__(tokenizer, text)
    assert [(token.text, token.whitespace_) for token in kept] == [(token.text, token.whitespace_) for token in fresh]


def test_rules_that_change_are_followed(nlp):
    tokenizer = build_tokenizer(nlp)
    assert [token.text for token in tokenizer("a 6F_7F sheath")] == ["a", "6F_7F", "sheath"]
    tokenizer.infix_finditer = re.compile("_").finditer
    assert [token.text for token in tokenizer("a 6F_7F sheath")] == ["a", "6F", "_", "7F", "sheath"]
    tokenizer.add_special_case("sheath", [{"ORTH": "she"}, {"ORTH": "ath"}])
    assert [token.text for token in tokenizer("sheath")] == ["she", "ath"]


def test_saved_and_read_again(nlp):
    fresh = build_tokenizer(spacy.blank("en"))
    fresh.from_bytes(nlp.tokenizer.to_bytes())
    assert [token.text for token in fresh("5-French, L4-5.")] == ["5", "-", "French", ",", "L4", "-", "5", "."]


def test_a_stretch_without_blanks_keeps_its_characters(nlp):
    text = "()a-" * 400
    assert nlp.make_doc(text).text == text


@given(st.text(alphabet="aAbZ09 .,-/()%\n\té", max_size=60))
def test_places_are_those_of_the_tokens(text):
    doc = _shared().make_doc(text)
    assert list(zip(*token_places(doc), strict=True)) == [(token.idx, token.idx + len(token)) for token in doc]


_NLP = []


def _shared():
    if not _NLP:
        _NLP.append(spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}))
    return _NLP[0]


@pytest.mark.parametrize("case", [str.lower, str.upper, str.capitalize])
def test_every_form_matches_itself(nlp, case):
    vocabulary = load_knowledge().vocabulary
    lexicon = Lexicon(vocabulary, nlp.tokenizer)
    lost = []
    for form, concepts in vocabulary.forms.items():
        text = case(form)
        if len(form) <= 2 or lexicon.is_cased(form):
            text = form.upper()
        doc = nlp.make_doc(text)
        found = {term.concept for match in lexicon.matches(words_of(doc, text, ())) for term in match.terms}
        if not set(concepts) <= found:
            lost.append(form)
    assert lost == []


def test_exact_forms_match_in_their_case_only(nlp):
    vocabulary = load_knowledge().vocabulary
    lexicon = Lexicon(vocabulary, nlp.tokenizer)
    for form, concepts in vocabulary.exact.items():
        doc = nlp.make_doc(form)
        found = {term.concept for match in lexicon.matches(words_of(doc, form, ())) for term in match.terms}
        assert set(concepts) <= found, form
