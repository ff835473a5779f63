"""Operations by a scope or an open cut, whose tubes and stents are no image-guided work."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, Context, once
from ircoder.knowledge.word_patterns import WordPattern

_OPEN = WordPattern(
    r"\b(?:laparoscop\w+|laparotom\w+|pneumoperitoneum|purse-?string|stamm|witzel|veress"
    r"|fascia was (?:then )?(?:incised"
    r"|opened|closed)"
    r"|midline incision|clipped and divided|ligated and divided)\b"
)
_SCOPED = WordPattern(
    r"\b(?:ercp|duodenoscop\w*|side-?viewing|sphincterotom\w+|papillotom\w+|cystoscop\w*|cystourethroscop\w*"
    r"|ureteroscop\w*)\b"
)
_UNSCOPED = WordPattern(
    r"\b(?:no|without|not|failed|unsuccessful|prior|previous|declined|unable|rendezvous|could not|per gi|by (?:gi"
    r"|gastroenterolog\w*))\b"
    r"[^.;\n]{0,60}\b(?:ercps?|duodenoscop\w*|sphincterotom\w+|cystoscop\w*|ureteroscop\w*|scope)\b"
    r"|\b(?:ercps?|cystoscop\w*)\b[^.;\n]{0,40}\b(?:failed|failures?|unsuccessful|not (?:possible|used|feasible)"
    r"|declined"
    r"|attempt\w*)"
)
_THROUGH_SKIN = WordPattern(
    r"\b(?:percutaneous\w*|transhepatic|nephrostom\w*|pcns?|ptbds?|ptcd?|chiba|antegrade|flank|calyx"
    r"|drain exchange|existing drain"
    r"|internal[-/ ]+external|rendez-?vous|cholecystostom\w*|t-tube|needle)\b"
)


@once
def is_open_surgery(context: Context) -> bool:
    """Whether the course tells of an operation through a cut or ports."""
    return any(context.happened(clause) for clause in context.body_saying(_OPEN))


def is_scope_alone(context: Context) -> bool:
    """Whether the course tells of a scope from below and of no way through the skin."""
    course = [clause.text for clause in context.clauses if clause.section not in BACKGROUND]
    if not any(_SCOPED.search(text) and not _UNSCOPED.search(text) for text in course):
        return False
    return not any(_THROUGH_SKIN.search(text) for text in course)
