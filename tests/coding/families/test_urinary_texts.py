from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-60",
        "headed, by ultrasound",
        "PROCEDURE: Left percutaneous nephrostomy tube placement.\n"
        "INDICATION: Obstructing left ureteral stone with sepsis.\n"
        "TECHNIQUE: The patient was placed prone. Ultrasound demonstrated moderate left hydronephrosis. "
        "Under ultrasound guidance a 21 gauge needle was advanced into a lower pole calyx. Urine was "
        "aspirated. Contrast was injected confirming position. An 0.018 wire was advanced and the tract "
        "was dilated. Over an Amplatz wire an 8.5 Fr nephrostomy catheter was placed and the pigtail was "
        "formed in the renal pelvis.\n"
        "IMPRESSION: Successful placement of left 8.5 French percutaneous nephrostomy.",
        "50432-LT",
    ),
    TextCase(
        "NONV-60",
        "run-on dictation",
        "this is a right percutaneous nephrostomy on a sixty year old with ureteral obstruction patient "
        "prone the right flank was prepped using ultrasound a twenty one gauge needle was placed in a "
        "posterior lower pole calyx urine came back contrast injected we put a wire down and dilated up "
        "and placed an eight french nephrostomy catheter pigtail formed in the pelvis hooked to bag no "
        "complications",
        "50432-RT",
    ),
    TextCase(
        "NONV-60",
        "double-J and safety nephrostomy",
        "New left lower pole access. The calyx was punctured with a 22 gauge needle under ultrasound. "
        "The ureter was crossed and an 8 F x 26 cm double J stent was deployed. An 8 F safety "
        "nephrostomy was then placed in the renal pelvis and left to gravity drainage.",
        "50695-LT",
    ),
    TextCase(
        "NONV-60 NONV-64",
        "second side in the same way",
        "PROCEDURE: Bilateral percutaneous nephrostomies.\n"
        "DESCRIPTION: Attention was first turned to the right kidney. With sonographic guidance a "
        "22-gauge needle was directed into a posterior lower pole calyx and clear urine returned. An 8.5 "
        "French Dawson-Mueller catheter was positioned with its pigtail in the renal pelvis. An "
        "identical procedure was then performed on the left, where a 10 French catheter was placed.",
        "50432-50",
    ),
    TextCase(
        "NONV-60",
        "a new puncture after the tube fell out",
        "Left nephrostomy tube fell out 3 days ago. The old tract could not be re-cannulated. Therefore "
        "under ultrasound guidance a new puncture of a lower pole calyx was made with a 21 gauge needle. "
        "An 8 Fr nephrostomy tube was placed.",
        "50432-LT",
    ),
    TextCase(
        "NONV-60",
        "stent failed, nephrostomy left",
        "Attempted antegrade left ureteral stent; left nephrostomy placement. Lower pole calyx punctured "
        "with 21G needle under ultrasound. The distal ureteral obstruction could not be crossed. An 8 Fr "
        "nephrostomy was placed and left to external drainage. Will bring back for stent in 1 week.",
        "50432-LT",
    ),
    TextCase(
        "NONV-61",
        "all caps, both sides",
        "PROCEDURE: BILATERAL NEPHROSTOMY TUBE EXCHANGE.\n"
        "HISTORY: CERVICAL CANCER. ROUTINE CHANGE.\n"
        "TECHNIQUE: THE RIGHT NEPHROSTOMY TUBE WAS INJECTED WITH CONTRAST. A WIRE WAS ADVANCED THROUGH "
        "THE TUBE AND THE TUBE WAS REMOVED. A NEW 10 FRENCH NEPHROSTOMY TUBE WAS ADVANCED OVER THE WIRE. "
        "THE SAME PROCEDURE WAS PERFORMED ON THE LEFT SIDE.",
        "50435-50",
    ),
    TextCase(
        "NONV-61",
        "told by what went in",
        "The existing right nephrostomy catheter was prepped. Contrast injection showed the catheter in "
        "the renal pelvis. The existing catheter was removed over a Bentson wire and a new 10 Fr locking "
        "pigtail drain was placed. Position was confirmed with contrast.",
        "50435-RT",
    ),
    TextCase(
        "NONV-61",
        "telegraph",
        "L PCN upsize 8F -> 12F. Contrast via tube: pelvis ok, no leak. Amplatz wire, old tube out, new "
        "12F Cook pigtail in. Loop locked. Bag.",
        "50435-LT",
    ),
    TextCase(
        "NONV-61",
        "first person",
        "I exchanged the right nephrostomy tube over a guidewire for a new 10 French tube without "
        "difficulty. Contrast confirmed position.",
        "50435-RT",
    ),
    TextCase(
        "NONV-61",
        "old tract regained",
        "The patient's left nephrostomy tube was inadvertently dislodged yesterday. The left flank tract "
        "was probed with a Kumpe catheter and a Glidewire and the collecting system regained through the "
        "old tract. Contrast confirmed position. A new 10 Fr nephrostomy tube was advanced over an "
        "Amplatz wire and locked.",
        "50435-LT",
    ),
    TextCase(
        "NONV-61",
        "double-J by the old tract",
        "PROCEDURE:\n"
        "1. Left antegrade nephrostogram\n"
        "2. Left antegrade ureteral stent placement (8 Fr x 26 cm)\n"
        "3. Removal of left nephrostomy tube\n"
        "The left nephrostomy tube was injected. A wire was passed to the bladder, tube removed. "
        "Double-J stent deployed over the wire. Final injection showed good flow. Nephrostomy access "
        "removed.",
        "50693-LT",
    ),
    TextCase(
        "NONV-62",
        "a stent with its hub at the skin",
        "PROCEDURE: Right nephroureteral stent placement\n"
        "A right interpolar calyx was accessed with a 21G Chiba needle. Antegrade nephrostogram showed a "
        "high grade distal ureteral stricture. The stricture was crossed with a Kumpe catheter and "
        "Glidewire into the bladder. An 8.5 Fr x 24 cm nephroureteral stent was placed with the distal "
        "loop in the bladder. The external portion was capped.",
        "50433-RT",
    ),
    TextCase(
        "NONV-62",
        "by the old tract",
        "Right nephrostomy converted to an 8 F nephroureteral catheter. The existing nephrostomy was "
        "removed over a wire; the catheter now ends in the bladder, hub at the skin, capped.",
        "50434-RT",
    ),
    TextCase(
        "NONV-63",
        "tube stays",
        "Contrast through the left nephrostomy shows a distal stone; tube left in place. Plan: "
        "nephrostomy exchange next month.",
        "50431-LT",
    ),
    TextCase(
        "NONV-65",
        "two kidneys, two kinds of work",
        "1. Left percutaneous nephrostomy placement. 2. Right nephrostomy tube exchange.\n"
        "LEFT: Under ultrasound a left lower pole calyx was punctured with a 21 G needle. An 8 Fr "
        "nephrostomy tube was placed over a wire.\n"
        "RIGHT: The existing right nephrostomy was exchanged over a wire for a new 10 Fr nephrostomy.",
        "50432-LT 50435-RT",
    ),
    TextCase(
        "NONV-66",
        "back to a nephrostomy",
        "Left nephroureteral catheter was removed over a wire and a 10 Fr nephrostomy was placed in the "
        "renal pelvis through the same tract.",
        "50435-LT",
    ),
    TextCase(
        "NONV-67",
        "snare through the urethra",
        "Transurethral snare of the right double-J under fluoroscopy. The stent was drawn out of the "
        "meatus, a wire passed through it, the old stent removed and a new 8 Fr x 24 cm double-J stent "
        "placed over the wire. No cystoscope.",
        "50385-RT",
    ),
    TextCase(
        "NONV-67",
        "out through the flank",
        "Percutaneous retrieval of retained right double-J ureteral stent. Through a right lower pole "
        "calyx accessed under ultrasound with a 21 gauge needle, a 9 Fr sheath was placed. The proximal "
        "loop of the right ureteral stent was snared and the stent removed through the flank. No tube "
        "left.",
        "50384-RT",
    ),
    TextCase(
        "NONV-68",
        "through the conduit",
        "Exchange of right retrograde nephroureteral catheter via ileal conduit. The existing catheter "
        "exiting the stoma was cannulated with a wire and removed. A new 8.5 Fr x 45 cm single J "
        "catheter was advanced over the wire through the conduit with the loop in the renal pelvis.",
        "50688-RT 75984",
    ),
    TextCase(
        "NONV-68",
        "out of the flank, tip in the conduit",
        "Exchange of right nephroureteral catheter (flank to ileal conduit). The existing right "
        "nephroureteral catheter was removed over an Amplatz wire from the flank, and a new 10 F "
        "nephroureteral catheter was placed with the distal loop in the ileal conduit and the hub at the "
        "flank, capped.",
        "50387-RT",
    ),
    TextCase(
        "NONV-69",
        "stent kept in its place",
        "RIGHT NEPHROSTOMY TUBE REMOVAL UNDER FLUOROSCOPY\n"
        "Double-J stent in place (placed by urology 5/20). Nephrostogram showed patent stent with brisk "
        "passage of contrast into the bladder. The nephrostomy tube was removed over a wire under "
        "fluoroscopic guidance without displacing the stent.",
        "50389-RT",
    ),
    TextCase(
        "NONV-69",
        "cut and pulled",
        "Left nephrostomy tube was removed at the bedside by cutting the string. Dressing applied.",
        "",
    ),
    TextCase(
        "NONV-70",
        "stricture balloon",
        "PROCEDURE: Right nephroureteral stent exchange with balloon dilation of ureteroenteric "
        "stricture.\n"
        "The existing right nephroureteral stent was removed over an Amplatz wire. The ureteroileal "
        "anastomotic stricture was dilated with a 6 mm x 4 cm balloon with resolution of the waist. A "
        "new 8.5 F nephroureteral stent was placed.",
        "50387-RT 50706-RT",
    ),
    TextCase(
        "NONV-70",
        "nothing sampled, nothing dilated",
        "Right nephrostomy exchange. Nephrostogram through existing tube: no filling defect, so no brush "
        "biopsy was done. No ureteral dilation was performed. Old tube exchanged over wire for new 8.5 "
        "F.",
        "50435-RT",
    ),
    TextCase(
        "NONV-71",
        "access for the urologist's stone surgery",
        "Right percutaneous renal access for PCNL. With the patient prone the right upper pole calyx was "
        "punctured under fluoroscopy. A wire was advanced into the bladder. The tract was balloon "
        "dilated to 30 French and a 30 Fr sheath was placed. Urology then removed the stone; please see "
        "their note.",
        "50437-RT",
        date="2024-05-01",
    ),
    TextCase(
        "NONV-72",
        "pressure study",
        "Left Whitaker test through existing nephrostomy. Pressures at 10 mL/min: renal pelvis 28, "
        "bladder 6. Antegrade pyelogram shows narrowing at the UPJ.",
        "50396-LT 74425",
    ),
    TextCase(
        "NONV-73",
        "ultrasound-guided tube",
        "Suprapubic catheter placement: under ultrasound guidance with permanent image recording a "
        "needle was advanced into the distended bladder. Wire placed, tract dilated, 12 F pigtail "
        "catheter placed in the bladder and secured.",
        "51102 76942",
    ),
    TextCase(
        "NONV-73",
        "changed, all caps",
        "SUPRAPUBIC CATHETER CHANGE UNDER FLUOROSCOPY. OLD 16 F CATHETER REMOVED OVER WIRE. NEW 18 F "
        "FOLEY PLACED. CONTRAST CONFIRMS BLADDER POSITION.",
        "51705 75984",
    ),
    TextCase(
        "NONV-113",
        "tubes of history and plan",
        "PICC check. History of left nephrostomy placed in 2023 and bilateral ureteral stents placed by "
        "urology. Plan: nephrostomy exchange next month. No procedure today.",
        "",
    ),
    TextCase(
        "NONV-67",
        "a urologist's scope",
        "Cystoscopy with right ureteral stent placement. The cystoscope was passed into the bladder. "
        "Right retrograde pyelogram performed. A 6 x 26 double-J stent was placed over a wire under "
        "cystoscopic and fluoroscopic guidance.",
        "",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
