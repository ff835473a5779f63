"""Reports that are nearly the same: runs of five words that two of them share.

A report written twice under two ids counts twice, and across splits it lets a figure measure what was learned. Two
reports by one author on the same procedure share up to a fifth of the shorter one's runs, one skeleton filled in
twice more than half.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ircoder.corpora.model import Problem, Record

RUN = 5
MOST_SHARED = 0.3
"""Greatest share of the shorter report's runs that another may have too."""

_WORD = re.compile(r"\w+")


def check_likeness(records: Sequence[Record], splits: Mapping[str, str]) -> Iterator[Problem]:
    """Find pairs of reports that are nearly the same.

    A report may say that it is a variant of another (``variant_of``: the same session billed in another setting, say);
    both then have to be of one split. Generated reports are held against written ones alone: what a grammar makes is
    alike.
    """
    by_id = {record.report_id: record for record in records}
    for record in records:
        original = record.values.get("variant_of")
        if original is not None and (str(original) not in by_id or original == record.report_id):
            yield record.problem("variant_of", "is no other report", "Name the report that it varies.")
    for first, second, share in _alike(records):
        allowed = _origin(first) == _origin(second)
        homes = splits.get(first.report_id), splits.get(second.report_id)
        if (allowed and homes[0] == homes[1]) or (first.generated and second.generated):
            continue
        where = "of another split" if homes[0] != homes[1] else "of the same split"
        told = f"shares {share:.0%} of its runs of {RUN} words with {first.report_id} {where}"
        yield second.problem("text", told, "Take one of them out.")


def _origin(record: Record) -> str:
    return str(record.values.get("variant_of") or record.report_id)


def _alike(records: Sequence[Record]) -> Iterator[tuple[Record, Record, float]]:
    runs = [_runs(record.text) for record in records]
    holders: dict[int, list[int]] = defaultdict(list)
    for place, found in enumerate(runs):
        for run in found:
            holders[run].append(place)
    # Generated reports share much with each other, and those pairs are not asked for.
    written = {place for place, record in enumerate(records) if not record.generated}
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) > 1:
            shared.update(pair for pair in combinations(places, 2) if not written.isdisjoint(pair))
    for (first, second), count in sorted(shared.items()):
        share = count / min(len(runs[first]), len(runs[second]))
        if share > MOST_SHARED:
            yield records[first], records[second], share


def _runs(text: str) -> set[int]:
    """Every run of words, as a number; a text of fewer words is one run."""
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[start : start + RUN])) for start in range(max(1, len(words) - RUN + 1))}
