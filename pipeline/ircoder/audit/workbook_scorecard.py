"""Scorecards: one row a provider or a family of codes, the whole audit below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ircoder.audit.model import AuditResult, Score
from ircoder.audit.wording import family_order, family_sums, figure, named, provider_order
from ircoder.formats.tables.excel_cells import Column, Kind, Styles, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


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
    _fill(Table(book, styles, "By family", _FAMILY), families, all_families)


def _fill(table: Table, groups: Sequence[_Group], everything: _Group) -> None:
    for group in groups:
        table.add(group, first=False)
    table.add(everything, first=True)
    table.finish(filtered=len(groups))


def _score(heading: str, name: str, kind: Kind, width: float = 10) -> Column:
    return Column(heading, width, kind, lambda row: _value(row, name))


def _bounds(heading: str, name: str) -> tuple[Column, Column, Column]:
    """A share with its 95 % bounds."""
    return (
        _score(heading, name, "share"),
        Column("95% from", 9, "share", lambda row: _bound(row, name, 0)),
        Column("95% to", 9, "share", lambda row: _bound(row, name, 1)),
    )


def _value(group: _Group, name: str) -> float | None:
    score = figure(group.scores, name)
    return None if score is None else score.value


def _bound(group: _Group, name: str, side: int) -> float | None:
    score = figure(group.scores, name)
    return None if score is None or score.interval is None else score.interval[side]


def _of(name: str) -> Column:
    heading = {"code_accuracy": "Lines", "encounter_accuracy": "Encounters"}[name]
    return Column(heading, 10, "whole", lambda row: getattr(figure(row.scores, name), "denominator", None))


def _provider_columns(threshold: float) -> tuple[Column, ...]:
    return (
        Column("Provider", 22, "text", lambda row: row.name),
        _of("encounter_accuracy"),
        _of("code_accuracy"),
        *_bounds("Code accuracy", "code_accuracy"),
        *_bounds("Charge accuracy", "charge_accuracy"),
        *_bounds("Encounter accuracy", "encounter_accuracy"),
        _score("Over-coding", "overcoding_rate", "share", 8),
        _score("Under-coding", "undercoding_rate", "share", 8),
        _score("Dollars in sample", "dollars_in_sample", "money", 13),
        _score("Gross over", "gross_overpayment", "money", 13),
        _score("Gross under", "gross_underpayment", "money", 13),
        _score("Net over", "net_overpayment", "money", 13),
        _score("Net rate", "overpayment_rate", "share", 9),
        Column("Reaches trigger", 9, "text", lambda row: _reached(row, threshold)),
        _score("Net RVU effect", "rvu_net", "decimal", 10),
    )


def _reached(group: _Group, threshold: float) -> str | None:
    rate = _value(group, "overpayment_rate")
    return None if rate is None else "yes" if rate >= threshold else "no"


_FAMILY = (
    Column("Family", 34, "text", lambda row: row.name),
    _of("code_accuracy"),
    *_bounds("Code accuracy", "code_accuracy"),
    *_bounds("Charge accuracy", "charge_accuracy"),
    _score("Charges captured", "capture_rate", "share"),
    _score("Over-coding", "overcoding_rate", "share", 8),
    _score("Under-coding", "undercoding_rate", "share", 8),
    _score("Over, by finding", "gross_overpayment", "money", 13),
    _score("Under, by finding", "gross_underpayment", "money", 13),
    _score("Net over, by finding", "net_overpayment", "money", 13),
    _score("RVUs over", "rvu_over", "decimal", 11),
    _score("RVUs under", "rvu_under", "decimal", 10),
    _score("Net RVU effect", "rvu_net", "decimal", 10),
)
