"""Acts that only a title or a summary names while the course says that they were not done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Side
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_RATIO = WordPattern(r"\b(?:ffr|ifr|rfr|dfr|cfr)\b[^.;]{0,25}\b(?:0?\.\d\d|point \w+)")


_ITEM_OF_ITS_OWN = re.compile(r",\s*(?:an?\s+)?\d{1,2}(?:\.\d)?\s?-?(?:f|fr|french)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""A size behind a comma begins an item of its own, that nothing before it denies ("no clot, 10 French drain")."""


def without_denied(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts without those that no statement of the course tells and one denies, on the same side."""
    denied = list(_denials(context))
    if not denied:
        return acts
    return tuple(act for act in acts if not _is_denied(context, act, denied))


def _denials(context: Context) -> list[tuple[str, Side | None]]:
    """Kinds of the acts that the course denies, with their sides; a tube's name is that of its placement too."""
    kinds = load_act_kinds()
    by_noun = _kinds_by_noun()
    return [
        (kind, mention.side)
        for clause in context.clauses
        if clause.section not in BACKGROUND and any(m.assertion == "negated" for m in clause.mentions)
        for mention in clause.of("INTERVENTION", "DEVICE")
        if mention.assertion == "negated" and not _ITEM_OF_ITS_OWN.search(clause.before(mention))
        for kind in _denied_kinds(mention, by_noun)
        if kind in kinds
    ] + [("fiducial_placement", None) for _ in _fiducials_not_laid(context)]


def _fiducials_not_laid(context: Context) -> list[Clause]:
    """Statements that leave markers in their box: the title names them by the device, the course by a plain verb."""
    return [
        clause
        for clause in context.body_saying(_NOT_LAID)
        if _FIDUCIAL.search(context.reading.sentence_text(clause.sentence))
    ]


_FIDUCIAL = WordPattern(r"\bfiducials?\b")
_NOT_LAID = WordPattern(r"\bnot (?:\w+ly )?(?:placed|deployed|laid|used|needed|left)\b")


def _denied_kinds(mention: Mention, by_noun: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Act kinds that a denied mention may name: its own, and those called by one of its nouns.

    "Angioplasty and stenting were not performed" denies both, "the biopsy was cancelled" that of the heart as well.
    """
    if mention.label != "INTERVENTION":
        return frozenset({mention.text.lower().replace(" ", "_")})
    nouns = (by_noun.get(word, frozenset()) for word in re.findall(r"[a-z]+", mention.text.lower()))
    return frozenset({mention.kind}).union(*nouns)


@cache
def _kinds_by_noun() -> Mapping[str, frozenset[str]]:
    """Kinds of acts by the last word of their names, where that is a noun of its own."""
    out: dict[str, set[str]] = {}
    for kind in load_act_kinds():
        noun = kind.rpartition("_")[2]
        if noun in _NOUNS:
            out.setdefault(noun, set()).add(kind)
    return {noun: frozenset(found) for noun, found in out.items()}


_NOUNS = frozenset(
    {"angioplasty", "atherectomy", "biopsy", "thrombectomy", "ablation", "lithotripsy", "vertebroplasty"}
)


def _is_denied(context: Context, act: Act, denied: list[tuple[str, Side | None]]) -> bool:
    if act.status != "performed" or not any(
        kind == act.kind and (side is None or act.side is None or side == act.side) for kind, side in denied
    ):
        return False
    return not any(_tells(context, clause) for clause in _clauses_of(context, act))


def _clauses_of(context: Context, act: Act) -> list[Clause]:
    starts = [span.start for span in act.spans]
    return [clause for clause in context.clauses if any(clause.start <= at < clause.end for at in starts)]


def _tells(context: Context, clause: Clause) -> bool:
    """Whether a clause belongs to the course and does not itself deny the act."""
    if _RATIO.search(clause.text):
        # "FFR 0.83, deferred": what was measured was done; the treatment was not.
        return True
    if tier_of(context, clause) != "told":
        return False
    return not any(
        m.assertion == "negated" and not _ITEM_OF_ITS_OWN.search(clause.before(m))
        for m in clause.of("INTERVENTION", "DEVICE")
    )
