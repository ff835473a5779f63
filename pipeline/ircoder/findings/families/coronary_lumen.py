"""Pressure wires, flow reserve, ultrasound and OCT inside coronary arteries, one act an artery (CARD-35, CARD-36)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.families.coronary_words import fed_artery
from ircoder.findings.families.heart_words import Statement, asserted, heart_act, statements
from ircoder.findings.model import Act, Detail, Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.coronary_arteries import GRAFTS, major_artery
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

KINDS = frozenset({"coronary_physiology", "coronary_imaging"})
_TREATMENTS = frozenset({"coronary_angioplasty", "coronary_stent", "coronary_atherectomy", "coronary_lithotripsy"})

_FLOW = WordPattern(
    r"\b(?:ffr|i-?fr|rfr|cfr|dfr|dpr|imr|fractional flow reserve|instantaneous wave[- ]free"
    r"|coronary flow reserve|flow reserve|resting full[- ]cycle"
    r"|pressure[- ]?(?:guide)?wire|verrata|opto-?wire|comet wire|pd/pa|resting index|physiolog\w+)\b"
)
_BY_ANGIOGRAM = WordPattern(
    r"\b(?:qfr|ffr-?angio|angio-?ffr|cathworks|angiogram-derived|angiography-derived|v-?ffr"
    r"|quantitative flow ratio)\b"
)
_FROM_CT = WordPattern(r"\b(?:ct|heartflow|ffr-?ct|cta)\b")
_VALUE = WordPattern(
    r"\b(?:0?\.\d\d?|1\.0\d?|[1-5]\.\d)\b|\bpoint (?:nine|eight|seven|six|five|oh)\b|\b(?:negative"
    r"|positive|significant|normal|not significant)\b|(?<![\d.])\.[4-9]\d\b"
)
_DRUG = WordPattern(
    r"\b(?:adenosine|regadenoson|lexiscan|papaverine|nitroprusside|hyperemi\w+|atp|vasodilat\w+|mcg/kg)\b"
)
_FFR = WordPattern(r"\b(?:ffr|cfr|imr|fractional flow|coronary flow reserve|flow reserve)\b")
_PICTURE = WordPattern(
    r"\b(?:ivus|intra-?\s?vascular ultrasound|intra-?\s?coronary ultrasound|oct|optical coherence"
    r"|optical frequency|hd-?ivus|opticross|eagle eye|dragonfly|ofdi|lumawave)\b"
    r"|\bultra-?\s?sound\s+(?:catheter|pull-?\s?back|run|probe (?:down|into|inside))\b"
    r"|\b(?:ultra-?\s?sound|imaging|pictures?|looked|look|sono\w*|light)\s+from (?:the )?(?:inside|within)\b"
    r"|\bultra-?\s?sound\b[^.;]{0,25}?\b(?:inside|within|in|of|down|along|through)\s+(?:the\s+|an?\s+|this\s+"
    r"|that\s+)?"
    r"(?:(?:distal|mid|middle|proximal|left|right|new|entire|whole|first|large)\s+){0,2}(?:lad|lcx|circumflex|rca"
    r"|main|main stem|diagonal|marginal|descending|coronar\w+|ramus)\b"
)
_SEEN = WordPattern(
    r"\b(?:mla|msa|mld|area|lumen|luminal|calci\w+|arc|plaque|diameter|reference|expan\w+|appos\w+"
    r"|dissection|pullback|(?:pulled|drawn) back|run|show\w*|reveal\w*|demonstrat\w*|confirm\w*"
    r"|fractur\w*|visible|under-?expan\w*|malappos\w*|measur\w+|performed|done|imag\w+|used|guid\w+|interrogat\w+"
    r"|mm2?|sized?|perform)\b|\d\.\d"
)
_DECIDED = WordPattern(r"\b(?:ivus|oct|imaging) (?:was )?(?:decided|chosen|planned|requested)\b")
_IN_PASSING = WordPattern(
    r"\b(?:stopped|stops|ended|ends)\s(?:at|before|short of)\s(?:its|the)\s(?:distal|far|lower)\s"
    r"(?:end|part|third|margin)\b"
    r"|\b(?:same|that) (?:pull-?\s?back|run)\b|\bno measurements?\b|\bnot measured\b|\bincidental\w*\b|\bin passing\b"
)
"""An artery that came into the picture of another one, or at whose far end the catheter was drawn back no further."""
_NOT_THROUGH = WordPattern(
    r"\b(?:catheters?|probes?|ivus|oct|it)\s(?:(?:would|could|did)(?:\s(?:not|never)|n['\u2019]t)|cannot|failed to)"
    r"\s(?:be\s)?(?:pass\w*|cross\w*|advanc\w*|go|deliver\w*|track\w*|reach\w*)\b"
)
_FIGURES = WordPattern(r"\b(?:mla|msa|mld|mm2|area)\b")
_BARE_NAME = re.compile(
    r"(?:^\W*|\s(?:[a-z]|\d{1,2})[.)]\s+)(?:\w+\s)?(?:physiology|ffr|pressure wire)\W*$", re.IGNORECASE
)
"""The measure alone, as a heading names it."""
_ABSENT = frozenset({"negated", "planned", "hypothetical", "historical"})
_MOST_APART = 6


def find_coronary_lumen(context: Context, session: Session) -> Parts:
    """Acts with artery, index and drug, or nothing."""
    live = statements(context)
    flow = _flow(context, live)
    pictures = _pictures(context, live, _treated(session.acts))
    return Parts(acts=(*flow, *pictures), facts=(*_flow_facts(flow), *_picture_facts(pictures)))


def _treated(acts: Iterable[Act]) -> frozenset[str]:
    """Major arteries that the session treats."""
    done = (act for act in acts if act.status == "performed" and act.kind in _TREATMENTS)
    return frozenset(artery for act in done if isinstance(artery := act.details.get("artery"), str))


def _flow(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    out: dict[str, list[Clause]] = {}
    told = [
        item
        for item in live
        if (asserted(_FLOW, item.text) or asserted(_BY_ANGIOGRAM, item.text))
        and not _FROM_CT.search(item.text)
        and not _is_heading(context, item.clause)
        and not _heads_own_rows(item, live)
        and _coronary_report(context)
    ]
    for item in told:
        listed = {} if _named(context, item, _FLOW) else _listed(context, item, live)
        for artery, clause in (listed or dict.fromkeys(_arteries(context, item, live, _FLOW), item.clause)).items():
            out.setdefault(artery, []).extend([item.clause, clause])
    drug = any(
        asserted(_DRUG, item.text)
        for item in live
        if any(abs(item.clause.index - t.clause.index) <= _MOST_APART for t in told)
    )
    acts: list[Act] = []
    for artery, clauses in out.items():
        computed = all(_BY_ANGIOGRAM.search(clause.text) for clause in clauses)
        valued = any(_VALUE.search(clause.text) for clause in clauses) or _continued(clauses, live)
        if not valued:
            continue
        details: dict[str, Detail] = {"artery": artery} if artery else {}
        if computed:
            details["from_angiogram"] = True
        elif drug or any(_FFR.search(clause.text) for clause in clauses):
            details["hyperemia"] = True
        else:
            details["hyperemia"] = False
        acts.append(heart_act(context, "coronary_physiology", f"flow-{artery or 'unknown'}", clauses[:4], details))
    return tuple(acts)


def _listed(context: Context, item: Statement, live: tuple[Statement, ...]) -> dict[str, Clause]:
    """Arteries with their ratios in the lines right behind the words for the measure ("LAD 0.84 / RCA 0.88")."""
    out: dict[str, Clause] = {}
    for later in live:
        if not 0 < later.clause.index - item.clause.index <= _MOST_LISTED:
            continue
        if not _RATIO.search(later.text):
            break
        for mention in _vessels(later.clause):
            name = _of(context, mention, later.clause)
            if name is not None and _RATIO.search(later.clause.after(mention)[:_BEHIND]):
                out.setdefault(name, later.clause)
    return out


_MOST_LISTED = 4
_BEHIND = 25


def _is_heading(context: Context, clause: Clause) -> bool:
    """Whether a clause only names its part of the report ("Pressure wire."), or the report as a whole."""
    if tier_of(context, clause) == "listed" and not _VALUE.search(clause.text):
        return True
    return bool(clause.title) and clause.text.strip(" .:\n").lower() == clause.title.strip(" .:\n").lower()


def _heads_own_rows(item: Statement, live: tuple[Statement, ...]) -> bool:
    """Whether the measure stands alone above a row that names it again with its artery."""
    name = _BARE_NAME.search(item.text)
    if name is None or _FLOW.search(item.text[: name.start()]) is not None:
        return False
    row = next((other for other in live if other.clause.index > item.clause.index), None)
    return row is not None and asserted(_FLOW, row.text) is not None and bool(_vessels(row.clause))


def _continued(clauses: list[Clause], live: tuple[Statement, ...]) -> bool:
    """A value told in the statements right after."""
    last = max(clause.index for clause in clauses)
    return any(last < item.clause.index <= last + 2 and _RATIO.search(item.text) for item in live)


_RATIO = WordPattern(r"\b0?\.[5-9]\d\b|\bvalue\b")


def _flow_facts(acts: tuple[Act, ...]) -> Iterator[Fact]:
    for act in acts:
        spans = act.spans[:1]
        yield Fact(element="flow_values", about=act.id, spans=spans)
        if "artery" in act.details:
            yield Fact(element="artery", about=act.id, spans=spans)
        if act.details.get("hyperemia") is True:
            yield Fact(element="hyperemia_drug", about=act.id, spans=spans)


def _picture_facts(acts: tuple[Act, ...]) -> Iterator[Fact]:
    for act in acts:
        spans = act.spans[:1]
        if "artery" in act.details:
            yield Fact(element="artery", about=act.id, spans=spans)
        if any(_MEASURED.search(span.text) for span in act.spans):
            yield Fact(element="measurements", about=act.id, spans=spans)


_MEASURED = WordPattern(
    r"\b(?:mla|msa|area|diameter|reference|lumen|expan\w+|appos\w+|calci\w+|arc|plaque|malappos\w+"
    r"|measur\w+|show\w*|reveal\w*|confirm\w*|demonstrat\w*)\b|\b\d+(?:\.\d+)?\s?(?:mm|sq)"
)


def _pictures(context: Context, live: tuple[Statement, ...], treated: frozenset[str]) -> tuple[Act, ...]:
    if not _coronary_report(context):
        return ()
    out: dict[str, list[Clause]] = {}
    for item in live:
        if not asserted(_PICTURE, item.text) or not _SEEN.search(item.text) or _DECIDED.search(item.text):
            continue
        if _IN_PASSING.search(item.text) or (_NOT_THROUGH.search(item.text) and not _FIGURES.search(item.text)):
            continue
        for artery in _arteries(context, item, live, _PICTURE, treated):
            out.setdefault(artery, []).append(item.clause)
    if len(out) > 1:
        out.pop("", None)
    return tuple(
        heart_act(
            context,
            "coronary_imaging",
            f"lumen-picture-{artery or 'unknown'}",
            [clause for first in clauses[:2] for clause in _with_rest(first, live)],
            {"artery": artery} if artery else {},
        )
        for artery, clauses in out.items()
    )


def _with_rest(first: Clause, live: tuple[Statement, ...]) -> list[Clause]:
    """A look with the figures told in the next statement."""
    return [item.clause for item in live if first.index <= item.clause.index <= first.index + 1]


def _arteries(
    context: Context,
    item: Statement,
    live: tuple[Statement, ...],
    words: WordPattern,
    treated: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Arteries of a look: those its clause names beside it, else the one told last before it, of those ``treated``.

    A look that names no artery serves the treatment.
    """
    named = _named(context, item, words)
    if named:
        return named
    spoken = any(_of(context, mention, item.clause) for mention in _vessels(item.clause))
    later = _first_after(context, item, live) if spoken else None
    if later is not None:
        return (later,)
    for earlier in reversed([other for other in live if other.clause.index < item.clause.index][-_MOST_APART:]):
        names = [_of(context, mention, earlier.clause) for mention in _vessels(earlier.clause)]
        told = [name for name in names if name and (not treated or name in treated)]
        if told:
            return (told[-1],)
    if len(treated) == 1:
        return tuple(treated)
    after = _first_after(context, item, live)
    return (after or "",)


