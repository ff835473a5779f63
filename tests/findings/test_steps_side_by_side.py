"""Work told step by step: a device with its vessel, a side with its drain, a level with its needle."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "a stent of the branch, then one of the trunk": (
        "CORONARY INTERVENTION. Right radial. LAD 85% proximal, first diagonal 90% ostial. The diagonal was wired and was "
        "given its own stent first, Xience 2.25 x 12, then Xience 3.0 x 33 in the LAD across it.",
        ["C9600", "C9601"],
    ),
    "a branch that was only protected": (
        "CORONARY INTERVENTION. Right radial. LAD 85% proximal. The diagonal was protected with a wire. An Onyx 3.5 x 38, then "
        "an Onyx 4.0 x 15 in the LAD across it.",
        ["C9600"],
    ),
    "an old drain on one side, a new one on the other": (
        "Two pelvic collections.\nLEFT (old drain): Contrast 40 mL through the tube, smooth cavity, no leak. 40 mL of absolute "
        "alcohol instilled for an hour and aspirated. Tube to bag, not changed.\nRIGHT: New puncture under ultrasound. 18G "
        "needle into the collection, pus, wire, 10F pigtail left and locked.",
        ["49185", "49406"],
    ),
    "alcohol through the new drain of the same side": (
        "Pelvic lymphocele.\nLEFT: New puncture under ultrasound. 18G needle into the collection, wire, 10F pigtail left and "
        "locked. 40 mL of absolute alcohol instilled for an hour and aspirated.",
        ["49406"],
    ),
    "a foramen that contrast spared": (
        "CERVICAL EPIDURAL STEROID INJECTION\nA 20G Tuohy entered at C7-T1 left of midline. Loss of resistance. Fluoroscopy. "
        "Isovue spread from C5 to T2 with a filling defect at the C5-6 foramen. Dexamethasone 10 mg given.",
        ["62321"],
    ),
    "a foramen where contrast stopped": (
        "LUMBAR EPIDURAL STEROID INJECTION\nThe needle was advanced into the left L4-5 foramen under fluoroscopy. Contrast "
        "stopped at the L3-4 foramen. Dexamethasone 10 mg given at the root.",
        ["64483"],
    ),
    "two foramina that needles entered": (
        "LUMBAR EPIDURAL STEROID INJECTION\nNeedles were advanced into the left L3-4 and L4-5 foramina under fluoroscopy. "
        "Dexamethasone 5 mg given at each root.",
        ["64483", "64484"],
    ),
    "the plane of the nerve under a rib, and the same lower down": (
        "Right rib fractures. Under ultrasound at T8 the needle went in plane between the internal intercostal and the innermost "
        "intercostal muscle and 3 mL of bupivacaine was injected. It was repeated at T9. T10 was left alone. Image kept.",
        ["64420", "64421", "76942"],
    ),
    "blood between the muscles of a rib": (
        "Right chest pain. Ultrasound of the ribs: a hematoma lies between the internal and innermost intercostal muscles at "
        "T8. No injection was made.",
        [],
    ),
    "volumes written out, one of them by its sides": (
        "VERTEBROPLASTY\nUnder fluoroscopy cement was instilled: 3 milliliters at T11, and at L2 2.5 on the right and 2 on the left.",
        ["22510", "22512"],
    ),
    "a volume behind one body": (
        "VERTEBROPLASTY\nUnder fluoroscopy cement was instilled at L1, 3 milliliters. L2 was looked at and left.",
        ["22511"],
    ),
    "a form in which no new line went in": (
        "FOREIGN BODY RETRIEVAL\nAccess site: R CFV\nDevice: EN Snare 18-30 mm, PICC fragment snared in the SVC.\nRemoved "
        "complete: yes\nNew line placed: NO (team to decide)",
        ["37197"],
    ),
    "a form in which a new line was put off": (
        "FOREIGN BODY RETRIEVAL\nAccess site: R CFV\nPort tubing fragment snared in the SVC and taken out.\nNew line placed: "
        "not placed\n",
        ["37197"],
    ),
    "a watcher with nothing else to do": (
        "PORT REMOVAL\nRight chest port removed through the old scar. Midazolam 2 mg and fentanyl 75 under my direction, Sister "
        "Okafor, who had naught else to do, watched her from 10:02 to 10:31.",
        ["36590", "99152", "99153"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_codes(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes
