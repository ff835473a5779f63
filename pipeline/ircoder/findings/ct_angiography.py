"""The CT angiogram of the aorta and both legs as the study of the session, and how far down it was read (VASC-35)."""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Access, BedReading, Detail, Fact, Findings, Imaging, Span
from ircoder.knowledge.word_patterns import WordPattern

CT_RUNOFF = "imaging:ct_angiography"

_LEGS = WordPattern(r"\brun[- ]?offs?\b|\b(?:lower extremit(?:y|ies)|(?:both|bilateral) legs)\b")
_KNEE_OR_BELOW = WordPattern(
    r"\b(?:knees?|trifurcations?|calf|calves|ankles?|foot|feet|popliteals?|tibials?|peroneals?|tibioperoneal|"
    r"dorsalis pedis|pedal|plantar)\b"
)
_NOT_SEEN = WordPattern(r"\b(?:not|nor|non-?diagnostic|limited|suboptimal\w*|below the field|excluded)\b")
_THREE_D = WordPattern(r"\b(?:3-?d|three-dimensional|volume[- ]render\w*|mip|mips|maximum intensity)\b")
_OPENING = 2
"""Clauses at the start of a report without headings that name its study."""


def find_ct_runoff(context: Context, accesses: tuple[Access, ...]) -> Findings | None:
    """Findings of a CT angiogram with runoff, ``None`` where there was a puncture or a report only quotes one."""
    if accesses:
        return None
    named = [clause for clause in context.clauses if _names_study(context, clause)]
    if not named:
        return None
    body = [c for c in context.clauses if c.section not in BACKGROUND and c.section not in TITLES and not c.heading]
    read = [c for c in body if _KNEE_OR_BELOW.search(c.text) and not _NOT_SEEN.search(c.text)]
    spans: tuple[Span, ...] = tuple(context.quote(clause) for clause in named)
    shown: tuple[Span, ...] = tuple(context.quote(clause) for clause in read)
    bed = BedReading(bed="lower_extremity", side="bilateral", interpreted=bool(read), spans=shown)
    details: dict[str, Detail] = {"reconstruction_3d": any(_THREE_D.search(clause.text) for clause in context.clauses)}
    study = Imaging(id="ct-angiography-1", study=CT_RUNOFF, beds=(bed,), details=details, spans=spans)
    fact = Fact(element="findings", about=study.id, spans=shown)
    return Findings(imaging=(study,), facts=(fact,) if read else ())


def _names_study(context: Context, clause: Clause) -> bool:
    """Whether a title, a technique or the opening words of a report without headings name the study as done."""
    if clause.section in BACKGROUND or not _LEGS.search(clause.text):
        return False
    if clause.section not in TITLES | {"technique"} and clause.index >= _OPENING:
        return False
    if any(mention.label == "INTERVENTION" for mention in clause.mentions):
        return False
    studies = [mention for mention in clause.of("IMAGING") if mention.concept == CT_RUNOFF]
    return any(mention.assertion == "performed" for mention in studies)