def _first_after(context: Context, item: Statement, live: tuple[Statement, ...]) -> str | None:
    """The artery named first in the two statements behind a look."""
    for later in [other for other in live if other.clause.index > item.clause.index][:2]:
        if _IN_PASSING.search(later.text):
            continue
        for mention in _vessels(later.clause):
            name = _of(context, mention, later.clause)
            if name is not None:
                return name
    return None


def _named(context: Context, item: Statement, words: WordPattern) -> tuple[str, ...]:
    clause = item.clause
    match = asserted(words, item.text)
    found: dict[str, int] = {}
    ends: dict[str, int] = {}
    owners: dict[str, None] = {}
    for mention in _vessels(clause):
        name = _of(context, mention, clause)
        if name is None or _OPEN.match(clause.after(mention)):
            continue
        if _LIMIT.search(clause.before(mention)[-25:]):
            ends.setdefault(name, mention.start - clause.start)
            continue
        found.setdefault(name, mention.start - clause.start)
        look = words.search(item.text, mention.end - clause.start)
        if look is not None and _BELONGS.fullmatch(item.text[mention.end - clause.start : look.start()]):
            owners[name] = None
    if not found and len(ends) == 1 and "LM" not in ends:
        # "Pressure wire to the LAD": the one artery that is named is where the tool went.
        return tuple(ends)
    if match is None or len(found) < 2:
        return tuple(found)
    if owners:
        return tuple(owners)
    near = [name for name, at in found.items() if -60 <= at - match.start() <= 90]
    if "LM" in near and len(near) > 1 and _ONE_RUN.search(item.text) and not _OWN.search(item.text):
        near.remove("LM")
    return tuple(near) or tuple(found)[:1]


