"""What a report tells of tubes, clause by clause: put in, taken out, changed, used, or a system newly punctured.

The three questions of every tube (new or old way in, what came out, what stays) are answered from these events; titles
and summaries answer only what the course of the procedure leaves open (NONV-113).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.device_use import Tier, tier_of
from ircoder.findings.families import tube_words as words
from ircoder.findings.families.tube_titles import is_shown, names_the_work
from ircoder.findings.families.tube_topics import Topics, is_gone
from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern

What = Literal["put", "out", "changed", "there", "entered", "studied", "tract"]
GENERIC = "tube"
_SIZE = re.compile(words.with_spelled_sizes(r"[\d.]+\s*-?(?:fr?|french)\b"), re.IGNORECASE)
_SIZED_BEHIND = re.compile(r"\s+[1-3]?\d(?:\.\d+)?\s*-?(?:fr?|french)\b[\s,]+(?:x\s*)?\d{2}\s*-?cm\b", re.IGNORECASE)
"""Its bore and length right behind the name of a tube, as a list of what was used has them."""
_IT_OUT = re.compile(
    r"[^.;]{0,20}?,\s*(?:so\s+|then\s+)?(?:(?:I|we|it)\s+)?(?:then\s+)?(?:took it out|removed it|pulled it"
    r"|withdrew it|it was (?:removed"
    r"|withdrawn|pulled|taken out)|was (?:removed|withdrawn|pulled|taken out))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\W*(?:(?:because|as|since|though|although|while)\s+)?(?:the|his|her|this)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_STUCK = WordPattern(
    r"\b(?:chiba|accustick|neff set|micropuncture|trocar|(?:1[89]|2[0-2])\s?-?(?:g|ga|gauge)|sticks?|stuck (?:with"
    r"|under|by|using))\b"
    r"|\b(?:sides?|systems?|each|both)\b(?:(?!\b(?:not|never)\b)[^.;]){0,25}\bpunctured\b|\bpunctured (?:separately"
    r"|under|with|directly)\b"
)
"""A needle at work, where the organ is told before."""
_SAMPLED = WordPattern(
    r"\b(?:coaxial|cores?|biops\w+|lesions?|mass|nodules?|nodes?|specimens?|fna|lidocaine|spinal|epidural)\b"
)
_GUIDED = WordPattern(r"\b(?:guided|guidance|percutaneous|perc)\s+(?:\w+\s+){0,2}$")
_BARE_SIZE = re.compile(r",?\s*\d{1,2}(?:\.\d)?\s*-?(?:f|fr|french)?\s*[.,;]?\s*", re.IGNORECASE)
"""All that follows the name of a tube in a telegram ("External 8.5.")."""
_PAIRED = WordPattern(r"\b(?:separate|kissing|paired|side[- ]by[- ]side|overlapping)\b")
_STENTS = frozenset({"stent", "bare_stent"})
_STENT_SIZE_BEHIND = re.compile(
    r"\s+\d{1,2}\s?(?:mm\s?)?(?:x|by)\s?\d{2,3}\b(?!\s*(?:mm\s+)?(?:in (?:place|situ)|since"
    r"|from|is|remains?|seen|patent))",
    re.IGNORECASE,
)
"""Width and length right behind the name of a stent ("WallFlex 10 x 60 across the tumor")."""
_PART = re.compile(
    r"(?:['’]s)?\s+(?:(?:locking|retention|loop)\s+)?(?:strings?|threads?|knots?|locks?)\b", re.IGNORECASE
)
"""Only a part of the tube is spoken of ("pigtail string released")."""
_STENTED = re.compile(r"stent(?:ed|ing)", re.IGNORECASE)
"""The verb tells the deed by itself ("the stricture was stented")."""
_IN_ALONE = re.compile(r"\s*(?:(?:is|was|went|now)\s+)?in\s*(?=[,.;]|$|and\b)", re.IGNORECASE)
"""A tube that is "in", with no word of how ("Double-J in, nephrostomy out")."""
_THE = WordPattern(r"\b(?:the|this|his|her|with|has|for|in)\s+$")
_WORN = re.compile(r"(?:the|his|her|both|each|this)\b", re.IGNORECASE)
"""A tube that is spoken of as "the tube" was told before: it does not go in here."""
_FRESH = re.compile(r"(?:new|fresh|replacement)\b", re.IGNORECASE)
_NEVER = frozenset({"negated", "planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Organ:
    """How the tubes of one organ are named, and by which words it is punctured anew or studied.

    ``items`` has one named group for each tube; ``generic`` names of any tube, and the ``vague`` groups, count where
    the talk is of this organ.
    """

    name: str
    items: WordPattern
    generic: WordPattern
    punctured: WordPattern
    studied: WordPattern
    vague: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing told of a tube (or of the way to it) on one side."""

    what: What
    item: str
    side: Side | None
    clause: Clause
    tier: Tier


