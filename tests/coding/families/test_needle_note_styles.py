"""Needle notes of many hands: telegraph, letters, abbreviations, statements without a verb."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-49",
        name="what is told of the time after the biopsy",
        text=(
            "PROCEDURE: US-GUIDED RENAL BIOPSY, NATIVE LEFT KIDNEY\n"
            "INDICATION: Nephrotic range proteinuria.\n"
            "FINDINGS/TECHNIQUE: Patient prone. Lower pole of the left kidney localized sonographically. 1% "
            "lidocaine. Using an 18 gauge Bard Max-Core device three passes were made into the lower pole "
            "cortex under continuous ultrasound visualization. Nephropathology technician confirmed adequate"
            " glomeruli. Post biopsy imaging shows a tiny perinephric hematoma. Images saved.\n"
            "IMPRESSION: Successful native left renal biopsy."
        ),
        lines="50200-LT 76942",
    ),
    TextCase(
        rules="NONV-53",
        name="a vein avoided is no vein sampled",
        text=(
            "Right parotid mass, 1.7 cm. Under US the superficial lobe mass was sampled with an 18 gauge "
            "Temno, three cores, avoiding the retromandibular vein. Image stored."
        ),
        lines="42400 76942",
    ),
    TextCase(
        rules="NONV-45",
        name="core without an aspirate",
        text=(
            "Bone marrow biopsy without aspirate because the smear was already done by hematology. Under "
            "fluoroscopy left posterior iliac crest entered with 11 g Jamshidi, 2 cm core. No complication."
        ),
        lines="38221-LT 77002",
    ),
    TextCase(
        rules="NONV-16",
        name="a tap by its short name",
        text=("Large volume para. US RLQ. 8 Fr Safe-T-Centesis. 7.4 L clear yellow off. Albumin 62.5 g. Image kept."),
        lines="49083",
    ),
    TextCase(
        rules="NONV-20",
        name="an effusion with its chest film",
        text=(
            "Sitting up. Lt effusion seen sono, image in pacs. lido. 1.1 L amber removed via a 5 Fr catheter"
            " which was then removed. CXR neg."
        ),
        lines="32555-LT",
    ),
    TextCase(
        rules="NONV-04",
        name="two drains without a verb",
        text=(
            "CT-guided drainage of two abdominal abscesses. (1) Left paracolic gutter: 10F pigtail, 60 mL "
            "pus. (2) Pelvis, transgluteal: 12F pigtail, 40 mL pus. Both to bulbs."
        ),
        lines="49406 49406-59",
    ),
    TextCase(
        rules="NONV-32",
        name="letter about a nodule passed five times",
        text=(
            "Dear Dr. Hale, thank you for letting me see Mrs. B, whose right thyroid nodule has grown to 2.4"
            " cm. After discussion I cleaned the neck and, watching on the ultrasound screen, passed a "
            "25-gauge needle into the nodule on five occasions. The smears went to cytology along with a "
            "rinse. I kept a clip of the needle in the nodule for our records. She went home with a plaster "
            "on."
        ),
        lines="10005",
    ),
    TextCase(
        rules="NONV-16",
        name="telegraph of a tap",
        text=("Para. US LUQ 6 cm pocket, img saved. 1% lido. Yueh. 3.2L cloudy. Cx, cell ct, alb. Cath out. No cx."),
        lines="49083",
    ),
    TextCase(
        rules="NONV-45",
        name="marrow pulled, run on",
        text=(
            "so the patient is a seventy year old with pancytopenia brought to ct prone left iliac crest was"
            " picked eleven gauge on control needle drilled in ct picture showed it in the marrow then ten "
            "cc of marrow was pulled for the tech who said good spicules then a two centimeter core came out"
            " in one piece bandage on done"
        ),
        lines="38222-LT 77012",
    ),
    TextCase(
        rules="NONV-54",
        name="phlegmon beside the spine",
        text=(
            "CT guided aspiration of paravertebral phlegmon at T9-10 right. 20G Chiba, scant blood tinged, 3"
            " samples for culture, fungus, AFB."
        ),
        lines="62267 77012",
    ),
    TextCase(
        rules="NONV-08",
        name="a complaint of the flank is no place",
        text=(
            "US guided aspiration 8 cm right renal cyst for flank pain; 20g, 190 cc clear fluid, sent for "
            "cytology. Images stored."
        ),
        lines="50390-RT 76942",
    ),
    TextCase(
        rules="NONV-96",
        name="electrode in a bone tumor, no name of the act",
        text=("Osteoid osteoma, left tibia. CT. Drill access, 10 mm RF electrode, 90 C for 6 min. General anesthesia."),
        lines="20982",
    ),
    TextCase(
        rules="NONV-20",
        name="an opening that tells what the patient underwent today",
        text=(
            "Patient is a 71 year old with lung cancer who underwent left thoracentesis today for dyspnea. "
            "With ultrasound the effusion was marked and watched, image to PACS. A 5 French Yueh was placed "
            "and 1.3 liters removed, catheter removed. Chest film fine."
        ),
        lines="32555-LT",
    ),
    TextCase(
        rules="NONV-20",
        name="another side last week",
        text=(
            "71 year old with lung cancer who underwent right thoracentesis last week. Today the left side. "
            "US image saved. Yueh catheter, 900 mL bloody fluid, catheter removed."
        ),
        lines="32555-LT",
    ),
    TextCase(
        rules="NONV-10",
        name="a change told as what the patient underwent",
        text=(
            "The patient underwent exchange of the right lower quadrant abscess drain. Contrast showed a 3 "
            "cm residual cavity. Over a wire the 8F drain was replaced with a 10F drain. Fluoroscopy."
        ),
        lines="49423 75984",
    ),
    TextCase(
        rules="NONV-53",
        name="short forms of a node",
        text=("US bx Lt ax LN. 14G x4 achv. Cores to form. Imgs saved."),
        lines="38505-LT 76942",
    ),
    TextCase(
        rules="NONV-32",
        name="short forms of a nodule",
        text=("US FNA R thy nod 2.1cm. 25g x5. Slides x10, CytoLyt. Img saved."),
        lines="10005",
    ),
    TextCase(
        rules="NONV-19",
        name="cuffed catheter through its sheath",
        text=(
            "Tunneled peritoneal drainage catheter for malignant ascites. US access LLQ, wire, tunnel, "
            "cuffed catheter through peel-away. 2 L out. Fluoroscopy of final position. Images stored."
        ),
        lines="49418",
    ),
    TextCase(
        rules="NONV-21",
        name="air in the chest, tube without a verb",
        text=(
            "Right pneumothorax after pacemaker. CT fluoro. 8.5F pigtail second interspace anterior. Air "
            "out. Heimlich valve. Lung up."
        ),
        lines="32557-RT",
    ),
    TextCase(
        rules="NONV-21",
        name="tube without imaging",
        text=(
            "Bedside. Left pneumothorax. 14F pigtail by Seldinger at the 5th interspace, no imaging used. "
            "Sutured. Pleurevac."
        ),
        lines="32556-LT",
    ),
    TextCase(
        rules="NONV-27",
        name="agent in through the drain that lies there",
        text=(
            "Pelvic lymphocele, drain in place two weeks. Sinogram: 5 cm cavity, no communication. 30 mL "
            "ethanol in, 60 minutes, turned, aspirated. Drain to bag."
        ),
        lines="49185",
    ),
    TextCase(
        rules="NONV-10",
        name="change of a drain of which nobody says where it lies",
        text=(
            "patient here for drain upsize drain had been leaking around the skin i shot contrast through it"
            " there is still a cavity about four centimeters put a stiff wire in took out the ten french and"
            " put in a fourteen french locked it good position on fluoro sutured to bag"
        ),
        lines="49423 75984",
    ),
    TextCase(
        rules="NONV-111",
        name="no cores obtained",
        text=(
            "CT guided lung biopsy attempted. RLL 9 mm nodule. 19G coaxial placed; immediate moderate "
            "pneumothorax displaced the nodule out of reach, needle removed, no cores obtained, procedure "
            "aborted."
        ),
        lines="32408-53",
        setting="professional",
    ),
    TextCase(
        rules="NONV-52",
        name="two wires by the clock",
        text=(
            "Ultrasound-guided wire localization, right breast, two lesions (9:00 and 11:00). A Homer wire "
            "through each. Images saved. Mammograms to OR."
        ),
        lines="19285-RT 19286-RT",
    ),
    TextCase(
        rules="NONV-08",
        name="volume behind a comma",
        text=("Ultrasound aspiration right mastectomy site seroma, 90 cc, images saved, no drain left."),
        lines="10160 76942",
    ),
    TextCase(
        rules="NONV-43",
        name="misheard lining of the lung",
        text=(
            "this is a ct guided biopsy of the plural mass on the right side the patient was placed prone on"
            " the table and scanned and an area was marked and prepped after one percent lidocaine a "
            "seventeen gauge needle was advanced into the plural thickening at the seventh interspace and "
            "three eighteen gauge corps were obtained under ct fluoro no pneumothorax on the last scan thank"
            " you"
        ),
        lines="32400 77012",
    ),
    TextCase(
        rules="NONV-33",
        name="misheard gland on both sides",
        text=(
            "under ultra sound both thigh roid nodules were sampled the right one point eight centimeter "
            "with four passes of a twenty five gauge needle and the left two point two centimeter with three"
            " passes images were captured needle seen in both slides made by cytology"
        ),
        lines="10005 10006",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
