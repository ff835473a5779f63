"""Needle targets told in tables and under labels, each with the imaging of its own row, and what denies a target."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-51",
        "stereotactic on the other side",
        "Part A. Left breast, ultrasound-guided biopsy.\nPart B. Right breast, stereotactic biopsy.\n"
        "A. Under ultrasound a 14 gauge needle took four cores of the left mass, image saved. Clip placed.\n"
        "B. 9 gauge vacuum device, ten samples of the right calcifications. Clip placed.",
        "19081-RT 19083-LT",
    ),
    TextCase(
        "NONV-33",
        "nodules under labels",
        "Thyroid FNA\nNodule 1: right mid pole, 2.1 cm\n - 25G x 3 passes, tip seen on ultrasound, image stored\n"
        "Nodule 2: isthmus, 1.4 cm\n - 25G x 3 passes, image stored\nNodule 3: left lower pole\n - not sampled",
        "10005 10006",
    ),
    TextCase(
        "NONV-32",
        "image on file",
        "FNA of a left lower pole thyroid nodule. Ultrasound watched the 25 gauge needle, four passes for cytology. "
        "Image on file.",
        "10005",
    ),
    TextCase(
        "NONV-38",
        "modality in the row of a table",
        "| # | Target | Guidance | Needle | Samples |\n"
        "| 1 | L2 vertebral body lesion | CT | 11G | 2 cores |\n"
        "| 2 | Right axillary node | US | 14G | 4 cores |\n"
        "Notes\n1. Tip in the lesion on CT, series kept.\n2. Needle seen in the node in real time, picture on PACS.",
        "20225 38505-RT 76942 77012-59",
    ),
    TextCase(
        "NONV-40",
        "tip on the screen",
        "Liver lesion of segment 6. 17G introducer to its edge, tip visible on ultrasound all the time. 18G x 4 cores. "
        "Image of the needle archived.",
        "47000 76942",
    ),
    TextCase(
        "NONV-48",
        "the background was not sampled",
        "Segment 6 lesion of the liver, 3 cm.\n(1) 17G introducer to its edge, tip visible on ultrasound.\n(2) 18G x 3 cores, "
        "image archived.\nBackground liver not sampled.",
        "47000 76942",
    ),
    TextCase(
        "NONV-53",
        "the mass was not touched",
        "New mediastinal mass and neck nodes. Left supraclavicular, 2 cm: 16 gauge, five cores under ultrasound with the "
        "needle followed in the node, picture kept. The mediastinal mass was not touched.",
        "38505-LT 76942",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
