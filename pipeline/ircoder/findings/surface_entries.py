"""Ways in told by the place on the body ("right groin", "left wrist") or by the organ that a needle went through."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context, once, sides
from ircoder.findings.entries import Entry, entry_at
from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern

SURFACE = WordPattern(
    r"\b(?P<side>right|left|r|l|rt|lt|both|bilateral)\.?\s+(?P<place>groins?|wrists?|arms?|neck|snuff\s?box"
    r"|antecubital(?:\s+fossa)?|(?:(?:common\s+)?femoral|radial|brachial|axillary|(?:internal\s+)?jugular)"
    r"(?=\s+(?:arter\w+\s+|ven\w+\s+)?(?:sheath|access|approach|puncture|stick|introducer)))\b",
)
BARE_PLACE = WordPattern(
    r"\b(?P<place>groin|wrist|femoral|radial|brachial|axillary)(?P<side>)(?=\s+(?:arter\w+\s+)?"
    r"(?:access|approach|puncture|stick|entry)\b|(?:\s+(?:and|with|using|through|today))?\W)"
)
"""A way in whose side is not said ("groin access", "from the groin"); the words before it have to tell the way."""
_PLACE = {
    "groin": "vessel:common_femoral_artery",
    "wrist": "vessel:radial_artery",
    "snuff": "vessel:radial_artery",
    "arm": "vessel:brachial_artery",
    "neck": "vessel:internal_jugular_vein",
    "antecubital": "vessel:median_cubital_vein",
    "femoral": "vessel:common_femoral_artery",
    "radial": "vessel:radial_artery",
    "brachial": "vessel:brachial_artery",
    "axillary": "vessel:axillary_artery",
    "jugular": "vessel:internal_jugular_vein",
}
_SIDE_WORDS: dict[str, Side] = {
    "r": "right",
    "rt": "right",
    "right": "right",
    "l": "left",
    "lt": "left",
    "left": "left",
    "both": "bilateral",
    "bilateral": "bilateral",
    "each": "bilateral",
}
_LIMBS = frozenset({"upper_extremity", "lower_extremity", "foot"})
_INTO = re.compile(r"\b(?:in|into)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
_LABELS_LIMB = re.compile(r"(?:left|right|both|rt|lt|l|r)\.?\s+arms?\s*:", re.IGNORECASE)
_INSTRUMENT = WordPattern(
    r"\b(?:sheaths?|stick|stuck|punctur\w+|needle|access\w*|introducer|micropuncture|\d\s?(?:fr|f|g)|entered)\b"
)
"""Words without which "Left arm:" heads a result and names no way in."""
_LOOKED_AFTER = re.compile(
    r"\s+(?:blood\s+)?(?:pressures?|pulses?|signals?|cuff|numb\w*|warm|weak\w*|power)\b", re.IGNORECASE
)
"""Behind a limb that was only felt or measured ("left arm pressure equal")."""
_WENT_IN = WordPattern(
    r"\b(?:got|went|came|go|going|gone|getting|in)\s+(?:in(?:to)?|through|thru|via|from|by)\s+(?:through\s+|via\s+"
    r"|from\s+)?(?:the\s+)?$",
)
_CANNULA = WordPattern(
    r"\b(?:iv|intravenous|venous)\s+(?:cannulas?|catheters?|lines?|access)|\b(?:1[468]|2[0-4])\s?(?:g|ga"
    r"|gauge)\s+ivs?\b|\bcannulas?\b|\bangiocath\w*"
    r"|\bbutterfl\w+|\bvenflons?\b"
    r"|\b(?:hand|foot|forearm|antecubital|peripheral|existing|an|the|his|her) ivs?\b|\bivs? (?:in|on)\b"
    r"|\b2[0-4]\s?(?:g|ga|gauge)\b"
)
_LIMB_END = WordPattern(
    r"\b(?P<side>right|left|both|bilateral|each)\s+(?:dorsal\s+)?(?P<place>hands?|forearms?|foot|feet)\b"
    r"|\b(?P<bare>hand|foot|forearm) (?:ivs?|cannulas?|angiocaths?|veins?|lines?)\b"
)
_BOTH_SIDES = WordPattern(
    r"\b(?:on|of|in)\s+(?:both|each)\b|\bbilateral\w*\b|\b(?:ivs|cannulas|lines)\b[^.;]{0,20}\bboth\b"
)
_SMALL_VEIN = {"h": "vessel:dorsal_hand_vein", "f": "vessel:dorsal_venous_arch_of_foot"}
_LIVER = WordPattern(r"\b(?:trans|per)-?\s?hepatic\w*\b(?![^.;]{0,40}\bbili)")
_SPLEEN = WordPattern(
    r"\bspleen\b[^.;]{0,25}\b(?:punctur\w+|stuck|entered|accessed)\b|\b(?:trans-?\s?splenic"
    r"|splenic)\s+(?:needle\s+)?(?:punctur\w+|access|approach)"
    r"|\b(?:needle|punctur\w+)\b[^.;]{0,40}\b(?:splenic pulp|spleen)\b",
)
_LUMBAR = WordPattern(r"\btrans-?\s?lumbar\b[^.;]{0,40}\b(?:punctur\w+|access|aort\w+|approach|needle)\b")


def _small_vein(place: str) -> str:
    """The vein of a limb's end that takes a cannula; those of the forearm count with those of the hand."""
    return _SMALL_VEIN["h" if place.lower().startswith("forearm") else place.lower()[0]]


