"""A closure at a place of the body at which nothing was entered."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.contradictions.hands import between, part_of, quoted
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import PatternTable, WordPattern

_SITES = PatternTable(
    {
        "groin": WordPattern(
            r"\b(?:groins?|femoral(?! (?:head|neck|condyle))|cf[av]|arteriotomy at the groin|inguinal)\b"
        ),
        "wrist": WordPattern(r"\b(?:wrists?|radial(?! (?:force|head|nerve|fiber))|ulnar artery|snuff-?box)\b"),
        "neck": WordPattern(r"\b(?:neck(?! of)|jugular|ij[vs]?)\b"),
        "elbow": WordPattern(r"\b(?:brachial|antecubital)\b"),
    }.items()
)
_CLOSED = WordPattern(
    r"\b(?:angio-?seal\w*|per-?close\w*|proglide\w*|mynx\w*|star-?close\w*|exoseal|vascade|manta|tr[\s-]band|(?:wrist|radial|air"
    r"|compression|inflatable|pneumatic) ?band|band\b(?= (?:on|at|around|with|inflated))"
    r"|(?:manual |hand |direct )?(?:pressure|compression)\b(?! (?:tip|gradient|wire|injector|measur\w*"
    r"|ulcer|of\b(?! the))|\s*[:=]?\s*\d)"
    r"|held for|held (?:\w+ )?(?:\d+|ten|twenty|fifteen) min\w*|closure device|was held|compressed for)\b"
)
_ENTERED = WordPattern(
    r"\b(?:punctured|accessed|access|entered|entry|stuck|stick|cannulat\w+|micro-?puncture|needle|retrograde|antegrade|approach"
    r"|sheath|through the|from the|via)\b"
)
_NOT_DONE = WordPattern(
    r"\b(?:not?|never|without|prior|previous\w*|if|attempt\w*|failed|venous pressure|patent|compressible)\b"
)


def find_door_contradictions(context: Context) -> Iterator[Contradiction]:
    """A site of closure that nothing else names, while the way in is told at another site."""
    if not context.may_say(_CLOSED):
        return
    closed: list[tuple[str, Clause]] = []
    named: dict[str, list[Clause]] = {}
    for clause in context.clauses:
        if clause.section in BACKGROUND - {"plan"}:
            continue
        sites = [site for site, words in _SITES.likely(clause.text) if words.search(clause.text)]
        for site in sites:
            named.setdefault(site, []).append(clause)
        if len(sites) == 1 and _CLOSED.search(clause.text) and not _NOT_DONE.search(clause.text):
            closed.append((sites[0], clause))
    for site, clause in closed:
        if len(named[site]) > 1 or part_of(context, clause) in {"title", "other"}:
            continue
        for other, clauses in named.items():
            entry = next((c for c in clauses if c.index < clause.index and _ENTERED.search(c.text)), None)
            if other != site and entry is not None and not any(c.index == entry.index for _, c in closed):
                yield between(
                    "place",
                    "access",
                    (f"that the {other} was entered", f"that the {site} was closed"),
                    (quoted(context, entry),),
                    (quoted(context, clause),),
                )
                return
