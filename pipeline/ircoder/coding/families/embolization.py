"""Embolization: reason, surgical field, head and neck, tumour treatments, pseudoaneurysms (VINT-32 to 47, 87, 89)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ircoder.coding.embolization_fields import (
    BODY,
    CNS,
    PROTECTIVE,
    Embolization,
    embolizations,
    is_mapping_session,
)
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Imaging, Side, spans_of

BODY_CODES = ("37244", "37243", "37242", "37241")
"""In the order in which they prevail within one field: the immediate cause first."""

TUMOR_CODE = "37243"
ARTERY, VEIN = "37242", "37241"
CHEMOTHERAPY, RADIOACTIVE_DOSE = "96420", "79445"
PRESSURE_CATHETER_TREATMENT, PRESSURE_CATHETER_MAPPING = "C9797", "C8004"
GUIDING_IMAGING, FOLLOW_UP_IMAGING = "75894", "75898"
THROMBIN, COMPRESSION = "36002", "76936"

PRESSURE_CATHETERS = ("trinav", "surefire", "pressure_enabled", "pressure_generating")
HEAD_BEDS = frozenset(
    {
        "cervical_carotid",
        "intracranial_carotid",
        "external_carotid",
        "vertebral",
        "intracranial_branch",
        "spinal",
    }
)
LIMBS = frozenset({"lower_extremity", "upper_extremity"})
VEINS = frozenset({"systemic_vein", "portal_vein", "pulmonary_vein"})

builder = RuleBookBuilder(
    "embolization",
    families=("embolization",),
    act_kinds=("embolization", "thrombin_injection", "ultrasound_compression"),
    codes=(
        "37241",
        "37242",
        "37243",
        "37244",
        "61624",
        "61626",
        "75894",
        "75898",
        "36002",
        "76936",
        "79445",
        "96420",
        "C9797",
        "C8004",
    ),
)


@builder.rule(
    *("VINT-32", "VINT-33", "VINT-36", "VINT-37", "VINT-39", "VINT-40", "VINT-41"),
    *("VINT-42", "VINT-43", "VINT-44", "VINT-45", "VINT-89"),
    phase=Phase.PROPOSE,
    decides="the reason chooses the code, and each surgical field has one",
)
def fields(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37241-37244, one for each field."""
    pieces = [piece for piece in embolizations(encounter) if piece.region == BODY]
    known = [piece for piece in pieces if piece.reason is not None]
    for piece in pieces:
        slate = _doubts(slate, piece, encounter)
    treated = {piece.act.session for piece in known if piece.reason and piece.reason.reason == "tumor"}
    groups: dict[tuple[int, str], list[Embolization]] = {}
    for piece in known:
        protective = piece.reason is not None and piece.reason.reason == PROTECTIVE
        if protective and piece.act.session in treated:
            reason = "Closing other arteries in the session of the tumor treatment is inside its code."
            slate = slate.decline(ARTERY, "VINT-37", reason, TUMOR_CODE, piece.act.spans)
        else:
            groups.setdefault((piece.act.session, piece.field), []).append(piece)
    candidates = [_field_candidate(field, group, encounter) for (_, field), group in groups.items()]
    candidates.sort(key=lambda candidate: BODY_CODES.index(candidate.code))
    if len(candidates) > 1:
        candidates = [_apart(candidate) for candidate in candidates]
    return slate.add(*candidates)


