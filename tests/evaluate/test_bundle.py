import dataclasses
import hashlib
import json
import zipfile
from importlib.resources import files

import pytest
from tests.evaluate.made import gold_report, prediction, write_lines

from ircoder.cli.main import main
from ircoder.evaluate.bundle import changed_figures, figures_bytes, read_bundle, without_versions, write_bundle
from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.coders import CoderSets
from ircoder.evaluate.probabilities import ReportChances
from ircoder.evaluate.study import Material, System, study_of
from ircoder.evaluate.study_json import study_json
from ircoder.findings.model import Access, Act, Findings, Position, Span
from ircoder.formats.rows import InputError
from ircoder.knowledge.base import load_knowledge

REPORT = "Mrs Secretname had a stent placed"


def findings():
    spots = (Position(id="p", vessel="vessel:renal_artery", side="left", spans=(Span(0, 4, REPORT[:4]),)),)
    act = Act(id="y", kind="stent", family="stent", target="vessel:renal_artery", side="left", details={"note": REPORT})
    return Findings(accesses=(Access(id="x", vessel=None, positions=spots),), acts=(act,))


def material():
    mark = {"start": 21, "end": 26, "text": REPORT[21:26], "label": "INTERVENTION", "assertion": "performed"}
    plain = {"start": 27, "end": 33, "text": "placed", "label": "INTERVENTION", "assertion": "performed"}
    gold = (
        gold_report(
            "37236-26,LT",
            "76937",
            report_id="a",
            text=REPORT,
            accept=[["37238-50"]],
            families=("stent",),
            style="narrative",
            left_out=(frozenset({"99152"}),),
            queries=(frozenset({"76937"}), frozenset()),
            entities=(mark, plain),
            findings=findings(),
            evidence={"37236": (((21, 26),),)},
        ),
        gold_report("20610 x2", report_id="b", text="another", setting="facility"),
    )
    first = prediction(
        "37236-LT",
        left_out=("99152", "99152"),
        queries=(frozenset({"76937"}),),
        entities=(mark,),
        findings=findings(),
        chances=ReportChances((("37236", 0.9),), 0.75, released=True),
        line_chances=(("37236", 0.9),),
        whole_chance=0.75,
        evidence={"37236": ((19, 26),)},
        model="m-1",
        knowledge="k-1",
    )
    failed = dataclasses.replace(prediction(), failure="no record")
    other = (prediction("37236", line_chances=(("37236", 0.5),)), prediction("20610 x2", whole_chance=0.5))
    coders = (
        CoderSets("ann", {"a": code_set(["37236"])}),
        CoderSets("bob", {"a": code_set(["37236-LT"]), "b": code_set([])}),
    )
    return Material(gold=gold, systems=(System("ircoder", (first, failed)), System("other", other)), coders=coders)


@pytest.fixture
def figures():
    return figures_bytes(study_json(study_of(material(), load_knowledge())))


@pytest.fixture
def bundle(tmp_path, figures):
    path = tmp_path / "study.zip"
    write_bundle(path, material(), figures, load_knowledge(), {"gold": "gold.jsonl", "split": None})
    return path


def test_a_bundle_runs_again_to_the_same_figures(bundle, figures):
    found = read_bundle(bundle)
    assert figures_bytes(study_json(study_of(found.material, load_knowledge()))) == found.figures == figures
    assert json.loads(figures)["findings"]["acts"]["right"] == 1


def test_the_same_evaluation_gives_the_same_archive(bundle, figures, tmp_path):
    write_bundle(tmp_path / "again.zip", material(), figures, load_knowledge(), {"gold": "gold.jsonl", "split": None})
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()


def test_no_word_of_a_report_is_in_it_unless_wanted(bundle, figures, tmp_path):
    for word in (b"Secretname", b"stent placed", b"another"):
        assert word not in bundle.read_bytes()
    path = tmp_path / "texts.zip"
    write_bundle(path, material(), figures, load_knowledge(), {}, with_texts=True)
    found = read_bundle(path)
    assert [item.report.text for item in found.material.gold] == [REPORT, "another"]
    assert found.manifest["texts"] is True


def test_the_manifest_says_what_it_was_made_with(bundle):
    manifest = read_bundle(bundle).manifest
    assert manifest["models"] == ["m-1"]
    assert manifest["predicted_with_knowledge"] == ["k-1"]
    assert manifest["edit_releases"]["pairs"] == ["2024q3"]
    assert manifest["fee_schedule_releases"] == ["2025d"]
    assert set(manifest["libraries"]) >= {"numpy", "spacy"}
    content = (files("ircoder.knowledge") / "edits" / "ptp_practitioner.csv").read_bytes()
    assert manifest["tables_sha256"]["edits/ptp_practitioner.csv"] == hashlib.sha256(content).hexdigest()
    assert manifest["bootstrap"] == {"seed": 20260101, "resamples": 1000, "generator": "MT19937"}
    assert set(manifest["sha256"]) == {
        "gold.jsonl",
        "figures.json",
        "predictions/0.jsonl",
        "predictions/1.jsonl",
        "coders/0.jsonl",
        "coders/1.jsonl",
    }


def rehashed(entries, name, content):
    """Change an entry and its hash with it."""
    manifest = json.loads(entries["manifest.json"])
    manifest["sha256"][name] = hashlib.sha256(content).hexdigest()
    entries.update({name: content, "manifest.json": json.dumps(manifest).encode()})


