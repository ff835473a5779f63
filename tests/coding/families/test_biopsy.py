"""Cores of organs, bones, marrow and discs: rules, and words from dictation to lines."""

from __future__ import annotations

import pytest
from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def under(modality, *about):
    """Guidance of acts with a kept image."""
    looks = [guidance(modality, item, id=f"look-{item}") for item in about]
    return [*looks, *(fact("image_saved", about=look.id) for look in looks)]


def core(site, name="one", **details):
    """A core of a place of the site table."""
    return act("core_biopsy", id=name, site=site, **details)


CASES = [
    Case("NONV-37 NONV-49", "six cores of one kidney mass", [core("kidney", side="left")], "50200-LT"),
    Case(
        "NONV-49 NONV-109",
        "both native kidneys",
        [core("kidney", side="bilateral", random=True), *under("ultrasound", "one")],
        "50200-50 76942",
    ),
    Case("NONV-39 NONV-48", "segment 6 mass", [core("liver"), *under("ultrasound", "one")], "47000 76942"),
    Case(
        "NONV-40",
        "ultrasound without a kept image",
        [core("liver"), guidance("ultrasound", "one", id="look"), fact("image_saved", "denied", "look")],
        "47000",
        not_coded="76942",
    ),
    Case("NONV-37", "two masses of one liver", [core("liver", lesions=2)], "47000 47000-59"),
    Case(
        "NONV-38",
        "liver and adrenal under one CT",
        [core("liver"), core("adrenal", "two"), *under("ct", "one", "two")],
        "47000 49180 77012",
    ),
    Case(
        "NONV-41 NONV-108",
        "two lobes of one lung",
        [
            core("lung", side="right", details={"lesion": "lobe=upper"}),
            core("lung", "two", side="right", details={"lesion": "lobe=lower"}),
        ],
        "32408 32408-59",
    ),
    Case("NONV-41", "lung core holds its CT", [core("lung"), *under("ct", "one")], "32408", not_coded="77012"),
    Case(
        "NONV-42",
        "tube for the pneumothorax",
        [core("lung", side="right"), act("chest_tube", id="tube", side="right"), guidance("ct", "tube")],
        "32408 32557-RT",
        review="NONV-42",
    ),
    Case("NONV-43", "pleural plaque", [core("pleura", side="right"), *under("ct", "one")], "32400 77012"),
    Case("NONV-43", "mass under the skin", [core("soft_tissue")], "17999", review="unlisted"),
    Case("NONV-43", "muscle", [core("muscle", side="left"), *under("ultrasound", "one")], "20206 76942"),
    Case("NONV-43", "mass of the neck without an organ", [core("neck")], "21550"),
    Case("NONV-47", "adrenal mass", [core("adrenal", side="left"), *under("ct", "one")], "49180 77012"),
    Case("NONV-47", "pancreas", [core("pancreas"), *under("ct", "one")], "48102 77012"),
    Case("NONV-47", "spleen has no code of its own", [core("spleen")], "38999", review="unlisted"),
    Case("NONV-53", "parotid mass", [core("salivary", side="left"), *under("ultrasound", "one")], "42400 76942"),
    Case(
        "NONV-53",
        "thyroid",
        [core("thyroid", details={"lesion": "lobe=right"}), *under("ultrasound", "one")],
        "60100 76942",
    ),
    Case("NONV-53", "groin node", [core("superficial_node", side="right")], "38505-RT"),
    Case("NONV-53", "parathyroid has no code of its own", [core("parathyroid")], "60699", review="unlisted"),
    Case("NONV-109", "testis", [core("testis", side="left"), *under("ultrasound", "one")], "54500-LT 76942"),
    Case(
        "NONV-31",
        "cores or cells not told",
        [act("biopsy", id="one", site="liver")],
        "47000",
        asked="47000",
        review="cores",
    ),
    Case("NONV-31", "organ not told", [act("core_biopsy", id="one")], "", asked="49180", review="organ"),
    Case(
        "NONV-44 SPIN-85",
        "vertebral body under CT",
        [act("bone_biopsy", id="one", site="bone", bone="vertebra", levels=("T9",)), *under("ct", "one")],
        "20225 77012",
    ),
    Case(
        "NONV-44 NONV-108",
        "rib and femur",
        [
            act("bone_biopsy", id="one", site="bone", bone="rib", details={"lesion": "bone=rib"}),
            act("bone_biopsy", id="two", site="bone", bone="femur", details={"lesion": "bone=femur"}),
            *under("ct", "one", "two"),
        ],
        "20220-59 20225 77012",
    ),
    Case(
        "SPIN-85",
        "two vertebrae",
        [
            act("bone_biopsy", id="one", site="bone", bone="vertebra", levels=("T9",), details={"lesion": "spine=T9"}),
            act("bone_biopsy", id="two", site="bone", bone="vertebra", levels=("L2",), details={"lesion": "spine=L2"}),
        ],
        "20225 20225-59",
    ),
    Case("NONV-44", "bone not told", [act("bone_biopsy", id="one")], "", asked="20225", review="NONV-44"),
    Case(
        "NONV-45",
        "aspirate and core of one crest",
        [
            act("marrow_aspiration", id="one", site="marrow", side="right"),
            act("marrow_biopsy", id="two", site="marrow", side="right"),
            *under("ct", "one", "two"),
        ],
        "38222-RT 77012",
    ),
    Case("NONV-45", "aspirate alone", [act("marrow_aspiration", id="one", site="marrow")], "38220"),
    Case("NONV-45", "core alone", [act("marrow_biopsy", id="one", site="marrow")], "38221"),
    Case(
        "NONV-45",
        "marrow and a lesion of another bone",
        [
            act("bone_biopsy", id="one", site="bone", bone="femur", side="right"),
            act("marrow_aspiration", id="two", site="marrow", side="left"),
            act("marrow_biopsy", id="three", site="marrow", side="left"),
        ],
        "20225 38222-59-LT",
    ),
    Case(
        "NONV-46",
        "biopsy in the cemented body, and one of another",
        [
            act("kyphoplasty", id="cement", levels=("L1",), cement=True, cavity_device=True),
            act("bone_biopsy", id="in", site="bone", bone="vertebra", levels=("L1",), details={"lesion": "spine=L1"}),
            act("bone_biopsy", id="out", site="bone", bone="vertebra", levels=("L4",), details={"lesion": "spine=L4"}),
        ],
        "22514 20225-59",
    ),
    Case(
        "NONV-54",
        "disc under fluoroscopy",
        [act("disc_aspiration", id="one", site="disc", levels=("L4", "L5")), *under("fluoroscopy", "one")],
        "62267 77003",
    ),
    Case(
        "SPIN-73",
        "disc and the body beside it",
        [
            act("disc_aspiration", id="one", site="disc", levels=("L4", "L5")),
            act("bone_biopsy", id="two", site="bone", bone="vertebra", levels=("L4",)),
        ],
        "62267",
        not_coded="20225",
    ),
    Case(
        "SPIN-73",
        "disc and a far body",
        [
            act("disc_aspiration", id="one", site="disc", levels=("L4", "L5")),
            act("bone_biopsy", id="two", site="bone", bone="vertebra", levels=("T9",)),
        ],
        "62267 20225-59",
    ),
    Case(
        "NONV-31",
        "brushings are left to the duct",
        [act("brush_biopsy", id="one")],
        "",
        review="brush",
    ),
]

