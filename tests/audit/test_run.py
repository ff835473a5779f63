"""Reports are coded for the settings in which they were billed, and audited as a stream."""

from __future__ import annotations

import datetime as dt

from tests.audit.build import billed

from ircoder.audit.claims import BilledIndex
from ircoder.audit.run import Options, audit, coded_now
from ircoder.intake import error_record
from ircoder.knowledge.base import load_knowledge
from ircoder.report import CodedReport, CodeLine, Report


class OneLine:
    """Codes every report with 36247, and notes for which settings."""

    def __init__(self):
        self.seen = []

    def code_many(self, reports, workers=1):
        for report in reports:
            if isinstance(report, CodedReport):
                yield report
                continue
            self.seen.append((report.report_id, report.setting))
            line = CodeLine(
                code="36247", units=1, modifiers=(), label="", evidence=(), rules=("VASC-06",), why="", edits={}
            )
            yield CodedReport(
                report_id=report.report_id,
                service_date=report.service_date.isoformat(),
                setting=report.setting,
                code_set="2025",
                lines=(line,),
                encounter_id=report.encounter_id,
                route="auto",
            )


def report(report_id, **fields):
    return Report(report_id=report_id, text="Celiac.", service_date=dt.date(2025, 3, 1), **fields)


def test_each_report_is_coded_for_the_settings_in_which_it_was_billed():
    lines = [
        billed("36247", report_id="r1", setting="facility"),
        billed("36247", report_id="r1"),
        billed("36247", encounter_id="e2", setting="office"),
    ]
    index, coder = BilledIndex(lines), OneLine()
    reports = [report("r1"), report("r2", encounter_id="e2"), report("r3")]
    result = audit(coded_now(reports, index, coder), index, load_knowledge(), Options())
    assert coder.seen == [
        ("r1", "professional"),
        ("r1", "facility"),
        ("r2", "office"),
        ("r3", "professional"),
    ]
    assert [(e.report_id, e.setting, e.findings[0].kind) for e in result.encounters] == [
        ("r1", "facility", "agreed"),
        ("r1", "professional", "agreed"),
        ("r2", "office", "agreed"),
        ("r3", "professional", "missed"),
    ]
    assert result.problems == ()
    assert (result.versions.edits, result.versions.fees) == (("2024q3",), ("2025d",))


def test_reports_that_could_not_be_read_are_told():
    index = BilledIndex([billed("36247", report_id="r1")])
    failed = error_record("r1", "empty_text", "line 1: text is empty. Supply it.")
    result = audit(coded_now([failed], index, OneLine()), index, load_knowledge(), Options())
    assert (result.encounters, [problem.type for problem in result.problems]) == ((), ["empty_text", "not_coded"])


def test_a_date_that_differs_and_a_waiting_report_are_noted():
    index = BilledIndex([billed("36247", report_id="r1", service_date=dt.date(2025, 3, 2))])
    (encounter,) = audit(coded_now([report("r1")], index, OneLine()), index, load_knowledge(), Options()).encounters
    assert encounter.notes == (
        "Billed for 2025-03-02, but the report is of 2025-03-01: codes, edits and values are those of the report's date.",
    )
