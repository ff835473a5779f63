"""Heart studies and what stands beside them: valves, rhythm, plans, other days and other physicians."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "Right heart catheterization from the right internal jugular. Mean RA 12, RV 60/12, PA 62/28 mean 40,"
        " wedge 14. Fick CO 3.9, CI 2.0, PVR 6.7 WU. Sheath removed, manual pressure.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "We went up the right brachial vein with a balloon wedge catheter: RA 5, RV 30/5, PA 28/12, wedge 10,"
        " output 4.6. Then coronary angiography from the right radial with a Jacky catheter showed normal "
        "coronaries. The LV was not entered.",
        ["93456"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left heart catheterization only. The pigtail was advanced into the left ventricle over a wire. LVEDP"
        " 22 mmHg. Simultaneous LV and femoral pressures showed a mean gradient of 41. No coronary injections"
        " were made, as his CT coronary angiogram was clean.",
        ["93452"],
    ),
    (
        dt.date(2025, 5, 5),
        "Surveillance endomyocardial biopsy, heart transplant 8 months ago. Right IJ 7F sheath. Five pieces "
        "from the RV septum with a Novatome bioptome under fluoroscopy. No complications. Sent to pathology.",
        ["93505"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right heart cath with vasoreactivity. RA 7, RV 72/9, PA 70/30 mean 45, wedge 10. Inhaled nitric "
        "oxide at 40 ppm for ten minutes: PA 48/20 mean 31. Positive responder.",
        ["93451", "93463"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC. RA 7, RV 42/8, PA 41/19 mean 27, PCWP 12, CO 5.2/2.6. Vasodilator challenge: NO.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right heart catheterization\n"
        "Access: RIJ\n"
        "RA 4\n"
        "RV 28/4\n"
        "PA 26/11 (17)\n"
        "PCWP 9\n"
        "CO/CI 5.5/2.8\n"
        "Drug challenge performed: No\n"
        "Exercise: No\n"
        "Impression: normal right heart pressures",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "Dual chamber pacemaker implantation. Left subclavian vein access x2. RA and RV leads placed with "
        "good thresholds. Generator connected and placed in a prepectoral pocket. Sick sinus syndrome.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Implantable loop recorder placed left parasternal, Reveal LINQ, R wave 0.6 mV. Dermabond.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "EP study and ablation of typical AVNRT. Catheters to HRA, His, RV and CS. Slow pathway ablated with "
        "RF, noninducible after isoproterenol.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "TAVR transfemoral, percutaneous right CFA. 26 mm Sapien 3 deployed under rapid pacing. No leak. Perclose x2.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "ASD closure with a 24 mm Amplatzer septal occluder under ICE. Right femoral vein. Good position, no shunt.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "MitraClip: transseptal puncture, one XTW clip placed at A2P2. MR 4+ to 1+.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Balloon aortic valvuloplasty with a 23 mm balloon under rapid pacing, gradient 50 to 25 mean.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Transfemoral TAVR. Left radial pigtail in the noncoronary cusp, root shots for the plane. LV "
        "pressure 180/20, aorta 120/60. 26 mm Evolut FX deployed. Post gradient 6. Perclose. Temporary pacing"
        " wire removed.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Watchman: transseptal puncture under TEE, LA pressure 14, appendage angiogram, 27 mm device "
        "released, no leak. Figure of eight stitch.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "MitraClip G4. Transseptal puncture, left atrial pressure 22 with v waves 40. Two clips. LA pressure "
        "after 12. Right femoral vein Perclose.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Loop recorder LINQ II inserted in the left chest, R wave 0.8 mV. Left 4th intercostal space. Steri-strips.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "EP study and ablation for atrial flutter. Right femoral vein x3, catheters in RA, CS, His, RV. "
        "Cavotricuspid isthmus line with irrigated RF, bidirectional block.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "AF ablation: transseptal punctures x2 with ICE, left atrial pressure 12, pulmonary vein angiograms, "
        "cryoballoon to four veins. Esophageal temperature monitored.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Balloon aortic valvuloplasty. LV 210/22, aorta 118/60, mean gradient 54. 22 mm True balloon twice "
        "with rapid pacing. Gradient 26. Left radial pigtail.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Cath lab note: patient arrived, sheath placed in the right radial, severe spasm, could not advance "
        "the wire past the elbow despite nitro and verapamil. Femoral access declined by the patient. "
        "Procedure aborted before any catheter reached the heart.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Coronary angiography. Right radial failed because of a loop, converted to right femoral. JL4 and "
        "JR4. LM normal. LAD 70 mid. LCx normal. RCA normal. I tried to cross the aortic valve with a "
        "straight wire for ten minutes and gave up. No PCI.",
        ["93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "Indication: chest pain; prior RCA stent 2018, prior LHC 2018. Today LHC: LV 120/12. LM normal, LAD "
        "20%, LCx 30%, RCA stent patent. FFR considered, not needed. No intervention.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Cath 9/9. Procedure: LHC, coronary angiography, possible PCI. LM nl, LAD nl, LCx 20, RCA 30. EDP 10."
        " No PCI needed.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Staged PCI to the LCx, the RCA having been stented two weeks ago for STEMI. EBU 3.5. OM not wired. "
        "2.75 x 18 Xience Skypoint in the mid LCx. Good result. Right coronary stent not injected today.",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "Ad hoc PCI report. Diagnostic part dictated separately by Dr. Lin. Guide XB 3.5, Sion blue, 2.5 "
        "balloon, Onyx Frontier 3.0 x 22 to the mid LAD at 14 atm, 3.25 NC. IVUS was not used. FFR had been "
        "0.74 during the diagnostic.",
        ["92928"],
    ),
    (
        dt.date(2026, 3, 3),
        "Two lesions of the LAD: proximal 90% and distal 80% with normal vessel between. Known from last "
        "month's angiogram. 3.5 x 15 Xience to the proximal and 2.5 x 18 Xience to the distal LAD.",
        ["92930"],
    ),
    (
        dt.date(2025, 5, 5),
        "RCA CTO intervention, third attempt overall. Antegrade Gaia 3 crossed, ballooned and stented with "
        "two Onyx. Angiography from both femorals for collaterals.",
        ["92943"],
    ),
    (
        dt.date(2025, 5, 5),
        "Post transplant year 1: right heart RA 6, RV 30/6, PA 28/12, PCW 10; left heart LV 130/10; "
        "coronaries normal, no vasculopathy. Endomyocardial biopsy x5.",
        ["93460", "93505"],
    ),
    (
        dt.date(2025, 5, 5),
        "Diagnostic cath: EDP 12. LAD 60, FFR 0.83 on adenosine; LCx 70, FFR 0.79; RCA minor.",
        ["93458", "93571", "93572"],
    ),
    (
        dt.date(2025, 5, 5),
        "Mechanical AVR. RHC: RA 12, PA 50/24, wedge 24. Coronaries clean by JL4/JR4. LV reached by "
        "transseptal puncture under ICE: LV 130/18, LA 24.",
        ["93460", "93462"],
    ),
    (
        dt.date(2025, 5, 5),
        "this is a fifty eight year old man right radial six french the left coronary was shot first with a "
        "tiger catheter and shows mild LAD disease the right is clean. afterwards pigtail to LV EDP twenty "
        "six, ventriculogram EF forty five, no prior caths ever.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Elective PCI of the left main into the LAD. Known anatomy from 11/20. One 4.0 x 24 Synergy from left"
        " main into LAD. Rotablation had been on the plan but after seeing only mild calcium the burr stayed "
        "on the shelf. RCA FFR 0.86 on the diagnostic day.",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "Returns for LAD PCI. Angiography 12/27 by me: mid LAD 90, D1 ostial 50, RCA 30. No change. XB 3.5, "
        "Sion blue, 2.75 x 26 Onyx, TIMI 3.",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "SVG-OM2 lesion seen on Feb 27 cath here. 7F LCB guide. Spider deployed. Synergy 4.0 x 16 direct at "
        "14 atm. LIMA and natives not shot.",
        ["92937"],
    ),
    (
        dt.date(2025, 5, 5),
        "Mechanical aortic valve so LV off limits. A 7 French balloon catheter from the right femoral vein "
        "gave mean right atrium 18, right ventricle 64/19, pulmonary artery 62/30 with mean 43, wedge 29. By "
        "Fick the output is 3.0. From the right radial a JL3.5 and an AR1 were seated in the two ostia. "
        "Neither system has a lesion above 20 percent.",
        ["93456"],
    ),
    (
        dt.date(2025, 5, 5),
        "JL4 and JR4 in the respective ostia. No lesion over 30% anywhere. Valve not crossed.",
        ["93454"],
    ),
    (
        dt.date(2025, 5, 5),
        "Both coronary ostia were seated in turn with a single TIG. The left has a 40 percent mid anterior "
        "descending plaque and a clean circumflex. The right is dominant and free of disease. EDP 16 after "
        "crossing with a pigtail.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Planned LAD PCI, angio 1/23. IVUS first: wouldn't pass the mid segment. Balloon 3.0 NC at 16, one "
        "DES (Orsiro 3.0 x 35). IVUS afterwards passed with fractures visible, MSA 7.9.",
        ["92928", "92978"],
    ),
    (
        dt.date(2025, 5, 5),
        "Stent to mid circ 2019. Diagnostic film 11/19: mid circumflex ISR 85%. Return for treatment. R "
        "radial, EBU 3.5, BMW. Scoreflex 3.0 x 15 at 16 atm, NC 3.25. Agent 3.0 x 20 paclitaxel coated "
        "balloon 60 seconds at 8 atm. No new metal.",
        ["0913T"],
    ),
    (
        dt.date(2025, 5, 5),
        "Mr. A was scheduled for left heart catheterization and possible PCI. His INR was 4.1. He had not "
        "been brought to the lab and nothing was punctured. I explained that we would do this by radial next "
        "Wednesday. His earlier stents, RCA 2017 and diagonal 2019, were placed at the VA.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "24-year-old with repaired coarctation and VSD patch in infancy; normally related great vessels. RFV "
        "and RFA. RA 6, RV 34/7, PA 32/13, wedge 11, LV 148/13, ascending aorta 148/76, descending aorta "
        "131/75. No step-up.",
        ["93596"],
    ),
    (
        dt.date(2025, 5, 5),
        "Repaired tetralogy with usual connections. RA 8, RV 60/9, PA 38/10, wedge 10, LV 112/10. An "
        "injection was made above the aortic valve: no regurgitation, root 38 mm.",
        ["93567", "93596"],
    ),
    (
        dt.date(2025, 5, 5),
        "ASD secundum, adult. Right heart cath with saturation run: SVC 68, RA 82, PA 84. RA 6, RV 32/6, PA "
        "30/10, wedge 9. Qp/Qs 2.1.",
        ["93593"],
    ),
    (
        dt.date(2025, 5, 5),
        "Severe AR by echo. LV 150/22. Contrast above the valve: 3+ regurgitation. Coronaries via JL5 and JR5: normal.",
        ["93458", "93567"],
    ),
    (
        dt.date(2025, 5, 5),
        "ATTEMPTED CTO PCI RCA. Known CTO from August. Both groins. AL1 and EBU. Fielder XT, Gaia, Confianza:"
        " none crossed. No balloon was inflated. Stopped.",
        ["92943"],
    ),
    (
        dt.date(2025, 2, 20),
        "Never had a cath. Right radial. EBU 3.5, JR4, pigtail. LV 128/4. LM 10 percent. LAD 85 percent "
        "proximal. LCx 30. RCA 40 percent mid. We went ahead with the LAD. Eagle Eye pullback before "
        "treatment: lumen 3.4, MLA 2.6 mm2. 2.5 x 15 Emerge, 3.5 x 22 Synergy across the proximal LAD. Repeat"
        " IVUS: MSA 8.1.",
        ["92928", "92978", "93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Anterior STEMI, Dr. Lowe took the pictures and handed over. LAD cut off after the first diagonal. XB"
        " LAD, BMW, 2.0 balloon, Onyx 3.0 x 26.",
        ["92941"],
    ),
    (
        dt.date(2025, 2, 20),
        "Balloon only of OM2 ISR, known from a cath last week. Wolverine 2.75 x 10, then 3.0 NC. No stent.",
        ["92920"],
    ),
    (
        dt.date(2026, 2, 20),
        "Planned LAD PCI after outside cath. Cutting balloon, 3.0 x 24 Xience proximal LAD, second 3.0 x 12 "
        "Xience overlapped for an edge dissection. ",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC: RA 9, RV 80/10, PA 80/34 mean 50, wedge 11, CO 3.6. Flolan up to 8 ng: mean PA 44, CO 4.4.",
        ["93451", "93463"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC: RA 9, RV 80/10, PA 80/34 mean 50, wedge 22, CO 3.6. Because of the high wedge no nitric oxide was given.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC table\n"
        "Site  Mean\n"
        "RA 6\n"
        "RV 40/5\n"
        "PA 40/18\n"
        "PCWP 10\n"
        "Nitric oxide: NO\n"
        "Adenosine: NO\n"
        "Impression: mild PH.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC done. RA 6, RV 40/5, PA 40/18 m 26, PCWP 10. Vasodilator testing: not done. Fluid challenge: none.",
        ["93451"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The lines of a note, in order of their codes."""
    result = result_of(note, date=day, setting="professional")
    assert sorted(line.code for line in result.lines) == codes
