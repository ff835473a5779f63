"""Sacroiliac joint injections and fusions, basivertebral ablation and annulus heating (SPIN-26, SPIN-55 to SPIN-58)."""

from __future__ import annotations

from collections.abc import Iterable

from ircoder.findings import pain_words as words
from ircoder.findings.context import Context
from ircoder.findings.families.vertebral_cement import SPINE
from ircoder.findings.model import Act, Detail, Side
from ircoder.findings.pain_guidance import find_pain_guidance
from ircoder.findings.pain_scene import ASIDE, Line, levels_in, lines_of, sides_in, titled, told
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset({"sacroiliac_injection", "sacroiliac_fusion", "basivertebral_ablation", "annuloplasty"})
_JOINT = r"(?:si|s\.i\.|sij|sacro-?\s?iliac)"
_INJECTION = WordPattern(
    rf"\b{_JOINT}(?: joints?)?\b[^.;\n]{{0,45}}\b(?:inject\w*|inj|blocks?|arthrogra\w+|infiltrat\w+)\b"
    rf"|\b(?:inject\w*|inj|blocks?|arthrogra\w+)\b[^.;\n]{{0,45}}\b{_JOINT}(?: joints?)?\b"
)
_JOINT_NAME = WordPattern(rf"\b{_JOINT}(?: joints?)?\b")
_ENTERED = WordPattern(
    r"\b(?:enter\w*|advanc\w*|direct\w*|access\w*|plac\w*|needle|gauge|intra-?articular|inject\w*|into|dye in"
    r"|contrast in(?:side)?|(?:inferior|lower) third"
    r"|in the joint"
    r"|yes)\b"
)
_OTHER_WORK = WordPattern(
    rf"\b(?:lateral branch\w*|radio-?frequency|rfa?|denervat\w+|neurotomy"
    rf"|(?<!after )(?<!prior )(?<!lumbar )(?<!post )fusion|arthrodesis|fixation"
    rf"|stabili[sz]ation)\b"
    rf"|\b{_JOINT}(?: joint)? nerves?\b|\bleak\w*\b|\bcement\w*\b|\bnot (?:inject|enter)\w*\b"
)
_FUSION = WordPattern(
    rf"\b{_JOINT}(?: joints?)?\b[^.;\n]{{0,40}}\b(?:fusion|fused|arthrodesis|stabili[sz]ation|fixation)\b|\bsijf\b"
    rf"|\b(?:fusion|arthrodesis|stabili[sz]ation|fixation)\b[^.;\n]{{0,40}}\b{_JOINT}(?: joints?)?\b|\bi-?fuse\b"
    rf"|\blinq\b|\bpainteq\b"
)
_ACROSS = WordPattern(
    r"\b(?:i-?fuse(?!.{0,20}(?:intra|tors?o?))|transfix\w*|lag screws?|screws?|triangular|simmetry|rialto|sambone"
    r"|samba|titanium (?:implants?|rods?)"
    r"|across the (?:\w+ ){0,2}joint|cross(?:es|ed|ing) the (?:\w+ ){0,2}joint|through the (?:ilium|iliac)"
    r"|lateral (?:approach|transiliac)|trans-?iliac"
    r"|(?:pierc|penetrat|perforat)\w+[^.;]{0,40}cort\w+|hybrid)\b"
)
_INSIDE = WordPattern(
    r"\b(?:allograft|wedge|intra-?articular (?:implant|graft|spacer|device|fusion)|linq|painteq|cornerloc|nevro1"
    r"|transloc|posterior (?:approach|allograft)"
    r"|cortices (?:were |are )?(?:intact|not)|(?:within|inside|into|in) the (?:(?:left|right|posterior|si"
    r"|sacroiliac|inferior) )*joint"
    r"|(?:no|neither|without)[^.;]{0,40}cort\w+)\b"
)
_NO_CORTEX = WordPattern(
    r"\b(?:no|neither|without|not)\b[^.;]{0,50}\b(?:cort\w+|transfix\w*|cross\w*|screws?)\b"
    r"|\bcort\w+[^.;]{0,25}\b(?:intact|not|spared)\b"
)
_BASIVERTEBRAL = WordPattern(r"\b(?:basi-?\s?vertebral|bvna?|intracept)\b")
_ANNULUS = WordPattern(
    r"\b(?:idet|idta|biacuplasty|annuloplasty|intra-?discal electro-?thermal|annul\w+ (?:heating|denervation)"
    r"|disctrode|discal (?:rf|biacuplasty))\b"
)
_SHORT, _FIRST = 90, 2
_NEEDLED = WordPattern(
    rf"\b(?:needles?|gauge|\d\d\s?ga?)\b[^.;]{{0,60}}\b(?:to|in|into|at)\b[^.;]{{0,30}}\b{_JOINT}(?: joints?)?\b"
)
_IN_JOINT = WordPattern(
    r"\b(?:needles?|\d\d\s?g(?:a|auge)?|tuohy|spinal)\b[^;]{0,80}\bjoints?\b|\b(?:in|into|within) (?:the |each "
    r"|both )?"
    r"(?:\w+ ){0,3}joints?\b|\bintra-?articular\w*|\bentered\b[^.;]{0,40}\bjoints?\b"
)
_NAMES = WordPattern(r"\b(?:si|sij|sacro-?\s?iliac|sijf|ifuse|linq|painteq)\b")
"""Names of the joint and its implants, of which one stands wherever it is worked on; two more begin with one letter."""
_BUTTOCK = WordPattern(
    r"\b(?:buttocks?|gluteal) pain\b"
    r"|\bpain (?:in|of|over) (?:the |both |her |his )?(?:\w+ )?buttocks?\b"
)
_PROVOKED = WordPattern(
    r"\bprovocati(?:on|ve) (?:\w+ )?(?:signs?|tests?|man(?:o?eu|eu)v\w+)\b"
    r"|\b(?:faber|patrick'?s?|gaenslen'?s?|fortin\w*"
    r"|thigh thrust|sacral thrust)\b"
)
_OTHER_JOINT = WordPattern(
    r"\b(?:hip|shoulder|knee|ankle|elbow|wrist|acetab\w+|femoral head|trochanter\w*)(?: joints?)?\b[^.;]{0,40}"
    r"\b(?:inject\w*|needle|contrast|entered)\b"
    r"|\b(?:needle|contrast|inject\w*)\b[^.;]{0,40}\b(?:hip|shoulder|knee|acetab\w+|trochanter\w*|facets?)\b"
)
_JOINT_LINE = WordPattern(r"\bcontrast\b[^.;]{0,30}\bjoint\b")
_HEATED = WordPattern(
    r"\b(?:ablat\w+|lesion\w*|heat\w*|\d\d\s?(?:\u00b0|deg\w*)?\s?c\b|degrees|radio-?frequency|rf|minutes|energy)\b"
)


