"""Embolizations: the vessel that the agent went into, the reason and the surgical field (VINT-32, VINT-33)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.access import region_of
from ircoder.findings.beds import is_aorta
from ircoder.findings.context import BACKGROUND, Clause, Context, sides
from ircoder.findings.device_use import Tier, is_used, tier_of
from ircoder.findings.embolization_reasons import asserted, reason_for
from ircoder.findings.embolization_words import (
    AUTHORIZED,
    BEADED,
    CLOSES_WAY_IN,
    DOSE_GIVEN,
    LOOSENED,
    ON_SKIN,
    OTHER_USER,
    OWN_USER,
    told_by_number,
)
from ircoder.findings.itinerary import Step, Way
from ircoder.findings.model import Act, Detail, Device, Position, Side, Span
from ircoder.findings.not_entered import found_there
from ircoder.findings.pseudoaneurysms import find_pseudoaneurysm_treatments
from ircoder.findings.repeated_doses import repeated_doses
from ircoder.findings.superficial_vein_words import SUPERFICIAL
from ircoder.findings.treated_organs import COILED_UP, HOLLOW
from ircoder.findings.treated_vessels import Targets
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_RADIO = WordPattern(
    r"\by-?\s?90\b|\byttrium|\bradio\s?-?emboli[sz]\w+|\btheraspheres?\b|\bsir-?\s?spheres?\b|\bquiremspheres?\b",
)
_CHEMO = re.compile(
    r"\b(?:chemo\s?-?emboli[sz]\w+|(?:deb-?|c|dem-?)?\s?tace|doxorubicin|adriamycin|cisplatin|mitomycin|irinotecan"
    r"|epirubicin)\b",
    re.IGNORECASE,
)
_MAPPING = WordPattern(
    r"\b(?:(?:y-?\s?90|radioemboli[sz]ation|tare|sirt)\s+(?:mapping|planning)"
    r"|mapping (?:arteriogra\w+|angiogra\w+|procedure|session|study)"
    r"|maa|macroaggregated|lung shunt (?:study|fraction|calculation)"
    r"|planning (?:arteriogra|angiogra)\w+|pre-?\s?y-?\s?90)\b",
)
_SCAFFOLD = WordPattern(
    r"\bstent-?\s?assist\w*|\bscaffold\w*|\bjail\w*|\bthrough the (?:stent )?(?:struts|interstices|cells)\b",
)
_AROUND = WordPattern(r"\b(?:post|pre|before|after|prior to|following|during)[\s-]+(?:the\s+|each\s+)?$")
_BROUGHT = re.compile(
    r"catheter\w*\s+(?:[\w-]+\s+){0,6}?(?:to|into|in)\b|\b(?:selected|engaged|entered|catheteri[sz]ed|cann?ulated|reached)\b",
    re.IGNORECASE,
)
_TRACT = WordPattern(
    r"\b(?:tract|track|tunnel|subcutaneous)\b"
    r"|\b(?:introducer|coaxial(?: needle)?|guide needle|outer needle|cannula)\b[^.;]{0,40}\b(?:withdrawn|removed"
    r"|pulled|retracted|backed)\b"
)
_QUALIFIES = re.compile(
    r"\s+(?:aneurysms?|vessels?|arter(?:y|ies)|veins?|segments?|territor(?:y|ies)|beds?|avms?|malformations?"
    r"|lesions?|sacs?)\b"
    r"|\s+(?:[\w-]+\s+){1,3}aneurysms?\s*\((?:day\s?\d|(?:in\s)?(?:19|20)\d\d|\d{1,2}/\d)",
    re.IGNORECASE,
)
"""An embolized aneurysm may be one of years ago: the word tells no embolization."""
_GIVEN_TERSELY = re.compile(
    r"\s*(?:\w+\s){0,2}?(?:(?:into|in|to)\s+(?:the|its|each|both|that|this|it|there)?\b[^.;]{0,60}?)?\s*"
    r"(?:\btill|\buntil|\bto(?=\s+(?:near\s+|complete\s+|full\s+)?(?:stasis|stop|standstill|sluggish)))\s+"
    r"(?:\w+\s+){0,3}?(?:stasis|slow\w*|slug\w*|stop\w*|still|standstill|dry|pruned|full|closed|occluded"
    r"|no (?:more )?flow|(?:it|flow|they)\s)"
    r"|\s*(?:\w+\s){0,4}?(?:from|to|along|over|throughout|between)\s+(?:the\s+)?(?:\w+\s+){0,2}?"
    r"(?:ring|l[1-5]|s-?i joints?|sacroiliac joints?|iliac crest|pelvic brim|whole length|length|trunk)\b",
    re.IGNORECASE,
)
"""Behind an agent, where it went and until when, without a verb ("Gelfoam into the trunk till sluggish")."""
_SAME_CATHETER = WordPattern(r"\b(?:through|via|from|with|by) the same (?:micro-?\s?)?catheter\b")
"""A side branch closed from where the catheter already was."""
_TARGETED = frozenset({"bleeding", "pseudoaneurysm", "aneurysm", "malformation", "fistula", "rupture"})
_SPURTS = WordPattern(r"\b(?:spurt\w*|jet|pooling|pools|leak\w*|blush\w*|extravasat\w*|bleed\w*|active)\b")
_OPENS_WITHIN = 15
_PLACED_FOR_IT = frozenset({"microcatheter", "catheter", "guide_catheter"})
_INJECTED = frozenset({"liquid_embolic", "sclerosant"})
_NO_HOME = frozenset({"heart", "cardiac_chamber"})
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(slug))
    for field, slug in (
        ("uterus", r"uterine"),
        ("prostate", r"prostatic|vesical"),
        ("knee", r"genicular"),
        ("spleen", r"splenic|short_gastric"),
        ("stomach", r"gastric|gastroduodenal|gastroepiploic|pancreatic|supraduodenal"),
        ("kidney", r"(?:^|_)renal|adrenal"),
        ("liver", r"hepatic|cystic|caudate|falciform"),
        ("bowel", r"mesenteric|colic|jejunal|ileal|ileocolic|rectal|sigmoid|vasa_recta|appendic|cecal|marginal"),
        ("lung", r"bronch|pulmonary|intercostobronchial"),
        ("pelvis", r"internal_iliac|gluteal|obturator|pudendal|sacral|iliolumbar|vaginal"),
        ("gonad", r"gonadal|ovarian|testicular|spermatic"),
        ("thoracic_duct", r"thoracic_duct|cisterna"),
    )
)
_SIDED_FIELDS = frozenset({"kidney", "knee", "gonad"})


@dataclass(frozen=True, slots=True)
class _Telling:
    vessel: str | None
    side: Side | None
    mention: Mention
    span: Span
    tier: Tier


def find_embolizations(
    context: Context, steps: tuple[Step, ...], targets: Targets
) -> tuple[tuple[Act, ...], tuple[Device, ...]]:
    """One act for each embolized vessel, with the reason of the session and the field of the vessel."""
    acts: dict[tuple[str | None, Side | None], Act] = {}
    devices: list[Device] = []
    for telling in _settled(_tellings(context, steps, targets)):
        if telling.vessel in SUPERFICIAL:
            continue
        held: tuple[str, ...] = ()
        if telling.mention.label == "DEVICE":
            devices.append(_device(telling, len(devices) + 1))
            held = (devices[-1].id,)
        key = (telling.vessel, telling.side)
        known = acts.get(key)
        if known is not None:
            spans = known.spans if telling.span in known.spans else (*known.spans, telling.span)
            acts[key] = replace(known, devices=known.devices + held, spans=spans)
            continue
        acts[key] = Act(
            id=f"embolization-{len(acts) + 1}",
            kind="embolization",
            family="embolization",
            target=telling.vessel,
            side=telling.side,
            devices=held,
            details=_details(context, telling.vessel, telling.side),
            spans=(telling.span,),
        )
    return (*acts.values(), *find_pseudoaneurysm_treatments(context, steps, targets)), tuple(devices)


def implied_steps(context: Context, acts: tuple[Act, ...], way: Way) -> tuple[Step, ...]:
    """Positions that embolizations imply: an agent was given in a vessel to which no step of the way leads.

    A step of the same vessel, or of a branch of it on the same side, is enough; general targets imply none.
    """
    tree = context.knowledge.vessels
    out: list[Step] = []
    for act in acts:
        if act.kind != "embolization" or act.status != "performed" or act.target is None or not act.spans:
            continue
        held = any(
            tree.is_within(step.position.vessel, act.target, act.side)
            and (act.side is None or step.position.side in {None, act.side})
            for step in way.steps
        )
        span = act.spans[0]
        if held or is_aorta(act.target) or (way.steps and _SAME_CATHETER.search(span.text)):
            continue
        clause = next((c for c in context.clauses if c.start <= span.start < c.end), None)
        access = way.access_at.get(clause.index) if clause is not None else None
        if clause is not None and access is not None:
            position = Position(id=f"{act.id}-position", vessel=act.target, side=act.side, spans=(span,))
            out.append(Step(position, access, span.start, clause.index))
    return tuple(out)


def _tellings(context: Context, steps: tuple[Step, ...], targets: Targets) -> list[_Telling]:
    out: list[_Telling] = []
    for clause in context.clauses:
        tier = tier_of(context, clause) if clause.mentions else None
        if tier is None:
            continue
        for mention in clause.mentions:
            if not _embolizes(context, clause, mention, targets, steps):
                continue
            quote = context.quote(clause)
            for vessel, side in _homes(context, clause, mention, steps, targets, tier):
                out.append(_Telling(vessel, side, mention, quote, tier))
    told_at = frozenset(context.clause_of(telling.mention).index for telling in out if telling.tier == "told")
    for clause, mention in repeated_doses(context, told_at):
        target = targets.target(clause, mention)
        if _holds_agent(context.knowledge.vessels.get(target.vessel)):
            quote = context.quote(clause)
            out.extend(_Telling(target.vessel, side, mention, quote, "told") for side in sides(target.side))
    return out if any(telling.tier == "told" for telling in out) else [*out, *_doses(context, steps, targets)]


def _doses(context: Context, steps: tuple[Step, ...], targets: Targets) -> list[_Telling]:
    """Radioactive microspheres named in a title or a list, whose dose is told as given from where the tip was."""
    named = [
        mention
        for clause in context.clauses
        if clause.section not in BACKGROUND
        for mention in clause.of("INTERVENTION", "DEVICE")
        if mention.assertion == "performed"
        and (mention.concept == "intervention:radioembolization" or mention.kind == "radioactive_microsphere")
    ]
    out: list[_Telling] = []
    for clause in context.body() if named else ():
        if DOSE_GIVEN.search(clause.text) is None or tier_of(context, clause) != "told":
            continue
        given = replace(named[-1], start=clause.start, end=clause.start)
        for vessel, side in _homes(context, clause, given, steps, targets, "told"):
            out.append(_Telling(vessel, side, given, context.quote(clause), "told"))
    return out


def _embolizes(context: Context, clause: Clause, mention: Mention, targets: Targets, steps: tuple[Step, ...]) -> bool:
    """Whether a mention closes a vessel; a sclerosant does only where a catheter stands in one."""
    acts = mention.label == "INTERVENTION" and mention.kind == "embolization"
    agent = mention.label == "DEVICE" and mention.attributes.get("treats") == "embolization"
    sclerosant = mention.label == "DEVICE" and mention.kind == "sclerosant"
    if not (acts or agent or sclerosant) or _AROUND.search(clause.before(mention)[-20:]):
        return False
    if COILED_UP.search(clause.before(mention)[-50:]) and mention.text.lower().startswith("coil"):
        return False
    if mention.text.lower().endswith("ed") and _QUALIFIES.match(clause.after(mention)):
        return False
    if (HOLLOW.search(clause.text) or ON_SKIN.search(clause.text)) and not clause.of("VESSEL"):
        return False
    if mention.text.lower() in {"bead", "beads"} and BEADED.search(clause.before(mention)[-30:]):
        return False
    if sclerosant and not any(step.at <= mention.start for step in steps):
        return False
    if mention.kind == "plug" and mention.text.lower() in {"plug", "plugs"}:
        near = clause.text[max(0, mention.start - clause.start - 60) : mention.end - clause.start + 25]
        if (
            CLOSES_WAY_IN.search(clause.text)
            or targets.cues["clot"].search(near)
            or LOOSENED.match(clause.after(mention))
        ):
            return False
    return not _TRACT.search(clause.text) and is_used(
        context, clause, mention, at_hand=_at_hand(context, clause, mention)
    )


def _at_hand(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether the words before an agent bring a catheter to its place: "microcatheter to the gastroduodenal, coils"."""
    before = clause.before(mention)[-90:]
    if len(before.strip()) <= _OPENS_WITHIN and clause.index > 0:
        previous = context.clauses[clause.index - 1]
        brought = {"microcatheter"} if previous.sentence != clause.sentence else _PLACED_FOR_IT
        if previous.section == clause.section and any(m.kind in brought for m in previous.of("DEVICE")):
            return True
    after = clause.after(mention)
    told = told_by_number(mention, before, after) or _BROUGHT.search(before) is not None
    return told or _GIVEN_TERSELY.match(after) is not None


