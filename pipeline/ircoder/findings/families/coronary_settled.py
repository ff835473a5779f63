"""Coronary events held against titles and summaries: what no words place, what only they tell, what they contradict."""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.findings.families.coronary_course import Placed, moved
from ircoder.findings.families.coronary_lesions import Disease
from ircoder.findings.families.coronary_sites import CoronarySite
from ircoder.findings.families.coronary_situation import infarct_in_progress
from ircoder.findings.families.coronary_tools import tried
from ircoder.findings.treated_organs import of_the_heart
from ircoder.knowledge.word_patterns import WordPattern

_TIGHT = 70
_RESULTS = frozenset({"findings", "findings_only", "impression"})
_CORONARY_ONLY = frozenset({"pci", "lysis", "brachytherapy"})


def settled(context: Context, placed: list[Placed], told: tuple[Disease, ...]) -> list[Placed]:
    """Events of this session with their vessels."""
    body = [item for item in placed if item.tier == "told" and item.event.technique != "pci"]
    summed = [item for item in placed if item.tier != "told" or item.event.technique == "pci"]
    hints = _sites(item for item in summed if item.named)
    body = _at_culprit(context, [_at_home(item, hints, told) for item in _without_echoes(body)], told)
    body = [item for item in body if item.sites or _of_heart(context, item, told)]
    if not body:
        return _only_summed(context, summed, hints, told)
    arteries = {site.artery for item in body for site in item.sites}
    techniques = {item.event.technique for item in body}
    added = [
        item
        for item in summed
        if item.named
        and item.event.technique in techniques
        and not any(site.artery in arteries or site.artery is None for site in item.sites)
        and not any(site.role == "graft" for site in item.sites)
    ]
    missing = [item for item in summed if item.named and item.event.technique not in techniques | _CORONARY_ONLY]
    return [*body, *added, *_known_only(missing, arteries)]


def _at_culprit(context: Context, body: list[Placed], told: tuple[Disease, ...]) -> list[Placed]:
    """Work that names no vessel, in an infarction with one closed artery that nothing else is told of: it is there.

    Findings are told vessel by vessel, and the last one told ("Cx 60%") is not what the wire then goes to.
    """
    closed = {d.site.artery: d.site for d in told if d.occluded and not d.chronic and d.clause.section != "history"}
    if len(closed) != 1 or not infarct_in_progress(context, told):
        return body
    artery, site = next(iter(closed.items()))
    if any(other.artery == artery for item in body for other in item.sites):
        return body
    tight = {d.site.artery for d in told if d.degree >= _TIGHT}
    return [
        moved(item, site)
        if item.sites
        and not item.named
        and (not any(other.artery in tight for other in item.sites) or _guided_there(context, item, artery))
        else item
        for item in body
    ]


_GUIDES = WordPattern(
    r"\b(?:(?P<right>jr|3drc)|(?P<left>ebu|xb(?:lad|rca)?|cls|voda|jl))\s?-?\d?(?:\.\d)?(?:\s?(?:fr?"
    r"|french))?\s+guid\w+"
)


def _guided_there(context: Context, item: Placed, artery: str | None) -> bool:
    """Whether the guide told last before the work is made for the closed artery, and not for the one at hand."""
    seats = [
        match.lastgroup
        for clause in context.clauses[: item.event.clause.index + 1]
        for match in _GUIDES.finditer(clause.text)
    ]
    if not seats:
        return False
    at_hand = {other.artery for other in item.sites}
    if seats[-1] == "right":
        return artery == "RC" and "RC" not in at_hand
    return artery in {"LD", "LC", "LM"} and at_hand == {"RC"}


def _without_echoes(body: list[Placed]) -> list[Placed]:
    """Findings that speak of work told before, without naming its vessel, tell nothing new."""
    course = {item.event.technique for item in body if item.event.clause.section not in _RESULTS}
    return [
        item
        for item in body
        if item.named or item.event.clause.section not in _RESULTS or item.event.technique not in course
    ]


def _known_only(items: list[Placed], arteries: set[str | None]) -> list[Placed]:
    """Techniques that only titles or impressions tell: of vessels that the body treats, and never the plain balloon."""
    return [
        item
        for item in items
        if item.event.technique != "balloon" and any(site.artery in arteries for site in item.sites)
    ]


def _only_summed(
    context: Context, summed: list[Placed], hints: tuple[CoronarySite, ...], told: tuple[Disease, ...]
) -> list[Placed]:
    """Where the body tells no work, titles and summaries speak, unless the body says that nothing came through."""
    if any(tried(context, clause) and clause.mentions for clause in context.body()):
        done = [item for item in summed if item.tier == "summed"]
        summed = done or [item for item in summed if item.event.technique in {"lysis", "brachytherapy"}]
    out = [_at_home(item, hints, told) for item in summed]
    return [item for item in out if item.sites or _of_heart(context, item, told)]


def _at_home(item: Placed, hints: tuple[CoronarySite, ...], told: tuple[Disease, ...]) -> Placed:
    """Place an event without a vessel of its own: the one that titles and summaries name, else the worst."""
    arteries = {site.artery for site in hints}
    if item.named:
        return item
    if item.sites and (not hints or any(site.artery in arteries for site in item.sites)):
        return item
    if len({site.key for site in hints}) == 1:
        return moved(item, hints[0])
    if item.sites:
        return item
    if len(arteries) == 1:
        main = next((site for site in hints if site.role != "branch"), hints[0])
        return moved(item, main)
    today = [d for d in told if d.clause.section != "history"]
    # Where nothing was judged today, the lesion that brought the patient is the one that was treated.
    judged = today if any(d.degree or d.tight for d in today) else told
    tight = {d.site.key: d.site for d in judged if d.degree >= _TIGHT or d.tight}
    return moved(item, *tight.values()) if len(tight) == 1 else item


def _of_heart(context: Context, item: Placed, told: tuple[Disease, ...]) -> bool:
    """Whether an event without a vessel is work in the heart at all."""
    if item.event.technique in _CORONARY_ONLY:
        return True
    about = of_the_heart(context) or (bool(told) and item.event.sized)
    return about and item.event.technique in {"stent", "balloon"} and _only_heart(context)


def _only_heart(context: Context) -> bool:
    """Whether no vessel outside heart, aorta and entry sites is told with a lesion."""
    tree = context.knowledge.vessels
    for clause in context.body():
        lesions = [m for m in clause.of("LESION") if m.kind in {"stenosis", "occlusion"} and m.assertion != "negated"]
        for mention in clause.of("VESSEL") if lesions else ():
            vessel = tree.get(mention.concept)
            if vessel is not None and not vessel.system.startswith("coronary"):
                return False
    return True


def _sites(items: object) -> tuple[CoronarySite, ...]:
    found: dict[tuple[str, str, str | None], CoronarySite] = {}
    for item in items:  # type: ignore[attr-defined]
        for site in item.sites:
            found.setdefault(site.key, site)
    return tuple(found.values())
