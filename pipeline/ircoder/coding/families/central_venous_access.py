"""Central venous devices: insertion, exchange, repair, removal and care (VINT-67 to VINT-72)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act
from ircoder.knowledge.central_venous_devices import DeviceCode, load_device_codes

CARE = (
    "central_line_repositioning",
    "fibrin_sheath_stripping",
    "lumen_clearing",
    "line_contrast_check",
    "line_declotting",
)
CHANGES = (
    "central_line_insertion",
    "central_line_exchange",
    "port_catheter_replacement",
    "central_line_removal",
    "central_line_repair",
)
KINDS = (*CHANGES, *CARE)

CENTRAL_TIPS = frozenset(
    {
        "vessel:subclavian_vein",
        "vessel:brachiocephalic_vein",
        "vessel:superior_vena_cava",
        "vessel:inferior_vena_cava",
        "vessel:persistent_left_superior_vena_cava",
        "vessel:common_iliac_vein",
        "vessel:external_iliac_vein",
        "vessel:cavoatrial_junction",
        "vessel:right_atrium",
    }
)
IMAGING_OF = {"36595": "75901", "36596": "75902"}
PICC_WITH_IMAGING = {"36572": "36568", "36573": "36569"}

UNDER_FIVE = 5
FAMILY = "central_venous_access"
MIDLINE = "36410"
ON_THE_WAY = ("36005", "36010", "36011", "36012", "75820", "75822", "75825", "75827")

rules = RuleBookBuilder(
    FAMILY,
    families=(FAMILY,),
    act_kinds=KINDS,
    codes=code_range(
        "36555-36558",
        "36560",
        "36561",
        "36563",
        "36565",
        "36566",
        "36568-36573",
        "36575",
        "36576",
        "36578",
        "36580-36585",
        "36589",
        "36590",
        "36591-36593",
        "36595-36598",
        "75901",
        "75902",
        "36005",
    ),
)


@rules.rule(
    "VINT-67", "VINT-68", "VINT-70", "VINT-71", "VINT-72", phase=Phase.PROPOSE, decides="the code of each act on a line"
)
def propose(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of each performed act on a central venous device."""
    for act in encounter.findings.performed(*KINDS):
        if act.kind == "central_line_insertion" and not _is_central(act):
            slate = _not_central(slate, act)
            continue
        row = _row(act, encounter)
        if row is None:
            slate = _without_code(slate, act)
            continue
        if row.age and encounter.patient_age is None and act.details.get("child") is True:
            slate = _ask_for_age(slate, act, row, encounter)
        slate = slate.add(_candidate(act, row, encounter))
        if act.details.get("converted") is True:
            # Open question of the reference: no published rule says which code a conversion takes.
            slate = slate.send_to_review(
                "A temporary line was converted to a tunneled one through one access: no source settles it (VINT-71)."
            )
    return slate


@rules.rule("VINT-70", phase=Phase.CHOOSE, decides="a PICC with imaging needs a kept image or fluoroscopy, and the tip")
def picc_without_imaging(slate: Slate, encounter: Encounter) -> Slate:
    """Note the PICC code with imaging where ultrasound or fluoroscopy was used but does not support it."""
    for code, lesser in PICC_WITH_IMAGING.items():
        for candidate in slate.with_code(lesser):
            act = _act_of(candidate, encounter)
            if act is not None and _looked(act, encounter):
                slate = slate.decline(
                    code,
                    "VINT-70",
                    "Imaging was used, but neither a kept image nor fluoroscopy with the tip confirmed is documented.",
                    lesser,
                    act.spans,
                )
                slate = slate.ask(query("line_image_or_tip", code, "VINT-70", act.spans, if_not=(lesser,)))
    return slate


@rules.rule("VINT-72", phase=Phase.ADD_ONS, decides="imaging beside stripping and lumen clearing")
def imaging_of_clearing(slate: Slate, encounter: Encounter) -> Slate:
    """Add the imaging code of fibrin sheath stripping and of lumen clearing."""
    for code, imaging in IMAGING_OF.items():
        for candidate in slate.with_code(code):
            slate = slate.add(
                Candidate(
                    code=imaging,
                    acts=candidate.acts,
                    session=candidate.session,
                    rules=("VINT-72",),
                    spans=candidate.spans,
                    why=f"Contrast imaging that goes with {code}.",
                )
            )
    return slate


