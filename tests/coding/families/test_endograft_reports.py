"""Endograft repairs as they are dictated: telegraph style, common words for the pieces, molding, ends of the limbs."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-74",
        "the date of the session behind the title, a side told by the artery before its closure",
        """EVAR - room 3 - 3/4/2024
AAA 61 mm, R common iliac aneurysm 33 mm. Elective.
1. L CFA: US, patent, live stick, image saved. Two Perclose. Later 18F.
2. R CFA: same. Two Perclose. Later 14F.
3. Gore C3 28 x 14 x 140 deployed from L, just under R renal.
4. Gate cannulated from R.
5. R: contralateral leg to R common iliac, then 12 x 70 extension into R external iliac to cover the aneurysm and plug.
6. L limb ends in L common iliac.
""",
        "34705 34709 34713-50",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-76",
        "a graft told by its year, which gets an extension",
        """EVAR 2019, type Ib endoleak on the left
L CFA: percutaneous, Perclose, 14F. 16 x 100 iliac extension deployed into L common iliac, sealing the leak.
""",
        "34710 34713-LT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-80",
        "a graft told by its zone, the aorta measured from end to end",
        """Descending thoracic aneurysm excluded. General anesthesia. Right common femoral artery: percutaneous, two ProGlides, 24 French sheath. Left common femoral artery: 5 French. IVUS pulled through the aorta from the left subclavian to the celiac: neck 31 mm, celiac 24 mm below the landing. IVUS loops are stored. Proximal graft placed in zone 3, 15 mm beyond the subclavian. Distal graft overlapped, ending above the celiac. The overlap was ballooned.
""",
        "33881 34713-RT 37252",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-74",
        "pieces by size and place, no verb",
        """EVAR
AAA 57 mm, elective.
GA. Both groins punctured under US, two ProGlides each.
Sheaths: 16F left, 14F right.
Zenith Flex main body 26 x 96 by the left side, top stent below the renals.
Right gate caught in 4 min; right leg 16 x 56 to the right common iliac.
Left leg 14 x 73 to the left common iliac, hypogastrics spared.
Coda at neck and junctions.
Completion: no leak, renals and hypogastrics open.
ProGlides snugged, dry.
""",
        "34705 34713-50",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-76",
        "limb past an internal iliac artery that it covers",
        """PROCEDURE: ENDOVASCULAR ANEURYSM REPAIR
THE PATIENT HAD BILATERAL COMMON FEMORAL ARTERIES ACCESSED PERCUTANEOUSLY AND PRESET WITH TWO PROSTAR DEVICES. 18 FRENCH SHEATH RIGHT, 16 FRENCH SHEATH LEFT. THE MAIN BODY WAS PUT IN FROM THE RIGHT AND OPENED BELOW THE RENALS. THE LEFT LIMB WENT INTO THE LEFT COMMON ILIAC ARTERY. THE RIGHT LIMB WAS EXTENDED INTO THE RIGHT EXTERNAL ILIAC ARTERY, COVERING THE RIGHT INTERNAL ILIAC. A BALLOON WAS INFLATED IN THE PROXIMAL AND DISTAL SEAL ZONES.
""",
        "34705 34709 34713-50",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-76",
        "limbs that end above internal iliac arteries",
        """Endovascular repair of an infrarenal aneurysm, general anesthesia. Both common femoral arteries entered percutaneously with two Perclose on either side; 18 French right, 14 French left. Endurant body opened just under the left renal artery, gate entered from the left. The left limb was placed to finish in the left common iliac, the right limb in the right common iliac, both internal iliac arteries preserved. The neck, the overlaps and the ends were ballooned.
""",
        "34705 34713-50",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-80",
        "thoracic pieces by size and place",
        """THORACIC AORTIC STENT GRAFT
6.1 cm descending thoracic aneurysm.
Anes: GETA.
Consent: signed.
Access R: CFA, percutaneous, two Perclose, 22F sheath.
Access L: CFA, 5F.
Valiant Captivia 36 x 36 x 200, starts 3 cm below the left subclavian, which stays open. Second piece 38 x 38 x 150 down to 2 cm above the celiac.
Reliant balloon through the overlap only.
R closure: Perclose. L closure: held.
""",
        "33881 34713-RT",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-75",
        "coils because a limb will cover the artery",
        """Repair of an aortic aneurysm and a left common iliac aneurysm with an endograft, general anesthesia. Percutaneous both sides with two Perclose each, 18 F right, 14 F left. From the right groin a catheter went over the bifurcation into the left internal iliac artery. Four 12 mm coils were packed there, because the limb must cover it and blood would come back into the iliac sac. Main body 28 x 14 x 103 mm from the right, top below the renals. Gate entered from the left, left limb 16 x 124 and a further 13 x 82 piece carried into the left external iliac. Balloon at joints and ends.
""",
        "34705 34709 34713-50-59 36246-LT 37242",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-74",
        "pieces on order lay none",
        """AORTOGRAM
Right CFA 5F. Aortogram through a pigtail at L1: infrarenal aneurysm 5.1 cm, neck 12 mm. An Endurant 28 x 16 with limbs 16 x 124 both sides was planned and is ordered.
""",
        "36200 75625",
        date="2024-03-04",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
