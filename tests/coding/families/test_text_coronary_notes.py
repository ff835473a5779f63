"""Short notes of coronary work: what a list only judges, what a graft feeds, whose look inside it was."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "CARD-20 CARD-35",
        "first study, a branch ballooned, and a pressure wire that treats nothing",
        "Left heart catheterization and PCI. Chest pain, first cath.\n"
        "Left main free of disease. LAD 50% mid, Circumflex 90% mid at the OM1, OM1 ostium 75%. RCA "
        "dominant and clean. LV 132/16. We went ahead and treated based on these films.\n"
        "Circumflex stented with a 3.0 x 18 Xience, OM1 ballooned with a 2.0 x 12. LAD: FFR 0.86 with "
        "adenosine, left alone.\n"
        "Summary: stent circumflex, balloon OM1, LAD FFR negative.",
        "92921-LC 92928-LC 93458-26-59 93571-26-LD",
        date="2024-05-06",
        setting="professional",
    ),
    TextCase(
        "CARD-17",
        "the closing list names arteries that were only judged",
        "PCI. Staged procedure, diagnostic cath was on April 2.\n"
        "RCA 90%: 3.5 x 23 Onyx stent deployed in the mid RCA at 16 atm.\n"
        "Conclusion: stented RCA, LAD mild disease, circumflex patent.",
        "92928-RC",
        date="2024-05-06",
        setting="professional",
    ),
    TextCase(
        "CARD-27 CARD-28",
        "the graft of the history names the artery it feeds",
        "CORONARY INTERVENTION. CABG 2009. Outpatient angiogram on January 20 showed a thrombotic 95% "
        "lesion in the vein graft to the PDA; no change in symptoms.\n"
        "Access left femoral 7F. The graft was engaged with an AL1 guide. AngioJet thrombectomy of the "
        "graft, two runs. A 4.0 x 20 Synergy stent was deployed in the graft body. TIMI 3.",
        "92937-RC 92973-RC",
        date="2026-02-03",
        setting="professional",
    ),
    TextCase(
        "CARD-27",
        "a graft to a diagonal takes the modifier of the LAD",
        "SVG to D1 PCI. Known anatomy by catheterization two weeks ago, unchanged.\n"
        "Guide AL1 in the SVG. Stent 3.5 x 16 deployed in the proximal SVG. Good flow.",
        "92937-LD",
        date="2025-03-03",
        setting="professional",
    ),
    TextCase(
        "CARD-02 CARD-32",
        "a complete study told in single lines with no obstruction",
        "Coronary angiography and intervention. Unstable angina, no earlier angiogram.\n"
        "JL4, JR4. LMCA: no stenosis. LAD: luminal irregularities. LCX: 95% in the proximal part. RCA: no "
        "obstructive lesion. Aorta 120/70, ventricle not entered. Because of this we proceeded to treatment"
        " at once.\n"
        "IVUS of the circumflex, MLA 2.1 mm2, recorded. 3.5 x 15 DES placed in the proximal circumflex.",
        "92928-LC 92978-26-LC 93454-26-59",
        date="2025-03-03",
        setting="professional",
    ),
    TextCase(
        "CARD-25 CARD-32",
        "run-on dictation: none before, no ventriculogram, an echo later",
        "okay so sixty one year old woman anterior STEMI brought straight in never had a heart cath before "
        "right radial six french JR four to the right which is clean and dominant then EBU to the left main"
        " which is fine circ has mild disease LAD closed in the mid part TIMI zero wired with a runthrough "
        "balloon two oh then a three oh by twenty eight stent in the mid LAD TIMI three and pigtail across "
        "the valve LVEDP thirty no LV gram echo will be done tomorrow angioseal no sedation thanks",
        "92941-LD 93458-26-59",
        date="2025-03-03",
        setting="professional",
    ),
    TextCase(
        "CARD-35",
        "pressure wire to two arteries under a title that names the third",
        "PCI of RCA, physiology of the left system. Diagnostic cath last Tuesday, nothing changed since.\n"
        "Pressure wire to the LAD, iFR 0.94. Pressure wire to the circumflex, RFR 0.96. No treatment of "
        "either.\n"
        "RCA 85%, 3.0 x 24 Resolute placed.",
        "92928-RC 93571-26-LD 93572-26-LC",
        date="2025-03-03",
        setting="professional",
    ),
    TextCase(
        "CARD-36",
        "OCT of the right artery before and after",
        "Staged PCI of the right coronary, planned from the film of 2/10/2025, no new symptoms.\n"
        "OCT run of the RCA: lipid plaque, MLA 1.9 mm2, stored. 3.5 x 30 Xience in the mid RCA. Final OCT: "
        "well apposed.",
        "92928-RC 92978-26-RC",
        date="2025-03-03",
        setting="professional",
    ),
    TextCase(
        "CARD-22",
        "the artery is told in the reason alone",
        "Reason: angina. In 2012 he had a stent in the mid right coronary; an angiogram of last month showed it 85% narrowed.\n"
        "Left radial, 6F. JR4 guide, wire across the old struts. 3.5 x 15 noncompliant balloon to 18 atm, then an "
        "everolimus-eluting stent 3.5 x 28. TIMI 3.",
        "92928-RC",
        date="2025-03-03",
        setting="professional",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
