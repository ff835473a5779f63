"""Saphenous veins that are closed from inside were each entered."""

from __future__ import annotations

from ircoder.findings.model import Access, Act, Side
from ircoder.findings.vein_entries import with_vein_entries

GREAT = "vessel:great_saphenous_vein"


def _closed(side: Side, kind: str = "venous_ablation", target: str | None = GREAT) -> Act:
    return Act(id=f"{kind}-{side}", kind=kind, family=kind, target=target, side=side)


def test_each_treated_vein_has_an_entry_of_its_own() -> None:
    accesses, acts = with_vein_entries((), (_closed("right"), _closed("left")))
    assert [(access.vessel, access.side) for access in accesses] == [(GREAT, "right"), (GREAT, "left")]
    assert [act.access for act in acts] == ["access-1", "access-2"]


def test_a_told_entry_is_the_one() -> None:
    told = Access(id="access-1", vessel=GREAT, side="right")
    accesses, acts = with_vein_entries((told,), (_closed("right"), _closed("right", "vein_sclerotherapy")))
    assert accesses == (told,)
    assert {act.access for act in acts} == {"access-1"}


def test_work_on_no_named_vein_makes_none() -> None:
    acts = (_closed("left", "vein_sclerotherapy", None), _closed("left", "phlebectomy"))
    assert with_vein_entries((), acts) == ((), acts)