_LIMIT = WordPattern(
    r"\b(?:to|into|toward|up to|until|from|wire (?:in|to|down)|in the distal)\s+(?:the\s+)?(?:\w+\s+)?$"
)
_BELONGS = re.compile(r"[\s:(-]*(?:(?:lesion|stenosis|was|by|with|had|at)\s+){0,2}", re.IGNORECASE)
"""What may stand between an artery and its own look ("LAD FFR", "RCA: iFR")."""
_OPEN = WordPattern(r"\s+(?:ostium|ostia|origin|to (?:the )?aorta)\b")
_ONE_RUN = WordPattern(r"\b(?:pull-?\s?back|one run|single run)\b")
_OWN = WordPattern(r"\b(?:left main|lm)\b[^.;]{0,30}\b(?:mla|area|\d+(?:\.\d+)?\s?(?:mm2|sq))")


def _vessels(clause: Clause) -> tuple[Mention, ...]:
    return tuple(m for m in clause.of("VESSEL") if m.assertion not in _ABSENT)


def _of(context: Context, mention: Mention, clause: Clause) -> str | None:
    if mention.concept in GRAFTS:
        return fed_artery(context, mention, clause)
    return major_artery(mention.concept, context.knowledge.vessels)


def _coronary_report(context: Context) -> bool:
    tree = context.knowledge.vessels
    return any(
        mention.label == "VESSEL" and (mention.concept in GRAFTS or major_artery(mention.concept, tree) is not None)
        for mention in context.reading.mentions
    )


BUILDER = FamilyBuilder("coronary_lumen", KINDS, find_coronary_lumen)
