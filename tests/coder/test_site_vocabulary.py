"""Reports in a site's own words: coded as if they stood in the package's, with evidence in the site's."""

import json
import pickle
from dataclasses import replace

import pytest

import ircoder
from ircoder.bulk import run as bulk_run
from ircoder.cli.main import main
from ircoder.coder import Loading
from ircoder.formats.records import record_of
from ircoder.intake import Defaults
from ircoder.knowledge.imported import pin_imported
from ircoder.provenance import knowledge_hash, model_name, shipped_model

SITE = """\
type,form,means,near
name,Marlin,device:drain,
name,Heron,nephrostomy tube,
words,FLX,under fluoroscopy,
heading,Our work,technique,
heading,Last word,impression,
"""
OURS = {
    "exchange": "PROCEDURE: Heron exchange, right\r\n\r\nOUR WORK:\r\nOver a wire the existing right Heron was removed FLX "
    "and a new 10 French Heron tube placed over the wire. Contrast confirmed its position in the renal pelvis."
    "\r\n\r\nLast word: right Heron exchanged.",
    "drain": "CT guided Marlin. Pelvic abscess. Using CT guidance a needle was advanced into the pelvic collection; a 10 Fr "
    "Marlin placed over a wire and left to bulb. 40 mL pus aspirated. Images saved.",
    "plain": "Right common femoral access under ultrasound, image saved. Aortogram. Sheath removed.",
}
THEIRS = {
    "exchange": "PROCEDURE: nephrostomy tube exchange, right\r\n\r\nTECHNIQUE:\r\nOver a wire the existing right nephrostomy "
    "tube was removed under fluoroscopy and a new 10 French nephrostomy tube placed over the wire. Contrast confirmed its "
    "position in the renal pelvis.\r\n\r\nImpression: right nephrostomy tube exchanged.",
    "drain": OURS["drain"].replace("Marlin", "drain"),
    "plain": OURS["plain"],
}


def reports(texts):
    return [{"report_id": name, "text": text, "service_date": "2026-03-14"} for name, text in texts.items()]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("site") / "site.csv"
    file.write_text(SITE)
    return file


@pytest.fixture(scope="module")
def plain():
    return ircoder.load()


@pytest.fixture(scope="module")
def ours(path):
    return ircoder.load(vocabulary=path)


def told(coded):
    """What of a record does not depend on the words in which things stand."""
    lines = [(line.code, line.units, line.modifiers, line.rules, line.why, line.probability) for line in coded.lines]
    left_out = [(entry.code, entry.reason) for entry in coded.not_coded]
    queries = [(query.code, query.question) for query in coded.queries]
    return lines, left_out, queries, coded.route, coded.review_reasons, coded.probability


def test_reports_in_the_words_of_the_site_are_coded_as_those_in_known_words(plain, ours):
    for mine, other in zip(ours.code_many(reports(OURS)), plain.code_many(reports(THEIRS)), strict=True):
        assert mine.error is None
        assert told(mine) == told(other), mine.report_id
    without = {coded.report_id: coded for coded in plain.code_many(reports(OURS))}
    assert [line.code for line in without["drain"].lines] != ["49406"], "the names are of no use to this test"


def test_evidence_and_entities_stand_in_the_words_of_the_site(ours):
    seen = set()
    for coded in ours.code_many(reports(OURS), entities=True):
        text = OURS[coded.report_id]
        quotes = [
            quote for part in (coded.lines, coded.not_coded, coded.queries) for item in part for quote in item.evidence
        ]
        assert quotes or coded.report_id == "plain"
        for quote in quotes:
            assert text[quote.start : quote.end] == quote.text
        for entity in coded.entities:
            assert text[entity.start : entity.end] == entity.text
            seen.add((entity.text, entity.concept))
    assert ("Marlin", "device:drain") in seen
    assert ("Heron tube", "device:nephrostomy_tube") in seen
    assert not any("nephrostomy" in text for text, _ in seen)


def test_without_a_vocabulary_nothing_changes_but_the_hash(plain, ours):
    (with_it,) = ours.code_many(reports({"plain": OURS["plain"]}), entities=True)
    (without,) = plain.code_many(reports({"plain": OURS["plain"]}), entities=True)
    assert without.knowledge == knowledge_hash()
    assert with_it.knowledge.startswith(f"{without.knowledge}+site.")
    assert replace(with_it, knowledge=without.knowledge) == without


