import csv
import dataclasses
import datetime as dt
import json

import pytest

from ircoder.cli.main import main
from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.codes import compare, frequent
from ircoder.evaluate.gold import GoldReport, read_gold, split_ids
from ircoder.evaluate.measure import evaluate
from ircoder.evaluate.paired import compare_systems
from ircoder.evaluate.predictions import NOTHING, Prediction, read_predictions
from ircoder.evaluate.scores import Counts, interval
from ircoder.evaluate.summary import evaluation_json
from ircoder.findings.model import Act, Findings
from ircoder.formats.rows import InputError
from ircoder.knowledge.base import load_knowledge
from ircoder.report import Report


def compared(gold, predicted):
    return compare(gold, gold.codes, predicted)


def gold_report(*codes, report_id="a", accept=(), families=(), style=""):
    report = Report(report_id=report_id, text="x", service_date=dt.date(2025, 1, 1))
    return GoldReport(
        report=report,
        codes=code_set(codes),
        accept=tuple(code_set(item) for item in accept),
        families=families,
        style=style,
    )


@pytest.mark.parametrize(
    ("gold", "accept", "predicted", "counts", "exact", "with_modifiers"),
    [
        (["37236-LT", "36245"], [], ["37236-LT", "36245"], Counts(2, 0, 0), True, True),
        (["37236-LT", "36245"], [], ["37236-RT", "36245"], Counts(2, 0, 0), True, False),
        (["37236", "36248 x3"], [], ["37236", "36248"], Counts(2, 0, 2), False, False),
        (["37236"], [], ["37236 x2", "76937"], Counts(1, 2, 0), False, False),
        (["37236"], [["37238", "36010"]], ["37238", "36010"], Counts(2, 0, 0), True, True),
        (["37236"], [["37238-LT"]], ["37238-RT"], Counts(1, 0, 0), True, False),
        (["37236", "36245"], [["37238"]], ["37236"], Counts(1, 0, 1), False, False),
        ([], [], [], Counts(), True, True),
        ([], [], ["76937"], Counts(0, 1, 0), False, False),
    ],
)
def test_one_report(gold, accept, predicted, counts, exact, with_modifiers):
    score = compared(gold_report(*gold, accept=accept), code_set(predicted))
    assert (score.counts, score.exact, score.exact_with_modifiers) == (counts, exact, with_modifiers)


def test_precision_recall_and_f1():
    counts = Counts(right=6, extra=2, missing=4)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.6, 12 / 18)
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)


def test_the_interval_is_seeded_and_covers_the_figure():
    values = [0] * 30 + [1] * 70

    def mean(group):
        return sum(group) / len(group)

    low, high = interval(values, mean)
    assert (low, high) == interval(values, mean)
    assert interval(values, mean, resamples=9) != interval(values, mean, resamples=9, seed=1)
    assert 0.58 < low < 0.65 < 0.7 < 0.75 < high < 0.82
    assert interval([1] * 9, mean) == (1, 1)
    assert interval([], mean) is None


def prediction(*codes):
    return type(NOTHING)(codes=code_set(codes), model="m")


