"""Examples of the chapter on catheter placement and angiography, and whole reports in many styles, as text to code lines."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

EXAMPLES = [
    (
        "VASC-01",
        "Right common femoral access. Catheter taken to the abdominal aorta, contrast injected. The aorta, iliac and leg vessels are patent.",
        ["36200", "75625"],
    ),
    (
        "VASC-02",
        "Left radial sheath; arm arteriogram through the sheath. The left arm arteries are patent.",
        ["36140", "75710"],
    ),
    ("VASC-35", "CTA abdomen/pelvis with runoff to the ankles.", ["75635"]),
    ("VASC-03", "Right groin, aorta, celiac, common hepatic, right hepatic artery.", ["36247"]),
    (
        "VASC-03b",
        "Right groin access. Catheter into the aorta, then the celiac, common hepatic and right hepatic artery were selected.",
        ["36247"],
    ),
    (
        "VASC-04",
        "From the left wrist the catheter is passed down the aorta into the superior mesenteric artery. Superior mesenteric arteriogram: patent, no bleeding.",
        ["36245", "75726"],
    ),
    (
        "VASC-05",
        "Via one right groin access the celiac artery and the superior mesenteric artery are each selected and imaged. Both are patent.",
        ["36245x2", "75726x2"],
    ),
    ("VASC-06", "Right groin access. Celiac, then common hepatic, then gastroduodenal artery selected.", ["36247"]),
    (
        "VASC-07",
        "Right groin access. Celiac run, then right hepatic, gastroduodenal and left gastric arteries each selected and filmed. All are patent.",
        ["36247", "36248x2", "75726", "75774x3"],
    ),
    (
        "VASC-09",
        "Right femoral access for the celiac artery, which was selected; left brachial access for the superior mesenteric artery, which was selected. Neither was injected.",
        ["36245x2"],
    ),
    (
        "VASC-10",
        "Right CFA access, up and over, catheter to the left popliteal for left leg runoff. Left popliteal and tibial arteries patent.",
        ["36247", "75710"],
    ),
    (
        "VASC-11",
        "Antegrade right CFA puncture, catheter to the right posterior tibial for a diagnostic run. The posterior tibial artery is occluded at the ankle.",
        ["36247", "75710"],
    ),
    (
        "VASC-12",
        "Right groin access, left and right subclavian each selected for arm arteriograms. Arm arteries normal on both sides.",
        ["36215", "36216", "75716"],
    ),
    (
        "VASC-13",
        "Right groin access. Aberrant right subclavian off the descending aorta selected, right arm arteriogram. Right arm arteries normal.",
        ["36215", "75710"],
    ),
    (
        "VASC-14",
        "Left radial access, catheter to the abdominal aorta, right common iliac selected and right leg imaged. Right leg arteries are patent.",
        ["36245", "75710"],
    ),
    (
        "VASC-15",
        "Right femoral access. Pigtail in the aorta. Flush injection shows the celiac and its branches. The abdominal aorta is normal.",
        ["36200", "75625"],
    ),
    ("VASC-18", "Peripheral IV started by the team before the arteriogram.", []),
    (
        "VASC-20",
        "Right groin access. Celiac artery selected and injected, then the splenic artery. First-ever study: bleeding splenic branch; decision made to treat. Splenic artery embolized with coils.",
        ["36246", "37244", "75726"],
    ),
    (
        "VASC-24",
        "Right femoral access. SMA selected. Superior mesenteric arteriogram: patent trunk, no extravasation.",
        ["36245", "75726"],
    ),
    ("VASC-24b", "Right femoral access. SMA selected. SMA angiogram done.", ["36245"]),
    (
        "VASC-25",
        "Right femoral access, pigtail in the abdominal aorta. Aortogram: normal aorta; internal iliacs seen on the aortogram, patent.",
        ["36200", "75625"],
    ),
    (
        "VASC-26",
        "Right femoral access. Pigtail at L1, injection; pigtail pulled to the bifurcation, bilateral runoff. The aorta is patent. Both legs show patent three vessel runoff.",
        ["36200", "75625", "75716"],
    ),
    (
        "VASC-26b",
        "Right femoral access. Single injection at L1 with pelvic and iliofemoral arteries read: aorta, iliac and common femoral arteries patent.",
        ["36200", "75630"],
    ),
    (
        "VASC-27",
        "Right femoral access. Pigtail to the bifurcation, bilateral leg runoff: patent arteries in both legs. Then the left subclavian artery was selected and a left arm arteriogram made for steal: left arm arteries patent.",
        ["36215", "75710", "75716"],
    ),
    (
        "VASC-28",
        "Right groin access. Celiac, SMA and IMA each selected and injected for GI bleed, then a separate ileocolic run with the catheter in the ileocolic artery. Celiac: no bleeding. SMA: no bleeding. IMA: normal. Ileocolic: extravasation.",
        ["36245x2", "36246", "75726x3", "75774"],
    ),
    (
        "VASC-29",
        "Right groin access. Celiac arteriogram, then proper hepatic and right hepatic runs for planning. Conventional hepatic anatomy, all patent.",
        ["36247", "75726", "75774x2"],
    ),
    (
        "VASC-31",
        "Right groin access. Both internal iliacs selected, arteriogram, then right uterine run. No extravasation on either side; the right uterine artery is hypertrophied.",
        ["36246", "36247", "75736x2", "75774"],
    ),
    (
        "VASC-32",
        "Right groin access. Right T9, T10 and left T10 intercostals selected and injected for cord AVM. No malformation at any level.",
        ["36215x3", "75705x3"],
    ),
    (
        "VASC-33",
        "Right groin access. Left internal mammary selected for chest wall bleeding, arteriogram. Extravasation from an intercostal branch.",
        ["36216", "75756"],
    ),
    (
        "VASC-34",
        "Right groin access. Arch injection with carotid, vertebral and great vessel origins read: all patent; nothing selected.",
        ["36221"],
    ),
    (
        "VASC-36",
        "Right groin access. Aorta: catheter to the abdominal aorta, aortogram normal. Femoral angiogram through the sheath, Angio-Seal placed.",
        ["36200", "75625"],
    ),
    (
        "VASC-39",
        "Right groin access. Left ICA selected. 3D rotational run of the left ICA, reconstructed on the workstation and interpreted: no intracranial aneurysm.",
        ["36224", "76377"],
    ),
    (
        "VASC-42",
        "Ultrasound-guided left radial access with image saved of the patent artery and real time needle entry, right CCA run with intracranial views. Both the neck and intracranial vessels are normal.",
        ["36223", "76937"],
    ),
    (
        "VASC-43",
        "Right groin access. Arch arteriogram, then left ICA selected and injected. Arch and great vessels normal. Left intracranial circulation normal.",
        ["36224"],
    ),
    (
        "VASC-44",
        "Right groin access. Right CCA: neck and intracranial runs. Right carotid bifurcation 40% stenosis, right MCA and ACA normal.",
        ["36223"],
    ),
    (
        "VASC-45",
        "Right groin access. Left ICA and left vertebral selected and injected. Left ICA intracranial circulation normal. Left vertebral and basilar normal.",
        ["36224", "36226"],
    ),
    (
        "VASC-46",
        "Right groin access. Right ICA intracranial study, left CCA intracranial study. Right MCA and ACA normal. Left MCA and ACA normal.",
        ["36223", "36224"],
    ),
    (
        "VASC-47",
        "Right groin access. Left CCA intracranial study, left external carotid selected for meningioma supply, middle meningeal run. Left MCA normal. Tumor blush from the left middle meningeal artery.",
        ["36223", "36227"],
    ),
    (
        "VASC-48",
        "Right groin access. Left ICA, then left MCA and left ACA microcatheter runs. Left ICA, MCA and ACA are normal, no aneurysm.",
        ["36224", "36228x2"],
    ),
    (
        "VASC-49",
        "Right groin access. Right subclavian selected: right vertebral and whole right arm read, all patent.",
        ["36225", "75710"],
    ),
    (
        "VASC-51",
        "Right groin access. Flush aortogram, then both renal arteries selected and injected. Aorta normal. Both renal arteries widely patent.",
        ["36252"],
    ),
    (
        "VASC-52",
        "Right groin access. Right main and two accessory renal arteries selected and imaged: no stenosis.",
        ["36251"],
    ),
    (
        "VASC-53",
        "Right groin access. Left segmental renal branch selected for bleeding, injected; right main renal artery studied. Left: pseudoaneurysm. Right renal artery normal.",
        ["36251", "36253"],
    ),
    ("VASC-55", "Right femoral vein: left renal vein venogram. Left renal vein patent.", ["36011", "75831"]),
    ("VASC-56", "Left gonadal vein selected from the right groin.", ["36012"]),
    (
        "VASC-57",
        "Right IJ access, right hepatic vein venogram with pressures. Patent vein; HVPG 14.",
        ["36011", "75889"],
    ),
    (
        "VASC-58",
        "Both feet: a 22 gauge angiocath in a dorsal foot vein on each side. Contrast injected, bilateral leg venograms. No DVT in either leg.",
        ["36005x2", "75822"],
    ),
    (
        "VASC-63",
        "Right femoral vein access. Right and left adrenal vein samples with small confirming venograms.",
        ["36500x2", "75893x2"],
    ),
    (
        "VASC-64",
        "Both femoral veins punctured. Both inferior petrosal sinuses catheterized and sampled at timed intervals.",
        ["36500x2", "75893x2"],
    ),
    (
        "VASC-65",
        "Right femoral vein access. Microcatheter in the left transverse sinus, venogram with pressures: no stenosis.",
        ["36012", "75860"],
    ),
    (
        "VASC-66",
        "Right common femoral vein access. Both pulmonary arteries selected and injected. No embolus.",
        ["36014x2", "75743"],
    ),
    (
        "VASC-67",
        "Bilateral groin node injections, pelvic and abdominal lymphatics read: leak at L2.",
        ["38790x2", "75807"],
    ),
]

REPORTS = [
    (
        "cerebral-headed",
        """PROCEDURE: Diagnostic cerebral angiogram.
