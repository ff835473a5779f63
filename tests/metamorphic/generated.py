"""Generated reports: every procedure of a list, told in several ways of dictating."""

from __future__ import annotations

from collections.abc import Iterator

from tests.metamorphic.reports import Report

# Name of the procedure, what was done; one act each, so that denying it leaves nothing to code.
PROCEDURES: tuple[tuple[str, str], ...] = (
    (
        "Left knee joint injection",
        "A 22 gauge needle was placed into the left knee joint and 40 mg of triamcinolone was injected.",
    ),
    (
        "Right hip joint injection under fluoroscopy",
        "Under fluoroscopy a 22 gauge needle was advanced into the right hip joint, and 80 mg of methylprednisolone was injected.",
    ),
    (
        "Left nephrostomy exchange",
        "Over a wire the left nephrostomy catheter was removed and a new 10 French nephrostomy catheter was placed under fluoroscopy.",
    ),
    (
        "Right nephrostomy placement",
        "Under ultrasound a 21 gauge needle entered a lower pole calyx of the right kidney, and an 8 French nephrostomy catheter was placed.",
    ),
    (
        "Paracentesis",
        "Under ultrasound guidance a catheter was advanced into the peritoneal cavity and 5 liters of ascites were removed. Image saved.",
    ),
    (
        "Left thoracentesis",
        "Under ultrasound guidance a 5 French catheter was advanced into the left pleural space and 900 mL of fluid were removed. Image saved.",
    ),
    (
        "Gastrostomy tube placement",
        "Under fluoroscopy the stomach was punctured after gastropexy and a 16 French gastrostomy tube was placed.",
    ),
    (
        "Gastrostomy tube exchange",
        "The gastrostomy tube was exchanged over a wire under fluoroscopy for a new 18 French tube; contrast showed it in the stomach.",
    ),
    (
        "CT-guided biopsy of the right lower lobe nodule",
        "Under CT guidance a 19 gauge coaxial needle was advanced into the right lower lobe nodule and four 20 gauge core biopsies were obtained.",
    ),
    (
        "Ultrasound-guided liver biopsy",
        "Under ultrasound guidance an 18 gauge needle was advanced into the liver and three core biopsies were obtained. Image saved.",
    ),
    (
        "Abscess drainage",
        "Under CT guidance a 12 French drain was placed into the pelvic abscess by a transabdominal route and left in place.",
    ),
    (
        "Lumbar puncture",
        "Under fluoroscopy a 22 gauge needle entered the thecal sac at L3-L4, and 12 mL of clear CSF were collected.",
    ),
    (
        "L4-L5 interlaminar epidural steroid injection",
        "Under fluoroscopy a Tuohy needle was advanced into the epidural space at L4-L5 with loss of resistance and 80 mg of methylprednisolone was injected.",
    ),
    (
        "Left L5-S1 transforaminal epidural steroid injection",
        "Under fluoroscopy a needle was advanced into the left L5-S1 foramen, contrast outlined the root, and 10 mg of dexamethasone was injected.",
    ),
    (
        "L2 kyphoplasty",
        "Under fluoroscopy both pedicles of L2 were entered, balloons were inflated to make a cavity, and cement was injected.",
    ),
    (
        "IVC filter placement",
        "The right internal jugular vein was accessed, a cavogram was performed, and a Denali filter was deployed in the infrarenal vena cava.",
    ),
    (
        "Right chest port placement",
        "The right internal jugular vein was accessed, a pocket was made, and a port was placed with its catheter tunneled to the vein; the tip lies in the right atrium.",
    ),
    (
        "Tunneled dialysis catheter removal",
        "The cuff was dissected free and the right tunneled dialysis catheter was removed.",
    ),
    (
        "Left great saphenous vein radiofrequency ablation",
        "Under ultrasound the left great saphenous vein was accessed, the radiofrequency catheter was advanced, tumescent was given, and the vein was ablated.",
    ),
    (
        "Left heart catheterization with coronary angiography",
        "Through the right radial artery the left and right coronary arteries were engaged and injected, and a pigtail catheter crossed the aortic valve; LV pressure was 120/12. The left anterior descending artery has a 40% stenosis; the right coronary artery is normal.",
    ),
    (
        "Left L4-L5 and L5-S1 facet joint injections",
        "Under fluoroscopy needles were placed into the left L4-L5 and L5-S1 facet joints and 20 mg of triamcinolone was injected into each.",
    ),
    (
        "Cholecystostomy",
        "Under ultrasound and fluoroscopy the gallbladder was punctured through the liver and an 8 French cholecystostomy tube was placed.",
    ),
    (
        "Right thyroid nodule fine needle aspiration",
        "Under ultrasound guidance four passes were made into the right thyroid nodule with a 25 gauge needle. Image saved.",
    ),
    (
        "Microwave ablation of a liver tumor",
        "Under CT guidance a microwave antenna was placed percutaneously into the segment 6 liver tumor and ablation was performed for 10 minutes.",
    ),
)


def _headed(name: str, done: str) -> str:
    return f"PROCEDURE: {name}.\nINDICATION: As in the chart.\nTECHNIQUE: {done}\nCOMPLICATIONS: None.\n"


def _plain(name: str, done: str) -> str:
    return f"{name}. Consent was obtained. {done} There was no complication."


def _long(name: str, done: str) -> str:
    return (
        f"Procedure performed: {name}\n\nConsent: The risks were explained and consent was signed.\n\nDescription of "
        f"procedure: The patient was positioned and the skin was prepped and draped. {done} The patient tolerated the "
        f"procedure well.\n\nImpression: Successful {name[0].lower()}{name[1:]}.\n"
    )


def _bulleted(name: str, done: str) -> str:
    steps = "\n".join(f"- {step.strip()}" for step in done.split(". ") if step.strip())
    return f"{name.upper()}\n\n{steps}\n- No complication\n"


STYLES = {"headed": _headed, "plain": _plain, "long": _long, "bulleted": _bulleted}


def generated() -> Iterator[Report]:
    """Every procedure in every style, in 2025."""
    for name, done in PROCEDURES:
        for style, write in STYLES.items():
            yield Report(f"{name} {style}", write(name, done), "2025-06-02")
