"""Whether the report reads what a run showed: in the same breath, after it, under labels, or for all at once."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

START = "TECHNIQUE: The right common femoral artery was punctured and a 5F sheath placed. "


def read(text: str) -> dict[str, bool]:
    """Whether each bed of the diagnostic studies is interpreted."""
    out: dict[str, bool] = {}
    for study in findings_of(START + text).imaging:
        for bed in study.beds:
            name = f"{bed.side} {bed.bed}" if bed.side else bed.bed
            out[name] = out.get(name, False) or bed.interpreted
    return out


READ = [
    "SMA selected. Superior mesenteric arteriogram: patent trunk, no extravasation.",
    "SMA selected and injected. No extravasation.",
    "SMA selected and injected.\nFINDINGS: The superior mesenteric artery is widely patent.",
    "SMA selected and injected.\nFINDINGS: SMA: no active bleeding, normal branches.",
    "Left renal artery selected and injected.\nFINDINGS: Left kidney: normal nephrogram.",
    "Left renal artery selected and injected.\nFINDINGS:\nLeft: 70 percent ostial stenosis.",
    "Celiac and SMA each selected and injected. Both are patent.",
    "Celiac and SMA each selected and injected. All patent.",
    "Left ICA selected and injected.\nFINDINGS: Left intracranial circulation normal.",
    "Left ICA selected and injected.\nFINDINGS: Left MCA and ACA are normal.",
    "Left vertebral artery selected and injected.\nFINDINGS: The posterior circulation is normal on the left.",
    "Left internal iliac artery selected, arteriogram, then the left uterine artery selected, run. No extravasation on either side.",
    "Right T9 and T10 intercostals selected and injected.\nFINDINGS: No fistula at any level.",
    "Left subclavian artery selected, left arm arteriogram.\nFINDINGS: Axillary and brachial arteries patent on the left.",
    "Left bronchial artery engaged and injected: hypertrophied with shunting.",
    "Left internal mammary selected, arteriogram. Extravasation from an intercostal branch.",
]


@pytest.mark.parametrize("text", READ, ids=range(len(READ)))
def test_read(text: str) -> None:
    found = read(text)
    assert found
    assert all(found.values()), found


UNREAD = [
    "SMA selected. SMA angiogram done.",
    "SMA selected and injected. The sheath was removed.",
    "SMA selected and injected.\nFINDINGS: The celiac artery is patent.",
    "Left renal artery selected and injected.\nFINDINGS: Right renal artery normal.",
    "Left internal iliac artery selected and injected. The pelvis was not interpreted.",
    "SMA selected and injected. Closure with Angio-Seal, site patent.",
    "SMA selected and injected.\nHISTORY: SMA stenosis.",
]


@pytest.mark.parametrize("text", UNREAD, ids=range(len(UNREAD)))
def test_not_read(text: str) -> None:
    found = read(text)
    assert found
    assert not any(found.values()), found


def test_each_leg_is_read_for_itself() -> None:
    found = read(
        "Pigtail to the bifurcation, bilateral leg runoff.\nFINDINGS:\nRIGHT LEG: SFA occluded.\nThe procedure was well tolerated."
    )
    assert found == {"left lower_extremity": False, "right lower_extremity": True}


def test_a_label_reads_its_bed_until_the_next_line() -> None:
    text = (
        "Both renal arteries selected and injected.\nFINDINGS:\nRIGHT RENAL ARTERY: Single. No stenosis. Normal size.\n"
        "LEFT RENAL ARTERY: Injected twice."
    )
    assert read(text) == {"left renal": False, "right renal": True}
