"""Which body systems are at hand in a report or a sentence, to tell the readings of a short form apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ircoder.knowledge.vessels import Vessel, VesselTree
from ircoder.knowledge.vocabulary import NO_ENTITY, ShortForm, Term

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
    "arterial": "arter* aort* sfa cfa runoff carotid celiac claudication endovascular renals iliacs stenting "
    "atherectomy vertebral hypertens* nephrogram sma ima ntg nitroglycerin verapamil pulse ulnar interosseous palmar",
    "leg": "claudication runoff tibial tibials popliteal peroneal femoral foot toe ankle rutherford sfa cfa calf leg "
    "iliac",
    "visceral": "celiac hepatic mesenteric splenic liver emboliz* renal kidney bowel tace y90 spleen uterine gi "
    "prostat*",
    "neuro": "stroke carotid cerebral intracranial basilar nihss neuro* mca tici brain ica subdural meningeal",
    "coronary": "coronar* stemi nstemi timi lad rca pci circumflex angina lvedp ffr ifr lcx syntax ostial-lad",
    "cardiac": "atrial atrium ventric* wedge cardiac echo* transseptal valve pericard*",
    "venous": "vein* venous veno* dvt ivc jugular svc thrombophlebitis saphenous reflux cava caval",
    "spine": "epidural* lumbar cervical facet* transforaminal vertebroplast* kyphoplast* radicul* lamina* spinal "
    "myelogra* disc discs disk sacral foramen foramin* interlaminar spine myelogram",
    "arm": "brachial radial ulnar subclavian axillary hand wrist forearm arm",
    "pulmonary": "pulmonary embolism lung lungs pleural pe",
    "dialysis": "dialysis fistula* avg avf thrill hemodialysis esrd cephalic outflow declot*",
    "urinary": "nephrost* ureter* kidney hydronephrosis pcn bladder urin* calyx nephroureteral calyceal",
    "biliary": "biliary bile cholangio* ptc ptbd gallbladder cholecyst* jaundice ductal",
    "gastrointestinal": "gastrost* jejun* stomach feeding enteral gj gastric",
    "portal": "portal tips varice* cirrhosis ascites portosystemic variceal",
    "joint": "arthrogra* joint bursa tendon intraarticular shoulder hip knee",
    "breast": "breast mammo* stereotactic",
    "thorax": "thoracent* pleural pneumothorax lung lungs chest",
    "thyroid": "thyroid nodule* fna",
}
_SHORT_FORM = 3
"""Letters up to which a cue is a short form, and no beginning of a word."""
_CHAMBERS = frozenset({"vessel:right_ventricle", "vessel:left_ventricle", "vessel:right_atrium", "vessel:left_atrium"})
_STEMS = {word[:-1]: system for system, cues in _CUES.items() for word in cues.split() if word.endswith("*")}
_EXACT: dict[str, list[str]] = {}
for _system, _cues in _CUES.items():
    for _cue in _cues.split():
        _EXACT.setdefault(_cue.rstrip("*"), []).append(_system)


def systems_of(term: Term, vessels: VesselTree) -> frozenset[str]:
    """Body systems that a concept belongs to; empty for what may stand anywhere."""
    vessel = vessels.get(term.concept)
    return _vessel_systems(vessel.system, vessel.region) if isinstance(vessel, Vessel) else frozenset()


@lru_cache(maxsize=256)
def _vessel_systems(system: str, region: str) -> frozenset[str]:
    own = _TREE_SYSTEMS.get(system, ())
    regional = _REGION_SYSTEMS.get(region, ()) if system in {"systemic_artery", "systemic_vein"} else ()
    return frozenset((*own, *regional))


def systems_in(words: Iterable[str]) -> Counter[str]:
    """How many cue words of each system stand among lower-case words."""
    counts: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for system in _systems_of_word(word):
            counts[system] += times
    return counts


@lru_cache(maxsize=50_000)
def _systems_of_word(word: str) -> tuple[str, ...]:
    found = list(_EXACT.get(word, ()))
    found.extend(system for stem, system in _STEMS.items() if word.startswith(stem) and system not in found)
    return tuple(found)


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
    twins = _twins(readings)
    if twins is not None:
        return _artery_or_vein(*twins, near, report), ()
    cued = [term for term, row in readings if row is not None and _cued(row.near, sentence)]
    if len(_concepts(cued)) == 1:
        return cued[0], ()
    pool = [(term, row) for term, row in readings if not cued or term in cued]
    for counts in (near, report):
        scores = {term.concept: _score(term, row, counts, vessels) for term, row in pool}
        best = max(scores.values(), default=0)
        winners = [term for term, _ in pool if scores[term.concept] == best]
        chosen = _only(winners)
        if best > 0 and chosen is not None:
            return chosen, ()
    options = tuple(_concepts(term for term, _ in readings))
    return (pool[0][0] if cued else None), options


def names_nothing(
    terms: Iterable[Term], rows: Mapping[str, ShortForm], sentence: str, near: Counter[str], vessels: VesselTree
) -> bool:
    """Whether a short form stands for what is no entity: ``PT`` beside ``INR``, ``MILD`` without a decompression.

    Parameters
    ----------
    terms
        Concepts that the form may name.
    rows
        The form's readings by concept.
    sentence
        Lower-case text of the sentence.
    near
        How often each system is hinted at in it.
    vessels
        The vessel tree, for the systems that concepts belong to.
    """
    entities = [(term, rows.get(term.concept)) for term in terms if term.label != NO_ENTITY]
    others = [row for row in rows.values() if row.label == NO_ENTITY]
    if not entities:
        return True
    if any(row is not None and _cued(row.near, sentence) for _, row in entities):
        return False
    if any(_cued(row.near, sentence) for row in others):
        return True
    default = any(not row.near and not row.systems for row in others)
    return default and not any(_score(term, row, near, vessels) for term, row in entities)


def _twins(readings: Sequence[tuple[Term, ShortForm | None]]) -> tuple[Term, Term] | None:
    """Artery and vein of one name (``left common iliac``), where these are the only readings."""
    if len(readings) != 2:
        return None
    first, second = sorted((term for term, _ in readings), key=lambda term: term.concept)
    stem = first.concept.removesuffix("_artery")
    return (first, second) if first.concept != stem and second.concept == f"{stem}_vein" else None


def _artery_or_vein(artery: Term, vein: Term, near: Counter[str], report: Counter[str]) -> Term:
    """The vein where the sentence, or else the report, speaks more of veins; names without a noun are else arteries."""
    for counts in (near, report):
        if counts["venous"] != counts["arterial"]:
            return vein if counts["venous"] > counts["arterial"] else artery
    return artery


def _only(winners: Sequence[Term]) -> Term | None:
    """The single winner, or among concepts of one place the one that the heart's own chamber names."""
    concepts = _concepts(winners)
    if len(concepts) == 1:
        return winners[0]
    chambers = [term for term in winners if term.concept in _CHAMBERS]
    return chambers[0] if len(_concepts(chambers)) == 1 else None


def _cued(cues: Iterable[str], sentence: str) -> bool:
    """Whether one of the beginnings of words stands in a sentence; of a short form the whole ("SMA", not "small")."""
    return any(re.search(_opening(cue), sentence) for cue in cues)


@lru_cache(maxsize=2_000)
def _opening(cue: str) -> str:
    return rf"\b{re.escape(cue)}" + (r"s?\b" if len(cue) <= _SHORT_FORM else "")


def _score(term: Term, row: ShortForm | None, counts: Counter[str], vessels: VesselTree) -> int:
    systems = set(row.systems) if row is not None else set()
    systems |= systems_of(term, vessels)
    return max((counts[system] for system in systems), default=0)


def _concepts(terms: Iterable[Term]) -> list[str]:
    return list(dict.fromkeys(term.concept for term in terms))
