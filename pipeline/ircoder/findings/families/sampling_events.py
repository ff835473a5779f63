"""Sentences that tell of a needle taking tissue or cells: what they took, whether they took it, and from where."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.device_use import Tier
from ircoder.findings.families.sampled_places import Place, places_in
from ircoder.findings.families.sampled_targets import Told, targets, tier_here
from ircoder.findings.model import Status
from ircoder.knowledge.biopsy_sites import load_biopsy_sites
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

Took = Literal["core", "cells", "tissue"]
"""A tissue cylinder, cells by aspiration, or a sample of which the clause does not say."""

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
_CORE = WordPattern(
    r"\bcor(?:e|es|ed)\b(?! (?:strength|temperature|measure|team|lab|stab|muscle|exercise))|\btru-?\s?e?\s?-?cut\b"
    r"|\b(?:vacuum[- ](?:assisted|device|needle|probe|biopsy)|mammotome"
    r"|temno|monopty|biopince|achieve|max-?core|quick-?core|corvocet|eviva|encor"
    r"|tlab"
    r"|jamshidi|biopsy gun|cutting needle|spring-loaded|spring gun|needle gun|klatskin|menghini|automated (?:biopsy"
    r"|needle))\b"
    r"|\b1[0-8]\s?(?:g|ga|gauge) gun\b|\b(?:rolls?|bits?|pieces?|strips?|slivers?|threads?"
    r"|plugs?) of (?:\w+ )?tissue\b|\bformalin\b|\btrephine\b|\b(?:tissue |good |long |solid )?cylinders?\b"
)
_CELLS = WordPattern(
    r"\bf\.?n\.?a\.?b?s?\b|\bfine[- ]?needle\b|\bcytolog(?:y|ic|ical)\b(?! (?:adequacy|team|technician))"
    r"|\bsmear(?:s|ed)?\b"
    r"|\bcytolyt\b|\bcapillary (?:technique|action|method|sampling)\b"
    r"|\b(?:needle|aspiration) (?:aspirat\w+|biops\w+)\b(?<=aspiration biopsy)"
    r"|\bcells? (?:\w+ ){0,2}(?:on|onto|to) (?:\w+ )?(?:slides|glass)\b|\b(?:needle )?dips\b|\baspirates\b"
    r"|\bneedle aspirat\w+\b"
)
_OF_URINE = WordPattern(r"\b(?:urine|washings?|brushings?|lavage|bile|pleural fluid|ascit\w+)\b")
_THIN = WordPattern(r"\b(?:2[1-7])\s?-?\s?(?:g|ga|gauge)\b|\bchiba\b|\bthin needle\b|\bskinny needle\b")
_THICK = WordPattern(r"\b(?:[89]|1[0-8]|20)\s?-?\s?(?:g|ga|gauge)\b")
_SHOTS = (
    r"\b(?:[89]|1\d|2[0-7])\s?-?\s?(?:g|ga|gauge)\b\s?(?:(?!and\b|needle|spinal|lido)[\w-]+\s){0,2}?x\s?\d{1,2}"
    r"(?!\d|[./]\d|\s?(?:cm|mm|in\b|inch|\"))"
    r"|\b\d\s?x\s?(?:1\d|2[0-7])\s?-?\s?(?:g|ga|gauge)\b"
)
"""A gauge with the number of times it was used ("14G x 4")."""
_TAKEN = WordPattern(
    r"\b(?:core|tissue|biopsy|needle|fna|aspiration|cytolog\w+|fine[- ]needle|random|solid|representative|several"
    r"|multiple"
    r"|additional|total of|\d+|x\s?\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few"
    r"|good)\b[^.;:]{0,50}?"
    r"\b(?:cores?|cylinders?|samples?|specimens?|passes|pass|biopsies|aspirates|throws|fragments)\b"
    r"|\b(?:samples?|specimens?|cores?|passes|tissue|aspirates?|biopsies)\b[^.;:]{0,40}\b(?:were|was|are|is)?\s?"
    r"(?:then )?(?:obtained|taken|acquired|collected|made|performed|retrieved|harvested|removed|sent"
    r"|submitted|procured|went (?:to|in(?:to)?))\b"
    r"|\b(?:smears|slides)\b[^.;:]{0,30}\b(?:sent|made|prepared|spread|stained|went to|fixed|air[- ]dried)\b"
    r"|\bguns?\b[^.;:]{0,25}\b(?:fired|went off|discharged|used)\b|\b(?:fired|discharged)\b[^.;:]{0,25}\bguns?\b"
    r"|\b(?:slivers?|strips?|threads?|ribbons?|cylinders?)\b[^.;:]{0,25}\b(?:(?:was|were|are|went|put|placed|dropped)\b"
    r"[^.;:]{0,20}\b)?(?:taken|cut|removed|obtained|in(?:to)? (?:\w+ )?(?:formalin|fixative|saline|the jar))\b"
    r"|\bneedle\b[^.;:]{0,40}\binto the (?:\w+\s+){0,2}(?:nodule|node|mass|lesion)[^.;:]{0,20}"
    r"\b(?:\d|two|three|four|five|six) (?:times|occasions)\b"
    r"|\b(?:obtained|took|taken|acquired|collected|made|performed|retrieved|harvested|procured|fired)\b[^.;:]{0,40}"
    r"\b(?:cores?|samples?|specimens?|passes|tissue|aspirates|biopsies)\b"
    r"|\b(?:bits?|pieces?|rolls?|strips?|slivers?|threads?|chips?|snippets?|bites?|plugs?) of (?:good |solid |firm "
    r"|pale |white )?"
    r"tissue\b|\bcells? (?:\w+ ){0,2}(?:on|onto|to) (?:\w+ )?(?:slides|glass)\b"
    r"|\b(?:was|were)\s+(?:then\s+)?(?:\w+ly\s+)?(?:biopsied|cored|sampled|aspirated for cytology)\b|\bsampled\b"
    r"|\bmarrow\b(?:(?!\b(?:not?|never|without)\b)[^.;]){0,40}\baspirat\w+|\baspirat\w+[^.;]{0,40}\bmarrow\b"
    rf"|{_SHOTS}|\bcores?\s*[x:]\s*\d|\bpasses\s*[x:]\s*\d|\b[x]\s?\d+\s+(?:cores?|passes|samples?)\b"
)
_NOT = WordPattern(
    r"\b(?:no|not|never|without|declin\w+|deferred|cancel\w+|instead of|rather than|if|should|benign"
    r"|planned|will|would|may"
    r"|might|previous(?:ly)?|prior|earlier|recent|last (?:year|month|week)|years? ago|months? ago|history of"
    r"|(?:hours?|days?|weeks?|months?) after (?:an?|the|his|her)|outside|unable|could not|recommend\w*|consider\w*"
    r"|scheduled|before the biopsy)\b[^.;]{0,45}$"
)
_NOT_AFTER = re.compile(
    r"^(?:[^.;,]{0,40}\b|s?\s?[,(]\s?(?=(?:19|20)\d\d\)))(?:(?:19|20)\d\d\)|not (?:performed|done|taken|repeated"
    r"|obtained|asked|needed|required|sampled|biopsied)|was deferred"
    r"|elsewhere|declined|was cancel+ed|unnecessary|nondiagnostic in|in (?:19|20)\d\d"
    r"|(?:of|from) (?:the )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(?:of|from|in|on) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?: \d{1,2})?"
    r"|performed \d{1,2}/\d{1,2}/\d{2,4}|on \d{1,2}/\d{1,2}/\d{2,4}|pending from)\b",
    re.IGNORECASE,
)
_NONE_TAKEN = re.compile(
    r"\b(?:no|without|never an?y?)\s+(?:\w+\s+)?(?:cores?|samples?|specimens?|passes|tissue"
    r"|biopsies)\b",
    re.IGNORECASE,
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
_THING = re.compile(r"\s+(?:\w+\s+){0,2}(?:nodes?|mass|lesion|nodule|tumor|site|clip|area)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:was|were|we|i|then|successfully)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_SAMPLES = WordPattern(
    r"\b(?:\d+|one|two|three|four|five|six|x\s?\d)\s+(?:\w+\s+){0,2}(?:passes|cores"
    rf"|samples|specimens)\b|{_SHOTS}"
)
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


FAILED_CORE = WordPattern(
    r"\b(?:attempt\w*|tr(?:y|ies|ied)) (?:at|to|with)?[^.;]{0,30}\b(?:cores?|biops\w+)\b[^.;]{0,80}"
    r"\b(?:unsuccessful\w*|failed|not possible|could not|without success)\b"
    r"|\bcore (?:needle )?biops\w+[^.;]{0,25}\b(?:was|were)\b[^.;]{0,20}"
    r"\b(?:unsuccessful|not successful|not possible)\b"
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
        if tier == "listed" and clause.section not in TITLES and _SAMPLES.search(clause.text):
            tier = "told"
        event = _event(clause, tier)
        if event is not None:
            found.append(event)
            named = named or _named(clause)
    yield from found if named else ()


def _pieces(clause: Clause) -> tuple[Clause, ...]:
    """A clause that tells aspirates of one place and cores of another, cut between them."""
    match = _CORES_NEXT.search(clause.text) or _CELLS_NEXT.search(clause.text)
    if match is None:
        return (clause,)
    cut = clause.start + match.end()
    first = tuple(mention for mention in clause.mentions if mention.start < cut)
    rest = tuple(mention for mention in clause.mentions if mention.start >= cut)
    return (
        dataclasses.replace(clause, end=cut, text=clause.text[: match.end()], mentions=first),
        dataclasses.replace(clause, start=cut, text=clause.text[match.end() :], mentions=rest),
    )


_CELLS_NAME = r"(?:fnas?|fine[- ]needle aspirat\w+(?: biops\w+)?)"
_CORES_NAME = r"core (?:needle )?biops\w+"
_GUIDED_BY = r"(?:then )?(?:(?:us|ultrasound|ct)[- ]guided )?"
_CORES_NEXT = WordPattern(rf"\b{_CELLS_NAME} of [^.;]{{5,100}}?\band (?={_GUIDED_BY}{_CORES_NAME} of\b)")
_CELLS_NEXT = WordPattern(rf"\b{_CORES_NAME} of [^.;]{{5,100}}?\band (?={_GUIDED_BY}{_CELLS_NAME} of\b)")

_SAMPLED_TODAY = WordPattern(
    r"\s*(?:targets?|lesions?|nodules?|sites?|nodes?)\s+(?:sampled|biopsied|aspirated)(?:\s+today"
    r"|\s+this session)?\s*:?\s*$"
)
_OTHER_REPORT = WordPattern(r"\b(?:addendum|report of|reviewed (?:the )?pathology|pathology \(final)\b")


def _may_name(context: Context) -> bool:
    """Whether some clause may name a biopsy or its tool: most reports name none, and none of their clauses is read."""
    if not context.kinds.isdisjoint(_NAMES) or context.says(_CORE, _CELLS):
        return True
    if "aspiration" in context.kinds and context.says(*_beside_spine()):
        return True
    return any(_thin_passes(clause.text) for clause in context.saying(_THIN))


@cache
def _beside_spine() -> tuple[WordPattern, ...]:
    return tuple(load_biopsy_sites()[site].words for site in sorted(_SPINAL))


def _named(clause: Clause) -> bool:
    """Whether a clause names a biopsy of this session or its tool."""
    if any(m.assertion in {"performed", "attempted"} for m in _samplings(clause)):
        return True
    tools = any(m.kind == "biopsy_device" and m.assertion == "performed" for m in clause.of("DEVICE"))
    return tools or stated(_CORE, clause.text) or stated(_CELLS, clause.text) or _thin_passes(clause.text)


def _samplings(clause: Clause) -> list[Mention]:
    """Names of sampling; aspiration of a disc or of the tissue beside the spine is one where no pus is named."""
    out = [m for m in clause.of("INTERVENTION") if m.kind in SAMPLING]
    if out or _FLUID.search(clause.text):
        return out
    beside_spine = any(place.site in _SPINAL for place in places_in(clause))
    return [m for m in clause.of("INTERVENTION") if m.kind == "aspiration"] if beside_spine else []


def _thin_passes(text: str) -> bool:
    return (
        _THIN.search(text) is not None
        and re.search(r"\bpass(?:es)?\b|\d\s?g\s*x\s*\d", text, re.IGNORECASE) is not None
    )


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
    attempted = attempted or (_STOPPED.search(clause.text) is not None and not _CORE.search(clause.text))
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
    return not (stated(_CORE, text) or stated(_CELLS, text))


def _is_old(clause: Clause, mention: Mention) -> bool:
    """Whether a biopsy is named with its result or date of another day."""
    after, before = clause.after(mention), clause.before(mention)
    if mention.text.lower() == "biopsied" and _THING.match(after) and not _VERB.search(before):
        return True
    if any(pattern.match(after) for pattern in (_NOT_AFTER, _GAVE)) or _RESULT.search(before) is not None:
        return True
    return _AFTERWARDS.search(f"{before}{mention.text.split()[0]} ") is not None


def _taken(clause: Clause) -> bool:
    """Whether words other than the name of a biopsy tell that tissue was taken."""
    for match in _TAKEN.finditer(clause.text):
        if _NONE_TAKEN.search(match.group()):
            continue
        if not _NOT.search(_before(clause.text, match.start())) and not _NOT_AFTER.match(clause.text[match.end() :]):
            return True
    return False


def took(text: str, kinds: set[str]) -> Took:
    """What was taken, by the words of a clause; a core outweighs the gauge of a needle."""
    core, cells = stated(_CORE, text), stated(_CELLS, text)
    if "fine_needle_aspiration" in kinds and not core:
        return "cells"
    if core and not (cells and kinds == {"fine_needle_aspiration"}):
        return "core"
    if cells and not _OF_URINE.search(text):
        return "cells"
    if _THIN.search(text) and re.search(r"\bpass(?:es)?\b|\bbiops|\baspirat|\d\s?g\s*x\s*\d", text, re.IGNORECASE):
        return "cells"
    if _THICK.search(text) and re.search(r"\bbiops|\bsamples?\b|\bspecimens?\b", text, re.IGNORECASE):
        return "core"
    return "tissue"


def stated(pattern: WordPattern, text: str) -> bool:
    """Whether a match of the pattern is neither denied, planned nor of another day."""
    return any(not _NOT.search(_before(text, m.start())) for m in pattern.finditer(text))


def _before(text: str, at: int) -> str:
    """What stands in front of a word, without the reason that opens the sentence ("given the scant prior FNA, …")."""
    head = text[:at]
    return head.rpartition(",")[2] if _REASON.match(head) else head


_REASON = re.compile(r"\W*(?:because|due to|given|since|as|in view of)\b[^,]*,", re.IGNORECASE)


def both_told(text: str) -> bool:
    """Whether one clause tells of cells and of cores ("FNA and core biopsy of a thyroid nodule")."""
    return bool(stated(_CELLS, text) and re.search(r"\bcores?\b", text, re.IGNORECASE) and stated(_CORE, text))


def _placed(context: Context, events: tuple[Event, ...]) -> Iterator[Event]:
    """Events with their places; where a clause names none, those that the report lends it."""
    told = [Told(event.clause, event.tier, event.places) for event in events]
    for event, places in zip(events, targets(context, told), strict=True):
        yield replace(event, places=places)
