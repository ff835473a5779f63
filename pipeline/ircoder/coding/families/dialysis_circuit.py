"""Dialysis circuits: one code a session by the heaviest work, the central and closing add-ons, fistulas made by needle.

The peripheral segment reaches from the arterial anastomosis through the axillary vein or cephalic arch, in a leg
through the common femoral vein; what lies beyond, up to the cava, is the central segment (VINT-62).
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

STUDY, BALLOON, STENT = "dialysis_circuit_study", "dialysis_angioplasty", "dialysis_stent"
DECLOT, CLOSURE = "dialysis_declot", "dialysis_embolization"
CREATION, CANNULA = "fistula_creation", "external_cannula_declot"
CIRCUIT_WORK = (STUDY, BALLOON, STENT, DECLOT, CLOSURE)

LADDER = ("36901", "36902", "36903", "36904", "36905", "36906")
CODE_OF_WORK = {
    (False, "study"): "36901",
    (False, "balloon"): "36902",
    (False, "stent"): "36903",
    (True, "study"): "36904",
    (True, "balloon"): "36905",
    (True, "stent"): "36906",
}
WORK_OF_CODE = {
    "36901": "study",
    "36902": "balloon in the peripheral segment",
    "36903": "stent in the peripheral segment",
    "36904": "declot",
    "36905": "declot with a balloon in the peripheral segment",
    "36906": "declot with a stent in the peripheral segment",
}
CENTRAL_BALLOON, CENTRAL_STENT, CLOSING = "36907", "36908", "36909"
ONE_ACCESS, TWO_ACCESSES = "36836", "36837"
CANNULA_PLAIN, CANNULA_BALLOON = "36860", "36861"
CLOT_CODES = code_range("37184-37188", "37211-37214", "36593")
VEIN_TREATMENTS = ("37238", "37239", "37248", "37249")
ARTERY_TREATMENTS = ("37236", "37237", "37246", "37247")

CENTRAL = frozenset(
    f"vessel:{name}"
    for name in (
        "subclavian_vein",
        "brachiocephalic_vein",
        "internal_jugular_vein",
        "superior_vena_cava",
        "persistent_left_superior_vena_cava",
        "cavoatrial_junction",
        "right_atrium",
        "central_dialysis_segment",
        "common_iliac_vein",
        "external_iliac_vein",
        "iliac_vein",
        "inferior_vena_cava",
    )
)

rules = RuleBookBuilder(
    "dialysis_circuit",
    families=("dialysis_circuit",),
    act_kinds=(*CIRCUIT_WORK, CREATION, CANNULA),
    codes=(
        *LADDER,
        CENTRAL_BALLOON,
        CENTRAL_STENT,
        CLOSING,
        ONE_ACCESS,
        TWO_ACCESSES,
        CANNULA_PLAIN,
        CANNULA_BALLOON,
    ),
)


def is_central(act: Act) -> bool:
    """Whether an act lies in the central segment; one whose vein is not told lies in the peripheral one."""
    return act.target in CENTRAL


@rules.rule(
    *("VINT-61", "VINT-62", "VINT-64", "VINT-65"),
    phase=Phase.PROPOSE,
    decides="one code of 36901-36906 a session, by declot and by the heaviest work in the peripheral segment",
)
def circuit(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the highest code of the ladder; the lesser steps below it are named as inside it."""
    done = encounter.findings.performed(*CIRCUIT_WORK)
    if encounter.findings.performed(CREATION):
        return slate
    for session in sorted({act.session for act in done}):
        slate = _circuit_of_session(slate, encounter, tuple(act for act in done if act.session == session))
    return slate


def _circuit_of_session(slate: Slate, encounter: Encounter, acts: tuple[Act, ...]) -> Slate:
    if _from_artery_alone(acts, encounter):
        reason = (
            "The circuit was studied through an arterial puncture alone: 36140 with 75710, or 36901-52, is disputed."
        )
        return slate.send_to_review(reason)
    declot = any(act.kind == DECLOT for act in acts)
    peripheral = {act.kind for act in acts if not is_central(act)}
    work = "stent" if STENT in peripheral else "balloon" if BALLOON in peripheral else "study"
    code = CODE_OF_WORK[declot, work]
    ids = ("VINT-65", "VINT-61") if declot else ("VINT-61",)
    own = [act for act in acts if act.kind != CLOSURE and not is_central(act)] or list(acts)
    slate = slate.add(
        candidate_of(own, code, (*ids, "VINT-62"), f"Dialysis circuit: {WORK_OF_CODE[code]}; one code a session.")
    )
    studied = [act for act in acts if act.kind == STUDY and not is_central(act)]
    if studied and code != CODE_OF_WORK[False, "study"]:
        reason = "Every access, all imaging and lesser work of the circuit are inside the highest code of the session."
        slate = slate.decline(CODE_OF_WORK[False, "study"], "VINT-61", reason, code, spans_of(studied)[:2])
    if not declot and any(act.kind == DECLOT for act in encounter.findings.acts if act.status == "attempted"):
        slate = slate.send_to_review(
            "A declot of the dialysis circuit was started and failed: no source settles its code."
        )
    return slate