_MONITOR = "cardiac_rhythm_device"


def find_sacroiliac_work(context: Context, session: Session) -> Parts:
    """Acts at the sacroiliac joint, in vertebral bodies and in the annulus, with their guidance."""
    if _MONITOR in context.kinds:
        return Parts()  # "LINQ" is the name of a recorder of the heart as well
    unnamed = _by_complaint(context)
    if not unnamed and not context.may_say(_NAMES, _BASIVERTEBRAL, _ANNULUS) and not context.holds("s.i.", "i-fuse"):
        return Parts()
    lines = lines_of(context)
    # An opening without a verb tells of the needle as well.
    body = tuple(line for line in lines if line.tier == "told" or line.section == "body") or told(lines)
    nerves = any(act.details.get("nerve") == "sacroiliac_nerves" for act in session.acts)
    # Where nerves of the joint were numbed, and no needle is told in it, it is named for their sake.
    branches = nerves and not any(_IN_JOINT.search(line.text) and line.live(0, 1) for line in body)
    of_joint: tuple[Line, ...] = () if branches else lines
    in_joint: tuple[Line, ...] = () if branches else body
    acts = (
        *(_injection(of_joint, in_joint) or (_into_unnamed(lines, body) if unnamed else ())),
        *_fusion(lines, body),
        *_basivertebral(lines, body),
        *_annulus(lines, body),
    )
    return Parts(acts=acts) + find_pain_guidance(context, acts, "sacroiliac")


