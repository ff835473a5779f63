"""What the steps at one collection amount to: drain, tap, change, check, an agent put in (NONV-01 to NONV-30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ircoder.findings import fluid_words as words
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.fluid_details import (
    approach,
    aspiration_kind,
    count,
    incised,
    incision,
    lysis_day,
    route,
    technique,
    texts_of,
    titles_of,
)
from ircoder.findings.fluid_places import Place, untold_belly
from ircoder.findings.fluid_sizes import as_wide_as_a_drain, without_yield
from ircoder.findings.fluid_steps import Deed, Step
from ircoder.findings.fluid_stories import Story, of_drains, told_clauses
from ircoder.findings.model import Detail, Span, Status
from ircoder.findings.next_visits import orders_another_visit
from ircoder.knowledge.fluid_sites import load_fluid_sites
from ircoder.knowledge.word_patterns import WordPattern

NEEDLE_KINDS = frozenset(
    {
        "aspiration",
        "chest_tube",
        "cyst_aspiration",
        "drainage",
        "incision_drainage",
        "paracentesis",
        "peritoneal_lavage",
        "pleural_catheter_insertion",
        "sclerotherapy",
        "thoracentesis",
        "tunneled_peritoneal_catheter_insertion",
        "peritoneal_port_insertion",
    }
)
"""Kinds in which something is passed through the skin into the fluid under whatever imaging is told."""

ASCITES, QUADRANT = "anatomy:peritoneal_cavity", "anatomy:abdomen"
_ASCITIC = WordPattern(r"\b(?:ascit\w+|peritoneal (?:dialysis )?catheter|peritx|tenckhoff|pleurx)\b")
_ASKED = WordPattern(r"\b(?:ascit\w+|paracentes\w+)\b")
_WALLED = WordPattern(
    r"\b(?:abscess\w*|collections?|pus|purulen\w+|seromas?|hematomas?|lymphoceles?|bilomas?|pseudocysts?|cysts?)\b"
)
_BY_THE_LITER = WordPattern(
    r"\b(?:[1-9]\d?(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: and a (?:half"
    r"|quarter))?"
    r"\s*(?:l\b|liters?|litres?)|\balbumin\b|\b(?:vacuum|suction|evacuated) (?:bottles?|canisters?)\b"
)
"""So much comes from a belly full of ascites only."""
_DRAINED_CAVITY = WordPattern(r"\b(?:cavit(?:y|ies)|abscess\w*|collections?|pus|purulen\w+)\b")
"""A drain may be changed without a word of where it lies."""
_AIR_LET_OUT = WordPattern(
    r"\b(?:pneumothora\w+|ptx|air)\b[^.;]{0,80}\b(?:introducer|coaxial|biopsy needle|guid(?:e|ing) needle"
    r"|same needle)\b"
    r"|\b(?:introducer|coaxial|biopsy needle|guid(?:e|ing) needle|same needle)\b[^.;]{0,80}\b(?:pneumothora\w+|ptx"
    r"|air)\b"
)
"""Air let out through the needle of a biopsy is part of it."""
_BIOPSY_NEEDLE = WordPattern(
    r"\b(?:introducer|coaxial|coax|biopsy needle|guid(?:e|ing) needle|outer needle|same needle)\b"
)
_AIR = WordPattern(r"\b(?:pneumothora\w+|ptx|air|collapse)\b")
_OVER_WIRE = WordPattern(r"\b(?:over|by)\b[^.;\n]{0,25}\bwire\b|\bwire exchange\b")
_PLAN_REACH = 60
_WANTED = WordPattern(
    rf"{words.OPENLY_NOT.pattern}|\b(?:wants?|asks? for|asked for|requests?|requested|candidate for)\b"
)
_CUFF_FREED = WordPattern(
    r"\b(?:cuff|catheter|pleur-?e?x|tenckhoff)\b[^.;]{0,60}\b(?:freed|dissected|mobili[sz]ed|released|removed"
    r"|explanted|pulled"
    r"|taken out|withdrawn|slid out|(?:came|come|comes|worked|teased) (?:free|loose|out|away|off))\b"
)
_TUNNELED_NAMED = WordPattern(
    r"\b(?:pleur-?e?x|plurx|aspira)\b|\btunneled (?:pleural |peritoneal |abdominal |ascites |drainage )+(?:catheter"
    r"|drain)\b"
)
_FLUOROSCOPY = WordPattern(r"\bfluoro\w*\b")
_REMOVAL = WordPattern(r"\bremoval of\b[^.;\n]{0,40}\b(?:catheter|pleurx|drain|tenckhoff)\b")
_LAVAGE = WordPattern(r"\blavage\b")
_PORT = WordPattern(r"\b(?:peritoneal|ip|intraperitoneal)\b[^.;]{0,25}\bport\b|\bport\b[^.;]{0,40}\bperitone\w+")
_CHEST_EXIT = WordPattern(
    r"\b(?:pre-?sternal|chest (?:wall )?exit|remote chest|upper chest exit|subcutaneous extension)\b"
)
_BURIED = WordPattern(r"\b(?:buried|embedded|exterioriz\w+|externaliz\w+)\b")
_FORMAL_DRAIN = WordPattern(
    r"\b(?:drains?|drainage catheters?|pigtails?|locking|all[\s-]purpose|multi-?purpose|tube"
    r"|apdl?|mac[\s-]?loc[k]?|dawson[\s-]m\w+|flexima|skater|navarre|malecot|sump|thal"
    r"|pneumothorax (?:catheter|set|kit)|pleurx|gravity|bulb|bag)\b"
)


@dataclass(frozen=True, slots=True)
class Deeds:
    """One act in the making."""

    kind: str
    place: Place
    spans: tuple[Span, ...]
    clauses: tuple[Clause, ...] = ()
    status: Status = "performed"
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a story, with the title of the report, says of its own drains and needles."""

    existing: bool
    needle: bool
    entered: bool
    stays: bool
    tunneled: bool
    implied: bool = False
    """A tunneled catheter that is only named, with the imaging of its placing and what came out."""


