"""A study as one page with plots that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template

from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.presentation.charts import (
    difference_plot,
    family_plot,
    figure_plot,
    legend,
    reliability_plot,
    risk_plot,
    value_plot,
)
from ircoder.evaluate.presentation.headline import NET_SHARE, code_figures, figures
from ircoder.evaluate.presentation.method import METHOD
from ircoder.evaluate.presentation.study_tables import made_by, study_tables
from ircoder.evaluate.presentation.table import Table, share, signed
from ircoder.evaluate.study import Study

_TILES = (
    "F1",
    "macro F1 of codes",
    "complete set right",
    "complete set right, modifiers too",
    "Jaccard",
    "calibration error of lines",
    "area under risk and coverage",
    NET_SHARE,
)
_OF_CHANCES = ("calibration_lines", "calibration_sets", "risk")
_LONG = 12
"""Rows from which a table takes the whole width, and may break over pages."""
_BESIDE = 6
"""Columns up to which two tables stand beside each other."""
_FOLDED = 30
"""Rows from which a table is folded."""

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>$title</title>
<style>
$style
</style>
</head>
<body>
<main>
<header>
<h1>$title</h1>
$facts
$nav
</header>
$body
<footer>Intervals are 95 % percentile bootstrap intervals over reports, with a fixed seed.
CPT is a registered trademark of the American Medical Association.</footer>
</main>
</body>
</html>
""")


def study_page(study: Study, title: str) -> str:
    """Render every figure of a study with plots; every word that comes from outside is escaped."""
    tables: dict[str, list[Table]] = {}
    for table in study_tables(study):
        tables.setdefault(table.key, []).append(table)
    sections = [(name, content) for name, content in _sections(study, tables) if content]
    nav = "".join(f'<a href="#{_anchor(name)}">{name}</a>' for name, _ in sections)
    body = "\n".join(
        f'<section id="{_anchor(name)}"><h2>{name}</h2>\n{content}</section>' for name, content in sections
    )
    return _PAGE.substitute(
        title=escape(title),
        style=(files("ircoder.evaluate.presentation") / "page.css").read_text(encoding="utf-8"),
        facts=_facts(study),
        nav=f"<nav>{nav}</nav>",
        body=_tiles(study) + body,
    )


def _sections(study: Study, tables: Mapping[str, Sequence[Table]]) -> Iterable[tuple[str, str]]:
    def cards(*keys: str) -> str:
        return _cards([table for key in keys for table in tables.get(key, ())])

    yield "Overview", _overview(study, tables)
    yield "Systems compared", _compared(study, tables)
    yield "Families, styles, years", _families(study) + cards("families", "code_families", "styles", "years")
    yield "Errors", cards("failures", "missing", "extra", "wrong_reports", "codes")
    yield "Probabilities", _probabilities(study, tables)
    yield "Relative value units", _values(study, tables)
    yield "Modifiers and evidence", cards("modifiers", "confusions", "evidence")
    yield "Queries and codes left out", cards("queries", "left_out", "unnamed", "denied")
    yield "Entities and findings", cards("entities", "assertions", "findings")
    yield "Agreement between coders", cards("alpha", "kappa", "coders", "kappa_codes")
    yield "Method", _method()


def _overview(study: Study, tables: Mapping[str, Sequence[Table]]) -> str:
    if not study.evaluation.reports:
        return ""
    systems = [list(code_figures(one)) for one in (study.evaluation, *(o.evaluation for o in study.neighbours))]
    number = study.evaluation.overall.reports
    note = f"n = {_reports(number)}. Lines are 95 % bootstrap intervals over reports."
    plot = _card("Codes and complete sets", legend(_names(study)) + figure_plot(systems), note)
    return plot + "".join(_table_card(table, long=True) for table in tables.get("headline", ()))


def _compared(study: Study, tables: Mapping[str, Sequence[Table]]) -> str:
    out = ""
    for place, other in enumerate(study.neighbours):
        if other.paired is None:
            continue
        plot = difference_plot(study.name, other.name, other.paired)
        title = f"{escape(study.name)} less {escape(other.name)}"
        note = f"n = {_reports(other.paired.reports)}. Right of 0 {escape(study.name)} is better. Lines are 95 % "
        note += "intervals of the paired bootstrap; one that meets 0 leaves open which system is better."
        out += _card(title, plot, note)
        out += _table_card(tables["differences"][place], long=True)
        out += _table_card(tables["mcnemar"][place], long=True)
    return out


def _families(study: Study) -> str:
    if not study.evaluation.code_families:
        return ""
    others = [other.evaluation.code_families for other in study.neighbours]
    plot = legend(_names(study)) + family_plot(study.evaluation.code_families, others)
    note = "At the right F1 and n, the units in gold; families with at least five units, most units first. Lines are "
    note += "95 % bootstrap intervals over reports, where two reports or more have such codes."
    note += " Upright marks are neighbours." if others else ""
    return _card("F1 by catalogue family of the code", plot, note)


