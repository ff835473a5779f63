"""The coronary arteries and grafts that a report shows: which of the five major arteries, and what was found there."""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import Statement, Statements
from ircoder.knowledge.coronary_arteries import GRAFTS, major_artery
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

RESULT = WordPattern(
    r"\b(?:normal\w*|patent|free of|clean|clear|widely open|open|unremarkable|ok|okay|fine|diseas\w*|stenos\w*"
    r"|occlu\w*"
    r"|irregular\w*|dominant|nondominant|lesions?|narrow\w*|plaqu\w*|calcif\w*|ectas\w*|ectatic|large|small"
    r"|moderate\w*"
    r"|mild\w*|minor|minimal|trivial|tortuous|timi|caliber|luminal|atretic|string sign|bridging|collateral\w*"
    r"|gives? (?:off|rise)"
    r"|bifurcat\w*"
    r"|thrombus|restenosis|percent|without|beautiful|degenerated|aneurysm\w*|subtotal\w*|totaled|absent|anomal\w*"
    r"|blocked|block(?:s|age)|closed|shut|plugged|pristine|healthy|furred|visualized|tandem|diffuse\w*|smooth"
    r"|no significant|no obstruct\w*|non-?obstruct\w*|severe\w*|unobstructed|competitive|graft\w*)\b"
    r"|\b\d+(?:\.\d+)?\s?%"
    r"|\b\d{1,3}\s*(?:prox|mid|dist)"
    r"|\bdom\b|\bnl\b|\bwnl\b|\bneg\b|\bcto\b|(?<=:)\b\d{1,3}\b|(?<=:\s)\b\d{1,3}\b|\b(?:lm|lad|lcx|rca|cx|circ|om\d?"
    r"|d\d)\s+\d{1,3}\b"
)
_NOT_SHOWN = WordPattern(
    r"\b(?:not|never) (?:be |been |re-?)?(?:injected|imaged|studied|sought|selected|engaged|visualized|selectively"
    r"|addressed"
    r"|touched|approached|done|performed|shot|filmed|repeated|looked at|needed|opacified|evaluated|assessed"
    r"|reimaged)\b"
    r"|\bno (?:coronary )?(?:injections?|angiogra\w+|pictures|shots) of\b|\b(?:ct|cta|computed) coronar\w+"
    r"|\bno coronary (?:injections?|pictures|shots)\b|\bcoronary (?:cta?|ccta)\b|\b(?:by|on|per) (?:\w+ )?(?:cta?|ccta"
    r"|computed)\b"
    r"|\bknown (?:to be )?occluded\b"
    r"|\b(?:injected|injection|shot|catheter|access)\b[^.;]{0,50}\bfor (?:the )?collaterals?\b"
    r"|\bno coronar(?:ies|y angiogra\w+)\b(?! (?:artery )?(?:disease|stenos\w*|lesions?))"
    r"|\b(?:dual|contralateral|bilateral|simultaneous) injections?\b"
)
_THE_RIGHT = WordPattern(
    r"\b(?:(?:at|of|in|then|next) )?the right\b[^.;]{0,60}\b(?:dominant|stenosis|lesion|normal|clean|patent|diseas\w*"
    r"|blocked|closed|shut|occlu\w*|timi)"
    r"|\bright (?:with|by|via|using|through) (?:an? |the )?(?:\d\s?f(?:r(?:ench)?)?\s+)?(?:jr|fr|judkins|3drc"
    r"|no-?torque|ar"
    r"|amplatz|williams|tiger|tig|jacky|same|multipurpose)[\s\d.-]*\b[^.;]{0,80}?\b(?:dominant|nondominant|stenosis"
    r"|lesion"
    r"|normal|clean|patent|diseas\w*|blocked|closed|shut|occlu\w*|timi|small|large|per\s?cent)"
    r"|\bright (?:system|artery)\b[^.;]{0,60}\b(?:dominant|stenosis|lesion|normal|clean|patent|diseas\w*|blocked"
    r"|closed"
    r"|shut|occlu\w*|timi)"
    r"|\b(?:left main|lad|lcx|circumflex|left system)(?:,)? (?:and|&|/) (?:the )?right\b[^.;]{0,30}"
    r"\b(?:diseas\w*|normal|clean|patent|occlu\w*|clear|mild|smooth|unchanged)"
    r"|\bright (?:is|was) (?:\w+ )?(?:dominant|nondominant|small|large|normal)\b|\bdominant right\b"
)
"""The right coronary without its second word."""
RIGHT_ALONE = WordPattern(
    r"\b(?:the right\b(?!\s+(?:radial|femoral|groin|wrist|arm|leg|heart|atri\w+|ventric\w+|coronary|internal|side"
    r"|common|neck|jugular|brachial|ulnar|cusp|sinus))|right(?=\s*:))"
    r"(?=(?:(?!iliac|femoral|sfa|poplit|renal|carotid|subclav|vertebr|tibial)[^.;]){0,60}"
    r"\b(?:(?:non)?dominant|stenosis|lesion|normal|clean|patent|diseas\w*|blocked|closed|shut|occlu\w*|timi"
    r"|per\s?cent"
    r"|narrow\w*|smooth|meniscus)\b)"
)
"""The same, for the place of work: behind it comes what was seen there."""
_FILMED = WordPattern(r"\b(?:injected|injections?|shot|filmed|angiogra\w+)\b(?! with (?:the |a )?guides?)")
"""Arteries listed as what was injected."""
_CORONARY = WordPattern(r"\bcoronar\w+")
_LEFT_SYSTEM = WordPattern(
    r"\bleft system\b[^.;]{0,50}\b(?:normal|clean|clear|smooth|patent|plaqu\w*|diseas\w*|stenos\w*|irregular\w*"
    r"|narrow\w*|blocked|closed|shut|free|mild|minimal)\b"
)
"""The left coronary artery and its branches in one breath."""
_ALL_OF_THEM = WordPattern(
    r"\b(?:coronar(?:y arteries|ies)|natives?|native vessels|cors|coros|all (?:three|3|four) (?:\w+ )?(?:vessels"
    r"|arteries))\b"
    r"[^.;]{0,90}\b(?:normal|(?:no|without) (?:\w+ ){0,2}?(?:disease|stenos[ie]s|obstruct\w+|cad|lesions?)|clean"
    r"|clear"
    r"|occluded|closed|blocked|totaled|nothing (?:above|over|more than|worse than|beyond|tighter than) \d|severe\w*"
    r"|diseased"
    r"|minimal|mild|minor|non-?obstructive|irregularit\w+|smooth|unobstructed|unremarkable|wid(?:e|ely) (?:open"
    r"|patent)|diffuse"
    r"|(?:two|three|triple|multi|[23])[- ]?vessel (?:\w+ ){0,2}?(?:disease|cad))"
    r"|\bneither (?:\w+ )?(?:system|side|coronary|artery|one|vessel)\b[^.;]{0,25}\b(?:lesion|stenosis|disease\w*"
    r"|narrow\w*"
    r"|plaque|obstruct\w*|blockage)"
    r"|\bboth (?:systems|coronaries)\b[^.;]{0,40}\b(?:clean|clear|normal|smooth|patent|open|free|disease\w*"
    r"|irregular\w*"
    r"|mild|minor|minimal|no)\b"
    r"|\b(?:normal|clean|non-?obstructive|unobstructed) (?:epicardial )?coronar(?:y arteries|ies)\b"
    r"|\bcoronary (?:cine-?)?(?:arterio|angio)\w*[^.;]{0,60}\b(?:normal|(?:no|without) (?:\w+ ){0,2}?(?:disease"
    r"|stenos[ie]s|cad|lesions?)|clean|clear|non-?obstructive|unobstructed)\b"
)
"""Both coronary arteries judged in one breath."""
_OSTIA = WordPattern(
    r"\bjl\s?-?\d?(?:\.\d)?\b[^;]{0,25}\b(?:jr|ar)\s?-?\d?\b|\b(?:both|two|each|respective"
    r"|coronary) (?:coronary )?osti(?:a|um)\b"
)
_NOWHERE = WordPattern(
    r"\b(?:no|nothing|without)\s+(?:\w+\s+){0,2}?(?:lesions?|stenos[ie]s|narrowing|disease)?\s*(?:over|above"
    r"|more than|greater"
    r" than|beyond|exceeding|worse than|tighter than|>)\s?\d+\s?(?:%|per\s?cent)?"
    r"|\bno (?:obstructive|significant|flow-limiting) (?:coronary )?(?:disease|cad|lesions?|stenos[ie]s)\b"
)
"""What was seen in the arteries of two ostia that no words name."""
_ABSENT = frozenset({"negated", "planned", "hypothetical", "historical"})


