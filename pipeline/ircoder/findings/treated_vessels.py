"""Which vessel a treatment is aimed at: the vessel it governs, else what its sentence, paragraph or label is about.

A vessel is no target where it is only passed ("through the posterior tibial"), a landmark ("above the profunda"), the
way in, the seat of another device ("a filter in the popliteal"), or said to be normal or left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from ircoder.findings import target_words as words
from ircoder.findings.access import region_of
from ircoder.findings.beds import is_aorta
from ircoder.findings.circulation import speaks_of_veins
from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.model import Side
from ircoder.findings.narrowed_vessels import (
    NARROWED,
    NARROWING_FIGURE,
    brought_to,
    lesions_meant,
    narrowed_side,
    unsound_among,
)
from ircoder.findings.not_entered import behind_trunk_work, leads_on, stands_as_entry
from ircoder.findings.tools_in_vessels import holds_a_tool, worked_along
from ircoder.findings.topic_labels import continues_line, labelling, starts_line
from ircoder.findings.treated_organs import of_the_heart
from ircoder.findings.treatment_mentions import (
    begins_anew,
    done_likewise,
    done_to_one_of,
    is_angioplasty_word,
    of_the_past,
    only_looks_back,
    own_vessel_before,
    own_vessel_behind,
    pulled_back,
    told_as_seen,
)
from ircoder.findings.vessel_sides import own_side, side_nearby
from ircoder.knowledge.cues import cue_patterns
from ircoder.language.reading import Mention

CUES = "treatment_cues.csv"
CORONARY_GRAFT = "vessel:saphenous_vein_graft_to_coronary_artery"
LEG_GRAFT = "vessel:femoropopliteal_bypass_graft"
"""A bypass graft without further words lies in the leg where the report is not about the heart."""


@dataclass(frozen=True, slots=True)
class Target:
    """A vessel something may be aimed at; ``certain`` where the words of the treatment itself name it."""

    vessel: str
    side: Side | None
    mention: Mention
    certain: bool = True
    bridging: tuple[str, ...] = ()


class Targets:
    """Targets of every clause of a report."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.cues = cue_patterns(CUES)
        self._topics: dict[int, tuple[Target, ...]] = {}
        self._last: dict[int, tuple[Target, ...]] = {}
        self._follow()

    def aimed_at(self, clause: Clause, mention: Mention) -> tuple[Target, ...]:
        """Vessels of a treatment mention: governed ones first, then the topic of sentence, paragraph or report."""
        homes = self.governed(clause, mention)
        if homes:
            return homes
        for source in (self._topics, self._last):
            topic = source.get(clause.index)
            if topic and topic[0].mention.section == "findings" and clause.section != "findings":
                return self._titled_work() or topic
            if topic:
                return topic
        return self._titled(mention)

    def _titled_work(self) -> tuple[Target, ...]:
        """The one vessel whose treatment the titles name ("left SFA stent")."""
        named = {
            (target.vessel, target.side): target
            for clause in self.context.clauses
            if clause.section in TITLES
            for act in clause.mentions
            if _treats(act)
            for target in self.governed(clause, act)
        }
        return tuple(named.values()) if len(named) == 1 else ()

    def target(self, clause: Clause, mention: Mention, *, certain: bool = True) -> Target:
        """A vessel mention as a target, with the circulation and the side that the report gives it."""
        vessel = self._circulated(mention)
        return Target(vessel, self.side_of(clause, mention, vessel), mention, certain)

    def side_of(self, clause: Clause, mention: Mention, vessel: str) -> Side | None:
        """Side of a vessel: its own words, its sentence, how the report sides this vessel, the language stage's."""
        found = self.context.knowledge.vessels.get(vessel)
        if found is not None and not found.paired:
            return None
        own = own_side(clause, mention)
        if own is not None or mention.side == "bilateral":
            return mention.side if mention.side == "bilateral" else own
        if mention.side is not None and side_nearby(self.context, clause, mention.side):
            return mention.side
        votes = self._written.get(mention.concept, Counter())
        if len(votes) == 1:
            return next(iter(votes))
        return self.only_side or narrowed_side(self.context, mention.concept) or mention.side

    def topics(self, clause: Clause) -> tuple[Target, ...]:
        """What the text is about where a clause stands, as far as vessels go."""
        return self._topics.get(clause.index) or self._last.get(clause.index) or ()

    def lesion_vessels(self, clause: Clause) -> tuple[Mention, ...]:
        """Vessels of a clause in which a lesion may lie: a normal or untreated one holds its lesion all the same."""
        return tuple(m for m in self._vessels(clause) if not words.RANGE.search(clause.before(m)[-60:]))

    def is_range(self, clause: Clause, vessel: Mention) -> bool:
        """Whether a vessel is the far end of "from … to …" in its clause."""
        return self._ends_range(clause, vessel)

    def coordinated(self, clause: Clause, vessel: Mention) -> tuple[Target, ...]:
        """A vessel of a clause with those that "and" joins to it behind; in front too where the verb is plural."""
        vessels = list(self.lesion_vessels(clause))
        after = [v for v in vessels if v.start > vessel.start and not words.IS_SUBJECT.match(clause.after(v))]
        before = [v for v in vessels if v.start < vessel.start]
        if not words.PLURAL.match(clause.after(vessel)):
            before = []
        return (
            *self._spread(clause, vessel, [vessel, *before[::-1]])[:-1],
            *self._spread(clause, vessel, [vessel, *after]),
        )

    def subjects(self, clause: Clause) -> tuple[Mention, ...]:
        """Vessels that a clause is about: neither passed, landmarks, ways in nor seats of other devices."""
        found = [m for m in self._vessels(clause) if not self._aside(clause, m) and not holds_a_tool(clause, m)]
        return tuple([m for m in found if not words.BETWEEN.search(clause.before(m)[-120:])] or found)

    def reached(self, clause: Clause, mention: Mention) -> tuple[Target, ...]:
        """The vessel of the clause into which something was brought last before a mention."""
        before = [m for m in self._vessels(clause) if m.end <= mention.start and not self._aside(clause, m)]
        return self._spread(clause, before[-1], before[::-1]) if before else ()

    @cached_property
    def only_side(self) -> Side | None:
        """The one side on which treated limbs lie, where the report names only one beside the access."""
        votes: Counter[Side] = Counter()
        for per in self._written.values():
            votes.update(per)
        if votes:
            return next(iter(votes)) if len(votes) == 1 else None
        limbs = {words.SIDES[(m["side"] or m["told"]).lower()] for m in words.LIMB.finditer(self.context.reading.text)}
        return limbs.pop() if len(limbs) == 1 else None

    @cached_property
    def _written(self) -> dict[str, Counter[Side]]:
        out: dict[str, Counter[Side]] = {}
        for clause in self.context.clauses:
            if clause.section in {"plan", "consent"} or any(m.assertion == "historical" for m in clause.of("DEVICE")):
                continue
            for mention in self._vessels(clause):
                side = None if words.CROSSES.match(clause.after(mention)) else own_side(clause, mention)
                if side in {"left", "right"} and not self._way_in(clause, mention):
                    out.setdefault(mention.concept, Counter())[side] += 1
        return out

    @cached_property
    def _of_the_heart(self) -> bool:
        return of_the_heart(self.context)

    @cached_property
    def _venous(self) -> bool:
        return speaks_of_veins(self.context.reading, self.context.knowledge.vessels)

    def _circulated(self, mention: Mention) -> str:
        """The vein of the same name where the report is about veins and the words leave it open."""
        text = mention.text.lower()
        if mention.concept == CORONARY_GRAFT and not words.CORONARY_GRAFT.search(text) and not self._of_the_heart:
            return LEG_GRAFT
        twin = mention.concept.replace("_artery", "_vein")
        if self._venous and "arter" not in text and twin in self.context.knowledge.vessels:
            return twin
        return mention.concept

    def _vessels(self, clause: Clause) -> list[Mention]:
        tree = self.context.knowledge.vessels
        out: list[Mention] = []
        for mention in clause.of("VESSEL"):
            if mention.concept not in tree or is_angioplasty_word(clause, mention):
                continue
            # "Lower pole segmental renal artery" names one vessel, and then the one that it is a branch of.
            if out and mention.start - out[-1].end <= 1 and tree.is_within(out[-1].concept, mention.concept):
                continue
            out.append(mention)
        return out

    def _way_in(self, clause: Clause, mention: Mention) -> bool:
        """Whether a vessel is where the session entered: an access word stands by it and no lesion does."""
        if region_of(mention.concept) is None:
            return False
        if clause.section == "access" and not clause.of("LESION") and not any(_treats(m) for m in clause.mentions):
            return True
        bare = not mention.text.lower().endswith(("artery", "vein"))
        if words.OVER_THE_TOP.match(clause.after(mention)) or (
            bare and words.NAMES_A_TOOL.match(clause.after(mention))
        ):
            return True
        if words.SHEATH_ALONE.fullmatch(clause.after(mention)) and not clause.before(mention).strip():
            return True
        if stands_as_entry(clause, mention, self.context.knowledge.vessels):
            on = clause.after(mention).strip(" .;") != "" or leads_on(self.context, clause, mention)
            return on or behind_trunk_work(clause, mention, self.context.knowledge.vessels)
        if not self.context.has("access", clause.text):
            return False
        at, end = mention.start - clause.start, mention.end - clause.start
        if any(0 <= m.start - mention.end <= 12 for m in clause.of("LESION")):
            return False
        behind = words.OTHER_WAY.split(clause.text[end : end + 60])[0]
        before = re.split(r"[,;]", clause.text[max(0, at - 60) : at], flags=re.IGNORECASE)[-1]
        if words.SHEATH_PASSES.search(before):
            return False
        return bool(words.WAY_IN.search(before) or words.WAY_IN.search(behind))

    def _aside(self, clause: Clause, mention: Mention) -> bool:
        if mention.assertion in {"negated", "historical"} or mention.attributes.get("retracted"):
            return True
        before, after = clause.before(mention)[-90:], clause.after(mention)
        if words.no_subject(before, mention.text, after) or self._way_in(clause, mention):
            return True
        if self._untreated_here(clause, mention):
            return True
        if words.RANGE.search(before):
            return not self._range_follows(clause, mention)
        if words.PASSED.search(before) and not self._ends_range(clause, mention):
            return not worked_along(clause, mention)
        return bool(
            re.match(r"\s{0,6}(?:arter(?:y|ies))?\s{0,6}(?:origin|ostium|takeoff)\s+to\b", after, re.IGNORECASE)
        )

    def _untreated_here(self, clause: Clause, mention: Mention) -> bool:
        """Whether the words right behind a vessel say that nothing was done to it."""
        after = clause.after(mention)[:70]
        match = self.cues["untreated"].search(after)
        if match is None or NARROWING_FIGURE.search(after[: match.start()]):
            return False
        end = mention.end + match.start()
        if any(mention.end <= m.start < end and _treats(m) for m in clause.mentions):
            return False
        others = [m for m in self._vessels(clause) if mention.end <= m.start < end]
        return all(
            words.COORDINATED.match(clause.text[mention.end - clause.start : m.start - clause.start]) for m in others
        )

    def _range_follows(self, clause: Clause, mention: Mention) -> bool:
        after = clause.after(mention)
        following = [m for m in self._vessels(clause) if m.start > mention.end]
        match = words.RANGE_END.match(after)
        return bool(match and following and following[0].start - mention.end <= match.end() + 40)

    def _ends_range(self, clause: Clause, mention: Mention) -> bool:
        before = clause.before(mention)
        return bool(re.search(r"\b(?:to|into|down to|up to|through)\s+[\w\s-]{0,40}$", before, re.IGNORECASE)) and any(
            words.RANGE.search(clause.before(m)[-90:]) for m in self._vessels(clause) if m.end <= mention.start
        )

    def governed(self, clause: Clause, mention: Mention) -> tuple[Target, ...]:
        """Vessels of the clause itself that a treatment mention is aimed at."""
        vessels = list(self.subjects(clause))
        before = [v for v in vessels if v.end <= mention.start]
        after = [v for v in vessels if v.start >= mention.end and not begins_anew(clause, mention, v)]
        if before:
            after = [v for v in after if not told_as_seen(clause, mention, v)]
        inside = [v for v in vessels if v.start >= mention.start and v.end <= mention.end]
        if inside:
            return self._spread(clause, inside[0], inside)
        first = after[0] if after else None
        if first is not None and (not before or self._behind_it(clause, before[-1], mention, first)):
            return self._spread(clause, first, after)
        if before:
            also = done_likewise(clause, mention, vessels)
            return (
                *self._spread(clause, before[-1], before[::-1]),
                *(self.target(clause, vessel) for vessel in also),
            )
        return ()

    def _behind_it(self, clause: Clause, before: Mention, mention: Mention, first: Mention) -> bool:
        """Whether of a vessel on each side of a treatment the one behind is meant."""
        if own_vessel_before(clause, before, mention, first):
            return False
        return self._prefers(clause, mention, first) or own_vessel_behind(clause, before, mention, first)

    def _prefers(self, clause: Clause, mention: Mention, vessel: Mention) -> bool:
        between = clause.text[mention.end - clause.start : vessel.start - clause.start]
        if words.ONLY_BEHIND_COMMA.search(between) and done_to_one_of(clause, mention, self._vessels(clause)):
            return False
        if between.lstrip().startswith(",") and words.OWN_WORK.match(clause.after(vessel)):
            return False
        acts = [
            m for m in clause.of("INTERVENTION") if mention.end <= m.start < vessel.start and m.kind != "manipulation"
        ]
        return len(between) <= 80 and not acts and words.GOVERNED.search(between) is not None

    def _spread(self, clause: Clause, first: Mention, ordered: list[Mention]) -> tuple[Target, ...]:
        """A vessel with those coordinated with it; the two ends of a range are one target that bridges."""
        low, high = first, first
        out = [first]
        for vessel in ordered[1:]:
            gap = (high.end, vessel.start) if vessel.start >= high.end else (vessel.end, low.start)
            between = clause.text[gap[0] - clause.start : gap[1] - clause.start]
            linked = words.COORDINATED.match(between) or self._ends_range(
                clause, max(vessel, high, key=lambda m: m.start)
            )
            if not linked:
                break
            out.append(vessel)
            low, high = min(low, vessel, key=lambda m: m.start), max(high, vessel, key=lambda m: m.start)
        out.sort(key=lambda m: m.start)
        targets = [self.target(clause, m) for m in out]
        shared = next((t.side for t in targets if t.side), None)
        return tuple(
            Target(t.vessel, t.side or (shared if self._paired(t.vessel) else None), t.mention, True) for t in targets
        )

    def _paired(self, vessel: str) -> bool:
        found = self.context.knowledge.vessels.get(vessel)
        return found is not None and found.paired

    def _follow(self) -> None:
        """Walk the report once and note for each clause what the text before it is about."""
        topic: tuple[Target, ...] = ()
        label: tuple[Target, ...] = ()
        last: tuple[Target, ...] = ()
        narrowed = False
        for clause in self.context.clauses:
            if clause.section in {"plan", "consent", "allergies", "labs"}:
                continue
            if starts_line(self.context, clause):
                topic, label = (), label if continues_line(self.context, clause) else ()
            named = self._label(clause)
            if named:
                self._topics[clause.index] = label = last = named
                topic = ()
                continue
            subjects = () if of_the_past(clause) or only_looks_back(clause) else self.subjects(clause)
            anaphor = () if self._vessels(clause) else self._the_lesion(clause)
            anaphor = anaphor or (() if subjects else self._brought_to_lesion(clause, last))
            if anaphor:
                topic = last = anaphor
            self._topics[clause.index] = topic or label
            self._last[clause.index] = last
            if subjects and not is_aorta(subjects[-1].concept) and not pulled_back(self.context, clause):
                unsound = unsound_among(clause, subjects)
                if not unsound and narrowed:
                    # "Cephalic arch 75 % narrowed; subclavian and SVC open": work told next is done in the former.
                    continue
                chosen = unsound or list(subjects)
                topic = last = self._spread(clause, chosen[-1], chosen[::-1])
                narrowed = bool(unsound) and NARROWED.search(clause.text) is not None

    def _brought_to_lesion(self, clause: Clause, last: tuple[Target, ...]) -> tuple[Target, ...]:
        """A narrowed vessel that something is brought to, or the last on the side chosen: work told next is there."""
        vessel = brought_to(self.context, clause, [v for v in self._vessels(clause) if not self._way_in(clause, v)])
        if vessel is not None:
            return (self.target(clause, vessel),)
        side = words.side_to_treat(clause.text) if len(last) == 1 and self._paired(last[0].vessel) else None
        return (replace(last[0], side=side),) if side is not None else ()

    def _label(self, clause: Clause) -> tuple[Target, ...]:
        """Vessels that a clause opens with as a label: "Left SFA - ", "Popliteal:", "External iliac segment."."""
        return tuple(self.target(clause, vessel) for vessel in labelling(clause, self._vessels(clause)))

    def _the_lesion(self, clause: Clause) -> tuple[Target, ...]:
        """The one vessel that "the occlusion" or "the lesion" can mean, if there is only one."""
        found: dict[str, Target] = {}
        for other, home in lesions_meant(self.context, clause, self._vessels):
            target = self.target(other, home, certain=False)
            found.setdefault(target.vessel, target)
        return tuple(found.values()) if len(found) == 1 else ()

    def _titled(self, mention: Mention) -> tuple[Target, ...]:
        """The vessel of the title, where the body names none."""
        opening = (clause for clause in self.context.clauses if clause.section in TITLES or clause.index < 3)
        found = ((c, v) for c in opening for v in self._vessels(c) if not self._way_in(c, v))
        return next(((self.target(c, v, certain=False),) for c, v in found), ())


def _treats(mention: Mention) -> bool:
    acts = mention.label == "INTERVENTION" and mention.kind not in {"manipulation", "catheterization"}
    return (acts or bool(mention.attributes.get("treats"))) and mention.assertion == "performed"