def _homes(
    context: Context, clause: Clause, mention: Mention, steps: tuple[Step, ...], targets: Targets, tier: Tier
) -> list[tuple[str | None, Side | None]]:
    """Where the agent went: a vessel of the clause, the tip's last place, the topic; ``None``: not told."""
    tree = context.knowledge.vessels
    named = [t for t in targets.governed(clause, mention) if _holds_agent(tree.get(t.vessel))]
    named = named or [t for t in targets.reached(clause, mention) if _holds_agent(tree.get(t.vessel))]
    if any(step.clause == clause.index for step in steps):
        # A branch whose leak was seen from the vessel that the clause tells as entered took no agent by that alone.
        named = [t for t in named if not found_there(clause, t.mention)]
    if named:
        return [(t.vessel, side) for t in named for side in sides(t.side)]
    if tier == "listed":
        return []
    earlier = [step for step in steps if step.at <= mention.start and _holds_agent(tree.get(step.position.vessel))]
    topics = [t for t in targets.topics(clause) if _holds_agent(tree.get(t.vessel))]
    if any(region_of(t.vessel) is not None for t in topics[:-1]):
        topics = topics[-1:]  # a way told from the puncture to where the tip came to rest
    last = max((step.at for step in earlier), default=-1)
    if topics and all(t.mention.start > last for t in topics) and last < 0:
        return [(t.vessel, side) for t in topics for side in sides(t.side)]
    if earlier:
        deeper = _where_it_bleeds(context, mention, earlier[-1], targets)
        if deeper is not None:
            return [deeper]
        together = [step for step in earlier if step.at == last]
        return [(step.position.vessel, step.position.side) for step in together]
    return [(None, None)] if steps or mention.kind in _INJECTED else []


