"""Nerves destroyed by heat, cold or chemicals: SPIN-21 to SPIN-29, SPIN-46, SPIN-53."""

from __future__ import annotations

from tests.coding.build import act, guidance
from tests.coding.cases import Case, TextCase, check, table


def heated(
    nerve: str, *levels: str, side: str | None = "left", modality: str | None = "fluoroscopy", **more: object
) -> list:
    acts = [
        act(
            "radiofrequency_neurotomy",
            levels=(level,) if level else (),
            side=side,
            nerve=nerve,
            destructive_method="heat",
            **more,
        )
        for level in levels or ("",)
    ]
    return [*acts, *(guidance(modality, item.id) for item in acts if modality)]


def destroyed(nerve: str, *levels: str, side: str | None = "left", kind: str = "neurolysis", **more: object) -> list:
    return [act(kind, levels=levels, side=side, nerve=nerve, destructive_method="chemical", **more)]


CASES = [
    Case("SPIN-21", "every joint", heated("medial_branch", "L2-L3", "L3-L4", "L4-L5", "L5-S1"), "64635-LT 64636x3-LT"),
    Case(
        "SPIN-21", "neck, both sides", heated("medial_branch", "C3-C4", "C4-C5", side="bilateral"), "64633-50 64634-50"
    ),
    Case(
        "SPIN-22",
        "thoracolumbar",
        heated("medial_branch", "T12-L1", "L1-L2", side="right"),
        "64633-RT 64636-RT",
        review="SPIN-22",
    ),
    Case("SPIN-23", "pulsed", heated("medial_branch", "L4-L5", side="right", pulsed=True), "64999", not_coded="64635"),
    Case(
        "SPIN-23",
        "ultrasound alone",
        heated("medial_branch", "C4-C5", modality="ultrasound"),
        "64999",
        not_coded="64633",
    ),
    Case(
        "SPIN-24",
        "block and destruction of one joint",
        [
            *heated("medial_branch", "L4-L5", side="right"),
            act("medial_branch_block", levels=("L4-L5",), side="right", substance="anesthetic"),
        ],
        "64635-RT",
        not_coded="64493",
    ),
    Case("SPIN-25", "sacroiliac nerves", heated("sacroiliac_nerves", side="right"), "64625-RT"),
    Case(
        "SPIN-25",
        "the other side's joints",
        [*heated("sacroiliac_nerves", side="right"), *heated("medial_branch", "L2-L3", "L3-L4")],
        "64625-RT 64635-LT 64636-LT",
    ),
    Case(
        "SPIN-25",
        "joints of the same side",
        [*heated("sacroiliac_nerves", side="right"), *heated("medial_branch", "L4-L5", side="right")],
        "64635-RT",
        not_coded="64625",
    ),
    Case("SPIN-26", "three bodies", [act("basivertebral_ablation", levels=("L4", "L5", "S1"))], "64628 64629"),
    Case("SPIN-26", "one body", [act("basivertebral_ablation", levels=("L5",))], "64628-52"),
    Case("SPIN-27", "three branches", heated("genicular", side="right", branches=3), "64624-RT"),
    Case("SPIN-27", "two branches", heated("genicular", side="right", branches=2), "64624-52-RT"),
    Case("SPIN-28", "one nerve", [*destroyed("obturator"), guidance("ultrasound", "act-x")], "64640-LT"),
    Case(
        "SPIN-28",
        "two nerves",
        [*destroyed("obturator"), *destroyed("lateral_femoral_cutaneous")],
        "64640-LT 64640-59-LT",
    ),
    Case("SPIN-28", "pudendal", destroyed("pudendal"), "64630"),
    Case("SPIN-28", "digital nerve of the foot", destroyed("plantar_digital", side="right"), "64632-RT"),
    Case("SPIN-28", "trigeminal branch", destroyed("trigeminal_branch"), "64600"),
    Case("SPIN-28", "foramen ovale", heated("trigeminal_ganglion", side="right"), "64610-RT"),
    Case(
        "SPIN-28",
        "foramen ovale without imaging",
        heated("trigeminal_ganglion", side="right", modality=None),
        "64605-RT",
    ),
    Case("SPIN-28", "ganglion impar", destroyed("ganglion_impar", side=None), "64999", review="64999"),
    Case("SPIN-46", "intercostal nerves", destroyed("intercostal", "T6", "T7"), "64620x2"),
    Case(
        "SPIN-53",
        "celiac plexus",
        [act("neurolysis", nerve="celiac_plexus", destructive_method="chemical", id="n"), guidance("ct", "n")],
        "64680",
        not_coded="77012",
    ),
    Case("SPIN-52", "hypogastric plexus", destroyed("hypogastric_plexus", side=None), "64681"),
    Case(
        "SPIN-29",
        "trunk nerve",
        [act("cryoneurolysis", nerve="pudendal", side="left", destructive_method="cold")],
        "0442T",
    ),
    Case(
        "SPIN-29",
        "leg and arm",
        [
            act("cryoneurolysis", nerve="saphenous", side="left", destructive_method="cold"),
            act("cryoneurolysis", nerve="median", side="left", destructive_method="cold"),
        ],
        "0440T 0441T",
        review="SPIN-29",
    ),
    Case(
        "SPIN-29",
        "three ribs",
        [act("cryoneurolysis", nerve="intercostal", levels=("T5", "T6", "T7"), side="left", destructive_method="cold")],
        "0442Tx3",
    ),
    Case(
        "SPIN-24",
        "test block before celiac neurolysis",
        [
            *destroyed("celiac_plexus", side=None),
            act("sympathetic_block", nerve="celiac_plexus", substance="anesthetic"),
        ],
        "64680",
        not_coded="64530",
    ),
]

