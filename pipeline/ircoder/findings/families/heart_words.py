"""What every builder of heart work reads: the live statements of a report, and words asserted in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.model import Act, Detail, Span
from ircoder.findings.whole_clauses import whole_clauses
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.passages import Passages
from ircoder.knowledge.word_patterns import WordPattern

NUMBER = (
    r"(?:\d{1,3}(?:\.\d+)?|(?:(?:one|two|a) hundred(?: and)? )?(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fou?rty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine))"
)
OVER = r"\s?(?:/|over|\\)\s?"

_DENIED_BEFORE = WordPattern(
    r"\b(?:no|not|never|without|nor|neither|declin\w*|defer\w*|omit\w*|refus\w*|unable to|could ?n[o']t"
    r"|can ?not|failed to"
    r"|avoid\w*|rather than|instead of|if|consider\w*|plan(?:s|ned)?|schedul\w*|await\w*|pending|would|may need"
    r"|recommend\w*|refer\w* for|candidate for|unnecessary|possible|versus|discuss\w*|will|booked|didn't|don't"
    r"|wasn't|weren't|unsuccessful\w*|attempt\w* (?:at|to)|tried to|available for|standby|stand-by|ready for|prior to"
    r"|previous\w*|history of|risks? (?:of|include\w*)|including)\b"
)
_DENIED_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?[.:]{0,12}\s*(?:\w+\s+)?(?:malfunction\w*|failed|did not work|would not)\b"
    r"|\s*(?:\([^)]*\)\s*)?[.:]{0,12}\s*(?:\w+\s+){0,3}?(?:was|were|is|are|has been|had been|be)?\s*"
    r"(?:not|never|deferred|declined|omitted|withheld|avoided|unsuccessful|planned|scheduled|considered|unnecessary"
    r"|discussed|deemed)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_OF_ANOTHER_DAY = re.compile(
    r"\s*(?:(?:value|ratio|result|of)\s+)*(?:had (?:been|shown|measured|come)\b|(?:(?:was|is|at|="
    r"|:)\s*)?(?:\d?\.\d\d?\s+)?"
    r"(?:on|at|during|from|in) (?:the|that|his|her|an?) (?:prior|previous|earlier|outside|diagnostic|initial|index"
    r"|last)\b)"
    rf"|\s*(?:\w+\s+)?(?:(?:(?:back )?in|since|from)\s+(?:early |mid |late )?(?:{_MONTH}|(?:19|20)\d\d)\b"
    r"|last (?:week|month|year|spring|summer|fall|autumn|winter)\b|yesterday\b|(?:\w+ )?(?:days?|weeks?|months?"
    r"|years?) ago\b"
    r"|elsewhere\b|at the (?:outside|referring))",
    re.IGNORECASE,
)
_EARLIER_BEFORE = re.compile(
    rf"\b(?:{_MONTH}(?:'s)?|yesterday's|outside|last (?:week|month|year)'s)\s+$", re.IGNORECASE
)
"""A measure with another day beside it ("iFR in June 0.95")."""
_TURNS_TO_TODAY = re.compile(
    r"\b(?:today|now|tonight|this time|access(?:ed)?|(?:right|left) (?:radial|femoral|groin|wrist))\b", re.IGNORECASE
)
"""Where dictation without stops goes on from an earlier study to this session."""
_NONE_BEFORE = re.compile(
    r"\b(?:no|not|never|without|denie[sd])\s+(?:had\s+|have\s+)?(?:an?\s+|any\s+)?$", re.IGNORECASE
)
_DAY_BEFORE = (
    r"(?:(?:last|on|from|of|this past)\s+)?(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|yesterday\b"
    r"|last (?:week|month|year|spring|summer|fall|autumn|winter)\b|\d{1,2}/\d{1,2}\b"
    r"|(?:\w+ )?(?:days?|weeks?|months?|years?) ago\b)"
)
_EARLIER = WordPattern(
    rf"\b(?P<study>(?:cath\w*|angiogra\w+|films?|pictures)\s+(?:(?:here|there|elsewhere|done|at \w+)\s+)?{_DAY_BEFORE}"
    r"|(?:prior|previous|earlier|outside|last|old|recent|initial)\s+(?:\w+\s+){0,3}?(?:cath\w*"
    r"|angiogra\w*|stud(?:y|ies)"
    r"|films?|pci)|(?:cath\w*|angiogra\w+)\s+(?:\w+\s+){0,3}?(?:in|of|from|on|dated)\s+(?:\w+\s+){0,2}?(?:19|20)\d\d"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?\s+(?:cath\w*|angiogra\w+|stud(?:y|ies)|films?)"
    r"|clean coronaries in|known (?:cath|coronary))"
    r"(?:[\d/]*\s+(?:\(?(?:by (?:me|us|dr\.? \w+)|ours|here|there|elsewhere|at \w+(?: \w+)?)\)?\s*)+:[^.;\n]*"
    r"|[^.;,\n]*)"
)
"""What is told of an earlier study up to the next comma; the whole list that a colon opens behind its place."""
_QUIET = BACKGROUND | TITLES | {"radiation", "specimen", "signature", "attestation", "medications", "anesthesia"}
_LOOK_BACK = 50
_FULL_LINE = 70
_TELLS_THE_PAST = frozenset({"indication", "history", "comparison", "plan", "consent"})
_PRESSURE_LINE = re.compile(
    r"\W*(?:mean )?(?:ra|rv|pap?|pcwp?|pawp|wedge|lv|lvedp|ao|aorta|svr|pvr|co|ci)\b[^\n]{0,20}\d", re.IGNORECASE
)
_HEART_LINE = re.compile(
    r"\W*(?:natives?|lima|rima|svg|lm|lad|lcx|rca|lca|left main|coronar\w+|grafts?"
    r"|lv)\b[^\n:=]{0,20}[:=]",
    re.IGNORECASE,
)
"""A line of a form that tells an artery or chamber of the heart, whatever field stands above it."""
_LONG = 400
_MEASURED_NOW = ("numbers", "cath data", "hemodynamic")
"""Headings that stand over the figures of this session, whatever else they may stand over."""
_STUDY = re.compile(r"cath|angio|arterio|ventriculo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of this session with what it says of earlier studies blanked out; offsets are those of the clause."""

    clause: Clause
    text: str


