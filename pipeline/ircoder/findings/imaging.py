"""Contrast studies of the session: each run with its position, beds and purpose, merged over its tellings."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.entries import SMALL_VEINS, region_of
from ircoder.findings.interpretation import Interpretation
from ircoder.findings.itinerary import Way
from ircoder.findings.model import Access, Detail, Imaging, Purpose
from ircoder.findings.run_beds import beds_of_run
from ircoder.findings.runs import LONG_CLAUSE, Run, small_vein_run, told_runs, untold_runs
from ircoder.knowledge.word_patterns import WordPattern

_FROM_ANYWHERE = frozenset({"lower_extremity", "upper_extremity", "extremity_vein", "abdominal_aorta", "access_site"})
_BESIDE = 90
_ROTATIONAL = WordPattern(r"\b(?:3-?\s?d|three[\s-]dimensional|rotational)\b")
_WORKSTATION = WordPattern(r"\b(?:workstation|work\s+station|post-?process\w*|reconstruct\w*)\b")
_WORKED_UP = WordPattern(
    r"\b(?:independent|separate|dedicated|3-?\s?d)\s+(?:\w+\s+){0,2}work\s?stations?\b|\bvolume render\w*"
    r"|\brotational data\b"
    r"|\breconstruct\w*[^.;]{0,40}\bwork\s?station\b"
)
_CONE_BEAM = WordPattern(r"\b(?:cone[\s-]?beam|cbct|dyna\s?ct|xper\s?ct)\b")
_FOR_THE_WAY = WordPattern(
    r"\bto\s+(?:look\s+for|find|see|identify|locate|define|mark)\s+(?:an?|the|its|any)\s+(?:\w+\s+)?"
    r"(?:stump|nub|cap|entry|take-?\s?off|landing\s+zone|neck|re-?\s?entry)\b"
)
"""A run made for the way of the wire or the place of a device."""
_AFTER_IT = re.compile(r"gra(?:ms?|phy)\s+after\s*[,:;]", re.IGNORECASE)
"""A study named with its time alone ("venogram after: open to the groin")."""
_NOT_AGAIN = re.compile(r"\s*(?:was |were |is |are )?not repeated\b", re.IGNORECASE)
_BY_CONTRAST = WordPattern(r"\b(?:extravasat\w*|extrav|blush\w*|opacif\w+)\b")
_FULL_STUDY = WordPattern(r"\b(?:diagnostic|full|complete|ascending|series)\b")
"""A study through the sheath that is more than a look at the way in."""
_PRESSURES = WordPattern(r"\b(?:pressures?|gradients?|wedged?|hvpg|mm\s?hg)\b")
_NO_PRESSURES = WordPattern(
    r"\b(?:no|without|not)\s+(?:\w+\s+){0,2}(?:pressures?|gradients?)|\bpressures?\b[^.;]{0,20}\bnot\b"
    r"|\b(?:manual|digital|direct)\s+pressure|\b(?:held|hold|holding|applied|firm)\s+pressure"
    r"|\bpressure\s+(?:was\s+|is\s+)?(?:held|applied|dressing|bag)|\bblood\s+pressure",
)


def find_imaging(
    context: Context, accesses: tuple[Access, ...], way: Way, readings: Interpretation, *, treated: bool
) -> tuple[Imaging, ...]:
    """Every contrast study of the session, merged over its tellings.

    Beds are what the words name; where they name none, what an injection in the position's vessel shows. In a session
    without treatment a vessel that was entered and is read was studied, although no run is told.
    """
    found: list[Imaging] = []
    told = [run for run in told_runs(context, way) if not _left_at_the_first(run)]
    untold = untold_runs(context, way, told, readings, treated=treated)
    through_cannula = [] if treated else small_vein_run(context, accesses, [*told, *untold])
    for run in (*told, *untold, *through_cannula):
        access = run.step.access if run.step else way.access_at.get(run.clause.index, _first(accesses))
        beds = beds_of_run(context, run, readings, next((a for a in accesses if a.id == access), None))
        if not beds:
            continue
        imaging = Imaging(
            id="",
            study="imaging:angiography",
            access=access,
            position=run.step.position.id if run.step else None,
            purpose=_purpose(context, run),
            beds=beds,
            details={**_details(context, run.clause), **({} if run in told or _seen(run) else {"inferred": True})},
            spans=(context.quote(run.clause),),
        )
        for own in _each_cannula(imaging, accesses):
            _merge(found, own)
    found = [_with_later_words(context, way, imaging) for imaging in _without_doubles(found)]
    return tuple(replace(imaging, id=f"imaging-{number}") for number, imaging in enumerate(found, start=1))


def _left_at_the_first(run: Run) -> bool:
    """Whether the one study that a clause names is said not to be made again ("the cavogram was not repeated")."""
    studies = run.clause.of("IMAGING")
    return len(studies) == 1 and _NOT_AGAIN.match(run.clause.after(studies[0])) is not None


def _seen(run: Run) -> bool:
    """Whether the words of a position tell what only contrast shows ("IMA catheterized: extravasation")."""
    return (
        run.step is not None
        and run.step.clause == run.clause.index
        and _BY_CONTRAST.search(run.clause.text) is not None
    )


def _each_cannula(imaging: Imaging, accesses: tuple[Access, ...]) -> list[Imaging]:
    """A limb venogram of both sides through a cannula in each hand or foot is a study through each of them."""
    own = next((a for a in accesses if a.id == imaging.access), None)
    if own is None or imaging.position is not None or region_of(own.vessel) not in SMALL_VEINS:
        return [imaging]
    alike = [a for a in accesses if region_of(a.vessel) == region_of(own.vessel)]
    out = [
        replace(imaging, access=access.id, beds=beds)
        for access in alike
        if (beds := tuple(bed for bed in imaging.beds if bed.side in {None, access.side}))
    ]
    return out or [imaging]


def _without_doubles(found: list[Imaging]) -> list[Imaging]:
    """Drop from runs told without a position (a title) the beds that a run from a position shows."""
    placed = {bed.bed for imaging in found if imaging.position is not None for bed in imaging.beds}
    out: list[Imaging] = []
    for imaging in found:
        beds = imaging.beds
        if imaging.position is None:
            beds = tuple(bed for bed in beds if bed.bed not in placed or bed.bed in _FROM_ANYWHERE)
        if beds:
            out.append(replace(imaging, beds=beds))
    return out


def _with_later_words(context: Context, way: Way, imaging: Imaging) -> Imaging:
    """A study with what statements of their own tell of its position: pressures measured, a rotation worked up."""
    at = next((i for i, step in enumerate(way.steps) if step.position.id == imaging.position), None)
    if at is None:
        return imaging
    end = way.steps[at + 1].clause if at + 1 < len(way.steps) else len(context.clauses)
    details = dict(imaging.details)
    for clause in context.clauses[way.steps[at].clause : end]:
        if clause.section in BACKGROUND | TITLES or clause.heading:
            continue
        if _PRESSURES.search(clause.text) and not _NO_PRESSURES.search(clause.text):
            details["pressures"] = True
        if "rotational_3d" in details and _WORKSTATION.search(clause.text):
            details["workstation"] = True
    return replace(imaging, details=details)


def _first(accesses: tuple[Access, ...]) -> str | None:
    return accesses[0].id if accesses else None


def _purpose(context: Context, run: Run) -> Purpose:
    text = run.clause.text
    if len(text) > LONG_CLAUSE:
        # Run-on dictation tells several things in one breath: only the words beside the run say what it was for.
        at = run.at - run.clause.start
        text = text[max(0, at - _BESIDE) : at + _BESIDE]
    if context.has("guiding", text) or _FOR_THE_WAY.search(text):
        return "guiding"
    if context.has("follow_up", text):
        return "follow_up"
    if context.has("completion", text) or _AFTER_IT.search(text):
        return "completion"
    checked = context.has("access_check", text) and _FULL_STUDY.search(text) is None
    # A device that closes the puncture, told in the same breath, makes no check of a run from an artery entered there.
    here = run.step is not None and run.step.clause == run.clause.index
    if (checked and run.step is None) or (context.has("closure", text) and (checked or not here)):
        return "access_check"
    return "diagnostic"


def _details(context: Context, clause: Clause) -> dict[str, Detail]:
    out: dict[str, Detail] = {}
    if _ROTATIONAL.search(clause.text):
        worked_up = _WORKSTATION.search(clause.text) is not None
        if clause.section not in {"findings", "impression"}:
            out["rotational_3d"] = True
            out["workstation"] = worked_up
        elif worked_up or any(_WORKED_UP.search(c.text) for c in context.clauses[clause.index + 1 : clause.index + 3]):
            # A rotation that the findings name was acquired now where its data were worked up.
            out["rotational_3d"] = out["workstation"] = True
    if _CONE_BEAM.search(clause.text):
        out["cone_beam_ct"] = True
    if _PRESSURES.search(clause.text) and not _NO_PRESSURES.search(clause.text):
        out["pressures"] = True
    return out


def _merge(found: list[Imaging], new: Imaging) -> None:
    for index, old in enumerate(found):
        if (old.position, old.access, old.purpose) == (new.position, new.access, new.purpose):
            beds = list(old.beds)
            for bed in new.beds:
                known = next(
                    (i for i, b in enumerate(beds) if (b.bed, b.side, b.vessel) == (bed.bed, bed.side, bed.vessel)),
                    None,
                )
                if known is None:
                    beds.append(bed)
                elif bed.interpreted and not beds[known].interpreted:
                    beds[known] = bed
            details = {**new.details, **old.details}
            if "inferred" not in old.details:
                details.pop("inferred", None)
            found[index] = replace(old, beds=tuple(beds), details=details, spans=(*old.spans, *new.spans))
            return
    found.append(new)