def deeds_of(context: Context, story: Story, names: frozenset[str]) -> Iterator[Deeds]:
    """Acts that a story amounts to."""
    placeless = story.place.site is None and not names and not story.says(words.MALFORMATION)
    if placeless and not (story.of("change", "check") and story.says(_DRAINED_CAVITY)):
        return
    if _is_quadrant(story.place) and (story.says(_TUNNELED_NAMED) or _of_ascites(context, story, names)):
        story = replace(story, place=Place(load_fluid_sites().of_region(ASCITES, "ascites"), None, story.place.label))
    told = _told(context, story, names)
    region = story.place.region
    if region == "pleura":
        yield from _in_chest(context, story, told, names)
    elif region == "ascites":
        yield from _in_belly(context, story, told, names)
    else:
        yield from _in_collection(context, story, told, names)


def _of_ascites(context: Context, story: Story, names: frozenset[str]) -> bool:
    """Whether fluid in a quadrant is ascites: by name, or by the order where no other collection is spoken of."""
    if "paracentesis" in names or story.says(_ASCITIC) or untold_belly(context):
        return True
    drawn = [step.clause.text for step in story.of("fluid")] or texts_of(story)
    if any(_BY_THE_LITER.search(text) for text in drawn) and not any(_WALLED.search(text) for text in drawn):
        return True
    texts = [c.text for c in context.clauses if c.section in BACKGROUND]
    return any(_ASKED.search(text) for text in texts) and not any(
        _WALLED.search(text) for text in (*texts, *titles_of(context), *texts_of(story))
    )


def _is_quadrant(place: Place) -> bool:
    return place.site is not None and place.site.site in (QUADRANT, ASCITES) and place.region != "ascites"


