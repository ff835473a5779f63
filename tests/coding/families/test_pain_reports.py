"""Dictated pain and spine work in many styles, through the whole chain."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "SPIN-13",
        "1 procedure: bilateral l4-l5 and l5-s1",
        """PROCEDURE: Bilateral L4-L5 and L5-S1 facet joint steroid injections with fluoroscopic guidance.

INDICATION: 67 yo F with chronic low back pain.

TECHNIQUE: Informed consent was obtained. The patient was placed prone on the fluoroscopy table. The skin was
prepped and draped. 1% lidocaine was used for local anesthesia. A 22 gauge 3.5 inch spinal needle was advanced
into the right L4-L5 facet joint. A small amount of Isovue-M 200 confirmed intra-articular position. A mixture
of 0.5 cc of 40 mg/cc Kenalog and 0.5 cc 0.25% bupivacaine was then injected. The procedure was repeated at the
right L5-S1, left L4-L5, and left L5-S1 levels in identical fashion. The needles were removed.

IMPRESSION: Technically successful bilateral L4-L5 and L5-S1 facet injections.""",
        "64493-50 64494-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "2 operative report procedure: diagnostic medial",
        """Operative report
Procedure: Diagnostic medial branch blocks right C4, C5, C6
Under fluoroscopic guidance, three 25g needles were placed in lateral decubitus at the centroid of the right C4,
C5, and C6 articular pillars. Aspiration negative. 0.3 cc of 2% lidocaine at each nerve.
Pt tolerated well.""",
        "64490-RT 64491-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "3 left l3, l4 medial branch",
        """LEFT L3, L4 MEDIAL BRANCH AND L5 DORSAL RAMUS BLOCKS UNDER FLUORO. PRONE, STERILE PREP. 25 G SPINAL NEEDLES X3
TO JUNCTION OF SAP AND TP AT L4 AND L5 AND SACRAL ALA. NEG ASPIRATION. 0.5 CC 0.5% MARCAINE EACH. NO
COMPLICATIONS.""",
        "64493-LT 64494-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "4 procedure performed: bilateral lumbar medial",
        """Procedure performed: Bilateral lumbar medial branch nerve blocks at L3, L4 and L5 (for L4-5 and L5-S1 facet
joints).
Fluoroscopy was used to identify the targets. Needles were placed on the right first at each transverse process
junction. Contrast was injected without vascular uptake. 0.5 ml of bupivacaine 0.5% was injected at each site.
The same procedure was performed on the left side.""",
        "64493-50 64494-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "5 preoperative diagnosis: lumbar spondylosis procedure",
        """PREOPERATIVE DIAGNOSIS: Lumbar spondylosis
PROCEDURE: Bilateral L4-5, L5-S1 radiofrequency facet denervation
ANESTHESIA: local, IV sedation
DESCRIPTION: The patient was placed prone. Fluoroscope was used to identify L4, L5 and sacral ala. 18G RFK
needles with 10mm active tip were positioned along the L3, L4 medial branch nerves and L5 dorsal ramus
bilaterally. Sensory stimulation at 50 Hz and motor stimulation at 2Hz. 1 cc of 2% lidocaine. Lesioning for 90
seconds at 80 degrees Celsius. Then 0.5cc of 0.25% bupivacaine with 40 mg depomedrol divided.""",
        "64635-50 64636-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "6 left c3, c4, c5 medial",
        """Left C3, C4, C5 medial branch RFA. Under fluoroscopic guidance the needles were advanced to the waist of the
left C3, C4 and C5 articular pillars. Thermal RF at 80C x 90 sec at each level.""",
        "64633-LT 64634-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "7 rt l5-s1 facet rfa (l4",
        """Rt L5-S1 facet RFA (L4 MB, L5 DR). C-arm. 20g 10mm active tip cannula to right L4 medial branch and right L5
dorsal ramus. Motor neg at 2V. lido 2% 1cc. 85 deg C 90 sec x 2. Home in stable condition.""",
        "64635-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "8 ct-guided left l5-s1 facet injection",
        """CT-guided left L5-S1 facet injection. Using CT fluoroscopy a 22G needle was advanced into the left L5-S1 facet
joint. 0.2 mL Omnipaque confirmed. 1 mL of a 1:1 mixture of dexamethasone and lidocaine was injected.""",
        "64493-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "9 bilateral c1-c2 lateral atlantoaxial joint",
        """Bilateral C1-C2 lateral atlantoaxial joint injections were done with fluoroscopy. On each side a 25G needle was
advanced into the lateral C1-C2 facet joint, contrast confirmed, and 0.5 mL of betamethasone/lidocaine was
injected.""",
        "64490-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "10 office visit. low back pain",
        """Office visit. Low back pain s/p bilateral L4-5 medial branch block 2 weeks ago with 80% relief for 6 hours.
Plan: schedule RFA L3, L4, L5 bilaterally. Follow-up in 2 weeks.""",
        "",
        setting="professional",
    ),
    TextCase(
        "SPIN-49",
        "11 procedure: left l5-s1 transforaminal epidural",
        """PROCEDURE: Left L5-S1 transforaminal epidural steroid injection. History: prior L4-5 facet injection. Under
