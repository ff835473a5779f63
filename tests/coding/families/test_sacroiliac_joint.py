"""Sacroiliac joint injections and fusion: SPIN-55 to SPIN-58, SPIN-88."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def joint(side: str | None = "right", modality: str | None = "fluoroscopy", substance: str = "steroid") -> list:
    done = act("sacroiliac_injection", side=side, substance=substance)
    return [done, *([guidance(modality, done.id)] if modality else [])]


def fusion(transfixing: bool | None, side: str = "left") -> list:
    return [act("sacroiliac_fusion", side=side, **({} if transfixing is None else {"transfixing": transfixing}))]


FORAMEN = act(
    "epidural_injection", levels=("L4-L5",), side="left", approach="transforaminal", substance="steroid", id="e"
)

CASES = [
    Case("SPIN-55", "one side", joint(), "27096-RT", setting="professional", not_coded="77002"),
    Case("SPIN-55", "both sides", joint("bilateral"), "27096-50", setting="office"),
    Case("SPIN-56", "hospital", joint("left"), "G0260-LT", not_coded="27096"),
    Case("SPIN-56", "both sides in a hospital", joint("bilateral"), "G0260-50"),
    Case("SPIN-56", "contrast alone", joint("left", substance="contrast"), "G0259-LT"),
    Case("SPIN-56", "another payer", joint("left"), "27096-LT", fields={"payer": "commercial"}),
    Case("SPIN-57", "no X-rays", joint(modality=None), "20552", not_coded="27096", review="SPIN-57"),
    Case("SPIN-58", "inside, 2023", fusion(transfixing=False), "0775T-LT", date="2023-05-03"),
    Case("SPIN-58", "inside, 2024", fusion(transfixing=False), "27278-LT", date="2024-05-03"),
    Case("SPIN-58", "inside, 2026", fusion(transfixing=False), "27278-LT", date="2026-03-03"),
    Case("SPIN-58", "across", fusion(transfixing=True), "27279-LT", date="2025-05-03"),
    Case("SPIN-58", "not told", fusion(transfixing=None), "", asked="27279", review="SPIN-58"),
    Case("SPIN-74", "two discs", [act("annuloplasty", levels=("L4-L5", "L5-S1"))], "22526 22527", review="SPIN-74"),
    Case(
        "SPIN-88",
        "knee and caudal injection",
        [
            act("joint_injection", "right anatomy:knee_joint", id="k", substance="steroid"),
            act("epidural_injection", approach="caudal", substance="steroid", id="c"),
            guidance("ultrasound", "k"),
            fact("image_saved", about="k"),
        ],
        "20611-RT 62322-59",
    ),
    Case(
        "SPIN-88",
        "joint and foramen",
        [*joint(), FORAMEN, guidance("fluoroscopy", "e")],
        "27096-RT 64483-59-LT",
        setting="professional",
        review="SPIN-88",
    ),
]

TEXTS = [
    TextCase(
        "SPIN-55",
        "right joint",
        """PROCEDURE: Right sacroiliac joint injection with fluoroscopic guidance.
A 22-gauge spinal needle was advanced into the inferior right SI joint. Contrast gave an arthrogram. 1 mL of bupivacaine and
40 mg triamcinolone were injected.""",
        "27096-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "both joints",
        """BILATERAL SI JOINT INJECTIONS UNDER CT. NEEDLES WERE PLACED IN BOTH SACROILIAC JOINTS. 40 MG OF DEPO-MEDROL AND
1 CC OF LIDOCAINE WERE INJECTED INTO EACH JOINT.""",
        "27096-50",
        setting="office",
    ),
    TextCase(
        "SPIN-57",
        "ultrasound",
        """Ultrasound-guided right SI joint injection. The probe showed the joint; a 22G needle was placed in plane and
triamcinolone 40 mg with lidocaine was injected. Image saved.""",
        "20552 76942",
        setting="office",
    ),
    TextCase(
        "SPIN-58",
        "wedge",
        """Left sacroiliac joint fusion. Under fluoroscopy an allograft wedge was placed into the left SI joint from a posterior
approach. The cortices remained intact.""",
        "27278-LT",
        date="2026-03-10",
    ),
    TextCase(
        "SPIN-58",
        "bars",
        """Minimally invasive right sacroiliac joint fusion. Three triangular titanium implants were placed across the joint from
lateral through the ilium under fluoroscopy.""",
        "27279-RT",
        date="2024-03-10",
    ),
    TextCase(
        "SPIN-88",
        "two targets",
        """1. Right sacroiliac joint injection. 2. Left L4-L5 transforaminal epidural steroid injection.
Under fluoroscopy a 22G needle entered the right SI joint and contrast filled it; 40 mg triamcinolone was injected. Then a 22G needle
was advanced to the left L4-L5 foramen, contrast outlined the root and dexamethasone 10 mg was injected.""",
        "27096-RT 64483-59-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "only planned",
        """Follow-up visit. Right SI joint pain. We plan a right SI joint injection under fluoroscopy next week.""",
        "",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
