"""Drains told by their size alone, beside checks that are only ordered, in lists and in plain words."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-02",
        name="a check in two weeks is another visit",
        text=(
            "Periappendiceal collection. CT guidance, 10 French locking drain left in. 45 mL of purulent "
            "material aspirated. Drain check in two weeks."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-02",
        name="what somebody got",
        text=(
            "He got an 8 French in the pericolic gutter abscess under CT. 70 cc of pus came out. Follow up "
            "drain study in 10 days."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-02",
        name="a check at a clinic",
        text=(
            "CT-guided 10F drain into the diverticular abscess, 40 mL pus. Return to clinic for tube check next week."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-02",
        name="a sinogram before the drain is pulled",
        text=(
            "Pelvic abscess, CT, 12F pigtail, 110 cc feculent pus to bag. Will need a sinogram before the "
            "drain is pulled."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-02",
        name="a tube put into it",
        text=(
            "Subphrenic collection on the left after splenectomy. Under CT I put a 12 French tube into it. "
            "We got out 200 cc of murky fluid. Catheter injection Friday."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-02",
        name="the yield told before the tube",
        text=(
            "200 mL of foul brown pus came out of the psoas abscess once the 12 French catheter was in. CT "
            "guided. Repeat CT and drain study in a week."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-01",
        name="drained by a size",
        text=("SPLENIC ABSCESS DRAINED UNDER CT, 10F, 80 ML."),
        lines="49405",
    ),
    TextCase(
        rules="NONV-02",
        name="two sizes in one statement",
        text=("Two drains under CT. 10F in the left paracolic abscess, 12F in the pelvic abscess. Pus from both."),
        lines="49406 49406-59",
    ),
    TextCase(
        rules="NONV-02",
        name="numbered places with their sizes",
        text=("1. Right subphrenic abscess: 12F, CT, 150 cc. 2. Pelvic abscess: 10F transgluteal, CT, 60 cc."),
        lines="49406 49406-59",
    ),
    TextCase(
        rules="NONV-02",
        name="a volume taken out is no tube out",
        text=(
            "She had a fluid pocket under the abdominal wall incision; with ultrasound (picture saved) I "
            "left a 10 French tube in it and took out 120 cc. Tube check in clinic in one week."
        ),
        lines="10030",
    ),
    TextCase(
        rules="NONV-10",
        name="one size out, another in",
        text=("Drain not draining. Wire through it, 8F out, 10F in, contrast shows position in the abscess cavity."),
        lines="49423 75984",
    ),
    TextCase(
        rules="NONV-11",
        name="a cavity study with a drain that stays",
        text=("Abscessogram: cavity nearly gone, no fistula. Drain stays."),
        lines="49424 76080",
    ),
    TextCase(
        rules="NONV-16",
        name="a belly tapped",
        text=("Belly tapped under ultrasound, picture saved, 4 liters cloudy."),
        lines="49083",
    ),
    TextCase(
        rules="NONV-20",
        name="a volume in words",
        text=("The left chest was tapped; live ultrasound with stored picture; nine hundred mL straw."),
        lines="32555-LT",
    ),
    TextCase(
        rules="NONV-20",
        name="the side of a tap is no plane of the belly",
        text="Left tap for the pleural effusion, lidocaine, Safe-T-Centesis, 600 mL.",
        lines="32554-LT",
    ),
    TextCase(
        rules="SPIN-49",
        name="a plane by its three letters",
        text="LEFT TAP: 20 mL 0.25% bupivacaine, ultrasound in plane, image saved.",
        lines="64486-LT",
    ),
    TextCase(
        rules="NONV-21",
        name="a size that went into the chest",
        text=("CT used. An 8 French went into the left apical pneumothorax and the lung came up. On Heimlich valve."),
        lines="32557-LT",
    ),
    TextCase(
        rules="VINT-73",
        name="a brand in the belly with its tunnel",
        text=("Peritoneal PleurX for ascites: ultrasound puncture, fluoro, tunnel, 2.8 L out."),
        lines="49418",
    ),
    TextCase(
        rules="NONV-27",
        name="an agent through a drain that was there",
        text=("Lymphocele drain: 30 mL absolute alcohol put in through it for 1 hour then removed, sinogram first."),
        lines="49185",
    ),
    TextCase(
        rules="NONV-02",
        name="where a gallbladder was",
        text=("nine french pigtail went in the gallbladder fossa collection after chole under ct green fluid fifty cc"),
        lines="49406",
    ),
    TextCase(
        rules="NONV-02",
        name="the way in is no place of the fluid",
        text=("ACCESS: left flank, CT. DRAIN: 12F APDL. TARGET: infected psoas hematoma. OUTPUT: 90 mL."),
        lines="49406",
    ),
    TextCase(
        rules="MOD-50",
        name="no safe window",
        text=(
            "CT of the pelvis reviewed: the collection is too small and there is no safe window. Drain "
            "placement was not performed."
        ),
        lines="",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
