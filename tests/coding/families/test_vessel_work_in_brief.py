"""Treatments of vessels in few words: repairs without a verb, scans that look back, tools alone, ways in by side."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-74",
        "a scan after a repair tells the graft and no operation",
        """Abdominal aortic ultrasound after endograft: the bifurcated graft begins 6 mm under the lower renal artery. Right limb ends in the common iliac, left limb in the external iliac. Sac 49 mm.
""",
        "",
        date="2024-03-12",
    ),
    TextCase(
        "VINT-76",
        "a yearly scan with a graft by its size",
        """Annual EVAR scan. Endurant graft, 28 mm wide, starts at the renals and extends into both common iliac arteries. Type II leak opposite L3.
""",
        "",
        date="2024-03-12",
    ),
    TextCase(
        "VINT-80",
        "a look back on a thoracic graft over a subclavian artery",
        """TEVAR surveillance. Graft placed across the left subclavian origin, lower end just above the celiac. False lumen closed to the diaphragm.
""",
        "",
        date="2025-03-12",
    ),
    TextCase(
        "VINT-74",
        "pieces behind labels, ways in as lines",
        """PROCEDURE: Percutaneous EVAR
Right CFA: 18 Fr DrySeal, Perclose x2
Left CFA: 12 Fr DrySeal, Perclose x2
Main body: 31 x 14 x 13, right
Contralateral: 20 x 11.5, left
Endoleak: none
""",
        "34705 34713-50",
        date="2025-03-12",
    ),
    TextCase(
        "VINT-78",
        "a repair without a verb",
        """Elective repair of AAA with bifurcated endograft. Bilateral percutaneous access with Perclose, 18F right, 14F left. Main body below renals, both limbs to common iliacs.
""",
        "34705 34713-50",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-80",
        "a cutdown that names its artery beside the branch where the graft lies",
        """Traumatic aortic transection: thoracic stent graft 26x100 placed from a left femoral cutdown just past the left subclavian.
""",
        "33881 34812-LT 36200 75957",
        date="2025-03-12",
    ),
    TextCase(
        "VINT-76",
        "a cuff for a leak of an older graft",
        """Type Ia endoleak, EVAR 2018. Aortic cuff 32x45 deployed below the renals through a 18F right sheath. Leak gone.
""",
        "34710",
        date="2025-03-12",
    ),
    TextCase(
        "VINT-76",
        "a limb extended years after the repair",
        """Delayed extension: left limb extended into the external iliac for a type Ib leak two years after EVAR. 12 mm limb. Left groin cutdown.
""",
        "34710 34812-LT",
        date="2025-06-02",
    ),
    TextCase(
        "VINT-79",
        "stents of both renal arteries in one line",
        "FEVAR, ZFEN with both renal stents and SMA scallop stented, bifurcated distal component.",
        "34847",
        date="2025-03-12",
    ),
    TextCase(
        "VINT-07",
        "what was seen behind the work, a crossed groin that gives no side",
        """L leg CLI. AT and peroneal both ballooned with a 2.5 mm Coyote, AT was occluded, peroneal 90%. Retrograde R CFA up and over.
""",
        "37228-LT 37232-LT",
        date="2025-05-02",
    ),
    TextCase(
        "VINT-18",
        "a driven tool told by its vessel alone",
        "Jetstream of left popliteal stenosis, then DCB 5x60.",
        "37271-LT",
        date="2026-03-02",
    ),
    TextCase(
        "VINT-06",
        "a tool and a stent joined by then",
        "CSI orbital then stent to the left SFA.",
        "37227-LT",
        date="2024-03-02",
    ),
    TextCase(
        "VINT-12",
        "kissing stents behind the vessel as label",
        "Bilateral common iliac stenosis: kissing balloon expandable stents from both groins.",
        "37258-50",
        date="2026-03-02",
    ),
    TextCase(
        "VINT-26",
        "the name of a compression is no doubt",
        """Left common iliac vein stent for May-Thurner, 16 x 90 Venovo from the left femoral vein access.
""",
        "37238-LT",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-65",
        "a clotted fistula and a tool alone",
        """Thrombosed fistula. Cleaner device and Fogarty. No stenosis was found and nothing dilated. Flow restored.
""",
        "36904",
        date="2024-06-02",
        setting="office",
    ),
    TextCase(
        "VINT-65",
        "the plug that a balloon pulled is no implant",
        """Clotted left forearm loop graft: declotted with AngioJet and 4 mg tPA, Fogarty for the plug, venous anastomosis ballooned to 7 mm.
""",
        "36905",
        date="2024-06-02",
        setting="office",
    ),
    TextCase(
        "VINT-63",
        "a list in which each balloon has its vessel behind it and its size",
        """Declot of right upper arm graft: Angiojet, balloon maceration, PTA venous anastomosis 8 mm, PTA right subclavian vein 10 mm.
""",
        "36905 36907",
        date="2024-06-02",
        setting="office",
    ),
    TextCase(
        "VINT-49",
        "the other groin told as contralateral",
        """Acute right leg ischemia. Contralateral access. Penumbra CAT 6 aspiration thrombectomy of the right popliteal artery clot. No angioplasty needed.
""",
        "37184-RT 36247-RT",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-51",
        "lungs in the clause that tells the vein of entry",
        """Submassive PE. FlowTriever through right femoral vein, aspiration in right and left main pulmonary arteries with large clot return.
""",
        "37184-50 36014-LT 36014-59-RT",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-51",
        "one lung and then the other",
        """Bilateral PE with RV strain. R CFV 24F. FlowTriever T24 to right then left PA, clot out both sides.
""",
        "37184-50 36014-LT 36014-59-RT",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-53",
        "the day of a lysis by days after it began",
        """POD1 lysis of right leg bypass. Check angiogram: partial clearing. Catheter exchanged for longer infusion length. Continue tPA.
""",
        "37213",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-53",
        "catheter and sheath out",
        "Thrombolysis day 3. Final venogram, iliac veins open. Catheter and sheath out.",
        "37214",
        date="2024-06-02",
    ),
    TextCase(
        "VINT-57",
        "a filter that only its brand names",
        """Retrieval of a tilted Gunther Tulip with forceps via right jugular; laser sheath needed. Filter complete.
""",
        "37193",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-57",
        "a filter laid before that is moved, told by it",
        """IVC filter had been deployed too low; it was snared and repositioned below the renal veins through the right jugular.
""",
        "37192",
        date="2024-03-04",
    ),
    TextCase(
        "VASC-59",
        "contrast in the lower cava by a way from above",
        "Cavagram through right IJ shows large clot within the filter; retrieval deferred.",
        "36010 75825",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-41",
        "a vein of the arm as the way in",
        "Right gonadal vein coiled, via the left brachial vein.",
        "37241 36011-RT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-32",
        "a groin that ends the statement",
        """Pelvic trauma: nonselective gelfoam embolization of both internal iliac arteries, left groin.
""",
        "37244 36245-59-LT 36246-RT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-32",
        "an artery of the groin behind the work is the way in",
        "Hematuria after biopsy, right lower pole segmental renal artery coiled, right CFA.",
        "37244 36246-RT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-46",
        "both sides, the way in last",
        """Epistaxis: right and left internal maxillary arteries embolized with 250 micron PVA, right femoral.
""",
        "61626 36217 36217-59 75894",
        date="2024-03-04",
    ),
]


@table(TEXTS)
def test_lines(case: TextCase) -> None:
    check(case)
