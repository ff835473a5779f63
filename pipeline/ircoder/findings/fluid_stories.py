"""The steps of a report gathered by collection: what was done to which fluid, in order.

A paragraph under its own label ("Site 2, pelvis.") belongs to that collection, a clause that names a place to that
place, and every other clause to the place spoken of last. Two collections are told apart only where the report speaks
of more than one: the words for one abscess vary from title to impression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ircoder.findings import fluid_words as words
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.fluid_places import (
    ELSEWHERE,
    Place,
    chest_of_a_side,
    heading_place,
    labelled_places,
    likeliest,
    of_another_day,
    places_in,
    untold_chest,
)
from ircoder.findings.fluid_sides import side_turned_to
from ircoder.findings.fluid_steps import Deed, Step, is_of_a_line, steps_of
from ircoder.findings.whole_clauses import whole_clauses
from ircoder.knowledge.fluid_sites import load_fluid_sites
from ircoder.knowledge.word_patterns import WordPattern

ENTRIES: frozenset[Deed] = frozenset({"in", "change", "check", "fluid", "sclerosis", "lysis", "incision"})
_CHEST_TUBE = WordPattern(r"\b(?:dnase|dornase|chest tubes?|pigtails?|tubes? (?:in|into) the (?:left |right )?chest)\b")
_IN_EACH = WordPattern(r"\b(?:each|both|respectively)\b")
_AIR = WordPattern(
    r"\A(?!.*\b(?:no|without|nor|small residual|resolved)\b[^.;]{0,30}pneumothora)"
    r".*\bpneumothora\w+|\b(?:heimlich|pleur-?[eo]?-?vac)\b"
)
"""A pneumothorax that is there, or the valve and the box of a chest tube."""
_WAY_IN = re.compile(
    r"\W*(?:(?:catheter |final )?tips?|route|approach|path|way in|position(?:ing)?|entry|access)\b", re.IGNORECASE
)
"""Under such a heading stands where the needle went in, not where the fluid lies."""
_LABEL = 45
_HEAD_ALONE = 30
"""Letters of a head that tells nothing but its place ("#2 Right chest.")."""
_BROAD = "anatomy:abdomen"


@dataclass
class Story:
    """Work on one collection: its steps, and all clauses that speak of it."""

    place: Place
    steps: list[Step] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def of(self, *deeds: Deed) -> list[Step]:
        """Steps with these deeds, in text order."""
        return [step for step in self.steps if step.deed in deeds]

    def says(self, pattern: WordPattern) -> bool:
        """Whether a clause of the story holds the words."""
        return any(pattern.search(clause.text) for clause in self.clauses)

    @property
    def told(self) -> bool:
        """Whether the course of the procedure, and not only its summary, tells of an entry into the collection."""
        return any(step.tier == "told" for step in self.of(*ENTRIES))


def stories_of(context: Context) -> list[Story]:
    """Stories of a report, each about one collection, in text order."""
    found = [story for story in _gathered(context) if story.steps]
    vote = likeliest(context, [step.clause for story in found for step in story.steps])
    placed = [_placed(story, vote, found) for story in found]
    mine = _joined([story for story in placed if story.place.region != ELSEWHERE], labelled_places(context))
    mine = [story for story in mine if _holds_fluid(context, story)]
    both_cavities = _titles_both_cavities(context)
    apart = (
        both_cavities
        or _titles_chest_and_more(context)
        or _on_both_sides(mine)
        or _in_chest_and_organ(mine)
        or _labelled_apart(context, mine)
        or _lettered(context, mine)
    )
    if len(mine) > 1 and not (apart or _speaks_of_more(context)):
        mine = [_one(mine, vote)]
    kept = sorted(_without_shadows(mine, vote, belly_too=both_cavities), key=lambda story: story.steps[0].clause.start)
    if len(kept) == 1 and len(placed) == len(mine):
        kept[0].clauses = [c for c in whole_clauses(context) if c.section not in BACKGROUND and c.section not in TITLES]
    return kept


def _gathered(context: Context) -> list[Story]:
    labelled = labelled_places(context)
    foreign = _titled_elsewhere(context)
    stories: list[Story] = []
    items = _headed_items(context)
    topic = Place()
    section = ""
    for clause in whole_clauses(context):
        if clause.section in BACKGROUND or clause.section in TITLES or of_another_day(context, clause):
            continue
        if clause.section != section and section in _SUMMARIES:
            # What a summary speaks of last is not what the course begins with.
            topic = Place()
        section = clause.section
        topic = replace(topic, side=side_turned_to(clause.text) or topic.side)
        head = None if _WAY_IN.match(clause.title) else heading_place(context, clause)
        if head is not None and not head.label and topic.site is None:
            # "2. Right paracolic drain": the number stands in a line of its own.
            head = replace(head, label=topic.label)
        if head is not None:
            topic = labelled.get(head.label, head) if head.site is None else head
        steps = list(steps_of(context, clause))
        if _WAY_IN.match(clause.title) and not steps:
            continue
        named = () if topic in items and head is None else places_in(clause.text)
        named = named or chest_of_a_side(clause.text)
        own = [_continued(place, topic) for place in named if place.region != ELSEWHERE]
        own = own or list(named if steps or foreign else ())
        again = words.AGAIN.search(clause.text) and not words.QUIET.search(clause.text)
        if again and not _one_cavity(clause.text) and not topic.label:
            topic = replace(topic, label="second")
            own = [replace(place, label=place.label or "second") for place in own]
        targets = _targets(clause, own, topic, stories)
        for place in targets:
            story = _story(stories, place)
            story.steps.extend(steps)
            story.clauses.append(clause)
        if own and head is None:
            topic = own[-1]
    return stories


_SUMMARIES = frozenset({"impression", "findings"})


def _headed_items(context: Context) -> frozenset[Place]:
    """Places that numbered or lettered heads name, where several do: all that follows a head is told of its place."""
    heads = {
        head
        for clause in whole_clauses(context)
        if clause.section not in BACKGROUND
        and len(clause.text.strip()) <= _HEAD_ALONE
        and (head := heading_place(context, clause)) is not None
        and head.site is not None
        and head.label
    }
    return frozenset(heads) if len({head.label for head in heads}) > 1 else frozenset()


def _titled_elsewhere(context: Context) -> bool:
    """Whether the title names a place that other families work in, so that it may be what the text goes on about."""
    titles = [clause for clause in context.clauses if clause.section in TITLES or clause.index < 2]
    return any(place.region == ELSEWHERE for clause in titles for place in places_in(clause.text))


def _targets(clause: Clause, own: list[Place], topic: Place, stories: list[Story]) -> list[Place]:
    """Places that a clause works on: its own, one of them unless it speaks of several; else what was spoken of last."""
    if own:
        several = words.PLURAL.search(clause.text) or 1 < len(own) <= len(words.DRAIN_SIZE.findall(clause.text))
        return own if several else own[:1]
    if _IN_EACH.search(clause.text):
        before = [story.place for story in stories if story.place.region not in ("", ELSEWHERE)]
        return before or [topic]
    return [topic]


def _continued(place: Place, topic: Place) -> Place:
    """A place named again without its side or number is the one that was spoken of."""
    if place.site != topic.site:
        return replace(place, label=place.label or topic.label)
    return replace(place, side=place.side or topic.side, label=place.label or topic.label)


def _one_cavity(text: str) -> bool:
    return words.ONE_CAVITY.search(text) is not None and words.NOT_COMMUNICATING.search(text) is None


def _story(stories: list[Story], place: Place) -> Story:
    for story in stories:
        if story.place == place:
            return story
    stories.append(Story(place))
    return stories[-1]


def _placed(story: Story, vote: Place, stories: list[Story]) -> Story:
    """A story that names no place is about what the report speaks of most; the chest takes its side from there too."""
    sided = {other.place.side for other in stories if other.place.site == vote.site and other.place.side}
    if story.place.site is not None:
        same = story.place.site == vote.site and story.place.region == "pleura" and not story.place.side and not sided
        return replace(story, place=replace(story.place, side=vote.side)) if same else story
    side = story.place.side or (vote.side if len(sided) < 2 else None)
    return replace(story, place=replace(vote, side=side, label=story.place.label))


def _holds_fluid(context: Context, story: Story) -> bool:
    """Whether an organ or the chest is spoken of for its fluid, and not for a tube or needle of another kind."""
    pattern = words.CHEST_FLUID if story.place.region == "pleura" else words.HOLDS_FLUID
    if story.place.region not in ("organ", "pleura", "breast", "thyroid", "soft_tissue", "scrotum"):
        return True
    if story.place.region == "pleura" and (
        untold_chest(context)
        or (story.of("lysis") and story.says(_CHEST_TUBE))
        or (story.of("in") and story.says(_AIR))
    ):
        return True
    titles = [clause for clause in context.clauses if clause.section in TITLES or clause.index < 2]
    # What the opening of a report without headings says of an effusion is the background of a chest told by number.
    told = story.place.region == "pleura" and story.place.label
    background = [clause for clause in context.clauses if told or clause.section in BACKGROUND]
    return any(pattern.search(clause.text) for clause in (*story.clauses, *titles, *background))


def _joined(stories: list[Story], labelled: dict[str, Place]) -> list[Story]:
    """Stories that may be about one place put together: same number, or same site and no side that differs."""
    out: list[Story] = []
    for story in sorted(stories, key=lambda item: (item.place.side is None) + (not item.place.label)):
        known = next((other for other in out if _same(other.place, story.place)), None)
        if known is None:
            out.append(story)
        else:
            _merge(known, story)
    for story in out:
        called = labelled.get(story.place.label)
        if called is not None and called.region != ELSEWHERE:
            story.place = replace(called, side=called.side or story.place.side)
    return out


def _same(one: Place, other: Place) -> bool:
    if (one.label == "second") != (other.label == "second"):
        return False
    if one.label and other.label:
        return one.label == other.label and (one.label != "second" or one.site == other.site)
    return one.site == other.site and (one.side == other.side or None in (one.side, other.side))


def _merge(into: Story, story: Story) -> None:
    into.steps = sorted((*into.steps, *story.steps), key=lambda step: step.clause.start)
    into.clauses = sorted({c.start: c for c in (*into.clauses, *story.clauses)}.values(), key=lambda c: c.start)


def _one(stories: list[Story], vote: Place) -> Story:
    """All work of a report that speaks of one collection."""
    best = next((story for story in stories if story.place.site == vote.site), None)
    best = best or max(stories, key=lambda story: (story.told, len(story.of("in", "change")), len(story.steps)))
    for story in stories:
        if story is not best:
            _merge(best, story)
    return best


def _titles_both_cavities(context: Context) -> bool:
    """Whether the title or the order names the belly beside the chest ("belly and right chest")."""
    titles = [clause for clause in context.clauses if clause.section in TITLES or clause.index < 2]
    named = [item.place for clause in titles for item in load_fluid_sites().find(clause.text)]
    return any(site.region == "pleura" for site in named) and any(site.site == _BROAD for site in named)


def _in_chest_and_organ(stories: list[Story]) -> bool:
    """Whether the course tells of a drain in an organ and of fluid drawn from the chest, each by its own place."""
    organ = any(story.place.region == "organ" and story.told and story.of("in") for story in stories)
    chest = (story for story in stories if story.place.region == "pleura" and story.told)
    return organ and any(story.of("fluid") and story.says(_EFFUSION) for story in chest)


_EFFUSION = WordPattern(r"\b(?:effusions?|thoracentes\w*|pleural fluid)\b")


def _titles_chest_and_more(context: Context) -> bool:
    """Whether the title names the chest and an organ or wall beside it ("liver abscess drain and thoracentesis")."""
    titles = [clause for clause in context.clauses if clause.section in TITLES]
    regions = {item.place.region for clause in titles for item in load_fluid_sites().find(clause.text)}
    return "pleura" in regions and not regions.isdisjoint({"organ", "retroperitoneal", "soft_tissue"})


def _without_shadows(stories: list[Story], vote: Place, *, belly_too: bool) -> list[Story]:
    """Stories without an entry of their own, or of a broad name for the abdomen, go to the main one.

    ``belly_too``: the abdomen is named as a place of its own beside the chest.
    """
    strong = [story for story in stories if story.told or _loses_cuffed(story)]
    if not strong:
        # A report that is nothing but numbered findings tells each collection under its number.
        numbered = [story for story in stories if story.place.label and story.of(*ENTRIES)]
        return numbered if len(numbered) > 1 else [_one(stories, vote)] if stories else []
    named = [story for story in strong if not _is_broad(story, strong)]
    told = {step.clause.start for story in named for step in story.steps}
    strong = [
        story
        for story in strong
        if story in named
        or story.place.side in ("left", "right")
        or any(s.clause.start not in told for s in story.steps)
    ]
    if belly_too and all(story.place.region == "pleura" for story in named):
        named = strong
    keep = named if named and not all(story.of("in", "change") for story in strong) else strong
    for story in stories:
        if story not in keep:
            _merge(_nearest(keep, story, vote), story)
    return keep


def _loses_cuffed(story: Story) -> bool:
    """Whether a cuffed catheter of the chest came out: work without an entry."""
    out = any(step.tier == "told" for step in story.of("out"))
    return out and story.place.region == "pleura" and story.says(_CUFF)


_ASCITES = WordPattern(r"\b(?:ascit\w+|paracentes\w+)\b")
_CUFF = WordPattern(r"\bcuffs?\b")


def _is_broad(story: Story, stories: list[Story]) -> bool:
    """A quadrant without a number or a side of its own may be where a collection with a better name lies."""
    if story.place.site is not None and story.place.site.site == _BROAD and story.says(_ASCITES):
        return False
    if story.place.site is None or story.place.site.site == _BROAD:
        sides = {other.place.side for other in stories if other is not story}
        return not story.place.label and (
            story.place.side in (None, "bilateral") or story.place.side in sides or None in sides
        )
    return False


def _nearest(keep: list[Story], story: Story, vote: Place) -> Story:
    same = [other for other in keep if other.place.region == story.place.region]
    voted = [other for other in keep if other.place.site == vote.site]
    return (same or voted or keep)[0]


def _speaks_of_more(context: Context) -> bool:
    return any(words.PLURAL.search(clause.text) for clause in told_clauses(context.clauses))


def _on_both_sides(stories: list[Story]) -> bool:
    """Whether the course tells of an entry on the left and of one on the right at one kind of place."""
    entered = {
        (story.place.site, story.place.side)
        for story in stories
        if story.place.side and (story.told or _loses_cuffed(story))
    }
    return any(side == "left" and (site, "right") in entered for site, side in entered if site is not None)


def _labelled_apart(context: Context, stories: list[Story]) -> bool:
    """Whether stories are told each behind a label of its own ("Right psoas abscess: …", "Left gluteal abscess: …")."""
    heads = {
        head.site
        for story in stories
        for step in story.of(*ENTRIES)
        if ":" in step.clause.text[:_LABEL] and (head := heading_place(context, step.clause)) and head.site
    }
    return len(heads) > 1


_LETTER = re.compile(r"(?m)^[ \t]*\(?([A-D])[.):][ \t]")


def _lettered(context: Context, stories: list[Story]) -> bool:
    """Whether entries are told in paragraphs under letters of their own; numbers are as often steps of one entry."""
    letters = set(_LETTER.findall(context.reading.text))
    return len(letters) > 1 and len({story.place.label for story in stories if story.told and story.place.label}) > 1


def of_drains(context: Context, story: Story) -> list[str]:
    """What a story and the title say of drains, and not of a venous line beside them."""
    titles = [clause for clause in context.clauses if clause.section in TITLES or clause.index < 2]
    return [clause.text for clause in (*story.clauses, *titles) if not is_of_a_line(context, clause)]


def told_clauses(clauses: Iterable[Clause]) -> list[Clause]:
    """Clauses outside of the background."""
    return [clause for clause in clauses if clause.section not in BACKGROUND]
