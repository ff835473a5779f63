"""59 on services that the findings prove separate, 76 and 77 on services done again the same day.

59 is set only where an edit or a rule of the reference sets two codes apart, or where one code stands on several lines;
the proof stands in the line's ``why``. XE, XS, XP and XU are never set, as Medicare takes
either form; the line says which of them fits, so that a coder can choose by payer (MOD-14).
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.across_reports import (
    another_practitioner,
    another_time,
    arteries_differ,
    digits_differ,
    sides_differ,
)
from ircoder.coding.beside import OtherLine
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, once
from ircoder.coding.pairs import Conflict, conflicts, shown_apart
from ircoder.coding.registry import RuleBookBuilder

rules = RuleBookBuilder("separate_services", families=(), act_kinds=())

SIDE_AND_59 = frozenset({"catheter_placement", "diagnostic_angiography", "diagnostic_venography", "venous_sampling"})
"""Families in which the second side takes 59 beside its side modifier (MOD-24)."""
TREATMENTS = frozenset({"angioplasty", "stent", "atherectomy", "embolization", "thrombectomy", "thrombolysis"})
HEART_STUDY = "diagnostic_cardiac_cath"
CORONARY = frozenset({"coronary_angioplasty", "coronary_stent", "coronary_atherectomy"})
NONSELECTIVE = ("36140", "36200")
"""Catheter codes that stay in the punctured artery or the aorta, least first."""
PROVED = "59, or"
"""Beginning of the sentence that closes the proof of a 59."""
REPEATED = frozenset({"procedure", "catheter", "imaging"})
"""Kinds of code that are done again; guidance and sedation of a second session are not duplicates of the first."""


@rules.rule("MOD-13", "MOD-14", "MOD-15", "MOD-23", "MOD-24", phase=Phase.EDITS, decides="59 on the separate service")
def separate_services(slate: Slate, encounter: Encounter) -> Slate:
    """Set 59 on the denied code of an opened pair, and on repeats of one code at another site."""
    pairs = tuple(conflicts(slate, encounter))
    marked: dict[int, tuple[Candidate, str]] = {}
    for item in pairs:
        if item.opened and shown_apart(item) and not _side_alone_opens(item, encounter):
            proof = item.across[0] if item.across else item.denied.distinct or ""
            marked.setdefault(id(item.denied), (item.denied, proof))
    for index, candidate in enumerate(slate.candidates):
        before = slate.candidates[:index]
        again = any(_done_again(earlier, candidate) for earlier in before)
        repeated = not again and any(_repeats(earlier, candidate, encounter) for earlier in before)
        if repeated or any(_apart_by_rule(candidate, other, encounter) for other in slate.candidates):
            marked.setdefault(id(candidate), (candidate, candidate.distinct or ""))
    for candidate, proof in marked.values():
        narrower = _narrower([item for item in pairs if item.denied is candidate], candidate, slate, encounter)
        slate = slate.swap(candidate, _separate(candidate, proof, narrower))
    return _without_needless(slate, encounter)


def _without_needless(slate: Slate, encounter: Encounter) -> Slate:
    """Take off a 59 of a family where no edit and no line of the same code asks for it (MOD-13), else prove it."""
    for candidate in slate.candidates:
        if "59" not in candidate.modifiers or PROVED in candidate.why:
            continue
        if _has_counterpart(candidate, slate, encounter):
            narrower = _narrower([], candidate, slate, encounter)
            slate = slate.swap(candidate, _separate(candidate, candidate.distinct or "", narrower))
            continue
        kept = tuple(modifier for modifier in candidate.modifiers if modifier != "59")
        slate = slate.swap(candidate, dataclasses.replace(candidate, modifiers=kept))
    return slate


def _has_counterpart(candidate: Candidate, slate: Slate, encounter: Encounter) -> bool:
    if any(other.code == candidate.code and other is not candidate for other in slate.candidates):
        return True
    if any(other.candidate.code == candidate.code for other in encounter.beside):
        return True
    if any(_apart_by_rule(candidate, other, encounter) for other in slate.candidates):
        return True
    if any(item.opened for item in conflicts(slate, encounter) if item.denied is candidate):
        return True
    catalogue = encounter.knowledge.catalogue
    return any(candidate.code in catalogue[other.code].not_with for other in slate.candidates)


def _narrower(pairs: list[Conflict], candidate: Candidate, slate: Slate, encounter: Encounter) -> str:
    """Narrower modifier: practitioner, session, a study that does not overlap, or structure (MOD-14)."""
    across = [item.across[1] for item in pairs if item.across]
    if across:
        return across[0]
    others = [other for other in slate.candidates if other is not candidate]
    if others and all(other.session != candidate.session for other in others):
        return "XE"
    return "XU" if encounter.knowledge.catalogue[candidate.code].kind == "imaging" else "XS"


@rules.rule("MOD-12", phase=Phase.EDITS, decides="a code again the same day takes 76 or 77")
def repeats_of_the_day(slate: Slate, encounter: Encounter) -> Slate:
    """Set 76 or 77 on what was done again, at the same place, in a later session or a later report of the day.

    Guidance and sedation of a second session are no repeats of the first: they take 59.
    """
    for index, candidate in enumerate(slate.candidates):
        if any(_done_again(earlier, candidate) for earlier in slate.candidates[:index]):
            slate = slate.swap(candidate, _with(candidate, "76"))
            continue
        before = [item for item in encounter.beside if item.earlier and _same_work(item.candidate, candidate)]
        if not before:
            continue
        if encounter.knowledge.catalogue[candidate.code].kind in REPEATED:
            slate = slate.swap(candidate, _again(candidate, before[0], encounter))
        elif "59" not in candidate.modifiers and another_time(before[0], encounter):
            proof = f"The session of report {before[0].report_id} was at another time of the day."
            slate = slate.swap(candidate, _separate(candidate, proof, "XE"))
    return slate


def _again(candidate: Candidate, earlier: OtherLine, encounter: Encounter) -> Candidate:
    by_another = another_practitioner(earlier, encounter)
    who = "another practitioner" if by_another else "the same physician or group"
    why = f"{candidate.why} Done before that day by {who} (report {earlier.report_id}).".strip()
    repeated = _with(candidate, "77" if by_another else "76")
    return dataclasses.replace(repeated, why=why, rules=once(candidate.rules, ("MOD-12",)))


def _same_work(earlier: Candidate, later: Candidate) -> bool:
    """Whether a line of another report is the same code at the same side, in the same artery."""
    if earlier.code != later.code or sides_differ(earlier, later):
        return False
    if arteries_differ(earlier, later) or digits_differ(earlier, later):
        return False
    return None in (earlier.site, later.site) or earlier.site == later.site


def _done_again(earlier: Candidate, later: Candidate) -> bool:
    same = earlier.code == later.code and (earlier.site, earlier.side) == (later.site, later.side)
    return same and earlier.session < later.session


def _side_alone_opens(conflict: Conflict, encounter: Encounter) -> bool:
    """Digits, and outside the vascular families sides, that differ on both lines open the pair by themselves."""
    denied = conflict.denied
    if digits_differ(conflict.paid, denied):
        return True
    if denied.distinct is not None or encounter.knowledge.catalogue[denied.code].family in SIDE_AND_59:
        return False
    if arteries_differ(conflict.paid, denied):
        return True
    written = [{"LT", "RT"} & {*line.modifiers} for line in (conflict.paid, denied)]
    return sides_differ(conflict.paid, denied) and all(written)


def _repeats(earlier: Candidate, later: Candidate, encounter: Encounter) -> bool:
    """Whether a later line is another family, field, access or side of what an earlier line reports."""
    catalogue = encounter.knowledge.catalogue
    entry = catalogue[later.code]
    if entry.addon or entry.kind not in REPEATED or earlier.code != later.code:
        return False
    if entry.kind == "imaging":
        return sides_differ(earlier, later) and {"LT", "RT"} <= {*earlier.modifiers, *later.modifiers}
    if _done_again(earlier, later) or arteries_differ(earlier, later) or digits_differ(earlier, later):
        return False
    return (earlier.site, earlier.side, earlier.access) != (later.site, later.side, later.access)


def _apart_by_rule(candidate: Candidate, other: Candidate, encounter: Encounter) -> bool:
    """Whether a rule asks for 59 though no edit is known: second puncture, heart study, code newer than the edits.

    Of codes newer than the release no edit can be looked up, so there the rule alone has to do.
    """
    if candidate is other:
        return False
    if _second_puncture(candidate, other, encounter) or _heart_study_before_stent(candidate, other, encounter):
        return True
    edits = encounter.knowledge.edits
    newer = edits.status(other.code, encounter.setting, encounter.service_date) != "checked"
    return newer and _study_before_treatment(candidate, other, encounter)


def _second_puncture(candidate: Candidate, other: Candidate, encounter: Encounter) -> bool:
    """Whether a nonselective code belongs to another puncture than a catheter that went further (VASC-08)."""
    if candidate.code not in NONSELECTIVE or encounter.knowledge.catalogue[other.code].kind != "catheter":
        return False
    if other.code in NONSELECTIVE[: NONSELECTIVE.index(candidate.code) + 1]:
        return False
    if None in (candidate.access, other.access):
        return candidate.distinct is not None
    return candidate.access != other.access


def _heart_study_before_stent(study: Candidate, other: Candidate, encounter: Encounter) -> bool:
    """Whether a heart study with a reason of its own stands beside work on a coronary artery (CARD-34)."""
    own, treated = encounter.knowledge.catalogue[study.code], encounter.knowledge.catalogue[other.code]
    if study.distinct is None or own.family != HEART_STUDY or own.addon:
        return False
    return treated.family in CORONARY and not treated.addon


def _study_before_treatment(study: Candidate, other: Candidate, encounter: Encounter) -> bool:
    """Whether a study that meets the criteria stands beside a treatment (MOD-23)."""
    own, treated = encounter.knowledge.catalogue[study.code], encounter.knowledge.catalogue[other.code]
    if study.distinct is None or own.kind != "imaging" or own.family == HEART_STUDY:
        return False
    return treated.kind == "procedure" and treated.family in TREATMENTS


def _separate(candidate: Candidate, proof: str, narrower: str) -> Candidate:
    why = f"{candidate.why} {proof}".strip()
    why = f"{why} {PROVED} {narrower} where the payer takes it."
    return dataclasses.replace(_with(candidate, "59"), why=why, rules=once(candidate.rules, ("MOD-15", "MOD-14")))


def _with(candidate: Candidate, modifier: str) -> Candidate:
    return dataclasses.replace(candidate, modifiers=once(candidate.modifiers, (modifier,)))


BOOK = rules.book()
