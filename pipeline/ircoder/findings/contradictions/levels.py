"""Levels of the spine: the title's or the summary's against those at which the course tells of a needle or cement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import (
    between,
    course,
    is_plain,
    quoted,
    summary,
    tells_done,
    titles,
    told_in_course,
)
from ircoder.findings.contradictions.last_words import is_late
from ircoder.findings.model import Contradiction, Findings
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.levels import parse_levels
from ircoder.language.numbers import ONES

_SEVERAL = WordPattern(
    r"\b(?P<count>single|one|two|three|four|five|[1-5])[\s-]+(?:(?:lumbar|cervical|thoracic|spinal|vertebral|facet|adjacent"
    r"|contiguous|treated|right|left|sided?|medial|dorsal)[\s-]+){0,3}(?P<noun>levels?|joints?|facets?|nerves?|branch(?:es)?|bod(?:y|ies)|fractures?)\b"
    r"|\b(?:kyphoplast(?:y|ies)|vertebroplast(?:y|ies)|augmentations?)\s*\(?(?:x|times)\s?(?P<times>[1-5])\b"
)
_MADE = WordPattern(r"\b(?:made|created|placed|blocked|treated|injected|denervated|burned|heated|numbed)\b")
_LANDMARK = WordPattern(r"\b(?:landmark|counting|counted|dense|quiet|unchanged)\b")
"""How a level is spoken of that only served to find the way."""
_BEHIND = 25
"""Characters behind the last level in which "each" speaks of levels, and not of the lesions at each."""
_PER = WordPattern(r"\b(?:each|every|per|additional|other|respectively)\b")
_BOTH = WordPattern(r"\b(?:both (?:sides|facets)|bilateral\w*|left and right|right and left|contralateral)\b")
_CEMENT = ("vertebroplasty", "kyphoplasty")
_COUNT_BODIES = frozenset({"level", "levels", "body", "bodies", "fracture", "fractures"})
_COUNT_JOINTS = frozenset({"joint", "joints", "facet", "facets", "level", "levels"})
_COUNT_NERVES = frozenset({"nerve", "nerves", "branch", "branches"})
_NERVES = WordPattern(r"\b(?:branch\w*|nerves?|rami|ramus)\b")
_JOINTS = WordPattern(r"\b(?:facets?|joints?|zygapophys\w+|levels?)\b")


def find_level_contradictions(context: Context) -> Iterator[Contradiction]:
    """Levels that the title or the summary names and the course nowhere does, while it tells of others."""
    if "spinal_level" not in context.kinds:
        return
    told = course(context)
    anywhere = _levels(told)
    done = [
        clause
        for clause in told
        if _levels([clause]) and is_plain(clause) and tells_done(clause) and not _LANDMARK.search(clause.text)
    ]
    if not done:
        return
    for named in _heads(context):
        levels = tuple(dict.fromkeys(level for clause in named for level in _named(clause)))
        if not levels or not (_apart(levels, anywhere) or _exchanged(levels, _levels(done), anywhere)):
            continue
        other = next((clause for clause in done if not set(_levels([clause])) <= set(levels)), done[0])
        yield between(
            "level",
            "spine",
            (_words(levels), _words(_levels([other]))),
            (quoted(context, named[0]),),
            (quoted(context, other),),
        )
        return


def find_level_counts(context: Context, found: Findings) -> Iterator[Contradiction]:
    """A number of levels, joints, nerves or bodies in the title or the summary over a course that tells of others."""
    if "spinal_level" not in context.kinds or not context.may_say(_SEVERAL):
        return
    late = (c for c in context.clauses if c.section == "diagnosis" and is_late(context, c, c.start))
    for head in (*titles(context), *(clause for clause in (*summary(context), *late) if is_plain(clause))):
        match = _SEVERAL.search(head.text)
        if match is None or _PER.search(head.text):
            continue
        number = match["times"] or match["count"].lower()
        count = int(number) if number.isdigit() else ONES.get(number, 1)
        noun = match["noun"].lower() if match["noun"] else "bodies"
        told = _bodies(context, found, noun, count) or _listed(context, noun, count)
        if told is not None and len(told[0]) != count:
            levels, done = told
            says = f"{count} ({noun})", f"{len(levels)} ({' and '.join(levels)})"
            yield between("count", "spine", says, (quoted(context, head),), (quoted(context, done),))
            return


def _bodies(context: Context, found: Findings, noun: str, count: int) -> tuple[tuple[str, ...], Clause] | None:
    """Vertebrae that the course tells of as cemented, where that is the work of the session."""
    if noun not in _COUNT_BODIES:
        return None
    acts = [act for act in found.performed(*_CEMENT) if act.levels]
    told = [(act, place) for act in acts if (place := told_in_course(context, act.spans)) is not None]
    levels = tuple(dict.fromkeys(level for act, _ in told for level in act.levels))
    if not told or len(levels) < count <= len(_vertebrae(_levels(course(context)))):
        return None
    return levels, told[0][1]


def _listed(context: Context, noun: str, count: int) -> tuple[tuple[str, ...], Clause] | None:
    """Levels of the sort that a noun counts, as the course lists them; ``None`` where it may mean others."""
    done = [
        clause
        for clause in course(context)
        if _levels([clause]) and is_plain(clause) and (tells_done(clause) or _MADE.search(clause.text))
    ]
    everywhere = _levels((*course(context), *summary(context), *titles(context)))
    if not done:
        return None
    if count > 1 and len(everywhere) == 1 and noun.startswith("level"):
        return everywhere, done[0]
    if context.says(_BOTH):
        return None
    for clause in done:
        levels = _levels([clause])
        spaces = tuple(level for level in levels if "-" in level)
        named = [m.end - clause.start for m in clause.of("ANATOMY") if m.attributes.get("levels")]
        if _PER.search(clause.text, 0, max(named) + _BEHIND):
            continue
        if noun in _COUNT_JOINTS and len(spaces) > 1 and _JOINTS.search(clause.text):
            return spaces, clause
        if (
            noun in {"joint", "joints", "facet", "facets"}
            and len(levels) > 2
            and not spaces
            and _NERVES.search(clause.text)
        ):
            # Two neighboring branches serve one joint.
            return tuple(f"{one}-{other}" for one, other in pairwise(levels)), clause
        if noun in _COUNT_NERVES and len(levels) > 1 and not spaces and _NERVES.search(clause.text):
            return levels, clause
    return None


def _heads(context: Context) -> Iterator[list[Clause]]:
    """Clauses of the title and of the summary that name levels at which something was done."""
    yield [clause for clause in titles(context) if _named(clause) and clause.of("INTERVENTION", "IMAGING")]
    yield [clause for clause in summary(context) if _named(clause) and is_plain(clause) and tells_done(clause)]


def _levels(clauses: Iterable[Clause]) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for clause in clauses:
        for mention in clause.of("ANATOMY"):
            levels = mention.attributes.get("levels")
            if isinstance(levels, tuple):
                out.update(dict.fromkeys(levels))
    return tuple(out)


def _named(clause: Clause) -> tuple[str, ...]:
    """Levels that a title names, also between two parts of an act's name."""
    return _levels([clause]) or parse_levels(clause.text.rstrip(" .\n"))


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether no level is in both; interspaces are held against interspaces, else vertebra against vertebra."""
    if all("-" in level for level in (*one, *other)):
        return not set(one) & set(other)
    return not _vertebrae(one) & _vertebrae(other)


def _exchanged(named: tuple[str, ...], done: tuple[str, ...], anywhere: tuple[str, ...]) -> bool:
    """Whether each hand has a level of one sort that the other lacks, and the course never names that of the head."""
    sorts = {"-" in level for level in named}
    if len(sorts) != 1:
        return False
    like = {level for level in done if ("-" in level) in sorts}
    untold = set(named) - like
    if not like or not untold or not like - set(named):
        return False
    vertebrae = _vertebrae(anywhere)
    return any(not set(level.split("-")) <= vertebrae for level in untold)


def _vertebrae(levels: Iterable[str]) -> set[str]:
    return {vertebra for level in levels for vertebra in level.split("-")}


def _words(levels: tuple[str, ...]) -> str:
    return " and ".join(levels) if len(levels) < 3 else f"{levels[0]} to {levels[-1]}"
