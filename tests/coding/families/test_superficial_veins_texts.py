"""Superficial veins from dictation of several styles."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-83",
        "laser template",
        "PROCEDURE: Endovenous laser ablation of the left great saphenous vein.\n"
        "TECHNIQUE: The left leg was prepped. Under ultrasound guidance the left great saphenous vein was "
        "accessed at the knee. A 600 micron laser fiber was advanced to 2 cm below the saphenofemoral "
        "junction. Tumescent anesthesia was administered. Laser energy was delivered at 10 W, total 2400 J.\n"
        "IMPRESSION: Successful EVLT of left GSV.",
        "36478-LT",
    ),
    TextCase(
        "VINT-83 VINT-85",
        "radiofrequency of two veins, twelve stabs",
        "PROCEDURES: 1. Radiofrequency ablation right GSV. 2. Radiofrequency ablation right SSV. 3. Stab "
        "phlebectomy, 12 incisions.\n"
        "The right great saphenous vein was cannulated below the knee and a ClosureFast catheter was placed. "
        "After tumescence, the vein was treated in 7 cm segments. The right small saphenous vein was then "
        "separately accessed at mid calf and treated with the ClosureFast catheter. Twelve stab incisions "
        "were made and varicosities avulsed with hooks.",
        "36475-RT 36476-RT 37765-RT",
    ),
    TextCase(
        "VINT-83",
        "all capitals, adhesive in both legs",
        "VENASEAL CLOSURE BOTH LEGS. RIGHT GSV ACCESSED AND VENASEAL CATHETER ADVANCED TO 5 CM FROM SFJ. "
        "CYANOACRYLATE ADHESIVE INJECTED EVERY 3 CM. LEFT GSV TREATED IN THE SAME MANNER WITH VENASEAL.",
        "36482-50",
    ),
    TextCase(
        "VINT-84",
        "commercial foam",
        "Varithena ablation right GSV. Right great saphenous vein was accessed with a micropuncture needle "
        "under ultrasound. 8 mL of Varithena microfoam was injected with compression of SFJ. Vein spasm "
        "confirmed.",
        "36465-RT",
    ),
    TextCase(
        "VINT-84",
        "mixed foam in tributaries",
        "Ultrasound guided foam sclerotherapy left leg. Using 1% polidocanol mixed with air 1:4 (Tessari), "
        "three tributaries of the left calf were injected under ultrasound, total 6 mL.",
        "36471-LT",
    ),
    TextCase(
        "VINT-83",
        "mechanochemical",
        "ClariVein mechanochemical ablation of left small saphenous vein. The left small saphenous vein was "
        "accessed at mid-calf. ClariVein catheter positioned 2 cm below SPJ. Rotating wire activated while "
        "1.5% sotradecol infused during pullback.",
        "36473-LT",
    ),
    TextCase(
        "VINT-84",
        "spider veins",
        "PROCEDURE: Sclerotherapy of spider veins, both thighs. Telangiectasias injected with 0.5% polidocanol, 4 mL.",
        "36468",
    ),
    TextCase(
        "VINT-85",
        "twenty-four stabs",
        "Left lower extremity ambulatory phlebectomy. Marked varicosities removed through 24 stab incisions "
        "using crochet hook under tumescent anesthesia. Steri-strips applied.",
        "37766-LT",
    ),
    TextCase(
        "VINT-83",
        "other leg, plans and history left out",
        "HISTORY: prior left GSV laser ablation 2019. PROCEDURE: Right GSV RFA. Right great saphenous vein "
        "entered at knee; RF catheter to 2 cm below SFJ. 6 segments. Left leg not treated. Phlebectomy "
        "planned next month.",
        "36475-RT",
    ),
    TextCase(
        "VINT-83",
        "three veins in two legs",
        "Bilateral EVLT: Right GSV accessed at the calf, 1470 laser fiber to SFJ, 45 cm treated, 3000 J. "
        "Left GSV accessed at the knee, 40 cm treated, 2700 J. Left anterior accessory saphenous vein "
        "separately accessed and treated, 15 cm, 900 J.",
        "36478-50 36479-LT",
    ),
    TextCase(
        "VINT-84",
        "one varicose vein, liquid",
        "Liquid sclerotherapy of a single varicose vein right calf with 1% sotradecol, 1 mL.",
        "36470-RT",
    ),
    TextCase(
        "VINT-83",
        "perforator",
        "Perforator ablation: left medial calf perforator incompetent 4.5 mm with adjacent healed ulcer. "
        "Under ultrasound the perforator was accessed with RFS stylet and RF energy applied at 4 quadrants.",
        "36475-LT",
    ),
    TextCase(
        "VINT-83",
        "run-on dictation, adhesive",
        "OK this is the vein clinic note the left short saphenous was stuck with a micropuncture under "
        "ultrasound and we ran the venaseal catheter up to five centimeters from the junction gave two "
        "injections then one every three centimeters compressing between, closed nicely",
        "36482-LT",
    ),
    TextCase(
        "VINT-84",
        "foam in two trunks",
        "PROCEDURE: ULTRASOUND GUIDED FOAM SCLEROTHERAPY RIGHT GSV WITH VARITHENA AND RIGHT ANTERIOR "
        "ACCESSORY SAPHENOUS VEIN WITH VARITHENA.\n"
        "EACH VEIN WAS CANNULATED SEPARATELY UNDER ULTRASOUND. TOTAL 12 ML.",
        "36466-RT",
    ),
    TextCase(
        "VINT-84",
        "several in one leg, one in the other",
        "Right leg: 3 varicose tributaries injected with 1% STS foam under US guidance. Left leg: single "
        "tributary injected with 0.5 mL 1% STS liquid.",
        "36470-LT 36471-RT",
    ),
    TextCase(
        "VINT-83",
        "only planned",
        "Diagnostic venous duplex: reflux in left GSV. Plan: RFA of left GSV in two weeks. No intervention today.",
        "",
    ),
    TextCase(
        "VINT-83",
        "a letter: the vein was measured, the method told later, the other leg left for another day",
        """Dear Dr. Long,
Mr. B. has venous disease in both legs. His right great saphenous vein measured 8 mm and refluxed for three seconds.
Today only the right was treated. From a puncture at the calf I slid the radiofrequency element to 2 cm from the junction, put
250 mL of dilute anesthetic around the vein, and delivered five cycles of 20 seconds. Nothing was done on the other side today.""",
        "36475-RT",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
