"""Where fluid was worked on: the collections that a clause names, their sides, and the labels that tell them apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.fluid_sides import side_word
from ircoder.findings.fluid_sizes import SIZE
from ircoder.findings.fluid_words import COLLECTION, HELD_THERE, NEAR_NOT, PASSED, QUIET
from ircoder.findings.model import Side
from ircoder.knowledge.fluid_sites import FluidSite, NamedSite, load_fluid_sites
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import names_side

ELSEWHERE = "elsewhere"
_NEEDS_NO_FLUID = frozenset({"pleura", "ascites", ELSEWHERE})
_REACH = 45
_LABEL_REACH = 60
_SIDE = WordPattern(r"(?<!\d)(?<!\d\s)\b(left|right|lt|rt|bilateral|both|l|r)\b(?!\s*(?:[./]\d|of\b))")
_BOTH = WordPattern(
    r"\b(?:right|left)\b,?\s*(?:and|then|&|/|followed by)\s*(?:the\s+)?(?:right|left)\b|\bbilateral\w*\b"
    r"|\bboth (?:sides|hemi\w+|pleural|chests?|lungs)\b"
)
PLEURA = "anatomy:pleural_space"
_PLEURAL_BRAND = WordPattern(r"\b(?:pleur-?e?x|plurx)\b")
"""A catheter made for the chest first: it is there where no other place is named."""
_LINE_BEFORE = re.compile(r"\b(?:mid|anterior|posterior)[\s-]*$", re.IGNORECASE)
"""Of the lines of the chest wall ("mid-axillary")."""
_LINE = re.compile(
    r"\s+(?:cancer|carcinoma|ca|malignancy|primary|metasta\w+|lines?|pains?|tender\w*|discomfort|ache|approach|down"
    r"|up|skin (?:site|nick))\b",
    re.IGNORECASE,
)
"""A line drawn on the body, the way of a needle, or a complaint of a part of it, is no place of fluid."""
_SIZE_IN = WordPattern(rf"\b{SIZE}\s+(?:\w+\s+){{0,2}}in(?:to)?\s+(?:the\s+)?$")
"""A size that went into a place tells of a drain there ("12F in the liver")."""
_LAID = WordPattern(
    r"\b(?:lying|laid|put|placed|turned|rolled|flipped)\b[^.;,]{0,20}\b(?:on|onto) (?:his|her|the|their) $"
)
"""How the patient lay ("on her belly") is no place of fluid."""
_QUADRANT = re.compile(r"\b([rl])[lu]q\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"^[\s\W]*(?:(?:(?:site|drain|part|collection|abscess|catheter|tube|step)\s*#?\s*)?#?([1-4]|[a-d](?!\.\s*diff)"
    r"|i{1,3}|one|two|three)\s*[).:,]|#\s?([1-6])\b)",
    re.IGNORECASE,
)
_NUMBERED = WordPattern(
    r"\b(?:site|drain|collection|catheter|tube)\s*(?:#|no\.?|number)?\s*([1-4]|one|two|three|a|b)\b(?!\s?(?:ml|cc"
    r"|f|x|cm))"
)
_WORD_NUMBERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "a": "1",
    "b": "2",
    "c": "3",
    "d": "4",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A collection by its site, side and number in the report; each may be untold."""

    site: FluidSite | None = None
    side: Side | None = None
    label: str = ""

    @property
    def region(self) -> str:
        """Region of the site, empty where none is told."""
        return self.site.region if self.site is not None else ""


def places_in(text: str) -> tuple[Place, ...]:
    """Places that a text names as holding the fluid that is worked on, in order."""
    found = list(_named(text))
    lying = [one for one in found if not _BY_CONTENT.match(text, one.start) and one.place.region != ELSEWHERE]
    if lying:
        # "A lymphocele in the groin" lies there, and not where most of them do.
        found = [one for one in found if not _BY_CONTENT.match(text, one.start)]
    limbs = {one.place.site for one in found if one.place.region == "soft_tissue"} - {_SOFT_TISSUE}
    if limbs:
        # "A subcutaneous pocket of the thigh" lies in the thigh.
        found = [one for one in found if one.place.site != _SOFT_TISSUE]
    return tuple(dict.fromkeys(Place(named.place, _side(text, named), label_of(text)) for named in found))


_SOFT_TISSUE = "anatomy:soft_tissue"
_BY_CONTENT = re.compile(r"(?:lymphoceles?|urinomas?)\b", re.IGNORECASE)
"""Collections whose name tells what they hold."""