@rules.rule("VINT-71", "VINT-72", phase=Phase.BUNDLE, decides="removal and checks inside an exchange or insertion")
def removal_and_checks(slate: Slate, encounter: Encounter) -> Slate:
    """Set a removal at another site apart, and drop checks and dwells of a device that is replaced."""
    placed = [c for c in slate.candidates if _kind_of(c, encounter) in CHANGES[:3]]
    if not placed:
        return slate
    for candidate in slate.candidates:
        kind = _kind_of(candidate, encounter)
        if kind in {"line_contrast_check", "line_declotting"} and _same_device(candidate, placed, encounter):
            slate = slate.exclude(
                candidate,
                "VINT-71",
                "The contrast study or dwell belongs to the replacement of the device.",
                placed[0].code,
            )
        elif kind == "central_line_removal":
            proof = "The removed device had another venous access than the new one."
            slate = slate.swap(candidate, _set_apart(candidate, proof))
    return _separate_lines(slate, encounter)


@rules.rule("VINT-67", "VINT-70", "VASC-73", phase=Phase.BUNDLE, decides="venography on the way belongs to the line")
def venography_on_the_way(slate: Slate, encounter: Encounter) -> Slate:
    """Drop catheter positions and venograms of a session in which nothing but lines was placed or cared for."""
    acts = encounter.findings.performed("central_line_insertion", "central_line_exchange", *CARE)
    catalogue = encounter.knowledge.catalogue
    procedures = [c for c in slate.candidates if catalogue[c.code].kind == "procedure"]
    if not acts or any(catalogue[c.code].family != FAMILY and c.code != MIDLINE for c in procedures):
        return slate
    winner = procedures[0].code if procedures else None
    for candidate in slate.with_code(*ON_THE_WAY):
        slate = slate.exclude(candidate, "VASC-73", "It was done on the way of the line.", winner)
    return slate


@rules.rule("VINT-72", phase=Phase.EDITS, decides="a lytic dwell is a facility charge")
def dwell_is_a_facility_charge(slate: Slate, encounter: Encounter) -> Slate:
    """Take 36593 off the claim of a physician in a hospital (PC/TC indicator 3)."""
    if encounter.setting == "professional":
        for candidate in slate.with_code("36593"):
            slate = slate.exclude(
                candidate, "VINT-72", "A lytic dwell is charged by the facility, not by the physician."
            )
    return slate


def _under_five(act: Act, encounter: Encounter) -> bool:
    """By the age or, where the report gives none, by words such as "neonate"."""
    if encounter.patient_age is None:
        return act.details.get("young_child") is True
    return encounter.patient_age < UNDER_FIVE


def _row(act: Act, encounter: Encounter) -> DeviceCode | None:
    age = "under_5" if _under_five(act, encounter) else "from_5"
    catheters = act.details.get("catheters", 1)
    return next(
        (
            row
            for row in load_device_codes()
            if row.fits(
                act.kind,
                str(act.details.get("device", "")),
                str(act.details.get("entry", "central")),
                int(catheters) if isinstance(catheters, (int, float)) else 1,
                age,
                imaging=_imaged(act, encounter),
            )
        ),
        None,
    )


def _candidate(act: Act, row: DeviceCode, encounter: Encounter) -> Candidate:
    findings = encounter.findings
    age = "" if not row.age or encounter.patient_age is None else f", age {encounter.patient_age:g}"
    device = str(act.details.get("device", "device"))
    return Candidate(
        code=row.code,
        side=act.side,
        site=f"line:{act.id}",
        access=act.access,
        acts=(act.id,),
        session=act.session,
        rules=(row.rule,),
        spans=(*act.spans, *findings.fact_spans("tip_position", act.id)),
        why=f"{act.kind.replace('_', ' ').capitalize()}: {device}{age}.",
    )


def _is_central(act: Act) -> bool:
    tip = act.details.get("tip")
    return act.details.get("device") != "midline" and (tip is None or tip in CENTRAL_TIPS)