_BOTH_SIDES = re.compile(r"\bright (?:and|&) left\b|\bleft (?:and|&) right\b|\br(?:igh)?t/l(?:ef)?t\b", re.IGNORECASE)


def tube_events(context: Context, organ: Organ, topics: Topics) -> tuple[Event, ...]:
    """Everything that the report tells of the tubes of an organ, in the order of the text."""
    out: list[Event] = []
    kept: list[int] = []
    for clause in context.clauses:
        tier = tier_of(context, clause)
        if tier is None or clause.section in BACKGROUND or clause.heading or is_gone(clause):
            continue
        own = topics.of(clause) == organ.name
        for what, item, near in _told(clause, organ, own):
            titled = tier == "listed" or clause.sentence == 0 or _GUIDED.search(clause.text[:near]) is not None
            if what == "there" and titled and item != GENERIC and names_the_work(context, clause, near):
                what = "put"
            if what == "studied" and tier == "listed" and not is_shown(context):
                continue
            if what == "put" and item == GENERIC and _STAYS_IN.match(clause.text, near) and _no_new_one(clause, near):
                kept.append(len(out))
            side = topics.side_near(clause, near) or _carried(clause, what, topics.side(clause))
            out.append(Event(what, item, side, clause, tier))
    if kept and not any(event.what == "entered" for event in out):
        # "Nephrostogram: no leak, tube left in": what was only studied stays.
        out = [replace(event, what="there") if at in kept else event for at, event in enumerate(out)]
    return tuple(out)


_STAYS_IN = re.compile(
    r"(?:(?:the|his|her|this|both|each) )?(?:tubes?|catheters?|drains?) (?:(?:was|were|then|is) )*left in\b",
    re.IGNORECASE,
)


def _no_new_one(clause: Clause, at: int) -> bool:
    """Whether no size, "new" or article of another one stands before a tube."""
    before = clause.text[:at]
    return not any(pattern.search(before) for pattern in (words.NEW, words.SIZED, words.ONE_MORE))


def _carried(clause: Clause, what: What, side: Side | None) -> Side | None:
    """Side told before; one tube that is put in after both sides were shown drains one, which is not told."""
    if side != "bilateral" or what not in _OF_ONE_TUBE or _EACH.search(clause.text):
        return side
    return None if _ONE_TUBE.search(clause.text) else side


_OF_ONE_TUBE = frozenset({"put", "changed", "out"})
_ONE_TUBE = WordPattern(
    r"\b(?:an?|one|single)\s+(?:[\w./-]+\s+){0,5}?(?:drain|tube|catheter|nephrostomy|stent|pigtail|ptb?d|pcn)\b"
    r"|\b(?:drain|tube|catheter|pigtail) (?:was |is |then )*"
    r"(?:exchanged|changed|removed|replaced|swapped|pulled)\b"
)
_EACH = WordPattern(r"\b(?:each|both|either|respective\w*|bilateral\w*|other side|contralateral|likewise|same|also)\b")


