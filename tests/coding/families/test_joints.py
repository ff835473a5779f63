"""Joints, tendons and muscles: findings to lines and words to lines (SPIN-76 to SPIN-84)."""

from __future__ import annotations

from typing import Any

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table


def joint(
    target: str, modality: str | None = None, *, kind: str = "joint_injection", saved: bool = True, **details: Any
) -> list[Any]:
    """Work at a joint (``"left knee_joint"``) with the imaging of its needle."""
    side, _, name = target.rpartition(" ")
    done = act(kind, f"anatomy:{name}", side=side or None, **details)
    if modality is None:
        return [done]
    look = guidance(modality, done.id)
    return [done, look, *([fact("image_saved", about=look.id)] if saved else [])]


def study(target: str, modality: str | None = "fluoroscopy", **details: Any) -> list[Any]:
    return joint(target, modality, kind="arthrography", **details)


def tendon(target: str, modality: str | None = None, **details: Any) -> list[Any]:
    return joint(target, modality, kind="tendon_injection", **details)


CASES = [
    Case(
        "SPIN-76",
        "tap and injection of one knee",
        [*joint("left knee_joint"), *joint("left knee_joint", kind="joint_aspiration")],
        "20610-LT",
    ),
    Case("SPIN-76", "both knees", [*joint("left knee_joint"), *joint("right knee_joint")], "20610-50"),
    Case(
        "SPIN-76",
        "a joint and its bursa",
        [*joint("right shoulder_joint"), *joint("right subacromial_bursa")],
        "20610-RT",
    ),
    Case(
        "SPIN-76",
        "two joints of one size",
        [*joint("right shoulder_joint"), *joint("right hip_joint")],
        "20610-RT 20610-59-RT",
    ),
    Case("SPIN-76", "medium", joint("left wrist_joint"), "20605-LT"),
    Case("SPIN-76 MOD-45", "great toe", joint("right toe_joint", digit="T5"), "20600-T5"),
    Case("SPIN-76", "joint unnamed", joint("joint"), "", review="SPIN-76", asked="20610"),
    Case("SPIN-77", "large, ultrasound, image kept", joint("left hip_joint", "ultrasound"), "20611-LT"),
    Case("SPIN-77", "medium, ultrasound", joint("left ankle_joint", "ultrasound"), "20606-LT"),
    Case("SPIN-77", "small, ultrasound", joint("left finger_joint", "ultrasound", digit="F1"), "20604-F1"),
    Case(
        "SPIN-77",
        "ultrasound without an image",
        joint("left hip_joint", "ultrasound", saved=False),
        "20610-LT",
        asked="20611",
    ),
    Case(
        "SPIN-77",
        "both hips under fluoroscopy",
        [*joint("left hip_joint", "fluoroscopy"), *joint("right hip_joint", "fluoroscopy")],
        "20610-50 77002",
    ),
    Case("SPIN-77", "CT", joint("left hip_joint", "ct"), "20610-LT 77012"),
    *[
        Case(
            "SPIN-78",
            f"radiographic arthrogram, {name}",
            study(f"right {name}", read=True),
            f"{codes.split()[0]}-RT {codes.split()[1]}-RT",
        )
        for name, codes in (
            ("shoulder_joint", "23350 73040"),
            ("elbow_joint", "24220 73085"),
            ("wrist_joint", "25246 73115"),
            ("hip_joint", "27093 73525"),
            ("knee_joint", "27369 73580"),
            ("ankle_joint", "27648 73615"),
            ("temporomandibular_joint", "21116 70332"),
        )
    ],
    Case(
        "SPIN-79",
        "MR of a shoulder",
        study("right shoulder_joint", read=False, scan="mr"),
        "23350-RT 73222-RT 77002",
        not_coded="73040",
    ),
    Case("SPIN-79", "MR of a hip", study("left hip_joint", read=False, scan="mr"), "27093-LT 73722-LT 77002"),
    Case("SPIN-79", "CT of a knee", study("left knee_joint", read=False, scan="ct"), "27369-LT 73701-LT 77002-59"),
    Case("SPIN-79", "CT of a wrist", study("right wrist_joint", read=False, scan="ct"), "25246-RT 73201-RT 77002-59"),
    Case(
        "SPIN-79",
        "by ultrasound",
        study("right shoulder_joint", "ultrasound", read=False, scan="mr"),
        "23350-RT 73222-RT 76942",
    ),
    Case("SPIN-80", "a drop of contrast before a steroid", joint("left hip_joint", "fluoroscopy"), "20610-LT 77002"),
    Case(
        "SPIN-80",
        "steroid with the contrast",
        [*study("left hip_joint", read=False, scan="mr"), *joint("left hip_joint")],
        "27093-LT 73722-LT 77002",
    ),
    Case(
        "SPIN-81",
        "hip under general anesthesia",
        study("right hip_joint", read=True, anesthesia=True),
        "27095-RT 73525-RT",
    ),
    Case("SPIN-81", "hip with skin numbing", study("right hip_joint", read=True), "27093-RT 73525-RT"),
    Case(
        "SPIN-82",
        "three wrist compartments",
        [*study("right wrist_joint", read=False, scan="mr"), *study("right wrist_joint", read=False, scan="mr")],
        "25246-RT 73222-RT 77002",
    ),
    Case("SPIN-83", "three muscles", [act("trigger_point", muscles=3)], "20553"),
    Case("SPIN-83", "two muscles", [act("trigger_point", muscles=2)], "20552"),
    Case("SPIN-83", "muscles unnamed", [act("trigger_point")], "20552", review="SPIN-83"),
    Case(
        "SPIN-84",
        "biceps sheath, ultrasound",
        tendon("right biceps_tendon", "ultrasound", attachment=False),
        "20550-RT 76942",
    ),
    Case("SPIN-84", "common extensor origin", tendon("right elbow_tendon", attachment=True), "20551"),
    Case("CAT-20526", "carpal tunnel", [act("carpal_tunnel_injection", side="left")], "20526-LT"),
    Case(
        "CAT-64728",
        "carpal tunnel release, 2026",
        [act("carpal_tunnel_release", side="left")],
        "64728-LT",
        date="2026-01-01",
    ),
    Case(
        "CAT-64728",
        "carpal tunnel release, 2025",
        [act("carpal_tunnel_release", side="left")],
        "",
        date="2025-12-31",
        review="64728",
    ),
    Case(
        "CAT-0232T SPIN-84",
        "platelets into a knee",
        [act("platelet_rich_plasma", side="left"), *joint("left knee_joint")],
        "0232T",
    ),
    Case("CAT-20612", "ganglion", [act("ganglion_aspiration", side="left")], "20612"),
    Case("CAT-20615", "bone cyst", [act("bone_cyst_injection", side="left")], "20615"),
]