class Statements(tuple[Statement, ...]):
    """Statements in order, which are asked for words all at once."""

    @cached_property
    def _passages(self) -> Passages:
        return Passages(item.text for item in self)

    def holding(self, *words: WordPattern) -> list[Statement]:
        """Statements in which one of these patterns matches, in order."""
        return [self[number] for number in self._passages.holding(*words)]


@once
def statements(context: Context) -> Statements:
    """Statements that tell of this session, in order; titles and background are none."""
    return Statements(_statements(context))


def _statements(context: Context) -> Iterator[Statement]:
    told = _unwrapped(context)
    # A report that is all one title tells its findings in it.
    quiet = _QUIET - TITLES if all(c.section in _QUIET for c in told) else _QUIET
    for clause in told:
        measured = clause.title.lower().startswith(_MEASURED_NOW) or _is_pressure_line(clause)
        measured = measured or (clause.section == "anesthesia" and _HEART_LINE.match(clause.text) is not None)
        if (clause.section not in quiet or measured) and not _past(clause):
            yield Statement(clause, _without_earlier(_one_line(clause)))


def _without_earlier(text: str) -> str:
    """Words with those on earlier studies blanked out; a study that never was has no results to blank out."""

    def blank(match: re.Match[str]) -> str:
        end = match.end()
        if _NONE_BEFORE.search(text[: match.start()]):
            end = match.end("study")
        elif (turn := _TURNS_TO_TODAY.search(text, match.end("study"), end)) is not None:
            end = turn.start()
        return " " * (end - match.start()) + text[end : match.end()]

    return _EARLIER.sub(blank, text)


