"""Sections: headings by table, by shape and by wording, and sections without any heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.knowledge.base import load_knowledge
from ircoder.language.headings import find_sections


def kinds(text):
    return [section.kind for section in find_sections(text, load_knowledge().sections)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INDICATION: Leg pain.\nTECHNIQUE: The groin was punctured.\n", ["indication", "technique"]),
        ("Indication\nLeg pain.\n\nFindings\nStenosis.\n", ["indication", "findings"]),
        ("**IMPRESSION:** Patent.", ["impression"]),
        ("FINDINGS - patent vessels.\nIMPRESSION - normal.", ["findings", "impression"]),
        ("HISTORY: Claudication. IMPRESSION: Patent.", ["history", "impression"]),
        ("1. INDICATION: pain\n2. TECHNIQUE: needle was placed\n", ["indication", "technique"]),
        ("The catheter was placed in the aorta. No complication occurred in this case and it was removed.", ["body"]),
        ("hip shot: 22 g under fluoro, 80 mg depo. image kept\n\nSeen at noon, well.", ["body"]),
        ("HISTORY\nKnown disease.\n\nSUPPORT\nLeft groin, 14 French.", ["history", "body"]),
        (
            "Indication\nLeg pain.\n\nAccess and hardware\nRight radial 6F sheath and a pigtail catheter were used.",
            ["indication", "body"],
        ),
        ("right groin, flush to the aorta, over to\nthe left iliac. Left leg open.", ["body"]),
        ("ILIAC ARTERY STENT PLACEMENT\nand completion angiogram", ["procedure_title"]),
        ("History\n\nHypertension\nDiabetes\nGout", ["history"]),
        ("LEFT LEG ANGIOGRAM\n\nThe right groin was punctured.", ["procedure_title", "body"]),
        ("IMPRESSION: Patent.\nADDENDUM 6/3: The side was left.", ["impression", "addendum"]),
        ("IMPRESSION: Patent.\nI was present for the entire procedure.", ["impression", "attestation"]),
        ("Dx: leg ulcer\n\nThe groin was punctured.\nThe wire went up.\n", ["diagnosis", "body"]),
        ("BREASTS\n\nLEFT, ULTRASOUND:\nA mass.\nRIGHT, STEREOTACTIC:\nDots.", ["procedure_title", *["guidance"] * 2]),
        ("BREASTS\n\nRIGHT, ULTRASOUND:\nA mass.\nLEFT, MRI:\nA focus.", ["procedure_title", *["guidance"] * 2]),
        ("FINDINGS:\nAorta: mild plaque.\nCeliac: patent.\nIMPRESSION: Normal.", ["findings", "impression"]),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


def test_procedure_heads_a_list_or_an_account():
    listed = "PROCEDURE: Left renal stent.\n\nANESTHESIA: Local."
    told = "PROCEDURE: The left groin was punctured and a sheath was placed.\n"
    assert kinds(listed) == ["procedure_title", "anesthesia"]
    assert kinds(told) == ["technique"]


def test_listed_acts_and_account_under_one_heading_are_two_sections():
    text = "PROCEDURE: Left renal stent.\n\nThe left groin was punctured and a sheath was placed."
    assert kinds(text) == ["procedure_title", "technique"]


def test_background_on_one_line_does_not_swallow_the_account():
    text = "Hx: 67F with claudication.\n\nThe right groin was punctured and a stent was placed."
    assert kinds(text) == ["history", "body"]


def test_one_line_heading_ends_with_its_line():
    text = "EBL: 10 mL\nThe patient was then turned and the left side was punctured with a needle.\n"
    assert kinds(text) == ["ebl", "body"]


def test_spoken_impression_in_a_run_on_report():
    text = "the groin was punctured and the aorta was imaged impression normal aorta"
    assert kinds(text)[-1] == "impression"


def test_heading_and_text_offsets():
    text = "INDICATION: Pain.\nFINDINGS:\nStenosis."
    first, second = find_sections(text, load_knowledge().sections)
    assert text[first.body : first.end].strip() == "Pain."
    assert (second.start, text[second.body : second.end].strip()) == (text.index("FINDINGS"), "Stenosis.")


LINES = st.sampled_from(
    [
        "INDICATION: pain",
        "Findings",
        "- item",
        "",
        "IMPRESSION:",
        "The wire was placed.",
        "a: b",
        "1. x",
        "ADDENDUM: left",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_sections_cover_the_report_without_gaps(lines):
    text = "\n".join(lines)
    sections = find_sections(text, load_knowledge().sections)
    place = 0
    for section in sections:
        assert section.start == place
        assert section.start <= section.body <= section.end
        place = section.end
    assert place == len(text)


def test_a_heading_of_one_side_is_one_of_the_other():
    known = load_knowledge().sections.kinds
    sided = {heading: kind for heading, kind in known.items() if heading.startswith("left ") and "(" not in heading}
    assert sided
    assert all(known[heading.replace("left", "right")] == kind for heading, kind in sided.items())
