"""Short notes of pain and spine work, through the whole chain."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "SPIN-01",
        "1 spinejack implantation l2. two implants",
        """SpineJack implantation L2. Two implants were placed through both pedicles of L2 and expanded, restoring height.
5 mL of cement was then injected.""",
        "22514",
        setting="professional",
    ),
    TextCase(
        "SPIN-09",
        "2 bilateral sacroplasty performed for insufficiency",
        """Bilateral sacroplasty performed for insufficiency fracture. Under CT guidance, 11G needles were placed into both
sacral ala. A total of 10 cc of PMMA was injected.""",
        "0201T",
        setting="professional",
    ),
    TextCase(
        "SPIN-26",
        "3 intracept basivertebral nerve ablation l4",
        """Intracept basivertebral nerve ablation L4 and L5. Transpedicular access left L4 and L5 under fluoroscopy.
Radiofrequency probe in the basivertebral nerve trunk. 15 minutes at 85C each.""",
        "64628",
        setting="professional",
    ),
    TextCase(
        "SPIN-58",
        "4 right si joint fusion with",
        """RIGHT SI JOINT FUSION with iFuse. Lateral approach. Under fluoroscopy pins were placed and three triangular
implants were impacted across the right SI joint.""",
        "27279-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-58",
        "5 posterior intra-articular left sacroiliac joint",
        """Posterior intra-articular left sacroiliac joint fusion with LinQ allograft. Fluoroscopic guidance. Joint
decorticated, graft implanted into the left joint.""",
        "27278-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "6 1. right l4-5 and l5-s1",
        """1. Right L4-5 and L5-S1 facet joint injections. 2. Right sacroiliac joint injection.
All under fluoroscopy. 22g needles into right L4-5 and L5-S1 facets, contrast, 1 cc of depomedrol/marcaine each.
Then a 22g needle into the inferior right SI joint, arthrogram obtained, 2 cc of depomedrol/marcaine injected.""",
        "64493-RT 64494-RT 27096-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "7 facet cyst aspiration. under ct",
        """Facet cyst aspiration. Under CT guidance a 20G needle was advanced into the right L4-5 facet synovial cyst and 1
mL was aspirated. Steroid was injected.""",
        "64999",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "8 ganglion impar block. fluoro lateral",
        """Ganglion impar block. Fluoro lateral view. 22g needle via sacrococcygeal joint. contrast. 5 ml 0.25% bupivacaine
+ 40 mg Kenalog injected.""",
        "64999",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "9 pt here for right sided",
        """pt here for right sided L3-4 L4-5 and L5-S1 facet joint blocks consent signed prone fluoro used skin numbed with
lido a 22 gauge needle was placed in the right L3-4 facet then L4-5 and then L5-S1 small amount of dye confirmed
placement in each joint then injected 1 cc of a mix of celestone and marcaine in each no problems discharged
home""",
        "64493-RT 64494-RT 64495-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "10 - procedure: l c5-6, c6-7",
        """- Procedure: L C5-6, C6-7 facet injections
- Guidance: CT
- 25G needles placed under intermittent CT fluoro into L C5-6 and L C6-7 facet joints
- 0.5 mL dexamethasone/ropivacaine injected in each joint
- No complications
Right side not treated.""",
        "64490-LT 64491-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "11 mbb left l4-5. fluoroscopy. 25g",
        """MBB LEFT L4-5. Fluoroscopy. 25G x 2 at left L3 and L4 medial branches. 0.5 mL 2% lidocaine each. L5-S1 was not
blocked today.""",
        "64493-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "12 radiofrequency neurotomy of right c4",
        """RADIOFREQUENCY NEUROTOMY OF RIGHT C4, C5, C6 MEDIAL BRANCHES
The risks were explained. Under AP and lateral fluoroscopy 18G cannulas were placed parallel to the right C4, C5
and C6 medial branches. Lesions were performed at 80 degrees for 90 seconds.
The patient will return in 6 weeks; left side may be done then.""",
        "64633-RT 64634-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "13 procedure: left l3-l5 medial branch",
        """Procedure: Left L3-L5 medial branch radiofrequency ablation.
