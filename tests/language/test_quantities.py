"""Quantities with their meaning, in digits and in spoken words."""

import datetime as dt

import pytest

from ircoder.language.quantities import find_quantities
from ircoder.language.reading import Sentence

CASES = [
    ("6 x 40 mm balloon", [("size", 6, 40)]),
    ("6x40 balloon", [("size", 6, 40)]),
    ("3.0 x 18 mm Xience", [("size", 3, 18)]),
    ("12 mm x 4 cm balloon", [("size", 12, 40)]),
    ("six by sixty stent", [("size", 6, 60)]),
    ("two point five by fifteen", [("size", 2.5, 15)]),
    ("8 x 60 x 130 mm", [("size", 8, 60)]),
    ("ruby 8 mm x 2", [("length_mm", 8, None), ("count", 2, None)]),
    ("a 4-mm coil", [("diameter_mm", 4, None)]),
    ("4.1 cm mass", [("length_mm", 41, None)]),
    ("a diameter of 51 mm", [("diameter_mm", 51, None)]),
    ("four millimeter lumen", [("length_mm", 4, None)]),
    ("5F sheath", [("french", 5, None)]),
    ("5 French catheter", [("french", 5, None)]),
    ("7 Fr", [("french", 7, None)]),
    ("5-Fr. sheath", [("french", 5, None)]),
    ("seven French sheath", [("french", 7, None)]),
    ("21-gauge needle", [("gauge", 21, None)]),
    ("25g x 3 passes", [("gauge", 25, None), ("count", 3, None)]),
    ("twenty gauge needle", [("gauge", 20, None)]),
    ("41 minutes", [("minutes", 41, None)]),
    ("41 min", [("minutes", 41, None)]),
    ("forty one minutes", [("minutes", 41, None)]),
    ("thirty-four minutes", [("minutes", 34, None)]),
    ("1 hour 10 minutes", [("minutes", 70, None)]),
    ("1005-1046", [("clock_range", 605, 646)]),
    ("10:05 to 10:25", [("clock_range", 605, 625)]),
    ("from 14:00 until 14:41", [("clock_range", 840, 881)]),
    ("start 0912 stop 0957", [("clock_range", 552, 597)]),
    ("start 0712 hours, stop 0748 hours", [("clock_range", 432, 468)]),
    ("start 09:04, end 10:06 (62 minutes)", [("clock_range", 544, 606), ("minutes", 62, None)]),
    ("2:05 to 2:45 pm", [("clock_range", 845, 885)]),
    ("from ten oh five to ten forty six", [("clock_range", 605, 646)]),
    ("at 13:20", [("clock", 800, None)]),
    ("called at 2140", [("clock", 1300, None)]),
    ("2019-2023", []),
    ("sedation time 2015-2030", [("clock_range", 1215, 1230)]),
    ("80% stenosis", [("percent", 80, None)]),
    ("80 percent", [("percent", 80, None)]),
    ("sixty percent", [("percent", 60, None)]),
    ("70-80% stenosis", [("percent", 70, 80)]),
    ("three coils", [("count", 3, None)]),
    ("two passes", [("count", 2, None)]),
    ("ProGlide x 2", [("count", 2, None)]),
    ("x3", [("count", 3, None)]),
    ("times two", [("count", 2, None)]),
    ("three 4 mm coils", [("count", 3, None), ("diameter_mm", 4, None)]),
    ("Needles: four.", [("count", 4, None)]),
    ("62-year-old", [("age_years", 62, None)]),
    ("62M", [("age_years", 62, None)]),
    ("76 y/o", [("age_years", 76, None)]),
    ("62 yo", [("age_years", 62, None)]),
    ("74 y.o. M", [("age_years", 74, None)]),
    ("84-YEAR-OLD", [("age_years", 84, None)]),
    ("6-month-old", [("age_years", 0.5, None)]),
    ("aged 54", [("age_years", 54, None)]),
    ("AGE: 54", [("age_years", 54, None)]),
    ("F, 29 y, pain", [("age_years", 29, None)]),
    ("Hx: 47F, pain", [("age_years", 47, None)]),
    ("a man of 58", [("age_years", 58, None)]),
    ("male, 52.", [("age_years", 52, None)]),
    ("fifty two year old male", [("age_years", 52, None)]),
    ("a newborn", [("age_years", 0, None)]),
    ("14 year old graft", []),
    ("loop graft, brachial artery to a deep vein, 3 years old", []),
    ("the nurse watched the patient, thirty four minutes", [("minutes", 34, None)]),
    ("6F 90 cm sheath", [("french", 6, None), ("length_mm", 900, None)]),
    ("4 mL", [("volume_ml", 4, None)]),
    ("20 cc", [("volume_ml", 20, None)]),
    ("2.1 L", [("volume_ml", 2100, None)]),
    ("midazolam 2 mg", [("dose_mg", 2, None)]),
    ("fentanyl 50 mcg", [("dose_mg", 0.05, None)]),
    ("cefazolin 2 g", [("dose_mg", 2000, None)]),
    ("19 mmHg", [("pressure_mmhg", 19, None)]),
    ("L4-5 facets", []),
    ("L4-5", []),
    ("6-8 weeks", []),
    ("type 2 endoleak", []),
    ("BP 104/62", []),
    ("grade 3", []),
    ("1. Angiogram", []),
    ("pain 5/10", []),
    ("hardware", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text or "empty" for text, _ in CASES])
