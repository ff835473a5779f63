"""Portosystemic shunts from dictation of several styles."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-58",
        "template",
        "PROCEDURE: TIPS placement\n"
        "INDICATION: Refractory ascites.\n"
        "TECHNIQUE: Right internal jugular vein accessed under ultrasound. Right hepatic vein catheterized. "
        "Wedged hepatic venogram with CO2 performed. A Rosch-Uchida needle was used to access the right "
        "portal vein. Portogram. Portal pressure 28, RA pressure 8. Tract dilated with 8 mm balloon. A 10 mm "
        "x 8 cm Viatorr stent was deployed and dilated to 8 mm. Final gradient 7 mmHg.\n"
        "IMPRESSION: Successful TIPS.",
        "37182",
    ),
    TextCase(
        "VINT-58",
        "revision",
        "PROCEDURE: TIPS revision\n"
        "INDICATION: TIPS placed 2021, recurrent ascites.\n"
        "TECHNIQUE: Right IJ accessed. The TIPS was catheterized. Pressure gradient of 18 mmHg. Shunt "
        "venogram shows stenosis at hepatic venous end. Angioplasty with 10 mm balloon, then 10 x 60 covered "
        "stent deployed. Final gradient 6 mmHg.",
        "37183",
    ),
    TextCase(
        "VINT-58",
        "reduction for encephalopathy",
        "Hepatic encephalopathy after TIPS. TIPS reduction performed: right IJ access, the shunt was "
        "crossed, a reducing stent (10x40 Viatorr with parallel balloon expandable stent) was deployed. "
        "Gradient rose from 4 to 12.",
        "37183",
    ),
    TextCase(
        "VINT-58",
        "bleeding varices embolized with it",
        "Left gastric vein embolization with TIPS for acute variceal bleeding. Right IJ. Colapinto needle "
        "through right hepatic vein into right portal vein. PTFE covered stent placed. Gradient 20 to 6. "
        "Left gastric vein was selected and embolized with coils.",
        "36012-59 37182 37244",
    ),
    TextCase(
        "VINT-58",
        "telegraph style",
        "TRANSJUGULAR INTRAHEPATIC PORTOSYSTEMIC SHUNT. 62M alcoholic cirrhosis, recurrent hydrothorax. RIJ "
        "10F. RHV venogram. ICE guided. Portal entry RPV with Scorpion needle. Pre gradient 17. 8x7+2 "
        "Viatorr CX. Post gradient 6. Direct portogram patent.",
        "37182",
    ),
    TextCase(
        "VINT-58",
        "occluded shunt, clot work and lining",
        "He has an occluded TIPS from 2020. Right IJ. Catheter across the TIPS. AngioJet thrombectomy of the "
        "TIPS and portal vein, relined with 10x6+2 Viatorr. Gradient 5.",
        "37183",
    ),
    TextCase(
        "VINT-58",
        "needle failed",
        "Attempted TIPS. Right IJ access. Hepatic vein catheterized. Multiple needle passes failed to access "
        "the portal vein. Procedure aborted.",
        "37182-74",
    ),
    TextCase(
        "VINT-59",
        "through the liver",
        "PROCEDURE: Percutaneous transhepatic portal vein recanalization and stenting.\n"
        "Under ultrasound a right portal vein branch was punctured with a Chiba needle. A sheath was placed. "
        "Wire crossed the occluded main portal vein. 10 mm balloon angioplasty and 12 x 60 stent deployed in "
        "main portal vein.",
        "36481 37238",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
