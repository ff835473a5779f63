"""Scorecards: one row a provider or a family of codes, the whole audit below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ircoder.audit.model import AuditResult, Score, Trigger
from ircoder.audit.tallies import family_order, family_sums, figure, provider_order
from ircoder.audit.terms import named
from ircoder.formats.tables.excel_cells import Column, Kind, Styles, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


_LAST_COLUMN = 25
"""Beyond the columns of either sheet."""


class _Group(NamedTuple):
    name: str
    scores: tuple[Score, ...]


def write_scorecards(book: Workbook, styles: Styles, result: AuditResult) -> None:
    """Write the sheets By provider and By family, those with the most lines first."""
    reached = {"Reaches trigger": {"yes": styles.mark("#F8D7D4", "#8C1D18"), "no": styles.mark("#E2EFDA", "#375623")}}
    providers = [_Group(name, scores) for name, scores in provider_order(result.scores)]
    families = [_Group(named(name), scores) for name, scores in family_order(result.scores)]
    everything = _Group("All", result.scores.overall)
    all_families = _Group("All", (*family_sums(result.scores), *result.scores.overall))
    by_provider = Table(book, styles, "By provider", _provider_columns(result.scores.trigger.threshold), marks=reached)
    _fill(by_provider, providers, everything)
    _sum_up(book, "By provider", len(providers))
    _fill(Table(book, styles, "By family", _FAMILY), families, all_families)
    _sum_up(book, "By family", len(families))


def _fill(table: Table, groups: Sequence[_Group], everything: _Group) -> None:
    for group in groups:
        table.add(group, first=False)
    table.add(everything, first=True)
    table.finish(filtered=len(groups))


def _sum_up(book: Workbook, name: str, groups: int) -> None:
    """Let the row below the groups, which the filter leaves in place, be seen to sum up."""
    style = book.add_format({"bold": True, "bg_color": "#EEF2F7"})
    whole = {"type": "no_errors", "format": style}
    book.get_worksheet_by_name(name).conditional_format(groups + 1, 0, groups + 1, _LAST_COLUMN, whole)


def _score(heading: str, name: str, kind: Kind, width: float = 10) -> Column:
    return Column(heading, width, kind, lambda row: _value(row, name))


def _bounds(heading: str, name: str) -> tuple[Column, Column, Column]:
    """A share with its 95 % bounds."""
    return (
        _score(heading, name, "share", 9.5),
        Column("95% from", 7.5, "share", lambda row: _bound(row, name, 0)),
        Column("95% to", 7.5, "share", lambda row: _bound(row, name, 1)),
    )


def _value(group: _Group, name: str) -> float | None:
    score = figure(group.scores, name)
    return None if score is None else score.value


def _bound(group: _Group, name: str, side: int) -> float | None:
    score = figure(group.scores, name)
    return None if score is None or score.interval is None else score.interval[side]


def _of(name: str) -> Column:
    heading = {"code_accuracy": "Lines", "encounter_accuracy": "Encounters"}[name]
    return Column(
        heading, len(heading) + 1.0, "whole", lambda row: getattr(figure(row.scores, name), "denominator", None)
    )


def _provider_columns(threshold: float) -> tuple[Column, ...]:
    return (
        Column("Provider", 14, "long", lambda row: row.name),
        _of("encounter_accuracy"),
        _of("code_accuracy"),
        *_bounds("Code accuracy", "code_accuracy"),
        *_bounds("Charge accuracy", "charge_accuracy"),
        *_bounds("Encounter accuracy", "encounter_accuracy"),
        _score("Over-coding", "overcoding_rate", "share", 8),
        _score("Under-coding", "undercoding_rate", "share", 8),
        _score("Dollars in sample", "dollars_in_sample", "money", 12.5),
        _score("Gross overpayment", "gross_overpayment", "money", 12.5),
        _score("Gross underpayment", "gross_underpayment", "money", 12.5),
        _score("Net overpayment", "net_overpayment", "money", 12.5),
        _score("Overpayment rate, net", "overpayment_rate", "share", 12),
        Column("Reaches trigger", 9, "text", lambda row: _reached(row, threshold)),
        _score("Net RVU effect", "rvu_net", "decimal", 10),
    )


def _reached(group: _Group, threshold: float) -> str | None:
    reached = Trigger(threshold, _value(group, "overpayment_rate")).reached
    return None if reached is None else "yes" if reached else "no"


_FAMILY = (
    Column("Family", 26, "long", lambda row: row.name),
    _of("code_accuracy"),
    *_bounds("Code accuracy", "code_accuracy"),
    *_bounds("Charge accuracy", "charge_accuracy"),
    _score("Charges captured", "capture_rate", "share"),
    _score("Over-coding", "overcoding_rate", "share", 8),
    _score("Under-coding", "undercoding_rate", "share", 8),
    _score("Overpayment, by finding", "gross_overpayment", "money", 13),
    _score("Underpayment, by finding", "gross_underpayment", "money", 13.5),
    _score("Net overpayment, by finding", "net_overpayment", "money", 17),
    _score("RVUs without support", "rvu_over", "decimal", 13),
    _score("RVUs not billed", "rvu_under", "decimal", 10),
    _score("Net RVU effect", "rvu_net", "decimal", 10),
)
