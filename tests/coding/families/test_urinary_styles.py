from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-60",
        "full template",
        "Exam: IR NEPHROSTOMY PLACEMENT LEFT\n"
        "Clinical history: 62 y/o F with pelvic mass and left hydroureteronephrosis\n"
        "Operators: Smith\n"
        "Procedure in detail: Following consent the patient was placed in prone position. A suitable "
        "entry site was selected by ultrasound. 1% lidocaine. A 21 gauge Accustick needle was advanced "
        "under direct ultrasound visualization into a posterior mid pole calyx; ultrasound image was "
        "archived. Return of urine confirmed. 0.018 wire advanced, needle exchanged for the 6F Accustick "
        "sheath. Nephrostogram performed. Rosen wire. Serial dilation to 10F. A 10.2 Fr MPD was placed "
        "and locked.\n"
        "Findings: Severe left hydro.\n"
        "Impression: Technically successful left PCN.",
        "50432-LT",
    ),
    TextCase(
        "NONV-61",
        "labels",
        "Procedure: R PCN exchange. Wire: Amplatz. Old: 8.5F. New: 10F. Contrast: 10 cc. Fluoro 1.2 min. Comp: none.",
        "50435-RT",
    ),
    TextCase(
        "NONV-61",
        "both converted",
        "Bilateral conversion of nephrostomy tubes to nephroureteral stents. RIGHT: tube removed over "
        "wire; ureteral stricture crossed into bladder; 8.5 Fr x 22 cm nephroureteral stent placed. "
        "LEFT: tube removed over wire; stricture crossed; 8.5 Fr x 24 cm nephroureteral stent placed.",
        "50434-50",
    ),
    TextCase(
        "NONV-63",
        "both studied",
        "Bilateral nephrostograms. Contrast injected through both nephrostomy tubes. Both ureters patent "
        "to the bladder. Tubes capped.",
        "50431-50",
    ),
    TextCase(
        "NONV-63",
        "needle study",
        "Left antegrade pyelogram. Under ultrasound a 22 gauge needle was advanced into a left lower "
        "pole calyx. Contrast injected: the pelvis and ureter opacify to the bladder without "
        "obstruction. Needle removed; no tube placed.",
        "50430-LT",
    ),
    TextCase(
        "NONV-60",
        "all caps stent alone",
        "PRIMARY ANTEGRADE STENT, LEFT. ULTRASOUND-GUIDED PUNCTURE OF LEFT MID POLE CALYX WITH 21 G "
        "NEEDLE. WIRE TO BLADDER. 8 FRENCH 26 CM DOUBLE-J STENT DEPLOYED. NEPHROSTOGRAM SHOWS PATENT "
        "STENT. NO NEPHROSTOMY TUBE WAS LEFT.",
        "50694-LT",
    ),
    TextCase(
        "NONV-70",
        "brushed",
        "Left nephrostomy exchange and ureteral brushing: Existing left tube removed over a wire. 7F "
        "sheath. Brushings of the mid ureteral stricture obtained x 3. New 8F nephrostomy tube placed.",
        "50435-LT 50606-LT",
    ),
    TextCase(
        "NONV-67",
        "both out by the urethra",
        "Removal of bilateral ureteral stents, transurethral, fluoroscopic. Foley exchanged for sheath "
        "via urethra. Each stent's bladder loop was snared and both stents were removed.",
        "50386-50",
    ),
    TextCase(
        "NONV-68",
        "both through the stoma",
        "Ileal conduit: exchange of bilateral single-J ureteral stents through the stoma. Both stents "
        "were exchanged over wires for new 8 Fr single J stents. Contrast confirms loops in both renal "
        "pelves.",
        "50688-50 75984",
    ),
    TextCase(
        "NONV-71",
        "old tract widened",
        "Existing left nephrostomy tract dilated to 30 F with a balloon and 30 F Amplatz sheath placed "
        "for PCNL by urology. Stone removal by Dr. Lee of urology dictated separately.",
        "50436-LT",
    ),
    TextCase(
        "NONV-113",
        "discharge summary",
        "Discharge summary: she underwent left nephrostomy placement on 5/1 and gastrostomy on 5/3. Tubes functioning.",
        "",
    ),
    TextCase(
        "NONV-60",
        "telegraph in capitals",
        "LT PERC NEPH. US/FLUORO. 21G TO LOWER POLE CALYX. NEPHROSTOGRAM: UPJ STONE. 10F NEPH TUBE. 20 "
        "CC PURULENT URINE TO CX. GRAVITY BAG.",
        "50432-LT",
    ),
    TextCase(
        "CAT-50391",
        "instillation",
        "Left nephrostomy BCG instillation. BCG was instilled through the left nephrostomy tube by "
        "gravity over one hour. Tube left in place.",
        "50391-LT",
    ),
    TextCase(
        "CAT-51100",
        "bladder tap",
        "Ultrasound guided suprapubic bladder aspiration. Under real-time ultrasound with image saved a "
        "22 gauge needle was advanced into the bladder and 20 mL urine aspirated and sent for culture.",
        "51100 76942",
    ),
    TextCase(
        "NONV-71",
        "access before surgery",
        "Percutaneous access for stone surgery. The left lower pole calyx was accessed under ultrasound "
        "with a 21G needle. A 5 Fr Kumpe catheter was negotiated down the ureter into the bladder and "
        "left in place as a nephroureteral catheter, capped and secured for PCNL.",
        "50433-LT",
    ),
    TextCase(
        "NONV-65",
        "both kinds in capitals",
        "LEFT PCN EXCHANGE, RIGHT NUS EXCHANGE. LEFT PCN REMOVED OVER WIRE AND NEW 10F PCN PLACED. RIGHT "
        "NUS REMOVED OVER WIRE AND NEW 8.5F NUS PLACED.",
        "50435-LT 50387-RT",
    ),
    TextCase(
        "NONV-70",
        "balloon and conduit end",
        "Left lower pole calyx was accessed with a 21 g needle. Nephrostogram: tight ureteroenteric "
        "anastomotic stricture. Stricture was balloon dilated to 7 mm. 8.5 Fr nephroureteral catheter "
        "placed with distal loop in the ileal conduit, capped at the flank.",
        "50433-LT 50706-LT",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
