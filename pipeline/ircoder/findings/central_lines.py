"""Central venous devices: what was put in, taken out, exchanged or cared for in this session (VINT-67 to VINT-72).

The deeds of all clauses are gathered by kind of device; a device that goes out and one that goes in through the same
venous access are one exchange, through another access an insertion and a removal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ircoder.findings import line_words as words
from ircoder.findings.access import region_of
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.line_access import asserted, entered_anew, in_old_tract, same_access
from ircoder.findings.line_alone import device_told_alone
from ircoder.findings.line_care import find_line_care
from ircoder.findings.line_devices import GENERIC, devices_in, speaks_of_another_tube
from ircoder.findings.line_events import Event, events_in, of_old_one
from ircoder.findings.line_guidance import fluoroscopy_facts, tip_of
from ircoder.findings.line_sides import on_two_sides, side_of
from ircoder.findings.model import Access, Act, Detail, Fact, Guidance
from ircoder.findings.parts import Parts
from ircoder.findings.whole_clauses import in_whole_clauses

FAMILY = "central_venous_access"

_BRIEF = 900
"""Letters of a note so short that the one device it names in its opening is what all of it is about."""
_ARM = frozenset({"arm_vein", "leg_vein"})
_CENTRAL = frozenset({"neck", "chest_vein", "groin_vein"})
_NOT_TOLD = BACKGROUND | TITLES | {"impression", "addendum", "complications", "findings", "signature", "attestation"}


@dataclass
class _Story:
    """Deeds on one kind of device, in text order."""

    device: str
    put_in: list[Event] = field(default_factory=list)
    taken_out: list[Event] = field(default_factory=list)
    exchanged: list[Event] = field(default_factory=list)

    @property
    def events(self) -> list[Event]:
        return sorted((*self.put_in, *self.taken_out, *self.exchanged), key=lambda event: event.clause.start + event.at)

    @property
    def start(self) -> int:
        return min(event.clause.start for event in self.events)


def find_central_lines(context: Context, accesses: tuple[Access, ...]) -> Parts:
    """Acts on central venous devices with their guidance and facts; nothing where the report speaks of none."""
    context = in_whole_clauses(context)
    named = _named(context)
    if not named:
        return Parts()
    stories = _stories(context, named)
    acts: list[Act] = []
    placing: list[tuple[Act, _Story]] = []
    for story in stories:
        for kind, events in _kinds(context, story, accesses):
            act = _act(context, kind, story, events, accesses, len(acts) + 1, stories)
            acts.append(act)
            if kind != "central_line_removal":
                placing.append((act, story))
    acts.extend(find_line_care(context, named, acts))
    guidance: list[Guidance] = []
    facts: list[Fact] = []
    for act, story in placing:
        held, told = _guidance(context, act, _segment(context, story, stories), len(placing) == 1, len(guidance))
        guidance.extend(held)
        facts.extend(told)
    return Parts(tuple(acts), tuple(guidance), tuple(facts))


def _named(context: Context) -> dict[int, tuple[str, ...]]:
    """Kinds of device named in each clause outside of the background, by clause index."""
    out: dict[int, tuple[str, ...]] = {}
    for clause in context.clauses:
        if clause.section not in BACKGROUND and not _by_others(clause):
            kinds = tuple(named.device for named in devices_in(clause))
            if kinds:
                out[clause.index] = kinds
    text = context.reading.text
    if any("port" in kinds for kinds in out.values()) and not words.PORT_FOR_SURE.search(text):
        out = {index: rest for index, kinds in out.items() if (rest := tuple(k for k in kinds if k != "port"))}
    if words.DRUG_PUMP.search(text) and not words.PORT_OF_A_VEIN.search(text):
        return {}
    if words.BODY_CAVITY.search(text) and not words.VENOUS.search(text):
        return {}
    return out


def _is_letter(context: Context) -> bool:
    return context.reading.text.lstrip()[:5].lower() == "dear "


def _by_others(clause: Clause) -> bool:
    """A line that the anesthesia team put in, or has for monitoring."""
    return words.FOR_MONITORING.search(clause.text) is not None


def _stories(context: Context, named: dict[int, tuple[str, ...]]) -> list[_Story]:
    resolved = _what_generic_means(context, named)
    kinds = {kind for told in named.values() for kind in told}
    brief = kinds == {GENERIC} and len(context.reading.text) < _BRIEF
    opening = 4 if brief or _is_letter(context) else 2
    titled = {
        resolved if kind == GENERIC else kind
        for c in context.clauses
        if c.section in TITLES or c.index < opening or words.heads_item(c.text)
        for kind in named.get(c.index, ())
    }
    stories = _gather(context, named, resolved, [c for c in context.clauses if c.section not in _NOT_TOLD])
    if not any(story.put_in or story.exchanged or story.taken_out for story in stories.values()):
        told = [c for c in context.clauses if c.section in {"impression", "findings", "complications"}]
        stories = _gather(context, named, resolved, told) or _from_form(context, named, resolved)
        stories = stories or _from_title(context, titled) or _from_name_alone(context, resolved)
    _drop_what_stayed(context, stories)
    _shortened(stories)
    # A bare "catheter" belongs to a kind only where some deed, or the title, calls that kind by name.
    sure = [
        story
        for story in stories.values()
        if story.device in titled
        or (story.device == "midline" and any(words.AS_MIDLINE.search(c.text) for c in context.clauses))
        or any(story.device in _resolved(named, event.clause, resolved) for event in story.events)
    ]
    return sorted(sure, key=lambda story: story.start)


def _shortened(stories: dict[str, _Story]) -> None:
    """A PICC that would not pass and was "left as a midline" is that midline."""
    midline = stories.get("midline")
    if midline is None or "picc" not in stories:
        return
    if any(words.AS_MIDLINE.search(event.clause.text) for event in midline.put_in):
        picc = stories.pop("picc")
        midline.put_in = [*picc.put_in, *midline.put_in]


def _drop_what_stayed(context: Context, stories: dict[str, _Story]) -> None:
    """A device that was only "left in place", with no vein entered and no other deed on it, was there before."""
    if entered_anew([c for c in context.clauses if c.section not in BACKGROUND | {"plan", "addendum"}]):
        return
    for device, story in list(stories.items()):
        if story.put_in and all(words.STAYED.match(e.clause.text, e.at) for e in story.put_in):
            story.put_in = []
            if not story.events:
                del stories[device]


def _from_title(context: Context, titled: set[str]) -> dict[str, _Story]:
    """A device that only the title names, where the text tells a new puncture and where the tip lies: it went in."""
    told = [c for c in context.clauses if c.section not in BACKGROUND | {"plan", "addendum"}]
    stuck = entered_anew(told) or any(asserted(c, words.STUCK) for c in told if c.section not in TITLES)
    if len(titled) != 1 or not stuck or tip_of(told, []) is None:
        return {}
    if any(words.NOT_PLACED.search(c.text) for c in told):
        return {}
    device = next(iter(titled))
    return {device: _Story(device, put_in=[Event("in", device, told[0], 0)])}


def _from_name_alone(context: Context, generic: str) -> dict[str, _Story]:
    """A device named without a verb beside the vein that was entered: it went in."""
    alone = device_told_alone(context)
    if alone is None:
        return {}
    device = generic if alone[0] == GENERIC else alone[0]
    return {device: _Story(device, put_in=[Event("in", device, alone[1], 0)])}


def _from_form(context: Context, named: dict[int, tuple[str, ...]], generic: str) -> dict[str, _Story]:
    """A filled-in form of an insertion: the line "Device: PICC 4F" says what went in, and another who inserted it."""
    text = context.reading.text
    if not words.FORM_OF_INSERTION.search(text) or words.FORM_OF_REMOVAL.search(text):
        return {}
    for clause in context.clauses:
        kinds = _resolved(named, clause, generic)
        label = words.DEVICE_LABEL.match(text, text.rfind("\n", 0, clause.start) + 1)
        if kinds and label is not None:
            return {kinds[0]: _Story(kinds[0], put_in=[Event("in", kinds[0], clause, 0)])}
    return {}


def _gather(
    context: Context, named: dict[int, tuple[str, ...]], generic: str, clauses: list[Clause]
) -> dict[str, _Story]:
    out: dict[str, _Story] = {}
    wanted = {clause.index for clause in clauses}
    topic: str | None = None
    for clause in context.clauses:
        kinds = _resolved(named, clause, generic)
        if kinds and (topic is None or clause.section in TITLES):
            topic = kinds[0]
        if not kinds and speaks_of_another_tube(clause):
            topic = None
        if clause.index in wanted and not _retold(clause) and not _by_others(clause):
            for event in events_in(clause):
                if event.deed == "out" and event.device is None and _speaks_of_fragment(context, clause):
                    continue
                device = {None: topic, GENERIC: generic}.get(event.device, event.device)
                if device is None or (event.device == "port" and "port" not in kinds):
                    continue
                story = out.setdefault(device, _Story(device))
                {"in": story.put_in, "out": story.taken_out, "exchange": story.exchanged}[event.deed].append(event)
        if kinds and (topic is None or not words.IN_USE.search(clause.text)):
            topic = kinds[-1]
    return out


def _speaks_of_fragment(context: Context, clause: Clause) -> bool:
    """Whether a statement, or the two before it, speak of a broken piece: what comes out is that."""
    return any(words.FRAGMENT.search(c.text) for c in context.clauses if clause.index - 2 <= c.index <= clause.index)


def _resolved(named: dict[int, tuple[str, ...]], clause: Clause, generic: str) -> list[str]:
    """Kinds that a clause names, plain names replaced by the kind that they mean in this report."""
    return [generic if kind == GENERIC else kind for kind in named.get(clause.index, ())]


def _what_generic_means(context: Context, named: dict[int, tuple[str, ...]]) -> str:
    """Kind of a plain "dialysis catheter" or "central line": the only sure kind, or what its tunnel says."""
    sure = {kind for kinds in named.values() for kind in kinds} - {GENERIC, "midline"}
    if len(sure) == 1:
        return sure.pop()
    tunneled = any(
        words.TUNNEL.search(c.text) and not words.NO_TUNNEL.search(c.text)
        for c in context.clauses
        if c.section not in BACKGROUND
    )
    return "tunneled" if tunneled else "nontunneled"


def _retold(clause: Clause) -> bool:
    """Clauses whose line work was all planned, denied or done on another day."""
    told = [
        m.assertion
        for m in clause.of("INTERVENTION")
        if m.kind.startswith(("central_line", "port_catheter")) and m.assertion
    ]
    if words.TODAY.search(clause.text):
        return False
    return bool(told) and all(value != "performed" for value in told)


def _kinds(context: Context, story: _Story, accesses: tuple[Access, ...]) -> list[tuple[str, list[Event]]]:
    """Acts of one kind of device with the deeds that show them."""
    told = [c for c in context.clauses if c.section not in BACKGROUND | {"plan", "addendum"}]
    goes_in = [*story.put_in, *story.exchanged]
    kept = any(asserted(c, words.RESERVOIR_KEPT) for c in told)
    renewed = any(asserted(c, words.RESERVOIR_NEW) for c in told if c.section not in TITLES)
    if story.device in {"port", "pump"} and goes_in and kept and not renewed:
        return [("port_catheter_replacement", goes_in)]
    fresh = entered_anew(told)
    # After a new puncture only what the words call old, or by the device's name, was there before.
    announced = _removal_in_title(context)
    credible = [e for e in story.taken_out if announced or e.device is not None or of_old_one(e, context.clauses)]
    out_of_body = credible if fresh else story.taken_out
    if goes_in and story.taken_out and on_two_sides(context, story.taken_out, story.put_in, accesses):
        return [("central_line_insertion", goes_in), ("central_line_removal", story.taken_out)]
    same = same_access(told)
    temporary = any(named.device == "nontunneled" for clause in told for named in devices_in(clause))
    renewed_in_tract = not (fresh or temporary) and story.device in {"tunneled", "port"} and in_old_tract(told)
    if goes_in and (
        (story.exchanged and not fresh)
        or (credible and not fresh)
        or ((story.exchanged or out_of_body) and same)
        or renewed_in_tract
    ):
        return [("central_line_exchange", story.events)]
    acts: list[tuple[str, list[Event]]] = []
    if goes_in:
        acts.append(("central_line_insertion", story.put_in or story.exchanged))
    if out_of_body and (not acts or credible):
        acts.append(("central_line_removal", out_of_body))
    return acts


def _removal_in_title(context: Context) -> bool:
    """Whether a title names a removal beside what is placed: a plain "catheter out" then is that of the old one."""
    titles = [c for c in context.clauses if c.section in TITLES]
    return any(event.deed == "out" and event.device is not None for c in titles for event in events_in(c))


def _segment(context: Context, story: _Story, stories: list[_Story]) -> list[Clause]:
    """Clauses that tell about this device: from the end of the story before to the start of the one after."""
    others = [other for other in stories if other is not story and (other.put_in or other.exchanged)]
    last = max(event.clause.index for event in story.events)
    first = min(event.clause.index for event in story.events)
    low = max((e.clause.index for o in others for e in o.events if e.clause.index < first), default=-3) + 3
    high = min(
        (e.clause.index for o in others for e in o.events if e.clause.index > last),
        default=context.clauses[-1].index + 1,
    )
    return [
        c
        for c in context.clauses
        if min(low, first) <= c.index < high and c.section not in BACKGROUND | {"addendum"} | TITLES
    ]


def _act(
    context: Context,
    kind: str,
    story: _Story,
    events: list[Event],
    accesses: tuple[Access, ...],
    number: int,
    stories: list[_Story],
) -> Act:
    access = _own_access(story, accesses, events) if kind == "central_line_insertion" else None
    details: dict[str, Detail] = {"device": story.device, "entry": _entry(context, story, access)}
    side = access.side if access else None
    if kind == "central_line_insertion":
        body = [c for c in context.clauses if c.section not in BACKGROUND | {"plan"}]
        lone = words.FILTER.search(context.reading.text) is not None
        told = [c for c in body if not (lone and words.SECOND_STICK.search(c.text))]
        if story.device in {"tunneled", "port"} and any(asserted(c, words.TWO) for c in told):
            details["catheters"] = 2
            # Each of the two catheters has its own puncture: the act is tied to none of them.
            access = None if sum(region_of(a.vessel) in _CENTRAL for a in accesses) > 1 else access
        replaced = [
            other for other in stories if other.device == "nontunneled" and other is not story and other.taken_out
        ]
        if replaced and story.device == "tunneled" and same_access(body):
            details["converted"] = True
    if words.NEONATE.search(context.reading.text):
        details["young_child"] = True
    elif words.CHILD.search(context.reading.text):
        details["child"] = True
    tip = None if kind == "central_line_removal" else tip_of(_segment(context, story, stories), story.put_in or events)
    if tip is not None:
        details["tip"] = tip.vessel
    spans = tuple(dict.fromkeys(context.quote(event.clause) for event in events))[:3]
    return Act(
        id=f"line-{number}",
        kind=kind,
        family=FAMILY,
        side=side or side_of([event.clause for event in events], context),
        access=access.id if access else None,
        details=details,
        spans=spans,
    )


def _entry(context: Context, story: _Story, access: Access | None) -> str:
    if story.device in {"picc", "midline"}:
        return "peripheral"
    if access is not None:
        return "peripheral" if region_of(access.vessel) in _ARM else "central"
    if story.device == "port" and any(words.ARM_PORT.search(event.clause.text) for event in story.events):
        return "peripheral"
    return "central"


def _own_access(story: _Story, accesses: tuple[Access, ...], events: list[Event]) -> Access | None:
    """The venous puncture of this device: of the usual region, told last before the device goes in."""
    if story.device in {"picc", "midline"}:
        wanted = [a for a in accesses if region_of(a.vessel) in _ARM]
    else:
        wanted = [a for a in accesses if region_of(a.vessel) in _CENTRAL] or [
            a for a in accesses if region_of(a.vessel) in _ARM
        ]
        if story.device == "port":
            wanted = [a for a in accesses if region_of(a.vessel) in _CENTRAL | _ARM]
    told = [event for event in events if event.clause.section not in TITLES] or events
    at = min(event.clause.end for event in told)
    before = [a for a in wanted if any(span.start <= at for span in a.spans)]
    return before[-1] if before else (wanted[0] if wanted else None)


def _guidance(
    context: Context, act: Act, segment: list[Clause], alone: bool, count: int
) -> tuple[list[Guidance], list[Fact]]:
    told = [c for c in context.clauses if c.section not in BACKGROUND | {"addendum"} | TITLES] if alone else segment
    return fluoroscopy_facts(context, act, told, tip_of(segment, []) if "tip" in act.details else None, count)