def _where_it_bleeds(
    context: Context, mention: Mention, step: Step, targets: Targets
) -> tuple[str, Side | None] | None:
    """The branch whose lesion was told after the last step, where a microcatheter went on without a vessel's name.

    "Celiac run: extravasation from the gastroduodenal. Microcatheter advanced, coils": the branch took them.
    """
    tree = context.knowledge.vessels
    found: tuple[str, Side | None] | None = None
    for clause in context.clauses[step.clause :]:
        if clause.start >= mention.start:
            break
        if found is not None and any(m.kind == "microcatheter" for m in clause.of("DEVICE") if m.start < mention.start):
            return found
        lesions = [m for m in clause.of("LESION") if m.kind in _TARGETED and m.assertion != "negated"]
        if not lesions and _SPURTS.search(clause.text) is None:
            continue
        for vessel in clause.of("VESSEL"):
            trunk = step.position.vessel
            inside = vessel.concept != trunk and tree.is_within(vessel.concept, trunk, vessel.side)
            if inside and step.at < vessel.start < mention.start and vessel.assertion != "negated":
                target = targets.target(clause, vessel)
                found = (target.vessel, target.side)
    return None


def _holds_agent(vessel: Vessel | None) -> bool:
    if vessel is None or is_aorta(vessel.concept) or vessel.system in _NO_HOME:
        return False
    return "cava" not in vessel.concept and "atrium" not in vessel.concept and "ventricle" not in vessel.concept


