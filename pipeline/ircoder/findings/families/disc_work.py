"""Work on discs: contrast studies, material removed, products injected, ligament removed (SPIN-72 to SPIN-75)."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, told_levels
from ircoder.findings.families import spinal_puncture_words as words
from ircoder.findings.model import Act, Detail
from ircoder.findings.needle_guidance import find_needle_guidance
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.levels import parse_levels

KINDS = frozenset({"discography", "disc_decompression", "intradiscal_injection", "lumbar_decompression"})
_NAMED = frozenset({"performed", "attempted"})
_OF_ANOTHER_DAY = WordPattern(r"\b(?:(?:19|20)\d\d|prior|previous(?:ly)?|ago|old|healed|stable|history)\b")
_LABELLED = re.compile(r"\W*[ctl]-?\d{1,2}\s?[-/]\s?[ctls]?-?\d{1,2}\b\W*\w", re.IGNORECASE)
_READ = WordPattern(
    r"\b(?:concordant|discordant|painless|no pain|pain|morpholog\w*|nucleogram|annular|fissur\w*|tear|leak\w*|grade"
    r"|dallas"
    r"|cotton[- ]?ball|normal|degenerat\w*|bilob\w*|pattern|findings|interpret\w*|read|hurt\w*|reproduc\w*)\b"
)


def find_disc_work(context: Context, session: Session) -> Parts:
    """One act a disc for contrast studies and injected products; one act for each other kind of disc work."""
    context = in_whole_clauses(context)
    named = _named(context)
    if not named:
        return Parts()
    body = [c for c in context.body() if c.section not in {"addendum", "complications"}]
    # Under a title that stands alone on its line, the discs follow as a list of their own.
    listed = [c for c in context.clauses if c.section in TITLES and c.index > 0 and _LABELLED.match(c.text)]
    body = sorted([*body, *(c for c in listed if c not in body)], key=lambda c: c.start)
    acts: list[Act] = []
    for kind in ("disc_decompression", "lumbar_decompression"):
        if kind in named:
            levels = _worked(body) or told_levels(named[kind])
            acts.append(_act(context, kind, named[kind], levels))
    if "discography" in named and "disc_decompression" not in named:
        acts.extend(_discs(context, body, named["discography"], "discography"))
    if "intradiscal_injection" in named:
        acts.extend(_discs(context, body, named["intradiscal_injection"], "intradiscal_injection"))
    return Parts(acts=tuple(acts)) + find_needle_guidance(context, tuple(acts), "disc")


def _worked(body: list[Clause]) -> tuple[str, ...]:
    """Levels of the work, without that at which a needle only gave the contrast to watch it by."""
    left = [c for c in body if not words.DISC_NOT_DONE.search(c.text) and not _OF_ANOTHER_DAY.search(c.text)]
    levels = told_levels(c for c in left if not words.EPIDUROGRAM.search(c.text)) or told_levels(left)
    return tuple(level for level in levels if "-" in level) or levels


def _named(context: Context) -> dict[str, list[Clause]]:
    out: dict[str, list[Clause]] = {}
    signed = context.says(words.MILD_SIGN)
    decompressed = "decompress" in context.reading.text.lower()
    for clause in context.clauses:
        if clause.section in BACKGROUND or clause.section in {"addendum", "complications", "signature"}:
            continue
        for mention in clause.of("INTERVENTION", "IMAGING"):
            kind = "discography" if mention.concept == "imaging:discography" else mention.kind
            if kind in KINDS and mention.assertion in _NAMED:
                out.setdefault(kind, []).append(clause)
        told = (signed and words.MILD.search(clause.text)) or (decompressed and words.MILD_UNNAMED.search(clause.text))
        if told and "lumbar_decompression" not in out:
            out["lumbar_decompression"] = [clause]
    return out


def _discs(context: Context, body: list[Clause], named: list[Clause], kind: str) -> list[Act]:
    """Discs that the body tells were injected; titles only where the body names none."""
    injected: dict[str, list[Clause]] = {}
    given_up: set[str] = set()
    for clause in body:
        discs = [level for level in dict.fromkeys((*told_levels([clause]), *parse_levels(clause.text))) if "-" in level]
        if words.DISC_NOT_DONE.search(clause.text):
            given_up.update(discs)
        elif words.DISC_INJECTED.search(clause.text):
            for level in discs:
                injected.setdefault(level, []).append(clause)
    found = {level: clauses for level, clauses in injected.items() if level not in given_up}
    titled = [level for level in told_levels(named) if "-" in level and level not in given_up]
    for level in titled if not found else ():
        found[level] = named
    read = any(_READ.search(clause.text) for clause in body)
    details: dict[str, Detail] = {"read": read} if kind == "discography" else {}
    if kind == "intradiscal_injection":
        whole = " ".join(clause.text for clause in (*named, *body))
        details = {"product": "cellular" if words.ALLOGRAFT.search(whole) else "drug"}
    if not found:
        return [_act(context, kind, named, (), details)]
    return [
        _act(context, kind, clauses, (level,), details, number)
        for number, (level, clauses) in enumerate(found.items(), start=1)
    ]


def _act(
    context: Context,
    kind: str,
    proof: list[Clause],
    levels: tuple[str, ...],
    details: dict[str, Detail] | None = None,
    number: int = 1,
) -> Act:
    return Act(
        id=f"{kind.replace('_', '-')}-{number}",
        kind=kind,
        family=load_act_kinds()[kind].family,
        levels=levels,
        details=details or {},
        spans=tuple(dict.fromkeys(context.quote(clause) for clause in proof))[:3],
    )


BUILDER = FamilyBuilder("disc work", KINDS, find_disc_work)
