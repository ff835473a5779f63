"""Cement in vertebrae and sacrum: SPIN-01 to SPIN-12."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance, sedation
from tests.coding.cases import Case, TextCase, check, table


def needled(*levels: str) -> list:
    return [act("vertebroplasty", levels=(level,), cement=True) for level in levels]


def kypho(*levels: str, cavity: bool = True) -> list:
    return [act("kyphoplasty", levels=(level,), cement=True, cavity_device=cavity) for level in levels]


CASES = [
    Case("SPIN-01", "two needles in one body", [*needled("L1"), *needled("L1")], "22511"),
    Case("SPIN-02", "bodies of both regions", needled("T11", "T12", "L2"), "22510 22512x2"),
    Case("SPIN-03", "thoracic then lumbar", kypho("T12", "L1"), "22513 22515"),
    Case("SPIN-03", "lumbar bodies alone", kypho("L1", "L2", "L3"), "22514 22515x2"),
    Case("SPIN-04", "called kyphoplasty without a cavity", kypho("L3", cavity=False), "22511", not_coded="22514"),
    Case("SPIN-05", "two techniques", [*kypho("L1"), *needled("L4")], "22514 22511-59"),
    Case("SPIN-06", "one body, both techniques", [*kypho("L2"), *needled("L2")], "22514", not_coded="22511"),
    Case("SPIN-06", "cavity abandoned", kypho("L2", cavity=False), "22511"),
    Case(
        "SPIN-07",
        "biopsy of the treated body",
        [*needled("L2"), act("bone_biopsy", site="bone", bone="vertebra", levels=("L2",))],
        "22511",
        not_coded="20225",
    ),
    Case(
        "SPIN-07",
        "biopsy of another body",
        [*needled("L2"), act("bone_biopsy", site="bone", bone="vertebra", levels=("L4",))],
        "22511 20225-59",
    ),
    Case(
        "SPIN-11",
        "tumor ablated and cemented",
        [*kypho("L3"), act("thermal_ablation", organ="bone", id="rf")],
        "20982 22514",
    ),
    Case(
        "SPIN-08",
        "imaging is inside",
        [act("vertebroplasty", levels=("T8",), id="v", cement=True), guidance("ct", "v"), guidance("fluoroscopy", "v")],
        "22510",
        not_coded="77012",
    ),
    Case("SPIN-09", "both alae", [act("sacroplasty", side="bilateral", cement=True)], "0201T"),
    Case("SPIN-09", "one ala", [act("sacroplasty", side="left", cement=True)], "0200T-LT"),
    Case("SPIN-09", "a sacral body", needled("S1"), "22511"),
    Case("SPIN-10", "surgery center", [*needled("T10", "L1"), fact("ambulatory_surgery_center")], "C7504"),
    Case("SPIN-10", "surgery center, lumbar", [*needled("L1", "L2"), fact("ambulatory_surgery_center")], "C7505"),
    Case(
        "SPIN-10",
        "surgery center, augmentation",
        [*kypho("T10", "L1"), fact("ambulatory_surgery_center")],
        "C7507",
        review="C7507 or C7508",
    ),
    Case(
        "SPIN-10",
        "surgery center, lumbar augmentation",
        [*kypho("L1", "L2"), fact("ambulatory_surgery_center")],
        "C7508",
    ),
    Case(
        "SPIN-10",
        "the physician's claim",
        [*needled("T10", "L1"), fact("ambulatory_surgery_center")],
        "22510 22512",
        setting="professional",
    ),
    Case(
        "SPIN-12",
        "sedation stands beside the cement",
        [
            *kypho("L2"),
            sedation("moderate", id="s", by="operator", minutes=32),
            fact("independent_observer", about="s"),
            fact("start_stop_or_total_time", about="s"),
        ],
        "22514 99152 99153",
    ),
    Case("SPIN-01", "no level told", [act("vertebroplasty", cement=True)], "", asked="22511", review="level"),
    Case("SPIN-03", "a cervical cavity has no code", kypho("C5"), "", review="cervical"),
    Case("SPIN-01", "cement in the acetabulum", [act("cementoplasty")], "", review="outside the spine"),
]

TEXTS = [
    TextCase(
        "SPIN-01",
        "two pedicles",
        """PROCEDURE: Vertebroplasty L1.
TECHNIQUE: Under biplane fluoroscopy both pedicles of L1 were accessed with 11-gauge needles. 5 mL of PMMA was injected,
2.5 mL from each side. No leak.""",
        "22511",
    ),
    TextCase(
        "SPIN-02",
        "bodies of both regions",
        """Percutaneous vertebroplasty.
