import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from rich.console import Console

from ircoder.cli.main import main
from ircoder.explain.page import page
from ircoder.explain.probability import told_probability
from ircoder.explain.segments import segments
from ircoder.explain.story import Story, story_of
from ircoder.explain.terminal import LABEL_STYLES, marked_text, show
from ircoder.findings.model import (
    Access,
    Act,
    BedReading,
    Device,
    Findings,
    Imaging,
    Lesion,
    Position,
    Sedation,
    Unresolved,
)
from ircoder.knowledge.vessels import load_vessels
from ircoder.report import CodedReport, CodeLine, EntityRecord, Evidence, NotCoded, PhysicianQuery, ReportContradiction

TEXT = "Stent <b>the</b> left renal artery & close; no stent on the right.\nEnd."


def entity(words, label, assertion=None, start=0):
    place = TEXT.index(words, start)
    return EntityRecord(
        start=place, end=place + len(words), text=words, label=label, concept="c:x", side=None, assertion=assertion
    )


def evidence(words):
    place = TEXT.index(words)
    return Evidence(place, place + len(words), words, "body")


def line(code, *words, units=1, modifiers=()):
    return CodeLine(
        code=code,
        units=units,
        modifiers=modifiers,
        label="Label <i>",
        evidence=tuple(map(evidence, words)),
        rules=("VINT-18",),
        why="Why & how.",
        edits={},
    )


CODED = CodedReport(
    report_id="a<1>",
    service_date="2026-03-14",
    setting="facility",
    code_set="2026",
    lines=(line("37236", "left renal artery & close", units=2, modifiers=("LT",)), line("36245", "artery", "End")),
    not_coded=(NotCoded(code="76937", reason="No image <kept>.", rule="VASC-70"),),
    queries=(
        PhysicianQuery(
            code="99152",
            question="Who watched?",
            rule="VASC-77",
            elements=("independent_observer",),
            missing="an observer <alone>",
            if_documented=("99152", "99153"),
            evidence=(evidence("left renal artery & close"),),
        ),
    ),
    contradictions=(
        ReportContradiction(
            kind="side",
            statement="Two places name <two> sides.",
            evidence=(evidence("left renal artery & close"), evidence("no stent on the right")),
        ),
    ),
    review_reasons=("a reason",),
    entities=(
        entity("Stent", "INTERVENTION", "performed"),
        entity("left renal artery", "VESSEL"),
        entity("stent", "INTERVENTION", "negated"),
    ),
    model="m",
    knowledge="k",
)
FINDINGS = Findings(
    accesses=(
        Access(
            id="access-1",
            vessel="vessel:common_femoral_artery",
            side="right",
            direction="retrograde",
            positions=(
                Position(id="p1", vessel="vessel:abdominal_aorta", selective=False),
                Position(id="p2", vessel="vessel:renal_artery", side="left"),
            ),
        ),
    ),
    acts=(
        Act(
            id="act-1",
            kind="stent",
            family="stent",
            target="vessel:renal_artery",
            side="left",
            lesion="lesion-1",
            devices=("device-1",),
            details={"covered": False, "bridging": ("vessel:aorta",)},
        ),
        Act(id="act-2", kind="facet_injection", family="facet_injection", levels=("L4-L5",), status="planned"),
    ),
    lesions=(Lesion(id="lesion-1", kind="stenosis", degree=80),),
    devices=(Device(id="device-1", concept="device:express_sd_stent", device_class="stent", count=2),),
    imaging=(
        Imaging(
            id="imaging-1",
            study="imaging:angiography",
            beds=(BedReading(bed="renal", side="left", interpreted=False),),
        ),
    ),
    sedation=(Sedation(id="sedation-1", kind="moderate", by="operator", minutes=34), Sedation(id="s", kind="none")),
    unresolved=(Unresolved(kind="side", reason="two sides"),),
)


def test_the_segments_make_up_the_text_and_know_their_entities_and_lines():
    found = list(segments(TEXT, CODED))
    assert "".join(segment.text for segment in found) == TEXT
    shown = [(s.text, s.entity.label if s.entity else None, s.lines) for s in found if s.entity or s.lines]
    assert shown == [
        ("Stent", "INTERVENTION", ()),
        ("left renal ", "VESSEL", (0,)),
        ("artery", "VESSEL", (0, 1)),
        (" & close", None, (0,)),
        ("stent", "INTERVENTION", ()),
        ("End", None, (1,)),
    ]
    assert [s.first_of for s in found if s.first_of] == [(0,), (1,)]


def test_of_overlapping_entities_the_longer_is_shown():
    inner = entity("renal", "ANATOMY")
    coded = CodedReport(
        report_id="a", service_date=None, setting="office", code_set=None, entities=(inner, CODED.entities[1])
    )
    assert [s.entity.label for s in segments(TEXT, coded) if s.entity] == ["VESSEL"]