def shown_arteries(context: Context, items: Statements) -> dict[str, list[Clause]]:
    """Major arteries by modifier, and grafts (``graft``), with the clauses that judge them."""
    out: dict[str, list[Clause]] = {}
    for item in items:
        if _ALL_OF_THEM.search(item.text) and not _NOT_SHOWN.search(item.text):
            for name in ("LM", "RC"):
                out.setdefault(name, []).append(item.clause)
        names = _named(context, item)
        judged = RESULT.search(item.text) or (len(names) > 1 and _FILMED.search(item.text))
        if names and judged and not _NOT_SHOWN.search(item.text):
            for name in names:
                out.setdefault(name, []).append(item.clause)
    if not {"LM", "LD", "LC"} & set(out) and items.holding(_CORONARY):
        for item in items.holding(_LEFT_SYSTEM):
            out.setdefault("LM", []).append(item.clause)
    if not out and items.holding(_OSTIA):
        for item in items.holding(_NOWHERE):
            for name in ("LM", "RC"):
                out.setdefault(name, []).append(item.clause)
    if out and "RC" not in out:
        for item in items.holding(_THE_RIGHT, RIGHT_ALONE):
            out.setdefault("RC", []).append(item.clause)
    return out


def _named(context: Context, item: Statement) -> list[str]:
    """Names of the arteries and grafts in a statement, but for those in what it says of earlier studies."""
    return [
        name
        for mention in item.clause.of("VESSEL")
        if mention.assertion not in _ABSENT
        and item.text[mention.start - item.clause.start : mention.end - item.clause.start].strip()
        for name in _names(context, mention)
    ]


