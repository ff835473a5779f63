"""Spinal levels from words: ``L4-5``, ``L3 through L5``, ``lumbar four five`` become ``L4-L5``, ``L3``, ….

An interspace is written ``L4-L5``, a single vertebra, root or foramen ``L4``.
"""

from __future__ import annotations

import re
from itertools import pairwise

LAST = {"C": 8, "T": 12, "L": 6, "S": 5}
"""Highest number of each region; C8 is a root, L6 a transitional vertebra."""

_VERTEBRAE = {"C": 7, "T": 12, "L": 5, "S": 5}
_ORDER = tuple(f"{region}{number}" for region, last in _VERTEBRAE.items() for number in range(1, last + 1))
_PLACE = {level: place for place, level in enumerate(_ORDER)} | {"C8": 6, "L6": 24}

_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "one first",
            "two second",
            "three third",
            "four fourth",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
        ),
        start=1,
    )
    for word in words.split()
}
_CARDINAL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_REGION = "cervical|thoracic|dorsal|lumbar|sacral"
_UNIT = r"(?![\s-]*(?:mm|cm|mls?|ccs?|mg|milli\w+|fr|french|f|g|gauge|weighted|signal|hyper\w*|hypo\w*|x|%|percent)\b)"
_AMOUNT = r"(?!\s+(?:at|in|into)\s+(?:the\s+)?[ctls]-?\d)"
"""A bare number before another level is a volume ("5 mL at T12 and 4 at L1")."""

_NO_ITEM = r"(?!(?<![-–—/]\d)(?<![-–—/]\d\d)\.)"
"""A number before a full stop is that of an item of a list, unless a hyphen joins it to the level before it."""

_LEVEL = re.compile(
    rf"""
    (?P<ordinal>\b(?:{_ORDINAL})(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+)(?:{_ORDINAL}))*)\s+(?P<of>{_REGION})\b
    | (?<![a-z0-9])(?:(?P<letter>[ctls])(?:[\s-]?(?P<digit>1[0-2]|[1-9])(?![0-9a-z]|\.\d)|[\s-](?P<word>{_CARDINAL})\b)
        | (?P<region>{_REGION})\s+(?:(?P<rdigit>1[0-2]|[1-9])(?![0-9a-z]|\.\d)|(?P<rword>{_CARDINAL})\b))
      {_UNIT}
    | (?<![a-z0-9.])(?:(?P<bare>1[0-2]|[1-9])(?![0-9a-z%]|\.\d){_NO_ITEM}|(?P<bareword>{_CARDINAL})\b){_UNIT}{_AMOUNT}
    """,
    re.VERBOSE,
)
_JOIN = re.compile(
    r"\s*(?:"
    r"(?P<through>\b(?:through|thru|down\s+to|until)\b|\.\.+)"
    r"|(?P<to>\bto\b)"
    r"|(?P<dash>\s?[-–—/]\s?|\bdash\b)"
    r"|(?P<list>,\s*(?:and\b|&)?|\band\b|&|\+|;|\bas\s+well\s+as\b|\bplus\b|\bor\b)"
    r"|(?P<space>(?=\s))"
    r")\s*(?:the\s+)?"
)
_HINT = re.compile(
    r"(?<![a-z0-9])[ctls](?:[\s-]?[1-9]|[\s-](?:" + _CARDINAL + r")\b)|cervical|thoracic|dorsal|lumbar|sacral"
)


def parse_levels(text: str) -> tuple[str, ...]:
    """Levels that the words name, in the order of the text and without repeats.

    Two neighbouring vertebrae joined by a hyphen, a slash, a space or *to* are an interspace (``L4/5``, ``L5 S1``);
    with *through*, or farther apart, they are a range (``L3 through L5``: ``L3``, ``L4``, ``L5``). A range of
    interspaces runs over interspaces (``C2-3 through C4-5``). Sacral segments have no interspaces.
    """
    low = text.lower()
    if not _HINT.search(low):
        return ()
    out: dict[str, None] = {}
    for chain in _chains(low):
        for level in _read_chain(chain):
            out[level] = None
    return tuple(out)


