"""Letters, checks and records of other hands and days, and work that did not come through."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "HPI: s/p TACE x2 (last 3/2024), Y90 2022. MELD 11. Imaging: new 2 cm lesion segment 6. A/P: "
        "recommend microwave ablation segment 6. Discussed with patient, will schedule.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "ED consult: 55F with cholecystitis, too sick for surgery. Rec: percutaneous cholecystostomy. Family "
        "wishes to hold off. Will follow.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Post procedure check, day 1 after nephrostomy placement. Tube draining clear urine, 1.5 L. Site "
        "clean. No fever. Continue flushes. Antegrade study next week.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Nursing note: assisted Dr. Barr with right thoracentesis at 10:20, 800 mL removed, patient tolerated"
        " well. Vitals q15.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Anesthesia record: MAC for port placement by Dr. Liu. Propofol 120 mg. Start 0810 end 0850. No complications.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Addendum: images from outside hospital uploaded. Their angiogram of 2/2 shows right renal artery "
        "stenosis treated with a 6 x 18 stent. No new procedure here.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Second opinion on outside films: cerebral angiogram from Mercy, injections of both ICAs and left "
        "vertebral, 6 mm left MCA aneurysm. I recommend coiling.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Left CFA, catheter to the right popliteal. Runoff of the right leg: SFA patent, popliteal occluded. "
        "Tried to cross the occlusion with a Command and a V18 for forty minutes without success; no balloon "
        "used. Referred for bypass.",
        ["36247", "75710"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right CFA. SMA catheterized and injected: origin 90% calcified stenosis, good collaterals. Stenting "
        "planned in a second session because of renal function.",
        ["36245", "75726"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right chest: 14F pigtail placed under ultrasound for empyema, images saved. CT surgery had drained "
        "the left side two days before with a surgical tube.",
        ["32557"],
    ),
    (
        dt.date(2025, 5, 5),
        "Cholangiogram through existing biliary drain: no stones, drain left in place unchanged. Exchange was"
        " not needed.",
        ["47531"],
    ),
    (
        dt.date(2025, 5, 5),
        "Drain check was planned but the patient had already pulled it out at home. No study. Follow up as needed.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Gastrostomy contrast check: tube in the stomach, no leak. No exchange needed. Placed by surgery in May.",
        ["49465"],
    ),
    (
        dt.date(2025, 5, 5),
        "Nephrostogram through the left tube: free flow to the bladder. The tube was capped, not exchanged.",
        ["50431"],
    ),
    (
        dt.date(2025, 5, 5),
        "Port not drawing. Contrast injected through the port: fibrin sheath at the tip, no extravasation. "
        "tPA will be given by the infusion nurse. ",
        ["36598"],
    ),
    (
        dt.date(2025, 5, 5),
        "Port check: accessed by nursing, flushes and draws well. No contrast study done.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "US-guided left IJ triple lumen catheter placed, vein patent on US, entry under real time, image "
        "archived. Right IJ was tried first: wire would not pass, abandoned.",
        ["36556", "76937"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left IJ line attempted under ultrasound x3 without success, wire could not be threaded. Procedure "
        "abandoned. Vascular surgery to try femoral.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Right CFA. Left renal artery known 90%. Sheath in the left renal, 6 x 18 Herculink placed. Right "
        "kidney is atrophic and was not studied; its stent of 2015 is occluded on CT.",
        ["36245", "37236"],
    ),
    (
        dt.date(2025, 5, 5),
        "Fistulogram left forearm loop graft: mild venous anastomosis narrowing 30%, central veins patent. "
        "Angioplasty thought unnecessary. Stent from 2021 in the cephalic arch is open.",
        ["36901"],
    ),
    (
        dt.date(2025, 5, 5),
        "Thrombosed right upper arm graft. Angiojet thrombectomy, venous anastomosis angioplasty 7 mm. "
        "Central veins open. tPA was on the table but not given.",
        ["36905"],
    ),
    (
        dt.date(2025, 5, 5),
        "Patient with clotted graft came to IR. K 7.1, ECG changes. Sent to ED for emergent treatment, declot"
        " deferred. No access was made.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Left MCA stroke. 8F right femoral, Neuron MAX in the left ICA, ACE 68 aspiration of M1, TICI 2b then"
        " 3. Angiogram of the other vessels not done. IV tPA at 21:10 by the ED.",
        ["61645"],
    ),
    (
        dt.date(2025, 5, 5),
        "Stroke alert, right femoral, left ICA angiogram: the M1 clot had lysed, all branches open. No thrombectomy. ",
        ["36224"],
    ),
    (
        dt.date(2025, 5, 5),
        "Vasospasm day 7. Left ICA: severe. Verapamil 20 mg over 30 minutes in left ICA via femoral. "
        "Angioplasty considered, not done. Right ICA was treated yesterday.",
        ["61650"],
    ),
    (
        dt.date(2025, 5, 5),
        "LESI at L5-S1 loss of resistance without fluoro, 80 mg methylprednisolone. Last one fluoro guided in March. ",
        ["62322"],
    ),
    (
        dt.date(2025, 5, 5),
        "Pain clinic follow up. RFA helped 80%. Plan repeat when pain returns. TPI offered, declined. Refill "
        "gabapentin.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Great toe MTP injection, 10 mg kenalog.",
        ["20600"],
    ),
    (
        dt.date(2025, 5, 5),
        "CPR during cath? In the ICU I ran the code for VF arrest, compressions 12 minutes, three shocks, ROSC.",
        ["92950"],
    ),
    (
        dt.date(2025, 5, 5),
        "RHC: RA 12, PA 55/25 (37), PCWP 22, CO 3.2. An IABP was considered; LHC was done last month. Biopsy "
        "of 2019 grade 0.",
        ["93451"],
    ),
    (
        dt.date(2025, 5, 5),
        "Angiography yesterday by Dr. Li. Today PCI of mid RCA: AL1 guide, Fielder, 2.5 balloon, 3.5 x 33 "
        "Xience. A temporary wire was on standby. Left system not injected.",
        ["92928"],
    ),
    (
        dt.date(2025, 5, 5),
        "Cath conference. 71M, LM 80%, RCA CTO. Impella supported PCI versus CABG discussed. Heart team "
        "favors CABG. Film review only.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Clinic: 3 weeks after PCI of LAD with DES by me. No angina. Groin fine. Continue DAPT. Staged PCI of"
        " RCA planned for 6/3.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Pacemaker check in clinic.",
        [],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
