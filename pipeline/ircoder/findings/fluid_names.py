"""Work on fluid that a report calls by name: it settles what the steps leave open and stands in where none are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from ircoder.findings import fluid_words as words
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.fluid_acts import Deeds
from ircoder.findings.fluid_places import ELSEWHERE, Place, likeliest, places_in
from ircoder.findings.fluid_steps import given_by_another_team
from ircoder.findings.next_visits import orders_another_visit
from ircoder.findings.tellings import Telling, anatomy_sites, tellings
from ircoder.knowledge.fluid_sites import load_fluid_sites
from ircoder.knowledge.word_patterns import WordPattern

GROUPS = (
    frozenset({"thoracentesis", "chest_tube", "pleural_catheter_insertion"}),
    frozenset({"pleural_catheter_removal"}),
    frozenset({"pleural_fibrinolysis"}),
    frozenset({"pleurodesis"}),
    frozenset(
        {"paracentesis", "peritoneal_lavage", "tunneled_peritoneal_catheter_insertion", "peritoneal_port_insertion"}
    ),
    frozenset({"tunneled_peritoneal_catheter_removal"}),
    frozenset({"peritoneal_catheter_exteriorization"}),
    frozenset({"incision_drainage"}),
    frozenset({"sclerotherapy", "sinus_tract_injection"}),
)
"""Kinds of which one act in a report makes the name of another a word for the same work."""

OF_COLLECTIONS = frozenset(
    {
        "aspiration",
        "cyst_aspiration",
        "drainage",
        "drain_check",
        "drain_exchange",
        "drain_removal",
        "drain_repositioning",
        "sinogram_injection",
    }
)
_STAND_ALONE = frozenset(
    {
        "drainage",
        "drain_check",
        "drain_exchange",
        "cyst_aspiration",
        "paracentesis",
        "thoracentesis",
        "chest_tube",
        "pleural_catheter_insertion",
        "pleural_catheter_removal",
        "pleural_fibrinolysis",
        "pleurodesis",
        "peritoneal_lavage",
        "tunneled_peritoneal_catheter_insertion",
        "tunneled_peritoneal_catheter_removal",
        "peritoneal_port_insertion",
        "sinus_tract_injection",
        "sinogram_injection",
        "incision_drainage",
    }
)
"""Kinds whose name alone, in the course or in the title, says enough."""
_FLOW = WordPattern(
    r"\b(?:venous|veins?|vein|lymph\w*|pulmonary|hepatic venous|azygos|portal|collateral|outflow|sinus|cortical"
    r"|deep|antegrade|normal)\s+$"
)
_FLOWS_TO = WordPattern(
    r"^\s+(?:into|to|via|of the (?:left|right) (?:atri|ventr)\w*|pathways?|patterns?|(?:bag|catheter|tube"
    r"|bulb)s?\b(?! (?:was|were) (?:placed|inserted)))\b"
)
_ANOTHER_DAY = WordPattern(
    r"\b(?:after|following|since|status post|s/p|despite|from|weekly|daily|previous|last|prior|recent|repeated"
    r"|multiple|bedside|history of|"
    r"undergone|underwent|required|requiring|needs?|frequent|for future|further|continued?)\s+(?:\w+\s+){0,2}$"
)
_ORDERED = WordPattern(r"\(\s*(?:as )?(?:order(?:ed)?|request(?:ed)?|scheduled|booked|planned)\s*\)")
"""A title that says itself to be the order tells nothing that was done."""
_EITHER_SIDE = frozenset({"thoracentesis", "chest_tube", "pleural_catheter_insertion"})
_BOTH_SIDES = WordPattern(
    r"\b(?:bilateral\w*|(?:right|left)\s*(?:,|and|then|&|/|followed by|,\s*then)\s*(?:the\s+)?(?:right|left)"
    r"|both)\b[^.;\n]{0,45}"
    r"\b(?:thoracentes\w+|thoracocentes\w+|chest tubes?|pleural (?:taps?|drains?|catheters?)|pigtail\w*|pleurx\w*"
    r"|taps?)\b"
)
_PLEURAL = frozenset({"thoracentesis", "chest_tube", "pleural_catheter_insertion", "pleural_catheter_removal"})


def names_of(context: Context, kinds: Collection[str]) -> frozenset[str]:
    """Kinds that the report names as done or tried."""
    told = frozenset(telling.kind for telling in _tellings(context, kinds))
    return told | {kind for kind, _ in by_short_title(context) if kind in kinds}


def _tellings(context: Context, kinds: Collection[str]) -> tuple[Telling, ...]:
    """Names of work on fluid in this session; flow in vessels is called drainage too, and old taps are told."""
    found = tellings(context, kinds, anatomy_sites())
    return tuple(
        telling
        for telling in found
        if not _other_sense(telling)
        and not words.WEIGHED.search(telling.clause.text)
        and not orders_another_visit(telling.clause.text)
        and not (telling.kind == "sinogram_injection" and context.says(_UTERINE))
        and not (telling.kind == "pleural_fibrinolysis" and given_by_another_team(telling.clause.text))
        and not (telling.kind == "pleural_catheter_removal" and not words.TUNNELED.search(context.said))
        and not (telling.tier == "listed" and _ORDERED.search(telling.clause.text))
    )


_UTERINE = WordPattern(r"\b(?:hysterosalping\w+|salping\w+|fallopian|cervix|uterus|uterine)\b")
"""Where a cavity that contrast fills is that of the womb."""


def _other_sense(telling: Telling) -> bool:
    before, after = telling.clause.before(telling.mention), telling.clause.after(telling.mention)
    return bool(
        _FLOW.search(before[-30:])
        or before.rstrip(" -").lower().endswith("auto")
        or _FLOWS_TO.match(after)
        or (telling.tier == "told" and _ANOTHER_DAY.search(before[-40:]))
    )


def settle_by_names(deeds: list[Deeds], context: Context) -> list[Deeds]:
    """The deeds of all stories, each kind at a place once; one in the chest that is told of both sides is of both."""
    out: list[Deeds] = []
    for deed in deeds:
        twin = next((other for other in out if other.kind == deed.kind and other.place == deed.place), None)
        if twin is None:
            out.append(deed)
    of_both = {deed.kind for deed in out if deed.place.side == "bilateral" and deed.place.region == "pleura"}
    out = [
        deed
        for deed in out
        if deed.kind not in of_both or deed.place.region != "pleura" or deed.place.side not in ("left", "right")
    ]
    chest = [deed for deed in out if deed.kind in _EITHER_SIDE]
    if len(chest) == 1 and any(_BOTH_SIDES.search(text) for text in _sentences(context)):
        both = replace(chest[0], place=replace(chest[0].place, side="bilateral"))
        out = [both if deed is chest[0] else deed for deed in out]
    return out


def _sentences(context: Context) -> Iterator[str]:
    for sentence in context.reading.sentences:
        if sentence.section not in BACKGROUND:
            yield context.reading.text[sentence.start : sentence.end]


_SHORT = WordPattern(
    r"^\W*(?:procedures?|exam|study)?\W*(?:(?:us|ultrasound|guided|therapeutic|diagnostic|large|volume|right|left"
    r"|rt|lt"
    r"|r|l)\W+)*(?P<name>para|thora)\W*$"
)
_TAPPED = {
    "paracentesis": ("anatomy:peritoneal_cavity", "ascites"),
    "thoracentesis": ("anatomy:pleural_space", "pleura"),
}
_SHORT_NAMES = {"para": "paracentesis", "thora": "thoracentesis"}


def by_short_title(context: Context) -> Iterator[tuple[str, Clause]]:
    """Taps that a title calls by their short name alone ("Procedure: para")."""
    for clause in context.clauses:
        if clause.section not in TITLES and clause.index > 1:
            continue
        match = _SHORT.match(clause.text)
        if match is not None:
            yield _SHORT_NAMES[match["name"].lower()], clause


_DRAIN_STAYS = WordPattern(
    r"\b(?:drains?|catheters?|tubes?|pigtails?)\b[^.;]{0,25}\b(?:stays?|remains?|left|kept|pulled|removed|cut)\b"
    r"|\b(?:abscess|collection|drain(?:age)?|pelvic|pigtail)\s+(?:drains?|catheters?|tubes?)\b"
)
"""Contrast went into a cavity through a drain, and not through an opening of the skin."""
_IN_BELLY = {
    "pleural_catheter_insertion": "tunneled_peritoneal_catheter_insertion",
    "pleural_catheter_removal": "tunneled_peritoneal_catheter_removal",
}
"""What a catheter made for the chest first is where the report puts it into the belly."""
_OF_BELLY = frozenset({"ascites", "peritoneal"})


def acts_by_name(context: Context, names: frozenset[str], deeds: list[Deeds]) -> Iterator[Deeds]:
    """Acts of kinds that the report names and that no story shows."""
    done = {deed.kind for deed in deeds}
    held = frozenset[str]().union(*(group for group in (*GROUPS, OF_COLLECTIONS) if group & done))
    if done & {"drainage", "pleurodesis", "sclerotherapy"}:
        held |= {"paracentesis", "aspiration"}
    if "sclerotherapy" in done:
        held |= OF_COLLECTIONS
    if done & _PLEURAL:
        held |= {"drainage", "drain_exchange"}
    if done & {"paracentesis", "thoracentesis", "tunneled_peritoneal_catheter_insertion", "peritoneal_lavage"}:
        held |= OF_COLLECTIONS
    for telling in _tellings(context, names & _STAND_ALONE):
        place = _place(context, telling)
        kind = _IN_BELLY.get(telling.kind, telling.kind) if place.region in _OF_BELLY else telling.kind
        if kind == "sinogram_injection" and context.says(_DRAIN_STAYS):
            kind = "drain_check"
        if kind in held:
            continue
        held |= next((group for group in (*GROUPS, OF_COLLECTIONS) if kind in group), frozenset({kind}))
        if place.region != ELSEWHERE:
            quote = (context.quote(telling.clause),)
            yield Deeds(kind, place, quote, (telling.clause,), telling.status, _details(kind))
    for kind, clause in by_short_title(context):
        if kind not in held:
            held |= next(group for group in GROUPS if kind in group)
            yield Deeds(kind, Place(load_fluid_sites().of_region(*_TAPPED[kind])), (context.quote(clause),), (clause,))


def _place(context: Context, telling: Telling) -> Place:
    places = places_in(telling.clause.text)
    place = places[0] if places else likeliest(context, [telling.clause])
    return replace(place, side=place.side or telling.mention.side)


def _details(kind: str) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    if kind == "pleural_fibrinolysis":
        return {"day": 1}
    if kind == "sclerotherapy":
        return {"lesion": "collection"}
    if kind == "tunneled_peritoneal_catheter_insertion":
        return {"approach": "percutaneous"}
    return {"technique": "percutaneous"} if kind == "chest_tube" else {}
