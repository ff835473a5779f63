"""Reason, region and surgical field of each embolized vessel (VINT-32, VINT-33, VINT-36, VINT-46)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.findings.model import Act
from ircoder.knowledge.embolization_reasons import EmbolizationReason, load_embolization_reasons

CNS, HEAD_NECK, BODY = "cns", "head_neck", "body"

PROTECTIVE = "protective"
UNSTATED = "unstated"

REASON_OF_LESION = {
    "bleeding": "bleeding",
    "trauma": "bleeding",
    "rupture": "bleeding",
    "tumor": "tumor",
    "aneurysm": "aneurysm",
    "pseudoaneurysm": "pseudoaneurysm",
    "malformation": "malformation",
    "fistula": "fistula",
    "endoleak": "endoleak",
    "varices": "varices",
}

CENTRAL_ARTERIES = frozenset(
    {
        "vessel:middle_meningeal_artery",
        "vessel:radiculomedullary_artery",
        "vessel:artery_of_adamkiewicz",
        "vessel:anterior_spinal_artery",
        "vessel:posterior_spinal_artery",
    }
)
"""Arteries of the dura and the cord: their embolization is one of the central nervous system wherever they arise."""

CHEST_WALL_TRUNKS = ("vessel:thyrocervical_trunk", "vessel:costocervical_trunk")

NONTARGET = frozenset(
    {
        "vessel:right_gastric_artery",
        "vessel:left_gastric_artery",
        "vessel:gastric_artery",
        "vessel:cystic_artery",
        "vessel:falciform_artery",
        "vessel:supraduodenal_artery",
    }
)
"""Arteries near the liver that are closed to keep a tumour treatment away from other organs (VINT-36)."""

TUMOR_AGENTS = frozenset({"radioactive_microsphere", "drug_eluting_bead", "particle"})
OCCLUDERS = frozenset({"coil", "plug"})

HEAD_FIELDS = ("head_neck", "brain")
REGIONS_OF_NO_ORGAN = ("abdomen", "thorax", UNSTATED)
ABSORBED_BY = {
    "uterus": ("pelvis", "gonad"),
    "prostate": ("pelvis",),
    "liver": ("stomach",),
    "varices": ("stomach", "spleen"),
}
"""Fields that are only further feeders of the organ where both stand for the same code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embolization:
    """One embolized vessel; ``reason`` is ``None`` where nothing tells why."""

    act: Act
    reason: EmbolizationReason | None
    region: str
    field: str

    @property
    def code(self) -> str | None:
        """Code that reason and region give, before fields are counted."""
        if self.region == CNS:
            return "61624"
        if self.region == HEAD_NECK:
            return "61626"
        return self.reason.code if self.reason else None


def embolizations(encounter: Encounter, status: str = "performed") -> tuple[Embolization, ...]:
    """All embolized vessels with reason, region and field; side branches of a dialysis circuit are not among them."""
    acts = tuple(
        act
        for act in encounter.findings.acts
        if act.kind == "embolization" and act.status == status and not _in_dialysis_circuit(act, encounter)
    )
    mapping = is_mapping_session(acts, encounter)
    pieces = tuple(_embolization(act, mapping, acts, encounter) for act in acts)
    return _one_field_each(pieces)


def is_mapping_session(acts: Iterable[Act], encounter: Encounter) -> bool:
    """Whether this session only prepares a radioembolization: arteries are closed, no tumour is treated (VINT-36)."""
    chosen = tuple(acts)
    return any(act.details.get("mapping") is True for act in chosen) and not any(
        _treats_tumor(act, encounter) for act in chosen
    )


def _treats_tumor(act: Act, encounter: Encounter) -> bool:
    classes = device_classes(act, encounter)
    if act.details.get("chemotherapy") is True or classes & TUMOR_AGENTS:
        return True
    radiates = act.details.get("radioembolization") is True and not classes & OCCLUDERS
    return radiates and not _is_nontarget(act, encounter)


def device_classes(act: Act, encounter: Encounter) -> frozenset[str]:
    """Classes of the devices that hang on an act."""
    devices = (encounter.findings.device(item) for item in act.devices)
    return frozenset(device.device_class for device in devices if device is not None)


def _is_nontarget(act: Act, encounter: Encounter) -> bool:
    tree = encounter.knowledge.vessels
    target = act.target or ""
    return target in NONTARGET or tree.is_within(target, "vessel:gastroduodenal_artery")