def _from_artery_alone(acts: tuple[Act, ...], encounter: Encounter) -> bool:
    """Whether a circuit was only studied, and only through a needle in an artery (VASC-68)."""
    if any(act.kind != STUDY for act in acts):
        return False
    tree = encounter.knowledge.vessels
    punctured = [tree.get(access.vessel) for access in encounter.findings.accesses if access.status == "performed"]
    return bool(punctured) and all(vessel is not None and vessel.system == "systemic_artery" for vessel in punctured)


@rules.rule(
    "VINT-63", "VINT-62", phase=Phase.ADD_ONS, decides="central balloon or stent, and closure of branches, once each"
)
def add_ons(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36907 or 36908 for the central segment and 36909 for closed branches."""
    if not slate.with_code(*LADDER):
        return slate
    found = encounter.findings
    stents = [act for act in found.performed(STENT) if is_central(act)]
    balloons = [act for act in found.performed(BALLOON) if is_central(act)]
    closed = found.performed(CLOSURE)
    if stents:
        why = "Stent in the central segment, through the circuit."
        slate = slate.add(candidate_of(stents, CENTRAL_STENT, ("VINT-63", "VINT-62"), why))
        if balloons:
            reason = "The balloon in the central segment is inside its stent."
            slate = slate.decline(CENTRAL_BALLOON, "VINT-63", reason, CENTRAL_STENT, spans_of(balloons))
    elif balloons:
        why = "Balloon in the central segment, through the circuit."
        slate = slate.add(candidate_of(balloons, CENTRAL_BALLOON, ("VINT-63", "VINT-62"), why))
    if closed:
        why = "Main vein or side branches of the circuit closed; once a session."
        slate = slate.add(candidate_of(closed, CLOSING, ("VINT-63",), why))
    return slate


@rules.rule("VINT-65", phase=Phase.BUNDLE, decides="clot removal and lysis in a circuit have no code of their own")
def clot_work_is_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Take off thrombectomy and lysis codes that belong to the declot."""
    declots = slate.with_code("36904", "36905", "36906")
    for main in declots:
        used = {act.access for act in encounter.findings.performed(*CIRCUIT_WORK)}
        for candidate in slate.with_code(*CLOT_CODES):
            if candidate.access is None or candidate.access in used:
                reason = "Removal and lysis of clot in the circuit are inside its declot."
                slate = slate.exclude(candidate, "VINT-65", reason, main.code)
    return slate


@rules.rule(
    "VINT-27",
    "VINT-64",
    phase=Phase.BUNDLE,
    decides="a vein treated from another access, and a remote inflow artery, stand beside the circuit",
)
def beside_the_circuit(slate: Slate, encounter: Encounter) -> Slate:
    """Give treatments outside the circuit the proof that they were separate."""
    if not slate.with_code(*LADDER):
        return slate
    used = {act.access for act in encounter.findings.performed(*CIRCUIT_WORK)} - {None}
    for candidate in slate.with_code(*VEIN_TREATMENTS):
        if candidate.access is not None and candidate.access not in used:
            slate = _apart(slate, candidate, "Treated from another access that does not use the circuit.")
    for candidate in slate.with_code(*ARTERY_TREATMENTS):
        slate = _apart(slate, candidate, "Treatment of an inflow artery remote from the circuit.")
    return slate


def _apart(slate: Slate, candidate: Candidate, sentence: str) -> Slate:
    if candidate.distinct:
        return slate
    return slate.swap(candidate, dataclasses.replace(candidate, distinct=sentence))


@rules.rule("VINT-66", phase=Phase.PROPOSE, decides="percutaneous fistula: one access 36836, artery and vein 36837")
def fistula(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of a fistula made by catheter; balloon, coils and imaging of that session are inside it."""
    made = encounter.findings.performed(CREATION)
    if not made:
        return slate
    accesses = next((act.details["accesses"] for act in made if "accesses" in act.details), None)
    code = TWO_ACCESSES if accesses == 2 else ONE_ACCESS
    if any(act.details.get("limb") == "leg" for act in made) or not encounter.in_force(code):
        return slate.send_to_review(
            "A percutaneous fistula outside the arm or before 2023 is unlisted, 37799 (VINT-66)."
        )
    if accesses is None:
        slate = slate.ask(query("fistula_accesses", code, "VINT-66", spans_of(made)))
        return slate.send_to_review(
            "The number of accesses for the percutaneous fistula is not stated: 36836 or 36837 (VINT-66)."
        )
    why = f"Percutaneous fistula of the arm through {'artery and vein' if accesses == 2 else 'one access'}."
    slate = slate.add(candidate_of(made, code, ("VINT-66",), why, side=made[0].side))
    inside = {BALLOON: "36902", STENT: "36903", CLOSURE: "36909", STUDY: "36901"}
    for act in encounter.findings.performed(*inside):
        reason = "Imaging, maturing balloon and coils of the session are inside the creation of the fistula."
        slate = slate.decline(inside[act.kind], "VINT-66", reason, code, act.spans)
    return slate


@rules.rule("CAT-36860", "CAT-36861", phase=Phase.PROPOSE, decides="clot cleared from an external cannula")
def external_cannula(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of an external shunt that was cleared, with or without a balloon catheter."""
    acts = encounter.findings.performed(CANNULA)
    if not acts:
        return slate
    code = CANNULA_BALLOON if any(act.details.get("balloon") for act in acts) else CANNULA_PLAIN
    return slate.add(candidate_of(acts, code, (f"CAT-{code}",), "External dialysis cannula cleared of clot."))


BOOK = rules.book()
