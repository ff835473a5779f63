"""Short notes of lines, sedation, veins, nerves and joints in everyday and odd styles, through the whole chain."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "SPIN-55 SPIN-76 SPIN-83",
        "three injections as numbered items",
        """Injection clinic, hospital outpatient.

(1) Both SI joints. Prone, C-arm tilted. 22G spinal needle in the lower third of each joint, contrast outlined each joint. 40 mg
Kenalog and 1.5 mL bupivacaine per side.

(2) Right knee OA. Ultrasound, suprapatellar recess, 12 mL clear effusion drawn off, 40 mg Kenalog in. Needle tip seen, image
recorded.

(3) Myofascial pain: trigger point injection with lidocaine into the left upper trapezius, left levator scapulae and left
infraspinatus, no imaging.

Hip not injected.""",
        "27096-50 20611-59-RT 20553-59",
        setting="office",
    ),
    TextCase(
        "SPIN-21 SPIN-13 SPIN-24",
        "heat below and blocks above in two parts",
        """PART 1 Radiofrequency, LEFT lumbar
 - fluoroscopy, 18G 10 mm active tip
 - L3 & L4 medial branches, L5 dorsal ramus (=L4-5 and L5-S1 joints)
 - 1 mL 2% lidocaine each, lesion 80 deg 90 sec
PART 2 Diagnostic cervical medial branch blocks, BOTH sides
 - C4, C5, C6 MBs (= C4-5, C5-6 joints), 25G under fluoro, 0.3 mL 0.5% bupivacaine each""",
        "64635-LT 64636-LT 64490-50-59 64491-50-59",
    ),
    TextCase(
        "SPIN-13",
        "steps of one block are no items",
        """Right L4-5 and L5-S1 facet injections.
1. Prone, prep, local.
2. 22G needle into the right L4-5 joint, 0.5 mL contrast, 20 mg Kenalog.
3. 22G needle into the right L5-S1 joint, contrast, 20 mg Kenalog.
4. Fluoroscopy throughout.""",
        "64493-RT 64494-RT",
    ),
    TextCase(
        "SPIN-55",
        "joints named by the title alone, a paragraph for each side",
        """SI joints, both.

Left: 22 G 3.5 in., lower third of the joint, C-arm. 0.3 mL Isovue makes a line up the joint. 40 mg Kenalog, 1.5 mL bupivacaine.

