"""The way in of a report whose body tells no puncture: by title, by the way taken, by label, or by the site closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.beds import LEG_REGIONS
from ircoder.findings.context import TITLES, Clause, Context, sides
from ircoder.findings.entries import Entry, entry_at
from ircoder.findings.model import Side
from ircoder.findings.not_entered import stands_as_entry
from ircoder.findings.surface_entries import BARE_PLACE, SURFACE, surface_entry
from ircoder.findings.way_words import BY_WAY_OF, SPRINGS
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_ONLY_READ = WordPattern(r"^[^:;]*\b(?:fine|ok|okay|normal|clean|unremarkable|patent)\W*$")
"""Vessels of which a line only says that they looked well."""
_SIZED = re.compile(
    r"\s*(?:arter\w+|vein)?\s*,?\s*(?:w/|with\s+(?:an?\s+)?)?\s*(?:\d{1,2}(?:\.\d)?\s?-?\s?(?:f|fr|french)|(?:four|five|six|seven|eight)\s+french)\b"
    r"(?:\s+(?:sheath|introducer|system|micropuncture|short|slim))*",
    re.IGNORECASE,
)
"""The size of the sheath right behind its place."""
_SIDE_BEHIND = re.compile(r"\s*,?\s*(?:on\s+the\s+)?(?:right|left|rt|lt|r|l)\b\.?(?!\s*\w)", re.IGNORECASE)
"""The side of a way in, told behind it ("CFA right")."""
_DIRECTION = re.compile(r"\s*,?\s*(?:antegrade|retrograde)(?:ly)?\b", re.IGNORECASE)
_CROSSES = re.compile(r"\s*(?:crossed|up\s+and\s+over|over\s+the\s+(?:top|horn|bifurcation))\b", re.IGNORECASE)
"""On from the puncture, in dictation without stops."""
_USUAL = frozenset({"groin", "groin_vein", "arm", "neck"})
_EXTENT = WordPattern(
    r"\b(?:positioned|placed|laid|left|extend\w+|stent\w*|spanning|deployed|clot|thromb\w+|occlu\w+|occluded)\s+"
    r"(?:\w+\s+)?from\s+(?:the\s+)?$"
)
_ON_TO = re.compile(
    r"\s*(?:arter\w+|vein)?\s*(?:down|up|out|all the way|through)?\s*(?:to|into|through)\s", re.IGNORECASE
)
"""From where to where something reaches ("positioned from the axillary to the innominate")."""
_NAMED = WordPattern(
    r"\b(?:(?P<side>right|left|r|l|rt|lt)\.?\s+)?trans-?\s?(?P<way>femoral|radial|brachial|jugular|axillary)\b",
)
_WAYS = {
    "femoral": "vessel:common_femoral_artery",
    "radial": "vessel:radial_artery",
    "brachial": "vessel:brachial_artery",
    "axillary": "vessel:axillary_artery",
    "jugular": "vessel:internal_jugular_vein",
}
_SIDES: dict[str, Side] = {"r": "right", "l": "left"}


def untold_entries(context: Context) -> Iterator[Entry]:
    """Entries by the first of these that names any: a title, the way taken, the label or path that opens, a closure."""
    for source in (
        _titled,
        _stated,
        _way_taken,
        _alone,
        _bare_groin,
        _opening,
        _approach,
        _crossed_over,
        _closed,
        _sideless,
    ):
        found = list(source(context))
        if found:
            yield from found
            return


def _titled(context: Context) -> Iterator[Entry]:
    for clause in context.clauses:
        if clause.section not in TITLES or clause.heading:
            continue
        named = context.has("access", clause.text)
        with_tool = any("catheter" in device.kind for device in clause.of("DEVICE"))
        if named or with_tool:
            for mention in clause.of("VESSEL"):
                start, end = mention.start - clause.start, mention.end - clause.start
                if _usual(mention) and (named or _opens(clause, start, end)):
                    for side in sides(mention.side):
                        yield entry_at(context, clause, mention.concept, side, mention.start)


def _stated(context: Context) -> Iterator[Entry]:
    """A vessel of a usual way in that is a statement of its own before all work, with its sheath at most."""
    for clause in context.body():
        if clause.section in {"findings", "impression"} or clause.heading:
            continue
        vessels = clause.of("VESSEL")
        if len(vessels) == 1 and vessels[0].side is not None and _usual(vessels[0]):
            start, end = vessels[0].start - clause.start, vessels[0].end - clause.start
            if _opens(clause, start, end) and not _after_entry(clause, end).strip(" .;\n") and context.ended(clause):
                for side in sides(vessels[0].side):
                    yield entry_at(context, clause, vessels[0].concept, side, vessels[0].start)
                return
        told = any(m.assertion in {None, "performed"} for m in clause.of("IMAGING"))
        if told or context.has("select", clause.text):
            return


def _after_entry(clause: Clause, end: int) -> str:
    """What a clause tells behind a vessel, its side and the size of its sheath."""
    side = _SIDE_BEHIND.match(clause.text, end)
    end = side.end() if side is not None else end
    direction = _DIRECTION.match(clause.text, end)
    end = direction.end() if direction is not None else end
    sized = _SIZED.match(clause.text, end)
    return clause.text[sized.end() if sized is not None else end :]


def _way_taken(context: Context) -> Iterator[Entry]:
    for clause in context.body():
        if not context.happened(clause):
            continue
        for mention in clause.of("VESSEL"):
            before = clause.before(mention)
            if _EXTENT.search(before) and _ON_TO.match(clause.after(mention)):
                continue
            by_vein = _vein_of_arm(mention) and _worked(clause)
            if (_usual(mention) or by_vein) and BY_WAY_OF.search(before) and not SPRINGS.search(before):
                for side in sides(mention.side):
                    yield entry_at(context, clause, mention.concept, side, mention.start)
        for match in SURFACE.finditer(clause.text):
            if BY_WAY_OF.search(clause.text[: match.start()]):
                yield from surface_entry(context, clause, match)


def _alone(context: Context) -> Iterator[Entry]:
    """A vessel that stands alone between commas before what was reached from it."""
    for clause in context.body():
        if clause.section in {"findings", "impression"} or clause.heading or not context.happened(clause):
            continue
        for mention in clause.of("VESSEL"):
            if stands_as_entry(clause, mention, context.knowledge.vessels):
                for side in sides(mention.side):
                    yield entry_at(context, clause, mention.concept, side, mention.start)


def _bare_groin(context: Context) -> Iterator[Entry]:
    """A groin or wrist between commas or at the end of what was done ("..., particles to stasis, left groin")."""
    for clause in context.body():
        if clause.section in {"findings", "impression"} or clause.heading or not context.happened(clause):
            continue
        for match in SURFACE.finditer(clause.text) if _worked(clause) else ():
            alone = _BEFORE_PLACE.search(clause.text[: match.start()]) and _AFTER_PLACE.match(
                clause.text[match.end() :]
            )
            if alone and match["place"].lower().rstrip("s") in {"groin", "wrist"}:
                yield from surface_entry(context, clause, match)
                return


_BEFORE_PLACE = re.compile(r"(?:^|[,;(])\W*$")
_AFTER_PLACE = re.compile(r"\s*(?:[,;).]|$)")
_WORK = frozenset({"embolization", "angioplasty", "stent", "atherectomy", "thrombectomy", "thrombolysis"})


def _worked(clause: Clause) -> bool:
    """Whether a clause tells a treatment or study of vessels as done."""
    return any(m.assertion == "performed" and m.kind == "catheter_study" for m in clause.of("IMAGING")) or any(
        m.assertion == "performed" and (m.kind in _WORK or m.attributes.get("treats") in _WORK)
        for m in clause.of("INTERVENTION", "DEVICE")
    )


def _vein_of_arm(mention: Mention) -> bool:
    site = load_entry_sites().get(mention.concept)
    return site is not None and site.region == "arm_vein" and mention.side is not None


def _sideless(context: Context) -> Iterator[Entry]:
    """A way in without its side: "from the groin", "Groin access, …"."""
    for clause in context.body():
        match = BARE_PLACE.search(clause.text) if context.happened(clause) else None
        if match is None or clause.section in {"findings", "impression"}:
            continue
        opens = not clause.text[clause.lead : match.start()].strip(" -*\u2022")
        called = context.has("access_strong", clause.text[match.end() : match.end() + 25])
        if (opens and called) or BY_WAY_OF.search(clause.text[: match.start()]):
            yield from surface_entry(context, clause, match)
            return


def _opening(context: Context) -> Iterator[Entry]:
    """A vessel or a place of the body that opens a statement: "Right femoral vein: …", "Right groin, aorta, celiac"."""
    for clause in context.body():
        if clause.section in {"findings", "impression"} or clause.heading or _ONLY_READ.search(clause.text):
            continue
        for mention in clause.of("VESSEL"):
            if _usual(mention) and _opens(clause, mention.start - clause.start, mention.end - clause.start):
                for side in sides(mention.side):
                    yield entry_at(context, clause, mention.concept, side, mention.start)
        match = SURFACE.search(clause.text)
        if match is not None and _opens(clause, match.start(), match.end()):
            yield from surface_entry(context, clause, match)


def _usual(mention: Mention) -> bool:
    site = load_entry_sites().get(mention.concept)
    return site is not None and not site.by_puncture and site.region in _USUAL


def _opens(clause: Clause, start: int, end: int) -> bool:
    if clause.text[clause.lead : start].strip(" -*\u2022().0123456789"):
        return False
    return _ends_there(clause.text[end:]) or _ends_there(_after_entry(clause, end))


def _ends_there(rest: str) -> bool:
    """Whether nothing or a mark that ends an entry of a list stands behind it."""
    return not rest.strip(" .\n") or _CROSSES.match(rest) is not None or rest.lstrip()[:1] in {":", ",", ";", ">", "-"}


def _approach(context: Context) -> Iterator[Entry]:
    """A way named by an adjective only ("transradial")."""
    for clause in context.clauses:
        if clause.section in {"history", "indication", "plan", "comparison"}:
            continue
        match = _NAMED.search(clause.text)
        if match is not None and not re.search(r"biops|tips\b|porto-?systemic", clause.text, re.IGNORECASE):
            side = _SIDES.get((match["side"] or "")[:1].lower())
            yield entry_at(context, clause, _WAYS[match["way"].lower()], side, clause.start + match.start())
            return


def _crossed_over(context: Context) -> Iterator[Entry]:
    """A catheter that came over the bifurcation started in the other groin; an antegrade stick is in the same leg."""
    for clause in context.body():
        if clause.section in {"findings", "impression"} or clause.heading or not context.happened(clause):
            continue
        match = _OVER.search(clause.text)
        if match is None:
            match = _SAME_LEG.search(clause.text)
            side = _OTHER.get(str(_other_leg(context))) if match is not None else None
            if match is not None and side is not None:
                yield entry_at(context, clause, "vessel:common_femoral_artery", side, clause.start + match.start())
                return
            continue
        told = next((word for word in match.groups() if word), None)
        side = _SIDES.get(told[0].lower()) if told else _other_leg(context)
        if side is not None:
            yield entry_at(context, clause, "vessel:common_femoral_artery", side, clause.start + match.start())
            return


def _other_leg(context: Context) -> Side | None:
    """The side opposite to that of all leg arteries of the body, where they agree."""
    tree = context.knowledge.vessels
    told = {
        m.side
        for clause in context.body()
        for m in clause.of("VESSEL")
        if (vessel := tree.get(m.concept)) is not None and vessel.region in LEG_REGIONS and m.side is not None
    }
    if len(told) != 1 or "bilateral" in told:
        return None
    return "left" if told == {"right"} else "right"


_UP_AND_OVER = r"(?:up[\s/-]+(?:and[\s-]+)?over|over\s+the\s+(?:horn|bifurcation|top)|cross(?:ed|ing)?[\s-]?over)"
_OVER = WordPattern(
    rf"\b{_UP_AND_OVER}\b(?:[^.;,]{{0,15}}?\bfrom\s+(?:the\s+)?(right|left|rt|lt|r|l)\b)?"
    rf"|\bfrom\s+(?:the\s+)?(right|left|rt|lt|r|l)\s*,?\s*(?:side\s+)?{_UP_AND_OVER}\b"
    r"|\b(?:came|went|got)\s+across\s+from\s+(?:the\s+)?(right|left)\b"
    r"|\b(?:contralateral|opposite)\s+(?:retrograde\s+)?(?:(?:common\s+)?femoral\s+|groin\s+|cfa\s+)?"
    r"(?:access|approach|groin|puncture|stick|cfa|femoral artery)\b"
)
_SAME_LEG = WordPattern(
    r"\b(?:antegrade|ipsilateral)\s+(?:antegrade\s+)?(?:(?:common\s+)?femoral\s+|groin\s+|cfa\s+)?"
    r"(?:access|approach|puncture|stick|cfa)\b",
)
_OTHER: dict[str, Side] = {"left": "right", "right": "left"}


def _closed(context: Context) -> Iterator[Entry]:
    for clause in context.body():
        if context.has("closure", clause.text):
            for match in SURFACE.finditer(clause.text):
                yield from surface_entry(context, clause, match)
            for mention in clause.of("VESSEL"):
                if _usual(mention):
                    for side in sides(mention.side):
                        yield entry_at(context, clause, mention.concept, side, mention.start)
