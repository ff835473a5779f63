"""Which body systems are at hand in a report or a sentence, to tell the readings of a short form apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ircoder.knowledge.vessels import Vessel, VesselTree
from ircoder.knowledge.vocabulary import ShortForm, Term

_REGION_SYSTEMS = {
    "lower_extremity": ("leg",),
    "foot": ("leg",),
    "pelvis": ("pelvis", "leg", "visceral"),
    "abdomen": ("visceral",),
    "head_neck": ("neuro",),
    "upper_extremity": ("arm",),
    "thorax": ("thorax",),
}
_TREE_SYSTEMS = {
    "coronary_artery": ("coronary",),
    "coronary_vein": ("coronary", "venous"),
    "pulmonary_artery": ("pulmonary", "cardiac"),
    "pulmonary_vein": ("pulmonary", "cardiac"),
    "portal_vein": ("portal", "venous", "visceral"),
    "systemic_vein": ("venous",),
    "av_access": ("dialysis", "venous"),
}
_CUES = {
    "leg": r"claudication|runoff|tibial|popliteal|peroneal|femoral|foot|toe|limb ischemia|ankle|rutherford|sfa|calf",
    "visceral": r"celiac|hepatic|mesenteric|splenic|liver|embolization|renal|kidney|bowel|tace|y-?90|gi bleed\w*",
    "neuro": r"stroke|carotid|cerebral|intracranial|vertebral artery|basilar|nihss|neuro\w*|aneurysm coil\w*|mca|tici",
    "coronary": r"coronary|stemi|nstemi|timi|lad|rca|pci|circumflex|angina|ejection fraction|lvedp|cath lab|syntax|ffr|lmca",
    "cardiac": r"atrial|atrium|ventric\w+|wedge|cardiac|echo\w*|transseptal|valve",
    "venous": r"vein|venous|veno\w+|dvt|ivc|jugular|svc|thrombophlebitis|saphenous|reflux",
    "spine": r"epidural|lumbar|cervical|facet|transforaminal|vertebr\w+plasty|kypho\w+|radicul\w+|lamina\w*|spinal|myelogra\w+"
    r"|disc|disk|sacral|foramen|medial branch",
    "arm": r"brachial|radial|ulnar|subclavian|axillary|hand|wrist|forearm",
    "pulmonary": r"pulmonary|embolism|lung|pe\b|pleural",
    "dialysis": r"dialysis|fistula|av graft|avg|avf|thrill|hemodialysis|esrd|cephalic|outflow",
    "urinary": r"nephrostomy|ureter\w*|kidney|hydronephrosis|pcn|bladder|renal pelvis|urin\w+|calyx|nephroureteral",
    "biliary": r"biliary|bile|cholangio\w*|ptc|ptbd|hepatic duct|gallbladder|cholecyst\w*|jaundice",
    "gastrointestinal": r"gastrostomy|jejun\w+|stomach|feeding|enteral|g-tube|gj",
    "portal": r"portal|tips|variceal|varices|cirrhosis|ascites|portosystemic",
    "joint": r"arthrogra\w*|joint|bursa|tendon|intra-?articular|shoulder|hip|knee",
    "breast": r"breast|mammo\w*|stereotactic",
    "thorax": r"thoracentesis|pleural|chest tube|lung|pneumothorax",
    "thyroid": r"thyroid|nodule|fna",
}
_CUE_PATTERNS = {system: re.compile(rf"\b(?:{cues})\b", re.IGNORECASE) for system, cues in _CUES.items()}


def systems_of(term: Term, vessels: VesselTree) -> frozenset[str]:
    """Body systems that a concept belongs to; empty for what may stand anywhere."""
    vessel = vessels.get(term.concept)
    return _vessel_systems(vessel.system, vessel.region) if isinstance(vessel, Vessel) else frozenset()


@lru_cache(maxsize=256)
def _vessel_systems(system: str, region: str) -> frozenset[str]:
    own = _TREE_SYSTEMS.get(system, ())
    regional = _REGION_SYSTEMS.get(region, ()) if system in {"systemic_artery", "systemic_vein"} else ()
    return frozenset((*own, *regional))


def systems_in(text: str) -> Counter[str]:
    """How many cue words of each system a text holds."""
    counts: Counter[str] = Counter()
    for system, pattern in _CUE_PATTERNS.items():
        found = sum(1 for _ in pattern.finditer(text))
        if found:
            counts[system] = found
    return counts


def settle(
    readings: Sequence[tuple[Term, ShortForm | None]],
    sentence: str,
    near: Counter[str],
    report: Counter[str],
    vessels: VesselTree,
) -> tuple[Term | None, tuple[str, ...]]:
    """Choose among the readings of a short form.

    Same-sentence cue words decide before the systems named in the sentence, and these before the system that most of
    the report is about; only a single supported reading wins.

    Returns
    -------
    tuple
        The likeliest term (``None`` where nothing speaks for any) and, where it is not certain, all concepts.
    """
    cued = [term for term, row in readings if row is not None and _cued(row.near, sentence)]
    if len(_concepts(cued)) == 1:
        return cued[0], ()
    pool = [(term, row) for term, row in readings if not cued or term in cued]
    for counts in (near, report):
        scores = {term.concept: _score(term, row, counts, vessels) for term, row in pool}
        best = max(scores.values(), default=0)
        winners = [term for term, _ in pool if scores[term.concept] == best]
        if best > 0 and len(_concepts(winners)) == 1:
            return winners[0], ()
    options = tuple(_concepts(term for term, _ in readings))
    return (pool[0][0] if cued else None), options


def _cued(cues: Iterable[str], sentence: str) -> bool:
    return any(re.search(rf"\b{re.escape(cue)}", sentence) for cue in cues)


def _score(term: Term, row: ShortForm | None, counts: Counter[str], vessels: VesselTree) -> int:
    systems = set(row.systems) if row is not None else set()
    systems |= systems_of(term, vessels)
    return max((counts[system] for system in systems), default=0)


def _concepts(terms: Iterable[Term]) -> list[str]:
    return list(dict.fromkeys(term.concept for term in terms))
