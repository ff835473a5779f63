"""Queries as the tables word them: what is missing, and which codes hinge on it in either direction."""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Query
from ircoder.findings.model import Span
from ircoder.knowledge.documentation import Policy, load_choices, load_elements, load_questions

SIDES = ("LT", "RT")
FROM_EVERY_PUNCTURE = frozenset({"abdomen", "thorax"})
"""Regions whose vessels lie as deep from the one puncture as from the other."""
CLOT_FIRST = frozenset({"37184", "37185"})
TREATED_BESIDE_CLOT = frozenset({"angioplasty", "stent", "atherectomy", "embolization"})
BY_SIDE = ("modifier_50", "separate")
"""How the catalogue says that a code is reported by side; there the missing side leaves the modifier open."""


def query(
    question: str,
    code: str,
    rule: str,
    spans: tuple[Span, ...],
    *,
    if_documented: Sequence[str] = (),
    if_not: Sequence[str] = (),
    **names: str,
) -> Query:
    """Ask a question of ``knowledge/documentation_questions.csv``.

    Parameters
    ----------
    question
        Its id.
    code
        The code that is most tempting.
    if_documented, if_not
        Codes that hinge on the answer; those of the table, and last the code itself, where they are not given.
    names
        What fills the names in braces in the text of the question.
    """
    asked = load_questions()[question]
    return Query(
        code=code,
        question=asked.text.format(**names),
        rule=rule,
        elements=asked.elements,
        missing=_missing(asked.elements),
        if_documented=tuple(if_documented) or asked.if_documented or (code,),
        if_not=tuple(if_not) or asked.if_not,
        spans=spans,
    )


def policy_query(policy: Policy, encounter: Encounter, spans: tuple[Span, ...]) -> Query:
    """Ask for the element of a policy."""
    supported: tuple[str, ...] = (policy.code,)
    standing: tuple[str, ...] = (policy.lower_code,) if policy.lower_code else ()
    choice = load_choices().get((policy.element, policy.code), ())
    if choice and not standing:
        supported = tuple(code for code in choice if encounter.in_force(code))
        standing = () if policy.when_silent == "omit_and_query" else (policy.code,)
    elif policy.element == "side" and not standing and takes_side(policy.code, encounter):
        supported = tuple(f"{policy.code}-{modifier}" for modifier in SIDES)
        standing = (policy.code,)
    return Query(
        code=policy.code,
        question=policy.question,
        rule=policy.rule,
        elements=(policy.element,),
        missing=_missing((policy.element,)),
        if_documented=supported,
        if_not=standing,
        spans=spans,
    )


def hinges_on(policy: Policy, encounter: Encounter, vessel: str | None = None) -> bool:
    """Whether anything hinges on the answer.

    The side of a code that is written without one changes nothing, nor does the puncture from which an organ's
    ``vessel`` was reached, nor the time of the decision where clot was the only thing treated.
    """
    if policy.element == "access_vessel":
        reached = encounter.knowledge.vessels.get(vessel)
        return reached is None or reached.region not in FROM_EVERY_PUNCTURE
    if policy.element == "planned_or_rescue":
        return policy.code not in CLOT_FIRST or any(
            act.family in TREATED_BESIDE_CLOT for act in encounter.findings.performed()
        )
    return policy.element != "side" or bool(policy.lower_code) or takes_side(policy.code, encounter)


def takes_side(code: str, encounter: Encounter) -> bool:
    """Whether a code is written with its side."""
    return encounter.knowledge.catalogue[code].bilateral in BY_SIDE


def _missing(elements: Sequence[str]) -> str:
    meanings = load_elements()
    return "; ".join(meanings[element] for element in elements)
