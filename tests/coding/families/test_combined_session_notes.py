"""Short notes of sessions that join work of several families."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "MOD-30",
        "fna then core because scant",
        """US guided biopsy right thyroid nodule. FNA x3 with 25G. Because of scant cellularity on the prior FNA, two 18-gauge core biopsies of the same nodule were then obtained under ultrasound. Images saved.
""",
        "60100 76942",
    ),
    TextCase(
        "SPIN-22",
        "bilateral RF by side",
        """Radiofrequency neurotomy. Right side: L3 and L4 medial branches and L5 dorsal ramus lesioned at 80C for 90 sec under fluoroscopy (L4-5, L5-S1 joints). Left side: same levels lesioned in the same manner.
""",
        "64635-50 64636-50",
    ),
    TextCase(
        "VASC-75",
        "iliac IVUS only left",
        """Left femoral vein access with US. Venogram. IVUS: left CIV 80% stenosis, left EIV normal, IVC normal. 18 mm Wallstent left CIV, post-dilated to 16 mm.
""",
        "37238-LT 37252 37253x2",
    ),
    TextCase(
        "MOD-01",
        "filter and venogram criteria",
        """INDICATION: DVT of the right leg, bleeding on anticoagulation. Right IJ access under US. Inferior venacavogram: no thrombus, renal veins at L1. Option Elite filter placed infrarenal. Then right popliteal vein access and right leg venogram: extensive femoropopliteal thrombus. No intervention on leg.
""",
        "36005-59-RT 37191 75820-RT",
    ),
    TextCase(
        "VINT-24",
        "both renal stents 2026",
        """Right CFA. Aortogram shows bilateral ostial renal stenosis 80%. Right renal artery selected, 6 x 18 Express stent. Left renal artery selected, 6 x 18 Express stent.
""",
        "36245-59-LT 36245-RT 37236 37237",
        date="2026-02-02",
    ),
    TextCase(
        "VINT-28",
        "subclavian plus vertebral study",
        """No prior angiogram. Right CFA. Arch aortogram: 90% left subclavian stenosis with steal. Right and left common carotid arteries selected: mild bulb plaque bilaterally, intracranial normal. Left subclavian stented with 8 x 27 mm balloon-expandable stent after decision to treat.
""",
        "36215-59 36223-50 37236-LT",
    ),
    TextCase(
        "NONV-83",
        "gtube and para",
        """PROCEDURE: Paracentesis and gastrostomy. Under US 2 L ascites removed via Yueh catheter, image saved. Stomach insufflated, two T-tacks, 18 Fr balloon retention gastrostomy tube placed under fluoro, contrast confirmed.
""",
        "49083 49440",
    ),
    TextCase(
        "VINT-68",
        "chest port and chest tube removal",
        """Right IJ port placed: vein patent on US, real-time US puncture with image stored, port pocket right chest, tip at cavoatrial junction under fluoro, image saved. The left chest tube was removed.
""",
        "36561-RT 76937 77001",
    ),
    TextCase(
        "NONV-108",
        "tube one side, tap other",
        """Under ultrasound a 14 French chest tube was placed in the right pleural space and secured to suction; images saved. Then a left thoracentesis was performed under ultrasound with removal of 600 mL; images saved.
""",
        "32555-LT 32557-RT",
    ),
    TextCase(
        "SPIN-33",
        "epidural neck and low back",
        """C7-T1 interlaminar epidural steroid injection under fluoroscopy with contrast. Then left L5-S1 transforaminal epidural steroid injection under fluoroscopy with contrast confirming root spread.
""",
        "62321 64483-LT",
    ),
    TextCase(
        "NONV-75",
        "biliary exchange both and cholecystostomy exchange",
        """Right and left biliary drains were exchanged over wires for new 10 Fr internal external drains under fluoroscopy after cholangiograms through each. The cholecystostomy tube was also exchanged for a new 10 Fr tube; contrast confirmed gallbladder position.
""",
        "47536 47536x2-59",
    ),
    TextCase(
        "MOD-24",
        "gonadal both",
        """Bilateral varicocele. Right IJ access. Left gonadal vein catheterized via the left renal vein; venogram shows reflux; coils placed with sclerosant. Right gonadal vein catheterized directly from the IVC; reflux; coils placed.
""",
        "36011-59-RT 36012-LT 37241 37241-59",
    ),
    TextCase(
        "SPIN-05",
        "kypho one, vertebroplasty other with biopsy",
        """T8 vertebroplasty and L2 balloon kyphoplasty. T8: 13G needle, unipedicular, 3 mL PMMA. L2: bipedicular, balloons inflated, 5 mL PMMA. A core biopsy of L2 was taken prior to cement.
""",
        "22510 22514",
    ),
    TextCase(
        "NONV-16",
        "ascites and omental cores",
        """US-guided right paracentesis 2 L. Then US-guided core biopsy of omental mass, 18G x 3. Images saved.
""",
        "49083 49180 76942-59",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
