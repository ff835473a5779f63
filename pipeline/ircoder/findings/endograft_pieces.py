"""Clauses in which the pieces of an endograft are laid and molded: no catheter rests there and no vessel is dilated."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.endograft_operations import is_past, looks_back, operated
from ircoder.findings.families import endograft_words as words
from ircoder.language.reading import Mention

GRAFT_ACTS = frozenset({"endograft_repair", "fenestrated_endograft", "iliac_branch_endograft", "thoracic_endograft"})
_OPENING = 3
"""So many first clauses of a report say what was done."""
NOT_NOW = frozenset({"negated", "historical", "planned", "hypothetical"})


@once
def speaks_of_grafts(context: Context) -> bool:
    """A component told by a common word (an extension, a limb) counts only in a report about endografts."""
    clauses = [clause for clause in context.clauses if clause.section not in BACKGROUND]
    spoken = any(clause.section not in BACKGROUND for clause in context.saying(words.ABOUT_GRAFTS)) or any(
        mention.kind == "endograft" and mention.concept != words.ANY_GRAFT
        for clause in clauses
        for mention in clause.of("DEVICE")
    )
    return spoken and not looks_back(context)


def lays_piece(context: Context, clause: Clause) -> bool:
    """Whether a clause tells that a graft component was laid: with a verb, or in telegraph style by size and place.

    Common words ("the left limb", "a further piece") tell a component only where a graft is told by name.
    """
    if _lays_named(clause) or _extends(context, clause):
        return True
    if words.UNUSED.search(clause.text) or words.COMPONENT.search(clause.text) is None or not _anchored(context):
        return False
    return not _grafts(clause) and (_sized(clause) or words.PUT_IN.search(clause.text) is not None)


def _extends(context: Context, clause: Clause) -> bool:
    """Whether an extension or a cuff is told as laid, in a report about endografts."""
    told = any(m.kind == "endograft_extension" and m.assertion == "performed" for m in clause.of("INTERVENTION"))
    return told and words.UNUSED.search(clause.text) is None and speaks_of_grafts(context)


def _lays_named(clause: Clause) -> bool:
    grafts = _grafts(clause)
    if not grafts or words.UNUSED.search(clause.text) or all(mention.assertion in NOT_NOW for mention in grafts):
        return False
    laid = words.DEPLOYED.search(clause.text) or words.WAY_AND_LANDING.search(clause.text)
    return _sized(clause) or laid is not None


def _grafts(clause: Clause) -> list[Mention]:
    return [m for m in clause.of("DEVICE") if m.kind == "endograft" and m.concept not in words.NO_GRAFT]


def _sized(clause: Clause) -> bool:
    """Whether a size stands beside a place, as a device is told without a verb."""
    placed = bool(clause.of("VESSEL")) or words.LANDMARK.search(clause.text) is not None
    return placed and words.SIZED.search(clause.text) is not None


def names_repair(context: Context, clause: Clause) -> bool:
    """Whether a clause names the repair itself without a verb: with its graft, or in a report that tells a way in."""
    if clause.section in BACKGROUND or not context.happened(clause) or words.UNUSED.search(clause.text):
        return False
    grafts = [mention for mention in _grafts(clause) if mention.assertion == "performed"]
    repairs = [m for m in clause.of("INTERVENTION") if m.kind in GRAFT_ACTS and m.assertion == "performed"]
    if is_past(clause.text):
        return False
    if repairs and grafts:
        return True
    whole = words.WHOLE_GRAFT.search(clause.text) is not None or (
        (clause.index < _OPENING or clause.section in TITLES) and any(m.concept != words.ANY_GRAFT for m in grafts)
    )
    return bool(repairs or (grafts and whole)) and operated(context)


@once
def _anchored(context: Context) -> bool:
    """Whether an endograft is laid by its name, named in a title, or told by words that only such a repair has."""
    if not speaks_of_grafts(context):
        return False
    for clause in context.clauses:
        if clause.section in BACKGROUND or not context.happened(clause):
            continue
        titled = clause.section in TITLES or clause.index == 0
        named = any(m.kind in GRAFT_ACTS and m.assertion == "performed" for m in clause.of("INTERVENTION"))
        if (titled and named) or _lays_named(clause) or words.ONLY_REPAIRS.search(clause.text):
            return True
    return False


def of_pieces(context: Context, clause: Clause) -> bool:
    """Whether a clause of an endograft repair tells nothing but its pieces: where they were laid, how they were seated.

    The vessels of such a clause are where a piece begins or ends, and its balloon molds the graft.
    """
    if not _repairs(context):
        return False
    if any(mention.kind in {"stenosis", "occlusion"} for mention in clause.of("LESION")):
        return False
    if any("catheter" in mention.kind for mention in clause.of("DEVICE")):
        return False
    if any(mention.kind == "stent" for mention in clause.of("INTERVENTION", "DEVICE")):
        return False
    return lays_piece(context, clause) or words.MOLDED.search(clause.text) is not None


@once
def _repairs(context: Context) -> bool:
    """Whether the main piece of an endograft is laid in this session."""
    if not speaks_of_grafts(context):
        return False
    laid = [clause for clause in context.body() if context.happened(clause) and lays_piece(context, clause)]
    return any(
        words.MAIN_BODY.search(clause.text) or any(m.kind == "endograft" for m in clause.of("DEVICE"))
        for clause in laid
    )
