"""Work, studies and findings on two sides of one body, as they are told without a word such as *bilateral*."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

REPORTS = {
    "two tubes untitled": (
        "Nephrostomy check. The left tube was injected, flows well. The right nephrostomy was injected and lies in "
        "the calyx; it was exchanged over a wire for a 10F tube and contrast confirmed the pelvis."
    ),
    "two tubes untitled b": (
        "EXAM: Nephrostomy exchange.\nTECHNIQUE: The right nephrostomy was exchanged over a wire for a new 10F tube; "
        "contrast confirmed the right renal pelvis. The left nephrostomy was exchanged over a wire for a new 10F "
        "tube."
    ),
    "one drained other looked": (
        "Chest ultrasound and tap.\nThe left effusion measured 8 cm deep. The right effusion measured 1 cm. A "
        "catheter was put into the left pleural space and 1 L removed."
    ),
    "taps both": (
        "THORACENTESIS\nThe right pleural space was entered and 700 mL drained. The left pleural space was entered "
        "and 400 mL drained.\nIMPRESSION: 700 mL right and 400 mL left thoracentesis."
    ),
    "impr finding": (
        "Right thoracentesis.\nA catheter was put into the right pleural space and 1 L removed.\nIMPRESSION: Right "
        "thoracentesis. Left basilar consolidation."
    ),
    "impr of ct": (
        "CT biopsy.\nThe mass in the right lung was sampled with a coaxial needle.\nIMPRESSION: 1. Biopsy of the "
        "mass. 2. Left pleural effusion needs drainage."
    ),
    "leg diag": (
        "Left leg angiogram.\nRight CFA 5F. Aortogram. Right external iliac run: patent to the foot. Left external "
        "iliac catheter: SFA occlusion 10 cm.\nIMPRESSION: Left SFA occlusion. Right SFA patent."
    ),
    "leg untreated": (
        "Left SFA angioplasty.\nRight CFA, crossover. 5 x 80 balloon in the left SFA. The right common iliac had a "
        "70% stenosis that was dilated with an 8 x 40 balloon to let the sheath pass."
    ),
    "kidney arteries": (
        "Renal angiogram and right stent.\nRight groin. The left renal artery was selected and injected: normal. The "
        "right renal artery was selected and a 6 x 18 stent put in."
    ),
    "carotid both studied": (
        "Cerebral angiogram and left ICA stent.\nRight CFA. The right common carotid was selected, run normal. The "
        "left common carotid was selected, 90% stenosis, 8 x 40 stent placed. Left MCA fills well."
    ),
    "aneurysm via other": (
        "Coiling.\nThe right ICA was injected: 3 mm aneurysm, left alone. The guide was moved to the left ICA. A "
        "microcatheter went to the left MCA aneurysm, 4 coils."
    ),
    "stroke diag": (
        "Thrombectomy.\nAn 088 catheter in the left ICA: M1 is open. It was the right ICA that was then taken: right "
        "M1 occluded. ACE 68, one pass."
    ),
    "vertebral": (
        "Stroke, basilar.\nThe left vertebral was too small. Guide in the right vertebral. Thrombectomy of the "
        "basilar. Left PCA filled, right PCA filled."
    ),
    "lines": (
        "Right IJ dialysis catheter exchange to the left side.\nThe right catheter was removed over a wire after the "
        "left internal jugular vein had been punctured and a new catheter tunneled to the left chest."
    ),
    "port with tap": (
        "Right chest port. Left thoracentesis.\nThe right IJ was punctured, port in the right chest. Then 900 mL "
        "were drawn from the left pleural space."
    ),
    "port lymph": (
        "Right chest port placement for left sided lymphoma.\nRight IJ puncture. Pocket in the right chest wall. Tip "
        "in SVC."
    ),
    "picc axilla": (
        "Left arm PICC placement.\nHISTORY: right mastectomy, no needles in the right arm.\nThe left brachial vein "
        "was punctured. 5F PICC. Right atrial tip."
    ),
    "fistula central": (
        "Left arm fistulogram.\nThe left cephalic vein was punctured. Left subclavian stenosis, 12 mm balloon. The "
        "right brachiocephalic vein fills by collaterals."
    ),
    "knee ref": (
        "Right knee injection.\nThe left knee had been injected by Dr. A. Needle into the right knee joint, Synvisc "
        "6 mL."
    ),
    "joint words": (
        "SI joint injection.\nThe right joint was too arthritic to be entered on the first pass. The right joint was "
        "entered from below, contrast outlined it. The left joint is fused."
    ),
    "two joints": (
        "Sacroiliac injections.\nRight: needle in the lower third, contrast outlined the right sacroiliac joint. "
        "Left: needle in the lower third, contrast outlined the left sacroiliac joint."
    ),
    "spine mixed": (
        "L4-5 interlaminar epidural.\nFrom a left paramedian start the needle was walked to the midline. Contrast "
        "spread to the right L4 root. Steroid given."
    ),
    "spine mixed b": (
        "Left L5 transforaminal.\nThe left L5 foramen was entered. Contrast followed the left L5 root and crossed to "
        "the right S1 root. Dexamethasone given."
    ),
    "facets": (
        "Facet injections, L4-5.\nThe right L4-5 joint was entered, contrast confirmed it, steroid given. The left "
        "L4-5 joint: needle in, contrast confirmed, steroid given."
    ),
    "breast": (
        "Left breast biopsy.\nPost mammogram of the left breast shows the clip. Right breast cyst aspirated at the "
        "patient's wish, 3 mL."
    ),
    "thyroid": ("Thyroid FNA.\nRight nodule 2 cm: 4 passes. Left nodule 1 cm: 3 passes."),
    "gonadal": (
        "Left varicocele embolization.\nRight IJ. Left renal venogram. Left gonadal vein coiled. A right gonadal "
        "venogram was done from the cava and showed valves."
    ),
    "hepatic": ("TACE.\nLeft radial. Right hepatic artery and left hepatic artery treated."),
    "groin twice": (
        "Right CFA punctured, hematoma, pressure held at the right groin. Access was moved to the left CFA, 5F. "
        "Pressure at the left groin at the end."
    ),
    "arterial and venous": ("Right CFA 5F and left CFV 6F. Angio-Seal right. Left groin held by hand."),
    "old sheath": (
        "Left CFA punctured, 6F. Celiac run, gastroduodenal coils. Angio-Seal left groin. The old right femoral "
        "line was removed, pressure held."
    ),
    "iabp": (
        "Left heart cath by right radial. TR band on the right wrist. The left femoral balloon pump was pulled, "
        "pressure held at the left groin."
    ),
    "ureter": (
        "Left ureteral stent placed from the left nephrostomy. Right ureteral stent seen in good "
        "position.\nIMPRESSION: Left ureteral stent placed. Right stent in place."
    ),
    "cryo": (
        "Right renal cryoablation.\nThe left renal vein was kept away by 4 cm. Three probes in the right renal mass."
    ),
    "adrenal sampling": (
        "Adrenal vein sampling.\nRight femoral vein, two sheaths. The left adrenal vein was sampled through the left "
        "renal vein, the right from the cava."
    ),
    "ovarian": ("Right ovarian cyst drained transvaginally. The left ovary is normal. Left decubitus for recovery."),
    "bronchial": (
        "Bronchial embolization for left lung bleeding.\nRight CFA. The right bronchial artery shares its trunk with "
        "the left, particles given distal to the right branch."
    ),
    "hand": (
        "Right hand trigger finger injection.\nA 27G needle to the right third A1 pulley. The left hand was used by "
        "the patient for the squeeze ball."
    ),
    "uterine": (
        "Uterine embolization.\nThe left internal iliac was selected; left uterine artery embolized. The right "
        "uterine was reached with a Waltman loop and embolized."
    ),
    "prior tech": (
        "Left hip arthrogram.\nComparison: right hip arthrogram of May. A needle was placed into the left hip joint. "
        "Contrast filled the left hip joint.\nIMPRESSION: Left hip arthrogram. Right hip labral tear as before."
    ),
    "reason other side": (
        "INDICATION: Right hydronephrosis.\nTECHNIQUE: The right kidney was punctured and a nephrostomy placed. The "
        "left kidney was punctured for a culture and the needle taken out."
    ),
    "title dx": (
        "Drain, right lower quadrant, in a patient with left hemicolectomy.\nA 10F drain was put into the right "
        "lower quadrant abscess; a small left paracolic collection was aspirated."
    ),
}


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS.keys())
def test_work_on_two_sides_is_no_clash(text: str) -> None:
    assert [item.statement for item in findings_of(text).contradictions if item.kind == "side"] == []
