"""The gravest findings on the page, each with its lines, its reason, its evidence and its effect."""

from __future__ import annotations

from html import escape

from ircoder.audit.figures import counted, dollars, signed
from ircoder.audit.model import KIND_LABELS, AuditResult, Basis, Finding
from ircoder.audit.page_tables import note, section
from ircoder.audit.scores import basis_of
from ircoder.audit.tallies import Found, effect, gravest
from ircoder.audit.terms import GRAVEST_FIRST, SEVERITY_LABELS

SHOWN = 100
"""Findings that the page shows; the workbook has all."""

_QUOTES = 4
_EFFECTS = (
    "The amount beside each is its effect, supported minus billed: a negative one was billed or paid without support, "
    "a positive one was left on the table."
)


def findings_section(result: AuditResult, most: int = SHOWN) -> str:
    """Show the gravest findings, and say how many there are besides."""
    found = [item for item in gravest(result) if item.finding.kind != "agreed"]
    if not found:
        return section("findings", "Findings", note("None: everything that was billed is supported as it stands."))
    basis = basis_of(result.encounters)
    shown = found[:most]
    told = f"{counted(len(found), 'finding')} to look at, the gravest first."
    if len(found) > most:
        told = (
            f"The {most:,} gravest of {len(found):,} findings are shown here. The workbook and the JSON of the audit "
            "hold all of them."
        )
    told = f"{told} {_EFFECTS}"
    cards = "\n".join(_card(item, basis) for item in shown)
    return section("findings", "Findings", note(told), _filter(shown), f'<div class="cards">\n{cards}\n</div>')


def _filter(shown: list[Found]) -> str:
    """Buttons that need no script: the style hides what is not chosen, on screen only."""
    there = [s for s in GRAVEST_FIRST[:-1] if any(item.finding.severity == s for item in shown)]
    if len(there) < 2:
        return ""
    choices = [("all", "All", len(shown))]
    choices += [(s, SEVERITY_LABELS[s], sum(item.finding.severity == s for item in shown)) for s in there]
    buttons = "".join(
        f'<label><input type="radio" name="severity" id="show-{name}"{" checked" if name == "all" else ""}> '
        f"{label} <span>{count:,}</span></label>"
        for name, label, count in choices
    )
    return f'<fieldset class="filter"><legend>Show</legend>{buttons}</fieldset>'


def _card(item: Found, basis: Basis) -> str:
    encounter, finding = item
    place = [
        ("Report", encounter.report_id),
        ("Encounter", encounter.encounter_id),
        ("Provider", encounter.provider_id),
        ("Date", encounter.service_date.isoformat() if encounter.service_date else None),
        ("Setting", encounter.setting),
    ]
    facts = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in place if value)
    return (
        f'<article class="finding {finding.severity}"><h3><span class="badge {finding.severity}">'
        f'{SEVERITY_LABELS[finding.severity]}</span> <span class="kind">{escape(KIND_LABELS[finding.kind])}</span> '
        f'<span class="code">{escape(finding.code)}</span> <span class="label">{escape(finding.label)}</span>'
        f'<span class="effect">{_effect(finding, basis)}</span></h3>'
        f'<dl class="facts">{facts}</dl>{_lines(finding)}<p class="why">{escape(finding.why)}{_rule(finding)}</p>'
        f"{_question(finding)}{_quotes(finding)}</article>"
    )


def _effect(finding: Finding, basis: Basis) -> str:
    told = [f"{_signed(effect(finding, basis))}"]
    if finding.rvu_effect is not None:
        told.append(f"{signed(finding.rvu_effect)} RVU")
    return escape(" / ".join(told))


def _signed(value: float | None) -> str:
    if value is None:
        return "effect not known"
    return f"+{dollars(value)}" if value > 0 else dollars(value)


def _lines(finding: Finding) -> str:
    """Billed beside supported, as coders write lines."""
    sides = (("Billed", finding.billed), ("Supported", finding.suggested))
    told = "".join(
        f"<div><dt>{name}</dt><dd>{escape(', '.join(line.shown for line in lines) or 'nothing')}</dd></div>"
        for name, lines in sides
    )
    return f'<dl class="sides">{told}</dl>'


def _rule(finding: Finding) -> str:
    told = [finding.rule, f"edit {finding.edit.shown}" if finding.edit else None]
    named = ", ".join(text for text in told if text)
    return f' <span class="rule">{escape(named)}</span>' if named else ""


def _question(finding: Finding) -> str:
    return f'<p class="ask"><b>To ask the physician:</b> {escape(finding.question)}</p>' if finding.question else ""


def _quotes(finding: Finding) -> str:
    told = dict.fromkeys((quote.section.replace("_", " "), " ".join(quote.text.split())) for quote in finding.evidence)
    shown = [
        f"<blockquote>{escape(words)} <cite>{escape(place)}</cite></blockquote>"
        for place, words in list(told)[:_QUOTES]
    ]
    more = f'<p class="note">and {counted(len(told) - _QUOTES, "further quotation")}</p>' if len(told) > _QUOTES else ""
    return "".join(shown) + more
