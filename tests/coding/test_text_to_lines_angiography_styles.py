"""Whole angiography reports of every bed in everyday dictation styles, as text to code lines."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

REPORTS = [
    (
        "headed visceral list after a colon",
        """PROCEDURE: Mesenteric arteriography
INDICATION: Postprandial pain.
TECHNIQUE: Right common femoral artery puncture with a 5 French sheath. Through it a Simmons 1 catheter was used to select the following arteries, with digital arteriography of each:
1. Celiac artery
2. Superior mesenteric artery
3. Inferior mesenteric artery
The sheath was removed and pressure held.
FINDINGS:
Celiac: 60% ostial narrowing.
SMA: Patent with a replaced right hepatic artery.
IMA: Patent.
IMPRESSION: Moderate celiac stenosis.""",
        ["36245x3", "75726x3"],
    ),
    (
        "table of spinal levels",
        """SPINAL ANGIOGRAM
General anaesthesia. Right femoral arterial access, 5 French.
The following were catheterised with a Mikaelsson catheter and injected by hand:

Artery             Side     Selected    Findings
T10 intercostal    right    yes         normal
T10 intercostal    left     yes         normal
T11 intercostal    left     no          origin occluded
L1 lumbar          left     yes         artery of Adamkiewicz, no shunt

IMPRESSION: No fistula at the levels studied.""",
        ["36215x2", "36245", "75705x3"],
    ),
    (
        "letter, the same on the other side",
        """Dear Dr Ahmed,
Thank you for asking me to study this lady with resistant hypertension. She has not had angiography before. Under local anaesthetic I punctured the right common femoral artery and passed a 5 French sheath. A Cobra catheter was used to select the left renal artery and pictures were taken in two projections. The same was done on the right. Both renal arteries are smooth with no stenosis and both kidneys are of normal size. Pressure was held for ten minutes and she went home the same day. I would look for another cause.
Yours sincerely""",
        ["36252"],
    ),
    (
        "telegram bleed",
        """GIB. RCFA 5F. SOS -> celiac, run: GDA, splenic, left gastric clean. SOS -> SMA, run: no extrav. RIM -> IMA, run: no blush, patent. Pulled, Mynx. No source found.""",
        ["36245x3", "75726x3"],
    ),
    (
        "run-on cerebral",
        """cerebral angiogram this is a fifty year old with a headache went in the right groin five french sheath took a davis up and the first one we got was the left common carotid went right into it and did neck and head runs a p and lateral then the right common carotid got into that one easily too same runs a p and lateral neck and head then the left vertebral went right up it and did townes and lateral findings left carotid bifurcation normal left mca and aca fill normally right carotid bifurcation normal right mca normal left vert dominant basilar and pcas normal no aneurysm pressure held""",
        ["36223x2", "36226"],
    ),
    (
        "planning study, nothing selected",
        """AORTOILIAC ANGIOGRAPHY
Left common femoral artery access, 4 French. A pigtail catheter was placed at the level of L1 and a single injection of 25 mL was made so that the aorta, both iliac and both common femoral arteries were covered. The catheter was not moved. No vessel was selected.
Findings: Infrarenal aorta 18 mm, no aneurysm. Right common iliac 9 mm without stenosis. Left common iliac 50% stenosis. Both external iliac and common femoral arteries are patent.
Impression: Right side suitable for a 16F sheath.""",
        ["36200", "75630"],
    ),
    (
        "pulmonary, again",
        """PULMONARY ANGIOGRAM
