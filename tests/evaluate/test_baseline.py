import dataclasses

import pytest
from tests.evaluate.made import gold_report, write_lines

from ircoder.evaluate.baseline import baseline, training_hash, training_reports
from ircoder.evaluate.gold import read_gold
from ircoder.formats.rows import InputError

WORDS = {"37236": "a stent was placed in the renal artery", "20610": "the knee was injected"}
FILLERS = ("quiet morning", "busy evening", "short case", "long case", "second room", "first room")


def record(report_id, code, filler, **more):
    line = {"code": code, "units": 1, "modifiers": []}
    return {
        "report_id": report_id,
        "text": f"{WORDS[code]}, {filler}",
        "service_date": "2025-01-01",
        "codes": [line],
        **more,
    }


@pytest.fixture
def corpora(tmp_path):
    records = [record(f"{code}-{place}", code, filler) for code in WORDS for place, filler in enumerate(FILLERS)]
    (tmp_path / "gold").mkdir()
    write_lines(tmp_path / "gold" / "tune.jsonl", *records)
    (tmp_path / "gold" / "test.jsonl").write_text("what is held out is not read")
    rows = "".join(f"{item['report_id']},tune\n" for item in records)
    (tmp_path / "splits.csv").write_text(f"report_id,split\n{rows}held-out,test\n")
    return tmp_path


def test_the_hash_tells_what_it_learned_from():
    one, other = gold_report("37236", report_id="a", text="x"), gold_report("20610", report_id="b", text="x")
    assert training_hash([one, other]) == training_hash([other, one])
    changed = [gold_report("37236", report_id="a", text="y"), gold_report("20610", report_id="a", text="x")]
    assert len({training_hash([item]) for item in (one, other, *changed)}) == 4


def test_it_learns_codes_from_words(corpora):
    measured = [
        gold_report("37236", report_id="new-1", text="a stent in the artery was placed"),
        gold_report("20610", report_id="new-2", text="an injection: the knee was injected"),
    ]
    training = training_reports(corpora, measured)
    assert len(training) == 12
    made = baseline(training, measured)
    assert (made.examples, made.codes) == (12, 2)
    assert [list(one.codes.units) for one in made.predictions] == [["37236"], ["20610"]]
    first = made.predictions[0]
    assert first.chances.lines == first.line_chances == (("37236", first.line_chances[0][1]),)
    assert 0.5 < first.whole_chance <= first.line_chances[0][1] < 1
    assert made == baseline(training, measured)


def test_it_never_learns_from_what_it_is_measured_on(corpora):
    (own, *_) = read_gold(corpora / "gold" / "tune.jsonl")
    twin = dataclasses.replace(own.report, report_id="twin", text=own.report.text.upper())
    assert own.report.report_id not in {item.report.report_id for item in training_reports(corpora, [own])}
    assert len(training_reports(corpora, [own])) == 11
    assert len(training_reports(corpora, [dataclasses.replace(own, report=twin)])) == 11
    variant = record("37236-v", "37236", "another filler", variant_of=own.report.report_id)
    write_lines(corpora / "gold" / "more.jsonl", variant)
    with (corpora / "splits.csv").open("a") as stream:
        stream.write("37236-v,tune\n")
    assert len(training_reports(corpora, [])) == 13
    assert len(training_reports(corpora, [own])) == 11


def test_corpora_without_a_split_are_refused(corpora, tmp_path):
    with pytest.raises(InputError, match=r"splits\.csv does not exist"):
        training_reports(tmp_path / "gold", [])
    (tmp_path / "gold" / "splits.csv").write_text("id,part\n1,tune\n")
    with pytest.raises(InputError, match="is no table with the columns report_id and split"):
        training_reports(tmp_path / "gold", [])
    with pytest.raises(InputError, match="has no reports of the split"):
        training_reports(corpora, read_gold(corpora / "gold" / "tune.jsonl"))
