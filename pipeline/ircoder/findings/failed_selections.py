"""Whether the words around a vessel tell of a selection that failed or was left undone (VASC-15)."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_FAILED = WordPattern(
    r"\b(?:could\s+not|couldn't|cannot|unable|unsuccess\w*|fail\w*|attempt\w*|tried|impossible|in\s+vain|fell\s+back|would\s+not"
    r"|(?:selection|engagement|catheteri[sz]ation|cann?ulation|entry)\b[^.;]{0,40}\b(?:was|were)\s+not\s+(?:done|performed|made"
    r"|undertaken|carried)"
    r"|no\s+attempt|try(?:ing)?\s+to|in\s+an\s+attempt|instead\s+of|rather\s+than"
    r"|(?:orifice|origin|ostium|opening|mouth)\b[^.;]{0,40}\b(?:searched|sought|looked\s+for|not\s+(?:be\s+)?found)"
    r"|(?:not|never|n't)\s+(?:\w+\s+){0,3}?(?:possible|achieved|select\w*|catheteri\w*|cannulat\w*|engag\w*|enter\w*"
    r"|advanced|reach\w*|access\w*|inject\w*|pursued|attempted|explored|needed|touched))\b",
)
_LEFT_ALONE = WordPattern(
    r"\b(?:not|never)\s+(?:\w+\s+){0,2}?(?:looked\s+(?:for|at)|sought|searched|studied|imaged|filmed|found|visited|done|shown)\b"
)
_REASON = WordPattern(r"\b(?:because|since|given\s+that|in\s+order|so\s+that|in\s+case)\b[^.;]*")
"""Why a vessel was entered: what could not be seen before takes nothing back."""
_SUCCEEDED = WordPattern(r"\b(?:success\w*|finally|eventually|was\s+achieved|ultimately)\b")
_NOT_SUCCESS = re.compile(r"\b(?:un|not\s+|without\s+)success", re.IGNORECASE)
_LONG_CLAUSE = 160
_NEARBY = 60


def failed(clause: Clause) -> bool:
    """Whether a clause tells of an attempt that did not succeed, or of what was left undone."""
    return _failed_in(clause.text)


def _failed_in(text: str) -> bool:
    if _FAILED.search(_REASON.sub(" ", text)) is None:
        return False
    return _SUCCEEDED.search(text) is None or _NOT_SUCCESS.search(text) is not None


def tells_failure(text: str) -> bool:
    """Whether words tell of a vessel that was tried in vain or left alone."""
    return _FAILED.search(text) is not None or _LEFT_ALONE.search(text) is not None


def undone_near(clause: Clause, mention: Mention) -> bool:
    """Whether an attempt on this vessel failed or it was left alone; in a run-on only the words beside it count."""
    if _INSTEAD.search(clause.before(mention)) is not None:
        return False
    if len(clause.text) <= _LONG_CLAUSE:
        at = mention.start - clause.start
        told = _without_asides(clause.text, at)
        turns = [match.end() for match in _SO.finditer(clause.text, 0, at)]
        return _failed_in(told[turns[-1] :] if turns and told == clause.text else told)
    start, end = mention.start - clause.start, mention.end - clause.start
    low, high = max(0, start - _NEARBY), min(len(clause.text), end + _NEARBY)
    for other in clause.of("VESSEL"):
        if other.end <= mention.start:
            low = max(low, other.end - clause.start)
        elif other.start >= mention.end:
            high = min(high, other.start - clause.start)
    near = _REASON.sub(" ", clause.text[low:high])
    return _FAILED.search(near) is not None and _SUCCEEDED.search(near) is None


_SO = re.compile(r"[,;]\s*(?:and\s+)?(?:so(?!\s+that)|therefore|hence|whereupon|instead(?!\s+of))\s+", re.IGNORECASE)
"""What was done for want of a selection that failed ("could not be entered, so the subclavian was injected")."""
_INSTEAD = re.compile(
    r"\b(?:filled|shown|seen|studied|imaged|filmed|opacified|visuali[sz]ed|read)\b[^.;]{0,25}\b(?:by|from|with|through|via)\s+"
    r"(?:an?\s+|the\s+)?(?:(?:hand|power|gentle|cuffed)\s+)?(?:injections?|runs?)\s+(?:in|into|of|from|at|through)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before the vessel from which another one, that was not entered, was shown."""


def _without_asides(text: str, at: int) -> str:
    """A clause without the brackets that do not hold the vessel: they speak of another one."""
    if "(" not in text:
        return text
    return _ASIDE.sub(lambda aside: aside.group() if aside.start() <= at < aside.end() else " ", text)


_ASIDE = re.compile(r"\([^()\n]*\)")