The right common femoral vein was punctured and a 7 French sheath placed. An angled pigtail catheter was manoeuvred through the right heart into the right pulmonary artery. Pressures were measured. Pulmonary angiography was performed in AP and oblique projections. The catheter was then turned into the left pulmonary artery, again AP and oblique.
FINDINGS: Right: webs in the lower lobe. Left: occluded lingular artery.
IMPRESSION: Chronic thromboembolic disease in both lungs.""",
        ["36014x2", "75743"],
    ),
    (
        "all caps legs",
        """AORTOGRAM WITH RUNOFF. INDICATION: CLAUDICATION. RIGHT CFA ACCESSED, 5 FR SHEATH. OMNI FLUSH CATHETER TO L1, AORTOGRAM OBTAINED. CATHETER PULLED DOWN TO THE BIFURCATION AND BILATERAL LOWER EXTREMITY RUNOFF PERFORMED. FINDINGS: AORTA NORMAL. ILIACS PATENT. RIGHT SFA 40 PERCENT STENOSIS. LEFT SFA OCCLUDED, RECONSTITUTES AT THE POPLITEAL. THREE VESSEL RUNOFF ON THE RIGHT, TWO ON THE LEFT. CATHETER REMOVED, ANGIO-SEAL DEPLOYED.""",
        ["36200", "75625", "75716"],
    ),
    (
        "microcatheter from one vessel into another",
        """TECHNIQUE: Right radial artery access, 5 French slender sheath. The superior mesenteric artery was selected with an MPA catheter and an arteriogram obtained. A 2.4 French microcatheter was advanced from the superior mesenteric artery into the ileocolic artery and a further arteriogram obtained.
FINDINGS: The superior mesenteric artery is patent without extravasation. Ileocolic artery: no active bleeding or angiodysplasia.
IMPRESSION: Negative mesenteric arteriogram.""",
        ["36246", "75726", "75774"],
    ),
    (
        "withdrawn attempt",
        """Renal arteriogram. Left brachial access. Right renal artery engaged with a multipurpose catheter and injected: normal. Several attempts at the left renal artery with three catheters; it could not be engaged and nothing was injected there. Aortogram not repeated. Catheter out, manual pressure.""",
        ["36251"],
    ),
    (
        "hepatic venogram letter style",
        """The right internal jugular vein was punctured under ultrasound. A catheter was passed down the inferior vena cava and into the right hepatic vein. Wedged and free pressures were 22 and 8 mmHg, gradient 14. A hepatic venogram was performed; the right hepatic vein is patent and there is no shunt. No biopsy was taken.""",
        ["36011", "75889"],
    ),
    (
        "venogram both arms",
        """BILATERAL UPPER EXTREMITY VENOGRAM
An intravenous cannula was placed in the right hand and another in the left hand. Contrast was injected through each with imaging to the superior vena cava.
Right: cephalic, basilic, axillary and subclavian veins patent. Left: axillary vein patent, subclavian vein occluded with collaterals.
IMPRESSION: Left subclavian occlusion.""",
        ["36005x2", "75822"],
    ),
    (
        "pelvic both sides in one sentence",
        """Trauma pelvis. RCFA access. Catheter over the bifurcation into the left internal iliac artery and then the right internal iliac artery with a Waltman loop, arteriograms of each in two obliques. No extravasation or pseudoaneurysm on either side. Sheath left for monitoring.""",
        ["36245", "36246", "75736x2"],
    ),
    (
        "subclavian steal likewise",
        """ARM ARTERIOGRAPHY. Access: right femoral artery. The left subclavian artery was selected with a JB1 catheter and the left arm filmed to the hand. The right subclavian artery likewise. Left: subclavian to palmar arch patent. Right: brachial artery patent, ulnar artery occluded at the wrist.""",
        ["36215", "36216", "75716"],
    ),
    (
        "neck list with dashes",
        """Technique: Via a right radial 5F sheath, a Simmons 2 catheter was used to catheterize:
