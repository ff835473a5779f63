"""The figures that are looked at first, of all systems side by side, and the comparison of each two."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.paired import Discordance, PairedFigures
from ircoder.evaluate.presentation.table import (
    NOTHING,
    Bounds,
    Table,
    bounded,
    chance,
    share,
    signed,
    signed_bounds,
)
from ircoder.evaluate.scores import ratio, with_total
from ircoder.evaluate.study import Study

Figure = tuple[str, float | None, Bounds | None]
"""Name of a figure, its value and its 95 % interval."""

NET_SHARE = "RVU too many or too few, of gold's"
"""The one figure that has a sign."""

DIFFERENCES = {
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "macro_f1": "macro F1 of codes",
    "exact_set": "complete set right",
    "exact_set_with_modifiers": "complete set right, modifiers too",
    "jaccard": "Jaccard",
}


def headline(study: Study) -> Table:
    """Every figure as a row, every system as a column."""
    systems = [(study.name, study.evaluation), *((other.name, other.evaluation) for other in study.neighbours)]
    columns = [{name: (value, bounds) for name, value, bounds in figures(one)} for _, one in systems]
    rows = [
        (name, *(_cell(name, *column.get(name, (None, None))) for column in columns))
        for name in dict.fromkeys(name for column in columns for name in column)
    ]
    return Table(
        key="headline",
        title="Figures",
        head=("", *(name for name, _ in systems)),
        rows=tuple(row for row in rows if any(cell != NOTHING for cell in row[1:])),
        note=f"{study.evaluation.overall.reports} reports with a gold code set. In brackets 95 % bootstrap intervals "
        "over reports.",
    )


def _cell(name: str, value: float | None, bounds: Bounds | None) -> str:
    if name != NET_SHARE or value is None or bounds is None:
        return bounded(value, bounds)
    return f"{signed(value)} ({signed_bounds(bounds)})"


def figures(one: Evaluation) -> Iterator[Figure]:
    """The figures of one evaluation that stand in the first table."""
    yield from code_figures(one)
    if one.modifiers is not None:
        yield "modifiers of right codes, F1", one.modifiers.counts.f1, one.modifiers.intervals.get("f1")
    if one.evidence is not None:
        evidence = one.evidence
        yield "evidence, F1 of characters", evidence.characters.f1, evidence.intervals.get("characters_f1")
        yield "evidence, quotes touched", ratio(*evidence.touched), evidence.intervals.get("touched")
    if one.entities is not None:
        marks = one.entities
        exact, overlap = (found.get("all", {}).get("f1") for found in (marks.exact_intervals, marks.overlap_intervals))
        yield "entities, F1 exact", with_total(marks.exact)["all"].f1, exact
        yield "entities, F1 overlap", with_total(marks.overlap)["all"].f1, overlap
        yield "assertions, macro F1", marks.assertion_macro_f1, marks.intervals.get("assertion_macro_f1")
    if one.findings is not None:
        found = one.findings
        yield "acts performed, F1", found.acts.f1, found.act_intervals.get("all", {}).get("f1")
        yield "furthest catheter positions, F1", found.positions.f1, found.position_intervals.get("f1")
    if one.line_calibration is not None:
        lines = one.line_calibration
        yield "calibration error of lines", lines.error, lines.intervals.get("expected_calibration_error")
    if one.set_calibration is not None:
        sets = one.set_calibration
        yield "calibration error of complete sets", sets.error, sets.intervals.get("expected_calibration_error")
        yield "Brier score of complete sets", sets.brier, sets.intervals.get("brier")
    if one.risk is not None:
        yield "area under risk and coverage", one.risk.area, one.risk.intervals.get("area")
    if one.values is not None:
        values = one.values
        yield NET_SHARE, values.net_share, values.intervals.get("net_share")
        yield "RVU wrong either way, of gold's", values.absolute_share, values.intervals.get("absolute_share")


def code_figures(one: Evaluation) -> Iterator[Figure]:
    """Figures of codes and complete sets."""
    counts, bounds = one.overall.counts, one.overall.intervals
    yield "precision", counts.precision, bounds.get("precision")
    yield "recall", counts.recall, bounds.get("recall")
    yield "F1", counts.f1, bounds.get("f1")
    for name, macro in (("codes", one.macro_codes), ("families", one.macro_families)):
        if macro is not None:
            yield f"macro F1 of {name}", macro.f1, macro.intervals.get("f1")
    yield "complete set right", one.overall.exact_set, bounds.get("exact_set")
    modified = one.overall.exact_set_with_modifiers
    yield "complete set right, modifiers too", modified, bounds.get("exact_set_with_modifiers")
    yield "Jaccard", one.overall.jaccard, bounds.get("jaccard")
    yield "extra codes a report", one.overall.extra_per_report, bounds.get("extra_per_report")


def comparisons(study: Study) -> list[Table]:
    """Two tables for each neighbour: what differs by how much, and McNemar's test."""
    out: list[Table] = []
    for other in study.neighbours:
        if other.paired is not None:
            out += [
                _difference_table(study.name, other.name, other.paired),
                _mcnemar_table(study.name, other.name, other.paired),
            ]
    return out


def _difference_table(first: str, second: str, figures: PairedFigures) -> Table:
    rows = [
        (
            DIFFERENCES[name],
            share(one.first),
            share(one.second),
            signed(one.value),
            signed_bounds(one.bounds),
            chance(one.p_value),
        )
        for name, one in figures.differences.items()
    ]
    return Table(
        key="differences",
        title=f"{first} less {second}",
        head=("", first, second, "difference", "95 % interval", "P"),
        rows=tuple(rows),
        note="Paired bootstrap over reports, two-sided.",
    )


def _mcnemar_table(first: str, second: str, figures: PairedFigures) -> Table:
    def row(name: str, one: Discordance) -> tuple[str, ...]:
        counts = (one.both, one.only_first, one.only_second, one.neither)
        return (name, *(str(count) for count in counts), chance(one.p_value))

    return Table(
        key="mcnemar",
        title=f"Complete sets: {first} and {second}",
        head=("reports that are right in", "both", f"only {first}", f"only {second}", "neither", "P"),
        rows=(
            row("codes and units", figures.exact_set),
            row("modifiers too", figures.exact_set_with_modifiers),
        ),
        note="McNemar's exact test, two-sided.",
    )
