"""Levels of the spine: the title's or the summary's against those at which the course tells of a needle or cement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import between, course, is_plain, quoted, summary, tells_done, titles
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.levels import parse_levels

_SEVERAL = WordPattern(r"\b(?P<count>two|three|four|2|3|4)[\s-]+levels?\b")


def find_level_contradictions(context: Context) -> Iterator[Contradiction]:
    """Levels that the title or the summary names and the course nowhere does, while it tells of others."""
    if "spinal_level" not in context.kinds:
        return
    told = course(context)
    named_anywhere = _levels(told)
    for clauses in (titles(context), summary(context)):
        named = [clause for clause in clauses if _named(clause)]
        if clauses is titles(context):
            named = [clause for clause in named if clause.of("INTERVENTION", "IMAGING")]
        else:
            named = [clause for clause in named if is_plain(clause) and tells_done(clause)]
        levels = tuple(dict.fromkeys(level for clause in named for level in _named(clause)))
        if not levels or not named_anywhere or not _apart(levels, named_anywhere):
            continue
        done = [clause for clause in told if _levels([clause]) and is_plain(clause) and tells_done(clause)]
        if not done:
            return
        yield between(
            "level",
            "spine",
            (_words(levels), _words(_levels(done[:1]))),
            (quoted(context, named[0]),),
            (quoted(context, done[0]),),
        )
        return


def find_level_counts(context: Context) -> Iterator[Contradiction]:
    """A title of several levels over a course that never names more than one."""
    for title in titles(context):
        match = _SEVERAL.search(title.text)
        if match is None:
            continue
        told = course(context)
        levels = _levels((*told, *summary(context), *titles(context)))
        if len(levels) != 1:
            continue
        done = next((c for c in told if _levels([c]) and is_plain(c) and tells_done(c)), None)
        if done is not None:
            says = f"{match['count'].lower()} levels", f"one ({levels[0]})"
            yield between("count", "spine", says, (quoted(context, title),), (quoted(context, done),))
            return


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


def _vertebrae(levels: Iterable[str]) -> set[str]:
    return {vertebra for level in levels for vertebra in level.split("-")}


def _words(levels: tuple[str, ...]) -> str:
    return " and ".join(levels) if len(levels) < 3 else f"{levels[0]} to {levels[-1]}"
