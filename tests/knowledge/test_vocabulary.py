"""Vocabulary, headings and word classes: the shipped tables load, and faults name file and line."""

import pytest

from ircoder.knowledge import sections, tables, vocabulary, word_classes
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.tables import KnowledgeError
from ircoder.knowledge.vessels import load_vessels

HEADER = "concept,kind,name,forms,facts\n"


@pytest.fixture
def folder(monkeypatch):
    """Tables by name; every table that a test does not give is empty but for its header."""
    texts = {f"vocabulary/{stem}.csv": HEADER for stem in vocabulary.LABELS}
    texts["vocabulary/short_forms.csv"] = "form,label,concept,near,system\n"
    original = tables.table_text
    monkeypatch.setattr(tables, "table_text", lambda name: texts[name] if name in texts else original(name))
    return texts


def load():
    return vocabulary.load_vocabulary(load_vessels())


def test_shipped_tables_load():
    knowledge = load_knowledge()
    assert knowledge.vocabulary.forms["superficial femoral artery"] == ("vessel:superficial_femoral_artery",)
    assert knowledge.sections.kinds["impression"] == "impression"
    labels = {label for _, label in vocabulary.LABELS.values()} | {vocabulary.NO_ENTITY}
    assert {term.label for term in knowledge.vocabulary.terms.values()} == labels


def test_short_form_readings_name_known_concepts():
    knowledge = load_knowledge()
    for readings in knowledge.vocabulary.short_forms.values():
        assert all(reading.concept in knowledge.vocabulary.terms for reading in readings)


def test_short_form_may_name_no_entity(folder):
    folder["vocabulary/short_forms.csv"] += "QX,NONE,none:quality_check,audit,\n"
    loaded = load()
    assert loaded.terms["none:quality_check"].label == vocabulary.NO_ENTITY
    assert loaded.short_forms["QX"][0].near == ("audit",)


def test_row_becomes_term_and_forms(folder):
    folder["vocabulary/devices.csv"] += "device:x_stent,stent,X stent,x-pert stent;=XS,treats=stent;covered=yes\n"
    loaded = load()
    term = loaded.terms["device:x_stent"]
    assert (term.label, term.kind, term.facts) == ("DEVICE", "stent", {"treats": "stent", "covered": "yes"})
    assert loaded.forms["x stent"] == loaded.forms["x-pert stent"] == loaded.forms["xpert stent"] == ("device:x_stent",)
    assert loaded.exact["XS"] == ("device:x_stent",)


def test_vessel_names_count_without_their_noun(folder):
    forms = load().forms
    assert forms["left gastroepiploic"] == ("vessel:left_gastroepiploic_artery",)


def test_vessel_rows_add_forms_to_the_tree(folder):
    folder["vocabulary/vessels.csv"] += "vessel:splenic_artery,artery,splenic artery,artery to the spleen,\n"
    assert load().forms["artery to the spleen"] == ("vessel:splenic_artery",)


@pytest.mark.parametrize(
    ("table", "rows", "problem"),
    [
        ("devices", "device:a,stent,A,,\ndevice:a,stent,A,,\n", "twice"),
        ("devices", "vessel:a,stent,A,,\n", "not of type device"),
        ("devices", "device:a,,A,,\n", "no kind or name"),
        ("devices", "device:a,stent,A,,covered\n", "key=value"),
        ("devices", "device:a,stent,A\n", "as many cells"),
        ("short_forms", "AB,DEVICE,device:none,,\n", "in no vocabulary table"),
        ("short_forms", "AB,DEVICE,vessel:splenic_artery,,\n", "is no DEVICE"),
        ("short_forms", "AB,THING,device:none,,\n", "label"),
    ],
)
def test_faults_name_table_and_line(folder, table, rows, problem):
    folder[f"vocabulary/{table}.csv"] += rows
    with pytest.raises(KnowledgeError, match=problem) as caught:
        load()
    assert caught.value.table == f"vocabulary/{table}.csv"
    assert caught.value.line == 1 + rows.count("\n")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("plan,plan,intent\nplan,plan,intent\n", "twice"),
        ("plan,a,intent\nplan,b,body\n", "two roles"),
        ("plan,,intent\n", "empty"),
    ],
)
def test_heading_faults(monkeypatch, rows, problem):
    monkeypatch.setattr(tables, "table_text", lambda name: "kind,heading,role\n" + rows)
    with pytest.raises(KnowledgeError, match=problem):
        sections.load_sections()


def test_word_class_faults(monkeypatch):
    word_classes.load_word_classes.cache_clear()
    monkeypatch.setattr(tables, "table_text", lambda name: "class,word\nsides,left\nsides,left\n")
    with pytest.raises(KnowledgeError, match="repeated"):
        word_classes.load_word_classes()
    word_classes.load_word_classes.cache_clear()


def test_missing_word_class():
    with pytest.raises(KnowledgeError, match="missing"):
        word_classes.word_class("no such class")