Fluoroscopic guidance. RF cannulae were placed at the left L4 and L5 transverse process/SAP junction and left
sacral ala to target L3, L4 medial branches and L5 dorsal ramus. After negative motor stim and local, RF
lesioning 80C 90 sec.""",
        "64635-LT 64636-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "14 bilateral l3-4, l4-5, l5-s1 radiofrequency",
        """BILATERAL L3-4, L4-5, L5-S1 RADIOFREQUENCY RHIZOTOMY UNDER FLUOROSCOPY. THERMAL LESIONS WERE PERFORMED AT 80 C
FOR 75 SECONDS AT BILATERAL L2, L3, L4 MEDIAL BRANCHES AND L5 DORSAL RAMI.""",
        "64635-50 64636x2-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "15 bilateral l4-l5 medial branch blocks",
        """Bilateral L4-L5 medial branch blocks were performed using fluoroscopic guidance with 0.5% bupivacaine.""",
        "64493-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-49",
        "17 under fluoroscopy: right l5-s1 facet",
        """Under fluoroscopy: right L5-S1 facet joint injection with 20 mg kenalog and 0.5 ml bupivacaine, then right L4-L5
transforaminal epidural steroid injection with 10 mg dexamethasone. Contrast confirmed both positions.""",
        "64483-RT 64493-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "18 indication: facet arthropathy at l4-5",
        """Indication: facet arthropathy at L4-5, prior radiofrequency ablation in 2022. Procedure: CT lumbar spine without
contrast. Findings: facet arthropathy L4-5 and L5-S1. Impression: consider medial branch block.""",
        "",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "19 procedure: attempted right si joint",
        """PROCEDURE: Attempted right SI joint injection. The patient could not tolerate the prone position and the
procedure was aborted before needle placement. No medication was injected.""",
        "",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "20 rt. sij inj. c-arm used",
        """Rt. SIJ inj. C-arm used. Inferior aspect of rt SIJ accessed with 22g needle. Omnipaque 0.5cc - good arthrogram.
1cc 40mg depo + 2 cc 0.25% marc.""",
        "27096-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "21 left sacroiliac joint arthrogram and",
        """Left sacroiliac joint arthrogram and injection. Using fluoroscopic guidance a spinal needle was placed in the
left SI joint; contrast opacified the joint; 2.5 mL of ropivacaine and betamethasone was given. The right SI
joint appears degenerated on the scout and was not injected.""",
        "27096-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-51",
        "22 bilateral sacral lateral branch blocks",
        """Bilateral sacral lateral branch blocks S1, S2, S3 and L5 dorsal rami under fluoroscopy; 0.5 cc of 2% lidocaine
at each site.""",
        "64451-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "23 left occipital nerve block. 3",
        """Left occipital nerve block. 3 cc of 1:1 0.5% Marcaine and Kenalog injected along the superior nuchal line.""",
        "64405-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "24 right suprascapular nerve block using",
        """Right suprascapular nerve block using anatomic landmarks, 10 mL of 0.5% bupivacaine + 40 mg Depo-Medrol.""",
        "64418-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-46",
        "25 right ilioinguinal and iliohypogastric nerve",
        """Right ilioinguinal and iliohypogastric nerve blocks for post-herniorrhaphy pain under ultrasound. 5 mL
bupivacaine with 40 mg triamcinolone injected between IO and TA near the nerves. Image saved to PACS.""",
        "64425-RT 76942-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "26 left superior cluneal nerve block",
        """Left superior cluneal nerve block: 3 mL bupivacaine and 20 mg kenalog injected at the iliac crest 7 cm from
