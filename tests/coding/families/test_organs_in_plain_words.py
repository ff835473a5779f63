"""Taps, drains, tubes, ablations, spine needles and heart pictures in words far from the textbook."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-16 NONV-20",
        "belly and chest tapped in one visit, each under its place",
        """Taps: abdomen and right chest.

Belly. Ultrasound of the left lower quadrant, good pocket, picture filed. 6 French safety catheter in, four and a half litres of
cloudy fluid came off into bottles, catheter out.

Chest. Seated, by ultrasound the right base holds a pool, image filed. One-step 5F, 900 mL clear yellow, out.""",
        "49083 32555-RT",
    ),
    TextCase(
        "NONV-20 NONV-40",
        "a picture kept of one of two taps alone",
        """Taps: belly and left chest.

Belly first. Ultrasound, big pocket on the right, still saved. Yueh in, five litres of straw fluid off, albumin given, out.

Left base: a hand's breadth of fluid by ultrasound, but the printer failed, no picture of the chest exists. 8F catheter over
needle, 1.1 L off, pulled out.""",
        "49083 32554-LT",
    ),
    TextCase(
        "NONV-98",
        "a machine that hangs freezes no tissue",
        """Left chest tap. Ultrasound, a deep pocket between the ribs. The probe was on when the machine froze, restarted, image saved.
8F catheter over needle, 1.1 litres of straw fluid removed, catheter out.""",
        "32555-LT",
    ),
    TextCase(
        "NONV-10 NONV-11 NONV-12",
        "two old tubes by letter, one only looked at",
        """TUBE ROUND

Tube A = pelvis, 10F, 15 mL a day. Tube B = left subphrenic, 12F, not draining since Friday.

A: contrast by hand, a slit of a cavity, no bowel. Left as it is.
B: wire through, then the old one came off and a fresh 14F Flexima went over the wire, contrast fills a 5 cm pocket, 40 mL pus.
No needles today.""",
        "49423 75984 49424 76080",
    ),
    TextCase(
        "NONV-27",
        "alcohol held and drawn back through a drain that stays",
        """Lymphocele of the right pelvis, second session through the drain placed two weeks ago. Contrast filled a round 5 cm cavity,
no passage to the bladder, the bowel or the peritoneum. It was emptied, 15 mL dehydrated alcohol was clamped in for an hour and drawn
off in full. Drain back to its bag.""",
        "49185",
    ),
    TextCase(
        "NONV-41",
        "air drawn off through the needle of a lung biopsy",
        """Biopsy of a right lower lobe nodule under CT. 19G coaxial, 20G core needle, four good cylinders. On the last scan a rim of air.
45 mL drawn back through the outer needle before it left the pleural space, lung up on the repeat scan. No chest tube.""",
        "32408",
    ),
    TextCase(
        "NONV-60 NONV-61",
        "one kidney by a new tube into the bladder, the other by a change",
        """Kidney drainage, both sides.
Right side. Old nephrostomy injected, severe dilatation, no passage at the iliac crossing. Wire, tube out, fresh 10F pigtail in the
renal pelvis.
Left side. Lower pole calyx with ultrasound and a Chiba. The narrow stretch let a wire by, an 8F 24 cm catheter was left with one loop
in the bladder, the other in the renal pelvis and the hub on the skin.""",
        "50433-LT 50435-RT",
    ),
    TextCase(
        "NONV-75 NONV-80",
        "a join of duct and bowel brushed, bitten and opened",
        """Internal-external biliary drain change. Old 10F injected: the join with the bowel is tight. Over an Amplatz the tube was removed.
The join was brushed twice and three bites taken with forceps for pathology. 8 mm balloon across the join, three minutes, waist gone.
New 12F Cook internal-external with its loop in the Roux limb, right liver.""",
        "47536 47542 47543",
    ),
    TextCase(
        "NONV-85",
        "the stomach tube gives way to one that feeds further down",
        """Her stomach tube feeds the stomach only and she aspirates. Through the hole we have, a wire was steered past the pylorus into the
jejunum under fluoroscopy. The short tube came out and an 18F transgastric-jejunal tube went in over the wire. Contrast: gastric port
in the stomach, jejunal port beyond Treitz.""",
        "49446",
    ),
    TextCase(
        "NONV-91 NONV-105",
        "a gap made by fluid, an operation that was offered, a neighbour that was spared",
        """Cryoablation of a right renal mass, general anesthesia, CT. Robotic partial nephrectomy was the other offer. Carcinoma on core of