def _told(clause: Clause, organ: Organ, own: bool) -> Iterator[tuple[What, str, int]]:
    text = clause.text
    found = list(_items(text, organ, own))
    last: What | None = None
    for index, (start, end, item) in enumerate(found):
        low = found[index - 1][1] if index else clause.lead
        high = found[index + 1][0] if index + 1 < len(found) else len(text)
        before, after = text[low:start], text[end:high]
        what = _fate(clause, before, after, start, text[start:end], item)
        if what == "put" and _WORN.match(text[start:end]):
            what = "there"
        if what == "put" and last is None and words.SWAPPED_FOR.search(before):
            yield "out", GENERIC, start
        kept = what == "there" and words.KEPT_AFTER.search(text[end:high]) is not None
        if last in {"changed", "out"} and what is not None and not kept and words.TURNED_INTO.search(before):
            what = "put"
        if what == "out" and index and _IT_OUT.match(after) and _SUBJECT.match(text[: found[0][0]]):
            # "As the tube had caught on the stent, I took it out": it is the thing that was named first.
            yield what, found[0][2], start
            what = "there"
        last = what
        if what is not None:
            yield what, item, start
    if not own and not found:
        return
    if own and not words.DENIED.search(text):
        yield from _telegraph(text, [(start, end) for start, end, _ in found])
    yield from _ways(clause, organ, own)
    changed = words.CHANGED_WITHOUT_NAME.search(text) if own and not found else None
    if (
        changed is not None
        and not words.DENIED.search(text[: changed.start()])
        and not words.DENIED.search(text)
        and not words.NOT_A_TUBE.search(text)
    ):
        yield "changed", GENERIC, 0


def _ways(clause: Clause, organ: Organ, own: bool) -> Iterator[tuple[What, str, int]]:
    """A system newly punctured, a tract that was there, and contrast through it."""
    text = clause.text
    entered = organ.punctured.search(text)
    if entered is None and own:
        entered = _STUCK.search(text)
        if entered is not None and (_SAMPLED.search(text) or words.DENIED.search(text[: entered.start()])):
            entered = None
    if entered is not None and not _refused(clause, entered.start()):
        yield "entered", "", entered.start()
    tract = words.SAME_TRACT.search(text) if own else None
    if tract is not None and not words.NO_TRACT.search(text):
        yield "tract", "", tract.start()
    studied = organ.studied.search(text) or words.STUDY_THROUGH.search(text)
    if studied is not None and (
        _LATER_STUDY.search(text, 0, studied.start()) is not None or _FIRST_NEXT.search(text, studied.end()) is not None
    ):
        studied = None
    if studied is not None and _NO_STUDY.search(text, 0, studied.start() + 1) is not None:
        studied = None
    if studied is not None and not _refused(clause, studied.start()):
        yield "studied", "", studied.start()


_FIRST_NEXT = re.compile(
    r"\bbefore (?:anything|it|they|the (?:\w+ )?(?:tube|stent|drain|catheter)s?) (?:is|are|comes?|gets?|can be)\b",
    re.IGNORECASE,
)
"""A study that is due before the tube comes out ("then an antegrade study before anything is pulled")."""
_LATER_STUDY = re.compile(
    r"\b(?:needs?|plan(?:s|ned)?|will|should|returns?|due for|in \d+ (?:days|weeks|months))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NO_STUDY = re.compile(r"\b(?:no|without|never)\s+(?:\w+\s+){0,2}\w?$", re.IGNORECASE)


def _telegraph(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[What, str, int]]:
    """Tubes that no noun names: by their size, or by what became of them alone."""
    whats: tuple[tuple[What, WordPattern | re.Pattern[str]], ...] = (
        ("there", words.IN_SITU),
        ("out", words.OUT_TELEGRAPH),
        ("out", words.IT_OUT),
        ("out", words.OUT_ALONE),
        ("out", words.REMOVED_ALONE),
        ("changed", words.IT_CHANGED),
        ("put", words.PUT_TELEGRAPH),
    )
    for what, pattern in whats:
        match = pattern.search(text)
        if match is not None and not any(low < match.end() and match.start() < high for low, high in taken):
            yield what, GENERIC, match.start()


def _items(text: str, organ: Organ, own: bool) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int, str]] = [
        (match.start(), match.end(), match.lastgroup or GENERIC)
        for match in organ.items.finditer(text)
        if own or match.lastgroup not in organ.vague
    ]
    if own:
        for match in organ.generic.finditer(text):
            if not _PART.match(text, match.end()) and not any(
                low < match.end() and match.start() < high for low, high, _ in taken
            ):
                taken.append((match.start(), match.end(), GENERIC))
    yield from sorted(taken)