_LISTED = WordPattern(
    r"\b(?:two|three|four|both|2|3)\s+(?:\w+\s+){0,3}?(?:abscess(?:es)?|collections|pockets|seromas|hematomas"
    r"|lymphoceles|drains|tubes|catheters|pigtails)\b"
)
"""Collections counted first hold all places that follow ("Two pockets, one in the gutter, one in the pelvis")."""


_LUNG = "anatomy:lung"
_IN_LUNG = WordPattern(r"\b(?:abscess\w*|cavit(?:y|ies)|cysts?|bullae?|pus|necro\w+|pneumatoceles?|intrapulmonary)\b")
"""Fluid beside the lung is pleural: the lung itself holds an abscess or cavity."""


def _named(text: str) -> Iterator[NamedSite]:
    found = list(load_fluid_sites().find(text))
    if not found or QUIET.search(text):
        return
    listed = _LISTED.search(text) is not None
    for named in found:
        near = text if listed else text[max(0, named.start - _REACH) : named.end + _REACH]
        if _LAID.search(text, 0, named.start) is not None:
            continue
        if _of_a_line(text, named):
            continue
        if _LINE.match(text, named.end) or NEAR_NOT.search(text[max(0, named.start - _REACH) : named.start]):
            continue
        if named.place.site == _LUNG and not _IN_LUNG.search(text):
            continue
        if (
            PASSED.search(text[: named.start])
            and not HELD_THERE.match(text[named.end :])
            and not _ends_in_tube(text, named)
        ):
            continue
        if (
            named.place.region in _NEEDS_NO_FLUID
            or COLLECTION.search(near)
            or _SIZE_IN.search(text, 0, named.start) is not None
        ):
            yield named


def _of_a_line(text: str, named: NamedSite) -> bool:
    """Whether a place is only a line of the chest wall ("mid-axillary")."""
    line = text[named.start : named.end].lower() == "axillary"
    return line and _LINE_BEFORE.search(text[: named.start]) is not None


def _ends_in_tube(text: str, named: NamedSite) -> bool:
    return text[named.start : named.end].lower().rstrip("s").endswith(("tube", "drain", "catheter"))


def _side(text: str, named: NamedSite) -> Side | None:
    words = text[named.start : named.end]
    quadrant = _QUADRANT.search(words)
    if quadrant:
        return "right" if quadrant[1].lower() == "r" else "left"
    if _BOTH.search(text) and named.place.region in ("pleura", "breast"):
        return "bilateral"
    before = [m for m in _SIDE.finditer(text, max(0, named.start - _REACH), named.end) if names_side(text, m.start())]
    after = _SIDE.search(text, named.end, min(len(text), named.end + 25))
    found = before[-1] if before else after
    return None if found is None else side_word(found[1])


def label_of(text: str) -> str:
    """Number of the drain or site that a text speaks of, empty where it has none."""
    return _label(_NUMBERED.search(text))


def chest_of_a_side(text: str) -> tuple[Place, ...]:
    """The chest of one side by its effusion or by a catheter made for it, where no belly is named ("PleurX (L)")."""
    if _BELLY_OR_ASCITES.search(text) is not None or _OTHER_EFFUSION.search(text) is not None:
        return ()
    if _PLEURAL_BRAND.search(text) is None and _SIDED_EFFUSION.search(text) is None:
        return ()
    found = {side_word(match[1]) for match in _SIDE.finditer(text)}
    site = load_fluid_sites().of(PLEURA)
    return (Place(site, found.pop()),) if len(found) == 1 and site is not None else ()


_BELLY_OR_ASCITES = WordPattern(r"\b(?:ascit\w+|periton\w+|abdom\w*|bell(?:y|ies)|quadrants?|umbilic\w*|flanks?)\b")


