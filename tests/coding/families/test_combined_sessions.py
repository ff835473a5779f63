"""Sessions that join work of several families, and later sessions of one day (MOD-12, MOD-13, MOD-23, MOD-28)."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, fact, guidance, imaging, lesion
from tests.coding.cases import Case, TextCase, check, table

FIRST = (fact("prior_catheter_study", "denied"), fact("decision_from_study"))
KNOWN = (fact("prior_catheter_study"),)
CHANGED = (fact("prior_catheter_study"), fact("condition_changed"))
POOR = (fact("prior_catheter_study"), fact("prior_study_inadequate"))
BY_CT = (fact("prior_ct_angiography"),)


def seen(about: str) -> list[Any]:
    """Ultrasound of a puncture, with all that its code asks for."""
    look = guidance("ultrasound", about, purpose="vascular_access")
    return [
        look,
        *(fact(item, about=look.id) for item in ("site_evaluated", "vessel_patent", "real_time_entry", "image_saved")),
    ]


def needle(kind: str, target: str | None = None, modality: str | None = None, **details: Any) -> list[Any]:
    """Needle work with the imaging that guided it, image kept."""
    done = act(kind, target, **details)
    if modality is None:
        return [done]
    look = guidance(modality, done.id, session=done.session)
    return [done, look, fact("image_saved", about=look.id)]


def line(
    device_kind: str = "port", way: str = "neck", kind: str = "central_line_insertion", **fields: Any
) -> list[Any]:
    """Central line through a jugular access, with fluoroscopy of its tip."""
    done = act(kind, access=way, device=device_kind, entry="central", tip="vessel:superior_vena_cava", **fields)
    look = guidance("fluoroscopy", done.id, purpose="catheter")
    return [done, look, fact("image_saved", about=look.id), fact("tip_position", about=look.id)]


def leg(*facts: Any, degree: int = 90, kind: str = "stent") -> list[Any]:
    """Left superficial femoral artery treated over the bifurcation, after a study of that leg."""
    groin = access("right common_femoral_artery", "left superficial_femoral_artery", id="groin")
    narrowed = lesion("stenosis", "left superficial_femoral_artery", id="narrowed", degree=degree)
    treated = act(kind, "left superficial_femoral_artery", access="groin", lesion="narrowed")
    return [groin, narrowed, treated, imaging(groin, "left lower_extremity", at=0), *facts]


def vein(*facts: Any) -> list[Any]:
    """Left common iliac vein stented from behind the knee, after a venogram of the leg."""
    knee = access("left popliteal_vein", id="knee")
    stent = act("stent", "left common_iliac_vein", access="knee")
    return [knee, stent, imaging(knee, "left extremity_vein"), *facts]


def kidney(*facts: Any) -> list[Any]:
    """Bleeding of a renal branch closed after a renal study."""
    groin = access("right common_femoral_artery", "left renal_artery", id="groin")
    closed = act("embolization", "left renal_artery", access="groin", reason="bleeding", field="kidney")
    return [groin, closed, imaging(groin, bed("left visceral", "renal_artery"), at=0), *facts]


def heart(*facts: Any) -> list[Any]:
    """Left heart study with a stent of the left anterior descending artery."""
    return [
        act("left_heart_catheterization", id="left"),
        fact("ventricle_entered", about="left"),
        act("coronary_angiography", id="coronary", complete=True),
        fact("coronary_findings", about="coronary"),
        act("coronary_stent", "left_anterior_descending_artery", drug_coated=True),
        *facts,
    ]


def bleeding(target: str, field: str, **fields: Any) -> Any:
    return act("embolization", target, reason="bleeding", field=field, **fields)


def tube(kind: str, target: str | None = None, **details: Any) -> Any:
    return act(kind, target, **details)


BELLY = "anatomy:peritoneal_cavity"
NECK = access("right internal_jugular_vein", id="neck")
OTHER_STICK = access("right internal_jugular_vein", id="stick")
LIVER_AND_PELVIS = access(
    "right common_femoral_artery", "vessel:right_hepatic_artery", "left internal_iliac_artery", id="groin"
)

CASES = [
    # The right to report a study beside its treatment.
    Case("VASC-19", "leg: first study", leg(*FIRST), "37226-LT 75710-59-LT"),
    Case("VASC-19", "leg: first study, new codes", leg(*FIRST), "37267-LT 75710-59-LT", date="2026-02-02"),
    Case("VASC-19", "leg: first study, physician", leg(*FIRST), "37226-LT 75710-26-59-LT", setting="professional"),
    Case("VASC-19", "leg: known by a catheter study", leg(*KNOWN), "37226-LT", not_coded="75710"),
    Case("VASC-19", "leg: known, new codes", leg(*KNOWN), "37267-LT", not_coded="75710", date="2026-02-02"),
    Case("VASC-19", "leg: changed since", leg(*CHANGED), "37226-LT 75710-59-LT"),
    Case("VASC-19", "leg: the earlier study was poor", leg(*POOR), "37226-LT 75710-59-LT"),
    Case("VASC-21", "leg: known by CT", leg(*BY_CT), "37226-LT", not_coded="75710"),
    Case("VASC-19", "leg: silence", leg(), "37226-LT", not_coded="75710", asked="75710"),
    Case("VASC-19", "veins: first study", vein(*FIRST), "37238-LT 75820-59-LT"),
    Case("VASC-19", "veins: known", vein(*KNOWN), "37238-LT", not_coded="75820"),
    Case("VASC-19", "veins: changed", vein(*CHANGED), "37238-LT 75820-59-LT", setting="facility"),
    Case("CARD-32", "heart: first study", heart(*FIRST), "C9600-LD 93458-59"),
    Case("CARD-32", "heart: first study, physician", heart(*FIRST), "92928-LD 93458-26-59", setting="professional"),
    Case("CARD-32", "heart: known", heart(*KNOWN), "C9600-LD", not_coded="93458"),
    Case("CARD-32", "heart: changed", heart(*CHANGED), "C9600-LD 93458-59"),
    # Ways in.
    Case(
        "VASC-09",
        "groin and arm",
        [
            groin := access("right common_femoral_artery", "abdominal_aorta", id="groin"),
            arm := access("left brachial_artery", id="arm"),
            imaging(groin, "abdominal_aorta", "left lower_extremity", "right lower_extremity", at=0),
            imaging(arm, "left upper_extremity"),
        ],
        "36140-59-LT 36200 75630-59 75710-LT",
    ),
    Case(
        "VINT-57",
        "port and filter, two sticks",
        [
            NECK,
            OTHER_STICK,
            *seen("neck"),
            *line(side="right"),
            act("ivc_filter_placement", "inferior_vena_cava", access="stick"),
        ],
        "36561-RT 37191 76937-59 77001-59",
    ),
    Case(
        "VINT-57",
        "port and filter, one stick",
        [NECK, *seen("neck"), *line(side="right"), act("ivc_filter_placement", "inferior_vena_cava", access="neck")],
        "36561-RT 37191 77001-59",
        not_coded="76937",
    ),
    Case(
        "VASC-73",
        "port and lumbar puncture",
        [
            NECK,
            *seen("neck"),
            *line(side="right"),
            *needle("lumbar_puncture", None, "fluoroscopy", purpose="diagnostic"),
        ],
        "36561-RT 62328 76937 77001-59",
    ),
    Case(
        "VASC-73",
        "port and spinal chemotherapy",
        [NECK, *seen("neck"), *line(side="right"), *needle("intrathecal_chemotherapy", None, "fluoroscopy")],
        "36561-RT 76937 77001 77003 96450",
    ),
    Case(
        "NONV-83",
        "port and gastrostomy",
        [NECK, *seen("neck"), *line(side="right"), tube("gastrostomy", entry="new", left="gastrostomy")],
        "36561-RT 49440 76937 77001-59",
    ),
    Case(
        "VASC-73",
        "tunneled line and lumbar drainage of fluid",
        [NECK, *line("tunneled", side="right"), *needle("lumbar_puncture", None, "fluoroscopy", purpose="therapeutic")],
        "36558-RT 62329 77001-59",
    ),
    # Vessels of the trunk.
    Case(
        "VINT-58 VINT-42",
        "shunt, bleeding varices, ascites",
        [
            access("right internal_jugular_vein", "vessel:left_gastric_vein", id="neck"),
            act("tips_creation", access="neck"),
            act("embolization", "vessel:left_gastric_vein", access="neck", reason="bleeding", field="varices"),
            *needle("paracentesis", BELLY, "ultrasound"),
        ],
        "36012-59 37182 37244 49083",
    ),
    Case(
        "VINT-33 VINT-32",
        "liver and pelvis",
        [
            LIVER_AND_PELVIS,
            bleeding("vessel:right_hepatic_artery", "liver", access="groin"),
            bleeding("left internal_iliac_artery", "pelvis", access="groin", side="left"),
        ],
        "36246-59-LT 36247 37244 37244-59",
    ),
    Case(
        "VINT-78",
        "graft, internal iliac coils, large ways in",
        [
            act("endograft_repair", configuration="bifurcated"),
            access("left common_femoral_artery", "right internal_iliac_artery", id="groin"),
            act("embolization", "right internal_iliac_artery", access="groin", reason="endoleak", field="pelvis"),
            *(act("large_bore_access_closure", side=side, id=side) for side in ("left", "right")),
            *(fact("sheath_size", about=side) for side in ("left", "right")),
        ],
        "34705 34713-50-59 36246-RT 37242",
    ),
    # Sessions.
    Case(
        "MOD-12",
        "embolized again in the evening",
        [
            LIVER_AND_PELVIS,
            bleeding("vessel:right_hepatic_artery", "liver", access="groin"),
            access("left common_femoral_artery", "vessel:right_hepatic_artery", id="again", session=2),
            bleeding("vessel:right_hepatic_artery", "liver", access="again", session=2),
        ],
        "36246-59-LT 36247 36247-76 37244 37244-76",
    ),
    Case(
        "MOD-12",
        "tube changed twice",
        [
            tube("nephrostomy_exchange", None, side="right", entry="existing", left="nephrostomy"),
            tube("nephrostomy_exchange", None, side="right", entry="existing", left="nephrostomy", session=2),
        ],
        "50435-76-RT 50435-RT",
    ),
    Case(
        "MOD-13",
        "tap, and a tube in a later session",
        [
            *needle("thoracentesis", "right anatomy:pleural_space", "ultrasound"),
            *needle("chest_tube", "right anatomy:pleural_space", "ultrasound", technique="percutaneous", session=2),
        ],
        "32555-RT 32557-RT",
    ),
    Case(
        "MOD-13",
        "ducts studied, and drained in a later session",
        [tube("cholangiography", entry="new"), tube("biliary_drainage", entry="new", left="external", session=2)],
        "47532-59 47533",
    ),
    Case(
        "MOD-13",
        "leg studied, and stented in a later session",
        [
            first := access("right common_femoral_artery", "left superficial_femoral_artery", id="first"),
            imaging(first, "left lower_extremity", at=0),
            access("right common_femoral_artery", "left superficial_femoral_artery", id="later", session=2),
            act("stent", "left superficial_femoral_artery", access="later", session=2),
        ],
        "36247-59-LT 37226-LT 75710-59-LT",
    ),
    Case(
        "MOD-28",
        "core failed, aspirated",
        [
            act("core_biopsy", "right anatomy:lung", site="lung", lesion="lobe=lower", status="attempted"),
            *needle("fine_needle_aspiration", "right anatomy:lung", "ct", site="lung", lesion="lobe=lower"),
        ],
        "10009",
        not_coded="32408",
    ),
]

TEXTS = [
    TextCase(
        "MOD-12",
        "tube lost and replaced later the same day",
        """PROCEDURE: Right nephrostomy exchange.
