"""Vessels that head the lines of a note as labels ("R CCA: bulb 60%, intracranial views normal. L CCA: clean").

A note of lists tells a puncture, perhaps a catheter, and then one line a vessel: each was entered to be read apart from
the others. The vessels of a flush run are read in the same manner and were not entered, nor were the branches of an
artery that has a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ircoder.findings.beds import bed_of, is_aorta
from ircoder.findings.context import Clause, Context, once
from ircoder.findings.failed_selections import tells_failure
from ircoder.findings.model import Position
from ircoder.findings.named_runs import AORTOGRAM
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_LABEL_END = re.compile(
    r"\s*(?:arter\w+|trunk|axis|origin)?\s*(?:(?:left|right|lt|rt|l"
    r"|r)\b\s*)?(?:\((?P<by>[^)\n]{1,40})\)\s*)?(?P<sel>sel(?:ected"
    r"|ective)?\b\.?\s*)?(?P<run>(?:(?:micro-?\s?catheter|selective|superselective"
    r"|hand|dsa|contrast)\s+)?(?:injections?|runs?|arteriogra\w+|angiogra\w+|dsa|shots?|films?))?"
    r"\s*(?::|\s[-\u2013]{1,2}\s|=|(?P<alone>\.)\s*$)",
    re.IGNORECASE,
)
_RUN_BEHIND = re.compile(
    r"\s*(?:\d(?:\.\d)?\s?f\w*\s+)?(?:[a-z-]+,?\s+){0,3}?(?:runs?|injections?|injected|arteriogra\w+|angiogra\w+"
    r"|dsa|filmed"
    r"|shot)\b(?!\s+(?:not|was\s+not|deferred))"
    r"|\s*(?:only\s+)?from\s+(?:there|here)\b",
    re.IGNORECASE,
)
_OF_ORGANS = frozenset({"visceral", "renal", "pelvic", "bronchial"})
_OF_THE_HEAD = frozenset({"cervical_carotid", "intracranial_carotid", "vertebral", "external_carotid"})
_NOT_TAKEN = re.compile(
    r"\W*(?:(?:was|is)\s+)?(?:not|never)\s+(?:\w+ly\s+)?(?:taken|select\w*|entered|inject\w*|done|studied|engaged"
    r"|catheteri\w*"
    r"|seen|shot|filmed|attempted|needed)\b|\W*(?:skipped|omitted|deferred|no injection)\b",
    re.IGNORECASE,
)
_TO_THE_HEAD = frozenset({"vessel:internal_carotid_artery", "vessel:vertebral_artery"})
_SUBCLAVIAN = "vessel:subclavian_artery"
_SELECTIVE_SHAPE = WordPattern(
    r"\b(?:cobra|c2|sos|simmons|sim\W?[123]|mik\w*|mick\w*|berenstein|bern|jb\W?[12]|vert(?:ebral)?\s+cath\w*|davis"
    r"|kumpe"
    r"|headhunter|vtk|rim|roberts|yashiro|rosch|rdc|micro-?\s?cath\w*|progreat|renegade|jr\W?4|judkins|vitek"
    r"|selective\w*"
    r"|select(?:ed|ing)|each)\b"
)
_HEAD_VIEWS = WordPattern(
    r"\b(?:intracranial|head|cerebral|views?|townes?|aca|mca|pica|basilar|neck|ophthalmic|aneurysms?|avm|p-?com\w*"
    r"|a-?com\w*|from\s+(?:there|here))\b"
)
_EACH_SELECTED = WordPattern(
    r"\b(?:each|all|these|both|the\s+following)\s+(?:(?:of\s+)?(?:these|the|them|which)\s+)?(?:(?:vessels?"
    r"|arter(?:y|ies)|trunks?"
    r"|branches)\s+)?(?:was|were)\s+(?:\w+\s+){0,2}?(?:select\w*|catheteri\w*|cannulat\w*|engaged|entered|injected)\b"
    r"|\b(?:catheter|guide)\b[^.;]{0,40}\binto\s+each\s+of\s+(?:the|these)\s+(?:(?:named|following|listed|above)\s+)?"
    r"(?:vessels|arteries)\b"
    r"|\bselective\s+(?:visceral|mesenteric|cerebral|carotid|renal|pelvic)\s+(?:angio|arterio|catheteri)\w+"
)
_READ_APART = frozenset({"findings"})
_FEWEST_LABELS = 2


_IN_TURN = re.compile(
    r"(?:and\s+)?(?:first|then|next|second|third|fourth|now|finally|last(?:ly)?|after that"
    r"|also),?(?:\s+the)?",
    re.IGNORECASE,
)
"""Words before a vessel that tell the order in which a catheter went ("First the left ICA: …")."""


class Reached(Protocol):
    """A step of the catheter's way."""

    @property
    def position(self) -> Position:
        """Where the tip rested."""
        ...

    @property
    def clause(self) -> int:
        """Index of the clause that tells it."""
        ...


@dataclass(frozen=True, slots=True)
class Labelled:
    """A vessel that opens a line, with that line; ``run``: the line tells a run of it."""

    mention: Mention
    clause: Clause
    run: bool