def _told(context: Context, story: Story, names: frozenset[str]) -> _Told:
    around = told_clauses(context.clauses)
    texts = [clause.text for clause in around]
    gone = (words.QUIET, words.TAKEN_BEFORE)
    existing = any(_worn(text) and not any(p.search(text) for p in gone) for text in texts)
    existing = existing or bool(names & {"drain_check", "drain_exchange"})
    denied = any(words.NO_NEEDLE.search(text) for text in texts)
    tapped = not existing and story.says(words.TAPPED)
    needle = not denied and (tapped or any(words.NEEDLE.search(clause.text) for clause in story.clauses))
    tunneled = any(
        _tunneled(text) and not words.QUIET.search(text) and not words.WEIGHED.search(text)
        for text in of_drains(context, story)
    ) and not any(words.NOT_TUNNELED.search(text) for text in texts)
    last_in = max((step.clause.start for step in story.of("in")), default=-1)
    outs = [step for step in story.of("out") if step.clause.start >= last_in]
    stays = story.says(words.CATHETER_STAYS)
    entered = last_in >= 0 and not (outs and not stays)
    implied = tunneled and not existing and not story.of("in", "out", "change") and _named_at_the_head(context)
    return _Told(existing, needle, entered, stays, tunneled, implied)


def _named_at_the_head(context: Context) -> bool:
    """Whether the opening names a tunneled catheter as what is done, and fluoroscopy was used."""
    openings = [c.text for c in context.clauses if c.section in TITLES or c.index == 0]
    named = any(_TUNNELED_NAMED.search(t) and not words.WORN_DRAIN.search(without_yield(t)) for t in openings)
    return named and _FLUOROSCOPY.search(context.said) is not None


def _worn(text: str) -> bool:
    """Whether words tell of a drain that is there, and not of what is to be done with the new one."""
    match = words.EXISTING.search(text)
    if match is None or words.RETURN.search(text[: match.start()]) is not None:
        return False
    return not orders_another_visit(text)


def _tunneled(text: str) -> bool:
    """Whether a clause tells of a tunneled catheter, and not of one that is asked for or comes another day."""
    return any(
        _WANTED.search(text, max(0, match.start() - _PLAN_REACH), match.start()) is None
        and words.LATER.search(text, match.end(), match.end() + _PLAN_REACH) is None
        for match in words.TUNNELED.finditer(text)
    )


def _deed(
    context: Context, kind: str, story: Story, steps: list[Step], details: Mapping[str, Detail] | None = None
) -> Deeds:
    chosen = steps or story.steps
    spans = tuple(dict.fromkeys(context.quote(step.clause) for step in chosen))[:3]
    return Deeds(kind, story.place, spans, tuple(story.clauses), "performed", dict(details or {}))


def _in_chest(context: Context, story: Story, told: _Told, names: frozenset[str]) -> Iterator[Deeds]:
    instilled = False
    if story.of("lysis"):
        instilled = True
        yield _deed(context, "pleural_fibrinolysis", story, story.of("lysis"), {"day": lysis_day(context, story)})
    if story.of("sclerosis") and not story.of("lysis"):
        instilled = True
        yield _deed(context, "pleurodesis", story, story.of("sclerosis"))
    enters = story.of("in")
    if told.implied:
        yield _deed(context, "pleural_catheter_insertion", story, story.of("fluid"))
        return
    if story.of("change") and (told.existing or not told.needle):
        yield _deed(context, "drain_exchange", story, story.of("change"))
    elif told.tunneled and _taken_out(context, story, names, "pleural_catheter_removal"):
        yield _deed(context, "pleural_catheter_removal", story, story.of("out"))
    elif enters and told.entered and told.tunneled and not (told.existing and instilled):
        yield _deed(context, "pleural_catheter_insertion", story, enters)
    elif enters and _stays_in_chest(story, told, names) and not (instilled and told.existing and not told.needle):
        yield _deed(context, "chest_tube", story, enters, {"technique": technique(context, story)})
    elif story.of("check") and told.existing and not told.needle:
        yield _deed(context, "drain_check", story, story.of("check"))
    elif all(_lets_air_out(step.clause.text, story) for step in story.of("fluid")) and not enters:
        return
    elif (story.of("fluid") or enters) and not instilled and (told.needle or enters or not told.existing):
        yield _deed(context, "thoracentesis", story, story.of("fluid", "in"))


