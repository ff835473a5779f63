"""An evaluation as text tables."""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.evaluate.codes import GroupScore
from ircoder.evaluate.columns import columns
from ircoder.evaluate.entities import EntityScore
from ircoder.evaluate.facts import FindingsScore
from ircoder.evaluate.measure import Evaluation, Ranked
from ircoder.evaluate.modifiers import ModifierFigures
from ircoder.evaluate.not_coded import LeftOutFigures
from ircoder.evaluate.probabilities import ChanceFigures
from ircoder.evaluate.queries import QueryFigures
from ircoder.evaluate.scores import Counts, ratio, with_total

_FEWEST_IN_TABLE = 5
_MOST_MISSES = 20

_GROUP_HEAD = ("", "reports", "precision", "recall", "F1", "exact", "with modifiers", "extra a report")
_COUNT_HEAD = ("", "right", "extra", "missing", "precision", "recall", "F1")
_MISS_HEAD = ("code", "reports", "in")
_CONFUSION_HEAD = ("", "reports", "in")


def evaluation_text(evaluation: Evaluation) -> str:
    """Render the figures as text tables."""
    blocks = [_head(evaluation)]
    if evaluation.reports:
        blocks.extend(_codes_text(evaluation))
    if evaluation.modifiers is not None:
        blocks.append(_modifiers_text(evaluation.modifiers))
    if evaluation.queries is not None:
        blocks.append(_queries_text(evaluation.queries))
    if evaluation.left_out is not None:
        blocks.append(_left_out_text(evaluation.left_out))
    if evaluation.entities is not None:
        blocks.append(_entities_text(evaluation.entities))
    if evaluation.findings is not None:
        blocks.append(_findings_text(evaluation.findings))
    if evaluation.chances is not None:
        blocks.append(_chances_text(evaluation.chances))
    return "\n\n".join(blocks) + "\n"


def _chances_text(figures: ChanceFigures) -> str:
    right, released = figures.released
    shown: dict[str, tuple[str, float | None]] = {
        "line_error": (f"calibration error of {figures.lines} lines", figures.line_error),
        "line_brier": ("Brier score of lines", figures.line_brier),
        "whole_error": (f"calibration error of {figures.reports} complete sets", figures.whole_error),
        "whole_brier": ("Brier score of complete sets", figures.whole_brier),
        "coverage": (f"released without review, {released} reports", ratio(released, figures.reports)),
        "released_right": (f"of these entirely right, {right} reports", ratio(right, released)),
    }
    bins = [(str(one.items), f"{one.expected:.3f}", f"{one.observed:.3f}") for one in figures.line_bins]
    return (
        "Probabilities\n"
        + columns(("figure", "value", "95 % interval"), _figure_rows(shown, figures.intervals))
        + "\n\nProbabilities of lines in bins of equal mass\n"
        + columns(("lines", "mean probability", "share right"), bins)
    )


def _codes_text(evaluation: Evaluation) -> list[str]:
    """Tables of the code sets; left out where the gold has none."""
    return [
        columns(("figure", "value", "95 % interval"), _overall_rows(evaluation.overall)),
        "By family of the gold report\n" + columns(_GROUP_HEAD, _group_rows(evaluation.families, fewest=1)),
        "By catalogue family of the code\n"
        + columns(_COUNT_HEAD, _count_rows({name: score.counts for name, score in evaluation.code_families.items()})),
        "By dictation style\n" + columns(_GROUP_HEAD, _group_rows(evaluation.styles, fewest=_FEWEST_IN_TABLE)),
        "Codes most often missing\n" + columns(_MISS_HEAD, _miss_rows(evaluation.missing)),
        "Codes most often too many\n" + columns(_MISS_HEAD, _miss_rows(evaluation.extra)),
    ]


def measured_text(evaluation: Evaluation) -> str:
    """How many reports were measured, and how many of them without anything to measure."""
    reports = f"{evaluation.measured:,} report{'' if evaluation.measured == 1 else 's'}"
    unlisted = f", {evaluation.unlisted:,} without a code line" if evaluation.unlisted else ""
    return f"{reports}, {evaluation.failures.total():,} without a usable record{unlisted}"


def _head(evaluation: Evaluation) -> str:
    failures = evaluation.failures
    first = measured_text(evaluation)
    return "\n".join((first, *(f"  {count} x {reason}" for reason, count in failures.most_common())))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _overall_rows(score: GroupScore) -> list[tuple[str, ...]]:
    figures = {
        "precision": ("precision of codes and units", score.counts.precision),
        "recall": ("recall of codes and units", score.counts.recall),
        "f1": ("F1 of codes and units", score.counts.f1),
        "exact_set": ("complete set right, codes and units", score.exact_set),
        "exact_set_with_modifiers": ("complete set right, modifiers too", score.exact_set_with_modifiers),
        "extra_per_report": ("extra codes a report", score.extra_per_report),
    }
    return _figure_rows(figures, score.intervals)


def _figure_rows(
    figures: dict[str, tuple[str, float | None]], intervals: dict[str, tuple[float, float]]
) -> list[tuple[str, ...]]:
    bounds = {name: f"{low:.3f} to {high:.3f}" for name, (low, high) in intervals.items()}
    return [(label, _share(value), bounds.get(name, "")) for name, (label, value) in figures.items()]


