"""Devices that the report names only to leave them aside: denied, only thought of, or gone for years.

A builder that reads the words of a device as the device of today's work is handed the report without them: "No tunneled
drain was needed" says nothing of the catheter that was drawn out in the sentence before.
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Clause, Context, once
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_LEFT_ASIDE = frozenset({"negated", "hypothetical"})
_GONE = WordPattern(
    r"\b(?:once had|used to have|(?:taken out|removed|out|gone) since|since (?:been )?(?:taken out|removed))\b"
    r"|\b(?:placed|put in|inserted|implanted)\b[^.;\n]{0,25}\b(?:at another hospital|elsewhere)\b[^.;\n]{0,12}"
    r"\b(?:19|20)\d\d\b"
    r"|\bhad an?\b[^.;\n]{0,40}\bin (?:19|20)\d\d\b|\bhx\b[^.;\n]{0,40}\b(?:19|20)\d\d\b"
)
"""What tells that a device of earlier years has nothing to do with today."""


@once
def without_unused_devices(context: Context) -> Context:
    """The context without the words of devices that the report leaves aside; the same one where there are none."""
    clauses = tuple([_without(clause) for clause in context.clauses])
    return replace(context, clauses=clauses) if clauses != context.clauses else context


def _without(clause: Clause) -> Clause:
    aside = [mention for mention in clause.of("DEVICE") if _is_aside(clause, mention)]
    if not aside:
        return clause
    text = clause.text
    for mention in aside:
        low, high = mention.start - clause.start, min(mention.end, clause.end) - clause.start
        text = text[:low] + " " * (high - low) + text[high:]
    kept = tuple([mention for mention in clause.mentions if mention not in aside])
    return replace(clause, text=text, mentions=kept)


def _is_aside(clause: Clause, mention: Mention) -> bool:
    if mention.kind.endswith("needle"):
        # That no needle was used says that nothing was punctured.
        return False
    if mention.assertion in _LEFT_ASIDE:
        return True
    return mention.assertion == "historical" and _GONE.search(clause.text) is not None
