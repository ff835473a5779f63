"""Iliac and femoral arteries looked at with a flush from the aorta at the end of a heart catheterization (CARD-39)."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import Statement, background, quotes, statements, telling
from ircoder.findings.model import Act, BedReading, Imaging
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

_CORONARY = frozenset({"coronary_angiography", "graft_angiography", "left_heart_catheterization"})
_LEG_BEDS = frozenset({"iliofemoral", "lower_extremity", "pelvic"})
_FLUSH = WordPattern(
    r"\b(?:ilio-?\s?femoral|iliac|pelvic|distal aort\w+|aorto-?\s?iliac|aortic bifurcation|aorto-?femoral)\b[^.;]{0,60}"
    r"\b(?:angio\w*|aorto\w*|arterio\w*|inject\w*|run-?\s?off|run|cine\w*)"
    r"|\b(?:angio\w*|aortogra\w*|inject\w*|run-?\s?off|cine\w*)\b[^.;]{0,60}\b(?:ilio-?\s?femoral"
    r"|iliacs?|pelvi\w+|aorto-?\s?iliac|aortic bifurcation)\b"
    r"|\b(?:at|above|to|from) the (?:aortic |iliac )?bifurcation\b[^.;]{0,40}\b(?:inject\w*|run|cine\w*|\d+\s?(?:cc"
    r"|ml))\b"
)
_SELECTED = WordPattern(
    r"\b(?:selective|selectively|third order|contralateral|superficial femoral was|crossed over"
    r"|run-?off to the (?:feet|foot|ankles?)|popliteal)\b"
)
_NON_SELECTIVE = WordPattern(r"\bnon-?\s?selective(?:ly)?\b")
_ILIAC = WordPattern(r"\b(?:iliacs?|common femorals?|external iliac|internal iliac|iliofemoral)\b")
_RESULT = WordPattern(
    r"\d\s?%|\bpercent\b|\b(?:normal|patent|mild|moderate|severe|stenosis|occlu\w+|disease|tortuous"
    r"|calcif\w+|no significant|widely)\b"
)
_REASON = WordPattern(
    r"\b(?:claudicat\w+|abi\b|leg pain|rest pain|peripheral (?:arterial|vascular) disease|pad\b|pvd\b"
    r"|diminished pulses?|weak pulses?|iliac imaging"
    r"|access (?:planning|for)|tavr|impella|buttock|limb|ulcer)\b"
)
_FOR_CLOSURE = WordPattern(r"\b(?:sheath|closure|for (?:angio-?seal|perclose|mynx)|access site|puncture site)\b")


def find_legs_at_heart(context: Context, session: Session) -> Parts:
    """A run over both iliofemoral systems with findings and a reason, where no other reader saw it."""
    if not any(act.kind in _CORONARY and act.status == "performed" for act in session.acts) or _seen(session):
        return Parts()
    live = statements(context)
    told = [c for c in telling(live, _FLUSH) if not _FOR_CLOSURE.search(c.text) and not _chosen(c)]
    if not told or not _has_reason(context, live):
        return Parts()
    read = [
        item.clause
        for item in live
        if _follows(item.clause, told) and _ILIAC.search(item.text) and _RESULT.search(item.text)
    ]
    if not read:
        return Parts()
    spans = quotes(context, read)
    access = next((item.id for item in session.accesses if item.status == "performed"), None)
    run = Imaging(
        id="legs-at-heart-1",
        study="imaging:angiography",
        access=access,
        beds=(BedReading(bed="iliofemoral", side="bilateral", interpreted=True, spans=spans),),
        spans=quotes(context, told, 2),
    )
    return Parts(imaging=(run,))


def with_legs_at_heart(context: Context, acts: tuple[Act, ...], imaging: tuple[Imaging, ...]) -> tuple[Imaging, ...]:
    """Studies with those of a heart session that a flush made of the iliac and femoral arteries, as one bed."""
    if not any(act.kind in _CORONARY and act.status == "performed" for act in acts):
        return imaging
    return tuple(_as_iliofemoral(context, study) for study in imaging)


def _as_iliofemoral(context: Context, study: Imaging) -> Imaging:
    """A run by its words of pelvis and groins alone; legs down to the foot, or a tip beyond the aorta, stay."""
    told = " ".join(span.text for span in study.spans)
    beds = {reading.bed for reading in study.beds}
    legs = [reading for reading in study.beds if reading.bed == "lower_extremity"]
    if study.purpose != "diagnostic" or not legs or not beds <= {"lower_extremity", "abdominal_aorta"}:
        return study
    if not _FLUSH.search(told) or _SELECTED.search(told) or _DOWN_THE_LEG.search(told):
        return study
    if any(reading.vessel not in {None, *_GROINS} for reading in legs):
        return study
    spans = tuple(dict.fromkeys(span for reading in legs for span in reading.spans))
    read = any(reading.interpreted for reading in legs)
    return replace(study, beds=(BedReading(bed="iliofemoral", side="bilateral", interpreted=read, spans=spans),))


_DOWN_THE_LEG = WordPattern(
    r"\b(?:feet|foot|ankles?|toes?|tibial\w*|popliteal|sfa|superficial femoral|trifurcation|peroneal|calf"
    r"|legs? run-?\s?off)\b"
)
_GROINS = frozenset(
    {
        "vessel:common_iliac_artery",
        "vessel:external_iliac_artery",
        "vessel:common_femoral_artery",
        "vessel:iliac_artery",
    }
)


def _seen(session: Session) -> bool:
    return any(
        reading.bed in _LEG_BEDS and reading.interpreted and study.purpose == "diagnostic"
        for study in session.imaging
        for reading in study.beds
    )


def _chosen(clause: Clause) -> bool:
    return _SELECTED.search(clause.text) is not None and not _NON_SELECTIVE.search(clause.text)


def _has_reason(context: Context, live: tuple[Statement, ...]) -> bool:
    return any(_REASON.search(item.text) for item in (*background(context), *live))


def _follows(clause: Clause, told: list[Clause]) -> bool:
    return any(0 <= clause.index - other.index <= 5 for other in told)


BUILDER = FamilyBuilder("heart_and_legs", frozenset(), find_legs_at_heart)
