"""Tubes, lines, filters and shunts of every day: short names, brands alone, both sides by one word, studies that are due later."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        rules="NONV-61",
        name="each tube is that of both sides",
        text=(
            "Ten week change of both kidney tubes, a little leak around the right one. Each nephrostomy was "
            "injected, cut and swapped over a Bentson for a fresh 10 French Flexima under fluoro."
        ),
        lines="50435-50",
    ),
    TextCase(
        rules="VINT-58",
        name="a pass that hit the portal vein",
        text=(
            "Variceal bleeding. RIJ, right hepatic vein, wedged CO2. The second pass hit the right portal. "
            "Gradient 21. 10 mm Viatorr, dilated to 8, gradient 7."
        ),
        lines="37182",
    ),
    TextCase(
        rules="VINT-72",
        name="a port accessed by a nurse",
        text=(
            "R chest port, no blood return. Accessed by RN. 10 cc Omni under fluoro: fibrin sleeve, contrast"
            " runs back along the catheter, tip SVC."
        ),
        lines="36598",
    ),
    TextCase(
        rules="VINT-71",
        name="a line of four lumens through the same hole",
        text=(
            "Left IJ quad lumen leaking at the hub. Over the wire: stitches cut, wire down the distal lumen,"
            " old out, new 8.5F quad in by the same hole. No fluoro."
        ),
        lines="36580",
    ),
    TextCase(
        rules="NONV-23",
        name="the first dose was of another day",
        text=("Empyema, first lytics 9/1. Today 10 mg tPA and 5 mg DNase down the left chest tube, clamped an hour."),
        lines="32562",
    ),
    TextCase(
        rules="NONV-60",
        name="a study that is due before the tube comes out",
        text=(
            "Fresh stick into a right mid pole calyx under ultrasound. Left an 8.5 French 24 cm "
            "nephroureteral catheter, loop in the bladder. Left kidney normal. Six weeks, then an antegrade "
            "study before anything is pulled."
        ),
        lines="50433-RT",
    ),
    TextCase(
        rules="NONV-73",
        name="a council over the wire",
        text=(
            "SP tube 16F, monthly. Wire through the old tube under fluoro, out, new 18F council over the "
            "wire. Contrast: in bladder, no leak."
        ),
        lines="51705 75984",
    ),
    TextCase(
        rules="NONV-88",
        name="nothing exchanged",
        text=(
            "G-TUBE CHECK. 30 cc Gastrografin by hand through the tube goes to the stomach, no leak. Nothing exchanged."
        ),
        lines="49465",
    ),
    TextCase(
        rules="VINT-58",
        name="into the stent",
        text=(
            "TIPS from 2021, ascites back. RIJ into the stent with an MPA, gradient 17, tight at the hepatic"
            " vein end. Lined with a 10 x 60 covered stent and ballooned with a 10. Gradient 8."
        ),
        lines="37183",
    ),
    TextCase(
        rules="NONV-01",
        name="sizes that went into places, beside a tap called off",
        text=(
            "Liver abscess and a second pus pocket in the right paracolic gutter. Ultrasound then fluoro for"
            " both. 12F in the liver, 150 cc. 10F in the gutter from the flank, 40 cc. A little pleural "
            "fluid, no tap."
        ),
        lines="49405 49406-59",
    ),
    TextCase(
        rules="MOD-50",
        name="never entered the room",
        text=(
            "PROCEDURE: RIGHT NEPHROSTOMY TUBE PLACEMENT\n"
            "Stent in good position on the CT of this morning. Urologist agrees that the tube is not needed."
            " Patient did not enter the angio suite."
        ),
        lines="",
    ),
    TextCase(
        rules="VINT-72",
        name="a shaft and its casting",
        text=(
            "Cuffed right IJ dialysis line, poor flow. Open right CFV punctured, 7F sheath. A gooseneck was "
            "closed round the shaft and dragged off the tip three times. The casting is gone."
        ),
        lines="36595 75901",
    ),
    TextCase(
        rules="NONV-10",
        name="old out, a new one in",
        text=(
            "Drain: left subphrenic, 10F, clogging. Injection: cavity 5 cm. Exchange: over Amplatz, old out,"
            " 14F Dawson-Mueller in, good position."
        ),
        lines="49423 75984",
    ),
    TextCase(
        rules="VINT-71",
        name="tubing of a device",
        text=(
            "Left port no longer needed. The scar was opened, the two anchors were cut and the entire "
            "device, tubing intact at 24 cm, was delivered. Pocket closed. I had placed this port in March "
            "of 2024."
        ),
        lines="36590",
    ),
    TextCase(
        rules="VINT-61",
        name="a transposed vein",
        text=(
            "Right basilic transposition with arm swelling. The fistula was cannulated above the elbow and "
            "imaged to the heart. Tight right innominate narrowing opened with a 12 mm Atlas. Nothing "
            "peripheral was dilated."
        ),
        lines="36901 36907",
    ),
    TextCase(
        rules="NONV-61",
        name="a balloon that made way for the tube",
        text=(
            "Left nephroureteral catheter changed over a wire, 10F. A 4 mm balloon was run once through the "
            "stricture so that the tube would pass."
        ),
        lines="50387-LT",
    ),
    TextCase(
        rules="NONV-75",
        name="ducts that are wide",
        text=(
            "Left biliary drain injected: the left ducts are mildly dilated with debris near the tip. Drain "
            "exchanged over a wire, 10F, loop in the duodenum."
        ),
        lines="47536",
    ),
    TextCase(
        rules="VINT-57",
        name="a short name that is out",
        text=(
            "IVCF out. Celect x 14 wk. RIJ 11F. Cavagram: no clot in filter. Hook snared, sheath over, out "
            "whole. Post cavagram no extrav."
        ),
        lines="37193",
    ),
    TextCase(
        rules="VINT-57",
        name="a brand that is out",
        text=("Denali out via RIJ. Snare on hook, sheathed, intact. Cavogram before and after."),
        lines="37193",
    ),
    TextCase(
        rules="VINT-57",
        name="the first word of a brand is no choice",
        text=("Right CFV. Cavogram normal. One Option Elite filter was placed in the infrarenal segment."),
        lines="37191",
    ),
    TextCase(
        rules="VINT-57",
        name="a brand with its seat, no tilt",
        text=(
            "IVC filter. Prox DVT. R CFV US, cavagram: single cava, 21 mm, no clot, renals L1-2. Option "
            "Elite infrarenal. No tilt. Sheath out. Retrieval letter given."
        ),
        lines="37191",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
