"""Punctures: which vessel was entered, on which side, in which direction.

A puncture is told in an access section, in a clause with a puncture word, or in telegraph style at the start of the
report ("R CFA, 6F"). Several tellings of one puncture (groin, common femoral artery, femoral sheath) are one access.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ircoder.findings.context import TITLES, Clause, Context, sides
from ircoder.findings.model import Access, Side, Span
from ircoder.language.reading import Mention

_ENTRY_REGIONS: dict[str, str] = {
    "common_femoral_artery": "groin",
    "femoral_artery": "groin",
    "superficial_femoral_artery": "groin",
    "deep_femoral_artery": "groin",
    "common_femoral_vein": "groin_vein",
    "femoral_vein": "groin_vein",
    "radial_artery": "arm",
    "brachial_artery": "arm",
    "axillary_artery": "arm",
    "ulnar_artery": "arm",
    "popliteal_artery": "popliteal",
    "anterior_tibial_artery": "foot",
    "posterior_tibial_artery": "foot",
    "dorsalis_pedis_artery": "foot",
    "peroneal_artery": "foot",
    "common_carotid_artery": "neck_artery",
    "internal_jugular_vein": "neck",
    "external_jugular_vein": "neck",
    "jugular_vein": "neck",
    "subclavian_vein": "chest_vein",
    "axillary_vein": "chest_vein",
    "basilic_vein": "arm_vein",
    "cephalic_vein": "arm_vein",
    "brachial_vein": "arm_vein",
    "median_cubital_vein": "arm_vein",
    "dorsal_hand_vein": "hand_vein",
    "dorsal_venous_arch_of_foot": "foot_vein",
    "popliteal_vein": "popliteal_vein",
    "great_saphenous_vein": "leg_vein",
    "small_saphenous_vein": "leg_vein",
    "posterior_tibial_vein": "leg_vein",
    "portal_vein": "liver",
    "right_portal_vein": "liver",
    "left_portal_vein": "liver",
}

# Vessels that are as often a target as a way in: only a plain puncture word makes them an access.
_STRONG_ONLY = frozenset({"superficial_femoral_artery", "deep_femoral_artery", "common_carotid_artery", "portal_vein"})
_STRONG_REGIONS = frozenset({"foot", "popliteal", "liver", "popliteal_vein", "leg_vein"})

_SURFACE = re.compile(
    r"\b(?P<side>right|left|r|l|rt|lt|both|bilateral)\.?\s+(?P<place>groins?|wrists?|arms?|neck)\b", re.IGNORECASE
)
_PLACE = {
    "groin": "vessel:common_femoral_artery",
    "wrist": "vessel:radial_artery",
    "arm": "vessel:brachial_artery",
    "neck": "vessel:internal_jugular_vein",
}
_PLACE_REGIONS = {"groin": ("groin", "groin_vein"), "wrist": ("arm",), "arm": ("arm", "arm_vein"), "neck": ("neck",)}
_TARGETED = re.compile(r"\b(?:to|into|toward|towards|in|from|of|past|through|via)\s+(?:the\s+)?$", re.IGNORECASE)
_DIRECTED = re.compile(r"\b(?:into|to)\s+(?:the\s+)?$", re.IGNORECASE)
_USUAL = frozenset({"groin", "groin_vein", "arm", "neck"})
_BY_WAY_OF = re.compile(r"\b(?:from|via|through|by way of|by|using)\s+(?:the\s+|a\s+)?$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:considered|ruled out|would|could be|may be|was offered|if needed|option|planned|next time|thought about)\b",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(
    r"\b(?:patent|compressible|evaluated|palpat\w*|identified|scanned|examined|interrogated|survey\w*|inspected|visuali[sz]ed|assessed"
    r"|insonated|imaged|mapped|located|chosen|prepped|infiltrated|anesthetized)\b",
    re.IGNORECASE,
)
_FRENCH = re.compile(r"\b\d(?:\.\d)?\s*-?\s*(?:f|fr|french)\b", re.IGNORECASE)
_STICK_INTO = re.compile(r"\b(?:needle|sheath|introducer|puncture|micropuncture set)\b[^.;]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    vessel: str
    side: Side | None
    direction: Literal["retrograde", "antegrade"] | None
    kind: Literal["puncture", "existing", "direct", "open"]
    at: int
    span: Span


def find_accesses(context: Context) -> tuple[Access, ...]:
    """All punctures of this session in the order of their telling; a bilateral one makes an access for each side."""
    entries: list[_Entry] = []
    for clause in context.body():
        if context.happened(clause):
            for entry in _entries(context, clause, first=not entries):
                _merge(entries, entry)
    if not entries:
        for entry in _untold(context):
            _merge(entries, entry)
    return tuple(
        Access(
            id=f"access-{number}",
            vessel=entry.vessel,
            side=entry.side,
            direction=entry.direction,
            kind=entry.kind,
            spans=(entry.span,),
        )
        for number, entry in enumerate(entries, start=1)
    )


def _untold(context: Context) -> Iterator[_Entry]:
    """Where no puncture is told in the body: the one that a title names, else the site that was closed."""
    for clause in context.clauses:
        if clause.section in TITLES:
            yield from _entries(context, clause, first=False)
    for clause in context.body():
        for mention in clause.of("VESSEL"):
            slug = mention.concept.partition(":")[2]
            if _ENTRY_REGIONS.get(slug) in _USUAL and _BY_WAY_OF.search(clause.before(mention)):
                for side in sides(mention.side):
                    yield _entry(context, clause, mention.concept, side, mention)
    for clause in context.body():
        if context.has("closure", clause.text):
            for match in _SURFACE.finditer(clause.text):
                yield _surface_entry(context, clause, match)


def region_of(vessel: str | None) -> str | None:
    """Entry region of an access vessel (``groin``, ``arm``, …), ``None`` for a vessel that is no usual way in."""
    return _ENTRY_REGIONS.get(vessel.partition(":")[2]) if vessel else None


def _entries(context: Context, clause: Clause, *, first: bool) -> list[_Entry]:
    out: list[_Entry] = []
    if clause.heading or (context.has("closure", clause.text) and not context.has("access_strong", clause.text)):
        return out
    denied = re.search(r"\b(?:no|not|never|without|attempt\w*|failed)\b[^,;]*$", clause.text[:40], re.IGNORECASE)
    if _NOT_DONE.search(clause.text):
        return out
    for mention in clause.of("VESSEL"):
        slug = mention.concept.partition(":")[2]
        if slug in _ENTRY_REGIONS and _is_entry(context, clause, mention, slug, first=first and not out):
            out.extend(_entry(context, clause, mention.concept, side, mention) for side in sides(mention.side))
    if not out and context.has("access", clause.text):
        out.extend(_surface_entries(context, clause))
    return [] if denied and not context.has("access_strong", clause.text) else out


def _is_entry(context: Context, clause: Clause, mention: Mention, slug: str, *, first: bool) -> bool:
    if mention.attributes.get("retracted"):
        return False
    before, after = clause.before(mention), clause.after(mention)
    strong = context.has("access_strong", clause.text)
    if slug in _STRONG_ONLY or _ENTRY_REGIONS[slug] in _STRONG_REGIONS:
        return strong and not _TARGETED.search(before)
    if _DIRECTED.search(before) and not _STICK_INTO.search(before[-90:]):
        return False
    if _DIRECTED.search(before) and context.has("move", before) and not strong:
        return False
    if context.has("access", clause.text) and not (not strong and context.has("result", after)):
        return not re.search(r"\b(?:from|of)\s+(?:the\s+)?$", before, re.IGNORECASE) or strong
    if clause.section == "access":
        return True
    if _LOOKED_AT.search(after) and _entered_next(context, clause):
        return True
    # Telegraph style: the vessel opens the clause and only a sheath size follows.
    return first and len(before.strip(" -*\u2022:")) <= 12 and _FRENCH.search(after[:40]) is not None


def _entered_next(context: Context, clause: Clause) -> bool:
    """The vessel is looked at in one clause and entered in the next ones of the sentence or of the one after it."""
    for other in context.clauses[clause.index + 1 : clause.index + 4]:
        if other.sentence > clause.sentence + 1 or other.of("VESSEL"):
            return False
        if context.has("access_strong", other.text):
            return True
    return False


def _entry(context: Context, clause: Clause, concept: str, side: Side | None, at: Mention) -> _Entry:
    direction: Literal["retrograde", "antegrade"] | None = None
    if context.has("access_antegrade", clause.text):
        direction = "antegrade"
    elif context.has("access_retrograde", clause.text):
        direction = "retrograde"
    kind: Literal["puncture", "existing", "direct", "open"] = "puncture"
    if context.has("access_existing", clause.text):
        kind = "existing"
    elif context.has("access_open", clause.text):
        kind = "open"
    return _Entry(concept, side, direction, kind, at.start, context.quote(clause))


def _surface_entries(context: Context, clause: Clause) -> list[_Entry]:
    out: list[_Entry] = []
    for match in _SURFACE.finditer(clause.text):
        entry = _surface_entry(context, clause, match)
        out.extend(replace(entry, side=one) for one in sides(entry.side))
    return out


_SIDE_WORDS: dict[str, Side] = {
    "r": "right",
    "rt": "right",
    "right": "right",
    "l": "left",
    "lt": "left",
    "left": "left",
    "both": "bilateral",
    "bilateral": "bilateral",
}


def _surface_entry(context: Context, clause: Clause, match: re.Match[str]) -> _Entry:
    side = _SIDE_WORDS[match["side"].lower().rstrip(".")]
    place = match["place"].lower().rstrip("s")
    return _Entry(_PLACE[place], side, None, "puncture", clause.start + match.start(), context.quote(clause))


def _merge(entries: list[_Entry], new: _Entry) -> None:
    region = region_of(new.vessel)
    for index, old in enumerate(entries):
        same_side = old.side == new.side or old.side is None or new.side is None
        if same_side and _same_region(region_of(old.vessel), region):
            vein = new.vessel.endswith("_vein") and not old.vessel.endswith("_vein")
            vague = old.vessel in {"vessel:femoral_artery", "vessel:jugular_vein"} or vein
            entries[index] = replace(
                old,
                vessel=new.vessel if vague else old.vessel,
                side=old.side or new.side,
                direction=old.direction or new.direction,
            )
            return
    entries.append(new)


def _same_region(one: str | None, other: str | None) -> bool:
    if one == other:
        return True
    return {one, other} in ({"groin", "groin_vein"}, {"arm", "arm_vein"})
