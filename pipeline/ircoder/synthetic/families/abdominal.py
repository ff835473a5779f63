"""Arteries of the gut and the kidneys studied without treatment."""

from __future__ import annotations

from ircoder.findings.model import Side
from ircoder.synthetic.asides import survey
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import femoral_or_radial, patient, puncture, sedated, surroundings

_TRUNKS = ("celiac_artery", "superior_mesenteric_artery", "inferior_mesenteric_artery")


def visceral(case: CaseBuilder) -> None:
    """One to three arteries of the gut, each catheterized and read."""
    patient(case, age=(40, 85))
    chosen = case.rng.sample(_TRUNKS, case.rng.randint(1, 3))
    case.tell("title", "title_visceral")
    case.tell("history", "history_visceral")
    case.maybe(0.4, "comparison", "outside_imaging")
    surroundings(case, screened=True)
    sedated(case)
    way = femoral_or_radial(case, *((name, None) for name in chosen))
    puncture(case, way)
    for at, name in enumerate(chosen):
        place = Named(f"vessel:{name}")
        case.tell("procedure", "trunk_selected", place=place)
        case.imaging(way, ("visceral", None, name), at=at)
        case.tell("procedure", "visceral_run", place=place, visceral_reading="<visceral_reading_text>")
    survey(case, "gut", None)
    case.maybe(0.6, "impression", "visceral_not_treated")


def renal(case: CaseBuilder) -> None:
    """One or both renal arteries."""
    patient(case, age=(35, 82))
    first: Side = case.side()
    other: Side = "left" if first == "right" else "right"
    sides = (first, other) if case.chance(0.6) else (first,)
    case.tell("title", "title_renal" if len(sides) > 1 else "title_renal_one", side=None if len(sides) > 1 else first)
    case.common["side"] = first
    case.tell("history", "history_renal")
    case.maybe(0.3, "comparison", "outside_imaging")
    surroundings(case, screened=True)
    sedated(case)
    way = femoral_or_radial(case, *(("renal_artery", side) for side in sides))
    puncture(case, way)
    for at, side in enumerate(sides):
        place = Named("vessel:renal_artery", side)
        case.tell("procedure", "trunk_selected", side=side, place=place)
        case.imaging(way, ("renal", side, "renal_artery"), at=at)
        case.tell("procedure", "renal_run", side=side, place=place, renal_reading="<renal_reading_text>")
    survey(case, "kidney", first)
    case.maybe(0.6, "impression", "renal_not_treated")
