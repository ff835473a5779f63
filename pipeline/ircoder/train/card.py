"""The model card: what was trained on how much, the figures of calibration, and the limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from ircoder.confidence.thresholds import Choice
from ircoder.evaluate.probabilities import Outcome, bins_of, brier, calibration_error, wilson
from ircoder.evaluate.scores import interval
from ircoder.train.confidence import Calibrated
from ircoder.train.reliability import reliability_plot
from ircoder.train.run import Confident, Trained

CARD, PLOT = "MODEL_CARD.md", "reliability.svg"
TEMPLATE, FIGURES = "model_card.md", "model_card_figures.md"
Measure = Callable[[Sequence[Outcome]], float | None]
_TARGETS = (0.9, 0.95, 0.98)
_NO_ROW = "| code classifier, probabilities | the calibration split held too little to learn from | none |"
_NO_FIGURES = """## Figures of the calibration split

None: the split held too few reports, or too few right or wrong codes, to learn a probability from. Every report that
this model codes goes to review.

"""


def write_card(folder: Path, found: Trained) -> None:
    """Write the card and the reliability plot into the folder of a model; without probabilities there is no plot."""
    if found.confidence is None:
        (folder / PLOT).unlink(missing_ok=True)
    else:
        outcomes = found.confidence.calibrated.line_outcomes
        (folder / PLOT).write_text(reliability_plot(bins_of(outcomes)), encoding="utf-8")
    (folder / CARD).write_text(_card(found), encoding="utf-8")


def _card(found: Trained) -> str:
    names = _parts(found.encoder)
    return _filled(
        TEMPLATE,
        tagger=names["tagger"],
        mention_vectors=names["mention_vectors"],
        marked=found.marked,
        synthetic=found.synthetic,
        entities=f"{found.entities:,}",
        assertions=f"{found.assertions:,}",
        confident=_NO_ROW if found.confidence is None else _rows(found.confidence, names["report_vectors"]),
        figures=_NO_FIGURES if found.confidence is None else _figures(found.confidence),
    )


def _filled(template: str, **values: object) -> str:
    return Template(files("ircoder.train").joinpath(template).read_text(encoding="utf-8")).substitute(values)


def _rows(found: Confident, vectors: str) -> str:
    """What the code classifier and the probabilities learned from."""
    lines = len(found.calibrated.line_outcomes)
    return "\n".join(
        (
            f"| code classifier | {found.classified} written reports of the tuning and the calibration split, "
            f"{found.classes} codes and families | logistic regressions over words (TF-IDF), entities as asserted and "
            f"acts{vectors} |",
            f"| probabilities | {found.calibration} written reports of the calibration split, {lines} lines | "
            "the mean of a logistic regression and of boosted trees over codes, and a logistic regression over sets, "
            "which see the classifier, the rules and the reports most alike |",
        )
    )


def _figures(found: Confident) -> str:
    lines, wholes = found.calibrated.line_outcomes, found.calibrated.whole_outcomes
    return _filled(
        FIGURES,
        calibration=found.calibration,
        plot=PLOT,
        line_error=_figure(lines, calibration_error),
        line_brier=_figure(lines, brier),
        whole_error=_figure(wholes, calibration_error),
        whole_brier=_figure(wholes, brier),
        releases=_releases(found.calibrated),
        **_followed(found.calibrated),
    )


def _parts(encoder: str | None) -> dict[str, str]:
    """What the recogniser, the judge and the classifier are, with or without an encoder."""
    if encoder is None:
        field = "conditional random field over word forms and vocabulary"
        return {"tagger": field, "mention_vectors": "", "report_vectors": ""}
    return {
        "tagger": f"the encoder {encoder}, fine-tuned, with what the vocabulary says; its own license goes on",
        "mention_vectors": ", and the encoder's vectors of the mention and around it",
        "report_vectors": ", and the mean of the encoder's vectors",
    }


def _followed(calibrated: Calibrated) -> dict[str, int]:
    """What the classifier changed on the calibration split, and what came of it."""
    forward, forward_right = calibrated.put_forward
    held, held_right = calibrated.held_back
    return {
        "forward": forward,
        "forward_right": forward_right,
        "held": held,
        "held_right": held_right,
        "right": sum(right for _, right in calibrated.whole_outcomes),
        "right_before": calibrated.right_before,
    }


def _figure(outcomes: Sequence[Outcome], measure: Measure) -> str:
    """Cells of a value and its interval."""
    value, bounds = measure(outcomes), interval(outcomes, measure)
    return " | " if value is None or bounds is None else f"{value:.3f} | {bounds[0]:.3f} to {bounds[1]:.3f}"


def _releases(calibrated: Calibrated) -> str:
    return "\n".join(_release(target, calibrated.held_out.choose(target)) for target in _TARGETS)


def _release(target: float, choice: Choice | None) -> str:
    if choice is None:
        return f"| {target:.2f} | none reaches it | 0 | | |"
    low, high = wilson(choice.right, choice.released) or (0.0, 1.0)
    share = f"{choice.released} ({choice.coverage:.0%})"
    return f"| {target:.2f} | {choice.threshold:.4f} | {share} | {choice.right} | {low:.2f} to {high:.2f} |"
