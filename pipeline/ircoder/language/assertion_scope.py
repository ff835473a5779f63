"""How far an assertion cue reaches within its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ircoder.language.assertion_cues import Cue
from ircoder.language.clauses import DEFINITE, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS, Words, word_set

_ENDERS = word_set("after following on during from by despite since post through over via until before at upon under")
_LINKS = frozenset((",", "or", "nor", "and", "&", "/", "and/or"))
_PREDICATES = word_set(
    "needed required performed done used seen noted identified given placed left available indicated necessary present "
    "visible evident found made taken attempted obtained deployed inserted administered visualized encountered "
    "undertaken requested possible today remaining"
)
_FILLERS = word_set("been be being then also actually ever yet or and either in at all this time , today")
_GOES_ON = _FILLERS | _PREDICATES | FINITE
_FINDING_NOUNS = word_set(
    "fracture fractures migration thrombosis restenosis stenosis hematoma occlusion kink kinking infection "
    "complication complications failure malposition perforation dissection fatigue embolization "
    "displacement leak leakage erosion "
    "dysfunction reaction related induced tip foreshortening compression narrowing site separation"
)
_ENDED = word_set("complete finished uneventful")
"""What is said of work that came to its end, and of nothing that a list denies."""
_BY_THE_WAY = word_set("through via over after before under following during from by despite beyond")
_CONTENTLESS = word_set("but and however then so , therefore thus - – — it this that they these ( )")
_ONLY = word_set("just only simply")
_SPEAKERS = word_set("i we they he she")
_RELATIVES = word_set("which that")
_JOINED = word_set("and but then ,")
LIST_REACH = 9
"""Words without a comma or conjunction after which a list is over (run-on dictation has no full stops)."""


CLAUSE_REACH = 16
PAST_REACH = 10
_LONGEST_LABEL = 12
_OWN_NOUN = 2
"""Words that a cue reaches back within its clause; a time (*two years ago*) not as far as a denial."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a sentence: ``words[start:end]``."""

    start: int
    end: int
    cue: Cue


Range = tuple[int, int]


def covered(hit: Hit, text: Words, ranges: Sequence[Range]) -> Iterator[tuple[int, int]]:
    """Yield place in ``ranges`` and distance in words for each mention that the cue reaches.

    Words that are part of the cue phrase itself are reached whatever the direction.
    """
    inside = [place for place, (start, end) in enumerate(ranges) if start < hit.end and end > hit.start]
    yield from ((place, 0) for place in inside)
    if hit.cue.scope == "story":
        return
    if hit.cue.direction != "after":
        ahead = [(place, span) for place, span in enumerate(ranges) if span[0] >= hit.end]
        yield from ((place, ranges[place][0] - hit.end) for place in _ahead(hit, text, ahead))
    if hit.cue.direction != "before":
        behind = [(place, span) for place, span in enumerate(ranges) if span[1] <= hit.start]
        yield from ((place, hit.start - ranges[place][1]) for place in _behind(hit, text, behind))


def _ahead(hit: Hit, text: Words, ahead: Sequence[tuple[int, Range]]) -> Iterator[int]:
    if not ahead:
        return
    scope = hit.cue.scope
    words = text.words
    if scope == "sentence" or ":" in words[hit.end - 1 : hit.end + 1]:
        yield from (place for place, _ in ahead)
    elif scope == "next":
        for place, (start, _) in ahead:
            if start - hit.end <= 2 and not any(word in (",", ";", ".") for word in words[hit.end : start]):
                yield place
    elif scope == "clause":
        clause = text.clauses[hit.end - 1]
        yield from (place for place, (start, _) in ahead if text.clauses[start] == clause)
    elif words[hit.end] != ",":
        yield from _listed(hit, text, ahead)


def _listed(hit: Hit, text: Words, ahead: Sequence[tuple[int, Range]]) -> Iterator[int]:
    """Nouns of the list after a cue such as *no*, and for a negation the verb that closes it."""
    words = text.words
    clause = text.clauses[hit.end if words[hit.end] in DETERMINERS else hit.end - 1]
    starts = {start: (place, end) for place, (start, end) in ahead}
    suspended = closed = reached = False
    since = 0
    at = hit.end
    while at < len(words) and text.clauses[at] == clause and since <= LIST_REACH:
        word = words[at]
        if at in starts:
            place, end = starts[at]
            if hit.cue.value == "historical" and at > hit.end and word.endswith("ed"):
                return
            if _begins_anew(hit, words, at, end):
                return
            if not suspended and not (end < len(words) and words[end] in _FINDING_NOUNS):
                reached = True
                yield place
                if hit.cue.scope == "noun":
                    return
                closed = closed or word in _PREDICATES
            since += end - at
            at = end
            continue
        if (closed and word not in _GOES_ON) or _goes_on_with_subject(words, hit.end, at):
            return
        if word in FINITE or (word in _PREDICATES and hit.cue.value == "negated"):
            if hit.cue.value != "negated" and at > hit.end:
                return
            closed = hit.cue.value == "negated"
        elif _ends(words, hit.end, at):
            return
        elif word in _LINKS:
            if hit.cue.scope == "noun" or _new_start(words, at):
                return
            suspended = False
            since = -1
        elif at > hit.end and (word in DEFINITE or (reached and _new_noun(words, at))):
            suspended = True
        since += 1
        at += 1


def _begins_anew(hit: Hit, words: Sequence[str], at: int, end: int) -> bool:
    """Whether a noun of the list opens a statement of its own (``since X was``, ``without Y, X complete``)."""
    if end >= len(words):
        return False
    return (hit.cue.phrase == "since" and words[end] in FINITE) or (at > hit.end and words[end] in _ENDED)


