"""Fluid drawn off or drained, told in few words: sizes without verbs, brands, doses, plain words, orders not carried out."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-20",
        name="a chest told by its rib",
        text=(
            "Ultrasound found a large pocket, the needle catheter slid in over the rib and 1100 cc of amber "
            "fluid ran into the bottles; picture saved."
        ),
        lines="32555",
    ),
    TextCase(
        rules="NONV-16",
        name="imaging in the short name of a tap",
        text=("US para 6.5 L, RLQ, albumin given, image archived."),
        lines="49083",
    ),
    TextCase(
        rules="NONV-01",
        name="a drain by its size alone",
        text=("CT guided drain of a diverticular abscess. 12F pigtail over wire. 40 mL pus. To bulb."),
        lines="49406",
    ),
    TextCase(
        rules="NONV-04",
        name="two drains in one statement",
        text=(
            "Two drains under CT: 12F in the right paracolic collection, 10F in the pelvic collection, both to bulbs."
        ),
        lines="49406 49406-59",
    ),
    TextCase(
        rules="NONV-11",
        name="a tube of an abscess",
        text=(
            "Sinogram of the hepatic abscess tube with 10 mL Omnipaque shows a 2 cm residual cavity without "
            "biliary communication. Left to bag."
        ),
        lines="49424 76080",
    ),
    TextCase(
        rules="NONV-21",
        name="a chest tube by its size alone",
        text=("US chest tube 10F R for effusion, to pleur-evac. images saved."),
        lines="32557-RT",
    ),
    TextCase(
        rules="NONV-21",
        name="a chest tube by landmarks",
        text=("Bedside left pigtail chest tube 8.5 F for pneumothorax by landmarks, no imaging."),
        lines="32556-LT",
    ),
    TextCase(
        rules="NONV-13",
        name="a cuffed tube of the belly comes out",
        text=("Abdominal PleurX taken out; cuff dissected free, catheter came out whole."),
        lines="49422",
    ),
    TextCase(
        rules="NONV-29",
        name="an agent told by its dose",
        text=("Neck lymphatic malformation, US puncture x3, 100 mg doxycycline in 10 mL, fluoro."),
        lines="37241",
    ),
    TextCase(
        rules="NONV-30",
        name="contrast that tracks",
        text=("Draining sinus in left flank cannulated with 5F; contrast tracks to the psoas, no bowel."),
        lines="20501 76080",
    ),
    TextCase(
        rules="NONV-01",
        name="size at the end of the line",
        text=("Lung abscess drain, RLL, CT guided, 10 Fr, to water seal."),
        lines="49405",
    ),
    TextCase(
        rules="NONV-01",
        name="a catheter that stays",
        text=("Thigh hematoma drained with ultrasound using a 12 French catheter that stays."),
        lines="10030",
    ),
    TextCase(
        rules="NONV-08",
        name="a seroma that was tapped",
        text=("Seroma tapped with US at the mastectomy site, 60 cc, pressure dressing. Image saved."),
        lines="10160 76942",
    ),
    TextCase(
        rules="NONV-10",
        name="both drains changed in one statement",
        text=(
            "Both abdominal drains were exchanged over wires under fluoroscopy, right paracolic to 12F, "
            "pelvic to 14F, contrast through each."
        ),
        lines="49423 49423-59 75984x2",
    ),
    TextCase(
        rules="NONV-30",
        name="a fistulogram of the skin",
        text=(
            "Fistulogram: chronic draining opening in the right groin, 8F catheter tip in the opening, 10 cc"
            " contrast, tract ends blindly at 6 cm."
        ),
        lines="20501 76080",
    ),
    TextCase(
        rules="NONV-27",
        name="sclerosis in telegrams",
        text=(
            "Renal cyst sclerosis L. US. 5F pigtail in, 180 mL drained, 50 mL ethanol x 2 dwells 20 min each, removed."
        ),
        lines="49185",
    ),
    TextCase(
        rules="NONV-29",
        name="foam into a malformation",
        text=(
            "Direct stick sclerotherapy of venous malformation of the left forearm, US and fluoro, 3% STS foam 6 mL."
        ),
        lines="37241",
    ),
    TextCase(
        rules="NONV-23",
        name="pleurodesis by the bedside",
        text=("Bedside doxycycline pleurodesis via the left chest tube, 500 mg."),
        lines="32560",
    ),
    TextCase(
        rules="NONV-22",
        name="a tunneled catheter without a verb",
        text=(
            "Tunneled pleural catheter on the left for malignant effusion: ultrasound for puncture, "
            "fluoroscopy for wire, cuff 1 cm inside the exit. 1500 mL off."
        ),
        lines="32550 75989",
    ),
    TextCase(
        rules="NONV-24",
        name="a drain of the pericardium in fragments",
        text=("Pericardial drain. 8F pigtail, subxiphoid, US/fluoro. 600 cc. Left in. 71 yo."),
        lines="33017",
    ),
    TextCase(
        rules="NONV-08",
        name="a cyst tapped by feel",
        text=("Left breast cyst tapped in the office by feel, 6 cc green."),
        lines="19000",
    ),
    TextCase(
        rules="NONV-08",
        name="two cysts",
        text=("Two left breast cysts aspirated under ultrasound, images saved, 4 and 9 cc."),
        lines="19000 19001 76942",
    ),
    TextCase(
        rules="NONV-01",
        name="a drain of last month",
        text=("CT drain RLQ abscess, 10F. Previous drain was removed last month. 15 mL pus."),
        lines="49406",
    ),
    TextCase(
        rules="NONV-16",
        name="another needle that was not used",
        text=("Therapeutic paracentesis with US. No biopsy of the omentum was done. 3.4 L. image saved."),
        lines="49083",
    ),
    TextCase(
        rules="NONV-11",
        name="a tubogram",
        text=("Tubogram of the pelvic abscess drain under fluoro. Residual 3 cm cavity, no fistula. Kept to bulb."),
        lines="49424 76080",
    ),
    TextCase(
        rules="NONV-21",
        name="a plain chest tube comes out",
        text=("Right chest tube removed at bedside after CXR. Occlusive dressing."),
        lines="",
    ),
    TextCase(
        rules="NONV-22",
        name="a brand with its tunnel",
        text=("Left PleurX, ultrasound and fluoroscopy, 15.5F, tunneled 8 cm, 900 mL drained."),
        lines="32550 75989",
    ),
    TextCase(
        rules="NONV-21",
        name="tubes on both sides",
        text=("Bilateral chest tubes under ultrasound for effusions, 10 Fr each, images saved, to water seal."),
        lines="32557-50",
    ),
    TextCase(
        rules="NONV-03",
        name="a needle across the wall of the rectum",
        text=(
            "Deep pelvic abscess. An endorectal probe showed it; the trocar needle went across the rectal "
            "wall and a 10 French pigtail was coiled in the pus and left to a leg bag. A gluteal path had "
            "been thought of."
        ),
        lines="49407",
    ),
    TextCase(
        rules="NONV-07",
        name="too small for a drain",
        text=(
            "Ultrasound, images saved.\nLeft calf abscess, 6 cm: 8F pigtail over wire, 40 mL pus, drain stays\nRight calf abscess, 1.5 cm: too small for a drain, 18G needle, 3 mL pus"
        ),
        lines="10030 10160-59 76942-59",
    ),
    TextCase(
        rules="NONV-14",
        name="a title that is the order",
        text=(
            "ABSCESSOGRAM AND DRAIN CHANGE (ordered)\nThe output has been nil for three days, so nothing was injected. The suture was cut and the drain came out by hand at the bedside."
        ),
        lines="",
    ),
    TextCase(
        rules="NONV-22",
        name="a cuff that comes loose",
        text=(
            "Right PleurX dry for two weeks. Local at the exit site. The cuff was worked with a clamp until "
            "it came loose and the catheter, cuff and all, slid out whole."
        ),
        lines="32552",
    ),
    TextCase(
        rules="NONV-19",
        name="a cuffed tube drawn under the skin",
        text=(
            "Malignant ascites. A pocket in the right flank was punctured under ultrasound, wire into the "
            "pelvis under fluoroscopy. The cuffed peritoneal catheter was drawn under the skin and then fed "
            "through the peel-away. 3 L out. Final spot film: no kink."
        ),
        lines="49418",
    ),
    TextCase(
        rules="NONV-24",
        name="sac and chest in one session",
        text=(
            "Tamponade in a 61-year-old. Subxiphoid needle under ultrasound, wire by fluoroscopy, 8 French "
            "pigtail left in the pericardial sac, 350 mL. Then the left effusion: 10 French pigtail "
            "introduced under ultrasound, image recorded, to water seal."
        ),
        lines="32557-LT 33017",
    ),
    TextCase(
        rules="NONV-20",
        name="the other side again",
        text=(
            "Fluid in both chests. Probe on the left back, pocket seen, lung floating, image with the needle"
            " stored. 5F Yueh, 900 mL amber. Catheter out. Same again on the other side, 700 mL, image "
            "stored. Catheter out."
        ),
        lines="32555-50",
    ),
    TextCase(
        rules="NONV-03",
        name="the way in is no place",
        text=(
            "REASON: perforated appendix. CT: 5 cm of pelvic pus.\nROUTE: Face down, left buttock, CT.\nDONE: 18 gauge needle into the collection, 4 mL of pus. A 12 French locking loop was left in, 70 mL removed. Nothing was passed through the rectum."
        ),
        lines="49406",
    ),
    TextCase(
        rules="NONV-04",
        name="each got a drain",
        text=("Pelvic and RLQ abscesses each got a 10 Fr drain under CT."),
        lines="49406 49406-59",
    ),
    TextCase(
        rules="NONV-10",
        name="exchanged, told on",
        text=("Drain cracked at the hub; exchanged over a wire, same size 10F, contrast shows collapsed cavity."),
        lines="49423 75984",
    ),
    TextCase(
        rules="NONV-11",
        name="an abscessogram without a verb",
        text=("Abscessogram via RUQ drain: no residual cavity. Drain capped."),
        lines="49424 76080",
    ),
    TextCase(
        rules="NONV-11",
        name="injected, then out",
        text=("Drain injected: no cavity, no fistula. Drain then removed intact."),
        lines="49424 76080",
    ),
    TextCase(
        rules="NONV-22",
        name="a brand, its imaging and what came off",
        text=("PleurX R. US + fluoro. 1 L off. Sutured."),
        lines="32550 75989",
    ),
    TextCase(
        rules="NONV-23",
        name="a later dose",
        text=("tPA/DNase #3 (day 2) into right chest tube."),
        lines="32562",
    ),
    TextCase(
        rules="NONV-19",
        name="a brand in the belly",
        text=("Tunneled peritoneal catheter (PleurX) for malignant ascites, US + fluoro, 2 L drained."),
        lines="49418",
    ),
    TextCase(
        rules="NONV-11 NONV-12",
        name="one drain swapped, the other only injected",
        text=(
            "Drain 1, left subphrenic: injected, 3 cm residual cavity; swapped over an Amplatz for a 12F. Drain 2, pelvic: injected only, cavity collapsed, left to bag."
        ),
        lines="49423 49424 75984 76080",
    ),
    TextCase(
        rules="NONV-05",
        name="a tube of the gallbladder of another year",
        text=(
            "Segment 6 liver abscess 6 cm. US for entry, fluoro for wire. 18G, pus, 10F Skater locked in cavity. Prior GB drain removed 2021."
        ),
        lines="49405",
    ),
    TextCase(
        rules="NONV-23",
        name="enzymes that go with a lytic into the pleura",
        text=(
            "Pleural lytics, day 2 of 3. Existing right chest tube. tPA 10 mg and dornase 5 mg instilled, clamped one hour, opened."
        ),
        lines="32562",
    ),
    TextCase(
        rules="NONV-11",
        name="a check of another week",
        text=("Right flank abscess drain, output 5 mL a day, flushed at the bedside. Drain check in one week."),
        lines="",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
