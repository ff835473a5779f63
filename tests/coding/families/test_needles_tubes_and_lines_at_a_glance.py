"""Needles, tubes and lines told at a glance: work by its tool alone, both sides by an adjective, what stays, what
others do."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

JOINTS_AND_NERVES = [
    ("Both SIJ injected w/ depo 40 each under fluoroscopy, arthrograms ok", ["G0260x2"], "both of one short name"),
    (
        "B/L L5 TFESI under fluoro, contrast along the roots, dexamethasone 10 mg each.",
        ["64483x2"],
        "both sides by two letters",
    ),
    (
        "Burned bilateral L3, L4 MB and L5 DR, fluoro, 18G, sensory and motor test ok, 80 degrees for 90 s.",
        ["64635x2", "64636x2"],
        "branches burned by their initials",
    ),
    (
        "Needle into the right S1 dorsal opening with fluoroscopy, dye tracked along the root, 10 mg dexamethasone put in.",
        ["64483"],
        "the hole of the sacrum",
    ),
    (
        "Intercostal blocks right 6th, 7th, 8th under fluoro, 3 mL bupivacaine each level.",
        ["64420", "64421x2", "77002"],
        "ribs behind their side",
    ),
    (
        "Right greater occipital nerve block with 3 mL bupivacaine. Also trigger points x2 in the right trapezius, lidocaine.",
        ["20552", "64405"],
        "a nerve beside muscles",
    ),
    (
        "US-guided aspiration of left knee, 30 mL straw fluid, then 40 mg Kenalog. Images archived.",
        ["20611"],
        "a joint emptied in the opening",
    ),
    ("Both knees tapped and injected under ultrasound, 40 mg each, pictures kept.", ["20611x2"], "drug by its dose"),
    ("Right knee tapped, 45 cc yellow fluid, no steroid.", ["20610"], "no drug left in the joint"),
    (
        "R shoulder frozen, GH joint, US posterior approach. 22g x 3.5, tip in joint, image stored. 1 cc DMP 80 + 5 cc bupi.",
        ["20611"],
        "drugs by their short names",
    ),
    (
        "Right shoulder MR arthrogram injection. Under fluoroscopy 12 mL of dilute gadolinium went into the joint. "
        "MRI reported separately.",
        ["23350", "77002"],
        "a volume behind the beam",
    ),
    (
        "PROCEDURE: Radiofrequency ablation and cement augmentation of L2; biopsy of L4.\nTECHNIQUE: Bipedicular "
        "cannulas at L2 under fluoroscopy. SpineSTAR probe, two ablation zones. Balloon tamps inflated, 7 mL PMMA "
        "placed. No cement was put in L4.",
        ["20982", "22514"],
        "a body that was only sampled",
    ),
    (
        "CT guided right sacroplasty, single 13G needle, 3 mL cement, left ala intact.",
        ["0200T"],
        "the wing that was intact",
    ),
]
SAMPLES = [
    (
        "A 25 gauge needle was passed four times through the 1.4 cm nodule of the left thyroid lobe under ultrasound, "
        "images stored, material to the cytotechnologist, adequate.",
        ["10005"],
        "a needle through a lesion",
    ),
    (
        "Nodule A: right mid lobe 2.3 cm. Nodule B: isthmus 1.6 cm. Nodule C: left lower, not sampled. Under ultrasound, "
        "for A a 25-gauge needle, four passes. B was sampled in the same way, three passes. Slides made. Pictures with "
        "the needle in each nodule saved.",
        ["10005", "10006"],
        "lesions by their letters",
    ),
    (
        "R breast 10:00 mass US-guided 14G x4, clip. R breast 2:00, same device x3, wing clip. Needle images stored.",
        ["19083", "19084"],
        "the same device again",
    ),
    (
        "Right breast 2 o'clock papilloma: ultrasound-guided Hawkins wire. 8 o'clock radial scar, stereotactic-guided "
        "wire.",
        ["19283", "19285"],
        "wires without a verb",
    ),
    (
        "Two right axillary nodes, each clipped before chemo, tagged with Magseeds under ultrasound.",
        ["10035", "10036"],
        "nodes tagged",
    ),
    (
        "Bone marrow, CT, prone, right iliac crest. 11G OnControl: aspirate 8 mL with spicules, core 2.2 cm through the "
        "same hole.",
        ["38222", "77012"],
        "the scanner as an item of a list",
    ),
    (
        "Right iliac wing, sclerotic focus. With CT a 13 gauge needle was drilled into it, two cores. Marrow aspirate not "
        "requested.",
        ["20220", "77012"],
        "marrow that nobody asked for",
    ),
    (
        "Right thoracentesis first under ultrasound with stored images, 900 mL bloody, catheter out. Then by CT an 18 "
        "gauge cutting needle took five cores of the pleural rind.",
        ["32400", "32555", "77012"],
        "tissue beside its fluid",
    ),
    (
        "Three Visicoil fiducials around the pancreatic head mass under CT before SBRT.",
        ["49411", "77012"],
        "markers by their maker",
    ),
    (
        "Painful left iliac wing metastasis: 4 IceForce probes under CT, 2 x 10 min freeze, ice covers the lytic area and "
        "1 cm soft tissue.",
        ["20983"],
        "the margin is no organ",
    ),
    (
        "Two tumors of the right kidney treated with microwave under CT, one probe five minutes. No biopsy today.",
        ["50592", "77013"],
        "one thing not done",
    ),
    (
        "Right breast: US-guided wire into the 2 o'clock mass.\nLeft breast: benign cysts, nothing done",
        ["19285"],
        "nothing done on the other side",
    ),
    ("Came for left knee injection. No injection done today because of fever.", [], "a visit without work"),
]
TUBES = [
    ("Contrast through right nephrostomy shows patent ureter; tube left in.", ["50431"], "a tube that stays"),
    ("Tube cholangiogram right drain: no stricture, tube left in and capped.", ["47531"], "a drain that stays"),
    (
        "Left ureteral stent through ileal conduit exchanged over a wire with fluoro, 8.5F.",
        ["50688", "75984"],
        "a stent by the conduit",
    ),
    (
        "CBD stones pushed through papilla with Fogarty balloon, 10F biliary drain changed over a wire.",
        ["47536", "47544"],
        "the verb of another thing",
    ),
    (
        "Right biliary drain cholangiogram: stricture persists at hepatic duct confluence. 8 x 40 mm balloon across the "
        "right hepatic to common duct stricture. Brushings x6 from the same segment. New 12F biliary drain, tip in D2.",
        ["47536", "47542", "47543"],
        "ducts that share their names with arteries",
    ),
    (
        "A peripheral right duct was punctured once with a 22 gauge Chiba and contrast injected: not dilated, "
        "anastomosis patent. Needle withdrawn.",
        ["47532"],
        "a duct shown by a needle",
    ),
    (
        "Left nephrostomy injected: ureteroileal stricture. Dilated with a 7 mm balloon. Biopsy forceps through the "
        "sheath, four bites of the narrowed segment. 10.2F nephroureteral left in place of the nephrostomy.",
        ["50434", "50606", "50706"],
        "bites of a narrowing told before",
    ),
    (
        "Routine swap of low-profile button, 14F 2.3 cm. Balloon down, out, new one in with gel, 5 mL water. No imaging.",
        ["43762"],
        "a button",
    ),
    (
        "Reflux of feeds, has PEG from 2024. Kumpe and Glidewire past the pylorus to 20 cm beyond Treitz. 9F J-arm "
        "threaded through. Contrast OK in jejunum.",
        ["49446"],
        "an arm for the jejunum",
    ),
]
FLUIDS = [
    (
        "- PleurX (L) in since June, no output. Cuff dissected under lidocaine, catheter out whole.\n- R effusion: "
        "US-guided tap, 1.1 L serous, catheter out, image saved.",
        ["32552", "32555"],
        "a cuffed catheter out and a tap across",
    ),
    (
        "Both hemithoraces had free fluid on ultrasound, pictures saved. On the right an 8F Safe-T-Centesis, 950 mL "
        "yellow, out. I then did the same on the left, 600 mL, removed as well.",
        ["32555x2"],
        "the same on the other side",
    ),
    (
        "The abscess drain had fallen out overnight. The hole was still open, a Kumpe and a Glidewire went down the tract "
        "into the subhepatic collection, contrast showed a 5 cm cavity, and a new 12F pigtail was placed through it.",
        ["49423", "75984"],
        "the hole still open",
    ),
    (
        "Drain 1, left flank: a wire went through it, the old 12 came out and a 16 French took its place. Drain 2, "
        "midline: same thing, a 14 in exchange for a 10. Dye through each of the new ones.",
        ["49423x2", "75984x2"],
        "drains under their numbers",
    ),
    (
        "Right kidney: calyx punctured under US and fluoro, 8.5F nephroureteral catheter. Then a 9 cm urinoma in the "
        "right pelvis was entered under CT and a 12F drain left, 200 mL urine.",
        ["49406", "50433"],
        "urine beside the kidney",
    ),
    (
        "1) US-guided left PTC, 8F internal-external biliary drain through the papilla. 2) Subhepatic biloma: separate "
        "RUQ stick, 12F drain, 150 cc bile.",
        ["47534", "49406"],
        "bile beside the ducts",
    ),
    (
        "A 10 French locking catheter was coiled in the segment VII abscess under ultrasound, and 85 mL of pus came back. "
        "A smaller second pocket in segment IV, clearly not connected, was aspirated dry with an 18 gauge needle (6 mL).",
        ["10160", "49405"],
        "a second pocket of one organ",
    ),
    (
        "Left empyema, day 2 lytics: tPA 10 mg and DNase 5 mg through the left chest tube, twice. Second undrained pocket "
        "at the left apex: CT-guided 10F pigtail, 60 cc pus.",
        ["32557", "32562"],
        "a further pocket beside the agent",
    ),
    (
        "Right empyema: needle, wire, dilators under CT, a 14F pigtail was left, 300 mL pus, to suction. No lytic was "
        "given in the suite. Intrapleural lytic therapy per pulmonary.",
        ["32557"],
        "what another team gives",
    ),
    (
        "Pelvic abscess drain in place. The hub was cleaned with alcohol and 6 mL of Isovue injected under fluoroscopy: no "
        "cavity, no fistula. Drain pulled.",
        ["49424", "76080"],
        "alcohol for the hub",
    ),
]
LINES = [
    ("Clogged port: 2 mg Cathflo, dwell 60 min, good return.", ["36593"], "a clogged port"),
    (
        "Alteplase 2 mg placed in each lumen of the occluded dialysis catheter for one hour.",
        ["36593"],
        "a drug that is placed",
    ),
    (
        "Port study: contrast shows fibrin sheath at the tip. Then alteplase 2 mg in the port for 60 minutes, aspirates "
        "well. If it fails again, stripping or a new port.",
        ["36593", "36598"],
        "what might come next",
    ),
    (
        "PROCEDURE: Removal of right chest port.\nDESCRIPTION: The patient, who had this device implanted by another "
        "service in 2022, was placed supine and prepped. The reservoir was freed from its capsule and both sutures cut. "
        "The catheter came back intact and the reservoir followed.",
        ["36590"],
        "the patient is placed",
    ),
    (
        "Tunneled dialysis catheter right IJ not flowing. Exchanged over two wires for a new 23 cm Palindrome, fluoro, tip "
        "mid right atrium.",
        ["36581", "77001"],
        "exchanged over two wires",
    ),
    (
        "PICC right arm, one lumen ruptured. A wire was passed through the good lumen under fluoroscopy into the SVC, the "
        "old catheter drawn back over it, a new 5F PICC advanced, tip at the cavoatrial junction.",
        ["36584"],
        "an old line drawn back over the wire",
    ),
]

LABELS_AND_RUN_ON = [
    (
        "CT DRAINAGE of two left retroperitoneal collections. The upper one: 12 French drain in over a wire, 160 mL of pus. "
        "The lower one: 10 French, 90 mL. Both to bulb.",
        ["49406x2"],
        "an upper and a lower drain",
    ),
    ("Right PCN: US stick of a lower pole calyx, 8.5F, urine clear, fluoro nephrostogram.", ["50432"], "kidney label"),
    (
        "Suprapubic tube: bladder full on US, 18G needle, wire, 12F locking tube, image saved.",
        ["51102", "76942"],
        "bladder label",
    ),
    (
        "Left nephroureteral (8.5F x 26) swapped over a wire, contrast fine.",
        ["50387"],
        "one tube for another by its size",
    ),
    ("Left double J out through the urethra with a snare, fluoro.", ["50386"], "a stent caught from below"),
    (
        "PTC left, ducts wide, could not cross the hilar mass, 8.5F external drain left.",
        ["47533"],
        "a drain behind a duct picture",
    ),
    ("Rt SGB at C6, US, 7 cc 0.25% bupi, Horner +", ["64510"], "a ganglion by its letters"),
    (
        "Left elbow arthrogram: fluoro, 5 mL contrast, no loose body, images interpreted.",
        ["24220", "73085"],
        "an arthrogram that is read",
    ),
    ("14F NG passed under fluoroscopy into the stomach.", ["43752"], "a nasal tube by two letters"),
    (
        "New 18F balloon gastrostomy placed through the tract under fluoro, contrast in the stomach.",
        ["49450"],
        "the tract that nobody made",
    ),
    ("Bedside US-guided perc chole tube, 8.5F, 50 mL dark bile.", ["47490"], "a tube behind its guidance"),
    (
        "left thyroid nodule one point eight centimeters ultrasound the whole time twenty five gauge three passes tech says "
        "adequate pictures saved",
        ["10005"],
        "a thin needle spelled out",
    ),
]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(text, codes, id=name)
        for text, codes, name in (*JOINTS_AND_NERVES, *SAMPLES, *TUBES, *FLUIDS, *LINES, *LABELS_AND_RUN_ON)
    ],
)
def test_codes_of_a_brief_note(text, codes):
    assert lines_of(text) == codes
