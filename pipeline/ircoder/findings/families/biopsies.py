"""Needle samples of a session: one act a lesion and way of sampling, with what tells lesions, cores and cells apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.families.marrow_words import ASPIRATE, DRY, SPICULES, drawn
from ircoder.findings.families.needle_imaging import guided
from ircoder.findings.families.prostate_sampling import is_prostate_report, prostate_acts
from ircoder.findings.families.sampled_places import Place
from ircoder.findings.families.sampling_events import SAMPLING, Event, sampling_events
from ircoder.findings.families.sampling_words import FAILED_CORE, Took, both_told, stated
from ircoder.findings.families.sent_samples import without_sent_fluid
from ircoder.findings.model import Act, Detail, Fact, Guidance, Side, Span, Status
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.session_status import tells_of_entry
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.biopsy_sites import load_biopsy_bones, load_biopsy_sites
from ircoder.knowledge.word_patterns import WordPattern

KINDS = SAMPLING
_COUNTED = WordPattern(
    r"(?<!of the )(?<!of )(?<!these )\b(?P<count>two|three|four|five|both|[2-5])\s+(?:of the\s+)?"
    r"(?:(?:separate|distinct|different|discrete|suspicious|dominant|largest|right|left|thyroid|liver|hepatic|lung"
    r"|pulmonary|breast|renal|bone|solid|hypoechoic|target|enlarged|neck|cervical|axillary|inguinal"
    r"|supraclavicular|mediastinal|hilar|iliac|pelvic|retroperitoneal|mesenteric|parotid|subcutaneous"
    r"|level\s+(?:[ivx]{1,3}|[1-7])[ab]?)\s+){0,4}"
    r"(?:nodules|lesions|masses|nodes|lymph nodes|metastases|tumou?rs|targets|sites|foci|clusters|areas"
    r"|groups of (?:micro)?calcifications?)\b"
)
_ONE_OF = WordPattern(r"\b(?:one|largest|larger|dominant|biggest|most \w+|single)\s+(?:of|from|one of)\b")
_EACH_OF = WordPattern(
    r"\beach of (?:the\s+)?(?P<count>two|three|four|both)\s+(?:\w+\s+){0,3}(?:nodules|lesions|masses|nodes)\b"
)
_SAMPLED_OF = WordPattern(
    r"\b(?:fnas?|biops(?:y|ies)|aspirations?|sampling)\s+of\s+(?:the\s+)?(?P<count>two|three|four|five|both)\s+"
    r"(?:[\w-]+\s+){0,5}?(?:nodules|lesions|masses|nodes|foci|clusters|groups|areas|sites|targets|metastases"
    r"|tumou?rs)\b"
)
_ALL_OF_THEM = WordPattern(r"\ball\s(?:two|three|four|five|[2-5])\b")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_RANDOM = WordPattern(
    r"\b(?:random|non-?\s?target\w*|non-?\s?focal|background|parenchymal|medical renal|native (?:kidney"
    r"|liver)|elastograph\w*"
    r"|staging of fibrosis|fibrosis stag\w+)\b"
)
_INADEQUATE = WordPattern(
    r"\b(?:inadequate|insufficient|nondiagnostic|non-diagnostic|acellular|scant|paucicellular|not (?:felt |deemed )?"
    r"(?:adequate|sufficient|diagnostic))\b"
)
_OTHERWISE = re.compile(r"\b(?:prior|previous|risk|may be|might be|possib\w+|if |20\d\d|last)\b", re.IGNORECASE)
_DECIDED = WordPattern(
    r"\b(?:on-?\s?site|immediate|rapid|frozen|touch prep\w*|prelim\w*|(?:cytolog"
    r"|patholog)ists?)\b[^.;]{0,90}\b(?:carcinoma|malignan\w+"
    r"|positive"
    r"|tumou?r cells|consistent with|confirm\w*|metasta\w+|adenocarcinoma|hcc|rcc|cancer|neoplas\w+"
    r"|(?:so )?(?:proceed\w*|went ahead|go ahead))\b"
    r"|\b(?:read|called|reported) as (?:\w+\s+)?(?:carcinoma|malignan\w+|hcc|metasta\w+)\b"
    r"|\b(?:no|never|without) (?:prior |previous )?(?:tissue|histolog\w+|patholog\w+) (?:diagnosis|proof|was|had"
    r"|has)\b"
    r"|\bno prior tissue\b|\btissue (?:diagnosis )?(?:had |has )?never\b|\bhistology has never\b"
)
_GRAFT = WordPattern(r"\b(?:transplant\w*|allograft)\b")
_WALL = WordPattern(r"\b(?:abscess|cavity|collection|cyst)\s+wall\b|\bwall of the (?:abscess|collection|cavity|cyst)\b")
_CORE = WordPattern(r"\b(?:cores?|cylinders?|plugs?)\b|\bb(?:iops\w+|xs?)\b|\btrephine\b")


_INSIDE = frozenset({"transvenous_biopsy", "ureteral_biopsy", "biliary_biopsy", "endomyocardial_biopsy"})
_SCOPE = WordPattern(r"\b(?:ureteroscop|cystoscop|cystourethroscop|bronchoscop|endoscop|laparoscop|colonoscop)\w*")
_THROUGH_SKIN = WordPattern(r"\bpercutaneous\w*|\b(?:ct|us|ultrasound|sonographic\w*|mri?)[- ]guid\w+|\btransperine\w+")
_MARROW_BONES = frozenset({"ilium", "sternum", "pelvis"})
_BONE_LESION = WordPattern(r"\b(?:foc(?:us|i)|lesion|mass|lytic|sclerotic|metasta\w+|tumou?r)\b")
_CREST = WordPattern(
    r"\b(?P<side>left|right|lt|rt|l|r)\s+(?:posterior\s+|superior\s+|anterior\s+){0,2}(?:iliac|ilium|psis|pic\b"
    r"|hip\b|crest)"
)


@dataclass
class Lesion:
    """A target with what was told of its sampling."""

    place: Place
    events: list[Event] = field(default_factory=list)
    count: int = 1


def find_biopsies(context: Context, session: Session) -> Parts:
    """Acts of sampling with their guidance and documentation facts."""
    events = sampling_events(context)
    if not events:
        return Parts()
    events = without_sent_fluid(events, session)
    events = tuple(_of_needles(context, events, session))
    events = tuple(_away_from_cement(context, events))
    events = tuple(_marrow_bones(context, events))
    if not any(event.tier != "listed" or event.status == "performed" for event in events) and not (
        any(tells_of_entry(clause) for clause in context.body()) and any(not _is_title(event) for event in events)
    ):
        return Parts()
    if session.acts and not any(event.evident or event.tier != "told" for event in events):
        return Parts()
    if is_prostate_report(events):
        acts: tuple[Act, ...] = prostate_acts(context, events)
        events = tuple(_without_prostate(events))
    else:
        acts = ()
    overall = _overall(context, events)
    for lesion in _lesions(events):
        for act in _acts_of(context, lesion, overall, events):
            acts = (*acts, replace(act, id=f"biopsy-{len(acts) + 1}"))
    acts = _with_marks_of_the_report(context, acts)
    parts = guided(context, acts, "biopsy", session.acts)
    parts = replace(parts, guidance=tuple(_fused(acts, parts.guidance)))
    return Parts(acts=acts, facts=tuple(_facts(acts))) + parts


def _fused(acts: tuple[Act, ...], guidance: tuple[Guidance, ...]) -> Iterator[Guidance]:
    """Fusion steers the needle by ultrasound; the MR images it lays over were made before."""
    fusion = {act.id for act in acts if act.details.get("targeting") == "fusion"}
    by_ultrasound = {item.about for item in guidance if item.modality == "ultrasound"}
    for item in guidance:
        if item.about not in fusion or item.modality != "mr":
            yield item
        elif item.about not in by_ultrasound:
            yield replace(item, modality="ultrasound")


_CEMENT = WordPattern(r"\b(?:cement\w*|pmma|kypho\w+|vertebroplast\w+)\b")
_DISC = re.compile(r"\bdis[ck]s?\b", re.IGNORECASE)


def _away_from_cement(context: Context, events: tuple[Event, ...]) -> Iterator[Event]:
    """Events without discs that a sentence on leaked cement names, and not the sentence of the core."""
    cemented = context.says(_CEMENT)
    for event in events:
        lent = cemented and event.took == "core" and _DISC.search(event.clause.text) is None
        kept = tuple(place for place in event.places if place.site != "disc") if lent else event.places
        yield event if kept == event.places else replace(event, places=kept)


def _is_title(event: Event) -> bool:
    """Whether an event is a heading, and no opening statement of what was tried."""
    return event.clause.section in TITLES or event.status == "performed"


def _of_needles(context: Context, events: tuple[Event, ...], session: Session) -> Iterator[Event]:
    """Events of needles through the skin: beside a biopsy through a vein or duct only what says so itself."""
    inside = any(act.kind in _INSIDE for act in session.acts)
    scope = any(_SCOPE.search(clause.text) for clause in context.body())
    for event in events:
        if not (inside or (scope and event.tier == "listed")) or _THROUGH_SKIN.search(event.clause.text):
            yield event


def _marrow_bones(context: Context, events: tuple[Event, ...]) -> Iterator[Event]:
    """The iliac crest of a marrow biopsy is its site and no bone of its own, unless a lesion of it was sampled."""
    marrow = any(place.site == "marrow" for event in events for place in event.places)
    marrow = marrow or any(event.kind.startswith("marrow") for event in events)
    marrow_told = context.says(SPICULES) or any(drawn(clause.text) for clause in context.body())
    marrow = marrow or (marrow_told and any(_of_crest(event) for event in events))
    side = _crest_side(context) if marrow else None
    if marrow and not any(event.places for event in events):
        events = tuple(replace(event, places=(Place("marrow", side),)) for event in events)
    for event in events:
        if not marrow:
            yield event
            continue
        places = tuple(
            Place("marrow", place.side)
            if place.marks.get("bone") in _MARROW_BONES and not _BONE_LESION.search(event.clause.text)
            else place
            for place in event.places
        )
        yield replace(event, places=tuple(replace(p, side=p.side or side) if p.site == "marrow" else p for p in places))


def _of_crest(event: Event) -> bool:
    """Whether a sample is of a bone of the marrow, and not of a lesion in it."""
    bones = {place.marks.get("bone") for place in event.places}
    return bool(bones & _MARROW_BONES) and _BONE_LESION.search(event.clause.text) is None


def _crest_side(context: Context) -> Side | None:
    """Side of the iliac crest that a marrow report names, where it is one."""
    found: set[Side] = set()
    for clause in context.body():
        for match in _CREST.finditer(clause.text):
            found.add("left" if match.group("side").lower() in {"left", "lt", "l"} else "right")
    return found.pop() if len(found) == 1 else None


def _without_prostate(events: Iterable[Event]) -> Iterator[Event]:
    for event in events:
        rest = tuple(place for place in event.places if place.site != "prostate")
        if rest and event.kind != "prostate_biopsy":
            yield replace(event, places=rest)


def _lesions(events: tuple[Event, ...]) -> list[Lesion]:
    """Targets that the report tells apart; titles only add what the course does not name."""
    out: list[Lesion] = []
    ranked = sorted(events, key=lambda event: ("told", "summed", "listed").index(event.tier))
    for event in ranked:
        for place in event.places:
            fitting = [lesion for lesion in out if not lesion.place.clashes(place)]
            if not fitting and event.tier == "listed" and _vaguer(place, out):
                continue
            if not fitting:
                out.append(Lesion(place, [event]))
                continue
            best = max(fitting, key=lambda lesion: len(lesion.place.marks.items() & place.marks.items()))
            chosen = [best] if place.marks or place.side else fitting
            for lesion in chosen:
                lesion.place = lesion.place.with_more(place) if len(chosen) == 1 else lesion.place
                lesion.events.append(event)
    for lesion in out:
        lesion.count = _count(lesion, out)
    return out


def _vaguer(place: Place, found: list[Lesion]) -> bool:
    """Whether a title names another kind of node or a wider place where the course names the target itself."""
    wide = {"soft_tissue", "peritoneum", "pelvis", "retroperitoneum", "neck", "muscle", "chest_wall"}
    return place.site in wide and bool(found)


def _count(lesion: Lesion, all_lesions: list[Lesion]) -> int:
    """Lesions at one place by a stated number, where the place is not yet split by its marks."""
    twins = sum(other.place.site == lesion.place.site for other in all_lesions)
    if twins > 1 or lesion.place.site in {"marrow", "prostate", "disc"}:
        return 1
    counts = [1]
    several = len({other.place.site for other in all_lesions}) > 1
    for event in lesion.events:
        if several and (event.tier != "told" or _ALL_OF_THEM.search(event.clause.text)):
            # "Two separate sites", "all three targets" count all that were sampled.
            continue
        text = event.clause.text
        match = _EACH_OF.search(text) or _SAMPLED_OF.search(text) or _COUNTED.search(text)
        if match is not None and not _ONE_OF.search(text):
            word = match.group("count").lower()
            counts.append(_NUMBERS.get(word) or int(word))
    return max(counts)


def _overall(context: Context, events: tuple[Event, ...]) -> Took | None:
    """What the session took where it took one thing only."""
    told = {event.took for event in events if event.tier != "listed"} - {"tissue"}
    if not told:
        told = {event.took for event in events} - {"tissue"}
    return told.pop() if len(told) == 1 else None


def _acts_of(context: Context, lesion: Lesion, overall: Took | None, events: tuple[Event, ...]) -> Iterator[Act]:
    made: set[str] = set()
    for took in _ways(lesion, overall):
        own = [event for event in lesion.events if event.took in (took, "tissue") or both_told(event.clause.text)]
        own = own or lesion.events
        for kind in _kinds(context, lesion, took, events):
            if kind not in made:
                yield _act(context, lesion, own, kind, took)
            made.add(kind)


def _ways(lesion: Lesion, overall: Took | None) -> tuple[Took, ...]:
    """Cores, cells or both of one lesion; what the course tells outweighs the title."""
    told = [event for event in lesion.events if event.tier != "listed"] or lesion.events
    ways: dict[Took, None] = {}
    for event in told:
        if both_told(event.clause.text):
            ways.update({"cells": None, "core": None})
        elif event.took != "tissue":
            ways[event.took] = None
    if not ways:
        ways = {event.took: None for event in lesion.events if event.took != "tissue"}
    return tuple(ways) or ((overall,) if overall else ("tissue",))


def _kinds(context: Context, lesion: Lesion, took: Took, events: tuple[Event, ...]) -> tuple[str, ...]:
    site = lesion.place.site
    kinds = {event.kind for event in lesion.events}
    if site == "marrow" or kinds & {"marrow_aspiration", "marrow_biopsy"}:
        return tuple(_marrow(context, lesion, events))
    if site == "disc" or (site == "paravertebral" and took != "core") or "disc_aspiration" in kinds - {""}:
        return ("disc_aspiration",)
    if took == "cells":
        return ("fine_needle_aspiration",)
    if site == "bone" or (not site and "bone_biopsy" in kinds):
        return ("bone_biopsy",)
    if site == "breast":
        return ("breast_biopsy",)
    return ("core_biopsy",) if took == "core" else ("biopsy",)


def _marrow(context: Context, lesion: Lesion, events: tuple[Event, ...]) -> Iterator[str]:
    """Aspirate, core, or both, by the course where it says so."""
    texts = [e.clause.text for e in events if e.tier != "listed"] or [e.clause.text for e in lesion.events]
    aspirate = any(stated(ASPIRATE, text) and not DRY.search(text) for text in texts)
    aspirate = aspirate or any(drawn(c.text) for c in context.body())
    core = any(stated(_CORE, text) for text in texts)
    if not aspirate and not core:
        core = True
    if aspirate:
        yield "marrow_aspiration"
    if core:
        yield "marrow_biopsy"


def _act(context: Context, lesion: Lesion, events: list[Event], kind: str, took: Took) -> Act:
    place = lesion.place
    texts = " ".join(event.clause.text for event in events)
    details: dict[str, Detail] = {"site": place.site}
    if place.key:
        details["lesion"] = place.key
    if lesion.count > 1:
        details["lesions"] = lesion.count
    if "bone" in place.marks:
        details["bone"] = place.marks["bone"]
    if _RANDOM.search(texts):
        details["random"] = True
    if _WALL.search(texts):
        details["cavity_wall"] = True
    site = load_biopsy_sites().get(place.site)
    bone = load_biopsy_bones().get(place.marks.get("bone", ""))
    spine = place.marks.get("spine")
    return Act(
        id="",
        kind=kind,
        family=load_act_kinds()[kind].family,
        status=_status(events),
        target=bone.concept if bone else site.concept if site else "anatomy:bone" if place.site else None,
        side=None if _GRAFT.search(texts) and place.site == "kidney" else place.side,
        levels=tuple(spine.split("-")) if spine else (),
        details=details,
        spans=_spans(context, events),
    )


def _status(events: list[Event]) -> Status:
    told = [event for event in events if event.tier == "told"] or events
    if any(FAILED_CORE.search(event.clause.text) for event in told):
        # What else is told of it only names the work that was tried.
        told = [event for event in told if event.status == "attempted" or event.took == "core"]
    return "performed" if any(event.status == "performed" for event in told) else "attempted"


def _spans(context: Context, events: list[Event]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(context.quote(event.clause) for event in events))[:4]


def _with_marks_of_the_report(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Add what other sentences say of a sample: read as inadequate on site, or that it decided what followed."""
    poor = [
        clause for clause in context.body() if _INADEQUATE.search(clause.text) and not _OTHERWISE.search(clause.text)
    ]
    aspirates = [act for act in acts if act.kind == "fine_needle_aspiration"]
    own = {act.id for act in aspirates if any(_in_one_line(context, act, clause) for clause in poor)}
    inadequate = own or ({act.id for act in aspirates} if poor else set())
    decided = any(_DECIDED.search(clause.text) for clause in context.clauses if clause.section != "plan")
    out = []
    for act in acts:
        details = dict(act.details)
        if act.id in inadequate:
            details["inadequate"] = True
        if decided:
            details["decided"] = True
        out.append(replace(act, details=details))
    return tuple(out)


def _in_one_line(context: Context, act: Act, clause: Clause) -> bool:
    """Whether a sentence stands in the line of the first telling of an act, in a report of several lines."""
    low, high = sorted((act.spans[0].start, clause.start))
    return "\n" not in context.reading.text[low:high]


def _facts(acts: tuple[Act, ...]) -> Iterator[Fact]:
    for act in acts:
        spans = act.spans[:1]
        if act.kind != "biopsy":
            yield Fact(element="specimen", about=act.id, spans=spans)
        if act.details.get("site"):
            yield Fact(element="lesion_site", about=act.id, spans=spans)
            yield Fact(element="target_lesion", about=act.id, spans=spans)
            yield Fact(element="lesion_count", about=act.id, spans=spans)
        if act.details.get("bone"):
            yield Fact(element="bone", about=act.id, spans=spans)


BUILDER = FamilyBuilder("biopsies", KINDS, find_biopsies)
