"""Blocks of nerves, plexuses, ganglia and planes: SPIN-12, SPIN-44 to SPIN-54."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def block(
    nerve: str, side: str | None = "left", kind: str = "nerve_block", modality: str | None = None, **more: object
) -> list:
    done = act(kind, side=side, nerve=nerve, substance="anesthetic", **more)
    if modality is None:
        return [done]
    look = guidance(modality, done.id)
    return [done, look, fact("image_saved", about=look.id)]


CASES = [
    Case("SPIN-87", "both sides take 50", block("pudendal", "bilateral"), "64430-50"),
    Case(
        "SPIN-87",
        "midline and both-sided codes take none",
        [*block("celiac_plexus", "bilateral", "sympathetic_block"), *block("abdominal_plane", "bilateral")],
        "64530 64488",
    ),
    Case("SPIN-44", "occipital nerve", block("greater_occipital", "right"), "64405-RT"),
    Case("SPIN-44", "both sides", block("greater_occipital", "bilateral"), "64405-50"),
    Case("SPIN-44", "nerves without a code", [*block("median"), *block("ulnar")], "64450-LT 64450-59-LT"),
    Case("SPIN-44", "trigeminal branch", block("trigeminal_branch"), "64400-LT"),
    Case("SPIN-44", "vagus", block("vagus"), "64408-LT"),
    Case("SPIN-44", "ilioinguinal", block("ilioinguinal", modality="ultrasound"), "64425-LT 76942"),
    Case("SPIN-44", "pudendal under CT", block("pudendal", modality="ct"), "64430-LT 77012"),
    Case("SPIN-44", "digital nerve of the foot", block("plantar_digital", "right"), "64455-RT"),
    Case(
        "SPIN-45",
        "guidance inside",
        block("brachial_plexus", modality="ultrasound"),
        "64415-LT",
        date="2024-05-02",
        not_coded="76942",
    ),
    Case("SPIN-45", "guidance beside", block("suprascapular", modality="ultrasound"), "64418-LT 76942"),
    Case(
        "SPIN-45",
        "axillary, sciatic, femoral",
        [*block("axillary_nerve"), *block("sciatic"), *block("femoral")],
        "64417-LT 64445-LT 64447-LT",
    ),
    Case(
        "SPIN-45",
        "catheters",
        [
            *block("brachial_plexus", kind="nerve_catheter"),
            *block("sciatic", kind="nerve_catheter"),
            *block("femoral", kind="nerve_catheter"),
            *block("lumbar_plexus", kind="nerve_catheter"),
        ],
        "64416-LT 64446-LT 64448-LT 64449-LT",
    ),
    Case(
        "SPIN-46",
        "three ribs",
        block("intercostal", "right", levels=("T6", "T7", "T8"), modality="ultrasound"),
        "64420-RT 64421x2-RT 76942",
    ),
    Case("SPIN-47", "thoracic plane", block("thoracic_plane", "bilateral"), "64468", date="2025-01-01"),
    Case(
        "SPIN-47",
        "thoracic plane before 2025",
        block("thoracic_plane", "bilateral", modality="ultrasound"),
        "64999",
        date="2024-12-31",
        not_coded="64468",
        review="64999",
    ),
    Case("SPIN-47", "planes of one side", [*block("thoracic_plane"), *block("leg_plane")], "64466-LT 64473-LT"),
    Case(
        "SPIN-47",
        "catheters in planes",
        [*block("thoracic_plane", kind="nerve_catheter"), *block("leg_plane", kind="nerve_catheter")],
        "64467-LT 64474-LT",
    ),
    Case("SPIN-47", "catheters on both sides", block("thoracic_plane", "bilateral", kind="nerve_catheter"), "64469"),
    Case("SPIN-48", "hip capsule", block("hip_capsule"), "64999", asked="64999", review="SPIN-48"),
    Case(
        "SPIN-49",
        "abdominal plane",
        block("abdominal_plane", "bilateral", modality="ultrasound"),
        "64488",
        not_coded="76942",
    ),
    Case("SPIN-49", "one side", block("abdominal_plane"), "64486-LT"),
    Case("SPIN-49", "abdominal catheter", block("abdominal_plane", kind="nerve_catheter"), "64487-LT"),
    Case("SPIN-49", "abdominal catheters", block("abdominal_plane", "bilateral", kind="nerve_catheter"), "64489"),
    Case("SPIN-50", "two levels", block("paravertebral", "right", levels=("T5", "T7")), "64461-RT 64462-RT"),
    Case("SPIN-50", "catheter", block("paravertebral", "right", kind="nerve_catheter"), "64463-RT"),
    Case("SPIN-51", "sacroiliac nerves", block("sacroiliac_nerves", modality="fluoroscopy"), "64451-LT"),
    Case(
        "SPIN-51",
        "by ultrasound alone",
        block("sacroiliac_nerves", modality="ultrasound"),
        "",
        not_coded="64451",
        review="SPIN-51",
    ),
    Case(
        "SPIN-52",
        "lumbar chain",
        block("lumbar_sympathetic", kind="sympathetic_block", modality="fluoroscopy"),
        "64520-LT 77003",
    ),
    Case(
        "SPIN-52",
        "stellate ganglion",
        block("stellate", kind="sympathetic_block", modality="ultrasound"),
        "64510-LT 76942",
    ),
    Case(
        "SPIN-52",
        "hypogastric plexus",
        block("hypogastric_plexus", None, "sympathetic_block", "fluoroscopy"),
        "64517 77003",
    ),
    Case("SPIN-53", "celiac plexus", block("celiac_plexus", None, "sympathetic_block", "fluoroscopy"), "64530"),
    Case(
        "SPIN-53",
        "celiac plexus under CT",
        block("celiac_plexus", None, "sympathetic_block", "ct"),
        "64530",
        review="SPIN-53",
    ),
    Case(
        "SPIN-54",
        "ganglion impar",
        block("ganglion_impar", None, "sympathetic_block", "fluoroscopy"),
        "64999",
        review="SPIN-54",
    ),
    Case("SPIN-54", "sphenopalatine by needle", block("sphenopalatine", "right"), "64505-RT"),
    Case("SPIN-54", "sphenopalatine by swab", block("sphenopalatine", "right", topical=True), "", not_coded="64505"),
    Case(
        "SPIN-12",
        "the operator's own anesthesia",
        block("intercostal", levels=("T9",), anesthesia=True),
        "",
        not_coded="64420",
    ),
    Case("SPIN-27", "genicular block", block("genicular", "right", branches=3), "64454-RT"),
    Case("SPIN-27", "two branches", block("genicular", "right", branches=2), "64454-52-RT"),
]

TEXTS = [
    TextCase(
        "SPIN-44",
        "several needles",
        """Right greater occipital nerve block. After palpation of the occipital artery three injections were made