fluoroscopy a 22g needle was advanced to the left L5-S1 foramen. Omnipaque showed epidural flow. 10 mg
dexamethasone with 1 cc lidocaine was injected. Facet arthropathy is noted at L4-5.""",
        "64483-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "12 procedure: bilateral sacroiliac joint injections",
        """Procedure: Bilateral sacroiliac joint injections under fluoroscopic guidance.
The C-arm was rotated contralateral oblique to open the inferior joint line. A 22 gauge 3.5 inch needle was
advanced into the inferior third of the right SI joint. 0.5 cc Omnipaque 240 showed an arthrogram. 1 cc 40 mg
Kenalog and 1.5 cc bupivacaine injected. The left side was done in the same way.""",
        "27096-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "13 fluoro guided lt si joint",
        """FLUORO GUIDED LT SI JOINT INJECTION: after informed consent and timeout pt placed prone, under fluoro 22g spinal
needle placed into lower 1/3 of the joint, contrast confirmed intraarticular, 80mg depomedrol + 2cc 0.5%
marcaine injected, needle removed, no comps""",
        "27096-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-25",
        "14 procedure: left sacroiliac joint radiofrequency",
        """Procedure: Left sacroiliac joint radiofrequency ablation (L5 dorsal ramus, S1, S2, S3 lateral branches).
Under fluoroscopic guidance, cooled RF probes placed. Lesions were created at 60 degrees for 2 min 30 sec around
each foramen.""",
        "64625-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "15 bilateral greater occipital nerve blocks",
        """Bilateral greater occipital nerve blocks: The occipital protuberance was palpated. After alcohol prep, 2 mL of
0.5% bupivacaine and 20 mg Kenalog were injected on each side medial to the occipital artery.""",
        "64405-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "16 procedure: right greater and lesser",
        """PROCEDURE: Right greater and lesser occipital nerve blocks
The right greater occipital nerve was located and 3 cc of lidocaine 1% was injected. The lesser occipital nerve
was then blocked with 2 cc.""",
        "64405-RT 64450-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "17 us-guided right lateral femoral cutaneous",
        """US-guided right lateral femoral cutaneous nerve block. The nerve was seen medial to the ASIS between sartorius