def surface_entry(context: Context, clause: Clause, match: re.Match[str]) -> list[Entry]:
    """Entries of a match of :data:`SURFACE`: the artery (or neck vein) that lies there, one for each side."""
    side = _SIDE_WORDS.get(match["side"].lower().rstrip("."))
    words = match["place"].lower().replace("snuffbox", "snuff").split()
    vessel = _PLACE[next(word for word in (word.rstrip("s") for word in words) if word in _PLACE)]
    at = clause.start + match.start()
    return [entry_at(context, clause, vessel, one, at) for one in sides(side)]


def surface_entries(context: Context, clause: Clause) -> list[Entry]:
    """Every place on the body that a clause names as a way in."""
    return [
        entry
        for match in SURFACE.finditer(clause.text)
        if not (_LABELS_LIMB.match(clause.text, match.start()) and not _INSTRUMENT.search(clause.text))
        and not _LOOKED_AFTER.match(clause.text, match.end())
        for entry in surface_entry(context, clause, match)
    ]


def entered_places(context: Context, clause: Clause) -> list[Entry]:
    """Places told as gone in by ("got in the right groin"), and hands and feet that took a cannula."""
    if clause.section in {"findings", "impression"}:
        return []
    out = [
        entry
        for match in SURFACE.finditer(clause.text)
        if _WENT_IN.search(clause.text[: match.start()])
        for entry in surface_entry(context, clause, match)
    ]
    if out or _CANNULA.search(clause.text) is None:
        return out
    tree = context.knowledge.vessels
    veins = [
        mention
        for mention in clause.of("VESSEL")
        if (vessel := tree.get(mention.concept)) is not None
        and vessel.system == "systemic_vein"
        and vessel.region in _LIMBS
        and _INTO.search(clause.before(mention))
    ]
    if veins:
        return [
            entry_at(context, clause, mention.concept, side, mention.start)
            for mention in veins[:1]
            for side in sides(mention.side)
        ]
    return limb_ends(context, clause)


def limb_ends(context: Context, clause: Clause) -> list[Entry]:
    """Hands, forearms and feet that a clause tells as having taken a cannula."""
    if _CANNULA.search(clause.text) is None:
        return []
    found = list(_LIMB_END.finditer(clause.text))
    return [
        entry_at(context, clause, _small_vein(match["place"] or match["bare"]), side, clause.start + match.start())
        for match in [one for one in found if one["side"]] or found
        for side in sides(_SIDE_WORDS[match["side"].lower()] if match["side"] else _on_both(clause))
    ]


def _on_both(clause: Clause) -> Side | None:
    """Both sides where cannulas of several limbs are told together ("hand IVs on both sides")."""
    return "bilateral" if _BOTH_SIDES.search(clause.text) else None


@once
def _at_organs(context: Context) -> frozenset[int]:
    return frozenset(clause.index for clause in context.saying(_LIVER, _SPLEEN, _LUMBAR))


def organ_entries(context: Context, clause: Clause, *, told: bool) -> list[Entry]:
    """Ways in through liver, spleen or back, where no vessel of the clause is itself the way in."""
    if told or clause.index not in _at_organs(context):
        return []
    for pattern, vessel in (
        (_LIVER, "vessel:portal_vein"),
        (_SPLEEN, "anatomy:spleen"),
        (_LUMBAR, "vessel:abdominal_aorta"),
    ):
        match = pattern.search(clause.text)
        portal = vessel != "vessel:portal_vein" or (
            context.has("access", clause.text) and re.search(r"\bportal\b", clause.text, re.IGNORECASE)
        )
        if match is not None and portal:
            return [entry_at(context, clause, vessel, None, clause.start + match.start())]
    return []
