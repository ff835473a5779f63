"""What the title lists against the text: never told there, or said not to have been done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.contradictions.hands import course, named, quoted, summary, tells_done, titles
from ircoder.findings.model import Act, Contradiction, Findings, Position, Span
from ircoder.findings.tellings import act_kind
from ircoder.knowledge.act_kinds import ActKind, load_act_kinds
from ircoder.knowledge.listed_acts import ListedAct, load_listed_acts
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_FEWEST_WORDS = 60
"""A text of fewer words is a note that need not repeat its title."""
_LONGEST_SENTENCE = 250
_MORE = WordPattern(r"\b(?:further|additional\w*|other|another|more|repeat\w*|second)\b")
"""What is not done beyond what was done."""
_GENERAL = frozenset({"manipulation", "vascular_access", "closure", "catheterization"})
_UNDONE = frozenset({"negated", "attempted"})
_DENIED = WordPattern(
    r"\b(?:no|not|without|never|neither|nor)\b(?:\s+(?!and\b|or\b|but\b|with\b|after\b)[\w-]+){0,3}\W*$"
)
_NOT_DONE = "that it was not done"
_SELECTIVE = WordPattern(r"\b(?:selective(?:ly)?|(?:four|4|three|3)[\s-]+vessel)\b")
_NOT_SELECTED = WordPattern(
    r"\bselective\b[^.;]{0,50}\b(?:not|never)\b[^.;]{0,20}\b(?:performed|achieved|done|obtained|possible|carried out)\b"
    r"|\bno (?:vessel|branch|artery) (?:was |could be )(?:selected|selectively)\b"
)
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
_DENIED_AFTER = re.compile(
    r"^\W*(?:\w+\W+){0,2}?(?:was|were|is)\s+(?:not|never|deferred|declined|omitted|abandoned|aborted|unnecessary)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:in-?|removal of (?:the )?|remove |check of (?:the )?|exchange of (?:the )?|existing "
    r"|prior |previous |old )\s*$"
    r"|\b(?:history of|status post|s/p)\s[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"\s*graft\b|\s*of adhesions?\b|\s*(?:tube |catheter )?(?:removal|exchange|check|evaluation|change|study"
    r"|revision|repositioning|retrieval|clinic|thrombosis"
    r"|restenosis|occlusion)\b",
    re.IGNORECASE,
)


def find_listed_acts(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts and guidance of the title that the text denies or never tells."""
    listed = titles(context)
    if not listed:
        return
    text = (*course(context), *summary(context))
    yield from _selective(context, found, listed, text)
    denied: set[str] = set()
    for item in _said_otherwise(context, found, listed, text):
        denied.add(item.about)
        yield item
    names = " ".join(clause.text for clause in listed)
    for act in load_listed_acts():
        if not act.title.may_stand_in(names):
            continue
        clause, place = _listed(act, listed)
        if clause is not None and act.act not in denied:
            yield from _held(context, found, act, quoted(context, clause, *place), text)


def _selective(
    context: Context, found: Findings, listed: tuple[Clause, ...], text: tuple[Clause, ...]
) -> Iterator[Contradiction]:
    """A title of a selective study over a text in which no vessel was selected and that says so."""
    title = next((clause for clause in listed if _SELECTIVE.search(clause.text)), None)
    if title is None or any(_is_branch(p) for access in found.accesses for p in access.positions):
        return
    for clause in text:
        if _NOT_SELECTED.search(clause.text):
            yield _against(
                "act", "catheterization", context.quote(title), "a selective study", context.quote(clause), _NOT_DONE
            )
            return


def _is_branch(position: Position) -> bool:
    """Whether a catheter was selective in more than the aorta."""
    return position.selective and not position.vessel.endswith(("aorta", "arch"))


def _listed(act: ListedAct, listed: tuple[Clause, ...]) -> tuple[Clause | None, tuple[int, int]]:
    """The clause of the title that lists the act, and where."""
    for clause in listed:
        for match in act.title.finditer(clause.text):
            before, after = clause.text[: match.start()], clause.text[match.end() :]
            if not (_OLD.search(before) or _OLD_AFTER.match(after) or _DENIED.search(before[-60:])):
                return clause, (clause.start + match.start(), clause.start + match.end())
    return None, (0, 0)


