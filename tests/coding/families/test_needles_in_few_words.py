"""Samples and markers told in few words: gauges, counts, short names, labels, and what only looks like them."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-41",
        name="an opening that looks like a read of images",
        text=("CT lung bx RUL nodule. 19/20 coax. 5 cores. Small ptx, stable."),
        lines="32408",
    ),
    TextCase(
        rules="NONV-44",
        name="a bone biopsy by its drill",
        text=("CT bx of right iliac lesion. 11G OnControl, 3 cores."),
        lines="20220 77012",
    ),
    TextCase(
        rules="NONV-45",
        name="short name of a marrow biopsy",
        text=("CT guided bone marrow bx and aspiration, left iliac."),
        lines="38222-LT 77012",
    ),
    TextCase(
        rules="NONV-45",
        name="aspirate of marrow alone",
        text=("Bone marrow aspirate only, 12 mL for flow and cytogenetics, right iliac crest, landmarks."),
        lines="38220-RT",
    ),
    TextCase(
        rules="NONV-51",
        name="vacuum samples by their count",
        text=("Stereo bx L breast calcs UOQ, 9g vac x 12, calcs in specimen, coil clip."),
        lines="19081-LT",
    ),
    TextCase(
        rules="NONV-52",
        name="lesions told apart by a number",
        text=("Two right breast masses each localized with a Magseed under ultrasound."),
        lines="19285-RT 19286-RT",
    ),
    TextCase(
        rules="NONV-36",
        name="cores and cells in one breath",
        text=(
            "Ultrasound core of left axillary node (14g x4) and FNA of left thyroid nodule (25g x3), images "
            "saved of both."
        ),
        lines="10005-59 38505-LT 76942-59",
    ),
    TextCase(
        rules="NONV-42",
        name="a biopsy of yesterday",
        text=(
            "Pneumothorax after lung biopsy yesterday. CT guided 8F Wayne placed anteriorly at the 2nd "
            "interspace left, Heimlich valve, lung re-expanded."
        ),
        lines="32557-LT",
    ),
    TextCase(
        rules="NONV-33",
        name="each of the nodules named before",
        text=("R mid pole 2.1 cm and isthmus 1.4 cm thyroid nodules. 27G x3 each under US. Stills saved."),
        lines="10005 10006",
    ),
    TextCase(
        rules="NONV-32",
        name="a lump by palpation",
        text=("FNA left neck lump by palpation, 23g x 3, slides."),
        lines="10021",
    ),
    TextCase(
        rules="NONV-48",
        name="gauge times count",
        text=("CT used to guide coax into dome lesion of liver. 4 x 18g."),
        lines="47000 77012",
    ),
    TextCase(
        rules="NONV-51",
        name="two groups of calcifications",
        text=("Stereotactic biopsy of two groups of calcifications in the left breast, clips at both."),
        lines="19081-LT 19082-LT",
    ),
    TextCase(
        rules="NONV-58",
        name="fiducials by their count",
        text=("CT fiducials x3 LUL for CyberKnife."),
        lines="32553 77012",
    ),
    TextCase(
        rules="NONV-58",
        name="a clip in a node",
        text=("Clip left in the right axillary node under ultrasound before chemotherapy."),
        lines="10035-RT",
    ),
    TextCase(
        rules="NONV-42",
        name="a tube for the air of the biopsy",
        text=("CT lung bx LUL, 5 cores 20G, large PTX, 8F pigtail placed under CT, to Heimlich."),
        lines="32408 32557-LT",
    ),
    TextCase(
        rules="NONV-43",
        name="imaging at the end of a statement",
        text=("Thigh mass, US. 14g Achieve x6. Images saved. Femoral vessels avoided."),
        lines="20206 76942",
    ),
    TextCase(
        rules="NONV-36",
        name="cells first, then cores",
        text=("Right thyroid nodule FNA 25G x3 and right cervical node core 18G x3, both with US, images saved."),
        lines="10005-59 38505-RT 76942-59",
    ),
    TextCase(
        rules="NONV-45",
        name="marrow by its crest",
        text=("Iliac crest left: 11G Jamshidi, 6 cc aspirate, 2 cm core."),
        lines="38222-LT",
    ),
    TextCase(
        rules="NONV-51",
        name="both breasts by the clock",
        text=("Bilateral breast US biopsies, right 2:00 and left 9:00, 14G cores, clips."),
        lines="19083-RT 19084-LT",
    ),
    TextCase(
        rules="NONV-58",
        name="clips in two nodes",
        text=("Clips placed in two right axillary nodes with ultrasound."),
        lines="10035-RT 10036",
    ),
    TextCase(
        rules="NONV-35",
        name="the same nodule by another way",
        text=(
            "Left upper thyroid nodule, 1.9 cm. Under ultrasound three 25 gauge passes were smeared and the "
            "cytologist read them as insufficient. Through the isthmus an 18 gauge Temno was then put into "
            "the same nodule under ultrasound and gave two cores. Images of both kept."
        ),
        lines="10005-59 60100",
    ),
    TextCase(
        rules="NONV-38",
        name="a node by its label",
        text=(
            "Mass in the right deltoid and a right axillary node, both under ultrasound with stills in PACS.\nMuscle: 14G x4.\nNode: 18G x3, formalin and RPMI."
        ),
        lines="20206 38505-RT 76942",
    ),
    TextCase(
        rules="NONV-40",
        name="never at the scanner",
        text=(
            "Mr. Ames was booked for a CT-guided kidney biopsy. His pressure was 210 and he never went to "
            "the scanner. No needle, no contrast, no sedation given today."
        ),
        lines="",
    ),
    TextCase(
        rules="NONV-58",
        name="a coil at each corner",
        text=(
            "Three fiducials for stereotactic radiation, left lower lobe nodule. Needle tip at each corner "
            "of it on CT, a gold coil left at each."
        ),
        lines="32553 77012",
    ),
    TextCase(
        rules="NONV-38",
        name="a title of two modalities",
        text=(
            "CT- AND ULTRASOUND-GUIDED WORK, three parts\n\nAscites was in the way: right lower quadrant scanned with ultrasound, image of the catheter stored, 5 French Yueh, 2.8 liters of clear fluid, catheter out.\n\nLiver, under CT: 17-gauge introducer to a segment 5 mass, four 18-gauge cores in formalin.\n\nRight adrenal, again CT: 17/18-gauge coaxial, three cores."
        ),
        lines="47000 49083 49180 77012-59",
    ),
    TextCase(
        rules="NONV-51",
        name="stereo pairs",
        text=(
            "Left breast cyst at 4 o'clock: with ultrasound a 20 gauge needle went in and 8 cc came out, "
            "saved picture. Right breast calcifications: prone with stereo pairs, a 9 gauge vacuum device, "
            "ten samples, clip."
        ),
        lines="19000 19081-RT 76942-59",
    ),
    TextCase(
        rules="NONV-51",
        name="the grid of the magnet",
        text=(
            "Right breast focus seen on MR alone. Grid compression, target found again after gadolinium, "
            "eight 9 gauge vacuum samples, marker left."
        ),
        lines="19085-RT",
    ),
    TextCase(
        rules="NONV-54",
        name="a disc whose work has no name",
        text=("Discitis T8-9. Fluoro guidance. 18 g into the disc from the left, 1 cc aspirated, saline wash, sent."),
        lines="62267 77003",
    ),
    TextCase(
        rules="NONV-45",
        name="marrow in short forms",
        text=("CT-guided BM asp + bx R iliac crest. 11G OnControl. 10 mL asp. 2 cm core."),
        lines="38222-RT 77012",
    ),
    TextCase(
        rules="NONV-53",
        name="a statement that is the modality",
        text=("Parotid tail mass, L. US. 18G Temno x3. Pics in PACS."),
        lines="42400 76942",
    ),
    TextCase(
        rules="NONV-51",
        name="one and ten on the clock",
        text=("US core bx, left breast. 11:00 mass, 14G x4, clip. 1:00 N3 mass, 14G x3, clip."),
        lines="19083-LT 19084-LT",
    ),
    TextCase(
        rules="NONV-51",
        name="a breast that no word names",
        text=(
            "Calcs lower inner right, BI-RADS 4. Upright tomosynthesis-guided vacuum biopsy, 9G, 10 samples. Specimen film has calcs. Marker placed."
        ),
        lines="19081-RT",
    ),
    TextCase(
        rules="NONV-38 NONV-48",
        name="a segment is of the liver",
        text=("CT-guided biopsies. (1) Segment 6 lesion, 18G x3. (2) Left adrenal 3 cm, 18G x4."),
        lines="47000 49180 77012",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
