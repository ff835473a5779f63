"""Dialysis circuits told with short names, lines of two sides in one session, words of one organ near another."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-62",
        "the arch of a fistula is the cephalic arch",
        """LEFT UPPER ARM AVF, INTERVENTION
Access: 6F sheath antegrade into the outflow vein.
Fistulogram from the anastomosis to the SVC: cephalic arch 80%, central veins open.
Arch dilated with 8 x 40 Conquest, recoil. Covra 8 x 60 stent graft deployed across the arch, postdilated 8 mm, no residual.""",
        "36903",
    ),
    TextCase(
        "VINT-62 VINT-64",
        "reflux over the anastomosis is inside; the narrowing beside it is peripheral",
        """Fistulogram, right radiocephalic fistula.
The vein was punctured at the mid forearm towards the hand and a catheter was passed through the anastomosis into the radial
artery for a reflux injection. There is a tight juxta-anastomotic stenosis. It was opened with a 4 x 20 balloon, 20% residual.""",
        "36902",
    ),
    TextCase(
        "VINT-65",
        "a plug of clot that came loose closes nothing",
        """Declotting of a left upper arm loop graft. Two crossed sheaths. The graft was cleared with a Trerotola device. A Fogarty
was drawn over the arterial anastomosis and the arterial plug was dislodged. Thrill returned. Outflow veins patent.""",
        "36904",
    ),
    TextCase(
        "VINT-57 VINT-06",
        "a filter against emboli in a leg is no caval filter",
        """Right femoral access. Aortogram showed an ectatic infrarenal aorta. The left superficial femoral artery was crossed from
over the bifurcation. A SpiderFX filter was opened below. Directional atherectomy of the 90% stenosis of the left superficial
femoral artery. The filter was retrieved with debris in it.""",
        "37225-LT",
        date="2024-05-02",
    ),
    TextCase(
        "VINT-71 VINT-68",
        "one side out, the other side in, as steps under their sides",
        """Dialysis catheter change of side.
1. LEFT: cuff freed, old Permcath pulled, pressure held.
2. RIGHT: internal jugular seen with the probe, compressible, micropuncture. Palindrome 19 cm tunneled from the chest wall and
brought in over a peel-away sheath.
3. Fluoroscopy: tip in the right atrium, image stored.""",
        "36558-RT 36589-LT 77001",
    ),
    TextCase(
        "SPIN-21",
        "the other side waits for its own day",
        """RADIOFREQUENCY ABLATION, LEFT LUMBAR
Fluoroscopy. 18G cannulas at the L3 and L4 medial branches and the L5 dorsal ramus, for the L4-5 and L5-S1 joints. Lidocaine
2% 1 mL each. Lesions 80 degrees, 90 seconds. Right side booked in two weeks.""",
        "64635-LT 64636-LT",
    ),
    TextCase(
        "VASC-77 VASC-78",
        "sedation told in a paragraph behind the history",
        """History: Fever and abscess on the scan of yesterday.

Sedation supervised by the radiologist with midazolam 2 mg and fentanyl 100 mcg. Nurse dedicated to monitoring. 10:02-10:31.

Technique: Under CT an 18G needle was put into the pelvic abscess. Over a wire a 12F pigtail was left in it. 60 mL pus.""",
        "49406 99152 99153",
        setting="office",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
