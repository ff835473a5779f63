"""Queries to the physician against those of gold: whether a report asks, and about which codes.

Gold asks where its author thought of a question, not wherever one may be asked. So what is asked beyond gold may be
well asked: precision is a lower bound, recall is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ircoder.evaluate.code_sets import CodeSetError, named_codes
from ircoder.evaluate.scores import Counts, ratio, total


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryScore:
    """Queries of one report.

    ``asks`` compares whether both ask at all. ``codes`` compares gold queries that name a code with the queries of the
    record; one that names several codes is met by any of them, and a query that meets none is ``extra``.
    """

    report_id: str
    asks: Counts
    codes: Counts
    gold_queries: int
    queries: int
    unasked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryFigures:
    """Queries of a group of reports; ``unasked`` are the reports in which gold asks and nothing is asked."""

    reports: int
    asks: Counts
    codes: Counts
    queries_per_report: float | None
    gold_queries_per_report: float | None
    unasked: tuple[str, ...]


def gold_queries(value: object) -> tuple[frozenset[str], ...]:
    """Read the ``queries`` of a gold report: for each the codes that it names, often none.

    Raises
    ------
    CodeSetError
        Where it is no list of strings or objects.
    """
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str | dict) for item in value):
        msg = "queries is not a list of questions"
        raise CodeSetError(msg)
    return tuple(_codes_of(item) for item in value)


def asked_codes(query: Mapping[str, Any]) -> frozenset[str]:
    """Codes about which a query of a record asks: its own, and those that an answer may support."""
    hinges = query.get("hinges")
    supported = hinges.get("if_documented") if isinstance(hinges, dict) else None
    return named_codes(" ".join(str(item) for item in (query["code"], *(supported or ()))))


def compare_queries(report_id: str, gold: Sequence[frozenset[str]], asked: Sequence[frozenset[str]]) -> QueryScore:
    """Compare the queries of a gold report with those of a record, each told by its codes."""
    named = [query for query in gold if query]
    met = [query for query in named if any(query & codes for codes in asked)]
    beyond = [codes for codes in asked if not any(query & codes for query in named)]
    return QueryScore(
        report_id=report_id,
        asks=Counts(int(bool(gold and asked)), int(bool(asked and not gold)), int(bool(gold and not asked))),
        codes=Counts(len(met), len(beyond), len(named) - len(met)),
        gold_queries=len(gold),
        queries=len(asked),
        unasked=bool(gold) and not asked,
    )


def query_figures(scores: Sequence[QueryScore]) -> QueryFigures | None:
    """Put the queries of reports together; ``None`` where the gold has none to compare with."""
    if not scores:
        return None
    return QueryFigures(
        reports=len(scores),
        asks=total(score.asks for score in scores),
        codes=total(score.codes for score in scores),
        queries_per_report=ratio(sum(score.queries for score in scores), len(scores)),
        gold_queries_per_report=ratio(sum(score.gold_queries for score in scores), len(scores)),
        unasked=tuple(score.report_id for score in scores if score.unasked),
    )


def _codes_of(query: str | Mapping[str, Any]) -> frozenset[str]:
    if isinstance(query, str):
        return named_codes(query)
    return named_codes(str(query.get("code") or "")) or named_codes(str(query.get("question") or ""))
