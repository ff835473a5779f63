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
    TextCase(
        "VINT-43",
        "particles told by one size",
        """Partial splenic embolization for thrombocytopenia. Splenic artery catheter from the right groin, PVA 500.
""",
        "37243 36246",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-45",
        "an embolic that shares its name with a stent, in a sac",
        "Type II endoleak. Sac stuck transabdominally under CT, Onyx injected, 6 mL.",
        "37242",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-32",
        "a jet is bleeding",
        """CTA: active jet hepatic flexure. RFA > SMA > right colic > vasa recta by 2.0 micro. Two 2 mm Concerto coils. Jet gone.
""",
        "37244 36247",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-20",
        "a degree in short letters",
        """CALCIFIED RIGHT EXTERNAL ILIAC, 80 PCT. RETROGRADE RIGHT CFA 8F. SHOCKWAVE M5+ 8.0, 240 PULSES IN THE EXTERNAL ILIAC. 9 X 40 LIFESTREAM DEPLOYED.
""",
        "37258-RT 37262-RT",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-15",
        "the lesion of the other side told by its side alone",
        """Both common femorals entered, 7F. The left common iliac was totally occluded and crossed from below. On the right there was an 80 percent ostial stenosis. Kissing VBX stents, 8 x 59 on each side.
""",
        "37260-LT 37258-RT",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-15",
        "the narrowed side of an artery that was read on both",
        """Rutherford 3 left, never an angiogram. Right femoral entry; catheter in the distal aorta, both legs runoff. Right leg: SFA 40 percent, three vessels. Left leg: SFA 90 percent calcified stenosis, popliteal fine, two vessels. I decided to go on the strength of this. Sheath over. Diamondback 1.5 through the SFA lesion. Lutonix 5 x 80.
""",
        "37271-LT 75716-59",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-07",
        "a second artery treated too",
        """Left groin. HawkOne LX of the right SFA, four passes, plus 5 mm balloon. The anterior tibial at its origin was then dilated to 3 mm and the peroneal too.
""",
        "37225-RT 37228-RT 37232-RT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-25",
        "a guide told by where it came from",
        """Left subclavian steal, 95 percent. Express LD 8 x 37 deployed by the femoral guide, whose tip was in the left subclavian origin.
""",
        "37236-LT 36215",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-15",
        "the only narrowing of the report",
        """The left thigh stents had closed down to a string, near-occlusion, 99 percent on last month's arteriogram. From the right groin I dilated to 5 mm, and lined the stents with a 6 x 150 mm Viabahn down into the upper popliteal.
""",
        "37267-LT",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-05",
        "stents on both sides as a pair",
        """Both CFAs accessed. Common iliac Omnilink stents were delivered on both sides as a kissing pair, 8 x 39. Then the left external iliac was treated with an 8 x 60 Absolute Pro. Left common iliac 90 percent, a separate 75 percent left external iliac lesion, right common iliac 85 percent.
""",
        "37221-50 37223-LT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-42",
        "a technique without a balloon",
        """Bleeding gastric varices. Right CFV, left renal vein, gastrorenal shunt entered; balloon-free technique: 16 mm Amplatzer II in the shunt neck and Gelfoam behind it.
""",
        "37244 36012",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-17",
        "a letter in plain words, both places in one vessel",
        """Dear Dr. Patel, your patient's right thigh artery was not completely blocked but tight in two places, 80 and 85 percent, both in the superficial femoral. From the opposite groin we shaved the upper one with the Pantheris device and treated it with a medicated balloon. The lower one kept springing back, so it needed an Innova stent 6 by 60.
""",
        "37275-RT",
        date="2026-07-09",
    ),
    TextCase(
        "VINT-15",
        "the tool that was not used before the one that was",
        "R CFA, 6F. L peroneal 80%: Hawkone not used, only 3 mm POBA.",
        "37280-LT",
        date="2026-07-09",
    ),
    TextCase(
        "VINT-20",
        "pulses of a catheter told by its model",
        """The right common femoral had a coral reef 70% plaque and received 120 pulses with an M5+ 7.0, plain balloon afterwards, no stent.
""",
        "37263-RT 37279-RT",
        date="2026-07-09",
    ),
    TextCase(
        "VINT-62",
        "a figure before what is sound",
        """L brachiocephalic AVF. Stick antegrade near the anastomosis. Fistulogram to SVC: cephalic arch 75%, body fine, central veins wide open. 8 x 40 Conquest to 24 atm, waist gone.
""",
        "36902",
        date="2024-07-09",
        setting="office",
    ),
    TextCase(
        "VINT-24",
        "a study of last month is no topic",
        """Follow-up of last month's bilateral renal study. The right main renal artery was engaged with a guide from the left groin, pressure wire Pd/Pa 0.72 across the webs. These were broken with a 5 x 20 balloon to 10 atm.
""",
        "37246-RT 36245-RT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-87",
        "an attempt named as such, from the other side",
        """Attempted SFA recanalization, left, from right CFA. Could not cross. Known disease from last week's angiogram.
""",
        "36247-LT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-87",
        "a failed recanalization in the opening words",
        """Failed recanalization of the right popliteal occlusion; left CFA, sheath over the bifurcation. Wire stayed subintimal. Earlier arteriogram from June.
""",
        "36247-RT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-87",
        "an attempt that succeeded after all",
        """Attempted antegrade recanalization of the left SFA at first; then crossed with an Outback and stented 6 x 150. From right CFA.
""",
        "37226-LT",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-53",
        "a night's infusion that is finished",
        """Overnight tPA finished. Left subclavian vein now open, catheter pulled. First rib resection planned.
""",
        "37214",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-57",
        "a filter by the vein that it came through",
        """Filter placed through right IJ. The chest tube was put in by trauma surgery this morning. Foley by urology.
""",
        "37191",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-41",
        "coils named by their vein and the way they came",
        """Left gonadal vein coils from the right IJ via the left renal vein for varicocele. The nephrostomy exchanged by another radiologist on Monday was left alone.
""",
        "37241 36012-LT",
        date="2024-03-04",
    ),
    TextCase(
        "MOD-50",
        "another doctor's balloon, told by the one who looked on",
        """Dr. Brown had already ballooned the SFA and done the runoff. I looked at the monitor and suggested a re-entry. I did not scrub.
""",
        "",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-63",
        "a fistula by its letters, stuck against its flow",
        """Nonmaturing L RCF 10 wk. Stick cephalic retrograde. JA stenosis 70% -> 5 mm PTA. Accessory branch mid forearm stealing, selected thru same sheath, 2 Tornado coils 4-3. Arch fine, central fine.
""",
        "36902 36909",
        date="2025-08-27",
        setting="office",
    ),
    TextCase(
        "VINT-62",
        "another fistula by its letters",
        "R BCF, high venous pressures. Cephalic arch 80%: 8 mm Conquest. Central veins open.",
        "36902",
        date="2025-08-27",
        setting="office",
    ),
    TextCase(
        "VINT-25",
        "the way in between commas",
        """Celiac 7 x 18 balloon-expandable stent, right CFA, 85 percent stenosis, chronic mesenteric ischemia.
""",
        "37236 36245",
        date="2024-08-27",
    ),
]


@table(TEXTS)
def test_lines(case: TextCase) -> None:
    check(case)