def test_two_vocabularies_live_side_by_side(plain, ours, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("type,form,means\nname,Marlin,gastrostomy tube\n")
    theirs = ircoder.load(vocabulary=other)
    said = "The Marlin was exchanged."
    assert ours.source(said).plain == "The drain was exchanged."
    assert theirs.source(said).plain == "The gastrostomy tube was exchanged."
    assert plain.source(said).plain == said
    assert ours.source(said).place(4, 9) == (4, 10)


def test_workers_and_other_processes_have_the_same_vocabulary(ours, path, tmp_path):
    alone = [record_of(coded) for coded in ours.code_many(reports(OURS))]
    assert [record_of(coded) for coded in ours.code_many(reports(OURS), workers=2)] == alone
    sent = pickle.loads(pickle.dumps(ours))  # noqa: S301 - our own
    path_gone = tmp_path / "gone.csv"
    path_gone.write_text(SITE)
    loading = pickle.loads(pickle.dumps(Loading(shipped_model(), pin_imported(path_gone))))  # noqa: S301 - our own
    path_gone.unlink()
    for coder in (sent, loading()):
        assert [record_of(coded) for coded in coder.code_many(reports(OURS))] == alone
    assert loading.knowledge == alone[0]["knowledge"]


def test_a_partition_of_spark_is_coded_with_the_vocabulary_of_the_driver(ours, path):
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra spark: pip install 'ircoder[spark]'")
    from ircoder.formats.tables.record_rows import record_of_row
    from ircoder.spark.partition import CodePartition, InHand

    imported = pin_imported(path)
    names = ("report_id", "text", "service_date")
    code = CodePartition(
        fields={name: name for name in names},
        where="at",
        defaults=Defaults(),
        settings=(),
        entities=False,
        folder=None,
        imported=InHand(imported),
        imported_identity=imported.identity,
        target_accuracy=0.95,
        model=model_name(),
        knowledge=knowledge_hash(imported.identity),
    )
    rows = [row | {"at": f"row {number}"} for number, row in enumerate(reports(OURS), start=1)]
    batch = pyarrow.RecordBatch.from_pylist(rows)
    found = [record_of_row(row) for some in pickle.loads(pickle.dumps(code))([batch]) for row in some.to_pylist()]  # noqa: S301
    assert found == [record_of(coded) for coded in ours.code_many(reports(OURS))]


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code or 0


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports(OURS)))
    return path


def knowledge_of(output):
    return {json.loads(line)["knowledge"] for line in output.read_text().splitlines()}


def test_the_option_and_the_variable_do_the_same(file, path, tmp_path, monkeypatch, ours):
    one, two, three = (tmp_path / f"{name}.jsonl" for name in ("one", "two", "three"))
    assert run("code", file, "-o", one, "--vocabulary", path) == 0
    monkeypatch.setenv("IRCODER_VOCABULARY", str(path))
    assert run("code", file, "-o", two, "--workers", 2) == 0
    assert one.read_bytes() == two.read_bytes()
    other = tmp_path / "other.csv"
    other.write_text("type,form,means\n")
    assert run("code", file, "-o", three, "--vocabulary", other) == 0
    assert knowledge_of(three) == {knowledge_hash()}
    assert knowledge_of(one) == {knowledge_hash(f"site.{ours.knowledge.imported.site.identity}")}


def test_a_run_is_not_resumed_under_another_vocabulary(file, path, tmp_path, monkeypatch, capsys):
    output = tmp_path / "out.jsonl"
    monkeypatch.setattr(bulk_run, "finish", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    run("code", file, "-o", output, "--vocabulary", path)
    monkeypatch.undo()
    assert not output.exists()
    capsys.readouterr()
    assert run("code", file, "-o", output, "--resume") == 2
    assert "knowledge" in capsys.readouterr().err
    assert run("code", file, "-o", output, "--resume", "--vocabulary", path) == 0
    assert len(output.read_text().splitlines()) == len(OURS)


@pytest.mark.parametrize("command", [("code", "FILE", "-o", "OUT"), ("explain", "FILE", "--id", "drain"), ("version",)])
def test_a_vocabulary_that_cannot_be_used_is_told_in_one_line(command, file, tmp_path, capsys):
    bad = tmp_path / "bad.csv"
    bad.write_text("type,form,means\nname,Marlin,device:drian\n")
    names = {"FILE": file, "OUT": tmp_path / "out.jsonl"}
    assert run(*(names.get(word, word) for word in command), "--vocabulary", bad) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"ircoder: {bad}, line 2: concept 'device:drian' is not known. Perhaps device:drain")
    assert message.count("\n") == 1


def test_explain_shows_the_words_of_the_site(file, path, capsys):
    assert run("explain", file, "--id", "drain", "--vocabulary", path) == 0
    shown = capsys.readouterr().out
    assert "49406" in shown
    assert "Marlin" in shown
    assert "10 Fr drain" not in shown


def test_evaluate_codes_with_the_vocabulary(file, path, tmp_path, capsys):
    gold = tmp_path / "gold.jsonl"
    record = reports(OURS)[1] | {"codes": [{"code": "49406", "units": 1, "evidence": ["CT guided Marlin"]}]}
    gold.write_text(json.dumps(record) + "\n")
    figures = tmp_path / "figures.json"
    for options, right in (((), 0), (("--vocabulary", path), 1)):
        assert run("evaluate", gold, "--json", figures, *options) == 0
        assert json.loads(figures.read_text())["codes"]["exact_set"] == right
    capsys.readouterr()


def test_the_command_checks_a_vocabulary_and_counts_its_use(file, path, capsys):
    assert run("vocabulary", "check", path, file) == 0
    shown = capsys.readouterr().out
    assert [line.split()[-1] for line in shown.splitlines() if line.startswith(("name", "words", "heading"))] == list(
        "11111"
    )
    assert "5 rows, hash " in shown


@pytest.mark.parametrize(
    ("words", "status", "shown"),
    [
        (["nephrostomy", "tube"], 0, "device:nephrostomy_tube"),
        (["device:drain"], 0, "device:drain"),
        (["SFA"], 0, "vessel:superficial_femoral_artery"),
        (["qqqq"], 2, "no name of the vocabulary holds 'qqqq'"),
    ],
)
def test_the_command_finds_what_the_package_calls_a_thing(words, status, shown, capsys):
    assert run("vocabulary", "find", *words) == status
    told = capsys.readouterr()
    first = (told.out or told.err).splitlines()[0]
    assert shown in first
