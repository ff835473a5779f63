"""The page: well-formed, whole, and harmless whatever the reports hold."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest
from tests.audit.build_result import HOSTILE, encounters, result

from ircoder.audit.model import KIND_LABELS, Problem
from ircoder.audit.page import page, write_page
from ircoder.audit.page_charts import money_chart, share_chart
from ircoder.audit.page_findings import findings_section
from ircoder.audit.page_groups import families_section, providers_section
from ircoder.audit.page_method import problems_section
from ircoder.audit.wording import dollars, interval, part, shown

VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Elements, texts and what is not closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts, self.tables = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append({"caption": 0, "th": 0, "scoped": 0})
        elif "table" in self.open and tag in ("caption", "th"):
            self.tables[-1][tag] += 1
            self.tables[-1]["scoped"] += "scope" in dict(attributes)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def audit():
    return result()


@pytest.fixture(scope="module")
def html(audit):
    return page(audit)


@pytest.fixture(scope="module")
def read(html):
    return Reader(html)


def test_it_is_well_formed(read):
    assert [tag for tag, _ in read.elements[:2]] == ["html", "head"]
    names = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(names) == len(set(names))


def test_it_needs_nothing_from_outside_and_no_script(read, html):
    assert not any(tag in ("script", "link", "img", "iframe", "object") for tag, _ in read.elements)
    assert not any({"src", "href", "onload", "onerror"} & set(attributes) for _, attributes in read.elements)
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_hostile_text_is_escaped(read, html):
    assert "<script" not in html
    assert HOSTILE not in html
    assert any(HOSTILE in text for text in read.texts)
    assert read.words.count(HOSTILE) >= 10


def test_every_score_stands_with_its_bounds_and_formula(read, audit):
    for score in audit.scores.overall:
        for told in (score.label, shown(score.value, score.measure), score.formula, score.source):
            assert told in read.words
        if score.measure == "share":
            assert interval(score) in read.words
            assert part(score) in read.words


def test_every_group_has_its_figures(read, audit):
    for scores in audit.scores.by_provider.values():
        for score in scores:
            if score.name in ("code_accuracy", "encounter_accuracy", "net_overpayment"):
                assert shown(score.value, score.measure) in read.words
    assert "Catheter placement" in read.words


def test_kinds_and_versions_are_told(read):
    for label in KIND_LABELS.values():
        assert label in read.words
    for told in ("model-a", "k-b", "2024q3", "2025d", "that of the fee schedule in force"):
        assert told in read.words


def test_findings_show_lines_reason_evidence_and_effect(read, audit):
    (finding,) = [f for f in audit.encounters[2].findings if f.kind == "unsupported"]
    assert "r-extra" in read.words
    assert f"{dollars(finding.payment_effect)} / {finding.rvu_effect:.2f} RVU" in read.words
    assert "Billed 47000 Supported nothing" in read.words


def test_agreed_findings_are_not_shown(audit):
    assert findings_section(audit).count("<article") == sum(
        finding.kind != "agreed" for encounter in audit.encounters for finding in encounter.findings
    )


def test_only_the_gravest_are_shown_and_the_page_says_so(audit):
    shown_part = findings_section(audit, most=2)
    assert shown_part.count("<article") == 2
    assert re.search(r"The 2 gravest of \d+ findings", shown_part)
    assert 'class="finding high"' in shown_part
    assert 'class="finding low"' not in shown_part


def test_only_the_first_groups_and_problems_are_shown_and_the_page_says_so(audit):
    assert "The first 1 of 3 providers; the workbook has all." in providers_section(audit, most=1)
    assert "the workbook has all" in families_section(audit, most=1)
    assert "The first 1 of 2; the workbook has all." in problems_section(audit, most=1)
    assert "workbook has all" not in providers_section(audit)


def test_a_large_audit_is_a_page_of_bounded_size(audit):
    extra = encounters()[2]
    many = [dataclasses.replace(extra, report_id=f"r-{index}", provider_id=f"p-{index}") for index in range(3_000)]
    problems = [Problem("billed", "no_report", f"line {index}", "Give its report.") for index in range(3_000)]
    text = page(result(many, problems))
    assert len(text) < 300_000
    assert "The 100 gravest of 3,000 findings" in text


def test_tables_have_captions_and_headings_with_scope(read):
    assert len(read.tables) >= 9
    for told in read.tables:
        assert told["caption"] == 1
        assert told["th"] == told["scoped"] >= 2


def test_charts_have_names(read):
    charts = [attributes for tag, attributes in read.elements if tag == "svg"]
    assert all(attributes.get("aria-label") or attributes.get("aria-hidden") == "true" for attributes in charts)
    assert sum("aria-label" in attributes for attributes in charts) == 3


def test_bars_are_as_long_as_shares(audit):
    score = dataclasses.replace(audit.scores["code_accuracy"], value=0.5, interval=(0.25, 0.75))
    drawn = share_chart([score], "One score")
    (bar,) = re.findall(r'<rect x="228" y="6.5" width="([\d.]+)"', drawn)
    assert float(bar) == 200.0  # half of 720 - 228 - 92
    assert 'x1="328"' in drawn
    assert 'x2="528"' in drawn


def test_amounts_below_zero_go_to_the_left():
    drawn = money_chart([("Net", -50.0, "net"), ("Over", 50.0, "over")], "Money")
    (net, over) = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn)
    assert float(net[0]) + float(net[1]) == pytest.approx(float(over[0]))
    assert net[1] == over[1]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ((), "The net overpayment rate is not known"),
        (encounters()[:2], "stays below the trigger of 5.0%"),
        (encounters(), "reaches the trigger of 5.0%"),
    ],
)
def test_the_verdict(claims, told):
    assert told in Reader(page(result(claims))).words


def test_all_right_says_so():
    read = Reader(page(result(encounters()[:2], problems=())))
    assert "None: everything that was billed is supported as it stands." in read.words
    assert "Nothing: every report and every billed line was audited." in read.words


def test_the_same_audit_makes_the_same_bytes(tmp_path, audit):
    for name in ("one.html", "two.html"):
        write_page(audit, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize("measure", ["share", "dollars", "rvu", "count"])
def test_a_figure_that_is_not_known_is_a_dash(measure):
    assert shown(None, measure) == "-"


@pytest.mark.parametrize(
    ("value", "told"), [(1234.5, "$1,234.50"), (-3.0, "-$3.00"), (0.0, "$0.00"), (-0.001, "$0.00")]
)
def test_dollars(value, told):
    assert dollars(value) == told
