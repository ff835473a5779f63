"""What looks like an act told both ways and is about another place, time, device or session."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

NEAR_MISSES = {
    "other vessel untouched": (
        "TECHNIQUE: Right femoral access. A 6 x 40 stent was deployed in the left superficial femoral artery. "
        "The popliteal artery has 30 percent narrowing, no balloon was used here.\nIMPRESSION: Left "
        "superficial femoral artery stent."
    ),
    "no further": (
        "TECHNIQUE: Right femoral. The left renal artery was stented with a 6 x 18.\nIMPRESSION: Left renal "
        "artery stent. No further intervention was performed."
    ),
    "no residual": (
        "TECHNIQUE: The left common iliac artery was dilated with an 8 mm balloon.\nIMPRESSION: Left common "
        "iliac angioplasty, no residual stenosis, no stent needed."
    ),
    "rca left alone": (
        "TECHNIQUE: Right radial. A 3.0 x 20 Xience was deployed in the mid LAD. The RCA has a 60 percent "
        "lesion that was left alone.\nIMPRESSION: PCI of the LAD. RCA not treated today, staged PCI next "
        "month."
    ),
    "distal lad": (
        "TECHNIQUE: Right radial. A 3.0 x 20 Xience was deployed in the proximal LAD.\nIMPRESSION: PCI "
        "proximal LAD. The distal LAD was not treated."
    ),
    "other side later": (
        "TECHNIQUE: Left femoral. An 8 x 40 stent was deployed in the right common iliac artery.\nPLAN: The "
        "left common iliac stenosis was not treated today and is booked for stenting in two weeks."
    ),
    "no stent at first": (
        "TECHNIQUE: The right SFA was dilated with a 5 mm balloon, no stent was placed. Recoil appeared at "
        "ten minutes and a 6 x 80 stent was then deployed in the right SFA.\nIMPRESSION: Right SFA stent."
    ),
    "drain out next week": (
        "TECHNIQUE: A 10 French drain was placed in the abscess and left to bulb.\nPLAN: If output is low the "
        "drain can be removed next week."
    ),
    "old filter": (
        "HISTORY: IVC filter placed in 2020, not retrieved.\nTECHNIQUE: Right jugular. The filter was snared "
        "and removed intact.\nIMPRESSION: Filter removed."
    ),
    "failed earlier elsewhere": (
        "HISTORY: At the other hospital the filter could not be retrieved.\nTECHNIQUE: Right jugular access. "
        "With a laser sheath the filter was freed and removed intact.\nIMPRESSION: Filter retrieved."
    ),
    "lv from echo": (
        "TECHNIQUE: Coronaries filmed by right radial. The aortic valve was not crossed. Echo had shown a "
        "mean gradient of 45 mmHg and EF 55.\nIMPRESSION: Mild disease."
    ),
    "pa by echo": (
        "TECHNIQUE: Coronaries filmed. No right heart catheterization was done. PA pressure by echo 45 mmHg."
    ),
    "tunneled to non": (
        "PROCEDURE: Exchange of nontunneled for tunneled dialysis catheter.\nTECHNIQUE: The nontunneled "
        "catheter was removed over a wire. A tunnel was made and a 23 cm cuffed catheter was placed.\n"
        "IMPRESSION: Tunneled dialysis catheter."
    ),
    "coils and plug": (
        "PROCEDURE: Coil embolization of the splenic artery.\nTECHNIQUE: A plug was deployed in the splenic "
        "artery and packed with four coils behind it.\nIMPRESSION: Splenic embolization."
    ),
    "covered then bare": (
        "TECHNIQUE: A covered stent was placed in the right and a bare metal stent in the left common iliac "
        "artery.\nIMPRESSION: Covered stent right, bare metal stent left common iliac artery."
    ),
    "port removal picc": (
        "PROCEDURE: Port removal and PICC placement.\nTECHNIQUE: The port was dissected free and removed. A "
        "4F PICC was placed by the right basilic vein.\nIMPRESSION: Port out, PICC in."
    ),
    "circulating nurse": (
        "SEDATION: Midazolam 1 mg, 10:00 to 10:20; an independent trained observer watched the patient.\n"
        "TECHNIQUE: The scrub nurse mixed the cement. A needle was advanced to L1 and cement injected."
    ),
    "contrast other": (
        "ALLERGIES: None to contrast.\nTECHNIQUE: 2 mL of Omnipaque were injected at L5-S1. No contrast went "
        "into a vessel."
    ),
    "no biopsy of second": (
        "TECHNIQUE: Under CT the segment 7 mass was sampled with three cores. The cyst in segment 4 was not "
        "biopsied.\nIMPRESSION: Liver biopsy."
    ),
    "plan conditional": (
        "TECHNIQUE: A 6 x 18 stent was deployed in the left renal artery.\nPLAN: If the pressure does not "
        "fall, she will return for stenting of the left renal artery."
    ),
    "plan staged bilateral": (
        "TECHNIQUE: The left uterine artery was embolized with particles.\nPLAN: Right uterine artery will be "
        "embolized in a second session."
    ),
    "block then rf next": (
        "PROCEDURE: Left L3-L5 medial branch block.\nTECHNIQUE: Needles at the left L3, L4 and L5 medial "
        "branches, 0.5 mL bupivacaine each.\nPLAN: Radiofrequency neurotomy is planned if she has relief. No "
        "radiofrequency was performed today."
    ),
    "no stent thrombosis": (
        "TECHNIQUE: A 3.0 x 20 DES was deployed in the LAD.\nIMPRESSION: PCI of the LAD, no stent thrombosis, "
        "no dissection."
    ),
    "no balloon for predilation": (
        "TECHNIQUE: The LAD lesion was stented directly without predilation. Post-dilation with a 3.5 "
        "balloon.\nIMPRESSION: LAD stent."
    ),
    "no coil migration": (
        "TECHNIQUE: Six coils were deployed in the left gonadal vein. No coil migration.\nIMPRESSION: Left "
        "gonadal vein embolization without coil migration."
    ),
    "drain vs catheter": (
        "TECHNIQUE: A 5F Yueh catheter was used; 3 L drained and the catheter was removed.\nIMPRESSION: "
        "Paracentesis. No drain was left."
    ),
    "safety wire": (
        "TECHNIQUE: An 8F nephrostomy tube was placed in the left kidney and secured. The sheath and the "
        "safety catheter were removed.\nIMPRESSION: Left nephrostomy tube in place."
    ),
    "sheath lysis": (
        "TECHNIQUE: The diagnostic catheter was removed and an infusion catheter was placed across the clot, "
        "tPA begun.\nPLAN: Catheter left in place overnight, lysis check tomorrow."
    ),
    "earlier today": (
        "HISTORY: Diagnostic angiogram yesterday, nothing was treated.\nTECHNIQUE: A 7 x 40 stent was "
        "deployed in the right external iliac artery.\nIMPRESSION: Right iliac stent."
    ),
    "self/balloon two": (
        "TECHNIQUE: A balloon-expandable stent was placed in the renal artery. A self-expanding stent was "
        "placed in the iliac artery.\nIMPRESSION: Balloon-expandable renal stent."
    ),
    "tfesi epidural spread": (
        "PROCEDURE: Left L5-S1 transforaminal epidural injection.\nTECHNIQUE: A 22G needle was advanced to "
        "the left L5-S1 foramen; contrast along the root into the epidural space. Steroid injected."
    ),
    "kypho query": (
        "PROCEDURE: Kyphoplasty, L1.\nTECHNIQUE: The patient was prone under MAC. 11 gauge needles were "
        "advanced through both pedicles of L1 to the front third of the body under two plane fluoroscopy. 5 "
        "mL of PMMA was injected slowly on the lateral view with good filling and no leak. Needles out before "
        "hardening, dressing, supine for an hour."
    ),
    "lhc query": (
        "PROCEDURE: Left heart catheterization with coronary angiography.\nTECHNIQUE: Right radial access, 6 "
        "French. A JL3.5 engaged the left coronary and a JR4 the right. Six views of the left and two of the "
        "right were made. LAD 40 percent in the middle, the circumflex and the RCA smooth. The sheath came "
        "out and a band was placed with the hand warm. 60 mL of contrast, 3 minutes of fluoroscopy."
    ),
    "balloon tamp vertebro": (
        "PROCEDURE: T12 vertebroplasty.\nTECHNIQUE: A needle was advanced into T12. 3 mL cement. No cavity was made."
    ),
    "left alone side branch": (
        "TECHNIQUE: The diagonal was left alone. A 2.75 x 18 DES was deployed in the mid LAD.\nIMPRESSION: LAD stent."
    ),
    "no contrast vascular": ("TECHNIQUE: 3 mL of Isovue was injected in the hip. No contrast was needed after that.\n"),
    "impression no lysis": (
        "TECHNIQUE: A FlowTriever took clot from both main pulmonary arteries.\nIMPRESSION: Pulmonary "
        "thrombectomy. No thrombolytics were given."
    ),
    "second session": (
        "TECHNIQUE: The first session was at 9: angiogram only, no embolization was performed. Bleeding "
        "returned, and in the second session at 15:00 four coils were placed in the gastroduodenal artery.\n"
        "IMPRESSION: GDA embolization."
    ),
    "rca untouched": (
        "Technique: 6F EBU. LCx 90 percent stented with 2.75 x 15 DES. The RCA was not treated. Conclusion: PCI LCx."
    ),
    "right then left not": (
        "TECHNIQUE: The right uterine artery was embolized. The left uterine artery could not be catheterized "
        "and was not embolized.\nIMPRESSION: Right uterine artery embolization. Left not treated."
    ),
    "no balloon before": (
        "Direct stenting of the mid RCA with a 3.0 x 18 DES, no balloon was used before. Post-dilated with a "
        "3.5 NC balloon. Conclusion: RCA stent."
    ),
    "refused sedation": (
        "No sedation was given at her wish. Thyroid FNA: four passes with 25 gauge needles. IMPRESSION: FNA "
        "right thyroid nodule."
    ),
    "core after fna": (
        "EXAM: FNA and core biopsy of left neck node.\nTECHNIQUE: four 25G passes, cytology adequate, then "
        "two 18G cores.\nIMPRESSION: FNA and core biopsy."
    ),
    "drain upsized": (
        "PROCEDURE: Drain upsize.\nTECHNIQUE: The 8F drain was removed over a wire, a 12F placed and secured "
        "to bag.\nIMPRESSION: 12F drain in place."
    ),
    "trial of removal": (
        "TECHNIQUE: Tubogram normal; tube capped.\nPLAN: If fever, uncap. The nephrostomy tube will be "
        "removed in a week."
    ),
    "plan next level": ("TECHNIQUE: Left L4-5 TFESI, 10 mg dex.\nPLAN: If no relief, left L5-S1 TFESI next month."),
    "previous stent": (
        "HISTORY: the iliac was not stented last year.\nTECHNIQUE: Right common iliac stent 8 x 37 deployed.\n"
        "IMPRESSION: Right common iliac stent."
    ),
    "plug + coils title": (
        "PROCEDURE: Plug embolization of right internal iliac artery.\nTECHNIQUE: An Amplatzer plug could not "
        "be advanced, therefore four coils were used.\n"
    ),
    "covered word": (
        "TECHNIQUE: A 7 x 38 balloon-expandable stent covered the lesion. IMPRESSION: Balloon-expandable "
        "stent, right renal."
    ),
    "tunnel port": (
        "PROCEDURE: Port placement.\nTECHNIQUE: A pocket was made and the catheter was tunneled to the "
        "venotomy. Port flushed.\nIMPRESSION: Right chest port."
    ),
    "single dual": (
        "PROCEDURE: Exchange of a single lumen for a dual lumen PICC.\nTECHNIQUE: Over a wire the single "
        "lumen PICC was removed and a 5F dual lumen PICC placed."
    ),
    "LV by TTE": ("Coronaries only. LV not entered. LVEF 35 by echo last week. IMPRESSION: CAD."),
    "wedge hepatic": (
        "TECHNIQUE: Right jugular. Right hepatic vein wedge pressure 22, free 8. No right heart "
        "catheterization was performed. IMPRESSION: HVPG 14."
    ),
    "nurse circulating other": (
        "Independent RN monitored throughout. Versed 1 mg. A second nurse circulated and handed devices. "
        "Liver cores x3."
    ),
    "no contrast kidney": (
        "TECHNIQUE: CO2 was used, no iodinated contrast was given. 5 mL of CO2 per run. IMPRESSION: renal stent."
    ),
    "contrast noncontrast ct": (
        "TECHNIQUE: CT without contrast for planning. 10 mL Omnipaque injected through the drain."
    ),
    "rf vs test": (
        "PROCEDURE: Left L3-5 medial branch blocks.\nPLAN: RF ablation of L3-5 will be scheduled if two "
        "blocks help.\nTECHNIQUE: 0.5 mL bupivacaine at each of the left L3, L4, L5 medial branches."
    ),
    "bx two lesions": (
        "TECHNIQUE: Segment 8 lesion: three cores. Segment 2 lesion: no biopsy was taken because it was a "
        "cyst.\nIMPRESSION: Biopsy of segment 8 lesion."
    ),
    "failed then ok": (
        "TECHNIQUE: The first attempt at the right SFA occlusion failed from above. From the pedal access it "
        "was crossed and dilated with a 5 mm balloon.\nIMPRESSION: Successful recanalization of the right "
        "SFA."
    ),
    "untreated aneurysm": (
        "TECHNIQUE: The left MCA aneurysm was coiled with six coils. The right MCA aneurysm was left alone.\n"
        "IMPRESSION: Coiled left MCA aneurysm. Right MCA aneurysm untreated, plan for coiling in six weeks."
    ),
    "no stent in sfa": (
        "TECHNIQUE: Right EIA stented with 8 x 40. Right SFA dilated with 5 x 150 DCB.\nIMPRESSION: EIA "
        "stent. SFA balloon only, no stent."
    ),
    "second opinion": (
        "IMPRESSION: LAD PCI with DES. LCx: medical therapy, no intervention was performed on it.\nTECHNIQUE: "
        "3.0 x 18 Xience to the mid LAD."
    ),
    "filter old stays": (
        "HISTORY: IVC filter.\nTECHNIQUE: Left leg lysis catheter placed. The filter was left in place.\n"
        "PLAN: Filter retrieval in 3 months. Filter remains."
    ),
    "pigtail diag": (
        "TECHNIQUE: The pigtail was removed after the aortogram. An 8F drain was placed under CT in the "
        "pelvis.\nIMPRESSION: Drain to bulb."
    ),
}


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_another_place_time_or_device_contradicts_nothing(text: str) -> None:
    assert [item.statement for item in findings_of(text).contradictions] == []
