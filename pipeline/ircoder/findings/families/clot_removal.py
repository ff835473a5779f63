"""Clot removed by a device: from arteries, veins, lungs, brain arteries or the right heart, one act for each vessel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.device_use import Tier, is_used, tier_of
from ircoder.findings.lesions import lesion_for
from ircoder.findings.lungs import is_lung, lung_sides
from ircoder.findings.model import Act, Detail, Device, Side, Span
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.treated_organs import HOLLOW, of_hollow_organs, of_the_heart
from ircoder.findings.treated_vessels import Target
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

KINDS = frozenset({"thrombectomy", "intracranial_thrombectomy", "intracardiac_mass_removal"})
_TOOLS = frozenset({"thrombectomy_device", "stent_retriever"})
_TIERS: tuple[Tier, ...] = ("told", "summed", "listed")
_REMOVED = WordPattern(
    r"\b(?:clot|thromb(?:us|i)|embol(?:us|i))\b[^.;]{0,45}?\b(?:aspirat\w+|removed|extracted|retrieved|suctioned"
    r"|evacuated)\b"
    r"|\b(?:aspirat\w+|remov\w+|extract\w+|retriev\w+|suction\w*)\b[^.;]{0,45}?\b(?:clot|thromb(?:us|i)|embol(?:us"
    r"|i))\b"
)
_PASSES = WordPattern(
    r"\b(?:\d+|an?|one|two|three|four|five|six|several|multiple|additional|further|more|repeat\w*)\s+(?:\w+\s+){0,2}?"
    r"(?:aspirations?|passes|pass|pulls?|runs?)\b[^.;]{0,40}?\b(?:performed|made|done|obtained|carried out|taken)\b"
)
_SUCTION = WordPattern(
    r"\b(?:sofia|catalyst|cat ?[567]|vecta|zoom|jet|red ?\d\d|react|freeclimb|ace ?\d\d|aspiration catheter"
    r"|suction catheter)\b"
    r"[^.;]{0,60}\b(?:aspirat\w*|suction|pumps?|pass(?:es)?|took|swallowed|ingested|x\s?\d|adapt)\b"
    r"|\b(?:direct|contact|first[- ]pass) aspiration\b|\badapt\b"
)
"""A catheter for suction by its brand, in a report of a stroke."""
_SHEATH = re.compile(r"\s*(?:introducer\s+)?sheath\b", re.IGNORECASE)
"""Behind the brand of a clot catheter, what only leads it in."""
_NOT = WordPattern(r"\b(?:no|not|without|never|if|unable|failed|attempt\w*|plan\w*|would|could|consider\w*)\b")
_OTHER_PLACE = WordPattern(
    r"\b(?:port|picc|dialysis catheter|tunneled|bladder|drain|chest tube|pleural|abscess|lumen|hub|fistula"
    r"|graft declot"
    r"|dialysis|syringe|sheath was aspirated)\b",
)
_LATE = WordPattern(
    r"\b(?:distal emboli\w*|distal embolus|emboli[sz]ation|emboli[sz]ed"
    r"|new (?:\w+ ){0,2}?(?:cut-?\s?off|filling defect|occlusion|embol\w+|thromb\w+)|spill\w*|shower\w*|migrat\w+"
    r"|small|tiny|minor|fragment|debris|rescue|bail-?\s?out|no-?\s?reflow|complicat\w+|cut-?\s?off)\b",
)
_MINOR = WordPattern(r"\b(?:small|tiny|minor|minimal|little|incidental|trace)\b")
_LUNG = WordPattern(r"\bpulmonary (?:emboli\w*|embolus|arter\w+|thrombo?\w+)|\bsaddle embol\w+|\bpe\b")
_HEART = frozenset({"vessel:right_atrium", "vessel:right_ventricle"})
_DIALYSIS = frozenset({"dialysis_declot", "dialysis_angioplasty", "dialysis_stent", "dialysis_circuit_study"})
_LINE_CARE = frozenset({"lumen_clearing", "line_declotting", "fibrin_sheath_stripping"})
_CIRCUIT = WordPattern(r"\b(?:av fistula|avf|avg|av graft|dialysis (?:access|graft|fistula)|fistulogram|loop graft)\b")
_PASSAGE = 260


@dataclass(frozen=True, slots=True)
class _Telling:
    kind: str
    target: Target | None
    side: Side | None
    at: int
    clause: Clause
    tier: Tier
    device: Mention | None
    named: bool = True
    """Whether its own words name the vessel, and not those before it."""


def find_clot_removal(context: Context, session: Session) -> Parts:
    """Acts with their devices; none in the coronary arteries or a dialysis circuit, which other builders read."""
    if (
        any(act.kind in _DIALYSIS for act in session.acts)
        or _CIRCUIT.search(context.reading.text)
        or _of_heart(context)
    ):
        return Parts()
    acts: dict[tuple[str, str | None, Side | None], Act] = {}
    devices: list[Device] = []
    for telling in _of_named_clot(context, _settled(list(_tellings(context, session)))):
        kind = _kind(context, telling)
        vessel = telling.target.vessel if telling.target else None
        key = (kind, vessel, telling.side)
        device = _device(context, telling, len(devices) + 1)
        if device is not None:
            devices.append(device)
        acts[key] = _merged(context, session, acts.get(key), telling, key, device, len(acts) + 1)
    done = _without_vague(tuple(acts.values()))
    done = tuple(_with_role(context, session, act) for act in done)
    return Parts(acts=session.through(context, done), devices=tuple(devices))


def _of_heart(context: Context) -> bool:
    return of_the_heart(context) and not _LUNG.search(context.reading.text)


def _tellings(context: Context, session: Session) -> Iterator[_Telling]:
    begun = False
    in_line = any(act.kind in _LINE_CARE for act in session.acts)
    tools = any(mention.kind in KINDS or _is_tool(mention) for mention in context.reading.mentions)
    stroke = _OF_STROKE.search(context.reading.text) is not None
    for clause in context.clauses if tools or context.says(_REMOVED) or (stroke and context.says(_SUCTION)) else ():
        tier = tier_of(context, clause)
        if tier is None or _OTHER_PLACE.search(clause.text):
            continue
        found = False
        for mention in clause.of("INTERVENTION", "DEVICE"):
            if (
                (mention.kind in KINDS or _is_tool(mention))
                and not _is_sheath(clause, mention)
                and is_used(context, clause, mention, at_hand=_is_tool(mention))
            ):
                found = True
                yield from _placed(context, session, clause, mention, "listed" if _is_label(clause, mention) else tier)
        suction = _SUCTION.search(clause.text) if stroke and not found and tier == "told" else None
        if suction is not None and not _NOT.search(clause.text[: suction.start()]) and context.happened(clause):
            found = True
            yield from _by_suction(context, session, clause, suction.start(), tier)
        match = _REMOVED.search(clause.text) or (_PASSES.search(clause.text) if begun else None)
        begun = begun or found
        if match and in_line:
            continue  # what comes out of a line that is cleared is no clot of its vein
        if match and not found and tier != "listed" and not _NOT.search(clause.text) and context.happened(clause):
            vessels = session.targets.subjects(clause) or _before(clause, match.start())
            homes = tuple(session.targets.target(clause, v) for v in vessels) or session.targets.topics(clause)
            for home in homes:
                for side in sides(_side(context, clause, home, None)):
                    yield _Telling("thrombectomy", home, side, clause.start + match.start(), clause, tier, None)


def _is_sheath(clause: Clause, mention: Mention) -> bool:
    """Whether a brand names only the sheath that leads its clot catheter in."""
    return mention.text.lower().endswith("sheath") or _SHEATH.match(clause.after(mention)) is not None


def _by_suction(context: Context, session: Session, clause: Clause, at: int, tier: Tier) -> Iterator[_Telling]:
    """Clot of the brain that a suction catheter took, at the artery of the brain that is named last before."""
    told = [
        v
        for c in context.clauses[: clause.index + 1]
        for v in c.of("VESSEL")
        if _inside_head(context, v) and not _SEEN_OPEN.match(c.after(v))
    ]
    vessels = [v for v in told if v.start < clause.start + at and v.assertion != "negated"] or told
    if not vessels:
        yield _Telling("intracranial_thrombectomy", None, None, clause.start + at, clause, tier, None)
        return
    home = session.targets.target(clause, vessels[-1])
    side = _side(context, clause, home, vessels[-1].side)
    yield _Telling("intracranial_thrombectomy", home, side, clause.start + at, clause, tier, None)


_SEEN_OPEN = re.compile(
    r"\s*(?:arter(?:y|ies)\s+)?(?:(?:is|are|was|were|stays?|remains?|both)\s+){0,2}(?:patent|open|normal|intact|fine|clear|spared"
    r"|preserved|flow\b|fills?\b|filled\b|filling\b|gives?\b|gave\b|collaterals?\b|supplies\b|sends?\b|via\b|from\b)",
    re.IGNORECASE,
)
"""Behind an artery of the brain through which blood runs: no clot was taken there."""


def _inside_head(context: Context, mention: Mention) -> bool:
    path = context.knowledge.vessels.path(mention.concept)
    return any("cerebral" in name or "basilar" in name or "carotid_artery_terminus" in name for name in path)


def _is_label(clause: Clause, mention: Mention) -> bool:
    """Whether a word only heads what follows ("THROMBECTOMY: prone.")."""
    opens = not clause.before(mention).strip(" \t\n-*\u2022\u00b7.()0123456789")
    return opens and clause.after(mention).lstrip().startswith(":") and not clause.of("VESSEL")


def _before(clause: Clause, at: int) -> tuple[Mention, ...]:
    """The vessel into which something was brought before the clot came out."""
    vessels = [v for v in clause.of("VESSEL") if v.end <= clause.start + at and v.assertion != "negated"]
    return tuple(vessels[-1:])


def _is_tool(mention: Mention) -> bool:
    return mention.label == "DEVICE" and (mention.kind in _TOOLS or mention.attributes.get("treats") == "thrombectomy")


def _placed(context: Context, session: Session, clause: Clause, mention: Mention, tier: Tier) -> Iterator[_Telling]:
    kind = mention.kind if mention.kind in KINDS else "thrombectomy"
    device = mention if mention.label == "DEVICE" else None
    homes = session.targets.aimed_at(clause, mention)
    named = bool(session.targets.governed(clause, mention))
    if not named:
        if HOLLOW.search(clause.text) or of_hollow_organs(context):
            return
        homes = _reached(context, session, clause, mention) or _in_lung(context, session, clause, mention) or homes
    homes = _lungs_of(context, session, clause, homes) or _brain_of(context, session, clause, mention, homes) or homes
    if not homes:
        yield _Telling(kind, None, mention.side, mention.start, clause, tier, device)
    for home in homes:
        for side in sides(_side(context, clause, home, mention.side)):
            yield _Telling(kind, home, side, mention.start, clause, tier, device, named)


def _lungs_of(context: Context, session: Session, clause: Clause, homes: tuple[Target, ...]) -> tuple[Target, ...]:
    """The pulmonary arteries of a clause whose tool is told with the vein that it came through."""
    if not homes or any(is_lung(context, home.vessel) for home in homes):
        return ()
    vein = context.knowledge.vessels.get(homes[0].vessel)
    if vein is None or vein.system != "systemic_vein":
        return ()
    found = (
        v for v in clause.of("VESSEL") if is_lung(context, v.concept) and v.assertion not in {"negated", "historical"}
    )
    return tuple(session.targets.target(clause, vessel) for vessel in found)


def _of_head(vessel: Vessel | None) -> bool:
    return vessel is not None and vessel.region == "head_neck"


def _brain_of(
    context: Context, session: Session, clause: Clause, mention: Mention, homes: tuple[Target, ...]
) -> tuple[Target, ...]:
    """The artery of the brain behind a tool told with its way in ("8F femoral, ACE 68 aspiration of M1")."""
    inside = [v for v in clause.of("VESSEL") if v.start >= mention.end and _inside_head(context, v)]
    vessels = context.knowledge.vessels
    if not inside or not homes or any(_of_head(vessels.get(home.vessel)) for home in homes):
        return ()
    return tuple(session.targets.target(clause, v) for v in inside[:1] if v.assertion not in {"negated", "historical"})


def _side(context: Context, clause: Clause, home: Target, told: Side | None) -> Side | None:
    if is_lung(context, home.vessel):
        return lung_sides(context, clause, home.vessel, home.mention, home.side or told)
    return home.side or (told if _paired(context, home.vessel) else None)


_NEAR = 90
_BROUGHT_TO = re.compile(r"\b(?:into|in|to|across|within|at|through|of|from)\b", re.IGNORECASE)


def _reached(context: Context, session: Session, clause: Clause, mention: Mention) -> tuple[Target, ...]:
    """The vessel into which the device was brought in its clause ("a catheter was advanced into the left M1")."""
    vessels = [v for v in clause.of("VESSEL") if v.assertion not in {"negated", "historical"}]
    after = [v for v in vessels if v.start >= mention.end]
    for vessel in after:
        between = clause.text[mention.end - clause.start : vessel.start - clause.start]
        if len(between) < _NEAR and _BROUGHT_TO.search(between):
            return (session.targets.target(clause, vessel),)
    return session.targets.reached(clause, mention)


def _in_lung(context: Context, session: Session, clause: Clause, mention: Mention) -> tuple[Target, ...]:
    """The pulmonary artery in which the catheter rests, where the words around a device name none."""
    step = session.way.position_at(clause, mention.start)
    if step is None or not is_lung(context, step.position.vessel):
        return ()
    return (Target(step.position.vessel, step.position.side, mention, certain=False),)


def _paired(context: Context, vessel: str) -> bool:
    found = context.knowledge.vessels.get(vessel)
    return found is not None and found.paired


def _settled(tellings: list[_Telling]) -> list[_Telling]:
    """Tellings of the most reliable tier; a telling without a vessel yields to those with one."""
    if not tellings:
        return []
    best = next(tier for tier in _TIERS if any(telling.tier == tier for telling in tellings))
    same = [telling for telling in tellings if telling.tier == best]
    placed = [telling for telling in same if telling.target is not None]
    if not placed:
        placed = [telling for telling in tellings if telling.target is not None]
    return sorted(placed or same[:1], key=lambda telling: telling.at)


def _of_named_clot(context: Context, tellings: list[_Telling]) -> list[_Telling]:
    """Passes in the brain whose words name no artery, laid to the one that the other passes name (VINT-52)."""
    passes = [t for t in tellings if t.target is not None and _kind(context, t) == "intracranial_thrombectomy"]
    named = [telling for telling in passes if telling.named]
    if not named:
        return tellings
    first = named[0]
    return [
        replace(telling, target=first.target, side=first.side) if telling in passes and not telling.named else telling
        for telling in tellings
    ]


_OF_STROKE = WordPattern(
    r"\b(?:tici|mtici|nihss|code stroke|stroke (?:alert|code)|large vessel occlusion|lvo)\b"
    r"|\b(?:basilar|m[12]|mca|ica terminus|carotid terminus|left hemispher\w+|right hemispher\w+)\s+(?:artery\s+)?"
    r"(?:thromb\w+|occlu\w+|clot|syndrome|stroke|embol\w+)\b"
)


def _kind(context: Context, telling: _Telling) -> str:
    """Brain arteries and the right heart have acts of their own, however the work is called."""
    tree = context.knowledge.vessels
    if telling.target is None:
        brain = telling.kind == "thrombectomy" and _OF_STROKE.search(context.reading.text) is not None
        return "intracranial_thrombectomy" if brain else telling.kind
    vessel = tree.get(telling.target.vessel)
    path = tree.path(telling.target.vessel)
    if telling.target.vessel in _HEART:
        return "intracardiac_mass_removal"
    if vessel is not None and vessel.system != "systemic_artery":
        return "thrombectomy" if telling.kind == "intracranial_thrombectomy" else telling.kind
    inside = any("cerebral" in name or "basilar" in name or "carotid_artery_terminus" in name for name in path)
    stroke = telling.kind == "thrombectomy" and _OF_STROKE.search(context.reading.text) is not None
    if stroke and any("carotid" in name or "vertebral" in name for name in path):
        # Of a stroke the neck is the way in: what was taken out came from the brain.
        return "intracranial_thrombectomy"
    if inside or telling.kind == "intracranial_thrombectomy":
        return "intracranial_thrombectomy"
    return "thrombectomy"


def _device(context: Context, telling: _Telling, number: int) -> Device | None:
    mention = telling.device
    if mention is None:
        return None
    span = (context.quote(telling.clause),)
    return Device(id=f"clot-device-{number}", concept=mention.concept, device_class=mention.kind, spans=span)


def _merged(
    context: Context,
    session: Session,
    known: Act | None,
    telling: _Telling,
    key: tuple[str, str | None, Side | None],
    device: Device | None,
    number: int,
) -> Act:
    span = context.quote(telling.clause)
    held = (device.id,) if device else ()
    if known is not None:
        spans = known.spans if span in known.spans else (*known.spans, span)
        return replace(known, devices=(*known.devices, *held), spans=spans)
    kind, vessel, side = key
    vessel = vessel or _untold_vessel(context, kind)
    lesion = lesion_for(session.lesions, vessel, side, telling.at) if vessel else None
    return Act(
        id=f"clot-{number}",
        kind=kind,
        family="thrombectomy",
        target=vessel,
        side=side,
        lesion=lesion.id if lesion else None,
        devices=held,
        spans=(span,),
    )


def _untold_vessel(context: Context, kind: str) -> str | None:
    """The trunk of the lungs where the report is about pulmonary embolism and names no artery."""
    lung = _LUNG.search(context.reading.text) is not None
    return "vessel:main_pulmonary_artery" if kind == "thrombectomy" and lung else None


def _without_vague(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Fold what gives no side into the same vessel with one, and no vessel into any."""
    out: list[Act] = []
    for act in acts:
        sided = [o for o in acts if o is not act and o.kind == act.kind and o.target == act.target and o.side]
        if (act.side is None and sided) or (act.target is None and any(o.target for o in acts)):
            continue
        out.append(act)
    return tuple(out)


def _with_role(context: Context, session: Session, act: Act) -> Act:
    """Whether arterial clot was the disease or came with a balloon, stent or atherectomy of the session (VINT-48)."""
    if act.kind != "thrombectomy" or not act.spans:
        return act
    at = act.spans[0].start
    opened = [o.spans[0].start for o in session.acts if o.kind in {"angioplasty", "stent", "atherectomy"} and o.spans]
    if not opened:
        return act
    passage = context.reading.text[max(0, at - _PASSAGE) : _end(act.spans[0])]
    words = _LATE if min(opened) < at else _MINOR
    details: dict[str, Detail] = dict(act.details)
    details["role"] = "secondary" if words.search(passage) else "primary"
    return replace(act, details=details)


def _end(span: Span) -> int:
    return span.end


BUILDER = FamilyBuilder("clot_removal", kinds=KINDS, find=find_clot_removal)