def _chains(low: str) -> list[list[tuple[str, str]]]:
    """Runs of levels with the joint before each (``""`` for the first)."""
    chains: list[list[tuple[str, str]]] = []
    at = 0
    while match := _next_level(low, at):
        region, numbers = _named(match)
        chain = [("" if place == 0 else "list", f"{region}{number}") for place, number in enumerate(numbers)]
        at = match.end()
        while joint := _JOIN.match(low, at):
            follow = _LEVEL.match(low, joint.end())
            if follow is None or follow["ordinal"]:
                break
            kind = str(joint.lastgroup)
            if follow["bare"] or follow["bareword"]:
                if kind == "space" and follow["bare"]:
                    break
                name = f"{chain[-1][1][0]}{follow['bare'] or _WORDS[follow['bareword']]}"
            else:
                region, numbers = _named(follow)
                name = f"{region}{numbers[0]}"
            if int(name[1:]) > LAST[name[0]]:
                break
            chain.append((kind, name))
            at = follow.end()
        chains.append([link for link in chain if int(link[1][1:]) <= LAST[link[1][0]]])
    return chains


def _next_level(low: str, at: int) -> re.Match[str] | None:
    """First match from ``at`` on that names its region itself."""
    for match in _LEVEL.finditer(low, at):
        if not (match["bare"] or match["bareword"]):
            return match
    return None


def _named(match: re.Match[str]) -> tuple[str, list[int]]:
    """Region letter and numbers of a match that names its region."""
    if match["ordinal"]:
        return _letter(match["of"]), [_WORDS[word] for word in re.findall(_ORDINAL, match["ordinal"])]
    region = match["letter"] or match["region"]
    number = match["digit"] or match["rdigit"]
    return _letter(region), [int(number) if number else _WORDS[match["word"] or match["rword"]]]


def _letter(region: str) -> str:
    return "T" if region == "dorsal" else region[0].upper()


def _read_chain(chain: list[tuple[str, str]]) -> list[str]:
    """Turn a run of levels into interspaces and single levels."""
    groups: list[list[str]] = []
    through: list[bool] = []
    spaced = all(kind in ("", "space") for kind, _ in chain) and len(chain) > 2 and len(chain) % 2 == 1
    for place, (kind, name) in enumerate(chain):
        last = groups[-1] if groups else []
        tight = (kind == "dash" and bool(last) and name != last[-1]) or (
            kind == "space" and not spaced and len(last) == 1
        )
        if tight or (kind == "to" and len(last) == 1 and _is_interspace(last[0], name) and _ends_pair(chain, place)):
            last.append(name)
        else:
            groups.append([name])
            through.append(kind in ("through", "to"))
    read = [_read_group(group) for group in groups]
    out: list[str] = []
    for place, levels in enumerate(read):
        if through[place] and out:
            out.extend(_between(out[-1], levels[0]))
        out.extend(levels)
    return out


def _ends_pair(chain: list[tuple[str, str]], place: int) -> bool:
    """Whether *to* joins no longer range: ``L4 to L5`` is an interspace, ``C4-5 to C6-7`` and *through* are not."""
    return not (place + 1 < len(chain) and chain[place + 1][0] == "dash")


def _is_interspace(upper: str, lower: str) -> bool:
    if upper[0] == "S":
        return False
    return _PLACE.get(lower, -9) - _PLACE.get(upper, 99) == 1


def _read_group(names: list[str]) -> list[str]:
    """Levels of names joined by hyphens: interspaces of neighbours, the whole range where they lie farther apart."""
    if len(names) == 1:
        return names
    if all(_is_interspace(upper, lower) for upper, lower in pairwise(names)):
        return [f"{upper}-{lower}" for upper, lower in pairwise(names)]
    first, last = _PLACE.get(names[0]), _PLACE.get(names[-1])
    if len(names) == 2 and first is not None and last is not None and first < last:
        return list(_ORDER[first : last + 1])
    return names


def _between(start: str, end: str) -> list[str]:
    """Levels strictly between the two ends of a range, of the same sort (interspaces or single levels)."""
    first, last = _PLACE.get(start.split("-")[0]), _PLACE.get(end.split("-")[0])
    if first is None or last is None or last <= first:
        return []
    if "-" in start:
        return [f"{_ORDER[place]}-{_ORDER[place + 1]}" for place in range(first + 1, last)]
    return list(_ORDER[first + 1 : last])
