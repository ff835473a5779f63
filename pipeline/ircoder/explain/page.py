"""One report explained as a single page that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template

from ircoder.explain.probability import told_probability
from ircoder.explain.segments import Segment, is_earlier, is_undone, segments
from ircoder.explain.story import Deed, Journey, Story, hinges_told
from ircoder.explain.worth import line_worth, report_worth
from ircoder.report import CodedReport, CodeLine, Evidence, PhysicianQuery, ReportContradiction

_STOP = {True: "stop", False: "stop passing"}
LABELS = ("VESSEL", "DEVICE", "INTERVENTION", "IMAGING", "ANATOMY", "LESION", "GUIDANCE", "SEDATION")

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>$title</title>
<style>
$style
$highlights
</style>
</head>
<body>
<main>
<header>
<h1>$title</h1>
$facts
</header>
<div class="columns">
<section class="report" aria-labelledby="report-heading">
<h2 id="report-heading">Report</h2>
<div class="text" tabindex="0">$text</div>
$legend
</section>
<div>
$sections
</div>
</div>
<footer>$footer</footer>
</main>
</body>
</html>
""")


def page(text: str, coded: CodedReport, story: Story) -> str:
    """Render everything that was found and decided as HTML; every word of the report is escaped."""
    sections = (
        ("Code lines", _lines(coded)),
        ("To ask the physician", list(map(_query, coded.queries))),
        ("Contradictions in the report", [_contradiction(item) for item in coded.contradictions]),
        ("Why a coder must look", _list(coded.review_reasons)),
        ("Not coded", [_reasoned(item.code, item.reason, item.rule, item.evidence) for item in coded.not_coded]),
        ("Ways in and catheter itinerary", _journeys(story.journeys)),
        ("What was done", _deeds(story.deeds)),
    )
    return _PAGE.substitute(
        title=escape(coded.report_id),
        style=(files("ircoder.explain") / "page.css").read_text(encoding="utf-8"),
        highlights="\n".join(map(_highlight, range(len(coded.lines)))),
        facts=_facts(coded),
        text="".join(map(_segment, segments(text, coded))),
        legend=_legend(),
        sections="\n".join(_section(heading, parts) for heading, parts in sections if parts),
        footer=f"{escape(coded.model or 'unnamed model')}, knowledge {escape(coded.knowledge or 'unknown')}. "
        "Suggestions for a qualified coder. CPT is a registered trademark of the American Medical Association.",
    )


def _highlight(index: int) -> str:
    """Style rule that lights up the evidence of a code line while the line is pointed at or focused."""
    pointed = f"main:has(#line-{index}:is(:hover, :focus, :focus-within))"
    return f"{pointed} .l{index} {{ background: var(--hit); color: var(--hit-ink); }}"


def _facts(coded: CodedReport) -> str:
    facts = [
        ("Service date", coded.service_date, ""),
        ("Setting", coded.setting, ""),
        ("Code set", coded.code_set, ""),
        ("Route", coded.route, f"route {coded.route}"),
    ]
    if coded.probability is not None:
        facts.append(("Probability", told_probability(coded.probability), ""))
    rows = "".join(
        f'<div><dt>{name}</dt><dd class="{kind}">{escape(str(value))}</dd></div>' for name, value, kind in facts
    )
    return f'<dl class="facts">{rows}</dl>'


def _segment(segment: Segment) -> str:
    classes: list[str] = []
    title = ""
    if segment.entity is not None:
        entity = segment.entity
        classes += ["e", entity.label]
        classes += ["undone"] if is_undone(entity) else ["earlier"] if is_earlier(entity) else []
        title = ", ".join(filter(None, (entity.label.lower(), entity.concept, entity.side, entity.assertion)))
    if segment.lines:
        classes += ["proof", *(f"l{index}" for index in segment.lines)]
    if not classes:
        return escape(segment.text)
    anchors = "".join(f'<a id="proof-{index}"></a>' for index in segment.first_of)
    hover = f' title="{escape(title)}"' if title else ""
    return f'{anchors}<span class="{escape(" ".join(classes))}"{hover}>{escape(segment.text)}</span>'


