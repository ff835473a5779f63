"""Facet joint injections and medial branch blocks, counted by joint (SPIN-13 to SPIN-20, SPIN-43)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.facet_joints import Joint, joints_of, junction, levels_of, numbered, region_of
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

KINDS = ("facet_injection", "medial_branch_block")
GUIDED: dict[str, tuple[str, ...]] = {"upper": ("64490", "64491", "64492"), "lower": ("64493", "64494", "64495")}
BY_ULTRASOUND: dict[str, tuple[str, ...]] = {"upper": ("0213T", "0214T", "0215T"), "lower": ("0216T", "0217T", "0218T")}
UNLISTED = "64999"
THIRD = frozenset({"64492", "64495", "0215T", "0218T"})
FIRST = frozenset({"64490", "64493", "0213T", "0216T"})
FACET_CODES = frozenset(code for table in (GUIDED, BY_ULTRASOUND) for codes in table.values() for code in codes)
EPIDURAL = {"upper": ("62320", "62321", "64479", "64480"), "lower": ("62322", "62323", "64483", "64484")}
RADIOLOGIC = ("fluoroscopy", "ct", "cone_beam_ct")

rules = RuleBookBuilder(
    "facet_injection", families=("facet_injection",), act_kinds=KINDS, codes=(*FACET_CODES, UNLISTED)
)


@rules.rule("SPIN-13", "SPIN-14", "SPIN-15", "SPIN-16", "SPIN-19", phase=Phase.PROPOSE, decides="facet codes by joint")
def joints(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one candidate a joint and side; the first joint of a region has the first code."""
    acts = [act for act in encounter.findings.performed(*KINDS) if not act.details.get("cyst")]
    slate = _without_level(slate, [act for act in acts if not act.levels])
    found = joints_of(act for act in acts if act.levels)
    places = numbered(found)
    sonar = _by_ultrasound_alone(acts, encounter)
    table = BY_ULTRASOUND if sonar else GUIDED
    for joint in found:
        region, place = places[joint.level]
        code = table[region][min(place, 2)]
        slate = slate.add(_candidate(joint, code, sonar=sonar))
    return slate


def _by_ultrasound_alone(acts: list[Act], encounter: Encounter) -> bool:
    """Ultrasound guided the needles, and neither fluoroscopy nor CT did."""
    looks = [look.modality for act in acts for look in encounter.findings.guidance_about(act.id)]
    return "ultrasound" in looks and not set(looks) & set(RADIOLOGIC)


def _candidate(joint: Joint, code: str, *, sonar: bool) -> Candidate:
    deciding: tuple[str, ...] = ("SPIN-19", "SPIN-13") if sonar else ("SPIN-13", "SPIN-14")
    if joint.level == "T12-L1":
        deciding = ("SPIN-15", *deciding)
    return Candidate(
        code=code,
        side=joint.side,
        level=joint.level,
        site=f"level:{joint.level}",
        acts=tuple(act.id for act in joint.acts),
        session=joint.acts[0].session,
        rules=(*deciding, "SPIN-16"),
        spans=spans_of(joint.acts),
        why=f"Facet joint {joint.level}{f' {joint.side}' if joint.side else ''}, or the nerves that supply it.",
    )


def _without_level(slate: Slate, acts: list[Act]) -> Slate:
    if not acts:
        return slate
    slate = slate.ask(query("injected_joints", "64493", "SPIN-13", spans_of(acts)))
    return slate.send_to_review("The report does not state the joints of the facet injection (SPIN-13).")


@rules.rule("SPIN-20", phase=Phase.PROPOSE, decides="rupture or aspiration of a facet cyst is unlisted")
def facet_cyst(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the unlisted code for a ruptured facet cyst, and no facet code of that joint."""
    acts = [act for act in encounter.findings.performed(*KINDS) if act.details.get("cyst")]
    if not acts:
        return slate
    levels = {level for act in acts for level in act.levels}
    for candidate in slate.candidates:
        if candidate.code in FACET_CODES and candidate.level in levels:
            reason = "The joint was entered to rupture its cyst."
            slate = slate.exclude(candidate, "SPIN-20", reason, UNLISTED)
    if not any(item.code in FACET_CODES for item in slate.excluded):
        slate = slate.decline("64493", "SPIN-20", "A facet cyst's rupture is no facet injection.", UNLISTED)
    slate = slate.send_to_review("Rupture or aspiration of a facet cyst is unlisted, 64999 (SPIN-20).")
    return slate.add(
        Candidate(
            code=UNLISTED,
            site="cyst",
            acts=tuple(act.id for act in acts),
            rules=("SPIN-20",),
            spans=spans_of(acts),
            why="Rupture or aspiration of a facet cyst has no code of its own.",
        )
    )


@rules.rule("SPIN-17", "MOD-36", phase=Phase.CHOOSE, decides="the third facet level stands for all later levels")
def third_level_once(slate: Slate, encounter: Encounter) -> Slate:
    """Keep one candidate of each third-level code and side, whatever the number of later joints."""
    seen: dict[tuple[str, str | None], Candidate] = {}
    for candidate in slate.candidates:
        if candidate.code not in THIRD:
            continue
        first = seen.setdefault((candidate.code, candidate.side), candidate)
        if first is not candidate:
            reason = "The code of the third level stands for every later level."
            slate = slate.exclude(candidate, "SPIN-17", reason, candidate.code)
    for candidate in seen.values():
        found = ("SPIN-17", "MOD-36", *candidate.rules)
        level = "third and later"
        slate = slate.swap(candidate, dataclasses.replace(candidate, level=level, site=f"level:{level}", rules=found))
    if seen:
        slate = slate.send_to_review("More than two facet levels in one session are past the Medicare limit (SPIN-17).")
    return slate


@rules.rule("SPIN-18", phase=Phase.QUERIES, decides="each facet region has its own first code; payers cover one")
def two_regions(slate: Slate, encounter: Encounter) -> Slate:
    """Send a session with two facet regions to review; both stay coded."""
    found = joints_of(encounter.findings.performed(*KINDS))
    if levels_of(found, "upper") and levels_of(found, "lower") and not junction(found):
        slate = slate.send_to_review(
            "Two facet regions were treated in one session: the second is likely denied (SPIN-18)."
        )
    return slate


@rules.rule("SPIN-43", phase=Phase.QUERIES, decides="facet and epidural injections stand together and are reviewed")
def facet_and_epidural(slate: Slate, encounter: Encounter) -> Slate:
    """Send facet and epidural injections of one region to review; both stay coded."""
    for candidate in slate.candidates:
        if candidate.code in FIRST and candidate.level:
            region = region_of(candidate.level)
            if slate.with_code(*EPIDURAL[region]):
                slate = slate.send_to_review(
                    "A facet and an epidural injection of one region in one session: expect Medicare review (SPIN-43)."
                )
    return slate


BOOK = rules.book()