def _lets_air_out(text: str, story: Story) -> bool:
    """Whether a clause tells of air that was drawn off through the needle of a biopsy, here or in words before."""
    return bool(_AIR_LET_OUT.search(text) or (_BIOPSY_NEEDLE.search(text) and story.says(_AIR)))


def _stays_in_chest(story: Story, told: _Told, names: frozenset[str]) -> bool:
    """Whether a tube was left in: by its own name, or because the report says that a catheter stays."""
    formal = any(_FORMAL_DRAIN.search(step.clause.text) for step in story.of("in"))
    called_tube = "chest_tube" in names and "thoracentesis" not in names
    return told.entered and (formal or told.stays or called_tube)


def _taken_out(context: Context, story: Story, names: frozenset[str], kind: str) -> bool:
    """Whether a tunneled catheter came out and none went in."""
    told = of_drains(context, story)
    named = kind in names or any(_REMOVAL.search(text) for text in told)
    if not (story.of("out") or named):
        return False
    if story.of("fluid") and not named and not (story.says(_CUFF_FREED) or story.says(_TUNNELED_NAMED)):
        # The catheter of a tap, beside the cuffed one of the other side.
        return False
    freed = named or any(_CUFF_FREED.search(text) for text in told)
    return freed and not (story.of("in") and not story.says(words.EXISTING) and not named)


def _in_belly(context: Context, story: Story, told: _Told, names: frozenset[str]) -> Iterator[Deeds]:
    enters = story.of("in")
    titles = titles_of(context)
    everything = (*texts_of(story), *titles)
    if told.implied:
        details = {"approach": approach(story)}
        yield _deed(context, "tunneled_peritoneal_catheter_insertion", story, story.of("fluid"), details)
        return
    if "peritoneal_port_insertion" in names or any(_PORT.search(text) for text in titles):
        yield _deed(context, "peritoneal_port_insertion", story, enters)
    elif any(_BURIED.search(text) for text in titles) and not story.of("fluid"):
        yield _deed(context, "peritoneal_catheter_exteriorization", story, story.steps, {"exit": "buried"})
    elif told.tunneled and _taken_out(context, story, names, "tunneled_peritoneal_catheter_removal"):
        yield _deed(context, "tunneled_peritoneal_catheter_removal", story, story.of("out"))
    elif enters and told.tunneled and told.entered:
        yield _deed(context, "tunneled_peritoneal_catheter_insertion", story, enters, {"approach": approach(story)})
        if any(_CHEST_EXIT.search(text) for text in everything):
            yield _deed(context, "peritoneal_catheter_exteriorization", story, enters, {"exit": "chest"})
    elif story.of("change"):
        yield _deed(context, "drain_exchange", story, story.of("change"))
    elif any(_LAVAGE.search(text) for text in titles):
        yield _deed(context, "peritoneal_lavage", story, story.of("fluid", "in"))
    elif enters and told.entered and told.stays and _formal(enters):
        yield _deed(context, "drainage", story, enters, route(story))
    elif story.of("check") and told.existing and not told.needle:
        yield _deed(context, "drain_check", story, story.of("check"))
    elif (story.of("fluid") or enters) and not (told.existing and not told.needle):
        yield _deed(context, "paracentesis", story, story.of("fluid", "in"))