INDICATION: 54-year-old woman with an unruptured anterior communicating aneurysm on MRA. No prior catheter angiogram.
TECHNIQUE: The right wrist was prepped. Using ultrasound the right radial artery was found patent, entered under real-time guidance with a 21-gauge needle, and an image was stored. A 5/6 Glidesheath Slender was placed. A 5F Simmons 2 catheter was formed in the descending aorta and used to select the right common carotid artery, the right internal carotid artery, the left common carotid artery, the left internal carotid artery and the right vertebral artery. Biplane runs of the head were obtained from each internal carotid and from the vertebral artery.
FINDINGS:
Right ICA: Normal caliber. The MCA and ACA branches are normal. No aneurysm.
Left ICA: 5 mm anterior communicating artery aneurysm. MCA normal.
Right vertebral artery: Basilar and posterior cerebral arteries normal.
TR band applied.
IMPRESSION: 5 mm ACom aneurysm.""",
        ["36224x2", "36226", "76937"],
    ),
    (
        "cerebral-narr",
        """HISTORY: Carotid stenosis on duplex.
DESCRIPTION OF PROCEDURE: After informed consent the right groin was prepped and draped. The right common femoral artery was accessed with a micropuncture needle and a 5 French sheath placed. A pigtail catheter was advanced into the ascending aorta and an arch aortogram was obtained in the LAO projection. The pigtail was exchanged for a Davis catheter, with which the left common carotid artery was catheterized. Cervical and intracranial angiography was performed. The catheter was then withdrawn and manipulated into the innominate artery and then into the right common carotid artery, and cervical and cerebral views were taken. Lastly the left vertebral artery was selected and injected.
FINDINGS: Arch: type II, origins of great vessels are widely patent. Left carotid: 60 percent stenosis of the ICA origin. Left middle cerebral and anterior cerebral arteries fill normally. Right carotid: mild plaque at the bulb. The right middle cerebral artery is patent. Left vertebral: dominant, normal basilar.
Hemostasis with Mynx.""",
        ["36223x2", "36226"],
    ),
    (
        "arch only",
        """PROCEDURE: arch aortogram
