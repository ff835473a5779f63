"""Puts every figure of one evaluation together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ircoder import __version__
from ircoder.evaluate.calibration import CalibrationFigures, calibration_figures
from ircoder.evaluate.codes import (
    CodeScore,
    GroupScore,
    ReportScore,
    by_code,
    by_code_family,
    by_gold_family,
    by_style,
    by_year,
    compare,
    frequent,
    group_score,
)
from ircoder.evaluate.entities import EntityScore, compare_entities
from ircoder.evaluate.evidence import EvidenceFigures, compare_evidence, evidence_figures
from ircoder.evaluate.facts import FindingsScore, compare_findings
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.macro import MacroFigures, macro_figures
from ircoder.evaluate.modifiers import ModifierFigures, modifier_figures
from ircoder.evaluate.not_coded import LeftOutFigures, LeftOutScore, compare_left_out, left_out_figures
from ircoder.evaluate.predictions import Prediction
from ircoder.evaluate.probabilities import (
    ChanceFigures,
    ChanceScore,
    ReportChances,
    chance_figures,
    judge_chances,
)
from ircoder.evaluate.queries import QueryFigures, compare_queries, query_figures
from ircoder.evaluate.relative_values import ValueFigures, compare_values, value_figures
from ircoder.evaluate.selective import RiskFigures, risk_figures
from ircoder.findings.model import Findings
from ircoder.knowledge.base import Knowledge

Ranked = list[tuple[str, int, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Every figure of one evaluation; a part of which the gold has nothing is ``None``.

    ``measured`` counts the reports, those without a gold code set too. ``failures`` counts reports without a usable
    record by reason: they are measured as coded with nothing, and so are the ``unlisted``, which no line of the plain
    format names. ``missing`` and ``extra`` rank codes by the number of
    reports, with the ids of the reports; ``reports`` are the single comparisons, in the order of the gold.
    """

    measured: int
    version: str
    model: str | None
    knowledge: str | None
    failures: Counter[str]
    unlisted: int
    reports: tuple[ReportScore, ...]
    overall: GroupScore
    families: dict[str, GroupScore]
    styles: dict[str, GroupScore]
    years: dict[str, GroupScore]
    code_families: dict[str, CodeScore]
    codes: dict[str, CodeScore]
    macro_codes: MacroFigures | None
    macro_families: MacroFigures | None
    missing: Ranked
    extra: Ranked
    modifiers: ModifierFigures | None
    queries: QueryFigures | None
    left_out: LeftOutFigures | None
    entities: EntityScore | None
    findings: FindingsScore | None
    chances: ChanceFigures | None
    evidence: EvidenceFigures | None
    line_calibration: CalibrationFigures | None
    set_calibration: CalibrationFigures | None
    risk: RiskFigures | None
    values: ValueFigures | None


def evaluate(gold: Sequence[GoldReport], predictions: Sequence[Prediction], knowledge: Knowledge) -> Evaluation:
    """Compare predictions with gold reports, one for each, in the same order."""

    def family_of(code: str) -> str:
        return _family_of(code, knowledge)

    pairs = list(zip(gold, predictions, strict=True))
    coded = [(item, prediction) for item, prediction in pairs if item.codes is not None]
    scores = [compare(item, item.codes, prediction.codes) for item, prediction in coded if item.codes is not None]
    outcomes = [_outcome(score, made) for score, (_, made) in zip(scores, coded, strict=True)]
    wholes = [score.whole for (_, made), score in zip(coded, outcomes, strict=True) if made.whole_chance is not None]
    made = next((prediction for prediction in predictions if prediction.failure is None), None)
    return Evaluation(
        measured=len(pairs),
        version=__version__,
        model=made.model if made else None,
        knowledge=made.knowledge if made else None,
        failures=Counter(prediction.failure for prediction in predictions if prediction.failure is not None),
        unlisted=sum(prediction.unlisted for prediction in predictions),
        reports=tuple(scores),
        overall=group_score(scores),
        families=by_gold_family(scores),
        styles=by_style(scores),
        years=by_year(scores),
        code_families=by_code_family(scores, family_of),
        codes=by_code(scores),
        macro_codes=macro_figures(scores, lambda code: code),
        macro_families=macro_figures(scores, family_of),
        missing=frequent(scores, "missing"),
        extra=frequent(scores, "extra"),
        modifiers=modifier_figures([score.modifiers for score in scores]),
        queries=_queries(pairs),
        left_out=left_out_figures(_left_out(pairs)),
        entities=_entities(pairs),
        findings=_findings(pairs, knowledge),
        chances=_chances(coded, scores),
        evidence=_evidence(coded, scores),
        line_calibration=calibration_figures([score.lines for score in outcomes]),
        set_calibration=calibration_figures([[whole] for whole in wholes]),
        risk=risk_figures(wholes),
        values=_values(coded, scores, knowledge),
    )


