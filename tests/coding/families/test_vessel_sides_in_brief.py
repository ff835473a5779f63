"""Treatments of vessels in few words: sides and degrees of narrowings, attempts, fistulas by letters, ways in."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
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
        "a coronary stent of the history makes no session of the heart",
        """Both common femorals entered, 7F. The left common iliac was totally occluded and crossed from below. On the right there was an 80 percent ostial stenosis. Kissing VBX stents, 8 x 59 on each side.
PAST HISTORY: coronary stent in 2018.
""",
        "37260-LT 37258-RT",
        date="2026-03-04",
    ),
    TextCase(
        "VINT-15",
        "a balloon whose lesion is asked about holds its catheter",
        "Left groin, up and over. The right anterior tibial was dilated to 3 mm with a Coyote balloon.",
        "",
        date="2026-03-04",
        asked="37280",
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
    TextCase(
        "VINT-47",
        "a false aneurysm pressed under the probe",
        """Left femoral pseudoaneurysm compressed with the ultrasound probe for 30 minutes until thrombosed.
""",
        "76936",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-58",
        "a neck vein between commas",
        """TIPS for acute variceal hemorrhage, right IJ, Viatorr, gradient from 20 to 7; left gastric vein then catheterized and coiled.
""",
        "37244 37182 36012-59",
        date="2024-03-04",
    ),
    TextCase(
        "VINT-47",
        "a false aneurysm that is only seen",
        """Duplex of the groin: right femoral pseudoaneurysm 2 cm, vein compressible. Recommend thrombin injection tomorrow.
""",
        "",
        date="2024-03-04",
    ),
]


@table(TEXTS)
def test_lines(case: TextCase) -> None:
    check(case)
