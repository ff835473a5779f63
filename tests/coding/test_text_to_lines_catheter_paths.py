"""Short arterial notes: where the catheter went, told by fields, telegrams, levels and what was seen on the way."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "branches read behind the artery that was entered": (
        "Right radial. Right ICA selected and filmed, normal. Left vertebral engaged, basilar tip well seen, PCAs patent.",
        ["36224", "36226"],
    ),
    "the side of an artery reached from another": (
        "Went in the right groin, catheter in the left subclavian then down to the brachial and shot the hand. Radial "
        "patent, ulnar occluded.",
        ["36216", "75710"],
    ),
    "one injection at the level of the kidneys": (
        "A pigtail was floated to the level of the kidneys from the left groin, one injection. Aorta smooth. Both iliacs "
        "and femorals were seen on the same run, no stenosis. Catheter not moved.",
        ["36200", "75630"],
    ),
    "at the bifurcation for the legs": (
        "Left groin access, pigtail at L1 for an aortogram (no aneurysm), then at the bifurcation for runoff of both "
        "legs: right SFA occluded, left SFA patent, three vessels to each foot.",
        ["36200", "75625", "75716"],
    ),
    "a branch of the leg after the whole leg": (
        "From the right CFA the left CFA was selected, left leg runoff: SFA patent, 3 vessel. Then the profunda was "
        "selected, selective angiogram: a pseudoaneurysm off a perforator.",
        ["36247", "75710", "75774"],
    ),
    "spinal arteries by level with one noun": (
        "SPINAL ANGIOGRAM, T2 cord signal T6 to conus. Right femoral. Selected and filmed one at a time: right T8, left "
        "T8, left T9, then right L1 lumbar. No fistula at any level.",
        ["36215x3", "36245", "75705x4"],
    ),
    "an arteriogram with bleeding from a branch": (
        "R CFA. LEFT INTERNAL ILIAC ARTERIOGRAM ACTIVE EXTRAVASATION FROM UTERINE.",
        ["36246", "75736"],
    ),
    "the catheter between the artery and its run": (
        "Right CFA sheath. Left internal iliac selected over the horn, run: no extravasation. Right internal iliac with "
        "a Waltman loop, run: no bleeding.",
        ["36245", "36246", "75736x2"],
    ),
    "sides alone behind both arteries": (
        "Aortogram, then both renal arteries were selected with a Cobra. Right 70 percent ostial stenosis, left clean. "
        "Via right common femoral artery.",
        ["36252"],
    ),
    "an artery that tells a height": (
        "Right femoral. Left subclavian artery selected, arteriogram of the left arm: 80 percent stenosis proximal to "
        "the vertebral, arm vessels patent.",
        ["36215", "75710"],
    ),
    "cannulas in both hands": (
        "Bilateral upper extremity venography through hand IVs on both sides: central veins patent, basilic veins 4 mm.",
        ["36005x2", "75822"],
    ),
    "the artery under a sheath in the groin": (
        "EXAMINATION: Left upper extremity arteriography.\nPROCEDURE: After the right groin was prepared a 5 French "
        "sheath was inserted in the common femoral artery. A Berenstein was used to enter the left subclavian and moved "
        "out to the brachial. Runs to the fingers.\nFINDINGS: Brachial normal. Ulnar occluded.",
        ["36216", "75710"],
    ),
    "the puncture as a statement, a vein passed later": (
        "Right CFV. Catheter to the left sigmoid sinus through the jugular, venogram: transverse sinus stenosis 70%.",
        ["36012", "75860"],
    ),
    "passed on the way to its branch": (
        "Right femoral. Celiac engaged with a Cobra and microcatheter placed in the splenic, arteriogram: splenic "
        "aneurysm 2 cm.",
        ["36246", "75726"],
    ),
    "a field of vessels": (
        "Access: R CFA 5F\nVessels: celiac, SMA\nContrast runs: each\nFindings: celiac - normal branches. SMA - no bleed.",
        ["36245x2", "75726x2"],
    ),
    "catheter and vessel and nothing else": (
        "RCFA 5F. C2 celiac. Progreat GDA. DSA GDA: no extrav.",
        ["36247", "75726"],
    ),
    "femoral artery in three letters": (
        "RFA. L renal sel w/ C2. DSA: 70% ostial.",
        ["36251"],
    ),
    "pigtail and arch": (
        "LFA. Pigtail arch. Type 3 arch, no stenosis of origins. No selectives.",
        ["36221"],
    ),
    "selected in short": (
        "Pelvic trauma. RCFA 5F. L IIA sel, DSA no extrav. R IIA sel (Waltman), DSA no extrav.",
        ["36245", "36246", "75736x2"],
    ),
    "a title that tells the way in, then findings": (
        "PROCEDURE: Abdominal aortogram with bilateral lower extremity runoff via right CFA, single injection pigtail at "
        "L2.\nFINDINGS: Aorta normal. Right SFA occluded, three vessel runoff. Left SFA patent with AT occlusion.",
        ["36200", "75630"],
    ),
    "the marginal artery of the bowel": (
        "Right CFA. SMA selected, arteriogram: bleeding in the cecum from the ileocolic. Microcatheter into the "
        "ileocolic, then the marginal artery.",
        ["36247", "75726"],
    ),
    "the second of two stations alone filmed": (
        "Right CFA. SMA selected, arteriogram negative. Microcatheter advanced into a jejunal branch and on into the vasa "
        "recta, arteriogram: angiodysplasia.",
        ["36247", "75726", "75774"],
    ),
    "an arteriogram as far as a vessel": (
        "Right groin. Catheter to the left subclavian artery and imaged the whole arm down to the palmar arch. Radial "
        "patent, arch incomplete.",
        ["36215", "75710"],
    ),
    "looked at through a catheter": (
        "RCFA 5F. SMA selected, run negative. IMA was also looked at through a Sos: normal, no bleeding.",
        ["36245x2", "75726x2"],
    ),
    "label in the plural, both sides": (
        "R CFA.\nRenals: selective both, no stenosis either side",
        ["36252"],
    ),
    "arteries and nothing else behind the name of their study": (
        "Four vessel angiogram via right radial. RICA, LICA, right vertebral, left vertebral. All normal.",
        ["36224x2", "36226x2"],
    ),
    "an access before an artery": (
        "From a right wrist access right common carotid cerebral views were obtained, and right subclavian injection "
        "showed the vertebral. MCA stenosis 60%. Basilar normal.",
        ["36223", "36225"],
    ),
    "narrowings by figure alone": (
        "R CFA. Right CCA: neck and head, bulb 50, MCA clean. Left CCA: neck only, bulb 70.",
        ["36222", "36223"],
    ),
    "what the state before a name tells": (
        "Right groin. Right vertebral selected, normal basilar. Left subclavian injected because the left vertebral could "
        "not be entered: small left vertebral ending in PICA.",
        ["36225", "36226"],
    ),
    "the verb first": (
        "R CFA, HS1. Injected left T11 intercostal, left L1 and right L1 lumbars. Negative for fistula.",
        ["36215", "36245x2", "75705x3"],
    ),
    "then at the bifurcation, one leg": (
        "LCFA. Omni at L1, aortogram no aneurysm. Then at the bifurcation, right leg runoff: SFA occluded at the canal, "
        "PT runoff.",
        ["36200", "75625", "75710"],
    ),
    "on from where the catheter crossed": (
        "R CFA access. Up and over to left common femoral, then down the left SFA to the popliteal; left leg arteriogram "
        "from there: PT occluded.",
        ["36247", "75710"],
    ),
    "branches on both sides": (
        "Right groin. Left renal and right renal selected; superselective catheterization of lower pole branches on both "
        "sides with angiograms. Bilateral angiomyolipomas, no aneurysm.",
        ["36254"],
    ),
    "ran both legs": (
        "Left radial. Pigtail at L1 for the aorta: no aneurysm. Dropped it to the bifurcation and ran both legs. Right leg "
        "three-vessel, left SFA 60%.",
        ["36200", "75625", "75716"],
    ),
    "where something reaches from is no way in": (
        "Left basilic vein, ultrasound, no image recorded. Venogram of the arm: axillary and subclavian veins open, no "
        "stenosis from the axillary to the innominate.",
        ["36005", "75820"],
    ),
    "both arteries of the pelvis": (
        "Both hypogastric arteries selected from the right groin and injected, no extravasation.",
        ["36245", "36246", "75736x2"],
    ),
    "either artery of the pelvis": (
        "Right CFA access. A Cobra was used to select the left internal iliac artery. DSA run performed. It was formed into "
        "a Waltman loop and the right internal iliac artery selected. DSA performed. No extravasation in either internal "
        "iliac distribution.",
        ["36245", "36246", "75736x2"],
    ),
    "a branch without a run among runs": (
        "Right femoral sheath. Catheter advanced into the celiac artery and celiac angiography performed. A Progreat was "
        "advanced into the gastroduodenal artery and angiography performed. The microcatheter was then positioned in the "
        "left gastric artery.\nFINDINGS: Celiac angiography: conventional anatomy. GDA angiography: no extravasation.\n"
        "IMPRESSION: No bleeding source.",
        ["36247", "36248", "75726", "75774"],
    ),
    "the chest alone in an arch run": (
        "THORACIC AORTOGRAM: R CFA 5F. Pigtail in the arch, LAO run. No dissection, no transection. Descending aorta "
        "normal caliber.",
        ["36200", "75605"],
    ),
    "the graft of the leg": (
        "History of right fem-pop bypass. Access left CFA 5 Fr. Omni up and over, Glidecath in the right common femoral, "
        "then advanced into the bypass graft. Right leg arteriogram shows distal anastomotic stenosis 80 percent.",
        ["36247", "75710"],
    ),
    "a catheter called by an artery": (
        "Access: right CFA 5F. Catheter: vertebral cath into left subclavian. DSA of the left arm. Findings: 90 percent "
        "axillary stenosis, brachial patent.",
        ["36215", "75710"],
    ),
    "selective part put off": (
        "RFA, pigtail arch run: the left ICA is occluded at its origin, right carotid patent, both vertebrals patent. "
        "Selective study deferred.",
        ["36221"],
    ),
    "antegrade in one word": (
        "LCFA antegrade. Left leg angiogram through the sheath shows SFA stenosis 60%.",
        ["36140", "75710"],
    ),
    "cannulas in each hand": (
        "20 gauge IVs placed in each hand. Bilateral arm venograms: both subclavians patent at rest.",
        ["36005x2", "75822"],
    ),
    "spinal arteries line by line, one without its noun": (
        "SPINAL ANGIOGRAPHY\nRight common femoral artery, 5F sheath, Mikaelsson.\nLevel by level (each vessel individually "
        "catheterized and filmed):\nRight T11 intercostal - normal.\nRight T12 subcostal - a tangle of dural vessels, the "
        "fistula.\nLeft T12 subcostal - normal.\nRight L1 lumbar - normal.\nLeft T9 could not be engaged.",
        ["36215x3", "36245", "75705x4"],
    ),
    "runs in brackets": (
        "Right groin, 5F sheath. Celiac axis engaged and filmed, then to the common hepatic, the gastroduodenal artery "
        "(run), and on into the right hepatic artery (run). Celiac: normal. GDA: patent. Right hepatic: tumor blush.",
        ["36247", "36248", "75726", "75774x2"],
    ),
    "contrast by its volume": (
        "The right common femoral artery was punctured. A renal double curve catheter was used to engage the right renal "
        "artery and subsequently the left renal artery, with 5 mL of dilute contrast each. The right one is smooth. The "
        "left renal artery has a 90 percent stenosis.",
        ["36252"],
    ),
    "a study by its own microcatheter": (
        "Right CFA. Celiac arteriogram (Cobra): hepatic and splenic arteries normal. Gastroduodenal arteriogram by "
        "microcatheter: small sac next to the clip.",
        ["36247", "75726", "75774"],
    ),
    "a vein whose mouth was not found": (
        "Right common femoral vein. Left renal vein venogram (C2 in the left renal vein): reflux into a 9 mm ovarian vein. "
        "Right ovarian vein - orifice searched for with two catheters, not found.",
        ["36011", "75831"],
    ),
    "views behind a comma": (
        "Right femoral. Right common carotid injection with neck and head views: normal. Left common carotid, neck and head "
        "views: bulb 40%, intracranial branches normal.",
        ["36223x2"],
    ),
    "an occlusion felt for by a wire": (
        "Left brachial artery, 6F. Superior mesenteric arteriogram, tip in the SMA: 50 percent ostial stenosis. The celiac "
        "occlusion was probed with a stiff Glidewire; no purchase.",
        ["36245", "75726"],
    ),
    "a number and the name of a study head a part": (
        "III. ROUTE. Right femoral artery, 6F sheath to the descending aorta.\nIV. ANGIOGRAPHY.\n a. Celiac arteriogram, "
        "Sos tip in the celiac: aneurysm 2 cm.",
        ["36245", "75726"],
    ),
    "across with its catheter": (
        "Right femoral artery, 5F. Cobra across to the left: left internal iliac, run, no bleeding. Back across with a "
        "Waltman loop: right internal iliac, run, no bleeding.",
        ["36245", "36246", "75736x2"],
    ),
    "back to a branch": (
        "Right CFA. Celiac shot: normal. Common hepatic then GDA with a Progreat, shot: fine. Back to the left hepatic, "
        "shot: tumor in segment 3.",
        ["36247", "36248", "75726", "75774x2"],
    ),
    "the stem only held the microcatheter": (
        "Right CFA. Celiac engaged, Progreat into the splenic, splenic injection: no aneurysm.",
        ["36246", "75726"],
    ),
    "arteries that were done": (
        "R femoral: both ICAs done, no aneurysm; left subclavian done for the vertebral, small but patent, basilar normal.",
        ["36224x2", "36225"],
    ),
    "aortogram and runoffs in one breath from two places": (
        "Aortogram from L1 and bilateral runoffs from the aortic bifurcation (left groin, Omni Flush). Aorta calcified. "
        "Right SFA occluded. Left popliteal stenosis.",
        ["36200", "75625", "75716"],
    ),
    "how far a clot device was drawn": (
        "R popliteal vein stick, 13F sheath. ClotTriever catheter passed through to the IVC, 5 pulls CIV to popliteal, cast "
        "out of the femoral vein.",
        ["36010", "37187"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_paths_of_catheters(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
