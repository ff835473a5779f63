"""Words of cement in bone: what the work is called, where it goes, what makes a cavity and what gives it up."""

from __future__ import annotations

import re

from ircoder.findings import pain_words as words
from ircoder.knowledge.word_patterns import WordPattern

NAMED = WordPattern(
    r"\b(?:vertebr\w*\s?plast\w+|verteboplast\w+|pvp|kypho\w*|kyfoplast\w+|kypho plast\w+|vertebro plast\w+"
    r"|vertebral (?:body )?(?:cement )?augment\w+"
    r"|cement augment\w+|spinal augment\w+|sacro\s?plast\w+|sacral (?:\w+ )?(?:augment\w+|cement\w*)|osteocool"
    r"|spinejack|kiva)\b"
)
KYPHO = WordPattern(
    r"\b(?:ky(?:ph|f|p)o\w*|kypho plasty|bkp|spine-?\s?jack|kiva|balloon (?:assisted )?(?:vertebr\w+|augment\w+)"
    r"|vertebral (?:body )?augment\w+ with)\b"
)
VERTEBRO = WordPattern(r"\b(?:vertebr?o\s?plast\w+|verteboplast\w+|pvp)\b")
SACRAL = WordPattern(
    r"\b(?:sacro\s?plast\w+|sacral (?:cement\w*|augment\w+|insufficiency|fractures?|ala[er]?|wings?)|sacral alae"
    r"|ala[e]?\b|sacral wings?)\b"
)
SACROPLASTY = WordPattern(
    r"\b(?:sacro\s?plast\w+|sacral (?:\w+ ){0,2}(?:augment\w+|cement\w*)|cement\w*[^.;]{0,60}\bsacr\w+"
    r"|sacr\w+ ala\w*)\b"
)
SACRAL_BODY = WordPattern(r"\bs[1-5]\s+(?:vertebral )?bod(?:y|ies)\b|\bbody of s[1-5]\b")
OTHER_BONE = WordPattern(
    r"\b(?:acetabul\w+|ilium|iliac (?:bone|wing|crest)|ischi\w+|pubi[cs]\w*|femor\w+|humer\w+|rib|sternum"
    r"|scapul\w+|tibia\w*|calcane\w+)\b"
)
NOT_A_BODY = re.compile(
    r"^\W{0,2}(?:(?:left|right|nerve|exiting)\W+){0,2}(?:roots?|dermatom|foram\w+|dis[ck]s?\b|interspace|pars"
    r"|level of the)",
    re.IGNORECASE,
)
HANDED_OVER = re.compile(
    r"(?:\b(?:into|in|within|at|of|to|for|through)\s+(?:the\s+)?(?:(?:left|right|both|body|bodies|vertebra\w*"
    r"|vertebral|pedicles?|of|the|sides?|and|at)\s+){0,5})$",
    re.IGNORECASE,
)
RECEIVED = WordPattern(
    r"\b(?:received|accepted|took|got)\s+(?:about |approximately |a total of )?[\d.]+\s*(?:ml|cc|milli\w+)"
    r"|\binjected\s+(?:about |approximately |only |a total of )?[\d.]+\s*(?:ml|cc)s?\b"
    r"(?! (?:of )?(?!cement|pmma|bone|acrylic|it\b)[a-z])"
)
SEEN = WordPattern(
    r"\b(?:old|previous|prior|existing) (?:bone )?cement\b"
    r"|\bcement (?:is |was |material )?(?:again )?(?:noted|seen|present|visible|identified|incidentally)\b"
    r"(?! (?:to|in|filling|crossing|within|extending|on)\b)"
)
"""Cement of another day that the images show."""
LIES_IN = re.compile(r"^\s*(?:is |was |seen )?(?:in|into|within|at)\s+(?:the\s+)?[ctls][\s-]?\d", re.IGNORECASE)
CEMENT_DOSE = WordPattern(
    r"\b[\d.]+\s?(?:ml|cc|milliliters?)\s(?:of\s)?(?:bone\s)?(?:cement|pmma|methacrylate\w*)\b"
    r"|\b(?:cement|pmma)[\s:,]{1,3}(?:about )?\d"
)
CAVITY = WordPattern(f"(?:{words.CAVITY.pattern})")
WAS_THERE = re.compile(
    r"\b(?:old|dense|known|prior|previous|existing|earlier|landmark[^.;]{0,40})\s+(?:bone\s+)?$", re.IGNORECASE
)
"""Before cement that lay there from an earlier day."""
ABANDONED = WordPattern(
    r"\b(?:abandon\w*|aborted|ruptured before|failed|could not|unable|no balloon"
    r"|(?:not|never|n't) (?:be |been |even |ever )?(?:us(?:ed?|ing)|inflate\w*|made?|creat\w+|deploy\w*|open\w*"
    r"|need\w*|possible|unpack\w*|unwrap\w*|touch\w*|take\w*|require\w*|insert\w*|place\w*)"
    r"|un(?:opened|used|touched|wrapped)|(?:sealed|in its (?:box|wrap\w*|pack\w*)|(?:on|off) the shelf|in reserve"
    r"|on standby|stand-?by)"
    r"|(?:not|never|n't|cannot) (?:even |quite )?(?:fit|go (?:in|through|down)|pass|reach)"
    r"|no (?:space|cavity|void|room|hole) (?:was |were |could be )?(?:made|created|formed|opened)"
    r"|without (?:a |the |any )?(?:balloons?|cavity|tamps?)|burst before|not available)\b"
)
LEFT_BLANK = re.compile(r"_{2,}|\*{3,}|\[\s{2,}\]|\((?:delete|n/?a|omit)[^)]*\)", re.IGNORECASE)
"""A line of a template that nobody filled in tells of nothing."""
_SHARE = re.compile(
    r"\s*(?:,|and|,\s*and|&|;)\s*(?:another\s+)?[\d.]+\s*(?:ml|cc|mls|ccs)?\s+(?:at|in|into|to)\s+", re.IGNORECASE
)
Chain = tuple[int, int, tuple[str, ...]]
"""Start, end and bodies of a run of levels."""


