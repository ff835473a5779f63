"""Superficial veins: ablation, sclerotherapy, phlebectomy."""

from __future__ import annotations

from typing import Any

from tests.coding.build import act
from tests.coding.cases import Case, check, table

GREAT, SMALL, FRONT = "great_saphenous_vein", "small_saphenous_vein", "anterior_accessory_saphenous_vein"


def closed(method: str, *veins: str, **fields: Any) -> list[Any]:
    return [act("venous_ablation", vein, method=method, **fields) for vein in veins]


def injected(agent: str, *veins: str, **fields: Any) -> list[Any]:
    return [act("vein_sclerotherapy", vein, agent=agent, **fields) for vein in veins]


def pulled(side: str, stabs: int | None) -> Any:
    return act("phlebectomy", side=side, **({"stabs": stabs} if stabs is not None else {}))


CASES = [
    Case("VINT-83", "laser, two veins", closed("laser", f"left {GREAT}", f"left {SMALL}"), "36478-LT 36479-LT"),
    Case("VINT-83", "radiofrequency", closed("radiofrequency", f"right {GREAT}"), "36475-RT"),
    Case(
        "VINT-83",
        "radiofrequency, three veins of a leg",
        closed("radiofrequency", f"right {GREAT}", f"right {SMALL}", f"right {FRONT}"),
        "36475-RT 36476-RT",
    ),
    Case("VINT-83", "adhesive, both legs", closed("adhesive", f"right {GREAT}", f"left {GREAT}"), "36482-50"),
    Case("VINT-83", "adhesive, two veins", closed("adhesive", f"right {GREAT}", f"right {SMALL}"), "36482-RT 36483-RT"),
    Case(
        "VINT-83",
        "mechanochemical, two veins",
        closed("mechanochemical", f"left {GREAT}", f"left {SMALL}"),
        "36473-LT 36474-LT",
    ),
    Case(
        "VINT-83",
        "one puncture for two veins",
        [*closed("laser", f"left {GREAT}"), *closed("laser", f"left {FRONT}", separate_access=False)],
        "36478-LT",
    ),
    Case("VINT-83", "method not told", [act("venous_ablation", f"left {GREAT}")], "", review="method", asked="36475"),
    Case("VINT-84", "commercial foam, one trunk", injected("commercial_foam", f"right {GREAT}"), "36465-RT"),
    Case(
        "VINT-84",
        "commercial foam, two trunks",
        injected("commercial_foam", f"right {FRONT}", f"right {SMALL}"),
        "36466-RT",
    ),
    Case(
        "VINT-84",
        "mixed foam in three tributaries",
        [act("vein_sclerotherapy", side="left", agent="mixed_foam", veins=3)],
        "36471-LT",
    ),
    Case("VINT-84", "liquid, one vein", [act("vein_sclerotherapy", side="left", agent="liquid")], "36470-LT"),
    Case("VINT-84", "spider veins", [act("vein_sclerotherapy", side="left", spider=True)], "36468"),
    Case(
        "VINT-84",
        "foam in one leg, liquid in the other",
        [*injected("commercial_foam", f"right {GREAT}"), act("vein_sclerotherapy", side="left", agent="liquid")],
        "36465-RT 36470-LT",
    ),
    Case(
        "VINT-85",
        "ablation and 14 stabs",
        [*closed("radiofrequency", f"left {GREAT}"), pulled("left", 14)],
        "36475-LT 37765-LT",
    ),
    Case("VINT-85", "over 20 stabs", [pulled("right", 24)], "37766-RT"),
    Case("VINT-85", "both legs", [pulled("right", 12), pulled("left", 15)], "37765-50"),
    Case("VINT-85", "eight stabs", [pulled("left", 8)], "37799", review="37799", not_coded="37765"),
    Case("VINT-85", "number not told", [pulled("left", None)], "", asked="37765"),
    Case(
        "VINT-85",
        "injection of another vein",
        [*closed("laser", f"left {GREAT}"), act("vein_sclerotherapy", side="left", agent="liquid", veins=2)],
        "36471-59-LT 36478-LT",
    ),
    Case(
        "VINT-85",
        "injection of the vein that was closed",
        [*closed("laser", f"left {GREAT}"), *injected("liquid", f"left {GREAT}")],
        "36478-LT",
        not_coded="36470",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