TEXTS = [
    TextCase(
        "SPIN-76",
        "knee tapped and injected",
        """LEFT KNEE ARTHROCENTESIS AND INJECTION.
The left knee was prepped. A 20 gauge needle was placed into the suprapatellar recess and 30 mL of straw fluid was
aspirated. Through the same needle 40 mg of triamcinolone with 4 mL of lidocaine was injected.""",
        "20610-LT",
    ),
    TextCase(
        "SPIN-77",
        "both hips under fluoroscopy",
        """PROCEDURE: Bilateral hip joint steroid injections under fluoroscopy.
TECHNIQUE: Under fluoroscopic guidance a 22 gauge needle was advanced into the right hip joint. 1 mL of contrast confirmed
position. 40 mg of Kenalog and 4 mL of ropivacaine were injected. The same procedure was repeated at the left hip joint.""",
        "20610-50 77002",
    ),
    TextCase(
        "SPIN-77",
        "shoulder by ultrasound, capitals",
        """ULTRASOUND-GUIDED RIGHT GLENOHUMERAL JOINT INJECTION.
UNDER ULTRASOUND GUIDANCE A 22 GAUGE NEEDLE WAS ADVANCED INTO THE RIGHT GLENOHUMERAL JOINT. 40 MG OF DEPO-MEDROL AND 5 ML
OF BUPIVACAINE WERE INJECTED. AN IMAGE OF THE NEEDLE WAS SAVED.""",
        "20611-RT",
    ),
    TextCase(
        "SPIN-79",
        "shoulder MR arthrogram",
        """EXAM: MR ARTHROGRAM OF THE RIGHT SHOULDER.
TECHNIQUE: Under fluoroscopy a 22-gauge needle was placed into the right glenohumeral joint and 12 mL of dilute gadolinium
was injected. No arthrographic films were taken. MRI of the right shoulder followed.
FINDINGS: Tear of the anterior labrum. The rotator cuff is intact.""",
        "23350-RT 73222-RT 77002",
    ),
    TextCase(
        "SPIN-78",
        "shoulder arthrogram",
        """RIGHT SHOULDER ARTHROGRAM.
Under fluoroscopy a 20 gauge needle was placed into the right shoulder joint, which was distended with 14 mL of contrast. AP,
internal and external rotation and axillary films were taken and read.
FINDINGS: Contrast passes into the subacromial bursa through a full thickness tear.""",
        "23350-RT 73040-RT",
    ),
    TextCase(
        "SPIN-80",
        "hip with a drop of contrast",
        """Left hip injection. The left hip joint was entered under fluoroscopy with a 22 gauge spinal needle, 1 mL of contrast
showed the joint, and 80 mg of triamcinolone with 3 mL of lidocaine was injected.""",
        "20610-LT 77002",
    ),
    TextCase(
        "SPIN-81",
        "hip arthrogram with a skin wheal",
        """RIGHT HIP ARTHROGRAM. Lidocaine skin wheal. Under fluoroscopy a needle was advanced into the right hip joint and 10 mL of
Isovue was injected. AP and frog-leg lateral films were obtained. The labrum is outlined without tear.""",
        "27093-RT 73525-RT",
    ),
    TextCase(
        "SPIN-82",
        "three compartments of a wrist",
        """RIGHT WRIST MR ARTHROGRAM. Under fluoroscopy the radiocarpal, midcarpal and distal radioulnar joints of the right wrist were
each injected with 2 mL of dilute gadolinium. MRI of the right wrist was performed.
FINDINGS: Central perforation of the triangular fibrocartilage.""",
        "25246-RT 73222-RT 77002",
    ),
    TextCase(
        "SPIN-83",
        "three muscles",
        """Trigger point injections. 1 mL of 0.25% bupivacaine was injected into trigger points in the right trapezius, levator
scapulae and rhomboid muscles with a 25 gauge needle.""",
        "20553",
    ),
    TextCase(
        "SPIN-84",
        "biceps sheath by ultrasound",
        """ULTRASOUND-GUIDED RIGHT BICEPS TENDON SHEATH INJECTION.
Under ultrasound a 25 gauge needle was advanced into the right biceps tendon sheath. 20 mg of triamcinolone and 2 mL of
lidocaine were injected. Image saved.""",
        "20550-RT 76942",
    ),
    TextCase(
        "SPIN-76",
        "past, planned and declined injections",
        """CLINIC VISIT. The left knee was injected in March with good relief. She declined another knee injection today. We will plan
a hip injection next month.""",
        "",
    ),
]


@table(CASES)
def test_findings_to_lines(case):
    check(case)


@table(TEXTS)
def test_words_to_lines(case):
    check(case)