ACCESS: R CFA 5F
Pigtail to ascending aorta. LAO arch run 40 for 20.
FINDINGS: Bovine arch. Great vessel origins patent. Both common carotids and vertebrals patent.
No selective catheterization.""",
        ["36221"],
    ),
    (
        "visceral-narr",
        """PROCEDURE: Mesenteric angiogram.
INDICATION: Lower GI bleeding, positive bleeding scan.
TECHNIQUE: Via a right common femoral arterial puncture a 5-French sheath was introduced. A Cobra catheter was used to engage the superior mesenteric artery. DSA was performed in AP and oblique projections. The inferior mesenteric artery was then cannulated with a Sos catheter and angiography was repeated. Finally the celiac trunk was catheterized and injected.
FINDINGS: SMA: no active extravasation. Replaced right hepatic artery. IMA: patent, no bleed. Celiac: normal splenic and left gastric branches.
IMPRESSION: No bleeding site found.""",
        ["36245x3", "75726x3"],
    ),
    (
        "y90 mapping",
        """EXAM: Hepatic arteriogram, mapping.
TECHNIQUE: Right common femoral artery was punctured, 5F sheath. Celiac arteriogram was performed through a Sos catheter. A Progreat microcatheter was advanced coaxially into the common hepatic artery, proper hepatic artery, then the left hepatic artery and an arteriogram was performed. The microcatheter was repositioned into the right hepatic artery and arteriography was done. The gastroduodenal artery was selected and filmed. SMA angiogram was also done after selecting the superior mesenteric artery.
FINDINGS: Celiac axis patent with standard anatomy. Left hepatic artery supplies segments 2-4, no tumor blush. Right hepatic artery supplies a 6 cm hypervascular tumor. GDA is normal. SMA patent with no replaced vessels; portal vein is patent on delayed images.""",
        ["36245", "36247", "36248x2", "75726x2", "75774x3"],
    ),
    (
        "renal",
        """REPORT: BILATERAL RENAL ARTERIOGRAPHY