def _group_rows(groups: dict[str, GroupScore], fewest: int) -> list[tuple[str, ...]]:
    return [
        (
            name,
            str(score.reports),
            *(_share(value) for value in (score.counts.precision, score.counts.recall, score.counts.f1)),
            *(_share(value) for value in (score.exact_set, score.exact_set_with_modifiers, score.extra_per_report)),
        )
        for name, score in groups.items()
        if score.reports >= fewest
    ]


def _count_rows(groups: dict[str, Counts]) -> list[tuple[str, ...]]:
    return [
        (
            name,
            *(str(number) for number in (counts.right, counts.extra, counts.missing)),
            *(_share(value) for value in (counts.precision, counts.recall, counts.f1)),
        )
        for name, counts in groups.items()
    ]


def _miss_rows(ranked: Ranked) -> list[tuple[str, ...]]:
    shown = 6
    return [
        (code, str(count), ", ".join(reports[:shown]) + (", …" if len(reports) > shown else ""))
        for code, count, reports in ranked[:_MOST_MISSES]
    ]


def _modifiers_text(figures: ModifierFigures) -> str:
    """Modifiers of the codes whose units are right, 50 written as two sides and X{EPSU} as 59."""
    values = {
        "precision": ("precision of modifiers", figures.counts.precision),
        "recall": ("recall of modifiers", figures.counts.recall),
        "f1": ("F1 of modifiers", figures.counts.f1),
        "codes_all_right": ("codes with all modifiers right", ratio(*figures.codes)),
    }
    overall = columns(("figure", "value", "95 % interval"), _figure_rows(values, figures.intervals))
    parts = [
        f"Modifiers, {figures.codes[1]} codes whose units are right\n{overall}",
        f"By modifier\n{columns(_COUNT_HEAD, _count_rows(figures.by_modifier))}",
        *_ranking("What is wrong with modifiers", _CONFUSION_HEAD, figures.confusions),
    ]
    return "\n\n".join(parts)


def _queries_text(figures: QueryFigures) -> str:
    rows = _count_rows({"reports that ask": figures.asks, "codes asked about": figures.codes})
    return (
        f"Queries, {figures.reports} reports (gold asks only where its author thought of it: "
        f"precision is a lower bound)\n{columns(_COUNT_HEAD, rows)}\n"
        f"{_share(figures.queries_per_report)} queries a report, {_share(figures.gold_queries_per_report)} in gold; "
        f"{len(figures.unasked)} reports in which only gold asks"
    )


def _left_out_text(figures: LeftOutFigures) -> str:
    rows = _count_rows({"named or asked about": figures.counts, "named": figures.without_queries})
    denied, lines = figures.denied_share, figures.on_a_line_share
    parts = [
        f"Not coded, {figures.reports} reports (gold names only the codes that tempted its author: "
        f"precision is a lower bound)\n{columns(_COUNT_HEAD, rows)}\n"
        f"{_share(figures.entries_per_report)} entries a report; codes that gold reports {_of(denied)}, "
        f"codes on a line of the same record {_of(lines)}",
        *_ranking("Tempting codes most often not named", _MISS_HEAD, figures.unnamed),
        *_ranking("Codes left out that gold reports", _MISS_HEAD, figures.denied),
    ]
    return "\n\n".join(parts)


def _ranking(title: str, head: Sequence[str], ranked: Ranked) -> list[str]:
    """A ranked table under its title; nothing where there is nothing to rank."""
    return [f"{title}\n{columns(head, _miss_rows(ranked))}"] if ranked else []


def _entities_text(score: EntityScore) -> str:
    rows = [
        (label, str(counts.right + counts.missing), _share(score_exact.f1), _share(counts.f1))
        for (label, counts), score_exact in zip(
            with_total(score.overlap).items(), with_total(score.exact).values(), strict=True
        )
    ]
    table = columns(("", "gold", "F1 exact", "F1 overlap"), rows)
    asserted = [
        (value, str(counts.right + counts.missing), _share(counts.precision), _share(counts.recall), _share(counts.f1))
        for value, counts in score.assertions.items()
    ]
    asserted.append(("mean", "", "", "", _share(score.assertion_macro_f1)))
    assertions = columns(("assertion", "gold", "precision", "recall", "F1"), asserted)
    shares = f"assertion right {_of(score.assertion)}, side right {_of(score.side)}"
    return f"Entities, {score.reports} reports\n{table}\n{assertions}\n{shares}"


def _findings_text(score: FindingsScore) -> str:
    groups = {**score.acts_by_kind, "all acts": score.acts, "furthest positions": score.positions}
    shares = ", ".join(f"{name} right {_of(pair)}" for name, pair in score.links.items())
    return f"Findings, {score.reports} reports\n{columns(_COUNT_HEAD, _count_rows(groups))}\n{shares}"


def _of(pair: tuple[int, int]) -> str:
    return f"{_share(ratio(*pair))} ({pair[0]} of {pair[1]})"
