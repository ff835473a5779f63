"""The model card: what was trained on how much, the figures of calibration, and the limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from ircoder.confidence.thresholds import Choice
from ircoder.evaluate.probabilities import Outcome, bins_of, brier, calibration_error, wilson
from ircoder.evaluate.scores import interval
from ircoder.train.reliability import reliability_plot
from ircoder.train.run import Trained

CARD, PLOT, TEMPLATE = "MODEL_CARD.md", "reliability.svg", "model_card.md"
Measure = Callable[[Sequence[Outcome]], float | None]
_TARGETS = (0.9, 0.95, 0.98)


def write_card(folder: Path, found: Trained) -> None:
    """Write the card and the reliability plot into the folder of a model."""
    outcomes = found.calibrated.line_outcomes
    (folder / PLOT).write_text(reliability_plot(bins_of(outcomes)), encoding="utf-8")
    (folder / CARD).write_text(_card(found), encoding="utf-8")


def _card(found: Trained) -> str:
    lines, wholes = found.calibrated.line_outcomes, found.calibrated.whole_outcomes
    template = Template(files("ircoder.train").joinpath(TEMPLATE).read_text(encoding="utf-8"))
    return template.substitute(
        **_parts(found.encoder),
        marked=found.marked,
        synthetic=found.synthetic,
        entities=f"{found.entities:,}",
        assertions=f"{found.assertions:,}",
        classified=found.classified,
        classes=found.classes,
        calibration=found.calibration,
        lines=len(lines),
        plot=PLOT,
        line_error=_figure(lines, calibration_error),
        line_brier=_figure(lines, brier),
        whole_error=_figure(wholes, calibration_error),
        whole_brier=_figure(wholes, brier),
        releases=_releases(found),
        **_followed(found),
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


def _followed(found: Trained) -> dict[str, int]:
    """What the classifier changed on the calibration split, and what came of it."""
    calibrated = found.calibrated
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


def _releases(found: Trained) -> str:
    return "\n".join(_release(target, found.calibrated.held_out.choose(target)) for target in _TARGETS)


def _release(target: float, choice: Choice | None) -> str:
    if choice is None:
        return f"| {target:.2f} | none reaches it | 0 | | |"
    low, high = wilson(choice.right, choice.released) or (0.0, 1.0)
    share = f"{choice.released} ({choice.coverage:.0%})"
    return f"| {target:.2f} | {choice.threshold:.4f} | {share} | {choice.right} | {low:.2f} to {high:.2f} |"
