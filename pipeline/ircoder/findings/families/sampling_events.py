"""Sentences that tell of a needle taking tissue or cells: what they took, whether they took it, and from where."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.device_use import Tier
from ircoder.findings.families.sampled_places import Place, places_in
from ircoder.findings.families.sampled_targets import Told, targets, tier_here
from ircoder.findings.families.sampling_words import (
    CELLS,
    CORE,
    FAILED_CORE,
    NEEDLED_THERE,
    NONE_TAKEN,
    NOT,
    NOT_AFTER,
    PIECES,
    SAMPLED_BY,
    SAMPLES,
    SHOTS_FIRED,
    TAKEN,
    THICK,
    THICK_PASSES,
    THIN,
    Took,
    both_told,
    stated,
    took,
    words_before,
)
from ircoder.findings.model import Status
from ircoder.knowledge.biopsy_sites import load_biopsy_sites, load_biopsy_words
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

SAMPLING = frozenset(
    {
        "biopsy",
        "core_biopsy",
        "fine_needle_aspiration",
        "bone_biopsy",
        "breast_biopsy",
        "marrow_aspiration",
        "marrow_biopsy",
        "prostate_biopsy",
        "disc_aspiration",
    }
)
_GAVE = re.compile(
    r"\s+(?:cultures?\s+)?(?:(?:of|from)\s+(?:the\s+)?(?:\w+\s+){1,2})?(?:had\s+|has\s+|that\s+|which\s+|was\s+"
    r"|were\s+)?"
    r"(?:grew|grown|growing|showed|shown|showing|revealed|returned|positive|proved|proven|results?)\b",
    re.IGNORECASE,
)
_RESULT = WordPattern(r"\b(?:benign|nondiagnostic|negative|positive|outside|prior|previous)\s+(?:\w+\s+)?$")
_AFTERWARDS = re.compile(r"\b(?:post|after|following)[\s-]*(?:the\s+)?$", re.IGNORECASE)
"""What is told of the time after the biopsy is no telling of it ("post biopsy images: small hematoma")."""
_COMPLICATED = WordPattern(
    r"\b(?:pneumothora\w+|ptx|hematoma|bleed\w*|hemorrhage|hemothorax|pseudoaneurysm|hematuria)\b[^.;,]{0,20}"
    r"\b(?:after|following|post|from|due to|s/p|status post)\s+(?:an?\s|the\s|his\s|her\s|outside\s)?(?:\w+\s)?$"
)
"""What is treated now came from a biopsy of another session."""
_THING = re.compile(r"\s+(?:\w+\s+){0,2}(?:nodes?|mass|lesion|nodule|tumor|site|clip|area)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:was|were|we|i|then|successfully)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_OTHER = WordPattern(
    r"\b(?:blood|venous|serum|urine|bile|fluid|csf|lab|oxygen|lavage|hormone|renin|cortisol|aldosterone"
    r"|pth)\s+(?:\w+\s+)?samples?\b"
    r"|\bsampling\b|\btransjugular|\btransvenous|\bendomyocardial|\bbrush|\bforceps"
    r"|\bneedle passes? (?:into|through) the "
    r"(?:vein|artery|pleura|disc|epidural)|\bwire passes|\bembolectomy|\bthrombectomy|\baspiration catheter|\bballoon"
    r"|\bepidural|\bsedation\b|\bmore passes with the\b|\bimages? (?:was|were) obtained"
)
_HOLLOW = WordPattern(
    r"\b(?:thecal sac|subarachnoid|intrathecal|csf|spinal fluid|cistern\w*|caly(?:x|ces|ceal)|collecting system"
    r"|renal pelvis|bile ducts?|biliary|(?:hepatic|intrahepatic|common|main|pancreatic|thoracic) ducts?|duct\w*"
    r"|gallbladder|urinary bladder|gastric lumen|stomach|joint|interspace|urine|bile)\b"
)
"""What a needle enters for its fluid or for a tube: its passes are no samples unless tissue or cells are named."""
_TISSUE = WordPattern(
    r"\b(?:mass\w*|lesions?|nodules?|nod(?:e|al)s?|tumou?rs?|tissue|cells|smears?|slides|wall|thickening|disc|disk"
    r"|biops\w+|specimen jars?|formalin)\b"
)
_PLAIN = frozenset({"biopsy", "core_biopsy", "fine_needle_aspiration"})
_NAMES = SAMPLING | {"biopsy_device"}
_SPINAL = frozenset({"disc", "paravertebral"})
_NEAR_SPINE = {"aspiration": "disc_aspiration"}
_FLUID = WordPattern(
    r"\b(?:abscess\w*|collections?|fluid|seromas?|hematomas?|cysts?|pus|purulen\w+|drain\w*|facet|csf)\b"
)
_STOPPED = WordPattern(
    r"\b(?:abort\w+|unsuccessful\w*|attempted\b|could not (?:be )?(?:biops\w+|reach\w*|sampl\w+|access\w*)"
    r"|not reach\w*"
    r"|terminated|was stopped)\b"
)


_SIZED = WordPattern(r"\b(?:1\d|2[0-7])\s?-?\s?(?:g|ga|gauge)\b")
"""The caliber of the needle, told with the name of the biopsy ("core biopsy of the mass, 18G x 3")."""


@dataclass(frozen=True, slots=True)
class Event:
    """A clause that tells of sampling; ``evident`` where it tells more of it than its name."""

    clause: Clause
    tier: Tier
    took: Took
    kind: str
    status: Status
    places: tuple[Place, ...]
    evident: bool = False


def sampling_events(context: Context) -> tuple[Event, ...]:
    """Events of the session in the order of the page, each with the places it names or inherits."""
    events = tuple(_events(context))
    return tuple(_placed(context, events))


def _events(context: Context) -> Iterator[Event]:
    """Events, where the report names a biopsy or its tool at all; passes and samples are told of much else."""
    if not _may_name(context):
        return
    opening = context.clauses[0].text if context.clauses else ""
    if re.match(r"\W*addendum\b", opening, re.IGNORECASE):
        return
    listed: str | None = None
    found: list[Event] = []
    named = False
    for clause in (piece for whole in context.clauses for piece in _pieces(whole)):
        if _SAMPLED_TODAY.match(clause.text):
            listed = clause.section
        elif clause.section != listed:
            listed = None
        tier = "told" if listed else tier_here(context, clause)
        if tier is None or clause.heading or _OTHER_REPORT.search(clause.text):
            continue
        if tier == "listed" and clause.section not in TITLES and SAMPLES.search(clause.text):
            tier = "told"
        event = _event(clause, tier)
        if event is not None and (_sought_a_calyx(context, event) or _led_something_in(context, event)):
            continue
        if event is not None:
            found.append(event)
            named = named or _named(clause)
    yield from found if named else ()


_CALYX = WordPattern(r"\b(?:caly(?:x|ces|ceal)|collecting system|hydronephro\w+|nephrostom\w+|pcn)\b")


def _sought_a_calyx(context: Context, event: Event) -> bool:
    """Whether passes of a thin needle at a kidney looked for its calyx, and no tissue or cells are named."""
    if event.took != "cells" or any(place.site not in ("kidney", "") for place in event.places):
        return False
    return context.says(_CALYX) and not (stated(CELLS, event.clause.text) or _TISSUE.search(event.clause.text))


_LED_IN = WordPattern(
    r"\b(?:methylene|dye|blue|tattoo\w*|indocyanine|icg|hydrodissect\w*|ablat\w+|cryo\w*|cement|alcohol|ethanol|phenol)\b"
)
"""What a thin needle that is passed into a lesion may bring there."""


def _led_something_in(context: Context, event: Event) -> bool:
    """Whether a thin needle that only went into a lesion brought dye, heat or a drug, and no cells are named."""
    text = event.clause.text
    if event.took != "cells" or not NEEDLED_THERE.search(text) or stated(CELLS, text) or SAMPLES.search(text):
        return False
    return context.says(_LED_IN) and not context.says(CELLS)


def _pieces(clause: Clause) -> tuple[Clause, ...]:
    """A clause that tells aspirates of one place and cores of another, cut between them."""
    match = _CORES_NEXT.search(clause.text) or _CELLS_NEXT.search(clause.text)
    at = match.end() if match is not None else _between_ways(clause)
    if at is None:
        return (clause,)
    cut = clause.start + at
    first = tuple(mention for mention in clause.mentions if mention.start < cut)
    rest = tuple(mention for mention in clause.mentions if mention.start >= cut)
    return (
        dataclasses.replace(clause, end=cut, text=clause.text[:at], mentions=first),
        dataclasses.replace(clause, start=cut, text=clause.text[at:], mentions=rest),
    )


def _between_ways(clause: Clause) -> int | None:
    """Where cells of one place end and cores of another begin ("thyroid nodule FNA and neck node core")."""
    if not both_told(clause.text):
        return None
    for match in _AND.finditer(clause.text):
        halves = clause.text[: match.start()], clause.text[match.end() :]
        ways = [(stated(CELLS, half), stated(CORE, half)) for half in halves]
        apart = all(cells != core for cells, core in ways) and ways[0] != ways[1]
        if apart and all(_names_place(half) for half in halves):
            return match.end()
    return None


def _names_place(text: str) -> bool:
    return any(words.search(text) for _, words in load_biopsy_words().likely(text.lower()))


_AND = re.compile(r"\band\b|,|&|\+", re.IGNORECASE)
_CELLS_NAME = r"(?:fnas?|fine[- ]needle aspirat\w+(?: biops\w+)?)"
_CORES_NAME = r"cores?(?: (?:needle )?(?:biops\w+|bxs?))?"
_GUIDED_BY = r"(?:then )?(?:(?:us|ultrasound|ct)(?:[- ]guided)? )?"
_CORES_NEXT = WordPattern(rf"\b{_CELLS_NAME} of [^.;]{{5,100}}?\band (?={_GUIDED_BY}{_CORES_NAME} of\b)")
_CELLS_NEXT = WordPattern(rf"\b{_CORES_NAME} of [^.;]{{5,100}}?\band (?={_GUIDED_BY}{_CELLS_NAME} of\b)")

_SAMPLED_TODAY = WordPattern(
    r"\s*(?:targets?|lesions?|nodules?|sites?|nodes?)\s+(?:sampled|biopsied|aspirated)(?:\s+today"
    r"|\s+this session)?\s*:?\s*$"
)
_OTHER_REPORT = WordPattern(r"\b(?:addendum|report of|reviewed (?:the )?pathology|pathology \(final)\b")


def _may_name(context: Context) -> bool:
    """Whether some clause may name a biopsy or its tool: most reports name none, and none of their clauses is read."""
    if not context.kinds.isdisjoint(_NAMES) or context.says(CORE, CELLS):
        return True
    if "aspiration" in context.kinds and context.says(*_beside_spine()):
        return True
    if any(SHOTS_FIRED.search(c.text) or THICK_PASSES.search(c.text) for c in context.saying(THICK)):
        return True
    if context.says(PIECES) and context.says(_SAMPLED):
        return True
    if context.says(_DISC_DRAWN):
        return True
    return any(_thin_passes(clause.text) for clause in context.saying(THIN))


_SAMPLED = WordPattern(r"\bsampled\b|\bneedle\b")


@cache
def _beside_spine() -> tuple[WordPattern, ...]:
    return tuple(load_biopsy_sites()[site].words for site in sorted(_SPINAL))


_DISC_DRAWN = WordPattern(
    r"\b(?:needle|gauge|\d\d\s?ga?)\b[^.;]{0,40}\bdis[ck](?:[- ]space)?\b(?![^.;]*\b(?:discogra\w+|inject\w*"
    r"|pressure)\b)"
    r"[^.;]{0,100}\b(?:aspirat\w+|pus\b|purulen\w+|cultures?\b|micro(?:biology)?\b|gram\b|specimens?\b|samples?\b)"
    r"|\bdis[ck] (?:shreds?|fragments?|material|tissue|aspirate|specimens?|samples?)\b[^.;]{0,40}"
    r"\b(?:cultur\w+|path\w*|micro\w*|lab\w*|gram|sent)\b"
)
"""A needle in the disc that drew something off, without the name of the work."""


def _named(clause: Clause) -> bool:
    """Whether a clause names a biopsy of this session or its tool."""
    if any(m.assertion in {"performed", "attempted"} for m in _samplings(clause)):
        return True
    if THICK.search(clause.text) and (SHOTS_FIRED.search(clause.text) or SAMPLED_BY.search(clause.text)):
        return True
    if _DISC_DRAWN.search(clause.text):
        return True
    tools = any(m.kind == "biopsy_device" and m.assertion == "performed" for m in clause.of("DEVICE"))
    thick = THICK_PASSES.search(clause.text) is not None or PIECES.search(clause.text) is not None
    return tools or thick or stated(CORE, clause.text) or stated(CELLS, clause.text) or _thin_passes(clause.text)


def _samplings(clause: Clause) -> list[Mention]:
    """Names of sampling; aspiration of a disc or of the tissue beside the spine is one where no pus is named."""
    out = [m for m in clause.of("INTERVENTION") if m.kind in SAMPLING]
    if out or _FLUID.search(clause.text):
        return out
    beside_spine = any(place.site in _SPINAL for place in places_in(clause))
    return [m for m in clause.of("INTERVENTION") if m.kind == "aspiration"] if beside_spine else []


def _thin_passes(text: str) -> bool:
    if THIN.search(text) is None:
        return False
    passes = re.search(r"\bpass(?:es)?\b|\d\s?g\s*x\s*\d", text, re.IGNORECASE)
    return passes is not None or NEEDLED_THERE.search(text) is not None


def _event(clause: Clause, tier: Tier) -> Event | None:
    mentions = _samplings(clause)
    done = [m for m in mentions if m.assertion in {"performed", "attempted"} and not _is_old(clause, m)]
    if mentions and not done and not _taken(clause):
        return None
    if not done and not _taken(clause):
        return None
    if _OTHER.search(clause.text) and not any(m.kind != "biopsy" for m in done):
        return None
    if not done and _into_hollow(clause.text):
        return None
    attempted = bool(done) and all(m.assertion == "attempted" for m in done)
    attempted = attempted or (_STOPPED.search(clause.text) is not None and not CORE.search(clause.text))
    attempted = attempted or FAILED_CORE.search(clause.text) is not None
    kinds = [_NEAR_SPINE.get(m.kind, m.kind) for m in done if m.kind not in _PLAIN]
    return Event(
        clause=clause,
        tier=tier,
        took=took(clause.text, {m.kind for m in done}),
        kind=kinds[0] if kinds else "",
        status="attempted" if attempted else "performed",
        places=places_in(clause),
        evident=_taken(clause)
        or any(m.kind in {"biopsy_device", "needle"} for m in clause.of("DEVICE"))
        or (bool(done) and _SIZED.search(clause.text) is not None),
    )


def _into_hollow(text: str) -> bool:
    """Whether a needle passed into a sac, duct or calyx, and no tissue or cells are named beside it."""
    if _HOLLOW.search(text) is None or _TISSUE.search(text) is not None:
        return False
    return not (stated(CORE, text) or stated(CELLS, text))


def _is_old(clause: Clause, mention: Mention) -> bool:
    """Whether a biopsy is named with its result or date of another day."""
    after, before = clause.after(mention), clause.before(mention)
    if mention.text.lower() == "biopsied" and _THING.match(after) and not _VERB.search(before):
        return True
    if any(pattern.match(after) for pattern in (NOT_AFTER, _GAVE)) or _RESULT.search(before) is not None:
        return True
    if _COMPLICATED.search(before) or mention.text.lower().startswith("post"):
        return True
    return _AFTERWARDS.search(f"{before}{mention.text.split()[0]} ") is not None


def _taken(clause: Clause) -> bool:
    """Whether words other than the name of a biopsy tell that tissue was taken."""
    for match in TAKEN.finditer(clause.text):
        if NONE_TAKEN.search(match.group()):
            continue
        if not NOT.search(words_before(clause.text, match.start())) and not NOT_AFTER.match(clause.text[match.end() :]):
            return True
    return False


def _placed(context: Context, events: tuple[Event, ...]) -> Iterator[Event]:
    """Events with their places; where a clause names none, those that the report lends it."""
    told = [Told(event.clause, event.tier, event.places) for event in events]
    for event, places in zip(events, targets(context, told), strict=True):
        yield replace(event, places=places)
