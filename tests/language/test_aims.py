"""Lesions and body parts named in passing carry ``incidental`` and are left out of lists of entities."""

from __future__ import annotations

import pytest

from ircoder.language.aims import INCIDENTAL
from ircoder.language.pipeline import build_nlp, read
from ircoder.source_text import SourceText


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


@pytest.mark.parametrize(
    ("text", "word", "incidental"),
    [
        ("An 80% stenosis of the left renal artery was treated.", "stenosis", False),
        ("No extravasation or residual stenosis of the left renal artery.", "stenosis", True),
        ("The run shows no dissection, perforation or embolus.", "embolus", True),
        ("There is no dissection but a tight stenosis remains.", "stenosis", False),
        ("Endoleak was excluded on the final run.", "Endoleak", True),
        ("There is no more flow in the pseudoaneurysm.", "pseudoaneurysm", False),
        ("Risks explained were bleeding and infection.", "bleeding", True),
        ("CONSENT: Discussed stroke and hematoma.\n\nTECHNIQUE: Coils were placed.", "hematoma", True),
        ("She has a history of breast cancer.", "cancer", True),
        ("The fluid was sent for culture.", "fluid", True),
        ("Then 40 ml of cloudy fluid drained freely.", "fluid", True),
        ("The needle was advanced into the left kidney.", "left kidney", False),
        ("A biopsy of the right lobe of the liver was taken.", "right lobe of the liver", False),
        ("FINDINGS: The kidney enhances well.", "kidney", True),
        ("Risks named were damage to the kidney and lung by the needle.", "kidney", True),
        ("IMPRESSION: Technically good result at L4-L5.", "L4-L5", False),
        ("COMPARISON: CT of the liver from May.", "liver", True),
    ],
)
def test_passing_mentions(nlp, text, word, incidental):
    reading = read(nlp, text)
    mention = next(item for item in reading.mentions if word.lower() in item.text.lower())
    assert bool(mention.attributes.get(INCIDENTAL)) is incidental
    listed = [entity.text for entity in SourceText(text).entities(reading)]
    assert (mention.text in listed) is not incidental


def test_acts_vessels_and_devices_are_never_incidental(nlp):
    reading = read(nlp, "Risks named were embolization of the splenic artery and a lost catheter.")
    assert [item.label for item in reading.mentions if not item.attributes.get(INCIDENTAL)] == [
        "INTERVENTION",
        "VESSEL",
        "DEVICE",
    ]
