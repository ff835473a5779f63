"""Lines of one code that stands on the claim and in what the reports support: agreed, wrong units, wrong modifiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ircoder.audit.drafts import Draft, listed, quotes_of
from ircoder.audit.edits_of_claim import ClaimEdits
from ircoder.audit.model import BilledLine, Kind, SuggestedLine
from ircoder.audit.modifiers import BOTH_SIDES, SIDES, Line, judged, pieces_of, rule_of, silent_sides, unjudged
from ircoder.audit.supported import Question
from ircoder.evaluate.code_sets import Modifiers

Billed = tuple[BilledLine, ...]
Suggested = tuple[SuggestedLine, ...]
Swaps = tuple[tuple[Modifiers, Modifiers], ...]


@dataclass(frozen=True, slots=True)
class _Code:
    """Lines of one code, and what they are held against. ``ignored`` are modifiers that only inform on it."""

    billed: Billed
    suggested: Suggested
    edits: ClaimEdits
    questions: tuple[Question, ...]
    ignored: Modifiers

    @property
    def code(self) -> str:
        return self.suggested[0].code

    def pieces(self, lines: Sequence[Line]) -> Counter[Modifiers]:
        return pieces_of(lines, self.ignored)

    def of(self, billed: Billed, suggested: Suggested) -> _Code:
        """Some of the lines."""
        return replace(self, billed=billed, suggested=suggested)

    def draft(self, kind: Kind, why: str) -> Draft:
        """What is the same of every finding of these lines."""
        return Draft(
            kind=kind,
            code=self.code,
            why=why,
            billed=self.billed,
            suggested=self.suggested,
            rule=next((line.rules[0] for line in self.suggested if line.rules), None),
            evidence=quotes_of(self.suggested),
            informational=unjudged(self.billed, self.suggested, self.ignored),
        )


def same_code(
    billed: Billed, suggested: Suggested, edits: ClaimEdits, questions: tuple[Question, ...]
) -> Iterator[Draft]:
    """Compare the lines of one code; neither side is empty."""
    ignored = silent_sides(suggested, edits.bilateral(suggested[0].code))
    lines = _Code(billed, suggested, edits, questions, ignored)
    asked, right = lines.pieces(billed), lines.pieces(suggested)
    if asked == right:
        yield from _agreed(lines)
    elif asked.total() == right.total() or _units(billed) == _units(suggested):
        yield from _modifiers(lines)
    else:
        yield _wrong_units(lines)
        if swaps := _swaps(asked, right):
            yield replace(_wrong_modifiers(lines, swaps), secondary=True)


def _agreed(lines: _Code) -> Iterator[Draft]:
    """Findings of equal lines one by one, and of those together that say the same in other lines."""
    pairs, left, right = _equal_lines(lines)
    for one, other in pairs:
        yield _agreement(lines.of((one,), (other,)))
    if left or right:
        yield _agreement(lines.of(left, right))


def _agreement(lines: _Code) -> Draft:
    draft = lines.draft("agreed", "Billed as the report supports it.")
    if draft.informational:
        why = f"Billed as the report supports it; {listed(draft.informational)} was not judged."
        return replace(draft, why=why)
    return draft


def _modifiers(lines: _Code) -> Iterator[Draft]:
    """Equal lines agree; the modifiers of the others are wrong."""
    pairs, left, right = _equal_lines(lines)
    asked, supported = lines.pieces(left), lines.pieces(right)
    if not left or not right or asked == supported:  # the lines differ only beside the equal ones
        pairs, left, right = [], lines.billed, lines.suggested
        asked, supported = lines.pieces(left), lines.pieces(right)
    for one, other in pairs:
        yield _agreement(lines.of((one,), (other,)))
    swaps = _swaps(asked, supported) or _one_sided(asked, supported)
    yield _wrong_modifiers(lines.of(left, right), swaps)


def _equal_lines(lines: _Code) -> tuple[list[tuple[BilledLine, SuggestedLine]], Billed, Suggested]:
    """Pairs of lines with the same units and judged modifiers, and what is left on either side."""
    pairs: list[tuple[BilledLine, SuggestedLine]] = []
    left, right = list(lines.billed), list(lines.suggested)
    for line in lines.billed:
        wanted = (line.units, judged(line, lines.ignored))
        same = next((item for item in right if (item.units, judged(item, lines.ignored)) == wanted), None)
        if same is not None:
            pairs.append((line, same))
            left.remove(line)
            right.remove(same)
    return pairs, tuple(left), tuple(right)


def _wrong_units(lines: _Code) -> Draft:
    question = next((q for q in lines.questions if lines.code in q.if_documented or lines.code == q.code), None)
    why = f"Billed {_shown_units(lines.billed)}, the report supports {_shown_units(lines.suggested)}."
    limit = lines.edits.unit_limit(lines.code)
    if limit is not None and _units(lines.billed) > limit:
        why += f" The unit limit of a day is {limit} ({lines.edits.units_release})."
    return replace(lines.draft("units", why), question=question.question if question else None)


def _wrong_modifiers(lines: _Code, swaps: Swaps) -> Draft:
    missing, extra = _differences(swaps, lines.billed, lines.suggested)
    draft = replace(
        lines.draft("modifier", _modifier_sentence(missing, extra)),
        rule=rule_of((*missing, *extra)),
        edit=lines.edits.denying(lines.code) if "59" in (*missing, *extra) else None,
        swapped=swaps,
    )
    question = _hinging(lines.code, extra, lines.questions)
    if question is None:
        return draft
    open_point = f" ({question.missing})" if question.missing else ""
    return replace(
        draft,
        kind="documentation",
        why=f"The report leaves open what {listed(extra)} hinges on{open_point}.",
        rule=question.rule,
        question=question.question,
        evidence=question.evidence or draft.evidence,
    )


def _modifier_sentence(missing: tuple[str, ...], extra: tuple[str, ...]) -> str:
    if set(missing) <= set(SIDES) and set(extra) <= set(SIDES) and missing and extra:
        return f"The side is wrong: billed {listed(extra)}, the report supports {listed(missing)}."
    parts = []
    if missing:
        parts.append(f"{listed(missing)} {'are' if len(missing) > 1 else 'is'} missing")
    if extra:
        parts.append(f"{listed(extra)} {'are' if len(extra) > 1 else 'is'} not supported")
    return f"Modifiers differ: {' and '.join(parts) or 'they stand on other units than the report supports'}."


def _differences(swaps: Swaps, billed: Billed, suggested: Suggested) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Modifiers that are missing and that are too many; both sides of a line with 50 are told as 50."""
    missing = {modifier for asked, right in swaps for modifier in right - asked}
    extra = {modifier for asked, right in swaps for modifier in asked - right}
    return _told(missing, suggested, billed), _told(extra, billed, suggested)


