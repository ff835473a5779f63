"""Epidural and intrathecal injections, catheters, neurolysis, adhesiolysis, blood patch (SPIN-30 to SPIN-43)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Side

KINDS = ("epidural_injection", "epidural_neurolysis", "epidural_adhesiolysis", "blood_patch")
EPIDUROGRAM = "epidurography_injection"
# (region, indwelling, imaging) of SPIN-30 to SPIN-32.
SINGLE_ENTRY = {
    ("upper", False, False): "62320",
    ("upper", False, True): "62321",
    ("lower", False, False): "62322",
    ("lower", False, True): "62323",
    ("upper", True, False): "62324",
    ("upper", True, True): "62325",
    ("lower", True, False): "62326",
    ("lower", True, True): "62327",
}
TRANSFORAMINAL = {"upper": ("64479", "64480"), "lower": ("64483", "64484")}
NEUROLYSIS = {"upper": "62281", "lower": "62282"}
INTRATHECAL_NEUROLYSIS = "62280"
SAME_SESSION_PUNCTURE = ("62270", "62272", "62328", "62329", "62324", "62325", "62326", "62327")
SESSION_LIMIT = 2

rules = RuleBookBuilder(
    "epidural_injection",
    families=("epidural_injection",),
    act_kinds=(*KINDS, EPIDUROGRAM),
    codes=code_range("62320-62327", "64479", "64480", "64483", "64484", "62263", "62264", "62273", "62280-62282"),
)


@rules.rule("SPIN-30", "SPIN-31", "SPIN-32", "SPIN-39", phase=Phase.PROPOSE, decides="one code a region entered")
def single_entry(slate: Slate, encounter: Encounter) -> Slate:
    """Propose interlaminar, caudal and intrathecal injections and catheters: one unit a region."""
    done: dict[str, Candidate] = {}
    for act in encounter.findings.performed("epidural_injection"):
        if act.details.get("approach") == "transforaminal":
            continue
        region = _region(act)
        if region is None:
            slate = _unknown_level(slate, act)
            continue
        indwelling = act.details.get("indwelling") is True
        code = SINGLE_ENTRY[region, indwelling, _imaged(act, encounter)]
        if region in done:
            first = done[region]
            merged = dataclasses.replace(first, acts=(*first.acts, act.id), spans=(*first.spans, *act.spans))
            slate, done[region] = slate.swap(first, merged), merged
            continue
        candidate = _candidate(act, code, ("SPIN-32" if indwelling else "SPIN-30", "SPIN-31"), encounter)
        done[region] = candidate
        slate = slate.add(candidate)
    return slate


@rules.rule("SPIN-33", "SPIN-34", "SPIN-38", phase=Phase.PROPOSE, decides="transforaminal levels and sides")
def transforaminal(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one transforaminal candidate a level and side; the first level of a region has the first code."""
    firsts: dict[str, str] = {}
    for act in encounter.findings.performed("epidural_injection"):
        if act.details.get("approach") != "transforaminal":
            continue
        unguided = encounter.findings.fact("imaging_guidance", act.id) == "denied"
        if (unguided or _guided_by(act, encounter, "ultrasound")) and not _imaged(act, encounter):
            reason = "A transforaminal injection without fluoroscopy or CT has no specific code."
            slate = slate.decline("64483", "SPIN-38", reason, None, act.spans)
            slate = slate.send_to_review(
                "A transforaminal injection without fluoroscopy or CT is unlisted, 64999 (SPIN-38)."
            )
            continue
        region = _region(act)
        if region is None:
            slate = _unknown_level(slate, act)
            continue
        level = act.levels[0]
        first, further = TRANSFORAMINAL[region]
        code = first if firsts.setdefault(region, level) == level else further
        for side in ("left", "right") if act.side == "bilateral" else (act.side,):
            slate = slate.add(_candidate(act, code, ("SPIN-33",), encounter, side=side, level=level))
    return slate


