"""The course of a coronary intervention: each telling of work with the vessel that it is aimed at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.device_use import Tier, tier_of
from ircoder.findings.families import coronary_course_words as words
from ircoder.findings.families.coronary_lesions import Disease
from ircoder.findings.families.coronary_sites import (
    LEFT_MAIN,
    RIGHT,
    TWIGS,
    CoronarySite,
    site_in_name,
    site_of,
    with_feeds,
)
from ircoder.findings.families.coronary_tools import Event, events_of
from ircoder.findings.families.coronary_words import RIGHT_ALONE
from ircoder.findings.whole_clauses import whole_clauses
from ircoder.language.reading import Mention


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its vessels; ``named`` where its own clause names them. ``bridging``: one device, one lesion."""

    event: Event
    tier: Tier
    sites: tuple[CoronarySite, ...] = ()
    named: bool = False
    bridging: tuple[CoronarySite, ...] = ()


class Course:
    """Walks a report once and keeps in mind what it is about."""

    def __init__(self, context: Context, told: tuple[Disease, ...]) -> None:
        self.context = context
        self.told = told
        self.topic: tuple[CoronarySite, ...] = ()
        self.wired: list[CoronarySite] = []
        self.branches: list[CoronarySite] = []
        self.graft: CoronarySite | None = None
        self.outside = False
        self.placed: list[Placed] = []
        for whole in whole_clauses(context):
            clause = _retold(context, whole)
            tier = self._tier(clause)
            self._grafts(clause)
            if tier is None:
                continue
            if tier == "told":
                self.placed.extend(self._events(clause, tier))
                self._follow(clause)
            else:
                kept = self.topic
                self.topic = ()
                self.placed.extend(self._events(clause, tier))
                self.topic = kept
                if clause.section == "body":
                    self._follow(clause)

    def _tier(self, clause: Clause) -> Tier | None:
        """How a clause tells work; "Device: 3.5 x 16 mm" in the line of its lesion is no inventory."""
        tier = tier_of(self.context, clause)
        if tier == "listed" and clause.section == "body" and clause.index and words.WIDTH.search(clause.text):
            return "told" if events_of(self.context, clause) else tier
        if tier != "listed" or clause.section in TITLES or not self.topic:
            return tier
        text = self.context.reading.text
        start = clause.start
        if clause.title and not clause.text.lstrip().startswith(clause.title):
            start = text.rfind(clause.title, 0, clause.start)
        inline = "\n" not in text[max(0, start - 3) : start] and start > 0
        return "told" if inline and words.OWN_DEVICE.match(text[start : start + 30]) else tier

    def _grafts(self, clause: Clause) -> None:
        for mention in clause.of("VESSEL"):
            site = site_of(self.context, clause, mention)
            if site is None or site.role != "graft" or self._left_alone(clause, mention):
                continue
            if site.feeds or self.graft is None or self.graft.concept != site.concept:
                self.graft = site

    def _named(self, clause: Clause) -> list[tuple[Mention, CoronarySite]]:
        out: list[tuple[Mention, CoronarySite]] = []
        for mention in clause.of("VESSEL"):
            site = site_of(self.context, clause, mention)
            if site is None or mention.assertion in {"negated", "planned"} or mention.attributes.get("retracted"):
                continue
            if out and out[-1][1].role == "graft" and self._only_fed(clause, out[-1], mention):
                continue
            if self.graft is not None and words.ANASTOMOSIS.match(clause.after(mention)):
                site = self.graft
            out.append((mention, with_feeds(site, self.graft)))
        out.extend(self._unnamed_graft(clause))
        out.extend(_unnamed_right(clause))
        return sorted(out, key=lambda pair: pair[0].start)

    def _only_fed(self, clause: Clause, graft: tuple[Mention, CoronarySite], mention: Mention) -> bool:
        """Whether a vessel only says where the graft goes ("the vein graft to the marginal")."""
        between = clause.text[graft[0].end - clause.start : mention.start - clause.start]
        return graft[1].feeds == mention.concept and words.GOES_TO.match(between) is not None

    def _unnamed_graft(self, clause: Clause) -> Iterator[tuple[Mention, CoronarySite]]:
        """Words for the graft that the report named before ("the body of the graft", "the anastomosis")."""
        if self.graft is None:
            return
        for match in words.THE_GRAFT.finditer(clause.text):
            start, end = clause.start + match.start(), clause.start + match.end()
            if any(m.start < end and start < m.end for m in clause.of("VESSEL")):
                continue
            mention = Mention(
                -1, start, end, match.group(), "VESSEL", self.graft.concept, "artery", clause.sentence, clause.section
            )
            yield mention, self.graft

    def _events(self, clause: Clause, tier: Tier) -> Iterator[Placed]:
        self.branches.extend(site for _, site in self._named(clause) if site.role == "branch")
        events = events_of(self.context, clause) or self._again(clause)
        named = [(m, s) for m, s in self._named(clause) if not self._aside(clause, m, s)]
        for event in events:
            if self._elsewhere(clause, event):
                continue
            sites, bridging = self._aimed(clause, event, events, named)
            if self.outside and not sites:
                continue
            if sites:
                if event.method == "kissing" and not any(site.role == "branch" for site in sites):
                    sites = tuple({s.key: s for s in (*sites[:1], *self._kissed(sites[0].artery))}.values())
                yield Placed(event, tier, sites, named=True, bridging=bridging)
            elif event.method == "kissing":
                yield Placed(event, tier, self._kissed(), named=False)
            else:
                yield Placed(event, tier, self._at_hand(clause, event) if tier == "told" else (), named=False)

    def _again(self, clause: Clause) -> list[Event]:
        """A size "of the same" is the device told last."""
        match = words.THE_SAME.search(clause.text)
        if match is None or not self.placed:
            return []
        last = self.placed[-1].event
        start, end = clause.start + match.start(), clause.start + match.end()
        return [replace(last, clause=clause, start=start, end=end, sized=True)]

    def _at_hand(self, clause: Clause, event: Event) -> tuple[CoronarySite, ...]:
        """The vessel that the text is about; work at "the first stent", or in "the stent", is where that one lies."""
        if event.technique == "balloon" and words.IN_STENT.search(clause.text):
            last = next((p.sites[:1] for p in reversed(self.placed) if p.event.technique == "stent" and p.sites), ())
            if last:
                return last
        if words.FIRST_STENT.search(clause.text):
            first = next((p.sites[:1] for p in self.placed if p.event.technique == "stent" and p.sites), ())
            if first:
                return first
        return self.topic[:1]

    def _kissed(self, artery: str | None = None) -> tuple[CoronarySite, ...]:
        """Both limbs of a bifurcation: the vessel at hand and the branch wired beside it, else the one named last."""
        artery = artery or (self.topic[0].artery if self.topic else None)
        stem = bool(self.topic) and self.topic[0].artery == "LM"
        limbs = [s for s in self.wired if s.artery == artery or stem]
        if not any(s.role == "branch" for s in limbs):
            limbs = [*limbs, *[s for s in self.branches if s.artery == artery or stem][-1:]]
        return tuple({s.key: s for s in (*self.topic[:1], *limbs[-2:])}.values())

    def _elsewhere(self, clause: Clause, event: Event) -> bool:
        """Whether the words right behind or before the work name a vessel outside the heart."""
        tree = self.context.knowledge.vessels
        for mention in clause.of("VESSEL"):
            vessel = tree.get(mention.concept)
            if vessel is None or vessel.system.startswith("coronary") or mention.start < event.end:
                continue
            between = clause.text[event.end - clause.start : mention.start - clause.start]
            heart = any(event.end <= m.start < mention.start for m, _ in self._named(clause))
            if (
                not heart
                and len(between) < 60
                and words.LINK.match(between)
                and "ventricle" not in mention.text.lower()
            ):
                return vessel.system not in {"aorta"} and "aort" not in mention.concept
        return False

    def _aimed(
        self, clause: Clause, event: Event, events: list[Event], named: list[tuple[Mention, CoronarySite]]
    ) -> tuple[tuple[CoronarySite, ...], tuple[CoronarySite, ...]]:
        inside = [pair for pair in named if pair[0].start >= event.start and pair[0].end <= event.end]
        after = [pair for pair in named if pair[0].start >= event.end]
        before = [pair for pair in named if pair[0].end <= event.start]
        own = (
            None
            if inside
            else site_in_name(self.context, clause.text[event.start - clause.start : event.end - clause.start])
        )
        if own is not None:
            return (own,), ()
        if inside:
            return self._joined(clause, inside, [*inside[1:], *after])
        if after and self._linked(clause, event, events, after[0][0], named_before=bool(before)):
            return self._joined(clause, after[:1], after[1:])
        if before:
            back = before[::-1]
            return self._joined(clause, back[:1], back[1:])
        if after and not words.LEFT_ALONE.search(clause.text[after[0][0].end - clause.start :]):
            return self._joined(clause, after[:1], after[1:])
        return (), ()

    def _linked(
        self, clause: Clause, event: Event, events: list[Event], vessel: Mention, *, named_before: bool
    ) -> bool:
        between = clause.text[event.end - clause.start : vessel.start - clause.start]
        if len(between) > words.LONGEST_LINK or words.LEFT_ALONE.search(clause.text[vessel.end - clause.start :][:60]):
            return False
        others = [e for e in events if event.end <= e.start < vessel.start and e.technique != event.technique]
        if others and named_before:
            return False
        if named_before and any(
            words.NEXT_DEVICE.search(between, 0, e.start - event.end)
            for e in events
            if e.sized and event.end <= e.start < vessel.start
        ):
            return False
        return words.LINK.match(between) is not None or not between.strip(" -:" if named_before else " -:,")

    def _joined(
        self, clause: Clause, first: list[tuple[Mention, CoronarySite]], rest: list[tuple[Mention, CoronarySite]]
    ) -> tuple[tuple[CoronarySite, ...], tuple[CoronarySite, ...]]:
        """A vessel with those that "and" joins to it; "from A into B" is one lesion (CARD-24)."""
        out = [first[0]]
        for pair in rest:
            low, high = sorted((out[-1][0], pair[0]), key=lambda m: m.start)
            between = clause.text[low.end - clause.start : high.start - clause.start]
            ranged = words.FROM.search(clause.before(low)[-50:]) and words.INTO.search(between)
            into = low.concept == LEFT_MAIN and re.match(
                r"\s*(?:back\s)?(?:in)?to\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", between, re.IGNORECASE
            )
            if ranged or into:
                sites = (site_of_pair(low, out, pair), site_of_pair(high, out, pair))
                return ((sites[1],), ()) if sites[0].artery == sites[1].artery else self._crossing(*sites)
            if not words.COORDINATED.match(between) or words.JUDGED_ONLY.match(clause.after(pair[0])):
                break
            out.append(pair)
        return tuple({site.key: site for _, site in out}.values()), ()

    def _crossing(
        self, one: CoronarySite, other: CoronarySite
    ) -> tuple[tuple[CoronarySite, ...], tuple[CoronarySite, ...]]:
        """One lesion over two arteries: the artery where most of it lies, as far as the degrees tell."""
        first = max((d.degree for d in self.told if d.site.concept == one.concept), default=0)
        second = max((d.degree for d in self.told if d.site.concept == other.concept), default=0)
        forked = not second and any(
            "bifurcation" in d.clause.text.lower() for d in self.told if d.site.concept == one.concept
        )
        home = one if (first >= words.DISEASED and first >= second) or (forked and not first) else other
        return (home,), (other if home is one else one,)

    def _aside(self, clause: Clause, mention: Mention, site: CoronarySite) -> bool:
        before = clause.before(mention)[-70:]
        if mention.assertion == "historical" and clause.section not in {"technique", "body", "findings"}:
            return True
        if words.LANDMARK.search(before) or words.LANDMARK_NAME.match(mention.text):
            return True
        if site.concept in TWIGS or (site.role == "branch" and words.CROSSED.search(before)):
            return True
        if site.role == "branch" and words.AT_BRANCH.search(before) and len(clause.of("VESSEL")) > 1:
            return True
        ostial = site.concept in {LEFT_MAIN, RIGHT} or site.role == "graft"
        if (
            ostial
            and not clause.of("LESION")
            and (words.ENGAGED.search(before[-60:]) or self._guide_at(clause, mention))
        ):
            return True
        return self._left_alone(clause, mention)

    def _guide_at(self, clause: Clause, mention: Mention) -> bool:
        """Whether a guide or catheter right before a vessel only sits at its mouth ("8F AL1 to RCA")."""
        for device in clause.of("DEVICE"):
            if device.kind in {"guide_catheter", "catheter"} and device.end <= mention.start:
                between = clause.text[device.end - clause.start : mention.start - clause.start]
                if words.SITS.match(between):
                    return True
        return False

    def _left_alone(self, clause: Clause, mention: Mention) -> bool:
        """Whether the words right behind a vessel say that nothing was done to it, or that it is long closed."""
        after = clause.after(mention)[:70]
        match = words.LEFT_ALONE.search(after)
        if match is None:
            return words.KNOWN_CLOSED.match(after) is not None
        return not re.search(
            r"[.;,]|\b(?:but|was (?:treated|stented|dilated))\b", after[: match.start()], re.IGNORECASE
        )

    def _follow(self, clause: Clause) -> None:
        """What the text after a clause is about."""
        if words.LEFT_ALONE.search(clause.text) and not events_of(self.context, clause):
            return
        if words.BOTH_INJECTED.search(clause.text):
            return
        named = self._named(clause)
        kept = [(m, s) for m, s in named if not self._aside(clause, m, s)]
        if kept or not self._treats_elsewhere(clause):
            self.outside = self.outside and not kept
        else:
            self.outside = True
        wire = words.WIRED.search(clause.text) is not None
        if wire:
            self.wired.extend(s for _, s in kept)
        if not kept:
            engaged = next((s for _, s in named if s.concept == RIGHT or s.role == "graft"), None)
            if engaged is not None and (not self.topic or self.topic[0].artery != engaged.artery):
                self.topic = (engaged,)
            elif any(s.concept == LEFT_MAIN for _, s in named) and self.topic and self.topic[0].artery == "RC":
                self.topic = ()
            return
        if len(kept) > 1 and wire and not events_of(self.context, clause):
            main = [s for _, s in kept if s.role != "branch"]
            self.topic = (main[0] if main else kept[0][1],)
            return
        self.topic = self._worst(clause, kept)

    def _treats_elsewhere(self, clause: Clause) -> bool:
        """Whether a statement judges or treats a vessel outside the heart: a lesion, a device in an iliac artery."""
        tree = self.context.knowledge.vessels
        others = [m for m in clause.of("VESSEL") if (v := tree.get(m.concept)) and not v.system.startswith("coronary")]
        others = [m for m in others if m.concept.partition(":")[2] not in words.NO_TARGETS and "aort" not in m.concept]
        lesions = [m for m in clause.of("LESION") if m.kind in {"stenosis", "occlusion"} and m.assertion != "negated"]
        return bool(others) and bool(lesions)

    def _worst(self, clause: Clause, kept: list[tuple[Mention, CoronarySite]]) -> tuple[CoronarySite, ...]:
        """Of several vessels that a statement of findings judges, the one with the tightest lesion."""
        degrees = {
            d.site.key: d
            for d in self.told
            if d.clause.start == clause.start or clause.start <= d.clause.start < clause.end
        }
        judged = [s for _, s in kept if s.key in degrees and (degrees[s.key].degree or degrees[s.key].occluded)]
        if judged:
            worst = max(judged, key=lambda s: (degrees[s.key].tight, degrees[s.key].degree))
            found = degrees[worst.key]
            if found.degree >= words.DISEASED or found.tight:
                return (worst,)
            return self.topic
        if clause.section in {"findings", "findings_only"} and not events_of(self.context, clause):
            return self.topic
        return (kept[-1][1],)