3 May. Bowel lay against it. A 20G needle beside it, 250 mL of dextrose, gap now 18 mm. Three IceRods by CT. Two freezes of 10 minutes,
scan every 3 minutes, ice ball 7 mm past the margin, psoas spared. Final scan fine.""",
        "50593-RT 77013 1022T",
        date="2026-06-16",
    ),
    TextCase(
        "SPIN-04 SPIN-05",
        "a body too narrow for the balloon gets cement through the needle",
        """T12 and L2, cement under fluoroscopy.
T12: cannulas from both sides, bone tamps pumped up to 3 mL, then 4 mL cement.
L2: I had wanted the same. The pedicle was so thin that only a 13 gauge would go in and no cavity was made: cement was pushed through
the needle, 3 mL.""",
        "22513 22511",
    ),
    TextCase(
        "SPIN-03 SPIN-04",
        "a second body done the same way shares the tools",
        """T11 and T12, cement under fluoroscopy.
T11: cannulas from both sides, balloons pumped up to 3 mL, then 4 mL cement.
T12: the same, 5 mL cement, no leak.""",
        "22513 22515",
    ),
    TextCase(
        "SPIN-33",
        "the hole where a root leaves is the foramen",
        """Right L4 and L5 injections. Prone, C-arm oblique. 22G to the L4-5 exit on the right, under the pedicle, contrast runs along L4.
Likewise L5-S1 exit on the right, contrast along L5. Each got 4 mg dexamethasone in 1 mL bupivacaine. Pictures saved.""",
        "64483-RT 64484-RT",
        date="2023-12-12",
    ),
    TextCase(
        "SPIN-21 SPIN-16",
        "twigs of the small nerves burnt, with the imaging named first",
        """Burning of the small nerves of the low back, left.
Fluoro. Needles, 18 gauge with 10 mm bare tips, flat on the notch of the left L4 transverse process (L3 twig) and of L5 (L4 twig).
80 degrees, 90 seconds each after 1 mL lidocaine. The SI joint, a worry in the past, was not addressed.""",
        "64635-LT",
        date="2026-02-03",
    ),
    TextCase(
        "SPIN-52 SPIN-45",
        "the sympathetic chain told by the muscle that it lies on",
        """CRPS of the left hand, third neck block. High-frequency probe at C6, longus colli well seen. 25G in plane to just in front of it,
7 mL ropivacaine 0.2%; image with the needle stored. Horner in three minutes, hand warmer.""",
        "64510-LT 76942",
        date="2024-09-12",
    ),
    TextCase(
        "CARD-01",
        "the right coronary by its catheter, with results in plain words",
        """Coronary pictures through the right wrist, 5F. Left with a JL3.5: main stem healthy, LAD 30 per cent in the middle, circumflex
smooth. Right with the JR4: dominant, a 20 per cent plaque. Ventricle not entered. Band.""",
        "93454",
    ),
    TextCase(
        "CARD-36",
        "ultrasound from inside an artery, without its learned name",
        """Planned stent of the LAD, full films last month, unchanged. Right wrist, 6F. Ultrasound from inside the LAD: 3.4 mm vessel, calcium
over half of the round. 3.0 balloon, then a 3.5 x 28 drug-eluting stent in the mid LAD. Last ultrasound of the LAD: area 8.1 mm2.""",
        "C9600-LD 92978-LD",
    ),
    TextCase(
        "SPIN-79",
        "dye put into a hip for the magnet",
        """Right hip, dye for MRI. Labral question. Fluoroscopy, 22G to the femoral neck, 1 mL Omnipaque runs round the joint, then 14 mL of
dilute Gadavist. Straight to the scanner, which my colleague reads.""",
        "27093-RT 77002",
    ),
    TextCase(
        "SPIN-76",
        "dye of the magnet that only proves the joint before a steroid",
        """Right hip injection. Allergic to iodine, so the joint was proven with 1 mL gadolinium under fluoroscopy; 80 mg Depo-Medrol and 4 mL
ropivacaine went in. Needle out.""",
        "20610-RT 77002",
    ),
    TextCase(
        "NONV-16",
        "ascites by the litre from a belly, by its plain name",
        """Tummy tap. Cirrhosis, third this month. Ultrasound showed a fat pocket of fluid on the right, picture stored. Small catheter over
a needle, 7.2 litres of amber fluid by vacuum bottles, catheter out, 50 g albumin.""",
        "49083",
    ),
    TextCase(
        "NONV-04",
        "two pockets counted first and drained one by one",
        """Two pus pockets after the bowel repair, one in the right gutter, one deep in the pelvis. CT. Needle, wire and a 10F locking drain
into each, from the flank and through the buttock. 40 and 70 mL. Both to bulbs.""",
        "49406 49406-59",
    ),
    TextCase(
        "NONV-08",
        "a collection in a limb that is named in another sentence",
        """Swollen right thigh after a fall. By ultrasound an old blood collection of 7 cm. 18 gauge needle under sight, 85 mL dark fluid
