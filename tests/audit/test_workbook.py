"""The workbook, read back cell by cell."""

import dataclasses
import json
from zipfile import ZipFile

import pytest
from tests.audit.build import QUOTE, audited
from tests.audit.build_result import HOSTILE, encounters, result

from ircoder.audit.model import KINDS
from ircoder.audit.records import audit_json
from ircoder.audit.wording import money_notes
from ircoder.audit.workbook import write_workbook
from ircoder.audit.workbook_columns import QUOTES, quotes

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")
from openpyxl.utils import column_index_from_string  # noqa: E402 - where openpyxl is there

SHEETS = [
    "Summary", "By provider", "By family", "Findings", "Encounters", "Encounter detail", "Not audited", "Method",
]  # fmt: skip
TABLES = SHEETS[1:-1]


def written(tmp_path, audit, name="audit.xlsx"):
    write_workbook(audit, tmp_path / name)
    return openpyxl.load_workbook(tmp_path / name)


@pytest.fixture(scope="module")
def audit():
    return result()


@pytest.fixture(scope="module")
def book(tmp_path_factory, audit):
    return written(tmp_path_factory.mktemp("audit"), audit)


def table(book, name):
    """Rows of a sheet by its headings."""
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def cells(sheet):
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_the_sheets(book):
    assert book.sheetnames == SHEETS


def test_the_summary_has_every_score_with_its_value_bounds_and_formula(book, audit):
    rows = cells(book["Summary"])
    for score in audit.scores.overall:
        (row,) = [row for row in rows if row and row[0] == score.label and row[-1] == score.formula]
        bounds = [] if score.interval is None else list(score.interval)
        assert row[1 : 2 + len(bounds)] == pytest.approx([score.value, *bounds])


def test_the_summary_tells_the_verdict_and_the_kinds(book, audit):
    texts = [row[0] for row in cells(book["Summary"]) if row]
    assert any(str(text).startswith("The net overpayment rate of") and "reaches" in text for text in texts)
    counts = {row[0]: row[1] for row in cells(book["Summary"]) if len(row) == 7}
    assert counts["Unsupported charge"] == audit.scores.kinds["unsupported"] == 1
    assert counts["Missed charge"] == 1


def test_below_the_trigger_the_verdict_says_so(tmp_path):
    book = written(tmp_path, result(encounters()[:2]))
    assert any("stays below the trigger of 5.0%" in str(row[0]) for row in cells(book["Summary"]) if row)


@pytest.mark.parametrize(
    ("sheet", "heading", "groups"), [("By provider", "Provider", "by_provider"), ("By family", "Family", "by_family")]
)
def test_scorecards_hold_the_scores_of_each_group(book, audit, sheet, heading, groups):
    rows = table(book, sheet)
    assert [row["Lines"] for row in rows[:-1]] == sorted((row["Lines"] for row in rows[:-1]), reverse=True)
    assert rows[-1][heading] == "All"
    scored = {name.replace("_", " ").capitalize(): scores for name, scores in getattr(audit.scores, groups).items()}
    if groups == "by_provider":
        scored = dict(getattr(audit.scores, groups))
    assert {row[heading] for row in rows[:-1]} == set(scored)
    for row in rows[:-1]:
        score = {one.name: one for one in scored[row[heading]]}
        assert row["Code accuracy"] == pytest.approx(score["code_accuracy"].value)
        assert row["Over-coding"] == pytest.approx(score["overcoding_rate"].value)
        assert row["Net RVU effect"] == pytest.approx(score["rvu_net"].value)
        gross = row["Gross overpayment"] if groups == "by_provider" else row["Overpayment, by finding"]
        assert gross == pytest.approx(score["gross_overpayment"].value)


def test_bounds_stand_behind_each_share_of_a_provider(book, audit):
    north = next(row for row in book["By provider"].iter_rows(min_row=2, values_only=True) if row[0] == "north")
    scores = {score.name: score for score in audit.scores.by_provider["north"]}
    for place, name in ((3, "code_accuracy"), (6, "charge_accuracy"), (9, "encounter_accuracy")):
        assert north[place : place + 3] == pytest.approx((scores[name].value, *scores[name].interval))