@rules.rule("SPIN-40", "SPIN-41", "SPIN-42", phase=Phase.PROPOSE, decides="neurolysis, adhesiolysis and blood patch")
def other_canal_work(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the codes of neurolytic injections, lysis of adhesions and blood patches: each once."""
    for act in encounter.findings.performed("epidural_neurolysis", "epidural_adhesiolysis", "blood_patch"):
        code: str | None
        if act.kind == "blood_patch":
            code, rule = "62273", "SPIN-42"
        elif act.kind == "epidural_adhesiolysis":
            days = act.details.get("days", 1)
            code, rule = ("62263" if isinstance(days, int) and days > 1 else "62264"), "SPIN-41"
        elif act.details.get("space") == "intrathecal":
            code, rule = INTRATHECAL_NEUROLYSIS, "SPIN-40"
        else:
            region = _region(act)
            code, rule = (NEUROLYSIS[region] if region else None), "SPIN-40"
        if code is None:
            slate = _unknown_level(slate, act)
        elif not slate.with_code(code):
            slate = slate.add(_candidate(act, code, (rule,), encounter))
    return slate


@rules.rule("SPIN-35", phase=Phase.CHOOSE, decides="one approach a level; both only at different levels")
def one_approach_a_level(slate: Slate, encounter: Encounter) -> Slate:
    """Drop an interlaminar code at a level that was treated through the foramen; elsewhere prove the other level."""
    foraminal = slate.with_code("64479", "64483")
    for candidate in slate.with_code("62321", "62323"):
        region_first = "64479" if candidate.code == "62321" else "64483"
        beside = [other for other in foraminal if other.code == region_first]
        if not beside:
            continue
        levels = {c.level for c in slate.candidates if c.code in TRANSFORAMINAL["lower"] + TRANSFORAMINAL["upper"]}
        if candidate.level is not None and candidate.level in levels:
            reason = "At one level only one approach is reported."
            slate = slate.exclude(candidate, "SPIN-35", reason, region_first)
        else:
            proof = "The foraminal injection is at another level than the interlaminar one."
            for other in beside:
                slate = slate.swap(other, dataclasses.replace(other, distinct=proof))
            slate = slate.send_to_review(
                "An interlaminar and a transforaminal injection in one session need separate reasons (SPIN-35)."
            )
    return slate


@rules.rule("SPIN-42", phase=Phase.BUNDLE, decides="a prophylactic patch is inside the puncture of the same session")
def prophylactic_patch(slate: Slate, encounter: Encounter) -> Slate:
    """Drop a blood patch placed through the needle or catheter of this session."""
    for candidate in slate.with_code("62273"):
        act = next((a for a in encounter.findings.acts if a.id in candidate.acts), None)
        winners = slate.with_code(*SAME_SESSION_PUNCTURE)
        if act is not None and act.details.get("same_session_prophylactic") is True and winners:
            reason = "A patch through the needle or catheter of the same session belongs to that puncture."
            slate = slate.exclude(candidate, "SPIN-42", reason, winners[0].code)
    return slate


@rules.rule("SPIN-36", phase=Phase.QUERIES, decides="session limits of payers are named, not applied")
def session_limits(slate: Slate, encounter: Encounter) -> Slate:
    """Send sessions past the payer's limit of levels or regions to review."""
    levels = {c.level for c in slate.candidates if c.code in {"64479", "64480", "64483", "64484"}}
    if len(levels) > SESSION_LIMIT:
        slate = slate.send_to_review(
            "More than two transforaminal levels in one session are past the Medicare limit (SPIN-36)."
        )
    return slate


@rules.rule("SPIN-37", phase=Phase.QUERIES, decides="epidurography has no code")
def epidurography(slate: Slate, encounter: Encounter) -> Slate:
    """Say why an epidurogram is not reported."""
    studies = [item for item in encounter.findings.imaging if "epidurogra" in item.study and item.status == "performed"]
    told = [study.spans for study in studies] + [act.spans for act in encounter.findings.performed(EPIDUROGRAM)]
    if not told:
        return slate
    winner = next((c.code for c in slate.candidates if c.code.startswith(("623", "622", "644"))), None)
    if winner is None:
        slate = slate.send_to_review("An epidurogram without an injection has no code of its own (SPIN-37).")
    reason = "Epidurography is part of the injection; its code has ended."
    return slate.decline("72275", "SPIN-37", reason, winner, told[0])


def _candidate(
    act: Act,
    code: str,
    rule_ids: tuple[str, ...],
    encounter: Encounter,
    *,
    side: Side | None = None,
    level: str | None = None,
) -> Candidate:
    findings = encounter.findings
    imaging = tuple(span for item in findings.guidance_about(act.id) for span in item.spans)
    where = level or ", ".join(act.levels) or ("caudal" if act.details.get("approach") == "caudal" else "")
    what = str(act.details.get("approach", act.kind)).replace("_", " ")
    return Candidate(
        code=code,
        side=side,
        level=level or (act.levels[0] if act.levels else None),
        site=f"level:{level or (act.levels[0] if act.levels else 'caudal')}",
        acts=(act.id,),
        session=act.session,
        rules=rule_ids,
        spans=tuple(dict.fromkeys((*act.spans, *imaging))),
        why=f"{what.capitalize()} {where}".strip()
        + (", with imaging." if imaging and _imaged(act, encounter) else "."),
    )


def _region(act: Act) -> str | None:
    """``upper`` (neck and thorax) or ``lower`` (lumbar and sacral), by the level of entry (SPIN-30).

    The foramen T12-L1 counts as thoracic (SPIN-34).
    """
    if act.details.get("approach") == "caudal":
        return "lower"
    if not act.levels:
        region = act.details.get("spinal_region")
        return {"cervical": "upper", "thoracic": "upper", "lumbar": "lower", "sacral": "lower"}.get(str(region))
    return "upper" if act.levels[0][0] in "CT" else "lower"


def _imaged(act: Act, encounter: Encounter) -> bool:
    return (
        _guided_by(act, encounter, "fluoroscopy", "ct")
        and encounter.findings.fact("imaging_guidance", act.id) != "denied"
    )


def _guided_by(act: Act, encounter: Encounter, *modalities: str) -> bool:
    """Guidance of this act, or of another canal act of the session (one needle path, one table)."""
    ids = [act.id, *(other.id for other in encounter.findings.performed(*KINDS))]
    return any(encounter.findings.guidance_about(item, *modalities) for item in ids)


def _unknown_level(slate: Slate, act: Act) -> Slate:
    slate = slate.ask(query("epidural_level", "62323", "SPIN-30", act.spans))
    return slate.send_to_review("The report does not state the level of the spinal injection (SPIN-30).")


BOOK = rules.book()
