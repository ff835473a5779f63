"""Drains of collections, needle aspirations, incisions, and the care of drains (NONV-01 to NONV-15, NONV-30)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.fluid import acts_done, decline_guidance, line_of, one_place, place_of
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

KINDS = (
    "drainage",
    "aspiration",
    "cyst_aspiration",
    "incision_drainage",
    "drain_check",
    "drain_exchange",
    "drain_removal",
    "drain_repositioning",
    "sinogram_injection",
)
DRAINS = ("10030", "49405", "49406", "49407")
BY_RECTUM_OR_VAGINA = "49407"
SOFT_TISSUE_DRAIN, NEEDLE = "10030", "10160"
BREAST, BREAST_FURTHER, THYROID, SCROTUM, KIDNEY = "19000", "19001", "60300", "55000", "50390"
CYST_ONLY = frozenset({BREAST, THYROID, SCROTUM, KIDNEY})
SIDED = frozenset({BREAST, SCROTUM, KIDNEY})
SIMPLE, COMPLEX, BLOOD_OR_SEROMA = "10060", "10061", "10140"
CHANGE, CHANGE_READ, CHECK, CHECK_READ, SINUS = "49423", "75984", "49424", "76080", "20501"
OTHER_COLLECTION = "It is another collection with its own catheter."
OTHER_DRAIN = "It is another drain than the one that was changed or placed."

rules = RuleBookBuilder(
    "drainage",
    families=("drainage", "aspiration"),
    act_kinds=KINDS,
    codes=(
        *DRAINS,
        NEEDLE,
        *CYST_ONLY,
        BREAST_FURTHER,
        SIMPLE,
        COMPLEX,
        BLOOD_OR_SEROMA,
        CHANGE,
        CHANGE_READ,
        CHECK,
        CHECK_READ,
        SINUS,
    ),
)


@rules.rule(
    "NONV-01", "NONV-02", "NONV-03", "NONV-04", "NONV-111", phase=Phase.PROPOSE, decides="one drain a collection"
)
def drains(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of each drain left in by the place of the fluid and the way to it."""
    acts = acts_done(encounter, "drainage")
    for act in acts:
        code, rule = _drain_code(act)
        if code is None:
            slate = slate.ask(query("collection_site", "49406", "NONV-01", act.spans))
            slate = slate.send_to_review("The report does not state the site of the drain (NONV-01).")
            continue
        why = "Image-guided drain left in the collection; its place picks the code."
        distinct = OTHER_COLLECTION if len(acts) > 1 else None
        slate = slate.add(line_of(act, code, (rule, "NONV-04"), why, encounter, distinct=distinct))
    return slate


def _drain_code(act: Act) -> tuple[str | None, str]:
    place = place_of(act)
    if act.details.get("route") in ("transrectal", "transvaginal"):
        return BY_RECTUM_OR_VAGINA, "NONV-03"
    if place is None or place.drain is None:
        return None, "NONV-01"
    border = place.region in ("breast", "peritoneal", "retroperitoneal") or place.site in BORDER
    return place.drain, "NONV-02" if border else "NONV-01"


BORDER = frozenset({"anatomy:soft_tissue", "anatomy:pancreas", "anatomy:psoas_muscle"})
"""Places whose code is often mistaken."""


