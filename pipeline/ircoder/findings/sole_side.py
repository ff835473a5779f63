"""The one side of which a report speaks: acts on paired places that are told without a side were done there.

"Left knee injection" in the title, "the left side was marked", a label "Laterality: left" or a complaint of the left
knee tell the side of a needle of which the course only says that it "entered the joint".
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from ircoder.findings.context import Clause, Context, once
from ircoder.findings.model import Access, Act, Position, Side
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import side_words_in

_OTHER_TIMES = frozenset(
    {"history", "comparison", "plan", "allergies", "labs", "medications", "ebl", "radiation", "signature", "addendum"}
)
_COMPLAINTS = frozenset({"indication", "diagnosis"})
_ELSEWHERE = WordPattern(
    r"\b(?:not|never|untouched|undisturbed|asymptomatic|next|later|stag(?:ed|ing)|schedul\w+|will|plan(?:s|ned)?"
    r"|future"
    r"|prior|previous\w*|ago|old|earlier|healed|history|s/p|status post|since|(?:19|20)\d\d|pads?|ivs?|cuffs?|tucked"
    r"|contralateral|opposite|other (?:side|leg|knee|kidney|breast|one)|dominan\w+|less|untreated|unremarkable"
    r"|incidental\w*|nobody|no one|bosniak|(?:is|are|was|were|looks?|looked|appears?|appeared) normal)\b"
)
"""What was left alone, is planned or past, or where a cuff, a line or a pad lay."""
_ORGAN = re.compile(
    r"^\W*(?:and (?:left|right) |posterior |anterior |lateral )?"
    r"(?:atri|ventric|heart|cardi|coronary|bundle|hepatic|portal|gastr|colic|colon|lobe of (?:the )?liver|liver|main "
    r"|pulmonary|upper quadrant|lower quadrant|hand(?:ed)?\b|lateral)",
    re.IGNORECASE,
)
"""Chambers, lobes and regions whose names hold a side."""
_WAY_IN = re.compile(
    r"^\W*(?:common |superficial |internal |external )?"
    r"(?:femoral|cfa|cfv|groin|radial|brachial|ulnar|jugular|ij\b|wrist|subclavian|basilic"
    r"|cephalic|antecubital|popliteal vein|arm\b)",
    re.IGNORECASE,
)
_GRAFT = WordPattern(r"\b(?:transplant\w*|allograft|graft)\b")
_JOINTS_AND_NERVES = frozenset(
    {
        *("arthrography", "sacroiliac_injection", "joint_aspiration", "joint_injection", "facet_injection"),
        *(
            "medial_branch_block",
            "radiofrequency_neurotomy",
            "nerve_block",
            "nerve_catheter",
            "neurolysis",
            "sympathetic_block",
        ),
        *("tendon_injection", "carpal_tunnel_injection", "ganglion_aspiration", "venous_ablation", "phlebectomy"),
        *("vein_sclerotherapy", "marrow_aspiration", "marrow_biopsy", "nephrostomy", "nephrostomy_exchange"),
        *("thoracentesis", "chest_tube", "pleural_catheter_insertion", "ureteral_stent"),
    }
)
"""Acts whose places come in pairs wherever they are."""
_FAMILIES = frozenset({"biopsy", "drainage", "ablation", "aspiration", "sclerotherapy"})
_ORGANS = frozenset(
    f"anatomy:{name}" for name in ("kidney", "lung", "breast", "pleural_space", "lymph_node", "axilla", "adrenal_gland")
)
_VESSELS = frozenset(
    {"angioplasty", "stent", "atherectomy", "lithotripsy", "thrombectomy", "thrombolysis", "embolization"}
)
_AT_WAYS_IN = frozenset({"thrombin_injection", "ultrasound_compression"})
_UNPAIRED = frozenset({"anatomy:coccyx", "anatomy:sternum"})


@once
def sole_side(context: Context) -> Side | None:
    """The one side that the course, the titles and the labels name, ways in left out; else that of the complaint."""
    return _only(context, ways_in=False)


@once
def sole_side_of_all(context: Context) -> Side | None:
    """The same with ways in, which are the place of a line."""
    return _only(context, ways_in=True)


def _only(context: Context, *, ways_in: bool) -> Side | None:
    told = _sides((c for c in context.clauses if c.section not in _OTHER_TIMES | _COMPLAINTS), ways_in=ways_in)
    if not told:
        told = _sides((clause for clause in context.clauses if clause.section in _COMPLAINTS), ways_in=ways_in)
    side = told.pop() if len(told) == 1 else None
    return None if side == "bilateral" else side


def _sides(clauses: Iterable[Clause], *, ways_in: bool) -> set[Side]:
    return {
        side
        for clause in clauses
        if not _ELSEWHERE.search(clause.text)
        for side in sides_named(clause.text, ways_in=ways_in)
    }


def sides_named(text: str, *, ways_in: bool) -> frozenset[Side]:
    """Sides that a text names, without those in the names of chambers and lobes, or of ways in where not asked for."""
    return frozenset(
        word.side
        for word in side_words_in(text)
        if not _ORGAN.match(text[word.end :]) and (ways_in or not _WAY_IN.match(text[word.end :]))
    )


def with_sole_side(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts on paired places, those without a side on the one that the report speaks of."""
    return tuple(_on_sole_side(context, act, acts) for act in acts)


def _on_sole_side(context: Context, act: Act, acts: tuple[Act, ...]) -> Act:
    if act.side is not None or act.status != "performed" or not _is_paired(context, act):
        return act
    side = sole_side_of_all(context) if act.kind in _AT_WAYS_IN else sole_side(context)
    if side is None or any(other.side not in (None, side) for other in acts):
        return act
    return dataclasses.replace(act, side=side)


def with_treated_sides(context: Context, accesses: tuple[Access, ...], acts: tuple[Act, ...]) -> tuple[Access, ...]:
    """Accesses whose catheters stood, where no side is told, on the side on which their vessel was treated."""
    treated: dict[str | None, set[Side | None]] = {}
    for act in acts:
        if act.status == "performed":
            treated.setdefault(act.target, set()).add(act.side)

    def sided(position: Position) -> Position:
        vessel = context.knowledge.vessels.get(position.vessel)
        told = treated.get(position.vessel, set())
        if position.side is not None or vessel is None or not vessel.paired or len(told) != 1:
            return position
        return dataclasses.replace(position, side=next(iter(told)))

    return tuple(
        dataclasses.replace(access, positions=tuple(sided(position) for position in access.positions))
        for access in accesses
    )


def _is_paired(context: Context, act: Act) -> bool:
    if act.kind in _VESSELS | _AT_WAYS_IN:
        vessel: Vessel | None = context.knowledge.vessels.get(act.target or "")
        return vessel is not None and vessel.paired
    if act.target in _UNPAIRED or (act.target == "anatomy:kidney" and _GRAFT.search(context.reading.text)):
        return False
    if act.kind == "epidural_injection":
        return act.details.get("approach") == "transforaminal"
    return act.kind in _JOINTS_AND_NERVES or (act.family in _FAMILIES and act.target in _ORGANS)