def test_the_story():
    story = story_of(FINDINGS, load_vessels())
    (journey,) = story.journeys
    assert journey.access == "right common femoral artery (puncture, retrograde)"
    assert [(stop.name, stop.selective) for stop in journey.stops] == [
        ("abdominal aorta", False),
        ("left renal artery", True),
    ]
    assert [(deed.name, deed.target, deed.details, deed.status) for deed in story.deeds] == [
        (
            "stent",
            "left renal artery",
            "80% stenosis; 2 × express sd stent; bridging: aorta; not covered",
            "performed",
        ),
        ("facet injection", "", "L4-L5", "planned"),
        ("angiography", "left renal", "diagnostic; not all interpreted", "performed"),
        ("moderate sedation or anesthesia", "", "34 minutes; by operator", "performed"),
        ("no sedation", "", "", "performed"),
    ]
    assert story.unresolved == ("two sides",)


def rendered(text=TEXT, coded=CODED):
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, highlight=False)
    show(console, text, coded, story_of(FINDINGS, load_vessels()))
    return console.export_text()


def test_the_terminal_shows_everything():
    text = rendered()
    for words in (
        "service date 2026-03-14, facility, code set 2026",
        "37236-LT x2  Label <i>",
        "Why & how. (VINT-18)",
        "“left renal artery & close”",
        "76937  No image <kept>. (VASC-70)",
        "99152  Who watched? (VASC-77)",
        "Not stated: an observer <alone>.",
        "Where documented: 99152, 99153. Where not: no code.",
        "- a reason",
        "side  Two places name <two> sides.",
        "body: “no stent on the right”",
        "right common femoral artery (puncture, retrograde) > abdominal aorta > left renal artery",
    ):
        assert words in text


def test_entities_are_coloured_and_what_was_not_done_is_struck_out():
    marked = marked_text(TEXT, CODED)
    assert marked.plain == TEXT
    styles = {TEXT[span.start : span.end]: str(span.style) for span in marked.spans}
    assert styles["Stent"] == "bright_magenta"
    assert styles["stent"] == "bright_magenta dim strike"
    assert "underline" in styles["End"]


@pytest.mark.parametrize(
    ("label", "assertion", "mark", "kind"),
    [
        ("DEVICE", "performed", "", ""),
        ("DEVICE", "historical", " dim italic", " earlier"),  # taken out today, perhaps
        ("IMAGING", "historical", " dim italic", " earlier"),
        ("INTERVENTION", "attempted", "", ""),
        ("INTERVENTION", "negated", " dim strike", " undone"),
        ("INTERVENTION", "planned", " dim strike", " undone"),
        ("INTERVENTION", "hypothetical", " dim strike", " undone"),
    ],
)
def test_only_what_was_not_done_is_struck_out(label, assertion, mark, kind):
    coded = replace(CODED, lines=(), entities=(entity("Stent", label, assertion),))
    styles = {str(span.style) for span in marked_text(TEXT, coded).spans}
    assert styles == {f"{LABEL_STYLES[label]}{mark}"}
    assert f'class="e {label}{kind}" title="{label.lower()}, c:x, {assertion}">Stent<' in page(
        TEXT, coded, Story((), (), ())
    )


@pytest.mark.parametrize(
    ("probability", "told"),
    [
        (0.0, "under 0.01"),
        (0.0099, "under 0.01"),
        (0.01, "0.01"),
        (0.8594, "0.86"),
        (0.99, "0.99"),
        (0.9901, "over 0.99"),
        (0.997, "over 0.99"),
        (1.0, "over 0.99"),
    ],
)
def test_a_probability_is_never_shown_as_certain(probability, told):
    assert told_probability(probability) == told
    coded = replace(CODED, probability=probability, lines=(replace(CODED.lines[0], probability=probability),))
    assert f"p {told}" in rendered(coded=coded)
    html = page(TEXT, coded, Story((), (), ()))
    assert f">p {told}<" in html
    assert f'<dt>Probability</dt><dd class="">{told}</dd>' in html


def test_control_characters_of_a_report_do_not_reach_the_terminal():
    text = "a\x1b[31mred\x07\x9b"
    coded = CodedReport(report_id="a\x1b", service_date=None, setting="office", code_set=None)
    assert marked_text(text, coded).plain == "a\ufffd[31mred\ufffd\ufffd"
    assert "\x1b[31mred" not in rendered(text, coded)


class Page(HTMLParser):
    """Collects tags, attributes and visible text, and checks that tags are closed in order."""

    VOID = frozenset({"meta"})

    def __init__(self, content):
        super().__init__()
        self.open, self.tags, self.words, self.report = [], [], [], []
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.words.append(data)
        if any(attributes.get("class") == "text" for _, attributes in self.open):
            self.report.append(data)


@pytest.fixture
def html():
    return page(TEXT, CODED, story_of(FINDINGS, load_vessels()))


def test_the_page_is_well_formed_and_holds_the_report_word_by_word(html):
    parsed = Page(html)
    assert parsed.open == []
    assert "".join(parsed.report) == TEXT
    assert "<b>" not in html
    assert "<i>" not in html
    assert "a<1>" not in html


