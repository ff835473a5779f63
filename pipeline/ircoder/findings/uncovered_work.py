"""Work told as done today that no act holds: kept, so that a report is never silently left without a code."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Act, Fact
from ircoder.findings.session_status import tells_of_entry
from ircoder.findings.told_acts import UNTOLD_IN
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

WORK_TOLD, NAMED_WORK = "work_told", "named_work"

_SECTIONS_OF_RESULTS = frozenset({"findings", "impression", "conclusion"})
_WIDE = frozenset(
    {
        "ablation",
        "angioplasty",
        "aspiration",
        "blood_patch",
        "brush_biopsy",
        "catheterization",
        "closure",
        "coronary_stent",
        "dialysis_angioplasty",
        "drainage",
        "embolization",
        "endoscopy_other",
        "ivc_filter_retrieval",
        "laser_ablation",
        "manipulation",
        "needle_placement",
        "recanalization",
        "revascularization",
        "stent",
        "surgery_other",
        "thermal_ablation",
        "thrombectomy",
        "vascular_access",
    }
)
"""Words of so many works that they tell of none by themselves ("dilated", "coiled", "the filter was retrieved")."""
_NOT_OURS = WordPattern(
    r"\b(?:by|elsewhere|outside|ago|previous(?:ly)?|prior|last|earlier|tomorrow|will|would|should|if|can be|not|no"
    r"|nor|without"
    r"|before|after|needed|for|surgery|surgeon|history|protocol|report|header|title|booked|ordered|sent)\b"
)
_BY_OTHERS = WordPattern(
    r"\bby (?:the )?(?:nurs\w+|rn|ir|ed|icu|ward|floor|surg\w+|urolog\w+|gi|anesth\w+|ems|technolog\w+)\b"
    r"|\bcalled\b|\bteaching\b"
)


def find_uncovered_work(context: Context, acts: tuple[Act, ...]) -> tuple[Fact, ...]:
    """The first words of work that went into the patient, and beside them each act by name that no act holds."""
    entry = next((c for c in context.body() if tells_of_entry(c) and not _BY_OTHERS.search(c.text)), None)
    if entry is None:
        return ()
    return (Fact(element=WORK_TOLD, spans=(context.quote(entry),)), *_named(context, acts))


def _named(context: Context, acts: tuple[Act, ...]) -> Iterator[Fact]:
    """Acts that a clause of the course names as done, of a family of which the findings hold nothing."""
    kinds = load_act_kinds()
    families = {act.family for act in acts}
    quoted = [(span.start, span.end) for act in acts for span in act.spans]
    named: set[str] = set()
    for clause in context.body():
        if not clause.of("INTERVENTION") or not _tells(context, clause):
            continue
        if any(clause.start < end and start < clause.end for start, end in quoted):
            continue
        for mention in clause.of("INTERVENTION"):
            kind = kinds.get(mention.kind)
            if kind is None or kind.kind in _WIDE | named or kind.family in families:
                continue
            if mention.assertion == "performed":
                named.add(kind.kind)
                yield Fact(element=NAMED_WORK, value=kind.kind, spans=(context.quote(clause),))


def _tells(context: Context, clause: Clause) -> bool:
    if clause.section in UNTOLD_IN or clause.section in _SECTIONS_OF_RESULTS or clause.heading:
        return False
    if clause.text.rstrip().endswith("?"):
        return False
    return context.happened(clause) and not clause.text.isupper() and _NOT_OURS.search(clause.text) is None
