"""Lines of one code that stands on the claim and in what the reports support: agreed, wrong units, wrong modifiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ircoder.audit.drafts import Draft, listed, quotes_of
from ircoder.audit.edits_of_claim import ClaimEdits
from ircoder.audit.model import BilledLine, SuggestedLine
from ircoder.audit.modifiers import BOTH_SIDES, SIDES, Line, judged, pieces_of, rule_of, unjudged
from ircoder.audit.supported import Question
from ircoder.evaluate.code_sets import Modifiers

Billed = tuple[BilledLine, ...]
Suggested = tuple[SuggestedLine, ...]
Swaps = tuple[tuple[Modifiers, Modifiers], ...]


def same_code(
    billed: Billed, suggested: Suggested, edits: ClaimEdits, questions: Sequence[Question]
) -> Iterator[Draft]:
    """Compare the lines of one code; neither side is empty."""
    asked, right = pieces_of(billed), pieces_of(suggested)
    if asked == right:
        yield from _agreed(billed, suggested)
    elif asked.total() == right.total() or _units(billed) == _units(suggested):
        yield from _modifiers(billed, suggested, edits, questions)
    else:
        yield _wrong_units(billed, suggested, edits, questions)
        if swaps := _swaps(asked, right):
            yield _wrong_modifiers(billed, suggested, swaps, edits, questions, secondary=True)


def _agreed(billed: Billed, suggested: Suggested) -> Iterator[Draft]:
    """Findings of equal lines one by one, and of those together that say the same in other lines."""
    pairs, left, right = _equal_lines(billed, suggested)
    for one, other in pairs:
        yield _agreement((one,), (other,))
    if left or right:
        yield _agreement(left, right)


def _agreement(billed: Billed, suggested: Suggested) -> Draft:
    differing = unjudged(billed, suggested)
    why = "Billed as the report supports it."
    if differing:
        why = f"Billed as the report supports it; {listed(differing)} was not judged."
    return Draft(
        kind="agreed",
        code=suggested[0].code,
        why=why,
        billed=billed,
        suggested=suggested,
        rule=_first_rule(suggested),
        evidence=quotes_of(suggested),
        informational=differing,
    )


def _modifiers(
    billed: Billed, suggested: Suggested, edits: ClaimEdits, questions: Sequence[Question]
) -> Iterator[Draft]:
    """Equal lines agree; the modifiers of the others are wrong."""
    pairs, left, right = _equal_lines(billed, suggested)
    asked, supported = pieces_of(left), pieces_of(right)
    if not left or not right or asked == supported:  # the lines differ only beside the equal ones
        pairs, left, right = [], billed, suggested
        asked, supported = pieces_of(billed), pieces_of(suggested)
    swaps = _swaps(asked, supported) or _one_sided(asked, supported)
    for one, other in pairs:
        yield _agreement((one,), (other,))
    yield _wrong_modifiers(left, right, swaps, edits, questions)


def _equal_lines(
    billed: Billed, suggested: Suggested
) -> tuple[list[tuple[BilledLine, SuggestedLine]], Billed, Suggested]:
    """Pairs of lines with the same units and judged modifiers, and what is left on either side."""
    pairs: list[tuple[BilledLine, SuggestedLine]] = []
    left, right = list(billed), list(suggested)
    for line in billed:
        same = next((item for item in right if (item.units, judged(item)) == (line.units, judged(line))), None)
        if same is not None:
            pairs.append((line, same))
            left.remove(line)
            right.remove(same)
    return pairs, tuple(left), tuple(right)


def _wrong_units(billed: Billed, suggested: Suggested, edits: ClaimEdits, questions: Sequence[Question]) -> Draft:
    code = suggested[0].code
    asked, right = _shown_units(billed), _shown_units(suggested)
    question = next((q for q in questions if code in q.if_documented or code == q.code), None)
    why = f"Billed {asked}, the report supports {right}."
    limit = edits.unit_limit(code)
    if limit is not None and _units(billed) > limit:
        why += f" The unit limit of a day is {limit} ({edits.units_release})."
    return Draft(
        kind="units",
        code=code,
        why=why,
        billed=billed,
        suggested=suggested,
        rule=_first_rule(suggested),
        question=question.question if question else None,
        evidence=quotes_of(suggested),
        informational=unjudged(billed, suggested),
    )


def _wrong_modifiers(
    billed: Billed,
    suggested: Suggested,
    swaps: Swaps,
    edits: ClaimEdits,
    questions: Sequence[Question],
    *,
    secondary: bool = False,
) -> Draft:
    code = suggested[0].code
    missing, extra = _differences(swaps, billed, suggested)
    question = _hinging(code, extra, questions)
    why = _modifier_sentence(missing, extra)
    if question is not None:
        open_point = f" ({question.missing})" if question.missing else ""
        why = f"The report leaves open what {listed(extra)} hinges on{open_point}."
    return Draft(
        kind="modifier" if question is None else "documentation",
        code=code,
        why=why,
        billed=billed,
        suggested=suggested,
        rule=question.rule if question else rule_of((*missing, *extra)),
        edit=edits.denying(code) if "59" in (*missing, *extra) else None,
        question=question.question if question else None,
        evidence=(question.evidence if question else ()) or quotes_of(suggested),
        informational=unjudged(billed, suggested),
        swapped=swaps,
        secondary=secondary,
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


def _first_rule(lines: Suggested) -> str | None:
    return next((line.rules[0] for line in lines if line.rules), None)


def _units(lines: Sequence[Line]) -> int:
    return sum(line.units for line in lines)


def _shown_units(lines: Sequence[Line]) -> str:
    """``3 units``, with the number of lines where there are several, and both sides where a line has them."""
    units = _units(lines)
    told = f"{units} unit{'s' if units != 1 else ''}"
    if any(BOTH_SIDES in line.modifiers for line in lines):
        return f"{told} of both sides"
    return f"{told} on {len(lines)} lines" if len(lines) > 1 else told
