"""Where the report tells a contrast run, and from which position of the catheter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ircoder.findings.beds import bed_of, is_aorta
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.entries import SMALL_VEINS, region_of
from ircoder.findings.interpretation import Interpretation
from ircoder.findings.itinerary import Step, Way
from ircoder.findings.model import Access
from ircoder.findings.named_runs import AORTOGRAM
from ircoder.knowledge.word_patterns import WordPattern

_NONINVASIVE = WordPattern(r"\b(?:ct|cta|mr|mri|mra|duplex|ultrasound|sonograph\w*|doppler|echo\w*|x-?ray)\b")
_OF_A_SCANNER = re.compile(r"\b(?:ct|mr|mri|magnetic resonance|computed tomograph\w*)[\s-]+$", re.IGNORECASE)
"""Right before a word for angiography: a study without a catheter ("the MR angiographic sequence")."""
_CONTRAST_THROUGH = WordPattern(
    r"\b(?:contrast|dye|omnipaque|visipaque|isovue|ultravist|iomeron|optiray|iohexol|iodixanol"
    r"|iopamidol)\b[^.;,]{0,20}"
    r"\b(?:through|via|by)\s+(?:each|both|the|this|that)\b(?:\s+(?:side|cannulas?|ivs?|vein|one|venflons?))?"
)
"""Contrast given through a cannula, with no word for the run."""
_CONTRAST = WordPattern(
    r"\b(?:contrast|dye|omnipaque|visipaque|isovue|ultravist|optiray|iohexol|iodixanol|iopamidol)\b"
    r"(?![^.;]{0,20}\b(?:none|not|allerg\w*|reaction)\b)"
)
_POWER_INJECTED = WordPattern(
    r"\b\d{1,2}\s?(?:cc|ml)?\s?(?:at|@|x|for|/)\s?\d{1,2}\s?(?:cc|ml)?\s?(?:/|per)\s?s(?:ec(?:ond)?)?\b"
    r"|\b(?:lao|rao)\s?\d{1,2}\b(?![^.;]{0,20}\bwork)|\b\d{1,2} for (?:a total of )?[1-6]\d\b(?! ?(?:min|sec|mm))"
    r"|\bcinefluorogra\w+|\bbolus chase\b"
)
"""Rate, volume or projection of a run that no word names ("pigtail at L1, 15 for 30")."""
_ANGIOGRAPHIC = re.compile(r"(?:angio|arterio|aorto|veno)\w*", re.IGNORECASE)
_OTHER_MODALITIES = frozenset(
    {"ct", "mr", "ultrasound", "radiograph", "nuclear", "fluoroscopy", "endovascular_imaging"}
)
_INTRAVASCULAR = WordPattern(r"\b(?:ivus|intra-?\s?vascular\s+ultra\s?sound)\b")
_NOT_INCLUDED = WordPattern(
    r"\bnot\s+(?:included|imaged|filmed|injected|studied|repeated|made|performed|done)\b"
    r"|\b(?:on|at|in|with) the (?:tail|very end|edge|margin|corner)(?: end)? of (?:this|that|the|these|those|each)\s"
)
_DENIED = WordPattern(r"\b(?:no|not|never|without|nor)\b")
_INJECTED = WordPattern(r"\binject\w*")
_RUN_BEYOND = WordPattern(r"\b(?:contrast|dye|angiogra\w*|arteriogra\w*|venogra\w*|dsa|runs?|co2|carbon dioxide)\b")
_THROUGH_SHEATH = WordPattern(
    r"\b(?:through|via|from|thru)\s+(?:the\s+|this\s+|that\s+|a\s+)?(?:same\s+|existing\s+|indwelling\s+|groin\s+"
    r"|femoral\s+|short\s+"
    r"|\d\s?f\w*\s+)?(?:side\s?-?(?:arm|port)(?:\s+of\s+the\s+sheath)?|sheath|introducer)\b|\bsheath\s+(?:injection"
    r"|run|angiogra\w+|shot)",
)
LONG_CLAUSE = 220
"""Characters of a clause of run-on dictation, which tells several things in one breath."""

_CATHETER_LABEL = re.compile(
    r"\W{0,4}(?:\w+\s){0,3}?(?:pigtail|flush catheter|omni(?: flush)?|catheter)\b[^.;:]{0,40}:\s", re.IGNORECASE
)
"""A catheter at its place in the aorta as the label of what was seen from there ("Pigtail at L1: renals patent")."""
_VIEW_LABEL = re.compile(
    r"\W{0,3}(?:neck|head|cervical|intracranial|cerebral|brain)(?:\s+(?:views?|runs?))?\s*[:-]", re.IGNORECASE
)
_FLUSH_CATHETER = WordPattern(r"\b(?:pigtail|flush|omni(?:[ -]?flush)?|straight flush|universal flush)\b")
_NUMBERED = re.compile(r"(?:^|\n)[ \t]*(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)][ \t]*$", re.IGNORECASE)
_BESIDE_NUMBER = 12
_OF_EACH = WordPattern(
    r"\b(?:contrast|dye)\s+(?:for\s+|into\s+|in\s+)?each\b|"
    r"\b(?:from|of|in|at|into|on|through|for)\s+(?:each|both|all)\b(?!\s+(?:legs?|arms?|lower|upper|sheath|access"
    r"|groin))"
    r"|\b(?:each|all|both)\s+(?:(?:of\s+(?:these|them|which)|vessels?|arteries|veins?|one|lungs?|kidneys?"
    r"|sides?)\s+)?(?:was|were)\s+(?:injected|filmed|studied|imaged)"
)
_OF_ORGANS = frozenset({"visceral", "renal", "pelvic"})
_ITS_OWN = WordPattern(
    r"\b(?:its|it|both|each|all|neither|(?:the|this)\s+(?:\w+\s+)?(?:trunk|vessel|artery|lumen|origin|ostium|mouth"
    r"|calib\w+|stem))\b"
)
_WHERE_IT_IS = WordPattern(
    r"\bwhere\s+(?:the|an?|it|this)\b[^,;.]*|\b(?:through|past|across|beyond|traversing|crossing)\s+(?:the|this|that|an?)\s+"
    r"(?:\w+\s+){0,2}?(?:clots?|thromb\w+|occlusions?|stenos[ie]s|lesions?|narrowing|plaque)\b"
)
"""What was known of a place before the catheter went there, or what it went through on its way."""
_GIVEN = WordPattern(
    r"\b\d{1,2}\s?(?:ml|cc)\s+(?:of\s+)?(?:\w+\s+){0,3}?(?:contrast|dye|omnipaque|visipaque|isovue|optiray)\b"
)
"""Contrast by its volume, where a clause tells which vessel the catheter entered."""
_BRACKETED_RUN = re.compile(
    r"\s*(?:arter(?:y|ies)\s*)?\(\s*(?:\w+\s+)?(?:runs?|dsa|angio\w*|arteriogra\w*|injections?|injected)\s*\)",
    re.IGNORECASE,
)
_ONWARD = WordPattern(r"\bmicro-?\s?cath\w*|\b(?:on|onward|further|deeper|out|down)\s+(?:in)?to\b")
_SUBCLAVIAN, _VERTEBRAL = "vessel:subclavian_artery", "vessel:vertebral_artery"
_ARM_BEYOND = frozenset({"vessel:axillary_artery", "vessel:brachial_artery"})
_MAMMARY = "vessel:internal_mammary_artery"
_BESIDE_RUN = 5
_TITLE_WORDS = 12
_TECHNICAL = frozenset({"technique", "body", "access", "note"})


@dataclass(frozen=True, slots=True)
class Run:
    """A run told in a clause, with the step it was made from; ``None``: from the sheath."""

    clause: Clause
    at: int
    step: Step | None


def told_runs(context: Context, way: Way) -> list[Run]:
    """Every run that a clause tells; several vessels selected in one clause and filmed have a run each."""
    out: list[Run] = []
    for clause in context.body():
        if clause.heading or clause.section == "impression" or _INTRAVASCULAR.search(clause.text):
            continue
        if _of_coronaries(context, clause):
            continue
        here = [step for step in way.steps if step.clause == clause.index]
        named = not here and _names_only(context, clause, way)
        at = None if named or _is_label(context, clause) else _run_at(context, clause)
        given = _GIVEN.search(clause.text) if here and at is None else None
        at = clause.start + given.start() if given is not None else at
        if at is None:
            out.extend(Run(clause, step.at, step) for step in here if step.filmed)
        elif here:
            out.extend(Run(clause, at, step) for step in _not_passed(context, clause, at, _filmed_here(clause, here)))
            out.extend(Run(clause, at, step) for step in _each_before(clause, way, out, here[0].at))
            if AORTOGRAM.search(clause.text) and not any(is_aorta(step.position.vessel) for step in here):
                out.append(Run(clause, at, _aortic(way, here[0])))
        else:
            out.append(Run(clause, at, _from(context, way, clause, at)))
            out.extend(Run(clause, at, step) for step in _each_before(clause, way, out, at))
    return out


def small_vein_run(context: Context, accesses: tuple[Access, ...], runs: list[Run]) -> list[Run]:
    """The run through a cannula of hand or foot that the report reads and tells only by its contrast."""
    entered = [access for access in accesses if region_of(access.vessel) in SMALL_VEINS and access.spans]
    if runs or len(entered) < len(accesses) or not entered or not context.says(_CONTRAST):
        return []
    at = entered[0].spans[0].start
    clause = next((c for c in context.clauses if c.start <= at < c.end), None)
    read = any(context.has("result", c.text) for c in context.clauses if c.section not in BACKGROUND)
    return [Run(clause, at, None)] if clause is not None and read else []


def _of_coronaries(context: Context, clause: Clause) -> bool:
    """Whether a clause is about arteries or bypasses of the heart alone: their runs are read elsewhere."""
    vessels = [context.knowledge.vessels.get(mention.concept) for mention in clause.of("VESSEL")]
    known = [vessel for vessel in vessels if vessel is not None and vessel.concept != _MAMMARY]
    return bool(known) and all(vessel.system.startswith("coronary") for vessel in known)


def _each_before(clause: Clause, way: Way, runs: list[Run], at: int) -> list[Step]:
    """Selective steps without a run so far, where a clause tells runs of all ("arteriograms of each")."""
    found = _OF_EACH.search(clause.text)
    if found is None:
        return []
    filmed = {run.step.position.id for run in runs if run.step is not None}
    earlier = [s for s in way.steps if s.at < at and s.position.id not in filmed and not is_aorta(s.position.vessel)]
    return earlier[-2:] if "both" in found.group().lower() else earlier


def _is_label(context: Context, clause: Clause) -> bool:
    """Whether a clause is nothing but the name of a study on a line of its own behind a number ("IV. ANGIOGRAPHY.")."""
    studies = clause.of("IMAGING")
    if len(studies) != 1 or clause.text.strip(" .:\n") != studies[0].text.strip():
        return False
    return _NUMBERED.search(context.said[max(0, clause.start - _BESIDE_NUMBER) : clause.start]) is not None


def _names_only(context: Context, clause: Clause, way: Way) -> bool:
    """Whether a clause before the first puncture only names the study, as a title does."""
    return clause.end <= way.begun and not context.has("result", clause.text) and clause.text.count(" ") <= _TITLE_WORDS


def _filmed_here(clause: Clause, here: list[Step]) -> list[Step]:
    """Steps of a clause that its run shows; an aorta that was only passed on the way to a branch is none."""
    branches = [step for step in here if not is_aorta(step.position.vessel)]
    beyond = [step for step in branches if step.position.vessel in _ARM_BEYOND]
    if beyond and beyond[-1].at == max(step.at for step in branches):
        # The subclavian artery was only passed on the way to the arm.
        branches = [step for step in branches if step.position.vessel != _SUBCLAVIAN]
    return branches if branches and not AORTOGRAM.search(clause.text) else here


def _not_passed(context: Context, clause: Clause, at: int, here: list[Step]) -> list[Step]:
    """Steps of a clause without those from which a catheter went on into a branch before the only run is told."""
    return [step for step in here if not _passed(context, clause, at, step, here)] or here


def _passed(context: Context, clause: Clause, at: int, step: Step, here: list[Step]) -> bool:
    tree = context.knowledge.vessels
    bracketed = {m.start for m in clause.of("VESSEL") if _BRACKETED_RUN.match(clause.after(m))}
    for other in here:
        # "To the common hepatic, the gastroduodenal artery (run)" tells where the run was made.
        led_on = other.at in bracketed and step.at not in bracketed and step.at < other.at
        if led_on and tree.is_within(other.position.vessel, step.position.vessel, other.position.side):
            return True
        if not step.at < other.at < at or other.position.vessel == step.position.vessel:
            continue
        if tree.is_within(other.position.vessel, step.position.vessel, other.position.side):
            between = clause.text[step.at - clause.start : other.at - clause.start]
            micro = any(m.kind == "microcatheter" and step.at < m.start < other.at for m in clause.of("DEVICE"))
            return micro or context.has("move", between) or _ONWARD.search(between) is not None
    return False


def _aortic(way: Way, before: Step) -> Step | None:
    """The last place in the aorta before a step."""
    earlier = [step for step in way.steps if step.at < before.at and is_aorta(step.position.vessel)]
    return earlier[-1] if earlier else None


def untold_runs(context: Context, way: Way, runs: list[Run], readings: Interpretation, *, treated: bool) -> list[Run]:
    """Runs of vessels that were entered and read, beside those told: in the same breath, or, untreated, anywhere."""
    told = {run.step.position.id for run in runs if run.step is not None}
    results = {run.step.position.id for run in runs if run.step and context.has("completion", run.clause.text)}
    shown = {run.step.position.id for run in runs if run.step and not context.has("completion", run.clause.text)}
    out: list[Run] = []
    for step in way.steps:
        vessel = context.knowledge.vessels.get(step.position.vessel)
        if step.position.id in shown or vessel is None:
            continue
        clause = context.clauses[step.clause]
        at = next((run.at for run in runs if run.clause is clause), None)
        if at is not None and _passed(context, clause, at, step, [s for s in way.steps if s.clause == step.clause]):
            continue
        labelled = _CATHETER_LABEL.match(clause.text[clause.lead :]) is not None
        if is_aorta(vessel.concept) and not (labelled or _opens_with_aortogram(context)) and not _flushed(clause, way):
            continue
        here = _read_here(context, clause) and not context.has("guiding", clause.text)
        here = here and not (
            treated and vessel.system == "pulmonary_artery" and _shown_before(context, way, step, told)
        )
        bed = bed_of(vessel)
        sided = vessel.paired or bed == "pulmonary"
        side = None if bed == "spinal" else step.position.side
        own = readings.from_here(step.at)
        named = own.names(vessel.concept, side) or (sided and bool(own.find(bed, side)))
        named = named or _read_beyond(way, step, own) or (is_aorta(vessel.concept) and bool(own.find(bed, None)))
        named = named or _read_next(context, step) or _read_by_branches(context, way, step, own, named=bool(told))
        if step.position.id in results:
            # Shown again at the end: studied before where its disease was read as it was entered.
            here, named = here and any(m.kind in {"stenosis", "occlusion"} for m in clause.of("LESION")), False
        if here or (not treated and named) or (step.position.id not in results and _viewed_next(context, step)):
            out.append(Run(clause, step.at, step))
    return out


def _shown_before(context: Context, way: Way, step: Step, told: set[str]) -> bool:
    """Whether a run of the artery that a branch arises from is told before the branch was entered for its treatment."""
    tree = context.knowledge.vessels
    own, side = step.position.vessel, step.position.side
    return any(
        other.position.id in told
        and other.position.side in {None, side}
        and tree.is_within(own, other.position.vessel, side)
        for other in way.steps
        if other.at < step.at and other.position.vessel != own
    )


def _read_here(context: Context, clause: Clause) -> bool:
    """Whether a clause tells what a vessel looks like, and not only how the flow slowed behind an embolic agent."""
    if not context.has("result", clause.text):
        return False
    known = [match.span() for match in _WHERE_IT_IS.finditer(clause.text)]
    # "Gastrorenal shunt" is the vessel itself.
    names = [(m.start - clause.start, m.end - clause.start) for m in clause.of("VESSEL")] + known
    results = context.groups["result"].finditer(clause.text)
    found = next((m for m in results if not any(low <= m.start() < high for low, high in names)), None)
    agents = [m.start - clause.start for m in clause.of("DEVICE") if m.attributes.get("treats") == "embolization"]
    return found is not None and (not agents or found.start() < min(agents))


def _flushed(clause: Clause, way: Way) -> bool:
    """Whether a flush catheter was taken to the aorta and nowhere else: it lay there to show the aorta."""
    alone = all(is_aorta(step.position.vessel) for step in way.steps)
    return alone and _FLUSH_CATHETER.search(clause.text) is not None


@once
def _opens_with_aortogram(context: Context) -> bool:
    """Whether a note is called an aortogram by its title or its first words."""
    return any(
        AORTOGRAM.search(clause.text) is not None and any(m.assertion == "performed" for m in clause.of("IMAGING"))
        for clause in context.clauses
        if clause.section in TITLES or clause.index == 0
    )


def _read_next(context: Context, step: Step) -> bool:
    """Whether the words right behind a position tell what the vessel looks like ("next: the trunk is smooth")."""
    vessel = context.knowledge.vessels.get(step.position.vessel)
    if vessel is None or bed_of(vessel) not in _OF_ORGANS:
        return False
    for other in context.clauses[step.clause + 1 : step.clause + 3]:
        same_breath = other.sentence == context.clauses[step.clause].sentence and not other.of("VESSEL")
        if other.heading or not (same_breath or _ITS_OWN.search(other.text)):
            return False
        if context.has("result", other.text) and not any(context.has(g, other.text) for g in ("select", "not_read")):
            return True
    return False


def _viewed_next(context: Context, step: Step) -> bool:
    """Whether the words behind an artery of the neck name a view and what it showed ("neck: 40% at the bulb")."""
    vessel = context.knowledge.vessels.get(step.position.vessel)
    if vessel is None or vessel.region != "head_neck":
        return False
    for other in context.clauses[step.clause + 1 : step.clause + 3]:
        view = _VIEW_LABEL.match(other.text[other.lead :])
        if view is not None and context.has("result", other.text):
            return True
    return False


def _read_beyond(way: Way, step: Step, readings: Interpretation) -> bool:
    """Whether the vertebral artery of a side is read where the tip stayed in the subclavian artery (VASC-45)."""
    if step.position.vessel != _SUBCLAVIAN:
        return False
    side = step.position.side
    entered = any(s.position.vessel == _VERTEBRAL and s.position.side in {None, side} for s in way.steps)
    return not entered and bool(readings.find("vertebral", side, named=True))


def _read_by_branches(context: Context, way: Way, step: Step, readings: Interpretation, *, named: bool) -> bool:
    """Whether branches of a vessel are read in which no tip was: they were filled from this vessel.

    ``named``: they have to be named, as the report tells its runs, and what it says of all speaks of those.
    """
    tree = context.knowledge.vessels
    vessel = tree.get(step.position.vessel)
    if vessel is None or vessel.paired or bed_of(vessel) not in _OF_ORGANS:
        return False
    deeper = any(
        other.position.vessel != vessel.concept and tree.is_within(other.position.vessel, vessel.concept, None)
        for other in way.steps
    )
    return not deeper and bool(readings.find(bed_of(vessel), None, vessel.concept, named=named))


def _from(context: Context, way: Way, clause: Clause, at: int) -> Step | None:
    """The position of the catheter in use, unless the run is told to be made through the sheath left behind."""
    step = way.position_at(clause, at)
    if clause.section == "findings":
        # A run that the findings name by its vessel was made while the tip was there.
        named = {m.concept for m in clause.of("VESSEL") if m.end <= at or m.start - at <= _BESIDE_RUN}
        step = next((one for one in reversed(way.steps) if one.position.vessel in named), step)
    if step is None or _THROUGH_SHEATH.search(clause.text) is None:
        return step
    placed = context.clauses[step.clause].of("DEVICE")
    return step if any(device.kind == "sheath" for device in placed) else None


def _by_scanner(clause: Clause, at: int) -> bool:
    """Whether the word for angiography at a place of a clause goes with that for a scanner."""
    return _ANGIOGRAPHIC.match(clause.text, at) is not None and _OF_A_SCANNER.search(clause.text[:at]) is not None


def _in_heart(context: Context, clause: Clause, at: int) -> bool:
    """Whether the word for a run is part of a heart study's name, or follows a coronary ("left coronary shot")."""
    if any(m.start <= at < m.end and m.attributes.get("bed") in {"coronary", "heart"} for m in clause.of("IMAGING")):
        return True
    before = [mention for mention in clause.of("VESSEL") if mention.end <= at]
    vessel = context.knowledge.vessels.get(before[-1].concept) if before else None
    return vessel is not None and vessel.system.startswith("coronary") and vessel.concept != _MAMMARY