def test_families_styles_and_misses():
    gold = [
        gold_report("37236", report_id="a", families=("stent", "imaging_guidance"), style="Terse bullets, odd"),
        gold_report("37236", "76937", report_id="b", families=("stent",), style="terse bullets"),
        gold_report("62323", report_id="c", families=("epidural_injection",)),
    ]
    result = evaluate(gold, [prediction("37236"), prediction("37242"), NOTHING], load_knowledge())
    figures = evaluation_json(result)
    assert figures["codes"]["right"] == 1
    assert (figures["codes"]["extra"], figures["codes"]["missing"]) == (1, 3)
    assert (figures["codes"]["exact_set"], figures["codes"]["extra_per_report"]) == (0.3333, 0.3333)
    assert set(figures["codes"]["intervals_95"]) >= {"f1", "exact_set", "exact_set_with_modifiers"}
    assert figures["by_gold_family"]["stent"]["reports"] == 2
    assert figures["by_gold_family"]["stent"]["exact_set"] == 0.5
    assert figures["by_gold_family"]["imaging_guidance"]["exact_set"] == 1
    assert figures["by_code_family"]["embolization"]["extra"] == 1
    assert figures["by_code_family"]["stent"] == {
        "right": 1,
        "extra": 0,
        "missing": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "intervals_95": {"precision": [1.0, 1.0], "recall": [0.0, 1.0], "f1": [0.0, 1.0]},
    }
    # A group of one report has no interval, and neither has a code of one report.
    assert set(figures["by_gold_family"]["stent"]["intervals_95"]) >= {"f1", "exact_set", "jaccard"}
    assert "intervals_95" not in figures["by_gold_family"]["imaging_guidance"]
    assert "intervals_95" not in figures["by_code"]["76937"]
    assert figures["by_style"]["terse bullets"]["reports"] == 2
    assert figures["by_style"]["unknown"]["reports"] == 1
    assert figures["extra_codes"] == [{"code": "37242", "count": 1, "reports": ["b"]}]
    assert figures["reports"][1] == {
        "report_id": "b",
        "exact": False,
        "exact_with_modifiers": False,
        "missing": {"37236": 1, "76937": 1},
        "extra": {"37242": 1},
        "wrong_modifiers": [],
    }
    assert (figures["queries"], figures["not_coded"]) == (None, None)
    assert figures["failures"] == {"no record": 1}
    assert figures["model"] == "m"
    assert figures["entities"] is None


def test_misses_are_ranked_by_number_of_reports():
    scores = [
        compared(gold_report("76937", "99152", report_id="a"), code_set([])),
        compared(gold_report("99152", report_id="b"), code_set([])),
    ]
    assert frequent(scores, "missing") == [("99152", 2, ("a", "b")), ("76937", 1, ("a",))]


def test_modifiers_are_those_of_the_code_set_that_fits_best():
    gold = gold_report("37226-LT", "75710-26,59,RT", accept=[["37226", "75710-26,LT"], ["37224"]])
    score = compared(gold, code_set(["37226-LT", "75710-26,LT"]))
    assert score.modifiers.counts == Counts(right=2, extra=1, missing=0)
    stent, study = score.modifiers.lines
    assert (stent.confusions, study.confusions) == (("extra LT",), ())


def test_left_out_codes_are_wrong_only_where_the_best_code_set_has_them():
    gold = [
        dataclasses.replace(
            gold_report("37226", "75710", accept=[["37226", "36247"]]),
            left_out=(frozenset({"76937"}),),
            queries=(frozenset({"99152"}),),
        )
    ]
    record = dataclasses.replace(
        prediction("37226", "36247"), left_out=("75710", "76937"), queries=(frozenset({"99152"}), frozenset({"76937"}))
    )
    figures = evaluation_json(evaluate(gold, [record], load_knowledge()))
    left_out = figures["not_coded"]
    assert (left_out["right"], left_out["extra"], left_out["missing"]) == (1, 1, 0)
    assert (left_out["entries_per_report"], left_out["denied_but_in_gold"]["wrong"]) == (2, 0)
    denied = dataclasses.replace(record, codes=code_set(["37226"]), left_out=("75710", "36247"))
    figures = evaluation_json(evaluate(gold, [denied], load_knowledge()))
    assert figures["not_coded"]["denied_codes"] == [{"code": "75710", "count": 1, "reports": ["a"]}]
    assert figures["not_coded"]["unnamed_codes"] == []
    assert figures["queries"]["codes"]["precision"] == 0.5


def write_lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


GOLD = {
    "report_id": "a",
    "text": "a stent here",
    "service_date": "2025-01-01",
    "setting": "professional",
    "codes": [{"code": "37236", "units": 2, "modifiers": ["26", "LT"]}],
    "accept": [],
    "not_coded": [{"code": "99152", "why": "no drug is told"}, {"code": "36245", "why": "no catheter is told"}],
    "queries": ["Which drug was given for 99152?"],
    "families": ["stent"],
    "style": "narrative",
    "entities": [
        {"start": 2, "end": 7, "text": "stent", "label": "INTERVENTION", "assertion": "performed", "side": None}
    ],
    "findings": {
        "accesses": [
            {
                "id": "x",
                "vessel": "vessel:common_femoral_artery",
                "side": "right",
                "positions": [{"id": "p", "vessel": "vessel:renal_artery", "side": "left"}],
            }
        ],
        "acts": [{"id": "y", "kind": "stent", "family": "stent", "target": "vessel:renal_artery", "side": "left"}],
    },
}


