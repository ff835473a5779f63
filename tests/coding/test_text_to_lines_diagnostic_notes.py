"""Short notes of diagnostic angiograms in plain words, with the puncture told last or by the way taken."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "both carotids studied, the vertebral shown from its stem": (
        "From the right wrist a Simmons catheter was used to study both common carotids with head views and the left "
        "subclavian for the vertebral. Intracranial vessels normal. Left vertebral fills basilar normally.",
        ["36223x2", "36225"],
    ),
    "vessels as a field": (
        "Dx cerebral angio\nAccess: R radial 5F\nVessels: RICA, LICA, RVA\n"
        "Findings: R PCOM infundibulum. LICA nl. Basilar nl.\nTR band",
        ["36224x2", "36226"],
    ),
    "views that differ by side": (
        "Right common carotid with neck and head, left common carotid neck only. Right bulb 80%, right MCA patent; left "
        "bulb 30%. Right femoral access.",
        ["36222", "36223"],
    ),
    "by way of the wrist, then the arteries": (
        "Follow-up of coiled aneurysm: via R radial, L ICA and L vertebral injected. Neck remnant 1 mm. Vertebral normal.",
        ["36224", "36226"],
    ),
    "arteries read in the plural behind another one": (
        "Access R CFA. R ICA, L ICA, R ECA and L VA all cathed and shot. R ECA: no shunting. ICAs clean. VA clean.",
        ["36224x2", "36226", "36227"],
    ),
    "one vessel": (
        "One vessel: left common carotid, brain views only, to check the clip. Aneurysm gone. Right groin.",
        ["36223"],
    ),
    "what a bracket says of another artery": (
        "We did both ICAs, the right vertebral and the left subclavian (vertebral origin could not be entered). Left "
        "vertebral fills from the subclavian and is hypoplastic. Right vertebral dominant, normal. ICAs normal. Right "
        "femoral access.",
        ["36224x2", "36225", "36226"],
    ),
    "what an artery demonstrated was not entered": (
        "The left vertebral artery was selected and demonstrated an occluded basilar at the midportion. Right radial "
        "access.",
        ["36226"],
    ),
    "puncture told last": (
        "Celiac arteriogram: no bleeding. Microcatheter into the GDA, GDA arteriogram: no extravasation. Right CFA access.",
        ["36247", "75726", "75774"],
    ),
    "studies made by way of the groin": (
        "Celiac, SMA, and IMA arteriograms were performed via right femoral approach. No active bleeding.",
        ["36245x3", "75726x3"],
    ),
    "a study through the artery of the groin": (
        "Left renal arteriogram through R CFA: 60 percent ostial stenosis. Gradient 10.",
        ["36251"],
    ),
    "both sides by way of the groin": (
        "Bilateral internal iliac arteriograms for pelvic trauma via right CFA, no bleeding seen.",
        ["36245", "36246", "75736x2"],
    ),
    "the way in between commas is not filmed": (
        "From R CFA, celiac and SMA selected, runs of each. Patent. No extravasation.",
        ["36245x2", "75726x2"],
    ),
    "both read in one word": (
        "Renal angiogram. Rt radial. Flush aortogram then RRA and LRA engaged with JR4. Both normal.",
        ["36252"],
    ),
    "up and over from one side": (
        "Up and over from the right, catheter in left SFA, left leg runoff: PT occluded, AT patent.",
        ["36247", "75710"],
    ),
    "runoff of the leg told before": (
        "Left leg angiogram through the left femoral sheath. Two vessel runoff.",
        ["36140", "75710"],
    ),
    "right then left": (
        "Both arms studied from the right groin: right then left subclavian selected. Ulnar occlusion at both wrists.",
        ["36215", "36216", "75716"],
    ),
    "one artery on both sides, then another": (
        "Catheter cerebral angiogram done for TIA; catheter placed in the right internal carotid, left internal carotid, "
        "and left vertebral arteries in turn. Angiography at each. Right ICA irregularity, otherwise unremarkable. Right "
        "femoral puncture closed with Angio-Seal.",
        ["36224x2", "36226"],
    ),
    "closed in the same breath": (
        "angio today rt femoral, rt ica and lt ica injections, biplane, 3 mm right mca bifurcation aneurysm, left side "
        "clean, perclose",
        ["36224x2"],
    ),
    "microcatheterized": (
        "Right femoral access. Right ICA angiogram: no nidus. Left vertebral angiogram: AVM fed by left PICA. Left PICA "
        "then microcatheterized and superselective angiogram: nidus, no aneurysm.",
        ["36224", "36226", "36228"],
    ),
    "read as normal but for one": (
        "PROCEDURE: 6 vessel cerebral angiogram.\nACCESS: RCFA\n"
        "VESSELS CATHETERIZED: bilateral ICA, bilateral ECA, bilateral vertebral.\n"
        "FINDINGS: Left transverse sinus dural fistula from left occipital. Other injections normal.",
        ["36224x2", "36226x2", "36227x2"],
    ),
    "nothing found in any": (
        "PROCEDURE: Diagnostic cerebral angiogram\nTECHNIQUE: 5F sheath R CFA. Using a Bern catheter each ICA and each "
        "vertebral artery was selected and angiography performed.\nFINDINGS: No aneurysm, AVM or stenosis.",
        ["36224x2", "36226x2"],
    ),
    "views from the arteries of both sides": (
        "Bilateral carotid angiography with intracranial views from the common carotids, right radial. Left bulb 60%, "
        "right 20%. Intracranial normal.",
        ["36223x2"],
    ),
    "then selected, without an auxiliary": (
        "Common hepatic arteriogram from R CFA normal. Splenic artery then selected and filmed: aneurysm 2 cm.",
        ["36246", "36248", "75726", "75774"],
    ),
    "subclavian study for the arm": (
        "Left subclavian arteriogram from the groin for arm claudication: 90% proximal subclavian stenosis, axillary and "
        "brachial patent.",
        ["36215", "75710"],
    ),
    "the limb of the sheath": (
        "Right brachial artery accessed at the elbow antegrade; forearm and hand arteriogram through the sheath. Ulnar "
        "occluded, radial patent.",
        ["36140", "75710"],
    ),
    "where the tip lay": (
        "Diagnostic angiogram right lower extremity, access left CFA, catheter tip right common femoral then right SFA. "
        "Tibial disease, PT occluded.",
        ["36247", "75710"],
    ),
    "selective study of both lungs by its name": (
        "Bilateral selective pulmonary arteriograms from right femoral vein, no emboli.",
        ["36014x2", "75743"],
    ),
    "arteries that stand alone before what was seen": (
        "Right femoral sheath. A 5 French catheter was advanced into each of the named vessels.\n\nRight ICA. Normal "
        "supraclinoid segment. M1 and M2 normal.\nLeft ICA. ACoA aneurysm 6.1 x 4.4 mm.\nLeft vertebral. PICA normal.",
        ["36224x2", "36226"],
    ),
    "both lungs, no clot": (
        "Right femoral vein. Catheter into right and left pulmonary arteries; bilateral pulmonary angiography. No PE.",
        ["36014x2", "75743"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_diagnostic_notes(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