RESISTANT HYPERTENSION.
THE LEFT COMMON FEMORAL ARTERY WAS PUNCTURED AND A 5 FRENCH SHEATH PLACED. A PIGTAIL CATHETER WAS PLACED AT L1 AND FLUSH AORTOGRAPHY PERFORMED. A COBRA CATHETER WAS THEN USED TO SELECT THE RIGHT RENAL ARTERY AND THE LEFT RENAL ARTERY, AND SELECTIVE ARTERIOGRAMS WERE MADE.
THE AORTA IS NORMAL. RIGHT RENAL ARTERY: 30 PERCENT OSTIAL NARROWING. LEFT RENAL ARTERY: WIDELY PATENT. NEPHROGRAMS ARE SYMMETRIC.""",
        ["36252"],
    ),
    (
        "runoff",
        """INDICATION: Claudication.
PROCEDURE IN DETAIL: Access was gained to the left common femoral artery in retrograde fashion using a micropuncture kit. An Omni Flush catheter was advanced over a Bentson wire to the level of the renal arteries and an abdominal aortogram was performed. The catheter was pulled back to the aortic bifurcation, and bilateral lower extremity runoff was carried out with bolus chase technique.
FINDINGS: The infrarenal aorta is patent. Iliac arteries patent. Right SFA occluded from the mid thigh to Hunter's canal. Three-vessel runoff on the right. Left SFA patent with two vessel runoff.
Manual compression for 15 minutes.""",
        ["36200", "75625", "75716"],
    ),
    (
        "up and over",
        """TELEGRAPH NOTE
L CFA stick, 5F. Over the top w/ Omni + Glidewire -> R CFA. R leg runoff.
Findings: R SFA 70% mid. R pop ok. R AT occluded, PT + peroneal patent to foot.
Closure: Angioseal.""",
        ["36246", "75710"],
    ),
    (
        "uterine",
        """Procedure: pelvic arteriogram for postpartum bleeding, no embolization
