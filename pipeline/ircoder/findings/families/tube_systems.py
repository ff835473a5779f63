"""One system that a tube drains or feeds (a kidney, the bile ducts of a side, the stomach), and what became of it.

The course of the procedure decides; titles and the impression fill in what it leaves open.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ircoder.findings.context import TITLES, Context
from ircoder.findings.families import tube_words as words
from ircoder.findings.families.tube_events import GENERIC, Event, What
from ircoder.findings.model import Side, Span
from ircoder.knowledge.word_patterns import WordPattern

Entry = Literal["new", "existing"]
_DEEDS = frozenset({"put", "changed", "out", "entered"})


@dataclass(frozen=True, slots=True)
class System:
    """Events of one side. ``side`` is ``None`` where the organ has none or the report tells none."""

    side: Side | None
    events: tuple[Event, ...]

    def items(self, *whats: What) -> tuple[str, ...]:
        """Tubes of which this is told: by the course of the procedure, else by the summary, else by the title."""
        for tier in ("told", "summed", "listed"):
            found = [event.item for event in self.events if event.what in whats and event.tier == tier]
            if found:
                return self._named(tuple(dict.fromkeys(found)), *whats)
        return ()

    def _named(self, found: tuple[str, ...], *whats: What) -> tuple[str, ...]:
        """Give a plain "tube" the name that the summary or the title has for it."""
        if GENERIC not in found or len(found) > 1:
            return found
        named = (e.item for e in self.events if e.what in whats and e.tier != "told" and e.item != GENERIC)
        return tuple(dict.fromkeys(named)) or found

    def all_items(self, *whats: What) -> frozenset[str]:
        """Tubes of which this is told anywhere."""
        return frozenset(event.item for event in self.events if event.what in whats)

    def has(self, *whats: What) -> bool:
        """Whether anything of this kind is told."""
        return any(event.what in whats for event in self.events)

    def told(self, *whats: What) -> tuple[Event, ...]:
        """Events that the course of the procedure tells."""
        return tuple(event for event in self.events if event.what in whats and event.tier == "told")

    def finally_out(self) -> bool:
        """Whether the course tells of a tube that came out, or the summary where the course tells nothing."""
        if self.told("out"):
            return True
        return not any(event.tier == "told" for event in self.events) and any(
            event.what == "out" and event.tier == "summed" for event in self.events
        )

    @property
    def text(self) -> str:
        """Words of every clause in which something of this system is told."""
        return "\n".join(dict.fromkeys(event.clause.text for event in self.events))

    @property
    def entry(self) -> Entry | None:
        """A new puncture, or a tract that was there; ``None`` where the report leaves it open."""
        course = "\n".join(event.clause.text for event in self.events if event.tier != "listed")
        if words.NO_TRACT.search(course):
            return "new"
        if self.has("entered") and not self._changed_only():
            return "new"
        if self.has("changed", "out", "tract") or (not self.has("entered") and self._down_the_tract(course)):
            return "existing"
        if any(words.OLD.search(event.clause.text.rstrip(" .;,:")) for event in self.events if event.what == "there"):
            return "existing"
        if any(_WORN_SINCE.search(event.clause.text) for event in self.events if event.what == "there"):
            return "existing"
        puts = {event.clause.start for event in self.told("put")}
        told = [
            e for e in self.told("put", "there") if e.what == "put" or not (_is_label(e) or _names_the_way(e, puts))
        ]
        first_put = next((i for i, event in enumerate(told) if event.what == "put"), None)
        if first_put is None:
            return "existing" if self.has("there", "studied") else None
        if first_put > 0 or self._studied_before_put() or self._put_anew():
            return "existing"
        return "new"

    @staticmethod
    def _down_the_tract(course: str) -> bool:
        """Whether the tube went through "the tract" of a report in which nothing makes one."""
        return _DOWN_TRACT.search(course) is not None and not _TRACT_MADE.search(course)

    def _put_anew(self) -> bool:
        """Whether a "new" tube went in after a study, and nothing tells of a needle: the old one was in the tract."""
        if "needle" in self.text.lower():
            return False
        puts = self.told("put")
        if puts and all(_BACK.search(event.clause.text) for event in puts):
            return True
        first = next(iter(self.told("studied", "put")), None)
        studied = first is not None and first.what == "studied"
        return studied and all(words.NEW_TUBE.search(event.clause.text) for event in puts)

    def _studied_before_put(self) -> bool:
        """Whether contrast went through a tube that was there, before another was put in."""
        for event in self.events:
            if event.tier != "told" and event.clause.section in TITLES:
                continue
            if event.what == "put":
                return False
            if event.what == "studied" and words.STUDY_THROUGH.search(event.clause.text):
                return True
        return False

    def _changed_only(self) -> bool:
        """Whether the course tells of a change, and of an entry only in words that may mean the old way in."""
        entered = self.told("entered")
        return bool(self.told("changed", "out")) and not any(_STUCK.search(e.clause.text) for e in entered)

    def spans(self, context: Context, *whats: What) -> tuple[Span, ...]:
        """Quotes of what was done, the course of the procedure first."""
        order = {"told": 0, "summed": 1, "listed": 2}
        chosen = [event for event in self.events if not whats or event.what in whats] or list(self.events)
        ranked = sorted(chosen, key=lambda event: order[event.tier])
        return tuple(dict.fromkeys(context.quote(event.clause) for event in ranked))[:4]


_STUCK = WordPattern(
    r"\b(?:needles?|anchors?|t-?\s?fasteners?|t-?\s?tacks?|t-?\s?bars?|saf-t-pexy|gastropexy|chiba|fresh stick"
    r"|new stick)\b"
)
"""What a new way in needs, and a change does not."""
_DOWN_TRACT = WordPattern(r"\b(?:through|down|via) the (?:tract|track|stoma)\b")
_TRACT_MADE = WordPattern(
    r"\b(?:dilat\w*|dilators?|needles?|punctur\w*|stick|stuck|insufflat\w*|t-?\s?\w*(?:fasteners?|tacks?)|peel-?away"
    r"|anchors?|gastropexy)\b"
)
_GUIDED = re.compile(
    r"\W*(?:(?:under\s+)?(?:us|ultrasound|ct|fluoro\w*|sono\w*)[\s-]+guid\w+|perc\w*)\b", re.IGNORECASE
)
"""How a line opens that tells the work by its guidance ("US guided perc chole, 8F pigtail in")."""
_WORN_SINCE = WordPattern(
    r"\bsince\s+(?:last\s+\w+|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|january|february|march|april"
    r"|august|september"
    r"|october|november|december|20\d\d|\d{1,2}/\d{1,2})\b|\bx\s?\d+\s?(?:wks?|weeks?|months?|mos?|days?)\b"
)
"""How long the patient has had a tube ("PCN since October")."""
_BACK = WordPattern(r"\b(?:put|placed|went|back) back\b|\bback (?:in|up|down|across|over)\b")


def _is_label(event: Event) -> bool:
    """Whether a tube named in the first sentence names the work, and is not one that the patient has."""
    return event.clause.sentence == 0 and not words.STANDING.search(event.clause.text)


def _names_the_way(event: Event, puts: set[int]) -> bool:
    """Whether a name before a tube that goes in, in one breath with its guidance, is that of the work itself."""
    text = event.clause.text
    return event.clause.start in puts and _GUIDED.match(text) is not None and not words.STANDING.search(text)


def systems(events: Iterable[Event], *, by_deeds: bool = False) -> tuple[System, ...]:
    """Events by side; what is told of no side counts for every side that the report names.

    ``by_deeds``: contrast shows the ducts of both sides through one tube, so that only work names a side.
    """
    told = tuple(events)
    named: dict[Side, None] = {}
    worked = [event for event in told if event.what in _DEEDS and event.side is not None]
    for event in worked if by_deeds and worked else told:
        if event.side == "bilateral":
            named.update({"left": None, "right": None})
        elif event.side is not None:
            named[event.side] = None
    deeds = [event for event in told if event.what in _DEEDS]
    if not named or (deeds and all(event.side is None for event in deeds)):
        return (System(None, told),) if told else ()
    return tuple(
        System(side, tuple(event for event in told if event.side in (side, "bilateral", None))) for side in named
    )


def both_sides(context: Context, found: tuple[System, ...]) -> tuple[System, ...]:
    """Systems with the second side filled in where only "the same was done on the left" tells of it."""
    if not any(_SAME_AGAIN.search(clause.text) for clause in context.body()):
        return found
    done = [system for system in found if system.told("put", "changed", "out")]
    if len(done) != 1 or done[0].side not in ("left", "right"):
        return found
    first = done[0]
    other: Side = "left" if first.side == "right" else "right"
    copied = System(other, tuple(dataclasses.replace(event, side=other) for event in first.events))
    return (first, copied)


_SAME_AGAIN = WordPattern(
    r"\b(?:same|identical|similar|analogous)\s+(?:\w+\s+){0,2}?(?:procedure|thing|exchange|change|steps?|manner"
    r"|fashion|technique|way"
    r"|process|maneuvers?)\b"
    r"[^.;]{0,60}\b(?:left|right|contralateral|other side|opposite|other kidney)\b"
    r"|\b(?:repeated|performed|done|carried out)\s+(?:\w+\s+){0,3}?(?:on|for)\s+the\s+(?:left|right|contralateral"
    r"|other|opposite)\b"
    r"|\b(?:left|right|other side)\s+(?:was\s+)?(?:done|changed|exchanged|treated|handled)\s+(?:identically"
    r"|likewise|similarly"
    r"|the same|in the same)"
    r"|\b(?:left|right|contralateral|other|opposite)\s+(?:side|kidney|tube|system)\b[^.;]{0,40}\b(?:same"
    r"|identical|similar)\s+(?:manner"
    r"|fashion|way|technique)"
)


def whole(events: Iterable[Event]) -> tuple[System, ...]:
    """Events of an organ that has no sides."""
    told = tuple(events)
    return (System(None, told),) if told else ()