Right: same needle, same approach. Isovue line seen. Same drugs.""",
        "27096-50",
        setting="office",
    ),
    TextCase(
        "SPIN-79",
        "an MR that another reads",
        "Right shoulder injection for MR arthrogram. Rotator interval, fluoroscopy, 22 gauge needle, 1 mL iohexol in the joint, "
        "12 mL dilute gadolinium. Walked to MRI; Dr. Lee dictates the MR separately.",
        "23350-RT 77002",
    ),
    TextCase(
        "SPIN-33",
        "a second foramen at S1 after an earlier interlaminar injection",
        "Dear colleague, the interlaminar injection at L4-5 in March helped her for ten days only. Today she lay prone and "
        "under the C-arm a 25 gauge needle went under the pedicle into the right L4-5 foramen and another one into the "
        "right L5-S1 foramen. Isovue ran along the root at each level. Each level received 4 mg of dexamethasone.",
        "64483-RT 64484-RT",
    ),
    TextCase(
        "SPIN-33",
        "the same at the next foramen",
        "Lumbar TFESI right. Prior interlaminar at L4-5 in Oct gave 3 wks relief. Fluoro 25G to right L3-L4 foramen, contrast "
        "along the root.\nSame at right L5-S1 foramen.\n5 mg dexamethasone + 1 mL lidocaine each level.",
        "64483-RT 64484-RT",
    ),
    TextCase(
        "SPIN-13",
        "joints of the neck with a volume alone",
        "Bilateral C4-5 and C5-6 facet joint injections under fluoro. 0.5 mL each.",
        "64490-50 64491-50",
    ),
    TextCase(
        "SPIN-30",
        "one line with a depot steroid by its figure",
        "Lumbar epidural L4-5 interlaminar, 20G Tuohy, LOR, fluoro and contrast, 80 depo.",
        "62323",
    ),
    TextCase(
        "NONV-60",
        "kidney drained in telegraph style",
        "Left hydronephrosis from stone, septic. Prone. Under US and fluoro 21G into lower pole calyx, contrast shows an "
        "obstructed system. 8F pigtail left to bag.",
        "50432-LT",
    ),
    TextCase(
        "VINT-68",
        "port in telegraph style after a word that ends in ca",
        "61 yo colon ca. R IJ patent on US, real time needle entry, picture saved. Tunnel to pocket R chest. 8F PowerPort, "
        "tip cavoatrial junction on fluoro.",
        "36561-RT 76937 77001",
    ),
    TextCase(
        "SPIN-21",
        "lumbar heat named by its nerves, joints in brackets",
        "Lumbar RFA right, L2-L4 nerves (L3-4 and L4-5 joints). Fluoroscopy. 20 G cannulas at each target, sensory and "
        "motor testing negative, 0.5 mL lidocaine, 85 C for 60 s each.",
        "64635-RT 64636-RT",
    ),
    TextCase(
        "SPIN-21",
        "lumbar heat at single levels",
        "Left lumbar RF at L3 L4 L5 under fluoro. Cannulas on the junctions of the transverse and articular processes. "
        "Motor negative. Lesions at 80 degrees for 90 seconds.",
        "64635-LT 64636-LT",
    ),
    TextCase(
        "NONV-96",
        "lumbar heat of a metastasis",
        "Lumbar RFA of a painful L2 metastasis under CT. Ablation needle in the vertebral body, 7 minutes at 70 C.",
        "20982",
    ),
    TextCase(
        "SPIN-46",
        "ribs by bare numbers",
        "Intercostal nerve blocks on the left at 6, 7 and 8 under ultrasound. Below each rib 4 mL of bupivacaine after "
        "negative aspiration. Images saved.",
        "64420-LT 64421x2-LT 76942",
    ),
    TextCase(
        "SPIN-77",
        "fluoroscopy told by its bare name",
        "Right hip injection fluoro. 22G spinal needle, contrast intraarticular. 40 mg Depo-Medrol with 4 mL ropivacaine.",
        "20610-RT 77002",
    ),
    TextCase(
        "VINT-72",
        "a tip moved, the line left as it is",
        "PICC tip in the left jugular vein on the chest film. Under fluoroscopy the catheter was flipped down with a "
        "rapid saline flush, the tip now in the SVC. The line was left as it is.",
        "36597",
    ),
    TextCase(
        "MOD-37",
        "a declot broken off after the start",
        "Indication: thrombosed right forearm loop graft. The graft was accessed toward the outflow under ultrasound, 6F "
        "sheath. AngioJet thrombectomy was begun, but after one pass the patient became hypoxic. The procedure was "
        "stopped at that point. Sheath removed.",
        "",
        review="The procedure was broken off",
    ),
    TextCase(
        "VASC-78",
        "first dose and leaving the bedside",
        """RIGHT CHEST PORT OUT. SEDATION: FENTANYL 50 AND VERSED 1 UNDER MY ORDERS, RN WITH NO OTHER DUTY WATCHED HER.
FIRST DOSE 1404, I LEFT THE BEDSIDE 1431. OLD SCAR OPENED, PORT AND CATHETER REMOVED WHOLE.""",
        "36590 99152",
        setting="professional",
    ),
    TextCase(
        "VASC-78",
        "start with the drugs, end in a sentence of its own",
        """Port removal, right chest. Midazolam 2 mg and fentanyl 25 mcg at 13:10. An independent nurse did nothing but watch
the monitor. Ended 13:34. The old scar was opened and port with catheter removed.""",
        "36590 99152",
        setting="professional",
    ),
    TextCase(
        "VASC-78",
        "times with an at sign and leaving the room",
        """Port out, right chest. Sedation under my direction: fentanyl 50 @ 1410, versed 1 @ 1411. RN observer, no other duties.
I left the room 1433. Port and catheter removed through the old scar.""",
        "36590 99152",
        setting="professional",
    ),
    TextCase(
        "VASC-78",
        "spoken times in run-on speech",
        """port removal right chest versed one fentanyl fifty started at nine twelve and ended at nine forty one nurse had no
