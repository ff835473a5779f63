"""Embolizations dictated in many styles, from text to code lines."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

DATE = dt.date(2025, 3, 4)
EMBOLIZATION = {"37241", "37242", "37243", "37244", "61624", "61626", "96420", "79445", "75894", "36002", "76936"}

CASES: dict[str, tuple[str, list[str]]] = {
    "headed report, upper bleeding": (
        "EXAM: Mesenteric angiography and embolization\nHISTORY: Duodenal ulcer bleeding, clipped twice at endoscopy,"
        " hemoglobin 6.2.\nTECHNIQUE: Right common femoral artery access with a 5 Fr sheath. Celiac axis selected with a"
        " Sos catheter; arteriogram. A Progreat microcatheter was advanced into the gastroduodenal artery. The"
        " gastroduodenal artery was packed with 4 and 5 mm Interlock coils from the gastroepiploic to its origin. SMA"
        " arteriogram showed no filling by the inferior pancreaticoduodenal arcade.\nFINDINGS: Contrast extravasation from"
        " the gastroduodenal artery.\nIMPRESSION: Successful coil embolization of the GDA.",
        ["37244"],
    ),
    "letter about fibroids": (
        "Dear Colleague,\n\nMrs B. underwent uterine artery embolisation today for heavy periods caused by fibroids. From"
        " the right radial artery both uterine arteries were catheterised in turn with a Progreat. On each side one and a"
        " half vials of 500-700 micron Embospheres were given until there was near stasis. The ovarian arteries were not"
        " seen on the final aortogram. She goes home tomorrow with analgesia.\n\nKind regards",
        ["37243"],
    ),
    "telegram prostate": (
        "PAE. L radial 5F. R and L prostatic a. w/ 2.0 micro, CBCT each. 300-500 Embosphere 1 syr/side to stasis. BPH w"
        " retention. TR band.",
        ["37243"],
    ),
    "all capitals haemoptysis": (
        "INDICATION: MASSIVE HEMOPTYSIS, CYSTIC FIBROSIS.\nTECHNIQUE: RIGHT FEMORAL APPROACH. AT THE LEVEL OF THE CARINA THE"
        " RIGHT INTERCOSTOBRONCHIAL TRUNK WAS SELECTED WITH A MIKAELSSON. A MICROCATHETER WAS PLACED BEYOND THE INTERCOSTAL"
        " ORIGIN AND 500 TO 700 MICRON PVA WAS INJECTED UNTIL STASIS. NO SPINAL BRANCH WAS SEEN. LEFT BRONCHIAL ARTERY"
        " NORMAL, NOT EMBOLIZED.",
        ["37244"],
    ),
    "rambling trauma": (
        "uh this is a twenty nine year old guy who rolled his truck and he's been getting blood all night ct showed a big"
        " splenic laceration with a blush so we came up from the right groin got into the splenic artery with a cobra and"
        " the angiogram showed a couple of spots of extravasation and i put a nine millimeter amplatzer plug in the main"
        " splenic artery and there was no more flow past it the kidneys looked fine on the cat scan so we quit",
        ["37244"],
    ),
    "two organs": (
        "Trauma embolization note. 1. Left kidney: lower pole branch pseudoaneurysm with extravasation, microcatheter to the"
        " lower pole segmental renal artery, two 3 mm coils. 2. Liver: segment 8 active bleeding, microcatheter to the right"
        " hepatic artery, gelfoam slurry. 3. Spleen: splenic arteriogram normal, nothing done. Access right CFA.",
        ["37244", "37244 59"],
    ),
    "mapping with coiling": (
        "Y-90 PLANNING ARTERIOGRAM\nHCC right lobe. Right CFA. Celiac, common hepatic, proper hepatic, right hepatic"
        " arteriograms. GDA coiled with two 5 mm coils and the right gastric with one 2 mm coil to guard the stomach."
        " 4 mCi of MAA into the right hepatic artery. Lung shunt to follow in nuclear medicine.",
        ["37242"],
    ),
    "treatment by another authorized user": (
        "RADIOEMBOLIZATION RIGHT LOBE. Left radial access. Microcatheter in the right hepatic artery. TheraSphere 3.1 GBq was"
        " administered by radiation oncology (authorized user Dr. K). Survey of the room clean. HCC.",
        ["37243"],
    ),
    "embolization considered, not done": (
        "Indication: Hematochezia.\nSelective SMA and IMA arteriograms from the right groin show no extravasation."
        " Empiric embolization was discussed with the surgical team and not performed, since a negative run makes"
        " embolization unsafe. Should bleeding recur, superselective coil embolization would be the next step.",
        [],
    ),
    "attempted and failed": (
        "Left varicocele. Right jugular access. The left renal vein was entered, but the left spermatic vein orifice could"
        " not be engaged in spite of a Cobra, a Simmons and a C2 glide. Embolization was attempted but could not be carried"
        " out. No coils were placed. He will see urology.",
        [],
    ),
    "template with boxes": (
        "VARICOCELE EMBOLIZATION  [X] left [ ] right [ ] both\nAccess: [X] right IJ [ ] femoral\nVenogram: left internal"
        " spermatic vein incompetent\nAgent: [X] coils (8, 10 mm)  [X] sotradecol foam 3%  [ ] glue\nResult: [X] occluded\n"
        "Complications: [X] none",
        ["37241"],
    ),
    "pelvic congestion narrative": (
        "She has had pelvic heaviness for years and MR venography showed a 9 mm left ovarian vein. Via the right internal"
        " jugular vein I catheterised the left ovarian vein; contrast refluxed to the pelvis and across to the right."
        " It was closed with sodium tetradecyl foam followed by coils of 10 to 14 mm up to its upper third. Both internal"
        " iliac veins were injected with a balloon occlusion catheter and showed no leak, so nothing more was done.",
        ["37241"],
    ),
    "endoleak": (
        "TYPE II ENDOLEAK TREATMENT. Sac growth 7 mm in a year after EVAR 2021. Right CFA. SMA catheterised, microcatheter"
        " through the marginal artery to the IMA. Onyx 18, 2.5 ml into the sac, and the IMA stump coiled. No residual leak.",
        ["37242"],
    ),
    "nosebleed": (
        "Intractable posterior epistaxis, packed bilaterally by ENT, on apixaban. Right CFA 5F. Right and left external"
        " carotid runs; no dangerous anastomosis. The distal internal maxillary arteries on both sides were catheterised with"
        " an SL-10 and embolised with 250-355 PVA until the blush had gone. Post embolisation ECA runs were clean.",
        ["61626", "75894"],
    ),
    "subdural": (
        "Chronic subdural hematoma, left, recurrent after burr holes. Right radial. Left ECA selected, then the left middle"
        " meningeal artery with a Phenom 17. Embolized with 150-250 PVA then a coil at the origin. Post run: no filling.",
        ["61624", "75894"],
    ),
    "false aneurysm by needle": (
        "Ultrasound guided treatment of a 2.4 cm right common femoral pseudoaneurysm, two days after coronary work. Neck 3 mm."
        " Under real time ultrasound a 22 gauge needle was put in the sac and 300 units of thrombin were injected; complete"
        " thrombosis in ten seconds. Pulses unchanged. Compression had been declined by the patient.",
        ["36002 RT"],
    ),
    "knee arthritis": (
        "GENICULAR ARTERY EMBOLIZATION, RIGHT\nKnee osteoarthritis, KL 3, failed injections. Antegrade right SFA access."
        " Descending genicular, superior medial and inferior lateral genicular arteries were selected with a 1.7 F"
        " microcatheter and given imipenem/cilastatin suspension until the blush was pruned. Superior lateral: no blush,"
        " left alone.",
        ["37242"],
    ),
    "transhepatic portal": (
        "Before extended right hepatectomy for colorectal metastases, future remnant 19%. Transhepatic puncture of a right"
        " portal branch under ultrasound, 6F sheath. Portogram. Right anterior and right posterior portal veins were filled"
        " with glue-lipiodol 1:6. Left portal vein patent. Tract closed with gelfoam torpedoes.",
        ["37243"],
    ),
    "growing kidney tumor": (
        "Indication: AML left kidney 6 cm, enlarging.\nRight CFA access. Left main renal arteriogram, "
        "then a microcatheter was advanced into the upper pole branch. 2 mL of ethanol/lipiodol mixture "
        "was injected until stasis. No non-target embolization.",
        ["37243"],
    ),
    "postpartum emergency": (
        "POSTPARTUM HEMORRHAGE. EMERGENCY. RIGHT CFA. BILATERAL UTERINE ARTERIES SELECTED AND EMBOLIZED "
        "WITH GELFOAM PLEDGETS. UTERUS BOGGY, TRANSFUSED 6 UNITS.",
        ["37244"],
    ),
    "plug of a gastrorenal shunt": (
        "Gastric variceal bleeding last night. Right femoral vein, left renal vein, gastrorenal shunt "
        "entered. Amplatzer plug 12 mm in the shunt, gelfoam slurry behind it. PARTO.",
        ["37244"],
    ),
    "lung malformation": (
        "The patient has HHT with a right lower lobe PAVM. Via the right common femoral vein the right "
        "pulmonary artery was selected and the feeding artery of the right lower lobe closed with an 8 "
        "mm MVP plug. Completion run: no shunt.",
        ["37242"],
    ),
    "splenic aneurysm": (
        "Splenic artery aneurysm 2.6 cm, asymptomatic. Left radial. Microcatheter beyond the neck. "
        "Coils distal and proximal (sandwich) until no flow in the sac. Spleen perfused by short "
        "gastrics.",
        ["37242"],
    ),
    "catheter not delivered": (
        "Lower GI bleed. SMA run shows bleeding in the right colon. Microcatheter could not be advanced "
        "into the bleeding vasa recta because of spasm, so no embolization was performed and surgery "
        "was called. Access right CFA.",
        [],
    ),
    "pelvic fracture": (
        "We were asked to embolize a bleeding pelvic fracture. Left CFA. Right internal iliac: "
        "extravasation from the superior gluteal. Gelfoam torpedoes into right superior gluteal; left "
        "internal iliac gelfoam slurry empirically. One 5 mm coil in the right obturator.",
        ["37244"],
    ),
    "brain malformation": (
        "Cerebral AVM, left parietal. Right CFA. Left ICA, then Marathon into an M4 feeder. 1.2 ml Onyx "
        "18. Post embolization angiogram shows 60 percent nidus reduction.",
        ["61624", "75894"],
    ),
    "chylothorax": (
        "Thoracic duct embolization for chylothorax after esophagectomy. Intranodal lymphangiogram with "
        "lipiodol. Cisterna chyli punctured with a 22 G Chiba, wire up, microcatheter in the thoracic "
        "duct; leak at T6. Coils and glue.",
        ["37244"],
    ),
    "negative run": (
        "Liver laceration, CT blush. Celiac run normal, right hepatic selective run normal, no "
        "extravasation. Since the run was negative nothing was embolized. Angio-Seal to right CFA with "
        "collagen plug.",
        [],
    ),
    "follow up of a coiled aneurysm": (
        "Cerebral angiogram for follow up of a coiled aneurysm. The left posterior communicating aneurysm coiled in 2022"
        " remains occluded. Right CFA access, left ICA selected. No further embolization needed.",
        [],
    ),
    "biopsy tract": ("CT guided liver biopsy, three cores. The tract was embolized with Gelfoam slurry.", []),
    "drain that coils up": ("Abscess drainage. A 12 French pigtail was coiled in the collection, 80 cc of pus.", []),
}


def embolization_lines(text: str) -> list[str]:
    """Embolization codes and their companions with units above one, sorted."""
    return sorted(
        " ".join([line.code, *(["x" + str(line.units)] if line.units > 1 else []), *line.modifiers])
        for line in result_of(text, date=DATE, setting="facility").lines
        if line.code in EMBOLIZATION
    )


@pytest.mark.parametrize("name", CASES)
def test_styles(name: str) -> None:
    text, expected = CASES[name]
    assert embolization_lines(text) == expected


def test_an_embolization_tried_in_vain_is_told() -> None:
    text, _ = CASES["attempted and failed"]
    declined = result_of(text, date=DATE, setting="facility").not_coded
    assert [item.code for item in declined if item.rule == "VINT-87"] == ["37241"]
