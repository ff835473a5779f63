import datetime as dt
import json
import subprocess
import sys

import pytest

import ircoder
from ircoder.failure import CodingFailureError
from ircoder.formats.records import record_of
from ircoder.report import Report
from ircoder.source_text import plain_blanks

_DAY = dt.date(2025, 5, 5)


def records(coder, reports, **options):
    return [record_of(coded) for coded in coder.code_many(reports, **options)]


def some_reports(count):
    words = ["a stent was placed in the aorta", "nothing was done", "boom Mrs Secretname", "stent stent"]
    return [
        {"report_id": f"r{i}", "text": f"{words[i % 4]} {i}", "service_date": "2025-05-05", "site": i}
        for i in range(count)
    ]


def test_importing_the_package_is_cheap():
    code = (
        "import sys, ircoder; assert ircoder.__version__; print([m for m in ('spacy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_package_names():
    assert ircoder.Coder.__name__ == "Coder"
    assert ircoder.load.__module__ == "ircoder.coder"
    assert {"Coder", "load", "__version__"} <= set(dir(ircoder))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = ircoder.nothing


def test_one_report(tiny_coder):
    coded = tiny_coder.code("a stent", service_date="2026-03-14", report_id="a-1", ward="7", entities=True)
    assert coded.error is None
    assert (coded.report_id, coded.code_set, coded.setting) == ("a-1", "2026", "professional")
    assert [(line.code, line.units, line.modifiers) for line in coded.lines] == [("37236", 2, ("26", "LT"))]
    assert coded.lines[0].evidence[0].text == "stent"
    assert [(e.start, e.end, e.text) for e in coded.entities] == [(2, 7, "stent")]
    assert coded.metadata == {"ward": "7"}
    assert coded.model == "tiny-1"
    assert len(coded.knowledge) == 16


def test_until_calibrated_every_report_goes_to_review_without_a_probability(tiny_coder):
    coded = tiny_coder.code("a stent", service_date="2026-03-14")
    assert coded.route == "review"
    assert coded.review_reasons[0] == "a contradiction"
    assert "No calibrated probability" in coded.review_reasons[-1]
    assert coded.probability is None
    assert coded.lines[0].probability is None


def test_a_wrong_call_gives_an_error_record_too(tiny_coder):
    coded = tiny_coder.code("a stent", service_date="2019-01-01")
    assert coded.lines == ()
    assert coded.error.type == "service_date"


def test_evidence_quotes_the_text_as_it_was_handed_in(tiny_coder):
    text = "one\r\nstent\xa0was\tplaced"
    coded = tiny_coder.code(text, service_date="2026-03-14", entities=True)
    evidence = coded.lines[0].evidence[0]
    assert text[evidence.start : evidence.end] == evidence.text == "stent"
    assert len(plain_blanks(text)) == len(text)
    assert plain_blanks("a\r\nb\rc\xa0d\te") == "a \nb\nc d e"


def test_one_broken_report_does_not_stop_the_rest_and_its_text_stays_out_of_the_message(tiny_coder):
    found = records(tiny_coder, some_reports(4))
    assert [record["error"] is None for record in found] == [True, True, False, True]
    error = found[2]["error"]
    assert error["type"] == "internal"
    assert "ValueError" in error["message"]
    assert "Secretname" not in json.dumps(found[2])
    assert found[2]["lines"] == []
    assert found[2]["metadata"] == {"site": 2}


def test_two_workers_write_the_same_bytes_as_one(tiny_coder):
    reports = some_reports(300)
    assert json.dumps(records(tiny_coder, reports, workers=2)) == json.dumps(records(tiny_coder, reports))


def test_a_worker_that_dies_costs_only_the_report_that_killed_it(tiny_coder):
    reports = some_reports(200)
    reports[70] = {"report_id": "killer", "text": "please die now", "service_date": "2025-05-05"}
    found = records(tiny_coder, reports, workers=2)
    assert [record["report_id"] for record in found] == [report["report_id"] for report in reports]
    assert found[70]["error"]["type"] == "worker_ended"
    assert "worker" in found[70]["error"]["message"]
    assert [i for i, record in enumerate(found) if record["error"] and i % 4 != 2] == []


@pytest.mark.parametrize("workers", [1, 2])
def test_both_settings_give_two_records_a_report_in_order(tiny_coder, workers):
    found = records(tiny_coder, some_reports(3), workers=workers, settings=("professional", "facility"))
    assert [(r["report_id"], r["setting"]) for r in found] == [
        (f"r{i}", setting) for i in range(3) for setting in ("professional", "facility")
    ]
    assert [line["modifiers"] for r in found[:2] for line in r["lines"]] == [["26", "LT"], ["LT"]]


def test_the_stream_is_not_read_ahead_without_end(tiny_coder):
    taken = []

    def source():
        for report in some_reports(100_000):
            taken.append(1)
            yield report

    stream = tiny_coder.code_many(source())
    next(stream)
    assert len(taken) <= 64


def test_strings_of_reports_do_not_pile_up(tiny_coder):
    before = len(tiny_coder.nlp.vocab.strings)
    list(tiny_coder.code_many(Report(report_id=str(i), text=f"word{i}x", service_date=_DAY) for i in range(200)))
    assert len(tiny_coder.nlp.vocab.strings) == before


def test_a_call_inside_the_callers_own_memory_zone_works(tiny_coder):
    with tiny_coder.nlp.memory_zone():
        assert tiny_coder.code("a stent", service_date="2026-03-14").error is None


def test_analyse_gives_every_stage(tiny_coder):
    analysis = tiny_coder.analyse(Report(report_id="a", text="a stent", service_date=_DAY))
    assert analysis.reading.mentions[0].text == "stent"
    assert analysis.findings.acts[0].kind == "stent"
    assert analysis.coded.lines[0].code == "37236"


def test_analyse_tells_a_failure_without_report_text(tiny_coder):
    with pytest.raises(CodingFailureError, match="ValueError") as caught:
        tiny_coder.analyse(Report(report_id="a", text="boom Secretname", service_date=_DAY))
    assert "Secretname" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_coder_put_together_by_hand_does_not_travel(tiny_coder):
    with pytest.raises(TypeError, match="by hand"):
        tiny_coder.__reduce__()
