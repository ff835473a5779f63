"""Coronary interventions that were tried and did not come through (CARD-37)."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.families.coronary_lesions import Disease
from ircoder.findings.families.coronary_sites import CoronarySite, site_of
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

_NOT_CROSSED = WordPattern(
    r"\b(?:could ?n[o']t|couldn't|unable to|not able to|would ?n[o']t|failed to|did not|never|no wire"
    r"|no guidewire|neither wire|none (?:of (?:the|these|them|my) ?(?:\w+ )?)?(?=cross|pass|went|would|could|reach"
    r"|enter)"
    r"|not (?:be )?(?:re-?enter|brought|deliver)\w*|fail(?:ed|ure)"
    r"|unsuccessful\w*|without success|aborted|abandoned|stopped|nothing (?:would|could|went|passed|crossed)"
    r"|(?:would|could) neither)\b"
)
_CROSSING = WordPattern(
    r"\b(?:cross\w*|advanc\w*|deliver\w*|pass(?:ed|es|age)?|wire[ds]?|wiring|true lumen|penetrat\w*"
    r"|cap\b|re-?enter\w*|subintimal|recanali[sz]\w*|pci|angioplasty|intervention"
    r"|revasculari[sz]\w*|open(?:ed|ing)?)\b"
)
_VALVE = WordPattern(r"\b(?:valves?|prosthe\w+|septum|ventric\w+|lv|av)\b")
_LESION = WordPattern(r"\b(?:lesion|occlusion|cto|stenosis|cap|lumen|balloon|stent)\b")
_STENT_PLANNED = re.compile(r"\bstent|\bdes\b", re.IGNORECASE)
_QUIET = frozenset({"plan", "consent", "allergies", "labs", "history", "indication"})


def find_failed(context: Context, acts: tuple[Act, ...], told: tuple[Disease, ...], number: int) -> tuple[Act, ...]:
    """An attempted act for an artery that nothing could cross and in which nothing was done."""
    done = {act.details.get("artery") for act in acts if act.status == "performed"}
    for clause in context.clauses:
        if clause.section in BACKGROUND | _QUIET or not _failed(clause):
            continue
        site = _site(context, clause, told)
        if site is None or site.artery in done or (acts and not _named(context, clause)):
            continue
        chronic = any(item.chronic and item.site.artery == site.artery for item in told)
        details: dict[str, Detail] = {"artery": site.artery} if site.artery else {}
        if chronic:
            details["chronic_occlusion"] = True
        kind = "coronary_stent" if _stent_meant(context) else "coronary_angioplasty"
        return (
            Act(
                id=f"coronary-{number + 1}",
                kind=kind,
                family=load_act_kinds()[kind].family,
                status="attempted",
                target=site.concept,
                details=details,
                spans=(context.quote(clause),),
            ),
        )
    return ()


def _failed(clause: Clause) -> bool:
    match = _NOT_CROSSED.search(clause.text)
    if match is None:
        return False
    around = clause.text[max(0, match.start() - 60) : match.end() + 70]
    if _VALVE.search(around) and not _LESION.search(around):
        return False
    return _CROSSING.search(around) is not None and any(
        mention.kind
        in {"wire", "balloon", "coronary_intervention", "manipulation", "angioplasty", "occlusion", "stent"}
        or mention.label == "VESSEL"
        for mention in clause.mentions
    )


def _named(context: Context, clause: Clause) -> CoronarySite | None:
    return next((s for m in clause.of("VESSEL") if (s := site_of(context, clause, m)) is not None), None)


def _site(context: Context, clause: Clause, told: tuple[Disease, ...]) -> CoronarySite | None:
    """The vessel of the clause, else that of the title, else the one chronic occlusion."""
    site = _named(context, clause)
    if site is not None:
        return site
    for other in context.clauses:
        if other.section in TITLES or other.index < 2:
            site = _named(context, other)
            if site is not None:
                return site
    closed = {item.site.artery: item.site for item in told if item.chronic}
    return next(iter(closed.values())) if len(closed) == 1 else None


def _stent_meant(context: Context) -> bool:
    return any(_STENT_PLANNED.search(clause.text) for clause in context.clauses if clause.section in TITLES)