def test_the_page_quotes_both_hands_of_a_contradiction(html):
    words = " ".join("".join(Page(html).words).split())
    assert "Two places name <two> sides." in words
    assert "body: left renal artery & close" in words
    assert "body: no stent on the right" in words


def test_the_page_tells_what_hinges_on_a_query_and_quotes_the_act(html):
    words = " ".join("".join(Page(html).words).split())
    asked = words[words.index("Who watched?") :]
    assert "Not stated: an observer <alone>." in asked
    assert "Where documented: 99152, 99153. Where not: no code." in asked
    assert "left renal artery & close" in asked


def test_the_page_needs_nothing_from_outside(html):
    parsed = Page(html)
    assert {tag for tag, _ in parsed.tags} & {"script", "link", "img", "iframe", "object"} == set()
    assert all(
        value.startswith("#") for _, attributes in parsed.tags for key, value in attributes.items() if key == "href"
    )
    assert not any(key == "src" or key.startswith("on") for _, attributes in parsed.tags for key in attributes)
    assert "url(" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html


def test_pointing_at_a_code_line_lights_up_its_evidence(html):
    assert "main:has(#line-1:is(:hover, :focus, :focus-within)) .l1 {" in html
    parsed = Page(html)
    lit = [
        attributes["class"].split()
        for tag, attributes in parsed.tags
        if tag == "span" and "proof" in attributes.get("class", "")
    ]
    assert ["e", "VESSEL", "proof", "l0", "l1"] in lit
    ids = {attributes["id"] for _, attributes in parsed.tags if "id" in attributes}
    links = {attributes["href"][1:] for tag, attributes in parsed.tags if tag == "a" and "href" in attributes}
    assert links == {"proof-0", "proof-1"}
    assert links <= ids


def test_the_page_can_be_used_without_a_mouse_and_read_without_colour(html):
    parsed = Page(html)
    assert ("html", {"lang": "en"}) in parsed.tags
    articles = [
        attributes for tag, attributes in parsed.tags if tag == "article" and "line" in attributes["class"].split()
    ]
    assert [attributes["tabindex"] for attributes in articles] == ["0", "0"]
    assert [tag for tag, _ in parsed.tags if tag in {"main", "h1", "header", "footer"}] == [
        "main",
        "header",
        "h1",
        "footer",
    ]
    assert "undone" in html
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def test_a_report_with_nothing_found():
    coded = CodedReport(report_id="a", service_date="2025-01-01", setting="office", code_set="2025")
    content = page("words", coded, Story((), (), ()))
    assert "None." in content
    assert Page(content).open == []


@pytest.mark.usefixtures("tiny_model")
class TestCommand:
    def run(self, *arguments):
        with pytest.raises(SystemExit) as caught:
            main(["explain", *(str(argument) for argument in arguments)])
        return caught.value.code or 0

    @pytest.fixture
    def reports(self, tmp_path):
        path = tmp_path / "reports.jsonl"
        records = [
            {"report_id": name, "text": f"stent {name}", "service_date": "2025-05-05"} for name in ("a", "b", "b")
        ]
        path.write_text("\n".join(map(json.dumps, records)))
        return path

    def test_a_text_file(self, tmp_path, capsys):
        path = tmp_path / "one.txt"
        path.write_text("a stent")
        assert self.run(path, "--service-date", "2025-05-05", "--setting", "facility") == 0
        shown = capsys.readouterr().out
        assert "37236-LT x2" in shown
        assert "facility" in shown

    def test_one_of_several(self, reports, capsys):
        assert self.run(reports, "--id", "b") == 0
        assert "stent b" in capsys.readouterr().out

    def test_a_page(self, reports, tmp_path, capsys):
        assert self.run(reports, "--id", "a", "--html", tmp_path / "a.html") == 0
        assert (tmp_path / "a.html").read_text().startswith("<!doctype html>")
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "holds several reports"),
            (("--id", "c"), "no report with the id c"),
            (("--id", "a", "--setting", "both"), "one setting"),
            (("--id", "a", "--html", "no/such/folder/a.html"), "cannot be written"),
        ],
    )
    def test_a_wrong_call_is_status_2(self, reports, capsys, arguments, message):
        assert self.run(reports, *arguments) == 2
        assert message in capsys.readouterr().err

    def test_a_report_without_a_date(self, tmp_path, capsys):
        path = tmp_path / "one.txt"
        path.write_text("a stent")
        assert self.run(path) == 2
        assert "--service-date" in capsys.readouterr().err

    def test_a_report_on_which_a_stage_fails_shows_none_of_its_text(self, tmp_path, capsys):
        path = tmp_path / "one.txt"
        path.write_text("boom Secretname")
        assert self.run(path, "--service-date", "2025-05-05") == 1
        captured = capsys.readouterr()
        assert "ValueError" in captured.err
        assert "Secretname" not in captured.err + captured.out
