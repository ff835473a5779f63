"""Sessions that join needles, drains and tubes of several organs, and needles at the spine (MOD-08, MOD-30)."""

from __future__ import annotations

from typing import Any

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, check, table


def needle(kind: str, target: str | None = None, modality: str | None = None, **details: Any) -> list[Any]:
    """Needle work with the imaging that guided it, image kept."""
    done = act(kind, target, **details)
    if modality is None:
        return [done]
    look = guidance(modality, done.id, session=done.session)
    return [done, look, fact("image_saved", about=look.id)]


def tube(kind: str, target: str | None = None, **details: Any) -> Any:
    return act(kind, target, **details)


BELLY = "anatomy:peritoneal_cavity"

CASES = [
    # Needles in the trunk.
    Case(
        "NONV-16",
        "ascites and liver cores",
        [
            *needle("paracentesis", BELLY, "ultrasound"),
            *needle("core_biopsy", "anatomy:liver", "ultrasound", site="liver"),
        ],
        "47000 49083 76942-59",
    ),
    Case(
        "NONV-17",
        "effusion and lung cores, other side",
        [
            *needle("thoracentesis", "left anatomy:pleural_space", "ultrasound"),
            *needle("core_biopsy", "right anatomy:lung", "ct", site="lung"),
        ],
        "32408 32555-LT",
    ),
    Case(
        "NONV-42",
        "lung cores, then a tube",
        [
            *needle("core_biopsy", "left anatomy:lung", "ct", site="lung"),
            *needle("chest_tube", "left anatomy:pleural_space", "ct", technique="percutaneous"),
        ],
        "32408 32557-LT",
        review="NONV-42",
    ),
    Case(
        "NONV-37",
        "cores of liver and kidney",
        [
            *needle("core_biopsy", "anatomy:liver", "ultrasound", site="liver"),
            *needle("core_biopsy", "left anatomy:kidney", "ultrasound", site="kidney"),
        ],
        "47000 50200-LT 76942",
    ),
    Case(
        "MOD-30",
        "aspirates and cores of one nodule",
        [
            *needle(
                "fine_needle_aspiration", "right anatomy:thyroid", "ultrasound", site="thyroid", lesion="lobe=right"
            ),
            *needle("core_biopsy", "right anatomy:thyroid", "ultrasound", site="thyroid", lesion="lobe=right"),
        ],
        "60100 76942",
        not_coded="10005",
    ),
    Case(
        "MOD-30",
        "aspirates and cores of two nodules",
        [
            *needle("fine_needle_aspiration", "left anatomy:thyroid", "ultrasound", site="thyroid", lesion="lobe=left"),
            *needle("core_biopsy", "right anatomy:thyroid", "ultrasound", site="thyroid", lesion="lobe=right"),
        ],
        "10005-59 60100 76942-59",
    ),
    Case(
        "NONV-28",
        "drain and sclerosis of one cyst",
        [act("drainage", "left anatomy:kidney"), act("sclerotherapy", "left anatomy:kidney")],
        "49405",
        not_coded="49185",
    ),
    Case(
        "NONV-28",
        "drain and sclerosis, two collections",
        [act("drainage", "anatomy:pelvis"), act("sclerotherapy", "left anatomy:kidney")],
        "49185-59 49406",
    ),
    Case(
        "NONV-60",
        "nephrostomy and stent, two kidneys",
        [
            tube("nephrostomy", None, side="right", entry="new", left="nephrostomy"),
            tube("ureteral_stent", None, side="left", entry="new", left="stent"),
        ],
        "50432-RT 50694-LT",
    ),
    Case(
        "MOD-35",
        "nephrostomy and stent, one kidney",
        [
            tube("nephrostomy", None, side="left", entry="new", left="nephrostomy"),
            tube("ureteral_stent", None, side="left", entry="new", left="stent"),
        ],
        "50695-LT",
    ),
    Case(
        "NONV-65",
        "both kidneys",
        [tube("nephrostomy", None, side="bilateral", entry="new", left="nephrostomy")],
        "50432-50",
    ),
    Case(
        "NONV-74 NONV-25",
        "ducts and gallbladder",
        [
            tube("biliary_drainage", entry="new", left="external"),
            tube("cholecystostomy", "anatomy:gallbladder", entry="new"),
        ],
        "47490 47533-59",
    ),
    Case(
        "NONV-74 NONV-25",
        "ducts and gallbladder, through to the bowel",
        [
            tube("biliary_drainage", entry="new", left="internal_external"),
            tube("cholecystostomy", "anatomy:gallbladder", entry="new"),
        ],
        "47490 47534-59",
    ),
    Case(
        "NONV-75 NONV-25",
        "drain changed beside a new gallbladder tube",
        [
            tube("biliary_drain_exchange", entry="existing", left="external"),
            tube("cholecystostomy", "anatomy:gallbladder", entry="new"),
        ],
        "47490 47536",
    ),
    # Spine.
    Case(
        "SPIN-07 SPIN-11",
        "one vertebra: cores, heat, cavity, cement",
        [
            *needle("bone_biopsy", site="bone", bone="vertebra", levels=("L2",)),
            act("thermal_ablation", organ="bone", levels=("L2",)),
            act("kyphoplasty", levels=("L2",), cement=True, cavity_device=True),
        ],
        "20982 22514",
        not_coded="20225",
    ),
    Case(
        "SPIN-07 SPIN-11",
        "two vertebrae: cores in one, cement in the other",
        [
            *needle("bone_biopsy", None, "fluoroscopy", site="bone", bone="vertebra", levels=("L4",)),
            act("vertebroplasty", levels=("T12",), cement=True),
        ],
        "20225-59 22510 77002-59",
    ),
    Case(
        "SPIN-03",
        "the uppermost body comes first",
        [act("kyphoplasty", levels=(body,), cement=True, cavity_device=True) for body in ("L1", "T12", "L3")],
        "22513 22515x2",
    ),
    Case(
        "SPIN-15",
        "facets and a midline epidural",
        [
            *(act("facet_injection", levels=("L4-L5",), side="bilateral", substance="steroid", id="f"),),
            guidance("fluoroscopy", "f"),
            act("epidural_injection", approach="interlaminar", levels=("L5-S1",), substance="steroid", id="e"),
            guidance("fluoroscopy", "e"),
        ],
        "62323 64493-50",
    ),
    Case(
        "SPIN-88",
        "sacroiliac joint and a foramen, other side",
        [
            *needle("sacroiliac_injection", "right anatomy:sacroiliac_joint", "fluoroscopy", substance="steroid"),
            act(
                "epidural_injection",
                approach="transforaminal",
                levels=("L4-L5",),
                side="left",
                substance="steroid",
                id="e",
            ),
            guidance("fluoroscopy", "e"),
        ],
        "27096-RT 64483-59-LT",
        setting="professional",
        review="SPIN-88",
    ),
    Case(
        "SPIN-88",
        "the same in a hospital",
        [
            *needle("sacroiliac_injection", "right anatomy:sacroiliac_joint", "fluoroscopy", substance="steroid"),
            act(
                "epidural_injection",
                approach="transforaminal",
                levels=("L4-L5",),
                side="left",
                substance="steroid",
                id="e",
            ),
            guidance("fluoroscopy", "e"),
        ],
        "64483-59-LT G0260-RT",
        review="SPIN-88",
    ),
    Case(
        "SPIN-44 MOD-13",
        "occipital block and a knee",
        [
            act("nerve_block", side="left", nerve="greater_occipital"),
            *needle("joint_injection", "right anatomy:knee_joint", "ultrasound"),
        ],
        "20611-RT 64405-59-LT",
    ),
    Case(
        "SPIN-44 MOD-13",
        "block of the joint's own nerve",
        [
            act("nerve_block", side="right", nerve="suprascapular"),
            *needle("joint_injection", "right anatomy:shoulder_joint", "ultrasound"),
        ],
        "20611-RT",
        not_coded="64418",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