def test_predictions_are_found_by_id_and_setting(tmp_path):
    gold = read_gold(write_lines(tmp_path / "gold.jsonl", GOLD, {**GOLD, "report_id": "b"}, {**GOLD, "report_id": "c"}))
    path = write_lines(
        tmp_path / "coded.jsonl",
        {"report_id": "a", "setting": "facility", "lines": [{"code": "37238", "units": 1, "modifiers": []}]},
        {
            "report_id": "a",
            "setting": "professional",
            "lines": [{"code": "37236", "units": 1, "modifiers": []}],
            "not_coded": [{"code": "36245"}, {"code": "36245"}],
            "queries": [{"code": "99152"}],
        },
        {"report_id": "b", "setting": "facility", "lines": [], "error": {"type": "internal", "message": "it failed"}},
    )
    first, second, third = read_predictions(path, gold)
    assert first.codes == code_set(["37236"])
    assert (first.left_out, first.queries) == (("36245", "36245"), (frozenset({"99152"}),))
    assert second.failure == "it failed"
    assert third is NOTHING


def test_predictions_of_other_reports_are_refused(tmp_path):
    gold = read_gold(write_lines(tmp_path / "gold.jsonl", GOLD))
    path = write_lines(tmp_path / "coded.jsonl", {"report_id": "other", "lines": []})
    with pytest.raises(InputError, match=r"coded\.jsonl holds no record of any of the 1 gold reports"):
        read_predictions(path, gold)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({**GOLD, "text": ""}, "text is empty"),
        ({**GOLD, "codes": [{"units": 1}]}, "lacks its code"),
        ({**GOLD, "queries": "Which drug?"}, "queries is not a list of questions"),
        ({**GOLD, "not_coded": [{"why": "none"}]}, "an entry of not_coded names no code"),
        ({**GOLD, "findings": {"act": []}}, "findings are not well formed"),
    ],
)
def test_gold_has_to_be_whole(tmp_path, record, message):
    with pytest.raises(InputError, match=message):
        read_gold(write_lines(tmp_path / "gold.jsonl", record))


def test_a_report_stands_once_in_gold(tmp_path):
    gold = write_lines(tmp_path / "gold.jsonl", GOLD, {**GOLD, "codes": []})
    with pytest.raises(InputError, match=r"line 2: report_id a was already in gold\.jsonl, line 1"):
        read_gold(gold)


def test_null_is_not_annotated(tmp_path):
    gold = write_lines(tmp_path / "gold.jsonl", {**GOLD, "codes": None, "not_coded": None, "queries": None})
    (found,) = read_gold(gold)
    assert (found.codes, found.left_out, found.queries) == (None, None, None)


@pytest.mark.parametrize(
    ("accept", "predicted", "lines", "whole"),
    [
        # The accepted set that fits is complete, so its line is right too.
        ([["20610"]], ["20610"], [True], True),
        ([["20610-RT"]], ["20610-LT"], [True], False),
        ([], ["20610"], [False], False),
        # Both fit equally in units; modifiers decide, for codes and for probabilities.
        ([["76937-26"]], ["76937-26"], [True], True),
    ],
)
def test_probabilities_are_judged_by_the_code_set_that_fits_best(accept, predicted, lines, whole):
    gold = [gold_report("20610 x2", "76937", accept=accept, report_id=f"r{place}") for place in range(2)]
    chances = tuple((word[:5], 0.9) for word in predicted)
    made = Prediction(codes=code_set(predicted), line_chances=chances, whole_chance=0.8)
    found = evaluate(gold, [made] * 2, load_knowledge())
    assert found.line_calibration.bins[0].observed == sum(lines) / len(lines)
    assert found.set_calibration.bins[0].observed == whole


PARTS = [
    ("entities", [{"start": 0, "end": 1, "label": "VESSEL", "text": "x"}]),
    ("findings", Findings(acts=(Act(id="y", kind="stent", family="stent"),))),
    ("queries", (frozenset({"37236"}),)),
    ("left_out", (frozenset({"37236"}),)),
]