def _goes_on_with_subject(words: Sequence[str], start: int, at: int) -> bool:
    """Whether a verb right behind a comma or *and* goes on with the sentence's subject, not with what is denied.

    "The vein showed no clot and was punctured", "was patent without plaque, and was entered".
    """
    joined = at > start + 1 and words[at] in FINITE and words[at - 1] in _JOINED
    return joined and any(word in FINITE for word in words[:start])


def _ends(words: Sequence[str], start: int, at: int) -> bool:
    """Whether a list that begins at ``start`` is over: a preposition of time or way, the end of its parenthesis."""
    return words[at] in _ENDERS or (words[at] == ")" and "(" not in words[start:at])


def _new_noun(words: Sequence[str], at: int) -> bool:
    """Whether a noun begins that no list has: ``no coils just gelfoam``, ``instead of coils a plug was placed``."""
    before = words[at - 1]
    if words[at] in _ONLY:
        return True
    return words[at] in ("a", "an") and before not in PREPOSITIONS and before not in _LINKS


def _new_start(words: Sequence[str], at: int) -> bool:
    """Whether a comma or *and* is followed by a new subject, which no list has."""
    follow = at + 1
    while follow < len(words) and words[follow] in ("and", "or", ","):
        follow += 1
    if follow >= len(words):
        return True
    follower = words[follow]
    return follower in PRONOUNS or (follower in DETERMINERS and follower != "any" and words[at] not in ("or", "nor"))


def _behind(hit: Hit, text: Words, behind: Sequence[tuple[int, Range]]) -> Iterator[int]:
    if not behind:
        return
    words = text.words
    if hit.cue.scope == "sentence":
        yield from (place for place, _ in behind)
        return
    if hit.cue.scope == "next":
        for place, (_, end) in behind:
            if hit.start - end <= 1 and not any(word in (";", ".") for word in words[end : hit.start]):
                yield place
        return
    if hit.start and words[hit.start - 1] in _SPEAKERS and (hit.start < 2 or words[hit.start - 2] not in _RELATIVES):
        return
    clauses = text.clauses
    clause = clauses[hit.start]
    begin = hit.start
    while begin > 0 and clauses[begin - 1] == clause:
        begin -= 1
    if begin > 0 and all(word in _CONTENTLESS for word in words[begin : hit.start]):
        clause = clauses[begin - 1]
        while begin > 0 and clauses[begin - 1] == clause:
            begin -= 1
    if words[hit.start] not in FINITE:
        begin = _after_comma(words, begin, hit.start)
    else:
        begin = _after_verb(words, begin, hit.start)
    limit = _reach(hit, words)
    reached = False
    for place, (start, end) in behind:
        if start >= begin and hit.start - end <= limit and not _aside(words, begin, start):
            reached = True
            yield place
    if not reached and hit.cue.value == "negated":
        yield from _labels(hit, text, behind)


def _reach(hit: Hit, words: Sequence[str]) -> int:
    """Words that a cue reaches back; one in a relative clause speaks of the noun right before that clause.

    "Atherectomy for a stenosis that would not yield" denies the yielding and no atherectomy.
    """
    if hit.cue.value == "attempted" and hit.start > 1 and words[hit.start - 1] in _RELATIVES:
        return CLAUSE_REACH if words[hit.start - 2] == "," else _OWN_NOUN
    return PAST_REACH if hit.cue.value == "historical" else CLAUSE_REACH


def _labels(hit: Hit, text: Words, behind: Sequence[tuple[int, Range]]) -> Iterator[int]:
    """Nouns of the label that a remark without a noun of its own denies: ``Ablation: see above, not performed``."""
    words = text.words
    colon = words.index(":", 0, hit.start) if ":" in words[: hit.start] else 0
    if colon and colon == hit.start - 1 and _names_work(words[:colon]) and hit.end >= len(words) - 1:
        yield from (place for place, _ in behind)
    elif colon and all(end <= colon for _, (_, end) in behind):
        yield from (place for place, (_, end) in behind if end == colon)


def _names_work(label: Sequence[str]) -> bool:
    """Whether a label is the name of some work with its place ("CT-guided biopsy of the left kidney"), no statement."""
    return len(label) <= _LONGEST_LABEL and not any(word in FINITE for word in label)


def _after_comma(words: Sequence[str], begin: int, stop: int) -> int:
    """Where the last item of an enumeration begins: without a verb of its own a cue denies no more than that."""
    for at in range(stop - 1, begin - 1, -1):
        if words[at] in ("and", "or", "nor"):
            return begin
        if words[at] == "," and at < stop - 1:
            return at + 1
    return begin


def _after_verb(words: Sequence[str], begin: int, stop: int) -> int:
    """Where the subject of a verb begins that another verb precedes: ``X was performed, Y was postponed``."""
    for at in range(stop - 1, begin - 1, -1):
        if words[at] == "," and at < stop - 1:
            return at + 1 if any(word in FINITE for word in words[begin:at]) else begin
    return begin


def _aside(words: Sequence[str], begin: int, start: int) -> bool:
    """Whether a noun hangs on a preposition (``through the needle``), so that it is no subject of the clause."""
    for at in range(start - 1, max(begin, start - 5) - 1, -1):
        if words[at] in (",", "and", "or") or words[at] in FINITE:
            return False
        if words[at] in _BY_THE_WAY:
            return True
    return False
