"""Drugs other than lytics infused through a catheter: brain arteries in spasm, chemotherapy, and other arteries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.device_use import is_used, tier_of
from ircoder.findings.model import Act, Detail, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.treated_organs import of_the_heart
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

KINDS = frozenset({"infusion", "intracranial_infusion", "chemotherapy_infusion"})
_DRUG = WordPattern(
    r"\b(?:verapamil|nicardipine|milrinone|nimodipine|papaverine|clevidipine|cardene|calan|nitroglycerin|eptifibatide|abciximab"
    r"|integrilin|tirofiban)\b"
)
_GIVEN = WordPattern(
    r"\b(?:infus\w+|administer\w+|given|gave|deliver\w+|inject\w+|instill\w+|push\w*|over|min(?:utes?)?|pump|drip|hung"
    r"|start(?:s|ed)?)\b"
)
_MINUTES = re.compile(r"\b(?P<first>\d+)(?:\s*(?:-|to)\s*(?P<last>\d+))?[\s-]*min(?:ute)?s?\b", re.IGNORECASE)
_WORDS = {"two": 2, "three": 3, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40}
_MINUTE_WORDS = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)})[\s-]+minutes?\b", re.IGNORECASE)
_PUSHED = WordPattern(r"\b(?:bolus\w*|pushed|push|hand inject\w*|as a test|slowly by hand)\b")
_OF_BRAIN = r"(?:m[12]|a[12]|p[12]|ica|mcas?|acas?|pcas?|basilar|supraclinoid|cerebral|intracranial)"
_SPASM = WordPattern(
    r"\b(?:vasospasm|vasospastic|rcvs|delayed cerebral ischemia|subarachnoid|sah)\b"
    rf"|\bspasm\b[^.;]{{0,25}}\b{_OF_BRAIN}\b|\b{_OF_BRAIN}\b[^.;]{{0,25}}\bspasm\b"
)
_ENTRY = WordPattern(
    r"\b(?:radial cocktail|cocktail|radial artery|through the (?:radial )?sheath|radial spasm|catheter[- ]induced)\b"
)
_NOT = WordPattern(r"\b(?:no|not|without|never|considered|if|oral|intravenous|iv|po|drip by anesthesia)\b")
_BRAIN_TRUNKS = ("vessel:common_carotid_artery", "vessel:vertebral_artery", "vessel:left_vertebral_artery_from_arch")
_BOTH = WordPattern(r"\b(?:both|bilateral\w*|each)\b")
_EACH = WordPattern(r"\b(?:each|both|all|respectively|these)\b")
_BACK = 4


def find_drug_infusions(context: Context, session: Session) -> Parts:
    """Acts of the session, one for each artery that was infused."""
    if of_the_heart(context):
        return Parts()
    brain = _brain(context) if _SPASM.search(context.reading.text) else ()
    rest = _named(context, session, brain=bool(brain))
    acts = tuple(replace(act, id=f"infusion-{number}") for number, act in enumerate((*brain, *rest), start=1))
    return Parts(acts=session.through(context, acts))


def _brain(context: Context) -> tuple[Act, ...]:
    acts: dict[tuple[str, Side | None], Act] = {}
    for clause in context.body():
        match = _DRUG.search(clause.text)
        if match is None or _ENTRY.search(clause.text) or not context.happened(clause):
            continue
        if not _GIVEN.search(clause.text) or _NOT.search(clause.text[max(0, match.start() - 30) : match.start()]):
            continue
        summed = tier_of(context, clause) != "told"
        for vessel in _trunks(context, clause, clause.start + match.start()):
            both = (
                _BOTH.search(clause.text[: vessel.end - clause.start][-60:]) if vessel.start >= clause.start else None
            )
            for side in sides("bilateral" if both or vessel.side == "bilateral" else vessel.side):
                key = (vessel.concept, side)
                if summed and acts:
                    continue
                known = acts.get(key)
                acts[key] = _infused(context, clause, match.start(), key, known)
    return tuple(acts.values())


def _trunks(context: Context, clause: Clause, at: int) -> tuple[Mention, ...]:
    """Brain-feeding arteries that the drug went into: of the clause, else the last one reached before."""
    own = [v for v in clause.of("VESSEL") if _feeds_brain(context, v) and v.assertion not in {"negated", "planned"}]
    if own:
        before = [v for v in own if v.start < at]
        after = [v for v in own if v.start > at]
        return tuple(after or before[-1:]) if after or len(before) == 1 else tuple(before)
    for other in reversed(context.clauses[max(0, clause.index - _BACK) : clause.index]):
        found = [v for v in other.of("VESSEL") if _feeds_brain(context, v) and v.assertion != "negated"]
        if found and other.section not in BACKGROUND:
            return tuple(found) if _EACH.search(clause.text) else tuple(found[-1:])
    return ()


def _feeds_brain(context: Context, mention: Mention) -> bool:
    tree = context.knowledge.vessels
    path = tree.path(mention.concept)
    return any(trunk in path for trunk in _BRAIN_TRUNKS) and "vessel:external_carotid_artery" not in path


def _infused(context: Context, clause: Clause, at: int, key: tuple[str, Side | None], known: Act | None) -> Act:
    details: dict[str, Detail] = dict(known.details) if known else {}
    minutes = _minutes(context, clause, at)
    if minutes is not None:
        told = details.get("minutes", 0)
        details["minutes"] = max(minutes, told if isinstance(told, int) else 0)
    elif _PUSHED.search(clause.text):
        details["bolus"] = True
    drug = _DRUG.search(clause.text)
    if drug is not None:
        details["substance"] = drug.group().lower()
    spans = (*(known.spans if known else ()), context.quote(clause))
    return Act(
        id="infusion",
        kind="intracranial_infusion",
        family="infusion_therapy",
        target=key[0],
        side=key[1],
        details=details,
        spans=tuple(dict.fromkeys(spans)),
    )


def _minutes(context: Context, clause: Clause, at: int) -> int | None:
    """Duration told behind the drug in its sentence, else anywhere in the sentence or the next one."""
    following = context.clauses[clause.index + 1 : clause.index + 2]
    for text in (clause.text[at:], clause.text, *(other.text for other in following)):
        match = _MINUTES.search(text)
        if match is not None:
            return int(match["last"] or match["first"])
        word = _MINUTE_WORDS.search(text)
        if word is not None:
            return _WORDS[word["word"].lower()]
    return _from_log(context, clause)


_STAMP = re.compile(r"\W*(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)\b")
_BEGUN = WordPattern(r"\b(?:start(?:s|ed)?|beg[au]n|begins?|on|running|hung)\b")
_ENDED = WordPattern(
    r"\b(?:(?:infusion|verapamil|nicardipine|milrinone|nimodipine|papaverine|drip|pump|drug)\b[^.;]{0,20}"
    r"\b(?:end(?:s|ed)?|stop(?:s|ped)?|off|done|finish\w*|complete[d]?|over|in)"
    r"|(?:end|stop|off|finished)\b[^.;]{0,15}\b(?:infusion|verapamil|nicardipine|milrinone|nimodipine|papaverine|drip|pump))\b"
)
_DAY = 24 * 60


def _from_log(context: Context, clause: Clause) -> int | None:
    """Minutes between the line of a log where the drug is started and the one where it ends, of the same vessel."""
    began = _STAMP.match(clause.text)
    if began is None or not _BEGUN.search(clause.text):
        return None
    own = {(v.concept, v.side) for v in clause.of("VESSEL")}
    for other in context.clauses[clause.index + 1 :]:
        ended = _STAMP.match(other.text)
        if ended is None:
            continue
        if _DRUG.search(other.text) and _BEGUN.search(other.text):
            return None
        named = {(v.concept, v.side) for v in other.of("VESSEL")}
        if _ENDED.search(other.text) and (not named or not own or named & own):
            return (_clock(ended) - _clock(began)) % _DAY
    return None


def _clock(stamp: re.Match[str]) -> int:
    return int(stamp["hour"]) * 60 + int(stamp["minute"])


def _named(context: Context, session: Session, *, brain: bool) -> Iterator[Act]:
    """Infusions told by their name: chemotherapy, and drugs into other arteries."""
    done: set[str] = set()
    embolized = any(act.kind == "embolization" for act in session.acts)
    for clause in context.clauses:
        tier = tier_of(context, clause)
        if tier is None or clause.section in TITLES:
            continue
        for mention in clause.of("INTERVENTION"):
            kind = mention.kind
            if kind not in KINDS or kind in done or not is_used(context, clause, mention):
                continue
            if (kind == "chemotherapy_infusion" and embolized) or (kind != "chemotherapy_infusion" and brain):
                continue
            if kind == "intracranial_infusion":
                continue
            if kind == "infusion" and not _DRUG_ELSEWHERE.search(clause.text):
                continue
            done.add(kind)
            home = next(iter(session.targets.aimed_at(clause, mention)), None)
            yield Act(
                id="infusion",
                kind=kind,
                family="infusion_therapy",
                target=home.vessel if home else None,
                side=home.side if home else None,
                spans=(context.quote(clause),),
            )


_DRUG_ELSEWHERE = WordPattern(
    r"\b(?:papaverine|vasopressin|nitroglycerin|prostaglandin|alprostadil|iloprost|verapamil|nicardipine|nitro|secretin|calcium"
    r"|octreotide|stem cells?|steroid|antibiotic\w*)\b"
)

BUILDER = FamilyBuilder("drug_infusion", kinds=KINDS, find=find_drug_infusions)
