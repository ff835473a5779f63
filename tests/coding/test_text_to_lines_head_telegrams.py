"""Arteries of neck and brain in telegrams: lists, labels, tools alone, and notes of no work at all."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2024, 3, 4),
        "facility",
        "DIAGNOSTIC CEREBRAL: bilateral ICA and bilateral ECA injections plus left vert. Dural fistula at "
        "left transverse sinus fed by occipital and MMA.",
        ["36224x2", "36226", "36227x2"],
    ),
    (
        dt.date(2024, 3, 4),
        "professional",
        "Right subclavian injected for right vertebral, which is hypoplastic and ends in PICA. No other "
        "vessel. Radial access.",
        ["36225"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Tandem. Right ICA origin occlusion stented with 8-6 x 40 Xact over Emboshield after the M1 was "
        "cleared with a Trevo, one pass TICI 2c.",
        ["37215", "61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Left carotid stent with distal filter. Emboshield, 8-6x40 Xact, post 5 mm. Residual 10%. NIHSS 0.",
        ["37215"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Wada test. Both ICAs catheterized, angiography without crossflow, 125 mg amytal injected on each side.",
        ["36224x2"],
    ),
    (
        dt.date(2024, 3, 4),
        "professional",
        "Left ICA: tumor blush from the meningohypophyseal trunk. Left ECA: MMA supply of convexity "
        "meningioma. Both selected with 5F from the right groin. Head views.",
        ["36224", "36227"],
    ),
    (
        dt.date(2024, 3, 4),
        "professional",
        "Right ICA and superselective right M1 with microcatheter angiography for AVM.",
        ["36224", "36228"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Code stroke. Left ICA angiogram through a BGC: M1 has recanalised after tPA, no thrombectomy "
        "done. No prior study.",
        ["36224"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "64 year old with sudden aphasia, NIHSS 16, outside tPA window. CTA left M1 occlusion. General "
        "anesthesia. Right groin, 8F Walrus in the left ICA. Sofia Plus to the face of the clot, "
        "aspiration for two minutes, clot out in one piece. TICI 3. Angio-Seal.",
        ["61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "BASILAR STROKE. R RADIAL 6F BENCHMARK L VERT. REACT 71, PUMP ON, ONE PASS, BASILAR OPEN, BOTH "
        "PCAS FILL, TICI 2C. INTUBATED.",
        ["61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Dear Dr. Wu, Mrs. Ames came in with a blocked right middle cerebral artery. I took the clot out "
        "with a stent retriever on the second try and the artery is open again. She is moving her left "
        "arm this evening.",
        ["61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Stroke alert. Groin to reperfusion 22 min. L ICA terminus clot. Tigertriever x1, Zoom 71 "
        "aspiration x1 - TICI 2b then 3. No ICH on Dyna CT.",
        ["61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "right M2 occlusion eight hours out went up with a neuron max and a velocity solitaire four by "
        "forty across it waited five minutes pulled under suction got the whole thing tici three no "
        "hemorrhage",
        ["61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Left MCA occlusion. Two passes with Trevo failed, then intra-arterial tPA 6 mg into the M1 "
        "through the microcatheter, TICI 2b.",
        ["61645"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Neurology consult: patient had thrombectomy of the left M1 yesterday by Dr. Lee, TICI 3. Now "
        "NIHSS 4. CT stable. Continue aspirin.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Symptomatic right ICA stenosis 85% (CTA). Right femoral, 6F Shuttle in the RCCA. Emboshield Nav6 "
        "parked distally, 4 mm predilation, Xact 10-8 x 30, 5 mm post. Filter recovered, no debris. "
        "Residual 10%. Neuro intact.",
        ["37215"],
    ),
    (
        dt.date(2025, 3, 4),
        "facility",
        "LEFT CAROTID STENTING: LCCA sheath, Spider filter up in the petrous ICA, Precise 8 x 40, "
        "postdilated 5 x 20, filter out. Cerebral views without emboli.",
        ["37215"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "TCAR. Small incision above the clavicle, left common carotid exposed, flow reversed to the right "
        "femoral vein. The lesion was crossed and a 9 x 40 Enroute stent placed, ballooned to 5. Flow "
        "reversal was 8 minutes.",
        ["37215"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Left carotid stent. The filter would not cross the string sign so I stented unprotected: 7 x 30 "
        "Wallstent over the lesion, 4.5 balloon. No deficit.",
        ["37216"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Recurrent TIAs on DAPT, 90% atherosclerotic stenosis of the mid basilar. Gateway 2.5 x 9 "
        "inflated slowly to 6 atm, then Wingspan 3 x 15. Residual 15%. General anesthesia.",
        ["61635"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Nicardipine 10 mg IA over 15 minutes into the right ICA for vasospasm; both A1 improved.",
        ["61650"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "BTO right ICA before skull base resection: Scepter XC up in the petrous segment for 30 min, "
        "serial exams normal, SPECT tracer given.",
        ["61623"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Stent assisted coiling of a known wide neck basilar tip aneurysm. Left vert guide, Neuroform "
        "Atlas 3 x 21 into the right P1, coils through a second microcatheter. No recanalization planned.",
        ["36217", "61624", "75894"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "SURPASS EVOLVE 4 X 20 ACROSS A KNOWN RIGHT CAVERNOUS ICA ANEURYSM. R FEM, RIGHT ICA GUIDE, "
        "PHENOM 27 TO M1. GOOD APPOSITION, STASIS.",
        ["36217", "61624", "75894"],
    ),
    (
        dt.date(2025, 3, 4),
        "facility",
        "Left MMA embolization for subdural. Radial. Left ECA then left middle meningeal, no dangerous "
        "anastomosis. Onyx 18, 1.5 cc, distal penetration. Final ECA run: MMA closed.",
        ["36217", "61624", "75894", "75898"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Follow up of treated basilar aneurysm. R radial. Left ICA and left vertebral selected and "
        "filmed. No recurrence. PCOM normal.",
        ["36224", "36226"],
    ),
    (
        dt.date(2025, 3, 4),
        "office",
        "Neurosurgery clinic note. Left ICA aneurysm 3 mm found on MRA. We discussed coiling, clipping, "
        "Pipeline. She wants to wait. Repeat MRA one year.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "MRA head and neck: left ICA 50% stenosis, right vertebral hypoplastic, no aneurysm.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "CTA head/neck: right M1 occlusion. Neuro IR paged for thrombectomy.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Vessels catheterized: RICA, LICA, LECA, RVA. Findings: left tentorial dural AVF, Cognard III, "
        "fed by left occipital. Basilar normal. MCAs normal.",
        ["36224x2", "36226", "36227"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Carotid arteriogram for bruit. Femoral. Selective right and left common carotid injections, "
        "cervical views only: right bulb 70%, left 40%.",
        ["36222x2"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "AVM workup. Left ICA run, then a microcatheter in the left M1 with a run and in the left A1 with "
        "a run. 3 cm nidus fed by both.",
        ["36224", "36228x2"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "IIH. R CFV, Navien and a Phenom into the superior sagittal sinus. Venogram: bilateral transverse "
        "stenosis. Pressures SSS 31, torcula 30, right TS 29, sigmoid 12.",
        ["36012", "75870"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Right radial. Right subclavian run for the right vert: small, normal. Right ICA run: 4 mm "
        "ophthalmic aneurysm.",
        ["36224", "36225"],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "Right groin, 5F. The right internal carotid was catheterized and filmed, no aneurysm, M1 normal. The left side was"
        " too tortuous, so neck and head were filmed from the common carotid: bulb 20%, MCA and ACA normal.",
        ["36223", "36224"],
    ),
    (
        dt.date(2025, 3, 4),
        "office",
        "Neurosurgery visit. He is six months out from coiling of a left PCOM aneurysm with an Enterprise stent. MRA shows it"
        " closed.",
        [],
    ),
    (
        dt.date(2025, 3, 4),
        "professional",
        "SAH day 6. Both internal carotids and the left vertebral were catheterized from the groin. Spasm of the right M1, the"
        " left A1 and the basilar. Verapamil 10 mg was given over 15 minutes into each of the three vessels.",
        ["61650", "61651x2"],
    ),
]


@pytest.mark.parametrize(("date", "setting", "text", "expected"), NOTES, ids=[note[2][:40] for note in NOTES])
def test_lines(date: dt.date, setting: str, text: str, expected: list[str]) -> None:
    counts: dict[str, int] = {}
    for line in result_of(text, setting=setting, date=date).lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == expected
