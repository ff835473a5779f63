"""Vessel sessions told far from the textbook: ways taken for a reason, lists with left-out items, tools without a verb."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "VASC-58",
        "contrast given through a cannula of each arm, before leads that are not today's work",
        """Venograms of both arms before pacemaker lead placement. 20G cannulas in the back of the right hand and in the left forearm, put in by me. 25 mL of Visipaque through each, frames up to the chest.
Right: axillary and subclavian veins open. Left: subclavian vein occluded.
""",
        "36005-50 75822",
        date="2024-04-09",
    ),
    TextCase(
        "VASC-45",
        "a listed artery that only arises somewhere; a cuff on the arm is no study of it",
        """Cerebral angiogram for a first bleed under the skull, no earlier catheter study.
Right radial artery puncture, 5F sheath.
Vessels catheterized with a Simmons catheter:
1. Left internal carotid - head views.
2. Left vertebral - head views.
3. Right vertebral springs from a tight loop. The catheter stayed in the right subclavian while the cuff on the arm was inflated, and the whole of it up to the basilar was shown.
Findings: the left anterior and middle cerebral arteries are normal. Both vertebral arteries and the basilar artery are normal.
""",
        "36224-LT 36226-LT 36225-59-RT",
        date="2025-03-10",
    ),
    TextCase(
        "VINT-57",
        "legs of a filter in the wall of the cava are no limb",
        """Cook Celect filter removal. Right internal jugular vein punctured, sheath in. Cavogram through a pigtail catheter: no clot in the filter, three legs through the right wall. Snare over the hook, sheath down, filter collapsed and taken out whole. Last cavogram: no leak.
""",
        "37193",
        date="2023-07-18",
    ),
    TextCase(
        "VINT-39",
        "angiography by magnetic resonance is no study of this session",
        """Fibroid embolization. Right common femoral artery, 5F. Microcatheter into the left uterine artery, Embospheres until stasis. Then microcatheter into the right uterine artery, Embospheres until stasis. The ovarian arteries were not sought, as the MR angiographic series showed small ones only.
""",
        "37243 36247-LT 36247-59-RT",
        date="2025-02-24",
    ),
    TextCase(
        "VINT-42",
        "a shunt that grew by itself, then called the shunt; the adrenal trunk on the way",
        """Plug closure of a splenorenal shunt for encephalopathy and gastric varices, which never bled. Transjugular shunting had been turned down. Right common femoral vein puncture. Sheath to the left renal vein. A Cobra catheter was advanced through the adrenal trunk and into the shunt. 16 mm Amplatzer plug deployed in the neck, Gelfoam slurry behind it until the varices were full. Closed with coils: one phrenic collateral, through the same catheter.
""",
        "37241 36012",
        date="2025-02-24",
    ),
    TextCase(
        "VINT-58",
        "a vein that the statement before told, and a catheter turned into it",
        """TIPS and variceal embolization for a bleeding fundal varix. Right internal jugular vein, 10F. Right hepatic vein entered, the portal vein punctured with a Colapinto needle, tract dilated, Viatorr stent placed. Pressures: portal 18, atrium 9 mmHg.
The left gastric vein still fed the bleeding varix. I then turned a Berenstein catheter from the portal trunk into it and closed it with five coils.
""",
        "37182 37244 36012-59",
        date="2025-02-24",
    ),
    TextCase(
        "VINT-50",
        "sheath sizes behind the vein alone, a look from within, a plan that changed by the first venogram",
        """CLOT REMOVAL, RIGHT LEG
No contrast study had been made before. Right popliteal vein, 7 then 13 French. I injected through the sheath and recorded the leg: femoral vein and external iliac vein filled with clot. On this the plan was changed to removal. A catheter was advanced to the inferior vena cava. ClotTriever, four passes from the external iliac to the femoral vein, clot retrieved, flow restored.
Ultrasound from inside: right common iliac vein 140 mm2, right external iliac vein 110 mm2. Images stored.
""",
        "37187-RT 36010 37252 37253 75820-59-RT",
        date="2025-02-24",
    ),
    TextCase(
        "VINT-33",
        "the way taken for a reason, arteries entered without an auxiliary, a branch that only leaked",
        """Motorcycle crash, pelvic binder on, CT with blush on both sides of the pelvis. L radial since the groins are under the binder. R internal iliac entered: blush off the obturator. Gelfoam slurry into the internal iliac trunk till slow. Then L internal iliac entered likewise, lateral sacral leak, slurry again. Both dry.
""",
        "37244 36246-RT 36246-59-LT",
        date="2025-08-31",
    ),
    TextCase(
        "VINT-78",
        "a main body told without a verb, sheath sizes before their sides",
        """Endograft for an infrarenal aneurysm, elective, under general anesthesia. Both common femoral arteries punctured under ultrasound, two ProGlides each side preclosed. Sheaths: 18F right, 14F left. Main body (Zenith Alpha) from the right, just below the lower renal. Left gate cannulated, left limb down to the common iliac bifurcation. Balloon on all joints. Last picture: no endoleak. ProGlides tied.
""",
        "34705 34713-50",
        date="2024-01-23",
    ),
    TextCase(
        "VINT-80",
        "a thoracic graft named by the title, its edge by the artery that it spares",
        """Diagnosis: type B dissection with a growing false lumen
Op: stent graft, descending thoracic aorta
Who: one operator, general anesthesia

Access R CFA, preclose x2, 20 Fr
L CFA, 5 Fr, pigtail for the road maps
Conformable 34-34 x 150, starts 2.5 cm below the left subclavian, which stays open.
Check run: entry closed, right arm pressure equal.
R: ProGlides down, dry. L: manual pressure.
""",
        "33881 34713-RT",
        date="2026-06-30",
    ),
    TextCase(
        "VINT-15",
        "a percentage in a relative clause before the word plaque",
        """Planned treatment after the catheter angiogram of May. Right groin, 6F sheath over the bifurcation. The left common femoral which was 75 percent, posterior plaque: I did not want a stent there, so a 6 x 40 drug-coated balloon for three minutes, fine.
""",
        "37263-LT",
        date="2026-05-06",
    ),
    TextCase(
        "VASC-28",
        "arteries of the gut that were entered and described, with no word for the run",
        """Dear colleagues, pain after meals, no vascular imaging so far. From the right groin a 5F Cobra catheter. The celiac was engaged. Its first centimetre is narrowed to 2 mm in expiration; splenic and left gastric branches are normal. The catheter was turned into the superior mesenteric artery next: the trunk is 7 mm, smooth. Nothing was dilated, since a balloon has no place here.
""",
        "36245 36245-59 75726x2",
        date="2023-11-29",
    ),
]


@table(TEXTS)
def test_lines(case: TextCase) -> None:
    check(case)