and tensor fascia. Using in-plane technique 25G needle, 5 mL 0.25% bupivacaine with 40 mg methylprednisolone was
injected around the nerve. Permanent images archived.""",
        "64450-RT 76942-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-52",
        "18 left stellate ganglion block. c-arm",
        """Left stellate ganglion block. C-arm used to identify C6 transverse process (Chassaignac's tubercle). A 25-gauge
needle was advanced to contact the junction of C6 body and TP. Contrast spread appropriately. 10 mL of 0.25%
bupivacaine in divided doses was injected. Horner's developed. Images saved.""",
        "64510-LT 77003-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-52",
        "19 right lumbar sympathetic plexus block",
        """Right lumbar sympathetic plexus block at L3 with fluoroscopic guidance. 22G 7 inch needle advanced to
anterolateral L3 vertebral body. Contrast showed good spread. 15 mL of 0.25% ropivacaine injected. Temperature
of the right foot rose. Images were stored.""",
        "64520-RT 77003-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-53",
        "20 celiac plexus block (diagnostic). prone",
        """Celiac plexus block (diagnostic). Prone, fluoroscopy. Bilateral needles at L1 advanced 1 cm anterior to the
vertebral body. Contrast confirmed. 10 mL of 0.25% bupivacaine was injected through each needle.""",
        "64530",
        setting="professional",
    ),
    TextCase(
        "SPIN-53",
        "21 ct guided celiac plexus neurolysis",
        """CT GUIDED CELIAC PLEXUS NEUROLYSIS
Clinical: pancreatic cancer pain
With CT guidance two 22 gauge Chiba needles were advanced via a posterior approach into the antecrural space on
either side of the celiac axis. After test injection of contrast, 5 mL bupivacaine was given, followed by 20 mL
of absolute alcohol on each side.
IMPRESSION: Successful CT-guided celiac plexus neurolysis.""",
        "64680",
        setting="professional",
    ),
    TextCase(
        "SPIN-53",
        "22 superior hypogastric plexus neurolysis. fluoroscopy",
        """Superior hypogastric plexus neurolysis. Fluoroscopy. Needles at anterolateral L5-S1 bilaterally. Contrast. 8 mL
of 10% phenol on each side.""",
        "64681",
        setting="professional",
    ),
    TextCase(
        "SPIN-27",
        "23 right genicular nerve block. with",
        """Right genicular nerve block. With fluoroscopy 25 gauge needles were placed at the right superior medial,
superior lateral and inferior medial genicular nerves. 1 cc of 0.5% bupivacaine each.""",
        "64454-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-27",
        "24 left knee geniculate nerve rfa",
        """Left knee geniculate nerve RFA. Under fluoro, introducer needles to SM, SL and IM genicular nerve locations.
Motor testing neg. 2% lidocaine. Cooled RF 60 C 150 sec each x3.""",
        "64624-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "25 ct-guided left pudendal nerve block",
        """CT-guided left pudendal nerve block. 22G needle to Alcock's canal under CT. 5 mL of bupivacaine and 40 mg
triamcinolone was injected after contrast. CT images saved.""",
        "64430-LT 77012-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "26 right adductor canal block for",
        """Right adductor canal block for postoperative analgesia at surgeon's request, ultrasound guidance, 20 mL
ropivacaine 0.5%, image saved.""",
        "64447-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "27 regional anesthesia procedure note: left",
        """Regional anesthesia procedure note: Left popliteal sciatic nerve block and left saphenous (adductor canal)
block. Ultrasound. 22G needle. 20 mL 0.5% ropivacaine at the sciatic nerve in the popliteal fossa; 10 mL at the
adductor canal.""",
        "64445-LT 64447-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "28 continuous interscalene brachial plexus block",
        """Continuous interscalene brachial plexus block, right, with ultrasound. 18G Tuohy advanced next to C5-6 roots;
catheter threaded 3 cm and secured. 20 mL ropivacaine 0.5% bolus, infusion started at 8 mL/h.""",
        "64416-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-46",
        "29 left t4, t5 and t6",
        """Left T4, T5 and T6 intercostal nerve blocks. Fluoroscopy was used to identify the ribs. A 25g needle was walked
off the inferior margin of each rib, contrast given, 2 mL bupivacaine/depomedrol injected at each level. Spot
images saved.""",
        "64420-LT 64421x2-LT 77002-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-29",
        "30 ct guided intercostal nerve cryoablation",
        """CT guided intercostal nerve cryoablation, left T6, T7 and T8. Under CT guidance a cryoprobe was placed adjacent
to the neurovascular bundle at each level. Two 3 minute freeze cycles were performed at each.""",
        "0442Tx3",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "31 left sphenopalatine ganglion block, infrazygomatic",
        """Left sphenopalatine ganglion block, infrazygomatic approach, under fluoroscopy. 22g needle into the
pterygopalatine fossa, contrast, 2 mL of 0.5% bupivacaine injected. Images saved.""",
        "64505-LT 77002-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "32 right supraorbital nerve block with",
        """Right supraorbital nerve block with 2 mL of 0.25% bupivacaine, landmark technique.""",
        "64400-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-28",
        "33 left trigeminal radiofrequency rhizotomy: under",
        """Left trigeminal radiofrequency rhizotomy: under fluoroscopy a cannula was advanced through the foramen ovale to
the gasserian ganglion. Lesion 70 degrees for 60 seconds under sedation.""",
        "64610-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-49",
        "34 tap block note. bilateral transversus",
        """TAP block note. Bilateral transversus abdominis plane blocks placed under ultrasound after surgery at surgeon
request. 20 mL 0.25% bupivacaine each side.""",
        "64488",
        setting="professional",
    ),
    TextCase(
        "SPIN-47",
        "35 left serratus anterior plane block",
        """Left serratus anterior plane block for rib fractures under US, 30 cc ropivacaine 0.2%, single shot.""",
        "64466-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-47",
        "36 right thoracic paravertebral catheter at",
        """Right thoracic paravertebral catheter at T5: Ultrasound guided Tuohy to paravertebral space, 10 mL ropivacaine,
catheter threaded 4 cm and taped, infusion at 6 ml/hr.""",
        "64463-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-28",
        "37 ultrasound-guided alcohol neurolysis of right",
        """Ultrasound-guided alcohol neurolysis of right sural nerve. 2 mL of dehydrated alcohol injected. Images saved.""",
        "64640-RT 76942-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "38 procedure: l1 kyphoplasty. findings/technique: general",
        """PROCEDURE: L1 kyphoplasty.
FINDINGS/TECHNIQUE: General anesthesia. Using biplane fluoroscopy, a transpedicular approach was used to access
the L1 vertebral body bilaterally with 11 gauge needles. Balloon tamps were inserted and inflated to create a
cavity. The balloons were deflated and removed. PMMA cement was injected under live fluoroscopy, total 6 mL. No
extravasation.
IMPRESSION: Successful L1 kyphoplasty.""",
        "22514",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "39 t7 vertebroplasty. moderate sedation by",
        """T7 VERTEBROPLASTY. Moderate sedation by anesthesia. Right transpedicular access to T7 with 13g needle. 3 cc
cement under fluoro. Post CT good filling.""",
        "22510",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "40 operation: 1. t10 kyphoplasty 2",
        """Operation: 1. T10 kyphoplasty 2. T11 kyphoplasty 3. T12 kyphoplasty
Details: The T12 pedicles were cannulated bilaterally with Kyphon needles, the bone tamps were placed and
inflated, and the cavity was filled with cement. The same steps were carried out at T11 and T10.""",
        "22513 22515x2",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "41 percutaneous vertebroplasty of l2 and",
        """Percutaneous vertebroplasty of L2 and L3 performed. After conscious sedation, 11-gauge needle was advanced
through left pedicle of L2 into anterior third. Similarly needle placed at L3 left pedicle. Approximately 4 cc
of PMMA injected at each level.""",
        "22511 22512",
        setting="professional",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
