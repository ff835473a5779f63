"""Superficial veins of the limbs: closed by heat, glue or foam, injected, or pulled out (VINT-83 to VINT-85)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ircoder.coding.act_candidates import candidate_of, count_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Side, spans_of

ABLATION, SCLEROTHERAPY, PHLEBECTOMY = "venous_ablation", "vein_sclerotherapy", "phlebectomy"
CODES_OF_METHOD = {
    "mechanochemical": ("36473", "36474"),
    "radiofrequency": ("36475", "36476"),
    "laser": ("36478", "36479"),
    "adhesive": ("36482", "36483"),
}
FOAM_ONE, FOAM_SEVERAL, INJECTED_ONE, INJECTED_SEVERAL, SPIDER = "36465", "36466", "36470", "36471", "36468"
FEW_STABS, MANY_STABS, UNLISTED = "37765", "37766", "37799"
TRUNCAL = frozenset(
    f"vessel:{name}"
    for name in (
        "great_saphenous_vein",
        "small_saphenous_vein",
        "anterior_accessory_saphenous_vein",
        "posterior_accessory_saphenous_vein",
        "saphenous_vein",
        "vein_of_giacomini",
    )
)
OTHER_VEIN = "A different vein from the one closed by the other method."

rules = RuleBookBuilder(
    "superficial_veins",
    families=("venous_ablation", "sclerotherapy"),
    act_kinds=(ABLATION, SCLEROTHERAPY, PHLEBECTOMY),
    codes=(
        *(code for pair in CODES_OF_METHOD.values() for code in pair),
        *(FOAM_ONE, FOAM_SEVERAL, INJECTED_ONE, INJECTED_SEVERAL, SPIDER, FEW_STABS, MANY_STABS, UNLISTED),
    ),
)


@rules.rule("VINT-83", phase=Phase.PROPOSE, decides="first vein of a leg by method, further veins once a leg")
def ablations(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the first vein of each leg and method, and one add-on for all further veins of that leg."""
    legs: dict[tuple[str, Side | None], list[Act]] = {}
    for act, side in _by_leg(encounter.findings.performed(ABLATION)):
        method = act.details.get("method")
        if method not in CODES_OF_METHOD:
            slate = slate.ask(query("vein_closing_method", "36475", "VINT-83", act.spans))
            slate = slate.send_to_review("The report does not state the method by which the vein was closed (VINT-83).")
            continue
        legs.setdefault((str(method), side), []).append(act)
    for (method, side), acts in legs.items():
        first, further = CODES_OF_METHOD[method]
        beside = any(other != method and leg == side for other, leg in legs)
        apart = OTHER_VEIN if beside else None
        rest = [act for act in acts[1:] if act.details.get("separate_access") is not False]
        why = f"First vein of the leg closed ({method}); access, ultrasound and tumescence are inside."
        slate = slate.add(_leg_candidate(acts[:1], first, ("VINT-83",), why, side, apart))
        if rest:
            why = f"Further veins of the leg closed ({method}) through their own access; once a leg."
            slate = slate.add(_leg_candidate(rest, further, ("VINT-83",), why, side, apart))
    return slate


@rules.rule("VINT-84", phase=Phase.PROPOSE, decides="commercial foam of trunks, other injections, spider veins")
def sclerotherapy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one foam and one injection code a leg by the number of veins, and spider veins once."""
    groups: dict[tuple[str, Side | None], list[Act]] = {}
    for act, side in _by_leg(encounter.findings.performed(SCLEROTHERAPY)):
        groups.setdefault((_substance(act), side), []).append(act)
    closed = {(act.target, side) for act, side in _by_leg(encounter.findings.performed(ABLATION))}
    for (substance, side), acts in groups.items():
        if substance == "spider":
            if not slate.with_code(SPIDER):
                slate = slate.add(candidate_of(acts, SPIDER, ("VINT-84",), "Spider veins injected."))
            continue
        foam = substance == "foam"
        one, several = (FOAM_ONE, FOAM_SEVERAL) if foam else (INJECTED_ONE, INJECTED_SEVERAL)
        veins = sum(count_of(act, "veins") for act in acts)
        code = several if veins > 1 else one
        if all(act.target is not None and (act.target, side) in closed for act in acts):
            reason = "The vein was closed in the same session; injecting it is part of that."
            slate = slate.decline(code, "VINT-85", reason, None, spans_of(acts))
            continue
        kind = "commercial foam in the trunk" if foam else "liquid or mixed foam in the vein"
        why = f"{kind.capitalize()}{'s' if veins > 1 else ''} of one leg."
        apart = OTHER_VEIN if _otherwise_treated(slate, side, one) else None
        slate = slate.add(_leg_candidate(acts, code, ("VINT-84", *(("VINT-85",) if apart else ())), why, side, apart))
    return slate


@rules.rule("VINT-85", phase=Phase.PROPOSE, decides="stab phlebectomy of a leg by the number of stabs")
def phlebectomies(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37765 or 37766 for each leg; fewer than ten stabs have no listed code."""
    for act, side in _by_leg(encounter.findings.performed(PHLEBECTOMY)):
        stabs = act.details.get("stabs")
        if not isinstance(stabs, int):
            slate = slate.ask(query("stab_incisions", FEW_STABS, "VINT-85", act.spans))
            slate = slate.send_to_review(
                "The report does not state the number of incisions of the phlebectomy (VINT-85)."
            )
            continue
        if stabs < 10:
            reason = "Fewer than ten stab incisions."
            slate = slate.decline(FEW_STABS, "VINT-85", reason, UNLISTED, act.spans)
            slate = slate.send_to_review("A stab phlebectomy of fewer than ten incisions is unlisted, 37799 (VINT-85).")
        code = UNLISTED if stabs < 10 else FEW_STABS if stabs <= 20 else MANY_STABS
        why = f"{stabs} stab incisions on one leg."
        slate = slate.add(_leg_candidate([act], code, ("VINT-85",), why, side, None))
    return slate


def _by_leg(acts: Iterable[Act]) -> list[tuple[Act, Side | None]]:
    """Acts with one leg each; an act on both legs counts for either."""
    out: list[tuple[Act, Side | None]] = []
    for act in acts:
        both: tuple[Side, ...] = ("left", "right")
        out.extend((act, side) for side in (both if act.side == "bilateral" else (act.side,)))
    return out


def _substance(act: Act) -> str:
    """Foam for a trunk in commercial make, spider veins, or whatever else is injected."""
    if act.details.get("spider"):
        return "spider"
    commercial = act.details.get("agent") == "commercial_foam"
    return "foam" if commercial and (act.target is None or act.target in TRUNCAL) else "injection"


def _otherwise_treated(slate: Slate, side: Side | None, code: str) -> bool:
    """Whether the same leg has veins closed or injected under another code."""
    others = [item for item in slate.candidates if item.code not in (code, SPIDER)]
    kinds = (*(name for pair in CODES_OF_METHOD.values() for name in pair), FOAM_ONE, FOAM_SEVERAL, INJECTED_ONE)
    return any(item.code in kinds and (item.side == side or None in (item.side, side)) for item in others)


def _leg_candidate(
    acts: list[Act], code: str, ids: tuple[str, ...], why: str, side: Side | None, apart: str | None
) -> Candidate:
    new = candidate_of(acts, code, ids, why, side=side, site=f"leg:{side}", vessel=acts[0].target)
    return dataclasses.replace(new, distinct=apart)


BOOK = rules.book()
