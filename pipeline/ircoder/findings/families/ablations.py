"""Tumor ablation: one act an organ, side and energy, with the lesions treated and what the codes ask of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.device_use import Tier
from ircoder.findings.families.ablation_words import (
    details_of_prostate,
    energy_in,
    is_elsewhere,
    lobes_in,
    nature_of,
    organs_in,
    route_of,
)
from ircoder.findings.families.needle_imaging import guided, main_modality
from ircoder.findings.families.sampled_places import marks_in
from ircoder.findings.families.sampled_targets import tier_here
from ircoder.findings.model import Act, Detail, Fact, Guidance, Side, Span, Status
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.tumor_ablation import load_ablated_organs
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {
        "ablation",
        "thermal_ablation",
        "microwave_ablation",
        "cryoablation",
        "laser_ablation",
        "irreversible_electroporation",
        "ethanol_ablation",
        "focused_ultrasound",
        "histotripsy",
        "needle_placement",
    }
)
_ACTS = KINDS - {"needle_placement"}
_OTHER_DESTRUCTION = frozenset(
    {"cryoneurolysis", "radiofrequency_neurotomy", "basivertebral_ablation", "neurolysis", "venous_ablation"}
)
"""Work with the same tools on nerves and veins: beside it a tumor must be named."""
_TOLD = WordPattern(
    r"\b(?:ablat\w+|cryo\w*|freez\w+|froze|thaw\w*|ice\s?ball|microwave\w*|radiofrequency|electroporat\w+|nanoknife"
    r"|bubble clouds?|histosonics|electrodes?|antennas?|probes?|applicators?|moving[- ]shot|sonicat\w+|histotrips\w+"
    r"|watts?"
    r"|\d+\s?w\b|\d+\s+pulses|burn)\b"
)
_NAMED = WordPattern(
    r"\bablat\w+|\bcryo\w*|\bfreez\w+|\bfroze\w*|\bice\s?ball\w*|\bmicrowave\w*|\bmwa\b|\bradio-?\s?frequency\b"
    r"|\brfa\b"
    r"|\brf (?:electrodes?|probes?|needles?|applicators?|ablat\w+|generator)\b"
    r"|\bmoving[- ]shot\b|\binternally cooled electrodes?\b"
    r"|\belectroporat\w+|\bnanoknife\b|\bire\b|\bhistotrips\w+|\bhistosonics\b|\bbubble clouds?\b|\bsonicat\w+"
    r"|\bhifu\b|\bfocused ultrasound\b|\btulsa\b"
    r"|\b(?:ethanol|alcohol)\b|\bpei\b"
    r"|\b\d+\s?(?:w|watts?)\b[^.;]{0,40}\b(?:minutes?|mins?|seconds?|secs?)\b|\b(?:neuwave|emprint|solero|certus"
    r"|osteo-?cool|spine-?star|cool-?tip)\b"
    r"|\b(?:probes?|electrodes?)\b[^.;]{0,50}\b[5-9]\d (?:degrees|c)\b[^.;]{0,30}\b(?:minutes?|mins?|seconds?"
    r"|secs?)\b"
)
_NOT = WordPattern(
    r"\b(?:no|not|never|without|declin\w+|deferred|cancel\w+|instead of|rather than|if|should|planned|will|would|may"
    r"|might|previous(?:ly)?|prior|earlier|last (?:year|month)|years? ago|months? ago|history of|status post|s/p"
    r"|considered|discussed|candidate for|option|follow-?\s?up|surveillance|restaging|chooses?|chose|prefers|opts"
    r"|vs|versus)\b"
    r"[^.;]{0,50}$"
    r"|\b(?:ct|mri?|scan|imaging|ultrasound|study)\s+(?:\w+\s+){0,3}?(?:after|following|post|since)\b[^.;]{0,30}$"
)
_STOPPED = WordPattern(
    r"\b(?:ablation|treatment|procedure|freeze|probe)\b[^.;]{0,40}\b(?:abort\w+|terminated|was stopped"
    r"|abandon\w+|not started"
    r"|could not be (?:performed|started|completed))\b"
)
_PAIRED = frozenset({"kidney", "lung", "breast", "adrenal"})
_MONITOR = WordPattern(
    r"\bmonitor\w*|\bice\s?ball\b|\bice\b[^.;]{0,30}\b(?:cover\w*|margin|extend\w*|beyond)|\bpost-?\s?(?:ablation"
    r"|procedur\w+)"
    r"[^.;]{0,20}\b(?:ct|scan|imag\w+|ultrasound|mr)|\b(?:ct|scan|imag\w+) (?:at|after|between"
    r"|during) (?:each|the|every)"
    r"|\bfollowed (?:on|by|with|in) (?:ct|ultrasound|mr|imag\w+)|\bablation zone\b|\bfinal (?:ct|scan)"
)
_PLANNING = WordPattern(
    r"\b(?:margin|ablation|planning|confirmation|3d|three-dimensional|volumetric)\s+(?:\w+\s+){0,2}(?:software"
    r"|planning)\b"
    r"|\bablation confirmation\b|\bablate-?iq\b|\bstereotactic planning software\b"
)
_COUNT = WordPattern(
    r"\b(?P<count>two|three|four|both|[2-4])\s+(?:\w+\s+){0,3}"
    r"(?:lesions|tumou?rs|masses|metastases|nodules|fibroadenomas|fibroids)\b"
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}


@dataclass
class _Target:
    organ: str
    side: Side | None
    kind: str
    clauses: list[tuple[Tier, Status, Clause]] = field(default_factory=list)
    marks: list[dict[str, str]] = field(default_factory=list)
    lobes: set[str] = field(default_factory=set)


_NERVE_HEAT = "radiofrequency_neurotomy"
_TUMOR = WordPattern(r"\b(?:metasta\w+|met|mets|tumou?rs?|osteoid osteoma|plasmacytoma|myeloma)\b")
"""With these, "lumbar RFA" heats a bone and no nerve."""


@dataclass(frozen=True)
class _Telling:
    clause: Clause
    tier: Tier
    kind: str
    status: Status
    places: tuple[tuple[str, Side | None], ...]


def find_ablations(context: Context, session: Session) -> Parts:
    """Acts of ablation with their guidance and documentation facts."""
    told = tuple(_tellings(context)) if context.says(_NAMED) else ()
    if not any(_NAMED.search(item.clause.text) for item in told):
        told = ()
    if any(act.kind in _OTHER_DESTRUCTION for act in session.acts):
        told = tuple(item for item in told if item.places)
    if not told:
        return _needle_alone(context, session)
    targets = _targets(context, told)
    acts = tuple(_act(context, target, number, targets) for number, target in enumerate(targets, start=1))
    parts = guided(context, acts, "ablation")
    modalities = {item.modality for item in parts.guidance}
    main = main_modality(context, modalities)
    acts = tuple(replace(act, details={**act.details, **({"main_guidance": main} if main else {})}) for act in acts)
    return Parts(acts=acts, facts=tuple(_facts(context, acts, parts.guidance))) + parts


def _tellings(context: Context) -> Iterator[_Telling]:
    for clause in context.clauses:
        tier = tier_here(context, clause)
        if tier is None or clause.heading or is_elsewhere(clause.text):
            continue
        tumor = _TUMOR.search(clause.text) is not None
        mentions = [m for m in clause.of("INTERVENTION") if m.kind in _ACTS or (tumor and m.kind == _NERVE_HEAT)]
        done = [m for m in mentions if m.assertion in {"performed", "attempted"} and not _denied(clause, m.start)]
        by_words = not mentions and _by_words(clause)
        if not done and not by_words:
            continue
        status: Status = "performed"
        if _STOPPED.search(clause.text) or (done and all(m.assertion == "attempted" for m in done)):
            status = "attempted"
        kinds = {m.kind for m in done} - {_NERVE_HEAT}
        yield _Telling(clause, tier, energy_in(clause, kinds), status, organs_in(clause, named=bool(done)))


def _denied(clause: Clause, at: int) -> bool:
    return _NOT.search(clause.text[: at - clause.start]) is not None


_OF_ULTRASOUND = re.compile(
    r"\b(?:linear|curvi-?linear|convex|sector|phased(?:[- ]array)?|ultra-?sound|us|frequency|mhz|hockey[- ]stick"
    r"|doppler"
    r"|endo\w+|trans-?\s?(?:rectal|vaginal))\s*$|\b(?:under|beneath|along|beside) (?:the )?$",
    re.I,
)
"""A probe that looks, and does not ablate."""


_AT_WORK = re.compile(
    r"\bbubble clouds?\b(?![^.;]{0,40}\b(?:discuss\w*|explain\w*|review\w*|plan\w*))"
    r"|\b(?:freez\w+|froze|thaw|\d+\s?(?:w|watts?)\b|ice\s?ball|\d+\s+pulses)",
    re.IGNORECASE,
)
_COOKED = WordPattern(
    r"\b(?:cook\w*|burn(?:s|ed|t|ing)?|heat(?:ed|ing)|destroy\w*|killed|melted|coagulat\w*|treated)\b[^.;]{0,40}"
    r"\b(?:microwaves?|mwa|radio-?\s?frequency|rfa|cryo\w*)\b"
    r"|\b(?:microwaves?|mwa|rfa)\b[^.;]{0,100}\b(?:burns?|(?:\d+|two|three|four|five|six|eight|ten|twelve|fifteen)"
    r"\s?(?:min|mins|minutes?))\b"
    r"|\b(?:microwaves?|mwa|rfa|cryo\w*|radio-?\s?frequency|ire|electroporation)\s(?:of|to|for)\s[^.;]{0,40}"
    r"\b(?:tumou?rs?|lesions?|mass(?:es)?|mets?|metastas\w+|nodules?|hcc|rcc)\b"
    r"|\b(?:microwave|mwa|rf|radio-?\s?frequency|cryo)[ -]?(?:needles?|probes?|electrodes?|antennas?)\b[^.;]{0,60}"
    r"\b(?:treated|destroyed|ablated|cooked)\b"
)


def _by_words(clause: Clause) -> bool:
    """Work told by its probes, freezes or watts, without its name."""
    match = _TOLD.search(clause.text)
    if match is None or _NOT.search(clause.text[: match.start()]):
        return False
    probe = any(
        m.kind == "ablation_probe" and m.assertion == "performed" and not _OF_ULTRASOUND.search(clause.before(m))
        for m in clause.of("DEVICE")
    )
    return probe or _COOKED.search(clause.text) is not None or _AT_WORK.search(clause.text) is not None


def _targets(context: Context, told: tuple[_Telling, ...]) -> list[_Target]:
    """Organs by side and energy; tellings without an organ belong to the one named before, or to that of the title."""
    ranked = sorted(told, key=lambda item: ("told", "summed", "listed").index(item.tier))
    named = [place for item in ranked for place in item.places]
    organs = tuple(dict.fromkeys(organ for organ, _ in named))
    if not organs:
        organs = tuple(_background_organs(context))[:1]
        named = [(organ, None) for organ in organs]
    energies = {item.kind for item in ranked if item.kind != "ablation"}
    only = next(iter(energies)) if len(energies) == 1 else "ablation"
    out: list[_Target] = []
    last: tuple[tuple[str, Side | None], ...] = ()
    for item in sorted(told, key=lambda item: item.clause.start):
        places = item.places or last or tuple((organ, None) for organ in organs[:1]) or (("", None),)
        last = item.places or last
        kind = item.kind if item.kind != "ablation" else only
        for organ, side in places:
            for one_side in ("left", "right") if side == "bilateral" and organ in _PAIRED else (side,):
                _join(out, organ, one_side, kind, item)
    return _settled(out)


def _background_organs(context: Context) -> Iterator[str]:
    for clause in context.clauses:
        for organ, _ in organs_in(clause):
            yield organ


def _join(out: list[_Target], organ: str, side: Side | None, kind: str, item: _Telling) -> None:
    fitting = [
        t
        for t in out
        if t.organ == organ
        and (t.kind == kind or "ablation" in (t.kind, kind))
        and (t.side == side or None in (t.side, side) or organ not in _PAIRED | {"thyroid"})
    ]
    if not fitting:
        fitting = [_Target(organ, side, kind)]
        out.extend(fitting)
    exact = [t for t in fitting if t.side == side]
    for target in exact or fitting:
        target.side = target.side or side
        target.kind = kind if target.kind == "ablation" else target.kind
        target.clauses.append((item.tier, item.status, item.clause))
        if item.tier != "listed":
            target.marks.append(marks_in(item.clause.text.lower()))
        target.lobes |= lobes_in(item.clause.text)


def _settled(targets: list[_Target]) -> list[_Target]:
    """Targets of titles alone give way to those that the course names; a wide word to the organ itself."""
    told = [t for t in targets if any(tier != "listed" for tier, _, _ in t.clauses)]
    kept = told or targets
    exact = [t for t in kept if t.organ not in _WIDE]
    told_exactly = {clause.index for t in exact for _, _, clause in t.clauses}
    return [t for t in kept if t in exact or any(c.index not in told_exactly for _, _, c in t.clauses)]


_WIDE = frozenset({"soft_tissue", "node", "pleura", "chest_wall", ""})
"""Words for what lies about a tumor, which name its organ only where nothing nearer does."""


def _act(context: Context, target: _Target, number: int, targets: list[_Target]) -> Act:
    organ = load_ablated_organs().get(target.organ)
    details: dict[str, Detail] = {"organ": target.organ} if target.organ else {}
    nature = nature_of(context, target.organ)
    route = route_of(context, target.organ)
    if nature:
        details["nature"] = nature
    if route:
        details["route"] = route
    count = _count(target)
    if count > 1:
        details["lesions"] = count
    if target.organ == "prostate":
        details.update(details_of_prostate(context))
    if target.kind == "microwave_ablation" and any(_PLANNING.search(c.text) for c in context.body()):
        details["planning_software"] = True
    marks = target.marks[0] if len({tuple(sorted(m.items())) for m in target.marks if m}) == 1 else {}
    if marks:
        details["lesion"] = ",".join(f"{name}={value}" for name, value in sorted(marks.items()))
    side: Side | None = target.side
    if target.organ == "thyroid":
        target.lobes |= _lobes_told_on(context, target)
        side, isthmus = _thyroid(target)
        lobe = "isthmus" if isthmus else "left/right" if side == "bilateral" else side
        details.pop("lesion", None)
        if lobe:
            details["lesion"] = f"lobe={lobe}"
    told = [item for item in target.clauses if item[0] == "told"] or target.clauses
    return Act(
        id=f"ablation-{number}",
        kind=target.kind,
        family=load_act_kinds()[target.kind].family,
        status="performed"
        if any(status == "performed" for _, status, _ in told) and not _all_stopped(told)
        else "attempted",
        target=organ.concept if organ else None,
        side=side if target.organ in _PAIRED | {"thyroid", "bone"} else None,
        details=details,
        spans=_spans(context, target),
    )


def _all_stopped(told: list[tuple[Tier, Status, Clause]]) -> bool:
    return any(status == "attempted" and _STOPPED.search(clause.text) for _, status, clause in told)


def _thyroid(target: _Target) -> tuple[Side | None, bool]:
    """Lobes of the gland that were treated; the isthmus where no lobe is named."""
    if {"left", "right"} <= target.lobes or target.side == "bilateral":
        return "bilateral", False
    side: Side | None = "left" if "left" in target.lobes else "right" if "right" in target.lobes else target.side
    return side, side is None and "isthmus" in target.lobes


_LOBE_DONE = WordPattern(
    r"\b(?:left|right)\b(?: \w+)? (?:one|ones|nodules?|lumps?|lobe)\b[^.;]{0,40}\b(?:treated|finished|ablated|done"
    r"|turned"
    r"|heated|burned|likewise|the same)\b|\bthen (?:to )?the (?:one|other one|nodules?|lumps?) (?:in|on|of) the "
    r"(?:left|right)\b"
)
"""What is said of the other lobe when its turn comes ("then the one in the left lobe")."""


def _lobes_told_on(context: Context, target: _Target) -> set[str]:
    """Lobes that statements behind the first telling of the course take up."""
    told = [clause.index for tier, _, clause in target.clauses if tier == "told"]
    later = (c for c in context.saying(_LOBE_DONE) if told and c.index > min(told) and not _NOT.search(c.text))
    return {lobe for clause in later for lobe in lobes_in(clause.text)}


def _count(target: _Target) -> int:
    counts = [1]
    for tier, _, clause in target.clauses:
        match = _COUNT.search(clause.text)
        if match is not None and tier != "listed":
            word = match.group("count").lower()
            counts.append(_NUMBERS.get(word) or int(word))
    return max(counts)


def _spans(context: Context, target: _Target) -> tuple[Span, ...]:
    ranked = sorted(target.clauses, key=lambda item: ("told", "summed", "listed").index(item[0]))
    return tuple(dict.fromkeys(context.quote(clause) for _, _, clause in ranked))[:4]


def _facts(context: Context, acts: tuple[Act, ...], guidance: tuple[Guidance, ...]) -> Iterator[Fact]:
    monitored = next((c for c in context.body() if _MONITOR.search(c.text)), None)
    for act in acts:
        spans = act.spans[:1]
        if act.kind != "ablation":
            yield Fact(element="energy", about=act.id, spans=spans)
            yield Fact(element="device_used", about=act.id, spans=spans)
        if act.details.get("organ"):
            yield Fact(element="target_lesion", about=act.id, spans=spans)
            yield Fact(element="lesion_count", about=act.id, spans=spans)
        if act.details.get("nature"):
            yield Fact(element="lesion_kind", about=act.id, spans=spans)
        if act.side or "lesion" in act.details:
            yield Fact(element="lobe", about=act.id, spans=spans)
        if "gland_volume" in act.details:
            yield Fact(element="gland_volume", about=act.id, spans=spans)
        if act.details.get("route") in {"laparoscopic", "open"}:
            yield Fact(element="exposure", about=act.id, spans=spans)
        if act.details.get("planning_software"):
            yield Fact(element="volume_check", about=act.id, spans=spans)
        if monitored is not None:
            yield Fact(element="monitoring", about=act.id, spans=(context.quote(monitored),))


def _needle_alone(context: Context, session: Session) -> Parts:
    """A needle placed under imaging, where the report tells of nothing else."""
    if session.acts:
        return Parts()
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        if any(m.kind == "needle_placement" and m.assertion == "performed" for m in clause.of("INTERVENTION")):
            family = load_act_kinds()["needle_placement"].family
            return Parts(
                acts=(Act(id="needle-1", kind="needle_placement", family=family, spans=(context.quote(clause),)),)
            )
    return Parts()


BUILDER = FamilyBuilder("ablations", KINDS, find_ablations)