def _held(
    context: Context, found: Findings, act: ListedAct, title: Span, text: tuple[Clause, ...]
) -> Iterator[Contradiction]:
    denials: list[tuple[Clause, int, int]] = []
    for clause in text:
        for match in act.told.finditer(clause.text):
            if not _is_denied(clause.text, match.start(), match.end()):
                return
            denials.append((clause, clause.start + match.start(), clause.start + match.end()))
    if denials:
        clause, start, end = denials[0]
        yield _against(act.kind, act.act, title, act.name, quoted(context, clause, start, end), _NOT_DONE)
        return
    if sum(len(clause.text.split()) for clause in text) < _FEWEST_WORDS:
        return
    if any(act.act in {mention.kind, mention.attributes.get("treats")} for c in text for mention in c.mentions):
        return
    if any(other.kind in act.part for other in found.acts if other.status == "performed"):
        # What is told may be all of it, in other words: a question of documentation.
        return
    told = max((clause for clause in text if tells_done(clause)), key=_weight, default=None)
    if told is not None:
        yield _against(act.kind, act.act, title, act.name, context.quote(told), "nothing of it")


def _weight(clause: Clause) -> int:
    """How much a clause tells of what was done: an act by its own name before a device, a device before the rest."""
    acts = {mention.kind for mention in clause.of("INTERVENTION")} - {"manipulation", "vascular_access", "closure"}
    return 2 * bool(acts) + bool(clause.of("DEVICE"))


def _is_denied(text: str, start: int, end: int) -> bool:
    before = text[:start]
    if _NOT.search(text[start:end]):
        return True
    return _DENIED.search(before[-60:]) is not None or _DENIED_AFTER.match(text[end:]) is not None


def _said_otherwise(
    context: Context, found: Findings, listed: tuple[Clause, ...], text: tuple[Clause, ...]
) -> Iterator[Contradiction]:
    """Acts of the title that the text names again only to deny them or to tell of an attempt."""
    names = load_act_kinds()
    done = {_sort(names[act.kind]) for act in found.acts if _is_told(act, names)}
    for clause in listed:
        for mention in clause.of("INTERVENTION", "IMAGING"):
            kind = act_kind(mention)
            if kind not in names or kind in _GENERAL or _sort(names[kind]) in done or _is_old(clause, mention):
                continue
            said = [(c, m) for c in text for m in c.of("INTERVENTION", "IMAGING") if act_kind(m) == kind]
            if not said or any(m.assertion == "performed" for _, m in said):
                continue
            other = next(((c, m) for c, m in said if m.assertion in _UNDONE and not _MORE.search(c.text)), None)
            if other is not None:
                says = _NOT_DONE if other[1].assertion == "negated" else "that it was only tried"
                title = quoted(context, clause, mention.start, mention.end)
                yield _against("act", kind, title, kind.replace("_", " "), _sentence(context, other[0]), says)


def _is_old(clause: Clause, mention: Mention) -> bool:
    """Whether a title speaks of an earlier act: "a coiled aneurysm", "in-stent"."""
    return mention.text.lower().endswith("ed") or _OLD.search(clause.before(mention)) is not None


def _sort(kind: ActKind) -> str:
    """What a denial speaks of: the act, or for needles, cement and embolization all acts of the family."""
    if kind.family in {"kyphoplasty", "vertebroplasty"}:
        return "vertebroplasty"
    return kind.family if kind.family in {"biopsy", "embolization", "drainage", "aspiration"} else kind.kind


def _is_told(act: Act, names: Mapping[str, ActKind]) -> bool:
    """Whether an act was done by more than the word of a title."""
    told = any(span.section not in TITLES for span in act.spans)
    return act.status == "performed" and act.kind in names and told


def _sentence(context: Context, clause: Clause) -> Span:
    """The sentence of a clause where it is short: the denial may stand in its next clause."""
    sentence = context.reading.sentences[clause.sentence]
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return context.quote(clause)
    return context.span(sentence.start, sentence.end, clause.section)


def _against(kind: str, about: str, title: Span, name: str, other: Span, says: str) -> Contradiction:
    return Contradiction(
        kind="guidance" if kind == "guidance" else "act",
        about=about,
        statement=f"The title lists {name}, the {named(other)} says {says}.",
        first=(title,),
        second=(other,),
    )