midline.""",
        "64450-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-28",
        "27 left superior cluneal nerve radiofrequency",
        """Left superior cluneal nerve radiofrequency ablation. Lesion at 80 C for 90 seconds after stimulation.""",
        "64640-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-27",
        "28 bilateral genicular nerve cooled rfa",
        """Bilateral genicular nerve cooled RFA. Superolateral, superomedial, inferomedial nerves of each knee were
targeted with fluoroscopy. 60 degrees x 150 sec.""",
        "64624-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-27",
        "29 left knee genicular nerve block",
        """LEFT KNEE GENICULAR NERVE BLOCK X3 (SL, SM, IM) WITH FLUOROSCOPY. BUPIVACAINE 0.5% 1 ML EACH.""",
        "64454-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-52",
        "30 bilateral lumbar sympathetic blocks under",
        """Bilateral lumbar sympathetic blocks under fluoroscopy at L2 and L3. Needles to the anterolateral vertebral body
both sides. contrast, then 10 mL 0.25% bupivacaine per side. Fluoro images saved.""",
        "64520-50 77003-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-53",
        "31 eus not done. ct-guided celiac",
        """EUS not done. CT-guided celiac plexus block with bupivacaine and triamcinolone via anterior approach. 22G Chiba
needle anterior to aorta at celiac axis. 40 mL injected.""",
        "64530",
        setting="professional",
    ),
    TextCase(
        "SPIN-53",
        "32 fluoroscopic celiac plexus block with",
        """Fluoroscopic celiac plexus block with alcohol. Bilateral 20G needles at L1. Contrast confirmed. 25 mL of 50%
alcohol was injected on each side.""",
        "64680",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "33 right supraclavicular brachial plexus block",
        """Right supraclavicular brachial plexus block under US guidance, single shot, 25 mL 0.5% ropi. Images saved.""",
        "64415-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "34 left femoral nerve catheter placed",
        """Left femoral nerve catheter placed under ultrasound: continuous femoral nerve block. 18g Tuohy, catheter
advanced 5 cm beyond needle tip and secured. Ropivacaine 0.2% infusion.""",
        "64448-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "35 right suprainguinal fascia iliaca block",
        """Right suprainguinal fascia iliaca block for hip fracture. Ultrasound. 30 mL of 0.25% bupivacaine deposited deep
to fascia iliaca.""",
        "64473-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "36 right fascia iliaca block for",
        """Right fascia iliaca block for hip fracture. Ultrasound. 30 mL of 0.25% bupivacaine.""",
        "64999",
        date="2024-06-06",
        setting="professional",
    ),
    TextCase(
        "SPIN-49",
        "37 left rectus sheath block, ultrasound",
        """Left rectus sheath block, ultrasound guided, 15 mL bupivacaine.""",
        "64486-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "38 t12 vertebral augmentation with kyphoplasty",
        """T12 vertebral augmentation with kyphoplasty. MAC. 10g needle left pedicle. Drill. 15 mm balloon inflated to 300
psi. 4 cc PMMA. L1 hemangioma noted.""",
        "22513",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "39 t6, t7 and t8 vertebroplasty",
        """T6, T7 AND T8 VERTEBROPLASTY: 13G NEEDLES UNIPEDICULAR AT EACH LEVEL. 2 CC CEMENT INJECTED AT T6, 3 CC AT T7 AND
3 CC AT T8. FLUOROSCOPY. NO LEAK. OLD L1 KYPHOPLASTY CEMENT IS SEEN.""",
        "22510 22512x2",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "40 patient with acute l4 compression",
        """Patient with acute L4 compression fracture, prior kyphoplasty at L1 and L2. Procedure: L4 balloon kyphoplasty.
Both L4 pedicles accessed. IBT inflated. Cement 3 cc each side. Cement at L1 and L2 unchanged.""",
        "22514",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "41 l5 vertebroplasty with biopsy. left",
        """L5 VERTEBROPLASTY WITH BIOPSY. Left transpedicular. 11G. Core biopsy of L5 obtained through the cannula. 4 cc
PMMA injected.""",
        "22511",
        setting="professional",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