def _fate(clause: Clause, before: str, after: str, at: int, name: str, item: str) -> What | None:
    """What becomes of a tube, by its name and the words before and behind it up to the next tube."""
    after = words.OTHERS_FATE.sub(" ", after)
    if _STENTED.fullmatch(name):
        return (
            None if _refused(clause, at) or words.DENIED.search(before) or words.DENIED_AFTER.search(after) else "put"
        )
    new_item = _SIZED_ITEM.search(clause.text, 0, at) is not None
    if (_refused(clause, at) and not new_item) or words.DENIED.search(before):
        return "there" if words.OLD.search(before) else None
    if words.DENIED_AFTER.search(after) and not _put_before_the_plan(after):
        return "there"
    fresh = words.NEW.search(before) is not None or _FRESH.match(name) is not None
    old = words.OLD.search(before) is not None and not fresh
    if not fresh and words.KEPT_AFTER.search(after) and not words.SIZED.search(before):
        put = words.PUT_AFTER.search(after)
        if put is None or words.KEPT_AFTER.search(after[: put.end() + 12]):
            return "there"
    if words.CHANGED_BEFORE.search(before):
        return "changed"
    through = words.THROUGH.search(before) is not None and not fresh and not words.ONE_MORE.search(before)
    verb = _BOTH_SIDES.sub(" ", words.LOOSED.sub(" ", before))  # "left" is a side there, and no verb
    if _FATE_BEHIND.match(after):
        # "Stones pushed through, 10F drain exchanged": the verb behind the comma before is another's.
        verb = verb.rpartition(",")[2]
    if not old and not through and (words.PUT_BEFORE.search(verb) or words.SWAPPED_FOR.search(verb)):
        return "there" if _OF_ANOTHER_DAY.match(after) else "put"
    if words.OUT_BEFORE.search(before):
        return "out"
    verbs = [
        (match.end(), what)
        for what, match in (
            ("out", words.OUT_AFTER.search(after)),
            ("changed", words.CHANGED_AFTER.search(after)),
            ("put", words.PUT_AFTER.search(after)),
        )
        if match is not None
    ]
    first = min(verbs)[1] if verbs else None
    if through and first != "changed":
        return "there"
    if first == "put":
        return "there" if old else "put"
    if first is not None:
        return "changed" if first == "changed" else "out"
    return _without_verb(clause, before, after, at, name, item)


_FATE_BEHIND = re.compile(
    r"\s*(?:(?:was|were|is|then|also|both)\s+)*(?:exchanged|changed|replaced|swapped|upsized|removed|pulled(?! through)"
    r"|withdrawn|taken out)\b",
    re.IGNORECASE,
)
"""The verb of a tube right behind its name."""
_OF_ANOTHER_DAY = re.compile(
    r"[^.;:,]{0,25}?\b(?:last (?:week|month|year|night)|yesterday"
    r"|(?:\d+|an?|one|two|three|four|five|six|several) (?:days?|weeks?|months?|years?) ago)\b",
    re.IGNORECASE,
)
"""When a tube went in that lies there today ("Urology placed the nephrostomy last week")."""
_SIZED_ITEM = re.compile(
    words.with_spelled_sizes(r",\s*(?:an?\s+)?[\d.]+\s*-?(?:fr?|french)\s+(?:\w+\s+){0,2}$"), re.IGNORECASE
)
"""A size behind a comma begins an item of its own: what was denied before it is denied no further."""


