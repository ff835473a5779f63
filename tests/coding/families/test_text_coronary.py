"""Reports of coronary interventions, from words to lines."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "CARD-17",
        "two arteries, run on without stops",
        "seventy year old with angina right radial access six french first the right coronary was engaged with a jr four"
        " there was a ninety percent mid lesion this was wired with a run through and stented with a three point five by"
        " twenty two onyx no pre dilation post dilated with a four oh nc then we turned attention to the left system an"
        " xb three five guide a wire to the distal circ and the seventy five percent proximal circ lesion was ballooned"
        " with a three oh balloon and a three oh by eighteen onyx was put in excellent result in both",
        "92928-LC 92928-RC",
        date="2024-06-02",
        setting="professional",
    ),
    TextCase(
        "CARD-17 CARD-18",
        "lesion by lesion",
        "INTERVENTIONAL PROCEDURE NOTE\n"
        "Lesion 1: Proximal RCA, 80%, type B2. Device: 3.5 x 16 mm Promus Premier at 16 atm. Post 0%.\n"
        "Lesion 2: Mid LAD, 90%, type C, calcified. Devices: Rotablator 1.5 burr; 3.0 x 12 NC balloon; 3.0 x 32 mm Promus"
        " Premier at 14 atm. Post 0%.\n"
        "Lesion 3: OM2, 75%. Device: 2.0 x 12 balloon at 10 atm. Post 20%.\n",
        "92920-LC 92928-RC 92933-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-18",
        "cut and stented in a hospital",
        "PROCEDURE: Rotational atherectomy and drug eluting stent of the LAD.\n"
        "After wire exchange for a RotaWire, rotational atherectomy was performed with 1.25 and 1.5 mm burrs at 150,000"
        " rpm in the heavily calcified proximal LAD. The lesion was dilated with a 3.0 x 15 NC balloon, and a 3.0 x 32"
        " Synergy drug-eluting stent was placed in the proximal LAD, post-dilated with a 3.5 NC.\n",
        "C9602-LD",
    ),
    TextCase(
        "CARD-18 CARD-37",
        "cut, but no stent would go",
        "PERCUTANEOUS CORONARY INTERVENTION WITH ORBITAL ATHERECTOMY: The RCA was severely calcified. A ViperWire was"
        " placed. Orbital atherectomy with the Diamondback 1.25 Classic crown was done with low-speed passes through the"
        " proximal and mid RCA. Balloon angioplasty with 3.0 x 20 NC Trek. Attempts to deliver a 3.0 x 28 Xience stent"
        " failed even with a GuideLiner, so the result of balloon angioplasty was accepted with 30% residual.\n",
        "92924-RC",
        setting="professional",
    ),
    TextCase(
        "CARD-20 CARD-23",
        "jailed branch rewired and ballooned, 2025",
        "PROCEDURE: The left radial artery was entered. An EBU 3.5 guide was used to engage the left main. A BMW wire was"
        " advanced into the distal LAD and a second BMW wire into the first diagonal. The LAD lesion was predilated with a"
        " 2.5 x 15 mm Trek balloon. A 3.0 x 28 mm Xience Sierra was deployed in the mid LAD at 14 atm. The jailed diagonal"
        " had 80% ostial pinching and was rewired and dilated with a 2.0 x 12 mm balloon at 8 atm. The stent was"
        " postdilated with a 3.25 x 12 NC Trek to 18 atm.\n",
        "92921-LD 92928-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-21",
        "branch and artery ballooned, 2026",
        "PROCEDURE PERFORMED: Balloon angioplasty of D1 and mid LAD.\n"
        "A 2.0 x 20 balloon was inflated in the first diagonal at 10 atm, then a 2.5 x 20 balloon in the mid LAD at 12"
        " atm. Stents were not placed because the patient needs surgery.\n",
        "92920-LD",
        date="2026-03-02",
    ),
    TextCase(
        "CARD-22",
        "two lesions with a normal segment between, 2026",
        "PCI: 6F XB 3.5 guide. Runthrough wire crossed both lesions of the LAD. Distal LAD predilated with 2.0x12, then"
        " Orsiro 2.5x18 deployed at 12 atm. Proximal LAD lesion predilated with 2.5x15, Orsiro 3.5x15 deployed at 16 atm."
        " The segment between is normal.\n"
        "IMPRESSION: Successful PCI of two separate LAD lesions with 2 DES.\n",
        "92930-LD",
        date="2026-06-02",
        setting="professional",
    ),
    TextCase(
        "CARD-22",
        "one long lesion with overlapping stents, 2026",
        "PROCEDURE: PCI of the RCA.\n"
        "A JR4 guide was seated in the right coronary. The lesion in the mid RCA, a long 40 mm segment of 80-90% disease,"
        " was crossed with a Sion Blue. Predilation 2.5 mm. A 2.75 x 26 Onyx Frontier was placed distally and a 3.0 x 22"
        " Onyx Frontier was placed proximally in overlap fashion. Post-dilated throughout with a 3.25 NC balloon.\n",
        "92928-RC",
        date="2026-06-02",
        setting="professional",
    ),
    TextCase(
        "CARD-23",
        "side branch wired and left alone, 2026",
        "Mid LAD/D1 bifurcation 0,1,0. Provisional approach. Wires in LAD and D1. Stent 3.0x33 Xience Skypoint LAD. D1"
        " wire removed, TIMI 3, no side branch intervention. POT 3.5.\n",
        "92928-LD",
        date="2026-08-02",
        setting="professional",
    ),
    TextCase(
        "CARD-23 CARD-20",
        "crush of both limbs, 2025",
        "PROCEDURE: DK crush of the LAD/D2 bifurcation.\n"
        "LAD 85% mid, D2 80% ostial 2.5 mm. XB 3.5 guide. Both vessels wired. D2 was predilated with a 2.0 balloon, LAD"
        " with a 2.5 balloon. 2.5 x 18 Onyx in D2, crushed by a 3.0 balloon in the LAD. Rewired; first kissing inflation."
        " 3.0 x 26 Onyx across the diagonal in the LAD. Rewired, final kissing balloons 3.0 and 2.5. POT 3.5.\n",
        "92928-LD 92929-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-24",
        "left main into the descending artery",
        "Left main PCI. The distal left main had a 75% stenosis extending into the ostial LAD. A single 3.5 x 24 Megatron"
        " was deployed from the left main into the proximal LAD across the circumflex, POT with 4.5 NC. Circumflex ostium"
        " without compromise, no kissing inflation.\n",
        "92928-LM",
        setting="professional",
    ),
    TextCase(
        "CARD-25 CARD-28",
        "inferior infarction, clot drawn by hand",
        "INDICATION: inferior STEMI, pain for two hours.\n"
        "INTERVENTION: The RCA is occluded in its mid segment with thrombus, TIMI 0. JR4 guide. Wire across the RCA"
        " occlusion. Pronto manual aspiration x 2. Predilated 2.5 x 12. DES 3.5 x 23 Xience mid RCA. TIMI 3.\n",
        "92941-RC",
        not_coded="92973",
        setting="professional",
    ),
    TextCase(
        "CARD-25",
        "an infarction of years ago",
        "History: STEMI in 2021 treated with PCI of the RCA. Now stable angina.\n"
        "PCI: 85% mid LAD stenosis, direct stenting with 3.0 x 15 mm Orsiro.\n",
        "92928-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-26",
        "chronic occlusion from the front, 2025",
        "PERCUTANEOUS CORONARY INTERVENTION\n\n"
        "INDICATION:\nRefractory angina with known chronic total occlusion of the RCA.\n\n"
        "PROCEDURE IN DETAIL:\nRight femoral 8F AL1 to RCA, left radial 6F EBU to left main for contralateral injection."
        " Antegrade wire escalation with Fielder XT then Gaia 2 over a Turnpike microcatheter; the Gaia 2 entered the true"
        " lumen distally. Predilated with 1.5 and 2.5 balloons. Three overlapping Xience stents 2.5x38, 3.0x38, 3.5x28"
        " from the PL to the ostium. TIMI 3.\n",
        "92943-RC",
        setting="professional",
    ),
    TextCase(
        "CARD-26",
        "chronic occlusion from both ends, 2026",
        "CTO PCI\n\nIndication: refractory angina, chronic total occlusion of the mid RCA on angiogram last month.\n\n"
        "Technique: Right femoral 8F AL1 guide RCA; left femoral 8F EBU left main. Antegrade wiring with Pilot 200 failed,"
        " subintimal. Switched to retrograde through a septal collateral with Sion and Corsair; reverse CART performed and"
        " the RG3 wire externalized. Predilated 2.5. Two Synergy stents 3.0x38 and 3.5x32. TIMI 3 flow.\n",
        "92945-RC",
        date="2026-06-02",
        setting="professional",
    ),
    TextCase(
        "CARD-27",
        "laser and balloon in a vein graft",
        "ISR of the SVG-PDA ostium 80%. 0.9 mm ELCA laser atherectomy performed, followed by 3.5 x 15 NC balloon. No"
        " stent.\n",
        "92937-RC",
        setting="professional",
    ),
    TextCase(
        "CARD-27",
        "native way beside a closed graft",
        "Percutaneous coronary intervention of the native circumflex through the left main after failed vein graft. The"
        " SVG to OM is occluded and was not treated. XB guide to left main, wire to OM1 through the native circumflex,"
        " 2.5 x 20 balloon and 2.5 x 28 Synergy stent in the OM1.\n",
        "92928-LC",
        setting="professional",
    ),
    TextCase(
        "CARD-28",
        "powered device in a vein graft, 2025",
        "AngioJet rheolytic thrombectomy of the SVG to RCA was performed with two passes, followed by deployment of a 4.0"
        " x 28 mm Liberte stent in the mid SVG to RCA.\n",
        "92937-RC 92973-RC",
        setting="professional",
    ),
    TextCase(
        "CARD-29",
        "lysis alone, 2025",
        "Ectatic right coronary filled with thrombus. No device was used. Tenecteplase 15 mg was given intracoronary"
        " through the guide into the RCA over 10 minutes with improvement to TIMI 2 flow.\n",
        "92975-RC",
        setting="professional",
    ),
    TextCase(
        "CARD-30",
        "lithotripsy and stent, 2024",
        "Mid LAD severely calcified 85%. EBU guide. Wire into LAD. Shockwave C2 3.0 x 12 IVL balloon delivered 80 pulses"
        " in the mid LAD. Then Resolute Onyx 3.0 x 30 mm stent deployed in the mid LAD, post dilated 3.25 NC.\n",
        "92928-LD 92972-LD",
        date="2024-06-02",
        setting="professional",
    ),
    TextCase(
        "CARD-31",
        "coated balloon for restenosis, pictures inside",
        "INDICATION: In-stent restenosis of the mid circumflex.\n"
        "EBU 3.5 guide. Wire to distal LCx. IVUS showed neointimal hyperplasia with well expanded stent. Predilated with"
        " a 2.75 AngioSculpt scoring balloon at 12 atm followed by a 3.0 x 20 Agent drug-coated balloon inflated for 60"
        " seconds at 8 atm in the mid circumflex. No residual stenosis.\n",
        "0913T-LC",
        setting="professional",
    ),
    TextCase(
        "CARD-31",
        "coated balloon and a stent at another lesion",
        "LAD: in-stent restenosis mid LAD treated with 3.0 x 20 Agent DCB. Separate lesion distal LAD stented with 2.5 x"
        " 15 Xience.\n",
        "92928-LD 0914T-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-37",
        "no wire crossed",
        "ATTEMPTED PCI OF CHRONIC TOTAL OCCLUSION OF THE LAD\n"
        "Right radial and left femoral access. The LAD CTO was approached with a 7F EBU 3.5. Fielder XT, Gaia 3 and"
        " Confianza wires over a Corsair would not penetrate the proximal cap. Despite ninety minutes of attempts no wire"
        " crossed and the procedure was stopped. No balloon was inflated.\n",
        "92943-53-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-37",
        "delivered in the end",
        "The mid RCA 90% calcified stenosis was wired. We tried to deliver a 3.0 x 23 Xience but could not pass the"
        " proximal bend. The lesion was then dilated again with a 2.5 x 15 NC balloon and with a GuideLiner the 3.0 x 23"
        " Xience was then delivered and deployed at 16 atm. Final 0%.\n",
        "92928-RC",
        date="2024-06-02",
        setting="professional",
    ),
    TextCase(
        "CARD-38",
        "hospital outpatient, headed list",
        "CARDIAC CATHETERIZATION / PCI REPORT\n\nIndication: stable angina.\n\n"
        "PCI details:\n- Lesion: LCx 95% proximal\n- Guide: 6F EBU 3.5\n- Wire: Runthrough NS\n- Pre-dilatation: 2.5 x 12"
        " mm Euphora\n- Stent: 3.5 x 18 mm Onyx Frontier\n- Post-dilatation: 3.75 x 12 mm NC Euphora\n- Final result: 0%"
        " residual, TIMI 3\n",
        "C9600-LC",
    ),
    TextCase(
        "MOD-44",
        "capitals, lesion without a name in its sentence",
        "PTCA AND STENTING OF THE RIGHT CORONARY ARTERY.\n\n"
        "A 6 FRENCH JR4 GUIDING CATHETER WAS USED TO CANNULATE THE RIGHT CORONARY ARTERY. A BMW WIRE WAS PASSED ACROSS THE"
        " LESION. THE LESION WAS PREDILATED WITH A 2.5 X 15 MAVERICK BALLOON AT 8 ATMOSPHERES. SUBSEQUENTLY A 3.0 X 24 MM"
        " TAXUS STENT WAS DEPLOYED AT 14 ATMOSPHERES. THE 90% STENOSIS WAS REDUCED TO 0%.\n",
        "92928-RC",
        date="2024-04-02",
        setting="professional",
    ),
    TextCase(
        "CAT-92974",
        "radiation for restenosis",
        "Brachytherapy for recurrent in-stent restenosis RCA. The restenosis was dilated with a 3.0 x 15 cutting balloon."
        " The Novoste Beta-Cath system was then advanced and intracoronary brachytherapy with 23 Gy delivered over 4"
        " minutes together with radiation oncology.\n",
        "92920-RC 92974",
        setting="professional",
    ),
    TextCase(
        "CARD-25",
        "rescue after a failed lytic",
        "The patient is status post STEMI treated with TNK at another hospital four hours ago with failed reperfusion;"
        " rescue PCI. LAD 100% mid. XB 3.5, Fielder wire, 2.5 balloon, 3.0x33 DES. TIMI 2 flow then 3 after adenosine.\n",
        "92941-LD",
        setting="professional",
    ),
    TextCase(
        "CARD-27",
        "a graft and, through another graft, its artery",
        "INTERVENTION: Direct stenting of SVG-RPDA with 3.5x15 Ultimaster, distal protection with FilterWire EZ. Native"
        " LAD via LIMA: 2.0x20 balloon dilation of the distal LAD beyond the LIMA anastomosis.\n",
        "92937-LD 92937-RC",
        setting="professional",
    ),
    TextCase(
        "CARD-37",
        "one artery failed, another stented",
        "Procedure: PCI of CTO LCx failed, PCI of LAD successful.\n"
        "The CTO of the circumflex could not be crossed with a Pilot 200 and Gaia 3 wires. We then went to the LAD and put"
        " a 3.0 x 18 mm Onyx in the 80% mid lesion.\n",
        "92928-LD 92943-53-LC",
        setting="professional",
    ),
    TextCase(
        "CARD-17",
        "old stents are no work of today",
        "Coronary angiogram: The previously placed 3.0 x 18 Xience stent in the proximal LAD is widely patent. The stent"
        " in the RCA (deployed in 2020) has 20% in-stent restenosis. SVG to OM patent. LIMA to LAD patent.\n",
        "93455",
    ),
    TextCase(
        "CARD-17",
        "a plan is no intervention",
        "Impression: Severe three-vessel CAD.\n"
        "Plan: CT surgery consultation for CABG. If he declines, PCI of LAD and circumflex with drug-eluting stents and"
        " possible rotational atherectomy will be considered.\n",
        "",
    ),
    TextCase(
        "CARD-17",
        "an iliac stent beside coronary pictures is not coronary",
        "Selective coronary angiography: LM normal, LAD 30, LCx 40, RCA 30. No PCI.\n"
        "Left common iliac artery 90% stenosis. A 8 x 59 balloon-expandable stent was deployed in the left common iliac"
        " artery.\n",
        "37221-LT 93454",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