def _run_at(context: Context, clause: Clause) -> int | None:
    """Where the run is told, ``None`` where the clause tells none of this session."""
    if _NOT_INCLUDED.search(clause.text):
        return None
    for mention in clause.of("IMAGING"):
        if (
            mention.assertion in {None, "performed"}
            and mention.kind not in _OTHER_MODALITIES
            and not _NONINVASIVE.search(mention.text)
            and not _by_scanner(clause, mention.start - clause.start)
            and mention.attributes.get("bed") not in {"coronary", "heart"}
        ):
            return mention.start
    cues = context.groups.get("run")
    match = _CONTRAST_THROUGH.search(clause.text) or (cues.search(clause.text) if cues is not None else None)
    match = match or _POWER_INJECTED.search(clause.text)
    if match is None or _by_scanner(clause, match.start()) or _DENIED.search(clause.text[: match.end()]):
        return None
    if _in_heart(context, clause, clause.start + match.start()):
        return None
    if any(m.assertion not in {None, "performed"} for m in clause.of("IMAGING", "INTERVENTION")):
        return None
    if (
        _INJECTED.search(match.group())
        and context.has("not_contrast", clause.text)
        and not _RUN_BEYOND.search(clause.text)
    ):
        return None
    # A bare "contrast" or "study" tells a run only in a technique, not in the findings.
    return clause.start + match.start() if clause.section in _TECHNICAL else None