def _settled(tellings: list[_Telling]) -> list[_Telling]:
    """The most reliable tier; tellings without a vessel or a side only where none has one."""
    for tier in ("told", "summed", "listed"):
        chosen = [telling for telling in tellings if telling.tier == tier]
        if chosen:
            break
    else:
        return []
    placed = [telling for telling in chosen if telling.vessel is not None]
    if not placed:
        placed = [telling for telling in tellings if telling.vessel is not None and telling.tier != "told"] or chosen
    sided = {telling.vessel for telling in placed if telling.side is not None}
    return [telling for telling in placed if telling.side is not None or telling.vessel not in sided]


def _device(telling: _Telling, number: int) -> Device:
    return Device(
        id=f"embolic-{number}",
        concept=telling.mention.concept,
        device_class=telling.mention.kind,
        fate="left_in",
        spans=(telling.span,),
    )


def _details(context: Context, vessel: str | None, side: Side | None) -> dict[str, Detail]:
    found = context.knowledge.vessels.get(vessel)
    out: dict[str, Detail] = {
        "reason": reason_for(context, found),
        "region": _region(found),
        "field": _field(found, side),
    }
    body = [clause for clause in context.clauses if tier_of(context, clause) is not None]
    if any(asserted(clause, _RADIO) for clause in body):
        out["radioembolization"] = True
    if any(asserted(clause, _MAPPING) for clause in body):
        out["mapping"] = True
    if any(asserted(clause, _CHEMO) for clause in body):
        out["chemotherapy"] = True
    if any(_SCAFFOLD.search(clause.text) for clause in body if context.happened(clause)):
        out["scaffold_stent"] = True
    user = _authorized(context)
    if user is not None:
        out["authorized_user"] = user
    return out


def _authorized(context: Context) -> bool | None:
    """Whether the operator is the authorized user who gave the dose; ``None`` where the report is silent."""
    for clause in context.clauses:
        match = AUTHORIZED.search(clause.text)
        if match is None:
            continue
        return not OTHER_USER.search(clause.text) or OWN_USER.search(clause.text) is not None
    return None


def _region(vessel: Vessel | None) -> str:
    if vessel is None or vessel.region != "head_neck":
        return "body"
    if vessel.cervicocerebral:
        return "head_neck" if "36227" in vessel.imaging_codes else "cns"
    return "cns" if "75705" in vessel.imaging_codes else "head_neck"


def _field(vessel: Vessel | None, side: Side | None) -> str:
    if vessel is None:
        return "unstated"
    region = _region(vessel)
    if region != "body":
        return "brain" if region == "cns" else "head_neck"
    slug = vessel.concept.partition(":")[2]
    for field, words in _FIELDS:
        if words.search(slug):
            return f"{field}_{side}" if field in _SIDED_FIELDS and side else field
    return f"{vessel.region}_{side}" if side else vessel.region