- right vertebral artery
- right common carotid artery
- left common carotid artery
Cervical and cerebral views were obtained from each.
Findings: Right vertebral: normal basilar. Right common carotid: bifurcation normal, MCA and ACA normal. Left common carotid: 50% stenosis at the bulb, MCA normal.""",
        ["36223x2", "36226"],
    ),
    (
        "iliac vein and cava",
        """PELVIC VENOGRAM. Right common femoral vein access. A 5F catheter was advanced to the inferior vena cava and cavography performed. Then the left common iliac vein was selected and venography performed. The cava is patent. The left common iliac vein is compressed by 60%.""",
        ["36011", "75820", "75825"],
    ),
    (
        "adrenal sampling",
        """ADRENAL VEIN SAMPLING. Right common femoral vein, 6F. The left adrenal vein was catheterised and sampled, then the right adrenal vein was catheterised and sampled. Small contrast injections confirmed each position. Peripheral samples from the sheath.""",
        ["36500x2", "75893x2"],
    ),
    (
        "graft arm, sheath only",
        """Right brachial artery punctured with a 4F sheath. Arteriogram of the right arm through the sheath. The brachial, radial and ulnar arteries are patent. The palmar arch is incomplete.""",
        ["36140", "75710"],
    ),
    (
        "arch only British",
        """Arch aortogram. The right femoral artery was punctured. A pigtail catheter was placed in the ascending aorta and an injection made in the left anterior oblique projection. The origins of the great vessels are normal. Both carotid bifurcations are free of disease and both vertebral arteries fill antegradely. No selective catheterisation was undertaken.""",
        ["36221"],
    ),
    (
        "external carotid",
        """Epistaxis work-up. RCFA 5F. H1H into the left common carotid, neck and head run. Then into the left external carotid, run. Findings: left common carotid bifurcation normal, left MCA and ACA normal. Left external carotid: prominent sphenopalatine branch, no blush.""",
        ["36223", "36227"],
    ),
    (
        "seen but not entered",
        """Aortogram. LCFA access, pigtail at T12, flush injection. The coeliac, superior mesenteric and both renal arteries fill promptly and are patent. The lumbar arteries are seen. Aorta 20 mm. Catheter removed.""",
        ["36200", "75625"],
    ),
    (
        "kidney superselective",
        """Haematuria after biopsy. Right CFA sheath. Left renal artery selected and filmed, then a 2.7F Progreat taken from there into the lower pole segmental branch and filmed. Left main renal artery normal; the lower pole branch shows no pseudoaneurysm and no fistula. Right kidney not studied.""",
        ["36253"],
    ),
    (
        "leg contralateral speech",
        """okay left leg angiogram got in the right groin with a five french then up and over with a glide wire and omni and parked the catheter in the left external iliac and shot the left leg down to the foot findings sfa is open popliteal is open anterior tibial is occluded peroneal and posterior tibial are fine pulled everything held pressure""",
        ["36246", "75710"],
    ),
    (
        "operative note uterine study only",
        """OPERATIVE NOTE. Pelvic arteriography. Right CFA puncture, 5F sheath. Cobra over the bifurcation to the left internal iliac, run. Advanced into the left uterine artery, run. Waltman loop formed and the right internal iliac selected, run, and on into the right uterine artery, run. Both uterine arteries are hypertrophied with fibroid blush. Internal iliac branches otherwise normal. Patient had severe cramp and asked to stop before embolization; no particles were given. Sheath out, pressure.""",
        ["36247x2", "75736x2", "75774x2"],
    ),
    (
        "headed, upper arm via groin",
        """EXAM: Left upper extremity arteriogram.
ACCESS: Right common femoral artery, micropuncture, 5 French sheath.
PROCEDURE: The catheter was used to select the left subclavian artery. It was then advanced over a wire into the left brachial artery, from where arteriography of the forearm and hand was carried out.
FINDINGS: Left subclavian, axillary and brachial arteries normal. Ulnar artery occluded at the hamate with corkscrew digital arteries.
IMPRESSION: Hypothenar hammer syndrome.""",
        ["36216", "75710"],
    ),
    (
        "all caps visceral bullets",
        """INDICATION: CHRONIC MESENTERIC ISCHEMIA