def test_quantities(text, expected):
    found = [(item.kind, round(item.value, 6), item.second) for item in find_quantities(text, ())]
    assert found == expected


DATES = [
    ("6/2/2026", dt.date(2026, 6, 2)),
    ("5/11/26", dt.date(2026, 5, 11)),
    ("2025-06-01", dt.date(2025, 6, 1)),
    ("June 3, 2025", dt.date(2025, 6, 3)),
    ("June 3rd, 2025", dt.date(2025, 6, 3)),
    ("12 Jun 2025", dt.date(2025, 6, 12)),
    ("3rd of June 2025", dt.date(2025, 6, 3)),
    ("OCTOBER 2 2025", dt.date(2025, 10, 2)),
    ("10/2025", dt.date(2025, 10, 1)),
    ("January 2022", dt.date(2022, 1, 1)),
    ("december seventeenth two thousand twenty four", dt.date(2024, 12, 17)),
    ("may fifth twenty twenty five", dt.date(2025, 5, 5)),
    ("november 27 2024", dt.date(2024, 11, 27)),
    ("05.06.2024", dt.date(2024, 5, 6)),
]


@pytest.mark.parametrize(("text", "date"), DATES, ids=[text for text, _ in DATES])
def test_dates(text, date):
    (found,) = find_quantities(f"On {text} it was done", ())
    assert (found.kind, found.value) == ("date", date.toordinal())
    assert f"On {text} it was done"[found.start : found.end] == text


@pytest.mark.parametrize("text", ["31/31/2024", "2/30/2024", "1/2", "may be 2", "march of 5", "12.5.3"])
def test_no_dates(text):
    assert not [item for item in find_quantities(text, ()) if item.kind == "date"]


def test_sentence_and_offsets():
    text = "A 5F sheath. For 41 minutes."
    sentences = (Sentence(0, 0, 12, "body"), Sentence(1, 13, 28, "body"))
    french, minutes = find_quantities(text, sentences)
    assert (text[french.start : french.end], french.sentence) == ("5F", 0)
    assert (text[minutes.start : minutes.end], minutes.sentence) == ("41 minutes", 1)


def test_offsets_survive_letters_that_grow_in_lower_case():
    text = "İİ 5F sheath"
    (french,) = find_quantities(text, ())
    assert text[french.start : french.end] == "5F"
