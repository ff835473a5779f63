"""A study as plain JSON values: the figures of the measured system with those of its neighbours and coders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ircoder.evaluate.coders import AgreementFigures, Beyond
from ircoder.evaluate.figures_json import counts_json, intervals_json, rounded, significant
from ircoder.evaluate.paired import Difference, Discordance, PairedFigures
from ircoder.evaluate.study import Neighbour, Study
from ircoder.evaluate.summary import evaluation_json


def study_json(study: Study) -> dict[str, Any]:
    """Every figure; those of the measured system stand at the top, as without neighbours.

    ``compared`` holds other systems without their single reports, ``agreement`` the coders.
    """
    figures = evaluation_json(study.evaluation)
    reports = figures.pop("reports")
    return {
        "system": study.name,
        **figures,
        "compared": [_neighbour_json(neighbour) for neighbour in study.neighbours],
        "agreement": None if study.agreement is None else _agreement_json(study.agreement),
        "reports": reports,
    }


def _neighbour_json(neighbour: Neighbour) -> dict[str, Any]:
    figures = evaluation_json(neighbour.evaluation)
    for apart in ("missing_codes", "extra_codes"):
        figures.pop(apart)
    reports = figures.pop("reports")
    return {
        "system": neighbour.name,
        "paired": None if neighbour.paired is None else _paired_json(neighbour.paired),
        "figures": figures,
        "exact_reports": [report["report_id"] for report in reports if report["exact"]],
    }


def _paired_json(figures: PairedFigures) -> dict[str, Any]:
    return {
        "reports": figures.reports,
        "mcnemar": {
            "exact_set": _discordance_json(figures.exact_set),
            "exact_set_with_modifiers": _discordance_json(figures.exact_set_with_modifiers),
        },
        "differences": {name: _difference_json(item) for name, item in figures.differences.items()},
    }


def _discordance_json(item: Discordance) -> dict[str, Any]:
    return {
        "both": item.both,
        "only_first": item.only_first,
        "only_second": item.only_second,
        "neither": item.neither,
        "p_value": significant(item.p_value),
    }


def _difference_json(item: Difference) -> dict[str, Any]:
    return {
        "first": rounded(item.first),
        "second": rounded(item.second),
        "difference": rounded(item.value),
        "interval_95": None if item.bounds is None else [rounded(bound) for bound in item.bounds],
        "p_value": significant(item.p_value),
    }


def _bounds_json(found: Mapping[str, Beyond]) -> dict[str, Any]:
    return intervals_json({name: one.bounds for name, one in found.items() if one.bounds is not None})


def _agreement_json(figures: AgreementFigures) -> dict[str, Any]:
    alphas = {
        "alpha_nominal_codes": figures.alpha_codes,
        "alpha_masi_sets": figures.alpha_masi,
        "alpha_jaccard_sets": figures.alpha_jaccard,
    }
    return {
        "coders": list(figures.coders),
        "reports": figures.reports,
        "decisions": figures.decisions,
        **{name: rounded(found.value) for name, found in alphas.items()},
        "intervals_95": _bounds_json(alphas),
        "pairs": [
            {
                "first": pair.first,
                "second": pair.second,
                "reports": pair.reports,
                "kappa_codes": rounded(pair.kappa.value),
                "same_sets": pair.same_sets[0],
                "intervals_95": _bounds_json({"kappa_codes": pair.kappa}),
            }
            for pair in figures.pairs
        ],
        "by_code": {
            item.code: {"given": list(item.given), "kappa": rounded(item.kappa), "alpha": rounded(item.alpha)}
            for item in figures.codes
        },
        "against_gold": {
            name: {"reports": reports, **counts_json(counts), "exact_set": rounded(exact)}
            for name, (reports, counts, exact) in figures.against_gold.items()
        },
    }
