"""Contradictions told in words of every kind, each with a report that only looks like it."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

DIFFER = [
    # Places
    (
        "place",
        "Angioplasty today of Mrs Lund's right leg. Antegrade stick of the right common femoral. A Gladius wire was worked "
        "through the posterior tibial occlusion and a 2.5 mm balloon was held up for three minutes. Good runoff. In short, "
        "the peroneal artery is open again after a long balloon.",
    ),
    (
        "place",
        "Endovenous closure of the left great saphenous vein. The catheter was threaded up from mid calf until its head "
        "was parked 2 cm short of the saphenopopliteal junction. Tumescent fluid, seven cycles, vein shut.",
    ),
    (
        "place",
        "Drain for Mr Oyelowo. Yesterday's scan had a 5 cm abscess in the tail of the pancreas. CT table, prone. A Yueh "
        "needle reached the pus, wire, 10 French loop catheter. 60 mL out. Please flush the splenic drain twice a day.",
    ),
    (
        "place",
        "HISTORY: Solid 3 cm mass of the left kidney.\nTECHNIQUE: Prone. Under CT a 17-gauge coaxial was brought to the "
        "edge of the mass, three 18-gauge cores, gelfoam in the track.\nDISPOSITION: Bed rest four hours after the adrenal "
        "biopsy.",
    ),
    (
        "place",
        "LIVER DIRECTED THERAPY\nLeft radial. The celiac was engaged and a Progreat taken out into the left gastric "
        "artery, where 2 mL of 300 micron beads were given until the flow stood. CONCLUSION: Gastroduodenal artery "
        "embolized without reflux.",
    ),
    # Levels
    (
        "level",
        "Mr Haq came for his epidural. Prone, fluoroscopy, 20 gauge Tuohy through the L3-L4 interspace, air lost at 6 cm, "
        "dye in the epidural fat, 80 mg of Depo-Medrol. Ran smoothly. He knows that the L5-S1 injection of this morning "
        "needs a week to act.",
    ),
    (
        "level",
        "REASON: Painful osteoporotic fracture of T12, bright on STIR.\nOPERATION: Vertebroplasty, one body.\nCOURSE: Prone "
        "under general. An 11 gauge needle went down the left pedicle of L2 to the front third, 3 mL of cement filled under "
        "lateral view. Needle out. Glue.",
    ),
    (
        "level",
        "Cervical medial branch block. Lateral approach on the right: the needle touched the articular pillar of C5 and "
        "then C6, 0.3 mL bupivacaine on each. Summary: medial branches of C3 and C4 blocked on the right.",
    ),
    # Sides
    (
        "side",
        "Chest tube note. The left chest was washed and numbed in the fifth space, a 14 French pigtail slid over its wire "
        "into the left pleural space, 900 mL of cloudy fluid ran off. Film afterwards: tube along the right costophrenic "
        "angle, no air.",
    ),
    (
        "side",
        "Shoulder injection. The needle was walked into the right glenohumeral joint under fluoroscopy. 2 mL of Isovue "
        "filled the left glenohumeral capsule and nothing ran into a vessel. Kenalog 40 mg and ropivacaine.",
    ),
    (
        "side",
        "INDICATION: Obstructed left kidney, sepsis.\nACCOUNT: Prone. A Chiba needle found a lower pole calyx of the right "
        "kidney, wire, 8 French nephrostomy locked in the pelvis, cloudy urine to culture.\nPLAN: Tube to gravity.",
    ),
    # Ways in
    (
        "place",
        "Liver tumor embolization. Right common femoral artery stuck with ultrasound, 5 French sheath. Sos hook in the "
        "celiac, microcatheter in the segment 6 branch, 75 micron beads to stasis. A wrist band with 13 mL of air was left "
        "on the left radial artery, pulse good.",
    ),
    (
        "place",
        "Cavogram and filter. The right jugular was entered with a micropuncture needle, image kept. Filter opened below "
        "the renals. The sheath was pulled and the right groin was held for ten minutes.",
    ),
    # Devices
    (
        "device",
        "Gallbladder drain. A 10 French pigtail was coiled in the gallbladder and the string locked. Bile to the lab. "
        "Opinion: new 8 French cholecystostomy working well.",
    ),
    (
        "device",
        "Filter retrieval under general. Right neck. Loop snare, then forceps, an hour of work; the legs were grown into "
        "the wall and we gave up, so the filter stays where it was. Impression: the filter is out in one piece.",
    ),
    (
        "device",
        "Pelvic abscess, CT. A 10 French drain was placed and gave 40 mL of pus; the cavity was then empty so the drain came "
        "straight out again and a plaster was put on. Plan: drain to bulb suction, flush every eight hours.",
    ),
    (
        "device",
        "Insertion of a tunneled dialysis catheter, right IJ. Needle watched into the vein, wire to the IVC, dilators. The "
        "13 French catheter went straight down over the wire at the neck, no tunnel made and no cuff on it. Stitched.",
    ),
    (
        "device",
        "PCI of the LAD. Guide, wire, 2.5 balloon. Because he will need bladder surgery soon we put in a bare-metal stent "
        "3.0 x 15 at 14 atmospheres. Nice result. He should carry the card of his drug-coated stent always.",
    ),
    (
        "device",
        "PORT, LEFT CHEST. Left IJ entered with ultrasound. Pocket made, 8 French catheter tunneled. On the last film its "
        "end lies in the lower SVC. BOTTOM LINE: port works, catheter ends in the azygos arch, may be used.",
    ),
    # Numbers
    (
        "count",
        "Thyroid needle day. Two nodules qualified, right mid and isthmus. Both were sampled with a 25 gauge needle, three "
        "passes each. Slides to the lab. Please bill and note that a single nodule was aspirated today.",
    ),
    (
        "count",
        "Renal stenting. A 6 x 18 stent was opened in the right renal artery and a 5 x 15 stent in the left one. Flow "
        "good. Conclusion: one stent placed, aspirin for life.",
    ),
    # Elements
    (
        "documentation",
        "Kidney biopsy with ultrasound. Patient wished no sedation and got none, lidocaine only. Two cores. She slept off "
        "the 2 mg of midazolam and 50 mcg of fentanyl in recovery and left at four.",
    ),
    (
        "documentation",
        "Leg arteriogram. With a GFR of 14 all runs were made with carbon dioxide gas, not a drop of iodine. Right SFA closed "
        "from its origin. Dose: 40 mL Omnipaque 350, 6 minutes.",
    ),
    (
        "documentation",
        "PICC right arm. Basilic vein compressible, needle seen going in, a frame of this was filed in PACS. Catheter 38 cm. "
        "Remark: the ultrasound machine had lost its connection, so there is no picture of the puncture on file.",
    ),
    (
        "documentation",
        "Abscess drainage. SEDATION: Versed 2 and fentanyl 100 on my order, 10:02 to 10:31, nurse Okoro watching nothing but "
        "the patient. STAFF: Okoro passed wires and held the catheter as my assistant all through the case.",
    ),
    # Dates
    (
        "date",
        "Dear Dr Wu, thank you for sending Mrs Pell, whose vein ablation took place on 11 March 2025 in our office. The right "
        "great saphenous vein was closed with a laser fiber from the knee upward. She walked out.",
    ),
    (
        "place",
        "Cath lab. 58M NSTEMI. Radial. JL 3.5 guide, BMW wire into the circumflex, 2.5 balloon, then a 3.0 x "
        "18 Xience at 14 atm in the mid circumflex. TIMI 3.\nFinal: one DES to the LAD, no residual. DAPT a "
        "year.",
    ),
    (
        "place",
        "biopsy note the spot in the right lobe of the liver was found with the probe skin numbed seventeen "
        "gauge guide in three passes with the eighteen gauge good cores no bleeding after the guide came out "
        "the patient was told that the kidney biopsy results come on friday",
    ),
    (
        "place",
        "CT-guided ablation. Two cm mass of the right kidney upper pole. Two probes in, ten minutes freeze, "
        "thaw, ten minutes freeze. Ice covered the mass. Probes out.\nIMPRESSION: Technically complete "
        "cryoablation of the lung nodule.",
    ),
    (
        "level",
        "Vertebroplasty report. MRI: fresh T11 fracture. Under GA both pedicles of T11 were entered with 13 "
        "gauge needles, 4 mL of cement went in.\nImp: T9 vertebral body filled well, no leak.",
    ),
    (
        "level",
        "LUMBAR PUNCTURE. Prone, 22 gauge needle slid between L2 and L3, clear fluid at once, opening 18. "
        "Four tubes. RESULT: atraumatic tap at L4-L5.",
    ),
    (
        "level",
        "Selective nerve root block. The needle went under the right L4 pedicle, 1 mL of contrast ran along "
        "the L4 root, then dexamethasone. Bottom line: right S1 root block without problems.",
    ),
    (
        "side",
        "Nephrostomy exchange. The left nephrostomy was cut, Amplatz up, a fresh 10 Fr locked in the left "
        "renal pelvis. Contrast through it shows the right collecting system decompressed.",
    ),
    (
        "side",
        "Knee injection, right. 22 gauge into the suprapatellar recess under ultrasound. 40 mg of Kenalog. "
        "The left knee joint filled freely and she walked out.",
    ),
    (
        "side",
        "Breast biopsy. 12 o'clock mass, left breast. 14 gauge, five cores, ribbon clip. Post films: clip in "
        "the right breast at the site.",
    ),
    (
        "place",
        "TACE. Right wrist, 5 Fr slender sheath into the radial. Celiac, right hepatic, 100 micron beads with"
        " doxorubicin. The groin was closed with a 6 Fr Angio-Seal and she lies flat for two hours.",
    ),
    (
        "place",
        "Pulmonary angiogram. Access through the right internal jugular, 7 Fr. Both lungs shown. Sheath out "
        "of the right femoral vein, ten minutes of pressure.",
    ),
    (
        "device",
        "Biliary drain. Ultrasound stick of a left duct, wire to the bowel, 8.5 Fr internal-external drain "
        "locked in the duodenum. SUMMARY: 12 Fr biliary drain, bag for a day then cap.",
    ),
    (
        "device",
        "Nephrostomy. Needle in a lower calyx, wire, dilators, an 8 French loop tube in the pelvis and sewn. "
        "Final report: 10 French nephrostomy in good position.",
    ),
    (
        "device",
        "Removal of a port. The pocket was opened, but the catheter was scarred to the vein and would not "
        "move; we left it all where it was and closed. IMPRESSION: Port and catheter taken out whole.",
    ),
    (
        "device",
        "Chest tube. A 10 Fr pigtail went into the left effusion, 1.5 L ran out and the tube was pulled at "
        "the end of the case. PLAN: pigtail to suction at 20 cm, daily film.",
    ),
    (
        "device",
        "Dialysis access. A temporary non-tunneled Trialysis was put in the right IJ at the bedside, wire, "
        "dilator, catheter, sutured at the neck. Conclusion: tunneled catheter ready for use.",
    ),
    (
        "device",
        "SFA. Crossed, ballooned with a 5 mm, then because of recoil a plain bare nitinol stent 6 x 100 was "
        "laid. Summary: Viabahn covered stent in the left SFA.",
    ),
    (
        "device",
        "Vein closure. A ClosureFast radiofrequency catheter was placed in the left great saphenous vein and "
        "seven segments treated at 120 degrees. SUMMARY: successful endovenous laser ablation of the left "
        "GSV.",
    ),
    (
        "count",
        "Liver mets. Two lesions in segments 6 and 8 were each ablated with a microwave antenna for ten "
        "minutes. To the oncologist: we treated only one lesion today.",
    ),
    (
        "count",
        "Iliac stenting. Kissing 8 x 37 stents, one on each side, opened together. In all a single stent was "
        "implanted.",
    ),
    (
        "count",
        "Lymph node sampling. Both the supraclavicular and the axillary node had three passes with 22 gauge "
        "needles. Summary: one node aspirated.",
    ),
    (
        "documentation",
        "Port check and biopsy. SEDATION: declined, none given. Lidocaine 8 mL. Cores x3. Recovery: groggy "
        "from Versed, kept an hour, discharged with wife.",
    ),
    (
        "documentation",
        "Liver biopsy. Meds given: midazolam 2 mg IV, fentanyl 100 mcg IV, 14:01 to 14:22. Cores x 2. Final "
        "remark: done under local anesthetic alone, patient received no sedative of any sort.",
    ),
    (
        "documentation",
        "Port right chest. RIJ seen patent, needle entry watched, image sent to PACS. Addendum by tech: probe"
        " image of the vein puncture was never saved because of a full disk.",
    ),
    (
        "documentation",
        "Epidural. Needle in the L4-L5 space, 1 mL Isovue-M showed epidural flow. Allergies: iodine; "
        "therefore no dye was used today. Depo-Medrol 80.",
    ),
    (
        "guidance",
        "Paracentesis done blind at the bedside, no ultrasound in the room. 4 liters. TECHNIQUE: under "
        "ultrasound the needle was seen to enter the ascites and a picture was kept.",
    ),
    (
        "documentation",
        "Sedation: Versed 3, fentanyl 150. RN Gupta monitored the patient and had no other duty from 09:10 to"
        " 09:48. Gupta also handed wires and inflated the balloon for the operator.",
    ),
    (
        "documentation",
        "Fistulogram. CO2 was the only contrast because of her allergy. Cephalic arch dilated 8 mm. Totals: "
        "Omnipaque 300, 45 mL; fluoro 4 min.",
    ),
    (
        "act",
        "Angiogram left leg. SFA 90 percent stenosis. It was crossed and a 6 mm balloon inflated for two "
        "minutes with good result. Impression: severe SFA stenosis, diagnostic study only, treatment to be "
        "planned.",
    ),
]
ALIKE = [
    "Angioplasty of the right leg. Antegrade right common femoral. The posterior tibial occlusion was crossed and ballooned, "
    "then the peroneal was crossed and dilated as well. Conclusion: peroneal and posterior tibial artery open.",
    "Closure of the left small saphenous vein. Fiber tip 2 cm below the saphenopopliteal junction. The saphenofemoral "
    "junction was competent on the scan before. Vein closed.",
    "CT drain. 5 cm abscess between the tail of the pancreas and the spleen. Needle, wire, 10 French catheter, 60 mL. Flush "
    "the abscess drain twice a day.",
    "Epidural. Tuohy through L3-L4, contrast epidural, Depo-Medrol 80. His L5-S1 injection of last spring had helped for "
    "four months. Should pain return, an L5-S1 injection is next.",
    "REASON: Fracture of T12, bright on STIR, old fracture of L2.\nOPERATION: Vertebroplasty T12.\nCOURSE: 11 gauge needle "
    "down the left pedicle of T12, 3 mL of cement. The cement of L2 from last year is unchanged.",
    "Left pigtail. A 14 French pigtail in the left pleural space, 900 mL. Film afterwards: tube along the left costophrenic "
    "angle, small effusion on the right as before.",
    "Liver tumor embolization by the right common femoral artery after the left radial artery was found too small. Beads to "
    "stasis. Groin closed with Angio-Seal.",
    "Embolization. Access right radial, 5 French. Uterine arteries treated. TR band at the right wrist with 12 mL of air.",
    "Gallbladder drain changed. The old 8 French cholecystostomy was cut and taken out over the wire, a 10 French pigtail was "
    "coiled in the gallbladder. Opinion: new 10 French tube working well.",
    "Filter retrieval. From the neck the hook could not be grabbed and the filter stayed where it was. From the groin a loop "
    "freed it and it came out in one piece. Impression: filter removed.",
    "PCI of the LAD. In 2015 a bare-metal stent was put into the RCA. Today a drug-eluting stent 3.0 x 15 went into the LAD. "
    "He should carry both stent cards.",
    "Port, left chest. The catheter first went up into the jugular, was pulled back and sent down; on the last film its end "
    "lies in the lower SVC. Bottom line: tip in SVC.",
    "Two nodules seen, but only one qualified and one nodule was sampled, three passes. A single nodule was aspirated today.",
    "Kidney biopsy. Midazolam 1 mg and fentanyl 50 mcg. No sedation before the timeout. Two cores.",
    "Arteriogram. First runs with carbon dioxide; the calf was not seen with the gas so 20 mL of Omnipaque was used below the "
    "knee. Right SFA closed.",
    "Vein ablation on 4 March 2025. Her scan of 20 February 2025 had shown reflux. We will see her on 11 March 2025. The right "
    "great saphenous vein was closed with a laser fiber.",
    (
        "SMA and IMA both selected. SMA branch coiled. The inferior mesenteric artery was normal. Impression:"
        " SMA branch embolized; IMA normal."
    ),
    (
        "Cath. LAD stent from 2019 patent. Circumflex wired, ballooned and stented with a 3.0 x 18 Xience. "
        "Final: one DES to the circumflex; LAD stent patent."
    ),
    (
        "Biopsy of the liver after the kidney biopsy of last month was negative. Seventeen gauge guide, three"
        " passes in the right lobe. Results on Friday."
    ),
    ("Lumbar puncture. L4-L5 tried first, dry. Then L2-L3, clear fluid. RESULT: tap at L2-L3."),
    ("Right thoracentesis, 1.2 L. Film: no pneumothorax; small left effusion unchanged."),
    (
        "Left M1 occlusion. Left carotid catheterized with balloon guide. Right carotid was shown for "
        "collaterals. TICI 3 left."
    ),
    ("TACE through the right wrist; the left groin had been prepared but was not used. TR band on the right wrist."),
    (
        "Biliary drain upsized. 8.5 Fr taken out over the wire and a 12 Fr internal-external drain locked. "
        "SUMMARY: 12 Fr drain."
    ),
    ("Chest tube. The old 10 Fr pigtail was pulled. A new 14 Fr tube placed. PLAN: tube to suction."),
    (
        "Temporary catheter taken out of the right groin. A tunneled catheter was placed in the right IJ. "
        "Conclusion: tunneled catheter ready."
    ),
    (
        "Two lesions seen on CT. One in segment 6 was ablated. The other, in segment 8, was not seen with "
        "ultrasound. We treated one lesion today."
    ),
    (
        "SEDATION: midazolam 2 mg, fentanyl 50 mcg, 21 minutes. No sedation complications. Recovered from "
        "midazolam and went home."
    ),
    ("Port. Image sent to PACS. No image of the left side was saved as only the right was used."),
    ("Fistulogram. CO2 first; arch not seen, so Omnipaque 10 mL. Dilated 8 mm."),
]


@pytest.mark.parametrize(("kind", "text"), DIFFER)
def test_a_report_that_contradicts_itself_goes_to_review(kind: str, text: str) -> None:
    found = findings_of(text)
    kinds = {item.kind for item in found.contradictions}
    if kind == "date":
        assert [f.value for f in found.facts if f.element == "told_work_date"] == ["2025-03-11"]
    else:
        assert kind in kinds


@pytest.mark.parametrize("text", ALIKE)
def test_a_report_that_agrees_with_itself_does_not(text: str) -> None:
    assert findings_of(text).contradictions == ()
