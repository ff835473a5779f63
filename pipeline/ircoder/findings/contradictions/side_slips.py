"""Sides inside the course of one procedure: a step on the other side than all the rest of it."""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.findings.contradictions.side_claims import Claim, sides_of
from ircoder.findings.contradictions.side_clash import GENERAL, clash, differ, firm, of_parts
from ircoder.findings.contradictions.side_places import TRUNKS
from ircoder.findings.contradictions.side_wording import BOTH, ENTERED, PREPARED, PUNCTURE
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import opposite

_AGAIN = WordPattern(
    r"\b(?:same|similar\w*|likewise|repeat\w*|second|another|turned|attention|also|as well|in turn|respectively|sides"
    r"|one side|counterpart|first side|remaining)\b"
)
"""How a report goes on to the same work on the other side."""
_CROSSED = WordPattern(r"\b(?:cross\w*|communicating|acom\w*|a-?comm|collateral\w* from the (?:left|right))\b")
_RESULT = WordPattern(
    r"\b(?:outlin\w+|opacif\w+|fill(?:ed|s)|spread\w*|contrast|arthrogra\w+|confirm\w*|verif\w+|flow(?:ed)?|distended"
    r"|drained|aspirated|returned|obtained|sampled|dress\w+|secured|sutured)\b"
)
"""What shows that the needle lay where it should, or comes of it."""
_COURSE_AND_STORY = frozenset({"course", "history", "other"})


def clash_in_course(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The steps of one place, against each other and against the title."""
    return (
        _prepared(context, claims)
        or _against_title(context, claims)
        or _stray_result(context, claims)
        or _other_trunk(context, claims)
    )


def _enters(claim: Claim) -> bool:
    return ENTERED.search(claim.clause.text) is not None or PUNCTURE.search(claim.clause.text) is not None


def _prepared(context: Context, claims: list[Claim]) -> Contradiction | None:
    """The side that was prepared, where all work at the place was done on the other."""
    told = of_parts(claims, "course")
    ready = [claim for claim in told if PREPARED.search(claim.clause.text) and not _enters(claim)]
    rest = [claim for claim in told if claim not in ready]
    if not differ(ready, rest) or not all(claim.plain for claim in ready):
        return None
    held = firm(rest)
    return clash(context, ready, held) if held else None


def _against_title(context: Context, claims: list[Claim]) -> Contradiction | None:
    """One statement of the course on the other side than all else: the title or the reason, the summary, the rest."""
    named = of_parts(claims, "title", "summary") or of_parts(claims, "reason", "consent")
    if len(sides_of(named)) != 1 or sides_of(claims) == sides_of(named):
        return None
    side, text = named[0].side, context.reading.text
    done = [claim for claim in of_parts(claims, "course", "summary") if claim.done]
    here = [claim for claim in done if claim.side == side]
    there = [claim for claim in done if claim.side == opposite(side)]
    if not here or not _one_clause(there) or any(claim.side == "bilateral" for claim in done):
        return None
    beside = any(claim.clause.index == there[0].clause.index and claim.side == side for claim in claims)
    if (
        beside
        or there[0].incidental
        or not _is_of(there, [*named, *here], {claim.vessel for claim in claims if claim.side == side})
        or BOTH.search(text)
    ):
        return None
    if named[0].part in {"reason", "consent"} and (_AGAIN.search(text) or _two_entries(here, there)):
        return None
    return clash(context, named, there)


def _is_of(there: list[Claim], rest: list[Claim], known: set[str]) -> bool:
    """Whether a statement tells a step or an act of the same work, at the same vessel where it is at one.

    Vessels of the other side are often visited on the way, or studied, so that a step there says nothing.
    """
    kinds = {kind for claim in rest for kind in claim.kinds} - GENERAL
    vessels = {claim.vessel for claim in there} - {""}
    if vessels:
        return bool(kinds & there[0].kinds) and not vessels.isdisjoint(known)
    return bool(kinds & there[0].kinds) or there[0].kinds <= GENERAL


def _two_entries(here: list[Claim], there: list[Claim]) -> bool:
    return any(map(_enters, here)) and any(map(_enters, there))


def _stray_result(context: Context, claims: list[Claim]) -> Contradiction | None:
    """A result on one side of a needle that went to the other, where no work on a second side is told."""
    steps = of_parts(claims, "course")
    if len(sides_of(steps)) < len(("left", "right")) or not any(_RESULT.search(claim.clause.text) for claim in steps):
        return None
    told = [claim for claim in steps if claim.bears]
    if len(sides_of(told)) < len(("left", "right")) or any(claim.side == "bilateral" for claim in claims):
        return None
    elsewhere = sides_of(claim for claim in claims if claim.part not in _COURSE_AND_STORY)
    for side in ("left", "right"):
        if opposite(side) in elsewhere:
            continue
        here = [claim for claim in told if claim.side == side]
        there = [claim for claim in told if claim.side == opposite(side)]
        if _one_clause(there) and any(_enters(claim) for claim in here) and _is_result(there[0], here):
            text = context.reading.text
            return None if BOTH.search(text) or _AGAIN.search(text) else clash(context, firm(here), there)
    return None


def _is_result(claim: Claim, entered: list[Claim]) -> bool:
    text = claim.clause.text
    if claim.vessel or _enters(claim) or not claim.kinds <= GENERAL:
        return False
    return claim.start > entered[0].start and _RESULT.search(text) is not None


def _other_trunk(context: Context, claims: list[Claim]) -> Contradiction | None:
    """Work in a branch of an artery on one side, where a catheter was told in its trunk on the other side alone."""
    told = [claim for claim in of_parts(claims, "course") if claim.plain]
    for trunk, branches in TRUNKS.items():
        above = [claim for claim in told if claim.place == trunk]
        beyond = [claim for claim in told if claim.place in branches]
        if not differ(above, beyond):
            continue
        above = [claim for claim in above if claim.done and claim.clause.of("DEVICE")]
        beyond = [claim for claim in beyond if claim.bears]
        text = context.reading.text
        if above and beyond and not BOTH.search(text) and not _CROSSED.search(text):
            return clash(context, above, beyond)
    return None


def _one_clause(claims: list[Claim]) -> bool:
    return len({claim.clause.index for claim in claims}) == 1
