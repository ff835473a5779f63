"""Gold reports, predictions and files that tests of the evaluation are made of."""

import datetime as dt
import json

from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.codes import compare
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.predictions import Prediction
from ircoder.report import Report


def gold_report(*codes, report_id="a", accept=(), date="2025-11-01", setting="professional", text="x", **more):
    report = Report(report_id=report_id, text=text, service_date=dt.date.fromisoformat(date), setting=setting)
    return GoldReport(report=report, codes=code_set(codes), accept=tuple(code_set(item) for item in accept), **more)


def prediction(*codes, **more):
    return Prediction(codes=code_set(codes), **more)


def scores_of(*pairs):
    """Scores of reports given as gold and predicted codes, named by place."""
    reports = [gold_report(*gold, report_id=f"r{place}") for place, (gold, _) in enumerate(pairs)]
    return [
        compare(report, report.codes, code_set(predicted))
        for report, (_, predicted) in zip(reports, pairs, strict=True)
    ]


def write_lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path