@builder.rule(
    "VINT-46",
    "VINT-31",
    "VASC-38",
    phase=Phase.PROPOSE,
    decides="brain, cord, head and neck are component coded with 75894",
)
def head_and_neck(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 61624 and 61626, each once a session, with 75894."""
    groups: dict[tuple[int, str], list[Embolization]] = {}
    for piece in embolizations(encounter):
        if piece.region != BODY:
            groups.setdefault((piece.act.session, piece.region), []).append(piece)
    for (session, region), group in groups.items():
        acts = tuple(piece.act for piece in group)
        where = "the brain or cord" if region == CNS else "the head or neck"
        main = Candidate(
            code="61624" if region == CNS else "61626",
            site=f"field:{region}",
            vessel=acts[0].target,
            access=acts[0].access,
            acts=tuple(act.id for act in acts),
            session=session,
            rules=("VINT-46",),
            spans=spans_of(acts),
            why=f"Embolization in {where}, once for the session.",
            distinct="Another region of head and neck was treated." if len(groups) > 1 else None,
        )
        imaging = dataclasses.replace(
            main,
            code=GUIDING_IMAGING,
            rules=("VASC-38", "VINT-46"),
            why="Imaging that guided the embolization; its code does not hold it.",
        )
        slate = slate.add(main, imaging)
    return slate


@builder.rule("VASC-37", "MOD-32", phase=Phase.PROPOSE, decides="a follow-up run with findings is 75898, once")
def follow_up_run(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 75898 beside 61624 or 61626; never beside 37241-37244."""
    head = slate.with_code("61624", "61626")
    for session in dict.fromkeys(candidate.session for candidate in head):
        runs = tuple(run for run in encounter.findings.imaging if run.session == session and _is_follow_up(run))
        acts = tuple(dict.fromkeys(act for candidate in head for act in candidate.acts if candidate.session == session))
        if runs:
            slate = slate.add(
                Candidate(
                    code=FOLLOW_UP_IMAGING,
                    site=head[0].site,
                    access=runs[0].access,
                    acts=acts,
                    imaging=tuple(run.id for run in runs),
                    session=session,
                    rules=("VASC-37", "VINT-46"),
                    spans=spans_of(runs),
                    why="Follow-up run through the catheter with findings of its own after the embolization.",
                )
            )
    return slate


@builder.rule("VINT-35", phase=Phase.PROPOSE, decides="a chemotherapy drug given with the embolic is 96420")
def chemotherapy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 96420 beside a tumour embolization; a physician in a hospital does not report it (errata 14)."""
    acts = _tumor_acts(slate, encounter, "chemotherapy")
    if not acts:
        return slate
    if encounter.setting == "professional":
        reason = "The drug is given by the hospital; a physician in a hospital does not report it."
        return slate.decline(CHEMOTHERAPY, "VINT-35", reason, spans=spans_of(acts))
    why = "Chemotherapy was given into the artery with the embolic."
    return slate.add(_beside(CHEMOTHERAPY, acts, "VINT-35", why))


@builder.rule("VINT-37", phase=Phase.PROPOSE, decides="an operator who is the authorized user adds 79445")
def radioactive_dose(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 79445 in the treatment session; ask where nobody is named as the authorized user."""
    acts = _tumor_acts(slate, encounter, "radioembolization")
    if not acts:
        return slate
    spans = spans_of(acts)
    if any(act.details.get("authorized_user") is True for act in acts):
        why = "The operator is the authorized user who gave the dose."
        return slate.add(_beside(RADIOACTIVE_DOSE, acts, "VINT-37", why))
    if any(act.details.get("authorized_user") is False for act in acts):
        reason = "Another physician is the authorized user who gave the dose."
        return slate.decline(RADIOACTIVE_DOSE, "VINT-37", reason, spans=spans)
    if not all(act.details.get("chemotherapy") for act in acts):
        slate = slate.ask(query("dose_giver", RADIOACTIVE_DOSE, "VINT-37", spans))
    reason = "The report does not say that the operator was the authorized user."
    return slate.decline(RADIOACTIVE_DOSE, "VINT-37", reason, spans=spans)


@builder.rule("VINT-38", phase=Phase.CHOOSE, decides="a hospital reports pressure-generating catheters by C codes")
def pressure_catheter(slate: Slate, encounter: Encounter) -> Slate:
    """Put C9797 in the place of 37243 on a hospital claim, or add C8004 to the mapping."""
    if encounter.setting != "facility" or not _has_pressure_catheter(encounter):
        return slate
    acts = encounter.findings.performed("embolization")
    if encounter.in_force(PRESSURE_CATHETER_TREATMENT):
        for candidate in slate.with_code(TUMOR_CODE):
            if any(act.id in candidate.acts for act in _tumor_acts(slate, encounter, None)):
                why = f"Hospital claim: a pressure-generating catheter was used. {candidate.why}"
                rules = ("VINT-38", *candidate.rules)
                new = dataclasses.replace(candidate, code=PRESSURE_CATHETER_TREATMENT, rules=rules, why=why)
                slate = slate.swap(candidate, new)
                slate = slate.decline(TUMOR_CODE, "VINT-38", why, PRESSURE_CATHETER_TREATMENT, candidate.spans)
    if encounter.in_force(PRESSURE_CATHETER_MAPPING) and is_mapping_session(acts, encounter):
        why = "Hospital claim: simulation angiogram with a pressure-generating catheter."
        slate = slate.add(_beside(PRESSURE_CATHETER_MAPPING, acts, "VINT-38", why))
        slate = slate.send_to_review(
            "A pressure-generating catheter was used at mapping: check which codes stand beside C8004."
        )
    return slate


@builder.rule("VINT-47", phase=Phase.PROPOSE, decides="a limb pseudoaneurysm: thrombin 36002 or compression 76936")
def pseudoaneurysms(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36002 for each limb lesion, else 76936; thrombin prevails where both were done to one lesion."""
    thrombin = encounter.findings.performed("thrombin_injection")
    for act in thrombin:
        vessel = encounter.knowledge.vessels.get(act.target)
        if vessel is not None and vessel.region not in LIMBS:
            slate = slate.send_to_review(
                "Thrombin was injected by needle into a pseudoaneurysm outside the limbs: its code is not settled."
            )
            continue
        slate = slate.add(*_by_side(THROMBIN, act, "Thrombin by needle into a pseudoaneurysm of a limb."))
    for act in encounter.findings.performed("ultrasound_compression"):
        if any(other.target in (None, act.target) and other.side in (None, act.side) for other in thrombin):
            reason = "One lesion: the thrombin injection is reported, not the compression."
            slate = slate.decline(COMPRESSION, "VINT-47", reason, THROMBIN, act.spans)
        else:
            slate = slate.add(*_by_side(COMPRESSION, act, "Compression of a pseudoaneurysm under ultrasound."))
    return slate


@builder.rule(
    "VINT-34",
    "VASC-23",
    "VASC-40",
    phase=Phase.BUNDLE,
    decides="guiding and completion imaging and scaffolds are inside",
)
def inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note runs that 37241-37244 hold, and take off a stent laid only as a scaffold for coils."""
    body = slate.with_code(*BODY_CODES, PRESSURE_CATHETER_TREATMENT)
    if body:
        winner = body[0].code
        runs = [run for run in encounter.findings.imaging if run.purpose in ("completion", "follow_up")]
        if runs:
            reason = "The run after the embolization is inside its code."
            slate = slate.decline(FOLLOW_UP_IMAGING, "VASC-23", reason, winner, spans_of(runs))
        cones = [run for run in encounter.findings.imaging if run.details.get("cone_beam_ct") is True]
        if cones:
            reason = "Cone-beam CT that guides the embolization is inside its code."
            slate = slate.decline("76380", "VASC-40", reason, winner, spans_of(cones))
    for act in encounter.findings.performed("embolization"):
        if act.details.get("scaffold_stent") is not True:
            continue
        for candidate in slate.with_code("37236", "37237"):
            if candidate.vessel == act.target and candidate.side in (None, act.side):
                slate = slate.exclude(
                    candidate, "VINT-34", "A stent laid only as a scaffold is part of the embolization."
                )
    return slate


@builder.rule("VINT-87", phase=Phase.QUERIES, decides="an embolization that was only tried is not coded")
def attempts(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of an embolization that was tried and not done."""
    done = {act.target for act in encounter.findings.performed("embolization")}
    for piece in embolizations(encounter, "attempted"):
        if piece.code and piece.act.target not in done:
            slate = slate.decline(
                piece.code, "VINT-87", "The embolization was tried and not done.", spans=piece.act.spans
            )
    return slate


def _doubts(slate: Slate, piece: Embolization, encounter: Encounter) -> Slate:
    """Ask for a missing reason; send to review what no advice settles."""
    vessel = encounter.knowledge.vessels.get(piece.act.target)
    vein = vessel is not None and vessel.system in VEINS
    if piece.reason is None:
        code = VEIN if vein else ARTERY
        if vessel is not None:  # glue and plugs outside vessels close other things
            asked = f"embolization_reason_{'vein' if vein else 'artery'}"
            slate = slate.ask(query(asked, code, "VINT-32", piece.act.spans))
        return slate.send_to_review("The report does not state the reason for the embolization.")
    if piece.reason.reason == "obesity":
        slate = slate.send_to_review("Embolization for obesity has no published coding advice (VINT-89).")
    if vein and piece.reason.reason in ("malformation", "fistula", "aneurysm", "pseudoaneurysm"):
        slate = slate.send_to_review("Arterial disease was embolized through a vein: 37241 or 37242 is not settled.")
    return slate


def _field_candidate(field: str, group: Sequence[Embolization], encounter: Encounter) -> Candidate:
    """One line for a field; where reasons differ the immediate cause decides (VINT-32)."""
    reasons = [piece.reason for piece in group if piece.reason is not None]
    leading = min(reasons, key=lambda reason: BODY_CODES.index(reason.code))
    acts = tuple(piece.act for piece in group)
    lesions = [lesion for act in acts if (lesion := encounter.findings.lesion(act.lesion)) is not None]
    rules = dict.fromkeys((leading.rule, "VINT-32", "VINT-33"))
    vessels = f", {len(acts)} vessels in one field" if len(acts) > 1 else ""
    return Candidate(
        code=leading.code,
        site=f"field:{field}",
        vessel=acts[0].target,
        access=acts[0].access,
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=tuple(rules),
        spans=spans_of([*acts, *lesions]),
        why=f"Embolization for {leading.words}{vessels}.",
    )


def _apart(candidate: Candidate) -> Candidate:
    field = (candidate.site or "").partition(":")[2].replace("_", " ")
    return dataclasses.replace(candidate, distinct=f"A surgical field of its own: {field}.")


def _tumor_acts(slate: Slate, encounter: Encounter, detail: str | None) -> tuple[Act, ...]:
    """Acts behind tumour embolizations on the slate, with this detail where one is named."""
    held = {act for candidate in slate.with_code(TUMOR_CODE) for act in candidate.acts}
    return tuple(
        piece.act
        for piece in embolizations(encounter)
        if piece.act.id in held
        and piece.reason is not None
        and piece.reason.reason == "tumor"
        and (detail is None or piece.act.details.get(detail) is True)
    )


def _beside(code: str, acts: Sequence[Act], rule: str, why: str) -> Candidate:
    return Candidate(
        code=code,
        access=acts[0].access,
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=(rule,),
        spans=spans_of(acts),
        why=why,
    )


def _by_side(code: str, act: Act, why: str) -> tuple[Candidate, ...]:
    sides: tuple[Side | None, ...] = ("left", "right") if act.side == "bilateral" else (act.side,)
    return tuple(
        Candidate(
            code=code,
            side=side,
            site=f"lesion:{side or 'unknown'}:{act.target or 'limb'}",
            vessel=act.target,
            access=act.access,
            acts=(act.id,),
            session=act.session,
            rules=("VINT-47",),
            spans=act.spans,
            why=why,
        )
        for side in sides
    )


def _is_follow_up(run: Imaging) -> bool:
    return (
        run.status == "performed"
        and run.purpose in ("follow_up", "completion")
        and any(reading.bed in HEAD_BEDS and reading.interpreted for reading in run.beds)
    )


def _has_pressure_catheter(encounter: Encounter) -> bool:
    return any(
        any(name in device.concept for name in PRESSURE_CATHETERS)
        for device in encounter.findings.devices
        if device.status == "performed"
    )


BOOK = builder.book()