def _unwrapped(context: Context) -> list[Clause]:
    """Clauses with the halves joined that a full line cut apart ("RV | 42/12")."""
    out: list[Clause] = []
    text = context.reading.text
    for clause in whole_clauses(context):
        last = out[-1] if out else None
        if last is not None and last.section == clause.section and _cut_by_line(text, last, clause):
            joined = replace(last, end=clause.end, text=text[last.start : clause.end])
            out[-1] = replace(joined, mentions=(*last.mentions, *clause.mentions))
        else:
            out.append(clause)
    return out


def _cut_by_line(text: str, last: Clause, clause: Clause) -> bool:
    end = last.start + len(text[last.start : clause.start].rstrip())
    gap = text[end : clause.start]
    if (
        gap.count("\n") != 1
        or text[end - 1 : end] in {".", ";", ":", "!", "?"}
        or not text[clause.start :][:1].isalnum()
    ):
        return False
    return end - (text.rfind("\n", 0, end) + 1) > _FULL_LINE


def _is_pressure_line(clause: Clause) -> bool:
    """A line of a pressure list ("PA: 50/26") that its first letters made the heading of another part."""
    return clause.section not in _TELLS_THE_PAST and _PRESSURE_LINE.match(clause.text) is not None


def _one_line(clause: Clause) -> str:
    return clause.text.replace("\n", " ").replace("\r", " ")


def _past(clause: Clause) -> bool:
    """Whether a short clause tells only of a study of another day."""
    told = [m.assertion for m in clause.of("INTERVENTION", "IMAGING") if m.assertion is not None]
    named = any(m.assertion == "historical" for m in clause.of("INTERVENTION", "IMAGING") if _STUDY.search(m.text))
    return named and "performed" not in told and len(clause.text) < _LONG


@once
def titles(context: Context) -> Statements:
    """Statements of procedure headings, and the opening line of a report without headings."""
    return Statements(
        Statement(clause, _without_earlier(_one_line(clause)))
        for clause in whole_clauses(context)
        if clause.section in TITLES or (clause.index == 0 and clause.section not in BACKGROUND)
    )


@once
def background(context: Context) -> Statements:
    """Statements of history, indication and diagnosis."""
    told = (clause for clause in context.clauses if clause.section in BACKGROUND)
    return Statements(Statement(clause, _one_line(clause)) for clause in told)


def asserted(words: WordPattern, text: str) -> re.Match[str] | None:
    """First match that no denial, plan or condition stands before, or right behind."""
    for match in words.finditer(text):
        before = re.split(
            r"[.;,:\n]|\b(?:but|however|then)\b",
            text[max(0, match.start() - _LOOK_BACK) : match.start()],
            flags=re.IGNORECASE,
        )
        if _DENIED_BEFORE.search(before[-1]) or _DENIED_AFTER.match(text, match.end()):
            continue
        if _OF_ANOTHER_DAY.match(text, match.end()) or _EARLIER_BEFORE.search(before[-1]):
            continue
        return match
    return None


def telling(items: Iterable[Statement], *words: WordPattern) -> list[Clause]:
    """Clauses in which one of these words is asserted."""
    held = items.holding(*words) if isinstance(items, Statements) else items
    return [item.clause for item in held if any(asserted(pattern, item.text) for pattern in words)]


def naming(items: Iterable[Statement], *words: WordPattern) -> list[Clause]:
    """Clauses in which one of these words stands, denied or not: a measured nothing is a measurement."""
    if isinstance(items, Statements):
        return [item.clause for item in items.holding(*words)]
    return [item.clause for item in items if any(pattern.search(item.text) for pattern in words)]


def quotes(context: Context, clauses: Iterable[Clause], most: int = 4) -> tuple[Span, ...]:
    """Up to ``most`` quotes of clauses, without repeats."""
    return tuple(dict.fromkeys(context.quote(clause) for clause in clauses))[:most]


def heart_act(
    context: Context,
    kind: str,
    name: str,
    clauses: Iterable[Clause],
    details: dict[str, Detail] | None = None,
    **fields: object,
) -> Act:
    """Act of a heart family with the clauses that prove it."""
    act = Act(
        id=name,
        kind=kind,
        family=load_act_kinds()[kind].family,
        details=details or {},
        spans=quotes(context, clauses),
    )
    return replace(act, **fields) if fields else act  # type: ignore[arg-type]
