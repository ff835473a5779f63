"""Cores and localization of the breast: by guidance, first and further lesions (NONV-51, NONV-52)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.sampled_lesions import lesions_of, same_lesion, sides_of, site_of
from ircoder.findings.model import Act, Side

BREAST = "breast"
CORES = {
    "stereotactic": ("19081", "19082"),
    "ultrasound": ("19083", "19084"),
    "mr": ("19085", "19086"),
}
DEVICES = {
    "mammography": ("19281", "19282"),
    "stereotactic": ("19283", "19284"),
    "ultrasound": ("19285", "19286"),
    "mr": ("19287", "19288"),
}
PALPATED = "19100"
NODE_MARKER = "10035"
CORE_CODES = tuple(code for pair in CORES.values() for code in pair)
DEVICE_CODES = tuple(code for pair in DEVICES.values() for code in pair)

rules = RuleBookBuilder(
    "breast_biopsy", families=(), act_kinds=("breast_biopsy",), codes=(*CORE_CODES, *DEVICE_CODES, PALPATED)
)


@rules.rule("NONV-51", phase=Phase.PROPOSE, decides="breast cores by guidance, first and further lesions")
def breast_cores(slate: Slate, encounter: Encounter) -> Slate:
    """Propose breast cores: the right side first, one first-lesion code a kind of guidance."""
    acts = done_or_tried(encounter.findings.acts, "breast_biopsy")
    for act in [act for act in acts if not _modality(act, encounter, CORES)]:
        for side in sides_of(act):
            line = candidate_of([act], PALPATED, ("NONV-51",), "Breast core without imaging.")
            slate = slate.add(dataclasses.replace(line, side=side, site=f"core:{act.id}"))
    imaged = [act for act in acts if _modality(act, encounter, CORES)]
    return slate.add(*_by_guidance(imaged, CORES, "core", "NONV-51", encounter))


@rules.rule("NONV-52", "NONV-58", phase=Phase.PROPOSE, decides="a device in a lesion that is not sampled")
def breast_devices(slate: Slate, encounter: Encounter) -> Slate:
    """Propose localization devices of breast lesions that no imaged biopsy of the session sampled."""
    sampled = [a for a in encounter.findings.performed("breast_biopsy") if _modality(a, encounter, CORES)]
    devices = []
    for act in encounter.findings.performed("marker_placement", "fiducial_placement"):
        if site_of(act) != BREAST:
            continue
        if any(same_lesion(act, core) for core in sampled):
            reason = "A marker in the lesion that is sampled is inside the biopsy."
            slate = slate.decline("19285", "NONV-51", reason, "19083", act.spans)
        else:
            devices.append(act)
    for act in [act for act in devices if not _modality(act, encounter, DEVICES)]:
        slate = slate.ask(query("breast_device_guidance", "19285", "NONV-52", act.spans))
        slate = slate.send_to_review("The report does not state the imaging guidance for the breast device (NONV-52).")
    imaged = [act for act in devices if _modality(act, encounter, DEVICES)]
    return slate.add(*_by_guidance(imaged, DEVICES, "device", "NONV-52", encounter))


def _modality(act: Act, encounter: Encounter, table: dict[str, tuple[str, str]]) -> str | None:
    """Guidance of an act that the table knows; mammography and stereotaxis before ultrasound and MR."""
    told = {item.modality for item in encounter.findings.guidance_about(act.id)}
    return next((name for name in table if name in told), None)


def _by_guidance(
    acts: Sequence[Act], table: dict[str, tuple[str, str]], what: str, rule: str, encounter: Encounter
) -> Iterator[Candidate]:
    lesions: dict[str, list[tuple[Act, Side | None]]] = {}
    for act in acts:
        modality = _modality(act, encounter, table) or ""
        for side in sides_of(act):
            lesions.setdefault(modality, []).extend([(act, side)] * lesions_of(act))
    for modality, found in lesions.items():
        first, further = table[modality]
        for number, (act, side) in enumerate(found):
            code = further if number else first
            why = f"Breast {what} under {modality}, {'a further' if number else 'first'} lesion."
            proof = "Another lesion, with guidance of its own." if len(lesions) > 1 and not number else None
            line = candidate_of([act], code, (rule,), why, site=f"{what}:{act.id}:{number}", distinct=proof)
            written = {"left": ("LT",), "right": ("RT",)}.get(side or "", ()) if number else ()
            yield dataclasses.replace(line, side=side, modifiers=written)


def _side(side: str | None) -> Side | None:
    return "left" if side == "left" else "right" if side == "right" else None


@rules.rule("NONV-52", phase=Phase.CHOOSE, decides="a device and a core of different lesions are separate")
def device_elsewhere(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that a device was left in another lesion than the sampled one, or than a marked node."""
    if not slate.with_code(*CORE_CODES, PALPATED, NODE_MARKER):
        return slate
    for line in slate.with_code(*DEVICE_CODES):
        proof = "The device marks another lesion than the other work of the session."
        slate = slate.swap(line, dataclasses.replace(line, distinct=proof))
    return slate


BOOK = rules.book()
