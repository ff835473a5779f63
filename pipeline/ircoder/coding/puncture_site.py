"""Accesses from which nothing was advanced: they are coded only where a study or treatment was done from them."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.coding.catheter_tips import AORTA, Territory
from ircoder.coding.catheterization import Placement
from ircoder.coding.diagnostic_criteria import verdict
from ircoder.coding.encounter import Encounter
from ircoder.findings.model import Access, Imaging

CAROTIDS = ("vessel:common_carotid_artery", "vessel:left_common_carotid_artery_from_brachiocephalic")
INFUSING_FAMILIES = frozenset({"embolization", "thrombectomy", "thrombolysis", "infusion_therapy"})
"""Treatments that may be done through a sheath at the puncture and do not hold their catheter."""

TERRITORY_OF_PUNCTURE: dict[str, Territory] = {"36005": "venous", "36481": "portal"}
VERTEBRALS = ("vessel:vertebral_artery", "vessel:left_vertebral_artery_from_arch")


def has_purpose(item: Placement, access: Access, encounter: Encounter) -> bool:
    """Limb punctures left unadvanced, and inflow arteries of a circuit, need a study or treatment of their own."""
    if item.family == "inflow":
        return any(_diagnostic(study, access, encounter, "upper_extremity") for study in encounter.findings.imaging)
    if item.code == "36140":
        return _serves(access, encounter)
    return item.code != "36005" or any(
        _diagnostic(study, access, encounter, "extremity_vein", "pelvic_vein") for study in encounter.findings.imaging
    )


def _serves(access: Access, encounter: Encounter) -> bool:
    treated = any(act.access == access.id and act.family in INFUSING_FAMILIES for act in encounter.findings.performed())
    return treated or any(_diagnostic(study, access, encounter) for study in encounter.findings.imaging)


def _diagnostic(study: Imaging, access: Access, encounter: Encounter, *beds: str) -> bool:
    return (
        study.status == "performed"
        and study.access == access.id
        and any(
            verdict(study, reading, encounter).allowed
            for reading in study.beds
            if reading.bed != "access_site" and (not beds or reading.bed in beds)
        )
    )


def at_the_puncture(access: Access, encounter: Encounter) -> Iterator[Placement]:
    """Yield the code of an access from which nothing was advanced: limb artery, neck artery or limb vein."""
    vessel = encounter.knowledge.vessels.get(access.vessel)
    if vessel is None or any(item.selective for item in access.positions):
        return
    if vessel.system != "portal_vein" and not _serves(access, encounter):
        return
    tree = encounter.knowledge.vessels
    if vessel.system == "systemic_artery":
        stems = (*CAROTIDS, *VERTEBRALS)
        if tree.root(vessel.concept) == AORTA:
            code = "36160"
        elif any(tree.is_within(vessel.concept, stem, access.side) for stem in stems):
            code = "36100"
        else:
            code = "36140"
    elif vessel.system == "portal_vein":
        code = "36481"
    elif vessel.system == "systemic_vein" and any(
        _diagnostic(study, access, encounter, "extremity_vein") for study in encounter.findings.imaging
    ):
        code = "36005"
    else:
        return
    territory: Territory = TERRITORY_OF_PUNCTURE.get(code, "thoracic")
    for side in ("right", "left") if access.side == "bilateral" else (access.side,):
        yield Placement(
            code=code,
            order=0,
            territory=territory,
            family="axis",
            vessel=vessel.concept,
            side=side,
            access=access.id,
            spans=access.spans,
        )
