"""What follows when a report is silent on something that a code asks for, and the neutral question that settles it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from ircoder.knowledge.catalogue import expand_codes
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "documentation.csv"
COLUMNS = ("code", "element", "when_silent", "lower_code", "question", "rule")
ELEMENTS_TABLE = "documentation_elements.csv"
ELEMENTS_COLUMNS = ("element", "meaning")
CHOICES_TABLE = "documentation_choices.csv"
CHOICES_COLUMNS = ("element", "codes")
QUESTIONS_TABLE = "documentation_questions.csv"
QUESTIONS_COLUMNS = ("id", "elements", "if_documented", "if_not", "question")

WhenSilent = Literal["code_and_query", "lower_code", "omit_and_query"]


@dataclass(frozen=True, slots=True)
class Policy:
    """One element that one code asks for.

    ``when_silent``: ``code_and_query`` keeps the code and asks; ``lower_code`` reports ``lower_code`` in its place and
    asks; ``omit_and_query`` leaves the code out and asks.
    """

    code: str
    element: str
    when_silent: WhenSilent
    lower_code: str | None
    question: str
    rule: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a coding rule, for what the rule itself finds missing.

    ``if_documented`` and ``if_not`` are the codes that hinge on every answer to it; empty where the rule names them.
    ``text`` may hold names in braces that the rule fills in.
    """

    id: str
    elements: tuple[str, ...]
    if_documented: tuple[str, ...]
    if_not: tuple[str, ...]
    text: str


class Documentation:
    """All policies, looked up by code in the order of the table."""

    def __init__(self, policies: Mapping[str, tuple[Policy, ...]]) -> None:
        self._policies = policies

    def __iter__(self) -> Iterator[Policy]:
        return (policy for policies in self._policies.values() for policy in policies)

    def of(self, code: str) -> tuple[Policy, ...]:
        """Policies of a code; empty where nothing can be missing that the rules themselves do not see."""
        return self._policies.get(code, ())

    def policy(self, code: str, element: str) -> Policy | None:
        """Policy of one element of a code."""
        return next((policy for policy in self.of(code) if policy.element == element), None)


@cache
def load_elements() -> Mapping[str, str]:
    """Read the closed list of elements with the meaning of each.

    Raises
    ------
    KnowledgeError
        For an element without a meaning or one that stands twice.
    """
    meanings: dict[str, str] = {}
    for line, row in read_table(ELEMENTS_TABLE, ELEMENTS_COLUMNS):
        if not row["element"] or not row["meaning"]:
            raise KnowledgeError(ELEMENTS_TABLE, line, "element or meaning is empty", "Fill both cells.")
        if row["element"] in meanings:
            raise KnowledgeError(ELEMENTS_TABLE, line, f"{row['element']} stands twice", "Keep one row.")
        meanings[row["element"]] = row["meaning"]
    return meanings


@cache
def load_documentation() -> Documentation:
    """Read the table; its ``code`` cells may hold lists and ranges that share a policy.

    Raises
    ------
    KnowledgeError
        For an element outside the closed list, an unknown consequence, a lower code given where none applies (or
        missing where one does), an empty question, or an element that stands twice for a code.
    """
    policies: dict[str, tuple[Policy, ...]] = {}
    elements = load_elements()
    for line, row in read_table(TABLE, COLUMNS):
        _check(row, line, elements)
        for code in sorted(expand_codes(row["code"])):
            earlier = policies.get(code, ())
            if any(policy.element == row["element"] for policy in earlier):
                problem = f"{row['element']} stands twice for {code}"
                raise KnowledgeError(TABLE, line, problem, "Keep one row.")
            when_silent = cast("WhenSilent", row["when_silent"])
            policy = Policy(code, row["element"], when_silent, row["lower_code"] or None, row["question"], row["rule"])
            policies[code] = (*earlier, policy)
    return Documentation(policies)


@cache
def load_questions() -> Mapping[str, Question]:
    """Read the questions of the coding rules, by their ids.

    Raises
    ------
    KnowledgeError
        For an id that stands twice, an element outside the closed list, or an empty question.
    """
    questions: dict[str, Question] = {}
    elements = load_elements()
    for line, row in read_table(QUESTIONS_TABLE, QUESTIONS_COLUMNS):
        if row["id"] in questions:
            raise KnowledgeError(QUESTIONS_TABLE, line, f"{row['id']} stands twice", "Keep one row.")
        asked = cell_list(row["elements"])
        if not asked or any(element not in elements for element in asked):
            remedy = f"Use elements of {ELEMENTS_TABLE} or give them a meaning there."
            raise KnowledgeError(QUESTIONS_TABLE, line, "an element is not known", remedy)
        if not row["question"]:
            raise KnowledgeError(QUESTIONS_TABLE, line, "the question is empty", "Fill the cell.")
        supported, standing = (tuple(sorted(expand_codes(row[name]))) for name in ("if_documented", "if_not"))
        questions[row["id"]] = Question(row["id"], asked, supported, standing, row["question"])
    return questions


@cache
def load_choices() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Read the codes between which an element chooses: by element and each of the codes, all of them.

    Raises
    ------
    KnowledgeError
        For an element outside the closed list, fewer than two codes, or a code that stands twice for an element.
    """
    choices: dict[tuple[str, str], tuple[str, ...]] = {}
    elements = load_elements()
    for line, row in read_table(CHOICES_TABLE, CHOICES_COLUMNS):
        codes = tuple(sorted(expand_codes(row["codes"])))
        if row["element"] not in elements or len(codes) < 2:
            remedy = f"Use an element of {ELEMENTS_TABLE} and two codes or more."
            raise KnowledgeError(CHOICES_TABLE, line, "the element is not known or chooses nothing", remedy)
        for code in codes:
            if (row["element"], code) in choices:
                raise KnowledgeError(CHOICES_TABLE, line, f"{code} stands twice for {row['element']}", "Keep one row.")
            choices[row["element"], code] = codes
    return choices


def _check(row: Mapping[str, str], line: int, elements: Mapping[str, str]) -> None:
    if row["element"] not in elements:
        remedy = f"Use an element of {ELEMENTS_TABLE} or give it a meaning there."
        raise KnowledgeError(TABLE, line, "the element is not known", remedy)
    if row["when_silent"] not in get_args(WhenSilent):
        allowed = ", ".join(get_args(WhenSilent))
        raise KnowledgeError(TABLE, line, "when_silent is unknown", f"Use one of {allowed}.")
    if (row["when_silent"] == "lower_code") != bool(row["lower_code"]):
        remedy = "Give one exactly where when_silent is lower_code."
        raise KnowledgeError(TABLE, line, "lower_code does not fit when_silent", remedy)
    if not row["question"] or not row["rule"]:
        raise KnowledgeError(TABLE, line, "question or rule is empty", "Fill both cells.")
