"""Short notes on arteries in telegraph style, plain words and capitals, as text to code lines."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "run told after the way in": (
        "The splenic artery was cannulated with a Cobra and angiography done. No active bleeding found. Left femoral "
        "approach.",
        ["36246", "75726"],
    ),
    "led on to the other lung": (
        "Right femoral vein access. A pigtail was placed in the right pulmonary artery and angiography done, followed "
        "by the left pulmonary artery. Bilateral lobar emboli.",
        ["36014x2", "75743"],
    ),
    "redirected to the other side": (
        "Left femoral vein access. An angled pigtail was steered into the left pulmonary artery, then withdrawn and "
        "redirected to the right. Each lung was filmed. No embolus in either lung.",
        ["36014x2", "75743"],
    ),
    "the other side by the word alone": (
        "Left CFA. Ipsilateral internal iliac artery selected and angiogram done, normal. Contralateral internal iliac "
        "artery selected, angiogram normal.",
        ["36245", "36246", "75736x2"],
    ),
    "rate and volume for a run": (
        "Right femoral puncture. Pigtail at L1. 20 cc at 10/sec. Infrarenal aorta ectatic, renals patent.",
        ["36200", "75625"],
    ),
    "engagement that was not performed": (
        "ARCH STUDY. RIGHT FEMORAL PUNCTURE. PIGTAIL IN ASCENDING AORTA, LAO 45. LEFT COMMON CAROTID ORIGIN 40% "
        "STENOSIS, VERTEBRALS PATENT. SELECTIVE CATHETERIZATION OF THE CAROTIDS WAS NOT PERFORMED.",
        ["36221"],
    ),
    "aortogram by its title": (
        "AORTOGRAM. LEFT CFA PUNCTURE. PIGTAIL AT THE LEVEL OF THE RENALS. INFRARENAL AORTA WIDELY PATENT. NO ANEURYSM.",
        ["36200", "75625"],
    ),
    "one injection shows the pelvis too": (
        "TITLE: AORTOGRAM\nOne puncture, right groin. Pigtail at L2. 24 cc at 12/sec.\nIMPRESSION\n1. From this single "
        "injection the aorta and both iliacs are well seen. No aneurysm.\n2. Left external iliac 60% narrowing.",
        ["36200", "75630"],
    ),
    "labels of a bleeding study": (
        "LGIB\n- R CFA accessed, 5F\n- SMA: no extravasation\n- IMA: normal to the rectum\n- celiac: GDA territory clean\n"
        "- nothing to embolize",
        ["36245x3", "75726x3"],
    ),
    "branch without a name": (
        "Right femoral access. Right renal artery engaged, then a microcatheter was passed into the superior segmental "
        "branch and a run made there: arteriovenous fistula.",
        ["36253"],
    ),
    "division named without its organ": (
        "TACE. R CFA. Microcatheter into the right hepatic, then the posterior division. Gelfoam and lipiodol there "
        "for the HCC to stasis.",
        ["36247", "37243", "96420"],
    ),
    "bleeding branch behind the trunk": (
        "Duodenal ulcer bleed. No earlier arteriogram. Celiac injected from the groin: jet off the gastroduodenal. "
        "Renegade past the clip; 7 coils. Bleeding has stopped.",
        ["36247", "37244", "75726"],
    ),
    "way in between commas": (
        "SMA stent for chronic mesenteric ischemia: left CFA, SMA engaged, 6 x 22 iCast deployed at the origin.",
        ["36245", "37236"],
    ),
    "way in without its side": (
        "Left subclavian artery stenosis stented with an 8 x 29 balloon expandable stent from the groin. Sheath parked "
        "at the left subclavian origin.",
        ["36215", "37236"],
    ),
    "up and over without access words": (
        "Left CFA up and over; Viabahn 6 x 100 across the right popliteal artery pseudoaneurysm after a biopsy.",
        ["36247", "37236"],
    ),
    "devices each before its vessel": (
        "Both groins accessed, 7F. 8x38 VBX R CIA + 8x38 VBX L CIA inflated together.",
        ["37221x2"],
    ),
    "devices each behind its vessel": (
        "Right leg: SFA Supera 5.5x120, AT balloon 2.5x150. L CFA access.",
        ["37226", "37228"],
    ),
    "two visceral stents": (
        "Left brachial access. SMA 7x19 Express LD, celiac 8x17 Express LD.",
        ["36245x2", "37236", "37237"],
    ),
    "another treatment left out on purpose": (
        "Left brachial access. Celiac entered with a Cobra: 6 mm balloon only, deliberately not stented.",
        ["36245", "37246"],
    ),
    "balloon by its size": (
        "Antegrade right CFA. A 2.0 x 40 was taken across the anterior tibial stenosis and inflated 2 min.",
        ["37228"],
    ),
    "a stenosis that would not yield": (
        "Right CFA retrograde. Orbital atherectomy of the right common iliac, three passes, for a stenosis that would "
        "not yield in April. Stented thereafter, 9 x 39 Omnilink.",
        ["0238T", "37221"],
    ),
    "stent clear of its neighbor": (
        "Right groin access, 7F shuttle at the left subclavian origin, 85% narrowed on CTA. 8 x 29 Omnilink placed clear "
        "of the vertebral.",
        ["36215", "37236"],
    ),
    "vessel of the title, not of the findings": (
        "PROCEDURE: left SFA stent.\nTECHNIQUE: Right CFA punctured, crossover sheath.\nFINDINGS: Left SFA 90% stenosis. "
        "Two vessel runoff, left AT occluded.\nINTERVENTION: A 6 x 80 mm Innova stent was deployed and postdilated.",
        ["37226"],
    ),
    "wire down the vessel, then a balloon": (
        "Right CFA accessed, over the top. Left SFA 85% stenosis, left posterior tibial 80% narrowed. The SFA was stented "
        "with an Eluvia 6 x 80. A wire then went down the posterior tibial; a 2.5 x 100 mm balloon was held for three "
        "minutes.",
        ["37226", "37228"],
    ),
    "same for the other uterine artery": (
        "UAE for fibroids, left radial. Vert catheter into right UA, 2 vials 500-700 Embosphere to stasis. Then left UA, "
        "same to stasis.",
        ["36247x2", "37243"],
    ),
    "each feeder in turn": (
        "Right knee GAE for arthritis. Left CFA access, catheter over the bifurcation to the right SFA. The superior "
        "medial and inferior medial genicular arteries both blushed. Each was selected and embolized with Embozene 100.",
        ["36247", "36248", "37242"],
    ),
    "letters with their side": (
        "Embolization of a right renal tumor before nephrectomy. Left CFA. RRA selected, ethanol and Gelfoam to stasis.",
        ["36245", "37243"],
    ),
    "segment is no piece of a wire": (
        "Liver laceration, bleeding. Right groin. Celiac -> right hepatic -> segment 8 branch coiled.",
        ["36247", "37244"],
    ),
    "thrombin with its ultrasound": (
        "Pseudoaneurysm, left groin, after heart cath. Under ultrasound, 22 g needle tip seen mid sac, thrombin 0.4 cc "
        "(400 U), flow quit at once; image stored.",
        ["36002", "76942"],
    ),
    "heparin through the sheath is no lysis": (
        "Cold left leg. Right CFA. Cragg McNamara through the left fem-pop graft, tPA 1 mg/h started, heparin via sheath.",
        ["36247", "37211"],
    ),
    "ultrasound by the brand": (
        "Right common femoral vein, 6F. C2 into the left renal vein, venogram: compression, collaterals. A Visions PV "
        "catheter was then run back from the hilum: 11 mm, 2 mm at the crossing.",
        ["36011", "37252", "75831"],
    ),
    "earlier treatment by its month": (
        "HCC segment 7. L radial. Anatomy per July TACE. C2 celiac. Microcatheter into the segment 7 branch: DC Bead "
        "100-300 with doxorubicin 50 mg to stasis.",
        ["36247", "37243", "96420"],
    ),
    "catheter brought down for the legs": (
        "LEFT CFA ACCESS. PIGTAIL AT L1, AORTOGRAM. CATHETER PULLED BACK, RUNOFF OF BOTH LEGS TO THE TOES. AORTA "
        "SMOOTH. ILIACS AND BOTH SFAS PATENT.",
        ["36200", "75625", "75716"],
    ),
    "legs from the bifurcation": (
        "Right CFA. Flush catheter at L1 and aortogram, then leg runoff on both sides from the bifurcation. Aorta "
        "normal. Both iliacs and SFAs patent.",
        ["36200", "75625", "75716"],
    ),
    "catheter taken out is not brought down": (
        "Right CFA. Flush catheter at L1, aortogram with bilateral runoff. Catheter was then withdrawn and removed. Leg "
        "arteries and aorta patent, both SFAs normal.",
        ["36200", "75630"],
    ),
    "cuts counted make a device used": (
        "Right femoral access, up and over. 7F Ansel in. Left SFA 80% calcified stenosis. SFA: Hawkone M, six cuts.",
        ["37225"],
    ),
    "stents side by side at the fork, the groins named last": (
        "Both common femoral arteries accessed with 7F sheaths. 80% stenosis of the origins of both common iliacs, the "
        "femorals are free of disease on either side. 8 mm stents were positioned side by side at the bifurcation.",
        ["37221x2"],
    ),
    "a neck that arises from an artery is no way in": (
        "Thrombin for a groin pseudoaneurysm. Under ultrasound a 22 gauge needle was put into the sac, tip seen all along, "
        "image saved. Thrombin 0.5 mL, flow stopped. Sac 3 cm, neck 4 mm arising from the left common femoral artery.",
        ["36002", "76942"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_arterial_notes(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
