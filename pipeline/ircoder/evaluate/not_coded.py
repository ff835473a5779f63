"""Codes left out against the tempting codes of gold: are they named, and is nothing denied that gold reports.

Gold names the codes that tempted its author, not every code that might tempt: precision is a lower bound.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ircoder.evaluate.code_sets import CodeSetError, named_codes
from ircoder.evaluate.scores import Counts, ratio, total


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutScore:
    """Codes left out of one report.

    ``counts`` compares the tempting codes of gold with the codes named as not coded; one that a query asks about
    counts as named too, one that only we name as ``extra``. ``unnamed`` are those of gold that are nowhere named.
    ``denied`` are codes named as not coded of which gold reports more than was coded: an error. ``on_a_line`` are codes
    that stand on a line of the same record.
    """

    report_id: str
    counts: Counts
    without_queries: Counts
    entries: int
    codes: int
    unnamed: tuple[str, ...]
    denied: tuple[str, ...]
    on_a_line: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutFigures:
    """Codes left out of a group of reports; pairs are a part and the codes named as not coded.

    ``unnamed`` ranks tempting codes that are nowhere named, ``denied`` codes that gold reports, each with the reports.
    """

    reports: int
    counts: Counts
    without_queries: Counts
    entries_per_report: float | None
    denied_share: tuple[int, int]
    on_a_line_share: tuple[int, int]
    unnamed: list[tuple[str, int, tuple[str, ...]]]
    denied: list[tuple[str, int, tuple[str, ...]]]


def gold_left_out(value: object) -> tuple[frozenset[str], ...]:
    """Read the ``not_coded`` of a gold report: for each entry the codes that it names, equal entries once.

    Raises
    ------
    CodeSetError
        Where it is no list of objects with a code.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        msg = "not_coded is not a list"
        raise CodeSetError(msg)
    out: dict[frozenset[str], None] = {}
    for item in value:
        codes = named_codes(str(item.get("code"))) if isinstance(item, dict) else named_codes(str(item))
        if not codes:
            msg = "an entry of not_coded names no code"
            raise CodeSetError(msg)
        out[codes] = None
    return tuple(out)


def compare_left_out(
    report_id: str,
    gold: Sequence[frozenset[str]],
    named: Sequence[str],
    *,
    asked: Collection[str] = (),
    missing: Collection[str] = (),
    coded: Collection[str] = (),
) -> LeftOutScore:
    """Compare the tempting codes of a gold report with the codes that a record names as not coded.

    Parameters
    ----------
    report_id
        Id of the report.
    gold
        Entries of gold, each met by any of its codes.
    named
        The code of every entry of the record.
    asked
        Codes about which the record asks.
    missing
        Codes of which gold reports more than the record.
    coded
        Codes on the lines of the record.
    """
    codes = set(named)
    return LeftOutScore(
        report_id=report_id,
        counts=_met(gold, codes, codes | set(asked)),
        without_queries=_met(gold, codes, codes),
        entries=len(named),
        codes=len(codes),
        unnamed=tuple("/".join(sorted(entry)) for entry in gold if not entry & (codes | set(asked))),
        denied=tuple(sorted(codes & set(missing))),
        on_a_line=tuple(sorted(codes & set(coded))),
    )


def left_out_figures(scores: Sequence[LeftOutScore]) -> LeftOutFigures | None:
    """Put the codes left out of reports together; ``None`` where the gold has none to compare with."""
    if not scores:
        return None
    codes = sum(score.codes for score in scores)
    return LeftOutFigures(
        reports=len(scores),
        counts=total(score.counts for score in scores),
        without_queries=total(score.without_queries for score in scores),
        entries_per_report=ratio(sum(score.entries for score in scores), len(scores)),
        denied_share=(sum(len(score.denied) for score in scores), codes),
        on_a_line_share=(sum(len(score.on_a_line) for score in scores), codes),
        unnamed=_ranked((code, score.report_id) for score in scores for code in score.unnamed),
        denied=_ranked((code, score.report_id) for score in scores for code in score.denied),
    )


def _met(gold: Sequence[frozenset[str]], ours: set[str], known: set[str]) -> Counts:
    met = sum(bool(entry & known) for entry in gold)
    return Counts(met, len(ours.difference(*gold)), len(gold) - met)


def _ranked(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, int, tuple[str, ...]]]:
    reports: dict[str, Counter[str]] = defaultdict(Counter)
    for code, report_id in pairs:
        reports[code][report_id] += 1
    return [(code, len(ids), tuple(ids)) for code, ids in sorted(reports.items(), key=lambda i: (-len(i[1]), i[0]))]