TECHNIQUE:
- LEFT BRACHIAL ARTERY MICROPUNCTURE ACCESS, 5 FR SHEATH
- MULTIPURPOSE CATHETER TO CELIAC TRUNK, ANGIOGRAM LAO AND RAO
- SAME CATHETER TO SMA, ANGIOGRAM IN TWO PROJECTIONS
- IMA NOT ENGAGED AFTER THREE TRIES
FINDINGS:
- CELIAC: 80% STENOSIS
- SMA: 50% STENOSIS
- IMA: NOT STUDIED""",
        ["36245x2", "75726x2"],
    ),
    (
        "venous table",
        """ILIOCAVAL VENOGRAPHY. Access right internal jugular vein with ultrasound, 8F. The catheter was advanced to the left common femoral vein through the cava and venography of the left pelvis was performed on withdrawal. The left common iliac vein is compressed to 3 mm. The external iliac vein is normal. Inferior vena cava patent.""",
        ["36012", "75820"],
    ),
    (
        "spinal levels in prose with sides",
        """Spinal angiography under general anesthesia. Right CFA. Using a Cobra catheter the right and left T9, the right and left T10 and the left L1 segmental arteries were each selected and injected. All are normal except the left T10, which gives the anterior spinal artery. The right L1 could not be found.""",
        ["36215x4", "36245", "75705x5"],
    ),
    (
        "speech legs with staging",
        """this is a runoff on mister doe he has claudication never been studied right groin stick five french pigtail up to the renals shot the aorta then pulled it down to the bifurcation and shot both legs aorta is fine iliacs are fine right sfa has a seventy percent stenosis left sfa is occluded with popliteal reconstitution good three vessel runoff bilaterally we stopped and will bring him back for the left side manual pressure fifteen minutes""",
        ["36200", "75625", "75716"],
    ),
    (
        "ivc gram only",
        """Inferior venacavogram. The right common femoral vein was punctured and a 5F pigtail passed into the inferior vena cava at L4. Injection with 30 mL. The cava is widely patent, 21 mm in diameter, single, without thrombus. Renal vein inflow at L1-L2. No filter was placed today because the leg clot has resolved.""",
        ["36010", "75825"],
    ),
    (
        "renal with accessory",
        """RENAL ARTERIOGRAM, LIVING DONOR WORK-UP. Right common femoral arterial access. Pigtail aortogram at L1: two left renal arteries, one right. Cobra 2 into the upper left renal artery, then the lower left renal artery, runs of each. Cobra into the right renal artery, run. Left: both arteries smooth, lower one supplies the lower third. Right: single artery, early branching at 12 mm. Veins single on both sides.""",
        ["36252"],
    ),
    (
        "bovine",
        """Cerebral arteriogram. RCFA, 5F. JB2 in the innominate, right common carotid: AP and lateral, head and neck. Left common carotid from the same trunk (bovine): AP and lateral, head and neck. Left vertebral: Townes and lateral. Findings: RCCA normal, right MCA and ACA normal. LCCA mild plaque at the bulb, left MCA and ACA normal. Left vertebral and basilar normal. Impression: no aneurysm.""",
        ["36223x2", "36226"],
    ),
    (
        "only reviewed, cancelled on the table",
        """PROCEDURE: Planned mesenteric arteriogram.
The right groin was prepped and the common femoral artery was punctured with a 21 gauge needle. The patient became hypotensive and the procedure was stopped before a catheter was introduced. Outside CT angiogram from yesterday was reviewed again: superior mesenteric artery patent. No arteriogram was performed.""",
        [],
    ),
    (
        "left gonadal and both renal veins",
        """Venography. Right internal jugular vein access, 5F. The left renal vein was selected and venography performed with pressures: 4 mmHg gradient to the cava, compressed between aorta and SMA. The catheter was then advanced into the left gonadal vein, venogram: incompetent, 8 mm, fills pelvic varices. No embolization today.""",
        ["36012", "75831"],
    ),
    (
        "pulmonary nonselective",
        """Pulmonary arteriogram. Left basilic vein access. A pigtail catheter was passed to the main pulmonary artery and angiography of both lungs performed from there in AP and both obliques. No filling defect. Pulmonary artery pressure 28/12.""",
        ["36013", "75746"],
    ),
    (
        "numbered steps speech with self correction",
        """1. Right radial, 5F slender, cocktail.