drawn off, needle removed, image saved. No catheter left.""",
        "10160 76942",
    ),
    TextCase(
        "NONV-31",
        "rolls of tissue from a node",
        "Right groin node, 3 cm, lymphoma? Ultrasound, 16G gun, four rolls of tissue, two in saline. Picture kept.",
        "38505-RT 76942",
    ),
    TextCase(
        "NONV-61",
        "a kidney tube that is only called it when it comes out",
        """Left kidney tube, three months old. Contrast by it: pelvis not wide. Over a wire it was taken out and a new 10F put in its
place.""",
        "50435-LT",
    ),
    TextCase(
        "NONV-62",
        "a kidney tube turned into one that goes down to the bladder",
        """Left kidney tube turned into one that goes down: contrast, glidewire past the tight spot, tube out, 8.5F 26 cm nephroureteral
catheter with its lower loop in the bladder.""",
        "50434-LT",
    ),
    TextCase(
        "NONV-68",
        "a tube that is no longer needed is no tube made",
        """Right nephrostomy no longer needed. Contrast runs down well under fluoroscopy. Tube cut, drawn out under the screen.""",
        "50389-RT",
    ),
    TextCase(
        "NONV-93 NONV-94",
        "tumors cooked with microwaves",
        """Two liver mets, segments 6 and 8, cooked with microwaves under CT, general anaesthesia. One antenna each, 10 minutes at 100 W,
scans during and after, margin 8 mm.""",
        "47382 77013",
    ),
    TextCase(
        "SPIN-03",
        "the body that only the first line names",
        """T12, broken, painful. Cannula through the left pedicle, a balloon blown up inside to 4 mL, out, 5 mL cement. Fluoroscopy.""",
        "22513",
    ),
    TextCase(
        "SPIN-14",
        "facet joints named once, needles in each joint",
        """Right low facet joints, L4-5 and L5-S1. Fluoroscopy, 22G, dye in each joint, 20 mg Depo and half a mL Marcaine each.""",
        "64493-RT 64494-RT",
    ),
    TextCase(
        "SPIN-44",
        "nerves numbed as the treatment",
        """Both greater occipital nerves numbed for headache. Ultrasound, needle seen by each nerve, 2 mL bupivacaine and dexamethasone
each, image stored.""",
        "64405-50 76942",
    ),
    TextCase(
        "SPIN-77",
        "a worn joint by its first line, fluid off and steroid in",
        """Left knee, worn. Ultrasound, 30 mL straw fluid off, then 40 mg Kenalog in, image stored.""",
        "20611-LT",
    ),
    TextCase(
        "CARD-02",
        "a pigtail in the ventricle",
        """Chest pain on walking. By the right wrist, 6F. The left coronary: main stem free, the LAD 60 per cent in its middle, the circumflex
with a mild roughness. The right coronary is the bigger one and smooth. Pigtail into the ventricle: end pressure 14, contracts well.""",
        "93458",
    ),
    TextCase(
        "CARD-41",
        "fluid round the heart",
        """Fluid round the heart, pressure falling. Echo in the room, needle under the breastbone, 550 mL of bloody fluid, pressure back at
once. Catheter taken out at the end.""",
        "33016",
    ),
    TextCase(
        "SPIN-31",
        "a joint that hurts is no joint injected",
        """Left hip pain and back pain. L4-5 epidural from the midline, C-arm, Tuohy, loss of resistance, dye, 80 mg Depo-Medrol with 3 mL
saline. The hip joint itself was not injected.""",
        "62323",
    ),
    TextCase(
        "NONV-61",
        "other tubes and a collection that were left alone",
        """Right nephrostomy change. Contrast, wire, old out, new 10F in the renal pelvis. There is also a biliary drain and a drain in the
pelvis, both left.""",
        "50435-RT",
    ),
    TextCase(
        "NONV-94",
        "gas that lies between and an operation that was declined",
        """Microwave of a segment 6 tumor, CT, 65 W for 8 minutes. The kidney lay 2 cm away, the colon was clear. Laparoscopic resection had
been declined. Scans during and after.""",
        "47382 77013",
    ),
    TextCase(
        "NONV-98",
        "a frozen section is no cold",
        "Core biopsy segment 5 mass, frozen section HCC, we then went ahead with microwave, CT, one burn 8 min.",
        "47000-59 47382 77013",
    ),
    TextCase(
        "NONV-94", "a scan after an ablation", "Follow up CT after microwave ablation of segment 6: no enhancement.", ""
    ),
    TextCase(
        "NONV-94",
        "a choice in clinic",
        "Ablation clinic: discussed cryo vs surgery for the renal mass. He chooses cryo. Scheduled.",
        "",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
