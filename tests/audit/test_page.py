"""The page: well-formed, whole, and harmless whatever the reports hold."""

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from tests.audit.build_result import HOSTILE, encounters, result

from ircoder.audit.figures import dollars, interval, part, shown, signed
from ircoder.audit.model import KIND_LABELS, Problem
from ircoder.audit.page import page, write_page
from ircoder.audit.page_charts import kind_chart, money_chart, share_chart
from ircoder.audit.page_findings import findings_section
from ircoder.audit.page_groups import families_section, providers_section
from ircoder.audit.page_method import problems_section
from ircoder.audit.tallies import family_sums, severities
from ircoder.audit.terms import GRAVEST_FIRST, SEVERITY_LABELS

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
    for told in ("model-a", "k-b", "2024q3", "2025d", "that of the date of service"):
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


def test_charts_have_names_and_are_told_as_text(read, html):
    pictures = [attributes for tag, attributes in read.elements if tag == "svg"]
    assert pictures
    assert all(attributes.get("aria-hidden") == "true" for attributes in pictures)
    charts = re.findall(r'<figure class="chart"><figcaption>([^<]+)</figcaption>', html)
    assert len(charts) == sum(tag == "figure" for tag, _ in read.elements) == 3
    assert any("dollars" in name for name in charts)
    assert any("Number of findings" in name for name in charts)
    assert any("95% interval" in name for name in charts)


def test_bars_are_as_long_as_shares(audit):
    score = dataclasses.replace(audit.scores["code_accuracy"], value=0.5, interval=(0.25, 0.75))
    drawn = share_chart([score], "One score")
    assert re.findall(r'<rect x="0.00%" y="[^"]+" width="([^"]+)"', drawn) == ["50.00%"]
    assert '<line x1="25.00%" y1="50%" x2="75.00%" y2="50%" class="whisker"/>' in drawn
    assert '<span class="name">Code accuracy</span>' in drawn
    assert '<span class="figure">50.0%</span>' in drawn


def test_a_share_that_is_not_known_has_no_bar(audit):
    drawn = share_chart([dataclasses.replace(audit.scores["code_accuracy"], value=None, interval=None)], "One score")
    assert "<rect" not in drawn
    assert '<span class="figure">not known</span>' in drawn


def test_amounts_below_zero_go_to_the_left():
    drawn = money_chart([("Net", -50.0, "net"), ("Over", 50.0, "over"), ("Under", None, "under")], "Money")
    found = re.findall(r'<rect x="([\d.]+)%" y="[^"]+" width="([\d.]+)%"', drawn)
    (net, over, under) = [(float(start), float(wide)) for start, wide in found]
    assert sum(net) == pytest.approx(over[0])
    assert net[1] == over[1]
    assert under[1] == 0
    assert re.findall(r'<span class="figure">([^<]+)<', drawn) == ["-$50.00", "$50.00", "-"]


def test_parts_of_a_bar_hold_their_numbers(audit):
    drawn = kind_chart(audit, "Kinds")
    counts = severities(audit)
    grave = GRAVEST_FIRST[:-1]
    told = Counter(re.findall(r'class="inside (\w+)">(\d+)<', drawn))
    assert told == Counter((s, str(count)) for (_, s), count in counts.items() if s in grave)
    for severity in grave:
        assert f'<span class="swatch {severity}"></span>{SEVERITY_LABELS[severity]}' in drawn


def test_what_reaches_the_trigger_is_marked_without_colour(audit):
    shown_part = providers_section(audit)
    marked = re.findall(r'<strong class="reached">([^<]+)</strong>', shown_part)
    assert marked
    assert all(told.endswith("% ▲") for told in marked)
    assert "▲ reaches the trigger of 5.0%" in shown_part


def test_families_are_summed_up_as_in_the_workbook(audit):
    last = families_section(audit).rsplit('<tr class="total">', 1)[1]
    assert last.startswith('<th scope="row">All</th>')
    for score in (*family_sums(audit.scores), audit.scores["rvu_net"]):
        if score.name != "net_overpayment":
            assert (signed(score.value) if score.measure == "rvu" else dollars(score.value)) in last


def test_the_effect_of_a_finding_is_explained(audit):
    assert "supported minus billed: a negative one was billed or paid without support" in findings_section(audit)


def test_sentences_are_no_wide_tables(read):
    """On a phone, what is prose becomes paragraphs, and what is figures can be scrolled."""
    boxes = [attributes for tag, attributes in read.elements if tag == "div"]
    kinds = [attributes.get("class", "").split() for attributes in boxes]
    assert sum("prose" in kind for kind in kinds) == 8
    assert sum("scroll" in kind for kind in kinds) == 3
    for attributes, kind in zip(boxes, kinds, strict=True):
        assert ("tabindex" in attributes) == ("scroll" in kind)


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