def shared_out(text: str, chains: list[Chain], first: Chain) -> tuple[str, ...]:
    """The body that cement was handed to, and those that took a share of their own ("3 mL in L1 and 4 in L2")."""
    bodies, end = first[2], first[1]
    for start, stop, levels in chains:
        if start > end and _SHARE.fullmatch(text[end:start]):
            bodies, end = (*bodies, *levels), stop
    return bodies


def dosed(text: str, chains: list[Chain], at: int) -> tuple[str, ...]:
    """Bodies that stand each beside a volume of its own behind a place ("cement: 3 cc T9, 4 cc L1"), if several."""
    bodies: dict[str, None] = {}
    last = at
    for start, stop, levels in chains:
        if start < at:
            continue
        if re.search(r"[.;]\s", text[last:start]):
            break
        if _VOLUME_BEFORE.search(text[last:start]) or _VOLUME_BEHIND.match(text[stop:]):
            bodies.update(dict.fromkeys(levels))
        last = stop
    return tuple(bodies) if len(bodies) > 1 else ()


_VOLUME_BEFORE = re.compile(
    r"\d\s?(?:(?:ml|cc)s?|millilit(?:er|re)s?)\s+(?:(?:at|in|into|to|for)\s+)?(?:the\s+)?$", re.IGNORECASE
)
_VOLUME_BEHIND = re.compile(
    r"\s*[:=(]?\s*(?:about\s+)?\d+(?:\.\d+)?\s?(?:(?:ml|cc)s?\b|millilit(?:er|re)s?\b"
    r"|(?:on|from) (?:the )?(?:left|right)\b)",
    re.IGNORECASE,
)


def each_of(text: str, group: tuple[str, ...]) -> tuple[str, ...]:
    """The bodies listed together, where words that name none speak of each of them ("3/4/5 mL")."""
    row = _ROW_OF_VOLUMES.search(text)
    if row is not None and len(group) > 1 and row.group().count("/") == len(group) - 1:
        return group
    match = EACH_BODY.search(text)
    if match is None:
        return ()
    count = next((word for word in match.groups() if word), "").lower()
    return group if count in {"", str(len(group)), _COUNTED.get(len(group), "")} else ()


_ROW_OF_VOLUMES = re.compile(r"(?<![\d/])\d+(?:\.\d+)?(?:\s?/\s?\d+(?:\.\d+)?)+(?=\s?(?:ml|cc)s?\b)", re.IGNORECASE)
_COUNTED = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_BODIES = r"(?:vertebral\s+)?(?:bod(?:y|ies)|levels?|vertebra[el]?s?|segments?)"
EACH_BODY = WordPattern(
    rf"\b(?:(?:each|all)(?:\s+of\s+(?:the|these|those))?(?:\s+(?P<count>two|three|four|five|six|[2-6]))?"
    rf"|both(?:\s+of\s+the)?)"
    rf"\s+(?:fractured\s+|treated\s+)?{_BODIES}\b|\b(?P<count2>two|three|four|five|six|[2-6])\s+{_BODIES}\b"
)


CENTER = WordPattern(
    r"\b(?:ambulatory surg\w+ cent(?:er|re)|surg(?:ery|ical|i)\s?-?cent(?:er|re)|outpatient surgery center)\b"
    r"|\bASC\b(?=\s*[:,.\n])"
)


def was_sampled(text: str, start: int, sampled: list[int], named: list[int]) -> bool:
    """Whether a body goes with a biopsy and not with cement work of the line: it was only sampled.

    It goes with the name right behind it ("L2 biopsy"), else with the last one before it ("biopsy of L2").
    """
    if not named or not sampled:
        return False
    behind = [
        at for at in (*sampled, *named) if 0 <= at - start <= _RIGHT_BEHIND and _CUT.search(text, start, at) is None
    ]
    before = [at for at in (*sampled, *named) if at < start]
    nearest = min(behind, default=None) or max(before, default=None)
    if nearest is None:
        nearest = min((*sampled, *named), key=lambda at: abs(at - start))
    return nearest in sampled


_RIGHT_BEHIND = 25
_CUT = re.compile(r"[;,.]|\band\b", re.IGNORECASE)
