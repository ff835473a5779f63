"""Two sessions of one day: what was done again takes 76, what edits join is opened by the session (MOD-12, MOD-13)."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, fact, guidance, imaging
from tests.coding.cases import Case, TextCase, check, table


def needle(kind: str, target: str | None = None, modality: str | None = None, **details: Any) -> list[Any]:
    done = act(kind, target, **details)
    if modality is None:
        return [done]
    look = guidance(modality, done.id, session=done.session)
    return [done, look, fact("image_saved", about=look.id)]


def circuit(name: str, *kinds: str, session: int = 1) -> list[Any]:
    """A fistula worked on in one session."""
    way = access("left arteriovenous_fistula", "superior_vena_cava", id=name, session=session)
    study = imaging(way, "dialysis_circuit", "superior_vena_cava", at=0, session=session)
    acts = [
        act(kind, "left cephalic_arch" if kind == "dialysis_angioplasty" else None, access=name, session=session)
        for kind in ("dialysis_circuit_study", *kinds)
    ]
    return [way, study, *acts]


HEART = (
    act("left_heart_catheterization", id="left"),
    fact("ventricle_entered", about="left"),
    act("coronary_angiography", id="coronary", complete=True),
    fact("coronary_findings", about="coronary"),
)
LIVER = access("right common_femoral_artery", "vessel:right_hepatic_artery", id="later", session=2)
STOPPED = act(
    "embolization", "vessel:right_hepatic_artery", access="later", reason="bleeding", field="liver", session=2
)

CASES = [
    Case(
        "MOD-13",
        "nephrostomy, changed in the evening",
        [
            act("nephrostomy", side="right", entry="new", left="nephrostomy"),
            act("nephrostomy_exchange", side="right", entry="existing", left="nephrostomy", session=2),
        ],
        "50432-RT 50435-59-RT",
    ),
    Case(
        "MOD-13",
        "drain, changed in the evening",
        [act("drainage", "anatomy:pelvis"), act("drain_exchange", "anatomy:pelvis", session=2)],
        "49406 49423-59 75984",
    ),
    Case(
        "MOD-13",
        "heart studied, treated in the evening",
        [*HEART, act("coronary_stent", "left_anterior_descending_artery", drug_coated=False, session=2)],
        "92928-LD 93458-59",
    ),
    Case(
        "MOD-12",
        "circuit cleared twice",
        [
            *circuit("noon", "dialysis_declot", "dialysis_angioplasty"),
            *circuit("night", "dialysis_declot", "dialysis_angioplasty", session=2),
        ],
        "36905 36905-76",
    ),
    Case(
        "MOD-13",
        "circuit studied, cleared in the evening",
        [*circuit("noon"), *circuit("night", "dialysis_declot", session=2)],
        "36901-59 36904",
    ),
    Case(
        "MOD-12",
        "chest tapped twice",
        [
            *needle("thoracentesis", "right anatomy:pleural_space", "ultrasound"),
            *needle("thoracentesis", "right anatomy:pleural_space", "ultrasound", session=2),
        ],
        "32555-76-RT 32555-RT",
    ),
    Case(
        "MOD-13",
        "liver cores, then its bleeding stopped",
        [*needle("core_biopsy", "anatomy:liver", "ultrasound", site="liver"), LIVER, STOPPED],
        "36247 37244 47000 76942-59",
    ),
    Case(
        "MOD-13",
        "biliary drain, then its bleeding stopped",
        [act("biliary_drainage", entry="new", left="external"), LIVER, STOPPED],
        "36247 37244 47533",
    ),
    Case(
        "MOD-13",
        "lung cores, a tube in the evening",
        [
            *needle("core_biopsy", "left anatomy:lung", "ct", site="lung"),
            *needle("chest_tube", "left anatomy:pleural_space", "ct", technique="percutaneous", session=2),
        ],
        "32408 32557-LT",
    ),
    Case(
        "MOD-13",
        "gastrostomy, changed in the evening",
        [
            act("gastrostomy", entry="new", left="gastrostomy"),
            act("gastrostomy_exchange", entry="existing", imaged=True, session=2),
        ],
        "49440 49450-59",
    ),
    Case(
        "MOD-13",
        "two sessions of cement",
        [
            act("vertebroplasty", levels=("T12",), cement=True),
            act("vertebroplasty", levels=("L2",), cement=True, session=2),
        ],
        "22510 22512",
    ),
    Case(
        "MOD-12",
        "knee tapped twice",
        [
            *needle("joint_aspiration", "right anatomy:knee_joint", "ultrasound"),
            *needle("joint_aspiration", "right anatomy:knee_joint", "ultrasound", session=2),
        ],
        "20611-76-RT 20611-RT",
    ),
    Case(
        "MOD-12",
        "line placed, lost, placed again",
        [
            access("right internal_jugular_vein", id="n"),
            act("central_line_insertion", access="n", device="nontunneled", entry="central", side="right"),
            access("left internal_jugular_vein", id="m", session=2),
            act("central_line_insertion", access="m", device="nontunneled", entry="central", side="left", session=2),
        ],
        "36556 36556-59",
    ),
]


TEXTS = [
    TextCase(
        "MOD-12",
        "fistula cleared twice in a day",
        """The left upper arm AV fistula was accessed. Fistulogram showed thrombosis. Pharmacomechanical thrombectomy with tPA and the Cleaner device was done, and the cephalic arch stenosis was dilated with an 8 mm balloon. Good flow.
