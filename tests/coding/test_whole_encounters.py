"""Findings of whole encounters through every rule book, as the examples of the reference rules tell them."""

from __future__ import annotations

import pytest
from tests.coding.build import (
    access,
    act,
    bed,
    device,
    encounter,
    fact,
    guidance,
    imaging,
    lesion,
    sedation,
)
from tests.coding.claim import shown

from ircoder.coding import engine

FIRST_STUDY = (fact("prior_catheter_study", "denied"), fact("decision_from_study"))
COILS = device("coil", "coil", id="coils")


def ultrasound(about, name="u"):
    elements = ("vessel_patent", "real_time_entry", "image_saved")
    look = guidance("ultrasound", about, id=name, purpose="vascular_access")
    return (look, *(fact(element, about=name) for element in elements))


def sedated(minutes):
    return (sedation(id="s", by="operator", minutes=minutes), fact("independent_observer", about="s"))


def central_line(kind="central_line_insertion", device_kind="tunneled", **fields):
    entry = fields.pop("entry", "central")
    work = act(
        kind,
        id="line",
        access="a",
        device=device_kind,
        entry=entry,
        tip="vessel:superior_vena_cava",
        catheters=1,
        **fields,
    )
    fluoroscopy = guidance("fluoroscopy", "line", id="f", purpose="catheter")
    return (work, fluoroscopy, fact("image_saved", about="f"))


JUGULAR = access("right internal_jugular_vein", id="a")
BASILIC = access("left basilic_vein", id="a")
SFA_STENOSIS = lesion("stenosis", "left superficial_femoral_artery", id="stenosis", degree=90)
UP_AND_OVER = access("right common_femoral_artery", "left superficial_femoral_artery", id="a", direction="retrograde")
SFA_STENT = act("stent", "left superficial_femoral_artery", access="a", lesion="stenosis")
LEG_STUDY = imaging(UP_AND_OVER, "left lower_extremity", at=0)
SPLENIC = access("right common_femoral_artery", "celiac_artery", "splenic_artery", id="a")
UTERINE = access("right common_femoral_artery", "left uterine_artery", "right uterine_artery", id="a")


def fibroids(side):
    return act(
        "embolization", f"{side} uterine_artery", access="a", reason="fibroids", field="uterus", region="body",
        devices=("coils",),
    )  # fmt: skip


def epidural(approach, side=None, level="L4-L5", name="e"):
    return act("epidural_injection", id=name, approach=approach, levels=(level,), side=side, substance="steroid")


SEEN = guidance("fluoroscopy", "e")

CASES = {
    "MOD-27 tunneled catheter": (
        (JUGULAR, *central_line(side="right"), *ultrasound("a")),
        {"patient_age": 54.0},
        ["36558 RT", "76937 26", "77001 26"],
    ),
    "MOD-02 the hospital's own lines": (
        (JUGULAR, *central_line(side="right"), *ultrasound("a")),
        {"patient_age": 54.0, "setting": "facility"},
        ["36558 RT", "76937", "77001"],
    ),
    "VINT-68 under five years": (
        (JUGULAR, *central_line(side="right"), *ultrasound("a")),
        {"patient_age": 4.0},
        ["36557 RT", "76937 26", "77001 26"],
    ),
    "VASC-71 PICC": (
        (BASILIC, *central_line(device_kind="picc", entry="peripheral", imaging=True), *ultrasound("a")),
        {"patient_age": 40.0},
        ["36573"],
    ),
    "VASC-19 first study, then stent, 2025": (
        (UP_AND_OVER, LEG_STUDY, SFA_STENOSIS, SFA_STENT, *FIRST_STUDY),
        {"date": "2025-12-30"},
        ["37226 LT", "75710 26 59 LT"],
    ),
    "VASC-19 first study, then stent, 2026": (
        (UP_AND_OVER, LEG_STUDY, SFA_STENOSIS, SFA_STENT, *FIRST_STUDY),
        {"date": "2026-01-05"},
        ["37267 LT", "75710 26 59 LT"],
    ),
    "VASC-19 earlier study": (
        (UP_AND_OVER, LEG_STUDY, SFA_STENOSIS, SFA_STENT, fact("prior_catheter_study")),
        {"date": "2025-12-30"},
        ["37226 LT"],
    ),
    "VASC-10 diagnosis only": (
        (UP_AND_OVER, LEG_STUDY, *ultrasound("a"), *sedated(55)),
        {},
        ["36247 LT", "75710 26 LT", "76937 26", "99152"],
    ),
    "VASC-79 hospital": (
        (UP_AND_OVER, LEG_STUDY, *ultrasound("a"), *sedated(55)),
        {"setting": "facility"},
        ["36247 LT", "75710 LT", "76937", "99152", "99153 x3"],
    ),
    "errata 11 office": (
        (UP_AND_OVER, LEG_STUDY, *sedated(23)),
        {"setting": "office"},
        ["36247 LT", "75710 LT", "99152", "99153"],
    ),
    "VASC-20 bleeding spleen": (
        (
            SPLENIC,
            imaging(SPLENIC, bed("visceral", "celiac_artery"), at=0),
            act("embolization", "splenic_artery", access="a", reason="bleeding", field="spleen", devices=("coils",)),
            COILS,
            *FIRST_STUDY,
        ),
        {},
        ["37244", "36246", "75726 26 59"],
    ),
    "MOD-24 uterine arteries": (
        (UTERINE, fibroids("left"), fibroids("right"), COILS),
        {},
        ["37243", "36247 LT", "36247 59 RT"],
    ),
    "SPIN-33 both sides of one level": (
        (epidural("transforaminal", "bilateral"), SEEN),
        {},
        ["64483 50"],
    ),
    "SPIN-33 two levels": (
        (epidural("transforaminal", "left"), epidural("transforaminal", "left", "L5-S1", "e2"), SEEN),
        {"setting": "facility"},
        ["64483 LT", "64484 LT"],
    ),
    "SPIN-30 interlaminar": ((epidural("interlaminar"), SEEN, sedation("local")), {}, ["62323"]),
    "SPIN-42 blood patch": (
        (act("blood_patch", id="e", family="epidural_injection", levels=("L3-L4",)), SEEN),
        {},
        ["62273", "77003 26"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "fields", "lines"), CASES.values(), ids=CASES)
def test_lines_of_an_encounter(parts, fields, lines):
    result = engine.code(encounter(*parts, **fields))
    assert [shown(line) for line in result.lines] == lines
    assert all(line.evidence and line.rules and line.why for line in result.lines)
    assert result.review_reasons == ()
