"""Arteries of the head and neck in a few words: studies, clot, stents, spasm."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "STROKE THROMBECTOMY. 71F, NIHSS 18, left MCA syndrome. Right CFA 8F, Neuron MAX to left ICA. "
        "Solitaire 6x40 across M1 clot with local aspiration, 2 passes, TICI 3. Mynx.",
        ["61645"],
    ),
    (
        dt.date(2025, 5, 5),
        "Basilar thrombosis. Right radial, Benchmark in the left vertebral, Sofia aspirated the basilar, "
        "complete reperfusion in one pass.",
        ["61645"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right ICA stenosis 80%, TIA. Femoral 6F shuttle in the right CCA, Emboshield, Xact 8-6 x 40, post "
        "dilated 5 mm. Filter out clean. Known anatomy from CTA and last month's angiogram.",
        ["37215"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left carotid stent, 7 x 30 Precise; a filter could not be passed so it was done without protection. "
        "Known angiogram.",
        ["37216"],
    ),
    (
        dt.date(2025, 5, 5),
        "Open left neck cutdown, retrograde left common carotid stent 8 x 37 for ostial stenosis through the carotid.",
        ["37217"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left common carotid origin stenosis 85%: from the right femoral, 8 x 27 balloon expandable stent at "
        "the ostium inside the chest. Known from last study.",
        ["37218"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left MCA aneurysm, unruptured, known from angiogram in June. Right femoral, guide in the left ICA, "
        "SL-10 into the aneurysm at the MCA bifurcation, 6 coils, neck closed.",
        ["36217", "61624", "75894"],
    ),
    (
        dt.date(2025, 5, 5),
        "SAH. First angiogram. R CFA. Left ICA run: 5 mm PCom aneurysm, ruptured. SL-10 into the aneurysm, "
        "five coils. Final run: dome closed, no branch loss.",
        ["36224", "61624", "75894", "75898"],
    ),
    (
        dt.date(2025, 5, 5),
        "Juvenile angiofibroma, angiogram last week. Right femoral. Microcatheter into the left internal "
        "maxillary artery, 250 micron PVA until stasis. ",
        ["36217", "61626", "75894"],
    ),
    (
        dt.date(2025, 5, 5),
        "Intracranial angioplasty: known basilar stenosis 85%, Gateway 2.5 x 9 inflated at 6 atm from right "
        "femoral and left vertebral guide. Residual 30%.",
        ["61630"],
    ),
    (
        dt.date(2025, 5, 5),
        "Symptomatic right M1 stenosis known from last month. Gateway then Wingspan 3 x 15 deployed, right "
        "femoral, guide in the right ICA.",
        ["61635"],
    ),
    (
        dt.date(2025, 5, 5),
        "Vasospasm day 6. Right ICA severe spasm, 10 mg verapamil over 12 minutes, femoral. ",
        ["61650"],
    ),
    (
        dt.date(2025, 5, 5),
        "Vasospasm: right M1 angioplasty with a Scepter 4 x 10, known severe spasm from yesterday's angiogram.",
        ["61640"],
    ),
    (
        dt.date(2025, 5, 5),
        "Four vessel cerebral angiogram via right radial: right ICA, left ICA, right vertebral, left "
        "vertebral. All normal, no aneurysm.",
        ["36224x2", "36226x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Arch type III. Right and left common carotid injections with intracranial views normal, 30% bulbs. "
        "Left subclavian injection shows the vertebral normal to the basilar.",
        ["36223x2", "36225"],
    ),
    (
        dt.date(2025, 5, 5),
        "Bilateral common carotid injections from the right femoral: cervical views only, right bulb 70%, "
        "left bulb 40%.",
        ["36222x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Arch aortogram only, pigtail in the arch: bovine arch, vertebrals open, no stenosis of great vessel origins.",
        ["36221"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right femoral. Left ICA run normal intracranially; left ECA selected: no fistula.",
        ["36224", "36227"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right vertebral selected, posterior circulation with an AVM; superselective right PCA branch run "
        "shows the feeder.",
        ["36226", "36228"],
    ),
    (
        dt.date(2025, 5, 5),
        "Spinal angiogram, GA, R CFA, Mikaelsson. Selected and filmed: left T9, left T10, right T10 "
        "intercostals and left L1 lumbar. No fistula.",
        ["36215x3", "36245", "75705x4"],
    ),
    (
        dt.date(2025, 5, 5),
        "CAROTID ARTERY STENT. Left. 9F MoMa flow reversal, Wallstent 8 x 29, post dilation 5 x 20. From "
        "right CFA. 90% asymptomatic in high risk patient. Prior angiogram 2/2.",
        ["37215"],
    ),
    (
        dt.date(2025, 5, 5),
        "TCAR planned for the left carotid in two weeks. CTA 85%. Plavix started.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "TCAR: left neck cutdown, Enroute flow reversal, 9 x 40 Enroute stent in the ICA, known from CTA and "
        "prior angiogram.",
        ["37215"],
    ),
    (
        dt.date(2025, 5, 5),
        "Four vessel cerebral angiogram via right radial: right ICA, left ICA, right vertebral, left "
        "vertebral. All normal, no aneurysm.",
        ["36224x2", "36226x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "R radial. Right ICA, left ICA, right vert and left vert selectively injected. No aneurysm, no AVM, "
        "normal venous phase.",
        ["36224x2", "36226x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "DIAGNOSTIC CEREBRAL ANGIOGRAM\n"
        "Access: right CFA, 5F.\n"
        "Vessels: R ICA, L ICA, L VA.\n"
        "Findings: R ICA normal. L ICA 3 mm PCom infundibulum. L VA dominant, basilar normal.",
        ["36224x2", "36226"],
    ),
    (
        dt.date(2025, 5, 5),
        "Procedure: cerebral angiogram, right femoral.\n"
        "R ICA: normal ACA/MCA, no aneurysm.\n"
        "L ICA: 4 mm AComm aneurysm.\n"
        "L vertebral: normal basilar and PCAs.",
        ["36224x2", "36226"],
    ),
    (
        dt.date(2025, 5, 5),
        "Cerebral angiogram with bilateral CCA and bilateral subclavian injections from the right radial. "
        "Intracranial branches normal, both vertebrals normal to the basilar.",
        ["36223x2", "36225x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "6-vessel study, R CFA: both ICAs, both ECAs and both vertebral arteries were catheterized and "
        "filmed. No dural fistula.",
        ["36224x2", "36226x2", "36227x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "I went up from the right groin with a Vert catheter. First the left internal carotid: a 7 mm "
        "ophthalmic aneurysm. Then the left vertebral: normal.",
        ["36224", "36226"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right transradial. Right common carotid run of the neck: 60% bulb stenosis. Right subclavian run: "
        "vertebral origin 70% stenosis, vertebrobasilar flow normal.",
        ["36222", "36225"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left arm angiogram: R CFA, catheter in the left subclavian, runs of the arm to the hand: brachial, "
        "radial and ulnar patent, digital occlusions.",
        ["36215", "75710"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