TEXTS = [
    TextCase(
        "NONV-48 NONV-39",
        "random liver cores",
        """EXAM: US GUIDED LIVER BIOPSY
INDICATION: Rising liver enzymes.
TECHNIQUE: Supine. The right upper quadrant was prepped. 1% lidocaine. Under real-time ultrasound a 17 gauge introducer
was advanced into the right lobe of the liver and three 18 gauge core samples were obtained with a Temno device. The
tract was filled with gelatin slurry. Permanent images were saved.
IMPRESSION: Ultrasound guided random liver biopsy.""",
        "47000 76942",
    ),
    TextCase(
        "NONV-48",
        "telegraph capitals",
        "US LIVER BX. PT SUPINE. STERILE PREP. 1% LIDO. 18G BARD MONOPTY X 3 CORES SEGMENT 6 LESION UNDER REAL TIME US."
        " IMAGES SAVED. SPECIMENS IN FORMALIN. NO COMPLICATION.",
        "47000 76942",
    ),
    TextCase(
        "NONV-40",
        "no image stored",
        "Random liver biopsy. Ultrasound was used. No image was stored. 16 gauge core needle, two cores from the right"
        " lobe.",
        "47000",
    ),
    TextCase(
        "NONV-38",
        "two organs under CT",
        "CT-guided biopsies of a liver mass and a left adrenal mass. Under CT a 17 gauge coaxial was advanced into the"
        " segment 7 liver mass and four 18 gauge cores were obtained. Next, under CT a 17 gauge needle was placed in the"
        " left adrenal mass and three 18 gauge cores were obtained.",
        "47000 49180 77012",
    ),
    TextCase(
        "NONV-41",
        "lung nodule, breast cancer in the history",
        """CT GUIDED LUNG BIOPSY
HISTORY: 68 year old with a 2.1 cm right upper lobe nodule. Breast cancer 2010.
PROCEDURE: The patient was placed prone on the CT table. Scout images obtained. Using CT fluoroscopy a 19 gauge coaxial
needle was advanced to the edge of the nodule. Four 20 gauge core biopsies were obtained. Blood patch as the needle was
withdrawn. CT after the biopsy shows a trace pneumothorax.
IMPRESSION: CT guided core biopsy, right upper lobe nodule.""",
        "32408",
    ),
    TextCase(
        "NONV-41",
        "two lobes",
        "CT-guided lung biopsies. Two lesions were sampled. Right upper lobe: a 19 G coaxial was placed under CT and three"
        " 20 G cores were taken. Right lower lobe nodule: through a separate entry, 19 G coaxial, four cores obtained. No"
        " pneumothorax.",
        "32408 32408-59",
    ),
    TextCase(
        "NONV-42",
        "tube after a lung biopsy",
        "CT-guided core biopsy of a right lower lobe mass, 20 gauge, four cores. Enlarging pneumothorax was seen. An 8"
        " French pigtail chest tube was placed in the right pleural space under CT and connected to suction.",
        "32408 32557-RT",
        review="NONV-42",
    ),
    TextCase(
        "NONV-43",
        "pleural thickening",
        "CT guided biopsy of right pleural thickening. 18 gauge Temno cores x4 of the pleural mass obtained under CT.",
        "32400 77012",
    ),
    TextCase(
        "NONV-44",
        "rib lesion",
        "CT guided biopsy of a lytic lesion in the left 7th rib. 13 gauge Bonopty, two cores.",
        "20220 77012",
    ),
    TextCase(
        "NONV-44",
        "through the pedicle",
        "CT guided biopsy of T9 vertebral body lesion. Left transpedicular approach. 11 g Bonopty, three core specimens"
        " obtained through the coaxial under CT guidance. Sent for path and culture.",
        "20225 77012",
    ),
    TextCase(
        "NONV-45",
        "marrow of the left crest",
        """CT-GUIDED BONE MARROW BIOPSY
Indication: pancytopenia.
Technique: Patient prone. CT localization of the left posterior iliac crest. An 11 gauge OnControl needle was advanced
into the marrow under CT guidance. 10 mL marrow aspirate obtained and given to the hematology technologist. Core biopsy
obtained.
Impression: bone marrow aspiration and biopsy""",
        "38222-LT 77012",
    ),
    TextCase(
        "NONV-47",
        "node behind the peritoneum",
        """PROCEDURE: CT guided retroperitoneal lymph node biopsy
Technique: A 17-gauge introducer needle was advanced to a left para-aortic lymph node. Multiple 18 gauge core biopsy
specimens were obtained and placed in RPMI. CT images confirm needle position.""",
        "49180 77012",
    ),
    TextCase(
        "NONV-47",
        "pancreas through the liver",
        "CT-guided pancreatic mass biopsy. The pancreatic head mass was targeted; coaxial 19 gauge needle through the left"
        " lobe of the liver and into the mass. 20 gauge cores x3.",
        "48102 77012",
    ),
    TextCase(
        "NONV-49",
        "graft kidney",
        """RENAL TRANSPLANT BIOPSY
Ultrasound of the right lower quadrant allograft was performed. Under ultrasound guidance two passes with an 18 gauge
biopsy gun were made in the lower pole cortex. Adequate cores with glomeruli confirmed. Images saved. No hematoma.""",
        "50200 76942",
    ),
    TextCase(
        "NONV-49 NONV-109",
        "both kidneys",
        "Native renal biopsy, bilateral. Prone. Under real-time ultrasound, 16 gauge cores x 3 were obtained from the lower"
        " pole of the left kidney, and then 16 gauge cores x 2 from the lower pole of the right kidney. Images recorded.",
        "50200-50 76942",
    ),
    TextCase(
        "NONV-53",
        "groin node in capitals",
        "US GUIDED CORE BIOPSY OF RIGHT INGUINAL LYMPH NODE. USING DIRECT SONOGRAPHIC GUIDANCE, A 18G X 10 CM ACHIEVE"
        " NEEDLE WAS USED TO OBTAIN 4 CORES. IMAGE WAS SAVED TO PACS.",
        "38505-RT 76942",
    ),
    TextCase(
        "NONV-54",
        "disc under CT",
        "CT guided L4-L5 disc aspiration. For suspected discitis. An 18 gauge needle was placed in the L4-L5 disc space with"
        " CT guidance. 1 ml bloody fluid aspirated and sent for culture.",
        "62267 77012",
    ),
    TextCase(
        "NONV-59",
        "drain and a mass of its own",
        "CT-guided drain and biopsy. A 10 French pigtail was placed into the left perirenal abscess under CT and 60 mL of"
        " pus drained; the catheter was left to bag. Then a separate left renal mass was sampled with four 18 gauge cores"
        " under CT.",
        "49406 50200-LT 77012-59",
    ),
    TextCase(
        "NONV-37",
        "called off",
        "CT-guided biopsy was planned. Scout CT shows that the nodule has resolved. Biopsy was cancelled, no needle was"
        " placed.",
        "",
    ),
    TextCase(
        "NONV-31",
        "biopsies of another day",
        """ULTRASOUND GUIDED PARACENTESIS
HISTORY: Liver biopsy last year showed cirrhosis. Renal biopsy 2019.
PROCEDURE: 4 L removed from the right lower quadrant under ultrasound guidance, an image was saved. Biopsy of the omentum
will be considered.""",
        "49083",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words(case):
    check(case)


@pytest.mark.parametrize("site", ["liver", "kidney"])
def test_a_wall_sample_beside_a_drain_is_part_of_it(site):
    parts = [
        act("drainage", id="drain", target="anatomy:retroperitoneum", cavity="peritoneal"),
        core("retroperitoneum", cavity_wall=True),
        core(site, "two", side="left"),
    ]
    result = Case("NONV-59", site, parts, "").result()
    assert "49180" not in {line.code for line in result.lines}
