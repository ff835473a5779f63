"""Tables of what stands beside the codes: modifiers, queries, codes left out, evidence, entities, findings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ircoder.evaluate.count_intervals import Intervals
from ircoder.evaluate.entities import EntityScore
from ircoder.evaluate.evidence import EvidenceFigures
from ircoder.evaluate.facts import FindingsScore
from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.modifiers import ModifierFigures
from ircoder.evaluate.not_coded import LeftOutFigures
from ircoder.evaluate.presentation.breakdown import COUNT_HEAD, ranking
from ircoder.evaluate.presentation.table import Table, bounded, counted, named, part_of, share
from ircoder.evaluate.queries import QueryFigures
from ircoder.evaluate.scores import Counts, with_total

_LOWER_BOUND = "Gold holds what its author thought of: precision is a lower bound."


def parts(one: Evaluation) -> list[Table]:
    """Tables of every part that gold and predictions have."""
    out: list[Table] = []
    if one.modifiers is not None:
        out += _modifiers(one.modifiers)
    if one.evidence is not None:
        out.append(_evidence(one.evidence))
    if one.queries is not None:
        out.append(_queries(one.queries))
    if one.left_out is not None:
        out += _left_out(one.left_out)
    if one.entities is not None:
        out += _entities(one.entities)
    if one.findings is not None:
        out += _findings(one.findings)
    return [table for table in out if table.rows]


def _counts(
    key: str,
    title: str,
    groups: Mapping[str, Counts],
    note: str = "",
    what: str = "",
    intervals: Mapping[str, Intervals] = MappingProxyType({}),
) -> Table:
    rows = tuple(
        (named(name), *counted(counts)[:-1], bounded(counts.f1, intervals.get(name, {}).get("f1")))
        for name, counts in groups.items()
    )
    return Table(key=key, title=title, head=(what, *COUNT_HEAD), rows=rows, note=note)


def _modifiers(figures: ModifierFigures) -> list[Table]:
    note = f"On codes whose units are right. Codes with all modifiers right: {part_of(figures.codes)}."
    groups = {**figures.by_modifier, "all": figures.counts}
    return [
        _counts("modifiers", "Modifiers", groups, note, "modifier", {"all": figures.intervals}),
        ranking("confusions", "What is wrong with modifiers", "", figures.confusions),
    ]


def _evidence(figures: EvidenceFigures) -> Table:
    note = (
        "Over codes that gold and prediction both have. A passage is found where it shares half of the characters of "
        f"the two together. Codes of whose quotes something was found: {part_of(figures.touched)}."
    )
    groups = {"characters": figures.characters, "passages": figures.passages}
    bounds = {name: {"f1": found} for name in groups if (found := figures.intervals.get(f"{name}_f1")) is not None}
    return _counts("evidence", "Evidence against the quotes of gold", groups, note, "", bounds)


def _queries(figures: QueryFigures) -> Table:
    note = (
        f"{_LOWER_BOUND} {share(figures.queries_per_report)} queries a report, "
        f"{share(figures.gold_queries_per_report)} in gold; {len(figures.unasked)} reports in which only gold asks."
    )
    groups = {"reports that ask": figures.asks, "codes asked about": figures.codes}
    return _counts("queries", "Queries to the physician", groups, note)


def _left_out(figures: LeftOutFigures) -> list[Table]:
    note = (
        f"{_LOWER_BOUND} {share(figures.entries_per_report)} entries a report. Codes that gold reports: "
        f"{part_of(figures.denied_share)}."
    )
    groups = {"named or asked about": figures.counts, "named": figures.without_queries}
    return [
        _counts("left_out", "Codes left out", groups, note),
        ranking("unnamed", "Tempting codes most often not named", "code", figures.unnamed[:10]),
        ranking("denied", "Codes left out that gold reports", "code", figures.denied[:10]),
    ]


def _entities(score: EntityScore) -> list[Table]:
    exact = with_total(score.exact)
    rows = tuple(
        (
            label,
            str(counts.right + counts.missing),
            *_three(exact[label], score.exact_intervals.get(label, {})),
            *_three(counts, score.overlap_intervals.get(label, {})),
        )
        for label, counts in with_total(score.overlap).items()
    )
    head = ("label", "gold", "precision", "recall", "F1 exact", "precision", "recall", "F1 overlap")
    note = f"{score.reports} reports. Exact: same words and label; overlap: a character in common. "
    note += f"Side right: {part_of(score.side)}."
    asserted = f"On matched spans that carry one. Right: {part_of(score.assertion)}; "
    asserted += f"macro F1 {bounded(score.assertion_macro_f1, score.intervals.get('assertion_macro_f1'))}, "
    asserted += "the mean over the values that gold has."
    return [
        Table(key="entities", title="Entities", head=head, rows=rows, note=note),
        _counts("assertions", "Assertions", score.assertions, asserted, "assertion", score.assertion_intervals),
    ]


def _three(counts: Counts, intervals: Intervals) -> tuple[str, ...]:
    return share(counts.precision), share(counts.recall), bounded(counts.f1, intervals.get("f1"))


def _findings(score: FindingsScore) -> list[Table]:
    groups = {**score.acts_by_kind, "all acts": score.acts, "furthest positions": score.positions}
    links = ", ".join(f"{name} {part_of(pair)}" for name, pair in score.links.items())
    bounds = score.act_intervals | {
        "all acts": score.act_intervals.get("all", {}),
        "furthest positions": score.position_intervals,
    }
    note = f"{score.reports} reports. Links right: {links}."
    return [_counts("findings", "Findings", groups, note, "act", bounds)]