2. TIG catheter to the left, correction, right vertebral artery. Run over head and neck, AP and lateral.
3. Right common carotid. Run over head and neck.
4. Left common carotid. Wire would not hold, catheter fell back into the arch each time. No run.
5. TR band.
Findings: right vertebral normal to the basilar tip. Right carotid bifurcation normal, right MCA and ACA normal. Left carotid not studied.""",
        ["36223", "36226"],
    ),
    (
        "both legs from sheath and aorta",
        """Diagnostic aortogram and runoff through a left CFA 5F sheath. Omni Flush at L1 for aortogram. Then catheter hooked over the bifurcation to the right external iliac, right leg runoff. Left leg runoff through the sheath. Aorta and renals normal. Right SFA occluded at Hunter's canal, two-vessel runoff. Left SFA 50 percent stenosis, three-vessel runoff.""",
        ["36246", "75625", "75716"],
    ),
    (
        "internal mammary",
        """Chest wall bleeding after thoracotomy. RCFA 5F. Left subclavian selected. From there the left internal mammary artery was catheterised and injected: no extravasation, no pseudoaneurysm. Left lateral thoracic not found. No embolisation.""",
        ["36216", "75756"],
    ),
    (
        "visceral aneurysm work-up, headed",
        """EXAMINATION: Celiac and splenic arteriography.
CLINICAL INFORMATION: Incidental splenic artery aneurysm. No previous angiography.
PROCEDURE IN DETAIL: The left radial artery was accessed under ultrasound guidance. The vessel was patent, the needle was seen to enter the lumen in real time and an image was archived. A 5 Fr sheath was inserted. The celiac trunk was cannulated with a Sarah catheter. Celiac angiography was performed. A microcatheter was advanced into the splenic artery and selective splenic angiography was performed in AP and oblique projections.
FINDINGS: The celiac trunk is patent with conventional branching. The splenic artery is tortuous and bears a 19 mm saccular aneurysm in its distal third.
IMPRESSION: Splenic artery aneurysm, to be discussed for embolization.""",
        ["36246", "75726", "75774", "76937"],
    ),
    (
        "plan is not work",
        """Right common femoral access, 5F. The celiac artery was selected and injected. It is occluded at its origin. The superior mesenteric artery will be studied next week from the arm. We considered selecting the left gastric artery through collaterals and decided against it. Catheter removed.""",
        ["36245", "75726"],
    ),
    (
        "history tells earlier positions",
        """HISTORY: Last month the superior mesenteric artery was selected and embolized at another hospital for a colonic bleed. Now melaena.
TECHNIQUE: Right femoral puncture. A Cobra catheter was manipulated into the coeliac axis and coeliac arteriography performed. The catheter was advanced to the gastroduodenal artery and a further arteriogram performed.
FINDINGS: Coeliac axis normal. Gastroduodenal artery: no extravasation.
CONCLUSION: No bleeding point.""",
        ["36247", "75726", "75774"],
    ),
    (
        "speech, renal",
        """uh renal angiogram right common femoral stick under palpation five french sheath the flush catheter went up to about l one and we shot an aortogram just to find the renals then swapped for a sos the left renal came right away hooked it and shot it then the right renal hooked it and shot that too left renal has a tight seventy percent at the ostium right renal is clean nephrograms look equal we did not stent today pulled the sheath held fifteen minutes""",
        ["36252"],
    ),
    (
        "fistula steal from the groin with likewise",
        """ARM ANGIOGRAPHY. Access: RCFA. H1 to the left subclavian; left arm run to the fingertips, with the fistula open and again with the fistula compressed. Findings: subclavian, axillary and brachial arteries patent. Radial artery fills retrograde into the fistula; with compression it fills to the palm.""",
        ["36215", "75710"],
    ),
    (
        "jugular and sinus venogram",
        """CEREBRAL VENOGRAPHY AND MANOMETRY. The right common femoral vein was punctured. A guide catheter was placed in the right internal jugular vein and a microcatheter advanced through the sigmoid sinus into the right transverse sinus. Venography was performed in two projections and pressures recorded: transverse 28, sigmoid 12, jugular 10 mmHg. There is a 70% stenosis at the transverse-sigmoid junction.""",
        ["36012", "75860"],
    ),
    (
        "cerebral telegram with levels",
        """DX CEREBRAL. RFA 5F. LICA: AP/lat, 3/4 oblique. RICA: same. LVA: Townes/lat. L CCA bifurcation road map only. FINDINGS LICA: 5 mm PCOM aneurysm. RICA: normal MCA/ACA. LVA: PICA origin infundibulum, basilar normal. 6F Angio-Seal.""",
        ["36224x2", "36226"],
    ),
    (
        "academic trainee, embolization deferred",
        """PROCEDURES PERFORMED: 1. Ultrasound-guided right common femoral artery access. 2. Selective angiography of the right hepatic artery.
The attending was present throughout.
DESCRIPTION: The artery was patent on ultrasound; needle entry was followed in real time and an image was saved. A 5 French sheath was placed. The celiac artery was catheterized with a Simmons 1 catheter and digital subtraction angiography performed. A Renegade microcatheter was coaxially advanced into the common hepatic, then the proper hepatic and finally the right hepatic artery, where angiography was performed.
FINDINGS: Celiac artery: standard anatomy. Right hepatic artery: two hypervascular masses in segments 6 and 7. Portal vein patent on the delayed images.
No embolization was performed today because the bilirubin was 3.8.""",
        ["36247", "75726", "75774", "76937"],
    ),
    (
        "sheath only iliac limb",
        """Left femoral arteriogram. Antegrade puncture of the left common femoral artery with a 4F sheath. Contrast injected through the sheath, left leg filmed to the foot. SFA patent, popliteal patent, anterior tibial dominant to the foot, posterior tibial occluded at the ankle.""",
        ["36140", "75710"],
    ),
    (
        "failed cannulation with aortogram",
        """Attempted renal arteriography. Right CFA, 5F. Aortogram at L1 with a pigtail: both renal arteries patent, the left with 40 percent stenosis, aorta mildly irregular. The left renal artery could not be engaged with Cobra, Sos or Simmons catheters; the right was not attempted. Procedure terminated.""",
        ["36200", "75625"],
    ),
    (
        "svc gram",
        """SUPERIOR VENA CAVOGRAM. The right basilic vein was punctured with ultrasound and a 5F catheter passed to the right brachiocephalic vein and on into the superior vena cava. Cavography was performed. The superior vena cava is narrowed by 80% at the azygos. Collaterals through the azygos vein.""",
        ["36010", "75827"],
    ),
    (
        "both vertebrals in one breath",
        """Posterior circulation study. Right radial access. Both vertebral arteries were selected in turn with a Simmons 2 and injected, with lateral and Townes views of each. Both PICAs and the basilar artery are normal. No aneurysm. No dissection of either vertebral artery.""",
        ["36226x2"],
    ),
    (
        "renal arteries filmed from the aorta",
        "Right femoral access. Filmed the renal arteries from the pigtail at L1. Renal arteries normal.",
        ["36200"],
    ),
    (
        "trunks imaged by aortogram",
        "Right CFA 6F. Imaged the celiac, SMA by aortogram. Celiac patent; SMA patent.",
        ["36200"],
    ),
    (
        "renal artery studied by ultrasound",
        "Right femoral. Studied the right renal artery by ultrasound. Aortogram normal.",
        ["36200", "75625"],
    ),
    (
        "views of trunks in an aortogram",
        "Right femoral. Aortogram with pigtail, celiac and SMA views. Celiac 70%.",
        ["36200"],
    ),
    (
        "coils of another day",
        "Coils to the GDA were in place. Right femoral. Celiac selected, run.",
        ["36245"],
    ),
]


@pytest.mark.parametrize(("style", "text", "expected"), REPORTS, ids=[report[0] for report in REPORTS])
def test_whole_reports(style: str, text: str, expected: list[str]) -> None:
    assert lines_of(text, setting="professional") == expected


def test_supravalvular_run_beside_a_heart_study_is_no_thoracic_aortogram() -> None:
    text = (
        "Right radial access, 6F. Coronary angiography with JL4 and JR4: no stenosis. Left ventricle entered, "
        "end-diastolic pressure 20. Supravalvular aortogram in LAO: 3+ regurgitation, ascending aorta 48 mm."
    )
    assert "75605" not in lines_of(text, setting="professional")