def test_the_trigger_is_told_for_each_provider(book):
    told = {row["Provider"]: row["Reaches trigger"] for row in table(book, "By provider")}
    assert (told["north"], told["south"]) == ("yes", "no")


def test_findings_have_a_row_each_gravest_first(book, audit):
    rows = table(book, "Findings")
    assert len(rows) == sum(len(encounter.findings) for encounter in audit.encounters)
    order = [row["Severity"] for row in rows]
    assert order == sorted(order, key=["High", "Medium", "Low", "None"].index)
    (unsupported,) = [row for row in rows if row["Kind"] == "Unsupported charge"]
    assert (unsupported["Severity"], unsupported["Code"], unsupported["Billed"]) == ("High", "47000", "47000")
    assert unsupported["Report ID"] == "r-extra"
    assert unsupported["Supported"] is None
    assert unsupported["Payment effect"] < 0


def test_every_effect_of_the_json_stands_in_findings(book, audit):
    told = [f for encounter in json.loads("".join(audit_json(audit)))["encounters"] for f in encounter["findings"]]
    rows = table(book, "Findings")
    for heading, name in (("Payment effect", "payment_effect"), ("RVU effect", "rvu_effect")):
        assert sorted(row[heading] for row in rows) == sorted(f[name] for f in told)


def test_encounters_hold_their_amounts(book, audit):
    rows = table(book, "Encounters")
    for row, encounter in zip(rows, audit.encounters, strict=True):
        assert row["All right"] == ("yes" if encounter.all_right else "no")
        assert (row["Value billed"], row["Net overpayment"]) == (encounter.amounts.billed, encounter.amounts.net)
    assert [row["All right"] for row in rows] == ["yes", "yes", "no", "no", "no"]


def test_detail_has_every_billed_and_supported_line_once(book, audit):
    rows = table(book, "Encounter detail")
    billed = [row["Billed code"] for row in rows if row["Billed code"]]
    supported = [row["Supported code"] for row in rows if row["Supported code"]]
    assert sorted(billed) == sorted(line.code for encounter in audit.encounters for line in encounter.billed)
    assert sorted(supported) == sorted(line.code for encounter in audit.encounters for line in encounter.suggested)
    (units,) = [row for row in rows if row["Kind"] == "Units"]
    assert (units["Billed units"], units["Supported units"]) == (1, 2)


def test_method_has_formulas_versions_and_what_could_not_be_audited(book, audit):
    rows = cells(book["Method"])
    for score in audit.scores.overall:
        assert [score.label, score.formula, score.source] in rows
    for told in (["Model", "model-a"], ["Pair edits", "2024q3"], ["Trigger", "5.0%"], ["billed", "no report", 1]):
        assert told in rows


def test_problems_are_listed(book):
    rows = table(book, "Not audited")
    assert [row["Where"] for row in rows] == ["billed.csv, line 9", HOSTILE]


def test_without_problems_there_is_no_such_sheet(tmp_path):
    book = written(tmp_path, result(problems=()))
    assert "Not audited" not in book.sheetnames
    assert any("every report and every billed line was audited" in str(row) for row in cells(book["Method"]))


def test_an_audit_of_nothing_is_a_workbook(tmp_path):
    book = written(tmp_path, result((), problems=()))
    assert any("not known" in str(row) for row in cells(book["Summary"]))


def test_no_cell_is_a_formula_or_a_link(book):
    hostile = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None
                hostile += cell.value == HOSTILE
    assert hostile > 20


@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_one_wide_and_counted(book, name):
    sheet = book[name]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.page_setup.orientation == ("portrait" if name == "Summary" else "landscape")
    assert sheet.oddFooter.right.text == "Page &P of &N"


@pytest.mark.parametrize("name", TABLES)
def test_a_printed_page_is_legible_and_says_what_it_is(book, name):
    sheet = book[name]
    assert sheet.oddHeader.left.text == f"Coding audit: {name}"
    assert sheet.oddHeader.right.text.startswith("Dates of service: 20")
    assert "Patient data" in sheet.oddFooter.center.text
    last = column_index_from_string(sheet.print_area.rsplit("$", 2)[1])
    widths = {}
    for kept in sheet.column_dimensions.values():  # columns of one width are kept together
        widths |= dict.fromkeys(range(kept.min, kept.max + 1), kept.width)
    pixels = 7 * sum(width for place, width in widths.items() if place <= last)
    points = 10 * min(1.0, 96 * 10.2 / pixels)  # of letters of 10 points, fitted to landscape Letter
    assert points > 6.4