Six hours later the patient was brought back to IR because the access had clotted again. The fistula was reaccessed. Fistulogram showed recurrent thrombosis. Repeat mechanical thrombectomy with the Cleaner and 8 mm balloon angioplasty of the cephalic arch was done.
""",
        "36905 36905-76",
    ),
    TextCase(
        "MOD-13",
        "liver biopsy then bleeding",
        """PROCEDURE #1 (0900): Ultrasound-guided liver biopsy. Under real-time ultrasound guidance, three 18 gauge cores of the right hepatic lobe were obtained. Images saved.
PROCEDURE #2: The patient became hypotensive and was returned to the angiography suite at 1330. The right common femoral artery was accessed. The celiac and right hepatic arteries were catheterized. Active extravasation was seen from the right hepatic artery and it was coil embolized.
""",
        "36247 37244 47000 76942-59",
    ),
    TextCase(
        "MOD-13",
        "cath in the morning, stent in the afternoon",
        """PROCEDURE: Left heart catheterization and coronary angiography; PCI of the RCA later the same day.
First session: Right radial access. Left main, LAD and circumflex normal. RCA 90% mid stenosis. LVEDP 12 mmHg. The case was discussed by the heart team.
The patient returned to the cath lab later the same day. Through right femoral access the mid RCA was stented with a 3.5 x 18 mm Xience drug eluting stent.
""",
        "93458-59 C9600-RC",
    ),
    TextCase(
        "MOD-13",
        "lung biopsy, tube two hours later",
        """CT guided biopsy of the right lower lobe nodule: 19 G coaxial, four 20 G cores.
Two hours later the patient was brought back to CT for a symptomatic pneumothorax. Under CT guidance a 10 French pigtail chest tube was placed in the right pleural space. Images saved.
""",
        "32408 32557-RT",
    ),
    TextCase(
        "MOD-12",
        "paracentesis of the evening, capitals",
        """ULTRASOUND GUIDED PARACENTESIS. 5 FR CATHETER, LEFT LOWER QUADRANT, 4 LITERS REMOVED, IMAGES SAVED.
PATIENT CAME BACK TO ULTRASOUND SUITE THE SAME EVENING WITH TENSE ABDOMEN. ULTRASOUND GUIDED PARACENTESIS REPEATED RIGHT LOWER QUADRANT, 3 LITERS REMOVED, IMAGES SAVED.
""",
        "49083 49083-76",
    ),
    TextCase(
        "MOD-13",
        "no session: moved within the procedure",
        """Diagnostic cerebral angiogram. Right radial access. Right and left common carotid arteries catheterized, cervical and intracranial angiography normal. The patient was moved back to the stretcher in the afternoon.
""",
        "36223-50",
    ),
    TextCase(
        "MOD-13",
        "no session: recovery then home",
        """Ultrasound guided right thoracentesis, 900 mL removed with a 6 Fr catheter, images saved. The patient was returned to the recovery area and discharged later the same day. He will return to interventional radiology next week for a PleurX catheter.
""",
        "32555-RT",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
