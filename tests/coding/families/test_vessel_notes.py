"""Short and loosely told vessel sessions: what stands behind a vessel, misheard names, days that are not today."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VINT-04",
        "devices told after the vessel that they went to",
        """OPERATION: Right leg arteriogram, popliteal stent, peroneal angioplasty.
1. Left common femoral puncture, 6F sheath. Catheter over the bifurcation into the right external iliac. Right leg arteriogram, no earlier one: popliteal 90% stenosis, peroneal 80% stenosis, AT and PT occluded.
2. On these pictures treated. 6F long sheath to the right popliteal. 018 wire across. 5 x 60 balloon, dissection. 6 x 80 Supera deployed.
3. 014 wire into the peroneal. 2.5 x 80 balloon 3 min, 10% left.
""",
        "37226-RT 37228-RT 75710-59-RT",
        date="2025-04-10",
    ),
    TextCase(
        "VASC-75",
        "a misheard catheter of ultrasound",
        """left femoral stick with a long sheath over into the right side for the right SFA occlusion known from the arteriogram of last month. Eye vus of the right SFA was performed, the vessel measures five point eight, images stored. Balloon five by one fifty and a stent six by one fifty were placed in the SFA, widely patent.
""",
        "37252 37226-RT",
        date="2025-04-10",
    ),
    TextCase(
        "VINT-15",
        "an occlusion that begins below another vessel is that of the label",
        """LEFT LEG
Planned treatment after the arteriogram of May 2, nothing has changed.
Right common femoral, sheath over the bifurcation to the left external iliac.
Left SFA. 9 cm occlusion starting just below the profunda. Crossed with a wire. 5 x 100 balloon, then a 6 x 120 stent.
Left peroneal. 80% stenosis at the origin, 3 x 40 balloon.
""",
        "37269-LT 37280-LT",
        date="2026-05-20",
    ),
    TextCase(
        "VASC-14",
        "two ways written as lists, no aortogram, a last run",
        """Uterine fibroid embolization. Right radial artery entered. 125 cm catheter down the aorta, left common iliac, left internal iliac, then a microcatheter into the left uterine artery. Embosphere 500 to 700, two vials, near stasis.
Right side the same way, right internal iliac, anterior division, right uterine artery. Two vials. I did no aortogram. The last run shows no flow to the fibroids.
""",
        "36247-LT 36247-59-RT 37243",
        date="2024-05-20",
    ),
    TextCase(
        "VASC-13",
        "a prostatic artery reached through the pudendal, a symptom score",
        """PROSTATE ARTERY EMBOLIZATION
IPSS 26, gland 90 mL. CT angiography for planning, so no pelvic arteriograms are needed. Left groin, 5 French.
Right side: catheter over the bifurcation into the right internal iliac, microcatheter into the right prostatic artery, 300-500 spheres to stasis.
Left side: loop pulled down into the left internal iliac, then the internal pudendal, and the microcatheter into the left prostatic artery. 300-500 spheres to stasis. Closing runs: gland gone.
""",
        "36247-RT 36247-59-LT 37243",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-37",
        "spheres named above, dose told as given, coils of the mapping day",
        """Y-90 THERAPY, LEFT LOBE
Operator is the authorized user. Device: resin microspheres.
The mapping study of April 3 showed a lung shunt of 5%, and the right gastric was coiled then. Liver metastases.
Left radial artery entered. Catheter into the celiac, microcatheter to the left hepatic artery. The activity was delivered there in five minutes. Check run: flow kept.
""",
        "36247 37243 79445",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-32",
        "a ward visit that looks back on the day before",
        """Ward round, bed 6.
Yesterday my colleague took the SMA and an ileal branch and laid three coils for bleeding; left groin closed with a plug. Since then no blood. Hemoglobin stable. Groin flat.
We looked through the pictures again and agree. No reason to go back. Signing off.
""",
        "",
        date="2024-05-20",
    ),
    TextCase(
        "VASC-70",
        "ultrasound told as a look at the artery, the needle seen, a frame kept",
        """Spleen injury with bleeding on CT. Left groin. I scanned the left common femoral, it was open with a smooth wall, watched the needle go in, kept the frame. C2 into the celiac, microcatheter into the splenic artery. Plug 8 mm there, flow stopped.
""",
        "36246 37244 76937",
        date="2024-05-20",
    ),
    TextCase(
        "VASC-75",
        "short sentences that open with their verb, clot of iliac veins",
        """Acute right iliofemoral DVT. CT venogram mapped it.
Turned prone, general anesthesia.
Scanned right popliteal vein: clot low, patent and compressible above. Punctured there with the needle seen entering; picture saved.
Placed a 13F sheath.
Passed a catheter up through the clot to the infrarenal IVC.
Ran ClotTriever, three sweeps, common iliac to popliteal. Long red clot.
Checked with IVUS: IVC 21 mm and clean; right common iliac 4 mm; right external iliac 11 mm. Stored.
Put a Venovo 16 x 80 from the caval edge through the common iliac; 14 mm balloon after it.
Repeated IVUS: 13 mm round.
""",
        "36010 37187-RT 37238-RT 37252 37253x2 76937",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-83",
        "a second vein by a stick of its own; the other leg closed months ago",
        """RIGHT LEG ONLY. Left leg done in April (laser, GSV).