other job than to watch the monitors incision over the port reservoir and catheter removed whole closed with vicryl""",
        "36590 99152",
        setting="professional",
    ),
    TextCase(
        "VASC-78",
        "times left to the nurse are none",
        """Port out, right chest. Versed 2 mg, times per nursing record. Dedicated RN monitored. Port and catheter removed
through the old scar.""",
        "36590",
        setting="professional",
    ),
    TextCase(
        "VINT-71",
        "a line of another service drawn out, another one stays",
        """Left femoral temporary dialysis catheter, put in by the emergency team 6/1, comes out today. The tunneled catheter in
the right chest works well. Stitches cut, catheter pulled, ten minutes of pressure. Tunneled catheter left in place,
not touched.""",
        "",
    ),
    TextCase(
        "VASC-70",
        "no clot, and the picture kept; one step without fluoroscopy",
        """1 Left IJ: open and compressible on ultrasound, no clot, image in PACS, needle seen entering in real time.
2 Wire to the IVC under fluoroscopy, tunnel, 23 cm Palindrome. Fluoroscopy at end: tip right atrium, no kink.
3 Old right tunneled dialysis catheter: cuff freed, catheter out whole. No fluoroscopy for this.
Patient is 61.""",
        "36558-LT 36589-RT 76937 77001",
    ),
    TextCase(
        "VINT-67",
        "a PICC that was left as a midline",
        """Asked for a PICC. Right basilic vein patent by ultrasound, needle watched in real time going in, image saved. The
catheter would not pass the axilla, so we left it as a midline, 14 cm, tip in the axillary vein. 71 years old.""",
        "36410 76937",
    ),
    TextCase(
        "VINT-72",
        "a tip flipped down",
        """PICC malpositioned up the right jugular. Under fluoroscopy a forceful flush and a wire flipped the tip down into the
SVC. No exchange needed. Film shows PICC tip in SVC.""",
        "36597",
    ),
    TextCase(
        "VINT-68",
        "no port placed",
        """The patient was brought down for a port. Platelets 11, and the team asked us to hold off. No port was placed.
Reschedule Thursday after transfusion.""",
        "",
    ),
    TextCase(
        "VINT-83",
        "a form with labels and a course without verbs",
        """Side: Left
Vein treated: Small saphenous
Device: 1470 laser, radial fiber
Access mid calf with ultrasound. Fiber tip 3 cm below the SPJ. Tumescent 180 mL. 62 J/cm, 22 cm, 1364 J.""",
        "36478-LT",
        setting="office",
    ),
    TextCase(
        "VINT-83",
        "labels of a visit at which nothing was closed",
        """Leg: RIGHT   Vein: great saphenous   Modality: radiofrequency, planned for July
Reflux 2.1 s. Stockings until then.""",
        "",
        setting="office",
    ),
    TextCase(
        "VINT-83",
        "two veins by one laser, the leg told once",
        """EVLT right leg. GSV entered below the knee, laser fiber to 2 cm from SFJ, 1470 nm, 70 J/cm. Then the right SSV
entered at the calf, same laser, 60 J/cm. Tumescent with ultrasound for both. Both veins had reflux over 1 s.""",
        "36478-RT 36479-RT",
        setting="office",
    ),
    TextCase(
        "SPIN-52",
        "stellate misheard in run-on speech",
        """left stellar ganglion block high frequency probe on the neck carotid and juggler seen needle in plane from lateral
tip seen on the longest coli seven cc of ropivacaine droopy eyelid in five minutes pictures saved no sedation""",
        "64510-LT 76942",
    ),
    TextCase(
        "SPIN-79",
        "a joint that only the name of the injection tells",
        "Left subacromial bursa injection, posterior approach by palpation. 40 mg Depo-Medrol + 4 cc lidocaine.",
        "20610-LT",
    ),
    TextCase(
        "SPIN-76",
        "trigger points as a list of muscles",
        """Trigger points: trapezius right and left, levator right, rhomboid right. 0.5 mL 1% lidocaine each, 27G, twitch
seen.""",
        "20553",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
