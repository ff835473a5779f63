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


def test_a_loaded_coder_travels_as_its_folder_what_was_imported_and_its_target(coder):
    _, (folder, imported, target) = coder.__reduce__()
    assert folder == shipped_model()
    assert imported is coder.knowledge.imported
    assert target == coder.target_accuracy == 0.95


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


LYSIS = [
    ("day-1", "2025-06-02", "TECHNIQUE: Right common femoral artery access. An infusion catheter was placed across the "
     "thrombosed left superficial femoral artery and an alteplase infusion of 1 mg per hour was started."),
    ("day-1-check", "2025-06-02", "TECHNIQUE: Arteriogram through the infusion catheter that is in place shows residual "
     "thrombus of the left superficial femoral artery. The alteplase infusion goes on."),
    ("day-2", "2025-06-03", "TECHNIQUE: Arteriogram through the infusion catheter that is in place shows residual "
     "thrombus of the left superficial femoral artery. The alteplase infusion goes on."),
    ("day-3", "2025-06-04", "TECHNIQUE: Arteriogram through the infusion catheter shows that the clot has gone. The "
     "infusion was stopped and the catheter and sheath were removed."),
]  # fmt: skip


def test_a_course_of_lysis_is_one_encounter():
    """VINT-53: one code a calendar day, whatever the number of reports."""
    reports = [
        {"report_id": name, "text": text, "service_date": date, "encounter_id": "stay-1"} for name, date, text in LYSIS
    ]
    coded = list(ircoder.load().code_many(reports))
    lysis = [[line.code for line in record.lines if line.code.startswith("3721")] for record in coded]
    assert lysis == [["37211"], [], ["37213"], ["37214"]]
    assert [(entry.code, entry.winner) for entry in coded[1].not_coded if entry.code == "37213"] == [("37213", "37211")]


def test_queries_of_the_shipped_model_cite_sentences(coder):
    text = "PROCEDURE: Left common femoral artery access with ultrasound, angioplasty.\nTECHNIQUE:\nThe left common femoral artery was entered under ultrasound. The right superficial femoral artery stenosis was dilated with a balloon.\n"
    coded = coder.code(text, service_date="2025-03-04")
    query = next(query for query in coded.queries if query.code == "76937")
    assert [item.text for item in query.evidence]
    for item in query.evidence:
        assert text[item.start : item.end] == item.text
        assert item.text[-1] == "."
