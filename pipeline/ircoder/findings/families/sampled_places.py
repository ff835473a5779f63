"""Places that a clause names as the target of a needle, each with its side and the marks that tell lesions apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from ircoder.findings.context import Clause
from ircoder.findings.model import Side
from ircoder.knowledge.biopsy_sites import load_biopsy_words
from ircoder.knowledge.word_patterns import PatternTable, WordPattern
from ircoder.language.side_words import names_side

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_ROMAN.update({f"{name}{part}": f"{number}{part}" for name, number in tuple(_ROMAN.items()) for part in "ab"})
_SIDE = WordPattern(r"\b(?:(?P<left>left|lt|l)|(?P<right>right|rt|r)|(?P<both>bilateral\w*|both))\b(?!')")
_PASSED_BY = re.compile(
    r"\b(?:through|via|across|avoid\w*|between|travers\w*|transgress\w*)\s+(?:the\s+|a\s+|any\s+)?(?:(?!in(?:to)?\b"
    r"|to\b)[\w-]+\s+){0,4}$"
    r"|\b(?:leak\w*|extravas\w+|spill\w*)\s+(?:in)?to\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
    r"|\b(?:adjacent to|near|abut\w*|next to"
    r"|(?:lateral|medial|posterior|anterior|superficial|deep|superior|inferior|caudal|cranial|close) to|beside|behind"
    r"|spar\w*|overl\w+|along|beneath|under|above|below|from|trans|approach|away|off|clear of|invad\w*|no|without|not"
    r"|outside|underside of)"
    r"\s+(?:the\s+|a\s+|any\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"^\s*(?:cancer|carcinoma|primary|ca\b|adenocarcinoma|approach|window|cuff|block)", re.IGNORECASE)
_FROM_TARGET = re.compile(
    r"\b(?:obtain\w*|taken|took|acquired|cores?|samples?|specimens?|biops\w+|passes)\b[^.;]*\bfrom\b", re.IGNORECASE
)
_SIDED_POLE = (
    r"\b(?:right|left|rt|lt|r|l)\s+(?P<sided>upper|mid|middle|lower|superior|inferior)\b"
    r"(?=\s*(?:[,:;(]|-\s|\d|pole|nodule|mass|lesion|and (?:right|left|rt|lt|r|l)\b|$))"
)
"""A part of a gland told by its side and height alone ("R upper 1.4 cm - 3 x 27G")."""
_MARKS: tuple[tuple[str, WordPattern], ...] = (
    (
        "segment",
        WordPattern(
            r"\bseg(?:ment)?s?\.?\s*(?P<value>(?:\d[ab]?|[iv]{1,4}[ab]?)(?:\s?[/-]\s?(?:\d[ab]?|[iv]{1,4}[ab]?))?)\b"
        ),
    ),
    (
        "lobe",
        WordPattern(
            r"\b(?:(?:right|left)\s+)?(?P<value>upper|middle|lower)[- ]lobes?\b|\b(?P<short>[rl][uml]l)\b"
            r"|\b(?P<only>lingul\w+)\b"
        ),
    ),
    (
        "pole",
        WordPattern(
            r"\b(?P<value>upper|mid|middle|lower|superior|inferior|inter)[- ]?pol(?:e|ar)\b"
            rf"|{_SIDED_POLE}"
            r"|\b(?P<only>upper|mid|middle|lower|superior|inferior)\s+(?:nodule|mass|lesion)\b"
        ),
    ),
    ("part", WordPattern(r"\b(?P<value>isthm\w+|head|tail|uncinate)\b")),
    (
        "clock",
        WordPattern(
            r"\b(?P<value>1[0-2]|[1-9])(?::?[0-5]0)?\s*(?:o'?\s?clock|position)|\b(?P<only>1[0-2]|[1-9]):[0-5]0\b"
        ),
    ),
    ("level", WordPattern(r"\b(?:level|lvl)\s*(?P<value>[1-7][ab]?|[iv]{1,3}[ab]?)\b")),
    (
        "station",
        WordPattern(
            r"\b(?P<value>axill|inguin|groin|supraclav|cervical|retroperiton|mesenter|iliac|hilar|paratrach|subcarin"
            r"|aortocav|periport|porta)"
        ),
    ),
    (
        "label",
        WordPattern(
            r"\b(?:nodule|lesion|mass|site|target|node|tumor|biopsy)\s*(?:#|no\.?|number)?\s*(?P<value>\d|[a-d])\b"
            r"(?!\s*(?:mm|cm|x|g\b|gauge|core|pass|french|-|\.\d))"
            r"|(?<!\w)#\s?(?P<only>\d)\b"
            r"|\b(?P<short>first|second|third|fourth)\s+(?:\w+\s+)?(?:nodule|lesion|mass|site|target|node|tumor)\b"
        ),
    ),
)
_MARK_TABLE = PatternTable(_MARKS)
_SAME = {"groin": "inguin", "superior": "upper", "inferior": "lower", "middle": "mid", "inter": "mid"}
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4", "a": "1", "b": "2", "c": "3", "d": "4"}
_LEVEL = WordPattern(r"\b([CTLS]\d{1,2})\b")
_LESION = WordPattern(
    r"\b(?:nodules?|mass(?:es)?|lesions?|nodes?|tumou?rs?|metasta(?:sis|ses)|(?:micro)?calc(?:ification)?s?|targets?"
    r"|lymph nodes?|foc(?:us|i)|deposits?|(?<=right )one|(?<=left )one"
    r"|lumps?|bumps?|distortions?|asymmetry|asymmetries|sites?(?=\s?#?\s?[a-d1-4]\b))\b"
)
_BARE_POLE = WordPattern(_SIDED_POLE)
_CLOCK = WordPattern(r"(?<![\d:])(?:1[0-2]|[1-9]):[0-5]0(?![\d:])(?!\s*(?:am|pm|a\.m|p\.m|hours|hrs|to)\b)")
_CHUNK = re.compile(r"[,;(]|\band\b|\bas well as\b|\bplus\b|&|\+")
UNNAMED = ""
"""Site of a lesion told by its side or marks alone ("right mid nodule")."""
CLOCK_FACE = "clock"
"""Site of a position told by the clock alone, which counts in a breast only."""
_UNPAIRED = frozenset({"liver", "pancreas", "prostate", "mediastinum", "mesentery", "spleen", "peritoneum", "disc"})


@dataclass(frozen=True, slots=True)
class Place:
    """A target: the row of the site table (``bone`` for bones), its side, and its marks (lobe, segment, level)."""

    site: str
    side: Side | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    at: int = 0
    end: int = 0

    def clashes(self, other: Place) -> bool:
        """Whether both cannot be one lesion: another site, side, or value of a mark that both have."""
        if self.site != other.site or (self.side != other.side and None not in (self.side, other.side)):
            return True
        return any(_apart(other.marks.get(name, value), value) for name, value in self.marks.items())

    def with_more(self, other: Place) -> Place:
        """Both tellings of one lesion together."""
        return replace(self, side=self.side or other.side, marks={**other.marks, **self.marks})

    @property
    def key(self) -> str:
        """The marks as one word."""
        return ",".join(f"{name}={value}" for name, value in sorted(self.marks.items()))


def _apart(one: str, other: str) -> bool:
    """Whether two values of a mark share nothing ("5/6" and "6" share a segment, 1 and 10 on the clock do not)."""
    return not any(
        a == b or (not (a + b).isdigit() and (a.startswith(b) or b.startswith(a)))
        for a in one.split("/")
        for b in other.split("/")
    )


def places_in(clause: Clause, *, way: bool = True) -> tuple[Place, ...]:
    """Targets that a clause names, in order; what the needle only passes or a disease elsewhere is left out.

    ``way=False`` keeps what a needle might only pass.
    """
    named = _targets(clause.text.lower(), way)
    found = tuple(place for place in _merged(clause, named) if place.site or place.side or place.marks)
    return _spelled_out(found)


def _spelled_out(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Places without one of both sides whose sides are named one by one beside it ("bilateral, right … and left …")."""
    both = next((place for place in found if place.side == "bilateral" and not place.marks), None)
    if both is None or both.site in (UNNAMED, CLOCK_FACE):
        return found
    loose = (UNNAMED, CLOCK_FACE)
    if not {"left", "right"} <= {place.side for place in found if place.site in (both.site, *loose)}:
        return found
    rest = (place for place in found if place is not both)
    return tuple(replace(place, site=both.site) if place.site in loose else place for place in rest)