The right common femoral artery was accessed. 5 Fr sheath. Roberts uterine catheter advanced over the bifurcation to the left internal iliac artery; DSA. The left uterine artery was then selected with a microcatheter; DSA. Waltman loop formed and the right internal iliac artery engaged; DSA.
Findings: Left internal iliac: no extravasation. Left uterine artery normal without blush or pseudoaneurysm. Right internal iliac: no extravasation.
Sheath removed, manual pressure.""",
        ["36245", "36247", "75736x2", "75774"],
    ),
    (
        "bronchial",
        """BRONCHIAL ARTERIOGRAM. 3/3/24. Hemoptysis. RCFA 5F. Mikaelsson catheter: right intercostobronchial trunk engaged and injected, mildly hypertrophied, no shunting. Left bronchial artery engaged and injected: normal. Left internal mammary selected w/ a Bern: normal. No embolization. Hold 15 min.""",
        ["36215x2", "36216", "75726x2", "75756"],
    ),
    (
        "spinal",
        """SPINAL ANGIOGRAPHY. General anesthesia. Right femoral artery 5 Fr. Using a Mikaelsson catheter the following were selectively catheterized and studied: right T8, T9, T10, T11 and left T8, T9, T10, T11 intercostal arteries; right and left L1 lumbar arteries. Findings: The artery of Adamkiewicz arises from left T10. No arteriovenous fistula at any level.""",
        ["36215x8", "36245x2", "75705x10"],
    ),
    (
        "arm",
        """Left upper extremity arteriogram
Hx: ischemic fingers.
The right groin was anesthetized and the right CFA was entered. A JB1 catheter was advanced through the arch into the left subclavian artery and from there to the left brachial artery. Runs were obtained of the left arm and hand.
Findings: Subclavian, axillary and brachial arteries are normal. The ulnar artery is occluded at the wrist. Digital artery occlusions.""",
        ["36216", "75710"],
    ),
    (
        "pulm",
        """PULMONARY ARTERIOGRAM
Access: right common femoral vein, 7F sheath, ultrasound not used.
A Grollman pigtail catheter was advanced through the right heart into the main pulmonary artery. Pressure 45/20. The catheter was then directed into the right pulmonary artery and angiography was performed. It was then repositioned into the left pulmonary artery and angiography repeated.
Findings: Right: chronic webs in the lower lobe. Left: no filling defects.""",
        ["36014x2", "75743"],
    ),
    (
        "ivc",
        """INFERIOR VENACAVOGRAM: The right internal jugular vein was punctured under ultrasound. A pigtail catheter was advanced to the confluence of the iliac veins. Cavogram was performed. The IVC is patent without thrombus. No filter was placed.""",
        ["36010", "75825"],
    ),
    (
        "hepatic",
        """TRANSJUGULAR HEPATIC VENOGRAM AND PRESSURES
The right internal jugular vein was patent by ultrasound and was punctured. A 5F multipurpose catheter was advanced into the right hepatic vein. Free and wedged hepatic venous pressures were 6 and 22 mmHg. Hepatic venography was performed, showing a patent right hepatic vein with normal drainage.""",
        ["36011", "75889"],
    ),
    (
        "legvenogram",
        """RIGHT LEG VENOGRAM: A 22 gauge angiocath was placed in a dorsal foot vein of the right foot. Contrast was injected with ankle tourniquet. The calf veins, popliteal and femoral veins fill and are patent. No DVT.""",
        ["36005", "75820"],
    ),
    (
        "gonadal",
        """LEFT GONADAL VENOGRAM. Right common femoral vein access, 6F sheath. Cobra catheter in the left renal vein, venogram: no nutcracker. Left ovarian vein selected; venogram shows reflux to the pelvis, 9 mm.""",
        ["36012", "75831"],
    ),
    (
        "mammary",
        """Chest wall bleed. Via right CFA the left subclavian was cannulated and the left internal mammary artery was selected with an IMA catheter. Angiogram: no active bleeding, small pseudoaneurysm of the fourth anterior intercostal branch.""",
        ["36216", "75756"],
    ),
    (
        "runon1",
        """this is a mesenteric arteriogram on a 71 year old lady with pain after eating date of service march fifth twenty twenty four right groin prepped and draped lidocaine right common femoral artery stuck with a micro puncture set five french sheath a sos catheter was taken up and the celiac was engaged and we did a run in lateral and AP then the SMA was engaged and we did a run there too the celiac has a seventy percent narrowing with post stenotic dilation the SMA is widely patent the IMA was not selected sheath pulled pressure held thank you""",
        ["36245x2", "75726x2"],
    ),
    (
        "runon2",
        """okay so left leg angiogram on mister blank the right common femoral artery was accessed with ultrasound five french sheath went in we put an omni flush at the bifurcation went up and over with a glide wire and took a glide cath down to the left superficial femoral and shot the left leg findings the left common femoral and profunda are patent the SFA is occluded mid thigh and the popliteal reconstitutes two vessel run off to the foot no intervention today manual pressure""",
        ["36247", "75710"],
    ),
    (
        "caps-cerebral",
        """CEREBRAL ANGIOGRAM