def _label(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    word = match[1].lower()
    return _WORD_NUMBERS.get(word, word)


def heading_place(context: Context, clause: Clause) -> Place | None:
    """Place that opens a paragraph or stands as a label before a colon ("Site 2, pelvis.", "RLQ: ...")."""
    text = clause.text
    at = clause.start + len(text) - len(text.lstrip())
    before = context.reading.text[max(0, at - 40) : at]
    opens = not before.strip() or "\n" in before[len(before.rstrip()) :]
    number = _NUMBER.match(text)
    head = (text[number.end() :] if number is not None else text).strip()[:_LABEL_REACH]
    label = _label_at_start(text)
    for named in load_fluid_sites().find(head):
        colon = ":" in head[named.end : named.end + 30]
        if _LINE.match(head, named.end) or _of_a_line(head, named):
            continue
        short = opens and named.end < _REACH and (len(head) < _REACH or label or head[: named.start].count(" ") < 3)
        if (colon or short) and not QUIET.search(text):
            return Place(named.place, _side(head, named), label)
    called = label and (opens or bool(_NUMBERED.match(text.lstrip()) or _BY_POSITION.match(text)))
    return Place(None, None, label) if called else None


_LABEL_WITHIN = 30
"""Letters at the start of a clause within which a number is the label of all of it."""


_BY_POSITION = re.compile(
    r"\W*the (upper|lower|first|second|anterior|posterior|larger|smaller|deep|superficial) "
    r"(?:one|collection|abscess|cavity|pocket)\s*[:,]",
    re.IGNORECASE,
)
"""A collection told apart by where it lies ("The upper one: …")."""


def _label_at_start(text: str) -> str:
    position = _BY_POSITION.match(text)
    if position is not None:
        return position[1].lower()
    match = _NUMBER.match(text)
    if match is not None:
        word = (match[1] or match[2]).lower()
        return _WORD_NUMBERS.get(word, word)
    return _label(_NUMBERED.search(text, 0, _LABEL_WITHIN))


def labelled_places(context: Context) -> dict[str, Place]:
    """What numbered drains are called anywhere in the report ("drain #2 pelvis")."""
    out: dict[str, Place] = {}
    for match in _NUMBERED.finditer(context.reading.text):
        label = label_of(match.group())
        near = context.reading.text[match.end() : match.end() + 50].split("\n")[0]
        named = next(load_fluid_sites().find(near), None)
        if named is not None and label not in out:
            out[label] = Place(named.place, _side(near, named), label)
    return out or _listed_places(context)


_ITEM = re.compile(
    r"(?:^|[\s:;,.])\(?([1-4])[).](?=\s)\s*(?P<words>[^\n]+?)(?=\s*[;,.]?\s\(?[1-4][).]\s|\n|$)", re.MULTILINE
)
_LINE_NUMBER = re.compile(r"(?:^|\n)\s*\(?(\d)[).]\s")


def _listed_places(context: Context) -> dict[str, Place]:
    """What the order or title numbers, where its items lie in different regions and numbered paragraphs tell each.

    "Orders: (1) paracentesis (2) right thoracentesis", and below "(1) Supine. …" and "(2) Sat up. …".
    """
    out: dict[str, Place] = {}
    end = 0
    for clause in context.clauses:
        if clause.section not in BACKGROUND | TITLES and clause.index > 1:
            continue
        for match in _ITEM.finditer(clause.text):
            named = next(load_fluid_sites().find(match["words"]), None)
            if named is not None and match[1] not in out:
                out[match[1]] = Place(named.place, _side(match["words"], named), match[1])
                end = clause.end
    regions = {place.region for place in out.values()}
    numbered = _LINE_NUMBER.findall(context.reading.text, end)
    if len(regions) < len(out) or len(out) < 2 or sorted(numbered) != sorted(out):
        return {}
    return out


_OF_FLUID = WordPattern(
    r"\b(?:abscess\w*|collections?|drain\w*|ascites|effusions?|fluid|hydrothorax|empyema|seroma|lymphocele|biloma"
    r"|urinoma"
    r"|hematoma|cysts?|pleur\w*|pneumothorax)\b"
)
"""What a history tells of an operation elsewhere says nothing of the collection of today."""


_OTHER_DAY = WordPattern(r"\b(?:last (?:week|month|year)|yesterday|ago|previous\w*|prior)\b")


def of_another_day(context: Context, clause: Clause) -> bool:
    """Whether a clause tells work that was done on another day, perhaps on the other side."""
    return _OTHER_DAY.search(clause.text) is not None and not context.happened(clause)


def likeliest(context: Context, told: Iterable[Clause]) -> Place:
    """The place that a report speaks of most: in its title, in the clauses that tell work, then anywhere."""
    working = {clause.index for clause in told}
    votes: Counter[FluidSite] = Counter()
    sides: Counter[Side] = Counter()
    for clause in context.clauses:
        if clause.section == "history" and not _OF_FLUID.search(clause.text):
            continue
        weight = _weight(clause, clause.index in working)
        for place in places_in(clause.text):
            if place.site is not None:
                votes[place.site] += weight
            if (
                place.side is not None
                and place.region not in (ELSEWHERE, "ascites")
                and not of_another_day(context, clause)
            ):
                sides[place.side] += weight
    site = max(votes, key=lambda item: votes[item], default=None)
    if site is None and (_PLEURAL_BRAND.search(context.said) or untold_chest(context)):
        site = load_fluid_sites().of(PLEURA)
        sides.update(side_word(match[1]) for match in _SIDED_EFFUSION.finditer(context.said))
    if site is None and untold_belly(context):
        site = load_fluid_sites().of_region(_ASCITES, "ascites")
    if site is None:
        site, side = sole_limb(context)
        sides.update([side] if side is not None else [])
    if site is not None and site.region == "pleura" and not sides:
        lungs = {side_word(match[1] or match[2]) for match in _SIDED_LUNG.finditer(context.said)}
        sides.update(lungs if len(lungs) == 1 else ())
    return Place(site, next((side for side, _ in sides.most_common(1)), None))


def sole_limb(context: Context) -> tuple[FluidSite | None, Side | None]:
    """The one limb or wall that a report names, with its side, where it tells no place of its collection."""
    if _COLLECTED.search(context.said) is None:
        return None, None
    now = [clause for clause in context.clauses if clause.section != "history"]
    found = _limbs(now) or _limbs(context.clauses)
    sites = {site for site, _ in found}
    if len(sites) != 1 or found[0][0].region != "soft_tissue":
        return None, None
    return found[0][0], next((side for _, side in found if side is not None), None)


def _limbs(clauses: Iterable[Clause]) -> list[tuple[FluidSite, Side | None]]:
    return [
        (named.place, _side(clause.text, named))
        for clause in clauses
        if not QUIET.search(clause.text) and clause.section != "access"
        for named in load_fluid_sites().find(clause.text)
        if not _LINE.match(clause.text, named.end)
    ]


_COLLECTED = WordPattern(
    r"\bcm (?:\w+ )?fluid\b|\bfluid (?:pockets?|over|around|under|beneath)\b"
    r"|\b(?:abscess\w*|collections?|seromas?|hematomas?|lymphoceles?|pus)\b"
)
_SIDED_LUNG = WordPattern(r"\b(?:(left|right)\s+(?:upper|middle|lower)\s+lobe|([rl])[uml]l)\b")
"""The lobe whose needle let the air in."""
_SIDED_EFFUSION = WordPattern(r"\b(left|right|lt|rt|l|r|bilateral|both)\s+(?:sided\s+|[\w-]+\s+){0,2}effusions?\b")
_EFFUSION = WordPattern(r"\beffusions?\b")
_OF_THE_CHEST = WordPattern(r"\b(?:cxr|chest|lungs?|pneumothora\w+|ptx|intercostal|ribs?|hemithora\w+)\b")
_OTHER_EFFUSION = WordPattern(
    r"\b(?:pericardi\w*|knee|hip|shoulder|ankle|elbow|wrist|joint|intra-?articular|synovial)\b"
)


_OVER_RIB = WordPattern(r"\b(?:over|above) the (?:\w+ )?rib\b")
"""So enters the needle of a tap of the chest."""


def untold_chest(context: Context) -> bool:
    """Whether the one effusion that a report speaks of can only be pleural: by its lung, its ribs, its chest film."""
    text = context.said
    if _OVER_RIB.search(text) and not _BELLY.search(text):
        return True
    if _EFFUSION.search(text) is None or _OTHER_EFFUSION.search(text) is not None:
        return False
    return _OF_THE_CHEST.search(text) is not None


_ASCITES = "anatomy:peritoneal_cavity"
_BELLY = WordPattern(r"\b(?:bell(?:y|ies)|tumm(?:y|ies)|abdom\w*|quadrants?|umbilic\w*|flanks?)\b")
_POCKET = WordPattern(r"\b(?:pockets?|pools?)\b")
_LITERS = WordPattern(r"\b\d+(?:\.\d+)?\s*(?:l|liters?|litres?)\b|\balbumin\b|\bvacuum bottles?\b")
_ANOTHER_CAVITY = WordPattern(
    r"\b(?:pleur\w*|chest|lungs?|thora\w*|joints?|knees?|abscess\w*|collections?|pus|purulen\w*|cysts?|kidney"
    r"|renal)\b"
)


def untold_belly(context: Context) -> bool:
    """Whether fluid drawn from a pocket of the belly by the liter can only be ascites, which is not named."""
    text = context.said
    told = all(words.search(text) is not None for words in (_BELLY, _POCKET, _LITERS))
    return told and _ANOTHER_CAVITY.search(text) is None


def _weight(clause: Clause, works: bool) -> int:
    if clause.section in BACKGROUND:
        return 1
    if clause.section in TITLES or clause.index < 1:
        return 7
    return 5 if works else 3
