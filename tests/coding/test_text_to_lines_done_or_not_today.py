"""What was done today beside what was planned, denied or done another day."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "Radiology consult for a port. Plan: right chest port placement under ultrasound and fluoroscopy "
        "Thursday. Risks of bleeding and infection explained. Consent obtained.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "CT abdomen. Biliary drain in place, tip in the duodenum. Nephrostomy tube on the left. Port catheter"
        " tip in the SVC. No abscess.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Attempted PICC at bedside by the IV team failed twice. IR asked to place; patient declined. No procedure.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Ultrasound guided right thoracentesis, 1.2 L removed, images saved. Prior left chest tube was "
        "removed last week.",
        ["32555"],
    ),
    (
        dt.date(2025, 5, 5),
        "Paracentesis under ultrasound in the LLQ, 6 L, image stored. TIPS is planned for next month. He had "
        "a liver biopsy in 2022.",
        ["49083"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right IJ port placed. Ultrasound showed patent vein, needle entry seen in real time, picture saved. "
        "Tip at cavoatrial junction under fluoroscopy. The old left port had been removed by surgery in "
        "March.",
        ["36561", "76937", "77001"],
    ),
    (
        dt.date(2025, 5, 5),
        "Old right chest port removed through the old incision, catheter intact, pocket closed. A new one "
        "will be placed after antibiotics.",
        ["36590"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right IJ triple lumen placed under ultrasound, vein compressible, live needle entry, image saved. "
        "Chest x-ray ordered. Left subclavian attempt by the ICU team earlier had failed.",
        ["36556", "76937"],
    ),
    (
        dt.date(2025, 5, 5),
        "IVC filter placed via right IJ, cavagram shows patent infrarenal cava, 22 mm. Thrombolysis was "
        "considered and not done, she is post craniotomy.",
        ["37191"],
    ),
    (
        dt.date(2025, 5, 5),
        "Patient seen in clinic for filter retrieval. Filter placed in 2019 elsewhere. After discussion we "
        "will retrieve it in December.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Filter retrieval via right IJ: snared and sheathed, removed intact. Venogram no injury.",
        ["37193"],
    ),
    (
        dt.date(2025, 5, 5),
        "Lumbar L4-5 interlaminar epidural, fluoro, contrast in the epidural space, 80 mg Depo-Medrol. He got"
        " a transforaminal at L5 in May with little relief. SI joint injection is next if this fails.",
        ["62323"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left L5 transforaminal under fluoroscopy, contrast along the nerve, dexamethasone 10 mg. Facet "
        "blocks were done in spring. No interlaminar today.",
        ["64483"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right knee injected by anterolateral approach with 40 mg triamcinolone, no ultrasound. Left knee was"
        " done last month. Surgery saw him too.",
        ["20610"],
    ),
    (
        dt.date(2025, 5, 5),
        "Kyphoplasty L1 under fluoroscopy, bipedicular, balloons inflated, 6 cc PMMA. T12 was treated in 2021"
        " at another hospital. L3 old fracture not treated.",
        ["22514"],
    ),
    (
        dt.date(2025, 5, 5),
        "MRI lumbar spine shows L1 fracture, prior vertebroplasty at T12 and a known spinal stimulator. "
        "Recommend kyphoplasty of L1.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Fistulogram of left brachiocephalic fistula, cephalic arch stenosis dilated to 8 mm. A stent was "
        "considered but not placed. Thrombectomy done in August by Dr. Ito.",
        ["36902"],
    ),
    (
        dt.date(2025, 5, 5),
        "Dialysis access clinic: fistula with prolonged bleeding. Fistulogram in June with angioplasty of the"
        " cephalic arch. Thrill is weak. Fistulogram with possible angioplasty or stent to be scheduled.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Left CFA access. Right SFA stented with 6 x 120 Eluvia after predilation. Popliteal patent. Tibial "
        "angioplasty had been done in March. Atherectomy was held in reserve.",
        ["37226"],
    ),
    (
        dt.date(2025, 5, 5),
        "Vascular clinic: claudication, s/p right SFA stent and left iliac stent 2022. ABI 0.7. Angiogram "
        "with possible intervention offered; wants to think.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Diagnostic angiogram right leg from left CFA with catheter in the right SFA: SFA 50%, popliteal "
        "patent, 3 vessel runoff. No intervention. Bypass was discussed.",
        ["36247", "75710"],
    ),
    (
        dt.date(2025, 5, 5),
        "Biliary drain exchange over a wire 10F, cholangiogram shows stricture. Stent next month. The drain "
        "was placed by GI colleagues in July.",
        ["47536"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left nephrostomy exchanged, 10F. Ureteral stent removal was done by urology last week.",
        ["50435"],
    ),
    (
        dt.date(2025, 5, 5),
        "Gastrostomy tube exchanged for a new 20F balloon tube through the tract under fluoroscopy with "
        "contrast. It had been placed by surgery in 2023.",
        ["49450"],
    ),
    (
        dt.date(2025, 5, 5),
        "Ultrasound guided liver biopsy, 18 gauge, 3 cores, image saved. Microwave ablation may follow "
        "depending on pathology. Prior biopsy in 2020 was benign.",
        ["47000", "76942"],
    ),
    (
        dt.date(2025, 5, 5),
        "Liver mass. Biopsy was planned under ultrasound but the lesion was not seen. No biopsy was done. CT "
        "guided attempt Friday.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "CT guided biopsy of right upper lobe nodule, 19 gauge coaxial, 4 cores. Small pneumothorax, no chest"
        " tube needed. Fiducials will be placed later.",
        ["32408"],
    ),
    (
        dt.date(2025, 5, 5),
        "Ultrasound FNA right thyroid nodule, 25 g, 4 passes. The left nodule was biopsied last year and was "
        "not sampled today. Images saved.",
        ["10005"],
    ),
    (
        dt.date(2025, 5, 5),
        "Y90 delivery to right hepatic lobe through catheter in right hepatic artery from the femoral. "
        "Mapping angiogram two weeks ago with GDA coiling by Dr. Kim. No new angiogram.",
        ["36247", "37243"],
    ),
    (
        dt.date(2025, 5, 5),
        "Stroke alert, CTA shows no LVO. Thrombectomy not indicated. tPA given by neurology. No angiogram.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Left M1 occlusion on CTA. Right femoral, balloon guide in left ICA, Solitaire one pass with "
        "aspiration, TICI 3. tPA had been given at the outside hospital. Stent was not needed.",
        ["61645"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right carotid stenting with Emboshield and Xact stent from right femoral. Symptomatic 85%. Left "
        "carotid endarterectomy in 2018. Angiogram known from last week.",
        ["37215"],
    ),
    (
        dt.date(2025, 5, 5),
        "Pericardiocentesis under echo, 500 cc, catheter removed at end. Pericardial window by surgery if it "
        "comes back.",
        ["33016"],
    ),
    (
        dt.date(2025, 5, 5),
        "Echo: moderate pericardial effusion, no tamponade. Pericardiocentesis discussed with cardiology, "
        "watch for now.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Right GSV radiofrequency ablation with ClosureFast under ultrasound and tumescent. Left GSV was "
        "ablated in March. Phlebectomy deferred.",
        ["36475"],
    ),
    (
        dt.date(2025, 5, 5),
        "Vein clinic. Left GSV reflux 1.2 s. Ablation planned when insurance approves. Sclerotherapy two "
        "years ago. Stockings.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Left gonadal vein embolized with coils and sotradecol for varicocele, via right IJ, catheter in the "
        "left gonadal vein. Earlier surgical ligation failed.",
        ["36012", "37241"],
    ),
    (
        dt.date(2025, 5, 5),
        "Trigger point injections into bilateral trapezius, levator and rhomboids, lidocaine. Occipital nerve"
        " block two months ago. Botox being considered.",
        ["20553"],
    ),
    (
        dt.date(2025, 5, 5),
        "LHC with coronary angiography: LV 130/12, LM normal, LAD 30, LCx normal, RCA stent from 2020 patent."
        " Echo yesterday EF 60. Carotid stenting 2021.",
        ["93458"],
    ),
    (
        dt.date(2025, 5, 5),
        "Wada test was cancelled, EEG leads off. Patient sent home. To be rebooked.",
        [],
    ),
    (
        dt.date(2025, 5, 5),
        "Right femoral. Diagnostic cerebral angiogram: right ICA, left ICA and left vertebral selected and "
        "filmed. No aneurysm, no AVM. Previous coil mass in the basilar tip stable, coiled 2016 at another "
        "hospital. ",
        ["36224x2", "36226"],
    ),
    (
        dt.date(2025, 5, 5),
        "LP at L3-4 by palpation, 20 g, OP 18, 12 cc clear. Prior fluoro LP by radiology failed last week.",
        ["62270"],
    ),
    (
        dt.date(2025, 5, 5),
        "LP for NPH: L3-4, 30 cc removed for tap test, no fluoro. Shunt being considered by neurosurgery.",
        ["62272"],
    ),
    (
        dt.date(2025, 5, 5),
        "CT guided drainage of pelvic abscess, 10F pigtail left, 60 cc pus. Aspiration in the ED by surgery "
        "got nothing yesterday.",
        ["49406"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