@pytest.mark.parametrize(("part", "value"), PARTS)
def test_a_failed_report_counts_only_for_a_system_that_has_the_part(part, value):
    """Else a system that marks no entities would get an F1 of 0 over the reports that it failed on."""
    gold = [dataclasses.replace(gold_report(report_id=name), **{part: value}) for name in "ab"]
    failed = Prediction(codes=code_set([]), failure="no record")
    own = ("37236",) if part == "left_out" else value
    has, lacks = Prediction(codes=code_set([]), **{part: own}), Prediction(codes=code_set([]))
    knowledge = load_knowledge()
    assert getattr(evaluate(gold, [has, failed], knowledge), part).reports == 2
    assert getattr(evaluate(gold, [has, lacks], knowledge), part).reports == 1
    assert getattr(evaluate(gold, [lacks, failed], knowledge), part) is None


def test_one_report_has_neither_intervals_nor_p_values():
    gold, made = [gold_report("37236")], [Prediction(codes=code_set(["37236"]))]
    found = evaluate(gold, made, load_knowledge())
    assert (found.overall.intervals, found.macro_codes.intervals) == ({}, {})
    paired = compare_systems(found.reports, [compared(gold[0], code_set([]))])
    assert {(one.bounds, one.p_value) for one in paired.differences.values()} == {(None, None)}


def test_findings_may_stand_in_a_file_of_their_own(tmp_path):
    (tmp_path / "findings").mkdir()
    (tmp_path / "findings" / "a.json").write_text(json.dumps({"patient_age": 62}))
    apart = {name: value for name, value in GOLD.items() if name != "findings"}
    (own, other) = read_gold(write_lines(tmp_path / "gold.jsonl", apart, {**apart, "report_id": "b"}))
    assert (own.findings.patient_age, other.findings) == (62, None)
    (tmp_path / "findings" / "a.json").write_text("{")
    with pytest.raises(InputError, match=r"a\.json is not valid JSON"):
        read_gold(tmp_path / "gold.jsonl")


def test_gold_without_codes_measures_no_code_set(tmp_path):
    apart = {name: value for name, value in GOLD.items() if name != "codes"}
    gold = read_gold(write_lines(tmp_path / "gold.jsonl", apart, {**GOLD, "report_id": "b", "codes": []}))
    assert [item.codes is None for item in gold] == [True, False]
    measured = evaluate(gold, [NOTHING, NOTHING], load_knowledge())
    assert (measured.measured, [score.report_id for score in measured.reports]) == (2, ["b"])


def test_a_split_is_chosen_by_id(tmp_path):
    splits = tmp_path / "splits.csv"
    splits.write_text("report_id,split\na,tune\nb,test\n")
    assert split_ids(splits, "tune") == {"a"}
    gold = write_lines(tmp_path / "gold.jsonl", GOLD, {**GOLD, "report_id": "b"})
    assert [item.report.report_id for item in read_gold(gold, split_ids(splits, "test"))] == ["b"]
    with pytest.raises(InputError, match=r"knows no split dev\. It has test, tune"):
        split_ids(splits, "dev")
    with pytest.raises(InputError, match="is no table"):
        split_ids(gold, "tune")


