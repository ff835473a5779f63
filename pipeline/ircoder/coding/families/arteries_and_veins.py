"""Balloon, stent and atherectomy outside leg arteries, heart and brain (VINT-24 to 28)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.outside_legs import Treated, held_vessels, treated_outside_legs
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.treated_places import CENTRAL_VEINS, place_of
from ircoder.findings.model import spans_of
from ircoder.knowledge.act_kinds import load_act_kinds

STENT, BALLOON = ("37236", "37237"), ("37246", "37247")
VENOUS_STENT, VENOUS_BALLOON = ("37238", "37239"), ("37248", "37249")
FURTHER = dict((STENT, BALLOON, VENOUS_STENT, VENOUS_BALLOON))
BALLOONS = ("angioplasty", "lithotripsy")
RENAL, VISCERAL, AORTIC, BRACHIOCEPHALIC = "0234T", "0235T", "0236T", "0237T"
VEINS = ("vein", "portal", "sinus")
STENTED_ELSEWHERE = ("carotid", "intrathoracic_carotid", "vertebral")
"""Places whose stents have codes of their own; a balloon alone is that of any other artery."""

rules = RuleBookBuilder(
    "arteries_and_veins",
    families=("angioplasty", "stent", "atherectomy"),
    act_kinds=("angioplasty", "stent", "atherectomy", "lithotripsy", "recanalization", "revascularization"),
    codes=(*STENT, *BALLOON, *VENOUS_STENT, *VENOUS_BALLOON, RENAL, VISCERAL, AORTIC, BRACHIOCEPHALIC),
)


@rules.rule(
    *("VINT-24", "VINT-25", "VINT-26", "VINT-27", "VINT-03"),
    phase=Phase.PROPOSE,
    decides="one code for each vessel: stent, else balloon; arteries and veins apart",
)
def one_code_for_each_vessel(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of a first vessel for each; :func:`first_and_further` numbers them."""
    claimed = {act for candidate in slate.candidates for act in candidate.acts}
    for item in treated_outside_legs(encounter):
        if item.place == "intracranial" or {act.id for act in item.acts} <= claimed:
            continue
        code = _code(item)
        if code is not None:
            slate = slate.add(_candidate(code, item))
        if item.place == "sinus" and item.stented:
            slate = slate.send_to_review(
                "Stent of a dural sinus: payers differ between the venous stent code and an unlisted code (VINT-31)."
            )
    return slate