def _unnamed_right(clause: Clause) -> Iterator[tuple[Mention, CoronarySite]]:
    """The right coronary by its side alone ("Right: shut in the middle")."""
    if not RIGHT_ALONE.search(clause.text):
        return
    for match in RIGHT_ALONE.finditer(clause.text):
        start, end = clause.start + match.start(), clause.start + match.end()
        if not any(m.start < end and start < m.end for m in clause.of("VESSEL")):
            mention = Mention(-1, start, end, match.group(), "VESSEL", RIGHT, "artery", clause.sentence, clause.section)
            yield mention, CoronarySite(RIGHT, "RC", "artery")


def _retold(context: Context, clause: Clause) -> Clause:
    """The text behind an indication without a heading of its own tells this session, and no history."""
    if (
        clause.section != "body"
        or context.clauses[clause.index].section not in BACKGROUND
        or words.PAST.search(clause.text)
    ):
        return clause
    mentions = tuple(replace(m, assertion="performed") if m.assertion == "historical" else m for m in clause.mentions)
    return replace(clause, mentions=mentions)


def site_of_pair(
    mention: Mention, out: list[tuple[Mention, CoronarySite]], pair: tuple[Mention, CoronarySite]
) -> CoronarySite:
    """The site of a mention among those at hand."""
    return next(site for known, site in (*out, pair) if known is mention)


def moved(placed: Placed, *sites: CoronarySite) -> Placed:
    """The same event at another place."""
    return replace(placed, sites=sites)
