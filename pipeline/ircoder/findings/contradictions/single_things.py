"""One thing that the last words count, of which the course tells of two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.contradictions.hands import between, is_plain, quoted
from ircoder.findings.contradictions.last_words import closing_start, is_late
from ircoder.findings.model import Contradiction, Span
from ircoder.knowledge.word_patterns import WordPattern

_THINGS = {
    "nodules": r"nodules?",
    "lesions": r"lesions?|narrowings?|stenos[ei]s|tight spots?|blockages?",
    "stents": r"(?:[\w-]+ )?stents?",
    "nodes": r"(?:lymph )?nodes?",
    "joints": r"(?:\w+ )?joints?",
    "levels": r"levels?",
    "vertebrae": r"vertebra\w*|bod(?:y|ies)",
    "cysts": r"cysts?",
    "masses": r"mass(?:es)?|tumou?rs?",
    "drains": r"drains?|catheters?",
    "vessels": r"(?:arter(?:y|ies)|veins?)",
}
_ONE = {
    name: WordPattern(rf"\b(?:(?:a |the |only |just )+(?:one|single|sole)|only one|one|single) (?:\w+ )?(?:{words})\b")
    for name, words in _THINGS.items()
}
_TWO = {
    name: WordPattern(
        rf"\b(?:(?:kissing|both) (?:of )?(?:[\w.]+ ){{0,6}}?(?:{words})|each (?:of the )?(?:\w+ )?(?:{words})"
        rf"|two (?:\w+ )?(?:{words})"
        rf"|both (?:were|of them|received|got|underwent)|(?:{words})\b[^.;\n]{{0,60}}?\band (?:the one|another"
        rf"|a second|one) (?:at|in|on|from)\b)"
    )
    for name, words in _THINGS.items()
}
_SINGLE = WordPattern(r"\b(?:single|sole|one)\b")
_IMPLANT = re.compile(
    r"\b\d(?:\.\d+)?\s?x\s?\d{1,3}\b[^.;\n]{0,60}?\band (?:a |an )?\d(?:\.\d+)?\s?x\s?\d{1,3}\b", re.IGNORECASE
)
_DONE = WordPattern(
    r"\b(?:sampl\w+|biops\w+|needled|aspirat\w+|treat\w+|ablat\w+|stent\w*|placed|deployed|opened|received|inject\w+|punctured"
    r"|passes|captured|carries|emboli[sz]\w+|cement\w*|denervat\w+|drained|worked)\b"
)
_NOT_ALL = WordPattern(
    r"\b(?:other|second|another|first|further|additional|per|more than|in (?:one|a single)|at (?:one"
    r"|a single)|one of|previous\w*"
    r"|prior|old|overlap\w*|as (?:a|one) single|single (?:session|setting|stick|pass|lumen)|wall|later|plan\w*|not)\b"
)


def find_single_things(context: Context) -> Iterator[Contradiction]:
    """A single thing in the last words against two that were worked on before."""
    if not context.holds("single", "one ", "sole "):
        return
    spoken = [clause for clause in context.saying(_SINGLE) if clause.end > closing_start(context)]
    for name, one in _ONE.items() if spoken else ():
        for clause in spoken:
            match = one.search(clause.text)
            if match is None or not is_late(context, clause, clause.start + match.start()):
                continue
            near = clause.text[max(0, match.start() - 70) : match.end() + 70]
            if _NOT_ALL.search(near) or not _DONE.search(near):
                continue
            told = _two(context, name, clause.start + match.start())
            if told is not None:
                says = "several", "one"
                start, end = clause.start + match.start(), clause.start + match.end()
                yield between("count", name, says, (told,), (quoted(context, clause, start, end),), name)
                return


def _two(context: Context, name: str, before: int) -> Span | None:
    for clause in context.saying(_TWO[name]):
        match = _TWO[name].search(clause.text)
        if match is None or clause.section in BACKGROUND or clause.start + match.start() >= before:
            continue
        near = clause.text[max(0, match.start() - 80) : match.end() + 80]
        around = context.clauses[max(0, clause.index - 2) : clause.index + 1]
        if not any(re.search(rf"\b(?:{_THINGS[name]})\b", c.text, re.IGNORECASE) for c in around):
            continue
        if _DONE.search(near) and not _NOT_ALL.search(near.replace("another", "")) and is_plain(clause):
            return quoted(context, clause, clause.start + match.start(), clause.start + match.end())
    if name == "stents":
        for clause in context.clauses:
            match = _IMPLANT.search(clause.text)
            if match is not None and "stent" in clause.text.lower() and is_plain(clause) and clause.start < before:
                return quoted(context, clause, clause.start + match.start(), clause.start + match.end())
    return None
