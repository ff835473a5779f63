"""No claim violates an edit that was checked, over random findings and over every gold report that is here."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from tests.coding.claim_checks import Checked, check
from tests.coding.random_findings import random_encounters

import ircoder
from ircoder.coding.claims import code_together
from ircoder.report import CodedReport

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
REPORTS = sorted(path for path in GOLD.glob("*.jsonl") if not path.name.startswith("entities."))
SETTINGS = ("professional", "facility", "office")


def shown(checked: Checked, capsys) -> None:
    """Print what was really checked, captured or not."""
    with capsys.disabled():
        print(f"\n  checked: {checked}")


def over_random_findings(seeds: range) -> Checked:
    checked = Checked()
    for seed in seeds:
        reports = random_encounters(seed)
        results = code_together(reports)
        records = [
            CodedReport(
                report_id=report.report_id,
                service_date=report.service_date.isoformat(),
                setting=report.setting,
                code_set=None,
                lines=result.lines,
                review_reasons=result.review_reasons,
            )
            for report, result in zip(reports, results, strict=True)
        ]
        one_claim = len({report.provider_id for report in reports}) == 1 or reports[0].setting == "facility"
        for claim in [records] if one_claim else [[record] for record in records]:
            check(checked, claim)
    return checked


def test_random_findings(capsys):
    checked = over_random_findings(range(600))
    assert checked.problems == []
    assert checked.lines > 1500
    assert checked.edits["active"] > 50
    shown(checked, capsys)


@pytest.mark.slow
def test_many_random_findings(capsys):
    checked = over_random_findings(range(600, 8000))
    assert checked.problems == []
    assert checked.edits["active"] > 1000
    shown(checked, capsys)


@pytest.mark.slow
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_gold_reports(path, capsys):
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    checked = Checked()
    claims = defaultdict(list)
    coded = ircoder.load().code_many(reports, settings=SETTINGS)
    for report, record in zip([report for report in reports for _ in SETTINGS], coded, strict=True):
        assert record.error is None
        encounter = report.get("encounter_id") or report["report_id"]
        provider = None if record.setting == "facility" else report.get("provider_id")
        claims[encounter, record.service_date, record.setting, provider].append(record)
    for claim in claims.values():
        check(checked, claim)
    assert checked.problems == []
    # A batch of reports in which nothing is codable has few lines to check; every other must have given some to check.
    assert checked.lines >= sum(bool(report["codes"]) for report in reports) // 2
    shown(checked, capsys)
