"""Parts of an organ (lobe, segment, pole, clock position) at which a head and the course place one needle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import between, course, is_plain, quoted, tells_done
from ircoder.findings.model import Contradiction

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_SHORT = {"u": "upper", "m": "middle", "l": "lower"}
_SAME = {
    "mid": "middle",
    "interpolar": "middle",
    "inter": "middle",
    "superior": "upper",
    "inferior": "lower",
    "lingula": "upper",
    "uncinate": "head",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A way to name a part: the stem that every such name holds, and a pattern whose groups hold its value."""

    name: str
    stems: tuple[str, ...]
    pattern: re.Pattern[str]


_PARTS = (
    _Part(
        "lobe",
        ("lobe", "lingula", "rul", "rml", "rll", "lul", "lll"),
        re.compile(r"\b(?P<a>upper|middle|lower)[\s-]+lobe\b|\b[rl](?P<b>[uml])l\b|\b(?P<c>lingula)\b", re.IGNORECASE),
    ),
    _Part(
        "segment",
        ("segment",),
        re.compile(
            r"\bsegments?\s+(?P<a>[1-8]|viii|vii|vi|iv|v|iii|ii|i)(?:\s?[ab])?\b(?!\s*(?:/|-|and|to)\s*\w)",
            re.IGNORECASE,
        ),
    ),
    _Part(
        "clock position",
        ("clock",),
        re.compile(r"\b(?P<a>1[0-2]|[1-9])(?::[0-5]0)?\s*o\W?\s?clock\b", re.IGNORECASE),
    ),
    _Part(
        "pole",
        ("pole", "polar"),
        re.compile(r"\b(?P<a>upper|mid|middle|inter|lower|superior|inferior)[\s-]*pol(?:e|ar)\b", re.IGNORECASE),
    ),
    _Part(
        "part of the pancreas",
        ("pancrea",),
        re.compile(
            r"\bpancrea(?:s|tic)\s+(?P<a>head|neck|body|tail|uncinate)\b"
            r"|\b(?P<b>head|neck|body|tail|uncinate)(?:\s+process)?\s+of\s+(?:the\s+)?pancreas\b",
            re.IGNORECASE,
        ),
    ),
)
_OF_NEEDLES = frozenset({"biopsy", "ablation"})


def find_other_spot(
    context: Context, head: Clause, heads: Iterable[Clause], families: Collection[str]
) -> Iterator[Contradiction]:
    """A head that names one part of an organ over a course that works on one other and never names that of the head."""
    if _OF_NEEDLES.isdisjoint(families):
        return
    for part in _PARTS:
        if not context.holds(*part.stems):
            continue
        named = _values(part, [head])
        listed = _values(part, heads)
        told = course(context)
        if len(named) != 1 or (len(listed) > 1 and not _values(part, told).keys().isdisjoint(listed)):
            continue
        done = _values(part, [clause for clause in told if is_plain(clause) and tells_done(clause)])
        if len(done) != 1 or named.keys() & _values(part, told).keys() or _near(part, *named, *done):
            continue
        ((one, _),), ((other, place),) = named.items(), done.items()
        yield between("place", part.name, (one, other), (quoted(context, head),), (quoted(context, place),), part.name)
        return


def _values(part: _Part, clauses: Iterable[Clause]) -> dict[str, Clause]:
    """Parts that clauses name, each with the first clause."""
    out: dict[str, Clause] = {}
    for clause in clauses:
        for match in part.pattern.finditer(clause.text):
            value = next(group for group in match.groups() if group).lower()
            value = _SHORT.get(value, value) if part.name == "lobe" else _ROMAN.get(value, value)
            out.setdefault(_SAME.get(value, value), clause)
    return out


def _near(part: _Part, one: str, other: str) -> bool:
    """Whether two clock positions lie side by side: the breast turns with the arm."""
    return part.name == "clock position" and (int(one) - int(other)) % 12 in {1, 11}
