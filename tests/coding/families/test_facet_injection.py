"""Facet injections and medial branch blocks: SPIN-13 to SPIN-20, SPIN-43, MOD-36."""

from __future__ import annotations

from tests.coding.build import act, guidance
from tests.coding.cases import Case, TextCase, check, table


def facets(side: str | None, *levels: str, modality: str | None = "fluoroscopy", kind: str = "facet_injection") -> list:
    acts = [act(kind, levels=(level,), side=side, substance="steroid") for level in levels]
    return [*acts, *(guidance(modality, item.id) for item in acts if modality)]


CASES = [
    Case(
        "SPIN-13",
        "joints, not nerves",
        facets("right", "L4-L5", "L5-S1", kind="medial_branch_block"),
        "64493-RT 64494-RT",
        not_coded="77003",
    ),
    Case(
        "SPIN-14",
        "joint and its nerves",
        [*facets("left", "C5-C6"), *facets("left", "C5-C6", kind="medial_branch_block")],
        "64490-LT",
    ),
    Case("SPIN-15", "thoracolumbar junction", facets("bilateral", "T12-L1", "L1-L2"), "64490-50 64494-50"),
    Case("SPIN-16", "both sides", facets("bilateral", "L4-L5", "L5-S1"), "64493-50 64494-50"),
    Case("SPIN-16", "one side each", [*facets("left", "L3-L4"), *facets("right", "L4-L5")], "64493-LT 64494-RT"),
    Case(
        "SPIN-17",
        "four cervical joints",
        facets("left", "C3-C4", "C4-C5", "C5-C6", "C6-C7"),
        "64490-LT 64491-LT 64492-LT",
        review="SPIN-17",
    ),
    Case(
        "SPIN-18",
        "two regions",
        [*facets("left", "C5-C6"), *facets("left", "L4-L5")],
        "64490-LT 64493-LT",
        review="SPIN-18",
    ),
    Case(
        "SPIN-19",
        "ultrasound",
        facets("right", "L4-L5", "L5-S1", "L3-L4", modality="ultrasound"),
        "0216T-RT 0217T-RT 0218T-RT",
        not_coded="76942",
    ),
    Case(
        "SPIN-19",
        "ultrasound in the neck",
        facets("left", "C3-C4", "C4-C5", "C5-C6", modality="ultrasound"),
        "0213T-LT 0214T-LT 0215T-LT",
    ),
    Case("SPIN-19", "no imaging", facets("left", "L4-L5", modality=None), "", not_coded="64493", asked="64493"),
    Case(
        "SPIN-20",
        "cyst ruptured",
        [act("facet_injection", levels=("L4-L5",), side="left", cyst=True, id="c"), guidance("fluoroscopy", "c")],
        "64999",
        not_coded="64493",
        review="SPIN-20",
    ),
    Case(
        "SPIN-43",
        "facet and foramen",
        [
            *facets("left", "L4-L5"),
            act(
                "epidural_injection",
                levels=("L5-S1",),
                side="left",
                approach="transforaminal",
                substance="steroid",
                id="e",
            ),
            guidance("fluoroscopy", "e"),
        ],
        "64493-LT 64483-LT",
        review="SPIN-43",
    ),
    Case(
        "MOD-36",
        "three joints, both sides",
        facets("bilateral", "L3-L4", "L4-L5", "L5-S1"),
        "64493-50 64494-50 64495-50",
    ),
    Case("SPIN-13", "no joint told", [act("facet_injection", side="left")], "", asked="64493", review="SPIN-13"),
]

TEXTS = [
    TextCase(
        "SPIN-13",
        "three nerves",
        """PROCEDURE: Right lumbar medial branch blocks.
Under fluoroscopic guidance 25 gauge needles were placed at the right L3 and L4 medial branches and at the L5 dorsal ramus.
0.5 mL of bupivacaine 0.5% was injected at each. Images saved.""",
        "64493-RT 64494-RT",
    ),
    TextCase(
        "SPIN-14",
        "joint and nerves",
        """Left cervical facet injection under C-arm fluoroscopy. The left C5-C6 facet joint was entered,
contrast confirmed an arthrogram, and 0.5 mL of dexamethasone and lidocaine was injected. The C5 and C6 medial branches on the
left were also blocked with 0.3 mL of bupivacaine each.""",
        "64490-LT",
    ),
    TextCase(
        "SPIN-15",
        "thoracolumbar",
        """Bilateral T12-L1 and L1-L2 facet joint injections under fluoroscopy.
Needles were advanced into each joint. Intra-articular position was confirmed with contrast. Triamcinolone 20 mg with
bupivacaine was injected into each joint.""",
        "64490-50 64494-50",
    ),
    TextCase(
        "SPIN-16",
        "both sides",
        """PROCEDURES PERFORMED:
1. Bilateral L4-5 facet joint injection
2. Bilateral L5-S1 facet joint injection
3. Fluoroscopic guidance
TECHNIQUE: A 22-gauge spinal needle was directed into the right L4-5 facet joint. Contrast showed intra-articular spread.
Kenalog 40 mg and 1 cc bupivacaine were injected. The same technique was used for the right L5-S1, left L4-5 and left L5-S1
joints.""",
        "64493-50 64494-50",
    ),
    TextCase(
        "SPIN-17",
        "many cervical joints",
        """LEFT C3-C4, C4-C5, C5-C6, C6-C7 MEDIAL BRANCH BLOCKS. FLUOROSCOPIC GUIDANCE WITH LATERAL AND AP
VIEWS. NEEDLES WERE PLACED AT THE LEFT C3, C4, C5, C6 AND C7 MEDIAL BRANCHES AT THE CENTER OF THE PILLARS. 0.3 ML OF LIDOCAINE
2 PERCENT WAS INJECTED AT EACH SITE.""",
        "64490-LT 64491-LT 64492-LT",
    ),
    TextCase(
        "SPIN-18",
        "two regions",
        """Fluoroscopic facet injections. C5-C6 left facet joint: 25G needle, contrast, betamethasone 3 mg.
L4-L5 left facet joint: 22G needle, contrast, betamethasone 6 mg.""",
        "64490-LT 64493-LT",
        review="SPIN-18",
    ),
    TextCase(
        "SPIN-19",
        "ultrasound",
        """Ultrasound-guided right L4-L5 facet injection. The joint was seen with a curvilinear probe; a 22G needle
entered it in plane and 1 mL of triamcinolone and lidocaine was injected. Image saved.""",
        "0216T-RT",
    ),
    TextCase(
        "SPIN-20",
        "cyst",
        """Under fluoroscopy the left L4-L5 facet joint was entered with a 22 gauge needle. Contrast filled the synovial
cyst, which was distended with saline until it ruptured into the epidural space. Steroid was left in the joint.
IMPRESSION: Successful rupture of the L4-L5 facet cyst.""",
        "64999",
        not_coded="64493",
    ),
    TextCase(
        "SPIN-43",
        "facet and foramen",
        """1. Left L4-L5 facet joint injection for axial pain.
2. Left L5-S1 transforaminal epidural steroid injection for radicular pain.
Fluoroscopy was used for both. A 22G needle entered the left L4-L5 facet joint; contrast; triamcinolone 20 mg was injected. A
second needle was advanced to the left L5-S1 foramen; contrast outlined the root and dexamethasone 10 mg was injected.""",
        "64493-LT 64483-LT",
    ),
    TextCase(
        "SPIN-13",
        "history only",
        """Chest port removal. History: lumbar facet injections L4-5 in 2021 and medial branch blocks planned
for next month. The port pocket was opened with local lidocaine and the port removed.""",
        "36590",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
