"""Valves, holes and rhythm of the heart treated through catheters: pressures, runs and tips for it are part of it."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import TITLES, Clause, Context, once
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Access
from ircoder.knowledge.word_patterns import WordPattern

_WORK, _RHYTHM = "intervention:valve_surgery", "intervention:cardiac_ablation"
_IMPLANTS = frozenset({"device:valve_prosthesis", "device:left_atrial_appendage_occluder", "device:septal_occluder"})
_BY_CATHETER = WordPattern(
    r"\b(?:tavr|tavi|teer|tmvr|ttvr|bav|viv|laao|transcatheter|edge-to-edge|valvuloplasty|commissurotomy|mitra-?\s?clip"
    r"|watchman|amulet|(?:asd|pfo|vsd|pda|defect) (?:device )?closure|appendage (?:closure|occlusion)"
    r"|septal ablation)\b"
)
"""Repairs through a catheter; those of a surgeon were done another day."""
_AHEAD = WordPattern(
    r"\b(?:pre|before|prior to|for|ahead of|evaluation|work-?\s?up|planning|candidate|assessment|possible|consider\w*"
    r"|heart team|referred|awaiting|scheduled|post|after|s/p|previous)\b"
)
"""A repair that the session prepares, or that was made another day."""
_LAID = WordPattern(
    r"\b(?:deploy\w*|plac(?:ed|ement)|releas\w*|implant\w*|laid|delivered|opened|positioned|expanded|inflated|went in"
    r"|put in|rapid pacing)\b"
)


@once
def heart_repaired(context: Context) -> bool:
    """Whether the session treats a valve, a septal hole or the appendage."""
    if not {_WORK, *_IMPLANTS} & context.concepts:
        return False
    return any(_tells(context, clause) for clause in context.clauses)


@once
def rhythm_treated(context: Context) -> bool:
    """Whether the session studies or ablates the conduction of the heart."""
    return _RHYTHM in context.concepts and any(
        mention.concept == _RHYTHM and mention.assertion == "performed"
        for clause in context.clauses
        if _of_session(context, clause)
        for mention in clause.mentions
    )


def without_tips_of_repair(context: Context, accesses: tuple[Access, ...]) -> tuple[Access, ...]:
    """Accesses without the places in heart, aorta and cava where catheters of such work lay."""
    if not (heart_repaired(context) or rhythm_treated(context)):
        return accesses
    return tuple(
        replace(access, positions=tuple(p for p in access.positions if p.vessel not in _TIPS)) for access in accesses
    )


_TIPS = frozenset(
    f"vessel:{name}"
    for name in (
        *("right_atrium", "right_ventricle", "left_atrium", "left_ventricle", "coronary_sinus", "ascending_aorta"),
        *("aortic_arch", "descending_thoracic_aorta", "superior_vena_cava", "inferior_vena_cava"),
        *("right_ventricular_outflow_tract", "main_pulmonary_artery"),
    )
)


def _of_session(context: Context, clause: Clause) -> bool:
    return clause.section in TITLES or tier_of(context, clause) is not None


def _tells(context: Context, clause: Clause) -> bool:
    if not _of_session(context, clause):
        return False
    for mention in clause.mentions:
        if mention.assertion != "performed":
            continue
        if mention.concept == _WORK and _BY_CATHETER.search(mention.text) and not _AHEAD.search(clause.text):
            return True
        if mention.concept in _IMPLANTS and _LAID.search(clause.text):
            return True
    return False