def _embolization(act: Act, mapping: bool, acts: Sequence[Act], encounter: Encounter) -> Embolization:
    reasons = load_embolization_reasons()
    name = _reason_name(act, encounter)
    for_tumor = name in ("tumor", PROTECTIVE, None)
    beside_y90 = any(other.details.get("radioembolization") is True for other in acts)
    spares = beside_y90 and _is_nontarget(act, encounter) and not device_classes(act, encounter) & TUMOR_AGENTS
    if for_tumor and (mapping or spares):
        name = PROTECTIVE
    reason = reasons.get(name) if name else None
    region = _region(act, name, encounter)
    field = _field(act, reason, encounter)
    if region == BODY and field in HEAD_FIELDS:
        field = UNSTATED
    return Embolization(act=act, reason=reason, region=region, field=field)


def _reason_name(act: Act, encounter: Encounter) -> str | None:
    """Reason that the act gives, else that of its lesion; a ruptured lesion is bleeding (VINT-32).

    Chemotherapy and radioactive particles are given for tumors alone (VINT-35, VINT-37).
    """
    if act.details.get("chemotherapy") is True or "radioactive_microsphere" in device_classes(act, encounter):
        return "tumor"
    lesion = encounter.findings.lesion(act.lesion)
    stated = act.details.get("reason")
    name = stated if isinstance(stated, str) and stated != UNSTATED else None
    if name is None and lesion is not None:
        name = REASON_OF_LESION.get(lesion.kind)
    if lesion is not None and lesion.details.get("ruptured") is True and name != "endoleak":
        return "bleeding"
    return name


def _region(act: Act, reason: str | None, encounter: Encounter) -> str:
    """Central nervous system, other head and neck, or body: what the act says, corrected by vessel and reason."""
    tree = encounter.knowledge.vessels
    if reason == "subdural_hematoma" or act.target in CENTRAL_ARTERIES:
        return CNS
    stated = act.details.get("region")
    vessel = tree.get(act.target)
    region = str(stated) if stated else BODY
    if not stated and vessel is not None and vessel.region == "head_neck":
        external = tree.is_within(vessel.concept, "vessel:external_carotid_artery", act.side)
        region = CNS if vessel.cervicocerebral and not external else HEAD_NECK
    trunk = vessel is not None and any(tree.is_within(vessel.concept, item, act.side) for item in CHEST_WALL_TRUNKS)
    if region == HEAD_NECK and trunk and _feeds_the_chest(act, encounter):
        return BODY
    return region


def _feeds_the_chest(act: Act, encounter: Encounter) -> bool:
    """Neck trunks are closed for bleeding of the lung when bronchial or other chest arteries are closed too."""
    tree = encounter.knowledge.vessels
    others = (tree.get(other.target) for other in encounter.findings.performed("embolization") if other is not act)
    return any(vessel is not None and vessel.region == "thorax" for vessel in others)


def _field(act: Act, reason: EmbolizationReason | None, encounter: Encounter) -> str:
    vessel = encounter.knowledge.vessels.get(act.target)
    name = reason.reason if reason else None
    if name in ("bleeding", "varices") and vessel is not None and vessel.system == "portal_vein":
        return "varices"
    if reason is not None and reason.field:
        return f"{reason.field}_{act.side}" if reason.sided and act.side else reason.field
    stated = act.details.get("field")
    field = str(stated) if stated else (vessel.region if vessel else UNSTATED)
    if name == "bleeding" and field.startswith("lung"):
        return "lung"
    return field


def _one_field_each(pieces: Sequence[Embolization]) -> tuple[Embolization, ...]:
    """Give further feeders of one organ the field of that organ."""
    out: list[Embolization] = []
    for piece in pieces:
        same = [other for other in pieces if other.code == piece.code and other.act.session == piece.act.session]
        host = _host(piece.field, [other.field for other in same])
        out.append(dataclasses.replace(piece, field=host or piece.field))
    return tuple(out)


def _host(field: str, fields: Sequence[str]) -> str | None:
    """Organ that takes up a field, ``None`` where the field stands for itself.

    A field without a side is the one told with a side.
    """
    sided = next((other for other in fields if other in (f"{field}_left", f"{field}_right")), None)
    if sided is not None:
        return sided
    for organ, feeders in ABSORBED_BY.items():
        if organ in fields and field.partition("_")[0] in feeders:
            return organ
    if field.partition("_")[0] in REGIONS_OF_NO_ORGAN:
        return next((other for other in fields if other.partition("_")[0] not in REGIONS_OF_NO_ORGAN), None)
    return None


def _in_dialysis_circuit(act: Act, encounter: Encounter) -> bool:
    """Side branches of a dialysis circuit belong to the codes of the circuit."""
    vessel = encounter.knowledge.vessels.get(act.target)
    if vessel is None:
        return False
    treated = any(other.family == "dialysis_circuit" for other in encounter.findings.performed())
    arm_vein = vessel.system == "systemic_vein" and vessel.region == "upper_extremity"
    return vessel.system == "av_access" or (treated and arm_vein)
