"""Treatments performed or only spoken of, from whole passages to the acts that are found."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

LEG = (
    "Procedure: right leg angiogram.\nTechnique: The left common femoral artery was accessed with a 6 French sheath. A "
    "catheter was advanced over the bifurcation into the right external iliac artery and right leg arteriography was "
    "performed. It shows a 90% stenosis of the right superficial femoral artery. "
)
BLEEDING = (
    "Technique: Right common femoral access, 5 French sheath. The celiac artery was selected and an arteriogram was "
    "performed, which shows active bleeding from the gastroduodenal artery. "
)
TREATMENTS = {"angioplasty", "stent", "embolization", "atherectomy", "lithotripsy", "thrombectomy"}

LEG_CASES = (
    (
        "Angioplasty was performed with a 6 mm balloon. A stent was held in reserve but was not required.",
        "angioplasty",
    ),
    (
        "The SFA was dilated with a 5 mm balloon. Stenting of the right SFA, although consented, was not done.",
        "angioplasty",
    ),
    (
        "Angioplasty would have been acceptable but we stented the right SFA with a 7 x 60 mm Zilver stent.",
        "stent",
    ),
    (
        "A 6 mm balloon was taken to the lesion but not inflated because of the low gradient.",
        "",
    ),
    (
        "No intervention. The lesion is suitable for atherectomy and stenting, which will be done at a later date.",
        "",
    ),
    (
        "Atherectomy was considered and rejected. The right SFA was angioplastied with a 6 mm drug-coated balloon.",
        "angioplasty",
    ),
    (
        "Treatment: angioplasty: yes (6 mm). Stent: no. Atherectomy: no.",
        "angioplasty",
    ),
    (
        "Treatment: [X] angioplasty, 6 mm balloon [ ] stent [ ] atherectomy",
        "angioplasty",
    ),
    (
        "Treatment of the right SFA: {angioplasty | [stent] | atherectomy}. 7 x 40 mm.",
        "stent",
    ),
    (
        "Right SFA angioplasty 6 mm balloon. Stent: none. Atherectomy: none.",
        "angioplasty",
    ),
    (
        "Attempted crossing with a Glidewire failed. Angioplasty was therefore not possible. Bypass is recommended.",
        "",
    ),
    (
        "The patient preferred bypass over stenting and nothing was done.",
        "",
    ),
    (
        "Impression: 90% right SFA stenosis. Recommend angioplasty and stent placement next week.",
        "",
    ),
    (
        "If symptoms persist, atherectomy and stenting of the right SFA could be undertaken.",
        "",
    ),
    (
        "The previously placed right SFA stent is patent. No stenting today.",
        "",
    ),
    (
        "We dilated the right SFA with a 6 mm balloon. A Viabahn stent was opened but stayed in its box and "
        "is charged as waste.",
        "angioplasty",
    ),
    (
        "A 6 mm Mustang balloon was inflated in the right SFA. No dissection, so a stent was not placed.",
        "angioplasty",
    ),
    (
        "We thought about stenting the right SFA but the vessel crosses the joint, so plain angioplasty was "
        "done with a 5 mm balloon.",
        "angioplasty",
    ),
    (
        "Plain angioplasty of the right SFA was preferred to stenting; 6 mm balloon, good result.",
        "angioplasty",
    ),
    (
        "Angioplasty - no. Stent - no. Medical treatment advised.",
        "",
    ),
    (
        "Should he fail conservative therapy, stenting would be the next step.",
        "",
    ),
    (
        "Was the lesion treated? No. Angioplasty is planned after cardiac clearance.",
        "",
    ),
    (
        "Stent was not deployed; it would not track through the iliac bend and was withdrawn. Angioplasty "
        "with a 6 mm balloon was performed instead.",
        "angioplasty",
    ),
    (
        "Vascular surgery performed a femoral endarterectomy and stenting of the right iliac last month.",
        "",
    ),
    (
        "The right iliac stent placed by cardiology in 2021 is widely patent. Nothing further was done.",
        "",
    ),
    (
        "Alternatives including atherectomy, stenting and bypass were discussed. Decision to treat medically.",
        "",
    ),
    (
        "First stage today: right SFA angioplasty with a 6 mm balloon. Second stage: left SFA stenting in two weeks.",
        "angioplasty",
    ),
    (
        "right sfa ballooned with a six millimeter balloon i thought about a stent but it looked good so i "
        "left it alone",
        "angioplasty",
    ),
    (
        "NO STENT WAS REQUIRED. BALLOON ANGIOPLASTY OF THE RIGHT SFA WITH A 6 MM BALLOON WAS PERFORMED.",
        "angioplasty",
    ),
    (
        "Unable to cross the lesion despite several wires; the planned stent was not placed.",
        "",
    ),
    (
        "Angioplasty not warranted. Stenting not warranted.",
        "",
    ),
    (
        "Atherectomy: not used. Lithotripsy: not available. Angioplasty: 6 x 80 mm balloon right SFA.",
        "angioplasty",
    ),
    (
        "Intervention: None.",
        "",
    ),
    (
        "Interventions performed: none. Stents: 0. Balloons: 0.",
        "",
    ),
    (
        "I decided against angioplasty since the lesion was below fifty percent.",
        "",
    ),
    (
        "He is on the list for right SFA stenting with the vascular team.",
        "",
    ),
    (
        "Balloon angioplasty failed to open the lesion and a 7 mm stent was deployed in the right SFA.",
        "stent",
    ),
    (
        "Angioplasty and stenting of the right SFA had been done by cardiology at an outside hospital in 2020.",
        "",
    ),
    (
        "Options for the right SFA are angioplasty, atherectomy or bypass; this will be discussed with the "
        "patient in clinic.",
        "",
    ),
    (
        "The right SFA was stented with a 6 x 100 mm Supera. Post-dilation was not needed.",
        "stent",
    ),
)

BLEEDING_CASES = (
    (
        "A microcatheter was advanced into the gastroduodenal artery and it was embolized with four coils. "
        "Gelfoam was held in reserve.",
        "embolization",
    ),
    (
        "Embolization was considered but the bleeding stopped with vasopressin and the catheter was removed.",
        "",
    ),
    (
        "Because of severe spasm the gastroduodenal artery could not be catheterized and embolization was not"
        " performed.",
        "",
    ),
    (
        "Coil embolization was deferred pending endoscopy.",
        "",
    ),
    (
        "The gastroduodenal artery coils placed in 2019 are in position. No new embolization was done.",
        "",
    ),
    (
        "The first coil prolapsed and was retrieved. Three larger coils were then deployed in the "
        "gastroduodenal artery with stasis.",
        "embolization",
    ),
    (
        "Embolisation was contemplated but felt inadvisable in view of the portal vein occlusion.",
        "",
    ),
    (
        "If bleeding recurs, embolization of the gastroduodenal artery is advised.",
        "",
    ),
    (
        "Empiric gelfoam embolization of the gastroduodenal artery was performed as no extravasation was seen"
        " on the second run.",
        "embolization",
    ),
    (
        "Embolization: [ ] yes [X] no",
        "",
    ),
    (
        "Embolization performed: [yes], agent: {particles | [coils] | glue}, gastroduodenal artery, 4 coils.",
        "embolization",
    ),
    (
        "Surgery was asked whether embolization or operation would be preferred; they took her to the operating room.",
        "",
    ),
    (
        "Onyx was prepared but not injected. The gastroduodenal artery was closed with six Ruby coils.",
        "embolization",
    ),
    (
        "The patient is a candidate for embolization; he declined.",
        "",
    ),
    (
        "Decision was made not to embolize.",
        "",
    ),
    (
        "Prophylactic embolization of the gastroduodenal artery will be performed tomorrow together with Y-90 mapping.",
        "",
    ),
    (
        "Coils were available in the room. Completion run showed no bleeding and we stopped.",
        "",
    ),
    (
        "Embolization with coils? No target was found.",
        "",
    ),
    (
        "GI clipped the ulcer this morning. We embolized the gastroduodenal artery with coils.",
        "embolization",
    ),
)


def performed(text: str) -> set[str]:
    """Treatments of this session; the balloon of a stent is part of it."""
    found = {act.kind for act in findings_of(text).acts if act.status == "performed"} & TREATMENTS
    return found - {"angioplasty"} if "stent" in found else found


@pytest.mark.parametrize(("told", "treatment"), LEG_CASES)
def test_leg_treatments(told, treatment):
    assert performed(LEG + told) == set(treatment.split())


@pytest.mark.parametrize(("told", "treatment"), BLEEDING_CASES)
def test_embolizations(told, treatment):
    assert performed(BLEEDING + told) == set(treatment.split())


def test_coils_under_their_own_label():
    told = "Coils: 4 Nester coils in the gastroduodenal artery. Glue: none. Plug: not needed."
    assert performed(BLEEDING + told) == {"embolization"}
