"""Brief notes of circuits, filters, clot, superficial veins and venograms, as telegrams, fields and plain words."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "circuit imaged, arch dilated": (
        "Right upper arm AVF, low clearance. Cannulated and the circuit imaged as far as the SVC. A 60 % cephalic arch "
        "stenosis was dilated to 9 mm.",
        ["36902"],
    ),
    "fields of a fistula": (
        "Access: R UA AVF, 7F, toward the outflow\nFindings: 75% cephalic arch; central veins ok\nIntervention: 8 mm "
        "Mustang to 20 atm\nClosure: suture",
        ["36902"],
    ),
    "a comma between two veins": (
        "Left arm fistula, sheath in the fistula. Cephalic arch stenosis treated with 9 mm balloon, innominate occlusion "
        "crossed and a 12 mm stent placed.",
        ["36902", "36908"],
    ),
    "clotted graft in telegraph style": (
        "Clotted LUE AVG. tPA 2 mg and Cleaner, Fogarty pull of the arterial plug, outflow stenosis ballooned to 8 mm.",
        ["36905"],
    ),
    "brachiocephalic of a circuit is a vein": (
        "Thrombosed left brachial-axillary graft. AngioJet restored flow. The venous outlet was narrow and was lined with "
        "a 7 x 50 mm Viabahn. A tight left brachiocephalic stenosis then took a 14 mm stent from the same sheath.",
        ["36906", "36908"],
    ),
    "magnets join artery and vein": (
        "Procedure: endoAVF with WavelinQ, right\nAccess: brachial artery 4F; brachial vein 4F\nCreation: magnets "
        "aligned, RF applied once\nHemostasis: band",
        ["36837"],
    ),
    "fistula of the past is no circuit": (
        "Dialysis through a left AVF. Right femoral access, catheter to the left innominate vein, stenosis ballooned to 12 "
        "mm. The fistula was not entered.",
        ["36011", "37248"],
    ),
    "filter by its seat": (
        "PE and a GI bleed. Left common femoral vein entered. Cavogram: single cava, 20 mm. Celect below the renals.",
        ["37191"],
    ),
    "filter released, minutes of sedation": (
        "DVT with a brain bleed. LIJ puncture with ultrasound. Cavogram: no clot. An OptEase was released with the hook at "
        "L2. 20 minutes of sedation.",
        ["37191"],
    ),
    "filter set upright": (
        "Tilted IVC filter. From the right jugular the Denali filter was straightened with a snare and left upright.",
        ["37192"],
    ),
    "filter in plain words": (
        "The filter I put in last May came out today through the neck in one piece, with a snare around the hook.",
        ["37193"],
    ),
    "both lungs, work told by pronoun": (
        "Bilateral PE. Left common femoral vein punctured. 20F FlowTriever up to the left main pulmonary artery: four "
        "aspirations. It was turned to the right main pulmonary artery and three more pulls were made.",
        ["36014x2", "37184x2"],
    ),
    "interlobar artery of a lung": (
        "Submassive PE.\nAccess: L CFV x2\nCatheters: EKOS 12 cm to left interlobar artery; EKOS 12 cm to right lower lobe "
        "artery\nDrug: tPA 1 mg/h each side, started 18:00",
        ["36015x2", "37211x2"],
    ),
    "clot of a line is no clot of its vein": (
        "Left subclavian port blocked. Needled with a Huber. A 0.018 wire through the lumen was worked to and fro until "
        "the clot gave; old clot aspirated.",
        ["36596", "75902"],
    ),
    "numbered trunks": (
        "EVLT L leg, 1470 nm. (1) GSV stick at the knee, 7 W, 1900 J, 35 cm. (2) SSV second stick at the ankle, 5 W, 800 J.",
        ["36478", "36479"],
    ),
    "glue in both legs": (
        "VenaSeal, both legs, great saphenous each side. Right: 7 aliquots over 30 cm. Left: 10 aliquots over 38 cm.",
        ["36482x2"],
    ),
    "laser of another practice": (
        "Spider veins of both calves injected with 0.25 % polidocanol. Her earlier laser of the left saphenous was done by "
        "another office.",
        ["36468"],
    ),
    "laser and stabs in one statement": (
        "Left GSV laser 1470, 65 J/cm over 38 cm, plus phlebectomy of calf branches through 11 stabs.",
        ["36478", "37765"],
    ),
    "venogram through a butterfly": (
        "Indication: left leg swelling\nAccess: 23 ga butterfly, dorsal foot vein, tourniquet at the ankle\nContrast: 50 mL "
        "Isovue by hand\nFindings: popliteal vein irregular with webs; femoral vein narrowed; external iliac open",
        ["36005", "75820"],
    ),
    "cannula of the hand": (
        "IV in the back of the right hand. Omnipaque 25 mL pushed. Basilic, axillary and subclavian veins open.",
        ["36005", "75820"],
    ),
    "anastomosis and central vein in one run": (
        "CLOTTED LEFT FOREARM LOOP GRAFT. TPA LACED THROUGH THE GRAFT, FOGARTY PULLED THE ARTERIAL PLUG. GRAFTOGRAM: TIGHT "
        "VENOUS ANASTOMOSIS AND 70 PERCENT STENOSIS OF THE LEFT INNOMINATE VEIN. THE ANASTOMOSIS WAS BALLOONED TO 7 MM AND "
        "TORE; A 7 X 50 VIABAHN WAS PLACED ACROSS IT. THE INNOMINATE WAS DILATED TO 12 MM. THE LINE IS NOT NEEDED.",
        ["36906", "36907"],
    ),
    "grafts of a heart are no circuit": (
        "Coronary and graft angiography. Left radial 6F. Left main, LAD and RCA injected, all occluded. LIMA engaged, patent. "
        "SVG to the OM injected, patent.",
        ["93455"],
    ),
    "a fistula that has run well": (
        "Dear Dr. Lind,\n\nMr. Ode no longer needs his dialysis line, as his fistula has run well. I numbed the right chest, "
        "freed the felt cuff with a clamp and the tube came out in one piece.",
        ["36589"],
    ),
    "both glands, the vein named once": (
        "Adrenal vein sampling. Left common femoral vein, 5F. Simmons in left adrenal, Mikaelsson in right adrenal vein, "
        "samples before and after stimulation.",
        ["36500x2", "75893x2"],
    ),
    "one gland missed": (
        "Adrenal vein sampling. Right femoral vein. Left adrenal vein catheterized and sampled; the right adrenal vein could "
        "not be found.",
        ["36500", "75893"],
    ),
    "sinuses in run-on speech": (
        "petrosal sampling for cushings both femoral veins four french sheaths catheters up to the right and the left inferior "
        "petrosal sinus small puff each side. baseline drawn from the two sinuses then crh given and draws at five and ten "
        "minutes",
        ["36500x2", "75893x2"],
    ),
    "part of a port tube": (
        "At port removal the last 8 cm of the catheter was missing. It lies in the right ventricle. From the right femoral vein "
        "a snare caught the free end and brought the piece out whole.",
        ["37197"],
    ),
    "shunt reopened": (
        "Occluded TIPS. Right IJ. The shunt was recanalized and relined with a 10 mm Viatorr.",
        ["37183"],
    ),
    "coils by their stretch": (
        "Left varicocele. From the right IJ the left internal spermatic vein was selected. Coils from the inguinal ring to L3.",
        ["36012", "37241"],
    ),
    "both veins of one leg": (
        "LEFT leg. RF of the great saphenous, tumescent, six cycles; small saphenous through its own stick, five cycles. Both "
        "veins shut. Phlebectomy: calf clusters, sixteen stab openings. RIGHT leg: not treated.",
        ["36475", "36476", "37765"],
    ),
    "port out, none needed": (
        "Port out. Right chest. Old scar opened, port and catheter came out whole. Closed in layers. New device not needed.",
        ["36590"],
    ),
    "the sheath of fibrin only as the sheath": (
        "Slow right IJ tunneled catheter. Through the left femoral vein a gooseneck was looped about the catheter shaft and "
        "drawn down off its tip twice. Injections show the sheath gone.",
        ["36595", "75901"],
    ),
    "the other leg was done in spring": (
        "EVLT 1470, L leg.\nGSV: stick at the knee, 7 W, 1800 J over 34 cm.\nSSV: own puncture at the ankle, 650 J over 12 "
        "cm.\nRight leg done Mar, closed right GSV.",
        ["36478", "36479"],
    ),
    "agent taken along by the wire": (
        "Procedure: ClariVein ablation\nSide: left\nVein: small saphenous\nAccess: micropuncture\nDrug: 2% polidocanol 4 mL "
        "during pullback with the wire spinning\nResult: closed on duplex",
        ["36473"],
    ),
    "renal vein on the way": (
        "Adrenal vein sampling. Right femoral vein. Right adrenal vein found, samples drawn. Left adrenal vein reached through "
        "the left renal vein and sampled.",
        ["36500x2", "75893x2"],
    ),
    "filter whose name sounds like a choice": (
        "Right jugular access. Cava 22 mm, no clot. An Option Elite was deployed below the renal veins.",
        ["37191"],
    ),
    "circuit told by its type and the way of the needle": (
        "Access type: Right radiocephalic fistula\nCannulation: Retrograde toward the anastomosis, 6F sheath\n"
        "Intervention: Innominate lesion, Atlas 12 x 40",
        ["36901", "36907"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_veins(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
