"""Billed lines whose code no report supports, and supported lines whose code was not billed.

In this order: a code that hinges on a question to the physician is documentation; one that the coder left out in favour
of a code which was rightly billed is unbundled; each other one is paired with the supported line that it most plausibly
stands for (:mod:`ircoder.audit.pairing`); what is left is unbundled where an edit denies it beside a right code, or
beside one that another line stands for, and unsupported where none does. A code that is not in force is never anything
else, but it is paired too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ircoder.audit.drafts import Draft, listed, quotes_of
from ircoder.audit.edits_of_claim import ClaimEdits
from ircoder.audit.kinship import distance
from ircoder.audit.model import BilledLine, Edit, Quote, SuggestedLine
from ircoder.audit.modifiers import BOTH_SIDES, SIDES, unjudged
from ircoder.audit.pairing import best_pairs
from ircoder.audit.supported import LeftOut, Question

Line = TypeVar("Line", BilledLine, SuggestedLine)

OVERCODING = "MOD-55"
"""Rule by which a code that no report supports counts as overcoding."""

CODE_SET_OF_THE_DATE = "MOD-56"
"""Rule by which codes are those in force on the date of service."""


@dataclass(frozen=True, slots=True)
class Others:
    """What is to be explained, and what explains it.

    ``billed_codes`` and ``supported`` are of the whole claim; ``left_out`` and ``questions`` of all its reports.
    """

    billed: tuple[BilledLine, ...]
    suggested: tuple[SuggestedLine, ...]
    billed_codes: tuple[str, ...]
    supported: tuple[SuggestedLine, ...]
    left_out: tuple[LeftOut, ...]
    questions: tuple[Question, ...]
    edits: ClaimEdits

    def note_on(self, code: str) -> LeftOut | None:
        """Why the coder left a code out: of several reasons the one that names a code of the claim."""
        notes = [note for note in self.left_out if note.code == code]
        codes = {*self.billed_codes, *(line.code for line in self.supported)}
        return next((note for note in notes if note.winner in codes), notes[0] if notes else None)

    def question_on(self, code: str) -> Question | None:
        """The question on whose answer a code hinges."""
        return next((q for q in self.questions if code in q.if_documented), None) or next(
            (q for q in self.questions if code == q.code and code not in q.if_not), None
        )


def other_codes(others: Others) -> Iterator[Draft]:
    """Explain every billed line that is left, then every supported one."""
    apart: list[Draft] = []
    paired: list[BilledLine] = []
    for line in others.billed:
        draft = _documentation(line, others) or _held_by_right_code(line, others)
        if draft is not None and others.edits.in_force(line.code, line.service_date):
            apart.append(draft)
        else:
            paired.append(line)
    taken = {id(line) for draft in apart for line in draft.suggested}
    free = [line for line in others.suggested if id(line) not in taken]
    groups, alone, missed = _paired(paired, free, others)
    meant = tuple(dict.fromkeys(line.code for _, suggested in groups for line in suggested))
    drafts = [*apart, *(_wrong(*group, others) for group in groups), *(_alone(line, meant, others) for line in alone)]
    order = {id(line): place for place, line in enumerate(others.billed)}
    yield from sorted(drafts, key=lambda draft: order[id(draft.billed[0])])
    yield from map(_missed, missed)


def _documentation(line: BilledLine, others: Others) -> Draft | None:
    question = others.question_on(line.code)
    if question is None:
        return None
    instead = tuple(item for item in others.suggested if item.code in question.if_not)
    open_point = f" ({question.missing})" if question.missing else ""
    stands = f"; until then {listed(sorted({item.code for item in instead}))} stands" if instead else ""
    return Draft(
        kind="documentation",
        code=line.code,
        why=f"The report leaves open what {line.code} hinges on{open_point}{stands}.",
        billed=(line,),
        suggested=instead[:1],
        rule=question.rule,
        question=question.question,
        evidence=question.evidence,
    )


def _held_by_right_code(line: BilledLine, others: Others) -> Draft | None:
    """A code that the coder left out in favour of one that is rightly on the claim."""
    note = others.note_on(line.code)
    if note is None or note.winner not in others.edits.right:
        return None
    return _unbundled(line, others.edits.denying(line.code, [note.winner]), note, others)


def _unbundled(line: BilledLine, edit: Edit | None, note: LeftOut | None, others: Others) -> Draft:
    paid = edit.paid if edit else (note.winner if note else None) or ""
    if edit is not None:
        why = f"The pair edit {edit.paid}/{edit.denied} of {edit.release} denies it beside {edit.paid}"
        if not edit.opened:
            why += ", and no modifier opens that edit."
        elif {"59", "XE", "XP", "XS", "XU"} & {*line.modifiers}:
            why += "; the modifier on the line opens the edit, but the report shows no separate service."
        else:
            why += "; the report shows no separate service."
    else:
        why = note.reason if note else f"{paid} holds it."
    winners = tuple(item for item in others.supported if item.code == paid)
    return Draft(
        kind="unbundled",
        code=line.code,
        why=why,
        billed=(line,),
        rule="MOD-16" if edit else note.rule if note else None,
        edit=edit,
        evidence=(note.evidence if note else ()) or quotes_of(winners[:1]),
    )


def _alone(line: BilledLine, meant: tuple[str, ...], others: Others) -> Draft:
    """A billed line that stands for no supported one; ``meant`` are codes that other wrong lines stand for."""
    edits, note = others.edits, others.note_on(line.code)
    if not edits.in_force(line.code, line.service_date):
        return _not_in_force(line, (), others)
    if note is None or note.winner is not None:  # else the report says that it was not done
        edit = edits.denying(line.code, (*edits.right, *meant))
        if edit is not None or (note is not None and note.winner in meant):
            return _unbundled(line, edit, note, others)
    rule, why = OVERCODING, "No report of this claim supports it."
    evidence: tuple[Quote, ...] = ()
    if note is not None:
        rule, why, evidence = note.rule, note.reason, note.evidence
    elif edits.is_orphan(line.code, others.billed_codes):
        rule, why = "MOD-22", "It is an add-on, and none of the codes that it may be added to was billed."
    return Draft(kind="unsupported", code=line.code, why=why, billed=(line,), rule=rule, evidence=evidence)


def _not_in_force(line: BilledLine, suggested: tuple[SuggestedLine, ...], others: Others) -> Draft:
    right = f"; the report supports {listed([item.shown for item in suggested])}" if suggested else ""
    return Draft(
        kind="not_in_force",
        code=line.code,
        why=f"{line.code} {others.edits.dates_of(line.code)}, the service was on {others.edits.on}{right}.",
        billed=(line,),
        suggested=suggested,
        rule=CODE_SET_OF_THE_DATE,
        evidence=quotes_of(suggested),
    )


def _wrong(billed: tuple[BilledLine, ...], suggested: tuple[SuggestedLine, ...], others: Others) -> Draft:
    """Billed lines that stand for supported ones."""
    expired = [line for line in billed if not others.edits.in_force(line.code, line.service_date)]
    if expired:
        return replace(_not_in_force(expired[0], suggested, others), billed=billed)
    note = others.note_on(billed[0].code)
    told = note is not None and note.winner in {line.code for line in suggested}
    asked = listed([line.shown for line in billed])
    why = f"Billed {asked}, the report supports {listed([line.shown for line in suggested])}."
    if told and note is not None:
        why = f"{why[:-1]}: {note.reason}"
    return Draft(
        kind="wrong_code",
        code=billed[0].code,
        why=why,
        billed=billed,
        suggested=suggested,
        rule=note.rule if told and note else suggested[0].rules[0] if suggested[0].rules else None,
        evidence=quotes_of(suggested),
        informational=unjudged(billed, suggested),
    )


def _missed(line: SuggestedLine) -> Draft:
    return Draft(
        kind="missed",
        code=line.code,
        why="The report supports it, and no line bills it.",
        suggested=(line,),
        rule=line.rules[0] if line.rules else None,
        evidence=line.evidence,
    )


Group = tuple[tuple[BilledLine, ...], tuple[SuggestedLine, ...]]


def _paired(
    billed: Sequence[BilledLine], free: Sequence[SuggestedLine], others: Others
) -> tuple[list[Group], list[BilledLine], list[SuggestedLine]]:
    """Groups of lines that stand for each other, and lines of either side that stand for nothing.

    A line with 50 is two sides: it may stand for a left and a right line. Lines that share one are one group. Of equal
    pairings the first counts in an order of the lines' own, so that the order of the file decides nothing.
    """
    ordered = sorted(billed, key=lambda line: (line.code, sorted(line.modifiers), line.units))
    left = [(line, piece) for line in ordered for piece in _sides_of(line)]
    right = [(line, piece) for line in free for piece in _sides_of(line)]
    catalogue = others.edits.catalogue
    winners = {line.code: note.winner for line in billed if (note := others.note_on(line.code)) is not None}
    distances = [
        [distance(piece, other, catalogue, winners.get(line.code)) for _, other in right] for line, piece in left
    ]
    links: list[tuple[BilledLine, SuggestedLine]] = [(left[a][0], right[b][0]) for a, b in best_pairs(distances)]
    groups = _connected(links)
    done = {id(line) for one, other in groups for line in (*one, *other)}
    return groups, [x for x in billed if id(x) not in done], [x for x in free if id(x) not in done]


def _connected(links: Iterable[tuple[BilledLine, SuggestedLine]]) -> list[Group]:
    groups: list[tuple[dict[int, BilledLine], dict[int, SuggestedLine]]] = []
    for one, other in links:
        touched = [group for group in groups if id(one) in group[0] or id(other) in group[1]]
        merged: tuple[dict[int, BilledLine], dict[int, SuggestedLine]] = ({}, {})
        for group in touched:
            merged[0].update(group[0])
            merged[1].update(group[1])
        merged[0][id(one)] = one
        merged[1][id(other)] = other
        groups = [group for group in groups if group not in touched] + [merged]
    return [(tuple(one.values()), tuple(other.values())) for one, other in groups]


def _sides_of(line: Line) -> list[Line]:
    if BOTH_SIDES not in line.modifiers:
        return [line]
    kept: tuple[str, ...] = tuple(modifier for modifier in line.modifiers if modifier != BOTH_SIDES)
    return [replace(line, modifiers=(*kept, side)) for side in SIDES]
