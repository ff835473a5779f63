"""Changes of a report that must change nothing, or just one thing, over generated and written reports.

Known failures are listed by name in ``known_failures.txt``, one ``change: report`` a line; each is strict, so that one
that is mended must leave the list.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest
from tests.metamorphic.generated import PROCEDURES, generated
from tests.metamorphic.reports import Report, codes, reports
from tests.metamorphic.sides import ONE_SIDED, swapped, swapped_lines

from ircoder.knowledge.catalogue import load_catalogue
from ircoder.knowledge.rules import load_rules

pytestmark = pytest.mark.slow

KNOWN = frozenset((Path(__file__).parent / "known_failures.txt").read_text(encoding="utf-8").splitlines())
HISTORY = (
    "\nHISTORY: Appendectomy in 1998. Right total knee replacement in 2011.\n",
    "\nPAST SURGICAL HISTORY: Gastrostomy tube in 2015, since removed; left nephrostomy in 2016; coronary stent in 2018.\n",
    "\nHISTORY: Prior lumbar epidural steroid injections and a liver biopsy at another hospital in 2020.\n",
)
HEADINGS = {
    "TECHNIQUE": "DESCRIPTION OF PROCEDURE",
    "IMPRESSION": "CONCLUSION",
    "INDICATION": "CLINICAL INDICATION",
    "HISTORY": "CLINICAL HISTORY",
    "PROCEDURE": "PROCEDURE PERFORMED",
    "FINDINGS": "RESULTS",
    "COMPLICATIONS": "IMMEDIATE COMPLICATIONS",
}
BOUNDARIES = tuple(dt.date(year, 1, 1) for year in (2024, 2025, 2026))
ANSWERED_BY_A_NEW_CODE = {
    dt.date(2025, 1, 1): {"60699"},  # thyroid radiofrequency got 60660 and 60661
    dt.date(2026, 1, 1): {
        *("33880", "36200", "36215"),  # branched thoracic grafts got 33882, with catheter and imaging inside
        *("C9600", "C9601", "C9607"),  # hospital stents for which no C code is seen beside 92930 and 92945
        *("C9764", "C9765", "C9766", "C9767", "C9772", "C9773", "C9774", "C9775"),  # leg lithotripsy got its own codes
        "93799",  # lysis of a coronary artery has lost its code
        "0600T",  # electroporation of the liver got 47384
    },
}
"""Codes that stay in force while another code, new on the day, takes over (a part of) their work."""


@cache
def everything() -> tuple[Report, ...]:
    """Generated and written reports that give lines."""
    return (*generated(), *reports())


def each(change: str, chosen: tuple[Report, ...]):
    """Parametrize over reports, with those on the list of known failures marked."""
    marked = [
        pytest.param(
            report,
            id=report.name,
            marks=[pytest.mark.xfail(strict=True, reason="on the list")] if f"{change}: {report.name}" in KNOWN else [],
        )
        for report in chosen
    ]
    return pytest.mark.parametrize("report", marked)


def _tells_a_side(report: Report) -> bool:
    return not ONE_SIDED.search(report.text) and swapped(report.text) != report.text


@each("history", everything())
def test_an_unrelated_history_changes_nothing(report):
    """One of several sentences about work of other years, by the length of the report."""
    sentence = HISTORY[len(report.text) % len(HISTORY)]
    assert report.lines(lambda text: text.rstrip("\n") + sentence) == report.lines()


@each("capitals", everything())
def test_capitals_change_nothing(report):
    assert report.lines(str.upper) == report.lines()


@each("headings", everything())
def test_paraphrased_headings_change_nothing(report):
    def renamed(text: str) -> str:
        for heading, other in HEADINGS.items():
            text = re.sub(rf"(?m)^{heading}:", f"{other}:", text)
            text = re.sub(rf"(?m)^{heading.capitalize()}:", f"{other.capitalize()}:", text)
        return text

    assert report.lines(renamed) == report.lines()


@each("sides", tuple(report for report in everything() if _tells_a_side(report)))
def test_exchanged_sides_exchange_only_sides(report):
    assert swapped_lines(report.lines(swapped)) == swapped_lines(report.lines(), exchange=True)


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=str)
def test_a_date_moved_over_a_new_year_changes_only_what_changed(boundary):
    """What is in force on both days and in no rule that starts or ends there stays as it is."""
    before, after = (boundary - dt.timedelta(days=1)).isoformat(), boundary.isoformat()
    changed = _changed(boundary) | ANSWERED_BY_A_NEW_CODE.get(boundary, set())
    wrong = [
        report.name
        for report in everything()
        if (codes(report.lines(date=before)) ^ codes(report.lines(date=after))) - changed
    ]
    assert wrong == []


def _changed(boundary: dt.date) -> set[str]:
    day = dt.timedelta(days=1)
    out = {
        entry.code
        for entry in load_catalogue()
        if entry.effective_from == boundary or (entry.effective_to is not None and entry.effective_to + day == boundary)
    }
    for rule in load_rules():
        if rule.effective_from == boundary or (rule.effective_to is not None and rule.effective_to + day == boundary):
            out |= rule.codes
    return out


@pytest.mark.parametrize(("name", "done"), PROCEDURES, ids=[name for name, _ in PROCEDURES])
def test_what_was_not_performed_is_not_coded(name, done):
    denied = Report(
        name, f"PROCEDURE: {name}.\nTECHNIQUE: The patient declined. {name} was not performed.\n", "2025-06-02"
    )
    told = Report(name, f"PROCEDURE: {name}.\nTECHNIQUE: {done}\n", "2025-06-02")
    assert told.lines() != ()
    assert denied.lines() == ()