def _formal(steps: list[Step]) -> bool:
    texts = [step.clause.text for step in steps]
    return any(_FORMAL_DRAIN.search(t) or (as_wide_as_a_drain(t) and not words.SINUS.search(t)) for t in texts)


def _in_collection(context: Context, story: Story, told: _Told, names: frozenset[str]) -> Iterator[Deeds]:
    malformation = any(words.MALFORMATION.search(text) for text in (*texts_of(story), *titles_of(context)))
    fresh = story.of("in") and told.entered and (told.needle or not told.existing)
    again = bool(story.of("lost", "tract")) and bool(story.of("tract")) and bool(story.of("in", "change"))
    sclerosed = bool(story.of("sclerosis"))
    if sclerosed:
        lesion: dict[str, Detail] = {"lesion": "malformation" if malformation else "collection"}
        yield _deed(context, "sclerotherapy", story, story.of("sclerosis"), lesion)
    if story.of("change") and (told.existing or not told.needle or "drain_exchange" in names):
        yield _deed(context, "drain_exchange", story, story.of("change"), {"tract": True} if again else {})
    elif story.of("in") and not told.needle and (_in_its_place(story) or _over_a_wire(story, told, names)):
        yield _deed(context, "drain_exchange", story, story.of("in"))
    elif again and not _new_puncture(story):
        yield _deed(context, "drain_exchange", story, story.of("in", "change", "tract"), {"tract": True})
    elif fresh and (_formal(story.of("in")) or told.stays):
        yield _deed(context, "drainage", story, story.of("in"), route(story))
    elif sclerosed:
        return
    elif story.of("incision") and not told.stays and "incision_drainage" in names | incised(story):
        yield _deed(context, "incision_drainage", story, story.of("incision"), incision(story))
    elif story.of("check") and (told.existing or not told.needle):
        yield from _contrast_study(context, story, told, names)
    elif (story.of("fluid") and (told.needle or names & {"aspiration", "cyst_aspiration"})) or (
        story.of("in") and story.of("out") and told.needle
    ):
        yield _deed(context, aspiration_kind(story), story, story.of("fluid", "in"), count(context, story))


def _over_a_wire(story: Story, told: _Told, names: frozenset[str]) -> bool:
    return told.existing and ("drain_exchange" in names or story.says(_OVER_WIRE))


def _in_its_place(story: Story) -> bool:
    """Whether a drain that contrast was given through came out before the next one went in."""
    checks, outs, ins = ([step.clause.start for step in story.of(deed)] for deed in _CHECK_OUT_IN)
    return any(check < out < new for check in checks for out in outs for new in ins)


_CHECK_OUT_IN: tuple[Deed, ...] = ("check", "out", "in")


def _new_puncture(story: Story) -> bool:
    return story.says(
        WordPattern(r"\b(?:chiba|new (?:puncture|access|stick)|trocar|fresh puncture)\b")
    ) and not story.says(words.NO_NEEDLE)


_TUBE = WordPattern(r"\b(?:tubes?|catheters?|pigtails?)\b")


def _contrast_study(context: Context, story: Story, told: _Told, names: frozenset[str]) -> Iterator[Deeds]:
    checked = [step.clause for step in story.of("check")]
    tube = any(words.DRAIN_NOUN.search(c.text) or words.ABSCESS_TUBE.search(c.text) for c in checked)
    opening = story.says(words.SINUS) or any(words.SINUS.search(text) for text in titles_of(context))
    drains = any(WordPattern(r"\b(?:drains?|drainage (?:catheter|tube))\b").search(text) for text in texts_of(story))
    worn = told.existing and (drains or _TUBE.search(context.said) is not None)
    if tube or worn or "drain_check" in names:
        yield _deed(context, "drain_check", story, story.of("check"))
    elif opening:
        yield _deed(context, "sinogram_injection", story, story.of("check"))
    elif drains:
        yield _deed(context, "drain_check", story, story.of("check"))
