"""The audit as one HTML page to read and to print, which needs nothing from outside and no script."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from ircoder.audit.figures import dollars, interval, part, percent, shown
from ircoder.audit.model import KIND_LABELS, AuditResult, Score
from ircoder.audit.page_charts import kind_chart, money_chart, share_chart
from ircoder.audit.page_findings import findings_section
from ircoder.audit.page_groups import families_section, providers_section
from ircoder.audit.page_method import method_section, problems_section
from ircoder.audit.page_tables import note, section, table
from ircoder.audit.tallies import dollars_by_kind, severities
from ircoder.audit.terms import BY_FINDING, DISCLAIMER, GRAVEST_FIRST, PATIENT_DATA, SEVERITY_LABELS
from ircoder.audit.wording import coder_note, money_notes, of_known_dollars, period, scope, verdict

_TILES = ("code_accuracy", "charge_accuracy", "encounter_accuracy", "net_overpayment")
_BARS = (
    "code_accuracy",
    "billed_line_accuracy",
    "capture_rate",
    "charge_accuracy",
    "encounter_accuracy",
    "encounter_accuracy_with_modifiers",
    "encounter_payment_accuracy",
    "payment_accuracy",
    "overcoding_rate",
    "undercoding_rate",
)
_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Coding audit</title>
<style>
$style
</style>
</head>
<body>
<main>
<header>
<h1>Coding audit</h1>
<p class="scope">$scope</p>
<p class="scope">Dates of service: $period</p>
</header>
<p class="verdict $reached">$verdict$rests_on</p>
<div class="tiles">$tiles</div>
$sections
<footer><p>$patient_data</p><p>$disclaimer</p></footer>
</main>
</body>
</html>
""")
_REACHED = {True: "bad", False: "good", None: "open"}


def write_page(result: AuditResult, path: Path) -> None:
    """Write an audit as a page (UTF-8). The same audit makes the same bytes.

    Raises
    ------
    OSError
        Where the file cannot be written.
    """
    path.write_text(page(result), encoding="utf-8", newline="\n")


def page(result: AuditResult) -> str:
    """Render an audit; every word of a report and of the billed file is escaped.

    The page shows the gravest findings, the largest providers and families and the first problems, and says how many
    there are besides.
    """
    sections = (
        _scores(result),
        _money(result),
        _kinds(result),
        providers_section(result),
        families_section(result),
        findings_section(result),
        problems_section(result),
        method_section(result),
    )
    return _PAGE.substitute(
        style=(files("ircoder.audit") / "page.css").read_text(encoding="utf-8"),
        scope=escape(scope(result)),
        period=escape(period(result)),
        reached=_REACHED[result.scores.trigger.reached],
        verdict=escape(verdict(result.scores.trigger)),
        rests_on=_rests_on(result),
        tiles="".join(_tile(result.scores[name], result) for name in _TILES),
        sections="\n".join(sections),
        patient_data=escape(PATIENT_DATA),
        disclaimer=escape(DISCLAIMER),
    )


def _rests_on(result: AuditResult) -> str:
    told = of_known_dollars(result)
    return f' <span class="rests-on">{escape(told)}</span>' if told else ""


def _tile(score: Score, result: AuditResult) -> str:
    bounds = interval(score)
    rate = result.scores.trigger.rate
    if bounds:
        under = f"95% interval {bounds}"
    else:
        under = score.formula if rate is None else f"{percent(rate)} of {_in_sample(result)}"
    return (
        f'<div class="tile"><div class="what">{escape(score.label)}</div>'
        f'<div class="value">{escape(shown(score.value, score.measure))}</div>'
        f'<div class="more">{escape(under)}</div></div>'
    )


def _in_sample(result: AuditResult) -> str:
    return dollars(result.scores["dollars_in_sample"].value)


def _scores(result: AuditResult) -> str:
    chart = share_chart(
        [result.scores[name] for name in _BARS], "Scores; a line across the end of a bar is the 95% interval"
    )
    shares = [score for score in result.scores.overall if score.measure == "share"]
    rows = [(s.label, shown(s.value, s.measure), interval(s) or "-", part(s), s.formula) for s in shares]
    headings = ("Score", "Value", "95% interval", "Of", "Formula")
    figures = table("Scores with their formulas", headings, rows, numbers=(1, 2, 3), prose=True)
    return section("scores", "Scores", chart, figures, note(coder_note(result)))


def _money(result: AuditResult) -> str:
    scores = result.scores
    told = [
        ("gross_overpayment", "over"),
        ("gross_underpayment", "under"),
        ("net_overpayment", "net"),
    ]
    bars = [(scores[name].label, scores[name].value, style) for name, style in told]
    chart = money_chart(bars, "Over- and underpayment in the sample, in dollars")
    rows = [(s.label, shown(s.value, s.measure), s.formula) for s in scores.overall if s.measure != "share"]
    figures = table("Dollars and relative value units", ("Amount", "Value", "Formula"), rows, numbers=(1,), prose=True)
    return section("money", "Money", chart, figures, *map(note, money_notes(result)))


def _kinds(result: AuditResult) -> str:
    counts, sums = severities(result), dollars_by_kind(result)
    grave = GRAVEST_FIRST[:-1]
    rows = []
    for kind, label in KIND_LABELS.items():
        found = [f"{counts.get((kind, severity), 0):,}" for severity in grave]
        rows.append((label, f"{result.scores.kinds.get(kind, 0):,}", *found, *(dollars(value) for value in sums[kind])))
    headings = ("Kind", "Findings", *(SEVERITY_LABELS[severity] for severity in grave), "Overpayment", "Underpayment")
    return section(
        "kinds",
        "Findings by kind and severity",
        kind_chart(result, "Number of findings, by severity; agreed ones left out"),
        table("Number of findings, and dollars by finding", headings, rows, numbers=range(1, 7)),
        note(BY_FINDING),
    )
