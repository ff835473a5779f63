"""Scorecards of the page: providers and families of codes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ircoder.audit.figures import dollars, interval, percent, signed
from ircoder.audit.model import AuditResult, Score, Trigger
from ircoder.audit.page_charts import small_bar
from ircoder.audit.page_tables import marked_table, note, section
from ircoder.audit.tallies import family_order, family_sums, figure, provider_order
from ircoder.audit.terms import BY_FINDING, named

REACHED = "▲"
"""Beside a rate that reaches the trigger, since colour alone says nothing on paper."""
SHOWN = 40
"""Providers or families that the page shows; the workbook has all."""

_PROVIDER = (
    "Provider",
    "Encounters",
    "Lines",
    "Code accuracy",
    "Charge accuracy",
    "Encounter accuracy",
    "Gross overpayment",
    "Gross underpayment",
    "Net overpayment",
    "Net overpayment rate",
)
_FAMILY = (
    "Family",
    "Lines",
    "Code accuracy",
    "Charge accuracy",
    "Overcoding rate",
    "Undercoding rate",
    "Overpayment",
    "Underpayment",
    "Net RVU effect",
)


def providers_section(result: AuditResult, most: int = SHOWN) -> str:
    """Scores and dollars of each provider."""
    groups = provider_order(result.scores)
    threshold = result.scores.trigger.threshold
    rows = [_provider(name, scores, threshold) for name, scores in groups[:most]]
    rows.append(_provider("All", result.scores.overall, threshold))
    caption = "Scores by provider with 95% intervals, most lines first"
    shown = marked_table(caption, _PROVIDER, rows, numbers=(1, 2, 6, 7, 8, 9), total=True)
    told = f"{REACHED} reaches the trigger of {percent(threshold)}." if REACHED in shown else ""
    return section("providers", "By provider", shown, note(told), note(_left_out(len(groups), most, "providers")))


def families_section(result: AuditResult, most: int = SHOWN) -> str:
    """Scores and dollars of each family of codes."""
    groups = family_order(result.scores)
    rows = [_family(named(name), scores) for name, scores in groups[:most]]
    rows.append(_family("All", (*family_sums(result.scores), *result.scores.overall)))
    caption = "Scores by family of codes with 95% intervals, most lines first; dollars by finding"
    shown = marked_table(caption, _FAMILY, rows, numbers=(1, 4, 5, 6, 7, 8), total=True)
    return section("families", "By family", shown, note(_left_out(len(groups), most, "families")), note(BY_FINDING))


def _left_out(count: int, most: int, noun: str) -> str:
    return f"The first {most:,} of {count:,} {noun}; the workbook has all." if count > most else ""


def _provider(name: str, scores: Sequence[Score], threshold: float) -> list[str]:
    told = tuple(scores)
    rate = figure(told, "overpayment_rate")
    value = rate.value if rate else None
    shown = percent(value)
    if Trigger(threshold, value).reached:
        shown = f'<strong class="reached">{shown} {REACHED}</strong>'
    return [
        escape(name),
        _of(told, "encounter_accuracy"),
        _of(told, "code_accuracy"),
        *(_share(told, score) for score in ("code_accuracy", "charge_accuracy", "encounter_accuracy")),
        *(_money(told, score) for score in ("gross_overpayment", "gross_underpayment", "net_overpayment")),
        shown,
    ]


def _family(name: str, scores: Sequence[Score]) -> list[str]:
    told = tuple(scores)
    rvus = figure(told, "rvu_net")
    return [
        escape(name),
        _of(told, "code_accuracy"),
        *(_share(told, score) for score in ("code_accuracy", "charge_accuracy")),
        *(percent(getattr(figure(told, score), "value", None)) for score in ("overcoding_rate", "undercoding_rate")),
        *(_money(told, score) for score in ("gross_overpayment", "gross_underpayment")),
        "-" if rvus is None or rvus.value is None else signed(rvus.value),
    ]


def _of(scores: tuple[Score, ...], name: str) -> str:
    """What a share is of."""
    score = figure(scores, name)
    return "-" if score is None or score.denominator is None else f"{score.denominator:,.0f}"


def _share(scores: tuple[Score, ...], name: str) -> str:
    """A share with its bounds over a small bar."""
    score = figure(scores, name)
    if score is None:
        return "-"
    bounds = interval(score)
    under = f'<span class="bounds">{bounds}</span>' if bounds else ""
    return f'<span class="share">{percent(score.value)}</span> {under}{small_bar(score.value)}'


def _money(scores: tuple[Score, ...], name: str) -> str:
    score = figure(scores, name)
    return "-" if score is None else dollars(score.value)