def _live(pattern: WordPattern, lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(
        line for line in lines if any(line.live(match.start(), match.end()) for match in pattern.finditer(line.text))
    )


def _injection(lines: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    named = tuple(line for line in _live(_INJECTION, lines) if not _OTHER_WORK.search(line.text))
    entered = tuple(
        line for line in _live(_JOINT_NAME, body) if _ENTERED.search(line.text) and not _OTHER_WORK.search(line.text)
    )
    given = [line for line in body if words.gives_drug(line.text) or words.DRUG.search(line.text)]
    contrast = any("contrast" in line.text.lower() or "arthrogram" in line.text.lower() for line in body)
    own = [line for line in entered if words.DRUG.search(line.text) or (given and _NEEDLED.search(line.text))]
    if not named and not own:
        named = _headed(lines, body)
    if not named and not own:
        return ()
    if not given and not contrast:
        return ()
    substance = words.substance(" ".join(line.text for line in given)) or ("contrast" if not given else "unstated")
    side = _side((*named, *entered), lines, _JOINT_NAME)
    details: dict[str, Detail] = {"substance": substance}
    return (_act("sacroiliac_injection", side, (), details, (*entered, *named)),)


def _by_complaint(context: Context) -> bool:
    """Whether buttock pain and the tests that provoke it say which joint "the joint" is, and no other is named."""
    text = context.reading.text
    return all(words.search(text) for words in (_BUTTOCK, _PROVOKED)) and not _OTHER_JOINT.search(text)


def _into_unnamed(lines: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    """Drug in "the joint" of a report whose complaint is that of the sacroiliac joint."""
    entered = tuple(line for line in body if _IN_JOINT.search(line.text) or _JOINT_LINE.search(line.text))
    given = [line for line in body if words.gives_drug(line.text) or words.DRUG.search(line.text)]
    if not entered or not given:
        return ()
    details: dict[str, Detail] = {"substance": words.substance(" ".join(line.text for line in given)) or "unstated"}
    return (_act("sacroiliac_injection", _side(entered, lines, _JOINT_NAME), (), details, (*entered, *given)),)


def _headed(lines: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Line, ...]:
    """Titles that name the joint alone ("Both SI joints."), where the course tells of a needle in "the joint"."""
    headed = tuple(
        line
        for line in _live(_JOINT_NAME, dict.fromkeys((*titled(lines), *lines[:_FIRST])))
        if len(line.text) < _SHORT and not _OTHER_WORK.search(line.text)
    )
    return headed if any(_IN_JOINT.search(line.text) for line in body) else ()


def _side(at: tuple[Line, ...], lines: tuple[Line, ...], pattern: WordPattern) -> Side | None:
    """Side told beside the joint, else the only one of titles, else of the report."""
    found = {
        line.side(match.start(), match.end())
        for line in at
        for match in pattern.finditer(line.text)
        if line.live(match.start(), match.end())
    } - {None}
    own = {side for line in at for side in sides_in(line.text)}
    if not found and len(own) == 1:
        found = {*own}
    for group in (titled(lines), lines):
        found = found or {side for line in group if not ASIDE.search(line.text) for side in sides_in(line.text)}
    if "bilateral" in found or {"left", "right"} <= found:
        return "bilateral"
    return next(iter(found), None)


def _fusion(lines: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    named = _live(_FUSION, lines)
    placed = WordPattern(r"\b(?:implant\w*|graft|allograft|device|screws?|wedge|pins?|rods?|dowel)\b")
    if not named or not _live(placed, body):
        return ()
    across = [line for line in _live(_ACROSS, lines) if not _NO_CORTEX.search(line.text)]
    inside = [line for line in lines if _INSIDE.search(line.text)]
    details: dict[str, Detail] = {}
    if across or inside:
        details["transfixing"] = bool(across)
    return (_act("sacroiliac_fusion", _side(named, lines, _JOINT_NAME), (), details, (*named, *across, *inside)),)


def _basivertebral(lines: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    named = _live(_BASIVERTEBRAL, lines)
    if not named or not (_live(_HEATED, body) or any(line.chains for line in named)):
        return ()
    levels: dict[str, None] = {}
    for group in (titled(lines), body):
        for line in group:
            for match in line.chains:
                if line.live(match.start(), match.end()) and (line in named or group is body):
                    levels.update((one, None) for level in levels_in(match) for one in level.split("-") if one in SPINE)
        if levels:
            break
    ordered = tuple(sorted(levels, key=SPINE.index))
    details: dict[str, Detail] = {"destructive_method": "heat"}
    return (_act("basivertebral_ablation", None, ordered, details, named),)


def _annulus(lines: tuple[Line, ...], body: tuple[Line, ...]) -> tuple[Act, ...]:
    named = _live(_ANNULUS, lines)
    if not named or not _live(_HEATED, body):
        return ()
    levels = dict.fromkeys(
        level
        for line in lines
        for match in line.chains
        if line.live(match.start(), match.end())
        for level in levels_in(match)
        if "-" in level
    )
    return (_act("annuloplasty", None, tuple(levels), {}, named),)


def _act(
    kind: str, side: Side | None, levels: tuple[str, ...], details: dict[str, Detail], lines: Iterable[Line]
) -> Act:
    return Act(
        id=f"{kind.replace('_', '-')}-1",
        kind=kind,
        family=load_act_kinds()[kind].family,
        side=side,
        levels=levels,
        details=details,
        spans=tuple(dict.fromkeys(line.quote for line in lines))[:4],
    )


BUILDER = FamilyBuilder("sacroiliac", KINDS, find_sacroiliac_work, by_item=True)
