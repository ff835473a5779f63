"""One report explained in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ircoder.explain.probability import told_probability
from ircoder.explain.segments import is_earlier, is_undone, segments
from ircoder.explain.story import Journey, Story, hinges_told
from ircoder.explain.worth import line_worth, report_worth
from ircoder.report import CodedReport, CodeLine, Evidence, PhysicianQuery, ReportContradiction

LABEL_STYLES = {
    "VESSEL": "bright_red",
    "DEVICE": "bright_blue",
    "INTERVENTION": "bright_magenta",
    "IMAGING": "bright_cyan",
    "ANATOMY": "bright_green",
    "LESION": "yellow",
    "GUIDANCE": "cyan",
    "SEDATION": "blue",
}
_UNDONE, _EARLIER, _PROOF = "dim strike", "dim italic", "underline"
_CONTROL = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), 127, *range(128, 160)) if code not in (9, 10)}
_CONTROL[13] = " "


class Terminal(Console):
    """A terminal or what stands for it; that its reader leaves is told to the caller, who knows what to do."""

    def on_broken_pipe(self) -> None:
        """Do not end the process, as the library would."""
        raise BrokenPipeError


def show(console: Console, text: str, coded: CodedReport, story: Story) -> None:
    """Print everything that was found and decided."""
    console.print(_title(coded))
    console.print(Panel(marked_text(text, coded), title="report", title_align="left", border_style="dim"))
    console.print(_legend())
    blocks: list[tuple[str, Sequence[RenderableType]]] = [
        ("Ways in and catheter itinerary", [_journey(journey) for journey in story.journeys]),
        ("What was done", [_deeds(story)] if story.deeds else []),
        ("Code lines", _lines(coded)),
        ("Not coded", [_reasoned(item.code, item.reason, item.rule, item.evidence) for item in coded.not_coded]),
        ("To ask the physician", list(map(_query, coded.queries))),
        ("Contradictions in the report", [_contradiction(item) for item in coded.contradictions]),
        ("Why a coder must look", [Text(f"- {reason}") for reason in coded.review_reasons]),
    ]
    for heading, parts in blocks:
        if parts:
            console.print()
            console.print(Text(heading, style="bold"))
            console.print(Padding(Group(*parts), (0, 0, 0, 2)))


def marked_text(text: str, coded: CodedReport) -> Text:
    """Colour the entities by label.

    What was not done is struck out, what is from before this session in italics, evidence of a code line underlined.
    """
    out = Text()
    for segment in segments(text, coded):
        style = LABEL_STYLES.get(segment.entity.label, "") if segment.entity else ""
        if segment.entity and is_undone(segment.entity):
            style += f" {_UNDONE}"
        elif segment.entity and is_earlier(segment.entity):
            style += f" {_EARLIER}"
        if segment.lines:
            style += f" {_PROOF}"
        out.append(segment.text.translate(_CONTROL), style=style.strip())
    return out


def _title(coded: CodedReport) -> Text:
    route = {"auto": "green", "review": "yellow"}[coded.route]
    return Text.assemble(
        (coded.report_id.translate(_CONTROL), "bold"),
        f"  service date {coded.service_date}, {coded.setting}, code set {coded.code_set}  ",
        (f" {coded.route} ", f"reverse {route}"),
    )


def _legend() -> Text:
    parts: list[tuple[str, str]] = [(f"{label.lower()} ", style) for label, style in LABEL_STYLES.items()]
    marks = (
        ("not done", _UNDONE),
        "  ",
        ("from before this session", _EARLIER),
        "  ",
        ("evidence of a code line", _PROOF),
    )
    return Text.assemble(*parts, "\n", *marks)


def _journey(journey: Journey) -> Text:
    line = Text(journey.access)
    if journey.status != "performed":
        line.append(f" [{journey.status}]", style="dim")
    for stop in journey.stops:
        line.append(" > ", style="dim")
        line.append(stop.name, style="bold" if stop.selective else "dim")
    return line


def _deeds(story: Story) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for deed in story.deeds:
        style = "" if deed.status == "performed" else "dim"
        table.add_row(*map(Text, (deed.name, deed.target, deed.details, deed.status)), style=style)
    return table


def _lines(coded: CodedReport) -> list[RenderableType]:
    lines: list[RenderableType] = [_line(line) for line in coded.lines]
    worth = report_worth(coded)
    return [*lines, Text(f"Total {worth}", style="dim")] if worth else lines or [Text("none", style="dim")]


def _line(line: CodeLine) -> Group:
    modifiers = "".join(f"-{modifier}" for modifier in line.modifiers)
    probability = "" if line.probability is None else f"  p {told_probability(line.probability)}"
    head = Text.assemble(
        (f"{line.code}{modifiers}", "bold green"),
        (f" x{line.units}", "green") if line.units > 1 else "",
        f"  {line.label}",
        (probability, "dim"),
    )
    worth = Padding(Text(line_worth(line), style="dim"), (0, 0, 0, 2))
    return Group(head, *_grounds(line.why, line.rules, line.evidence), worth)


def _reasoned(code: str, reason: str, rule: str, evidence: Iterable[Evidence]) -> Group:
    return Group(Text.assemble((code, "bold"), f"  {reason} ", (f"({rule})", "dim")), *_quotes(evidence))


def _contradiction(item: ReportContradiction) -> Group:
    """What contradicts itself, with each quote under the name of its section."""
    return Group(
        Text.assemble((item.kind, "bold"), f"  {item.statement}"),
        *(
            Padding(Text.assemble((f"{spot.section}: ".replace("_", " "), "dim"), _quoted(spot)), (0, 0, 0, 2))
            for spot in item.evidence
        ),
    )


def _query(query: PhysicianQuery) -> Group:
    lines = [Padding(Text(words, style="dim"), (0, 0, 0, 2)) for words in hinges_told(query)]
    head = Text.assemble((query.code, "bold"), f"  {query.question} ", (f"({query.rule})", "dim"))
    return Group(head, *lines, *_quotes(query.evidence))


def _grounds(why: str, rules: Iterable[str], evidence: Iterable[Evidence]) -> list[RenderableType]:
    named = ", ".join(rules)
    reason = Text.assemble(why, (f" ({named})" if named else "", "dim"))
    return [Padding(reason, (0, 0, 0, 2)), *_quotes(evidence)]


def _quotes(evidence: Iterable[Evidence]) -> list[RenderableType]:
    quotes = dict.fromkeys(_quoted(item) for item in evidence)
    return [Padding(Text(words, style="italic dim"), (0, 0, 0, 2)) for words in quotes]


def _quoted(item: Evidence) -> str:
    words = " ".join(item.text.translate(_CONTROL).split())
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
