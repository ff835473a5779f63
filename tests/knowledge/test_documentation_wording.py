"""Lint of every question to a physician: neutral, open or balanced, about one report, without codes and money.

What makes a query compliant is common ground of the field: it cites the record, offers no preferred answer, leaves
room for another or no answer, and never speaks of payment.
"""

from __future__ import annotations

import re

import pytest

from ircoder.knowledge.catalogue import load_catalogue
from ircoder.knowledge.documentation import load_documentation, load_elements, load_questions

POLICIES = tuple(load_documentation())
QUESTIONS = sorted({policy.question for policy in POLICIES} | {item.text for item in load_questions().values()})
LONGEST = 140
OPENERS = [
    "At",
    "Are",
    "Between",
    "By",
    "Did",
    "For",
    "From",
    "Has",
    "How",
    "In",
    "Into",
    "Is",
    "On",
    "Through",
    "Was",
    "Were",
    "What",
    "When",
    "Where",
    "Which",
    "Who",
    "Why",
    "With",
]

LEADING = re.compile(
    r"\d{4}|[CG]\d{4}|\b(?:cpt|hcpcs|code[sd]?|coding|modifiers?|bill\w*|pay|paid|payers?|payment|reimburs\w*|claims?"
    r"|audit\w*|revenue|money|dollars?|rvus?|charge[sd]?|support\w*|higher|lower|upgrade\w*|necessity|please|should"
    r"|must|need(?:s|ed)? to|justif\w*|qualif\w*|bundl\w*|add-on|units?|document\w*|agree|correct that|is it true"
    r"|can (?:you|we)|could you|would you|confirm that|in order to|of course|surely|clearly|actually|really"
    r"|successful\w*|appropriate\w*|medically|adequate\w*|complete[ld]?y?)\b|n't\b|\bnot (?:also|in fact)\b",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"^(?:Was|Were|Did|Is|Are|Has|Have|Had|Does|Do|Can|Could)\b|, and (?:was|were|had|did|is|does)\b"
)
BALANCED = re.compile(r"\bor\b|\bif any\b|\bwhether\b", re.IGNORECASE)
MAY_NOT_HAVE_HAPPENED = re.compile(
    r"\b(?:confirmed|measured|kept|monitored|compared|guided|tested|computed|recorded|followed|calibrated|supervised"
    r"|show(?:ed)?|shown|symptoms|exercise|protection|injured|embolized|another task|crossed)\b"
)
OPEN_TO_NONE = re.compile(r"\bif (?:any|anything|anyone|at all|it was|they were|so|not)\b|\bor\b")


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_leads_to_no_answer(question):
    assert not LEADING.search(question)
    assert not YES_OR_NO.search(question) or BALANCED.search(question), "a question for yes or no offers both"
    assert not MAY_NOT_HAVE_HAPPENED.search(question) or OPEN_TO_NONE.search(question), "it takes a fact for granted"


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_one_short_sentence_that_asks(question):
    stem = question.partition(". ")[2] or question
    assert stem.split()[0].strip(",") in OPENERS
    assert question.endswith("?")
    assert question.count("?") == 1
    assert len(question) <= LONGEST


def test_none_names_a_code():
    catalogue = load_catalogue()
    words = {word.strip("?,.:;()") for question in QUESTIONS for word in question.split()}
    assert not [word for word in words if word in catalogue]


@pytest.mark.parametrize(("element", "meaning"), load_elements().items())
def test_what_is_missing_is_named_without_leading(element, meaning):
    assert not LEADING.search(meaning)
    assert len(meaning) <= LONGEST
    assert not meaning.endswith(".")


@pytest.mark.parametrize(
    "question",
    [
        "Was 76937 done or not?",
        "Can you confirm that an image was kept or not?",
        "Was a higher level of work done or not?",
        "Please document that the vein was patent?",
        "Wasn't an image kept or not?",
        "Was an image kept?",
        "Was the vein patent, as needed to support the guidance, or not?",
        "Should a second vessel be reported, if any?",
        "How was the position of the needle confirmed?",
        "Who monitored the patient?",
        "Which vessel was treated, and was a stent placed?",
        "Was a separate lesion treated that would justify two units or not?",
        "In order to bill the study, what did it show, if it was read?",
    ],
)
def test_the_lint_sees_leading_questions(question):
    leads = LEADING.search(question)
    one_sided = YES_OR_NO.search(question) and not BALANCED.search(question)
    granted = MAY_NOT_HAVE_HAPPENED.search(question) and not OPEN_TO_NONE.search(question)
    assert leads or one_sided or granted