@pytest.mark.usefixtures("tiny_model")
class TestCommand:
    def run(self, *arguments):
        with pytest.raises(SystemExit) as caught:
            main(["evaluate", *(str(argument) for argument in arguments)])
        return caught.value.code or 0

    def test_fresh_predictions_measure_codes_entities_and_findings(self, tmp_path, capsys):
        gold = write_lines(tmp_path / "gold.jsonl", GOLD)
        assert self.run(gold, "--json", tmp_path / "figures.json") == 0
        figures = json.loads((tmp_path / "figures.json").read_text())
        assert figures["codes"]["exact_set_with_modifiers"] == 1
        assert figures["entities"]["exact"]["all"]["f1"] == 1
        assert figures["findings"]["acts"]["f1"] == 1
        assert figures["findings"]["furthest_positions"]["f1"] == 1
        text = capsys.readouterr().out
        assert "1 report, 0 without a usable record" in text
        (row,) = [line.split() for line in text.splitlines() if line.startswith("complete set right, modifiers too")]
        # One report has no interval: no resample of it differs.
        assert row[5:] == ["1.000"]
        assert figures["modifiers"]["by_modifier"]["26"]["right"] == 1
        assert figures["modifiers"]["codes_all_right"] == {"right": 1, "compared": 1, "share": 1.0}
        assert "Modifiers, 1 codes whose units are right" in text
        assert "precision is a lower bound" in text

    def test_predictions_from_a_file(self, tmp_path, capsys):
        gold = write_lines(tmp_path / "gold.jsonl", GOLD)
        coded = write_lines(tmp_path / "coded.jsonl", {"report_id": "a", "lines": [], "not_coded": [], "queries": []})
        assert self.run(gold, "--predictions", coded, "--json", "-") == 0
        figures = json.loads(capsys.readouterr().out)
        assert figures["codes"]["recall"] == 0
        assert figures["entities"] is None
        assert figures["modifiers"] is None
        assert figures["queries"]["unasked_reports"] == ["a"]
        assert [miss["code"] for miss in figures["not_coded"]["unnamed_codes"]] == ["36245", "99152"]

    def test_reports_that_no_coder_saw_are_no_gold(self, tmp_path, capsys):
        bare = {"report_id": "a", "text": "a stent", "service_date": "2025-05-05"}
        reports = write_lines(tmp_path / "reports.jsonl", bare)
        assert self.run(reports) == 2
        captured = capsys.readouterr()
        assert captured.err.startswith("ircoder: reports.jsonl holds reports, and nothing that coders gave them.")
        assert captured.out == ""

    def test_the_log_gets_a_row_only_where_it_is_asked_for(self, tmp_path):
        gold = write_lines(tmp_path / "gold.jsonl", GOLD)
        splits = tmp_path / "splits.csv"
        splits.write_text("report_id,split\na,test\n")
        log = tmp_path / "log.csv"
        self.run(gold)
        assert not log.exists()
        for _ in range(2):
            self.run(gold, "--split", "test", "--splits", splits, "--log", log)
        header, *rows = [row.split(",") for row in log.read_text().splitlines()]
        assert header[:3] == ["date", "split", "reports"]
        assert [row[1:3] for row in rows] == [["test", "1"], ["test", "1"]]
        figures = dict(zip(header, rows[0], strict=True))
        assert (figures["exact_set"], figures["modifier_f1"], figures["queries_per_report"]) == ("1.0", "1.0", "1.0")

    def test_a_log_with_fewer_columns_keeps_its_rows(self, tmp_path):
        gold = write_lines(tmp_path / "gold.jsonl", GOLD)
        log = tmp_path / "log.csv"
        log.write_text("date,split,reports,version\n2025-02-03,test,61,0.1.0\n")
        assert self.run(gold, "--log", log) == 0
        with log.open(newline="") as stream:
            old, new = csv.DictReader(stream)
        assert (old["date"], old["version"], old["modifier_f1"]) == ("2025-02-03", "0.1.0", "")
        assert (new["split"], new["modifier_f1"]) == ("gold", "1.0")

    def test_another_table_is_no_log(self, tmp_path, capsys):
        gold = write_lines(tmp_path / "gold.jsonl", GOLD)
        log = write_lines(tmp_path / "log.csv", {"date": 1})
        before = log.read_text()
        assert self.run(gold, "--log", log) == 2
        assert "is no log of evaluations" in capsys.readouterr().err
        assert log.read_text() == before

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("missing.jsonl",), "does not exist"),
            (("{gold}", "--predictions", "missing.jsonl"), "does not exist"),
            (("{gold}", "--split", "tune", "--splits", "missing.csv"), "missing.csv does not exist"),
            (("{gold}", "--json", "{gold}/x"), "cannot be written"),
        ],
    )
    def test_a_wrong_call_is_status_2(self, tmp_path, capsys, arguments, message):
        gold = write_lines(tmp_path / "gold.jsonl", GOLD)
        assert self.run(*(argument.replace("{gold}", str(gold)) for argument in arguments)) == 2
        assert message in capsys.readouterr().err