around the right greater occipital nerve, 3 mL of 0.25% bupivacaine with 20 mg triamcinolone in total.""",
        "64405-RT",
    ),
    TextCase(
        "SPIN-45",
        "interscalene",
        """Ultrasound-guided left interscalene brachial plexus block. The roots were identified, a 22G needle was advanced
in plane and 20 mL of ropivacaine 0.5% was injected. Image stored.""",
        "64415-LT",
        date="2024-03-01",
    ),
    TextCase(
        "SPIN-45",
        "suprascapular",
        """LEFT SUPRASCAPULAR NERVE BLOCK WITH ULTRASOUND GUIDANCE. 5 ML BUPIVACAINE WAS INJECTED AT THE SUPRASCAPULAR
NOTCH. IMAGES WERE SAVED.""",
        "64418-LT 76942",
    ),
    TextCase(
        "SPIN-46",
        "three ribs",
        """PROCEDURE: Right T6, T7, T8 intercostal nerve blocks under ultrasound. A 25 gauge needle was advanced to the inferior
margin of each rib and 3 mL of bupivacaine 0.25% was injected at each level. Permanent images were recorded.""",
        "64420-RT 64421x2-RT 76942",
    ),
    TextCase(
        "SPIN-47",
        "erector spinae",
        """Bilateral erector spinae plane blocks at T8 with ultrasound guidance. 20 mL ropivacaine 0.2% was injected on each
side deep to the erector spinae muscle. Images saved.""",
        "64468",
        date="2025-02-01",
    ),
    TextCase(
        "SPIN-47",
        "erector spinae in 2024",
        """Bilateral erector spinae plane blocks at T8 with ultrasound guidance. 20 mL ropivacaine 0.2% was injected on
each side deep to the erector spinae muscle. Images saved.""",
        "64999",
        date="2024-02-01",
    ),
    TextCase(
        "SPIN-48",
        "hip",
        """PENG block left hip under ultrasound, 20 mL ropivacaine injected under the psoas tendon. Image stored.""",
        "64999",
    ),
    TextCase(
        "SPIN-49",
        "TAP",
        """Bilateral TAP blocks. With ultrasound the transversus abdominis plane was identified and 20 mL of bupivacaine 0.25% was
injected on either side.""",
        "64488",
    ),
    TextCase(
        "SPIN-50",
        "two levels",
        """Right T5 and T7 thoracic paravertebral blocks for rib fractures. Under ultrasound the needle was advanced into the
paravertebral space lateral to the foramen at each level and 10 mL of ropivacaine was injected.""",
        "64461-RT 64462-RT",
    ),
    TextCase(
        "SPIN-51",
        "sacroiliac nerves",
        """Left L5 dorsal ramus and S1, S2 and S3 lateral branch blocks under fluoroscopy. Needles were placed at the left sacral
ala and lateral to the S1, S2 and S3 foramina. 0.5 mL of lidocaine 2% was injected at each. Images saved.""",
        "64451-LT",
    ),
    TextCase(
        "SPIN-52",
        "two needles",
        """Left lumbar sympathetic block. Under fluoroscopy 22G needles were advanced to the anterolateral border of L2 and L3 on
the left. Contrast spread was linear. 10 mL of bupivacaine 0.25% was injected at each level. Images were saved.""",
        "64520-LT 77003",
    ),
    TextCase(
        "SPIN-54",
        "impar",
        """Transsacrococcygeal ganglion impar block under fluoroscopy. A 22G needle passed through the sacrococcygeal disc;
contrast showed the comma sign; 4 mL of bupivacaine with 40 mg of methylprednisolone was injected.""",
        "64999",
    ),
    TextCase(
        "SPIN-54",
        "swab",
        """Bilateral sphenopalatine ganglion block. Cotton-tipped applicators soaked in 4% lidocaine were passed through the
nares and left for 15 minutes. Intranasal, no needle was used.""",
        "",
        not_coded="64505",
    ),
    TextCase(
        "SPIN-44",
        "declined",
        """Joint clinic. She was offered a left genicular nerve block and declined it. A suprascapular nerve block was given last year.
No injection today.""",
        "",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