Duplex: right GSV reflux 3.8 s, right SSV reflux 2.4 s.
1. Right GSV. Stuck at the knee under ultrasound. Radiofrequency catheter, tip 2.5 cm from the SFJ. Tumescent 300 mL, six cycles.
2. Right SSV. A stick of its own at the lower calf. Tip 2 cm from the popliteal vein. Tumescent 120 mL, three cycles.
""",
        "36475-RT 36476-RT",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-57",
        "a filter told as it",
        """Her filter from last year can go. Right neck under ultrasound, sheath, cavagram: cava clean, filter tilted with its three legs upright. A snare slipped twice. Forceps took the hook, the sheath went down over it. It came out whole with all its struts. Cavagram afterwards smooth.
""",
        "37193",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-57 MOD-37",
        "a filter that stayed",
        """IVC filter retrieval attempt. General anesthesia. Right jugular, 16F sheath. Cavagram: hook in the wall, two legs outside the contour. Snare and loop would not take it. Forceps for half an hour, pressure fell with each pull. I stopped. Filter remains in place.
""",
        "37193-53",
        date="2024-05-20",
        setting="professional",
    ),
    TextCase(
        "VINT-60",
        "a fragment caught at the third attempt",
        """Broken port catheter: the fragment lies coiled between the right atrium and the right ventricle.
Right common femoral vein, 8 French. A gooseneck snare was advanced to the right atrium. Fragment caught at its end at the third attempt and withdrawn through the sheath in one piece.
""",
        "37197",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-52",
        "two passes, one of them without its artery",
        """STROKE THROMBECTOMY
Right femoral 8F sheath, guide in the right ICA. Right ICA run: M1 occluded, ACA fine, posterior communicating to the PCA. Aspiration catheter to the face of the clot: a piece came. Second pass with a Solitaire across the right M1, long clot. TICI 3. General anesthesia.
""",
        "61645-RT",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-65",
        "what is open as far as the heart is no target",
        """Thrombectomy of a right forearm loop graft. Two 6F sheaths. tPA 4 mg laced, Cleaner run through both limbs. Picture: 85% where the graft meets the basilic vein, the axillary and central veins look good all the way to the atrium. A 7 mm balloon there sprang back, so a Viabahn 7 x 50 was placed across it. Fogarty past the arterial anastomosis. Thrill back.
""",
        "36906",
        date="2024-05-20",
    ),
    TextCase(
        "VINT-02",
        "a catheter at its place as the label of what was seen",
        """HISTORY: claudication, no earlier arteriogram or CTA.
ACCESS: Left common femoral, 6 Fr.
Pigtail at L1: renals patent, aorta without aneurysm.
Pigtail at the bifurcation, legs run to the feet:
Right: common iliac 80% stenosis, rest open, three vessels to the foot.
Left: iliacs with mild plaque, three vessels to the foot.
On these findings I treated the right side. Up and over. Right common iliac: Omnilink 8 x 29, 0% left.
""",
        "37221-RT 75625 75716-59",
        date="2024-05-20",
        setting="office",
    ),
    TextCase(
        "VINT-25",
        "stents of two branches that end at the aorta",
        """Mesenteric and renal stenoses known from the arteriogram of May 4, no change since. General anesthesia. Left brachial artery punctured. Long sheath to the aorta. The SMA was catheterized with a multipurpose catheter. A 7 x 18 mm covered stent was deployed flush with the aortic wall.
The right renal artery was then engaged and crossed. A 6 x 15 mm stent was placed, protruding 1 mm into the aorta.
""",
        "36245 36245-59-RT 37236 37237-RT",
        date="2025-05-20",
    ),
    TextCase(
        "VINT-26",
        "an artery that crosses names no side of the vein; figures under a label",
        """Left leg, post-thrombotic. No catheter venogram so far, CT not clear.
Access: left popliteal vein.
Diagnostic: sheath injection with full left leg ascending series. FINDINGS: femoral vein patent; common iliac vein 90% compressed at right CIA crossing. On this, treated.
Catheter: KMP to the IVC.
IVUS: IVC normal; CIV area 36 mm2; EIV area 120 mm2.
Treatment: CIV: predil 14, Venovo 16 x 80.
""",
        "36010 37238-LT 37252 37253x2 75820-59-LT",
        date="2025-05-20",
    ),
    TextCase(
        "VASC-61",
        "a run label tells what was seen",
        """TIPS creation and variceal embolization, general anesthesia.
INDICATION: third variceal hemorrhage this week, hematemesis today.
TECHNIQUE:
Right internal jugular access. Sheath to the right hepatic vein, portal vein entered on the second pass, portal pressure 30. Tract dilated, Viatorr 10 mm deployed, gradient 8.
The left gastric vein was selectively catheterized. Injection: esophageal varices with upward flow. Coils until stasis for the bleeding varices. The short gastric varix no longer filled and was left.
""",
        "36012-59 37182 37244",
        date="2025-05-20",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
