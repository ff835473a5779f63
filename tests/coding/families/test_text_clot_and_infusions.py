"""Clot removal, lysis and infusions of other drugs as they are dictated."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="VINT-48 VINT-49",
        name="acute limb, headed",
        text="PROCEDURE: Percutaneous mechanical thrombectomy of right lower extremity.\nINDICATION: Acute right limb "
        "ischemia, 12 hours.\nTECHNIQUE: Left common femoral artery access. The sheath was advanced to the right external "
        "iliac artery. Right lower extremity angiogram showed acute thrombus in the right superficial femoral artery. No "
        "prior catheter angiogram. The decision for thrombectomy was made on these images. Rheolytic thrombectomy with "
        "the AngioJet Solent catheter was performed in the right superficial femoral artery with 10 mg tPA in power "
        "pulse mode. Completion run showed a patent SFA.",
        lines="37184-RT 36247-RT 75710-59-RT",
    ),
    TextCase(
        rules="VINT-48",
        name="distal embolus after a stent, run on",
        text="left groin access sheath up and over to the right sfa occlusion crossed and two stents six by one fifty "
        "placed in the right superficial femoral artery post dilated to six on the run off there was a new cut off in the "
        "right posterior tibial artery from distal embolization so an export catheter was taken down and the clot was "
        "aspirated final run good prior catheter angiogram two weeks ago",
        lines="37186 37226-RT",
    ),
    TextCase(
        rules="VINT-50",
        name="iliofemoral clot and May-Thurner stent",
        text="TECHNIQUE: The patient was placed prone. Left popliteal vein was accessed. The ClotTriever catheter was "
        "advanced to the IVC and four passes were made. Significant acute thrombus was extracted. There was a residual "
        "stenosis of the left common iliac vein consistent with May-Thurner. This was dilated with a 14 mm balloon and a "
        "16 x 120 Wallstent deployed in the left common iliac vein.",
        lines="37187-LT 37238-LT 36010",
    ),
    TextCase(
        rules="VINT-51",
        name="both pulmonary arteries by a large bore",
        text="PULMONARY ARTERY THROMBECTOMY\nPROCEDURE: The right femoral vein was accessed. The FlowTriever T24 was "
        "advanced into the right pulmonary artery and three aspirations were performed with a large amount of clot "
        "removed. The catheter was then directed to the left pulmonary artery and two aspirations were done.",
        lines="37184-50 36014-RT 36014-59-LT",
        review="VINT-51",
    ),
    TextCase(
        rules="VINT-51 VINT-53",
        name="ultrasound-assisted lysis of both lungs",
        text="62 yo M with bilateral PE. Rt femoral vein x2. EKOS catheters placed in right lower lobe and left lower lobe "
        "pulmonary arteries. tPA started at 1 mg/hr per catheter for 6 hours. To ICU.",
        lines="37211-50 36015-59-RT 36015-LT",
    ),
    TextCase(
        rules="VINT-53",
        name="first day, with the check planned",
        text="HISTORY: 48 year old with acute left iliofemoral DVT.\nTECHNIQUE: The left popliteal vein was accessed. A 50 "
        "cm infusion length Unifuse catheter was placed across the thrombus with its tip in the left common iliac vein. "
        "tPA was started at 0.5 mg per hour. The patient will return tomorrow for lysis check.\nPLAN: Lysis check "
        "tomorrow, possible stent.",
        lines="37212-LT",
    ),
    TextCase(
        rules="VINT-53",
        name="second day, infusion goes on",
        text="DAY 2 OF THROMBOLYSIS, LEFT LEG\nThe patient returned. Angiogram through the existing infusion catheter "
        "shows improved flow in the left SFA and popliteal arteries with residual thrombus. The infusion catheter was "
        "repositioned distally and tPA infusion was continued at 1 mg/hr.",
        lines="37213",
    ),
    TextCase(
        rules="VINT-53",
        name="last day with a balloon",
        text="FINAL DAY THROMBOLYSIS. s/p 24 hours of tPA infusion for left popliteal artery occlusion. Existing right "
        "groin sheath. Arteriogram: popliteal is open with a 70% stenosis. A 5 x 40 balloon angioplasty of the left "
        "popliteal was done. tPA stopped and catheter and sheath removed.",
        lines="37214 37224-LT",
    ),
    TextCase(
        rules="VINT-53",
        name="an end told by the catheter alone",
        text="Removal of EKOS catheters: tPA infusion for PE completed at 0600. At bedside both EKOS catheters and sheaths "
        "were removed. Hemostasis with manual pressure.",
        lines="37214",
    ),
    TextCase(
        rules="VINT-48 VINT-54",
        name="clot removed and an infusion left to run overnight",
        text="Aspiration thrombectomy left renal artery embolus. Right CFA access, left renal artery selected, Penumbra CAT "
        "6 aspiration of clot from left main renal artery. Infusion catheter left in the left renal artery, tPA 1 mg/h "
        "overnight.",
        lines="37184-LT 37211-59-LT 36245-LT",
    ),
    TextCase(
        rules="VINT-53 VINT-51",
        name="all capitals, one catheter in each lung",
        text="UNDER ULTRASOUND THE RIGHT COMMON FEMORAL VEIN WAS ACCESSED TWICE. TWO EKOS CATHETERS WERE PLACED, ONE IN THE "
        "RIGHT AND ONE IN THE LEFT PULMONARY ARTERY. TPA INFUSION WAS STARTED AT 1 MG/HR THROUGH EACH CATHETER.",
        lines="37211-50 36014-59-RT 36014-LT",
    ),
    TextCase(
        rules="VINT-55",
        name="a clogged port",
        text="Right IJ port occluded. 2 mg tPA (Cathflo) instilled in the port and allowed to dwell 60 minutes. Port now "
        "aspirates.",
        lines="36593",
    ),
    TextCase(
        rules="VINT-56",
        name="spasm of three territories, telegraph style",
        text="Vasospasm. Rt CFA access. Bilateral ICA and left vertebral arteries selectively catheterized; 10 mg of "
        "verapamil was slowly infused into each vessel over 15 minutes.",
        lines="61650 61651x2",
    ),
    TextCase(
        rules="VINT-56",
        name="papaverine into the mesenteric artery",
        text="Mesenteric ischemia. Right CFA access. SMA catheterized. Papaverine infusion at 30 mg/h was started through "
        "the SMA catheter.",
        lines="36245",
        review="VINT-56",
    ),
    TextCase(
        rules="CAT-0644T",
        name="suction of a right atrial mass",
        text="AngioVac. Right atrial thrombus on echo. Right IJ 26F access. The AngioVac cannula was advanced to the right "
        "atrium and the mass aspirated under TEE.",
        lines="0644T",
    ),
    TextCase(
        rules="VINT-50",
        name="earlier lysis and clot removal are history",
        text="History: DVT 2019 treated with thrombolysis and thrombectomy. Today: IVC filter retrieval. Right IJ access. "
        "Filter snared and removed.",
        lines="37193",
    ),
]


@table(TEXTS)
def test_words(case: TextCase) -> None:
    check(case)