def _legend() -> str:
    items = "".join(f'<li class="e {label}">{label.lower()}</li>' for label in LABELS)
    return (
        f'<ul class="legend" aria-label="Legend">{items}<li class="undone">not done</li>'
        '<li class="earlier">from before this session</li>'
        '<li><span class="proof">evidence of a code line</span></li></ul>'
    )


def _section(heading: str, parts: Sequence[str]) -> str:
    return f"<section>\n<h2>{heading}</h2>\n" + "\n".join(parts) + "\n</section>"


def _lines(coded: CodedReport) -> list[str]:
    lines = [_line(i, line) for i, line in enumerate(coded.lines)]
    worth = report_worth(coded)
    return [*lines, f'<p class="soft">Total {escape(worth)}</p>'] if worth else lines or ['<p class="soft">None.</p>']


def _line(index: int, line: CodeLine) -> str:
    code = escape("-".join((line.code, *line.modifiers)))
    units = f'<span class="units">× {line.units}</span>' if line.units > 1 else ""
    probability = (
        "" if line.probability is None else f'<span class="probability">p {told_probability(line.probability)}</span>'
    )
    return (
        f'<article class="line" id="line-{index}" tabindex="0">'
        f'<h3><span class="code">{code}</span>{units}<span class="label">{escape(line.label)}</span>{probability}</h3>'
        f'<p class="why">{escape(line.why)} <span class="rules">{escape(", ".join(line.rules))}</span></p>'
        f"{_quotes(line.evidence, f'proof-{index}')}"
        f'<p class="soft">{escape(line_worth(line))}</p></article>'
    )


def _reasoned(code: str, reason: str, rule: str, evidence: Iterable[Evidence]) -> str:
    return (
        f'<article class="plain"><h3><span class="code">{escape(code)}</span></h3>'
        f'<p class="why">{escape(reason)} <span class="rules">{escape(rule)}</span></p>{_quotes(evidence)}</article>'
    )


def _contradiction(item: ReportContradiction) -> str:
    """What contradicts itself, with each quote beside the name of its section."""
    quotes = "".join(
        f'<blockquote><span class="soft">{escape(spot.section.replace("_", " "))}:</span> '
        f"{escape(' '.join(spot.text.split()))}</blockquote>"
        for spot in item.evidence
    )
    return (
        f'<article class="plain"><h3>{escape(item.kind.capitalize())}</h3>'
        f'<p class="why">{escape(item.statement)}</p>{quotes}</article>'
    )


def _query(query: PhysicianQuery) -> str:
    told = "".join(f'<p class="soft">{escape(words)}</p>' for words in hinges_told(query))
    return (
        f'<article class="plain"><h3><span class="code">{escape(query.code)}</span></h3>'
        f'<p class="why">{escape(query.question)} <span class="rules">{escape(query.rule)}</span></p>'
        f"{told}{_quotes(query.evidence)}</article>"
    )


def _quotes(evidence: Iterable[Evidence], anchor: str | None = None) -> str:
    quotes = dict.fromkeys(" ".join(item.text.split()) for item in evidence)
    shown = [escape(words) for words in quotes]
    linked = [f'<a href="#{anchor}">{words}</a>' for words in shown] if anchor else shown
    return "".join(f"<blockquote>{words}</blockquote>" for words in linked)


def _list(items: Sequence[str]) -> list[str]:
    if not items:
        return []
    return ['<ul class="plain-list">' + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"]


def _journeys(journeys: Sequence[Journey]) -> list[str]:
    if not journeys:
        return []
    items = []
    for journey in journeys:
        stops = "".join(
            f' <span class="arrow">→</span> <span class="{_STOP[stop.selective]}">{escape(stop.name)}</span>'
            for stop in journey.stops
        )
        status = "" if journey.status == "performed" else f' <span class="soft">({escape(journey.status)})</span>'
        items.append(f"<li>{escape(journey.access)}{status}{stops}</li>")
    return ['<ol class="journeys">' + "".join(items) + "</ol>"]


def _deeds(deeds: Sequence[Deed]) -> list[str]:
    if not deeds:
        return []
    rows = "".join(
        f"<tr{'' if deed.status == 'performed' else ' class=not-done'}>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in (deed.name, deed.target, deed.details, deed.status))
        + "</tr>"
        for deed in deeds
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("What", "On what", "Details", "Status"))
    return [f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>']