TEXTS = [
    TextCase(
        "SPIN-21",
        "three nerves",
        """PROCEDURE: Radiofrequency ablation, left L3, L4 medial branches and L5 dorsal ramus.
Under fluoroscopy 20 gauge RF cannulas with 10 mm active tips were placed at the junction of the superior articular process and
transverse process of L4 and L5 and at the sacral ala on the left. Motor testing negative. After 1 mL of 2% lidocaine lesions were
made at 80 C for 90 seconds.""",
        "64635-LT 64636-LT",
    ),
    TextCase(
        "SPIN-22",
        "thoracolumbar",
        """Right thoracolumbar facet denervation. RF for the T12-L1 and L1-L2 joints, right. With fluoroscopic
guidance the right T11, T12 and L1 medial branches were lesioned at 80 degrees for 90 seconds each.""",
        "64633-RT 64636-RT",
    ),
    TextCase(
        "SPIN-23",
        "pulsed",
        """Pulsed radiofrequency of the right L4 and L5 medial branches. Under fluoroscopy needles were placed
at the right L4 and L5 medial branches. Pulsed RF at 42 C was applied for 120 seconds.""",
        "64999",
        not_coded="64635",
    ),
    TextCase(
        "SPIN-24",
        "anesthetic before lesioning",
        """L4-L5 right facet radiofrequency neurotomy. C-arm guidance. Cannulas were placed at the
right L3 and L4 medial branches. Lidocaine 1 mL was injected at each medial branch, then RF lesions were created at 80 degrees C
for 90 seconds.""",
        "64635-RT",
    ),
    TextCase(
        "SPIN-25",
        "sacroiliac",
        """Cooled radiofrequency ablation of the right L5 dorsal ramus and S1, S2 and S3 lateral branches for SI joint
pain. Under fluoroscopy the probes were placed at the right sacral ala and around the S1 to S3 foramina. Lesions at 60 C for 150
seconds were made at each site.""",
        "64625-RT",
    ),
    TextCase(
        "SPIN-26",
        "three bodies",
        """INTRACEPT PROCEDURE. Basivertebral nerve ablation at L4, L5 and S1. General anesthesia. Under
fluoroscopy the introducer was advanced through the left pedicle of L4, L5 and S1. The RF probe was placed at the terminus of the
basivertebral nerve and ablation was performed at 85 degrees C for 15 minutes at each level.""",
        "64628 64629",
    ),
    TextCase(
        "SPIN-27",
        "genicular",
        """RIGHT KNEE GENICULAR NERVE RADIOFREQUENCY ABLATION. Under fluoroscopy cannulas were placed at the
superolateral, superomedial and inferomedial genicular nerves of the right knee. Lidocaine was given and lesions were made at 80
degrees for 90 seconds at all three sites.""",
        "64624-RT",
    ),
    TextCase(
        "SPIN-28",
        "phenol",
        """Ultrasound-guided phenol neurolysis of the left obturator nerve for adductor spasticity. The nerve was seen
between the adductor muscles. 5 mL of 6% phenol was injected around the left obturator nerve. An image was saved.""",
        "64640-LT 76942",
    ),
    TextCase(
        "SPIN-29",
        "freezing",
        """CT-guided cryoablation of the left pudendal nerve. A cryoprobe was advanced to Alcock's canal. Two freeze
cycles of 8 minutes were performed with a 4 minute thaw. The ice ball covered the nerve.""",
        "0442T",
    ),
    TextCase(
        "SPIN-53",
        "celiac",
        """CT-guided bilateral celiac plexus neurolysis. Two 22 gauge needles were advanced to the antecrural space.
Contrast spread was good. 10 mL of bupivacaine and then 20 mL of dehydrated alcohol were injected.""",
        "64680",
        not_coded="77012",
    ),
    TextCase(
        "SPIN-53",
        "splanchnic and plan",
        """Clinic visit. Left intercostal neurolysis was done in 2023 with relief. Today we discussed a repeat RFA
of the intercostal nerves; she will think about it. No procedure today.""",
        "",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
