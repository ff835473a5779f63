"""Agreement between coders who coded the same reports, and of each with gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ircoder.evaluate.agreement import (
    Distance,
    Value,
    cohen_kappa,
    jaccard_distance,
    krippendorff_alpha,
    masi_distance,
    members,
    nominal_distance,
)
from ircoder.evaluate.agreement_intervals import Bounds, alpha_bounds, kappa_bounds
from ircoder.evaluate.code_sets import CodeSet
from ircoder.evaluate.codes import ReportScore, compare
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.scores import Counts, ratio, total

GOLD = "gold"
FEWEST_PER_CODE = 2
"""Reports in which a code must have been given by anyone for a kappa of its own."""


@dataclass(frozen=True, slots=True)
class CoderSets:
    """The code sets of one coder by report id; a report that is not there was not coded by them."""

    name: str
    sets: Mapping[str, CodeSet]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Agreement beyond chance, ``None`` where it has no value, with its 95 % bounds."""

    value: float | None
    bounds: Bounds | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreement:
    """Two coders on the reports that both coded.

    ``kappa`` is over all decisions code by report, each about a code that either of the two gave any of these reports:
    is it given or not. So it is a figure of these two alone, whoever else is measured. ``same_sets`` are reports with
    the same codes and units, of all.
    """

    first: str
    second: str
    reports: int
    kappa: Beyond
    same_sets: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAgreement:
    """One code: in how many reports each coder gave it, kappa of the first two coders and alpha of all of them."""

    code: str
    given: tuple[int, ...]
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFigures:
    """Agreement between coders; gold and the system stand among ``pairs`` as further ones, and in no alpha.

    ``decisions`` are about codes that any coder gave a report that two or more coded.
    """

    coders: tuple[str, ...]
    reports: int
    decisions: int
    alpha_codes: Beyond
    alpha_masi: Beyond
    alpha_jaccard: Beyond
    pairs: tuple[PairAgreement, ...]
    codes: tuple[CodeAgreement, ...]
    against_gold: dict[str, tuple[int, Counts, float | None]]


def agreement_figures(
    gold: Sequence[GoldReport], coders: Sequence[CoderSets], system: CoderSets
) -> AgreementFigures | None:
    """Agreement over gold reports that have a code set; ``None`` without coders.

    Gold that accepts several code sets counts, beside a coder, with the one that fits this coder best. The measured
    system stands among the pairs, so that its agreement with coders can be held against theirs with each other.
    """
    if not coders:
        return None
    coded = [item for item in gold if item.codes is not None]
    ids = [item.report.report_id for item in coded]
    scores = {coder.name: _scores(coded, coder) for coder in coders}
    rated = [[coder.sets[key] for coder in coders if key in coder.sets] for key in ids]
    several = [sets for sets in rated if len(sets) > 1]
    codes = _codes_in(several)
    decisions = [[[code in item.units for item in sets] for code in codes] for sets in several]
    sets_of = [[[members(item.units) for item in sets]] for sets in several]
    by_distance = {"masi": masi_distance, "jaccard": jaccard_distance}
    alphas = {name: _alpha(sets_of, distance) for name, distance in by_distance.items()}
    return AgreementFigures(
        coders=tuple(coder.name for coder in coders),
        reports=len(several),
        decisions=len(several) * len(codes),
        alpha_codes=_alpha(decisions, nominal_distance),
        alpha_masi=alphas["masi"],
        alpha_jaccard=alphas["jaccard"],
        pairs=tuple(_pairs(ids, coders, system, scores)),
        codes=tuple(_by_code(ids, coders)),
        against_gold={
            name: (
                len(found),
                total(score.counts for score in found.values()),
                ratio(sum(score.exact for score in found.values()), len(found)),
            )
            for name, found in scores.items()
        },
    )


def _alpha(reports: Sequence[Sequence[Sequence[Value]]], distance: Distance[Value]) -> Beyond:
    units = [unit for report in reports for unit in report]
    value = krippendorff_alpha(units, distance)
    return Beyond(value, None if value is None else alpha_bounds(reports, distance))


def _codes_in(reports: Iterable[Iterable[CodeSet]]) -> list[str]:
    """Codes that any of some code sets has, sorted."""
    return sorted({code for sets in reports for item in sets for code in item.units})


def _scores(gold: Sequence[GoldReport], coder: CoderSets) -> dict[str, ReportScore]:
    return {
        item.report.report_id: compare(item, item.codes, coder.sets[item.report.report_id])
        for item in gold
        if item.codes is not None and item.report.report_id in coder.sets
    }


def _pairs(
    ids: Sequence[str],
    coders: Sequence[CoderSets],
    system: CoderSets,
    scores: Mapping[str, dict[str, ReportScore]],
) -> Iterator[PairAgreement]:
    for first, second in (*combinations(coders, 2), *((system, coder) for coder in coders)):
        both = [(first.sets[key], second.sets[key]) for key in ids if key in first.sets and key in second.sets]
        yield _pair(first.name, second.name, both)
    for coder in coders:
        yield _pair(GOLD, coder.name, [(score.gold, score.predicted) for score in scores[coder.name].values()])


def _pair(first: str, second: str, both: Sequence[tuple[CodeSet, CodeSet]]) -> PairAgreement:
    codes = _codes_in(both)
    decisions = [[(code in one.units, code in other.units) for code in codes] for one, other in both]
    kappa = cohen_kappa(pair for report in decisions for pair in report)
    return PairAgreement(
        first=first,
        second=second,
        reports=len(both),
        kappa=Beyond(kappa, None if kappa is None else kappa_bounds(decisions)),
        same_sets=(sum(one.units == other.units for one, other in both), len(both)),
    )


def _by_code(ids: Sequence[str], coders: Sequence[CoderSets]) -> Iterator[CodeAgreement]:
    """Codes that the coders gave in enough reports, most often given first."""
    out: list[CodeAgreement] = []
    for code in _codes_in([coder.sets[key] for key in ids if key in coder.sets] for coder in coders):
        rated = [[code in coder.sets[key].units for coder in coders if key in coder.sets] for key in ids]
        if sum(any(values) for values in rated) < FEWEST_PER_CODE:
            continue
        given = tuple(sum(code in coder.sets[key].units for key in ids if key in coder.sets) for coder in coders)
        pairs = [
            (code in coders[0].sets[key].units, code in coders[1].sets[key].units)
            for key in ids
            if len(coders) > 1 and key in coders[0].sets and key in coders[1].sets
        ]
        out.append(
            CodeAgreement(
                code=code, given=given, kappa=cohen_kappa(pairs), alpha=krippendorff_alpha(rated, nominal_distance)
            )
        )
    return iter(sorted(out, key=lambda item: (-sum(item.given), item.code)))