CLINICAL: SUBARACHNOID HEMORRHAGE. NO PREVIOUS ANGIOGRAM.

TECHNIQUE: RIGHT CFA ACCESS WITH MICROPUNCTURE, 5F SHEATH. VERT CATHETER. BILATERAL INTERNAL CAROTID ARTERIES AND BILATERAL VERTEBRAL ARTERIES WERE SELECTIVELY CATHETERIZED AND ANGIOGRAPHY OF THE HEAD WAS OBTAINED IN AP, LATERAL AND OBLIQUE PROJECTIONS.

FINDINGS:
RIGHT ICA: MCA AND ACA NORMAL.
LEFT ICA: NORMAL. NO ANEURYSM.
RIGHT VERTEBRAL: NORMAL PICA AND BASILAR.
LEFT VERTEBRAL: NORMAL.

IMPRESSION: NEGATIVE FOUR VESSEL ANGIOGRAM.""",
        ["36224x2", "36226x2"],
    ),
    (
        "ext carotid",
        """Procedure: Cerebral angiogram including external carotids for dural fistula.
Right radial artery access under ultrasound; the artery was patent, needle entry was visualized in real time, and an image was saved. Simmons 2 used.
Vessels selected: right ICA, right ECA, left ICA, left ECA, left vertebral.
Each vessel was injected with biplane filming.
Findings:
R ICA: no shunting, MCA/ACA normal.
R ECA: no shunt.
L ICA: small meningohypophyseal supply to the fistula.
L ECA: occipital and middle meningeal branches supply a transverse sinus dural AV fistula.
L vert: normal.
Closure: TR band.""",
        ["36224x2", "36226", "36227x2", "76937"],
    ),
    (
        "op note leg",
        """OPERATIVE NOTE
Preoperative diagnosis: Rest pain left foot.
Postoperative diagnosis: Same.
Operation: 1. Ultrasound guided access right common femoral artery. 2. Aortogram. 3. Selective left lower extremity angiogram.
Surgeon:
Anesthesia: local with sedation.
Description: The patient was brought to the hybrid room and placed supine. Both groins were prepped. Under ultrasound guidance the right common femoral artery was seen to be patent and compressible, and accessed with a micropuncture needle; the needle was seen to enter the artery and an image was recorded. A 5 Fr sheath was placed. A Bentson wire and Omni flush catheter were advanced to the L1 vertebral level. Aortogram was performed. The wire was then steered over the bifurcation and the catheter advanced to the left external iliac artery. Left lower extremity runoff was then obtained.
Findings: The aorta and renal arteries are patent. Iliac arteries without stenosis. Left common femoral artery is patent, the superficial femoral artery is occluded at its origin and reconstitutes above the knee. Single vessel runoff via the peroneal.
The patient will be scheduled for femoropopliteal bypass.""",
        ["36246", "75625", "75710", "76937"],
    ),
    (
        "bullets visceral",
        """Mesenteric angio
- Access: R radial, US-guided (patent, real-time, image saved), 5F slender
- Catheters: 110 cm Sarah Radial, Progreat
- Positions:
  1. Celiac - run
  2. Splenic - run
  3. GDA - run
  4. SMA - run
- Findings: celiac patent; splenic no pseudoaneurysm; GDA no extravasation; SMA patent
- TR band, no complication""",
        ["36245", "36247", "36248", "75726x2", "75774x2", "76937"],
    ),
    (
        "letter renal",
        """Dear Doctor,