The patient was placed prone. Using fluoroscopy, 13 gauge needles were advanced through the left pedicles of T11, T12 and
L2. Cement was injected into T11, T12 and L2 without cavity creation: 2 mL, 3 mL and 4 mL. L4 is an old fracture and was
not treated.""",
        "22510 22512x2",
    ),
    TextCase(
        "SPIN-02",
        "each of the listed bodies",
        """Kyphoplasty T9, T10, L2.
TECHNIQUE: General anesthesia. Cannulas were passed through both pedicles of T9, T10 and L2. A sample was taken by the T10
cannula. Bone tamps were inflated in each of the three vertebral bodies, then cement was injected, 3 to 4 mL. Minor leak into the
T10 disc.""",
        "22513 22515x2",
    ),
    TextCase(
        "SPIN-03",
        "the only body of the title, after a landmark with old cement and a list without headings",
        """Vertebral augmentation, L3
- Clinical: 77F, fell in June
- 2021: T11 fracture, kyphoplasty then
- General anesthesia
- Prone; counted from the old cement in T11, which was not entered
- Right transpedicular, 10G introducer
- Balloon to 200 psi, 3 mL, then out
- Void filled with 4 mL of PMMA, no leak""",
        "22514",
    ),
    TextCase(
        "SPIN-02",
        "both bodies",
        """Vertebroplasty. Under fluoroscopy 13 gauge needles were placed into L1 and L3. PMMA was injected into both vertebral bodies.
L2 is normal.""",
        "22511 22512",
    ),
    TextCase(
        "SPIN-03",
        "balloons",
        """OPERATION: Balloon kyphoplasty of T12 and L1.
Jamshidi needles were placed through both pedicles of T12. The inflatable bone tamps were inserted and inflated to 200 psi.
The same was done at L1. The balloons were deflated and removed, and 4 cc of cement was delivered into T12 and 5 cc into L1.""",
        "22513 22515",
    ),
    TextCase(
        "SPIN-04",
        "kyphoplasty in name",
        """PROCEDURE: L3 kyphoplasty
DESCRIPTION: A 13-gauge needle was advanced through the right pedicle to the anterior third of L3 and 4 mL PMMA injected
under continuous fluoroscopy. No balloon was used.""",
        "22511",
        not_coded="22514",
    ),
    TextCase(
        "SPIN-05",
        "balloon at one body",
        """PROCEDURE: Kyphoplasty of L1 and vertebroplasty of L4.
L1 was entered through both pedicles, two 15 mm balloons were inflated, then 5 mL of cement was injected into L1. At L4 a
single needle was placed and 3 mL of cement was injected; the balloon was not used at L4. Fluoroscopy throughout.""",
        "22514 22511-59",
    ),
    TextCase(
        "SPIN-09",
        "sacroplasty",
        """CT GUIDED SACROPLASTY.
Indication: sacral insufficiency fractures.
Technique: With CT fluoroscopy two 11 gauge needles were advanced along the left sacral
ala and two along the right sacral ala. 8 mL of cement in total was injected. No extravasation into the foramina.""",
        "0201T",
    ),
    TextCase(
        "SPIN-09",
        "one ala",
        """Left sacroplasty under CT. A 13G needle was placed in the long axis of the left sacral ala and
4 cc of PMMA was injected. Right ala intact.""",
        "0200T-LT",
    ),
    TextCase(
        "SPIN-01",
        "plan only",
        """CLINIC NOTE. MRI shows an acute L2 fracture. We discussed vertebroplasty of L2, and she will
return next week for the procedure. No procedure was performed today.""",
        "",
    ),
    TextCase(
        "SPIN-03",
        "run-on dictation",
        """this is a kyphoplasty of l two patient prone general anesthesia both pedicles of L2 cannulated
under biplane fluoro balloons inflated to two hundred psi with good height restoration balloons out and five cc of cement in
total injected no leak she has an old T12 kyphoplasty from 2019 which looks fine""",
        "22514",
    ),
    TextCase(
        "SPIN-03",
        "all caps",
        """PROCEDURE: T8 VERTEBRAL AUGMENTATION WITH BALLOON. UNIPEDICULAR LEFT ACCESS WITH A 10 GAUGE CANNULA.
A CURVED CURETTE WAS USED TO CREATE A CAVITY, THEN THE BALLOON WAS INFLATED IN T8. 3 ML OF PMMA WAS INJECTED. T9 CHRONIC.""",
        "22513",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    check(case)