@rules.rule("VINT-28", phase=Phase.PROPOSE, decides="atherectomy has its own code beside balloon or stent")
def atherectomies(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 0234T-0237T for each artery outside the legs."""
    for item in treated_outside_legs(encounter):
        acts = item.of("atherectomy")
        if not acts:
            continue
        code = _atherectomy_code(item, encounter)
        if code is None:
            slate = slate.send_to_review("Atherectomy was done in a vessel that has no atherectomy code.")
            continue
        main = _candidate(code, item)
        why = "Atherectomy of this artery has its own code beside the balloon or stent code."
        slate = slate.add(
            dataclasses.replace(
                main, acts=tuple(act.id for act in acts), spans=spans_of(acts), rules=("VINT-28",), why=why
            )
        )
    return slate


@rules.rule("VINT-24", "VINT-25", "VINT-26", phase=Phase.CHOOSE, decides="first vessel, then further vessels")
def first_and_further(slate: Slate, encounter: Encounter) -> Slate:
    """Keep one initial code of a kind and session; every further vessel takes the add-on."""
    for first, further in FURTHER.items():
        seen: set[int] = set()
        for candidate in slate.with_code(first):
            if candidate.session in seen and candidate.rules[:1] != ("VINT-11",):
                slate = slate.swap(candidate, dataclasses.replace(candidate, code=further))
            seen.add(candidate.session)
    for balloon, stent in ((BALLOON[0], STENT[0]), (VENOUS_BALLOON[0], VENOUS_STENT[0])):
        for candidate in slate.with_code(balloon, FURTHER[balloon]):
            if any(other.session == candidate.session for other in slate.with_code(stent)):
                why = "Another vessel than the stented one."
                slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=why))
    return _stents_of_both_circulations(slate)


@rules.rule("VINT-03", "VINT-25", phase=Phase.BUNDLE, decides="balloon work in a stented vessel is inside the stent")
def balloon_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note the balloon code that is not reported, and what a shunt or an aortic graft holds."""
    for item in treated_outside_legs(encounter):
        balloons = item.of(*BALLOONS)
        code = _code(item)
        if code is not None and item.stented and balloons and item.place != "intracranial":
            lesser = VENOUS_BALLOON[0] if item.place in VEINS else BALLOON[0]
            reason = "The balloon in a stented vessel is inside the stent code."
            slate = slate.decline(lesser, "VINT-03", reason, code, spans_of(balloons))
    for item, holder in held_vessels(encounter):
        first = _code(item) or STENT[0]
        rule = "VINT-58" if item.place == "portal" or "hepatic" in item.concept else "VINT-75"
        name = load_act_kinds()[holder].name.partition(",")[0]
        reason = f"The vessel was treated within the {name}, whose code holds it."
        slate = slate.decline(first, rule, reason, spans=item.spans)
    return slate


@rules.rule("VINT-87", phase=Phase.QUERIES, decides="a vessel not crossed, a balloon not inflated: no code")
def attempts(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of work that was tried and not done."""
    done = {(act.target, act.side) for act in encounter.findings.performed("angioplasty", "stent")}
    for act in encounter.findings.acts:
        if act.status != "attempted" or act.kind not in ("angioplasty", "stent") or (act.target, act.side) in done:
            continue
        place = place_of(act, encounter)
        if place in ("artery", "vein", "portal"):
            artery = place == "artery"
            pair = (STENT if artery else VENOUS_STENT) if act.kind == "stent" else BALLOON if artery else VENOUS_BALLOON
            slate = slate.decline(pair[0], "VINT-87", "The treatment was tried and not done.", spans=act.spans)
    return slate


@rules.rule("VINT-24", phase=Phase.QUERIES, decides="work in a vessel that is not named goes to a coder")
def unplaced_work(slate: Slate, encounter: Encounter) -> Slate:
    """Balloon, stent or atherectomy that no book has claimed and whose vessel has no code here."""
    claimed = {act for candidate in slate.candidates for act in candidate.acts}
    for act in encounter.findings.performed(*BALLOONS, "stent", "atherectomy"):
        if act.id not in claimed and place_of(act, encounter) in (None, "heart"):
            slate = slate.send_to_review(
                f"There is no code for {act.kind.replace('_', ' ')} in this vessel, or the vessel is not named."
            )
    return slate


@rules.rule("VINT-87", phase=Phase.QUERIES, decides="an opened vessel without a named technique goes to a coder")
def untold_techniques(slate: Slate, encounter: Encounter) -> Slate:
    """A vessel called opened or revascularized, with nothing that says by which means."""
    if any(act.details.get("sleeve") is True for act in encounter.findings.performed("angioplasty")):
        slate = slate.send_to_review("A fibrin sleeve was disrupted with a balloon: there is no agreed code for it.")
    for act in encounter.findings.performed("revascularization", "recanalization"):
        slate = slate.send_to_review(
            f"The report tells of a {act.kind} without a named technique: no code can be chosen."
        )
    return slate


def _code(item: Treated) -> str | None:
    """Code of a first vessel, ``None`` where the place has codes of its own or only plaque was removed."""
    if item.stented:
        if item.place in STENTED_ELSEWHERE:
            return None
        return VENOUS_STENT[0] if item.place in VEINS else STENT[0]
    if not item.of(*BALLOONS):
        return None
    return VENOUS_BALLOON[0] if item.place in VEINS else BALLOON[0]


def _candidate(code: str, item: Treated) -> Candidate:
    venous = item.place in VEINS
    rule = "VINT-26" if venous else "VINT-25" if item.stented else "VINT-24"
    central = ("VINT-27",) if item.concept in CENTRAL_VEINS else ()
    access = next((act.access for act in item.acts if act.access), None)
    what = "Stent" if item.stented else "Balloon"
    return Candidate(
        code=code,
        side=item.side,
        site=item.site,
        vessel=item.concept,
        access=access,
        acts=tuple(act.id for act in item.acts),
        session=item.session,
        rules=(rule, *central, "VINT-03"),
        spans=item.spans,
        why=f"{what} of {'a vein' if venous else 'an artery outside the legs'}, one code for the vessel.",
    )


def _atherectomy_code(item: Treated, encounter: Encounter) -> str | None:
    tree = encounter.knowledge.vessels
    if item.place in VEINS or item.place == "intracranial":
        return None
    path = tree.path(item.concept, item.side)
    if "vessel:renal_artery" in path or "vessel:accessory_renal_artery" in path:
        return RENAL
    if "aort" in item.concept:
        return AORTIC
    if "vessel:abdominal_aorta" in path:
        return VISCERAL
    return BRACHIOCEPHALIC


def _stents_of_both_circulations(slate: Slate) -> Slate:
    for candidate in slate.with_code(*VENOUS_STENT):
        if slate.with_code(*STENT):
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct="A vein, apart from the artery."))
    return slate


BOOK = rules.book()
