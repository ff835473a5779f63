"""The first sheet of the workbook: whether the trigger is reached, the scores, the money, and kinds by severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ircoder.audit.figures import interval, part, shown
from ircoder.audit.model import KIND_LABELS, AuditResult, Score
from ircoder.audit.tallies import dollars_by_kind, severities
from ircoder.audit.terms import BY_FINDING, DISCLAIMER, GRAVEST_FIRST, PATIENT_DATA, SEVERITY_LABELS
from ircoder.audit.wording import coder_note, money_notes, of_known_dollars, period, scope, verdict
from ircoder.audit.workbook_sheet import DARK, LINE, MARKS, SOFT, FreeSheet, Look, Looks

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

NAME = "Summary"
_COLUMNS, _WIDTH = 12, 11.0
_TILES = (
    "code_accuracy",
    "charge_accuracy",
    "encounter_accuracy",
    "payment_accuracy",
    "net_overpayment",
    "overpayment_rate",
)
_LABEL = 4
_CHART_ROWS = 16
_POINTS_A_ROW = 15.0
_SEVERE = GRAVEST_FIRST[:-1]


def write_summary(book: Workbook, looks: Looks, result: AuditResult) -> None:
    """Write the sheet; printed, it is one page."""
    sheet = FreeSheet(book, looks, NAME, _COLUMNS, _WIDTH)
    sheet.sheet.set_portrait()
    sheet.sheet.fit_to_pages(1, 1)
    sheet.title("Coding audit", scope(result), f"Dates of service: {period(result)}")
    _verdict(sheet, looks, result)
    _tiles(sheet, looks, result)
    _shares(sheet, result)
    _amounts(sheet, result)
    first = _kinds(sheet, result)
    _charts(book, sheet, first)
    for note in (PATIENT_DATA, DISCLAIMER):
        sheet.note(note)


def _verdict(sheet: FreeSheet, looks: Looks, result: AuditResult) -> None:
    reached = result.scores.trigger.reached
    background, ink = MARKS["Medium" if reached is None else "High" if reached else "good"]
    style = looks.make(bold=True, font_size=12, bg_color=background, font_color=ink, indent=1, align="left")
    sheet.whole(verdict(result.scores.trigger), style, height=26)
    if rests_on := of_known_dollars(result):
        sheet.whole(
            rests_on, looks.make(bg_color=background, font_color=ink, indent=1, align="left", valign="top"), height=18
        )
    sheet.space(8)


def _tiles(sheet: FreeSheet, looks: Looks, result: AuditResult) -> None:
    """The figures that are looked for first, with what was divided or their bounds below."""
    scores = [result.scores[name] for name in _TILES]
    edge = {"left": 1, "right": 1, "left_color": LINE, "right_color": LINE, "align": "center"}
    small = looks.make(**edge, font_color=SOFT, font_size=9, top=1, top_color=LINE)
    large = looks.make(**edge, font_color=DARK, font_size=18, bold=True)
    below = looks.make(**edge, font_color=SOFT, font_size=9, bottom=1, bottom_color=LINE)
    rows = (
        (18.0, small, [score.label for score in scores]),
        (28.0, large, [shown(score.value, score.measure) for score in scores]),
        (18.0, below, [_under(score) for score in scores]),
    )
    for height, style, texts in rows:
        sheet.sheet.set_row(sheet.row, height)
        for index, text in enumerate(texts):
            sheet.put(2 * index, 2, text, style)
        sheet.row += 1


def _under(score: Score) -> str:
    bounds = interval(score)
    return f"95% interval {bounds}" if bounds else part(score) or "gross over less gross under"


def _shares(sheet: FreeSheet, result: AuditResult) -> None:
    sheet.section("Scores")
    rows = []
    for score in result.scores.overall:
        if score.measure == "share":
            low, high = score.interval or (None, None)
            rows.append((score.label, score.value, low, high, part(score), score.formula))
    looks: tuple[Look, ...] = ("bold", "share", "share", "share", "count", "soft")
    headings = ("Score", "Value", "95% from", "95% to", "Of", "Formula")
    sheet.table(headings, (3, 1, 1, 1, 2, 4), looks, rows)
    if waiting := coder_note(result):
        sheet.note(waiting)


def _amounts(sheet: FreeSheet, result: AuditResult) -> None:
    sheet.section("Money and relative value units")
    for measure, heading, look in (
        ("dollars", "Dollars", "money"),
        ("count", "Lines", "number"),
        ("rvu", "RVUs", "decimal"),
    ):
        looks: tuple[Look, ...] = ("bold", look, "soft")  # type: ignore[assignment]
        rows = [(s.label, s.value, s.formula) for s in result.scores.overall if s.measure == measure]
        if rows:
            sheet.table(("Amount", heading, "Formula"), (3, 2, 7), looks, rows)
    for note in money_notes(result):
        sheet.note(note)


def _kinds(sheet: FreeSheet, result: AuditResult) -> int:
    """Kinds by severity with their effects; gives the row of the heading."""
    sheet.section("Findings by kind and severity")
    first = sheet.row
    counts, sums = severities(result), dollars_by_kind(result)
    rows = []
    for kind, label in KIND_LABELS.items():
        found = [counts.get((kind, severity), 0) for severity in _SEVERE]
        rows.append((label, result.scores.kinds.get(kind, 0), *found, *sums[kind]))
    heads = ("Kind", "Findings", *(SEVERITY_LABELS[severity] for severity in _SEVERE), "Overpayment", "Underpayment")
    looks: tuple[Look, ...] = ("bold", "number", "number", "number", "number", "money", "money")
    sheet.table(heads, (_LABEL, 1, 1, 1, 1, 2, 2), looks, rows)
    sheet.note(BY_FINDING)
    return first


def _charts(book: Workbook, sheet: FreeSheet, first: int) -> None:
    """Bars of the kinds that are not agreed; the parts are severities, each with its number."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    top, bottom = first + 2, first + len(KIND_LABELS)
    for index, severity in enumerate(_SEVERE):
        label = SEVERITY_LABELS[severity]
        fill, edge, ink = _BARS[label]
        number = {"value": True, "num_format": "#,##0;;", "font": {"name": "Calibri", "size": 9, "color": ink}}
        chart.add_series(
            {
                "name": [NAME, first, _LABEL + 1 + index],
                "categories": [NAME, top, 0, bottom, 0],
                "values": [NAME, top, _LABEL + 1 + index, bottom, _LABEL + 1 + index],
                "fill": {"color": fill},
                "border": {"color": edge, "width": 0.75},
                "data_labels": number,
                "gap": 45,
            }
        )
    font = {"name": "Calibri", "size": 9, "color": DARK}
    title = {"name": "Calibri", "size": 10, "bold": True, "color": DARK}
    chart.set_title(
        {"name": "Number of findings, by severity; agreed ones left out", "name_font": title, "overlay": False}
    )
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": LINE}, "crossing": "max"})
    grid = {"visible": True, "line": {"color": LINE}}
    axis = {"name": "Findings", "name_font": {**font, "bold": False}, "num_font": font, "num_format": "#,##0"}
    chart.set_x_axis({**axis, "major_gridlines": grid, "min": 0})
    chart.set_legend({"position": "top", "font": font})
    chart.set_chartarea({"border": {"none": True}})
    pixels = round(_COLUMNS * (_WIDTH * 7 + 5))
    chart.set_size({"width": pixels, "height": round(_CHART_ROWS * _POINTS_A_ROW / 0.75)})
    options = {"description": "Bars: findings by kind and severity, as in the table above", "object_position": 2}
    sheet.sheet.insert_chart(sheet.row + 1, 0, chart, options)
    for _ in range(_CHART_ROWS + 2):
        sheet.space(_POINTS_A_ROW)


_BARS = {
    "High": ("#8E2A23", "#8E2A23", "#FFFFFF"),
    "Medium": ("#C27A12", "#C27A12", "#14161A"),
    "Low": ("#A9C1DE", "#4A6C96", "#14161A"),
}
"""Fill, edge and ink: told apart without colours too."""