def _names(context: Context, mention: Mention) -> tuple[str, ...]:
    if mention.concept in GRAFTS:
        return ("graft",)
    name = major_artery(mention.concept, context.knowledge.vessels)
    return () if name is None else (name,)


_FED = (
    ("LD", WordPattern(r"\b(?:lad|anterior descending|d\d|diag\w*)\b")),
    ("LC", WordPattern(r"\b(?:om\s?\d?|obtuse|marginal|lcx|circ\w*|cx)\b")),
    ("RC", WordPattern(r"\b(?:rca|right coronary|pda|pdl|plv|posterolateral|rpl|acute marginal)\b")),
    ("RI", WordPattern(r"\bramus\b")),
)
_AHEAD = 40


def fed_artery(context: Context, mention: Mention, clause: Clause) -> str | None:
    """Major artery that a graft feeds, by the words behind or in its name; a left mammary graft feeds the LAD."""
    text = clause.text[mention.start - clause.start : mention.end - clause.start + _AHEAD]
    for name, words in _FED:
        if words.search(text):
            return name
    if mention.concept == "vessel:lima_graft":
        return "LD"
    whole = context.reading.text
    told = {name for name, words in _FED if words.search(whole[max(0, mention.start - 10) : mention.end + _AHEAD])}
    return told.pop() if len(told) == 1 else None