@rules.rule("NONV-06", "NONV-08", "NONV-09", phase=Phase.PROPOSE, decides="the needle code of a place")
def aspirations(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of each collection that was emptied by needle or by a catheter that came out."""
    acts = acts_done(encounter, "aspiration", "cyst_aspiration")
    for act in acts:
        code = _needle_code(act)
        if code == KIDNEY and slate.with_code(KIDNEY):
            continue
        rule = "NONV-08" if code != NEEDLE else "NONV-06"
        side = act.side if code in SIDED else None
        distinct = "It is another collection." if len(acts) > 1 else None
        why = "Fluid drawn off; nothing was left in."
        slate = slate.add(line_of(act, code, (rule, "NONV-08"), why, encounter, side=side, distinct=distinct))
        further = _further_cysts(act) if code == BREAST else 0
        if further:
            why = "Each further breast cyst."
            slate = slate.add(line_of(act, BREAST_FURTHER, ("NONV-08",), why, encounter, units=further))
    return slate


def _needle_code(act: Act) -> str:
    """Code of the place; breast, thyroid, kidney and scrotum have theirs for cysts and hydroceles alone."""
    place = place_of(act)
    code = place.aspiration if place is not None else None
    if code is None or (code in CYST_ONLY and act.kind != "cyst_aspiration"):
        return NEEDLE
    return NEEDLE if code.startswith(("32", "49")) else code


def _further_cysts(act: Act) -> int:
    cysts = act.details.get("cysts", 1)
    return int(cysts) - 1 if isinstance(cysts, int | float) else 0


@rules.rule("NONV-09", phase=Phase.PROPOSE, decides="an incision is coded apart from needle and catheter")
def incisions(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of a cut that let out pus, or blood or seroma; one unit however many abscesses."""
    for act in acts_done(encounter, "incision_drainage"):
        if act.details.get("material") == "blood_or_fluid":
            code = BLOOD_OR_SEROMA
        else:
            code = COMPLEX if act.details.get("complex") is True else SIMPLE
        if slate.with_code(code) and code != BLOOD_OR_SEROMA:
            continue
        slate = slate.add(line_of(act, code, ("NONV-09",), "The skin was cut to let the fluid out.", encounter))
    return slate


@rules.rule("NONV-10", "NONV-14", phase=Phase.PROPOSE, decides="each drain changed, through the tract")
def changes(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 49423 with 75984 for each drain changed over a wire or put back through its open tract."""
    acts = acts_done(encounter, "drain_exchange")
    for act in acts:
        place = place_of(act)
        if place is not None and place.region == "pleura":
            slate = slate.send_to_review("A pleural drain was changed, and there is no code for that (NONV-10).")
            continue
        rule = "NONV-14" if act.details.get("tract") is True else "NONV-10"
        distinct = "It is another drain." if len(acts) > 1 else None
        why = "Drain changed through its own tract."
        slate = slate.add(
            line_of(act, CHANGE, (rule, "NONV-10"), why, encounter, distinct=distinct),
            line_of(act, CHANGE_READ, ("NONV-10",), "Reading of the drain change.", encounter, distinct=OTHER_TUBE),
        )
    return slate


OTHER_TUBE = "It reads the change of an abscess drain and of no other tube."


@rules.rule("NONV-11", "NONV-12", phase=Phase.PROPOSE, decides="each drain checked with contrast and left as it is")
def checks(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 49424 with 76080 for each drain that was injected and neither changed nor placed in this session."""
    held = encounter.findings.performed("drain_exchange", "drainage")
    for act in acts_done(encounter, "drain_check"):
        same = next((other for other in held if one_place(act, other)), None)
        if same is not None:
            code, rule = (CHANGE, "NONV-12") if same.kind == "drain_exchange" else (DRAINS[1], "NONV-05")
            reason = "Contrast through a drain that is changed or placed in the session is part of that."
            slate = slate.decline(CHECK, rule, reason, code, act.spans)
            continue
        several = len(encounter.findings.performed("drain_check")) > 1
        distinct = OTHER_DRAIN if held or several else None
        slate = slate.add(
            line_of(act, CHECK, ("NONV-11",), "Contrast through a drain that stays.", encounter, distinct=distinct),
            line_of(act, CHECK_READ, ("NONV-11",), "Reading of the cavity study.", encounter, distinct=distinct),
        )
    return slate


@rules.rule("NONV-30", phase=Phase.PROPOSE, decides="contrast into a tract without a drain")
def sinograms(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 20501 with 76080 for contrast through a skin opening in which no drain lies."""
    for act in acts_done(encounter, "sinogram_injection"):
        if any(one_place(act, other) for other in encounter.findings.performed("drain_check", "drain_exchange")):
            continue
        slate = slate.add(
            line_of(act, SINUS, ("NONV-30",), "Contrast into a tract without a drain.", encounter),
            line_of(act, CHECK_READ, ("NONV-30",), "Reading of the sinogram.", encounter),
        )
    return slate


@rules.rule("NONV-13", phase=Phase.PROPOSE, decides="pulling or shifting a drain has no code")
def removals(slate: Slate, encounter: Encounter) -> Slate:
    """Say why the removal or shift of a drain is not reported."""
    for act in encounter.findings.performed("drain_removal", "drain_repositioning"):
        reason = "Taking out or moving a plain drain has no code of its own; it belongs to the visit."
        slate = slate.decline(CHANGE, "NONV-13", reason, None, act.spans)
    return slate


@rules.rule("NONV-05", "NONV-15", phase=Phase.BUNDLE, decides="all imaging is inside the drain code")
def imaging_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note that guidance of a drain is not reported beside it."""
    for candidate in slate.with_code(*DRAINS):
        for act in _acts_of(candidate, encounter):
            slate = decline_guidance(slate, encounter, act, candidate.code, "NONV-05")
    return slate


@rules.rule("NONV-15", "VINT-73", phase=Phase.BUNDLE, decides="75989 stands beside a tunneled pleural catheter alone")
def imaging_without_its_home(slate: Slate, encounter: Encounter) -> Slate:
    """Drop 75989 where no tunneled pleural catheter is reported: every other drain holds its imaging."""
    if slate.with_code("32550"):
        return slate
    for candidate in slate.with_code("75989"):
        reason = "75989 is added only to a tunneled pleural catheter; other drains hold their imaging."
        slate = slate.exclude(candidate, "NONV-15", reason)
    return slate


@rules.rule("NONV-07", phase=Phase.BUNDLE, decides="a needle before the drain is part of it")
def aspirated_then_drained(slate: Slate, encounter: Encounter) -> Slate:
    """Drop the aspiration of a cavity in which a drain was left; another collection is proved separate."""
    drained = [act for item in slate.with_code(*DRAINS) for act in _acts_of(item, encounter)]
    for candidate in slate.with_code(NEEDLE, KIDNEY):
        tapped = _acts_of(candidate, encounter)
        same = next((act for act in drained if any(one_place(act, other) for other in tapped)), None)
        if same is not None:
            winner = next(item.code for item in slate.with_code(*DRAINS) if same.id in item.acts)
            reason = "The needle aspiration of a cavity before its drain is part of the drain."
            slate = slate.exclude(candidate, "NONV-07", reason, winner)
        elif drained:
            proof = "It is another collection than the one that was drained."
            marked = dataclasses.replace(candidate, distinct=proof, modifiers=(*candidate.modifiers, "59"))
            slate = slate.swap(candidate, marked)
    return slate


def _acts_of(candidate: Candidate, encounter: Encounter) -> tuple[Act, ...]:
    return tuple(act for act in encounter.findings.acts if act.id in candidate.acts)


BOOK = rules.book()