def _told(modifiers: set[str], having: Sequence[Line], lacking: Sequence[Line]) -> tuple[str, ...]:
    one_line = any(BOTH_SIDES in line.modifiers for line in having)
    if one_line and modifiers & {*SIDES} and not any(BOTH_SIDES in line.modifiers for line in lacking):
        modifiers = (modifiers - {*SIDES}) | {BOTH_SIDES}
    return tuple(sorted(modifiers))


def _swaps(asked: Counter[Modifiers], right: Counter[Modifiers]) -> Swaps:
    """Unit by unit the modifiers billed and supported, of units on which they differ; the likest first."""
    left, wanted = list((asked - right).elements()), list((right - asked).elements())
    pairs: list[tuple[Modifiers, Modifiers]] = []
    while left and wanted:
        one, other = min(
            ((a, b) for a in left for b in wanted), key=lambda pair: (len(pair[0] ^ pair[1]), *map(sorted, pair))
        )
        pairs.append((one, other))
        left.remove(one)
        wanted.remove(other)
    return tuple(pairs)


def _one_sided(asked: Counter[Modifiers], right: Counter[Modifiers]) -> Swaps:
    """Units that only one side has, where one line stands for both sides of the body and the other for one."""
    nothing: Modifiers = frozenset()
    left, wanted = (asked - right).elements(), (right - asked).elements()
    return (*((one, nothing) for one in left), *((nothing, other) for other in wanted))


def _hinging(code: str, extra: Sequence[str], questions: Sequence[Question]) -> Question | None:
    """The question on which a modifier that was billed hinges (``36247-LT``)."""
    names = {f"{code}-{modifier}" for modifier in extra}
    return next((question for question in questions if names & {*question.if_documented}), None)


def _units(lines: Sequence[Line]) -> int:
    return sum(line.units for line in lines)


def _shown_units(lines: Sequence[Line]) -> str:
    """``3 units``, with the number of lines where there are several, and both sides where a line has them."""
    units = _units(lines)
    told = f"{units} unit{'s' if units != 1 else ''}"
    if any(BOTH_SIDES in line.modifiers for line in lines):
        return f"{told} of both sides"
    return f"{told} on {len(lines)} lines" if len(lines) > 1 else told