def test_dates_are_dates_dollars_are_numbers_and_codes_are_text(book):
    kinds = {
        "Service date": ("d", "yyyy-mm-dd"),
        "Billed on": ("d", "yyyy-mm-dd"),
        "Code": ("s", "General"),
        "Billed code": ("s", "General"),
        "Supported code": ("s", "General"),
        "Billed units": ("n", "#,##0"),
        "Code accuracy": ("n", "0.0%"),
        "Gross overpayment": ("n", "$#,##0.00"),
        "Net overpayment": ("n", "$#,##0.00"),
        "Payment effect": ("n", "$#,##0.00;-$#,##0.00"),
        "RVU effect": ("n", "#,##0.00"),
    }
    seen = set()
    for name in TABLES:
        for column in book[name].iter_cols():
            heading = column[0].value
            if heading in kinds:
                seen.add(heading)
                told = {(cell.data_type, cell.number_format) for cell in column[1:] if cell.value is not None}
                assert told <= {kinds[heading]}, (name, heading)
    assert seen == set(kinds)


@pytest.mark.parametrize("name", ["By provider", "By family"])
def test_the_row_that_sums_up_is_set_off(book, name):
    sheet = book[name]
    bold = [rule for rule in sheet.conditional_formatting if any(one.dxf.font and one.dxf.font.b for one in rule.rules)]
    (rule,) = bold
    assert str(rule.sqref).startswith(f"A{sheet.max_row}:")


def test_a_printed_finding_has_the_question_to_the_physician(book):
    asked = [row for row in table(book, "Findings") if row["Question to the physician"]]
    assert asked
    for row in asked:
        assert row["Why"].endswith(f"To ask: {row['Question to the physician']}")


def test_the_summary_tells_what_dollars_are(book, audit):
    texts = [row[0] for row in cells(book["Summary"]) if row]
    for told in money_notes(audit):
        assert told in texts


def test_the_chart_of_the_summary_has_a_title_an_axis_and_numbers(tmp_path, audit):
    write_workbook(audit, tmp_path / "audit.xlsx")
    with ZipFile(tmp_path / "audit.xlsx") as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert "Number of findings, by severity; agreed ones left out" in chart
    assert "<a:t>Findings</a:t>" in chart
    assert chart.count('<c:showVal val="1"/>') == 3
    assert 'descr="Bars: findings by kind and severity' in drawing


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_a_fixed_repeated_header_and_a_filter(book, name):
    sheet = book[name]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes[1:] == "2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_the_filter_of_a_scorecard_leaves_the_last_row_in_place(book):
    sheet = book["By provider"]
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row - 1))


def test_agreed_findings_are_not_printed(book, audit):
    to_look_at = sum(count for kind, count in audit.scores.kinds.items() if kind != "agreed")
    assert book["Findings"].print_area.endswith(f"$M${to_look_at + 1}")


def test_severities_have_colours(book):
    ranges = {str(rule.sqref) for rule in book["Findings"].conditional_formatting}
    assert any(place.startswith("A2") for place in ranges)


def test_the_same_audit_makes_the_same_bytes(tmp_path, audit):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(audit, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.xlsx", "two.xlsx"]


def test_quotes_are_given_once_and_counted_beyond_the_first():
    (finding,) = audited("47000", "47000").findings
    many = [dataclasses.replace(QUOTE, text=f"needle\n {index}") for index in range(QUOTES + 2)]
    shown = quotes(dataclasses.replace(finding, evidence=(*many, many[0])))
    assert shown.split("\n") == [*(f"technique: needle {index}" for index in range(QUOTES)), "and 2 more"]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(OSError):
        write_workbook(result(), tmp_path / "no" / "audit.xlsx")


def test_all_kinds_have_a_row_in_the_summary(book):
    labels = [row[0] for row in cells(book["Summary"]) if len(row) == 7]
    assert len(labels) == len(KINDS) + 1