def _outcome(score: ReportScore, prediction: Prediction) -> ChanceScore:
    """Outcomes of the probabilities that a prediction has, of its lines or of the whole."""
    return _judged(score, ReportChances(prediction.line_chances, prediction.whole_chance or 0.0, released=False))


def _judged(score: ReportScore, chances: ReportChances) -> ChanceScore:
    """Outcomes against the accepted code set by which the codes are judged too, so that both say the same of a line."""
    return judge_chances(score.gold, score.predicted, chances, whole_right=score.exact_with_modifiers)


def _evidence(coded: Sequence[tuple[GoldReport, Prediction]], scores: Sequence[ReportScore]) -> EvidenceFigures | None:
    return evidence_figures(
        [
            compare_evidence(gold.evidence, prediction.evidence, sorted(score.right))
            for (gold, prediction), score in zip(coded, scores, strict=True)
            if prediction.evidence is not None
        ]
    )


def _values(
    coded: Sequence[tuple[GoldReport, Prediction]], scores: Sequence[ReportScore], knowledge: Knowledge
) -> ValueFigures | None:
    values = [compare_values(score, gold.report, knowledge) for (gold, _), score in zip(coded, scores, strict=True)]
    dates = {gold.report.service_date for gold, _ in coded if gold.report.setting != "facility"}
    return value_figures(values, [knowledge.fee_schedule.governing(date).release for date in sorted(dates)])


def _chances(coded: Sequence[tuple[GoldReport, Prediction]], scores: Sequence[ReportScore]) -> ChanceFigures | None:
    return chance_figures(
        [
            _judged(score, prediction.chances)
            for (_, prediction), score in zip(coded, scores, strict=True)
            if prediction.chances is not None
        ]
    )


def _family_of(code: str, knowledge: Knowledge) -> str:
    entry = knowledge.catalogue.get(code)
    return entry.family if entry else "not in the catalogue"


def _with_part(pairs: Sequence[tuple[GoldReport, Prediction]], part: str) -> Iterator[tuple[GoldReport, Prediction]]:
    """Pairs in which both have a part; none for a system that never gives it.

    Where it gives the part for some reports, one that failed counts as a report in which it found nothing.
    """
    has = [getattr(prediction, part) is not None for _, prediction in pairs]
    for (gold, prediction), there in zip(pairs, has, strict=True):
        if getattr(gold, part) is not None and (there or (prediction.failure is not None and any(has))):
            yield gold, prediction


def _queries(pairs: Sequence[tuple[GoldReport, Prediction]]) -> QueryFigures | None:
    return query_figures(
        [
            compare_queries(gold.report.report_id, gold.queries or (), prediction.queries or ())
            for gold, prediction in _with_part(pairs, "queries")
        ]
    )


def _left_out(pairs: Sequence[tuple[GoldReport, Prediction]]) -> list[LeftOutScore]:
    """A code is denied wrongly only where the best fitting code set of gold has more of it than was coded."""
    out: list[LeftOutScore] = []
    for gold, prediction in _with_part(pairs, "left_out"):
        missing = compare(gold, gold.codes, prediction.codes).missing if gold.codes is not None else Counter[str]()
        out.append(
            compare_left_out(
                gold.report.report_id,
                gold.left_out or (),
                prediction.left_out or (),
                asked=frozenset().union(*(prediction.queries or ())),
                missing=missing,
                coded=prediction.codes.units,
            )
        )
    return out


def _entities(pairs: Sequence[tuple[GoldReport, Prediction]]) -> EntityScore | None:
    compared = [(gold.entities or (), made.entities or ()) for gold, made in _with_part(pairs, "entities")]
    return compare_entities(compared) if compared else None


def _findings(pairs: Sequence[tuple[GoldReport, Prediction]], knowledge: Knowledge) -> FindingsScore | None:
    compared = [
        (gold.findings or Findings(), made.findings or Findings()) for gold, made in _with_part(pairs, "findings")
    ]
    return compare_findings(compared, knowledge.vessels) if compared else None