TECHNIQUE: Over a wire the existing right nephrostomy tube was exchanged for a new 10 French nephrostomy tube under fluoroscopy. Contrast confirmed position in the renal pelvis.
The patient returned to the angiography suite later the same day after pulling the tube. The tract was recatheterized and a new 10 French right nephrostomy tube was exchanged over a wire. Contrast injection confirmed position.
""",
        "50435-RT 50435-76-RT",
    ),
    TextCase(
        "MOD-13",
        "tapped again later the same day",
        """PROCEDURE NOTE
Under ultrasound guidance a catheter was advanced into the left lower quadrant ascites and 5 liters was removed. Image saved. The patient was transferred to the recovery area.
Later that afternoon the patient was brought back to interventional radiology. The ascites had recurred. Under ultrasound guidance a second paracentesis was performed and 2 liters were removed. Image saved.
""",
        "49083 49083-76",
    ),
    TextCase(
        "MOD-13",
        "embolization, then back for a caval filter",
        """PROCEDURE: Pelvic angiography and embolization. IVC filter.
TECHNIQUE: The right common femoral artery was accessed. The left internal iliac artery was catheterized and angiography showed active extravasation. Gelfoam embolization of the left internal iliac artery was performed.
Four hours later the patient was brought back to the IR suite. The right internal jugular vein was accessed. Cavogram showed no thrombus. A Denali filter was deployed in the infrarenal IVC.
IMPRESSION: Embolization of left internal iliac artery. Later placement of IVC filter.
""",
        "36246-LT 37191 37244 75736-59-LT",
    ),
    TextCase(
        "MOD-13",
        "bleeding again the same evening",
        """TECHNIQUE: Right common femoral artery access. The gastroduodenal artery was catheterized and coil embolization was performed for bleeding duodenal ulcer. The sheath was removed.
