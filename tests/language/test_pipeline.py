"""The pipeline as a spaCy citizen: saving and loading, DocBin and bytes, ents and spans, memory zones."""

import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from ircoder.language.annotations import KEY, register_extensions
from ircoder.language.pipeline import COMPONENTS, build_nlp, read, reading_of
from ircoder.language.reading import Reading

TEXT = (
    "INDICATION: Claudication.\nTECHNIQUE: The right common femoral artery was punctured under ultrasound guidance. "
    "A 6 x 40 mm Zilver PTX stent was placed in the left SFA with 10% residual stenosis.\nIMPRESSION: Left SFA stent."
)


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def test_components_in_order(nlp):
    assert tuple(nlp.pipe_names) == COMPONENTS


def test_factories_are_entry_points():
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    points = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert set(COMPONENTS) <= set(points)
    for target in points.values():
        module, _, name = target.partition(":")
        assert hasattr(__import__(module, fromlist=[name]), name)


def test_reading_has_every_part(nlp):
    reading = read(nlp, TEXT)
    assert [section.kind for section in reading.sections] == ["indication", "technique", "impression"]
    assert len(reading.sentences) == 4
    assert reading.quantities
    assert {mention.label for mention in reading.mentions} >= {"VESSEL", "DEVICE", "GUIDANCE"}
    for mention in reading.mentions:
        assert TEXT[mention.start : mention.end] == mention.text
        sentence = reading.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end


def test_ents_are_core_types_and_spans_are_all(nlp):
    doc = nlp(TEXT)
    reading = reading_of(doc)
    core = [m for m in reading.mentions if m.label in {"VESSEL", "DEVICE", "INTERVENTION"}]
    assert [(e.start_char, e.end_char, e.label_, e.kb_id_) for e in doc.ents] == [
        (m.start, m.end, m.label, m.concept) for m in core
    ]
    assert [(s.start_char, s.label_) for s in doc.spans[KEY]] == [(m.start, m.label) for m in reading.mentions]


def test_span_extensions_read_the_mention(nlp):
    doc = nlp(TEXT)
    by_place = {(m.start, m.label): m for m in reading_of(doc).mentions}
    for span in doc.spans[KEY]:
        mention = by_place[(span.start_char, span.label_)]
        assert (span._.concept, span._.side, span._.assertion) == (mention.concept, mention.side, mention.assertion)


def test_sentences_are_those_of_the_reading(nlp):
    doc = nlp(TEXT)
    assert [sentence.start_char for sentence in doc.sents] == [sentence.start for sentence in reading_of(doc).sentences]


def test_bytes_round_trip(nlp):
    doc = nlp(TEXT)
    wanted = reading_of(doc)
    nlp("Something else in between.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert reading_of(again) == wanted


def test_docbin_round_trip(nlp):
    docs = [nlp(TEXT), nlp("Left renal angiography was done.")]
    wanted = [reading_of(doc) for doc in docs]
    packed = DocBin(store_user_data=True, docs=docs).to_bytes()
    again = list(DocBin().from_bytes(packed).get_docs(spacy.blank("en").vocab))
    assert [reading_of(doc) for doc in again] == wanted
    assert [ent.label_ for ent in again[0].ents] == [ent.label_ for ent in docs[0].ents]


def test_saved_pipeline_loads_and_reads_alike(nlp, tmp_path):
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert reading_of(again(TEXT)) == reading_of(nlp(TEXT))
    assert list(again.pipe_names) == list(COMPONENTS)


def test_readings_of_several_docs_do_not_mix(nlp):
    first, second = nlp(TEXT), nlp("The left renal artery is patent.")
    assert reading_of(first).text == TEXT
    assert [m.text for m in reading_of(second).mentions] == ["left renal artery"]


def test_readings_outlive_a_memory_zone(nlp):
    with nlp.memory_zone():
        inside = [reading_of(doc) for doc in nlp.pipe([TEXT, TEXT])]
    assert inside[0] == inside[1] == reading_of(nlp(TEXT))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "ADDENDUM:", "a", "\t1.\n", "é" * 30, "[](){}%%--\n:"])
def test_odd_reports(nlp, text):
    reading = read(nlp, text)
    assert isinstance(reading, Reading)
    assert reading.text == text


def test_unread_doc_gives_its_text(nlp):
    assert reading_of(nlp.make_doc("Some text")) == Reading("Some text")


def test_extensions_are_defined_once():
    before = Span.get_extension("side")
    register_extensions()
    assert Span.get_extension("side") == before


def test_reading_twice_gives_the_same(nlp):
    assert read(nlp, TEXT) == read(nlp, TEXT)
