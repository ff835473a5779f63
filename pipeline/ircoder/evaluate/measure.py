"""Puts every figure of one evaluation together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ircoder import __version__
from ircoder.evaluate.codes import (
    GroupScore,
    ReportScore,
    by_code_family,
    by_gold_family,
    by_style,
    compare,
    frequent,
    group_score,
)
from ircoder.evaluate.entities import EntityScore, compare_entities
from ircoder.evaluate.facts import FindingsScore, compare_findings
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.modifiers import ModifierFigures, modifier_figures
from ircoder.evaluate.not_coded import LeftOutFigures, LeftOutScore, compare_left_out, left_out_figures
from ircoder.evaluate.predictions import Prediction
from ircoder.evaluate.probabilities import ChanceFigures, chance_figures, compare_chances
from ircoder.evaluate.queries import QueryFigures, compare_queries, query_figures
from ircoder.evaluate.scores import Counts
from ircoder.knowledge.base import Knowledge

Ranked = list[tuple[str, int, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Every figure of one evaluation; a part of which the gold has nothing is ``None``.

    ``measured`` counts the reports, those without a gold code set too. ``failures`` counts reports without a usable
    record by reason: they are measured as coded with nothing. ``missing`` and ``extra`` rank codes by the number of
    reports, with the ids of the reports; ``reports`` are the single comparisons, in the order of the gold.
    """

    measured: int
    version: str
    model: str | None
    knowledge: str | None
    failures: Counter[str]
    reports: tuple[ReportScore, ...]
    overall: GroupScore
    families: dict[str, GroupScore]
    styles: dict[str, GroupScore]
    code_families: dict[str, Counts]
    missing: Ranked
    extra: Ranked
    modifiers: ModifierFigures | None
    queries: QueryFigures | None
    left_out: LeftOutFigures | None
    entities: EntityScore | None
    findings: FindingsScore | None
    chances: ChanceFigures | None


def evaluate(gold: Sequence[GoldReport], predictions: Sequence[Prediction], knowledge: Knowledge) -> Evaluation:
    """Compare predictions with gold reports, one for each, in the same order."""
    pairs = list(zip(gold, predictions, strict=True))
    scores = [compare(item, item.codes, prediction.codes) for item, prediction in pairs if item.codes is not None]
    made = next((prediction for prediction in predictions if prediction.failure is None), None)
    return Evaluation(
        measured=len(pairs),
        version=__version__,
        model=made.model if made else None,
        knowledge=made.knowledge if made else None,
        failures=Counter(prediction.failure for prediction in predictions if prediction.failure is not None),
        reports=tuple(scores),
        overall=group_score(scores, with_intervals=True),
        families=by_gold_family(scores),
        styles=by_style(scores),
        code_families=by_code_family(scores, lambda code: _family_of(code, knowledge)),
        missing=frequent(scores, "missing"),
        extra=frequent(scores, "extra"),
        modifiers=modifier_figures([score.modifiers for score in scores]),
        queries=_queries(pairs),
        left_out=left_out_figures(_left_out(pairs)),
        entities=_entities(pairs),
        findings=_findings(pairs, knowledge),
        chances=_chances(pairs),
    )


def _chances(pairs: Sequence[tuple[GoldReport, Prediction]]) -> ChanceFigures | None:
    return chance_figures(
        [
            compare_chances((gold.codes, *gold.accept), prediction.codes, prediction.chances)
            for gold, prediction in pairs
            if gold.codes is not None and prediction.chances is not None
        ]
    )


def _family_of(code: str, knowledge: Knowledge) -> str:
    entry = knowledge.catalogue.get(code)
    return entry.family if entry else "not in the catalogue"


def _queries(pairs: Sequence[tuple[GoldReport, Prediction]]) -> QueryFigures | None:
    return query_figures(
        [
            compare_queries(gold.report.report_id, gold.queries, prediction.queries)
            for gold, prediction in pairs
            if gold.queries is not None
        ]
    )


def _left_out(pairs: Sequence[tuple[GoldReport, Prediction]]) -> list[LeftOutScore]:
    """A code is denied wrongly only where the best fitting code set of gold has more of it than was coded."""
    out: list[LeftOutScore] = []
    for gold, prediction in pairs:
        if gold.left_out is None:
            continue
        missing = compare(gold, gold.codes, prediction.codes).missing if gold.codes is not None else Counter[str]()
        out.append(
            compare_left_out(
                gold.report.report_id,
                gold.left_out,
                prediction.left_out,
                asked=frozenset().union(*prediction.queries),
                missing=missing,
                coded=prediction.codes.units,
            )
        )
    return out


def _entities(pairs: Sequence[tuple[GoldReport, Prediction]]) -> EntityScore | None:
    compared = [
        (gold.entities, prediction.entities or ())
        for gold, prediction in pairs
        if gold.entities is not None and (prediction.entities is not None or prediction.failure is not None)
    ]
    return compare_entities(compared) if compared else None


def _findings(pairs: Sequence[tuple[GoldReport, Prediction]], knowledge: Knowledge) -> FindingsScore | None:
    compared = [
        (gold.findings, prediction.findings)
        for gold, prediction in pairs
        if gold.findings is not None and prediction.findings is not None
    ]
    return compare_findings(compared, knowledge.vessels) if compared else None
