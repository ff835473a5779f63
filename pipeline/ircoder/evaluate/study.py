"""One evaluation with its neighbours: other systems on the same reports, and coders who coded them too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.evaluate.coders import AgreementFigures, CoderSets, agreement_figures
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.measure import Evaluation, evaluate
from ircoder.evaluate.paired import PairedFigures, compare_systems
from ircoder.evaluate.predictions import Prediction
from ircoder.knowledge.base import Knowledge


@dataclass(frozen=True, slots=True)
class System:
    """A named system with its predictions, one for each gold report in the same order."""

    name: str
    predictions: tuple[Prediction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that figures are computed from: gold, the measured system first, its neighbours, and coders."""

    gold: tuple[GoldReport, ...]
    systems: tuple[System, ...]
    coders: tuple[CoderSets, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another system on the same reports, and the comparison of the measured one with it."""

    name: str
    evaluation: Evaluation
    paired: PairedFigures | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Figures of the measured system, of its neighbours, and of the agreement between coders."""

    name: str
    evaluation: Evaluation
    neighbours: tuple[Neighbour, ...]
    agreement: AgreementFigures | None


def study_of(material: Material, knowledge: Knowledge) -> Study:
    """Compute every figure of the material; the same material and knowledge give the same figures."""
    first, *others = material.systems
    evaluation = evaluate(material.gold, first.predictions, knowledge)
    ids = [item.report.report_id for item in material.gold]
    coded = {key: made.codes for key, made in zip(ids, first.predictions, strict=True) if made.failure is None}
    return Study(
        name=first.name,
        evaluation=evaluation,
        neighbours=tuple(_neighbour(material.gold, evaluation, other, knowledge) for other in others),
        agreement=agreement_figures(material.gold, material.coders, CoderSets(first.name, coded)),
    )


def _neighbour(gold: Sequence[GoldReport], first: Evaluation, system: System, knowledge: Knowledge) -> Neighbour:
    evaluation = evaluate(gold, system.predictions, knowledge)
    return Neighbour(name=system.name, evaluation=evaluation, paired=compare_systems(first.reports, evaluation.reports))


def distinct_names(names: Sequence[str]) -> list[str]:
    """Names in order, with a number behind those that came before."""
    out: list[str] = []
    for name in names:
        number = 2
        shown = name
        while shown in out:
            shown, number = f"{name} {number}", number + 1
        out.append(shown)
    return out