def _not_central(slate: Slate, act: Act) -> Slate:
    slate = slate.decline(
        "36569",
        "VINT-67",
        "The tip does not end in a central vein, so this is no central venous device.",
        None,
        act.spans,
    )
    if act.details.get("device") == "midline":
        why = "A midline is no central venous device: venipuncture by payer advice."
        line = Candidate(
            code=MIDLINE,
            side=act.side,
            acts=(act.id,),
            session=act.session,
            rules=("VINT-67",),
            spans=act.spans,
            why=why,
        )
        slate = slate.add(line)
    return slate.send_to_review("The tip of the venous catheter is not central: some payers take 36410 (VINT-67).")


def _ask_for_age(slate: Slate, act: Act, row: DeviceCode, encounter: Encounter) -> Slate:
    """Ask for the age of a child of whom only that is told; both age groups have a code."""
    if encounter.findings.fact("patient_age", act.id) != "silent":
        return slate
    other = dataclasses.replace(row, age="", code="")
    twins = [
        item.code
        for item in load_device_codes()
        if item.age and dataclasses.replace(item, age="", code="", rule=row.rule) == other
    ]
    return slate.ask(query("patient_age", row.code, row.rule, act.spans, if_documented=twins, if_not=(row.code,)))


def _without_code(slate: Slate, act: Act) -> Slate:
    device = act.details.get("device")
    if act.kind == "central_line_removal":
        return slate.decline(
            "36589", "VINT-71", "Removal of a catheter that is not tunneled has no code.", None, act.spans
        )
    if act.kind == "central_line_exchange" and device == "picc":
        slate = slate.decline(
            "36584",
            "VINT-71",
            "The exchange of a PICC without imaging guidance has no code of its own.",
            None,
            act.spans,
        )
        return slate.send_to_review(
            "A PICC was exchanged without imaging guidance: the code depends on the payer (VINT-71)."
        )
    return slate.send_to_review(
        f"The report does not name the venous device of the {act.kind.replace('_', ' ')} (VINT-67)."
    )


def _imaged(act: Act, encounter: Encounter) -> bool:
    """Errata to VINT-70: a kept ultrasound image, or fluoroscopy, each with the tip confirmed."""
    stated = act.details.get("imaging")
    if isinstance(stated, bool):
        return stated
    findings = encounter.findings
    fluoroscopy = bool(findings.guidance_about(act.id, "fluoroscopy"))
    sonar = findings.guidance_about(act.access or "", "ultrasound")
    kept = any(findings.fact("image_saved", item.id) == "stated" for item in sonar)
    tip = act.details.get("tip") is not None or findings.fact("tip_position", act.id) == "stated"
    return tip and (fluoroscopy or kept)


def _looked(act: Act, encounter: Encounter) -> bool:
    findings = encounter.findings
    return bool(
        findings.guidance_about(act.id, "fluoroscopy", "ultrasound")
        or findings.guidance_about(act.access or "", "ultrasound")
    )


def _act_of(candidate: Candidate, encounter: Encounter) -> Act | None:
    return next((act for act in encounter.findings.acts if act.id in candidate.acts), None)


def _kind_of(candidate: Candidate, encounter: Encounter) -> str | None:
    act = _act_of(candidate, encounter)
    return act.kind if act else None


def _same_device(candidate: Candidate, placed: list[Candidate], encounter: Encounter) -> bool:
    act = _act_of(candidate, encounter)
    devices = {other.details.get("device") for other in (_act_of(c, encounter) for c in placed) if other is not None}
    return act is not None and act.details.get("device") in devices


def _set_apart(candidate: Candidate, proof: str) -> Candidate:
    return dataclasses.replace(candidate, distinct=proof)


def _separate_lines(slate: Slate, encounter: Encounter) -> Slate:
    """Two new lines through two accesses stand side by side: the second carries the proof (VASC-09)."""
    placed = [c for c in slate.candidates if _kind_of(c, encounter) in CHANGES[:2]]
    for candidate in placed[1:]:
        if candidate.distinct is None and candidate.access != placed[0].access:
            slate = slate.swap(candidate, _set_apart(candidate, "A second device through a separate venous access."))
    return slate


BOOK = rules.book()
