"""Central lines whose past is told beside the work of today, lines in plain words, and tips that went astray."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="VINT-68",
        name="a letter of the day",
        text=(
            "Dear Dr. Ames, your patient received her port today. It was placed on the right through the "
            "jugular vein under ultrasound and x-ray, with the tip at the entrance to the heart."
        ),
        lines="36561-RT 77001",
    ),
    TextCase(
        rules="VINT-68",
        name="a junction letter by letter",
        text=(
            "right chest port went in today micro stick right ij ultrasound no picture tunnel to the pocket "
            "eight french single lumen tip at the c a j on fluoro two layer close"
        ),
        lines="36561-RT 77001",
    ),
    TextCase(
        rules="VINT-71",
        name="when a port went in and that it is no longer needed",
        text=(
            "She finished chemo. Port that I implanted in March 2023 no longer needed. Local, old scar "
            "opened, port dissected free, catheter pulled whole, closed."
        ),
        lines="36590",
    ),
    TextCase(
        rules="VINT-71",
        name="the year of a port before its removal",
        text=("RIGHT CHEST PORT PLACED IN 2021 REMOVED TODAY. CATHETER INTACT. CLOSED WITH 4-0 MONOCRYL."),
        lines="36590",
    ),
    TextCase(
        rules="VINT-71",
        name="only the cuff names the kind",
        text=("Cuff extruding: catheter changed over wires, 19 cm new one, same tunnel, no fluoro."),
        lines="36581",
    ),
    TextCase(
        rules="VINT-71",
        name="no longer needed and removed",
        text=(
            "The Hickman was no longer needed and was removed today at the bedside after the cuff was "
            "loosened with a hemostat."
        ),
        lines="36589",
    ),
    TextCase(
        rules="VINT-72",
        name="a statement that opens with its verb",
        text=("PICC malpositioned in azygos. Pulled back 4 cm and readvanced over a wire to the SVC, fluoroscopy."),
        lines="36597",
    ),
    TextCase(
        rules="VINT-72",
        name="a loop hooked from the groin",
        text=(
            "Port catheter looped in the right jugular. Femoral access, pigtail catheter hooked the loop and"
            " pulled it down into the SVC. Fluoroscopy shows the tip in the SVC."
        ),
        lines="36597",
    ),
    TextCase(
        rules="VINT-72",
        name="only the fibrin names the line",
        text=(
            "From the groin a gooseneck snare stripped the fibrin sheath off the catheter. Contrast after "
            "shows no sleeve."
        ),
        lines="36595 75901",
    ),
    TextCase(
        rules="VINT-68",
        name="a port put in, in plain words",
        text=(
            "She had a port put in today for breast cancer chemotherapy. We went in through the right "
            "jugular vein, made a small pocket under the collarbone, and the tip rests just above the heart "
            "at the cavoatrial junction on x-ray (fluoroscopy). Ready to use."
        ),
        lines="36561-RT 77001",
    ),
    TextCase(
        rules="VINT-71",
        name="in for the old",
        text=(
            "TDC exchange over stiff glidewire, R IJ, 27 cm BioFlo DuraMax in for the old, tips in right "
            "atrium under fluoroscopy."
        ),
        lines="36581 77001",
    ),
    TextCase(
        rules="VINT-71",
        name="a port exchange by its name",
        text=(
            "Port exchange via same venous access. Pocket opened, old port and catheter freed, wire passed "
            "through the catheter, new PowerPort catheter over the wire, tip CAJ with fluoroscopy, new "
            "reservoir in the same pocket."
        ),
        lines="36582 77001",
    ),
    TextCase(
        rules="VINT-72",
        name="a needle that is in the port",
        text=("Port check: Huber in, contrast by hand under fluoro, tip at CAJ, no fibrin sheath, no leak."),
        lines="36598",
    ),
    TextCase(
        rules="VINT-72",
        name="a tip snared back",
        text=(
            "Left port catheter tip in azygos. Snared from the femoral vein and pulled back into the SVC "
            "under fluoroscopy."
        ),
        lines="36597",
    ),
    TextCase(
        rules="VINT-68",
        name="pulled through its exit",
        text=(
            "LEFT dialysis catheter: cuff freed, pulled through its exit whole. Then right IJ under "
            "ultrasound, vein open, no picture kept, and a new 19 cm Permcath on the right, tip on chest "
            "film."
        ),
        lines="36558-RT 36589-LT",
    ),
    TextCase(
        rules="VINT-68",
        name="one side out, the other in",
        text=(
            "Right port is infected. The device was taken out through its old scar and the wound packed. "
            "Next the left side: left jugular punctured and a new port implanted below the left clavicle. No"
            " fluoroscopy."
        ),
        lines="36561-LT 36590-RT",
    ),
    TextCase(
        rules="VINT-71",
        name="a replacement on the same track",
        text=(
            "Mr. Dane's catheter is in the right internal jugular and clots. The cuff was freed, wires down "
            "both lumens, and a 23 cm replacement went in on the same track."
        ),
        lines="36581",
    ),
    TextCase(
        rules="VINT-71",
        name="none needed",
        text=("Port out. Left chest. Old scar opened, port and catheter whole. A new port was not needed."),
        lines="36590",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
