"""Acts at an organ, joint, nerve or level: the tellings of a report gathered, and merged to one act a target.

A header, a technique paragraph and an impression speak of one act three times. What the course of the procedure tells
decides whether the act was done; titles and summaries fill in where, and stand alone only where the course is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ircoder.findings.context import Clause, Context, once
from ircoder.findings.device_use import Tier, tier_of
from ircoder.findings.model import Act, Side, Span, Status
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.language.reading import Mention

_TIERS: tuple[Tier, ...] = ("told", "summed", "listed")
_DONE = frozenset({"performed", "attempted"})
_NOT_HERE = frozenset({"negated", "historical", "planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Site:
    """Where an act was done: an anatomy or vessel concept, its side, its spinal levels; each may be untold."""

    concept: str | None = None
    side: Side | None = None
    levels: tuple[str, ...] = ()

    def fits(self, other: Site, broader: Callable[[str, str], bool]) -> bool:
        """Whether both may be one place: nothing that both tell differs."""
        return (
            (
                self.concept == other.concept
                or None in (self.concept, other.concept)
                or broader(str(self.concept), str(other.concept))
                or broader(str(other.concept), str(self.concept))
            )
            and (self.side == other.side or None in (self.side, other.side))
            and (not self.levels or not other.levels or bool(set(self.levels) & set(other.levels)))
        )

    def with_more(self, other: Site, broader: Callable[[str, str], bool]) -> Site:
        """Add what the other telling says of the place: the narrower concept, the side, the levels."""
        narrower = self.concept is None or (other.concept is not None and broader(self.concept, other.concept))
        return Site(
            other.concept if narrower else self.concept,
            self.side or other.side,
            self.levels or other.levels,
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an act that was done or tried, with the places that its clause names."""

    kind: str
    status: Status
    clause: Clause
    mention: Mention
    tier: Tier
    sites: tuple[Site, ...]


SiteReader = Callable[[Context, Clause, Mention], tuple[Site, ...]]


def tellings(context: Context, kinds: Collection[str], sites: SiteReader) -> tuple[Telling, ...]:
    """Mentions of these act kinds in this session, the course of the procedure first, then summaries and titles."""
    found = sorted(_tellings(context, kinds, sites), key=lambda telling: _TIERS.index(telling.tier))
    return tuple(found)


def _tellings(context: Context, kinds: Collection[str], sites: SiteReader) -> Iterator[Telling]:
    for clause, mention, kind in _done(context):
        tier = tier_of(context, clause) if kind in kinds else None
        if tier is not None:
            status: Status = "performed" if mention.assertion == "performed" else "attempted"
            yield Telling(kind, status, clause, mention, tier, sites(context, clause, mention))


@once
def _done(context: Context) -> tuple[tuple[Clause, Mention, str], ...]:
    """Everything that is told as done or tried, with its act kind: each family looks here for its own."""
    return tuple(
        [
            (clause, mention, act_kind(mention))
            for clause in context.clauses
            for mention in clause.of("INTERVENTION", "IMAGING")
            if mention.assertion in _DONE
        ]
    )


def act_kind(mention: Mention) -> str:
    """Act kind of an intervention, or of the injection that an imaging study stands for; empty where there is none."""
    return str(mention.attributes.get("act", "")) if mention.label == "IMAGING" else mention.kind


def anatomy_sites(*kinds: str, labels: tuple[str, ...] = ("ANATOMY",)) -> SiteReader:
    """Reader of the places of these vocabulary classes (all where none is given) in the clause of an act.

    A place without a side takes that of the act's own mention.
    """
    wanted = frozenset(kinds)

    def read(context: Context, clause: Clause, mention: Mention) -> tuple[Site, ...]:
        out: dict[Site, None] = {}
        for place in clause.of(*labels):
            if place.assertion in _NOT_HERE or (wanted and place.kind not in wanted):
                continue
            levels = place.attributes.get("levels")
            side = place.side or mention.side
            out[Site(place.concept, side, levels if isinstance(levels, tuple) else ())] = None
        return tuple(out) or (Site(None, mention.side),)

    return read


def never_broader(one: str, other: str) -> bool:
    """No place of the family lies inside another."""
    return False


def merged(
    found: Iterable[Telling],
    context: Context,
    prefix: str,
    *,
    broader: Callable[[str, str], bool] = never_broader,
    like: Mapping[str, str] | None = None,
) -> tuple[Act, ...]:
    """One act for each kind and place.

    Parameters
    ----------
    found
        Tellings in the order of :func:`tellings`.
    context
        The report.
    prefix
        Start of the ids (``biopsy`` gives ``biopsy-1``).
    broader
        Whether the first concept holds the second (``bone`` holds ``femur``), so that both may be one place.
    like
        Vague kinds with the kind that a further telling may make of them (``biopsy`` to ``core_biopsy``): see
        :func:`specific`.
    """
    groups: list[_Group] = []
    for telling in specific(tuple(found), like or {}):
        for site in telling.sites:
            fitting = [g for g in groups if g.kind == telling.kind and g.site.fits(site, broader)]
            if not fitting:
                groups.append(_Group(telling.kind, site, [telling]))
                continue
            exact = [g for g in fitting if g.site == site]
            for group in exact or (fitting[:1] if site.concept or site.side or site.levels else fitting):
                group.site = group.site.with_more(site, broader)
                group.tellings.append(telling)
    families = load_act_kinds()
    return tuple(
        Act(
            id=f"{prefix}-{number}",
            kind=group.kind,
            family=families[group.kind].family,
            status=group.status,
            target=group.site.concept,
            side=group.site.side,
            levels=group.site.levels,
            spans=group.spans(context),
        )
        for number, group in enumerate(groups, start=1)
    )


def specific(found: tuple[Telling, ...], like: Mapping[str, str]) -> tuple[Telling, ...]:
    """Tellings with vague kinds turned into the one specific kind that the report also tells, where there is one."""
    kinds = {telling.kind for telling in found}
    turned = {vague: kind for vague, kind in like.items() if kind in kinds}
    return tuple(replace(telling, kind=turned.get(telling.kind, telling.kind)) for telling in found)


@dataclass
class _Group:
    kind: str
    site: Site
    tellings: list[Telling]

    @property
    def status(self) -> Status:
        """What the course tells decides; titles and summaries only where it is silent."""
        told = [telling for telling in self.tellings if telling.tier == "told"] or self.tellings
        return "performed" if any(telling.status == "performed" for telling in told) else "attempted"

    def spans(self, context: Context) -> tuple[Span, ...]:
        """Up to four quotes, the course of the procedure first."""
        ranked = sorted(self.tellings, key=lambda telling: _TIERS.index(telling.tier))
        return tuple(dict.fromkeys(context.quote(telling.clause) for telling in ranked))[:4]
