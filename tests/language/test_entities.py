"""Entity spans by inline markup: ``[words|LABEL]`` must be found with that label, and nothing else of a core type."""

import re
from itertools import pairwise

import pytest

from ircoder.language.pipeline import build_nlp, reading_of

CORE = {"VESSEL", "DEVICE", "INTERVENTION"}
MARK = re.compile(r"\[([^\]|]+)\|([A-Z]+)\]")
PLAIN = {
    "placed",
    "advanced",
    "punctured",
    "crossed",
    "removed",
    "treated",
    "deployed",
    "placement",
    "inflated",
    "used",
    "given",
}


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def unmark(marked):
    text, spans, last = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        spans.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        last = found.end()
    return text + marked[last:], spans


@pytest.mark.parametrize(
    "marked",
    [
        "The [proximal left superficial femoral artery|VESSEL] was patent.",
        "[R CFA|VESSEL] was punctured.",
        "The [mid LAD|VESSEL] had a [90% stenosis|LESION].",
        "The [right and left common iliac arteries|VESSEL] were patent.",
        "Disease of the [subclavian, carotid and iliac arteries|VESSEL].",
        "The [abdominal aorta|VESSEL], [both iliac systems|VESSEL] were imaged.",
        "[SVG to OM1|VESSEL] is patent and [LIMA to LAD|VESSEL] is patent.",
        "The [mid-splenic artery|VESSEL] was normal.",
        "The [left L3 lumbar|VESSEL] was seen.",
        "A 5-French [Sos Omni catheter|DEVICE] was placed.",
        "A 6 x 40 mm [Zilver PTX stent|DEVICE] was deployed.",
        "An 8 French [locking pigtail drain|DEVICE] was placed.",
        "A [Foobar stent|DEVICE] was deployed.",
        "It was [selectively catheterized|INTERVENTION].",
        "[Balloon angioplasty|INTERVENTION] of the [left renal artery|VESSEL].",
        "[PICC|DEVICE] [placement|INTERVENTION] on the right.",
        "[Splenic artery|VESSEL] [aneurysm|LESION].",
        "The [uterine artery|VESSEL] and splenic infarct.",
        "Femoral head and renal mass.",
        "[Renal angiography|IMAGING] was done.",
        "Prior [laminectomy|INTERVENTION].",
        "The collection was [occluded|INTERVENTION] with three [coils|DEVICE].",
        "[Ultrasound|GUIDANCE] used.",
        "The [left AT|VESSEL] was occluded.",
        "[BOTH RENAL VEINS|VESSEL] WERE PATENT AT THAT LEVEL.",
        "The [catheter|DEVICE] was left in place.",
        "Heparin infusion and fluoro 13 min.",
        "The [needle|DEVICE] at [L4-5|ANATOMY].",
        "[L3 through L5|ANATOMY] were normal.",
        "[Screws|DEVICE] at [L4, L5 and S1|ANATOMY].",
        "Under [ultrasound guidance|GUIDANCE].",
        "[Moderate sedation|SEDATION] was given.",
        "[Anaesthesia|SEDATION]: [general anaesthesia|SEDATION].",
    ],
)
def test_marked_spans(nlp, marked):
    text, wanted = unmark(marked)
    found = [(m.start, m.end, m.label) for m in reading_of(nlp(text)).mentions]
    for span in wanted:
        assert span in found, (text[span[0] : span[1]], [(text[a:b], c) for a, b, c in found])
    extra = [text[a:b] for a, b, label in found if label in CORE and (a, b, label) not in wanted]
    assert [word for word in extra if word.lower() not in PLAIN] == []


@pytest.mark.parametrize(
    ("text", "words", "concept"),
    [
        (
            "The left external and common iliac veins were patent.",
            "left external and common iliac veins",
            "common_iliac_vein",
        ),
        ("A 6 mm Viabahn stent was placed.", "Viabahn stent", "viabahn"),
        ("The oesophageal artery.", "oesophageal artery", "esophageal_artery"),
        ("kypho plasty of L1 was done", "kypho plasty", "kyphoplasty"),
        ("Hip joint injection of kenalog and ropivicaine", "ropivicaine", "ropivacaine"),
    ],
)
def test_concepts(nlp, text, words, concept):
    found = {m.text: m.concept for m in reading_of(nlp(text)).mentions}
    assert concept in found[words]


def test_side_words_and_segment_are_attributes(nlp):
    mention = reading_of(nlp("Stenosis of the distal right common femoral artery.")).mentions[-1]
    assert mention.attributes["segment"] == "distal"
    assert mention.side == "right"


def test_percent_of_a_lesion(nlp):
    lesions = [
        m
        for m in reading_of(nlp("There is a 70-80% stenosis of the left renal artery.")).mentions
        if m.label == "LESION"
    ]
    assert [m.attributes["percent"] for m in lesions] == [80.0]


def test_levels_of_a_spinal_span(nlp):
    mentions = reading_of(nlp("Epidural injection at L4-5 on the left.")).mentions
    assert [m.attributes["levels"] for m in mentions if "levels" in m.attributes] == [("L4-L5",)]


def test_facts_of_the_vocabulary_row_are_attributes(nlp):
    mention = next(m for m in reading_of(nlp("A stent was placed.")).mentions if m.label == "DEVICE")
    assert mention.attributes["treats"] == "stent"


@pytest.mark.parametrize(
    ("text", "form", "concept"),
    [
        ("SMA run: endoleak fed by the IMA and the sigmoid branches.", "IMA", "vessel:inferior_mesenteric_artery"),
        ("Coronary bypass: the IMA graft to the LAD is patent.", "IMA graft", "vessel:internal_mammary_artery"),
        ("The tip of the dialysis catheter lies in the SVC near the RA.", "RA", "vessel:right_atrium"),
    ],
)
def test_short_forms_by_context(nlp, text, form, concept):
    found = {m.text: m for m in reading_of(nlp(text)).mentions}
    mention = next(found[name] for name in found if name.startswith(form.split()[0]))
    assert (mention.concept, mention.options) == (concept, ())


def test_unsupported_short_form_stays_open(nlp):
    mention = next(m for m in reading_of(nlp("The IMA was seen.")).mentions if m.text == "IMA")
    assert set(mention.options) == {"vessel:inferior_mesenteric_artery", "vessel:internal_mammary_artery"}


def test_s1_is_a_level_in_the_spine_and_no_septal_branch(nlp):
    mentions = reading_of(nlp("Transforaminal epidural injection at S1, lumbar radiculopathy.")).mentions
    assert [(m.label, m.text) for m in mentions if "S1" in m.text] == [("ANATOMY", "S1")]


def test_core_spans_never_overlap(nlp):
    text = "Left renal artery stent placement with a Palmaz stent, balloon angioplasty of the left renal artery origin."
    spans = [(m.start, m.end) for m in reading_of(nlp(text)).mentions if m.label in CORE]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_denied_lesion_is_no_mention(nlp):
    assert [m for m in reading_of(nlp("There is no stenosis.")).mentions if m.label == "LESION"] == []


@pytest.mark.parametrize(
    ("text", "heart"),
    [
        ("The left main and the circumflex are normal.", True),
        ("The sheath lies in the left main duct.", False),
        ("Left main and segment 4 ducts are free of stones.", False),
        ("Blood came from the left main bronchus.", False),
    ],
)
def test_main_trunks_of_other_organs_are_no_coronary_artery(nlp, text, heart):
    named = {mention.concept for mention in reading_of(nlp(text)).mentions}
    assert ("vessel:left_main_coronary_artery" in named) == heart