def test_any_changed_byte_is_noticed_or_changes_nothing(bundle, tmp_path):
    whole, before = bundle.read_bytes(), read_bundle(bundle)
    path = tmp_path / "changed.zip"
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            found = read_bundle(path)
        except InputError as error:
            assert "changed.zip" in str(error)
        else:
            assert found == before


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda entries: entries.update({"gold.jsonl": b""}), r"gold\.jsonl is not what was written"),
        (lambda entries: entries.pop("manifest.json"), "is no bundle of an evaluation"),
        (lambda entries: entries.update({"manifest.json": b'{"layout": 9, "sha256": {}}'}), "has the layout 9"),
        (lambda entries: entries.update({"manifest.json": b'{"layout": 1, "sha256": {}}'}), "is not what was written"),
        (
            lambda entries: entries.update({"manifest.json": b'{"layout": 1, "sha256": 3}'}),
            "is no bundle of an evaluat",
        ),
        (lambda entries: entries.update({"manifest.json": b"[]"}), "is no bundle of an evaluation"),
        (lambda entries: entries.update({"more.jsonl": b"{}"}), r"more\.jsonl is not what was written"),
        (lambda entries: entries.pop("coders/1.jsonl"), r"coders/1\.jsonl is not what was written"),
        (lambda entries: rehashed(entries, "predictions/1.jsonl", b""), "are not well formed"),
        (lambda entries: rehashed(entries, "figures.json", b"{"), "are not well formed"),
    ],
)
def test_a_changed_bundle_is_refused(bundle, damage, message):
    with zipfile.ZipFile(bundle) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    damage(entries)
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    with pytest.raises(InputError, match=message):
        read_bundle(bundle)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"{}"])
def test_another_file_is_no_bundle(tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match="is no bundle"):
        read_bundle(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_bundle(tmp_path / "missing.zip")


def test_changed_figures_are_named():
    before = {"codes": {"f1": 0.5, "right": 3}, "reports": [1], "old": 1}
    after = {"codes": {"f1": 0.6, "right": 3}, "reports": [2], "new": 1}
    assert changed_figures(before, after) == ["codes.f1", "reports", "old", "new"]
    before = {"version": "1", "compared": [{"figures": {"version": "1", "f1": 1}}, {"system": "b"}]}
    after = {"version": "2", "compared": [{"figures": {"version": "2", "f1": 2}}, {"system": "b"}]}
    places = changed_figures(before, after)
    assert places == ["version", "compared[0].figures.version", "compared[0].figures.f1"]
    assert without_versions(places) == ["compared[0].figures.f1"]
    assert changed_figures({"a": [{}]}, {"a": [{}, {}]}) == ["a"]


@pytest.mark.usefixtures("tiny_model")
class TestCommand:
    def run(self, *arguments):
        with pytest.raises(SystemExit) as caught:
            main(["evaluate", *(str(argument) for argument in arguments)])
        return caught.value.code or 0

    @pytest.fixture
    def gold(self, tmp_path):
        line = {"code": "37236", "units": 2, "modifiers": ["26", "LT"], "evidence": ["stent"]}
        record = {"text": "a stent here", "service_date": "2025-01-01", "codes": [line], "not_coded": [], "queries": []}
        other = {**record, "text": "no such thing", "codes": []}
        return write_lines(tmp_path / "gold.jsonl", {"report_id": "a", **record}, {"report_id": "b", **other})

    def test_bundle_and_back(self, gold, tmp_path, capsys):
        coder = tmp_path / "ann.csv"
        coder.write_text("report_id,code,units\na,37236,2\nb,,\n")
        bundle = tmp_path / "b.zip"
        made = ("--against", coder, "--coder", coder, "--json", tmp_path / "1.json", "--bundle", bundle)
        assert self.run(gold, *made) == 0
        assert "Systems" not in capsys.readouterr().err
        assert self.run("--from-bundle", bundle, "--json", tmp_path / "2.json") == 0
        assert "the figures are the same to the byte" in capsys.readouterr().err
        assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
        assert self.run(gold, "--from-bundle", bundle, "--json", "-") == 0
        figures = json.loads(capsys.readouterr().out)
        assert (figures["system"], figures["compared"][0]["system"]) == ("ircoder", "ann")
        assert figures["agreement"]["coders"] == ["ann 2"]
        assert figures["evidence"]["characters"]["f1"] == 1

    def test_other_figures_are_told_and_exit_with_1(self, gold, tmp_path, capsys, monkeypatch):
        bundle = tmp_path / "b.zip"
        self.run(gold, "--bundle", bundle)
        monkeypatch.setattr("ircoder.evaluate.measure.__version__", "9.9.9")
        monkeypatch.setattr("ircoder.evaluate.made_with.__version__", "9.9.9")
        assert self.run("--from-bundle", bundle) == 0
        told = capsys.readouterr().err
        assert 'ircoder: "0.1.0" in the bundle, "9.9.9" here' in told
        assert "the figures are the same, computed by another version" in told
        monkeypatch.setattr("ircoder.evaluate.codes.Counts.precision", 0.125)
        assert self.run("--from-bundle", bundle) == 1
        told = capsys.readouterr().err
        assert "figures differ: codes.precision" in told
        assert "figures differ: version" not in told

    def test_gold_beside_a_bundle_has_to_be_its_gold(self, gold, tmp_path, capsys):
        bundle = tmp_path / "b.zip"
        self.run(gold, "--bundle", bundle)
        other = write_lines(
            tmp_path / "other.jsonl", {"report_id": "a", "text": "else", "service_date": "2025-01-01", "codes": []}
        )
        assert self.run(other, "--from-bundle", bundle) == 2
        assert "lacks 2 reports of b.zip or has them with another text" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "GOLD is missing"),
            (("--from-bundle", "x.zip", "--baseline"), "Leave out --baseline"),
            (("--from-bundle", "x.zip"), "cannot be read"),
        ],
    )
    def test_wrong_calls(self, arguments, message, capsys):
        assert self.run(*arguments) == 2
        assert message in capsys.readouterr().err
