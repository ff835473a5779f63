"""Evidence of code lines against the quotes of gold, over the codes that both have.

Two of the measures of DeYoung et al., ERASER: A Benchmark to Evaluate Rationalized NLP Models (ACL 2020): the overlap
of the single characters (there: tokens), and of whole passages, where one is found if it shares at least half of the
characters of the two together (intersection over union of 0.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ircoder.evaluate.count_intervals import count_intervals, share_bounds
from ircoder.evaluate.scores import Counts, total

Passage = tuple[int, int]
"""Start and exclusive end, in characters of the report."""

Quote = tuple[Passage, ...]
"""Every place where the words of one quote stand; nearly always one."""

SAME_PASSAGE = 0.5


@dataclass(frozen=True, slots=True)
class EvidenceScore:
    """Evidence of one report: characters, passages, and codes of whose quotes something was found, of compared."""

    characters: Counts
    passages: Counts
    touched: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFigures:
    """Evidence of a group of reports; ``intervals`` holds 95 % bounds by name of the figure."""

    reports: int
    characters: Counts
    passages: Counts
    touched: tuple[int, int]
    intervals: dict[str, tuple[float, float]]


def gold_evidence(lines: Iterable[object], text: str) -> dict[str, tuple[Quote, ...]]:
    """Places of the quotes of gold lines by code; a quote that does not stand in the text is left out."""
    out: dict[str, dict[Quote, None]] = {}
    for line in lines:
        if not isinstance(line, Mapping) or not isinstance(line.get("evidence"), list):
            continue
        for words in line["evidence"]:
            places = _places(str(words), text)
            if places:
                out.setdefault(str(line.get("code")), {})[places] = None
    return {code: tuple(quotes) for code, quotes in out.items()}


def predicted_evidence(lines: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Passage, ...]] | None:
    """Places of the evidence of a record by code; ``None`` where no line tells any."""
    out: dict[str, set[Passage]] = {}
    told = False
    for line in lines:
        items = line.get("evidence")
        if not isinstance(items, list) or any(isinstance(item, str) for item in items):
            continue  # quotes without places, as gold has them
        told = True
        for item in items:
            if isinstance(item, dict) and isinstance(item.get("start"), int) and isinstance(item.get("end"), int):
                out.setdefault(str(line["code"]), set()).add((item["start"], item["end"]))
    return {code: tuple(sorted(places)) for code, places in out.items()} if told else None


def compare_evidence(
    gold: Mapping[str, Sequence[Quote]], predicted: Mapping[str, Sequence[Passage]], codes: Iterable[str]
) -> EvidenceScore:
    """Compare the evidence of the codes that both have and of which gold quotes something.

    A quote that stands in several places counts where it shares most with the predicted evidence, else where it stands
    first.
    """
    characters, passages, touched, compared = Counts(), Counts(), 0, 0
    for code in codes:
        if not gold.get(code):
            continue
        ours = list(predicted.get(code, ()))
        shown = _characters(ours)
        theirs = sorted({max(quote, key=lambda place: len(shown & set(range(*place)))) for quote in gold[code]})
        right = _characters(theirs)
        common = len(shown & right)
        characters += Counts(common, len(shown) - common, len(right) - common)
        same = _same_passages(theirs, ours)
        passages += Counts(same, len(ours) - same, len(theirs) - same)
        touched += common > 0
        compared += 1
    return EvidenceScore(characters, passages, (touched, compared))


def evidence_figures(scores: Sequence[EvidenceScore]) -> EvidenceFigures | None:
    """Put the evidence of reports together; ``None`` where nothing can be compared."""
    found = [score for score in scores if score.touched[1]]
    if not found:
        return None
    bounds = {
        "characters_f1": count_intervals([score.characters for score in found]).get("f1"),
        "passages_f1": count_intervals([score.passages for score in found]).get("f1"),
        "touched": share_bounds([score.touched for score in found]),
    }
    return EvidenceFigures(
        reports=len(found),
        characters=total(score.characters for score in found),
        passages=total(score.passages for score in found),
        touched=_touched(found),
        intervals={name: bound for name, bound in bounds.items() if bound is not None},
    )


def _places(words: str, text: str) -> Quote:
    out: list[Passage] = []
    start = text.find(words) if words else -1
    while start >= 0:
        out.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return tuple(out)


def _characters(places: Iterable[Passage]) -> set[int]:
    return {character for place in places for character in range(*place)}


def _same_passages(gold: Sequence[Passage], predicted: Sequence[Passage]) -> int:
    """Passages paired one to one, those that share most first."""
    shared = ((_shared(right, found), i, j) for i, right in enumerate(gold) for j, found in enumerate(predicted))
    ranked = sorted((-share, i, j) for share, i, j in shared if share >= SAME_PASSAGE)
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, i, j in ranked:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
    return len(used_gold)


def _shared(first: Passage, second: Passage) -> float:
    common = max(0, min(first[1], second[1]) - max(first[0], second[0]))
    either = first[1] - first[0] + second[1] - second[0] - common
    return common / either if either else 0.0


def _touched(scores: Sequence[EvidenceScore]) -> tuple[int, int]:
    return sum(score.touched[0] for score in scores), sum(score.touched[1] for score in scores)
