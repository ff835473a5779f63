"""Closed word classes with which entity spans are built: what may stand before and after a name, and what never does."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SIDES = _set("right left bilateral both r l rt lt")
SEGMENTS = _set(
    "proximal prox mid middle midportion distal dist ostial upper lower high low cranial caudal midline central "
    "infrarenal suprarenal juxtarenal intrahepatic retrohepatic infrahepatic suprahepatic cavernous cervical petrous "
    "infrainguinal perianastomotic peripheral terminal"
)
SEGMENT_VALUES = {
    "prox": "proximal",
    "dist": "distal",
    "middle": "mid",
    "midportion": "mid",
    "ostium": "ostial",
    "origin": "ostial",
    "ostia": "ostial",
}
VESSEL_BEFORE = (
    SIDES
    | SEGMENTS
    | _set(
        "native main accessory replaced aberrant dominant nondominant contralateral ipsilateral common superficial deep "
        "anterior posterior superior inferior medial lateral internal external ascending descending transverse "
        "extracranial intracranial thoracic bowel pancreatic first second third fourth 1st 2nd 3rd 4th transplant segmental subsegmental "
        "paired forearm thigh calf entire short long great small left-sided right-sided recanalized radiocephalic "
        "prosthetic dialysis venous arterial outflow inflow central bypass"
    )
)
VESSEL_NOUNS = _set(
    "artery arteries arterial vein veins venous graft grafts branch branches segment segments origin origins ostium ostia "
    "trunk trunks stump bifurcation vessel vessels system circulation junction confluence division divisions tree "
    "fistula fistulas limb limbs anastomosis takeoff a v aa vv br"
)
ARTERY_NOUNS = _set("artery arteries arterial a aa")
VEIN_NOUNS = _set("vein veins venous v vv")
PLURAL_NOUNS = _set("arteries veins vessels branches origins ostia trunks segments grafts limbs systems divisions aa vv")
GENERIC_ALONE = _set("coronary coronaries ostium ostia crux")
GENERIC_HEADS = _set("artery arteries vein veins branch branches vessels trunk")
OF_HEADS = _set("branch branches origin origins ostium ostia bifurcation confluence segment stump portion takeoff trunk third")
GRAFT_KINDS = _set("graft bypass_graft vein_graft coronary_graft")
GRAFT_WORDS = _set("svg lima rima graft bypass svgs")
COORDINATORS = _set(", and or & / nor")

DEVICE_BEFORE = _set(
    "locking self-expanding expanding self expandable balloon covered bare metal bare-metal drug drug-eluting eluting coated "
    "drug-coated dual double single triple lumen cuffed tunneled nontunneled power stiff floppy angled straight curved "
    "hydrophilic steerable coaxial rotating cutting scoring compliant noncompliant non-compliant semicompliant "
    "high-pressure high pressure internal external retrievable detachable pushable fibered fibred hydrogel soft "
    "platinum nitinol locking-loop loop pigtail reverse-curve reverse curve long short introducer guiding "
    "diagnostic drainage infusion occlusion biliary ureteral nephroureteral vascular thoracic aortic iliac trial "
    "trilumen trialysis hemodialysis dialysis tapered flexible metallic plastic peel-away radiofrequency microwave "
    "cryoablation spinal bone trocar micropuncture multipurpose multi-sidehole sidehole large-bore large bore "
    "aspiration suction mechanical rotational orbital mono monorail over-the-wire partially fully uncovered "
    "percutaneous vacuum-assisted core bipolar posterior pedicle interbody"
)
DEVICE_AFTER = _set(
    "catheter catheters wire wires guidewire guidewires sheath sheaths stent stents balloon balloons coil coils plug plugs "
    "needle needles drain drains tube tubes filter filters device devices system particles beads microspheres port "
    "probe probes snare introducer dilator cannula trocar kit set component components extension limb graft grafts "
    "endograft screws cage clip clips pump valve agent glue dressing applicator antenna electrode electrodes slurry"
)
INTERVENTION_BEFORE = _set(
    "percutaneous percutaneously selective selectively superselective superselectively subselective subselectively "
    "transcatheter endovascular transarterial mechanical surgical open primary repeat intra-arterial intraarterial "
    "transvenous transluminal endoluminal intracoronary heart post right left rotational ultrasonic successful pharmacomechanical catheter-directed"
)
SURGERY_HEADS = _set("surgery bypass repair ligation fusion amputation resection window scope reconstruction debridement surgeries")
SURGERY_BEFORE = _set("open surgical tubal cardiac vascular spinal spine hip knee bypass laparoscopic robotic emergency urgent pericardial left right hernia valve aaa")
SURGERY_ENDING = re.compile(r"(?:ectomy|ectomies|otomy|otomies|plasty|plasties|orrhaphy|pexy|desis)$")
NOT_SURGERY = _set("venotomy arteriotomy dermatotomy venotomies arteriotomies")
IMAGING_BEFORE = (
    SIDES
    | _set(
        "selective superselective subselective nonselective completion diagnostic digital subtraction rotational "
        "cone-beam cone beam contrast noncontrast contrast-enhanced bedside limited intraprocedural "
        "post-procedure preprocedure planning upper lower extremity leg arm renal hepatic splenic "
        "cerebral abdominal pelvic thoracic pulmonary aortic coronary visceral mesenteric carotid vertebral femoral "
        "iliac central venous arterial ascending fluoroscopic axial lateral duplex doppler color triphasic multiphase "
        "transthoracic transesophageal intravascular intracardiac cervical lumbar bronchial bilateral cranial spinal"
    )
)
IMAGING_AFTER = _set("images image series run runs views view films film study studies shots acquisition acquisitions")
LESION_BEFORE = _set(
    "severe moderate mild minimal critical tight focal diffuse chronic acute subacute complete partial near near-complete total "
    "subtotal short long segment large small tiny type recurrent in-stent instent calcified eccentric ulcerated fresh "
    "saccular fusiform high-grade high grade low-grade significant flow-limiting hemodynamically multifocal tandem "
    "circumferential loculated symptomatic painful benign malignant metastatic lytic occlusive nonocclusive "
    "non-occlusive partially looking red moderate-to-severe multiple segmental giant wide-necked ruptured unruptured "
    "mural intraluminal extrinsic smooth irregular tubular discrete residual smooth long-segment short-segment "
    "i ii iii iv v 1 2 3 1a 1b ia ib iiia iiib"
)
ANATOMY_BEFORE = SIDES | _set(
    "upper lower mid middle lateral medial anterior posterior superior inferior proximal distal deep superficial "
    "pelvic abdominal thoracic lumbar cervical sacral subphrenic perihepatic retroperitoneal intra-abdominal"
)
GUIDANCE_AFTER = _set("guidance guided control visualization monitoring")

NEVER_BRAND = _set(
    "french fr f mm cm gauge ga g inch ml cc new old the a an this that these existing prior previous same second first "
    "initial final successful removal placement insertion exchange indwelling following after under through using with "
    "via then and or no of each all any single its his her their remaining additional another appropriate standard "
    "same french-sized outside procedure access technique findings impression device devices left right bilateral "
    "right-sided left-sided proximal distal patient we i unsuccessful technically january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday saturday sunday x dr mr mrs"
)
NOT_VESSEL_AFTER = _set(
    "nerve nerves head heads neck spine infarct infarcts infarction segments vertebra vertebrae body bodies puncture punctures "
    "function failure mass masses tumor tumors cyst cysts abscess abscesses biopsy biopsies parenchyma capsule flexure lobe "
    "duct ducts pelvis laceration hilum insufficiency canal shaft fracture fractures region condyle trochanter joint joints "
    "dysplasia encephalopathy transplant cell carcinoma disease disc discs drain drains sinus hematoma injury "
    "valve sclerosis regurgitation valvuloplasty lymph node nodes plexus block anesthesia pulse pulses bone bones level levels bruit mucosa flow-limiting steal "
    "colic calculus calculi stone stones collecting impairment dose laminectomy fusion discectomy stenosis-spinal foramina "
    "foramen facet facets epidural radiculopathy intrathecal drainage myelogram myelography root roots fossa mural hypertrophy"
)
NEGATORS = _set("no without absent denies negative")

SPINAL_LEVEL = re.compile(
    r"\b[CTLS][ -]?(?:1[0-2]|[1-9])(?![\d.%A-Za-z])"
    r"(?:[ ]?(?:[-–/]|to|through|thru)[ ]?(?:[CTLS][ ]?)?(?:1[0-2]|[1-9])(?![\d.%]|[ ]?(?:mm|cm|x|F\b|ml|mL))"
    r"|[ ]?(?:,[ ]?and|,|and|&)[ ]?[CTLS][ -]?(?:1[0-2]|[1-9])(?![\d.%A-Za-z]))*"
)
SPOKEN_LEVEL = re.compile(
    r"\b[ctls][ -]?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
    r"(?:[ -](?:to[ ]|through[ ])?[ctls]?[ -]?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9]))?\b",
    re.IGNORECASE,
)
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d{1,3}))?\s*(?:%|percent|per cent)", re.IGNORECASE)
NUMBER_WORDS = _set(
    "ten twenty thirty forty fifty sixty seventy eighty ninety hundred one two three four five six seven eight nine "
    "fifteen"
)
BRAND_NUMBER = re.compile(r"\.?\d{1,3}[A-Za-z]?$")
SIZE_AFTER = _set("mm cm x fr f french g gauge ga ml cc inch inches mg % percent")
ADJECTIVE = re.compile(r"[a-z]{3,}(?:al|ic|ar|ac|ior|oid|eal|ary|ine|ian|ive|ating|eding|oric|tory)$")