def _put_before_the_plan(after: str) -> bool:
    """Whether a tube went in, and only what follows is planned ("was left and will be pulled in a week")."""
    put, denied = words.PUT_AFTER.search(after), words.DENIED_AFTER.search(after)
    if put is None or denied is None or put.end() >= denied.end():
        return False
    return _AND_WILL.search(after, put.end(), denied.end()) is not None


_AND_WILL = WordPattern(
    r"\b(?:and|but|until|which|that|to)\s+(?:\w+\s+)?(?:will be|would be|can be|should be|may be|is planned|be)\b"
)


def _without_verb(clause: Clause, before: str, after: str, at: int, name: str, item: str) -> What:
    """What becomes of a tube that no verb tells of: by its size, by "new", by the way it came in."""
    fresh = words.NEW.search(before) is not None or _FRESH.match(name) is not None
    old = words.OLD.search(before) is not None and not fresh
    has = words.HAS.search(clause.text[:at]) is not None
    sized = _SIZE.match(name) is not None
    if item in _STENTS and not old and not has and (words.VIA_TRACT.search(after) or _PAIRED.search(clause.text)):
        return "put"
    if at == len(clause.text) - len(clause.text.lstrip()) and _BARE_SIZE.fullmatch(clause.text[at + len(name) :]):
        return "put"
    if (
        item != GENERIC
        and not old
        and _LABEL_HEAD.match(before)
        and (_GUIDED_SIZE if _GUIDED_HEAD.match(before) else _WORK_BY_LABEL).match(clause.text[at + len(name) :])
    ):
        return "put"
    if item != GENERIC and not old and not has and _IN_ALONE.match(after) and not _THE.search(before):
        return "put"
    worn = not fresh and (has or bool(words.WORN.search(before)) or bool(words.WORN_OUT.search(after)))
    listed = (
        _SIZED_BEHIND.match(after) is not None
        or (item in _STENTS and (words.STENT_SIZED.search(before) or _STENT_SIZE_BEHIND.match(after)) is not None)
    ) and not _THE.search(before)
    if not worn and (fresh or listed or words.SIZED.search(before) or (sized and not _THE.search(before))):
        return "there" if old else "put"
    return "there"


_LABEL_HEAD = re.compile(
    r"\W*(?:(?:left|right|bilateral|bedside|us|ultrasound|guided|percutaneous|new|lt|rt|l|r"
    r"|fluoro\w*)[\s-]+)*$",
    re.IGNORECASE,
)
_WORK_BY_LABEL = re.compile(
    r"\s*:\s*(?!.*\b(?:in place|existing|since|exchang\w*|chang\w*|check\w*|remov\w*|inject\w*|out|upsiz\w*"
    r"|plan\w*|scheduled|tomorrow|next|later|will|would|if|failed|attempt\w*|deferred|declined)\b)"
    r"(?=.*\b(?:us|ultrasound|needle|stick|stuck|puncture|accessed|18g|21g|22g)\b).*\b\d{1,2}(?:\.\d)?\s?(?:f|fr"
    r"|french)\b",
    re.IGNORECASE,
)
"""A tube as the label of how it went in ("Right PCN: US stick lower pole, 8.5F")."""
_GUIDED_HEAD = re.compile(r"\W*(?:bedside\s+)?(?:us|ultrasound|ct|fluoro\w*)[\s-]+guided\b", re.IGNORECASE)
_GUIDED_SIZE = re.compile(
    r"\s*[:,](?!.*\b(?:in place|existing|since|exchang\w*|chang\w*|check\w*|remov\w*|out|upsiz\w*|plan\w*|scheduled"
    r"|tomorrow|next|later|will|would|if|failed|attempt\w*|deferred|declined)\b)"
    r".*\b\d{1,2}(?:\.\d)?\s?(?:f|fr|french)\b",
    re.IGNORECASE,
)
"""What follows the tube that is named behind its guidance ("US-guided perc chole tube, 8.5F")."""


def _refused(clause: Clause, at: int) -> bool:
    """Whether the language reads what stands here as denied, planned or only possible."""
    place = clause.start + at
    return any(m.start <= place < m.end and m.assertion in _NEVER for m in clause.mentions)