@lru_cache(maxsize=1024)
def _targets(low: str, way: bool) -> tuple[tuple[int, int, str], ...]:
    """Words of targets in a text in order, without overlap; the same clause is asked about again and again."""
    found: list[tuple[int, int, str]] = []
    for name, start, end in _named(low):
        if way and (_INSTEAD.match(low[end:]) or _only_passed(low, start)):
            continue
        if not any(start < other_end and other_start < end for other_start, other_end, _ in found):
            found.append((start, end, name))
    found.extend(_unnamed(low, found))
    return tuple(sorted(found))


def _unnamed(low: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Clock positions, and lesions in a part of the clause that names no site."""
    taken = list(found)
    for match in _CLOCK.finditer(low):
        taken.append((match.start(), match.end(), CLOCK_FACE))
    cuts = [0, *(match.start() for match in _CHUNK.finditer(low)), len(low)]
    for left, right in pairwise(cuts):
        lesion = _LESION.search(low, left, right) or _BARE_POLE.search(low, left, right)
        if lesion is not None and not any(left <= start < right for start, _, _ in taken):
            taken.append((lesion.start(), lesion.end(), UNNAMED))
    return taken[len(found) :]


def _named(low: str) -> list[tuple[str, int, int]]:
    """Words of every site, the longest first."""
    out: list[tuple[str, int, int]] = []
    for name, words in load_biopsy_words().likely(low):
        out.extend((name, match.start(), match.end()) for match in words.finditer(low))
    return sorted(out, key=lambda item: (item[1] - item[2], item[1]))


def _only_passed(low: str, start: int) -> bool:
    before = low[max(0, start - 60) : start]
    # The pedicle is the way into the vertebra that is sampled.
    passed = _PASSED_BY.search(before)
    if low.startswith("pedicle", start) or passed is None:
        return False
    if passed.group().lower().startswith("through") and _LESION.search(passed.group()):
        # "Four times through the nodule of the lobe": the lesion is what the needle went for.
        return False
    return not (
        re.search(r"\bfrom\s+(?:the\s+|a\s+)?(?:\w+\s+)?$", before, re.IGNORECASE) and _FROM_TARGET.search(low[:start])
    )


def _merged(clause: Clause, found: tuple[tuple[int, int, str], ...]) -> Iterator[Place]:
    low = clause.text.lower()
    for index, (start, end, name) in enumerate(found):
        left = found[index - 1][1] if index else 0
        right = found[index + 1][0] if index + 1 < len(found) else len(low)
        if index and _separate(low[left:start]):
            left = max(left, start - 60)
        yield _place(clause, name, start, end, left, right)


def _separate(between: str) -> bool:
    return "," in between or " and " in between


def _place(clause: Clause, name: str, start: int, end: int, left: int, right: int) -> Place:
    low = clause.text.lower()
    near = low[left:right]
    marks = marks_in(near)
    site, _, bone = name.partition(":")
    if bone:
        marks["bone"] = bone
    levels = _LEVEL.findall(near)
    if levels and site in {"bone", "disc", "paravertebral"}:
        marks["spine"] = "-".join(dict.fromkeys(level.upper() for level in levels[:2]))
    if site not in {"breast", CLOCK_FACE}:
        marks.pop("clock", None)
    side = None if site in _UNPAIRED or marks.get("part") == "isthmus" else side_near(clause, start, end, left, right)
    return settled(Place(site, side, marks, clause.start + start, clause.start + end))


def settled(place: Place) -> Place:
    """A lesion of the thyroid by its lobe: left, right or isthmus, of which the last has no side."""
    if place.site != "thyroid":
        return place
    lobe = "isthmus" if place.marks.get("part") == "isthmus" else place.side
    marks = {name: value for name, value in place.marks.items() if name not in {"part", "lobe"}}
    if lobe in {"left", "right", "isthmus"}:
        marks["lobe"] = str(lobe)
    return replace(place, side=None if lobe == "isthmus" else place.side, marks=marks)


def marks_in(text: str) -> dict[str, str]:
    """Marks of a stretch of text, the first of each sort."""
    out: dict[str, str] = {}
    for name, pattern in _MARK_TABLE.likely(text):
        match = pattern.search(text)
        if match is None:
            continue
        value = next(item for item in match.groupdict().values() if item is not None).lower()
        if name == "lobe" and len(value) == 3 and value[1:] in {"ul", "ml", "ll"}:
            value = {"u": "upper", "m": "middle", "l": "lower"}[value[1]]
        if name in {"segment", "level"}:
            value = "/".join(_ROMAN.get(part.strip(), part.strip()) for part in re.split(r"[/-]", value))
        value = _ORDER.get(value, value) if name == "label" else value
        out[name] = _SAME.get(value, value)[:8] if name != "label" else value
    return out


def side_near(clause: Clause, start: int, end: int, left: int, right: int) -> Side | None:
    """Side told beside a place, else the one that the reading gave to what stands there."""
    low = clause.text.lower()
    before = _side_words(low, max(left, start - 45), start)
    after = _side_words(low, end, min(right, end + 25))[:1]
    inside = _side_words(low, start, end)[:1]
    match = next(iter((*inside, *before[-1:], *after)), None)
    if re.match(r"[rl][uml]l\b", low[start:end]):
        return "right" if low[start] == "r" else "left"
    if match is not None:
        return "left" if match.group("left") else "right" if match.group("right") else "bilateral"
    for mention in clause.mentions:
        if mention.side and mention.label in {"ANATOMY", "LESION", "INTERVENTION"}:
            here = clause.start + start
            if mention.start <= here < mention.end or here <= mention.start < clause.start + end:
                return mention.side
    return side_of(clause)


def _side_words(low: str, start: int, end: int) -> list[re.Match[str]]:
    """Words of a stretch that name a side; a clip *left in* the mass is on neither."""
    found = (match for match in _SIDE.finditer(low) if start <= match.start() and match.end() <= end)
    return [match for match in found if names_side(low, match.start())]


def side_of(clause: Clause) -> Side | None:
    """The one side that the reading gives to what a clause names."""
    told = {m.side for m in clause.mentions if m.side and m.label in {"ANATOMY", "LESION", "INTERVENTION", "DEVICE"}}
    return told.pop() if len(told) == 1 else None
