"""Tumor ablation, its imaging, samples and displaced tissue: rules, and words from dictation to lines."""

from __future__ import annotations

from tests.coding.build import act, fact, guidance
from tests.coding.cases import Case, TextCase, check, table

HEAT, MICROWAVE, COLD = "thermal_ablation", "microwave_ablation", "cryoablation"
ELECTRO, LASER, SONIC = "irreversible_electroporation", "laser_ablation", "focused_ultrasound"


def of(kind, organ, name="one", marks=None, **details):
    """An ablation of an organ."""
    own = {"details": {"lesion": marks}} if marks else {}
    return act(kind, id=name, organ=organ, **own, **details)


def under(modality, about="one"):
    return [guidance(modality, about, id=f"look-{about}"), fact("image_saved", about=f"look-{about}")]


CT = under("ct")
CORE = {"id": "core", "site": "liver"}

CASES = [
    Case("NONV-91 NONV-95", "frozen left kidney", [of(COLD, "kidney", side="left"), *CT], "50593-LT 77013"),
    Case("NONV-94", "microwave of a kidney", [of(MICROWAVE, "kidney", side="right"), *CT], "50592-RT 77013"),
    Case("NONV-95 NONV-109", "both kidneys", [of(COLD, "kidney", side="bilateral"), *CT], "50593-50 77013"),
    Case("NONV-93 NONV-94", "three liver tumors", [of(MICROWAVE, "liver", lesions=3), *CT], "47382 77013"),
    Case("NONV-93 NONV-94", "frozen liver under MR", [of(COLD, "liver"), *under("mr")], "47383 77022"),
    Case("NONV-91", "liver under ultrasound", [of(HEAT, "liver"), *under("ultrasound")], "47382 76940"),
    Case(
        "NONV-93 NONV-108", "both energies", [of(HEAT, "liver"), of(COLD, "liver", "two")], "47382", not_coded="47383"
    ),
    Case(
        "NONV-92",
        "main modality once",
        [of(COLD, "kidney", side="left", main_guidance="ct"), *CT, guidance("ultrasound", "one")],
        "50593-LT 77013",
    ),
    Case("NONV-91", "through the laparoscope", [of(HEAT, "liver", route="laparoscopic")], "47370"),
    Case("NONV-91", "laparotomy", [of(HEAT, "liver", route="open")], "47380"),
    Case("NONV-94", "alcohol in the liver", [of("ethanol_ablation", "liver")], "47399", review="unlisted"),
    Case("NONV-95", "one lung frozen", [of(COLD, "lung", side="right", lesions=2), *CT], "32994-RT", not_coded="77013"),
    Case("NONV-95", "one lung heated", [of(MICROWAVE, "lung", side="left")], "32998-LT"),
    Case(
        "NONV-108",
        "heat and cold in one lung",
        [of(HEAT, "lung", side="left"), of(COLD, "lung", "two", side="left")],
        "32994-LT",
        not_coded="32998",
    ),
    Case("NONV-96 NONV-91", "bone heated", [of(HEAT, "bone", side="right"), *CT], "20982", not_coded="77013"),
    Case(
        "SPIN-11 NONV-96",
        "ablation and cement of one body",
        [of(HEAT, "bone"), act("kyphoplasty", id="cement", levels=("L3",), cement=True, cavity_device=True)],
        "20982 22514",
    ),
    Case(
        "NONV-96 NONV-46",
        "frozen ilium and cement of L3",
        [of(COLD, "bone", side="left"), act("vertebroplasty", id="cement", levels=("L3",), cement=True)],
        "20983 22511",
    ),
    Case("NONV-97", "electroporation in 2025", [of(ELECTRO, "liver"), *CT], "0600T", date="2025-11-03"),
    Case("NONV-97", "liver in 2026", [of(ELECTRO, "liver"), *CT], "47384", date="2026-02-03"),
    Case("NONV-97", "prostate in 2025", [of(ELECTRO, "prostate")], "0600T", date="2025-11-03"),
    Case("NONV-97 NONV-102", "prostate in 2026", [of(ELECTRO, "prostate")], "55877", date="2026-02-03"),
    Case("NONV-97", "pancreas in 2026", [of(ELECTRO, "pancreas")], "0600T", date="2026-02-03"),
    Case("NONV-97", "open", [of(ELECTRO, "pancreas", route="open")], "0601T"),
    Case(
        "NONV-98",
        "core that decided",
        [of(HEAT, "liver"), *CT, act("core_biopsy", decided=True, **CORE), guidance("ct", "core")],
        "47382 47000-59 77013",
    ),
    Case(
        "NONV-98",
        "core in passing",
        [of(HEAT, "liver"), *CT, act("core_biopsy", **CORE)],
        "47382 77013",
        not_coded="47000",
        asked="47000",
    ),
    Case(
        "NONV-98",
        "core of another tumor",
        [
            of(HEAT, "liver", marks="segment=8"),
            act("core_biopsy", details={"lesion": "segment=3"}, **CORE),
        ],
        "47382 47000-59",
    ),
    Case("NONV-99", "both lobes", [of(HEAT, "thyroid", side="bilateral"), *under("ultrasound")], "60660 60661"),
    Case("NONV-99", "isthmus", [of(HEAT, "thyroid", marks="lobe=isthmus")], "60660"),
    Case("NONV-99", "before 2025", [of(HEAT, "thyroid", side="right")], "60699", date="2024-11-04", review="unlisted"),
    Case("NONV-99", "microwave", [of(MICROWAVE, "thyroid", side="right")], "60699", review="unlisted"),
    Case("NONV-99", "laser", [of(LASER, "thyroid", side="right")], "0673T"),
    Case("NONV-100", "frozen cancer", [of(COLD, "breast", side="left", nature="malignant")], "0581T"),
    Case(
        "NONV-100",
        "two fibroadenomas",
        [of(COLD, "breast", side="left", nature="benign", lesions=2)],
        "19105-LT 19105-59-LT",
    ),
    Case(
        "NONV-100", "laser, benign", [of(LASER, "breast", side="left", nature="benign")], "0970T-LT", date="2025-08-04"
    ),
    Case(
        "NONV-100",
        "laser, cancer",
        [of(LASER, "breast", side="left", nature="malignant")],
        "0971T-LT",
        date="2025-08-04",
    ),
    Case("NONV-100", "laser before", [of(LASER, "breast", side="left", nature="benign")], "19499", date="2025-06-04"),
    Case("NONV-100", "kind not told", [of(COLD, "breast", side="left")], "", asked="0581T", review="NONV-100"),
    Case("NONV-101", "fibroids in 2023", [of(HEAT, "uterus")], "0404T", date="2023-08-07"),
    Case("NONV-101", "fibroids from 2024", [of(HEAT, "uterus")], "58580", date="2024-02-05"),
    Case("NONV-101", "fibroids by sound", [of(SONIC, "uterus")], "58999", review="unlisted"),
    Case("NONV-102", "frozen prostate", [of(COLD, "prostate"), *under("ultrasound")], "55873"),
    Case("NONV-102", "sound from the rectum", [of(SONIC, "prostate")], "55880"),
    Case("NONV-102", "sound from the urethra", [of(SONIC, "prostate", route="transurethral")], "55882"),
    Case(
        "NONV-102",
        "transducer by another",
        [of(SONIC, "prostate", route="transurethral", transducer_by_other=True)],
        "55881",
    ),
    Case("NONV-102", "laser of cancer", [of(LASER, "prostate", nature="malignant")], "0655T"),
    Case("NONV-102", "laser, small gland", [of(LASER, "prostate", nature="benign", gland_volume=40)], "0714T"),
    Case("NONV-102", "laser, large gland", [of(LASER, "prostate", nature="benign", gland_volume=70)], "0867T"),
    Case(
        "NONV-102",
        "large gland before July 2024",
        [of(LASER, "prostate", nature="benign", gland_volume=70)],
        "0714T",
        date="2024-05-06",
    ),
    Case("NONV-102", "heat has no code of its own", [of(HEAT, "prostate")], "55899", review="unlisted"),
    Case("NONV-104", "two liver tumors", [of("histotripsy", "liver", lesions=2)], "0686T"),
    Case("NONV-104", "kidney", [of("histotripsy", "kidney", side="left")], "0888T-LT", date="2024-08-05"),
    Case(
        "NONV-104",
        "kidney before July 2024",
        [of("histotripsy", "kidney", side="left")],
        "",
        date="2024-05-06",
        review="no code of its own",
    ),
    Case("NONV-104", "pancreas", [of("histotripsy", "pancreas")], "1037T", date="2026-08-03"),
    Case(
        "NONV-105",
        "fluid before 2026",
        [of(COLD, "kidney", side="left"), act("hydrodissection", region="abdomen")],
        "50593-LT",
        not_coded="1022T",
    ),
    Case(
        "NONV-105",
        "abdomen",
        [of(COLD, "kidney", side="left"), act("hydrodissection", region="abdomen")],
        "50593-LT 1022T",
        date="2026-03-02",
    ),
    Case(
        "NONV-105",
        "chest",
        [of(COLD, "lung", side="left"), act("hydrodissection", region="chest")],
        "32994-LT 1023T",
        date="2026-03-02",
    ),
    Case(
        "NONV-105",
        "neck",
        [of(HEAT, "thyroid", side="left"), act("hydrodissection", region="soft_tissue")],
        "60660 1024T",
        date="2026-03-02",
    ),
    Case("NONV-106", "adrenal", [of(MICROWAVE, "adrenal", side="left"), *CT], "60699 77013", review="unlisted"),
    Case("NONV-106", "pancreas", [of(HEAT, "pancreas")], "48999", review="unlisted"),
    Case("NONV-106", "node", [of(COLD, "node")], "38999", review="unlisted"),
    Case("NONV-106", "soft tissue", [of(COLD, "soft_tissue")], "20999", review="unlisted"),
    Case("NONV-106", "pleura", [of(COLD, "pleura")], "32999", review="unlisted"),
    Case("NONV-107", "planned by software", [of(MICROWAVE, "liver", planning_software=True), *CT], "47382 77013 0944T"),
    Case(
        "NONV-107",
        "software before 2025",
        [of(MICROWAVE, "liver", planning_software=True)],
        "47382",
        date="2024-11-04",
        not_coded="0944T",
    ),
    Case(
        "NONV-110",
        "reading codes of a physician",
        [of(COLD, "kidney", side="left"), *CT],
        "50593-LT 77013-26",
        setting="professional",
    ),
    Case("NONV-94", "energy not told", [of("ablation", "liver")], "", asked="47382", review="energy"),
    Case("NONV-94", "organ not told", [act(HEAT, id="one")], "", review="organ"),
    Case("NONV-39", "a needle and no more", [act("needle_placement", id="one")], "", review="needle"),
    Case(
        "NONV-103",
        "three intercostal nerves",
        [act("cryoneurolysis", id="one", nerve="intercostal", side="left", levels=("T6", "T7", "T8"))],
        "0442Tx3",
    ),
]

