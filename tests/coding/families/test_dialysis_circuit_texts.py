"""Dialysis circuits from dictation of several styles."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-61",
        "headed template, balloon in the arch",
        "PROCEDURE: Left arm fistulogram with balloon angioplasty\n"
        "INDICATION: ESRD, prolonged bleeding after dialysis, high venous pressures.\n"
        "TECHNIQUE: The left brachiocephalic fistula was accessed in antegrade fashion under ultrasound "
        "guidance with a micropuncture set. A 6 Fr sheath was placed. Fistulogram was performed through the "
        "central veins to the right atrium. There is an 80% stenosis of the cephalic arch. A Glidewire was "
        "advanced across the lesion into the SVC. Angioplasty was performed with an 8 mm x 4 cm Conquest "
        "balloon. Post-angioplasty venogram shows less than 20% residual stenosis.\n"
        "IMPRESSION: Successful angioplasty of cephalic arch stenosis.",
        "36902",
        not_coded="36901",
    ),
    TextCase(
        "VINT-61",
        "two balloons and a stent graft",
        "OPERATION: 1. Fistulogram. 2. Stent graft placement, venous anastomosis. 3. Angioplasty left "
        "brachiocephalic vein.\n"
        "HISTORY: 70 yo on hemodialysis via left forearm loop graft.\n"
        "DETAILS: The graft was cannulated near the arterial limb directed toward the venous outflow. A 7 Fr "
        "sheath was inserted. Angiography demonstrated a recurrent 75% stenosis at the graft-vein "
        "anastomosis and a 60% stenosis of the left innominate vein. The anastomotic lesion was predilated "
        "with a 7 mm balloon. A 7 x 50 mm Viabahn was deployed across the venous anastomosis. The innominate "
        "vein was dilated with a 14 mm Atlas balloon with good result.",
        "36903 36907",
    ),
    TextCase(
        "VINT-65",
        "all capitals, clotted graft, stent graft",
        "PROCEDURE: THROMBECTOMY OF RIGHT UPPER ARM AV GRAFT.\n"
        "INDICATION: CLOTTED GRAFT.\n"
        "TECHNIQUE: THE GRAFT WAS ACCESSED TOWARD THE VENOUS ANASTOMOSIS AND A 6 FR SHEATH PLACED. 2 MG TPA "
        "WAS GIVEN INTO THE GRAFT. SECOND ACCESS TOWARD THE ARTERIAL ANASTOMOSIS. ANGIOJET THROMBECTOMY OF "
        "THE GRAFT WAS PERFORMED. FOGARTY BALLOON WAS USED TO PULL THE ARTERIAL PLUG. VENOUS ANASTOMOSIS "
        "STENOSIS WAS DILATED WITH A 7 MM BALLOON. RESIDUAL STENOSIS 50% AND THEREFORE A 8 X 60 FLUENCY "
        "STENT GRAFT WAS PLACED. FLOW RESTORED.\n"
        "IMPRESSION: SUCCESSFUL DECLOT.",
        "36906",
    ),
    TextCase(
        "VINT-63",
        "telegraph style, competing vein coiled",
        "Fistulagram right radiocephalic AVF. Indication: poor maturation. Access: fistula accessed "
        "retrograde, 5 Fr. Findings: juxta-anastomotic stenosis 70%. Large competing accessory vein. PTA 5 "
        "mm balloon juxta-anastomotic segment. Accessory vein coil embolized with two 6 mm Nester coils. "
        "Central veins patent.",
        "36902 36909",
    ),
    TextCase(
        "VINT-27",
        "same patient from the groin",
        "INDICATION: Dialysis patient, left arm swelling, left upper arm AV fistula.\n"
        "TECHNIQUE: Right common femoral vein was accessed under ultrasound. A catheter was advanced into "
        "the left brachiocephalic vein and venography was performed which shows 90% stenosis. The left "
        "brachiocephalic vein was angioplastied with a 14 mm balloon. The fistula was not accessed.\n"
        "IMPRESSION: Successful angioplasty of left brachiocephalic vein stenosis.",
        "36011-LT 37248-LT",
    ),
    TextCase(
        "VINT-64",
        "study alone",
        "PROCEDURE: Fistulogram. Left upper arm fistula. Ultrasound evaluation showed the fistula patent. It "
        "was accessed with a 21 gauge needle. Contrast injection showed a patent fistula, outflow cephalic "
        "vein and central veins. Arterial anastomosis was imaged by reflux. No stenosis. No intervention.",
        "36901",
    ),
    TextCase(
        "VINT-63",
        "central stent only",
        "PROCEDURE: Dialysis access angiogram with central venous stent.\n"
        "The right upper arm AV graft was punctured. Contrast showed occlusion of right subclavian vein. The "
        "lesion was crossed with Glidewire and dilated with 10 mm balloon. Due to recoil a 12 x 60 mm "
        "Wallstent was deployed in the right subclavian vein. Remaining circuit normal.",
        "36901 36908",
        not_coded="36907",
    ),
    TextCase(
        "VINT-62",
        "thigh graft with iliac stent",
        "EXAM: Thigh AV graft declot. Left thigh loop graft thrombosed. Both limbs were accessed. Cleaner "
        "device was used for mechanical thrombectomy. The venous anastomosis with the common femoral vein "
        "was dilated with 8 mm balloon. External iliac vein stenosis was stented with a 10 mm Smart stent. "
        "Good flow.",
        "36905 36908",
    ),
    TextCase(
        "VINT-66",
        "artery and vein, coil in the brachial vein",
        "WavelinQ endoAVF creation, left arm. Under ultrasound the left brachial vein and brachial artery "
        "were accessed and 4F magnetic catheters were placed and aligned in the ulnar artery and ulnar vein. "
        "RF energy was delivered. Fistula confirmed by arteriogram. Brachial vein was coil embolized with "
        "two coils to direct flow superficially.",
        "36837",
    ),
    TextCase(
        "VINT-66",
        "one needle",
        "Ellipsys percutaneous AVF creation right arm. Perforating vein accessed under US and needle "
        "advanced into proximal radial artery. Ellipsys catheter, thermal fusion. Balloon dilation 5 mm "
        "anastomosis.",
        "36836",
    ),
    TextCase(
        "VINT-61",
        "bullets",
        "Procedure: fistulogram and venous angioplasty for malfunctioning L AVF\n"
        "-antegrade access, 6F sheath\n"
        "-outflow cephalic vein 60% and 70% stenoses\n"
        "-PTA 7x40 Mustang both lesions\n"
        "-subclavian widely patent\n"
        "-no complications",
        "36902",
    ),
    TextCase(
        "VINT-65",
        "pulse spray and balloon maceration",
        "The patient presents with thrombosed left brachial cephalic fistula. Two sheaths were placed in the "
        "fistula in a crossed fashion. Thrombolysis was performed by pulse spray of 4 mg of tPA. Clot was "
        "macerated with a 7 mm angioplasty balloon. The stenosis in the cephalic arch was treated with 8 mm "
        "balloon angioplasty. Arterial anastomosis was swept with a Fogarty. Flow was restored.",
        "36905",
    ),
    TextCase(
        "VINT-61",
        "earlier declot and stent are history",
        "HISTORY: ESRD on dialysis through right forearm AV graft. Prior declot in March with stent.\n"
        "PROCEDURE: Graft study. The graft was accessed and contrast injected. There is mild intimal "
        "hyperplasia at the venous anastomosis, 30%. No angioplasty. Draining veins patent to the SVC. The "
        "previously placed stent is patent.\n"
        "PLAN: Repeat angioplasty if pressures rise.",
        "36901",
    ),
    TextCase(
        "VINT-61",
        "run-on dictation",
        "he came for his graft his graft in the right arm has been clotting a lot we did a fistulogram stuck "
        "the graft towards the vein put a six french sheath in shot pictures venous anastomosis seventy "
        "percent ballooned it with an eight by four conquest no waste left central veins looked fine also "
        "pulled the sheath and put a stitch in",
        "36902",
    ),
    TextCase(
        "VINT-62",
        "two central veins",
        "HISTORY: ESRD. PROCEDURE: Fistulogram with angioplasty of left subclavian and left brachiocephalic "
        "vein stenosis via left brachiocephalic AV fistula. The fistula was punctured. 12 mm balloon "
        "angioplasty of subclavian vein and 14 mm angioplasty of brachiocephalic vein. SVC patent. Cephalic "
        "arch patent.",
        "36901 36907",
    ),
    TextCase(
        "VINT-63",
        "stent graft at the swing point, cava stented",
        "Left brachial-basilic AVF. Stenosis at the swing point 80%. Fistula accessed, 7F. 8 mm PTA, recoil. "
        "8 x 50 Covera stent graft placed at swing point. Central: SVC occlusion recanalized and stented "
        "with 16 mm Wallstent.",
        "36903 36908",
    ),
    TextCase(
        "VINT-61",
        "fistulogram only planned",
        "Patient: ESRD with left arm AVF. Procedure: tunneled dialysis catheter placement. The right "
        "internal jugular vein was accessed under ultrasound guidance. A 23 cm tunneled hemodialysis "
        "catheter was placed, tip in right atrium. Fluoroscopy confirmed position. The fistula will be "
        "evaluated with a fistulogram next week.",
        "36558-RT 77001",
    ),
    TextCase(
        "VASC-68",
        "through the artery alone",
        "Right upper extremity fistulogram via brachial artery access. Under ultrasound the right brachial "
        "artery was punctured, 4F. Angiogram of the fistula shows tight juxta-anastomotic stenosis. No "
        "treatment today.",
        "",
        review="arterial puncture alone",
    ),
    TextCase(
        "VINT-65",
        "open thrombectomy is no circuit work",
        "PROCEDURE: Thrombectomy of left forearm loop graft, dialysis patient.\n"
        "An incision was made over the venous anastomosis, the graft was dissected out and controlled with "
        "vessel loops. The graft was opened and a #4 Fogarty was passed and clot removed. The opening was "
        "closed with running suture.",
        "",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
