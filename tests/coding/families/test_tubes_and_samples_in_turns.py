"""Tubes, taps and samples in turns of speech: spelled drugs, ways by the wall of the body, devices that were stabbed or thrown."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-23",
        name="a spelled drug through the same tube",
        text=(
            "Day two of lytics: through the same 14 French tube in the left chest we gave ten of T P A and "
            "five of dornase, clamped an hour."
        ),
        lines="32562",
    ),
    TextCase(
        rules="NONV-03",
        name="a fornix and a cavity probe",
        text=(
            "Tubo-ovarian abscess. Endocavitary probe with guide, 18G through the posterior fornix, pus, "
            "wire, 10F pigtail left in the cul-de-sac. 80 mL."
        ),
        lines="49407",
    ),
    TextCase(
        rules="NONV-22",
        name="a line of the chest wall is no place",
        text=(
            "Effusion on the left, tunneled pleural catheter. Pocket seen with US mid-axillary, 16G in, wire"
            " under fluoro, PleurX through the tunnel, cuff 1 cm in, 900 cc serous."
        ),
        lines="32550 75989",
    ),
    TextCase(
        rules="NONV-02",
        name="a size over the trocar in one breath",
        text=(
            "seroma of the right flank wall in the fat went in at the low end with the trocar under "
            "ultrasound eight french over it curled up nicely three hundred fifty straw colored came out "
            "picture saved put to a bulb"
        ),
        lines="10030",
    ),
    TextCase(
        rules="NONV-74",
        name="a catheter with many holes",
        text=(
            "Segment 6 duct punctured from the right, stricture crossed. An 8.5 French catheter with many "
            "holes was then laid from there through to the duodenum and locked. External bag overnight."
        ),
        lines="47534",
    ),
    TextCase(
        rules="NONV-25",
        name="a tube that was stabbed",
        text=(
            "Sludge filled gallbladder. Through the liver a trocar-mounted 8.5 French was stabbed in one "
            "motion, bile like tar 120 mL. Loop in the fundus by ultrasound, images saved."
        ),
        lines="47490",
    ),
    TextCase(
        rules="NONV-68",
        name="the other side done identically",
        text=(
            "Ileal conduit, catheters out of the stoma. Left first: wire up the old 8.5F single-J, out, new "
            "one same size over the wire, contrast in the pelvis. Right done identically."
        ),
        lines="50688-50 75984",
    ),
    TextCase(
        rules="NONV-26",
        name="a letter that gives dye through a tube",
        text=(
            "Dear Dr. Fenn, your patient came for the check of his gallbladder tube. I gave dye through it: "
            "the gallbladder is small, the cystic duct does open and the common duct runs to the bowel. I "
            "left the tube alone and put a cap on."
        ),
        lines="47531",
    ),
    TextCase(
        rules="MOD-50",
        name="no contrast and no new tube",
        text=(
            "Her gastrostomy looked loose, so I pushed the disk back to the 4 mark and checked the balloon "
            "water. No contrast, no new tube."
        ),
        lines="",
    ),
    TextCase(
        rules="NONV-50",
        name="a gun that was thrown",
        text=(
            "Liver failure, so not through the skin. Right jugular vein, MPA into the right hepatic vein. "
            "Through the stiff cannula the 19 gauge Quick-Core was thrown four times, three good cylinders."
        ),
        lines="37200 36011 75970",
    ),
    TextCase(
        rules="NONV-60",
        name="a size behind a comma is denied by nothing before it",
        text=(
            "Left kidney: 21 gauge needle, lower pole, cloudy urine, no contrast beyond 3 mL, 10 French nephrostomy."
        ),
        lines="50432-LT",
    ),
    TextCase(
        rules="NONV-41",
        name="a coaxial set with its shots",
        text=("RUL nodule. CT. 19/20 coax x4. ROSE: adeno. Small PTX, no tube."),
        lines="32408",
    ),
    TextCase(
        rules="CAT-58345",
        name="an antibiotic is no sclerosant",
        text=(
            "Fallopian tube recanalization right: catheter wedged in the cornu, wire through the block, "
            "selective salpingogram open. Doxycycline given."
        ),
        lines="58345-RT 74742",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