def _probabilities(study: Study, tables: Mapping[str, Sequence[Table]]) -> str:
    one = study.evaluation
    out = []
    diagonal = (
        "On the diagonal a probability keeps what it promises. Lines are 95 % Wilson intervals; dots grow with n."
    )
    if one.line_calibration is not None:
        note = f"n = {one.line_calibration.items:,} code lines of {escape(study.name)}. {diagonal}"
        out.append(_card("Reliability of code lines", reliability_plot(one.line_calibration, "lines"), note))
    if one.set_calibration is not None:
        note = f"n = {_reports(one.set_calibration.items)} of {escape(study.name)}. {diagonal}"
        out.append(_card("Reliability of complete sets", reliability_plot(one.set_calibration, "sets"), note))
    curves = [(name, found.risk) for name, found in _systems(study) if found.risk is not None]
    if curves and one.risk is not None:
        names = [name for name, _ in curves]
        told = ", ".join(f"{figures.reports:,} of {escape(name)}" for name, figures in curves)
        note = f"n = {told} reports with a probability, the surest first: a lower curve is better. "
        note += f"The band is the 95 % Wilson interval of {escape(names[0])}."
        out.append(_card("Risk and coverage", legend(names) + risk_plot(curves), note))
    beside = _cards([table for key in _OF_CHANCES for table in tables.get(key, ())])
    return f'<div class="grid three">{"".join(out)}</div>{beside}' if out else ""


def _values(study: Study, tables: Mapping[str, Sequence[Table]]) -> str:
    if study.evaluation.values is None:
        return ""
    plot = _card(
        "Predicted and gold",
        value_plot(study.evaluation.values),
        f"n = {_reports(study.evaluation.values.reports)}, a dot each; red ones are worth too much (above the "
        "diagonal) or too little.",
    )
    tables_of = "".join(_table_card(table) for key in ("values", "value_errors") for table in tables.get(key, ()))
    return f'<div class="grid">{plot}{tables_of}</div>'


def _tiles(study: Study) -> str:
    """The figures that sum it up, each with its interval and, below, those of the neighbours."""
    systems = [(name, list(figures(one))) for name, one in _systems(study)]
    tiles = ""
    for wanted in _TILES:
        found = [(name, next((f for f in own if f[0] == wanted), None)) for name, own in systems]
        first = found[0][1]
        if first is None or first[1] is None:
            continue
        signs = wanted == NET_SHARE
        bounds = first[2]
        more = "" if bounds is None else f"{_shown(bounds[0], signs)} to {_shown(bounds[1], signs)}"
        others = [f"{escape(name)} {_shown(one[1], signs)}" for name, one in found[1:] if one is not None]
        tiles += (
            f'<div class="tile"><div class="what">{escape(first[0])}</div>'
            f'<div class="value">{_shown(first[1], signs)}</div>'
            f'<div class="more">{"<br>".join(filter(None, (more, *others)))}</div></div>'
        )
    return f'<div class="tiles">{tiles}</div>' if tiles else ""


def _reports(number: int) -> str:
    return f"{number:,} report{'' if number == 1 else 's'}"


def _shown(value: float | None, signs: bool) -> str:
    return signed(value) if signs else share(value)


def _systems(study: Study) -> list[tuple[str, Evaluation]]:
    return [(study.name, study.evaluation), *((other.name, other.evaluation) for other in study.neighbours)]


def _names(study: Study) -> list[str]:
    return [name for name, _ in _systems(study)]


def _facts(study: Study) -> str:
    one = study.evaluation
    facts = [
        ("system", study.name),
        ("reports", f"{one.measured:,}"),
        ("without a record", f"{one.failures.total():,}"),
        *((("without a code line", f"{one.unlisted:,}"),) if one.unlisted else ()),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in (*facts, *made_by(study)))
    return f'<dl class="facts">{rows}</dl>'


def _cards(tables: Sequence[Table]) -> str:
    """Short tables beside each other, long ones over the whole width, very long ones folded."""
    out, beside = "", ""
    for table in tables:
        if len(table.rows) < _LONG and len(table.head) <= _BESIDE:
            beside += _table_card(table)
            continue
        out += f'<div class="grid">{beside}</div>' if beside else ""
        beside = ""
        if len(table.rows) > _FOLDED:
            title = f"{escape(table.title)} ({len(table.rows)})"
            out += f"<details><summary>{title}</summary>{_table(table)}</details>"
        else:
            out += _table_card(table, long=True)
    return out + (f'<div class="grid">{beside}</div>' if beside else "")


def _table_card(table: Table, *, long: bool = False) -> str:
    return f'<div class="card{" long" if long else ""}"><h3>{escape(table.title)}</h3>{_table(table)}</div>'


def _table(table: Table) -> str:
    def cell(tag: str, place: int, words: str) -> str:
        kind = ' class="words"' if place == 0 or place in table.words else ""
        return f"<{tag}{kind}>{escape(words)}</{tag}>"

    head = "".join(cell("th", place, words) for place, words in enumerate(table.head))
    rows = "".join(
        f"<tr>{''.join(cell('td', place, words) for place, words in enumerate(row))}</tr>" for row in table.rows
    )
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}'


def _card(title: str, content: str, note: str = "") -> str:
    told = f'<p class="note">{note}</p>' if note else ""
    return f'<div class="card"><h3>{title}</h3>{content}{told}</div>'


def _method() -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in METHOD)
    return f'<div class="card long"><dl class="method">{rows}</dl></div>'


def _anchor(name: str) -> str:
    return name.lower().replace(",", "").replace(" ", "-")