I performed a renal angiogram on Mrs. Smith on March 5. From the left wrist I passed a catheter down the aorta and engaged each renal artery in turn. On the right there is a single renal artery which is entirely normal. On the left the main renal artery shows the beaded appearance of fibromuscular dysplasia in its middle third. I did not treat it today. The wrist was closed with a band.
Sincerely""",
        ["36252"],
    ),
    (
        "iliac ipsi",
        """Right groin access, retrograde, 4F micropuncture sheath in the right common femoral artery. Hand injection through the sheath for the right leg: SFA, popliteal and tibial arteries are patent with three vessel runoff.""",
        ["36140", "75710"],
    ),
    (
        "portal direct",
        """Transhepatic portography. Under ultrasound a 21 gauge needle was advanced through the liver into a branch of the right portal vein. An Accustick sheath and a 5F catheter were placed with the catheter tip in the main portal vein. Portal venogram: main, right and left portal veins patent, no thrombus. Tract closed with gelfoam.""",
        ["36481", "75887"],
    ),
    (
        "carotid neg",
        """Arch and carotid study from R CFA. Arch injection: type 1, origins patent. Left CCA could not be selected because of tortuosity, attempts with Simmons and Davis failed. Right CCA was selected and injected over the neck and head: R ICA 60% stenosis, intracranial branches normal.""",
        ["36223"],
    ),
    (
        "vert from subclav",
        """Right CFA 5F. Left subclavian artery catheterized, injection there with cuff inflated: left vertebral artery origin 70 percent stenosis, basilar fills. Right subclavian artery catheterized: right vertebral dominant and normal.""",
        ["36225x2"],
    ),
    (
        "pelvic congestion",
        """The right IJ was accessed under US. Left renal venogram performed through a C2 catheter in the left renal vein: no compression. Left ovarian vein catheterized and venogram done: refluxing, 10 mm. Right ovarian vein catheterized, venogram: 4 mm, competent. No embolization performed today.""",
        ["36011", "36012", "75831"],
    ),
    (
        "ufe",
        """PROCEDURE: Uterine fibroid embolization.
TECHNIQUE: The left radial artery was punctured under ultrasound. A 5F sheath was placed. A 125 cm vertebral catheter was advanced to the distal aorta and used to select the right internal iliac artery. A microcatheter was advanced into the right uterine artery, which was embolized with 500-700 micron Embospheres to stasis. The same was repeated on the left: the left internal iliac artery and left uterine artery were catheterized and embolized.
Post embolization angiogram showed stasis.""",
        ["36247x2", "37243"],
    ),
    (
        "pae narr",
        """Under local anesthesia the right common femoral artery was accessed. A Roberts catheter was used to select the left internal iliac artery; angiography demonstrated the prostatic artery arising from the obturator. The left prostatic artery was catheterized with a 2.0F microcatheter and embolized with 300-500 micron particles. The right internal iliac artery was catheterized and the right prostatic artery selected and embolized. Indication: BPH.""",
        ["36247x2", "37243"],
    ),
    (
        "tace",
        """Right common femoral access, 5F. Celiac arteriogram and SMA arteriogram performed with a Sos catheter to map the tumor, no prior catheter angiography: conventional anatomy, hypervascular 4 cm segment 6 tumor; portal vein patent on SMA delayed. Microcatheter advanced to the right hepatic artery and then to a segment 6 branch. DEB-TACE with doxorubicin given. Decision to treat made on the study. HCC.""",
        ["36245", "36247", "37243", "75726x2"],
    ),
    (
        "leg stent 2025",
        """TECHNIQUE: The right common femoral artery was accessed retrograde. Omni flush to L1, aortogram. Pulled to bifurcation and bilateral runoff. FINDINGS: aorta normal. Left SFA 90 percent stenosis; right leg patent. No prior angiogram; decision to treat was based on these findings. The sheath was exchanged for a 6F up and over sheath. The left SFA lesion was crossed, predilated with a 5 mm balloon and stented with a 6 x 80 Zilver stent.""",
        ["37226", "75625", "75716"],
    ),
    (
        "avf steal",
        """LEFT ARM ARTERIOGRAM FOR STEAL. Right common femoral artery access 5F. JB2 to left subclavian artery, arteriogram of the left arm with and without fistula compression. Subclavian to brachial patent; radial fills only with compression.""",
        ["36215", "75710"],
    ),
    (
        "carotid single",
        """Left carotid arteriogram. RCFA 5F. H1H to left common carotid. AP/lat neck and head. Findings: 80% L ICA origin stenosis, MCA/ACA fill normally. Right side and vertebrals were not studied.""",
        ["36223"],
    ),
    (
        "bilat renal caps notes",
        """RCFA 5F SHEATH