SECOND SESSION (same day, 1900): The patient rebled. The left common femoral artery was accessed. The superior mesenteric artery was catheterized and the inferior pancreaticoduodenal artery was selected and embolized with coils for recurrent hemorrhage.
""",
        "36246-59 36247 37244 37244-76",
    ),
    TextCase(
        "MOD-13",
        "advice to return is no session",
        """Under ultrasound guidance a catheter was advanced into the ascites and 3 liters were removed. Image saved. The patient was asked to return to interventional radiology later the same day if the leak goes on.
""",
        "49083",
    ),
    TextCase(
        "MOD-13",
        "chest tube back for another",
        """Ultrasound guided right thoracentesis: 1.2 L of fluid was removed from the right pleural space via a 5 French catheter, which was then removed. Images saved.
At 16:40 the patient was returned to the ultrasound suite for shortness of breath. A new right pneumothorax was seen and a 10 French chest tube was placed into the right pleural space under ultrasound guidance, with images saved.
""",
        "32555-RT 32557-RT",
    ),
    TextCase(
        "VINT-53",
        "lysis begins and ends on one day",
        """PROCEDURE: Left leg thrombolysis.
0800: Right CFA access, infusion catheter placed in the thrombosed left SFA and tPA infusion started.
The patient was returned to the angiography suite later the same day. Arteriogram through the catheter showed complete lysis. The infusion catheter was removed.
""",
        "36247-LT 37211-LT",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
