"""Points that the reference leaves open: coded by its best reading, and sent to review with the reason in words."""

from __future__ import annotations

from tests.coding.build import access, act, fact, guidance, imaging
from tests.coding.cases import Case, TextCase, check, table

LUNGS = access("right common_femoral_vein", "right right_pulmonary_artery", id="lungs")
GASTRIC = access("right common_femoral_artery", "left_gastric_artery", id="gastric")
GROIN = access("right common_femoral_artery", id="groin")

CASES = [
    Case(
        "VINT-51",
        "clot of both lungs",
        [
            LUNGS,
            act("thrombectomy", "right right_pulmonary_artery", access="lungs"),
            act("thrombectomy", "left left_pulmonary_artery", access="lungs"),
        ],
        "36014-RT 37184-50",
        review="Both lungs were treated: 37184 with 50, or 37184 and 37185, is disputed (VINT-51).",
    ),
    Case(
        "SPIN-29",
        "a frozen nerve",
        [act("cryoneurolysis", side="left", nerve="intercostal")],
        "0442T",
        review="the T code or 64640, by payer, is disputed (SPIN-29)",
    ),
    Case(
        "SPIN-53",
        "CT beside a celiac destruction",
        [act("neurolysis", nerve="celiac_plexus", id="celiac"), guidance("ct", "celiac")],
        "64680",
        not_coded="77012",
        review="CT guidance beside a celiac or hypogastric code is not settled: ask the payer (SPIN-53).",
    ),
    Case(
        "SPIN-53",
        "splanchnic nerves",
        [act("neurolysis", nerve="splanchnic")],
        "64680",
        review="payers differ between 64680 and an unlisted code (SPIN-53)",
    ),
    Case(
        "VINT-89",
        "embolization for obesity",
        [GASTRIC, act("embolization", "left_gastric_artery", access="gastric", reason="obesity", field="stomach")],
        "36246 37243",
        review="Embolization for obesity has no published coding advice (VINT-89).",
    ),
    Case(
        "SPIN-43",
        "facet and epidural of one region",
        [
            act("facet_injection", side="left", levels=("L4-L5",), id="facet"),
            guidance("fluoroscopy", "facet"),
            act("epidural_injection", side="left", levels=("L5-S1",), approach="transforaminal", id="root"),
            guidance("fluoroscopy", "root"),
        ],
        "64483-LT 64493-LT",
        review="expect Medicare review (SPIN-43)",
    ),
    Case(
        "VINT-87",
        "a fibrin sleeve broken with a balloon",
        [act("angioplasty", "superior_vena_cava", sleeve=True)],
        "",
        review="A fibrin sleeve was disrupted with a balloon: there is no agreed code for it.",
    ),
    Case(
        "CAT-92960",
        "a planned cardioversion",
        [act("cardioversion", planned=True)],
        "92960",
        review="A planned cardioversion is reported only by the operator whose procedure it is.",
    ),
    Case(
        "CAT-55875 CAT-76965",
        "seeds in the prostate",
        [act("seed_implantation")],
        "55875 76965",
        review="55875 is reported only by the operator whose procedure it is.",
    ),
    Case(
        "CAT-36620",
        "an arterial line",
        [act("arterial_line")],
        "36620",
        review="36620 is reported only by the operator whose procedure it is.",
    ),
    Case(
        "MOD-40",
        "unusual effort",
        [act("core_biopsy", side="left", site="kidney"), fact("unusual_effort")],
        "50200-LT",
        review="The report tells of unusual effort: a coder decides on modifier 22 (MOD-40).",
    ),
    Case(
        "NONV-42",
        "a chest tube after a lung biopsy",
        [act("core_biopsy", side="left", site="lung"), act("chest_tube", side="left")],
        "32408 32556-LT",
        review="A pleural tube was placed after a chest biopsy: payers differ on whether it is paid (NONV-42).",
    ),
    Case(
        "SPIN-57",
        "a sacroiliac joint entered blind",
        [act("sacroiliac_injection", side="left")],
        "20552",
        not_coded="27096",
        review="20552 or unlisted, by payer (SPIN-57)",
    ),
    Case(
        "VINT-31",
        "a stent of a dural sinus",
        [act("stent", "left transverse_sinus")],
        "37238-LT",
        review="payers differ between the venous stent code and an unlisted code (VINT-31)",
    ),
    Case(
        "VASC-40",
        "cone-beam CT of a pure angiogram",
        [GROIN, imaging(GROIN, "left lower_extremity", details={"cone_beam_ct": True})],
        "36140-RT 75710-LT",
        not_coded="76380",
        review="Cone-beam CT of an angiogram: no source settles its code (VASC-40).",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


TEXTS = [
    TextCase(
        "SPIN-48",
        "a PENG block",
        "Left PENG block under ultrasound, 20 mL of ropivacaine. Images saved.",
        "64999",
        review="has no code of its own: unlisted 64999 (SPIN-48)",
    ),
    TextCase(
        "VASC-68",
        "a circuit studied through an artery",
        "The dialysis fistula of the left arm was studied through the left brachial artery alone. Fistulogram: 50% "
        "outflow stenosis. No intervention.",
        "75710-LT",
        review="36140 with 75710, or 36901-52, is disputed",
    ),
    TextCase(
        "VINT-89",
        "the left gastric artery in a trial",
        "Right femoral access. The left gastric artery was selected and embolized with beads for obesity in a trial.",
        "36246 37243",
        review="Embolization for obesity has no published coding advice (VINT-89).",
    ),
    TextCase(
        "CARD-12",
        "a repaired tetralogy",
        "Fallot tetralogy after repair: congenital right and left heart catheterization through the right femoral vein "
        "and artery; pressures and saturations of all chambers.",
        "93596",
        review="93596 or 93597 is disputed",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)


@table([*CASES, *TEXTS])
def test_reasons_are_sentences(case: Case | TextCase) -> None:
    for reason in case.result().review_reasons:
        assert reason.endswith(".")
        assert reason[0].isupper() or reason[0].isdigit()
        assert "_" not in reason
