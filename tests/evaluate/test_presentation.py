import csv
import io
import re
import xml.etree.ElementTree as ET
from importlib.resources import files

import pytest
from tests.evaluate.made import gold_report, prediction
from tests.evaluate.test_bundle import REPORT, material

from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.coders import CoderSets
from ircoder.evaluate.presentation.charts import colour
from ircoder.evaluate.presentation.csv_out import COLUMNS, study_csv
from ircoder.evaluate.presentation.page import study_page
from ircoder.evaluate.presentation.study_tables import study_markdown, study_tables, study_text
from ircoder.evaluate.presentation.svg import Area, round_ticks
from ircoder.evaluate.presentation.table import bounded, chance, part_of, signed, signed_bounds
from ircoder.evaluate.study import Material, System, distinct_names, study_of
from ircoder.evaluate.study_json import study_json
from ircoder.knowledge.base import load_knowledge


@pytest.fixture(scope="module")
def study():
    return study_of(material(), load_knowledge())


def test_csv_has_a_row_for_every_figure(study):
    figures = study_json(study)
    rows = list(csv.DictReader(io.StringIO(study_csv(figures))))
    assert tuple(rows[0]) == COLUMNS
    found = {(row["system"], row["part"], row["group"], row["figure"]): row for row in rows}
    f1 = found["ircoder", "codes", "", "f1"]
    assert float(f1["value"]) == figures["codes"]["f1"]
    assert [float(f1["lower_95"]), float(f1["upper_95"])] == figures["codes"]["intervals_95"]["f1"]
    assert found["ircoder", "macro_codes", "", "f1"]["lower_95"]
    assert found["other", "by_code", "20610", "right"]["value"] == "2"
    assert found["ircoder less other", "mcnemar", "exact_set", "p_value"]["value"] == "1.0"
    assert ("ircoder", "agreement", "by_code.37236", "kappa") not in found
    assert found["ircoder", "agreement", "", "reports"]["value"] == "1"
    assert not any(row["value"] == "" for row in rows)


def test_csv_has_what_stands_in_lists():
    """Bins, curves, pairs of coders and single reports are told apart by what names them."""
    gold = [gold_report("37236", report_id=name) for name in "ab"]
    made = tuple(prediction(code, line_chances=((code, 0.85),), whole_chance=0.75) for code in ("37236", "20610"))
    given = {"ann": ["37236"], "bob": []}
    coders = [CoderSets(name, {"a": code_set(["37236"]), "b": code_set(codes)}) for name, codes in given.items()]
    found = Material(gold=tuple(gold), systems=(System("x", made),), coders=tuple(coders))
    figures = study_json(study_of(found, load_knowledge()))
    rows = csv.DictReader(io.StringIO(study_csv(figures)))
    told = {tuple(list(row.values())[1:4]): tuple(list(row.values())[4:]) for row in rows}
    low, high = figures["line_calibration"]["bins"][0]["interval_95"]
    assert told["line_calibration", "bins.0.8 to 0.9", "observed"] == ("0.5", str(low), str(high))
    assert told["risk_coverage", "curve.0.75", "risk"][0] == "0.5"
    assert told["agreement", "pairs.ann to bob", "kappa_codes"][0] == "0.0"
    assert [told["agreement", "by_code.37236", f"given.{place}"][0] for place in (1, 2)] == ["2", "1"]
    assert told["reports", "b", "exact"][0] == "0"
    assert told["reports", "b.missing", "37236"][0] == "1"
    assert told["missing_codes", "37236", "count"][0] == "1"
    assert told["relative_values", "by_report.a", "predicted_rvu"][0]


def test_folded_tables_are_printed():
    style = (files("ircoder.evaluate.presentation") / "page.css").read_text(encoding="utf-8")
    assert "details::details-content { content-visibility: visible;" in style.partition("@media print")[2]


def test_every_system_has_a_colour():
    style = (files("ircoder.evaluate.presentation") / "page.css").read_text(encoding="utf-8")
    for place in range(20):
        name = colour(place)
        assert f".{name} {{ --c: var(--{name}); }}" in style
        # On screen, in the dark and on paper.
        assert style.count(f"--{name}: #") == 3


def test_markdown_has_every_table_with_equal_rows(study):
    text = study_markdown(study, "Evaluation of a | b")
    assert text.startswith("# Evaluation of a \\| b\n")
    assert text.count("\n## ") == len(study_tables(study))
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(cells) == 1


def test_wrong_reports_say_what_is_wrong(study):
    (table,) = [table for table in study_tables(study) if table.key == "wrong_reports"]
    assert table.rows == (("a", "76937", "", "37236 missing 26"), ("b", "20610 x2", "", ""))


def test_the_terminal_shows_neighbours_and_coders(study):
    text = study_text(study)
    for title in ("Figures", "ircoder less other", "Complete sets: ircoder and other", "Coders two by two"):
        assert f"\n{title}\n" in text


def test_the_page_stands_alone_and_is_well_formed(study):
    page = study_page(study, "Evaluation <of> ircoder")
    assert "<h1>Evaluation &lt;of&gt; ircoder</h1>" in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|<script", page)
    assert "Secretname" not in page
    assert REPORT not in page
    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors == set(re.findall(r'<section id="([^"]+)"', page))
    plots = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(plots) == 7
    for plot in plots:
        root = ET.fromstring(plot)  # noqa: S314 - it is our own
        assert root.get("aria-label")
        assert "nan" not in plot.lower()


def test_names_from_outside_are_escaped():
    gold = (gold_report("37236", report_id="<b>a</b>", families=("<i>x</i>",), style="<u>y</u>"),)
    systems = (System("<script>", (prediction("20610"),)), System('"&', (prediction("37236", whole_chance=0.5),)))
    page = study_page(study_of(Material(gold=gold, systems=systems), load_knowledge()), "t")
    assert not re.search(r"<script|<b>|<i>|<u>", page)


def test_gold_without_codes_has_a_page_too():
    gold = (gold_report(report_id="a"),)
    without = (gold[0].__class__(report=gold[0].report, codes=None),)
    study = study_of(Material(gold=without, systems=(System("s", (prediction(),)),)), load_knowledge())
    assert study.evaluation.reports == ()
    assert "<h1>t</h1>" in study_page(study, "t")
    assert study_markdown(study, "t")
    assert study_csv(study_json(study))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0, 0.1, [0, 0.02, 0.04, 0.06, 0.08, 0.1]),
        (-0.12, 0.31, [-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4]),
        (0, 333, [0, 100, 200, 300, 400]),
    ],
)
def test_ticks_are_round_and_cover_the_range(low, high, ticks):
    assert round_ticks(low, high) == pytest.approx(ticks)


def test_places_in_a_plot():
    area = Area(width=120, height=100, left=10, right=10, top=10, bottom=10)
    assert (area.x(0), area.x(1), area.y(0), area.y(1)) == (10, 110, 90, 10)


def test_how_figures_are_written():
    assert (signed(0.12), signed(-0.12), signed(-0.00001), signed(None)) == ("+0.120", "−0.120", "0.000", "–")
    assert signed_bounds((-0.5, 0.25), 2) == "−0.50 to +0.25"
    assert (bounded(0.5, (0.25, 0.75)), bounded(None, None)) == ("0.500 (0.250 to 0.750)", "–")
    assert (chance(0.04), chance(1e-9), part_of((1, 2)), part_of((0, 0))) == (
        "0.0400",
        "< 0.0001",
        "1 of 2, 0.500",
        "–",
    )
    assert distinct_names(["a", "b", "a", "a"]) == ["a", "b", "a 2", "a 3"]