TEXTS = [
    TextCase(
        "NONV-93",
        "three metastases",
        """CT-GUIDED MICROWAVE ABLATION OF LIVER METASTASES
Anesthesia: General.
Technique: Under CT guidance a NeuWave PR probe was advanced into a 2.1 cm segment 6 metastasis and ablated at 65 W for 5
minutes. A second probe was placed in a segment 7 lesion and ablated for 6 minutes. A third lesion in segment 4 was
treated. Post-ablation CT showed good ablation zones with margins.
Impression: Microwave ablation of three liver metastases.""",
        "47382 77013",
    ),
    TextCase(
        "NONV-91",
        "left renal mass",
        "CT-guided cryoablation of a left renal mass. Under CT three IceRod probes were placed in the 3 cm left lower pole renal"
        " mass. 10 minute freeze, 8 minute thaw, 10 minute freeze. The ice ball was monitored with CT and covered the mass.",
        "50593-LT 77013",
    ),
    TextCase(
        "NONV-95",
        "two lobes of one lung",
        "CT-guided cryoablation of two right lung metastases. Right upper lobe: 2 probes, triple freeze. Right lower lobe: 1"
        " probe, triple freeze. Intermittent CT during each cycle.",
        "32994-RT",
    ),
    TextCase(
        "NONV-96",
        "osteoid osteoma",
        "CT-guided radiofrequency ablation of osteoid osteoma, right femur. A Bonopty drill accessed the nidus under CT. RF"
        " electrode was advanced and heated to 90 degrees for 6 minutes.",
        "20982",
    ),
    TextCase(
        "NONV-96",
        "rib and the tissue about it",
        "CT guided cryoablation of soft tissue and rib metastasis left chest. Two probes placed into the left 6th rib lesion."
        " Freeze 10 thaw 5 freeze 10.",
        "20983",
    ),
    TextCase(
        "NONV-97",
        "electroporation, to 2025",
        "Irreversible electroporation of a segment 4 liver tumor. Under CT guidance four NanoKnife probes were placed; 90"
        " pulses per pair. General anesthesia with paralysis.",
        "0600T",
        date="2025-11-10",
    ),
    TextCase(
        "NONV-97",
        "electroporation, from 2026",
        "Irreversible electroporation of a segment 4 liver tumor. Under CT guidance four NanoKnife probes were placed; 90"
        " pulses per pair. General anesthesia with paralysis.",
        "47384",
        date="2026-02-10",
    ),
    TextCase(
        "NONV-98",
        "read on site, then ablated",
        "CT-guided biopsy and microwave ablation of a segment 8 liver mass. Three 18 gauge cores of the mass were obtained under"
        " CT. The on-site cytologist read the touch prep as hepatocellular carcinoma, so we proceeded to microwave ablation of"
        " the mass with one antenna at 65 W for 6 minutes under CT. Post ablation CT shows a 4 cm zone.",
        "47382 47000-59 77013",
    ),
    TextCase(
        "NONV-99",
        "three nodules of two lobes",
        "Radiofrequency ablation of thyroid nodules under ultrasound. Right lobe two nodules and left lobe one nodule were"
        " treated with an 18 gauge electrode using the moving shot technique.",
        "60660 60661",
    ),
    TextCase(
        "NONV-100",
        "frozen breast cancer",
        "Ultrasound-guided cryoablation of a 1 cm left breast carcinoma. A cryoprobe was placed through the mass; freeze 9"
        " minutes, thaw 8 minutes, freeze 9 minutes.",
        "0581T",
    ),
    TextCase(
        "NONV-101",
        "through the cervix",
        "Transcervical radiofrequency ablation of uterine fibroids with the Sonata system. Intrauterine ultrasound. Three"
        " fibroids were ablated.",
        "58580",
        date="2024-02-10",
    ),
    TextCase(
        "NONV-102",
        "laser of a large gland",
        "Transperineal laser ablation of the prostate for benign prostatic hyperplasia. Gland volume 70 mL. Under transrectal"
        " ultrasound two fibers were placed in each lobe, 1800 J per fiber.",
        "0867T",
    ),
    TextCase(
        "NONV-104",
        "histotripsy",
        "Histotripsy of two liver metastases in segments 5 and 6 with the Edison system. Ultrasound targeting; treatment head in"
        " water bath.",
        "0686T",
    ),
    TextCase(
        "NONV-105",
        "saline between colon and kidney",
        "CT-guided cryoablation left renal mass. Saline was injected between the colon and the kidney to displace bowel. Three"
        " probes; 10 minute freeze, 8 thaw, 10 freeze, monitored by CT.",
        "1022T 50593-LT 77013",
        date="2026-03-10",
    ),
    TextCase(
        "NONV-106",
        "adrenal metastasis",
        "CT-guided microwave ablation of a left adrenal metastasis. One antenna, 45 W, 5 minutes. CT monitoring.",
        "60699 77013",
        review="unlisted",
    ),
    TextCase(
        "NONV-91",
        "called off",
        "CT-guided microwave ablation of the liver was planned. Ultrasound and CT showed that the lesion was not visible. The"
        " procedure was cancelled; no probe was placed.",
        "",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words(case):
    check(case)