def entered_by_label(context: Context, steps: Sequence[Reached], begun: int) -> list[Labelled]:
    """The vessels with a line of their own that the note tells no other entry of, in the order of the text."""
    found = [one for one in _labels(context) if one.clause.start >= begun or one.clause.section in _READ_APART]
    places = {(one.mention.concept, one.mention.side) for one in found}
    if len(places | {(step.position.vessel, step.position.side) for step in steps}) < _FEWEST_LABELS:
        return []
    known: set[tuple[str, str | None]] = {(step.position.vessel, step.position.side) for step in steps}
    known |= {(concept, None) for concept, _ in known}
    flushed = any(is_aorta(step.position.vessel) for step in steps) or context.says(AORTOGRAM)
    shaped = context.says(_SELECTIVE_SHAPE)
    out: list[Labelled] = []
    for one in found:
        here = (one.mention.concept, one.mention.side)
        if here in known and here in _TO_THE_HEAD_SIDES and _only_later(one, steps):
            out.append(one)
            continue
        if here in known or (one.mention.side is None and _known(one, known)):
            continue
        if not one.run and (_branch_of_another(context, one, found, _until(one, steps)) or (flushed and not shaped)):
            continue
        out.append(one)
    return out


_TO_THE_HEAD_SIDES = frozenset((concept, side) for concept in _TO_THE_HEAD for side in ("left", "right"))


def _until(one: Labelled, steps: Sequence[Reached]) -> Sequence[Reached]:
    """Steps that may have filled the artery of a label: of an artery to the head, those told before it."""
    if one.clause.section in _READ_APART or one.mention.concept not in _TO_THE_HEAD:
        return steps
    return [step for step in steps if step.clause <= one.clause.index]


def _only_later(one: Labelled, steps: Sequence[Reached]) -> bool:
    """Whether a catheter is told in the artery of a label only behind it: the study came before the treatment."""
    own = [s for s in steps if (s.position.vessel, s.position.side) == (one.mention.concept, one.mention.side)]
    return one.clause.section not in _READ_APART and all(step.clause > one.clause.index for step in own)


def _known(one: Labelled, known: set[tuple[str, str | None]]) -> bool:
    return any(concept == one.mention.concept for concept, _ in known)


@once
def _labels(context: Context) -> tuple[Labelled, ...]:
    """Every line that opens with an artery of an organ or of the neck and goes on with a run or what was seen."""
    told_of_each = any(
        context.happened(clause) and not tells_failure(clause.text) for clause in context.saying(_EACH_SELECTED)
    )
    out = [_label(context, clause, told_of_each=told_of_each, viewed=False) for clause in context.body()]
    viewed = any(one is not None and one.mention.concept in _TO_THE_HEAD for one in out)
    if viewed:
        # One such line with views of the head makes the like lines beside it runs of the same study.
        out = [_label(context, clause, told_of_each=told_of_each, viewed=True) for clause in context.body()]
    return tuple(one for one in out if one is not None)


def _label(context: Context, clause: Clause, *, told_of_each: bool, viewed: bool) -> Labelled | None:
    vessels = clause.of("VESSEL")
    if not vessels or clause.heading or clause.section == "impression" or ":" not in clause.text:
        return None
    first = vessels[0]
    opening = clause.before(first)[clause.lead :].strip(" -*\u2022\u2013.()0123456789\n\t").lower()
    vessel = context.knowledge.vessels.get(first.concept)
    in_turn = _IN_TURN.fullmatch(opening) is not None
    if (
        (opening not in {"", "the"} and not in_turn)
        or vessel is None
        or first.assertion in {"negated", "historical", "planned"}
    ):
        return None
    label = _LABEL_END.match(clause.after(first))
    if label is None:
        return None
    line = _own_words(context, clause, first.end + label.end())
    if label["alone"]:
        stop = context.said.find("\n", clause.end)
        line = context.said[clause.end : len(context.said) if stop < 0 else stop]
    by_catheter = label["sel"] is not None or (label["by"] is not None and context.has("catheter", label["by"]))
    run = label["run"] is not None or by_catheter or _RUN_BEHIND.match(line) is not None
    if clause.section in _READ_APART and label["run"] is None and not told_of_each:
        return None
    entered = (
        label["sel"] is not None
        or (in_turn and context.says(_SELECTIVE_SHAPE))
        or ((viewed or told_of_each) and first.concept in _TO_THE_HEAD)
    )
    if not (entered or _may_be_entered(vessel, line)) or not (run or context.has("result", line)):
        return None
    if any(mention.assertion in {"negated", "planned", "historical"} for mention in clause.of("IMAGING")):
        return None
    if _NOT_TAKEN.match(line):
        return None
    if tells_failure(line) and len(vessels) == 1 and not run:
        return None
    return Labelled(first, clause, run)


def _own_words(context: Context, clause: Clause, start: int) -> str:
    """What is said of a label: its line, up to the next sentence that names a vessel."""
    end = context.said.find("\n", start)
    end = len(context.said) if end < 0 else end
    following = (c for c in context.clauses[clause.index + 1 :] if c.sentence != clause.sentence and c.of("VESSEL"))
    other = next(following, None)
    return context.said[start : end if other is None else min(end, other.start)]


def _may_be_entered(vessel: Vessel, line: str) -> bool:
    """Whether a line of this vessel may tell a selective study; for arteries of the neck it has to name a view."""
    bed = bed_of(vessel)
    if bed in _OF_ORGANS:
        return True
    return (bed in _OF_THE_HEAD or vessel.concept == _SUBCLAVIAN) and _HEAD_VIEWS.search(line) is not None


def _branch_of_another(context: Context, one: Labelled, found: Sequence[Labelled], steps: Sequence[Reached]) -> bool:
    """Whether a vessel arises from one that was entered, or that has a line too: it was filled from there."""
    tree = context.knowledge.vessels
    own, side = one.mention.concept, one.mention.side
    others = {(other.mention.concept, other.mention.side) for other in found}
    others |= {(step.position.vessel, step.position.side) for step in steps}
    return any(
        concept != own and not is_aorta(concept) and other in {None, side} and tree.is_within(own, concept, side)
        for concept, other in others
    )