SOS OMNI
L RENAL: SELECTED, INJECTED. 80% OSTIAL STENOSIS.
R RENAL: SELECTED, INJECTED. NORMAL.
PULL, HOLD 15 MIN""",
        ["36252"],
    ),
    (
        "ipsi iia",
        """Right CFA access. The ipsilateral right internal iliac artery was selected with a Waltman loop; arteriogram: no bleeding. Then over the bifurcation to the left internal iliac artery; arteriogram: no bleeding.""",
        ["36245", "36246", "75736x2"],
    ),
    (
        "runon cerebral",
        """this is a cerebral angiogram on a sixty year old female with headache no prior studies right radial access with ultrasound vessel patent saw the needle go in picture saved we used a sim two and went into the left common carotid and did neck and head runs then the right common carotid neck and head runs then right vertebral was selected run there findings left carotid bifurcation is clean left middle cerebral and anterior cerebral are normal right carotid bifurcation clean right MCA and ACA normal right vertebral dominant basilar normal no aneurysm TR band""",
        ["36223x2", "36226", "76937"],
    ),
    (
        "prior study",
        """HISTORY: Diagnostic arteriogram 2/20/2024 showed right SFA occlusion. Here for planned treatment.
TECHNIQUE: Left CFA access. Up and over to the right CFA. Right leg run for roadmap. SFA occlusion crossed and stented with a 6 x 150 stent. Completion run good.""",
        ["37226"],
    ),
    (
        "mesenteric 2",
        """Abdominal angiography. Via RCFA. 5F Cobra to SMA -> run. Microcatheter to the middle colic artery -> run; then to the ileocolic artery -> run. Findings: SMA patent. Middle colic: no bleeding. Ileocolic: no bleeding.""",
        ["36246", "36248", "75726", "75774x2"],
    ),
    (
        "lumbar",
        """Bleeding after fall. Right CFA. Cobra used to catheterize the left L2, left L3 and left L4 lumbar arteries and runs done. L2 normal. L3 shows extravasation. L4 normal.""",
        ["36245x3", "75705x3"],
    ),
    (
        "CT angiogram with runoff",
        """EXAM: CT angiogram of the abdomen, pelvis and lower extremities with runoff
COMPARISON: CTA with runoff 1/5/2024.
TECHNIQUE: CTA of the abdominal aorta with bilateral runoff after 100 mL of contrast.
FINDINGS: Aorta: no aneurysm. Right leg: SFA stenosis 60%, popliteal patent. Left leg: SFA and popliteal patent.""",
        ["75635"],
    ),
    (
        "CT angiogram read to the thigh",
        """EXAM: CTA abdomen and pelvis with runoff
FINDINGS: Aorta and iliac arteries patent. Both SFAs patent; the scan ends above the adductor canal.""",
        [],
    ),
    (
        "CT angiogram quoted",
        """HISTORY: CTA abdomen with runoff last month: left SFA occlusion, popliteal patent.
PROCEDURE: Right CFA access. Catheter into the abdominal aorta, aortogram. Aorta and iliac arteries patent.""",
        ["36200", "75625"],
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_examples_of_the_rules(rule: str, text: str, expected: list[str]) -> None:
    assert lines_of(text, setting="professional") == expected


@pytest.mark.parametrize(("style", "text", "expected"), REPORTS, ids=[report[0] for report in REPORTS])
def test_whole_reports(style: str, text: str, expected: list[str]) -> None:
    assert lines_of(text, setting="professional") == expected
