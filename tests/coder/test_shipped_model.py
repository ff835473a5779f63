"""The shipped pipeline, end to end on the bundled samples."""

from types import SimpleNamespace

import pytest

import ircoder
from ircoder.provenance import ModelError, knowledge_hash, model_name, shipped_model
from ircoder.samples import sample_reports


@pytest.fixture(scope="module")
def coder():
    return ircoder.load()


def test_every_sample_is_coded_with_evidence_from_its_text(coder):
    reports = sample_reports()
    texts = {report["report_id"]: report["text"] for report in reports}
    found = list(coder.code_many(reports, entities=True))
    assert [coded.report_id for coded in found] == list(texts)
    assert [coded.error for coded in found] == [None] * len(found)
    assert sum(len(coded.lines) for coded in found) > 0
    for coded in found:
        text = texts[coded.report_id]
        for line in coded.lines:
            assert line.evidence, f"{coded.report_id}: {line.code} has no evidence"
            assert all(text[item.start : item.end] == item.text for item in line.evidence)
            assert line.rules
            assert line.why
        assert all(text[entity.start : entity.end] == entity.text for entity in coded.entities)


def test_the_records_do_not_depend_on_the_number_of_workers(coder):
    reports = [{**report, "report_id": f"{n}-{report['report_id']}"} for n in range(12) for report in sample_reports()]
    assert list(coder.code_many(reports, workers=2)) == list(coder.code_many(reports))


def test_a_coded_record_names_model_and_knowledge(coder):
    coded = coder.code(sample_reports()[0]["text"], service_date="2025-01-01")
    assert coded.model == model_name(shipped_model())
    assert coded.knowledge == knowledge_hash()


def test_a_loaded_coder_travels_as_its_folder_and_what_was_imported(coder):
    _, (folder, imported) = coder.__reduce__()
    assert folder == shipped_model()
    assert imported is coder.knowledge.imported


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="holds no model"):
        ircoder.load(tmp_path)


def test_the_model_name_follows_the_content(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for folder, content in (("a", "1"), ("b", "2")):
        (tmp_path / folder / "manifest.json").write_text('{"name": "trial"}')
        (tmp_path / folder / "weights").write_text(content)
    first, second = model_name(tmp_path / "a"), model_name(tmp_path / "b")
    assert first.startswith("trial-")
    assert first != second


@pytest.mark.slow
def test_workers_that_are_started_afresh_write_the_same_records(coder, monkeypatch):
    monkeypatch.setattr("ircoder.parallel.sys", SimpleNamespace(platform="darwin"))
    assert list(coder.code_many(sample_reports(), workers=2)) == list(coder.code_many(sample_reports()))
