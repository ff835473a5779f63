"""Clauses with verb groups kept whole, and with the text under a background heading that goes on to tell the work."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.session_status import tells_of_work
from ircoder.knowledge.word_patterns import WordPattern

_OPEN_END = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|it|and|then|we|i|be|had|has|to|a|an|the|of|over|through|with|which"
    r"|who)|,)\s*$",
    re.IGNORECASE,
)
_LINKED = re.compile(r"(?:then|next|subsequently|finally)\b", re.IGNORECASE)
_GAP = 8
_LONG_LINE = 60
_NEEDLE_USED = WordPattern(
    r"\b(?:[89]|1\d|2[0-7])\s?-?\s?(?:g|ga|gauge)\b(?:(?!\b(?:prior|previous|outside|ago|(?:19"
    r"|20)\d\d)\b)[^.;\n]){0,30}"
    r"\b(?:x\s?\d|passes|cores?)\b"
)
"""A needle with the number of its passes, as telegraph style tells it."""
_CLOSING = frozenset(
    {
        "impression",
        "plan",
        "addendum",
        "complications",
        "signature",
        "attestation",
        "radiation",
        "ebl",
        "specimen",
        "anesthesia",
        "medications",
    }
)
_NEVER_TELLS = frozenset({"plan", "consent", "allergies", "labs", "comparison"})


@once
def whole_clauses(context: Context) -> tuple[Clause, ...]:
    """The clauses of a report as statements: "the catheter was | then placed" is one."""
    out: list[Clause] = []
    for clause in context.clauses:
        last = out[-1] if out else None
        if (
            last is not None
            and last.section == clause.section
            and (_wrapped(context.reading.text, last, clause) or _resumes(last, clause))
        ):
            out[-1] = replace(
                last,
                end=clause.end,
                text=context.said[last.start : clause.end],
                mentions=(*last.mentions, *clause.mentions),
            )
        else:
            out.append(clause)
    return tuple(out)


@once
def in_whole_clauses(context: Context) -> Context:
    """The report in whole clauses, for builders that read nothing else."""
    return replace(context, clauses=whole_clauses(context))


def _resumes(last: Clause, clause: Clause) -> bool:
    """The cut fell before "then" and between a subject and its verb."""
    return (
        last.sentence == clause.sentence
        and last.end == clause.start
        and _LINKED.match(clause.text.lstrip()) is not None
        and _OPEN_END.search(last.text[-12:]) is not None
    )


def _wrapped(text: str, last: Clause, clause: Clause) -> bool:
    """The cut is the end of a long line that the author's editor wrapped, and not of a statement."""
    end = last.start + len(text[last.start : clause.start].rstrip())
    if "\n" not in text[end : clause.start] or clause.start - end > _GAP or not text[clause.start].islower():
        return False
    line = text.rfind("\n", 0, end)
    return text[end - 1] not in ".;:!?" and end - line > _LONG_LINE


def with_told_body(context: Context) -> Context:
    """The context with the text under a background heading as body, where no section tells the work.

    What follows the first line (or statement) of the section does: the author gave the indication its heading and went
    on without another.
    """
    quiet = BACKGROUND | TITLES | _CLOSING
    if any(c.section not in quiet and not c.heading and c.index > 0 and _of_today(c) for c in context.clauses):
        return context
    out: list[Clause] = []
    for section in context.reading.sections:
        inside = [c for c in context.clauses if section.start <= c.start < section.end]
        line_end = context.reading.text.find("\n", section.body, section.end)
        if (line_end < 0 or not context.reading.text[line_end : section.end].strip()) and inside:
            # One line: its first sentence is what the heading announces.
            line_end = max(c.end for c in inside if c.sentence == inside[0].sentence) - 1
        # "Planned: left L5 block." as the opening is a plan that the next statements say was carried out, or not.
        opens = section.kind == "plan" and not context.reading.text[: section.start].strip()
        rest = [c for c in inside if c.start > line_end >= 0]
        tells = (section.kind in BACKGROUND - _NEVER_TELLS or opens) and any(_of_today(c) for c in rest)
        out.extend(replace(c, section="body") if tells and c in rest else c for c in inside)
    return replace(context, clauses=tuple(out)) if len(out) == len(context.clauses) else context


def _of_today(clause: Clause) -> bool:
    """Whether a clause tells of work of this session, by a tool that went in or by a named act that was done."""
    done = any(m.assertion == "performed" for m in clause.of("INTERVENTION", "IMAGING", "DEVICE"))
    return done or tells_of_work(clause) or _NEEDLE_USED.search(clause.text) is not None
