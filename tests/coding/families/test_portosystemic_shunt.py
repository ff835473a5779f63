"""Portosystemic shunts and portal vein treatment without one."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, imaging
from tests.coding.cases import Case, check, table


def through_the_neck(*acts: Any, tips: tuple[str, ...] = ("right hepatic_vein", "portal_vein")) -> list[Any]:
    source = access("right internal_jugular_vein", *tips)
    runs = [imaging(source, "hepatic_vein", at=0), imaging(source, "portal_vein", at=1, details={"pressures": True})]
    return [source, *runs, *(act(kind, target, access=source.id, **fields) for kind, target, fields in acts)]


MADE = ("tips_creation", None, {})
REVISED = ("tips_revision", None, {})
VARICES = ("embolization", "gastric_varices", {"reason": "bleeding", "field": "varices"})


def portal(kind: str) -> list[Any]:
    source = access("right_portal_vein")
    return [source, imaging(source, "portal_vein", purpose="guiding"), act(kind, "portal_vein", access=source.id)]


CASES = [
    Case("VINT-58", "new shunt", through_the_neck(MADE), "37182", not_coded="36011 75887 75891"),
    Case(
        "VINT-58",
        "new shunt, balloon and stent inside",
        through_the_neck(MADE, ("stent", "portal_vein", {}), ("angioplasty", "tips_shunt", {})),
        "37182",
    ),
    Case(
        "VINT-58",
        "bleeding varices coiled",
        through_the_neck(MADE, VARICES, tips=("right hepatic_vein", "gastric_varices")),
        "36012-59 37182 37244",
    ),
    Case("VINT-58", "revision with a stent", through_the_neck(REVISED, ("stent", "tips_shunt", {})), "37183"),
    Case("VINT-58", "looked at only", [act("tips_check")], "", not_coded="37183"),
    Case("VINT-59", "portal stent through the liver", portal("stent"), "36481 37238"),
    Case("VINT-59", "portal balloon through the liver", portal("angioplasty"), "36481 37248"),
    Case("VINT-59", "portal stent for the shunt", through_the_neck(MADE, ("stent", "portal_vein", {})), "37182"),
    Case("VASC-61", "portal vein entered", [act("portal_vein_catheterization")], "36481"),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
