"""Needle work told in passing: tissue pushed aside, taps not done, a needle checked on CT."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

KIDNEY = (
    "CRYOABLATION, RIGHT KIDNEY, UNDER CT\nAnesthesia: general.\nTechnique: Patient prone. A thin needle was set beside "
    "the descending duodenum and 120 mL of saline with a little contrast pushed the duodenum 2 cm away from the tumor. "
    "Under CT two cryoprobes were placed in the 2.5 cm right renal tumor and two 10-minute freezes were run. CT during "
    "the freezing showed the ice ball covering the tumor.\nImpression: Cryoablation of a right renal tumor."
)

TEXTS = [
    TextCase(
        rules="NONV-105",
        name="saline that pushed the bowel away, 2026",
        text=KIDNEY,
        lines="1022T 50593-RT 77013",
        date="2026-02-03",
    ),
    TextCase(rules="NONV-105", name="the same before 2026", text=KIDNEY, lines="50593-RT 77013", date="2025-12-30"),
    TextCase(
        rules="NONV-105",
        name="no fluid was needed to push the bowel",
        text=KIDNEY.replace(
            "A thin needle was set beside the descending duodenum and 120 mL of saline with a little contrast pushed "
            "the duodenum 2 cm away from the tumor.",
            "The duodenum lay 3 cm away, so no saline was pushed between it and the tumor.",
        ),
        lines="50593-RT 77013",
        date="2026-02-03",
    ),
    TextCase(
        rules="NONV-17",
        name="a trace of fluid and no needle",
        text=(
            "PARACENTESIS: NOT DONE\nThe abdomen was scanned with ultrasound in all four quadrants and pictures were "
            "kept. There is only a trace of free fluid beside the liver. No needle was inserted.\n"
            "Impression: Too little ascites to tap."
        ),
        lines="76705",
    ),
    TextCase(
        rules="NONV-17",
        name="a small amount that was tapped on one side",
        text=(
            "ABDOMINAL ULTRASOUND FOR PARACENTESIS\nAll four quadrants were scanned and images stored. Small amount of "
            "ascites. The needle was advanced into the left lower quadrant pocket under ultrasound and 2.1 L of yellow "
            "fluid removed. The right side was not attempted.\nImpression: Paracentesis under ultrasound."
        ),
        lines="49083",
    ),
    TextCase(
        rules="NONV-45",
        name="marrow with the needle checked on CT",
        text=(
            "Marrow biopsy for cytopenia.\nProne. Right posterior iliac crest numbed. The needle position was checked "
            "on CT. Marrow was aspirated for smears, and a 2 cm core was taken through the same entry."
        ),
        lines="38222-RT 77012",
    ),
]


@table(TEXTS)
def test_texts(case: TextCase) -> None:
    """The words of a report give these lines."""
    check(case)
