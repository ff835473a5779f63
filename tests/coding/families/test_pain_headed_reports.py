"""Headed reports of pain and spine work, through the whole chain."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "SPIN-13",
        "1 consult for kyphoplasty. mri: acute",
        """Consult for kyphoplasty. MRI: acute T12 compression fracture. Recommend balloon kyphoplasty T12, scheduled
Thursday. Cement risks discussed.""",
        "",
        setting="professional",
    ),
    TextCase(
        "SPIN-09",
        "2 right sacral ala cement augmentation",
        """Right sacral ala cement augmentation (sacroplasty). CT guided 13G needle through the right ala, 5 cc of PMMA.""",
        "0200T-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-26",
        "3 basivertebral nerve ablation l3, l4",
        """Basivertebral nerve ablation L3, L4, L5. Under fluoroscopy the Intracept introducer cannula was placed through
the pedicle of L3, L4 and L5. RF ablation 7 minutes at 85 C.""",
        "64628 64629",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "4 right l4-l5 facet joint injection",
        """Right L4-L5 facet joint injection using fluoroscopy; 20 mg depo-medrol and 0.5 cc lidocaine. Trigger points were
not injected. MRI shows L5-S1 facet effusion.""",
        "64493-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "6 right third occipital nerve block",
        """Right third occipital nerve block under fluoroscopy, 0.5 mL of 2% lidocaine at three sites over the C2-3 joint.""",
        "64490-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "7 left third occipital nerve radiofrequency",
        """Left third occipital nerve radiofrequency ablation. fluoroscopy. 3 lesions 80 C 90 sec across C2-3 joint.""",
        "64633-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "8 pulsed rf of the right",
        """Pulsed RF of the right suprascapular nerve at 42 degrees for 120 s x 2, ultrasound.""",
        "64999",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "9 alcohol injection right third interspace",
        """Alcohol injection right third interspace Morton neuroma, 0.5 mL of 30% alcohol with marcaine. Neurolysis #3.""",
        "64632-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "10 patient: doe, j. date: 3/3/25",
        """PATIENT: Doe, J.
DATE: 3/3/25
PRE-OP DX: M47.816
POST-OP DX: same
PROCEDURE:
1) Right L4-L5 facet joint injection, intraarticular
2) Right L5-S1 facet joint injection, intraarticular
3) Fluoroscopic needle guidance
ANESTHESIA: Local
COMPLICATIONS: None
EBL: minimal
DESCRIPTION: After risks and benefits, including infection, bleeding, nerve damage and paralysis, were discussed
the patient was taken to the procedure suite. The L4-L5 facet was identified under oblique fluoroscopy. A 22
gauge needle was advanced until os was contacted and then walked into the joint. 0.3 mL of Omnipaque 180 was
injected with good arthrogram. 1 mL of a solution containing 40 mg Depo-Medrol and 1 mL 0.25% Marcaine was
injected. Attention was then turned to L5-S1, and the same procedure was carried out. The patient tolerated the
procedure well and was discharged in stable condition. If the patient has greater than 50% relief, we will
consider medial branch blocks and RFA.""",
        "64493-RT 64494-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "11 bilateral c4-5 and c5-6 facet",
        """Bilateral C4-5 and C5-6 facet medial branch blocks
Technique: With the patient prone, the C4, C5 and C6 articular pillars were identified under fluoroscopy. 25
gauge needles were advanced to the waist of the pillars bilaterally at C4, C5, and C6. After negative aspiration
0.5 ml of 0.5% bupivacaine was injected at each level bilaterally.""",
        "64490-50 64491-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "12 indication: right low back pain",
        """Indication: Right low back pain, >80% relief with two sets of diagnostic MBBs.
Procedure: Right L3, L4, L5 RFA
Using fluoroscopy, RF cannulae advanced to right L3 MB at L4 TP, right L4 MB at L5 TP and right L5 DR at sacral
ala. Motor and sensory testing satisfactory. Local anesthetic was given. Thermal lesions 80 C 90 s.
Plan: left side next visit.""",
        "64635-RT 64636-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "13 procedure performed: radiofrequency thermal ablation",
        """Procedure Performed: Radiofrequency thermal ablation of the left L4-5 and L5-S1 facet joints under fluoroscopy.
The left L3, L4 medial branch nerves and L5 dorsal ramus were ablated at 80 degrees Celsius for 90 seconds.
Right side was performed 2 weeks ago.""",
        "64635-LT 64636-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-21",
        "14 operation: bilateral cervical rf neurotomy",
        """OPERATION: Bilateral cervical RF neurotomy C3, C4, C5 and C6 medial branches. Under fluoroscopic guidance curved
18 G needles were placed along the articular pillars at C3, C4, C5, C6 on the right. Lesions 80 degrees for 90
seconds. The left side was then treated in identical fashion.""",
        "64633-50 64634x2-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "15 l5-s1 left facet joint injection",
        """L5-S1 left facet joint injection. Technique: CT localizer. A 22G Chiba under CT into left L5/S1 facet. Injected
1 ml depomedrol 40 and 1 ml ropi.""",
        "64493-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "16 bilateral lumbar medial branch blocks",
        """BILATERAL LUMBAR MEDIAL BRANCH BLOCKS OF L2, L3, L4 AND L5 DORSAL RAMUS. Indication axial low back pain. C-arm
AP and oblique views. 25G needles. Bupivacaine 0.75% 0.4 mL at each target. Images saved.""",
        "64493-50 64494-50 64495-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "17 procedure: bilateral greater occipital and",
        """Procedure: Bilateral greater occipital and lesser occipital nerve blocks. 5 cc syringe with 0.25% bupivacaine
and 40 mg methylprednisolone. The greater occipital nerve was blocked on each side followed by the lesser
occipital nerve. Tolerated well.""",
        "64405-50 64450-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-52",
        "18 procedure note: right stellate ganglion",
        """PROCEDURE NOTE: Right Stellate Ganglion Block
Ultrasound: high frequency linear probe. C6 level, longus colli muscle identified. 22g echogenic needle in plane
under the carotid. 8 ml 0.25% bupivacaine injected. Image archived in PACS. Horner's syndrome noted.""",
        "64510-RT 76942-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-52",
        "19 superior hypogastric plexus block for",
        """Superior hypogastric plexus block for pelvic pain. Under fluoroscopic guidance, two 22G 7 inch needles to
anterolateral L5. Contrast midline spread. 10 mL 0.25% bupivacaine + 40mg depo via each needle. Images saved.""",
        "64517 77003-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "20 right saphenous nerve block at",
        """Right saphenous nerve block at the ankle with 3 mL of lidocaine and 20 mg kenalog for neuritis.""",
        "64450-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-28",
        "21 right infrapatellar saphenous nerve radiofrequency",
        """Right infrapatellar saphenous nerve radiofrequency ablation, stimulation guided. 80 C for 90 seconds.""",
        "64640-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-29",
        "22 left infrapatellar branch of the",
        """Left infrapatellar branch of the saphenous nerve cryoneurolysis with Iovera, three cycles.""",
        "0441T",
        setting="professional",
    ),
    TextCase(
        "SPIN-47",
        "23 left paravertebral nerve blocks t3",
        """Left paravertebral nerve blocks T3, T4, T5 before mastectomy at surgeon's request. Ultrasound guided. 5 ml of
0.5% ropivacaine at each level.""",
        "64461-LT 64462-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-47",
        "24 bilateral pecs ii blocks with",
        """Bilateral PECS II blocks with ultrasound: 20 mL 0.25% bupivacaine each side between pectoralis minor and
serratus.""",
        "64468",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "25 left femoral nerve block under",
        """Left femoral nerve block under ultrasound, 20 mL ropivacaine 0.5%.""",
        "64447-LT",
        setting="professional",
    ),
    TextCase(
        "SPIN-45",
        "26 right popliteal sciatic nerve catheter",
        """Right popliteal sciatic nerve catheter: ultrasound, 18g Tuohy, 20 mL ropi bolus, catheter threaded 3 cm past the
tip, secured with glue. Ropivacaine 0.2% infusion 8 mL/h.""",
        "64446-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "27 kyphoplasty t11, t12 anesthesia: mac",
        """KYPHOPLASTY T11, T12
Anesthesia: MAC
The patient was positioned prone. Fluoroscopy in two planes. Through small stab incisions introducers were
placed through both pedicles of T11. In the same manner introducers were placed at T12. Balloons were placed
through all four cannulas and inflated. After removal, cement was injected under live fluoroscopy.""",
        "22513 22515",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "28 vertebroplasty l4. a 13 gauge",
        """Vertebroplasty L4. A 13 gauge needle was placed via the left L4 pedicle. 4 cc of cement. Prior vertebroplasty at
L2 and L3 in 2022.""",
        "22511",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "29 l1 balloon kyphoplasty, l2 and",
        """L1 balloon kyphoplasty, L2 and L3 vertebroplasty. L1: both pedicles, balloons inflated, 5 cc PMMA. L2: single
left needle, 3 cc PMMA. L3: single left needle, 3 cc PMMA.""",
        "22514 22511-59 22512",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "30 ir kyphoplasty lumbar: indication: l3",
        """IR KYPHOPLASTY LUMBAR: Indication: L3 compression fracture on MRI with edema; L1, L2 chronic. Technique: Using
bipedicular approach, 8G trocars advanced into L3 vertebral body. Curettes were used to create a cavity.
Inflatable bone tamps inflated. 7 mL PMMA instilled. Findings: Good fill of L3, no leak. Chronic L1 and L2
fractures.""",
        "22514",
        setting="professional",
    ),
    TextCase(
        "SPIN-01",
        "31 kyphoplasty at t9 and l1",
        """Kyphoplasty at T9 and L1, in one session. At T9 a unilateral left approach, tamp inflated, 2.5 ml. At L1
bilateral approach, tamps inflated, 5 ml of bone cement.""",
        "22515 22513",
        setting="professional",
    ),
    TextCase(
        "SPIN-55",
        "32 procedure: r si joint steroid",
        """Procedure: R SI joint steroid injection
Under CT fluoroscopy a 22G spinal needle placed in the R SI joint. 1 mL of contrast. 40 mg triamcinolone and 2
mL 0.5% ropivacaine.""",
        "27096-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-13",
        "33 mri sacroiliac joints. prior si",
        """MRI sacroiliac joints. Prior SI joint injection with relief. No sacroiliitis.""",
        "",
        setting="professional",
    ),
    TextCase(
        "SPIN-25",
        "34 bilateral si joint rfa using",
        """Bilateral SI joint RFA using cooled radiofrequency (Coolief) L5-S3. Fluoroscopy. Lesions 60 C x 150 s. Both
sides treated.""",
        "64625-50",
        setting="professional",
    ),
    TextCase(
        "SPIN-28",
        "35 phenol neurolysis left tibial nerve",
        """Phenol neurolysis left tibial nerve motor branch with ultrasound, 4 mL 5% phenol, image saved.""",
        "64640-LT 76942-26",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "36 under fluoroscopy, needle placed in",
        """Under fluoroscopy, needle placed in left L5-S1 facet joint, saline and steroid injected under pressure until the
synovial cyst ruptured (loss of resistance).""",
        "64999",
        setting="professional",
    ),
    TextCase(
        "SPIN-46",
        "37 right intercostal nerve blocks ribs",
        """Right intercostal nerve blocks ribs 6 through 8 by palpation, 3 cc of 0.5% marcaine at each.""",
        "64420-RT 64421x2-RT",
        setting="professional",
    ),
    TextCase(
        "SPIN-44",
        "38 l4-5 interlaminar esi under fluoroscopy",
        """L4-5 interlaminar ESI under fluoroscopy with 80 mg depo. SI joints and facets not injected.""",
        "62323",
        setting="professional",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
